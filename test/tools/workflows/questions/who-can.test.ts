/** Who has something, and through what: everybody, in one call. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bench, type Body, startBench } from '../workflow-bench.js';

let bench: Bench;
const ids: Record<string, string> = {};
const api = (method: string, path: string, body?: unknown) => bench.tenant.api(method, path, body);
const at = (name: string) => `/users/${encodeURIComponent(ids[name] as string)}`;
const identifier = 'https://shop.example.com';

beforeAll(async () => {
  bench = await startBench('empty');
  await api('POST', '/resource-servers', {
    name: 'Shop',
    identifier,
    scopes: ['read:orders', 'refund:orders'].map((value) => ({ value, description: value })),
  });
  const permissions = [{ resource_server_identifier: identifier, permission_name: 'refund:orders' }];
  for (const name of ['ann', 'bob', 'cat', 'dan'])
    ids[name] = (
      await api('POST', '/users', {
        connection: 'Username-Password-Authentication',
        email: `${name}@example.com`,
        password: 'Long-Enough-42!',
      })
    ).body.user_id;
  const role = (await api('POST', '/roles', { name: 'Refunds' })).body.id;
  const other = (await api('POST', '/roles', { name: 'Other' })).body.id;
  await api('POST', `/roles/${role}/permissions`, { permissions });
  await api('POST', `${at('ann')}/roles`, { roles: [role] });
  await api('POST', `${at('bob')}/permissions`, { permissions });
  await api('POST', `${at('dan')}/roles`, { roles: [other] });
  const org = (await api('POST', '/organizations', { name: 'acme', display_name: 'Acme' })).body.id;
  await api('POST', `/organizations/${org}/members`, { members: [ids.cat, ids.ann] });
  await api('POST', `/organizations/${org}/members/${encodeURIComponent(ids.cat as string)}/roles`, {
    roles: [role],
  });
});
afterAll(() => bench.close());

const through = (body: Body) =>
  Object.fromEntries(body.people.map((one: Body) => [one.name.split('@')[0], one.through]));

describe('who_can', () => {
  it.each([
    { permission: 'refund:orders' },
    { permission: 'refund:orders', api: 'Shop' },
    { api: identifier },
  ])('names everybody with %j: directly, by a role, by a role within an organization', async (question) => {
    const { body, bytes } = await bench.call('who_can', question);
    expect(through(body)).toEqual({
      ann: 'role Refunds',
      bob: 'direct',
      cat: 'role Refunds in Acme',
    });
    expect(body).toMatchObject({ count: 3, complete: true, roles: ['Refunds'] });
    expect(bytes).toBeLessThanOrEqual(6_000);
  });

  it('names everybody with a role', async () => {
    const { body } = await bench.call('who_can', { role: 'refunds' });
    expect(through(body)).toEqual({ ann: 'role Refunds', cat: 'role Refunds in Acme' });
  });

  it('names the members of an organization and their roles in it', async () => {
    const { body } = await bench.call('who_can', { organization: 'Acme' });
    expect(through(body)).toEqual({ ann: 'member', cat: 'member; role Refunds' });
  });

  it('names who can sign in to an application, by connection', async () => {
    const client = (await api('POST', '/clients', { name: 'Portal', app_type: 'spa' })).body.client_id;
    const [connection] = (await api('GET', '/connections?name=Username-Password-Authentication')).body;
    await api('PATCH', `/connections/${connection.id}/clients`, [{ client_id: client, status: true }]);
    const { body } = await bench.call('who_can', { application: 'Portal' });
    expect(body).toMatchObject({ count: 4, connections: { 'Username-Password-Authentication': 4 } });
  });

  it('does not call complete what it could not read', async () => {
    const narrow = await bench.withScopes(['read:roles', 'read:users', 'read:resource_servers']);
    const { body, text } = await bench.call('who_can', { permission: 'refund:orders' }, narrow);
    expect(body.complete).toBe(false);
    expect(text).toMatch(/^At least 2 people/);
    expect(body.could_not_see.map((one: Body) => one.what)).toContain('organizations');
  });

  it('says so when no API defines the permission, or nothing has the name', async () => {
    const unknown = await bench.call('who_can', { permission: 'refund orders' });
    expect(unknown.text).toContain('No API defines the permission "refund orders"');
    expect(unknown.text).toContain('is "refund:orders" meant?');
    expect((await bench.call('who_can', { permission: 'qqqqqqqqqqqq' })).text).toContain('There are ');
    const { result, text } = await bench.call('who_can', { role: 'Nobody' });
    expect(result.isError).toBe(true);
    expect(text).toContain('"Refunds"');
    expect((await bench.call('who_can', { role: 'a', organization: 'b' })).result.isError).toBe(true);
  });
});
