/** A password change that fails. */
import { ago, times } from '../../../words.js';
import { freshness, logIds, said, standingOf } from '../../failures.js';
import type { Rule } from '../cause.js';
import { passwordFixes } from '../password-ticket.js';

export const passwordChangeFailed: Rule = (facts, history) => {
  const failures = standingOf(history, 'password_change_failed');
  const [newest] = failures;
  if (!newest) return undefined;
  const account = newest.account ?? facts.accounts[0];
  return {
    score: 0.75 * freshness(facts, history, failures),
    because: `Changing the password failed ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}.${said(newest)}`,
    evidence: logIds(failures),
    fixes: passwordFixes(facts, account, newest.event),
  };
};
