/** What differs between two configurations, by natural key. Ids and secrets do not count. */
import { canonicalJson } from '../../policy/confirm/canonical.js';
import { mask } from '../../policy/outgoing/outgoing.js';
import { isObject } from '../../text/is-object.js';
import { mapParts } from '../../text/values.js';
import type { Kind } from './kinds.js';
import { shown } from './natural.js';
import type { Configuration, Thing } from './read-configuration.js';

type Json = Record<string, unknown>;

/** One place that differs: what each side has, or of lists without an order the entries that only one side has. */
export interface Difference {
  /** Dotted; a part or a list as a whole. */
  field: string;
  a?: unknown;
  b?: unknown;
  only_a?: unknown[];
  only_b?: unknown[];
}

export interface DifferentThing {
  kind: string;
  name?: string;
  differences: Difference[];
}

export interface Comparison {
  only_a: { kind: string; name?: string }[];
  only_b: { kind: string; name?: string }[];
  different: DifferentThing[];
  /** Things that are the same. */
  same: number;
  /** Kinds that could not be compared, or not whole. */
  not_compared: string[];
}

/** @param sameIds whether both are of the same tenant, where a thing with the same id is the same under a new name */
export function compare(a: Configuration, b: Configuration, sameIds = false): Comparison {
  const unread = new Set<Kind>([...a.unreadKinds, ...b.unreadKinds]);
  const result: Comparison = {
    only_a: [],
    only_b: [],
    different: [],
    same: 0,
    not_compared: a.kinds.filter((kind) => unread.has(kind)).map(({ kind }) => kind),
  };
  for (const kind of a.kinds) {
    const [left, right] = [thingsOf(a, kind, sameIds), thingsOf(b, kind, sameIds)];
    for (const [key, thing] of left) {
      const other = right.get(key);
      if (!other) {
        // It may be among what was not read.
        if (!b.unreadKinds.has(kind)) result.only_a.push(named(thing));
        continue;
      }
      const differences = differencesBetween(thing, other);
      if (differences.length === 0) result.same += 1;
      else result.different.push({ ...named(thing), differences });
      const parts = [...new Set([...thing.unread, ...other.unread])].map((part) => `${kind.kind}: ${part}`);
      result.not_compared.push(...parts.filter((part) => !result.not_compared.includes(part)));
    }
    if (!a.unreadKinds.has(kind))
      for (const [key, thing] of right) if (!left.has(key)) result.only_b.push(named(thing));
  }
  return result;
}

const thingsOf = ({ things }: Configuration, kind: Kind, byId: boolean): Map<string, Thing> =>
  new Map(
    things
      .filter((thing) => thing.kind === kind)
      .map((thing) => [byId && thing.id !== undefined ? `id ${thing.id}` : `key ${thing.key}`, thing]),
  );

export const named = ({ kind, key }: Thing): { kind: string; name?: string } => ({
  kind: kind.kind,
  ...(key === '' ? {} : { name: key }),
});

/** What differs between two things of the same kind. Parts that either side could not read are left out. */
export function differencesBetween(a: Thing, b: Thing): Difference[] {
  const unread = new Set([...a.unread, ...b.unread]);
  const found: Difference[] = [];
  const [left, right] = [comparable(a), comparable(b)];
  for (const name of members(left, right))
    if (!unread.has(name)) look(name, left[name], right[name], a.kind.ordered === true, found);
  return found;
}

/** As it is compared: with names instead of ids, without secrets. */
const comparable = ({ value }: Thing): Json => withoutSecrets(shown(value)) as Json;

/** Drops what is redacted, which neither differs nor is the same. */
const withoutSecrets = (value: unknown): unknown =>
  mapParts(value, withoutSecrets, (member) => member !== mask);

/** Absent, null and empty mean the same. */
const isNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isObject(value) && Object.values(value).every(isNothing));

/** Whether two natural values are the same. */
export function isSame(a: unknown, b: unknown, ordered: boolean): boolean {
  const found: Difference[] = [];
  look('', withoutSecrets(a), withoutSecrets(b), ordered, found);
  return found.length === 0;
}

function look(field: string, a: unknown, b: unknown, ordered: boolean, found: Difference[]): void {
  if (isNothing(a) && isNothing(b)) return;
  if (isObject(a) && isObject(b)) {
    for (const name of members(a, b))
      look(field === '' ? name : `${field}.${name}`, a[name], b[name], ordered, found);
    return;
  }
  if (Array.isArray(a) && Array.isArray(b) && !ordered) {
    const [only_a, only_b] = [lacking(a, b), lacking(b, a)];
    if (only_a.length + only_b.length > 0)
      found.push({
        field,
        ...(only_a.length > 0 ? { only_a } : {}),
        ...(only_b.length > 0 ? { only_b } : {}),
      });
    return;
  }
  if (canonicalJson(settled(a)) === canonicalJson(settled(b))) return;
  found.push({ field, ...(isNothing(a) ? {} : { a }), ...(isNothing(b) ? {} : { b }) });
}

const members = (a: Json, b: Json): string[] => [...new Set([...Object.keys(a), ...Object.keys(b)])];

/** Without members that say nothing. */
const settled = (value: unknown): unknown => mapParts(value, settled, (member) => !isNothing(member));

/** Entries of a list that the other has not, each as often as it is there. */
function lacking(list: readonly unknown[], other: readonly unknown[]): unknown[] {
  const count = new Map<string, number>();
  const print = (entry: unknown) => canonicalJson(settled(entry));
  for (const entry of other) count.set(print(entry), (count.get(print(entry)) ?? 0) + 1);
  return list.filter((entry) => {
    const left = count.get(print(entry)) ?? 0;
    count.set(print(entry), left - 1);
    return left <= 0;
  });
}
