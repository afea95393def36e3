/** An e-mail address that must be verified first. */
import type { Fix } from '../../../answer.js';
import { ago, q, times } from '../../../words.js';
import type { Connection } from '../../facts.js';
import { freshness, logIds, said, standingOf, wordsOf } from '../../failures.js';
import { keeperOf } from '../../keeper.js';
import type { Rule } from '../cause.js';
import { mailSwitchedOff } from '../mail-switched-off.js';
import { undelivered } from '../undelivered.js';

const NOT_SENT =
  'Your e-mail address has not been confirmed yet, and the message for it did not reach you. We are correcting this, and send it again then.';

const NEVER = 'never_set_emails_as_verified';

/** The name of a connection that leaves every address unverified. */
const neverTrusted = ({ name, trustsAddresses }: Connection): string | undefined =>
  trustsAddresses === NEVER ? name : undefined;

/** No company can confirm what the connection ignores. */
const ofConnection = (name: string) => ({
  title: 'The connection leaves every e-mail address unverified, and sign-in asks for a verified one',
  tell: 'Your e-mail address does not count as confirmed with us yet. Neither you nor your company has to do anything, and we are correcting it.',
  do: `Decide whether the addresses that ${q(name)} brings can be trusted, as they can where the company alone manages them. Then set should_trust_email_verified_connection to "always_set_emails_as_verified" (update_connection replaces all options: send the others back), or let the Action skip this connection. Do not mark single addresses as verified: the next sign-in undoes it.`,
});

export const unverifiedEmail: Rule = (facts, history) => {
  const failures = standingOf(history, 'unverified_email');
  const [newest] = failures;
  const account = newest?.account ?? facts.accounts[0];
  if (!account) return undefined;
  const unverified = account.email_verified === false && account.email !== undefined;
  const since = history.lastSignIn?.at ?? 0;
  const lost = undelivered(facts, since).filter(({ message }) => /^verif/.test(message ?? ''));
  const off = mailSwitchedOff(facts, 'verify_email');
  const vague = standingOf(history, 'login_denied', 'other_failure', 'action_failed');
  // Where the address comes from an outside provider, the provider has to confirm it.
  const fixes: Fix[] = ['database', 'own_database'].includes(
    keeperOf(facts, newest?.event, account) ?? 'database',
  )
    ? [
        {
          tool: 'send_verification_email',
          arguments: { user_id: account.user_id },
          does: 'Sends a new verification link to the address; opening it proves who owns it.',
        },
      ]
    : [];
  const trust =
    facts.connection && account.identities.some((one) => one.connection === facts.connection?.name)
      ? neverTrusted(facts.connection)
      : undefined;
  if (newest) {
    return {
      score:
        (unverified ? 0.94 : account.email_verified === true ? 0.25 : 0.85) *
        freshness(facts, history, failures),
      because: unverified
        ? `email_verified is false, and sign-in was rejected for it ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}.${said(newest)}${
            lost[0]
              ? ` The mail that verifies it was not delivered (${times(lost.length)}, last ${ago(lost[0].at, facts.now)}). ${wordsOf(lost[0])}`
              : ''
          }${off?.says ?? ''}${trust ? ` ${q(trust)} takes no address as verified, whatever the identity provider says (should_trust_email_verified_connection "${NEVER}").` : ''}`
        : `Rejected for an unverified address ${ago(newest.event.at, facts.now)}, but it is verified now.${said(newest)}`,
      evidence: logIds(failures),
      // As long as it cannot be sent, another one will not arrive either.
      fixes: off ? [off.fix, ...fixes] : unverified && lost.length === 0 ? fixes : [],
      ...(unverified && trust ? ofConnection(trust) : {}),
      // What cannot be sent is not announced.
      ...(unverified && (off || lost.length > 0) ? { tell: NOT_SENT } : {}),
      ...(unverified && lost.length > 0
        ? {
            do: 'Correct what stops the mail first (get_email_provider), then send it again (send_verification_email). Do not mark the address as verified without proof.',
          }
        : {}),
    };
  }
  if (!unverified) return undefined;
  if (vague.length > 0) {
    return {
      score: 0.72 * freshness(facts, history, vague),
      because: `email_verified is false and sign-in is rejected without a clear reason.${said(vague[0])}`,
      evidence: logIds(vague),
      fixes,
    };
  }
  // Nothing was rejected: relevant only as long as the person has never signed in.
  if (account.logins > 0 || history.lastSignIn || history.standing.length > 0) return undefined;
  return {
    score: 0.4,
    because: 'email_verified is false and the person has never signed in; nothing has been rejected yet.',
    evidence: [],
    fixes,
  };
};
