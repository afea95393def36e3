/**
 * What a call affects: people, organizations, connections, applications and roles, derived from its arguments: from
 * the ids in its path, from the reviewed statements in `reach.ts`, and from every other argument with the name of a
 * list of such things.
 */
import type { Wire } from '../../catalog/wire.js';
import { operationOf } from '../confirm/confirm-levels.js';
import type { Target, ThingKind } from './kinds.js';
import { idsIn, reach } from './reach.js';

/** A collection of the API whose next path segment is an id of this kind. */
const collections: Readonly<Record<string, 'user' | ThingKind>> = {
  users: 'user',
  'user-blocks': 'user',
  members: 'user',
  organizations: 'organization',
  connections: 'connection',
  enabled_connections: 'connection',
  clients: 'client',
  roles: 'role',
};

/** Everything the call affects. For a read: the organizations and other objects in its path. */
export function targetsOf(wire: Wire): Target[] {
  const { tool } = wire;
  const how = tool.risk === 'read' ? 'used' : 'changed';
  const found: Target[] = [];
  const segments = (tool.path ?? '').split('/');
  segments.forEach((segment, index) => {
    const name = /^\{(.+)\}$/.exec(segments[index + 1] ?? '')?.[1];
    const kind = Object.hasOwn(collections, segment) ? collections[segment] : undefined;
    // Only `/connections` at the root holds tenant connections; a flow's vault has its own.
    if (!name || !kind || (segments[1] !== segment && !underOrganization(segments, segment))) return;
    for (const id of idsIn(wire.path[name])) found.push({ kind, id, how } as Target);
  });
  if (tool.risk !== 'read') {
    for (const rule of reach[operationOf(tool) ?? ''] ?? []) found.push(...rule(wire));
  }
  return found;
}

const underOrganization = (segments: readonly string[], segment: string): boolean =>
  segments[1] === 'organizations' && segment !== 'name';
