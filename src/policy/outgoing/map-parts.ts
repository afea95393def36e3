/** Changes the parts of a value: the value itself is left as it is, and returned where nothing had to change. */

type Members = Record<string, unknown>;

/** @param change is given the item, and the one ahead of it as it was */
export function mapArray(values: unknown[], change: (item: unknown, before: unknown) => unknown): unknown[] {
  let copy: unknown[] | undefined;
  for (let index = 0; index < values.length; index++) {
    const item = change(values[index], values[index - 1]);
    if (item === values[index]) continue;
    copy ??= [...values];
    copy[index] = item;
  }
  return copy ?? values;
}

export function mapObject(value: Members, change: (key: string, item: unknown) => unknown): Members {
  let copy: Members | undefined;
  for (const key of Object.keys(value)) {
    const item = change(key, value[key]);
    if (item === value[key]) continue;
    copy ??= { ...value };
    // Defined rather than assigned: a tenant may have a metadata key `__proto__`.
    Object.defineProperty(copy, key, { value: item, enumerable: true, writable: true, configurable: true });
  }
  return copy ?? value;
}

export function mapKeys(value: Members, rename: (key: string) => string): Members {
  if (Object.keys(value).every((key) => rename(key) === key)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [rename(key), item]));
}
