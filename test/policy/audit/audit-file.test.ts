import { fork } from 'node:child_process';
import fs, {
  appendFileSync,
  chmodSync,
  existsSync,
  linkSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AuditError } from '../../../src/policy/audit/audit-error.js';
import { AuditFile } from '../../../src/policy/audit/audit-file.js';
import { NO_HASH, sha256 } from '../../../src/policy/audit/audit-format.js';
import { verifyAudit } from '../../../src/policy/audit/audit-verify.js';
import { entriesOf, fresh, linesOf } from './trail.js';

const now = () => Date.UTC(2025, 0, 1);

/** A trail of two lines, still open. */
function begun(): { path: string; file: AuditFile } {
  const path = fresh();
  const file = new AuditFile(path, { now });
  file.append('open', { pid: 1 });
  file.append('decision', { n: 1 });
  return { path, file };
}

describe('one chain', () => {
  test('goes on behind a record only: an empty line at the end is none', () => {
    const { path, file } = begun();
    file.close();
    appendFileSync(path, '\n');
    const other = new AuditFile(path, { now });
    expect(() => other.append('decision', { n: 2 })).toThrow(
      /its last line is not a record of an audit trail/,
    );
    other.close();
  });

  test('the first line alone starts from zero, and each follows from the one before', () => {
    const { path, file } = begun();
    file.append('result', { n: 2 });
    const entries = entriesOf(path);
    expect(entries.map(({ seq }) => seq)).toEqual([0, 1, 2]);
    expect(entries.map(({ prev }) => prev)).toEqual([NO_HASH, entries[0]?.hash, entries[1]?.hash]);
    expect(entries[0]).toMatchObject({ v: 2, time: '2025-01-01T00:00:00.000Z', kind: 'open', pid: 1 });
    expect(new Set(entries.map(({ process }) => process)).size).toBe(1);
    expect(file.head).toEqual({ count: 3, hash: entries[2]?.hash });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(dirname(path))).toEqual(['audit.jsonl']);
  });

  test('several writers take turns in it, and a later one goes on', async () => {
    const { path, file } = begun();
    const other = new AuditFile(path);
    for (let n = 0; n < 3; n++) {
      other.append('decision', { n });
      file.append('decision', { n });
      file.append('result', { n });
    }
    other.close();
    file.close();
    new AuditFile(path).append('open', {});
    expect(await verifyAudit(path)).toMatchObject({ ok: true, lines: 12, processes: 3, problems: [] });
    expect(entriesOf(path).filter(({ prev }) => prev === NO_HASH)).toHaveLength(1);
  });

  test('real processes at the same time write one chain', async () => {
    const path = fresh();
    const program = join(import.meta.dirname, 'append-lines.ts');
    const runs = Array.from({ length: 3 }, () => {
      const child = fork(program, [path, '60'], { execArgv: ['--import', 'tsx'] });
      return new Promise<number | null>((resolve) => child.once('close', resolve));
    });
    expect(await Promise.all(runs)).toEqual([0, 0, 0]);
    expect(await verifyAudit(path)).toMatchObject({ ok: true, lines: 180, processes: 3, problems: [] });
    expect(readdirSync(dirname(path))).toEqual(['audit.jsonl']);
  });

  test('goes on from a last line of any length', async () => {
    const { path, file } = begun();
    for (const length of [1_000_000, 100, 3_000_000]) {
      file.append('decision', { long: 'é'.repeat(length) });
      new AuditFile(path).append('open', {});
    }
    expect(await verifyAudit(path)).toMatchObject({ ok: true, lines: 8 });
    file.append('decision', { long: 'x'.repeat(17 * 1024 * 1024) });
    expect(() => new AuditFile(path).append('open', {})).toThrow(/not a record/);
  });
});

