import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bench, type Body, startBench } from './workflow-bench.js';

let bench: Bench;
let ids: Record<string, string>;
const api = (method: string, path: string, body?: unknown) => bench.tenant.api(method, path, body);
const at = (id: string) => `/users/${encodeURIComponent(id)}`;

beforeAll(async () => {
  bench = await startBench('empty');
  const identifier = 'https://api.example.com';
  await api('POST', '/resource-servers', {
    name: 'API',
    identifier,
    scopes: ['read:x', 'write:x', 'admin:x'].map((value) => ({ value, description: value })),
  });
  const role = async (name: string, permissions: string[]) => {
    const { id } = (await api('POST', '/roles', { name })).body;
    await api('POST', `/roles/${id}/permissions`, {
      permissions: permissions.map((permission_name) => ({
        resource_server_identifier: identifier,
        permission_name,
      })),
    });
    return id as string;
  };
  const [reader, writer] = [await role('Reader', ['read:x']), await role('Writer', ['read:x', 'write:x'])];
  const person = async (name: string) =>
    (
      await api('POST', '/users', {
        connection: 'Username-Password-Authentication',
        email: `${name}@example.com`,
        password: 'Long-Enough-42!',
        email_verified: true,
      })
    ).body.user_id as string;
  ids = { ada: await person('ada'), ben: await person('ben') };
  const [ada, ben] = [ids.ada as string, ids.ben as string];
  await api('POST', `${at(ada)}/roles`, { roles: [reader, writer] });
  await api('POST', `${at(ben)}/roles`, { roles: [reader] });
  await api('POST', `${at(ada)}/permissions`, {
    permissions: [{ resource_server_identifier: identifier, permission_name: 'admin:x' }],
  });
  const org = (await api('POST', '/organizations', { name: 'acme', display_name: 'Acme' })).body.id;
  await api('POST', `/organizations/${org}/members`, { members: [ada] });
  await api('POST', `/organizations/${org}/members/${encodeURIComponent(ada)}/roles`, { roles: [writer] });
});
afterAll(() => bench.close());

describe('investigate_user_access', () => {
  it('says what a person may do and through what', async () => {
    const { body, bytes } = await bench.call('investigate_user_access', { user: 'ada@example.com' });
    expect(body.roles.sort()).toEqual(['Reader', 'Writer']);
    expect(body.permissions['https://api.example.com']).toEqual({
      'admin:x': 'direct',
      'read:x': expect.stringMatching(/^(Reader, Writer|Writer, Reader)$/),
      'write:x': 'Writer',
    });
    expect(body.organizations).toEqual([{ id: expect.any(String), name: 'Acme', roles: ['Writer'] }]);
    expect(bytes).toBeLessThanOrEqual(6_000);
  });

  it('says so when no user is found', async () => {
    const { result, text } = await bench.call('investigate_user_access', { user: 'nobody@example.com' });
    expect(result.isError).toBe(true);
    expect(text).toContain('No account');
  });
});

describe('compare_users', () => {
  it('names what only one of the two has, and nothing else', async () => {
    const { body } = await bench.call('compare_users', { user: 'ada@example.com', other: 'ben@example.com' });
    const of = (what: string) => body.differences.find((one: Body) => one.what === what);
    expect(of('roles').only_first).toEqual(['Writer']);
    expect(of('permissions').only_first.sort()).toEqual([
      'admin:x on https://api.example.com',
      'write:x on https://api.example.com',
    ]);
    expect(of('organizations').only_first).toEqual(['Acme']);
    expect(of('connections')).toBeUndefined();
    expect(body.same).toContain('connections');
    expect(body.differences.some((one: Body) => one.only_second !== undefined)).toBe(false);
  });

  it('finds no difference between a person and themselves', async () => {
    const { body } = await bench.call('compare_users', { user: ids.ben as string, other: 'ben@example.com' });
    expect(body.differences).toEqual([]);
  });

  it('sees a block', async () => {
    await api('PATCH', at(ids.ben as string), { blocked: true });
    const { body } = await bench.call('compare_users', { user: 'ada@example.com', other: 'ben@example.com' });
    expect(body.differences[0]).toMatchObject({ what: 'blocked', first: 'false', second: 'true' });
  });
});
