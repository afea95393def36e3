/** Whom an id means: an attacker who names things by ids hopes that nobody looks them up. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeOf, question } from '../session.js';
import { type Attack, AttackBench } from './attack-bench.js';

let bench: AttackBench;
beforeAll(async () => {
  bench = await AttackBench.start();
  const { at } = bench;
  at.profile = (await bench.made('POST', '/self-service-profiles', { name: 'setup' })).id;
});
afterAll(() => bench.close());

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
])('%s', async (_, tool, args, names) => {
  const text = await bench.asks(tool, args(bench.at));
  for (const name of names) {
    const [before = '', after] = name.split('…');
    expect(text.split('\n').some((line) => line.includes(before) && line.includes(after ?? ''))).toBe(true);
  }
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
