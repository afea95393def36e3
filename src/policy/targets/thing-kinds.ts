/** How each kind of protected object is found in paths, arguments and the tenant. */
import { fold } from '../../text/patterns.js';
import type { ThingKind } from './kinds.js';
import type { TargetReads } from './target-reads.js';

interface Facts {
  /** Segments of the API's paths that are followed by an id of this kind. */
  segments: readonly string[];
  /** Arguments that hold ids of this kind, wherever they are in the body. */
  argument: RegExp;
  /** The property with its id. */
  id: 'id' | 'client_id';
  /** The read that shows one. */
  path: string;
  /** Whether an entry of the policy is certainly an id, so that nothing is read to resolve it. */
  isId(entry: string): boolean;
  /** Reads the things that may have one of these names. */
  named(names: readonly string[], reads: TargetReads): Promise<readonly unknown[]>;
}

export const thingKinds: Readonly<Record<ThingKind, Facts>> = {
  organization: {
    segments: ['organizations'],
    argument: /^(?:enabled_|allowed_)?(?:organizations|organization_ids)$|^organization_id$/,
    id: 'id',
    path: '/organizations/{id}',
    // Names are in small letters.
    isId: (entry) => fold(entry).startsWith('org_'),
    named: (names, reads) =>
      Promise.all(names.map((name) => reads.one('/organizations/name/{name}', { name: fold(name) }))),
  },
  connection: {
    segments: ['connections', 'enabled_connections'],
    argument: /^(?:enabled_)?(?:connections|connection_ids)$|^connection_id$/,
    id: 'id',
    path: '/connections/{id}',
    isId: (entry) => entry.startsWith('con_'),
    named: async (names, reads) => {
      const rule = 'protected.connections';
      const lists = names.map((name) =>
        reads.all('/connections', {}, 'the connections', { query: { name }, rule }),
      );
      return (await Promise.all(lists)).flat();
    },
  },
  client: {
    segments: ['clients'],
    argument: /^(?:(?:enabled|allowed|linked|disabled)_)?(?:clients|client_ids)$|^client_(?:id|aliases)$/,
    id: 'client_id',
    path: '/clients/{id}',
    isId: (entry) => /^[A-Za-z0-9_-]{20,64}$/.test(entry),
    named: (_names, reads) =>
      reads.all('/clients', {}, 'the applications', {
        query: { fields: 'client_id,name', include_fields: true },
        rule: 'protected.clients',
      }),
  },
  role: {
    segments: ['roles'],
    argument: /^(?:roles|role_ids)$|^role_id$/,
    id: 'id',
    path: '/roles/{id}',
    isId: (entry) => entry.startsWith('rol_'),
    named: (_names, reads) => reads.all('/roles', {}, 'the roles', { rule: 'protected.roles' }),
  },
};
