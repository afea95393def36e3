/** Signs that someone other than the account's owner is trying to get in. */
import type { LoginFacts } from '../facts.js';
import type { Failure } from '../failures.js';
import { isSignIn } from '../sign-in-events.js';

/** Whether all failures come from addresses from which the person has never signed in. */
export function fromStrangePlaces({ events }: LoginFacts, failures: readonly Failure[]): boolean {
  const home = new Set(events.filter(isSignIn).flatMap(({ ip }) => ip ?? []));
  return home.size > 0 && failures.every(({ event: { ip } }) => ip !== undefined && !home.has(ip));
}

/** Whether all failures come from browsers and addresses with which the person has never signed in. */
export function bySomebodyElse(facts: LoginFacts, failures: readonly Pick<Failure, 'event'>[]): boolean {
  const own = facts.events.filter(isSignIn);
  const ips = new Set(own.map(({ ip }) => ip));
  const agents = new Set(own.flatMap(({ agent }) => agent ?? []));
  return (
    agents.size > 0 &&
    failures.length > 0 &&
    failures.every(({ event: { ip, agent } }) => !ips.has(ip) && agent !== undefined && !agents.has(agent))
  );
}
