/** Detours to what is protected, and out of what is allowed: by lists, by links, by joining, by the tenant's settings. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTenant, type Tenant } from '../support/tenant.js';
import { changes, codeOf, type Session, startSession, textOf } from './session.js';

let tenant: Tenant;
const open = new Map<string, Promise<Session>>();
/** Ids by the names below. */
const at: Record<string, string> = {};

async function made(method: string, path: string, body?: unknown) {
  const { status, body: answer } = await tenant.api(method, path, body);
  if (status >= 400) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
  return answer;
}

const person = async (name: string) => {
  const user = await made('POST', '/users', {
    connection: 'Username-Password-Authentication',
    email: `${name}@example.com`,
    password: 'Correct-Horse-9-Battery',
  });
  return user.user_id as string;
};
const user = (id: string | undefined) => `/users/${encodeURIComponent(id ?? '')}`;

beforeAll(async () => {
  tenant = await startTenant('demo');
  for (const name of ['boss', 'second', 'stranger', 'member', 'inner', 'guest'])
    at[name] = await person(name);
  at.self = tenant.sandbox.clientId;
  at.role = (await made('POST', '/roles', { name: 'Keeper' })).id;
  at.other = (await made('POST', '/roles', { name: 'Other' })).id;
  at.org = (await made('POST', '/organizations', { name: 'board' })).id;
  at.x = (await made('POST', '/organizations', { name: 'xorg' })).id;
  at.y = (await made('POST', '/organizations', { name: 'yorg' })).id;
  at.app = (await made('POST', '/clients', { name: 'Payroll' })).client_id;
  at.app2 = (await made('POST', '/clients', { name: 'Shop window' })).client_id;
  const api = await made('POST', '/resource-servers', {
    identifier: 'https://pay.example/',
    name: 'Pay',
    scopes: [{ value: 'read:pay' }, { value: 'write:pay' }],
  });
  at.api = api.id;
  at.grant = (
    await made('POST', '/client-grants', {
      client_id: at.app,
      audience: 'https://pay.example/',
      scope: ['read:pay'],
    })
  ).id;
  await made('POST', `/roles/${at.role}/permissions`, {
    permissions: [{ resource_server_identifier: 'https://pay.example/', permission_name: 'write:pay' }],
  });
  at.con = (
    await made('POST', '/connections', {
      name: 'staff-db',
      strategy: 'auth0',
      enabled_clients: [at.app, at.app2],
    })
  ).id;
  at.users = (await made('GET', '/connections?name=Username-Password-Authentication'))[0].id;
  await made('POST', `${user(at.boss)}/roles`, { roles: [at.role] });
  await made('POST', `/organizations/${at.org}/members`, { members: [at.boss] });
  await made('POST', `/organizations/${at.x}/members`, { members: [at.member, at.inner] });
  await made('POST', `/organizations/${at.x}/members/${encodeURIComponent(at.inner ?? '')}/roles`, {
    roles: [at.role],
  });
  await made('POST', `/organizations/${at.x}/clients`, { clients: [{ client_id: at.app }] }).catch(
    () => undefined,
  );
  await made('POST', `${user(at.boss)}/identities`, {
    provider: 'auth0',
    user_id: (at.second ?? '').replace('auth0|', ''),
  });
  const apis = (await tenant.api('GET', '/resource-servers')).body as { id: string; identifier: string }[];
  at.management = apis.find(({ identifier }) => identifier === tenant.sandbox.audience)?.id ?? '';
  const grants = (await tenant.api('GET', `/client-grants?client_id=${at.self}`)).body as { id: string }[];
  at.ownGrant = grants[0]?.id ?? '';
  const connections = (await tenant.api('GET', '/connections?name=Username-Password-Authentication')).body;
  at.db = connections[0].id;
  const profile = await made('POST', '/self-service-profiles', { name: 'onboarding' });
  at.profile = profile.id;
});

beforeEach(() => changes(tenant));

afterAll(async () => {
  for (const session of open.values()) await (await session).close();
  await tenant.close();
});

function under(policy: string): Promise<Session> {
  let session = open.get(policy);
  if (!session) {
    session = startSession(tenant, { policy });
    open.set(policy, session);
  }
  return session;
}

type Case = [string, string, string, () => Record<string, unknown>];

