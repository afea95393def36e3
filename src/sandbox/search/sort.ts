/** Sorting search results, and keeping only the first of very many. */

export type Comparator<T> = (a: T, b: T) => number;

/** Compares scalars: numbers by size, all else as text; what is missing comes last in either direction. */
export function byPath<T extends object>(path: string, direction: 1 | -1): Comparator<T> {
  const keys = path.split('.');
  const only = keys.length === 1 ? path : undefined;
  const read = (doc: T): unknown => {
    if (only !== undefined)
      return (Object.hasOwn(doc, only) ? (doc as Record<string, unknown>)[only] : undefined) ?? undefined;
    let value: unknown = doc;
    for (const key of keys) {
      if (Array.isArray(value)) value = value[0];
      if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return undefined;
      value = (value as Record<string, unknown>)[key];
    }
    return value === null ? undefined : value;
  };
  return (a, b) => {
    const left = read(a);
    const right = read(b);
    if (left === undefined || right === undefined)
      return (left === undefined ? 1 : 0) - (right === undefined ? 1 : 0);
    if (typeof left === 'number' && typeof right === 'number') return (left - right) * direction;
    const [l, r] = [String(left), String(right)];
    return l < r ? -direction : l > r ? direction : 0;
  };
}

/** The first `count` of `items` in sorted order, stable, without sorting all of them. */
export function firstSorted<T>(items: readonly T[], compare: Comparator<T>, count: number): T[] {
  if (items.length <= count * 4) return [...items].sort(compare).slice(0, count);
  // Batches of survivors: every element is compared with few others when count is small.
  let kept: T[] = [];
  const room = Math.max(count * 2, 64);
  let worst: T | undefined;
  for (const item of items) {
    if (worst !== undefined && compare(item, worst) >= 0) continue;
    kept.push(item);
    if (kept.length >= room) {
      kept = kept.sort(compare).slice(0, count);
      worst = kept[kept.length - 1];
    }
  }
  return kept.sort(compare).slice(0, count);
}
