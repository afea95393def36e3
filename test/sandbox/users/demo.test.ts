import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestTenant } from './support.js';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await TestTenant.start({ seed: 'demo' });
});
afterAll(() => tenant.close());

const by = async (email: string) =>
  (await tenant.api('GET', `/users-by-email?email=${encodeURIComponent(email)}`)).body;
const list = async (path: string) => (await tenant.api('GET', path)).body;

describe('the demo tenant', () => {
  it('is a small company', async () => {
    const { total, users } = await list('/users?include_totals=true&per_page=100');
    expect(total).toBeGreaterThanOrEqual(36);
    expect(
      new Set(users.map((user: { identities: { connection: string }[] }) => user.identities[0]?.connection))
        .size,
    ).toBe(2);
    expect(users.every((user: { email: string }) => user.email.endsWith('.example'))).toBe(true);
    const roles = await list('/roles');
    expect(roles).toHaveLength(5);
    for (const role of roles) expect((await list(`/roles/${role.id}/permissions`)).length).toBeGreaterThan(0);
    const organizations = await list('/organizations');
    expect(organizations).toHaveLength(3);
    for (const { id } of organizations) {
      expect((await list(`/organizations/${id}/members`)).length).toBeGreaterThan(0);
      expect(await list(`/organizations/${id}/invitations`)).toHaveLength(1);
    }
    expect((await list('/clients')).length).toBeGreaterThanOrEqual(5);
    expect((await list('/resource-servers')).length).toBeGreaterThanOrEqual(3);
  });

  it('has a past of two weeks that profiles agree with', async () => {
    expect(await list('/logs?page=2&per_page=100')).not.toHaveLength(0);
    const logs = await list('/logs?sort=date:1&per_page=1');
    const age = Date.now() - Date.parse(logs[0].date);
    expect(age).toBeGreaterThan(12 * 86_400_000);
    expect(age).toBeLessThan(15 * 86_400_000);
    for (const user of await list('/users?per_page=100')) {
      const q = encodeURIComponent(`type:s AND user_id:"${user.user_id}"`);
      const [last] = await list(`/logs?q=${q}&per_page=1`);
      expect(user.last_login).toBe(last?.date);
    }
  });

  it('tells its stories', async () => {
    const [jane] = await by('jane@lumenbikes.example');
    expect((await list(`/user-blocks/${encodeURIComponent(jane.user_id)}`)).blocked_for).toHaveLength(1);
    const types = await tenant.logTypes(jane.user_id);
    expect(types.filter((type) => type === 'fp')).toHaveLength(10);
    expect(types.at(-1)).toBe('limit_wc');
    expect(jane.blocked).toBeUndefined();

    const [marco] = await by('marco.reyes@postbox.example');
    expect(await list(`/users/${encodeURIComponent(marco.user_id)}/enrollments`)).toMatchObject([
      { auth_method: 'sms' },
    ]);
    expect(
      (await tenant.logTypes(marco.user_id)).filter((type) => type === 'gd_auth_failed').length,
    ).toBeGreaterThan(2);

    const priya = await by('priya.nair@mailhaus.example');
    expect(
      priya.map((user: { identities: { provider: string }[] }) => user.identities[0]?.provider).sort(),
    ).toEqual(['auth0', 'google-oauth2']);

    const [viktor] = await by('viktor.hale@postbox.example');
    expect(viktor.blocked).toBe(true);
    const [tomas] = await by('tomas.lind@mailhaus.example');
    expect(tomas.email_verified).toBe(false);

    for (const [email, type] of [
      ['frida.olsen@postbox.example', 'f'],
      ['carlo.bassi@mailhaus.example', 'f'],
      ['yara.costa@postbox.example', 'f'],
      ['leo.brandt@mailhaus.example', 'pwd_leak'],
      ['dana@lumenbikes.example', 'fepft'],
    ] as const) {
      expect((await tenant.logTypes((await by(email))[0].user_id)).at(-1)).toBe(type);
    }
    expect(await list('/logs?q=type:fu AND user_name:nils.aker@postbox.example')).toHaveLength(3);

    const expired = [];
    for (const { id } of await list('/organizations')) {
      for (const one of await list(`/organizations/${id}/invitations`))
        if (Date.parse(one.expires_at) < Date.now()) expired.push(one.invitee.email);
    }
    expect(expired).toEqual(['nadia.wolska@harbourrentals.example']);
    expect(await list('/logs?q=type:fi')).toHaveLength(1);
  });

  it('is the same tenant every time, except for the time', async () => {
    const other = await TestTenant.start({ seed: 'demo' });
    const shape = async (one: TestTenant) => {
      const users = (
        await one.api('GET', '/users?per_page=100&fields=user_id,email,name,logins_count,last_ip')
      ).body;
      const roles = (await one.api('GET', '/roles')).body;
      const organizations = (await one.api('GET', '/organizations')).body;
      const clients = (await one.api('GET', '/clients?fields=client_id,name')).body.filter(
        (client: { name: string }) => /Lumen|Dealer|Support|Fleet/.test(client.name),
      );
      const logs = (await one.api('GET', '/logs?per_page=100&sort=date:1&fields=type,user_id,ip')).body;
      return { users, roles, organizations, clients, logs };
    };
    try {
      expect(await shape(other)).toEqual(await shape(tenant));
    } finally {
      await other.close();
    }
  });
});
