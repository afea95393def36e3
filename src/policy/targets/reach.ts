/**
 * What the arguments of an operation affect beyond the ids in its path, reviewed by hand. The operations that need
 * no entry here are in `test/policy/targets/reviewed-operations.ts`.
 */
import { pick, secondaryId, type Wire } from '../../catalog/wire.js';
import type { Reach, Target, ThingKind } from './kinds.js';

export type Rule = (wire: Wire) => Target[];

const isId = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number';

/** Ids in an argument: a text, or an object that holds one, alone or in a list. */
export const idsIn = (value: unknown): string[] => {
  const list = Array.isArray(value) ? value : [value];
  return list.flatMap((item) => {
    const id =
      typeof item === 'object' && item !== null
        ? ['client_id', 'connection_id', 'organization_id', 'id'].map((key) => pick(item, key)).find(isId)
        : item;
    return isId(id) ? [String(id)] : [];
  });
};

const at =
  (kind: 'user' | ThingKind, reference: string, how: Reach = 'changed'): Rule =>
  (wire) =>
    idsIn(pick(wire, reference)).map((id) => ({ kind, id, how }) as Target);

const owner =
  (kind: 'user' | 'client', read: string, field: string, reference = 'path.id'): Rule =>
  (wire) =>
    idsIn(pick(wire, reference)).map((id) => ({ kind, read, id, field }) as Target);

const userByEmail =
  (reference: string): Rule =>
  (wire) =>
    idsIn(pick(wire, reference)).map((email) => ({ kind: 'user', email }));

const connectionName =
  (how: 'used' | 'within'): Rule =>
  (wire) =>
    idsIn(pick(wire, 'body.connection')).map((name) => ({ kind: 'connection', name, how }));

const always =
  (target: Target): Rule =>
  () => [target];

const manyOfConnection =
  (reference: string): Rule =>
  (wire) =>
    idsIn(pick(wire, reference)).map((connection) => ({ kind: 'many_users', connection }));

const all =
  (of: 'user' | 'client', read: string, reference = 'path.id', pages: 'number' | 'cursor' = 'cursor'): Rule =>
  (wire) =>
    idsIn(pick(wire, reference)).map((id) => ({ kind: 'all_listed', of, read, id, pages }));

const api: Rule = (wire) => idsIn(wire.path.id).map((id) => ({ kind: 'api', id }));

/** Somebody may sign in with a user name, too, that looks like an address. */
const givenAddress: Rule = (wire) =>
  ['body.email', 'body.username']
    .flatMap((reference) => idsIn(pick(wire, reference)))
    .map((address) => ({ kind: 'given', address }));

/** An id without its provider becomes one of the database provider. */
const givenId: Rule = (wire) =>
  idsIn(pick(wire, 'body.user_id')).flatMap((id) => [
    { kind: 'given', id },
    { kind: 'given', id: `auth0|${id}` },
  ]);

/** Signing in with the connection makes a person a member. */
const joining =
  (reference: string): Rule =>
  (wire) =>
    idsIn(pick(wire, reference)).map((connection) => ({ kind: 'joining', connection }));
const joiningIfAutomatic =
  (reference: string): Rule =>
  (wire) =>
    [pick(wire, 'body.assign_membership_on_login'), pick(wire, 'body.is_signup_enabled')].some(Boolean)
      ? joining(reference)(wire)
      : [];

/** Of a directory: what changes people from then on, without another call. Turning it off does not. */
const byDirectory =
  (...fields: string[]): Rule =>
  (wire) =>
    fields.some((field) => ![undefined, null, false, 'off'].includes(pick(wire, `body.${field}`) as never))
      ? manyOfConnection('path.id')(wire)
      : [];
const synchronizes = byDirectory('synchronize_automatically', 'synchronize_groups', 'mapping');

/** A link with which its holder lets a directory change the people of the connection. */
const provisions: Rule = (wire) =>
  pick(wire, 'body.provisioning_config') !== undefined ||
  pick(wire, 'body.enabled_features.provisioning') === true
    ? manyOfConnection('body.connection_id')(wire)
    : [];

