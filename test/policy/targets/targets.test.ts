/** What each operation's arguments reach, written out once more: a line lost or weakened in the table shows here. */
import { describe, expect, test } from 'vitest';
import { toWire } from '../../../src/catalog/wire.js';
import type { Target } from '../../../src/policy/targets/kinds.js';
import { reach } from '../../../src/policy/targets/reach.js';
import { targetsOf } from '../../../src/policy/targets/targets.js';
import { operation } from '../records.js';

interface Given {
  path?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
}

/** A call's targets, its arguments given by their place in the request. */
function reached(key: string, given: Given): Target[] {
  const tool = operation(key);
  const args: Record<string, unknown> = {};
  for (const [argument, { in: place, name }] of Object.entries(tool.binding)) {
    const values = given[place as keyof Given] as Record<string, unknown> | undefined;
    if (name === '*') args[argument] = values;
    else if (values && name in values) args[argument] = values[name];
  }
  return targetsOf(toWire(tool, args));
}

const changed = (kind: string, ...ids: string[]) => ids.map((id) => ({ kind, id, how: 'changed' }));
const listed = (kind: string, ...ids: string[]) => ids.map((id) => ({ kind, id, how: 'listed' }));
const within = (kind: string, ...ids: string[]) => ids.map((id) => ({ kind, id, how: 'within' }));
const all = (of: string, read: string, id = 'x', pages = 'cursor') => ({
  kind: 'all_listed',
  of,
  read,
  id,
  pages,
});
const used = (kind: string, ...ids: string[]) => ids.map((id) => ({ kind, id, how: 'used' }));
const owned = (kind: string, read: string, field: string) => [{ kind, read, id: 'x', field }];
const id = { path: { id: 'x' } };
const person = { body: { user_id: 'u' } };
const ticket = { body: { user_id: 'u', organization_id: 'o', connection_id: 'c', client_id: 'a' } };
const ticketTargets = [
  ...changed('user', 'u'),
  ...used('organization', 'o'),
  ...used('connection', 'c'),
  ...used('client', 'a'),
];

