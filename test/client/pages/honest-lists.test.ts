/** Whatever a list does, nothing is lost, nothing is returned twice, and nothing is called complete that is not. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { collect } from '../../../src/client/pages/pagination.js';
import type { PagingStyle } from '../../../src/client/pages/paging-style.js';
import type { Query, Sender } from '../../../src/client/types.js';

interface Item {
  id: string;
  /** Another thing's id, which several items share. */
  user_id: string;
  type: string;
}

const FIELDS = ['id', 'user_id', 'type'] as const;

interface World {
  count: number;
  /** Largest page that the API returns, whatever is asked for. */
  served: number;
  /** What is added to the total that it reports. */
  lie: number | 'none';
  /** From this page on, cursors repeat the ones before. */
  circle: number | undefined;
  fields: readonly (typeof FIELDS)[number][];
  excluded: boolean;
  style: 'page' | 'checkpoint';
}

const itemsOf = (count: number): Item[] =>
  Array.from({ length: count }, (_, i) => ({ id: `i${i}`, user_id: `u${i % 3}`, type: 's' }));

function selected(item: Item, query: Query): object {
  if (query.fields === undefined) return item;
  const names = String(query.fields).split(',');
  const excludes = query.include_fields === false;
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name) !== excludes));
}

function listOf(world: World): Sender & { asked: number } {
  const all = itemsOf(world.count);
  const sender = {
    asked: 0,
    async send({ query = {} }: { query?: Query }) {
      sender.asked += 1;
      if (sender.asked > 2_000) throw new Error('it never ends');
      const asked = Number(query.take ?? query.per_page ?? 50);
      const size = Math.min(asked, world.served);
      const start = query.take === undefined ? Number(query.page) * size : Number(query.from ?? 0);
      const items = all.slice(start, start + size).map((item) => selected(item, query));
      const totals = world.lie === 'none' ? {} : { total: Math.max(0, world.count + world.lie) };
      const end = start + size;
      const page = Math.floor(end / size);
      const on = world.circle !== undefined && page >= world.circle ? 0 : end;
      const next = query.take !== undefined && end < all.length ? { next: String(on) } : {};
      return { status: 200, headers: {}, attempts: 1, durationMs: 0, body: { items, ...totals, ...next } };
    },
  };
  return sender;
}

const worlds: fc.Arbitrary<World> = fc.record({
  count: fc.integer({ min: 0, max: 400 }),
  served: fc.integer({ min: 1, max: 100 }),
  lie: fc.oneof(
    fc.constant(0),
    fc.constant('none' as const),
    fc.integer({ min: -300, max: 300 }),
  ) as fc.Arbitrary<World['lie']>,
  circle: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
  fields: fc.subarray([...FIELDS]),
  excluded: fc.boolean(),
  style: fc.constantFrom('page' as const, 'checkpoint' as const),
});

const STYLES: Record<World['style'], PagingStyle> = {
  page: { key: ['id'], offset: { maxPerPage: 100, totals: true } },
  checkpoint: { key: ['id'], checkpoint: { maxTake: 100 } },
};

it('reads all there is, each item once, with the fields that were asked for, or says that it did not', async () => {
  await fc.assert(
    fc.asyncProperty(worlds, async (world) => {
      const { fields, excluded, count, served, lie } = world;
      // The first page's own total is believed where it is exactly what came.
      fc.pre(world.style !== 'page' || lie === 'none' || lie === 0 || count + lie !== served);
      const query: Query =
        fields.length > 0 ? { fields: fields.join(','), ...(excluded ? { include_fields: false } : {}) } : {};
      const request = { operation: 'GET /x', path: '/x', query, style: STYLES[world.style] };
      const read = await collect(listOf(world), request);
      const all = itemsOf(count).map((item) => selected(item, query));
      const circles = world.style === 'checkpoint' && world.circle !== undefined;
      expect(read.items).toEqual(all.slice(0, read.items.length));
      if (read.complete) expect(read.items).toHaveLength(count);
      else expect(read.note ?? '').not.toBe('');
      if (!circles) expect(read.items).toHaveLength(count);
      const honest = world.style === 'checkpoint' ? !circles : lie === 'none' || lie <= 0;
      if (honest) expect(read.complete).toBe(true);
    }),
    { seed: 15, numRuns: 400 },
  );
});

it('tells nothing apart by what only looks like an id, and loses nothing without any', async () => {
  const events = Array.from({ length: 421 }, (_, i) => ({
    date: `d${i % 7}`,
    type: 's',
    user_id: `u${i % 5}`,
  }));
  const sender: Sender = {
    async send({ query = {} }) {
      const start = Number(query.page) * Number(query.per_page);
      const items = events.slice(start, start + Number(query.per_page));
      return { status: 200, headers: {}, attempts: 1, durationMs: 0, body: { items, total: events.length } };
    },
  };
  const style: PagingStyle = { key: ['log_id'], offset: { maxPerPage: 100, totals: true } };
  const query = { fields: 'date,type,user_id' };
  const read = await collect(sender, { operation: 'GET /logs', path: '/logs', query, style });
  expect(read).toMatchObject({ items: events, complete: true, total: 421 });
});
