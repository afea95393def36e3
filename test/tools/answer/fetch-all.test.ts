/** Whole lists in one call, over a sandbox that has more than one page, and more than one answer holds. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiError } from '../../../src/client/errors.js';
import { RESPONSE_BUDGET } from '../../../src/tools/answer/result.js';
import { allOperations } from '../../../src/tools/listing/build-index.js';
import { fullInputSchema } from '../../../src/tools/listing/json-schema.js';
import { isPaged } from '../../../src/tools/own-arguments.js';
import {
  type Bench,
  type Body,
  ORGANIZATIONS,
  ROLES,
  startBench,
  startManyTenant,
  USERS,
  userId,
} from '../call-bench.js';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench(await startManyTenant());
});
afterAll(async () => {
  await bench.close();
  await bench.tenant.close();
});

const inPlan = { caller: 'local', clientName: 'test', canAsk: false } as const;

/** Follows a truncated answer's own arguments to the end; returns the items of all answers in order. */
async function follow(tool: string, args: object): Promise<{ items: Body[]; last: Body; answers: number }> {
  const items: Body[] = [];
  let next: object = args;
  for (let answers = 1; ; answers++) {
    const answer = await bench.call(tool, next);
    expect(answer.error, JSON.stringify(next)).toBeUndefined();
    expect(JSON.stringify(answer.items).length).toBeLessThanOrEqual(RESPONSE_BUDGET + 2);
    items.push(...answer.items);
    if (!answer.truncation?.arguments) return { items, last: answer, answers };
    expect(answer).toMatchObject({ complete: false, truncated: true });
    expect(answer.truncation.kept).toBe(answer.items.length);
    next = answer.truncation.arguments;
    if (answers > 200) throw new Error('it never ends');
  }
}
const idsOf = (items: Body[]): string[] => items.map((item) => item.user_id ?? item.id);