const roles = at('role', 'body.roles');
const session = owner('user', '/sessions/{id}', 'user_id');
const refreshToken = owner('user', '/refresh-tokens/{id}', 'user_id');
const grantOwner = owner('client', '/client-grants/{id}', 'client_id');
const agentOwner = owner('client', '/agents/{id}', 'client_id');
const limitedClient = owner('client', '/rate-limit-policies/{id}', 'consumer_selector');
const membersOfGroup = all('user', '/groups/{id}/members');
const membersOfOrganizationGroup = all('user', '/groups/{id}/members', 'path.group_id');
const membersOfGroups = all('user', '/groups/{id}/members', 'body.groups');
/** The id in a selector such as `client_id:abc`. */
export const selected = (text: string): string => text.slice(text.lastIndexOf(':') + 1).trim();

const ticket: Rule[] = [
  at('user', 'body.user_id'),
  at('organization', 'body.organization_id', 'used'),
  at('connection', 'body.connection_id', 'used'),
  at('client', 'body.client_id', 'used'),
];
const organizationConnection = [at('connection', 'body.connection_id'), joining('body.connection_id')];

/** An id that includes a provider (`corp|7`, or another complete id) is ambiguous: both readings are checked. */
const linkedAccount: Rule = (wire) => {
  // A token identifies the second account in a way that only the API can read.
  if (pick(wire, 'body.link_with') !== undefined) return [{ kind: 'unknown_user' }];
  const second = secondaryId(wire);
  if (second === undefined) return [];
  const given = String(pick(wire, 'body.user_id'));
  const meant = new Set(given.includes('|') ? [second, given] : [second]);
  return [...meant].map((id) => ({ kind: 'user', id, how: 'changed' }));
};

const unlinkedAccount: Rule = ({ path }) => [
  { kind: 'user', id: `${path.provider}|${path.user_id}`, how: 'changed' },
];

