/** Whether a failure at a connection hits everybody who comes through it. */
import type { LogEvent } from '../events.js';
import type { LoginFacts } from './facts.js';
import { isBareDenial } from './failure-texts.js';
import { isSignIn } from './sign-in-events.js';

/**
 * The same failure again and again, or at several addresses, at a connection, and no success by anybody: whatever it
 * means, it hits all.
 */
export function fallsForAll(facts: LoginFacts, event: LogEvent): boolean {
  const { unattributed } = facts;
  // Several people can press cancel.
  if (isBareDenial(event)) return false;
  const same = unattributed.filter(
    (one) => one.connection === event.connection && one.text === event.text && one.mentions.length === 0,
  );
  if (new Set(same.map(({ ip }) => ip)).size > 1) return true;
  // Who got in between shows that it does not hit all.
  const times = same.map(({ at }) => at);
  const between = (facts.others ?? []).some(
    (one) =>
      isSignIn(one) &&
      one.connection === event.connection &&
      one.at > Math.min(...times) &&
      one.at < Math.max(...times),
  );
  return same.length > 2 && !between;
}
