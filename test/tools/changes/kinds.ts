/** Kinds of changes: one call each, and what has to be there before it. */
import type { Body } from '../call-bench.js';
import type { ChangingBench } from './changing-bench.js';

type Ids = Record<string, string>;

export interface Kind {
  operation: string;
  path?: (ids: Ids) => Ids;
  body?: (ids: Ids) => unknown;
  /** Something of its own to change; its members are added to the ids. */
  before?: (bench: ChangingBench, ids: Ids) => Promise<Ids>;
  /** The object comes back with another id. */
  remade?: RegExp;
  /** What tells it from other kinds of the same operation. */
  note?: string;
}

/** Objects of the demo tenant. */
export async function idsOf({ tenant }: ChangingBench): Promise<Ids> {
  const first = async (path: string, pick: (item: Body) => boolean = () => true) => {
    const { body } = await tenant.api('GET', path);
    return (Array.isArray(body) ? body : (Object.values(body).find(Array.isArray) as Body[])).find(pick);
  };
  const astrid = await first('/users?q=email:astrid@lumenbikes.example&search_engine=v3');
  const role = await first('/roles', ({ name }) => name === 'Customer');
  const held = (await tenant.api('GET', `/users/${encodeURIComponent(astrid.user_id)}/roles`)).body[0];
  const roles = (await tenant.api('GET', '/roles')).body as Body[];
  const other = roles.find(({ id }) => id !== held?.id);
  const client = await first('/clients', ({ global, name }) => !global && name === 'Dealer Portal');
  const connection = await first('/connections', ({ strategy }) => strategy === 'auth0');
  const organization = await first('/organizations');
  const member = (await tenant.api('GET', `/organizations/${organization.id}/members`)).body[0];
  const api = await first('/resource-servers', ({ is_system }) => !is_system);
  const connections = (await tenant.api('GET', '/connections')).body as Body[];
  return {
    user: astrid.user_id,
    role: role.id,
    held: held?.id,
    other: other.id,
    client: client.client_id,
    connection: connection.id,
    connection2: connections.find(({ id }) => id !== connection.id).id,
    organization: organization.id,
    member: member.user_id,
    api: api.id,
    audience: api.identifier,
    scope: api.scopes[0].value,
    scope2: api.scopes[1].value,
  };
}

const made =
  (operation: string, body: unknown, key: string, id = 'id') =>
  async ({ change }: ChangingBench): Promise<Ids> => ({ [key]: (await change(operation, {}, body))[id] });

const user = ({ user: id }: Ids) => ({ id: id as string });
const update = (operation: string, path: (ids: Ids) => Ids, body: unknown, note?: string): Kind => ({
  operation,
  path,
  body: () => body,
  ...(note === undefined ? {} : { note }),
});
const create = (operation: string, body: unknown): Kind => ({ operation, body: () => body });

/** A grant of an application of its own. */
async function granted(bench: ChangingBench, { audience, scope }: Ids): Promise<Ids> {
  const { client_id } = await bench.change(
    'POST /clients',
    {},
    { name: 'Robot', app_type: 'non_interactive' },
  );
  return made('POST /client-grants', { client_id, audience, scope: [scope] }, 'grant')(bench);
}

let priority = 10;
/** Each needs a priority of its own. */
const blocked = (bench: ChangingBench): Promise<Ids> =>
  made('POST /network-acls', { ...ACL, priority: priority++ }, 'acl')(bench);

const ACTION = {
  name: 'greet',
  supported_triggers: [{ id: 'post-login', version: 'v3' }],
  code: 'exports.onExecutePostLogin = async () => {};',
};
const ACL = {
  description: 'office',
  active: false,
  priority: 3,
  rule: { action: { block: true }, match: { ipv4_cidrs: ['203.0.113.0/24'] }, scope: 'management' },
};
const STREAM = {
  name: 'siem',
  type: 'http',
  sink: {
    httpEndpoint: 'https://siem.example.com/in',
    httpContentType: 'application/json',
    httpContentFormat: 'JSONLINES',
  },
};