describe('the file is the one that was opened', () => {
  const refused = (file: AuditFile, why: RegExp) => {
    expect(() => file.append('decision', {})).toThrow(why);
    expect(() => file.append('decision', {})).toThrow(AuditError);
  };

  test('deleted, nothing is recorded, and nothing made in its place', () => {
    const { path, file } = begun();
    rmSync(path);
    refused(file, /was deleted while the server was running/);
    expect(existsSync(path)).toBe(false);
    rmSync(dirname(path), { recursive: true });
    refused(file, /ENOENT/);
  });

  test('replaced by a copy, a link to itself or a folder', () => {
    const replaced = /was replaced by another file while the server was running/;
    const { path, file } = begun();
    const away = `${path}.1`;
    renameSync(path, away);
    writeFileSync(path, readFileSync(away));
    refused(file, replaced);
    expect(linesOf(path)).toHaveLength(2);
    rmSync(path);
    symlinkSync(away, path);
    refused(file, replaced);
    expect(linesOf(away)).toHaveLength(2);
  });

  test('under a second name', () => {
    const { path, file } = begun();
    linkSync(path, `${path}.2`);
    refused(file, /second name/);
    rmSync(`${path}.2`);
    file.append('decision', {});
    expect(linesOf(path)).toHaveLength(3);
  });

  test('shortened, emptied or written over', () => {
    const { path, file } = begun();
    const text = readFileSync(path, 'utf8');
    truncateSync(path, text.length - 10);
    refused(file, /was shortened while the server was running/);
    truncateSync(path, 0);
    refused(file, /was shortened/);
    writeFileSync(path, text.replace(/[0-9a-f]"\}\n$/, 'x"}\n'));
    refused(file, /was modified while the server was running/);
    writeFileSync(path, `${text.replace(/[0-9a-f]"\}\n$/, 'x"}\n')}${text}`);
    refused(file, /was modified/);
    writeFileSync(path, text);
    file.append('decision', {});
  });

  test('no device, folder or link is opened, and no lock is made beside one', () => {
    expect(() => new AuditFile('/dev/full/x')).toThrow(AuditError);
    expect(() => new AuditFile(tmpdir())).toThrow(/EISDIR/);
    expect(() => new AuditFile('/dev/null')).toThrow(/not a regular file/);
    const [other, link, dangling, nowhere] = [fresh(), fresh(), fresh(), fresh()];
    writeFileSync(other, 'precious');
    symlinkSync(other, link);
    symlinkSync(nowhere, dangling);
    for (const path of [link, dangling])
      expect(() => new AuditFile(path)).toThrow(
        expect.objectContaining({
          name: 'AuditError',
          code: 'audit_failed',
          message: `The audit trail ${path} cannot be written: ELOOP.`,
        }),
      );
    expect(readFileSync(other, 'utf8')).toBe('precious');
    expect(existsSync(nowhere)).toBe(false);
  });

  test('a file of something else is left alone', () => {
    const hash = 'a'.repeat(64);
    const texts = [
      'no record',
      'no record\n',
      '\n',
      '{}\n',
      `{"hash":"${hash}","x":1}\n`,
      '{"v":2}\n{"v":2,',
    ];
    for (const text of texts) {
      const path = fresh();
      writeFileSync(path, text);
      expect(() => new AuditFile(path).append('open', {}), text).toThrow(/not a record of an audit trail/);
      expect(readFileSync(path, 'utf8')).toBe(text);
    }
  });

  test.skipIf(process.getuid?.() === 0)('a folder in which no lock can be made refuses', () => {
    const { path, file } = begun();
    chmodSync(dirname(path), 0o500);
    refused(file, /EACCES/);
    chmodSync(dirname(path), 0o700);
  });

  test('a closed one refuses', () => {
    const { file } = begun();
    file.close();
    refused(file, /EBADF/);
  });

  test('while another process holds it, nothing is recorded', () => {
    const { path, file } = begun();
    file.close();
    const holder = { pid: 1, began: '0', place: 'elsewhere x y', token: 't' };
    writeFileSync(`${path}.lock`, JSON.stringify(holder));
    const waiting = new AuditFile(path, { longestWaitMs: 5 });
    refused(waiting, /audit\.jsonl\.lock is held by process 1 on elsewhere; if that no longer runs, remove/);
    rmSync(`${path}.lock`);
    waiting.append('open', {});
    expect(linesOf(path)).toHaveLength(3);
  });
});

describe('half a line', () => {
  test('of a power loss is recorded as such by the next line, and reported', async () => {
    const { path, file } = begun();
    file.close();
    appendFileSync(path, '{"v":2,"time');
    const next = new AuditFile(path, { now });
    next.append('open', {});
    next.append('decision', {});
    const lines = linesOf(path);
    expect(lines).toHaveLength(6);
    expect(JSON.parse(lines[3] ?? '')).toMatchObject({
      v: 2,
      seq: 2,
      kind: 'torn',
      bytes: 12,
      sha256: sha256('{"v":2,"time'),
      prev: JSON.parse(lines[1] ?? '').hash,
    });
    expect(JSON.parse(lines[4] ?? '')).toMatchObject({ seq: 3, kind: 'open' });
    expect(await verifyAudit(path)).toMatchObject({
      ok: true,
      problems: [],
      notes: [{ line: 3, problem: expect.stringContaining('half a line') }],
    });
  });

  test('of a single character, behind a single line', async () => {
    const path = fresh();
    new AuditFile(path).append('open', {});
    for (const torn of ['x', '\u0000']) {
      appendFileSync(path, torn);
      new AuditFile(path).append('open', {});
    }
    expect(await verifyAudit(path)).toMatchObject({ ok: true, lines: 7, notes: [{ line: 2 }, { line: 5 }] });
  });

  test('that is all there is, likewise; a record that lacks only its end is given it', async () => {
    const path = fresh();
    writeFileSync(path, '{"v":2,"ti');
    new AuditFile(path).append('open', {});
    expect(await verifyAudit(path)).toMatchObject({ ok: true, notes: [{ line: 1 }] });
    truncateSync(path, readFileSync(path).length - 1);
    expect(await verifyAudit(path)).toMatchObject({ ok: false, problems: [{ line: 3 }] });
    new AuditFile(path).append('open', {});
    expect(await verifyAudit(path)).toMatchObject({ ok: true, lines: 4, notes: [{ line: 1 }] });
  });

  test('by a full disk refuses, and what comes after stands on lines of its own', async () => {
    const { path, file } = begun();
    const { writeSync } = fs;
    fs.writeSync = ((fd: number, bytes: Buffer) => writeSync(fd, bytes.subarray(0, 20))) as typeof writeSync;
    syncBuiltinESMExports();
    try {
      expect(() => file.append('decision', {})).toThrow(/cannot be written: the disk is full/);
    } finally {
      fs.writeSync = writeSync;
      syncBuiltinESMExports();
    }
    expect(file.head.count).toBe(2);
    file.append('decision', {});
    file.append('result', {});
    expect(await verifyAudit(path)).toMatchObject({ ok: true, lines: 6, notes: [{ line: 3 }] });
    expect(readFileSync(path, 'utf8')).not.toContain('\n\n');
  });

  test('that does not match its record any more, or lost it, is a problem', async () => {
    const { path, file } = begun();
    file.close();
    appendFileSync(path, '{"v":2,"time');
    new AuditFile(path).append('open', {});
    const lines = linesOf(path);
    const check = async (changed: string[]) => {
      writeFileSync(path, `${changed.join('\n')}\n`);
      return (await verifyAudit(path)).problems;
    };
    const swap = (by: string[]) => [...lines.slice(0, 2), ...by, ...lines.slice(3)];
    const lost = { line: 4, problem: 'the half line that it accounts for was modified or removed' };
    expect(await check(swap(['{"v":2,"tome']))).toEqual([lost]);
    expect(await check(swap(['{"v":2,"time2']))).toEqual([lost]);
    expect(await check(swap([]))).toEqual([{ ...lost, line: 3 }]);
    expect(await check(swap(['{', '{"v":2,"time']))).toEqual([
      { line: 3, problem: expect.stringContaining('complete record') },
    ]);
    expect(await check([...lines.slice(0, 3), ...lines.slice(4)])).toEqual([
      { line: 3, problem: expect.stringContaining('complete record') },
      { line: 4, problem: 'lines before it are missing' },
    ]);
  });
});
