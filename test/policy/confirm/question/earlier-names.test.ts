/** What an object was called before it was changed through this server. */
import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../../../src/policy/change/journal.js';
import { subject } from '../../../../src/policy/confirm/preview-plans/parts.js';
import { earlierNameLines } from '../../../../src/policy/confirm/question/earlier-names.js';

const thing = subject('Thing', '/things/{id}');
const shown = (value: unknown, id = 't1') => [
  { subject: thing, id, reading: { kind: 'found' as const, value } },
];
const earlierLines = (
  about: Parameters<typeof earlierNameLines>[0],
  entries: JournalEntry[],
  forgotten?: string,
) => earlierNameLines(about, { entries, forgotten });
const entry = (more: Partial<JournalEntry>): JournalEntry => ({
  ...{ id: 'chg_1', tenant: 'acme.example', caller: 'local', tool: 'update_thing' },
  ...{ operation: 'PATCH /things/{id}', targets: ['thing t1'], time: '2026-01-01T00:00:00.000Z' },
  ...{
    differences: [],
    effects: [],
    touched: { before: {}, after: {} },
    undo: { possible: true, calls: [], except: [] },
  },
  ...more,
});
const named = (from: unknown, to: unknown, more: Partial<JournalEntry> = {}) =>
  entry({ differences: [{ field: 'name', ...(from === undefined ? {} : { from }), to }], ...more });

describe('an earlier name', () => {
  it('is told with when it was changed, in quotes that it cannot end', () => {
    expect(earlierLines(shown({ name: 'old test' }), [named('Shop "1"\nx', 'old test')])).toEqual([
      '  Thing "t1", Name: "Shop \\"1\\"<U+000A>x", until 2026-01-01T00:00:00.000Z',
    ]);
  });

  it('is the one before all changes, whatever came between', () => {
    const journal = [
      named('b', 'c', { time: '2026-01-03T00:00:00.000Z' }),
      named('a', 'b', { time: '2026-01-02T00:00:00.000Z' }),
    ];
    expect(earlierLines(shown({ name: 'c' }), journal)).toEqual([
      '  Thing "t1", Name: "a", until 2026-01-02T00:00:00.000Z',
    ]);
    expect(earlierLines(shown({ name: 'a' }), journal)).toEqual([]);
  });

  it('may have been nothing, or is not known', () => {
    const told = (one: JournalEntry) => earlierLines(shown({ name: 'x' }), [one]).join();
    expect(told(named(undefined, 'x'))).toContain('Name: not set, until');
    const { touched: _touched, ...blind } = named(undefined, 'x');
    expect(told(blind)).toContain('Name: not known, until');
  });

  it('is that of this object, of a field that its heading shows, and of an update', () => {
    for (const other of [
      named('a', 'b', { targets: ['thing t11', 'thing xt1'] }),
      named('a', 'b', { operation: 'POST /things' }),
      entry({ differences: [{ field: 'secret_note', from: 'a', to: 'b' }] }),
    ])
      expect(earlierLines(shown({ name: 'b' }), [other])).toEqual([]);
    for (const same of [
      named('a', 'b', { targets: ['t1'] }),
      named('a', 'b', { targets: ['thing t2', 'thing t1'] }),
      named('a', 'b', { operation: 'PUT /things/{id}' }),
      entry({ differences: [{ field: 'other' }, { field: 'name', from: 'a', to: 'b' }] }),
    ])
      expect(earlierLines(shown({ name: 'b' }), [same])).toHaveLength(1);
    const unread = [{ subject: thing, id: 't1', reading: { kind: 'absent' as const } }];
    expect(earlierLines(unread, [named('a', 'b')])).toEqual([]);
  });
});

describe('an object that was created', () => {
  const created = (operation: string, undone: string, path: object) =>
    entry({
      ...{ operation, targets: [] },
      undo: {
        ...{ possible: true, except: [] },
        calls: [{ operation: undone, path: path as Record<string, unknown>, query: {} }],
      },
    });

  it('is told to be, with when', () => {
    const one = created('POST /things', 'DELETE /things/{id}', { id: 't1' });
    expect(earlierLines(shown({ name: 'x' }), [one])).toEqual([
      '  Thing "t1": created 2026-01-01T00:00:00.000Z',
    ]);
  });

  it('is this one, and not what was added to it', () => {
    for (const other of [
      created('POST /things', 'DELETE /things/{id}', { id: 't2' }),
      created('POST /things/{id}/parts', 'DELETE /things/{id}/parts', { id: 't1' }),
      created('PATCH /things', 'DELETE /things/{id}', { id: 't1' }),
      entry({ operation: 'POST /things', undo: { possible: false, why: 'no' } }),
    ])
      expect(earlierLines(shown({ name: 'x' }), [other])).toEqual([]);
  });
});

describe('a journal that is full of what was changed today', () => {
  const many = (count: number, first = '2026-01-01T00:00:00.000Z') =>
    Array.from({ length: count }, (_, index) =>
      entry({ time: index === count - 1 ? first : '2026-01-01T23:00:00.000Z', targets: ['thing other'] }),
    );
  it('is told, because an earlier name may be gone', () => {
    expect(earlierLines(shown({ name: 'x' }), many(500))).toEqual([
      '  500 changes are known, since 2026-01-01T00:00:00.000Z; names before that may be gone',
    ]);
  });
  it('is not where it reaches back further, holds fewer, or nothing is shown', () => {
    expect(earlierLines(shown({ name: 'x' }), many(499))).toEqual([]);
    expect(earlierLines(shown({ name: 'x' }), many(500, '2025-12-31T22:59:59.000Z'))).toEqual([]);
    expect(earlierLines([], many(500))).toEqual([]);
  });
  it('is told, too, where large changes have pushed others out of it', () => {
    const told = (forgotten: string, count = 2) => earlierLines(shown({ name: 'x' }), many(count), forgotten);
    const line = '  2 changes are known, since 2026-01-01T00:00:00.000Z; names before that may be gone';
    expect(told('2026-01-01T00:00:00.000Z')).toEqual([line]);
    expect(told('2025-12-31T23:00:00.000Z')).toEqual([line]);
    expect(told('2025-12-31T22:59:59.000Z')).toEqual([]);
    expect(told('2026-01-01T00:00:00.000Z', 0)).toEqual([]);
  });
});
