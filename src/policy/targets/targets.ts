/**
 * What a call affects: people, organizations, connections, applications and roles, derived from its arguments.
 * Indirect effects (deleting a role that somebody holds) are not counted; protect the role itself for that.
 */
import { pick, secondaryId, type Wire } from '../../catalog/wire.js';
import { operationOf } from '../confirm/confirm-levels.js';

/** Kinds that have a name and belong to the tenant's configuration. */
export type ThingKind = 'organization' | 'connection' | 'client' | 'role';

/** `changed`: it, or something that belongs to it, is changed. `used`: it is only referenced. */
export type Reach = 'changed' | 'used';

/** An object to read first: the field of the response that identifies its owner. */
export interface Owned<Kind> {
  kind: Kind;
  read: string;
  id: string;
  field: string;
}

export type UserTarget =
  | { kind: 'user'; id: string; how: Reach }
  | { kind: 'user'; email: string }
  /** An address, username or phone number. */
  | { kind: 'user'; identifier: string }
  | Owned<'user'>;

export type ThingTarget =
  | { kind: ThingKind; id: string; how: Reach }
  | { kind: 'connection'; name: string; how: 'used' }
  | Owned<'client'>;

export type Target =
  | UserTarget
  | ThingTarget
  /** People who cannot be identified from the arguments: one, or many. */
  | { kind: 'unknown_user' }
  | { kind: 'many_users'; connection?: string }
  | { kind: 'new_organization' };

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

type Rule = (wire: Wire) => Target[];

const ids = (value: unknown): string[] => {
  const list = Array.isArray(value) ? value : [value];
  return list.flatMap((item) => {
    const id =
      typeof item === 'object' && item !== null
        ? (pick(item, 'client_id') ?? pick(item, 'connection_id') ?? pick(item, 'organization_id'))
        : item;
    return typeof id === 'string' || typeof id === 'number' ? [String(id)] : [];
  });
};

const at =
  (kind: 'user' | ThingKind, reference: string, how: Reach = 'changed'): Rule =>
  (wire) =>
    ids(pick(wire, reference)).map((id) => ({ kind, id, how }) as Target);

const owner =
  (kind: 'user' | 'client', read: string, field: string): Rule =>
  (wire) =>
    ids(pick(wire, 'path.id')).map((id) => ({ kind, read, id, field }) as Target);

const connectionName: Rule = (wire) =>
  ids(pick(wire, 'body.connection')).map((name) => ({ kind: 'connection', name, how: 'used' }));

const always =
  (target: Target): Rule =>
  () => [target];

const manyOfConnection =
  (reference: string): Rule =>
  (wire) =>
    ids(pick(wire, reference)).map((connection) => ({ kind: 'many_users', connection }));

const roles = at('role', 'body.roles');
const session = owner('user', '/sessions/{id}', 'user_id');
const refreshToken = owner('user', '/refresh-tokens/{id}', 'user_id');
const grantOwner = owner('client', '/client-grants/{id}', 'client_id');
const ticket: Rule[] = [
  at('user', 'body.user_id'),
  at('organization', 'body.organization_id', 'used'),
  at('connection', 'body.connection_id', 'used'),
  at('client', 'body.client_id', 'used'),
];

