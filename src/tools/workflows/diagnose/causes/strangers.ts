/**
 * A nameless failure that shows nothing of a person who gets in: it came from elsewhere and in another browser, or belongs
 * to a series that ran on while they signed in.
 */
import { DAY } from '../../durations.js';
import type { LogEvent } from '../../events.js';
import { explain } from '../explain.js';
import type { LoginFacts } from '../facts.js';
import { isBareDenial } from '../failure-texts.js';
import { addressesOf } from '../known-of-person.js';
import { isSignIn } from '../sign-in-events.js';

/** A person who got in within this time, in ms, before has most likely not changed place and browser alike. */
const LATELY = DAY;

/** Where the event was, as far as it says: the same application, and the same connection. */
const samePlace = (a: LogEvent, b: LogEvent): boolean =>
  (b.clientId === undefined || a.clientId === b.clientId) &&
  (b.connection === undefined || a.connection === undefined || a.connection === b.connection) &&
  (b.clientId !== undefined || b.connection !== undefined);

/** The same failure again and again, wherever it came from. */
const sameSeries = (a: LogEvent, b: LogEvent): boolean =>
  a.type === b.type &&
  a.clientId === b.clientId &&
  a.connection === b.connection &&
  explain(a) === explain(b) &&
  a.description === b.description;

/** Whether the event has nothing of the person: no name, no session, and an address that they have never had. */
function isElsewhere(facts: LoginFacts, { userId, userName, mentions, links, ip }: LogEvent): boolean {
  const own = addressesOf(facts);
  return (
    !userId &&
    !userName &&
    mentions.length === 0 &&
    ip !== undefined &&
    own.size > 0 &&
    !own.has(ip) &&
    !links.some((link) => facts.events.some((one) => one.links.includes(link)))
  );
}

/** In a browser, too, in which they have never signed in, while they got in shortly before. */
function inAnotherBrowser({ events }: LoginFacts, event: LogEvent): boolean {
  const agents = new Set(events.filter(isSignIn).flatMap(({ agent }) => agent ?? []));
  return (
    event.agent !== undefined &&
    agents.size > 0 &&
    !agents.has(event.agent) &&
    events.some(
      (one) => isSignIn(one) && samePlace(one, event) && event.at > one.at && event.at - one.at < LATELY,
    )
  );
}

/** The same failures came before a sign-in of theirs there, and did not keep them out. */
const ranAlongside = ({ events, unattributed }: LoginFacts, event: LogEvent): boolean =>
  events.some(
    (one) =>
      isSignIn(one) &&
      one.at < event.at &&
      samePlace(one, event) &&
      unattributed.some((before) => before.at < one.at && sameSeries(before, event)),
  );

/** Several strangers meet it: the application or connection may be at fault, unless it is what each of them pressed. */
function atSeveral({ unattributed }: LoginFacts, event: LogEvent): boolean {
  if (isBareDenial(event)) return false;
  return new Set(unattributed.filter((one) => sameSeries(one, event)).map(({ ip }) => ip)).size > 1;
}

/** Whether a nameless failure, which no setting brings upon everybody, is a stranger's as far as the log tells. */
export const isStrangers = (facts: LoginFacts, event: LogEvent): boolean =>
  isElsewhere(facts, event) &&
  (ranAlongside(facts, event) || (inAnotherBrowser(facts, event) && !atSeveral(facts, event)));
