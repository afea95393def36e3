/** Answers of writes: what changed and what was made, small, and the whole body on request. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Body } from '../call-bench.js';
import { type ChangingBench, startChanging } from '../changes/changing-bench.js';

let changing: ChangingBench;
const sizes: Record<string, number> = {};

beforeAll(async () => {
  changing = await startChanging();
});
afterAll(() => changing.close());

/** A write that a person agrees to; its size is measured. */
async function write(tool: string, args: object): Promise<Body> {
  const result = await changing.agree(tool, args);
  const { structuredContent } = result;
  if (result.isError) throw new Error(result.content.map(({ text }) => text).join('\n'));
  sizes[`${tool} ${Object.keys(args).join()}`] = JSON.stringify(structuredContent).length;
  return structuredContent;
}
const read = (tool: string, args: object = {}): Promise<Body> => changing.bench.call(tool, args);
const first = async (tool: string, args: object = {}): Promise<Body> => (await read(tool, args)).items[0];

describe('the answer of a write', () => {
  it('names what changed, from and to', async () => {
    const { id, name } = await first('list_roles');
    const answer = await write('update_role', { role_id: id, name: 'Renamed' });
    expect(answer).toEqual({
      ok: true,
      id,
      changed: { name: { from: name, to: 'Renamed' } },
      change_id: expect.stringMatching(/^chg_/),
      undo: 'possible',
    });
  });

  it('names entries added to and removed from a list', async () => {
    const app = (await read('list_clients')).items.find((one: Body) => one.callbacks?.length > 0);
    const { client_id } = app;
    const url = 'https://app.example.com/callback';
    const added = await write('update_client', { client_id, callbacks: [url], apply: 'add' });
    expect(added).toMatchObject({ ok: true, id: client_id, changed: {}, added: { callbacks: [url] } });
    const removed = await write('update_client', { client_id, callbacks: [url], apply: 'remove' });
    expect(removed).toMatchObject({ changed: {}, removed: { callbacks: [url] } });
    expect(removed).not.toHaveProperty('added');
  });

  it('holds what the API made up and the caller needs: the DNS record of a domain', async () => {
    const made = await write('create_custom_domain', {
      domain: 'login.news.example',
      type: 'auth0_managed_certs',
    });
    expect(made.verification.methods.length).toBeGreaterThan(0);
    const { id } = await first('list_organizations');
    const discovery = { organization_id: id, domain: 'news.example' };
    expect(await write('create_organization_discovery_domain', discovery)).toHaveProperty('verification_txt');
  });

  it('counts the fields that do not fit', async () => {
    const { user_id } = await first('list_users', { per_page: 1 });
    const many = Array.from({ length: 300 }, (_, index) => [`k${index}`, index]);
    const { added } = await write('update_user', { user_id, user_metadata: Object.fromEntries(many) });
    const shown = Object.keys(added).filter((name) => name.startsWith('user_metadata.'));
    expect(Object.keys(added.more)).toHaveLength(20);
    expect(shown.length + 20 + added.more_fields).toBe(300);
    const long = { [`${'n'.repeat(2_000)}`]: 1 };
    const answer = await write('update_user', { user_id, user_metadata: long });
    expect(JSON.stringify(answer).length).toBeLessThan(600);
  });

  it('says so where nothing differs', async () => {
    const { client_id, callbacks } = (await read('list_clients')).items.find(
      (one: Body) => one.callbacks?.length > 0,
    );
    const same = await write('update_client', { client_id, callbacks });
    expect(same).toMatchObject({ ok: true, changed: {}, note: 'Nothing differs: it was so already.' });
  });

  it('names the fields that were sent where nothing was read', async () => {
    const { id } = await first('list_organizations');
    const args = { organization_id: id, display_name: 'Shown', apply: 'as_given' };
    const answer = await write('update_organization', args);
    expect(answer).toMatchObject({ ok: true, id, sent: ['display_name'] });
    expect(answer.not_compared).toContain('not read');
    expect(answer).not.toHaveProperty('changed');
  });

  it('names what was made', async () => {
    const made = await write('create_client', { name: 'Made', app_type: 'spa' });
    expect(made).toMatchObject({ ok: true, name: 'Made', sent: ['name', 'app_type'] });
    expect(made.id).toBe(made.client_id);
    expect(made).not.toHaveProperty('signing_keys');
    const role = await write('create_role', { name: 'Made' });
    expect(role.id).toMatch(/^rol_/);
  });

  it('holds new identities of a rotated secret, and no secret', async () => {
    const { client_id } = await first('list_clients');
    const answer = await write('rotate_client_secret', { client_id });
    expect(answer).toMatchObject({ ok: true, id: client_id });
    expect(JSON.stringify(answer)).not.toMatch(/signing_keys|BEGIN/);
    const { client_secret } = (await changing.tenant.api('GET', `/clients/${client_id}`)).body;
    expect(JSON.stringify(answer)).not.toContain(client_secret);
  });

  it('is the whole body with full_answer', async () => {
    const { client_id } = await first('list_clients');
    const whole = await changing.agree('update_client', {
      client_id,
      description: 'whole',
      apply: 'as_given',
      full_answer: true,
    });
    expect(whole.structuredContent).toMatchObject({ client_id, description: 'whole' });
    expect(whole.structuredContent).toHaveProperty('signing_keys');
  });

  it('redacts secrets by their place', async () => {
    const { items } = await read('list_connections');
    const connection_id = items[0].id;
    const options = { client_secret: 'very-secret-value' };
    const answer = await write('update_connection', { connection_id, options });
    expect(JSON.stringify(answer)).not.toContain('very-secret-value');
  });

  it('is small: relations, people, organizations, settings', async () => {
    const { user_id } = await first('list_users');
    const role = (await read('list_roles')).items.at(-1).id;
    const org = (await first('list_organizations')).id;
    expect(await write('assign_user_roles', { user_id, roles: [role] })).toMatchObject({
      ok: true,
      added: { roles: [role] },
    });
    expect(await write('remove_user_roles', { user_id, roles: [role] })).toMatchObject({
      removed: { roles: [role] },
    });
    const blocked = await write('update_user', { user_id, blocked: true });
    expect(blocked.changed.blocked ?? blocked.added.blocked).toBeDefined();
    await write('update_user', { user_id, user_metadata: { colour: 'blue' } });
    await write('update_organization', { organization_id: org, display_name: 'Again' });
    await write('update_tenant_settings', { friendly_name: 'Tenant' });
    await write('create_resource_server', { name: 'Orders', identifier: 'https://orders.example.com' });
    await write('create_user', {
      connection: 'Username-Password-Authentication',
      email: 'n@example.com',
      password: 'Aa1!aaaaaaaa-',
    });
    const values = Object.values(sizes).sort((a, b) => a - b);
    expect(values.length).toBeGreaterThanOrEqual(16);
    expect(values[Math.floor(values.length / 2)]).toBeLessThanOrEqual(700);
    expect(values.at(-1)).toBeLessThanOrEqual(1_200);
  });
});
