/** Access denied by an Action, a rule or the provider. */
import { ago, times } from '../../../words.js';
import { freshness, logIds, said, standingOf } from '../../failures.js';
import { isAuth0Block } from '../block-text.js';
import type { Rule } from '../cause.js';

/** Refused as blocked although the profile is not: an Action, a rule or the provider words it like that. */
export const loginDenied: Rule = (facts, history) => {
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
