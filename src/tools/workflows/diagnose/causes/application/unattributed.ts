/** Failures logged without a name that probably belong to this person. */
import { MINUTE } from '../../../durations.js';
import type { LogEvent } from '../../../events.js';
import type { LoginFacts } from '../../facts.js';
import { type Failure, type History, isSignIn, standingOf } from '../../failures.js';
import type { CauseId } from '../cause-id.js';

/** Known addresses of the person. */
function addressesOf(facts: LoginFacts): Set<string> {
  const own = facts.events.flatMap((event) => event.ip ?? []);
  const last = facts.accounts.flatMap((account) => account.lastIp ?? []);
  return new Set([...own, ...last]);
}

/** An application exchanges a code from its own server, moments after the person signed in. */
const rightAfterSignIn = (facts: LoginFacts, event: LogEvent): boolean =>
  event.type === 'feacft' &&
  facts.events.some(
    (one) =>
      isSignIn(one) &&
      one.clientId === event.clientId &&
      event.at >= one.at &&
      event.at - one.at < 2 * MINUTE,
  );

/**
 * Failures logged without a user that may be this person's: from one of their addresses, or at their application if
 * their addresses are unknown or the caller named the application. Never ones that a sign-in of the person to the same
 * application followed.
 */
function probablyTheirs(facts: LoginFacts, history: History, cause: CauseId): LogEvent[] {
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
      // At an application that they are not known to use, it may be someone else's at the same address; more so if they
      // signed in elsewhere since.
      const inSince = facts.events.some((one) => isSignIn(one) && one.at > event.at);
      if (event.ip !== undefined && addresses.has(event.ip) && (own || !(facts.sharedAddress || inSince)))
        return true;
      if (rightAfterSignIn(facts, event)) return true;
      if (app === undefined || event.clientId !== app.client_id) return false;
      return facts.applicationAsked || addresses.size === 0;
    });
}

/** The unresolved failures of a cause: `own` with the person's name, `events` also those that are probably theirs, newest first. */
export function failuresOf(
  facts: LoginFacts,
  history: History,
  cause: CauseId,
): { own: Failure[]; events: LogEvent[] } {
  const own = standingOf(history, cause);
  const events = [...own.map(({ event }) => event), ...probablyTheirs(facts, history, cause)];
  return { own, events: events.sort((a, b) => b.at - a.at) };
}
