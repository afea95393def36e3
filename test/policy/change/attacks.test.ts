/** Ways to take a tenant over, or to break it, with operations that count as writes: each has an effect. */
import { describe, expect, it } from 'vitest';
import { fails } from '../confirm/reader.js';
import { type Call, effects, self } from './effects/view.js';

const client = {
  client_id: 'c',
  name: 'App',
  callbacks: ['https://a.example/cb', 'https://b.example/cb'],
  grant_types: ['authorization_code'],
};
const connection = {
  id: 'con',
  name: 'corp',
  options: { passwordPolicy: 'good', mfa: { active: true }, client_secret: 's' },
  enabled_clients: ['c', 'd'],
};

const cases: [string, string, Call, string[]][] = [
  [
    'a chosen secret',
    'PATCH /clients/{id}',
    {
      path: { id: 'c' },
      body: { client_secret: 'x' },
      answers: { '/clients/c': client, '/client-grants': [] },
    },
    ['credentials'],
  ],
  [
    'a machine',
    'PATCH /clients/{id}',
    {
      path: { id: 'c' },
      body: { grant_types: ['authorization_code', 'client_credentials'] },
      answers: { '/clients/c': client, '/client-grants': [] },
    },
    ['sign_in'],
  ],
  [
    'a callback of a stranger',
    'PATCH /clients/{id}',
    {
      path: { id: 'c' },
      body: { callbacks: [...client.callbacks, 'https://evil.example'] },
      answers: { '/clients/c': client },
    },
    ['sign_in'],
  ],
  [
    'dropped callbacks',
    'PATCH /clients/{id}',
    { path: { id: 'c' }, body: { callbacks: ['https://a.example/cb'] }, answers: { '/clients/c': client } },
    ['lock_out', 'loss'],
  ],
  [
    'an application with callbacks',
    'POST /clients',
    { body: { name: 'x', callbacks: ['https://evil.example'] } },
    ['sign_in'],
  ],
  [
    'a grant on the Management API',
    'POST /client-grants',
    { body: { client_id: 'c', audience: self.audience, scope: ['delete:users'] } },
    ['privileges!'],
  ],
  [
    'a grant on an API',
    'POST /client-grants',
    { body: { client_id: 'c', audience: 'https://api', scope: ['a'] } },
    ['privileges'],
  ],
  [
    'the own grant widened',
    'PATCH /client-grants/{id}',
    {
      path: { id: 'g' },
      body: { scope: ['a', 'b'] },
      answers: { '/client-grants/g': { client_id: 'own_client', audience: 'https://api', scope: ['a'] } },
    },
    ['privileges!'],
  ],
  [
    'the scopes of an API',
    'PATCH /resource-servers/{id}',
    {
      path: { id: 'r' },
      body: { scopes: [] },
      answers: {
        '/resource-servers/r': { identifier: 'https://api', scopes: [{ value: 'a' }, { value: 'b' }] },
      },
    },
    ['lock_out', 'loss', 'privileges', 'reach'],
  ],
  [
    'a connection emptied',
    'PATCH /connections/{id}',
    {
      path: { id: 'con' },
      body: { enabled_clients: [], options: {} },
      answers: { '/connections/con': connection, '/users': { total: 60 } },
    },
    ['credentials', 'lock_out', 'loss', 'reach!', 'weakens'],
  ],
  [
    'a user blocked',
    'PATCH /users/{id}',
    { path: { id: 'u' }, body: { blocked: true }, answers: { '/users/u': { blocked: false } } },
    ['lock_out'],
  ],
  [
    'a user let in again',
    'PATCH /users/{id}',
    { path: { id: 'u' }, body: { blocked: false }, answers: { '/users/u': { blocked: true } } },
    ['sign_in'],
  ],
  [
    'a password',
    'PATCH /users/{id}',
    { path: { id: 'u' }, body: { password: 'x' }, answers: { '/users/u': {}, '/users/u/permissions': [] } },
    ['credentials'],
  ],
  [
    'rights in metadata',
    'PATCH /users/{id}',
    { path: { id: 'u' }, body: { app_metadata: { role: 'admin' } }, answers: { '/users/u': {} } },
    ['privileges'],
  ],
  [
    'a role',
    'POST /users/{id}/roles',
    {
      path: { id: 'u' },
      body: { roles: ['r'] },
      answers: { '/users/u/roles': [], '/roles/r/permissions': [] },
    },
    ['privileges'],
  ],
  [
    'a role of the Management API',
    'POST /users/{id}/roles',
    {
      path: { id: 'u' },
      body: { roles: ['r'] },
      answers: {
        '/users/u/roles': [],
        '/roles/r/permissions': [{ resource_server_identifier: self.audience }],
      },
    },
    ['privileges!'],
  ],
  [
    'a role for many',
    'POST /roles/{id}/users',
    {
      path: { id: 'r' },
      body: { users: Array.from({ length: 48 }, (_, i) => `u${i}`) },
      answers: { '/roles/r/users': [], '/roles/r/permissions': [] },
    },
    ['privileges', 'reach'],
  ],
  [
    'a role renamed',
    'PATCH /roles/{id}',
    { path: { id: 'r' }, body: { name: 'Administrator' }, answers: { '/roles/r': { name: 'Customer' } } },
    ['privileges'],
  ],
  [
    'a ticket mailed elsewhere',
    'POST /guardian/enrollments/ticket',
    {
      body: { user_id: 'u', email: 'e@evil.example' },
      answers: { '/users/u': { email: 'u@a.example' }, '/users/u/permissions': [] },
    },
    ['credentials!'],
  ],
  [
    'a password ticket',
    'POST /tickets/password-change',
    { body: { user_id: 'u' }, answers: { '/users/u/permissions': [] } },
    ['credentials'],
  ],
  [
    'an invitation with roles',
    'POST /organizations/{id}/invitations',
    {
      path: { id: 'o' },
      body: { inviter: { name: 'x' }, invitee: { email: 'e@evil.example' }, client_id: 'c', roles: ['r'] },
      answers: { '/roles/r/permissions': [] },
    },
    ['code', 'privileges', 'sign_in'],
  ],
  [
    'a log stream',
    'POST /log-streams',
    { body: { type: 'http', sink: { httpEndpoint: 'https://evil.example' } } },
    ['credentials', 'egress'],
  ],
  [
    'a log stream redirected',
    'PATCH /log-streams/{id}',
    {
      path: { id: 'l' },
      body: { sink: { httpEndpoint: 'https://evil.example' } },
      answers: { '/log-streams/l': { sink: { httpEndpoint: 'https://siem.example' } } },
    },
    ['credentials', 'egress'],
  ],
  [
    'a network ACL',
    'POST /network-acls',
    { body: { description: 'x', active: true, priority: 1, rule: { action: { block: true } } } },
    ['lock_out!', 'weakens!'],
  ],
  ['a deployed action', 'POST /actions/actions/{id}/deploy', { path: { id: 'a' } }, ['code']],
  [
    'a metadata document fetched',
    'POST /clients/cimd/preview',
    { body: { external_client_id: 'https://evil.example/x' } },
    ['egress'],
  ],
  [
    'an import',
    'POST /jobs/users-imports',
    {
      body: {
        connection_id: 'con',
        users: '[{"email":"a@b.example","password_hash":"x","app_metadata":{"a":1}}]',
      },
    },
    ['credentials', 'privileges', 'sign_in'],
  ],
  [
    'an application switched on for a connection',
    'PATCH /connections/{id}/clients',
    {
      path: { id: 'con' },
      body: [{ client_id: 'c', status: true }],
      answers: { '/connections/con/clients': { clients: [] } },
    },
    ['sign_in'],
  ],
  [
    'a factor switched off',
    'PUT /guardian/factors/{name}',
    {
      path: { name: 'otp' },
      body: { enabled: false },
      answers: { '/guardian/factors': [{ name: 'otp', enabled: true }] },
    },
    ['lock_out!', 'weakens!'],
  ],
  [
    'a linked identity',
    'POST /users/{id}/identities',
    {
      path: { id: 'u' },
      body: { provider: 'auth0', user_id: 'x' },
      answers: { '/users/u': {}, '/users/u/permissions': [] },
    },
    ['credentials', 'loss', 'sign_in'],
  ],
  [
    'the name of the tenant, on the login page and in mails',
    'PATCH /tenants/settings',
    { body: { friendly_name: 'x' }, answers: { '/tenants/settings': { friendly_name: 'y' } } },
    ['code!'],
  ],
  [
    'the password of an administrator',
    'PATCH /users/{id}',
    {
      path: { id: 'u' },
      body: { password: 'x' },
      answers: {
        '/users/u': {},
        '/users/u/permissions': [{ resource_server_identifier: self.audience, permission_name: 'a' }],
      },
    },
    ['credentials', 'privileges!'],
  ],
  [
    'a secret of an application that may do everything',
    'POST /clients/{id}/rotate-secret',
    { path: { id: 'c' }, answers: { '/client-grants': [{ audience: self.audience, scope: ['a'] }] } },
    ['credentials', 'lock_out', 'privileges!'],
  ],
  [
    'a field that nobody reviewed',
    'PATCH /users/{id}',
    { path: { id: 'u' }, body: { superuser: true }, answers: { '/users/u': {} } },
    ['unknown'],
  ],
];

