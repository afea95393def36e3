/** Bulky members: named with their size, shown on request. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import data from '../../../catalog/bulky.json' with { type: 'json' };
import { bulkyOf } from '../../../src/catalog/bulky.js';
import { allOperations } from '../../../src/tools/listing/build-index.js';
import { inputOf } from '../../../src/tools/own-arguments.js';
import { startTenant, type Tenant } from '../../support/tenant.js';
import { type Bench, type Body, startBench } from '../call-bench.js';

let tenant: Tenant;
let bench: Bench;
beforeAll(async () => {
  tenant = await startTenant('demo');
  bench = await startBench(tenant);
});
afterAll(async () => {
  await bench.close();
  await tenant.close();
});

const size = (value: unknown): number => JSON.stringify(value).length;

describe('bulky members', () => {
  it('keep lists of APIs and grants small: what is theirs is shown, the rest counted', async () => {
    const apis = await bench.call('list_resource_servers');
    const grants = await bench.call('list_client_grants');
    expect(size(apis) + size(grants)).toBeLessThanOrEqual(6_000);
    const system = apis.items.find((one: Body) => one.is_system);
    expect(system).not.toHaveProperty('scopes');
    expect(system.left_out.scopes).toMatch(/^\d+ entries$/);
    expect(apis.left_out.scopes).toMatch(/^\d+ characters$/);
    expect(apis.left_out.get).toContain('full_answer: true');
    const own = apis.items.find((one: Body) => !one.is_system);
    expect(own.scopes ?? own.left_out).toBeDefined();
  });

  it('are shown with full_answer, and where fields name them', async () => {
    const whole = await bench.call('list_clients', { full_answer: true });
    expect(whole).not.toHaveProperty('left_out');
    expect(whole.items.some((one: Body) => one.signing_keys)).toBe(true);
    const named = await bench.call('list_clients', { fields: 'client_id,signing_keys' });
    expect(named.items.some((one: Body) => one.signing_keys)).toBe(true);
    const short = await bench.call('list_clients');
    expect(short.items.some((one: Body) => one.signing_keys)).toBe(false);
    expect(short.left_out.get).toContain('fields (such as "signing_keys")');
    expect(size(short)).toBeLessThan(size(whole) / 2);
  });

  it('are left out of every page of a whole list, and of one object', async () => {
    const all = await bench.call('list_clients', { fetch_all: true });
    expect(all.items.some((one: Body) => one.signing_keys)).toBe(false);
    expect(all.left_out.signing_keys).toMatch(/characters$/);
    const one = await bench.call('get_client', { client_id: all.items[0].client_id });
    expect(one).not.toHaveProperty('signing_keys');
    expect(one.left_out.signing_keys).toMatch(/characters$/);
  });

  it('that lie deep are left out even where a field above them is named', async () => {
    const { body } = await tenant.api('GET', '/clients?app_type=spa');
    await tenant.api('PATCH', `/clients/${body[0].client_id}`, { description: 'Changed' });
    const args = { q: 'type:sapi', fields: 'date,details' };
    const logs = await bench.call('list_logs', args);
    const [event] = logs.items;
    expect(event.details.request.body).toEqual({ description: 'Changed' });
    expect(event.details.response).not.toHaveProperty('body');
    expect(event.details.request.auth.credentials).not.toHaveProperty('scopes');
    expect(logs.left_out.get).toBe('full_answer: true');
    expect(size(logs)).toBeLessThan(1_500);
    const whole = await bench.call('list_logs', { ...args, full_answer: true });
    expect(whole.items[0].details.response.body.client_id).toBe(body[0].client_id);
  });

  it('name operations that exist, which take full_answer', async () => {
    const operations = new Map((await allOperations()).map((one) => [`${one.method} ${one.path}`, one]));
    for (const key of [...Object.keys(data.answers), ...data.objects, ...Object.keys(data.news)]) {
      const operation = operations.get(key);
      if (!operation) throw new Error(`catalog/bulky.json: no operation ${key}`);
      expect((inputOf(operation) as Body).shape, key).toHaveProperty('full_answer');
    }
    expect(bulkyOf('GET /nothing')).toEqual([]);
  });
});
