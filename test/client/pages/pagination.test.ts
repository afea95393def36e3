import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadFacts } from '../../../src/catalog/load.js';
import { ApiError } from '../../../src/client/errors.js';
import { collect, type ListRequest, pages } from '../../../src/client/pages/pagination.js';
import { type PagingStyle, pagingOf } from '../../../src/client/pages/paging-style.js';
import type { ApiRequest, ApiResponse, ManagementClient, Query } from '../../../src/client/types.js';
import { rejection } from '../support/client-setup.js';

const { operations } = loadFacts();

function styleOf(path: string): PagingStyle {
  const operation = operations.find((one) => one.method === 'GET' && one.path === path);
  const style = operation && pagingOf(operation);
  if (style === undefined) throw new Error(`${path} is not a paged list`);
  return style;
}

interface Item {
  user_id: string;
  created_at: string;
}

const DAY = 86_400_000;
/** Users created one second apart, or as many as told at the same moment. */
const users = (count: number, perMoment = 1): Item[] =>
  Array.from({ length: count }, (_, i) => ({
    user_id: `auth0|${i}`,
    created_at: new Date(1_700_000_000_000 + Math.floor(i / perMoment) * DAY).toISOString(),
  }));

/** A list in memory that pages as the API does: by page with the cap, or by checkpoint. */
class FakeList implements ManagementClient {
  readonly queries: Query[] = [];
  inFlight = 0;
  mostInFlight = 0;
  #answered = 0;
  /** Called before each answer: changes the list while it is being read. */
  before: (nth: number) => void = () => {};

  constructor(
    public items: Item[],
    readonly cap = Number.POSITIVE_INFINITY,
    readonly collection: string | null = 'users',
  ) {}

