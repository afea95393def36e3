import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { AuditFile } from '../../../src/policy/audit/audit-file.js';
import {
  type AuditEntry,
  type AuditLine,
  NO_HASH,
  sealLine,
} from '../../../src/policy/audit/audit-format.js';
import { verifyAudit } from '../../../src/policy/audit/audit-verify.js';
import { fresh, linesOf, written } from './trail.js';

let file: string;
let original: string;
let lines: string[];
let head: string;

/** Lines 1 to 4 of one process, 5 to 7 of another, 8 to 10 of a third, some with text beyond ASCII. */
beforeAll(async () => {
  file = await written(fresh(), 3);
  await written(file, 2);
  const log = new AuditFile(file, { now: () => Date.UTC(2025, 0, 2) });
  for (const text of ['Zoë \u2028 \ufffd', '"quoted" \\ and \n', '{"v":2}']) log.append('decision', { text });
  head = log.head.hash;
  log.close();
  original = readFileSync(file, 'utf8');
  lines = linesOf(file);
});

async function verdictOf(text: string | Buffer, withHead = true) {
  const copy = fresh();
  writeFileSync(copy, text);
  return verifyAudit(copy, withHead ? head : undefined);
}

const joined = (all: readonly (string | undefined)[]) => all.map((line) => `${line}\n`).join('');
const entryOf = (line: string | undefined): AuditLine => JSON.parse(line ?? '');

/** Seals lines again from one on, as somebody who knows the format would. */
function resealed(all: readonly string[], from: number): string[] {
  let prev = from === 0 ? NO_HASH : entryOf(all[from - 1]).hash;
  return all.map((line, index) => {
    if (index < from) return line;
    const { hash: _, ...entry } = entryOf(line);
    const sealed = sealLine({ ...entry, seq: index, prev } as AuditEntry);
    prev = sealed.hash;
    return sealed.text;
  });
}

const problem = (line: number, text: string) => ({ line, problem: expect.stringContaining(text) });

