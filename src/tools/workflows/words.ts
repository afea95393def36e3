/** Formatting for reports: tenant text quoted on one line, times, counts. */
import { quoteLine } from '../../policy/outgoing/outgoing.js';
import { DAY, HOUR, MINUTE } from './durations.js';

/** Tenant text as one quoted, truncated line. */
export const q = (text: string | undefined, limit = 80): string => quoteLine(text ?? '', limit);

/** A length of time, such as `90 min` or `3 days`. */
export const duration = (ms: number): string =>
  ms < 2 * HOUR
    ? `${Math.round(ms / MINUTE)} min`
    : ms < 2 * DAY
      ? `${Math.round(ms / HOUR)} h`
      : `${Math.round(ms / DAY)} days`;

/** `3 h ago`, or `in 3 h` for a time in the future. */
export function ago(at: number, now: number): string {
  const away = Math.abs(now - at);
  const text = away < MINUTE ? 'moments' : duration(away);
  return at <= now ? `${text} ago` : `in ${text}`;
}

/** An instant to the second, such as `2025-03-01T10:00:00Z`. */
export const when = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

export const times = (n: number): string => (n === 1 ? 'once' : n === 2 ? 'twice' : `${n} times`);

export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** The first few names, separated by commas. */
export function list(names: readonly string[], most = 4): string {
  const shown = names.slice(0, most).map((name) => q(name, 60));
  return names.length > most ? `${shown.join(', ')} and ${names.length - most} more` : shown.join(', ');
}

/** A text of at most `most` characters, with an ellipsis if it was truncated. */
export const short = <T extends string | undefined>(text: T, most: number): T | string =>
  text === undefined || text.length <= most ? text : `${text.slice(0, most - 1)}…`;
