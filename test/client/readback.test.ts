import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadFacts } from '../../src/catalog/load.js';
import { holds, type LostWrite, NOT_READABLE, readBack } from '../../src/client/readback.js';
import type { Query } from '../../src/client/types.js';

const SENT_AT = Date.parse('2026-05-01T12:00:00.000Z');

interface Read {
  operation: string;
  path: string;
  query?: Query | undefined;
}

/** Reads from a table of paths; a missing path is a 404. */
function reader(answers: Record<string, unknown>) {
  const reads: Read[] = [];
  const read = async (operation: string, path: string, query?: Query): Promise<unknown> => {
    reads.push({ operation, path, query });
    if (answers[path] instanceof Error) throw answers[path];
    return answers[path];
  };
  return { reads, read };
}

const write = (operation: string, path: string, body?: unknown): LostWrite => ({
  operation,
  path,
  body,
  sentAt: SENT_AT,
});

describe('a created user', () => {
  const sent = write('POST /users', '/users', { email: 'Ada@Example.com', connection: 'db', password: 'x' });
  const user = (more: object): object => ({
    user_id: 'auth0|1',
    email: 'ada@example.com',
    created_at: '2026-05-01T12:00:01.000Z',
    identities: [{ connection: 'db', provider: 'auth0', user_id: '1' }],
    ...more,
  });

  it('is found by its stored address, in its connection', async () => {
    const { read, reads } = reader({
      '/users-by-email': [user({ user_id: 'x|2', identities: [] }), user({})],
    });
    expect(await readBack(sent, read)).toMatchObject({
      kind: 'done',
      status: 201,
      body: { user_id: 'auth0|1' },
    });
    expect(reads).toEqual([
      { operation: 'GET /users-by-email', path: '/users-by-email', query: { email: 'ada@example.com' } },
    ]);
  });

  it('is not confused with an older one, or with one of another connection', async () => {
    const before = reader({ '/users-by-email': [user({ created_at: '2026-04-30T12:00:00.000Z' })] });
    expect(await readBack(sent, before.read)).toMatchObject({
      kind: 'unknown',
      advice: expect.stringMatching(/already existed/),
    });
    const other = reader({ '/users-by-email': [user({ identities: [{ connection: 'google-oauth2' }] })] });
    expect(await readBack(sent, other.read)).toMatchObject({ kind: 'no_trace' });
  });

  it('without an address cannot be found', async () => {
    const { read, reads } = reader({});
    const phone = write('POST /users', '/users', { phone_number: '+1', connection: 'sms' });
    expect(await readBack(phone, read)).toMatchObject({ kind: 'unknown' });
    expect(reads).toEqual([]);
  });
});

describe('an assignment', () => {
  const roles = write('POST /users/{id}/roles', '/users/auth0%7C1/roles', { roles: ['rol_1', 'rol_2'] });

  it('is in place when the list holds all of it', async () => {
    const { read, reads } = reader({
      '/users/auth0%7C1/roles': [{ id: 'rol_1' }, { id: 'rol_2' }, { id: 'rol_3' }],
    });
    expect(await readBack(roles, read)).toMatchObject({ kind: 'done', status: 204, body: undefined });
    expect(reads[0]?.operation).toBe('GET /users/{id}/roles');
  });

  it('is not when one is missing, unless that may be on another page', async () => {
    const { read } = reader({ '/users/auth0%7C1/roles': [{ id: 'rol_1' }] });
    expect(await readBack(roles, read)).toMatchObject({
      kind: 'no_trace',
      advice: expect.stringMatching(/harmless/),
    });
    const full = reader({
      '/users/auth0%7C1/roles': Array.from({ length: 100 }, (_, i) => ({ id: `r${i}` })),
    });
    expect(await readBack(roles, full.read)).toMatchObject({ kind: 'unknown' });
  });

  it('of permissions is identified by API and name', async () => {
    const permissions = write('POST /roles/{id}/permissions', '/roles/rol_1/permissions', {
      permissions: [{ resource_server_identifier: 'https://api', permission_name: 'read' }],
    });
    const listed = (name: string): object[] => [
      { resource_server_identifier: 'https://api', permission_name: name },
    ];
    const there = reader({ '/roles/rol_1/permissions': listed('read') });
    expect(await readBack(permissions, there.read)).toMatchObject({ kind: 'done', status: 201 });
    const missing = reader({ '/roles/rol_1/permissions': listed('write') });
    expect(await readBack(permissions, missing.read)).toMatchObject({ kind: 'no_trace' });
  });

  it('of a role to users is looked up user by user, while there are few', async () => {
    const assign = (users: string[]): LostWrite =>
      write('POST /roles/{id}/users', '/roles/rol_1/users', { users });
    const { read, reads } = reader({
      '/users/auth0%7C1/roles': [{ id: 'rol_1' }],
      '/users/auth0%7C2/roles': [{ id: 'rol_1' }],
    });
    expect(await readBack(assign(['auth0|1', 'auth0|2']), read)).toMatchObject({ kind: 'done' });
    expect(await readBack(assign(['auth0|1', 'auth0|3']), read)).toMatchObject({ kind: 'no_trace' });
    const before = reads.length;
    expect(await readBack(assign(Array.from({ length: 6 }, (_, i) => `auth0|${i}`)), read)).toMatchObject({
      kind: 'unknown',
    });
    expect(reads).toHaveLength(before);
  });
});

