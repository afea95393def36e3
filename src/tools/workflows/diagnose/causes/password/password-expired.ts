/** A password that must be changed. */
import { ago, times } from '../../../words.js';
import { freshness, logIds, said, standingOf } from '../../failures.js';
import type { Rule } from '../cause.js';
import { withoutResetMail } from '../mail-switched-off.js';
import { passwordFixes } from '../password-ticket.js';

export const passwordExpired: Rule = (facts, history) => {
  const failures = standingOf(history, 'password_expired');
  const [newest] = failures;
  if (!newest) return undefined;
  const account = newest.account ?? facts.accounts[0];
  const since = account?.lastPasswordReset;
  return {
    score: 0.92 * freshness(facts, history, failures),
    because: `Rejected ${times(failures.length)} because the password is too old or must be changed${
      since ? `; it was last changed ${ago(since, facts.now)}` : ''
    }.${said(newest)}`,
    evidence: logIds(failures),
    fixes: passwordFixes(facts, account, newest.event),
    ...withoutResetMail(facts, history, newest, 'Your password has expired.'),
  };
};
