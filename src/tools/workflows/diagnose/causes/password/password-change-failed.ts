/** A password change that fails. */
import { ago, times } from '../../../words.js';
import { freshness, logIds, said, standingOf } from '../../failures.js';
import type { Rule } from '../cause.js';
import { passwordFixes } from '../password-ticket.js';

/** The mail with the link was asked for and did not come: no new password was refused. */
const NO_LINK = {
  title: 'The request for a new password fails',
  tell: 'Our mail for a new password could not be sent. It is not your address, and we are correcting it.',
  do: 'Read the text of the failure, and correct what stops the mail (get_email_provider, get_email_template for reset_email). Until then hand a link over by another way, once it is clear that it is them.',
};

export const passwordChangeFailed: Rule = (facts, history) => {
  const failures = standingOf(history, 'password_change_failed');
  const [newest] = failures;
  if (!newest) return undefined;
  const account = newest.account ?? facts.accounts[0];
  return {
    score: 0.75 * freshness(facts, history, failures),
    because: `Changing the password failed ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}.${said(newest)}`,
    evidence: logIds(failures),
    ...(newest.event.type === 'fcpr' ? NO_LINK : {}),
    fixes: passwordFixes(facts, account, newest.event),
  };
};
