import { describe, expect, it } from 'vitest';
import { role } from '../../../../../src/policy/confirm/preview-plans/parts.js';
import type { Reading } from '../../../../../src/policy/confirm/preview-read.js';
import { openedBy } from '../../../../../src/policy/confirm/question/opened/opened.js';
import { type Call, self, viewOf } from '../../../change/effects/view.js';
import { fails } from '../../reader.js';

async function opened(operation: string, call: Call, known: Parameters<typeof openedBy>[1] = []) {
  const view = await viewOf(operation, call);
  const change = { ...view, effects: [] };
  const found = await openedBy([change], known, { read: view.read, audience: self.audience });
  return { ...found, seen: view.seen };
}
const permission = (permission_name: string, api = 'https://api.example/') => ({
  permission_name,
  resource_server_identifier: api,
});

describe('what comes with an object that is bound to another', () => {
  it.each<[string, Call, string[]]>([
    [
      'POST /groups/{id}/roles',
      {
        path: { id: 'g' },
        body: { roles: ['r'] },
        answers: {
          '/groups/g': { name: 'Everybody' },
          '/groups/g/members': { members: [{ id: 'a' }, { id: 'b' }] },
          '/roles/r': { name: 'Admin' },
          '/roles/r/permissions': [
            permission('read:a'),
            permission('read:users', self.audience),
            permission('delete:a'),
          ],
        },
      },
      [
        '  Group "g": "Everybody", members: 2',
        '  Role "r": "Admin", permissions: 3',
        '    Management API "https://acme.example/api/v2/": "read:users"',
        '    API "https://api.example/": "delete:a", "read:a"',
      ],
    ],
    [
      'POST /users/{id}/roles',
      {
        path: { id: 'auth0|1' },
        body: { roles: ['r', 's', 't'] },
        answers: { '/roles/r': { name: 'R' }, '/roles/r/permissions': fails(403), '/roles/s': fails(403) },
      },
      [
        '  Role "r": "R", its permissions could not be read (not permitted)',
        '  Role "s": what comes with it could not be read (not permitted)',
        '  Role "t": what comes with it could not be read (no object has this id)',
      ],
    ],
    [
      'POST /users/{id}/roles',
      {
        path: { id: 'auth0|1' },
        body: { roles: ['r'] },
        answers: { '/roles/r': {}, '/roles/r/permissions': [] },
      },
      ['  Role "r": no permissions'],
    ],
    ['POST /users/{id}/roles', { path: { id: 'auth0|1' }, body: { roles: ['(id of change 1)'] } }, []],
    [
      'DELETE /users/{id}/roles',
      { path: { id: 'auth0|1' }, body: { roles: ['r'] }, answers: { '/roles/r': {} } },
      [],
    ],
    [
      'POST /client-grants',
      {
        body: { client_id: 'a', audience: 'https://api.example/', allow_all_scopes: true },
        answers: {
          '/clients/a': {
            ...{ name: 'App', is_first_party: false, grant_types: ['client_credentials'] },
            callbacks: ['https://a.example/cb', 'https://b.example/cb'],
          },
          '/resource-servers/https%3A%2F%2Fapi.example%2F': {
            ...{ name: 'Orders', identifier: 'https://api.example/' },
            scopes: [{ value: 'read:orders' }, { value: 'admin' }],
          },
        },
      },
      [
        '  Application "a": "App", an application of a third party',
        '    People are sent back to: "a.example", "b.example"',
        '    Grant types: "client_credentials"',
        '  API "https://api.example/": "Orders", permissions: 2',
        '    API "https://api.example/": "admin", "read:orders"',
      ],
    ],
    [
      'PATCH /client-grants/{id}',
      {
        path: { id: 'g' },
        body: { allow_any_organization: true },
        answers: {
          '/client-grants/g': {
            ...{ client_id: 'a', audience: 'https://api.example/', scope: [], subject_type: 'user' },
          },
        },
      },
      [
        '  Client grant "g"',
        '    Application: "a"',
        '    API "https://api.example/": no scopes',
        '    On behalf of people',
      ],
    ],
    [
      'POST /flows',
      {
        body: { name: 'f', actions: [{ type: 'AUTH0', params: { connection_id: 'ac_1', user_id: 'x' } }] },
        answers: {
          '/flows/vault/connections/ac_1': { name: 'Tenant', app_id: 'AUTH0', account_name: 'acme' },
        },
      },
      ['  Vault connection "ac_1": "Tenant", which has', '    app_id: "AUTH0"', '    account_name: "acme"'],
    ],
    [
      'POST /forms',
      {
        body: { name: 'f', ending: { after_submit: { flow_id: 'af_1' } } },
        answers: {
          '/flows/af_1': {
            name: 'Sync',
            actions: [{ type: 'HTTP', action: 'SEND_REQUEST', params: { url: 'https://out.example/' } }],
          },
        },
      },
      ['  Flow "af_1": "Sync", steps: 1', '    It runs: "HTTP SEND_REQUEST"', '    Hosts: "out.example"'],
    ],
    [
      'POST /event-streams/{id}/redeliver',
      {
        path: { id: 'est_1' },
        body: {},
        answers: {
          '/event-streams/est_1': {
            name: 'Out',
            destination: { type: 'webhook', configuration: { webhook_endpoint: 'https://hook.example/x' } },
          },
        },
      },
      ['  Event stream "est_1": "Out", events go to "webhook"', '    Hosts: "hook.example"'],
    ],
    [
      'POST /token-exchange-profiles',
      {
        body: { name: 'x', subject_token_type: 'urn:x', action_id: 'act' },
        answers: {
          '/actions/actions/act': {
            name: 'Exchange',
            deployed_version: {
              number: 7,
              code: 'api.authentication.setUserById(event.x);\nfetch("https://c.example");',
              dependencies: [{ name: 'axios', version: '1' }],
              secrets: [{ name: 'KEY' }],
            },
          },
        },
      },
      [
        '  Action "act": "Exchange", version 7 runs',
        '    Code: 68 characters',
        '      + "api.authentication.setUserById(event.x);"',
        '      + "fetch(\\"https://c.example\\");"',
        '    Hosts: "c.example"',
        '    Dependencies: "axios 1"',
        '    Secrets: "KEY"',
      ],
    ],
    [
      'PATCH /actions/actions/{id}',
      {
        path: { id: 'act' },
        body: { modules: [{ module_id: 'm', module_version_id: 'v' }] },
        answers: {
          '/actions/actions/act': { modules: [] },
          '/actions/modules/m/versions/v': { version_number: 2, code: 'module.exports = {};' },
        },
      },
      [
        '  Version of an Action module "v": number 2',
        '    Code: 20 characters',
        '      + "module.exports = {};"',
      ],
    ],
    [
      'PATCH /clients/{id}',
      {
        path: { id: 'a' },
        body: { client_authentication_methods: { private_key_jwt: { credentials: [{ id: 'cred' }] } } },
        answers: {
          '/clients/a': {},
          '/clients/a/credentials/cred': { name: 'K', credential_type: 'public_key', kid: 'kid1' },
        },
      },
      ['  Credential "cred": "K", which has', '    credential_type: "public_key"', '    kid: "kid1"'],
    ],
    [
      'PUT /organizations/{id}/organization-templates/{template_id}',
      {
        path: { id: 'o', template_id: 't' },
        answers: {
          '/organizations/o/organization-templates': [
            { id: 't', name: 'B2B', allowed_strategies: ['oidc'], admin_roles_assignment: ['rol_1'] },
          ],
        },
      },
      [
        '  Organization template "t": "B2B", which has',
        '    allowed_strategies: "oidc"',
        '    admin_roles_assignment: "rol_1"',
      ],
    ],
    [
      'POST /self-service-profiles/{id}/sso-ticket',
      {
        path: { id: 'ssp' },
        body: { connection_id: 'c', enabled_organizations: [{ organization_id: 'o' }] },
        answers: {
          '/self-service-profiles/ssp': { name: 'B2B', allowed_strategies: ['oidc', 'waad'] },
          '/connections/c': {
            ...{ name: 'azure', strategy: 'waad', is_domain_connection: true },
            options: {
              tenant_domain: 'evil.onmicrosoft.com',
              waad_common_endpoint: true,
              domain_aliases: Array.from({ length: 45 }, (_, i) => `alias${i}.example`),
            },
          },
        },
      },
      [
        '  Self-service profile "ssp": "B2B", which has',
        '    allowed_strategies: "oidc", "waad"',
        '  Connection "c": "azure", strategy "waad"',
        '    tenant_domain: "evil.onmicrosoft.com"',
        `    Domain aliases: ${Array.from({ length: 20 }, (_, i) => `"alias${i}.example"`).join(', ')} and 25 more`,
        '    Accounts of any Microsoft tenant',
        '    Sign-up: everybody who has an account at the provider',
        '    Domain-level: applications of third parties can use it, too',
      ],
    ],
    [
      'PATCH /organizations/{id}/enabled_connections/{connectionId}',
      {
        path: { id: 'o', connectionId: 'c' },
        body: { assign_membership_on_login: true },
        answers: {
          '/organizations/o/enabled_connections/c': {
            ...{ connection_id: 'c', assign_membership_on_login: false, is_signup_enabled: true },
          },
          '/connections/c': {
            ...{ name: 'Users', strategy: 'auth0' },
            options: {
              disable_signup: true,
              brute_force_protection: false,
              enabledDatabaseCustomization: true,
            },
          },
        },
      },
      [
        '  Connection "c": "Users", strategy "auth0"',
        '    Sign-up: closed',
        '    Scripts of the tenant decide who may sign in',
        '    Brute-force protection is off',
        '    Everybody who signs in with it becomes a member of the organization',
        '    People can sign up within the organization',
      ],
    ],
    [
      'PATCH /organizations/{id}/connections/{connection_id}',
      {
        path: { id: 'o', connection_id: 'c' },
        body: { assign_membership_on_login: true },
        answers: {
          '/organizations/o/connections/c': { connection_id: 'c', assign_membership_on_login: false },
          '/connections/c': { name: 'Users', strategy: 'auth0', options: { disable_signup: true } },
        },
      },
      [
        '  Connection "c": "Users", strategy "auth0"',
        '    Sign-up: closed',
        '    Everybody who signs in with it becomes a member of the organization',
        '    People cannot sign up within the organization',
      ],
    ],
    [
      'PATCH /connections/{id}/clients',
      {
        path: { id: 'c' },
        body: [{ client_id: 'a', status: false }],
        answers: { '/connections/c': { name: 'Users' }, '/clients/a': { name: 'App' } },
      },
      [],
    ],
    [
      'PATCH /connections/{id}',
      {
        path: { id: 'c' },
        body: { display_name: 'x' },
        answers: { '/connections/c': { name: 'Users', display_name: 'y' } },
      },
      [],
    ],
    [
      'POST /tickets/password-change',
      {
        body: { email: 'a@x.example', connection_id: 'c', client_id: 'a' },
        answers: { '/connections/c': {} },
      },
      [],
    ],
  ])('%s', async (operation, call, lines) => {
    expect((await opened(operation, call)).lines).toEqual(lines);
  });

  const give = (roles: string[], answers: object, known: [string, Reading][] = []) =>
    opened(
      'POST /users/{id}/roles',
      { path: { id: 'auth0|1' }, body: { roles }, answers: { ...answers } },
      known.map(([id, reading]) => ({ subject: role(), id, reading })),
    );

  it('tells what is read already, and no more of what is not there', async () => {
    const { lines, seen, concerned } = await give(['r', 's', 't', 'u'], { '/roles/r/permissions': [] }, [
      ['r', { kind: 'found', value: { name: 'Known' } }],
      ['s', { kind: 'absent' }],
      ['t', { kind: 'forbidden', why: 'not now' }],
      ['x', { kind: 'found', value: { name: 'Other' } }],
    ]);
    expect(lines).toEqual([
      '  Role "t": what comes with it could not be read (not now)',
      '  Role "u": what comes with it could not be read (no object has this id)',
      '  Role "r": "Known", no permissions',
    ]);
    expect(seen.filter((path) => !path.includes('/permissions'))).toEqual(['/roles/u']);
    expect(concerned).toEqual([...lines, expect.stringMatching(/^Role r \S+$/)]);
  });

  it('takes what the API says cannot be an id for one that nothing has, and no other failure', async () => {
    expect((await give(['r'], { '/roles/r': fails(400) })).lines).toEqual([
      '  Role "r": what comes with it could not be read (no object has this id)',
    ]);
    for (const status of [401, 429, 500])
      await expect(give(['r'], { '/roles/r': fails(status) })).rejects.toMatchObject({ status });
  });

  it('tells the most dangerous first', async () => {
    const permissions = { r: 'read:a', s: 'delete:a', t: 'update:a', u: 'admin' };
    const answers = Object.entries(permissions).flatMap(([id, name]) => [
      [`/roles/${id}`, {}],
      [`/roles/${id}/permissions`, [permission(name)]],
    ]);
    const { lines } = await give(Object.keys(permissions), Object.fromEntries(answers));
    expect(lines.filter((line) => line.includes('Role')).map((line) => line.slice(0, 10))).toEqual(
      ['u', 's', 't', 'r'].map((id) => `  Role "${id}"`),
    );
  });

  it.each([
    [1, 20],
    [9, 8],
    [25, 4],
  ])('shares its room among %i objects: names of each %i', async (count, most) => {
    const roles = Array.from({ length: count }, (_, i) => `r${i}`);
    const permissions = Array.from({ length: 30 }, (_, i) => permission(`read:${i}`));
    const answers = roles.flatMap((id) => [
      [`/roles/${id}`, {}],
      [`/roles/${id}/permissions`, permissions],
    ]);
    const { lines } = await give(roles, Object.fromEntries(answers));
    expect(lines[1]?.split('", "')).toHaveLength(most);
    expect(lines[1]).toMatch(new RegExp(`and ${30 - most} more$`));
  });

  it('reads a bounded number of objects, and says of how many it does not know', async () => {
    const roles = Array.from({ length: 60 }, (_, i) => `r${i}`);
    const answers = Object.fromEntries(
      roles.flatMap((id) => [
        [`/roles/${id}`, { name: id }],
        [`/roles/${id}/permissions`, Array.from({ length: 9 }, (_, i) => permission(`read:${i}`))],
      ]),
    );
    const { lines, seen } = await opened('POST /users/{id}/roles', {
      ...{ path: { id: 'auth0|1' }, body: { roles }, answers },
    });
    expect(lines.at(-1)).toBe('  10 more objects were not read: what comes with them is not known');
    expect(lines[1]).toBe(
      '    API "https://api.example/": "read:0", "read:1", "read:2", "read:3" and 5 more',
    );
    expect(
      seen.filter((path) => path.endsWith('/permissions') || path.includes('/permissions?')),
    ).toHaveLength(50);
  });

  it('has room for fewer names where they are long, and shows the most dangerous all the same', async () => {
    const long = (name: string) => permission(`${name}:${'x'.repeat(270)}`);
    const { lines } = await opened('POST /users/{id}/roles', {
      path: { id: 'auth0|1' },
      body: { roles: ['r'] },
      answers: {
        '/roles/r': {},
        '/roles/r/permissions': [
          ...Array.from({ length: 30 }, (_, i) => long(`read_${i}`)),
          long('delete'),
          permission('impersonate'),
        ],
      },
    });
    expect(lines[1]?.length).toBeLessThan(1_400);
    expect(lines[1]).toMatch(/: "impersonate", "delete:x+", "read_0:x+", "read_10:x+" and 28 more$/);
  });

  it('covers what is not shown, in whatever order the API lists it', async () => {
    const names = Array.from({ length: 40 }, (_, i) => `read:${String(i).padStart(2, '0')}`);
    const of = async (list: string[]) =>
      (
        await opened('POST /users/{id}/roles', {
          path: { id: 'auth0|1' },
          body: { roles: ['r'] },
          answers: { '/roles/r': {}, '/roles/r/permissions': list.map((name) => permission(name)) },
        })
      ).concerned;
    expect(await of([...names].reverse())).toEqual(await of(names));
    expect(await of([...names.slice(0, -1), 'read:other'])).not.toEqual(await of(names));
  });

  it('tells long code by its ends, and covers all of it', async () => {
    const of = async (middle: string) =>
      opened('POST /token-exchange-profiles', {
        body: { name: 'x', subject_token_type: 'urn:x', action_id: 'act' },
        answers: {
          '/actions/actions/act': {
            deployed_version: {
              number: 1,
              code: `// begin\n${'x'.repeat(4_000)}${middle}${'y'.repeat(4_000)}`,
            },
          },
        },
      });
    const [one, two] = [await of('a'), await of('b')];
    expect(one.lines.join('\n').length).toBeLessThan(1_200);
    expect(one.lines[1]).toMatch(/^ {4}Code: 8010 characters, SHA-256 [0-9a-f]{16}$/);
    expect(one.concerned).not.toEqual(two.concerned);
  });
});
