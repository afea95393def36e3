/** Whom an id means: an attacker who names things by ids hopes that nobody looks them up. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf, question } from '../session.js';
import { type Attack, AttackBench } from './attack-bench.js';

let bench: AttackBench;
beforeAll(async () => {
  bench = await AttackBench.start();
  const { at } = bench;
  const options = { signInEndpoint: 'https://idp.example/s', signingCert: 'MIIB' };
  at.saml = (await bench.made('POST', '/connections', { name: 'saml', strategy: 'samlp', options })).id;
  at.profile = (await bench.made('POST', '/self-service-profiles', { name: 'setup' })).id;
});
afterAll(() => bench.close());

const permission = (permission_name: string) => ({
  resource_server_identifier: 'https://attacked.example/',
  permission_name,
});
const oidc = { type: 'back_channel', issuer: 'https://evil.example', client_id: 'x', client_secret: 'y' };

test.each<[...Attack, names: string[]]>([
  [
    'an application opened to an identity provider',
    'create_connection',
    (at) => ({ name: 'evil', strategy: 'oidc', enabled_clients: [at.client], options: oidc }),
    ['Application "…": "Attacked"'],
  ],
  [
    'added to one that is there',
    'update_connection',
    (at) => ({ connection_id: at.connection, enabled_clients: [at.otherClient], apply: 'add' }),
    ['Application "…": "Another"'],
  ],
  [
    'by the list of its applications',
    'update_connection_clients',
    (at) => ({ connection_id: at.connection, clients: [{ client_id: at.otherClient, status: true }] }),
    ['Application "…": "Another"'],
  ],
  [
    'by a setup link',
    'create_self_service_sso_ticket',
    (at) => ({
      ...{ self_service_profile_id: at.profile, connection_id: at.connection, enabled_clients: [at.client] },
      enabled_organizations: [{ organization_id: at.organization, assign_membership_on_login: true }],
    }),
    ['Application "…": "Attacked"', 'Organization "…": "attack-org"'],
  ],
  [
    'roles within an organization',
    'assign_organization_member_roles',
    (at) => ({ organization_id: at.organization, user_id: at.victim, roles: [at.role] }),
    ['E-mail: "victim@people.example"', 'Name: "Attack plain"'],
  ],
  [
    'a grant in an organization',
    'add_organization_client_grant',
    (at) => ({ organization_id: at.organization, grant_id: at.grant }),
    ['Application "…": "Attacked"', '"https://attacked.example/"'],
  ],
  [
    'whose grant it is',
    'update_client_grant',
    (at) => ({ client_grant_id: at.grant, scope: ['read:a', 'write:a'] }),
    ['Application "…": "Attacked"'],
  ],
  [
    'members by signing in',
    'create_organization',
    (at) => ({
      name: 'new-org',
      enabled_connections: [{ connection_id: at.connection, assign_membership_on_login: true }],
    }),
    ['Connection "…": "attacked-oidc"'],
  ],
  [
    'an Action that gets the events',
    'create_event_stream',
    (at) => ({
      ...{ name: 'e', subscriptions: [{ event_type: 'user.created' }] },
      destination: { type: 'action', configuration: { action_id: at.action } },
    }),
    ['Action "…": "attacked-action"'],
  ],
  [
    'delegation',
    'create_client',
    (at) => ({ name: 'New', allowed_clients: [at.client] }),
    ['Application "…": "Attacked"'],
  ],
  [
    'whose tokens act in which organization',
    'update_client',
    (at) => ({
      client_id: at.client,
      default_organization: { organization_id: at.organization, flows: ['client_credentials'] },
    }),
    ['Organization "…": "attack-org"'],
  ],
  [
    'where an identity provider sends people',
    'update_connection',
    (at) => ({
      connection_id: at.saml,
      options: { idpinitiated: { enabled: true, client_id: at.client, client_protocol: 'oauth2' } },
    }),
    ['Application "…": "Attacked"'],
  ],
  [
    'who is slowed down',
    'create_rate_limit_policy',
    (at) => ({
      ...{ resource: 'oauth_authentication_api', consumer: 'client' },
      ...{ consumer_selector: `client_id:${at.client}`, configuration: { action: 'block', limit: 1 } },
    }),
    ['Application "…": "Attacked"'],
  ],
  [
    'the organization that a role belongs to',
    'apply_changes',
    (at) => ({
      why: 'x',
      changes: [
        {
          operation: 'create_role',
          arguments: { name: 'Owned', owner_id: at.organization, type: 'organization' },
        },
        { operation: 'assign_user_roles', arguments: { user_id: at.victim, roles: ['$1.id'] } },
      ],
    }),
    ['Organization "…": "attack-org"'],
  ],
  [
    'the API of a permission',
    'add_role_permissions',
    (at) => ({ role_id: at.role, permissions: [permission('read:a')] }),
    ['API "https://attacked.example/": "Attacked API"'],
  ],
])('%s', async (_, tool, args, names) => {
  const text = await bench.asks(tool, args(bench.at));
  for (const name of names) {
    const [before = '', after] = name.split('…');
    expect(text.split('\n').some((line) => line.includes(before) && line.includes(after ?? ''))).toBe(true);
  }
});

describe('by a name: the approval is void once it is the name of something else', () => {
  const DATABASE = 'passing-db';
  const AUDIENCE = 'https://passing.example/';
  const scopes = [{ value: 'pay' }];
  let [made, api] = ['', ''];

  const remadeConnection = async () => {
    await bench.tenant.api('DELETE', `/connections/${made}`);
    made = (await bench.made('POST', '/connections', { name: DATABASE, strategy: 'auth0' })).id;
  };
  const remadeApi = async () => {
    await bench.tenant.api('DELETE', `/resource-servers/${api}`);
    api = (await bench.made('POST', '/resource-servers', { identifier: AUDIENCE, name: 'Weather', scopes }))
      .id;
  };
  beforeAll(async () => {
    await remadeConnection();
    await remadeApi();
  });

  const vault = { grants: [{ connection: DATABASE, scopes: ['a'] }], credentials: [] };
  test.each<Attack>([
    [
      'a new account',
      'create_user',
      () => ({ connection: DATABASE, email: 'new@people.example', password: 'Passw0rd-Attack-77' }),
    ],
    ['where passwords are looked up', 'update_tenant_settings', () => ({ default_directory: DATABASE })],
    [
      'an add-on',
      'update_client',
      (at) => ({
        client_id: at.client,
        addons: { office365: { domain: 'x.example', connection: DATABASE } },
      }),
    ],
    [
      'tokens of other services',
      'update_client',
      (at) => ({ client_id: at.client, token_vault_privileged_access: vault }),
    ],
    [
      'another realm',
      'update_connection',
      (at) => ({ connection_id: at.database, realms: ['attacked-db', DATABASE] }),
    ],
  ])('a connection: %s', async (_name, tool, args) => {
    const { asked, outcome, sent } = await bench.approved(tool, args(bench.at), remadeConnection);
    expect(asked.message).toMatch(/^Connection "passing-db": "con_\w+", "auth0"$/m);
    expect(codeOf(outcome)).toBe('state_other_change');
    expect(sent).toEqual([]);
  });

  const permissions = [{ resource_server_identifier: AUDIENCE, permission_name: 'pay' }];
  const rotating = { rotation_type: 'rotating', expiration_type: 'expiring' };
  test.each<Attack>([
    [
      'a grant',
      'create_client_grant',
      (at) => ({ client_id: at.otherClient, audience: AUDIENCE, scope: ['pay'] }),
    ],
    ['a role', 'add_role_permissions', (at) => ({ role_id: at.role, permissions })],
    ['a person', 'assign_user_permissions', (at) => ({ user_id: at.victim, permissions })],
    [
      'refresh tokens for it',
      'update_client',
      (at) => ({
        client_id: at.client,
        refresh_token: { ...rotating, policies: [{ audience: AUDIENCE, scope: ['pay'] }] },
      }),
    ],
  ])('an API: %s', async (_name, tool, args) => {
    const { asked, outcome, sent } = await bench.approved(tool, args(bench.at), remadeApi);
    expect(asked.message).toMatch(/^API "https:\/\/passing\.example\/": "Weather", "\w+"$/m);
    expect(codeOf(outcome)).toBe('state_other_change');
    expect(sent).toEqual([]);
  });

  test('a person by an address, which somebody else has by now', async () => {
    const { at } = bench;
    const email = 'shared@people.example';
    const account = { connection: 'Username-Password-Authentication', email, password: 'Passw0rd-Attack-77' };
    const { user_id } = await bench.made('POST', '/users', account);
    const handed = async () => {
      await bench.tenant.api('PATCH', `/users/${encodeURIComponent(user_id)}`, {
        email: 'away@people.example',
      });
      await bench.made('POST', '/users', account);
    };
    const args = { connection_id: at.databaseId, email };
    const { asked, outcome, sent } = await bench.approved('create_password_change_ticket', args, handed);
    expect(asked.message).toContain(`User id: "${user_id}"`);
    expect(codeOf(outcome)).toBe('state_other_change');
    expect(sent).toEqual([]);
    // Two accounts have it: neither is taken for the one that is meant.
    await bench.made('POST', '/users', { ...account, connection: 'attacked-db' });
    const text = await bench.asks('delete_connection_user', { connection_id: at.database, email });
    expect(text).toContain(`User "${email}": could not be read (2 have this email)`);
    expect(text).toContain('Accounts with this address: 2 (');
    expect(text).toMatch(/"auth0\|\w+" in "attacked-db"/);
    expect(text).toMatch(/"auth0\|\w+" in "Username-Password-Authentication"/);
  });
});

test('what was relabelled through this server is told of these, too', async () => {
  const session = await bench.under();
  const { client, connection } = bench.at;
  expect(codeOf(await session.call('update_client', { client_id: client, name: 'Harmless' }))).toBe('ok');
  const args = { connection_id: connection, clients: [{ client_id: client, status: false }] };
  const { message } = question(await session.call('update_connection_clients', args));
  expect(message).toMatch(/Application "\w+", Name: "Attacked", until 20/);
});

test('among several changes', async () => {
  const { connection, otherClient } = bench.at;
  const step = {
    operation: 'update_connection_clients',
    arguments: { connection_id: connection, clients: [{ client_id: otherClient, status: true }] },
  };
  expect(await bench.asks('apply_changes', { why: 'x', changes: [step] })).toContain('"Another"');
});