const plain: [string, string, Call][] = [
  [
    'a name',
    'PATCH /users/{id}',
    { path: { id: 'u' }, body: { name: 'x' }, answers: { '/users/u': { name: 'y' } } },
  ],
  [
    'a note',
    'PATCH /users/{id}',
    { path: { id: 'u' }, body: { user_metadata: { note: 'x' } }, answers: { '/users/u': {} } },
  ],
  [
    'an application renamed',
    'PATCH /clients/{id}',
    { path: { id: 'c' }, body: { name: 'x', description: 'y' }, answers: { '/clients/c': client } },
  ],
  ['an application created', 'POST /clients', { body: { name: 'x', app_type: 'spa' } }],
  [
    'a role described',
    'PATCH /roles/{id}',
    { path: { id: 'r' }, body: { description: 'x' }, answers: { '/roles/r': { name: 'r' } } },
  ],
  ['a role created', 'POST /roles', { body: { name: 'x' } }],
  ['an organization', 'POST /organizations', { body: { name: 'x', display_name: 'y' } }],
  [
    'a scope described',
    'PATCH /resource-servers/{id}',
    {
      path: { id: 'r' },
      body: { scopes: [{ value: 'a', description: 'new' }] },
      answers: {
        '/resource-servers/r': { identifier: 'https://api', scopes: [{ value: 'a', description: 'old' }] },
      },
    },
  ],
  [
    'a role that is held',
    'POST /users/{id}/roles',
    {
      path: { id: 'u' },
      body: { roles: ['r'] },
      answers: { '/users/u/roles': [{ id: 'r' }], '/roles/r/permissions': [] },
    },
  ],
  ['a mail to verify an address', 'POST /jobs/verification-email', { body: { user_id: 'u' } }],
];

describe('attacks', () => {
  it.each(cases)('%s', async (_, operation, call, expected) =>
    expect(await effects(operation, call)).toEqual(expected),
  );
  it('counts what could not be read as possible', async () => {
    const call = {
      path: { id: 'u' },
      body: { blocked: false, name: 'x' },
      answers: { '/users/u': fails(403) },
    };
    expect(await effects('PATCH /users/{id}', call)).toEqual(['lock_out', 'loss', 'sign_in']);
  });
});

describe('plain changes', () => {
  it.each(plain)('%s', async (_, operation, call) => expect(await effects(operation, call)).toEqual([]));
});