describe('an audit trail', () => {
  test('verifies as written, with and without a head', async () => {
    const whole = {
      ok: true,
      lines: 10,
      processes: 3,
      old: { lines: 0, chains: 0 },
      head,
      problems: [],
      notes: [],
    };
    expect(await verifyAudit(file)).toEqual(whole);
    expect(await verifyAudit(file, head)).toEqual({ ...whole, sinceHead: 0 });
    expect(await verifyAudit(file, entryOf(lines[3]).hash)).toEqual({ ...whole, sinceHead: 6 });
  });

  test('an empty one has nothing wrong, unless a head is missing', async () => {
    expect(await verdictOf('', false)).toMatchObject({ ok: true, lines: 0, head: NO_HASH });
    expect((await verdictOf('')).problems).toEqual([problem(0, 'is missing')]);
  });

  const changes: [string, () => (string | undefined)[], object[]][] = [
    [
      'modified',
      () => lines.map((l, i) => (i === 2 ? l.replace('refuse', 'accept') : l)),
      [problem(3, 'modified'), problem(4, 'missing')],
    ],
    [
      'removed from the middle',
      () => lines.filter((_, i) => i !== 2),
      [problem(3, 'lines before it are missing')],
    ],
    ['removed from the beginning', () => lines.slice(1), [problem(1, 'lines before it are missing')]],
    [
      'all of one process removed',
      () => [...lines.slice(0, 4), ...lines.slice(7)],
      [problem(5, 'lines before it are missing')],
    ],
    ['all of the first process removed', () => lines.slice(4), [problem(1, 'lines before it are missing')]],
    [
      'all of one process removed, the rest renumbered',
      () => {
        const rest = lines.slice(7).map((l) => l.replace(/"seq":(\d+)/, (_, n) => `"seq":${n - 3}`));
        return [...lines.slice(0, 4), ...rest];
      },
      [problem(5, 'modified'), problem(6, 'modified'), problem(7, 'modified')],
    ],
    [
      'two swapped',
      () => [...lines.slice(0, 4), lines[5], lines[4], ...lines.slice(6)],
      [problem(5, 'missing'), problem(6, 'out of order'), problem(7, 'missing')],
    ],
    [
      'lines of two processes swapped',
      () => lines.map((l, i) => (i === 2 ? lines[8] : i === 8 ? lines[2] : l)),
      [problem(3, 'missing'), problem(4, 'out of order'), problem(9, 'out of order'), problem(10, 'missing')],
    ],
    [
      'two processes swapped',
      () => [...lines.slice(4, 7), ...lines.slice(0, 4), ...lines.slice(7)],
      [problem(1, 'missing'), problem(4, 'out of order'), problem(8, 'missing')],
    ],
    [
      'repeated',
      () => [...lines.slice(0, 3), lines[2], ...lines.slice(3)],
      [problem(4, 'out of order or repeated')],
    ],
    [
      'a chain of its own inserted',
      () => [...lines.slice(0, 4), ...resealed(lines.slice(0, 2), 0), ...lines.slice(4)],
      [problem(5, 'out of order or repeated'), problem(7, 'missing')],
    ],
    [
      'a chain of its own appended',
      () => [...lines, ...resealed(lines.slice(0, 2), 0)],
      [problem(11, 'out of order or repeated')],
    ],
    [
      'a line that fits inserted',
      () => {
        const all = resealed([...lines.slice(0, 5), lines[4] as string], 5);
        return [...all, ...lines.slice(5)];
      },
      [problem(7, 'out of order or repeated')],
    ],
    [
      'a line modified and sealed',
      () =>
        resealed(
          lines.map((l, i) => (i === 2 ? l.replace('refuse', 'accept') : l)),
          2,
        ).map((l, i) => (i > 2 ? (lines[i] as string) : l)),
      [problem(4, 'does not follow')],
    ],
    ['a blank line', () => [...lines.slice(0, 3), '', ...lines.slice(3)], [problem(4, 'complete record')]],
    ['no JSON', () => [...lines, 'not json'], [problem(11, 'complete record')]],
    ['another record', () => [...lines, '{"kind":"decision"}'], [problem(11, 'complete record')]],
    ['null', () => [...lines, 'null'], [problem(11, 'complete record')]],
  ];
  test.each(changes)('shows %s', async (_, change, problems) => {
    const verdict = await verdictOf(joined(change()), false);
    expect(verdict).toMatchObject({ ok: false, problems });
    expect(verdict.problems).toHaveLength(problems.length);
  });

  test('shows what was cut off the end, and what was written from the beginning, by the head', async () => {
    for (const kept of [9, 7, 4, 1]) {
      const cut = joined(lines.slice(0, kept));
      expect((await verdictOf(cut, false)).ok).toBe(true);
      expect((await verdictOf(cut)).problems).toEqual([problem(kept, `the record ${head} is missing`)]);
    }
    const invented = joined(
      resealed(
        lines.map((l) => l.replace('refuse', 'accept')),
        0,
      ),
    );
    expect((await verdictOf(invented, false)).ok).toBe(true);
    expect((await verdictOf(invented)).ok).toBe(false);
  });

  test('a line that lacks one of its parts is no record', async () => {
    for (const part of ['seq', 'prev', 'hash', 'time', 'kind', 'process', 'v']) {
      const { [part]: _, ...rest } = entryOf(lines[9]) as Record<string, unknown>;
      const { problems } = await verdictOf(joined([...lines.slice(0, 9), JSON.stringify(rest)]), false);
      expect(problems, part).toEqual([problem(10, 'complete record')]);
    }
  });

  test('the same record in other bytes shows', async () => {
    const spaced = lines.map((l, i) => (i === 4 ? l.replace('"seq":', '"seq": ') : l));
    expect((await verdictOf(joined(spaced))).problems[0]).toEqual(problem(5, 'modified'));
    const escaped = lines.map((l, i) => (i === 5 ? l.replace('local', '\\u006cocal') : l));
    expect((await verdictOf(joined(escaped))).problems[0]).toEqual(problem(6, 'modified'));
    expect((await verdictOf(original.replace('\n', '\r\n'))).ok).toBe(false);
    const { hash } = entryOf(lines[9]);
    expect((await verdictOf(original.replace(hash, hash.toUpperCase()))).ok).toBe(false);
  });

  test('any single edit of the file is found, given its head', async () => {
    const bytes = readFileSync(file);
    const at = fc.nat(bytes.length);
    const edits = fc.oneof(
      fc.tuple(at, fc.nat(255)).map(([index, byte]) => {
        const copy = Buffer.from(bytes);
        copy[index % bytes.length] = byte;
        return copy;
      }),
      fc
        .tuple(at, fc.uint8Array({ minLength: 1, maxLength: 8 }))
        .map(([index, added]) => Buffer.concat([bytes.subarray(0, index), added, bytes.subarray(index)])),
      fc
        .tuple(at, fc.integer({ min: 1, max: 2_000 }))
        .map(([index, length]) => Buffer.concat([bytes.subarray(0, index), bytes.subarray(index + length)])),
      fc.tuple(fc.nat(9), fc.nat(9)).map(([from, to]) => {
        const moved = [...lines];
        moved.splice(to, 0, ...moved.splice(from, 1));
        return Buffer.from(joined(moved));
      }),
      fc
        .tuple(fc.nat(9), fc.nat(10))
        .map(([from, to]) => Buffer.from(joined([...lines.slice(0, to), lines[from], ...lines.slice(to)]))),
      fc
        .tuple(fc.nat(9), fc.nat(9))
        .map(([from, to]) =>
          Buffer.from(joined([...lines.slice(0, Math.min(from, to)), ...lines.slice(Math.max(from, to))])),
        ),
      fc.nat(9).map((from) =>
        Buffer.from(
          joined(
            resealed(
              lines.map((l, i) => (i === from ? l.replace('"kind":"', '"kind":"x') : l)),
              from,
            ),
          ),
        ),
      ),
    );
    await fc.assert(
      fc.asyncProperty(edits, async (edited) => {
        fc.pre(!edited.equals(bytes));
        expect((await verdictOf(edited)).ok).toBe(false);
      }),
      { numRuns: 400 },
    );
  });
});

