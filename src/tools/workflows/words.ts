/** Small words for reports: tenant text on one line between quotes, times, counts. */
import { quoteLine } from '../../policy/outgoing/neutralize.js';

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Text of the tenant as one quoted, shortened line. */
export const q = (text: string | undefined, limit = 80): string => quoteLine(text ?? '', limit);

/** `3 h ago`; times ahead as `in 3 h`. */
export function ago(at: number, now: number): string {
  const away = Math.abs(now - at);
  const text =
    away < MINUTE
      ? 'moments'
      : away < 2 * HOUR
        ? `${Math.round(away / MINUTE)} min`
        : away < 2 * DAY
          ? `${Math.round(away / HOUR)} h`
          : `${Math.round(away / DAY)} days`;
  return at <= now ? `${text} ago` : `in ${text}`;
}

/** An instant to the second, such as `2025-03-01T10:00:00Z`. */
export const when = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

export const times = (n: number): string => (n === 1 ? 'once' : n === 2 ? 'twice' : `${n} times`);

export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** Names in a row, the first few. */
export function list(names: readonly string[], most = 4): string {
  const shown = names.slice(0, most).map((name) => q(name, 60));
  return names.length > most ? `${shown.join(', ')} and ${names.length - most} more` : shown.join(', ');
}