async function refused(policy: string, tool: string, args: Record<string, unknown>, codes: string[]) {
  const session = await under(policy);
  for (const outcome of [
    await session.call(tool, args),
    await session.call('run_write_operation', { name: tool, arguments: args }),
  ])
    expect(codes, textOf(outcome).slice(0, 400)).toContain(codeOf(outcome));
  expect(await changes(tenant)).toEqual([]);
}

const byRole = 'protected: {users: {roles: [Keeper]}}';
const byOrganization = 'protected: {users: {organizations: [board]}}';
const bySecond = () => `protected: {users: {ids: ["${at.second}"]}}`;
const byBoss = () => `protected: {users: {ids: ["${at.boss}"]}}`;
const app = 'protected: {clients: [Payroll]}';

describe('protected', () => {
  test.each<Case>([
    ['rename the role that protects', byRole, 'update_role', () => ({ role_id: at.role, name: 'Nobody' })],
    ['delete the role that protects', byRole, 'delete_role', () => ({ role_id: at.role })],
    [
      'empty the role that protects of its permissions',
      byRole,
      'remove_role_permissions',
      () => ({
        role_id: at.role,
        permissions: [{ resource_server_identifier: 'https://pay.example/', permission_name: 'write:pay' }],
      }),
    ],
    [
      'give the role that protects',
      byRole,
      'assign_role_users',
      () => ({ role_id: at.role, users: [at.stranger] }),
    ],
    [
      'take the role from its holder',
      byRole,
      'remove_user_roles',
      () => ({ user_id: at.boss, roles: [at.role] }),
    ],
    [
      'take the scopes that the role has',
      byRole,
      'update_resource_server',
      () => ({
        resource_server_id: at.api,
        scopes: [{ value: 'read:pay' }],
      }),
    ],
    ['delete the API of the role', byRole, 'delete_resource_server', () => ({ resource_server_id: at.api })],
    [
      'a role held within an organization',
      byRole,
      'update_user',
      () => ({ user_id: at.inner, blocked: true }),
    ],
    [
      'delete the organization of such a holder',
      byRole,
      'delete_organization',
      () => ({ organization_id: at.x }),
    ],
    [
      'rename the organization',
      byOrganization,
      'update_organization',
      () => ({ organization_id: at.org, name: 'z' }),
    ],
    ['delete the organization', byOrganization, 'delete_organization', () => ({ organization_id: at.org })],
    [
      'remove its member',
      byOrganization,
      'remove_organization_members',
      () => ({
        organization_id: at.org,
        members: [at.boss],
      }),
    ],
    [
      'the member by a linked identity',
      byOrganization,
      'create_password_change_ticket',
      () => ({ user_id: at.second }),
    ],
    [
      'an address given to another account',
      'protected: {users: {emails: ["*@board.example"]}}',
      'update_user',
      () => ({
        user_id: at.stranger,
        email: 'Boss@Board.example',
      }),
    ],
    [
      'a new account with the address',
      'protected: {users: {emails: ["*@board.example"]}}',
      'create_user',
      () => ({
        connection: 'Username-Password-Authentication',
        email: 'boss@board.example',
        password: 'Correct-Horse-9-Battery',
      }),
    ],
    [
      'an invitation to the address',
      'protected: {users: {emails: ["*@board.example"]}}',
      'create_organization_invitation',
      () => ({
        organization_id: at.x,
        inviter: { name: 'x' },
        invitee: { email: 'boss@board.example' },
        client_id: at.app2,
      }),
    ],
    [
      'drop the application from a connection',
      app,
      'update_connection',
      () => ({
        connection_id: at.con,
        enabled_clients: [at.app2],
      }),
    ],
    [
      'drop all applications',
      app,
      'update_connection',
      () => ({ connection_id: at.con, enabled_clients: [] }),
    ],
    [
      'open it to a new identity provider',
      app,
      'create_connection',
      () => ({
        name: 'evil',
        strategy: 'oidc',
        options: { type: 'back_channel', issuer: 'https://evil.example', client_id: 'x', client_secret: 'y' },
        enabled_clients: [at.app],
      }),
    ],
    [
      'open it by another connection',
      app,
      'update_connection',
      () => ({ connection_id: at.db, enabled_clients: [at.app] }),
    ],
    [
      'by the list of clients',
      app,
      'update_connection_clients',
      () => ({
        connection_id: at.con,
        clients: [{ client_id: at.app, status: false }],
      }),
    ],
    ['delete its connection', app, 'delete_connection', () => ({ connection_id: at.con })],
    [
      'an SSO ticket',
      app,
      'create_self_service_sso_ticket',
      () => ({
        self_service_profile_id: at.profile,
        connection_config: { name: 'evil2' },
        enabled_clients: [at.app],
      }),
    ],
    ['its API scopes', app, 'update_resource_server', () => ({ resource_server_id: at.api, scopes: [] })],
    [
      'its API token lifetime',
      app,
      'update_resource_server',
      () => ({ resource_server_id: at.api, token_lifetime: 60 }),
    ],
    ['its API', app, 'delete_resource_server', () => ({ resource_server_id: at.api })],
    ['its grant', app, 'update_client_grant', () => ({ client_grant_id: at.grant, scope: [] })],
    ['its grant deleted', app, 'delete_client_grant', () => ({ client_grant_id: at.grant })],
    [
      'a further grant',
      app,
      'create_client_grant',
      () => ({
        client_id: at.app,
        audience: tenant.sandbox.audience,
        scope: ['read:users'],
      }),
    ],
    ['a delegation to it', app, 'update_client', () => ({ client_id: at.app2, allowed_clients: [at.app] })],
    [
      'an organization that takes it',
      app,
      'add_organization_client_grant',
      () => ({ organization_id: at.y, grant_id: at.grant }),
    ],
    ['all its refresh tokens', app, 'revoke_refresh_tokens', () => ({ client_id: at.app })],
    [
      'a credential',
      app,
      'create_client_credential',
      () => ({ client_id: at.app, credential_type: 'public_key' }),
    ],
    ['its own secret', '', 'rotate_client_secret', () => ({ client_id: at.self })],
    ['its own settings', '', 'update_client', () => ({ client_id: at.self, description: 'x' })],
    ['itself', '', 'delete_client', () => ({ client_id: at.self })],
    [
      'its own grant, wider',
      '',
      'update_client_grant',
      () => ({ client_grant_id: at.ownGrant, scope: ['read:users'] }),
    ],
    ['its own grant, gone', '', 'delete_client_grant', () => ({ client_grant_id: at.ownGrant })],
    [
      'one more grant of its own',
      '',
      'create_client_grant',
      () => ({
        client_id: at.self,
        audience: 'https://pay.example/',
        scope: ['read:pay'],
      }),
    ],
    [
      'sign-in for itself',
      '',
      'update_connection',
      () => ({ connection_id: at.con, enabled_clients: [at.self] }),
    ],
    [
      'the Management API',
      '',
      'update_resource_server',
      () => ({ resource_server_id: at.management, token_lifetime: 60 }),
    ],
    [
      'the Management API deleted',
      '',
      'delete_resource_server',
      () => ({ resource_server_id: at.management }),
    ],
  ])('%s', async (_, policy, tool, args) => {
    // What a call lacks may be noticed first; what matters is that nothing is sent.
    await refused(policy, tool, args(), ['target_protected']);
  });

  test.each<[string, () => string, string, () => Record<string, unknown>]>([
    [
      'the primary account of a protected identity',
      bySecond,
      'update_user',
      () => ({ user_id: at.boss, blocked: true }),
    ],
    [
      'the identity unlinked',
      bySecond,
      'unlink_user_identity',
      () => ({
        user_id: at.boss,
        provider: 'auth0',
        secondary_user_id: (at.second ?? '').replace('auth0|', ''),
      }),
    ],
    [
      'a linked identity of a protected person',
      byBoss,
      'create_password_change_ticket',
      () => ({ user_id: at.second }),
    ],
    ['sessions of that identity', byBoss, 'delete_user_sessions', () => ({ user_id: at.second })],
    ['the role that the person holds deleted', byBoss, 'delete_role', () => ({ role_id: at.role })],
    ['the organization deleted', byBoss, 'delete_organization', () => ({ organization_id: at.org })],
    [
      'sign-ins of a protected connection, taken by its realm',
      () => 'protected: {connections: [staff-db]}',
      'create_connection',
      () => ({ name: 'taker', strategy: 'auth0', realms: ['taker', 'staff-db'] }),
    ],
    [
      'by that of one which is protected by its id',
      () => `protected: {connections: [${at.con}]}`,
      'update_connection',
      () => ({ connection_id: at.users, realms: ['staff-db'], apply: 'add' }),
    ],
  ])('%s', async (_, policy, tool, args) => {
    await refused(policy(), tool, args(), ['target_protected']);
  });

  test('what stays in a list is not touched', async () => {
    const session = await under(app);
    const outcome = await session.call('update_connection', {
      connection_id: at.con,
      display_name: 'Staff',
      enabled_clients: [at.app2, at.app],
    });
    expect(['target_protected', 'target_unchecked']).not.toContain(codeOf(outcome));
  });

  test('a role renamed elsewhere still protects its people', async () => {
    const role = (await made('POST', '/roles', { name: 'Watcher' })).id as string;
    const watcher = await person('watcher');
    await made('POST', `${user(watcher)}/roles`, { roles: [role] });
    const session = await under('protected: {users: {roles: [Watcher]}}');
    expect(codeOf(await session.call('update_user', { user_id: watcher, blocked: true }))).toBe(
      'target_protected',
    );
    await made('PATCH', `/roles/${role}`, { name: 'Somebody' });
    expect(codeOf(await session.call('update_user', { user_id: watcher, blocked: true }))).toBe(
      'target_protected',
    );
    expect(codeOf(await session.call('delete_role', { role_id: role }))).toBe('target_protected');
  });

  test('the own application can be opened to changes', async () => {
    const session = await under('protected: {self: false}');
    expect(['target_protected', 'target_unchecked']).not.toContain(
      codeOf(await session.call('update_client', { client_id: at.self, description: 'mine' })),
    );
  });
});

