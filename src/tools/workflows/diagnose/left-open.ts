/**
 * Failures beside the sign-in itself, newer than the last success: a message that was not delivered, a sign-out, a change
 * of the profile, whatever else the log calls a failure. They prove no cause, and forbid saying that all is well.
 */

import type { LogEvent } from '../events.js';
import { logEvents } from '../log-events.js';
import { mayConcern } from './attribution.js';
import { atTheirDevice } from './causes/account/identifier/at-their-device.js';
import { isFailureAside, isLoginFailure } from './explain.js';
import type { LoginFacts } from './facts.js';
import { accountOf, type Failure, type History } from './failures.js';
import { namesOf } from './known-of-person.js';
import { isSignIn } from './sign-in-events.js';

/** The code of the success of the same kind, where there is one: `flo` and `slo`. */
function successOf(type: string): string | undefined {
  const code = type.replace(/^f/, 's');
  return code !== type && logEvents[code]?.outcome === 'success' ? code : undefined;
}

/** Logged with the person's name or id. */
function isNamed({ accounts }: LoginFacts, names: ReadonlySet<string>, event: LogEvent): boolean {
  if (event.userId) return names.has(event.userId.toLowerCase());
  return event.userName !== undefined && (names.has(event.userName.toLowerCase()) || accounts.length === 0);
}

/**
 * Logged without a name, from an address from which the person has signed in, at the same application and connection as
 * far as it has any. What prevents no sign-in has to have the application.
 */
const isHere = ({ events }: LoginFacts, event: LogEvent): boolean =>
  !event.userId &&
  !event.userName &&
  event.mentions.length === 0 &&
  event.ip !== undefined &&
  (event.clientId !== undefined || isLoginFailure(event)) &&
  events.some(
    (one) =>
      isSignIn(one) &&
      one.ip === event.ip &&
      (event.clientId === undefined || one.clientId === event.clientId) &&
      (event.connection === undefined || one.connection === event.connection),
  );

/** An e-mail address or a phone number. */
const ADDRESS = /@|^\+?[\d\s()-]{6,20}$/;

/** More names than this that nobody has, from one address, are somebody's guesses. */
const MOST_NAMES = 2;

/**
 * A name that nobody has, typed where the person signs in, and nobody else as far as is known: their other name, perhaps.
 * An e-mail address or a phone number is somebody's own. Newest first.
 */
export function strangeNames(facts: LoginFacts): LogEvent[] {
  const { events, quiet = [], sharedAddress } = facts;
  const names = namesOf(facts);
  const since = events.find(isSignIn)?.at ?? 0;
  const typed = quiet.filter((event) => {
    const { type, userId, userName, ip, clientId, connection, at } = event;
    return (
      type === 'fu' &&
      !userId &&
      userName !== undefined &&
      (!ADDRESS.test(userName) || atTheirDevice(facts, event)) &&
      !names.has(userName.toLowerCase()) &&
      at > since &&
      events.some(
        (one) => isSignIn(one) && one.ip === ip && one.clientId === clientId && one.connection === connection,
      )
    );
  });
  const many = new Set(typed.map(({ userName }) => userName?.toLowerCase())).size > MOST_NAMES;
  return many || sharedAddress === true ? [] : typed;
}

/** Events of one request come in any order within this time, in ms. */
const AT_ONCE = 1_000;

/** Newest first. */
export function leftOpen(facts: LoginFacts, { lastSignIn }: History): Failure[] {
  const { application, applicationAsked, accounts, events, quiet = [], unattributed } = facts;
  const names = namesOf(facts);
  const own = new Set(events.map(({ id }) => id));
  const all = [...new Map([...events, ...quiet, ...unattributed].map((one) => [one.id, one])).values()];
  const concerns = ({ clientId }: LogEvent) =>
    !applicationAsked || clientId === undefined || clientId === application?.client_id;
  const strange = strangeNames(facts);
  const here = (a: LogEvent, b: LogEvent) => !a.clientId || !b.clientId || a.clientId === b.clientId;
  const signInAt = (event: LogEvent) =>
    applicationAsked
      ? (events.find((one) => isSignIn(one) && here(one, event))?.at ?? 0)
      : (lastSignIn?.at ?? 0);
  return all
    .filter(
      (event) =>
        // Those of the person's own that can prevent a sign-in have been judged already.
        (isFailureAside(event) || (isLoginFailure(event) && quiet.includes(event) && !own.has(event.id))) &&
        (own.has(event.id) ||
          isNamed(facts, names, event) ||
          (!event.userId && !event.userName && event.mentions.some((one) => names.has(one))) ||
          isHere(facts, event) ||
          strange.includes(event) ||
          (isLoginFailure(event) && mayConcern(facts, event))) &&
        concerns(event) &&
        event.at > signInAt(event) &&
        !all.some(
          (one) => one.type === successOf(event.type) && one.at > event.at - AT_ONCE && here(one, event),
        ),
    )
    .sort((a, b) => b.at - a.at)
    .map((event) => ({ event, cause: 'other_failure', account: accountOf(event, accounts) }));
}