describe('fetch_all', () => {
  it('is accepted by every paged list, and by nothing else', async () => {
    const operations = await allOperations();
    const lists = operations.filter(isPaged);
    expect(lists.length).toBeGreaterThan(75);
    for (const operation of operations) {
      const { properties = {} } = fullInputSchema(operation);
      expect(Object.hasOwn(properties, 'fetch_all'), operation.name).toBe(isPaged(operation));
      expect(Object.hasOwn(properties, 'max_items'), operation.name).toBe(isPaged(operation));
      expect(Object.hasOwn(operation.binding, 'fetch_all'), operation.name).toBe(false);
    }
    const refused = await bench.call('get_tenant_settings', { fetch_all: true });
    expect(refused.error).toMatchObject({ code: 'invalid_arguments' });
    expect(refused.error.message).toContain('fetch_all: unknown argument');
  });

  it('gives all there is, each once, and sends nothing of its own arguments', async () => {
    const messages: string[] = [];
    const answer = await bench.call(
      'list_roles',
      { fetch_all: true, per_page: 50 },
      { progress: (m) => messages.push(m) },
    );
    expect(answer).toMatchObject({ total: ROLES, fetched: ROLES, complete: true });
    expect(new Set(idsOf(answer.items)).size).toBe(ROLES);
    expect(messages).toEqual(['50 of 120 fetched.', '100 of 120 fetched.', '120 of 120 fetched.']);
    const paths = (await bench.tenant.requests()).map(({ path }) => path).join('\n');
    expect(paths).not.toMatch(/fetch_all|max_items/);
  });

  it('accepts an empty page for any page size', async () => {
    const answer = await bench.call('list_users', { fetch_all: true, per_page: 0, max_items: 3 });
    expect(answer).toMatchObject({ total: USERS, fetched: 3, complete: false });
  });

  it('stops at max_items, and says how to go on', async () => {
    const answer = await bench.call('list_roles', { max_items: 80, name_filter: 'Role' });
    expect(answer).toMatchObject({ total: ROLES, fetched: 80, complete: false, truncated: true });
    expect(answer.truncation).toMatchObject({
      kept: 80,
      left_out: 40,
      arguments: { name_filter: 'Role', page: 1, per_page: 80, fetch_all: true },
    });
    const rest = await bench.call('list_roles', answer.truncation.arguments);
    expect(new Set(idsOf([...answer.items, ...rest.items])).size).toBe(ROLES);
    expect(rest.complete).toBe(true);
  });

  it.each([
    { per_page: 100, page: 1, sort: 'created_at:1' },
    { page: 3, sort: 'created_at:1', include_totals: true },
    { page: 7, per_page: 13, max_items: 40, sort: 'created_at:1' },
    { page: 2, max_items: 61, sort: 'created_at:1' },
  ])('takes over where a page was too large, or in the middle of a list: %j', async (args) => {
    const {
      page,
      per_page: size = 50,
      max_items: wanted = size,
    } = args as Record<string, number> & typeof args;
    const ids: string[] = [];
    let next: object | undefined = args;
    while (next && ids.length < wanted) {
      const answer: Body = await bench.call('list_users', next);
      ids.push(...idsOf(answer.items));
      next = answer.truncation?.arguments;
    }
    const first = Number(page) * size;
    expect(ids).toEqual(Array.from({ length: wanted }, (_, i) => userId(first + i)));
  });

  it('goes by checkpoint where that reaches further than pages, answer after answer', async () => {
    const { items, last, answers } = await follow('list_organizations', { fetch_all: true });
    expect(answers).toBeGreaterThan(1);
    expect(last.complete).toBe(true);
    expect(items).toHaveLength(ORGANIZATIONS);
    expect(new Set(idsOf(items)).size).toBe(ORGANIZATIONS);
  });

  it('reaches every user beyond the cap of 1,000, by the arguments that each answer gives', async () => {
    const { items, last } = await follow('list_users', { fetch_all: true });
    expect(last.complete).toBe(true);
    expect(new Set(idsOf(items)).size).toBe(USERS);
    // Where Auth0 pages no further, the last user of a thousand comes again.
    expect(items.length - USERS).toBeLessThanOrEqual(2);
  });

  it('names what is missing at the cap, and the export that has it', async () => {
    const answer = await bench.call('list_users', {
      // None of them has it, so that a thousand fit into one answer.
      fields: 'blocked',
      sort: 'email:1',
      fetch_all: true,
      max_items: 2_000,
    });
    expect(answer).toMatchObject({ total: USERS, fetched: 1_000, complete: false });
    // Items that look the same are not the same.
    expect(answer.items).toHaveLength(1_000);
    expect(answer.note).toMatch(/1,000 results\. 1500 of 2500 are missing\..* export_users/);
    expect(answer.truncation).toBeUndefined();
  });

  it('reaches beyond the cap with a choice of fields, and shows nothing but them', async () => {
    const answer = await bench.call('list_users', { fields: 'blocked', fetch_all: true, max_items: 2_400 });
    expect(answer).toMatchObject({ total: USERS, fetched: 2_400, complete: false });
    expect(answer.items.every((item: Body) => Object.keys(item).length === 0)).toBe(true);
    expect(answer.truncation.arguments.fields).toBe('blocked');
    const whole = await bench.call('list_users', { fields: 'blocked', fetch_all: true, max_items: 3_000 });
    expect(whole).toMatchObject({ total: USERS, fetched: USERS, complete: true });
  });

  it('gives everything to a file, beyond the cap and without a thousand as its end', async () => {
    const ids = new Set<string>();
    const out = async (items: readonly unknown[]) => {
      for (const id of idsOf(items as Body[])) ids.add(id);
    };
    const messages: string[] = [];
    const answer = await bench.call('list_users', {}, { out, progress: (m) => messages.push(m) });
    expect(answer).toEqual({ total: USERS, fetched: USERS, complete: true });
    expect(ids.size).toBe(USERS);
    expect(messages).toEqual(['1,000 of 2,500 fetched.', '2,098 of 2,500 fetched.']);
    const refused = await bench.call('get_tenant_settings', {}, { out });
    expect(refused.error.code).toBe('no_list');
  });

  it('refuses arguments that contradict each other, before anything is sent', async () => {
    await bench.tenant.requests();
    const sent = (await bench.tenant.requests()).length;
    for (const args of [
      { fetch_all: false, max_items: 5 },
      { max_items: 0 },
      { max_items: 10_001 },
      { fetch_all: 'yes' },
    ]) {
      expect((await bench.call('list_roles', args)).error).toMatchObject({ code: 'invalid_arguments' });
    }
    expect((await bench.tenant.requests()).length).toBe(sent);
  });

  it('keeps what came when the list breaks off, and says where to take it up', async () => {
    const { client } = bench.runtime;
    const send = client.send.bind(client);
    const failing = new ApiError('The connection was lost.', { kind: 'network', attempts: 3 });
    client.send = (request) =>
      Number(request.query?.page ?? 0) >= 1 ? Promise.reject(failing) : send(request);
    try {
      const answer = await bench.call('list_roles', { fetch_all: true });
      expect(answer).toMatchObject({ fetched: 100, complete: false, broke_off: 'network' });
      expect(answer.note).toContain('The connection was lost.');
      client.send = send;
      const rest = await bench.call('list_roles', answer.truncation.arguments);
      expect(new Set(idsOf([...answer.items, ...rest.items])).size).toBe(ROLES);
    } finally {
      client.send = send;
    }
  });

  it('ends at once when it is cancelled', async () => {
    const cancel = new AbortController();
    const answer = await bench.call(
      'list_organizations',
      { fetch_all: true },
      { ...inPlan, signal: cancel.signal, progress: () => cancel.abort() },
    );
    expect(answer.error).toMatchObject({ code: 'cancelled' });
  });

  it('works through run_read_operation as well', async () => {
    const answer = await bench.call('run_read_operation', {
      name: 'list_roles',
      arguments: { fetch_all: true, max_items: 110 },
    });
    expect(answer.items).toHaveLength(110);
  });
});
