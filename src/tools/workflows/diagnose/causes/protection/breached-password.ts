/** Breached-password detection refuses the password. */
import { ago } from '../../../words.js';
import { freshness, logIds, said, standingOf } from '../../failures.js';
import type { Rule } from '../cause.js';
import { withoutResetMail } from '../mail-switched-off.js';
import { passwordFixes } from '../password-ticket.js';

export const breachedPassword: Rule = (facts, history) => {
  const failures = standingOf(history, 'breached_password');
  const [newest] = failures;
  if (!newest) return undefined;
  const account = newest.account ?? facts.accounts[0];
  return {
    score: 0.95 * freshness(facts, history, failures),
    because: `Breached-password detection stopped the sign-in ${ago(newest.event.at, facts.now)}.${said(newest)}`,
    evidence: logIds(failures),
    fixes: passwordFixes(facts, account, newest.event),
    ...withoutResetMail(facts, history, newest, 'Your password appeared in a leak at another service.'),
    advice:
      'The password must be changed, here and wherever else it is used; unblocking the account does not help.',
  };
};
