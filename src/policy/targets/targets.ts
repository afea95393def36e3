/**
 * What a call affects: people, organizations, connections, applications and roles, derived from its arguments: from
 * the ids in its path, from the reviewed statements in `reach.ts`, and from every other argument with the name of a
 * list of such things.
 */
import type { Wire } from '../../catalog/wire.js';
import { remembering } from '../../text/remembering.js';
import { operationOf } from '../confirm/confirm-levels.js';
import { PROTECTED_KINDS } from '../policy.js';
import type { Target, ThingKind } from './kinds.js';
import { idsIn, reach } from './reach.js';
import { thingKinds } from './thing-kinds.js';

/** A collection of the API whose next path segment is an id of this kind. */
const collections: ReadonlyMap<string, 'user' | ThingKind> = new Map<string, 'user' | ThingKind>([
  ['users', 'user'],
  ['user-blocks', 'user'],
  ['members', 'user'],
  ...PROTECTED_KINDS.flatMap((kind) =>
    thingKinds[kind].segments.map((segment): [string, ThingKind] => [segment, kind]),
  ),
]);

interface PathId {
  /** Of the path parameter that holds the id. */
  name: string;
  kind: 'user' | ThingKind;
}

/** The ids in a path template; there are only as many of these as operations. */
const idsOf = remembering(
  (template): PathId[] => {
    const segments = template.split('/');
    return segments.flatMap((segment, index) => {
      const name = /\{(.+)\}/.exec(segments[index + 1] as string)?.[1];
      const kind = collections.get(segment);
      // Only `/connections` at the root holds tenant connections; a flow's vault has its own.
      const counts = segments[1] === segment || segments[1] === 'organizations';
      return name && kind && counts ? [{ name, kind }] : [];
    });
  },
  { most: 1_000, longest: 200 },
);

/** Everything the call affects. For a read: the organizations and other objects in its path. */
export function targetsOf(wire: Wire): Target[] {
  const { tool } = wire;
  const how = tool.risk === 'read' ? 'used' : 'changed';
  const found: Target[] = [];
  for (const { name, kind } of idsOf(tool.path ?? ''))
    for (const id of idsIn(wire.path[name])) found.push({ kind, id, how } as Target);
  for (const rule of reach[operationOf(tool) as string] ?? []) found.push(...rule(wire));
  return found;
}
