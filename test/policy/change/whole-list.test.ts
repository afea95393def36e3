/** The reading of a whole list: what counts as its end, and what does not. */
import { describe, expect, it } from 'vitest';
import {
  MOST_PAGES,
  numberedPage,
  PER_PAGE,
  type Place,
  readWholeList,
  type WholeListOptions,
} from '../../../src/policy/change/whole-list.js';

const items = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);

/** Reads answers in turn; an empty list follows the last one. */
async function reading(answers: readonly unknown[], more: Partial<WholeListOptions> = {}) {
  const places: Place[] = [];
  const list = await readWholeList(
    async (place) => {
      places.push(place);
      return places.length > answers.length ? { items: [] } : answers[places.length - 1];
    },
    { itemsIn: (body) => (body as { items?: unknown } | null)?.items, ...more },
  );
  return { list, places };
}

const whole = async (answers: readonly unknown[], more: Partial<WholeListOptions> = {}) =>
  (await reading(answers, more)).list;

describe('a list with numbered pages', () => {
  it('ends with an empty page, never with a short one', async () => {
    const { list, places } = await reading([{ items: [1] }, { items: [2, 3] }]);
    expect(list).toEqual({ items: [1, 2, 3] });
    expect(places.map(({ page }) => page)).toEqual([0, 1, 2]);
  });

  it('ends where its total is reached with a page that is not full', async () => {
    const { list, places } = await reading([
      { items: items(0, PER_PAGE), total: PER_PAGE + 1 },
      { items: [PER_PAGE], total: PER_PAGE + 1 },
    ]);
    expect(list).toEqual({ items: items(0, PER_PAGE + 1) });
    expect(places).toHaveLength(2);
  });

  it('goes on behind a full page whose total may count that page alone', async () => {
    const answers = [
      { items: items(0, PER_PAGE), total: PER_PAGE },
      { items: [PER_PAGE], total: 1 },
    ];
    expect(await whole(answers)).toEqual({ items: items(0, PER_PAGE + 1) });
  });

  it('that ends before its total is not known to be whole', async () => {
    const why = 'it ended before its total';
    expect(
      await whole([
        { items: [1], total: 3 },
        { items: [], total: 3 },
      ]),
    ).toEqual({ items: [1], why });
    expect(await whole([{ items: [1], total: 1 }])).toEqual({ items: [1] });
    expect(await whole([{ items: [1, 2] }, { items: [], total: 1 }])).toEqual({ items: [1, 2] });
    expect(await whole([{ items: [1] }, { items: [], total: '3' }])).toEqual({ items: [1] });
  });

  it('that gives the same page again is not', async () => {
    const repeated = { items: [1, 2] };
    expect(await whole([repeated, repeated])).toEqual({ items: [1, 2], why: 'its pages repeat' });
    expect(await whole([{ items: [1] }, { items: [2] }, { items: [1] }])).toEqual({ items: [1, 2, 1] });
  });

  it('is read for so many pages, and no more', async () => {
    const pages = items(0, MOST_PAGES + 1).map((page) => ({ items: [page] }));
    const { list, places } = await reading(pages);
    expect(list).toEqual({ items: items(0, MOST_PAGES), why: 'it has more than 1000 entries' });
    expect(places).toHaveLength(MOST_PAGES);
    expect(await whole(pages, { mostPages: 2 })).toEqual({
      items: [0, 1],
      why: 'it has more than 200 entries',
    });
  });

  it('asks for a hundred entries and a total', () => {
    expect(numberedPage({ page: 3, from: undefined })).toEqual({
      page: 3,
      per_page: 100,
      include_totals: true,
    });
  });
});

describe('a list with cursors', () => {
  it('follows them to the page without one', async () => {
    const { list, places } = await reading([
      { items: [1], next: 'a' },
      { items: [2], next: 'b' },
      { items: [3] },
      { items: [4] },
    ]);
    expect(list).toEqual({ items: [1, 2, 3] });
    expect(places.map(({ from }) => from)).toEqual([undefined, 'a', 'b']);
  });

  it('may have an empty page on the way', async () => {
    expect(await whole([{ items: [], next: 'a' }, { items: [], next: 'b' }, { items: [1] }])).toEqual({
      items: [1],
    });
  });

  it('is read as one that has only them where that is known: its first page may be the last', async () => {
    const { list, places } = await reading([{ items: [1] }, { items: [2] }], { cursors: true });
    expect(list).toEqual({ items: [1] });
    expect(places).toHaveLength(1);
    expect(await whole([{ items: [1], next: '' }], { cursors: true })).toEqual({ items: [1] });
    expect(await whole([{ items: [1], next: 5 }], { cursors: true })).toEqual({ items: [1] });
    expect(await whole([{ items: [1], total: 2 }], { cursors: true })).toMatchObject({
      why: 'it ended before its total',
    });
  });

  it('that gives the same cursor or page again is not known to be whole', async () => {
    const why = 'its pages repeat';
    expect(
      await whole([
        { items: [1], next: 'a' },
        { items: [2], next: 'a' },
      ]),
    ).toEqual({
      items: [1, 2],
      why,
    });
    expect(
      await whole([
        { items: [1], next: 'a' },
        { items: [1], next: 'b' },
      ]),
    ).toEqual({ items: [1], why });
  });
});

describe('what is no list', () => {
  it.each([undefined, null, {}, { items: {} }, { items: 'none' }])('%j is not an empty one', async (body) => {
    expect(await whole([{ items: [1] }, body])).toEqual({
      items: [1],
      why: 'the answer is not a list',
    });
  });
});