describe('a creation under a name', () => {
  it.each([
    [
      'POST /organizations',
      '/organizations',
      { name: 'acme' },
      '/organizations/name/acme',
      { id: 'org_1', name: 'acme' },
    ],
    [
      'POST /resource-servers',
      '/resource-servers',
      { identifier: 'https://a/b' },
      '/resource-servers/https%3A%2F%2Fa%2Fb',
      { id: '1', identifier: 'https://a/b' },
    ],
    [
      'POST /connections',
      '/connections',
      { name: 'db2', strategy: 'auth0' },
      '/connections',
      [
        { name: 'db', strategy: 'auth0' },
        { name: 'db2', strategy: 'auth0' },
      ],
    ],
    [
      'POST /client-grants',
      '/client-grants',
      { client_id: 'c', audience: 'https://a' },
      '/client-grants',
      [{ client_id: 'c', audience: 'https://a', scope: [] }],
    ],
    [
      'POST /organizations/{id}/enabled_connections',
      '/organizations/org_1/enabled_connections',
      { connection_id: 'con_1' },
      '/organizations/org_1/enabled_connections/con_1',
      { connection_id: 'con_1' },
    ],
  ])('%s is recognised', async (operation, path, body, lookedUp, found) => {
    expect(await readBack(write(operation, path, body), reader({ [lookedUp]: found }).read)).toMatchObject({
      kind: 'done',
      status: 201,
      body: expect.objectContaining(body),
    });
    expect(await readBack(write(operation, path, body), reader({}).read)).toMatchObject({ kind: 'no_trace' });
  });

  it('is not confused with something else of that name', async () => {
    const sent = write('POST /organizations', '/organizations', { name: 'acme', display_name: 'Acme' });
    const { read } = reader({ '/organizations/name/acme': { name: 'acme', display_name: 'Another' } });
    expect(await readBack(sent, read)).toMatchObject({ kind: 'unknown' });
  });
});

describe('a deletion and a change', () => {
  it('are verified by reading the object', async () => {
    const gone = reader({});
    expect(await readBack(write('DELETE /clients/{id}', '/clients/c1'), gone.read)).toMatchObject({
      kind: 'done',
      status: 204,
    });
    const there = reader({ '/clients/c1': { client_id: 'c1', name: 'App' } });
    expect(await readBack(write('DELETE /clients/{id}', '/clients/c1'), there.read)).toMatchObject({
      kind: 'no_trace',
    });
    const patch = (body: object): LostWrite => write('PATCH /clients/{id}', '/clients/c1', body);
    expect(await readBack(patch({ name: 'App' }), there.read)).toMatchObject({
      kind: 'done',
      status: 200,
      body: { name: 'App' },
    });
    expect(await readBack(patch({ name: 'Other' }), there.read)).toMatchObject({ kind: 'no_trace' });
    expect(await readBack(patch({ client_secret: 'x' }), there.read)).toMatchObject({ kind: 'unknown' });
    expect(await readBack(write('PATCH /clients/{id}', '/clients/c2', {}), there.read)).toMatchObject({
      kind: 'unknown',
    });
  });

  it('of a whole collection, or where nothing can be read, stay unknown without a read', async () => {
    const { read, reads } = reader({});
    for (const [operation, path, body] of [
      ['DELETE /users/{id}/authentication-methods', '/users/u/authentication-methods', undefined],
      ['DELETE /users/{id}/roles', '/users/u/roles', { roles: ['r'] }],
      ['DELETE /device-credentials/{id}', '/device-credentials/d', undefined],
      ['PUT /rules-configs/{key}', '/rules-configs/k', { value: 'v' }],
      ['POST /actions/actions', '/actions/actions', { name: 'a' }],
    ] as const) {
      expect(await readBack(write(operation, path, body), read)).toMatchObject({ kind: 'unknown' });
    }
    expect(reads).toEqual([]);
  });

  it('that cannot be read stay unknown', async () => {
    const { read } = reader({ '/clients/c1': new Error('no scope') });
    expect(await readBack(write('DELETE /clients/{id}', '/clients/c1'), read)).toMatchObject({
      kind: 'unknown',
    });
  });

  it('are looked for only where the API has something to read', () => {
    const { operations } = loadFacts();
    const readable = new Set(operations.filter(({ method }) => method === 'GET').map(({ path }) => path));
    const changing = operations.filter(
      ({ method, path }) =>
        method === 'PATCH' || method === 'PUT' || (method === 'DELETE' && path.endsWith('}')),
    );
    const missing = new Set(changing.map(({ path }) => path).filter((path) => !readable.has(path)));
    for (const path of missing) expect(NOT_READABLE).toContain(path);
    for (const path of NOT_READABLE) expect(readable).not.toContain(path);
  });
});

describe('holds', () => {
  it.each([
    [{ a: 1 }, { a: 1, b: 2 }, true],
    [{ a: 1 }, { a: 2 }, false],
    [{ a: 1 }, {}, undefined],
    [{ a: null }, {}, true],
    [{ a: null }, { a: null }, true],
    [{ a: null }, { a: 1 }, false],
    [{ a: { b: 1, c: null } }, { a: { b: 1, d: 2 } }, true],
    [{ a: {} }, { a: {} }, true],
    [{ a: {} }, { a: { b: 1 } }, undefined],
    [{ a: [1, 2] }, { a: [1, 2] }, true],
    [{ a: [1, 2] }, { a: [2, 1] }, false],
    [{ a: [1] }, { a: 'x' }, false],
    [{ a: 1, b: 2 }, { b: 3 }, false],
    [{ a: { b: 1 } }, { a: 'x' }, false],
  ])('%j in %j is %j', (sent, found, result) => {
    expect(holds(sent, found)).toBe(result);
  });

  it('is true of anything with keys in itself', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => holds(value, value) === true));
  });
});
