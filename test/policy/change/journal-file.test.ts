/** The journal's file where a compaction fails, a crash left something behind, or it is no ordinary file. */
import { spawnSync } from 'node:child_process';
import fs, {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type JournalEntry, JournalError, newChangeId } from '../../../src/policy/change/journal.js';
import { FileJournal } from '../../../src/policy/change/journal-file.js';

const TENANT = 'a.example.com';
const scope = { tenant: TENANT };
const entry = (more: Partial<JournalEntry> = {}): JournalEntry => ({
  ...{ id: newChangeId(), time: '2026-01-01T00:00:00.000Z', tenant: TENANT, caller: 'local' },
  ...{ tool: 'update_user', operation: 'PATCH /users/{id}', targets: [], differences: [], effects: [] },
  undo: { possible: false, why: 'A test.' },
  ...more,
});
/** So few that a handful of changes makes it compact. */
const BOUNDS = { entries: 100, bytes: 1_000 };

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'));
  file = join(folder, 'journal.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true }));

async function filled(): Promise<{ journal: FileJournal; last: JournalEntry; compacted: boolean }> {
  const journal = new FileJournal(file, BOUNDS);
  let [last, written] = [entry(), 0];
  for (let i = 0; i < 20; i++) {
    last = entry();
    await journal.record(last);
    written += JSON.stringify({ entry: last }).length;
  }
  return { journal, last, compacted: statSync(file).size < written };
}

describe('compacting', () => {
  it('takes the place of the file only where it can, and leaves nothing else behind', async () => {
    const { renameSync } = fs;
    fs.renameSync = () => {
      throw Object.assign(new Error('no'), { code: 'EXDEV' });
    };
    syncBuiltinESMExports();
    const journal = new FileJournal(file, BOUNDS);
    const kept: JournalEntry[] = [];
    const failures: string[] = [];
    try {
      for (let i = 0; i < 20; i++) {
        const one = entry();
        await journal.record(one).catch((error) => failures.push(String(error)));
        kept.unshift(one);
      }
    } finally {
      fs.renameSync = renameSync;
      syncBuiltinESMExports();
    }
    expect(failures.length).toBeGreaterThan(0);
    for (const failure of failures) expect(failure).toMatch(/cannot be used: EXDEV/);
    expect(readdirSync(folder)).toEqual(['journal.jsonl']);
    // The lines themselves were written.
    const [last] = await new FileJournal(file, BOUNDS).list(scope);
    expect(last).toEqual(kept[0]);
    expect((await journal.list(scope))[0]).toEqual(kept[0]);
  });

  it('begins beyond twice the size that is kept; until then there is a line for each change', async () => {
    const one = entry();
    const length = JSON.stringify({ entry: one }).length + 1;
    // An even length, so that the first line has exactly twice the size.
    const first = { ...one, tool: `${one.tool}${'x'.repeat(length % 2)}` };
    const bytes = (length + (length % 2)) / 2;
    const [ample, tight] = [join(folder, 'ample'), join(folder, 'tight')];
    for (const [at, bounds, isNew] of [
      [ample, { entries: 100, bytes: 10_000 }, false],
      [tight, { entries: 100, bytes }, true],
    ] as const) {
      const journal = new FileJournal(at, bounds);
      const { ino } = statSync(at);
      await journal.record(first);
      expect(statSync(at).ino).toBe(ino);
      await journal.record(entry());
      expect(statSync(at).ino === ino).toBe(!isNew);
    }
    expect(
      readFileSync(ample, 'utf8')
        .split('\n')
        .map((line) => line.length > 0),
    ).toEqual([true, true, false]);
  });

  it('passes over what a crash left of an earlier attempt', async () => {
    writeFileSync(`${file}.${process.pid}.tmp`, 'half a line');
    const { last, compacted } = await filled();
    expect(compacted).toBe(true);
    expect(readdirSync(folder)).toEqual(['journal.jsonl']);
    expect((await new FileJournal(file, BOUNDS).list(scope))[0]).toEqual(last);
  });

  it('is read again by anyone who did not write it, for one change as for all', async () => {
    const [writer, one, all, last] = Array.from({ length: 4 }, () => new FileJournal(file, BOUNDS)) as [
      FileJournal,
      FileJournal,
      FileJournal,
      FileJournal,
    ];
    const written = entry();
    await writer.record(written);
    expect(await one.get(written.id, scope)).toEqual([written]);
    expect(await all.list(scope)).toEqual([written]);
    for (let i = 0; i < 20; i++) await writer.record(entry());
    expect(await last.forgotten(scope)).toEqual(await writer.forgotten(scope));
    expect(await last.forgotten(scope)).toBeDefined();
  });

  it('keeps what others wrote, and that something was undone', async () => {
    const { journal, last } = await filled();
    const other = new FileJournal(file, BOUNDS);
    await other.markUndone([last.id], 'chg_undo');
    const next: JournalEntry[] = [];
    for (let i = 0; i < 3; i++) {
      next.unshift(entry());
      await journal.record(next[0] as JournalEntry);
    }
    const listed = await other.list(scope);
    expect(listed.slice(0, 3)).toEqual(next);
    expect(listed.find(({ id }) => id === last.id)?.undoneBy ?? 'dropped').toMatch(/chg_undo|dropped/);
    expect(await journal.list(scope)).toEqual(listed);
  });
});

describe('a file that is none', () => {
  it('such as a pipe is refused, in words', () => {
    if (spawnSync('mkfifo', [file]).status !== 0) return;
    expect(() => new FileJournal(file)).toThrow(/cannot be used: it is not a regular file/);
    expect(() => new FileJournal(file)).toThrow(JournalError);
  });

  it('that was removed is made again, empty', async () => {
    const { journal } = await filled();
    rmSync(file);
    expect(await journal.list(scope)).toEqual([]);
    const one = entry();
    await journal.record(one);
    expect(existsSync(file)).toBe(true);
    expect(await journal.list(scope)).toEqual([one]);
  });

  it('that was emptied by another program holds what is written from then on', async () => {
    const { journal } = await filled();
    writeFileSync(file, '');
    const one = entry();
    await journal.record(one);
    expect(await new FileJournal(file).list(scope)).toEqual([one]);
  });
});

describe('what somebody else wrote', () => {
  const undo = (body: unknown) => ({
    ...{ possible: true, except: [] },
    calls: [{ operation: 'PATCH /users/{id}', path: { id: 'u' }, query: {}, body, patch: true }],
  });
  const whole = entry({ undo: undo({ name: 'x' }) as JournalEntry['undo'] });

  it('is passed over where the tools could not rely on it', async () => {
    const broken: object[] = ['id', 'time', 'tenant', 'caller', 'tool', 'operation', 'targets'].map(
      (name) => ({
        ...whole,
        [name]: null,
      }),
    );
    broken.push(
      ...[{ differences: undefined }, { differences: [5] }, { effects: 'text' }, { touched: { before: [] } }],
      ...[{ undo: undefined }, { undo: { possible: true } }, { undo: { ...undo({}), calls: [] } }],
      ...[undo({}), undo(5), undo(undefined), { ...undo({ a: 1 }), except: 'x' }].map((one) => ({
        undo: one,
      })),
      ...[{ ...undo({ a: 1 }), calls: [{ operation: 'x', query: {} }] }].map((one) => ({ undo: one })),
    );
    const lines = broken.map((one) => ({ ...whole, id: newChangeId(), ...one }));
    writeFileSync(file, [...lines, whole].map((one) => `${JSON.stringify({ entry: one })}\n`).join(''));
    expect(await new FileJournal(file).list(scope)).toEqual([whole]);
  });

  it('is read though the file has the size that it had', async () => {
    const journal = new FileJournal(file);
    await journal.record(whole);
    const text = readFileSync(file, 'utf8');
    expect(await journal.list(scope)).toHaveLength(1);
    writeFileSync(file, text.replace('"tool":"update_user"', '"tool":"update_role"'));
    utimesSync(file, new Date(), new Date(Date.now() + 60_000));
    expect(await journal.list(scope)).toMatchObject([{ tool: 'update_role' }]);
  });
});