export const kinds: Kind[] = [
  update('PATCH /users/{id}', user, { name: 'Astrid Other' }, 'name'),
  update('PATCH /users/{id}', user, { blocked: true }, 'block'),
  update('PATCH /users/{id}', user, { email: 'astrid2@lumenbikes.example' }, 'address'),
  update('PATCH /users/{id}', user, { user_metadata: { note: { deep: [1, 2] } } }, 'user_metadata'),
  update('PATCH /users/{id}', user, { app_metadata: { plan: 'gold', seats: 3 } }, 'app_metadata'),
  create('POST /users', {
    connection: 'Username-Password-Authentication',
    email: 'new@lumenbikes.example',
    password: 'Long-enough-1!',
  }),
  {
    operation: 'POST /users/{id}/roles',
    path: user,
    body: ({ held, other }) => ({ roles: [held, other] }),
    note: 'one held already',
  },
  { operation: 'DELETE /users/{id}/roles', path: user, body: ({ held }) => ({ roles: [held] }) },
  {
    operation: 'POST /roles/{id}/users',
    path: ({ other }) => ({ id: other as string }),
    body: ({ user: id, member }) => ({ users: [id, member] }),
  },
  {
    operation: 'POST /users/{id}/permissions',
    path: user,
    body: ({ audience, scope }) => ({
      permissions: [{ resource_server_identifier: audience, permission_name: scope }],
    }),
  },
  {
    operation: 'DELETE /users/{id}/permissions',
    path: user,
    before: async ({ change }, { user: id, audience, scope }) => {
      await change(
        'POST /users/{id}/permissions',
        { id: id as string },
        { permissions: [{ resource_server_identifier: audience, permission_name: scope }] },
      );
      return {};
    },
    body: ({ audience, scope }) => ({
      permissions: [{ resource_server_identifier: audience, permission_name: scope }],
    }),
  },
  create('POST /roles', { name: 'Auditor', description: 'Reads' }),
  update('PATCH /roles/{id}', ({ role }) => ({ id: role as string }), { name: 'Buyer', description: 'Buys' }),
  {
    operation: 'POST /roles/{id}/permissions',
    before: made('POST /roles', { name: 'Empty' }, 'made'),
    path: ({ made: id }) => ({ id: id as string }),
    body: ({ audience, scope, scope2 }) => ({
      permissions: [scope, scope2].map((permission_name) => ({
        resource_server_identifier: audience,
        permission_name,
      })),
    }),
  },
  {
    operation: 'DELETE /roles/{id}/permissions',
    path: ({ made: id }) => ({ id: id as string }),
    before: async (bench, { audience, scope }) => {
      const ids = await made('POST /roles', { name: 'Reader' }, 'made')(bench);
      await bench.change(
        'POST /roles/{id}/permissions',
        { id: ids.made as string },
        { permissions: [{ resource_server_identifier: audience, permission_name: scope }] },
      );
      return ids;
    },
    body: ({ audience, scope }) => ({
      permissions: [{ resource_server_identifier: audience, permission_name: scope }],
    }),
  },
  create('POST /clients', { name: 'Kiosk', app_type: 'spa' }),
  update(
    'PATCH /clients/{id}',
    ({ client }) => ({ id: client as string }),
    { name: 'Dealers', description: 'For dealers' },
    'name',
  ),
  update(
    'PATCH /clients/{id}',
    ({ client }) => ({ id: client as string }),
    { callbacks: ['https://new.example.com/cb'] },
    'callbacks',
  ),
  update(
    'PATCH /clients/{id}',
    ({ client }) => ({ id: client as string }),
    { client_metadata: { team: 'blue' } },
    'metadata',
  ),
  update(
    'PATCH /clients/{id}',
    ({ client }) => ({ id: client as string }),
    { jwt_configuration: { lifetime_in_seconds: 1200 } },
    'nested',
  ),
  {
    operation: 'POST /client-grants',
    body: ({ client, audience, scope }) => ({ client_id: client, audience, scope: [scope] }),
  },
  {
    operation: 'PATCH /client-grants/{id}',
    before: granted,
    path: ({ grant }) => ({ id: grant as string }),
    body: ({ scope, scope2 }) => ({ scope: [scope, scope2] }),
  },
  {
    operation: 'DELETE /client-grants/{id}',
    before: granted,
    path: ({ grant }) => ({ id: grant as string }),
    remade: /cgr_\w+/g,
  },
  create('POST /resource-servers', { identifier: 'https://new.example.com', name: 'New' }),
  update('PATCH /resource-servers/{id}', ({ api }) => ({ id: api as string }), {
    token_lifetime: 600,
    allow_offline_access: true,
  }),
  create('POST /organizations', { name: 'new-shop', display_name: 'New shop' }),
  update('PATCH /organizations/{id}', ({ organization }) => ({ id: organization as string }), {
    display_name: 'North',
    metadata: { tier: 'silver' },
  }),
  {
    operation: 'POST /organizations/{id}/members',
    path: ({ organization }) => ({ id: organization as string }),
    body: ({ user: id, member }) => ({ members: [id, member] }),
    note: 'one is a member already',
  },
  {
    operation: 'POST /organizations/{id}/members/{user_id}/roles',
    path: ({ organization, member }) => ({ id: organization as string, user_id: member as string }),
    body: ({ role }) => ({ roles: [role] }),
  },
  {
    operation: 'DELETE /organizations/{id}/members/{user_id}/roles',
    path: ({ organization, member }) => ({ id: organization as string, user_id: member as string }),
    before: async ({ change }, { organization, member, role }) => {
      await change(
        'POST /organizations/{id}/members/{user_id}/roles',
        { id: organization as string, user_id: member as string },
        { roles: [role] },
      );
      return {};
    },
    body: ({ role }) => ({ roles: [role] }),
  },
  {
    operation: 'POST /organizations/{id}/enabled_connections',
    path: ({ organization }) => ({ id: organization as string }),
    body: ({ connection2 }) => ({ connection_id: connection2 }),
  },
  {
    operation: 'PATCH /organizations/{id}/enabled_connections/{connectionId}',
    path: ({ organization, connection }) => ({
      id: organization as string,
      connectionId: connection as string,
    }),
    body: () => ({ assign_membership_on_login: true, show_as_button: false }),
  },
  {
    operation: 'DELETE /organizations/{id}/enabled_connections/{connectionId}',
    path: ({ organization, connection }) => ({
      id: organization as string,
      connectionId: connection as string,
    }),
  },
  {
    operation: 'POST /organizations/{id}/invitations',
    path: ({ organization }) => ({ id: organization as string }),
    body: ({ client }) => ({
      client_id: client,
      inviter: { name: 'Kasia' },
      invitee: { email: 'invited@example.com' },
    }),
  },
  create('POST /connections', { name: 'Partners', strategy: 'auth0' }),
  update(
    'PATCH /connections/{id}',
    ({ connection }) => ({ id: connection as string }),
    { options: { brute_force_protection: false } },
    'options',
  ),
  update(
    'PATCH /connections/{id}',
    ({ connection }) => ({ id: connection as string }),
    { metadata: { owner: 'it' } },
    'metadata',
  ),
  {
    operation: 'PATCH /connections/{id}/clients',
    path: ({ connection2 }) => ({ id: connection2 as string }),
    body: ({ client }) => [{ client_id: client, status: true }],
  },
  create('POST /actions/actions', ACTION),
  {
    operation: 'PATCH /actions/actions/{id}',
    before: made('POST /actions/actions', ACTION, 'action'),
    path: ({ action }) => ({ id: action as string }),
    body: () => ({ code: 'exports.onExecutePostLogin = async () => { /* more */ };', name: 'welcome' }),
  },
  {
    operation: 'PATCH /actions/triggers/{triggerId}/bindings',
    before: async (bench) => {
      const ids = await made('POST /actions/actions', { ...ACTION, name: 'bound' }, 'action')(bench);
      await bench.change('POST /actions/actions/{id}/deploy', { id: ids.action as string });
      return ids;
    },
    path: () => ({ triggerId: 'post-login' }),
    body: ({ action }) => ({
      bindings: [{ ref: { type: 'action_id', value: action }, display_name: 'bound' }],
    }),
  },
  {
    ...update('PATCH /attack-protection/brute-force-protection', () => ({}), {
      max_attempts: 5,
      allowlist: ['203.0.113.9'],
    }),
    // The undo raises the threshold, which lifts every block: none may be there before.
    before: async ({ tenant }) => {
      await tenant.api('DELETE', '/user-blocks?identifier=jane@lumenbikes.example');
      return {};
    },
  },
  update('PATCH /attack-protection/suspicious-ip-throttling', () => ({}), { enabled: false }),
  update('PATCH /attack-protection/breached-password-detection', () => ({}), { shields: ['block'] }),
  update('PATCH /branding', () => ({}), { colors: { primary: '#112233' } }),
  update('PATCH /tenants/settings', () => ({}), { friendly_name: 'Other', session_lifetime: 12 }),
  update(
    'PATCH /tenants/settings',
    () => ({}),
    { flags: { disable_clickjack_protection_headers: true } },
    'flags',
  ),
  update('PATCH /prompts', () => ({}), { universal_login_experience: 'classic' }),
  {
    operation: 'PUT /prompts/{prompt}/custom-text/{language}',
    path: () => ({ prompt: 'login', language: 'en' }),
    body: () => ({ login: { title: 'Hello' } }),
  },
  {
    operation: 'PUT /guardian/factors/{name}',
    path: () => ({ name: 'email' }),
    body: () => ({ enabled: true }),
  },
  { operation: 'PUT /guardian/policies', body: () => ['all-applications'] },
  create('POST /log-streams', STREAM),
  {
    operation: 'PATCH /log-streams/{id}',
    before: made('POST /log-streams', STREAM, 'stream'),
    path: ({ stream }) => ({ id: stream as string }),
    body: () => ({ name: 'archive', status: 'paused' }),
  },
  create('POST /network-acls', ACL),
  {
    operation: 'PATCH /network-acls/{id}',
    before: blocked,
    path: ({ acl }) => ({ id: acl as string }),
    body: () => ({ description: 'offices', priority: 90 }),
  },
  {
    operation: 'PUT /network-acls/{id}',
    before: blocked,
    path: ({ acl }) => ({ id: acl as string }),
    body: () => ({ ...ACL, description: 'all offices', priority: 91, active: true }),
  },
  {
    operation: 'DELETE /network-acls/{id}',
    before: blocked,
    path: ({ acl }) => ({ id: acl as string }),
    remade: /acl_\w+/g,
  },
  create('POST /forms', { name: 'Survey' }),
  create('POST /flows', { name: 'Sync' }),
  create('POST /custom-domains', { domain: 'login.new.example.com', type: 'auth0_managed_certs' }),
  create('POST /self-service-profiles', { name: 'Partners' }),
];
