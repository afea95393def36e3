/** Reads for target checks: a list that is malformed or has no end never counts as empty. */
import { describe, expect, it } from 'vitest';
import { TargetReads } from '../../../src/policy/targets/target-reads.js';
import { fails, reader } from '../confirm/reader.js';

const reads = (answers: Record<string, unknown>) => {
  const { read, seen } = reader(answers);
  return { reads: new TargetReads(read), seen };
};
const list = (count: number, from = 0) => Array.from({ length: count }, (_, i) => ({ id: from + i }));

describe('one thing', () => {
  it('is what the API answers, nothing where there is none, and an error otherwise', async () => {
    const { reads: one } = reads({ '/a/x': { id: 1 }, '/a/y': fails(403) });
    expect(await one.one('/a/{id}', { id: 'x' })).toEqual({ id: 1 });
    expect(await one.one('/a/{id}', { id: 'none' })).toBeUndefined();
    await expect(one.one('/a/{id}', { id: 'y' })).rejects.toMatchObject({ status: 403 });
  });
});

describe('a list', () => {
  const page = (n: number) => `/a?page=${n}&per_page=100&include_totals=true`;

  it('is read until its total is reached or a page is empty, whatever the size of a page', async () => {
    const { reads: all, seen } = reads({
      [page(0)]: { total: 81, items: list(50) },
      [page(1)]: { total: 81, items: list(31, 50) },
    });
    expect(await all.all('/a', {}, 'all')).toEqual(list(81));
    expect(seen).toEqual([page(0), page(1)]);
    const counted = reads({ [page(0)]: list(100), [page(1)]: list(1, 100), [page(2)]: [] });
    expect(await counted.reads.all('/a', {}, 'all')).toEqual(list(101));
    expect(counted.seen).toEqual([page(0), page(1), page(2)]);
    const some = reads({ '/a': list(1) });
    await some.reads.all('/a', {}, 'all', { query: { q: 'x' } });
    expect(some.seen).toEqual(['/a?q=x&page=0&per_page=100&include_totals=true']);
  });

  it('cannot be checked where it ends before its total, or repeats itself', async () => {
    const short = reads({ [page(0)]: { total: 3, items: list(2) }, [page(1)]: { total: 3, items: [] } });
    await expect(short.reads.all('/a', {}, 'it')).rejects.toMatchObject({ code: 'target_unchecked' });
    const same = reads({ [page(0)]: list(100), [page(1)]: list(100) });
    await expect(same.reads.all('/a', {}, 'it')).rejects.toMatchObject({ code: 'target_unchecked' });
  });

  it('is read by its cursor until there is none', async () => {
    const { reads: all, seen } = reads({
      '/a?take=100': { next: 'n1', items: list(1) },
      '/a?take=100&from=n1': { next: '', items: list(1, 1) },
      '/b?take=100': { items: list(200) },
    });
    expect(await all.all('/a', {}, 'all', { pages: 'cursor' })).toEqual(list(2));
    expect(await all.all('/b', {}, 'all', { pages: 'cursor' })).toEqual(list(200));
    expect(seen).toEqual(['/a?take=100', '/a?take=100&from=n1', '/b?take=100']);
  });

  it('is what was read until there was nothing', async () => {
    const { reads: all } = reads({ [page(0)]: list(100) });
    expect(await all.all('/a', {}, 'all')).toEqual(list(100));
    expect(await all.all('/none', {}, 'all')).toEqual([]);
  });

  it('cannot be checked where it is none, or has no end', async () => {
    const { reads: all, seen } = reads({
      '/a': { x: 1 },
      '/n': null,
      ...Object.fromEntries(
        Array.from({ length: 12 }, (_, n) => [page(n).replace('/a', '/b'), list(100, n * 100)]),
      ),
    });
    for (const path of ['/a', '/n'])
      await expect(all.all(path, {}, 'the people', { rule: 'r' })).rejects.toMatchObject({
        code: 'target_unchecked',
        message: expect.stringMatching(/, and the people cannot/),
        rule: 'r',
      });
    seen.length = 0;
    await expect(all.all('/b', {}, 'the people')).rejects.toMatchObject({
      message: expect.stringMatching(/, and all of the people cannot/),
    });
    expect(seen).toHaveLength(10);
  });
});
