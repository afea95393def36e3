/** Messages that the provider does not deliver. */
import type { LogEvent } from '../../../events.js';
import { ago, q, times } from '../../../words.js';
import type { LoginFacts } from '../../facts.js';
import { type History, standingOf, wordsOf } from '../../failures.js';
import type { Finding, Rule } from '../cause.js';
import type { CauseId } from '../cause-id.js';
import { ASKED_MAILS, mailSwitchedOff } from '../mail-switched-off.js';
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

const messageOf = ({ message }: Pick<LogEvent, 'message'>): string => MESSAGES[message ?? ''] ?? 'a message';

/** A message that bounced, for a person who needs one to sign in, or beside another cause. */
export const messageDelivery: Rule = (facts, history) => {
  const since = history.lastSignIn?.at ?? 0;
  const changed = changedAt(facts);
  // What was lost on the way to a new password does not matter once there is one.
  const lost = undelivered(facts, since).filter(
    ({ message = '', at }) => !OF_RESET.test(message) || at > changed,
  );
  const [newest] = lost;
  const [account] = facts.accounts;
  if (!account) return undefined;
  if (!newest) return neverSent(facts, history, Math.max(since, changed));
  const byMessage = account.identities.some(({ provider }) => provider === 'email' || provider === 'sms');
  const asked = facts.events.some(({ type, at }) => (type === 'scpr' || type === 'svr') && at > since);
  const waits = byMessage || (account.email_verified === false && account.logins === 0) || asked;
  if (!waits && history.standing.length === 0) return undefined;
  const why = whyUndelivered(newest);
  const out = wayOut(facts, history, lost, since);
  const sinceThen = asked && newest.at > (history.standing[0]?.event.at ?? 0);
  const to = newest.recipient ?? account.email;
  return {
    score: out ? (why ? 0.95 : 0.86) : byMessage || sinceThen ? 0.78 : waits ? 0.68 : 0.5,
    because: `The provider did not deliver ${messageOf(newest)}${to ? ` to ${q(to, 120)}` : ' to the person'} (${times(lost.length)}, last ${ago(newest.at, facts.now)})${out ? `, ${out.says}` : ''}. ${wordsOf(newest)}`,
    evidence: lost.slice(0, 3).map(({ id }) => id),
    fixes: [],
    ...(why ?? { do: checkProvider(newest) }),
    ...(out ? { tell: out.tell, do: `${why?.do ?? checkProvider(newest)} ${out.do}` } : {}),
  };
};

/** A mail that was asked for since, and whose template is off: nothing of it is in the log. */
function neverSent(facts: LoginFacts, { standing }: History, since: number): Finding | undefined {
  // What fails for other reasons has rules of its own, which name the template as well.
  if (standing.length > 0) return undefined;
  for (const [type, template] of ASKED_MAILS) {
    const request = facts.events.find((one) => one.type === type && one.at > since);
    const off = request && mailSwitchedOff(facts, template);
    if (!off) continue;
    return {
      score: 0.86,
      title: `${messageOf({ message: template }).replace(/^t/, 'T')} is switched off`,
      because: `The person asked for it ${ago(request.at, facts.now)}.${off.says}`,
      evidence: [request.id],
      fixes: [off.fix],
      tell: 'The mail that you asked for is not sent at the moment. It is not your address, and we are correcting it.',
      do: `Find out who switched the template ${template} off and why. Once it is on again (update_email_template), the person asks for the mail once more; until then hand a link over by another way, once it is clear that it is them.`,
    };
  }
  return undefined;
}

/** How a person gets on who needs a message that does not go out, by what they need it for. */
interface WayOut {
  says: string;
  tell: string;
  do: string;
}

const BY_NEW_PASSWORD: WayOut = {
  says: 'which was asked for to get in with a new password',
  tell: 'Our mail for a new password does not get through at the moment, and we are correcting that. Please wait until we send you the way to a new one.',
  do: 'Until then hand a link over by another way, once it is clear that it is them (create_password_change_ticket with save_secrets_to).',
};

const BY_CONFIRMING: WayOut = {
  says: 'and sign-in is refused until the address is verified',
  tell: 'Your e-mail address has to be confirmed, and our message for that does not get through at the moment. We are correcting it, and send it again then.',
  do: 'For this mail that is send_verification_email. Do not mark the address as verified without proof.',
};

/**
 * Whether the message that was lost is the only way on: the password is not known and a new one was asked for, or the
 * address has to be verified. Then it, and not what was typed or refused before, is what stops the person.
 */
function wayOut(
  { events, accounts }: LoginFacts,
  history: History,
  lost: readonly LogEvent[],
  since: number,
): WayOut | undefined {
  const of = (kinds: RegExp) => lost.find(({ message = '' }) => kinds.test(message))?.at ?? 0;
  const reset = of(OF_RESET);
  const refused = standingOf(history, ...OF_PASSWORD);
  const requested = events.some(({ type, at }) => type === 'scpr' && at > since);
  // Whatever else stops them, such as a block, no new password lifts.
  const others = history.standing.some(({ cause }) => !OF_PASSWORD.includes(cause));
  if (reset > 0 && (requested || refused.length > 0) && !others) return BY_NEW_PASSWORD;
  const unverified = accounts[0]?.email_verified === false;
  return unverified && of(/^verif/) > 0 && standingOf(history, 'unverified_email').length > 0
    ? BY_CONFIRMING
    : undefined;
}

/** Kinds of the mail with the link for a new password. */
const OF_RESET = /^(reset_email|change_password|password_reset)/;

/** When the password was changed last, by the profile or the log; 0: never, as far as they go. */
const changedAt = ({ accounts, events }: LoginFacts): number =>
  Math.max(
    0,
    ...accounts.map(({ lastPasswordReset = 0 }) => lastPasswordReset),
    events.find(({ type }) => type === 'scp')?.at ?? 0,
  );

/** What a new password is the way out of. */
const OF_PASSWORD: readonly CauseId[] = ['wrong_password', 'password_expired', 'password_change_failed'];
