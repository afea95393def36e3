/** Failures logged without a name that probably belong to this person. */
import type { LogEvent } from '../../../events.js';
import type { LoginFacts } from '../../facts.js';
import { type History, isSignIn } from '../../failures.js';
import type { CauseId } from '../cause-id.js';

/** Addresses from which the person is known to come. */
function addressesOf(facts: LoginFacts): Set<string> {
  const own = facts.events.flatMap((event) => event.ip ?? []);
  const last = facts.accounts.flatMap((account) => account.lastIp ?? []);
  return new Set([...own, ...last]);
}

/** An application that redeems a code does so from its own server, moments after the person signed in. */
const rightAfterSignIn = (facts: LoginFacts, event: LogEvent): boolean =>
  event.type === 'feacft' &&
  facts.events.some(
    (one) =>
      isSignIn(one) &&
      one.clientId === event.clientId &&
      event.at >= one.at &&
      event.at - one.at < 2 * 60 * 1000,
  );

/**
 * Failures that name nobody, and that may be this person's: from one of their addresses, or at their application
 * when it is not known where they come from or the caller named the application. Never ones after which the
 * person got in to the same application.
 */
export function probablyTheirs(facts: LoginFacts, history: History, cause: CauseId): LogEvent[] {
  const addresses = addressesOf(facts);
  return history.unattributed
    .filter((one) => one.cause === cause)
    .map(({ event }) => event)
    .filter((event) => {
      const since = facts.events.some(
        (later) =>
          isSignIn(later) &&
          later.at > event.at &&
          (event.clientId === undefined || later.clientId === event.clientId),
      );
      if (since) return false;
      const app = facts.application;
      const own =
        facts.events.some((one) => one.clientId === event.clientId) ||
        (facts.applicationAsked && app?.client_id === event.clientId);
      // At an application that they have not been seen at, it may be a neighbour's; all the more if they got in elsewhere.
      const inSince = facts.events.some((one) => isSignIn(one) && one.at > event.at);
      if (event.ip !== undefined && addresses.has(event.ip) && (own || !(facts.sharedAddress || inSince)))
        return true;
      if (rightAfterSignIn(facts, event)) return true;
      if (app === undefined || event.clientId !== app.client_id) return false;
      return facts.applicationAsked || addresses.size === 0;
    });
}
