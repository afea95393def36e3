/** Rules about what lies around the account, and the last resort: what the log itself says. */
import { ago, q, times } from '../words.js';
import type { CauseId } from './causes.js';
import { freshness, logIds, standingOf } from './history.js';
import { type Rule, said } from './rules-account.js';

const known: readonly { cause: CauseId; score: number; advice: string }[] = [
  {
    cause: 'identity_provider',
    score: 0.86,
    advice:
      'Check the provider and the connection (get_connection, get_connection_status): certificates, secrets, addresses. Others on the same connection will be affected.',
  },
  {
    cause: 'action_failed',
    score: 0.86,
    advice:
      'list_action_trigger_bindings names the Actions of post-login; see which was deployed last, and roll it back if needed.',
  },
  {
    cause: 'session_lost',
    score: 0.62,
    advice:
      'A new sign-in mends it. If it keeps happening, compare the lifetimes and rotation of refresh tokens with how the application uses them.',
  },
  {
    cause: 'consent',
    score: 0.7,
    advice:
      'Sign in again and agree. If nobody should be asked, the API can skip consent for first-party applications (get_resource_server).',
  },
  { cause: 'stale_page', score: 0.55, advice: "Start anew from the application's own page, in one tab." },
  {
    cause: 'login_denied',
    score: 0.64,
    advice:
      'Look for a rule or Action that denies (list_action_trigger_bindings for post-login), and compare with a person for whom it works (compare_users).',
  },
  { cause: 'other_failure', score: 0.5, advice: 'get_log shows the complete event.' },
];

export const other: Rule = (facts, history) => {
  for (const { cause, score, advice } of known) {
    const failures = standingOf(history, cause);
    const [newest] = failures;
    if (!newest) continue;
    const { event } = newest;
    return {
      id: cause,
      score: score * freshness(facts, history, failures),
      because: `${event.meaning.says} Seen ${times(failures.length)}, last ${ago(event.at, facts.now)}${
        event.connection ? ` through ${q(event.connection)}` : ''
      }${event.clientName ? ` at ${q(event.clientName)}` : ''}.${said(newest)}`,
      evidence: logIds(failures),
      fixes: [],
      advice,
    };
  }
  return undefined;
};
