/** Breached-password detection refuses the password. */
import { ago } from '../../../words.js';
import { freshness, logIds, said, standingOf } from '../../failures.js';
import type { Rule } from '../cause.js';
import { withoutResetMail } from '../mail-switched-off.js';
import { passwordFixes } from '../password-ticket.js';

/** The password refused is one that was chosen just now, by the code of the event. */
const OF_NEW: Readonly<Record<string, string>> = {
  reset_pwd_leak: 'a new password at its change',
  fcp: 'a new password at its change',
  fcpr: 'a new password at its change',
  signup_pwd_leak: 'the password chosen at sign-up',
  fs: 'the password chosen at sign-up',
};

const CHOOSE_ANOTHER = {
  title: 'The new password is one that was leaked in a breach, and is rejected',
  tell: 'The new password that you chose appeared in a leak at another service, so it is not accepted. Please choose a different one.',
  do: 'Have the person choose a password that they use nowhere else; do not lift the protection.',
};

export const breachedPassword: Rule = (facts, history) => {
  const failures = standingOf(history, 'breached_password');
  const [newest] = failures;
  if (!newest) return undefined;
  const account = newest.account ?? facts.accounts[0];
  const chosen = OF_NEW[newest.event.type];
  return {
    score: 0.95 * freshness(facts, history, failures),
    because: `Breached-password detection ${chosen ? `refused ${chosen}` : 'stopped the sign-in'} ${ago(newest.event.at, facts.now)}.${said(newest)}`,
    evidence: logIds(failures),
    fixes: passwordFixes(facts, account, newest.event),
    ...(chosen
      ? CHOOSE_ANOTHER
      : {
          ...withoutResetMail(facts, history, newest, 'Your password appeared in a leak at another service.'),
          advice:
            'The password must be changed, here and wherever else it is used; unblocking the account does not help.',
        }),
  };
};
