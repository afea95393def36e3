/**
 * What an update sends and what stands afterwards: the caller's arguments, the present state, and what the API does
 * with each field, brought together. Nothing here reads or sends.
 */
import type { ApiMerge, ChangeFacts } from '../../catalog/change-facts.js';
import { isObject } from '../../text/is-object.js';
import { canonicalJson } from '../confirm/canonical.js';

/**
 * `merge`: objects are merged deep, null removes, lists replace. `add`/`remove`: entries of lists are added or taken
 * out, objects as in `merge`. `as_given`: what the caller gave goes to the API unchanged.
 */
export const APPLY_MODES = ['merge', 'add', 'remove', 'as_given'] as const;
export type ApplyMode = (typeof APPLY_MODES)[number];

type Json = Record<string, unknown>;
const isEmpty = (value: unknown): boolean => isObject(value) && Object.keys(value).length === 0;
const own = (value: Json, key: string): unknown => (Object.hasOwn(value, key) ? value[key] : undefined);
/** The members of an object by name, to be changed; a map also holds one whose name is `__proto__`. */
const membersOf = (value: unknown): Map<string, unknown> =>
  new Map(isObject(value) ? Object.entries(value) : []);

/** Merges deep: null removes a member, lists replace or change by entries. */
function deepMerge(present: unknown, given: unknown, mode: ApplyMode): unknown {
  if (Array.isArray(given)) return mergeList(present, given, mode);
  if (!isObject(given)) return given;
  const merged = membersOf(present);
  for (const [key, value] of Object.entries(given)) {
    const before = merged.get(key);
    merged.delete(key);
    if (value !== null) merged.set(key, deepMerge(before, value, mode));
  }
  return Object.fromEntries(merged);
}

/** A list by the mode: the given one, or the present one with entries added or taken out. */
export function mergeList(present: unknown, given: readonly unknown[], mode: ApplyMode): unknown[] {
  const before = Array.isArray(present) ? present : [];
  if (mode === 'add') {
    const known = new Set(before.map(canonicalJson));
    return [...before, ...given.filter((item) => !known.has(canonicalJson(item)))];
  }
  if (mode === 'remove') {
    const gone = new Set(given.map(canonicalJson));
    const isNamed = namedBy(given);
    return before.filter((item) => !gone.has(canonicalJson(item)) && !isNamed(item));
  }
  return [...given];
}

/**
 * Whether one of the entries to remove names an entry of the list by part of it, such as `{id}` or a scope's `{value}`.
 * They are looked up by their members' names and values, because both lists may be long.
 */
function namedBy(given: readonly unknown[]): (item: unknown) => boolean {
  const byNames = new Map<string, { names: string[]; values: Set<string> }>();
  for (const one of given.filter(isObject)) {
    const names = Object.keys(one).sort();
    if (names.length === 0) continue;
    const key = canonicalJson(names);
    const known = byNames.get(key) ?? { names, values: new Set() };
    byNames.set(key, known);
    known.values.add(canonicalJson(names.map((name) => own(one, name))));
  }
  const kinds = [...byNames.values()];
  return (item) =>
    isObject(item) &&
    kinds.some(({ names, values }) => values.has(canonicalJson(names.map((name) => own(item, name)))));
}

/** Of entries by dotted path, the one that is nearest to a path: the longest that is a prefix of it. */
export function nearestEntry<T>(entries: Readonly<Record<string, T>>, path: string): T | undefined {
  for (let end = path.length; end > 0; end = path.lastIndexOf('.', end - 1)) {
    const prefix = path.slice(0, end);
    if (Object.hasOwn(entries, prefix)) return entries[prefix];
  }
  return undefined;
}

/** What the API does with the field at a dotted path. */
export const apiMerge = (facts: ChangeFacts, path: string): ApiMerge =>
  nearestEntry(facts.merge ?? {}, path) ?? 'replace';

/**
 * The body to send so that the API ends up with what the caller meant. For an `update`, fields not named are left
 * out; for a `replace`, they are filled in from the present state, as far as `writable` says the API takes them.
 *
 * @param present the object as it is, or undefined where it could not be read: then the body goes as given
 */
export function bodyToSend(
  facts: ChangeFacts,
  present: unknown,
  given: Json,
  mode: ApplyMode,
  writable: (field: string) => boolean = () => true,
): Json {
  if (mode === 'as_given' || !isObject(present)) return given;
  // An empty object clears the field where the API merges: merging nothing in is not meant to.
  const meant = Object.entries(given).filter(
    ([field, value]) => !(isEmpty(value) && apiMerge(facts, field) !== 'replace'),
  );
  const body: [string, unknown][] = meant.map(([field, value]) => [
    field,
    fieldToSend(apiMerge(facts, field), own(present, field), value, mode),
  ]);
  if (facts.kind !== 'replace') return Object.fromEntries(body);
  const kept = Object.entries(present).filter(
    ([field, value]) =>
      value !== undefined && value !== null && !Object.hasOwn(given, field) && writable(field),
  );
  // Null at the top level of a whole new state means that the field is left out of it.
  return Object.fromEntries([...kept, ...body.filter(([field]) => own(given, field) !== null)]);
}

function fieldToSend(api: ApiMerge, present: unknown, value: unknown, mode: ApplyMode): unknown {
  if (Array.isArray(value)) return mergeList(present, value, mode);
  if (!isObject(value)) return value;
  if (api === 'replace') return deepMerge(isObject(present) ? present : {}, value, mode);
  // The API merges the first level itself, null removes there: only what lies below has to be filled in.
  const before = isObject(present) ? present : {};
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      api === 'merge' && mode === 'merge' ? member : deepMerge(own(before, key), member, mode),
    ]),
  );
}

/** The object as it will be, by the API's own semantics, once `sent` has been carried out. */
export function stateAfter(facts: ChangeFacts, present: unknown, sent: unknown): unknown {
  switch (facts.kind) {
    case 'delete':
      return undefined;
    case 'create':
    case 'replace':
      return sent;
    case 'update': {
      if (!isObject(sent)) return sent === undefined ? present : sent;
      const before = isObject(present) ? present : {};
      const given = Object.entries(sent).map(([field, value]) => {
        const api = apiMerge(facts, field);
        return [field, api === 'replace' ? value : memberwise(own(before, field), value, api)];
      });
      return { ...before, ...Object.fromEntries(given) };
    }
    default:
      return present;
  }
}

/** Members given are set, null removes one, and an empty object clears all. */
function memberwise(before: unknown, value: unknown, api: ApiMerge): unknown {
  if (!isObject(value) || isEmpty(value)) return value;
  const merged = membersOf(before);
  for (const [key, member] of Object.entries(value)) {
    const present = merged.get(key);
    merged.delete(key);
    if (member !== null) merged.set(key, api === 'merge' ? memberwise(present, member, api) : member);
  }
  return Object.fromEntries(merged);
}
