/** Which items of a list have been returned, told by the members that identify them. */

/** Items remembered to drop duplicates: enough for neighboring pages, constant for any number of items. */
const REMEMBERED = 2_000;

/** The identity of an item; undefined for one that lacks a part of it. */
function idOf(item: unknown, key: readonly string[]): string | undefined {
  if (key.length === 0 || typeof item !== 'object' || item === null) return undefined;
  const parts: unknown[] = [];
  for (const name of key) {
    const part = (item as Record<string, unknown>)[name];
    if ((typeof part !== 'string' && typeof part !== 'number') || part === '') return undefined;
    parts.push(part);
  }
  return parts.length === 1 ? String(parts[0]) : JSON.stringify(parts);
}

/** Drops duplicates, as long as they are not too far apart. */
export class Seen {
  readonly #key: readonly string[];
  #young = new Set<string>();
  #old = new Set<string>();

  /** @param key the members that identify an item, all of them together */
  constructor(key: readonly string[]) {
    this.#key = key;
  }

  /** Whether the item has an identity. */
  knows(item: unknown): boolean {
    return idOf(item, this.#key) !== undefined;
  }

  /** Whether the item was not returned before; one without an identity never was. */
  isNew(item: unknown): boolean {
    const id = idOf(item, this.#key);
    if (id === undefined) return true;
    if (this.#young.has(id) || this.#old.has(id)) return false;
    this.#young.add(id);
    if (this.#young.size >= REMEMBERED) {
      this.#old = this.#young;
      this.#young = new Set();
    }
    return true;
  }
}
