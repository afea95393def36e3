/** What failed before the person was there. */
import { DAY } from '../durations.js';
import type { LogEvent } from '../events.js';
import type { LoginFacts } from './facts.js';

/**
 * Whether an event is older than anything of the person, by more than a day: than their account, or, where they have none,
 * than the first thing that the log has of them. At such a time somebody else was at that address or application.
 */
export function beforeThem({ accounts, events, gone }: LoginFacts, { at }: LogEvent): boolean {
  if (gone.length > 0 || accounts.some(({ created }) => created === undefined)) return false;
  const known = [...events.map((one) => one.at), ...accounts.flatMap(({ created }) => created ?? [])];
  return known.length > 0 && at < Math.min(...known) - DAY;
}
