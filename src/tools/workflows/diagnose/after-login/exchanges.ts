/** Whose code an application could not exchange: such failures have no name, and often the address of a server. */
import { MINUTE } from '../../durations.js';
import type { LogEvent } from '../../events.js';
import type { LoginFacts } from '../facts.js';
import { type Attribution, unnamed } from '../failures.js';
import { isSignIn } from '../sign-in-events.js';

export const EXCHANGES: readonly string[] = ['feacft', 'fdeleacft'];

/** The same, and those that succeed. */
const EXCHANGED: readonly string[] = [...EXCHANGES, 'seacft', 'sdeleacft'];

/** Codes live no longer than this, in ms. */
const CODE_LIFE = 10 * MINUTE;

/** Codes are exchanged within this time, in ms, after the sign-in. */
export const EXCHANGE = 2 * MINUTE;

/** Addresses from which applications exchange the person's codes, while the person is elsewhere: those of servers. */
export function serversOf(events: readonly LogEvent[]): Set<string> {
  const signIns = events.filter(isSignIn);
  const home = new Set(signIns.map(({ ip }) => ip));
  const exchanges = events.filter(
    ({ type, ip, clientId, at }) =>
      EXCHANGED.includes(type) &&
      !home.has(ip) &&
      signIns.some((one) => one.clientId === clientId && at >= one.at && at - one.at < EXCHANGE),
  );
  return new Set(exchanges.flatMap(({ ip }) => ip ?? []));
}

/** An application exchanges a code from its own server, moments after the person signed in. */
export function byExchange(facts: LoginFacts, event: LogEvent): Attribution | undefined {
  if (!EXCHANGES.includes(event.type)) return undefined;
  const here = (one: LogEvent) => one.clientId === event.clientId && event.at >= one.at;
  const signIn = facts.events.find((one) => isSignIn(one) && here(one));
  if (!signIn || event.at - signIn.at >= EXCHANGE) return undefined;
  const after = `same application, ${Math.round((event.at - signIn.at) / 1_000)} s after their sign-in`;
  const done = exchangeOf(facts, signIn, event);
  if (!done) return { degree: 'exchange', weight: 0.97, says: unnamed(after) };
  // The same code once more: from the same server or browser, and nobody else has signed in there since.
  const others = facts.others?.some((one) => isSignIn(one) && here(one) && one.at >= signIn.at);
  return others || done.ip !== event.ip
    ? undefined
    : { degree: 'attempt', weight: 0.95, says: unnamed(`${after}, whose code had been exchanged already`) };
}

/** The exchange of the code of the person's sign-in, before the event. */
const exchangeOf = (
  { events }: LoginFacts,
  signIn: LogEvent,
  { clientId, at }: LogEvent,
): LogEvent | undefined =>
  events.find(
    (one) => one.type === 'seacft' && one.clientId === clientId && one.at >= signIn.at && one.at <= at,
  );

/** A code follows the sign-in of its person, which the log has by name; the person's own is older, and was exchanged. */
export function isOthersCode(facts: LoginFacts, event: LogEvent): boolean {
  if (!EXCHANGES.includes(event.type)) return false;
  const own = facts.events.find(
    (one) => isSignIn(one) && one.clientId === event.clientId && one.at <= event.at,
  );
  return own !== undefined && event.at - own.at > CODE_LIFE && exchangeOf(facts, own, event) !== undefined;
}