const table: [string, Given, object[]][] = [
  ['POST /agents', { body: { client_id: 'a' } }, changed('client', 'a')],
  ['POST /client-grants', { body: { client_id: 'a' } }, changed('client', 'a')],
  ['PATCH /client-grants/{id}', id, owned('client', '/client-grants/{id}', 'client_id')],
  ['DELETE /client-grants/{id}', id, owned('client', '/client-grants/{id}', 'client_id')],
  ['PATCH /agents/{id}', id, owned('client', '/agents/{id}', 'client_id')],
  ['DELETE /agents/{id}', id, owned('client', '/agents/{id}', 'client_id')],
  [
    'PATCH /connections/{id}/clients',
    { ...id, body: [{ client_id: 'a', status: true }] },
    [...changed('connection', 'x'), ...changed('client', 'a')],
  ],
  [
    'DELETE /connections/{id}',
    id,
    [
      ...changed('connection', 'x'),
      { kind: 'many_users', connection: 'x' },
      all('client', '/connections/{id}/clients'),
    ],
  ],
  ['POST /device-credentials', { body: { client_id: 'a' } }, listed('client', 'a')],
  ['DELETE /groups/{id}', id, [all('user', '/groups/{id}/members')]],
  [
    'DELETE /organizations/{id}',
    id,
    [
      ...changed('organization', 'x'),
      all('user', '/organizations/{id}/members', 'x', 'number'),
      all('client', '/organizations/{id}/clients'),
      all('client', '/organizations/{id}/client-grants', 'x', 'number'),
    ],
  ],
  [
    'POST /organizations/{id}/client-grants',
    { ...id, body: { grant_id: 'g' } },
    [
      ...changed('organization', 'x'),
      { kind: 'client', read: '/client-grants/{id}', id: 'g', field: 'client_id' },
    ],
  ],
  [
    'DELETE /organizations/{id}/client-grants/{grant_id}',
    { path: { id: 'x', grant_id: 'g' } },
    [
      ...changed('organization', 'x'),
      { kind: 'client', read: '/client-grants/{id}', id: 'g', field: 'client_id' },
    ],
  ],
  ...(
    [
      ['connections', 'connection_id'],
      ['enabled_connections', 'connectionId'],
    ] as const
  ).flatMap(([name, parameter]): [string, Given, object[]][] => {
    const key = `PATCH /organizations/{id}/${name}/{${parameter}}`;
    const path = { id: 'x', [parameter]: 'c' };
    const both = [...changed('organization', 'x'), ...changed('connection', 'c')];
    const joining = { kind: 'joining', connection: 'c' };
    return [
      [key, { path, body: { show_as_button: true } }, both],
      [key, { path, body: { assign_membership_on_login: false, is_signup_enabled: false } }, both],
      [key, { path, body: { assign_membership_on_login: true } }, [...both, joining]],
      [key, { path, body: { is_signup_enabled: true } }, [...both, joining]],
    ];
  }),
  ['POST /rate-limit-policies', { body: { consumer_selector: 'client_id: a' } }, listed('client', 'a')],
  ...['PATCH', 'DELETE'].map((method): [string, Given, object[]] => [
    `${method} /rate-limit-policies/{id}`,
    id,
    owned('client', '/rate-limit-policies/{id}', 'consumer_selector'),
  ]),
  ['PATCH /resource-servers/{id}', id, [{ kind: 'api', id: 'x' }]],
  ['DELETE /resource-servers/{id}', id, [{ kind: 'api', id: 'x' }]],
  ['POST /roles', { body: { owner_id: 'o' } }, listed('organization', 'o')],
  ['DELETE /roles/{id}', id, [...changed('role', 'x'), all('user', '/roles/{id}/users')]],
  ...['POST', 'DELETE'].map((method): [string, Given, object[]] => [
    `${method} /roles/{id}/groups`,
    { ...id, body: { groups: ['g', 'h'] } },
    [
      ...changed('role', 'x'),
      all('user', '/groups/{id}/members', 'g'),
      all('user', '/groups/{id}/members', 'h'),
    ],
  ]),
  [
    'DELETE /users/{id}/identities/{provider}/{user_id}',
    { path: { id: 'x', provider: 'samlp', user_id: '7' } },
    [...changed('user', 'x'), ...changed('user', 'samlp|7')],
  ],
  [
    'DELETE /connections/{id}/users',
    { ...id, query: { email: 'e' } },
    [...changed('connection', 'x'), { kind: 'user', email: 'e' }],
  ],
  [
    'POST /connections/{id}/directory-provisioning/synchronizations',
    id,
    [...changed('connection', 'x'), { kind: 'many_users', connection: 'x' }],
  ],
  ...(
    [
      ['POST', 'directory-provisioning', { synchronize_automatically: true }],
      ['PATCH', 'directory-provisioning', { synchronize_groups: 'selected' }],
      ['PATCH', 'directory-provisioning', { mapping: [] }],
      ['POST', 'directory-provisioning/synchronized-groups', {}],
      ['PUT', 'directory-provisioning/synchronized-groups', {}],
      ['DELETE', 'directory-provisioning/synchronized-groups', {}],
      ['PATCH', 'scim-configuration', { mapping: [] }],
      ['PATCH', 'scim-configuration', { user_id_attribute: 'e' }],
    ] as const
  ).map(([method, path, body]): [string, Given, object[]] => [
    `${method} /connections/{id}/${path}`,
    { ...id, body },
    [...changed('connection', 'x'), { kind: 'many_users', connection: 'x' }],
  ]),
  [
    'PATCH /connections/{id}/directory-provisioning',
    { ...id, body: { synchronize_automatically: false, synchronize_groups: 'off' } },
    changed('connection', 'x'),
  ],
  ...[{ provisioning_config: {} }, { enabled_features: { provisioning: true } }].map(
    (body): [string, Given, object[]] => [
      'POST /self-service-profiles/{id}/sso-ticket',
      { ...id, body: { connection_id: 'c', ...body } },
      [...changed('connection', 'c'), { kind: 'many_users', connection: 'c' }],
    ],
  ),
  [
    'POST /users/{id}/risk-assessments/clear',
    { ...id, body: { connection: 'db' } },
    [...changed('user', 'x'), { kind: 'connection', name: 'db', how: 'used' }],
  ],
  [
    'POST /connections/{id}/scim-configuration/tokens',
    id,
    [...changed('connection', 'x'), { kind: 'many_users', connection: 'x' }],
  ],
  ['DELETE /device-credentials/{id}', id, [{ kind: 'unknown_user' }]],
  ['DELETE /grants/{id}', id, [{ kind: 'unknown_user' }]],
  ['DELETE /grants', { query: { user_id: 'u' } }, changed('user', 'u')],
  [
    'POST /groups/{id}/roles',
    { ...id, body: { roles: ['r'] } },
    [...changed('role', 'r'), all('user', '/groups/{id}/members')],
  ],
  [
    'DELETE /groups/{id}/roles',
    { ...id, body: { roles: ['r', 's'] } },
    [...changed('role', 'r', 's'), all('user', '/groups/{id}/members')],
  ],
  ['POST /guardian/enrollments/ticket', person, changed('user', 'u')],
  ['DELETE /guardian/enrollments/{id}', id, [{ kind: 'unknown_user' }]],
  ['POST /jobs/users-exports', { body: { connection_id: 'c' } }, within('connection', 'c')],
  [
    'POST /jobs/users-imports',
    { body: { connection_id: 'c' } },
    [...within('connection', 'c'), { kind: 'many_users', connection: 'c' }],
  ],
  [
    'POST /jobs/verification-email',
    { body: { user_id: 'u', organization_id: 'o', client_id: 'a' } },
    ticketTargets.filter(({ kind }) => kind !== 'connection'),
  ],
  [
    'POST /tickets/email-verification',
    { body: { user_id: 'u', organization_id: 'o', client_id: 'a' } },
    ticketTargets.filter(({ kind }) => kind !== 'connection'),
  ],
  ['POST /tickets/password-change', ticket, ticketTargets],
  ['POST /tickets/password-change', { body: { email: 'e' } }, [{ kind: 'user', email: 'e' }]],
  [
    'POST /organizations',
    { body: { enabled_connections: [{ connection_id: 'c' }] } },
    [{ kind: 'new_organization' }, ...listed('connection', 'c')],
  ],
  [
    'POST /organizations/{id}/invitations',
    {
      ...id,
      body: { roles: ['r'], connection_id: 'c', client_id: 'a', invitee: { email: 'e' } },
    },
    [
      ...changed('organization', 'x'),
      ...changed('role', 'r'),
      ...used('connection', 'c'),
      ...used('client', 'a'),
      { kind: 'user', email: 'e' },
    ],
  ],
  [
    'POST /organizations/{id}/clients',
    { ...id, body: { clients: ['a', { client_id: 'b' }] } },
    [...changed('organization', 'x'), ...changed('client', 'a', 'b')],
  ],
  [
    'DELETE /organizations/{id}/clients',
    { ...id, body: { clients: ['a'] } },
    [...changed('organization', 'x'), ...changed('client', 'a')],
  ],
  ...['connections', 'enabled_connections'].map((name): [string, Given, object[]] => [
    `POST /organizations/{id}/${name}`,
    { ...id, body: { connection_id: 'c' } },
    [...changed('organization', 'x'), ...changed('connection', 'c'), { kind: 'joining', connection: 'c' }],
  ]),
  ...['POST', 'DELETE'].flatMap((method): [string, Given, object[]][] => [
    [
      `${method} /organizations/{id}/members`,
      { ...id, body: { members: ['u', 'v'] } },
      [...changed('organization', 'x'), ...changed('user', 'u', 'v')],
    ],
    [
      `${method} /organizations/{id}/members/{user_id}/roles`,
      { path: { id: 'x', user_id: 'u' }, body: { roles: ['r'] } },
      [...changed('organization', 'x'), ...changed('user', 'u'), ...changed('role', 'r')],
    ],
    [
      `${method} /organizations/{organization_id}/groups/{group_id}/roles`,
      { path: { organization_id: 'x', group_id: 'g' }, body: { roles: ['r'] } },
      [...changed('organization', 'x'), ...changed('role', 'r'), all('user', '/groups/{id}/members', 'g')],
    ],
    [
      `${method} /users/{id}/roles`,
      { ...id, body: { roles: ['r'] } },
      [...changed('user', 'x'), ...changed('role', 'r')],
    ],
  ]),
  [
    'POST /refresh-tokens/revoke',
    { body: { user_id: 'u', client_id: 'a' } },
    [...changed('user', 'u'), ...used('client', 'a')],
  ],
  [
    'POST /refresh-tokens/revoke',
    { body: { client_id: 'a' } },
    [...changed('client', 'a'), { kind: 'many_users' }],
  ],
  [
    'POST /refresh-tokens/revoke',
    { body: { user_id: 'u', ids: ['r'] } },
    [...changed('user', 'u'), { kind: 'many_users' }],
  ],
  ['PATCH /refresh-tokens/{id}', id, owned('user', '/refresh-tokens/{id}', 'user_id')],
  ['DELETE /refresh-tokens/{id}', id, owned('user', '/refresh-tokens/{id}', 'user_id')],
  [
    'POST /roles/{id}/users',
    { ...id, body: { users: ['u'] } },
    [...changed('role', 'x'), ...changed('user', 'u')],
  ],
  [
    'POST /self-service-profiles/{id}/sso-ticket',
    {
      ...id,
      body: {
        connection_id: 'c',
        enabled_clients: ['a'],
        enabled_organizations: [{ organization_id: 'o' }],
      },
    },
    [...changed('connection', 'c'), ...listed('client', 'a'), ...listed('organization', 'o')],
  ],
  ['PATCH /sessions/{id}', id, owned('user', '/sessions/{id}', 'user_id')],
  ['DELETE /sessions/{id}', id, owned('user', '/sessions/{id}', 'user_id')],
  ['POST /sessions/{id}/revoke', id, owned('user', '/sessions/{id}', 'user_id')],
  ['DELETE /user-blocks', { query: { identifier: 'e' } }, [{ kind: 'user', identifier: 'e' }]],
  [
    'POST /users',
    { body: { connection: 'db', email: 'e', user_id: 'i' } },
    [
      { kind: 'connection', name: 'db', how: 'within' },
      { kind: 'given', address: 'e' },
      { kind: 'given', id: 'i' },
      { kind: 'given', id: 'auth0|i' },
    ],
  ],
  [
    'PATCH /users/{id}',
    { ...id, body: { connection: 'db', client_id: 'a', email: 'e' } },
    [
      ...changed('user', 'x'),
      { kind: 'connection', name: 'db', how: 'used' },
      ...used('client', 'a'),
      { kind: 'given', address: 'e' },
    ],
  ],
  [
    'POST /users/{id}/identities',
    { ...id, body: { provider: 'auth0', user_id: 7 } },
    [...changed('user', 'x'), ...changed('user', 'auth0|7')],
  ],
  [
    'POST /users/{id}/identities',
    { ...id, body: { provider: 'auth0', user_id: 'auth0|7' } },
    [...changed('user', 'x'), ...changed('user', 'auth0|7')],
  ],
  [
    'POST /users/{id}/identities',
    { ...id, body: { provider: 'samlp', user_id: 'corp|7' } },
    [...changed('user', 'x'), ...changed('user', 'samlp|corp|7', 'corp|7')],
  ],
  ['POST /users/{id}/identities', { ...id, body: { user_id: 'auth0|7' } }, changed('user', 'x', 'auth0|7')],
  ['POST /users/{id}/identities', { ...id, body: { provider: 'auth0' } }, changed('user', 'x')],
  [
    'POST /users/{id}/identities',
    { ...id, body: { link_with: 'token' } },
    [...changed('user', 'x'), { kind: 'unknown_user' }],
  ],
];

describe('what a call reaches', () => {
  test.each(table)('%s %j', (key, given, expected) => {
    expect(reached(key, given)).toEqual(expected);
  });

  test('every line of the table is here', () => {
    expect(new Set(table.map(([key]) => key))).toEqual(new Set(Object.keys(reach)));
  });

  test('a read only uses what its path names', () => {
    expect(reached('GET /users/{id}', id)).toEqual(used('user', 'x'));
    expect(reached('GET /sessions/{id}', id)).toEqual([]);
    expect(reached('GET /organizations/name/{name}', { path: { name: 'n' } })).toEqual([]);
  });

  test('what is not an id is none', () => {
    expect(reached('POST /agents', { body: { client_id: { deep: 'a' } } })).toEqual([]);
    expect(reached('POST /roles/{id}/users', { ...id, body: { users: [null, true, 5] } })).toEqual([
      ...changed('role', 'x'),
      ...changed('user', '5'),
    ]);
  });
});
