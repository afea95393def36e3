/** Names that are typed in the very browser in which the person signs in. */
import type { LogEvent } from '../../../../events.js';
import type { LoginFacts } from '../../../facts.js';
import { isSignIn } from '../../../sign-in-events.js';

/**
 * The same name again and again, where the person signs in and in the same browser: who sits there takes it for theirs,
 * even if it is an address.
 */
export function atTheirDevice({ events, quiet = [] }: LoginFacts, event: LogEvent): boolean {
  const again = quiet.filter(
    (one) =>
      one.type === 'fu' &&
      one.userName?.toLowerCase() === event.userName?.toLowerCase() &&
      one.ip === event.ip &&
      one.agent === event.agent,
  );
  return (
    event.agent !== undefined &&
    again.length > 1 &&
    events.some(
      (one) =>
        isSignIn(one) && one.ip === event.ip && one.agent === event.agent && one.clientId === event.clientId,
    )
  );
}