describe('the first format', () => {
  /** A trail of two processes, written by the release before. */
  const old = linesOf(new URL('./format-1.jsonl', import.meta.url).pathname);

  test('is checked by its own rules, and named', async () => {
    expect(await verdictOf(joined(old), false)).toMatchObject({
      ok: true,
      lines: 7,
      processes: 0,
      old: { lines: 7, chains: 2 },
      head: entryOf(old[6]).hash,
    });
    const removed = await verdictOf(joined(old.filter((_, i) => i !== 2)), false);
    expect(removed.problems).toEqual([
      problem(3, 'the last line before this chain began is missing'),
      problem(4, 'lines before it are missing'),
    ]);
    const repeated = await verdictOf(joined([...old, old[6]]), false);
    expect(repeated.problems).toEqual([problem(8, 'out of order or repeated')]);
    const modified = await verdictOf(joined(old).replace('"run"', '"ask"'), false);
    expect(modified.problems[0]).toEqual(problem(2, 'modified'));
    const begun = await verdictOf(joined(old.slice(1)), false);
    expect(begun.problems[0]).toEqual(problem(1, 'lines before it are missing'));
    const later = await verdictOf(
      joined(old.slice(3).filter((l) => entryOf(l).chain !== entryOf(old[0]).chain)),
      false,
    );
    expect(later.problems[0]).toEqual(problem(1, 'the last line before this chain began is missing'));
  });

  test('is continued by one chain, to which its last line is bound', async () => {
    const path = fresh();
    writeFileSync(path, joined(old));
    await written(path, 2);
    const both = linesOf(path);
    expect(entryOf(both[7])).toMatchObject({ v: 2, seq: 0, prev: entryOf(old[6]).hash });
    expect(await verifyAudit(path)).toMatchObject({ ok: true, old: { lines: 7, chains: 2 }, processes: 1 });
    expect((await verdictOf(joined([...both.slice(0, 6), ...both.slice(7)]), false)).problems).toEqual([
      problem(7, 'does not follow'),
    ]);
    expect((await verdictOf(joined(both.slice(7)), false)).problems).toEqual([problem(1, 'does not follow')]);
    expect((await verdictOf(joined([lines[0], old[0]]), false)).problems).toEqual([
      problem(2, 'behind lines of the second'),
    ]);
    appendFileSync(path, joined([old[6]]));
    expect((await verifyAudit(path)).problems).toEqual([problem(11, 'behind lines of the second')]);
  });
});
