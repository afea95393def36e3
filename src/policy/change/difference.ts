/** What differs between two states of an object: what is lost, changed and added, down to single list entries. */
import { isObject } from '../../text/is-object.js';
import { canonicalJson as canonical } from '../confirm/canonical.js';

/** Path of keys from the root. An entry of a list has the list's path, and `entry` is its identity where it has one. */
export interface Difference {
  path: readonly string[];
  /** Identity of the list entry concerned, such as an id or a name. */
  entry?: string;
  /** Absent for what is added. */
  from?: unknown;
  /** Absent for what is lost. */
  to?: unknown;
  /** Entries that stay are in another order. */
  reordered?: true;
  /** It is added ahead of an entry that stays: which entry it becomes, and of how many. */
  ahead?: { place: number; of: number };
  /** Entries of the new or lost list that it is in, where a value could stand in the place of a list. */
  listOf?: number;
}

export interface Differences {
  lost: Difference[];
  changed: Difference[];
  added: Difference[];
}

type Json = Record<string, unknown>;
/**
 * The API uses null and an absent member alike for "nothing there", and an empty object for a field of its own. Below
 * that an empty object says something: `addons: {samlp: {}}` switches an add-on on.
 */
export const isNothing = (value: unknown, path: readonly string[]): boolean =>
  value === undefined ||
  value === null ||
  (path.length < 2 &&
    isObject(value) &&
    Object.entries(value).every(([key, member]) => isNothing(member, [...path, key])));

/** Members that tell entries of a list apart, best first. */
const IDENTITIES = [
  'id',
  'user_id',
  'client_id',
  'connection_id',
  'value',
  'identifier',
  'key',
  'kid',
  'name',
];

/** The member that all entries of both lists have, each with a value of its own within its list. */
function identityOf(before: readonly unknown[], after: readonly unknown[]): string | undefined {
  const all = [...before, ...after];
  if (!all.every(isObject)) return undefined;
  const distinct = (list: readonly unknown[], key: string) =>
    new Set(list.map((item) => (item as Json)[key])).size === list.length;
  return IDENTITIES.find(
    (key) =>
      all.every((item) => ['string', 'number'].includes(typeof (item as Json)[key])) &&
      distinct(before, key) &&
      distinct(after, key),
  );
}

/** All differences between two JSON values, in the order of the keys. Lists of scalars count as multisets. */
export function differences(before: unknown, after: unknown): Differences {
  const found: Differences = { lost: [], changed: [], added: [] };
  compare(before, after, [], found);
  return found;
}

export const isUnchanged = ({ lost, changed, added }: Differences): boolean =>
  lost.length + changed.length + added.length === 0;

function compare(before: unknown, after: unknown, path: readonly string[], found: Differences): void {
  const added: Each = (part, at, list) => found.added.push({ path: at, to: part, ...list });
  const lost: Each = (part, at, list) => found.lost.push({ path: at, from: part, ...list });
  // What a change does not touch is the same object before and after.
  if (before === after || (isNothing(before, path) && isNothing(after, path))) return;
  if (isNothing(before, path)) {
    spread(after, path, added);
  } else if (isNothing(after, path)) {
    spread(before, path, lost);
  } else if (Array.isArray(before) && Array.isArray(after)) {
    compareLists(before, after, path, found);
  } else if (isObject(before) && isObject(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      const [was, is] = [own(before, key), own(after, key)];
      if (was !== is) compare(was, is, [...path, key], found);
    }
  } else if (hasParts(before) || hasParts(after)) {
    // A value of another kind in its place drops all that it held.
    spread(before, path, lost);
    spread(after, path, added);
  } else {
    found.changed.push({ path, from: before, to: after });
  }
}

const hasParts = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0;

const own = (value: Json, key: string): unknown => (Object.hasOwn(value, key) ? value[key] : undefined);

type Each = (part: unknown, at: readonly string[], list?: Pick<Difference, 'listOf'>) => void;

/** Whether anything may stand at the path: a list of one entry is not that entry. */
const isFree = ([field = '', ...rest]: readonly string[], length: number): boolean =>
  rest.length > 0 && (length === 1 || field.endsWith('metadata'));

/** Calls back for each leaf and list entry of a value that is new or gone as a whole. */
function spread(value: unknown, path: readonly string[], each: Each) {
  if (Array.isArray(value) && value.length > 0)
    for (const item of value) each(item, path, isFree(path, value.length) ? { listOf: value.length } : {});
  else if (isObject(value) && Object.keys(value).length > 0)
    for (const [key, member] of Object.entries(value)) {
      if (!isNothing(member, [...path, key])) spread(member, [...path, key], each);
    }
  else each(value, path);
}

function compareLists(
  before: readonly unknown[],
  after: readonly unknown[],
  path: readonly string[],
  found: Differences,
): void {
  const key = identityOf(before, after);
  const label = (item: unknown): string =>
    key === undefined ? canonical(item) : String((item as Json)[key]);
  const entry = (item: unknown) => (key === undefined ? {} : { entry: label(item) });
  const [labelsBefore, labelsAfter] = [before.map(label), after.map(label)];
  /** Places in the list as it is, by label, and how many of them are found again. */
  const left = new Map<string, { places: number[]; found: number }>();
  for (const index of before.keys()) {
    const same = left.get(labelsBefore[index] as string);
    if (same) same.places.push(index);
    else left.set(labelsBefore[index] as string, { places: [index], found: 0 });
  }
  let latest = 0;
  let reordered = false;
  /** Entries added since the latest one that stays. */
  let fresh: { added: Difference; place: number }[] = [];
  for (const [index, item] of after.entries()) {
    const same = left.get(labelsAfter[index] as string);
    const place = same?.places[same.found];
    if (same === undefined || place === undefined) {
      const added: Difference = { path, to: item, ...entry(item) };
      found.added.push(added);
      fresh.push({ added, place: index + 1 });
      continue;
    }
    for (const { added, place } of fresh) added.ahead = { place, of: after.length };
    fresh = [];
    same.found++;
    reordered ||= place < latest;
    latest = place;
    const was = before[place];
    const inner: Differences = { lost: [], changed: [], added: [] };
    compare(was, item, path, inner);
    for (const kind of ['lost', 'changed', 'added'] as const)
      found[kind].push(...inner[kind].map((one) => ({ ...one, entry: one.entry ?? label(item) })));
  }
  for (const { places, found: again } of left.values())
    for (const place of places.slice(again))
      found.lost.push({ path, from: before[place], ...entry(before[place]) });
  if (reordered) found.changed.push({ path, from: before, to: after, reordered: true });
}
