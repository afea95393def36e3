/** Messages that the provider does not deliver. */
import type { LogEvent } from '../../../events.js';
import { ago, q, times } from '../../../words.js';
import { wordsOf } from '../../failures.js';
import type { Rule } from '../cause.js';
import { undelivered } from '../undelivered.js';
import { checkProvider, whyUndelivered } from '../why-undelivered.js';

/** Which message it was, by the `email_type` of the details. */
const MESSAGES: Readonly<Record<string, string>> = {
  reset_email: 'the mail with the link for a new password',
  change_password: 'the mail with the link for a new password',
  verify_email: 'the mail that verifies the address',
  verify_email_by_code: 'the mail that verifies the address',
  verification_code: 'the mail with the code',
  passwordless_email: 'the mail with the code or link',
  mfa_oob_code: 'the mail with the code of the second factor',
  enrollment_email: 'the mail for enrolling a second factor',
  welcome_email: 'the welcome mail',
  blocked_account: 'the mail about the blocked account',
  stolen_credentials: 'the mail about the breached password',
  user_invitation: 'the invitation',
};

const messageOf = ({ message }: LogEvent): string => MESSAGES[message ?? ''] ?? 'a message';

/** A message that bounced, for a person who needs one to sign in, or beside another cause. */
export const messageDelivery: Rule = (facts, history) => {
  const since = history.lastSignIn?.at ?? 0;
  const lost = undelivered(facts, since);
  const [newest] = lost;
  const [account] = facts.accounts;
  if (!newest || !account) return undefined;
  const byMessage = account.identities.some(({ provider }) => provider === 'email' || provider === 'sms');
  const asked = facts.events.some(({ type, at }) => (type === 'scpr' || type === 'svr') && at > since);
  const waits = byMessage || (account.email_verified === false && account.logins === 0) || asked;
  if (!waits && history.standing.length === 0) return undefined;
  const why = whyUndelivered(newest);
  // The way out of what failed before, such as a forgotten password, is this message.
  const wayOut = asked && newest.at > (history.standing[0]?.event.at ?? 0);
  const to = newest.recipient ?? account.email;
  return {
    score: byMessage || wayOut ? 0.78 : waits ? 0.68 : 0.5,
    because: `The provider did not deliver ${messageOf(newest)}${to ? ` to ${q(to, 120)}` : ' to the person'} (${times(lost.length)}, last ${ago(newest.at, facts.now)}). ${wordsOf(newest)}`,
    evidence: lost.slice(0, 3).map(({ id }) => id),
    fixes: [],
    ...(why ?? { do: checkProvider(newest) }),
  };
};
