/** Security keys, biometrics and passkeys work on the domain alone on which they were made: WebAuthn's relying party. */
import { MINUTE } from '../../../durations.js';
import type { LogEvent } from '../../../events.js';
import { ago, list, q, times } from '../../../words.js';
import type { LoginFacts } from '../../facts.js';
import { type Failure, freshness, type History, logIds, said, standingOf } from '../../failures.js';
import { isSignIn } from '../../sign-in-events.js';
import type { Finding, Rule } from '../cause.js';

/** A page may use what was made for its own domain, or for a parent of it. */
const mayUse = (host: string, relyingParty: string): boolean =>
  host === relyingParty || host.endsWith(`.${relyingParty}`);

export interface Elsewhere {
  /** The domain of the page that failed. */
  host: string;
  /** Where what the person has was made. */
  made: string[];
  /** As the factors say themselves; otherwise it was concluded from the log. */
  proved: boolean;
}

/** The domain of the page, of the event or of those around it. */
const hostOf = ({ events }: LoginFacts, event: LogEvent): string | undefined =>
  event.host ??
  events.find((one) => one.host && one.clientId === event.clientId && Math.abs(one.at - event.at) < MINUTE)
    ?.host;

/** Where all of a person's keys or passkeys were made for other domains than that of the page that failed. */
export function madeElsewhere(facts: LoginFacts, event: LogEvent, types: RegExp): Elsewhere | undefined {
  const host = hostOf(facts, event);
  if (!host) return undefined;
  const own = facts.factors?.filter(({ type, confirmed }) => confirmed && types.test(type)) ?? [];
  const made = own.flatMap(({ relyingParty }) => relyingParty ?? []);
  if (made.length > 0 && made.length === own.length)
    return made.some((one) => mayUse(host, one))
      ? undefined
      : { host, made: [...new Set(made)], proved: true };
  // What does not say where it was made worked on the page of the last sign-in.
  const before = facts.events.find((one) => isSignIn(one) && one.host !== undefined)?.host;
  return before && before !== host ? { host, made: [before], proved: false } : undefined;
}

/** The person got in from other devices alone: what they have may be on one of those. */
function onAnotherDevice({ events }: LoginFacts, { agent }: LogEvent): string | undefined {
  const own = events.filter(isSignIn).flatMap((one) => one.agent ?? []);
  return agent !== undefined && own.length > 0 && !own.includes(agent) ? own[0] : undefined;
}

/** Keys and biometrics as a second factor. */
export const KEYS = /^webauthn/;

/** The browser compares the domain of a key with that of the page. */
const SAYS_SO = /relying party|\brp ?id\b|registrable domain/;

/** A second factor that was set up for another domain: nothing is lost, and nothing is to be removed. */
export function keyOfAnotherDomain(facts: LoginFacts, event: LogEvent, userId: string) {
  if (event.type !== 'gd_webauthn_challenge_failed') return undefined;
  const elsewhere = madeElsewhere(facts, event, KEYS);
  const saysSo = SAYS_SO.test(event.text);
  if (!elsewhere && !saysSo) return undefined;
  const made = elsewhere ? list(elsewhere.made) : 'another domain';
  const host = elsewhere ? q(elsewhere.host) : 'that of the login page';
  return {
    // On another device than theirs, that it has none of their keys is as likely.
    proved: saysSo || (elsewhere?.proved === true && !onAnotherDevice(facts, event)),
    says: !elsewhere
      ? ' The browser says that it was enrolled on another domain than that of the login page.'
      : elsewhere.proved
        ? ` What is enrolled was set up for ${made} (its relying party), and the page is on ${host}: a browser does not let one domain use what was set up for another.`
        : ` The login page is on ${host} now, and was on ${made} at the last sign-in: what was enrolled there does not work here.`,
    words: {
      title: 'The security key or biometrics were set up for another domain',
      fixes: [
        {
          tool: 'create_guardian_enrollment_ticket',
          arguments: { user_id: userId, send_mail: true, allow_multiple_enrollments: true },
          does: 'Sends a link to enroll another factor beside the present ones. Verify first that it is them.',
        },
      ],
      tell: `Your security key or device was set up for another address of our sign-in page, so it cannot work on this one. It is not lost: please use another method or your recovery code, or wait for our link to set it up here too.`,
      do: `Keys and biometrics set up on ${made} cannot work on ${host}: let the person in by another factor, a recovery code or the former domain, and have them enroll here as well. The keys are good where they were made: remove none. Everybody with such a factor is affected by a change of domain.`,
    } satisfies Partial<Finding>,
  };
}

/** Nothing was shown, or chosen, or it took too long: the browser says the same of all of them. */
const BROKEN_OFF = /notallowederror|timed out or was not allowed|aborterror/;

/** A passkey that was made for another domain, or a prompt that a device broke off. */
export const passkeyOfAnotherDomain: Rule = (facts, history) => {
  const failures = standingOf(history, 'passkey');
  const [newest] = failures;
  if (!newest) return undefined;
  const elsewhere = madeElsewhere(facts, newest.event, /^passkey$/);
  const saysSo = SAYS_SO.test(newest.event.text);
  const other = onAnotherDevice(facts, newest.event);
  if (!saysSo && other && BROKEN_OFF.test(newest.event.text))
    return brokenOff(facts, history, failures, other, elsewhere);
  if (!elsewhere?.proved) return undefined;
  const { host, made } = elsewhere;
  return {
    // The browser alone knows why it offered none.
    score: (saysSo ? 0.93 : 0.84) * freshness(facts, history, failures),
    title: 'The passkey was made for another domain',
    because: `The passkey of the account was made for ${list(made)} (its relying party), and was asked for on ${q(host)} ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}: a browser offers no passkey of another domain.${said(newest)}`,
    evidence: logIds(failures),
    fixes: [],
    knowsBetter: true,
    tell: 'Your passkey was made for another address of ours, so it cannot work on this page. Please sign in another way here, such as with your password, and add a passkey for this page.',
    do: `Let the person sign in on ${q(host)} by another method and add a passkey there; the present one is good on ${list(made)}. Only if both domains have a common parent can custom domains share passkeys (relying_party_identifier), and changing that invalidates those made before.`,
  };
};

/** On a device from which they have never got in: mostly, the passkey is on another one. */
function brokenOff(
  facts: LoginFacts,
  history: History,
  failures: readonly Failure[],
  other: string,
  elsewhere: Elsewhere | undefined,
): Finding {
  const [newest] = failures;
  const agent = q(newest?.event.agent, 60);
  return {
    score: 0.76 * freshness(facts, history, failures),
    title: 'The passkey prompt ended without a passkey on this device',
    because: `The prompt ended ${times(failures.length)} in ${agent}, last ${ago(newest?.event.at ?? 0, facts.now)}, from where the person has not got in before; sign-ins that worked came from ${q(other, 60)}. The browser does not say which it was: cancelled, too late, or no passkey on this device${
      elsewhere?.proved ? `, or none for this domain (${list(elsewhere.made)} is that of the passkey)` : ''
    }.${said(newest)}`,
    evidence: logIds(failures),
    fixes: [],
    knowsBetter: true,
    tell: 'The passkey prompt ended on this device without a passkey. Please sign in on the device that has it, or in another way here, such as with your password, and then add a passkey for this device.',
    do: `Ask on which device the passkey was made, whether it is synchronized to the one that fails, and what the prompt showed. Meanwhile another method works there, after which a passkey can be added.${
      elsewhere?.proved
        ? ` If the prompt offers none on the former device either, compare the domain of the login page with ${list(elsewhere.made)}.`
        : ''
    } Remove no passkey.`,
  };
}
