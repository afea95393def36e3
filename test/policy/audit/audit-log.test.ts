import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { AuditHead } from '../../../src/policy/audit/audit-file.js';
import { AuditError, AuditLog } from '../../../src/policy/audit/audit-log.js';
import { matchesFilter, readAudit } from '../../../src/policy/audit/audit-read.js';
import { record } from '../records.js';
import { call, entriesOf, fresh, linesOf, subject, written } from './trail.js';

afterEach(() => {
  vi.useRealTimers();
});

describe('the audit trail', () => {
  test('holds a line for each decision and each result', async () => {
    const file = fresh();
    const log = new AuditLog(file, { now: () => Date.UTC(2025, 0, 1) });
    log.decision({
      ...subject,
      decision: 'refuse',
      rule: 'x',
      evidence: { level: 'type-name', how: 'typed_name', asked: 1, shown: 's', id: 'i' },
      targets: ['user auth0|1'],
    });
    log.result({ ...subject, status: 204, requestId: 'req', durationMs: 12 });
    await log.close();
    const [open, decision, result] = entriesOf(file);
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
      decision: 'refuse',
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

  test('holds no secret and nothing invisible', async () => {
    const file = fresh();
    const log = new AuditLog(file);
    log.decision({
      call: { caller: 'local', clientName: 'evil client_secret=abcdef' },
      tool: record('create_user'),
      args: { connection: 'db', email: 'a\u202e@x.example', password: 'hunter2' },
      decision: 'refuse',
    });
    await log.close();
    const text = readFileSync(file, 'utf8');
    expect(text).not.toContain('hunter2');
    expect(text).not.toContain('abcdef');
    expect(text).toContain('a<U+202E>@x.example');
  });

  test('records the size of very large arguments instead of them', async () => {
    const file = fresh();
    const log = new AuditLog(file);
    log.decision({
      call,
      tool: record('update_user'),
      args: { user_id: 'u', user_metadata: { x: 'y'.repeat(100_000) } },
      decision: 'refuse',
    });
    await log.close();
    expect(entriesOf(file)[1]?.args).toEqual({ omitted: expect.stringMatching(/^\d+ characters$/) });
  });

  test('arguments are recorded up to their longest, and no further', async () => {
    const file = fresh();
    const log = new AuditLog(file);
    const empty = JSON.stringify({ user_id: '' }).length;
    for (const length of [64 * 1024, 64 * 1024 + 1])
      log.decision({ ...subject, args: { user_id: 'x'.repeat(length - empty) }, decision: 'refuse' });
    await log.close();
    const [, fits, over] = entriesOf(file);
    expect(fits?.args).toEqual({ user_id: expect.any(String) });
    expect(over?.args).toEqual({ omitted: '65537 characters' });
  });

  test('a closed file refuses, so that nothing goes on unrecorded', async () => {
    const log = new AuditLog(fresh());
    await log.close();
    expect(() => log.decision({ ...subject, decision: 'run' })).toThrow(AuditError);
  });

  test('reads back and filters', async () => {
    const file = await written(fresh());
    const found: Record<string, unknown>[] = [];
    for await (const { entry } of readAudit(file)) if (entry) found.push(entry);
    const decision = found[1] as { time: string };
    expect(matchesFilter(decision, { tool: 'delete_user', decision: 'refuse', risk: 'destructive' })).toBe(
      true,
    );
    expect(matchesFilter(decision, { tool: 'get_user' })).toBe(false);
    expect(matchesFilter(decision, { since: '2025-01-01', until: '2025-01-02' })).toBe(true);
    expect(matchesFilter(decision, { since: decision.time, until: decision.time })).toBe(true);
    expect(matchesFilter(decision, { since: '2025-01-02' })).toBe(false);
    expect(matchesFilter(decision, { until: '2024-12-31' })).toBe(false);
  });

  test('reads lines that are split over many chunks, to the last byte', async () => {
    const file = fresh();
    const texts = ['', 'x'.repeat(200_000), '{}', 'é'.repeat(70_000), '', 'end'];
    writeFileSync(file, texts.join('\n'));
    const found: [number, string, boolean][] = [];
    for await (const { line, bytes, ended } of readAudit(file)) found.push([line, bytes.toString(), ended]);
    expect(found).toEqual(texts.map((text, index) => [index + 1, text, index < 5]));
  });

  test('says where it ends: when opened, every hundred records, and when closed', async () => {
    const file = fresh();
    const heads: AuditHead[] = [];
    const log = new AuditLog(file, { onHead: (head) => heads.push(head) });
    for (let n = 0; n < 203; n++) log.decision({ ...subject, decision: 'refuse' });
    await log.close();
    expect(heads.map(({ count }) => count)).toEqual([1, 101, 201, 204]);
    const hashes = entriesOf(file).map(({ hash }) => hash);
    expect(heads.map(({ hash }) => hash)).toEqual([hashes[0], hashes[100], hashes[200], hashes[203]]);
  });

  test('is closed once the results of running calls are in it', async () => {
    // No timer runs: the last result alone closes it.
    vi.useFakeTimers();
    const file = fresh();
    const log = new AuditLog(file);
    log.decision({ ...subject, decision: 'run' });
    log.decision({ ...subject, decision: 'run' });
    let closed = false;
    const closing = log.close().then(() => {
      closed = true;
    });
    await Promise.resolve();
    log.result({ ...subject, status: 200 });
    await Promise.resolve();
    await Promise.resolve();
    expect(closed).toBe(false);
    log.result({ ...subject, code: 'cancelled' });
    await closing;
    expect(entriesOf(file).at(-1)).toMatchObject({ kind: 'result', code: 'cancelled' });
    expect(() => log.result({ ...subject })).toThrow(AuditError);
  });

  test('waits two seconds at most for a result that never comes', async () => {
    vi.useFakeTimers();
    try {
      const log = new AuditLog(fresh());
      log.decision({ ...subject, decision: 'run' });
      const closed = vi.fn();
      const closing = log.close().then(closed);
      await vi.advanceTimersByTimeAsync(1_999);
      expect(closed).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(1);
      await closing;
      expect(closed).toHaveBeenCalled();
    } finally {
      vi.useRealTimers();
    }
  });

  test('a result that cannot be written does not keep it open', async () => {
    const file = fresh();
    const log = new AuditLog(file);
    log.decision({ ...subject, decision: 'run' });
    rmSync(file);
    expect(() => log.result({ ...subject, status: 200 })).toThrow(/deleted/);
    await log.close();
  });

  test('one that cannot be begun is closed at once', async () => {
    const file = fresh();
    writeFileSync(file, 'something else');
    expect(() => new AuditLog(file)).toThrow(/not a record/);
    expect(linesOf(file)).toEqual(['something else']);
  });
});
