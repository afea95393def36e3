/** Lists that go on for ever without bringing anything new. */
import { describe, expect, it } from 'vitest';
import { collect } from '../../../src/client/pages/pagination.js';
import type { Query, Sender } from '../../../src/client/types.js';

/** Answers with what the query says, and counts the requests; a hundred are too many for any of these lists. */
function listOf(answer: (query: Query, nth: number) => unknown): Sender & { asked: number } {
  const sender = {
    asked: 0,
    async send({ query = {} }: { query?: Query }) {
      sender.asked++;
      if (sender.asked > 100) throw new Error('it never ends');
      return { status: 200, headers: {}, attempts: 1, durationMs: 0, body: answer(query, sender.asked) };
    },
  };
  return sender;
}

const request = { operation: 'GET /x', path: '/x' };
const stopped = {
  complete: false,
  stalled: true,
  note: 'The last 3 pages brought nothing new, so reading was stopped; later items may be missing.',
};

describe('a list that brings nothing new', () => {
  it('is given up when every page has a new checkpoint and the same item', async () => {
    const list = listOf((_, nth) => ({ items: [{ id: 'same' }], next: `cursor-${nth}` }));
    const read = await collect(list, { ...request, style: { key: ['id'], checkpoint: { maxTake: 50 } } });
    expect(read).toEqual({ items: [{ id: 'same' }], ...stopped });
    expect(list.asked).toBe(4);
  });

  it('or no item at all', async () => {
    const list = listOf((_, nth) => ({ items: [], next: `cursor-${nth}` }));
    const read = await collect(list, { ...request, style: { key: ['id'], checkpoint: { maxTake: 50 } } });
    expect(read).toEqual({ items: [], ...stopped });
    expect(list.asked).toBe(3);
  });

  it('when pages repeat, and a total of millions is claimed', async () => {
    const same = Array.from({ length: 50 }, (_, i) => ({ id: `i${i}` }));
    for (const total of [undefined, 5_000_000]) {
      const list = listOf(() => ({ items: same, total }));
      const read = await collect(list, {
        ...request,
        style: { key: ['id'], offset: { maxPerPage: 50, totals: true } },
      });
      expect(read).toMatchObject({ ...stopped, items: same });
      expect(list.asked).toBeLessThan(12);
    }
  });

  it('when the log turns in a circle', async () => {
    const list = listOf(({ from }) => [{ log_id: from === 'a' ? 'b' : 'a' }]);
    const style = { followsLog: true, key: ['log_id'], checkpoint: { maxTake: 100 } } as const;
    const read = await collect(list, { ...request, query: { from: 'a' }, style });
    expect(read).toMatchObject({ items: [{ log_id: 'b' }, { log_id: 'a' }] });
    expect(list.asked).toBeLessThan(6);
  });

  it('but not for fewer such pages than three', async () => {
    const list = listOf((_, nth) => ({
      items: nth % 3 === 0 ? [{ id: `i${nth}` }] : [],
      ...(nth < 30 ? { next: `cursor-${nth}` } : {}),
    }));
    const read = await collect(list, { ...request, style: { key: ['id'], checkpoint: { maxTake: 50 } } });
    expect(read.items).toHaveLength(10);
    expect(read.complete).toBe(true);
  });
});