/** `METHOD /path` -> what its arguments reach. */
export const reach: Readonly<Record<string, readonly Rule[]>> = {
  'POST /agents': [at('client', 'body.client_id')],
  'PATCH /agents/{id}': [agentOwner],
  'DELETE /agents/{id}': [agentOwner],
  'POST /client-grants': [at('client', 'body.client_id')],
  'PATCH /client-grants/{id}': [grantOwner],
  'DELETE /client-grants/{id}': [grantOwner],
  'PATCH /connections/{id}/clients': [at('client', 'body.*')],
  'DELETE /connections/{id}': [manyOfConnection('path.id'), all('client', '/connections/{id}/clients')],
  'DELETE /connections/{id}/users': [userByEmail('query.email')],
  'POST /connections/{id}/directory-provisioning': [synchronizes],
  'PATCH /connections/{id}/directory-provisioning': [synchronizes],
  'POST /connections/{id}/directory-provisioning/synchronizations': [manyOfConnection('path.id')],
  // Their members join, and leave, with the roles of the group.
  'POST /connections/{id}/directory-provisioning/synchronized-groups': [manyOfConnection('path.id')],
  'PUT /connections/{id}/directory-provisioning/synchronized-groups': [manyOfConnection('path.id')],
  'DELETE /connections/{id}/directory-provisioning/synchronized-groups': [manyOfConnection('path.id')],
  // Tokens that exist write by it.
  'PATCH /connections/{id}/scim-configuration': [byDirectory('mapping', 'user_id_attribute')],
  // Its holder changes and deletes everybody of the connection.
  'POST /connections/{id}/scim-configuration/tokens': [manyOfConnection('path.id')],
  'POST /device-credentials': [at('client', 'body.client_id', 'listed')],
  'DELETE /device-credentials/{id}': [always({ kind: 'unknown_user' })],
  'DELETE /grants/{id}': [always({ kind: 'unknown_user' })],
  'DELETE /grants': [at('user', 'query.user_id')],
  'DELETE /groups/{id}': [membersOfGroup],
  'POST /groups/{id}/roles': [roles, membersOfGroup],
  'DELETE /groups/{id}/roles': [roles, membersOfGroup],
  'POST /guardian/enrollments/ticket': [at('user', 'body.user_id')],
  'DELETE /guardian/enrollments/{id}': [always({ kind: 'unknown_user' })],
  'POST /jobs/users-exports': [at('connection', 'body.connection_id', 'within')],
  'POST /jobs/users-imports': [
    at('connection', 'body.connection_id', 'within'),
    manyOfConnection('body.connection_id'),
  ],
  'POST /jobs/verification-email': ticket,
  'POST /tickets/email-verification': ticket,
  'POST /tickets/password-change': [...ticket, userByEmail('body.email')],
  'POST /organizations': [
    always({ kind: 'new_organization' }),
    at('connection', 'body.enabled_connections', 'listed'),
  ],
  'DELETE /organizations/{id}': [
    all('user', '/organizations/{id}/members', 'path.id', 'number'),
    all('client', '/organizations/{id}/clients'),
    all('client', '/organizations/{id}/client-grants', 'path.id', 'number'),
  ],
  'POST /organizations/{id}/client-grants': [
    owner('client', '/client-grants/{id}', 'client_id', 'body.grant_id'),
  ],
  'DELETE /organizations/{id}/client-grants/{grant_id}': [
    owner('client', '/client-grants/{id}', 'client_id', 'path.grant_id'),
  ],
  'POST /organizations/{id}/clients': [at('client', 'body.clients')],
  'DELETE /organizations/{id}/clients': [at('client', 'body.clients')],
  'POST /organizations/{id}/connections': organizationConnection,
  'PATCH /organizations/{id}/connections/{connection_id}': [joiningIfAutomatic('path.connection_id')],
  'POST /organizations/{id}/enabled_connections': organizationConnection,
  'PATCH /organizations/{id}/enabled_connections/{connectionId}': [joiningIfAutomatic('path.connectionId')],
  'POST /organizations/{id}/invitations': [
    roles,
    at('connection', 'body.connection_id', 'used'),
    at('client', 'body.client_id', 'used'),
    userByEmail('body.invitee.email'),
  ],
  'POST /organizations/{id}/members': [at('user', 'body.members')],
  'DELETE /organizations/{id}/members': [at('user', 'body.members')],
  'POST /organizations/{id}/members/{user_id}/roles': [roles],
  'DELETE /organizations/{id}/members/{user_id}/roles': [roles],
  'POST /organizations/{organization_id}/groups/{group_id}/roles': [roles, membersOfOrganizationGroup],
  'DELETE /organizations/{organization_id}/groups/{group_id}/roles': [roles, membersOfOrganizationGroup],
  'POST /refresh-tokens/revoke': [
    at('user', 'body.user_id'),
    (wire) =>
      at('client', 'body.client_id', pick(wire, 'body.user_id') === undefined ? 'changed' : 'used')(wire),
    // Without a user it affects everyone who uses the application or has one of the tokens.
    (wire) => (pick(wire, 'body.user_id') === undefined ? [{ kind: 'many_users' }] : []),
    (wire) => (pick(wire, 'body.ids') === undefined ? [] : [{ kind: 'many_users' }]),
  ],
  'POST /rate-limit-policies': [
    (wire) =>
      idsIn(pick(wire, 'body.consumer_selector')).map((text) => ({
        kind: 'client',
        id: selected(text),
        how: 'listed',
      })),
  ],
  'PATCH /rate-limit-policies/{id}': [limitedClient],
  'DELETE /rate-limit-policies/{id}': [limitedClient],
  'PATCH /refresh-tokens/{id}': [refreshToken],
  'DELETE /refresh-tokens/{id}': [refreshToken],
  'PATCH /resource-servers/{id}': [api],
  'DELETE /resource-servers/{id}': [api],
  'DELETE /roles/{id}': [all('user', '/roles/{id}/users')],
  'POST /roles': [at('organization', 'body.owner_id', 'listed')],
  'POST /roles/{id}/groups': [membersOfGroups],
  'DELETE /roles/{id}/groups': [membersOfGroups],
  'POST /roles/{id}/users': [at('user', 'body.users')],
  'POST /self-service-profiles/{id}/sso-ticket': [
    at('connection', 'body.connection_id'),
    at('client', 'body.enabled_clients', 'listed'),
    at('organization', 'body.enabled_organizations', 'listed'),
    provisions,
  ],
  'PATCH /sessions/{id}': [session],
  'DELETE /sessions/{id}': [session],
  'POST /sessions/{id}/revoke': [session],
  'DELETE /user-blocks': [
    (wire) => idsIn(pick(wire, 'query.identifier')).map((identifier) => ({ kind: 'user', identifier })),
  ],
  'POST /users': [connectionName('within'), givenAddress, givenId],
  'PATCH /users/{id}': [
    connectionName('used'),
    // Its e-mail settings apply.
    at('client', 'body.client_id', 'used'),
    givenAddress,
  ],
  'POST /users/{id}/identities': [linkedAccount],
  // The one that the person is of.
  'POST /users/{id}/risk-assessments/clear': [connectionName('used')],
  'DELETE /users/{id}/identities/{provider}/{user_id}': [unlinkedAccount],
  'POST /users/{id}/roles': [roles],
  'DELETE /users/{id}/roles': [roles],
};
