/**
 * Things that a change adds to, or drops from, a list: by the name of the list, wherever it is in the body, fields
 * that the catalogue does not know included. What is dropped by leaving it out is known from the differences.
 */
import type { Wire } from '../../catalog/wire.js';
import type { Difference, Differences } from '../change/difference.js';
import { PROTECTED_KINDS } from '../policy.js';
import type { ThingKind } from './kinds.js';
import { idsIn } from './reach.js';
import { thingKinds } from './thing-kinds.js';

/** Free data, of which the API reads nothing. */
const isFree = (key: string): boolean => /metadata$/.test(key) || key === 'payload';

function kindOf(key: string): ThingKind | undefined {
  return PROTECTED_KINDS.find((kind) => thingKinds[kind].argument.test(key));
}

export type Listed = { kind: ThingKind; how: 'listed' } & (
  | { id: string; name?: never }
  | { kind: 'connection'; name: string; id?: never }
);

/**
 * Names of connections: those under which one answers, which takes the sign-ins of another; and the one whose people's
 * tokens an application gets.
 */
const NAMES = new Set(['realms', 'connection']);
/** Lists of objects that hold such a name. */
const OF_NAMES = 'grants';

const targets = (key: string, value: unknown): Listed[] => {
  if (NAMES.has(key)) return idsIn(value).map((name) => ({ kind: 'connection', name, how: 'listed' }));
  const kind = kindOf(key);
  return kind ? idsIn(value).map((id) => ({ kind, id, how: 'listed' })) : [];
};
const isListed = (key: string): boolean => NAMES.has(key) || key === OF_NAMES || kindOf(key) !== undefined;

/** Lists in a body that hold things of these kinds, by their names. */
export function listedIn(body: unknown): Listed[] {
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([key, value]) => {
    if (isFree(key)) return [];
    return [...targets(key, value), ...listedIn(value)];
  });
}

/** Whether the body gives a list that would drop what it leaves out. */
export function givesList(body: unknown): boolean {
  if (typeof body !== 'object' || body === null) return false;
  return Object.entries(body).some(
    ([key, value]) =>
      !isFree(key) && ((isListed(key) && (Array.isArray(value) || value === null)) || givesList(value)),
  );
}

/** The same from what differs: entries that stay are not touched. */
export function listedInDifferences({ lost, added, changed }: Differences): Listed[] {
  const sides = [
    ...lost.map((one) => [one, one.from] as const),
    ...added.map((one) => [one, one.to] as const),
    ...changed
      .filter(({ reordered }) => !reordered)
      .flatMap((one) => [[one, one.from] as const, [one, one.to] as const]),
  ];
  return sides.flatMap(([difference, value]) => inDifference(difference, value));
}

function inDifference({ path, entry }: Difference, value: unknown): Listed[] {
  if (path.some(isFree)) return [];
  const found = listedIn(value);
  for (const key of path) found.push(...targets(key, value), ...targets(key, entry));
  return found;
}

/** Lists that an argument other than those of the reviewed statements names. */
export const listedTargets = (wire: Wire, differences: Differences | undefined): Listed[] =>
  differences ? listedInDifferences(differences) : listedIn(wire.body);
