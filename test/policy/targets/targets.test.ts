/** What each operation's arguments reach, written out once more: a line lost or weakened in the table shows here. */
import { describe, expect, test } from 'vitest';
import { toWire } from '../../../src/catalog/wire.js';
import { operationsWithTargets, type Target, targetsOf } from '../../../src/policy/targets/targets.js';
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
  ['POST /connections', { body: { enabled_clients: ['a', 'b'] } }, used('client', 'a', 'b')],
  [
    'PATCH /connections/{id}',
    { ...id, body: { enabled_clients: ['a'] } },
    [...changed('connection', 'x'), ...used('client', 'a')],
  ],
  [
    'PATCH /connections/{id}/clients',
    { ...id, body: [{ client_id: 'a', status: true }] },
    [...changed('connection', 'x'), ...changed('client', 'a')],
  ],
  ['DELETE /connections/{id}', id, [...changed('connection', 'x'), { kind: 'many_users', connection: 'x' }]],
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
  ['DELETE /device-credentials/{id}', id, [{ kind: 'unknown_user' }]],
  ['DELETE /grants/{id}', id, [{ kind: 'unknown_user' }]],
  ['DELETE /grants', { query: { user_id: 'u' } }, changed('user', 'u')],
  ['POST /groups/{id}/roles', { ...id, body: { roles: ['r'] } }, changed('role', 'r')],
  ['DELETE /groups/{id}/roles', { ...id, body: { roles: ['r', 's'] } }, changed('role', 'r', 's')],
  ['POST /guardian/enrollments/ticket', person, changed('user', 'u')],
  ['DELETE /guardian/enrollments/{id}', id, [{ kind: 'unknown_user' }]],
  ['POST /jobs/users-exports', { body: { connection_id: 'c' } }, used('connection', 'c')],
  [
    'POST /jobs/users-imports',
    { body: { connection_id: 'c' } },
    [...used('connection', 'c'), { kind: 'many_users', connection: 'c' }],
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
    [{ kind: 'new_organization' }, ...used('connection', 'c')],
  ],
  [
    'POST /organizations/{id}/invitations',
    {
      ...id,
      body: { roles: ['r'], connection_id: 'c', client_id: 'a' },
    },
    [
      ...changed('organization', 'x'),
      ...changed('role', 'r'),
      ...used('connection', 'c'),
      ...used('client', 'a'),
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
    [...changed('organization', 'x'), ...changed('connection', 'c')],
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
      [...changed('organization', 'x'), ...changed('role', 'r')],
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
    [...used('client', 'a'), { kind: 'many_users' }],
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
    [...changed('connection', 'c'), ...used('client', 'a'), ...used('organization', 'o')],
  ],
  ['PATCH /sessions/{id}', id, owned('user', '/sessions/{id}', 'user_id')],
  ['DELETE /sessions/{id}', id, owned('user', '/sessions/{id}', 'user_id')],
  ['POST /sessions/{id}/revoke', id, owned('user', '/sessions/{id}', 'user_id')],
  ['DELETE /user-blocks', { query: { identifier: 'e' } }, [{ kind: 'user', identifier: 'e' }]],
  ['POST /users', { body: { connection: 'db' } }, [{ kind: 'connection', name: 'db', how: 'used' }]],
  [
    'PATCH /users/{id}',
    { ...id, body: { connection: 'db' } },
    [...changed('user', 'x'), { kind: 'connection', name: 'db', how: 'used' }],
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
    expect(new Set(table.map(([key]) => key))).toEqual(operationsWithTargets);
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
