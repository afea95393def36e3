import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestTenant } from './support.js';

let tenant: TestTenant;
let ada: { user_id: string };
let bo: { user_id: string };
const API = 'https://api.access.example';
const permission = (permission_name: string) => ({ resource_server_identifier: API, permission_name });
const at = (user: { user_id: string }, rest: string) => `/users/${encodeURIComponent(user.user_id)}/${rest}`;
const names = (list: { name?: string; permission_name?: string }[]) =>
  list.map((one) => one.name ?? one.permission_name);

beforeAll(async () => {
  tenant = await TestTenant.start();
  [ada, bo] = [await tenant.user('ada@access.example'), await tenant.user('bo@access.example')];
  await tenant.make('/resource-servers', {
    name: 'Things',
    identifier: API,
    scopes: ['read', 'write', 'erase'].map((value) => ({ value, description: `May ${value}` })),
  });
});
afterAll(() => tenant.close());

describe('roles', () => {
  it('are created with 200, unique by name, filtered, changed and deleted', async () => {
    const made = await tenant.api('POST', '/roles', { name: 'Reader' });
    expect([made.status, made.body]).toEqual([
      200,
      {
        id: expect.stringMatching(/^rol_[A-Za-z0-9]{16}$/),
        name: 'Reader',
        description: null,
        type: 'tenant',
      },
    ]);
    expect((await tenant.api('POST', '/roles', { name: 'reader' })).status).toBe(409);
    expect((await tenant.api('GET', `/roles/${made.body.id}`)).body.description).toBe('');
    expect(
      (await tenant.api('PATCH', `/roles/${made.body.id}`, { description: 'Reads' })).body.description,
    ).toBe('Reads');
    expect(names((await tenant.api('GET', '/roles?name_filter=EAD')).body)).toEqual(['Reader']);
    expect((await tenant.api('GET', '/roles?name_filter=zzz&include_totals=true')).body).toEqual({
      roles: [],
      start: 0,
      limit: 50,
      total: 0,
    });
    const gone = await tenant.api('DELETE', `/roles/${made.body.id}`);
    expect([gone.status, gone.body]).toEqual([200, {}]);
    expect((await tenant.api('GET', `/roles/${made.body.id}`)).status).toBe(404);
  });

  it('are given to users and taken away', async () => {
    const role = await tenant.make('/roles', { name: 'Writer', description: 'Writes' });
    expect((await tenant.api('POST', at(ada, 'roles'), { roles: [role.id] })).status).toBe(204);
    expect((await tenant.api('POST', at(ada, 'roles'), { roles: [role.id] })).status).toBe(204);
    expect((await tenant.api('GET', at(ada, 'roles'))).body).toEqual([
      { id: role.id, name: 'Writer', description: 'Writes' },
    ]);
    const bad = await tenant.api('POST', at(ada, 'roles'), { roles: ['rol_0000000000000000'] });
    expect([bad.status, bad.body.message]).toEqual([
      400,
      'One or more of the specified roles do not exist: rol_0000000000000000',
    ]);
    expect((await tenant.api('POST', `/roles/${role.id}/users`, { users: [bo.user_id] })).status).toBe(200);
    expect((await tenant.api('POST', `/roles/${role.id}/users`, { users: ['auth0|none'] })).status).toBe(404);
    const users = (await tenant.api('GET', `/roles/${role.id}/users?include_totals=true`)).body;
    expect([users.total, users.users.map((user: { email: string }) => user.email)]).toEqual([
      2,
      ['ada@access.example', 'bo@access.example'],
    ]);
    expect((await tenant.api('DELETE', at(bo, 'roles'), { roles: [role.id] })).status).toBe(204);
    expect((await tenant.api('GET', at(bo, 'roles'))).body).toEqual([]);
    await tenant.api('DELETE', `/roles/${role.id}`);
    expect((await tenant.api('GET', at(ada, 'roles'))).body).toEqual([]);
  });

  it('list their users by checkpoint', async () => {
    const role = await tenant.make('/roles', { name: 'Crowd' });
    await tenant.api('POST', `/roles/${role.id}/users`, { users: [ada.user_id, bo.user_id] });
    const first = (await tenant.api('GET', `/roles/${role.id}/users?take=1`)).body;
    expect(first.users).toHaveLength(1);
    const second = (await tenant.api('GET', `/roles/${role.id}/users?take=1&from=${first.next}`)).body;
    expect(second.users[0].user_id).toBe(bo.user_id);
    expect((await tenant.api('GET', `/roles/${role.id}/users?take=1&from=${second.next}`)).body).toEqual({
      users: [],
    });
    expect((await tenant.api('GET', `/roles/${role.id}/users?take=1&from=nonsense`)).status).toBe(400);
    expect((await tenant.api('GET', `/roles/${role.id}/users?page=20`)).status).toBe(400);
  });
});