describe('allowed', () => {
  const onlyX = 'allowed: {organizations: [xorg]}';

  test.each<[string, () => Record<string, unknown>]>([
    ['create_role', () => ({ name: 'x' })],
    ['update_role', () => ({ role_id: at.other, name: 'y' })],
    ['delete_role', () => ({ role_id: at.other })],
    ['create_client', () => ({ name: 'x' })],
    ['update_client', () => ({ client_id: at.app2, name: 'x' })],
    ['update_resource_server', () => ({ resource_server_id: at.api, name: 'x' })],
    ['update_tenant_settings', () => ({ friendly_name: 'x' })],
    ['update_brute_force_protection', () => ({ enabled: false })],
    ['update_branding', () => ({ logo_url: 'https://evil.example/x.png' })],
    ['create_connection', () => ({ name: 'evil3', strategy: 'auth0' })],
    ['update_connection', () => ({ connection_id: at.con, display_name: 'x' })],
    [
      'create_user',
      () => ({
        connection: 'Username-Password-Authentication',
        email: 'n@example.com',
        password: 'Correct-Horse-9-Battery',
      }),
    ],
    ['create_organization', () => ({ name: 'zorg' })],
    ['update_organization', () => ({ organization_id: at.y, display_name: 'x' })],
    ['update_user', () => ({ user_id: at.stranger, blocked: true })],
    ['assign_role_users', () => ({ role_id: at.other, users: [at.stranger, at.member] })],
    ['add_organization_members', () => ({ organization_id: at.x, members: [at.stranger] })],
    [
      'add_organization_enabled_connection',
      () => ({
        organization_id: at.x,
        connection_id: at.db,
        assign_membership_on_login: true,
      }),
    ],
    [
      'create_organization_invitation',
      () => ({
        organization_id: at.x,
        inviter: { name: 'x' },
        invitee: { email: 'stranger@example.com' },
        client_id: at.app2,
      }),
    ],
    [
      'link_user_identity',
      () => ({
        user_id: at.member,
        provider: 'auth0',
        secondary_user_id: (at.stranger ?? '').replace('auth0|', ''),
      }),
    ],
  ])('%s', async (tool, args) => {
    await refused(onlyX, tool, args(), [
      'target_not_allowed',
      'target_unchecked',
      'not_found',
      'unknown_tool',
    ]);
  });

  test('members, and the organization itself, may be changed', async () => {
    const session = await under(onlyX);
    for (const [tool, args] of [
      ['update_organization', { organization_id: at.x, display_name: 'X' }],
      ['update_user', { user_id: at.member, user_metadata: { a: 1 } }],
    ] as const)
      expect(codeOf(await session.call(tool, args)), tool).not.toMatch(/^target/);
  });

  test('who joins through the server does not count as a member', async () => {
    const session = await under(
      'allowed: {organizations: [xorg], connections: [Username-Password-Authentication]}\nconfirmation: {tools: {add_organization_members: none}}',
    );
    const joined = await session.call('add_organization_members', {
      organization_id: at.x,
      members: [at.guest],
    });
    expect(codeOf(joined), textOf(joined)).toBe('ok');
    const outcome = await session.call('update_user', { user_id: at.guest, blocked: true });
    expect(codeOf(outcome)).toBe('target_not_allowed');
  });
});
