/** Access denied by an Action, a rule or the provider. */
import { ago, times } from '../../../words.js';
import { freshness, logIds, said, standingOf } from '../../failures.js';
import { isAuth0Block } from '../block-text.js';
import type { CauseDeclaration, Rule } from '../cause.js';

declare module '../cause-id.js' {
  interface CauseIds {
    login_denied: true;
  }
}

/** Refused as blocked although the profile is not: an Action, a rule or the provider words it like that. */
const rule: Rule = (facts, history) => {
  const failures = standingOf(history, 'user_blocked');
  const [newest] = failures;
  if (!newest?.account || isAuth0Block(newest.event)) return undefined;
  if (facts.accounts.some((account) => account.blocked === true)) return undefined;
  return {
    score: 0.7 * freshness(facts, history, failures),
    because: `Rejected ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}, although the profile is not blocked.${said(newest)}`,
    evidence: logIds(failures),
    fixes: [],
    advice:
      'The wording is that of an Action, a rule or the identity provider: find it (list_action_trigger_bindings for post-login).',
  };
};

export const loginDenied: CauseDeclaration = {
  title: 'An Action, a rule or the identity provider denies access',
  reach: 'application',
  stage: 'after',
  signs: {
    text: /denied|not allowed|forbidden|unauthori[sz]ed|not permitted|no access|not approved|refused/,
    never: ['fp', 'fu', 'fs', 'fcp', 'fcpr', 'fcoa', 'fi', 'fertft', 'ferrt'],
  },
  endedBy: [],
  yieldsTo: 'any likely cause',
  rules: [rule],
  advice: {
    kind: 'log',
    score: 0.64,
    text: 'Look for a rule or Action that denies access (list_action_trigger_bindings for post-login), and compare with a person for whom it works (compare_users).',
    tools: ['list_action_trigger_bindings', 'compare_users'],
  },
};
