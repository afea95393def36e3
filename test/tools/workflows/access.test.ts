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

  it('reads every permission, and tells what it reads', async () => {
    const identifier = 'https://many.example.com';
    const names = Array.from({ length: 120 }, (_, i) => `do:${String(i).padStart(3, '0')}`);
    await api('POST', '/resource-servers', {
      name: 'Many',
      identifier,
      scopes: names.map((value) => ({ value, description: value })),
    });
    const cy = (
      await api('POST', '/users', {
        connection: 'Username-Password-Authentication',
        email: 'cy@example.com',
        password: 'Long-Enough-42!',
      })
    ).body.user_id as string;
    for (const part of [names.slice(0, 60), names.slice(60)])
      await api('POST', `${at(cy)}/permissions`, {
        permissions: part.map((permission_name) => ({
          resource_server_identifier: identifier,
          permission_name,
        })),
      });
    const told: string[] = [];
    const outcome = await bench.outcome(
      'investigate_user_access',
      { user: 'cy@example.com' },
      { progress: (message) => told.push(message) },
    );
    const { structuredContent } = (outcome as Body).result;
    expect((outcome as Body).result.content[0].text).toContain('120 permissions');
    expect(Object.keys(structuredContent.permissions)).toEqual([identifier]);
    expect(structuredContent).not.toHaveProperty('could_not_see');
    expect(told.length).toBeGreaterThan(2);
    expect(told[0]).toMatch(/^Read 4: /);
  });

  it('leaves out applications for members of organizations alone where somebody has none', async () => {
    const make = async (name: string, organization_usage: string) =>
      (await api('POST', '/clients', { name, app_type: 'spa', organization_usage })).body.client_id as string;
    const clients = [await make('Members only', 'require'), await make('Everybody', 'allow')];
    const [connection] = (await api('GET', '/connections?name=Username-Password-Authentication')).body;
    await api(
      'PATCH',
      `/connections/${connection.id}/clients`,
      clients.map((client_id) => ({ client_id, status: true })),
    );
    const open = async (user: string) =>
      (await bench.call('investigate_user_access', { user })).body.applications_open;
    expect(await open('ben@example.com')).toContain('Everybody');
    expect(await open('ben@example.com')).not.toContain('Members only');
    expect(await open('ada@example.com')).toContain('Members only');
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
