/** Messages for the person that the provider did not take. */
import type { LogEvent } from '../../events.js';
import type { LoginFacts } from '../facts.js';

/** Newest first. Such events often have no user, but the address or number that the message was for. */
export function undelivered(facts: LoginFacts, since: number): LogEvent[] {
  const { asked, accounts, events, unattributed, quiet = [] } = facts;
  const own = [asked.value, ...accounts.flatMap(({ email, phone_number }) => [email, phone_number])];
  const places = new Set(own.flatMap((one) => one?.toLowerCase() ?? []));
  const forThem = [...unattributed, ...quiet].filter(
    ({ recipient }) => recipient !== undefined && places.has(recipient.toLowerCase()),
  );
  return [...new Map([...events, ...forThem].map((one) => [one.id, one])).values()]
    .filter(({ type, at }) => type === 'fn' && at > since)
    .sort((a, b) => b.at - a.at);
}
