/** Points in time as people and models write them. */

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const UNITS: Readonly<Record<string, number>> = {
  m: MINUTE_MS,
  h: 60 * MINUTE_MS,
  d: DAY_MS,
  w: 7 * DAY_MS,
};
const SPAN = /^(?:last |past )?(\d{1,4})\s*(m|h|d|w|min(?:ute)?s?|hours?|days?|weeks?)(?: ago)?$/i;

/** What `instantOf` takes, for descriptions and refusals. */
export const INSTANTS = 'a time span such as 24h or 7d, an ISO date, "today" or "yesterday" (UTC)';

/** A time span before now, an ISO date or time, or a day's name, in epoch ms; undefined for anything else. */
export function instantOf(text: string, now: number): number | undefined {
  const written = text.trim();
  const [, length, unit = ''] = SPAN.exec(written) ?? [];
  if (length !== undefined) return now - Number(length) * (UNITS[unit.charAt(0).toLowerCase()] as number);
  const midnight = now - (now % DAY_MS);
  switch (written.toLowerCase()) {
    case 'now':
      return now;
    case 'today':
      return midnight;
    case 'yesterday':
      return midnight - DAY_MS;
  }
  const time = /^\d{4}-\d\d-\d\d/.test(written) ? Date.parse(written) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