describe('permissions', () => {
  it('come directly and through roles, each once with its sources', async () => {
    const role = await tenant.make('/roles', { name: 'Editor' });
    const given = await tenant.api('POST', `/roles/${role.id}/permissions`, {
      permissions: [permission('read'), permission('write')],
    });
    expect(given.status).toBe(201);
    await tenant.api('POST', at(bo, 'roles'), { roles: [role.id] });
    expect(
      (
        await tenant.api('POST', at(bo, 'permissions'), {
          permissions: [permission('read'), permission('erase')],
        })
      ).status,
    ).toBe(201);
    const all = (await tenant.api('GET', at(bo, 'permissions?include_totals=true'))).body;
    expect(all).toMatchObject({ start: 0, limit: 50, total: 3 });
    expect(all.permissions[0]).toEqual({
      ...permission('read'),
      description: 'May read',
      resource_server_name: 'Things',
      sources: [
        { source_id: '', source_name: '', source_type: 'DIRECT' },
        { source_id: role.id, source_name: 'Editor', source_type: 'ROLE' },
      ],
    });
    const effective = (
      await tenant.api('GET', at(bo, `effective-permissions?resource_server_identifier=${API}`))
    ).body;
    expect(
      effective.permissions.map((one: { permission_name: string; sources: string[] }) => [
        one.permission_name,
        one.sources,
      ]),
    ).toEqual([
      ['read', ['direct', 'roles']],
      ['erase', ['direct']],
      ['write', ['roles']],
    ]);
    const sources = await tenant.api(
      'GET',
      at(
        bo,
        `effective-permissions/sources/effective-roles?resource_server_identifier=${API}&permission_name=write`,
      ),
    );
    expect(sources.body.roles).toEqual([
      { id: role.id, name: 'Editor', description: '', sources: ['direct'] },
    ]);
    expect((await tenant.api('GET', at(bo, 'effective-roles'))).body.roles[0].sources).toEqual(['direct']);
    expect(
      (await tenant.api('DELETE', at(bo, 'permissions'), { permissions: [permission('erase')] })).status,
    ).toBe(204);
    expect(
      (await tenant.api('DELETE', `/roles/${role.id}/permissions`, { permissions: [permission('write')] }))
        .status,
    ).toBe(204);
    expect(names((await tenant.api('GET', at(bo, 'permissions'))).body)).toEqual(['read']);
  });

  it('need an API and a scope that exist, and go with them', async () => {
    const unknownApi = [{ resource_server_identifier: 'https://nope.example', permission_name: 'read' }];
    expect(
      (await tenant.api('POST', at(ada, 'permissions'), { permissions: unknownApi })).body.errorCode,
    ).toBe('inexistent_resource_server');
    expect(
      (await tenant.api('POST', at(ada, 'permissions'), { permissions: [permission('fly')] })).status,
    ).toBe(400);
    const api = await tenant.make('/resource-servers', {
      name: 'Brief',
      identifier: 'https://brief.example',
      scopes: [{ value: 'a' }, { value: 'b' }],
    });
    const both = ['a', 'b'].map((permission_name) => ({
      resource_server_identifier: 'https://brief.example',
      permission_name,
    }));
    await tenant.api('POST', at(ada, 'permissions'), { permissions: both });
    await tenant.api('PATCH', `/resource-servers/${api.id}`, { scopes: [{ value: 'a' }] });
    expect(names((await tenant.api('GET', at(ada, 'permissions'))).body)).toEqual(['a']);
    await tenant.api('DELETE', `/resource-servers/${api.id}`);
    expect((await tenant.api('GET', at(ada, 'permissions'))).body).toEqual([]);
  });
});
