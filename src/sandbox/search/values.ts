/** Reading values out of documents by path, and comparing them with what a query says. */

/** Calls `test` for every scalar under `path` (arrays need no index) until it answers true. */
export function someValue(
  value: unknown,
  path: readonly string[],
  test: (scalar: unknown) => boolean,
  depth = 0,
): boolean {
  if (Array.isArray(value)) {
    for (const item of value) if (someValue(item, path, test, depth)) return true;
    return false;
  }
  if (depth === path.length)
    return value !== undefined && value !== null && typeof value !== 'object' && test(value);
  if (value === null || typeof value !== 'object') return false;
  const key = path[depth] as string;
  return (
    Object.hasOwn(value, key) && someValue((value as Record<string, unknown>)[key], path, test, depth + 1)
  );
}

/** Something is stored under `path`; null, empty arrays and empty objects count as nothing, being not indexed. */
export function hasValue(value: unknown, path: readonly string[], depth = 0): boolean {
  if (Array.isArray(value)) return value.some((item) => hasValue(item, path, depth));
  if (value === null || value === undefined) return false;
  if (depth === path.length)
    return typeof value !== 'object' || Object.values(value).some((v) => hasValue(v, []));
  if (typeof value !== 'object') return false;
  const key = path[depth] as string;
  return Object.hasOwn(value, key) && hasValue((value as Record<string, unknown>)[key], path, depth + 1);
}

const DATE =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d)(?::?(\d\d)(?::?(\d\d)(?:\.(\d{1,3})\d*)?)?)?)?)?)?(Z|[+-]\d\d:?\d\d)?$/;

/** First and last millisecond that an ISO date names, however coarse (`2017-12` is the whole month); UTC. */
export function dateSpan(text: string): [first: number, last: number] | undefined {
  const match = DATE.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, fraction, zone] = match;
  const given = [year, month, day, hour, minute, second].map((part) =>
    part === undefined ? undefined : Number(part),
  );
  const [y = 1970, mo = 1, d = 1, h = 0, mi = 0, s = 0] = given;
  const ms = fraction === undefined ? 0 : Number(fraction.padEnd(3, '0'));
  const first = Date.UTC(y, mo - 1, d, h, mi, s, ms);
  const real = new Date(first);
  if (real.getUTCMonth() !== mo - 1 || real.getUTCDate() !== d || h > 23 || mi > 59 || s > 59)
    return undefined;
  const unit = given.filter((part) => part !== undefined).length;
  const next = [
    () => Date.UTC(y + 1, 0, 1),
    () => Date.UTC(y, mo, 1),
    () => Date.UTC(y, mo - 1, d + 1),
    () => first + 3_600_000,
    () => first + 60_000,
    () => first + 1000,
  ][unit - 1] as () => number;
  const shift = zoneShift(zone);
  return [first - shift, (fraction === undefined ? next() - 1 : first) - shift];
}

function zoneShift(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}

/** Lower-cased words of a text: runs of letters, digits and underscores. */
export function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
}
