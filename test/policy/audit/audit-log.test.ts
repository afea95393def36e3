import fs, {
  appendFileSync,
  existsSync,
  linkSync,
  mkdtempSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AuditError, AuditLog } from '../../../src/policy/audit/audit-log.js';
import {
  type AuditLine,
  matchesFilter,
  readAudit,
  verifyAudit,
} from '../../../src/policy/audit/audit-read.js';
import { record } from '../records.js';

const fresh = () => join(mkdtempSync(join(tmpdir(), 'audit-')), 'audit.jsonl');
const call = { caller: 'local', clientName: 'test' };
const subject = { call, tool: record('delete_user'), args: { user_id: 'auth0|1' } };
const lines = (file: string) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
const entries = (file: string) => lines(file).map((line) => JSON.parse(line) as AuditLine);

function written(file: string, count = 3): string {
  const log = new AuditLog(file, () => Date.UTC(2025, 0, 1));
  for (let n = 0; n < count; n++) log.decision({ ...subject, decision: 'run' });
  log.close();
  return file;
}

describe('the audit trail', () => {
  test('holds a line for each decision and each result', () => {
    const file = fresh();
    const log = new AuditLog(file, () => Date.UTC(2025, 0, 1));
    log.decision({
      ...subject,
      decision: 'run',
      rule: 'x',
      evidence: { level: 'type-name', how: 'typed_name', asked: 1, shown: 's', id: 'i' },
      targets: ['user auth0|1'],
    });
    log.result({ ...subject, status: 204, requestId: 'req', durationMs: 12 });
    log.close();
    const [open, decision, result] = entries(file);
    expect(open).toMatchObject({ kind: 'open', seq: 0, prev: '0'.repeat(64), pid: process.pid });
    expect(decision).toMatchObject({
      time: '2025-01-01T00:00:00.000Z',
      kind: 'decision',
      seq: 1,
      prev: open?.hash,
      caller: 'local',
      client: 'test',
      tool: 'delete_user',
      operation: 'DELETE /users/{id}',
      risk: 'destructive',
      args: { user_id: 'auth0|1' },
      decision: 'run',
      rule: 'x',
      confirmation: { how: 'typed_name' },
      targets: ['user auth0|1'],
    });
    expect(result).toMatchObject({
      kind: 'result',
      seq: 2,
      prev: decision?.hash,
      status: 204,
      requestId: 'req',
      durationMs: 12,
    });
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('holds no secret and nothing invisible', () => {
    const file = fresh();
    const log = new AuditLog(file);
    log.decision({
      call: { caller: 'local', clientName: 'evil client_secret=abcdef' },
      tool: record('create_user'),
      args: { connection: 'db', email: 'a\u202e@x.example', password: 'hunter2' },
      decision: 'refuse',
    });
    log.close();
    const text = readFileSync(file, 'utf8');
    expect(text).not.toContain('hunter2');
    expect(text).not.toContain('abcdef');
    expect(text).toContain('a<U+202E>@x.example');
  });

  test('records the size of very large arguments instead of them', () => {
    const file = fresh();
    const log = new AuditLog(file);
    log.decision({
      call,
      tool: record('update_user'),
      args: { user_id: 'u', user_metadata: { x: 'y'.repeat(100_000) } },
      decision: 'run',
    });
    log.close();
    expect(entries(file)[1]?.args).toEqual({ omitted: expect.stringMatching(/^\d+ characters$/) });
  });

  test('verifies as written', async () => {
    expect(await verifyAudit(written(fresh()))).toEqual({ ok: true, lines: 4, chains: 1, problems: [] });
  });

  test('goes on across restarts and with several writers at once', async () => {
    const file = written(fresh());
    const a = new AuditLog(file);
    const b = new AuditLog(file);
    a.decision({ ...subject, decision: 'run' });
    b.decision({ ...subject, decision: 'refuse' });
    a.result({ ...subject, status: 200 });
    b.result({ ...subject, code: 'declined' });
    a.close();
    b.close();
    expect(await verifyAudit(file)).toMatchObject({ ok: true, chains: 3, lines: 10 });
    expect(readFileSync(file, 'utf8')).not.toContain('\n\n');
    expect(entries(file)[4]?.prev).toBe(entries(file)[3]?.hash);
  });

  const tamper = async (change: (lines: string[]) => string[]) => {
    const file = written(fresh(), 5);
    writeFileSync(file, `${change(lines(file)).join('\n')}\n`);
    return verifyAudit(file);
  };

  test('a changed line shows', async () => {
    const verdict = await tamper((all) =>
      all.map((line, index) => (index === 2 ? line.replace('"run"', '"refuse"') : line)),
    );
    expect(verdict).toMatchObject({
      ok: false,
      problems: [{ line: 3, problem: expect.stringContaining('modified') }, { line: 4 }],
    });
  });

  test('a changed line with its hash made anew shows at the next', async () => {
    const { hashLine } = await import('../../../src/policy/audit/audit-log.js');
    const verdict = await tamper((all) =>
      all.map((line, index) => {
        if (index !== 2) return line;
        const { hash: _, ...entry } = JSON.parse(line);
        entry.decision = 'refuse';
        return JSON.stringify({ ...entry, hash: hashLine(entry) });
      }),
    );
    expect(verdict).toMatchObject({
      ok: false,
      problems: [{ line: 4, problem: expect.stringContaining('follow') }],
    });
  });

  test('a removed, a moved, a repeated and a foreign line show', async () => {
    expect((await tamper((all) => all.filter((_, index) => index !== 2))).ok).toBe(false);
    expect((await tamper((all) => all.slice(1))).ok).toBe(false);
    expect((await tamper((all) => [all[0], all[2], all[1], ...all.slice(3)] as string[])).ok).toBe(false);
    expect((await tamper((all) => [...all.slice(0, 3), all[2] as string, ...all.slice(3)])).ok).toBe(false);
    expect((await tamper((all) => [...all, '{"kind":"decision"}'])).ok).toBe(false);
    expect((await tamper((all) => [...all, 'not json'])).ok).toBe(false);
  });

  test('a line that lacks one of its parts is no record', async () => {
    for (const part of ['chain', 'seq', 'prev', 'hash', 'time', 'kind']) {
      const verdict = await tamper((all) =>
        all.map((line, index) => {
          if (index !== 5) return line;
          const { [part]: _, ...rest } = JSON.parse(line);
          return JSON.stringify(rest);
        }),
      );
      expect(verdict.problems, part).toEqual([
        { line: 6, problem: expect.stringContaining('complete record') },
      ]);
    }
  });

  test('what is wrong is told in its own words', async () => {
    const cut = await tamper((all) => all.filter((_, index) => index !== 2));
    expect(cut.problems).toEqual([{ line: 3, problem: 'lines before it are missing' }]);
    const headless = await tamper((all) => all.slice(1));
    expect(headless.problems[0]).toEqual({ line: 1, problem: 'lines before it are missing' });
    const twice = await tamper((all) => [...all.slice(0, 3), all[2] as string]);
    expect(twice.problems).toEqual([{ line: 4, problem: 'it is out of order or repeated' }]);
  });

  test('the removal of a whole earlier chain shows, when another began after it', async () => {
    const file = written(fresh());
    const before = lines(file).length;
    written(file);
    writeFileSync(file, `${lines(file).slice(before).join('\n')}\n`);
    expect(await verifyAudit(file)).toMatchObject({ ok: false, problems: [{ line: 1 }] });
  });

  test('half a line at the end is told, and the next writer starts on a new one', async () => {
    const file = written(fresh());
    appendFileSync(file, '{"time":"2025');
    written(file);
    const verdict = await verifyAudit(file);
    expect(verdict.problems).toEqual([{ line: 5, problem: expect.stringContaining('complete record') }]);
  });

  test('a file that cannot be opened is an error at the start', () => {
    expect(() => new AuditLog('/dev/full/x')).toThrow(AuditError);
    expect(() => new AuditLog(tmpdir())).toThrow(AuditError);
    const file = fresh();
    symlinkSync('/dev/null', file);
    expect(() => new AuditLog(file)).toThrow(/ELOOP/);
    // A device takes every line and keeps none.
    expect(() => new AuditLog('/dev/null')).toThrow(/not a regular file/);
  });

  test('a link is not followed, so that no other file is written to or made', () => {
    const [other, link, dangling, nowhere] = [fresh(), fresh(), fresh(), fresh()];
    writeFileSync(other, 'precious');
    symlinkSync(other, link);
    symlinkSync(nowhere, dangling);
    for (const file of [link, dangling])
      expect(() => new AuditLog(file)).toThrow(
        expect.objectContaining({
          name: 'AuditError',
          code: 'audit_failed',
          message: expect.stringContaining(file),
        }),
      );
    expect(readFileSync(other, 'utf8')).toBe('precious');
    expect(existsSync(nowhere)).toBe(false);
  });

  test('a full disk refuses, and what comes after it stands on lines of its own', async () => {
    const file = fresh();
    const log = new AuditLog(file, () => Date.UTC(2025, 0, 1));
    const { writeSync } = fs;
    fs.writeSync = ((fd: number, line: Buffer) => writeSync(fd, line.subarray(0, 20))) as typeof writeSync;
    syncBuiltinESMExports();
    try {
      expect(() => log.decision({ ...subject, decision: 'run' })).toThrow(
        /cannot be written: the disk is full/,
      );
    } finally {
      fs.writeSync = writeSync;
      syncBuiltinESMExports();
    }
    log.decision({ ...subject, decision: 'run' });
    log.decision({ ...subject, decision: 'refuse' });
    log.close();
    const half = { line: 2, problem: expect.stringContaining('complete record') };
    expect(await verifyAudit(file)).toMatchObject({ lines: 4, problems: [half] });
    expect(readFileSync(file, 'utf8')).not.toContain('\n\n');
  });

  test('goes on from the last whole line, however long it is, and whatever stands after it', () => {
    const file = fresh();
    const log = new AuditLog(file);
    log.decision({
      ...subject,
      args: { user_id: 'x'.repeat(60_000) },
      decision: 'run',
      targets: ['y'.repeat(60_000)],
    });
    log.close();
    const last = entries(file).at(-1)?.hash;
    appendFileSync(file, '{"torn":');
    new AuditLog(file).close();
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(4);
    expect(JSON.parse(lines[3] ?? '')).toMatchObject({ kind: 'open', prev: last });
  });

  test('a file of something else begins a chain of its own', () => {
    for (const text of ['no record', 'no record\n', '\n', `{"hash":"${'a'.repeat(64)}","x":1}\n`]) {
      const file = fresh();
      writeFileSync(file, text);
      new AuditLog(file).close();
      const last = readFileSync(file, 'utf8').trimEnd().split('\n').at(-1) ?? '';
      expect(JSON.parse(last)).toMatchObject({ kind: 'open', seq: 0, prev: '0'.repeat(64) });
    }
  });

  test('two names of one file make one trail', async () => {
    const file = written(fresh());
    const second = fresh();
    linkSync(file, second);
    written(second);
    expect(await verifyAudit(file)).toMatchObject({ ok: true, chains: 2 });
  });

  test('arguments are recorded up to their longest, and no further', () => {
    const file = fresh();
    const log = new AuditLog(file);
    const empty = JSON.stringify({ user_id: '' }).length;
    for (const length of [64 * 1024, 64 * 1024 + 1])
      log.decision({ ...subject, args: { user_id: 'x'.repeat(length - empty) }, decision: 'run' });
    log.close();
    const [, fits, over] = entries(file);
    expect(fits?.args).toEqual({ user_id: expect.any(String) });
    expect(over?.args).toEqual({ omitted: '65537 characters' });
  });

  test('a closed file refuses, so that nothing goes on unrecorded', () => {
    const log = new AuditLog(fresh());
    log.close();
    expect(() => log.decision({ ...subject, decision: 'run' })).toThrow(AuditError);
  });

  test('reads back and filters', async () => {
    const file = written(fresh());
    const found: AuditLine[] = [];
    for await (const { entry } of readAudit(file)) if (entry) found.push(entry);
    const decision = found[1] as AuditLine;
    expect(matchesFilter(decision, { tool: 'delete_user', decision: 'run', risk: 'destructive' })).toBe(true);
    expect(matchesFilter(decision, { tool: 'get_user' })).toBe(false);
    expect(matchesFilter(decision, { since: '2025-01-01', until: '2025-01-02' })).toBe(true);
    expect(matchesFilter(decision, { since: decision.time, until: decision.time })).toBe(true);
    expect(matchesFilter(decision, { since: '2025-01-02' })).toBe(false);
    expect(matchesFilter(decision, { until: '2024-12-31' })).toBe(false);
  });
});