/** What arguments other than path ids affect, by operation. */
const rules: Readonly<Record<string, readonly Rule[]>> = {
  'POST /agents': [at('client', 'body.client_id')],
  'POST /client-grants': [at('client', 'body.client_id')],
  'PATCH /client-grants/{id}': [grantOwner],
  'DELETE /client-grants/{id}': [grantOwner],
  'POST /connections': [at('client', 'body.enabled_clients', 'used')],
  'PATCH /connections/{id}': [at('client', 'body.enabled_clients', 'used')],
  'PATCH /connections/{id}/clients': [at('client', 'body.*')],
  'DELETE /connections/{id}': [manyOfConnection('path.id')],
  'DELETE /connections/{id}/users': [
    (wire) => ids(pick(wire, 'query.email')).map((email) => ({ kind: 'user', email })),
  ],
  'POST /connections/{id}/directory-provisioning/synchronizations': [manyOfConnection('path.id')],
  'DELETE /device-credentials/{id}': [always({ kind: 'unknown_user' })],
  'DELETE /grants/{id}': [always({ kind: 'unknown_user' })],
  'DELETE /grants': [at('user', 'query.user_id')],
  'POST /groups/{id}/roles': [roles],
  'DELETE /groups/{id}/roles': [roles],
  'POST /guardian/enrollments/ticket': [at('user', 'body.user_id')],
  'DELETE /guardian/enrollments/{id}': [always({ kind: 'unknown_user' })],
  'POST /jobs/users-exports': [at('connection', 'body.connection_id', 'used')],
  'POST /jobs/users-imports': [
    at('connection', 'body.connection_id', 'used'),
    manyOfConnection('body.connection_id'),
  ],
  'POST /jobs/verification-email': ticket,
  'POST /tickets/email-verification': ticket,
  'POST /tickets/password-change': [
    ...ticket,
    (wire) => ids(pick(wire, 'body.email')).map((email) => ({ kind: 'user', email })),
  ],
  'POST /organizations': [
    always({ kind: 'new_organization' }),
    at('connection', 'body.enabled_connections', 'used'),
  ],
  'POST /organizations/{id}/clients': [at('client', 'body.clients')],
  'DELETE /organizations/{id}/clients': [at('client', 'body.clients')],
  'POST /organizations/{id}/connections': [at('connection', 'body.connection_id')],
  'POST /organizations/{id}/enabled_connections': [at('connection', 'body.connection_id')],
  'POST /organizations/{id}/invitations': [
    roles,
    at('connection', 'body.connection_id', 'used'),
    at('client', 'body.client_id', 'used'),
  ],
  'POST /organizations/{id}/members': [at('user', 'body.members')],
  'DELETE /organizations/{id}/members': [at('user', 'body.members')],
  'POST /organizations/{id}/members/{user_id}/roles': [roles],
  'DELETE /organizations/{id}/members/{user_id}/roles': [roles],
  'POST /organizations/{organization_id}/groups/{group_id}/roles': [roles],
  'DELETE /organizations/{organization_id}/groups/{group_id}/roles': [roles],
  'POST /refresh-tokens/revoke': [
    at('user', 'body.user_id'),
    at('client', 'body.client_id', 'used'),
    // Without a user it affects everyone who uses the application or has one of the tokens.
    (wire) => (pick(wire, 'body.user_id') === undefined ? [{ kind: 'many_users' }] : []),
  ],
  'PATCH /refresh-tokens/{id}': [refreshToken],
  'DELETE /refresh-tokens/{id}': [refreshToken],
  'POST /roles/{id}/users': [at('user', 'body.users')],
  'POST /self-service-profiles/{id}/sso-ticket': [
    at('connection', 'body.connection_id'),
    at('client', 'body.enabled_clients', 'used'),
    at('organization', 'body.enabled_organizations', 'used'),
  ],
  'PATCH /sessions/{id}': [session],
  'DELETE /sessions/{id}': [session],
  'POST /sessions/{id}/revoke': [session],
  'DELETE /user-blocks': [
    (wire) => ids(pick(wire, 'query.identifier')).map((identifier) => ({ kind: 'user', identifier })),
  ],
  'POST /users': [connectionName],
  'PATCH /users/{id}': [connectionName],
  'POST /users/{id}/identities': [
    (wire) => {
      // A token identifies the second account in a way that only the API can read.
      if (pick(wire, 'body.link_with') !== undefined) return [{ kind: 'unknown_user' }];
      const second = secondaryId(wire);
      if (second === undefined) return [];
      // An id that includes a provider (`corp|7`, or another complete id) is ambiguous: both readings are checked
      // against the policy.
      const given = String(pick(wire, 'body.user_id'));
      const meant = new Set(given.includes('|') ? [second, given] : [second]);
      return [...meant].map((id) => ({ kind: 'user', id, how: 'changed' }));
    },
  ],
  'POST /users/{id}/roles': [roles],
  'DELETE /users/{id}/roles': [roles],
};

/** The operations whose arguments affect more than the ids in their path. */
export const operationsWithTargets: ReadonlySet<string> = new Set(Object.keys(rules));

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
    for (const id of ids(wire.path[name])) found.push({ kind, id, how } as Target);
  });
  if (tool.risk !== 'read') {
    for (const rule of rules[operationOf(tool) ?? ''] ?? []) found.push(...rule(wire));
  }
  return found;
}

const underOrganization = (segments: readonly string[], segment: string): boolean =>
  segments[1] === 'organizations' && segment !== 'name';