  async send({ query = {}, signal }: ApiRequest): Promise<ApiResponse> {
    this.queries.push(query);
    this.inFlight += 1;
    this.mostInFlight = Math.max(this.mostInFlight, this.inFlight);
    await new Promise((resolve) => setImmediate(resolve));
    this.inFlight -= 1;
    if (signal?.aborted) throw new ApiError('cancelled', { kind: 'cancelled' });
    this.#answered += 1;
    this.before(this.#answered);
    return { status: 200, headers: {}, attempts: 1, durationMs: 0, body: this.#answer(query) };
  }

  #answer(query: Query): unknown {
    const found = this.items.filter((item) => matches(item, query.q));
    if (query.take !== undefined) {
      const start = query.from === undefined ? 0 : Number(String(query.from).slice(1));
      const end = start + Number(query.take);
      const next = end < found.length ? { next: `@${end}` } : {};
      return { [this.collection ?? 'items']: found.slice(start, end), ...next };
    }
    const perPage = Number(query.per_page ?? 50);
    const start = Number(query.page ?? 0) * perPage;
    if (start + perPage > this.cap) {
      throw new ApiError('You can only page through the first 1000 records.', { kind: 'api', status: 400 });
    }
    const items = found.slice(start, start + perPage);
    if (query.include_totals !== true || this.collection === null) return items;
    return { start, limit: perPage, length: items.length, total: found.length, [this.collection]: items };
  }

  grantedScopes = async () => ({ known: true, scopes: new Set<string>() });
  onScopesChanged = () => () => {};
  close = async () => {};
}

/** Every `created_at:[X TO *]` in the query. */
function matches({ created_at }: Item, q: unknown): boolean {
  const ranges = String(q ?? '').matchAll(/created_at:\[(\S+) TO \*\]/g);
  return [...ranges].every(([, from = '']) => created_at >= from);
}

const list = (path: string, more: Partial<ListRequest> = {}): ListRequest => ({
  operation: `GET ${path}`,
  path,
  style: { ...styleOf(path), key: ['user_id'] },
  ...more,
});

const ids = (items: unknown[]): string[] => items.map((item) => (item as Item).user_id);

describe('the way of paging', () => {
  it('follows from an operation’s parameters', () => {
    expect(styleOf('/roles')).toEqual({ key: ['id'], offset: { maxPerPage: 100, totals: true } });
    expect(styleOf('/connections')).toEqual({
      key: ['id'],
      offset: { maxPerPage: 100, totals: true },
      checkpoint: { maxTake: 100 },
    });
    expect(styleOf('/connection-profiles')).toEqual({ key: ['id'], checkpoint: { maxTake: 10 } });
    expect(styleOf('/actions/actions').offset?.totals).toBe(false);
    expect(styleOf('/users')).toMatchObject({ offset: { cap: 1000 }, keyset: { field: 'created_at' } });
    expect(styleOf('/logs')).toMatchObject({ offset: { cap: 1000 }, followsLog: true });
    expect(styleOf('/logs').checkpoint).toBeUndefined();
  });

  it('is none for what only looks like it', () => {
    for (const [method, path] of [
      ['GET', '/users/{id}'],
      ['GET', '/stats/daily'],
      ['GET', '/events'],
      ['GET', '/self-service-profiles/{id}/custom-text/{language}/{page}'],
      ['POST', '/users'],
    ]) {
      const operation = operations.find((one) => one.method === method && one.path === path);
      expect(operation && pagingOf(operation)).toBeUndefined();
    }
  });
});

describe('by page', () => {
  it('fetches exactly what there is, a few pages ahead', async () => {
    const client = new FakeList(users(950));
    const result = await collect(client, list('/roles'));
    expect(ids(result.items)).toEqual(ids(users(950)));
    expect(result).toMatchObject({ complete: true, total: 950 });
    expect(client.queries).toHaveLength(10);
    expect(client.mostInFlight).toBe(4);
  });

  it('does without a total, too', async () => {
    for (const count of [0, 99, 100, 101, 250]) {
      const client = new FakeList(users(count), Infinity, null);
      const result = await collect(client, list('/roles'));
      expect(result.items).toHaveLength(count);
      expect(result.complete).toBe(true);
      expect(client.queries.length).toBe(Math.ceil(count / 100) + 1);
    }
  });

  it('stops at what is wanted, and says how to go on', async () => {
    const client = new FakeList(users(950));
    const result = await collect(client, list('/roles', { maxItems: 300, query: { name_filter: 'a' } }));
    expect(result).toMatchObject({
      complete: false,
      total: 950,
      next: { page: 3, per_page: 100, name_filter: 'a' },
    });
    expect(ids(result.items)).toEqual(ids(users(300)));
    expect(client.queries).toHaveLength(3);
    expect((await collect(new FakeList(users(5)), list('/roles', { maxItems: 3 }))).items).toHaveLength(3);
    expect((await collect(new FakeList(users(3)), list('/roles', { maxItems: 3 }))).complete).toBe(true);
  });

  it('starts at the given position', async () => {
    const client = new FakeList(users(250));
    const result = await collect(client, list('/roles', { query: { page: 1, per_page: 50 } }));
    expect(ids(result.items)).toEqual(ids(users(250)).slice(50));
    expect(client.queries[0]).toMatchObject({ page: 1, per_page: 50 });
  });

  it('gives nothing twice when the list grows at its head, and says that it changed', async () => {
    const client = new FakeList(users(300));
    client.before = (nth) => {
      if (nth === 2)
        client.items = [{ user_id: 'new', created_at: '2026-01-01T00:00:00.000Z' }, ...client.items];
    };
    const result = await collect(client, list('/roles'));
    expect(new Set(ids(result.items)).size).toBe(result.items.length);
    expect(result.items).toHaveLength(300);
    expect(result.note).toMatch(/from 300 items to 301/);
  });

  it('stops fetching when its reader does', async () => {
    const client = new FakeList(users(5_000));
    for await (const page of pages(client, list('/roles'))) {
      expect(page.items).toHaveLength(100);
      break;
    }
    expect(client.queries.length).toBeLessThanOrEqual(5);
  });

  it('passes errors on', async () => {
    const client = new FakeList(users(500));
    client.before = (nth) => {
      if (nth === 3) throw new ApiError('Insufficient scope', { kind: 'api', status: 403 });
    };
    expect(await rejection(collect(client, list('/roles')))).toMatchObject({ status: 403 });
  });
});

describe('beyond the cap of pages', () => {
  it('goes on by the moment of creation, and misses and repeats nothing', async () => {
    const client = new FakeList(users(4_321, 3), 1_000);
    const result = await collect(client, list('/users', { query: { q: 'email:*example.com OR a:b' } }));
    expect(ids(result.items)).toEqual(ids(users(4_321)));
    expect(result).toMatchObject({ complete: true, total: 4_321 });
    expect(client.queries[0]).toMatchObject({
      sort: 'created_at:1',
      search_engine: 'v3',
      q: 'email:*example.com OR a:b',
    });
    expect(client.queries.at(-1)?.q).toMatch(
      /^\(email:\*example\.com OR a:b\) AND created_at:\[\S+ TO \*\]$/,
    );
  });

  it('says what is missing when more than a window share one moment', async () => {
    const result = await collect(new FakeList(users(3_000, 2_000), 1_000), list('/users'));
    expect(result.items).toHaveLength(1_000);
    expect(result.complete).toBe(false);
    expect(result.note).toContain('2000 of 3000 are missing');
    expect(result.note).toContain('export job');
  });

  it.each([
    ['another order', { sort: 'email:1' }],
    ['another search engine', { search_engine: 'v2' }],
    ['a starting page', { page: 2 }],
  ] as [string, Query][])('keeps to the caller’s %s and says what is missing', async (_, query) => {
    const client = new FakeList(users(1_500), 1_000);
    const result = await collect(client, list('/users', { query }));
    expect(result.complete).toBe(false);
    expect(result.note).toMatch(/only pages through the first 1,000 results/);
    expect(client.queries.every((sent) => sent.sort === query.sort)).toBe(true);
  });

  it('leaves the order alone when it will not get that far', async () => {
    const client = new FakeList(users(1_500), 1_000);
    expect(await collect(client, list('/users', { maxItems: 900 }))).toMatchObject({
      complete: false,
      total: 1_500,
    });
    expect(client.queries.every(({ sort, q }) => sort === undefined && q === undefined)).toBe(true);
  });

  it('can be gone on from after stopping there', async () => {
    const client = new FakeList(users(4_000, 3), 1_000);
    const first = await collect(client, list('/users', { maxItems: 2_222, query: { q: 'a:b' } }));
    expect(first).toMatchObject({ complete: false, total: 4_000, items: { length: 2_222 } });
    const rest = await collect(client, list('/users', { query: first.next ?? {} }));
    expect([...new Set(ids([...first.items, ...rest.items]))]).toEqual(ids(users(4_000)));
    expect(rest.complete).toBe(true);
  });

  it('uses checkpoints where there are any', async () => {
    const client = new FakeList(users(2_500), 1_000);
    const result = await collect(client, list('/roles/{id}/users', { query: { include_totals: true } }));
    expect(result.items).toHaveLength(2_500);
    expect(result.complete).toBe(true);
    expect(
      client.queries.every(({ page, include_totals }) => page === undefined && include_totals === undefined),
    ).toBe(true);
  });

  it('ends at an undocumented cap', async () => {
    const result = await collect(new FakeList(users(800), 500), list('/organizations/{id}/client-grants'));
    expect(result.items).toHaveLength(500);
    expect(result.note).toMatch(/300 of 800 are missing/);
  });
});

describe('by checkpoint', () => {
  it('follows each to the next', async () => {
    const client = new FakeList(users(1_234));
    const result = await collect(client, list('/connections', { query: { strategy: 'auth0', per_page: 5 } }));
    expect(ids(result.items)).toEqual(ids(users(1_234)));
    expect(result.complete).toBe(true);
    expect(client.queries[1]).toEqual({ strategy: 'auth0', from: '@100', take: 100 });
  });

  it('ends exactly at the given limit, and continues from there', async () => {
    const client = new FakeList(users(1_000));
    const first = await collect(client, list('/connections', { maxItems: 250 }));
    expect(first).toMatchObject({ complete: false, next: { from: '@250' } });
    const rest = await collect(client, list('/connections', { query: first.next ?? {} }));
    expect(ids([...first.items, ...rest.items])).toEqual(ids(users(1_000)));
  });

  it('is not caught in a circle', async () => {
    const client = new FakeList(users(10));
    client.send = async () => ({
      status: 200,
      headers: {},
      attempts: 1,
      durationMs: 0,
      body: { connections: users(1), next: 'x' },
    });
    expect(await collect(client, list('/connections'))).toMatchObject({ complete: false, items: users(1) });
  });

  it('stays flat over any number of items', async () => {
    const client = new FakeList([]);
    let nth = 0;
    client.send = async () => {
      nth += 1;
      const items = Array.from({ length: 100 }, (_, i) => ({ id: `${nth}-${i}` }));
      return {
        status: 200,
        headers: {},
        attempts: 1,
        durationMs: 0,
        body: { items, ...(nth < 1_000 ? { next: `${nth}` } : {}) },
      };
    };
    let count = 0;
    for await (const page of pages(client, list('/connections'))) count += page.items.length;
    expect(count).toBe(100_000);
  });
});

describe('the log', () => {
  it('is followed from an event on, without filters, until there is nothing new', async () => {
    const client = new FakeList([]);
    const style = styleOf('/logs');
    const events = Array.from({ length: 230 }, (_, i) => ({ log_id: `log${i}`, user_id: 'same' }));
    client.send = async ({ query = {} }) => {
      client.queries.push(query);
      const start = events.findIndex(({ log_id }) => log_id === query.from) + 1;
      return {
        status: 200,
        headers: {},
        attempts: 1,
        durationMs: 0,
        body: events.slice(start, start + Number(query.take)),
      };
    };
    const result = await collect(client, list('/logs', { style, query: { from: 'log9', q: 'type:f' } }));
    expect(result.items).toEqual(events.slice(10));
    expect(result).toMatchObject({ complete: false, next: { from: 'log229' } });
    expect(result.note).toContain('With from, Auth0 ignores q.');
    const all = await collect(client, list('/logs', { style, query: { from: 'log9' } }));
    expect(all).toMatchObject({ complete: true, items: events.slice(10) });
    expect(all.note).toBeUndefined();
    expect(client.queries.every((query) => query.q === undefined)).toBe(true);
    const some = await collect(client, list('/logs', { style, query: { from: 'log9' }, maxItems: 50 }));
    expect(some).toMatchObject({ complete: false, next: { from: 'log59' } });
  });
});

describe('whatever the size', () => {
  it('all items come once, in order, whichever way they are paged', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 420 }),
        fc.option(fc.integer({ min: 1, max: 450 }), { nil: undefined }),
        fc.constantFrom('/roles', '/connections', '/users', '/connection-profiles', '/actions/actions'),
        async (count, maxItems, path) => {
          const items = users(count, 2);
          const more = maxItems === undefined ? {} : { maxItems };
          const result = await collect(new FakeList(items, path === '/users' ? 200 : Infinity), {
            ...list(path, more),
            style:
              path === '/users'
                ? { ...styleOf(path), key: ['user_id'], offset: { maxPerPage: 20, totals: true, cap: 200 } }
                : { ...styleOf(path), key: ['user_id'] },
          });
          expect(ids(result.items)).toEqual(ids(items.slice(0, maxItems)));
          if (count <= (maxItems ?? Infinity))
            expect(result.complete).toBe(count < (maxItems ?? Infinity) || result.complete);
          else expect(result.complete).toBe(false);
        },
      ),
      { numRuns: 150 },
    );
  });
});
