/** The journal: whose changes it shows, what it keeps, and that a file survives restarts, crashes and other processes. */
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  bounded,
  JOURNAL_BOUNDS,
  type Journal,
  type JournalEntry,
  JournalError,
  MemoryJournal,
  newChangeId,
} from '../../../src/policy/change/journal.js';
import { FileJournal } from '../../../src/policy/change/journal-file.js';
import { StateJournal } from '../../../src/policy/change/journal-state.js';
import { LIFETIMES } from '../../../src/state/kinds.js';
import { MemoryState } from '../../../src/state/memory-state.js';
import type { StateKey } from '../../../src/state/shared-state.js';

const TENANT = 'a.example.com';
const entry = (more: Partial<JournalEntry> = {}): JournalEntry => ({
  id: newChangeId(),
  time: '2026-01-01T00:00:00.000Z',
  tenant: TENANT,
  caller: 'local',
  tool: 'update_user',
  operation: 'PATCH /users/{id}',
  targets: ['user auth0|1'],
  differences: [],
  effects: [],
  undo: { possible: false, why: 'A test.' },
  ...more,
});
const local = { tenant: TENANT, owner: { caller: 'local' } };

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'));
  file = join(folder, 'journal.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true }));

const kinds: [string, () => Journal][] = [
  ['in memory', () => new MemoryJournal()],
  ['in a file', () => new FileJournal(file)],
  ['that replicas share', () => new StateJournal(new MemoryState())],
];

it('gives each change an id of its own', () => {
  const ids = Array.from({ length: 600 }, newChangeId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^chg_[\da-f]{24}$/);
});

describe.each(kinds)('a journal %s', (_name, open) => {
  it('lists newest first and finds by id', async () => {
    const journal = open();
    const [first, second] = [entry(), entry()];
    await journal.record(first);
    await journal.record(second);
    expect(await journal.list(local)).toEqual([second, first]);
    expect(await journal.get(first.id, local)).toEqual([first]);
    expect(await journal.get('chg_unknown', local)).toEqual([]);
  });

  it('finds the parts of a composite change in their order', async () => {
    const journal = open();
    const parts = [entry({ partOf: 'chg_all' }), entry({ partOf: 'chg_all' }), entry()];
    for (const one of parts) await journal.record(one);
    expect(await journal.get('chg_all', local)).toEqual(parts.slice(0, 2));
  });

  it.each([
    [{ caller: 'a' }, { caller: 'a' }, true],
    [{ caller: 'a' }, { caller: 'b' }, false],
    [{ caller: 'p x', person: 'p' }, { caller: 'p y', person: 'p' }, true],
    [{ caller: 'p x', person: 'p' }, { caller: 'q x', person: 'q' }, false],
    [{ caller: 'p', person: 'p' }, { caller: 'p' }, false],
    [{ caller: 'p' }, { caller: 'p', person: 'p' }, false],
  ])('of %j is seen by %j: %s', async (by, owner, seen) => {
    const journal = open();
    const one = entry(by);
    await journal.record(one);
    expect(await journal.list({ tenant: TENANT, owner })).toHaveLength(seen ? 1 : 0);
    expect(await journal.get(one.id, { tenant: TENANT, owner })).toHaveLength(seen ? 1 : 0);
    expect(await journal.list({ tenant: TENANT })).toHaveLength(1);
    expect(await journal.list({ tenant: 'b.example.com' })).toEqual([]);
  });

  it('marks what was undone', async () => {
    const journal = open();
    const [first, second] = [entry(), entry()];
    await journal.record(first);
    await journal.record(second);
    await journal.markUndone([first.id], 'chg_undo');
    expect(await journal.get(first.id, local)).toEqual([{ ...first, undoneBy: 'chg_undo' }]);
    expect(await journal.get(second.id, local)).toEqual([second]);
  });
});

it('that replicas share keeps what it keeps for as long as is documented', async () => {
  const state = new MemoryState();
  const journal = new StateJournal(state);
  const spies = [vi.spyOn(state, 'write'), vi.spyOn(state, 'replace'), vi.spyOn(state, 'prepend')];
  const one = entry({ partOf: 'chg_all', person: 'p' });
  await journal.record(one);
  await journal.record(entry());
  await journal.markUndone([one.id], 'chg_undo');
  const kept = spies.flatMap((spy) =>
    spy.mock.calls.map((call) => [call[0], call.at(-1)] as [StateKey, number]),
  );
  for (const [[kind], ttl] of kept) expect(ttl, kind).toBe(LIFETIMES[kind]);
  expect(new Set(kept.map(([[kind]]) => kind))).toEqual(new Set(['change', 'changes-of']));
  // Each list is of its own: nobody's changes are those of another, or parts of a change.
  expect(new Set(kept.map(([key]) => JSON.stringify(key))).size).toBe(2 + 4);
  for (const of of [
    ['person', TENANT, 'p'],
    ['caller', TENANT, 'local'],
  ])
    expect(kept.map(([key]) => key)).toContainEqual(['changes-of', ...of]);
});

it('that replicas share marks a change that others mark at the same time, and passes over one that is gone', async () => {
  const state = new MemoryState();
  const journal = new StateJournal(state);
  const one = entry();
  await journal.record(one);
  vi.spyOn(state, 'replace').mockResolvedValueOnce(false);
  await journal.markUndone([one.id, 'chg_gone'], 'chg_undo');
  expect((await journal.get(one.id, local))[0]?.undoneBy).toBe('chg_undo');
  expect(await journal.get('chg_gone', local)).toEqual([]);
  // What is marked by others again and again is given up.
  const replace = vi.spyOn(state, 'replace').mockReset().mockResolvedValue(false);
  await journal.markUndone([one.id], 'chg_again');
  expect(replace).toHaveBeenCalledTimes(10);
});

describe('bounds', () => {
  it('of what replicas share: the latest 500 changes of one caller, 2000 of all, 1000 parts of one', async () => {
    const journal = new StateJournal(new MemoryState());
    const ids: string[] = [];
    for (let i = 0; i < 2_100; i++) {
      const one = entry({ caller: `caller ${i % 3}`, partOf: 'chg_all' });
      await journal.record(one);
      ids.unshift(one.id);
    }
    const own = await journal.list({ tenant: TENANT, owner: { caller: 'caller 0' } });
    expect(own.map(({ id }) => id)).toEqual(ids.filter((_, i) => (2_099 - i) % 3 === 0).slice(0, 500));
    expect((await journal.list({ tenant: TENANT })).map(({ id }) => id)).toEqual(ids.slice(0, 2_000));
    const parts = await journal.get('chg_all', { tenant: TENANT });
    expect(parts.map(({ id }) => id)).toEqual(ids.slice(0, 1_000).reverse());
  });

  it('drop the oldest entries, by number and by size', async () => {
    const few = new MemoryJournal({ entries: 2, bytes: 1e6 });
    const all = [entry(), entry(), entry()];
    for (const one of all) await few.record(one);
    expect(few.all()).toEqual(all.slice(1));
    const size = JSON.stringify(all[0]).length;
    for (const [bytes, kept] of [
      [3 * size, 3],
      [3 * size - 1, 2],
      [2 * size, 2],
      // The newest is kept, however long it is.
      [1, 1],
    ] as const) {
      const small = new MemoryJournal({ entries: 100, bytes });
      for (const one of all) await small.record(one);
      expect(small.all()).toEqual(all.slice(3 - kept));
    }
  });

  it('are as large as is documented', () => {
    expect(JOURNAL_BOUNDS).toEqual({ entries: 2_000, bytes: 2 ** 24 });
    const ofSize = (size: number) =>
      entry({ tool: 'y'.repeat(size - JSON.stringify(entry({ tool: '' })).length) });
    const longest = ofSize(2 ** 18);
    expect(bounded(longest)).toBe(longest);
    expect(bounded(ofSize(2 ** 18 + 1)).undo).toMatchObject({ why: expect.stringContaining('too large') });
  });

  it('count an entry once that is written again, and know nothing of one that is not there', async () => {
    const [first, second] = [entry(), entry()];
    const mark = { undoneBy: 'chg_x' };
    const bytes = JSON.stringify([first, second, mark]).length;
    const journal = new MemoryJournal({ entries: 100, bytes });
    for (const one of [first, second]) await journal.record(one);
    await journal.markUndone([first.id, 'chg_gone'], mark.undoneBy);
    expect(journal.all()).toEqual([{ ...first, ...mark }, second]);
  });

  it('remember when the newest of the dropped entries was made, for each caller', async () => {
    const at = (time: string, more: Partial<JournalEntry> = {}) => entry({ time, ...more });
    const few = new MemoryJournal({ entries: 2, bytes: 1e6 });
    expect(await few.forgotten(local)).toBeUndefined();
    await few.record(at('2026-01-01', { caller: 'other' }));
    await few.record(at('2026-01-02', { caller: 'person 1', person: 'p' }));
    await few.record(at('2026-01-03'));
    expect(await few.forgotten(local)).toBeUndefined();
    await few.record(at('2026-01-04'));
    await few.record(at('2026-01-05'));
    await few.record(at('2026-01-06'));
    expect(await few.forgotten(local)).toBe('2026-01-04');
    expect(await few.forgotten({ tenant: TENANT, owner: { caller: 'other' } })).toBe('2026-01-01');
    expect(await few.forgotten({ tenant: TENANT, owner: { caller: 'x', person: 'p' } })).toBe('2026-01-02');
    expect(await few.forgotten({ tenant: TENANT })).toBe('2026-01-04');
    expect(await few.forgotten({ ...local, tenant: 'elsewhere.example' })).toBeUndefined();
    expect(few.forgettings()).toStrictEqual([
      { tenant: TENANT, caller: 'other', time: '2026-01-01' },
      { tenant: TENANT, caller: 'person 1', person: 'p', time: '2026-01-02' },
      { tenant: TENANT, caller: local.owner.caller, time: '2026-01-04' },
    ]);
  });

  it('of callers of whom that is remembered: a thousand', () => {
    const journal = new MemoryJournal();
    for (let i = 0; i < 1_001; i++) journal.forget(entry({ caller: `caller ${i}` }));
    expect(journal.forgettings()).toHaveLength(1_000);
    expect(journal.forgettings()[0]?.caller).toBe('caller 1');
  });

  it('of what replicas share show by the number of changes', async () => {
    expect(await new StateJournal(new MemoryState()).forgotten()).toBeUndefined();
  });

  it('keep short differences of a very long entry, such as a name', () => {
    const long = { field: 'user_metadata', from: '', to: 'y'.repeat(2_000) };
    const edge = { field: 'x', to: 'z'.repeat(2_000 - JSON.stringify({ field: 'x', to: '' }).length) };
    const names = Array.from({ length: 25 }, (_, i) => ({ field: `name${i}`, from: 'a', to: 'b' }));
    expect(bounded(entry({ differences: [long, edge, ...names] }), 500).differences).toEqual([
      edge,
      ...names.slice(0, 19),
    ]);
  });

  it('keep of a very long entry what it was about, and say that it cannot be undone', () => {
    const long = entry({
      touched: { before: { x: 'y'.repeat(1_000) }, after: {} },
      undo: { possible: true, calls: [], except: [] },
    });
    expect(bounded(long, 10_000)).toBe(long);
    const kept = bounded(long, 500);
    expect(kept.undo).toEqual({ possible: false, why: expect.stringContaining('too large') });
    expect(JSON.stringify(kept)).not.toContain('yyy');
  });
});

describe('a file', () => {
  it('is private, and made so where it was not', async () => {
    writeFileSync(file, '', { mode: 0o644 });
    await new FileJournal(file).record(entry());
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('survives a restart', async () => {
    const one = entry();
    const before = new FileJournal(file);
    await before.record(one);
    await before.markUndone([one.id], 'chg_x');
    expect(await new FileJournal(file).list(local)).toEqual([{ ...one, undoneBy: 'chg_x' }]);
  });

  it('must be a regular file, and not behind a symbolic link', () => {
    const link = join(folder, 'link');
    writeFileSync(file, '');
    symlinkSync(file, link);
    expect(() => new FileJournal(link)).toThrow(JournalError);
    expect(() => new FileJournal(folder)).toThrow(
      expect.objectContaining({ name: 'JournalError', code: 'journal_failed' }),
    );
    expect(() => new FileJournal(join(folder, 'absent', 'journal'))).toThrow(/cannot be used: ENOENT/);
  });

  it('is shared by processes: each sees what the others wrote', async () => {
    const [a, b] = [new FileJournal(file), new FileJournal(file)];
    const entries = Array.from({ length: 20 }, () => entry());
    await Promise.all(entries.map((one, i) => (i % 2 ? a : b).record(one)));
    const ids = (all: readonly JournalEntry[]) => all.map(({ id }) => id).sort();
    expect(ids(await a.list(local))).toEqual(ids(entries));
    expect(await b.list(local)).toEqual(await a.list(local));
    const first = entries[0]?.id ?? '';
    await b.markUndone([first], 'chg_b');
    expect((await a.get(first, local))[0]?.undoneBy).toBe('chg_b');
  });

  it('passes over what is not a line of its own, and a line that a crash cut off', async () => {
    const one = entry();
    await new FileJournal(file).record(one);
    appendFileSync(file, '{"entry":{"id":5}}\nnonsense\n{"entry":{"id":"chg_cut","ten');
    const two = entry();
    await new FileJournal(file).record(two);
    expect(await new FileJournal(file).list(local)).toEqual([two, one]);
  });

  it('is compacted beyond its bounds, and others read on', async () => {
    const bytes = 4_000;
    const a = new FileJournal(file, { entries: 100, bytes });
    const b = new FileJournal(file, { entries: 100, bytes });
    for (let i = 0; i < 100; i++) await a.record(entry());
    expect(statSync(file).size).toBeLessThan(2 * bytes + 1_000);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const last = entry();
    await b.record(last);
    expect((await a.list(local))[0]).toEqual(last);
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).entry?.id)).toContain(last.id);
  });

  it('still tells after that what it forgot', async () => {
    const bounds = { entries: 2, bytes: 1_000 };
    const journal = new FileJournal(file, bounds);
    for (let day = 1; day <= 9; day++) await journal.record(entry({ time: `2026-01-0${day}` }));
    const forgotten = await journal.forgotten(local);
    expect(forgotten).toMatch(/^2026-01-0\d$/);
    expect(await new FileJournal(file, bounds).forgotten(local)).toBe(forgotten);
    expect(readFileSync(file, 'utf8')).toContain('{"forgotten":{');
    expect(await new FileJournal(file).forgotten(local)).toMatch(/^2026-01-0\d$/);
    appendFileSync(file, '{"forgotten":{"time":5}}\n');
    expect(await new FileJournal(file, bounds).forgotten(local)).toBe(forgotten);
  });

  it('takes turns with other processes, and refuses where one does not end its turn', async () => {
    const journal = new FileJournal(file, JOURNAL_BOUNDS, 5);
    const one = entry();
    await journal.record(one);
    writeFileSync(`${file}.lock`, 'somebody else');
    await expect(journal.record(entry())).rejects.toThrow(
      /cannot be used: .*\.lock is held by another process/,
    );
    await expect(journal.markUndone([one.id], 'chg_x')).rejects.toThrow(JournalError);
    expect(await journal.list(local)).toEqual([one]);
    rmSync(`${file}.lock`);
    await journal.markUndone([one.id], 'chg_x');
    expect(await journal.list(local)).toEqual([{ ...one, undoneBy: 'chg_x' }]);
    expect(readdirSync(folder)).toEqual(['journal.jsonl']);
  });

  it('passes over lines of other forms', async () => {
    const one = entry();
    const { undo: _undo, ...half } = one;
    const lines = [{ entry: half }, { undone: 'all', by: 'x' }, { undone: [one.id], by: 5 }, { entry: null }];
    const journal = new FileJournal(file);
    await journal.record(one);
    appendFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    expect(await journal.list(local)).toEqual([one]);
  });
});
