import { spawnSync } from 'node:child_process';
import fs, {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { hostname, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { FileLock, LockHeld } from '../../../src/policy/audit/file-lock.js';

const fresh = () => join(mkdtempSync(join(tmpdir(), 'lock-')), 'x.lock');

/** What this process writes into the lock at this path. */
function ownHolder(path: string): { pid: number; began: string; place: string; token: string } {
  return new FileLock(path).hold(() => JSON.parse(readFileSync(path, 'utf8')));
}

describe('a lock between processes', () => {
  test('is there while it is held, names its holder, and gone afterwards', () => {
    const path = fresh();
    const lock = new FileLock(path, 5);
    const held = lock.hold(() => {
      expect(readdirSync(dirname(path))).toEqual(['x.lock']);
      return JSON.parse(readFileSync(path, 'utf8'));
    });
    expect(held).toEqual({
      pid: process.pid,
      began: expect.any(String),
      place: expect.any(String),
      token: expect.stringMatching(/^[\w-]{12}$/),
    });
    expect(readdirSync(dirname(path))).toEqual([]);
    expect(lock.hold(() => 7)).toBe(7);
  });

  test('is released by work that fails', () => {
    const path = fresh();
    const lock = new FileLock(path, 5);
    expect(() =>
      lock.hold(() => {
        throw new Error('work');
      }),
    ).toThrow('work');
    expect(existsSync(path)).toBe(false);
  });

  test('waits for a living process no longer than it may, and is free again afterwards', () => {
    const path = fresh();
    const parent = process.ppid;
    const stat = readFileSync(`/proc/${parent}/stat`, 'utf8');
    const began = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    const held = JSON.stringify({ ...ownHolder(path), pid: parent, began });
    writeFileSync(path, held);
    const lock = new FileLock(path, 5);
    for (let n = 0; n < 2; n++) expect(() => lock.hold(() => 1)).toThrow(LockHeld);
    expect(() => lock.hold(() => 1)).toThrow(`is held by process ${parent} on `);
    expect(readFileSync(path, 'utf8')).toBe(held);
  });

  test('is taken over without any wait where its holder is gone', () => {
    const path = fresh();
    writeFileSync(path, JSON.stringify({ ...ownHolder(path), pid: spawnSync('true').pid }));
    expect(new FileLock(path, 0).hold(() => 7)).toBe(7);
  });

  test('after one wait in vain only looks, until it succeeds', () => {
    const path = fresh();
    const lock = new FileLock(path, 30);
    writeFileSync(path, 'somebody');
    const pauses: number[] = [];
    const { wait } = Atomics;
    // Time passes in the pauses alone, on however slow a machine.
    let now = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
    Atomics.wait = ((_array: Int32Array, _index: number, _value: number, ms: number) => {
      pauses.push(ms);
      now += ms;
      return 'timed-out';
    }) as typeof Atomics.wait;
    try {
      expect(() => lock.hold(() => 1)).toThrow(/is held by another process/);
      const first = pauses.length;
      expect(first).toBeGreaterThan(0);
      expect(() => lock.hold(() => 1)).toThrow(LockHeld);
      expect(pauses).toHaveLength(first);
      spawnSync('rm', [path]);
      expect(lock.hold(() => 1)).toBe(1);
      writeFileSync(path, 'somebody');
      expect(() => lock.hold(() => 1)).toThrow(LockHeld);
      expect(pauses.length).toBeGreaterThan(first);
    } finally {
      Atomics.wait = wait;
      clock.mockRestore();
    }
  });

  test('is broken when its holder has ended, had this number before, or is this process', () => {
    const ended = spawnSync(process.execPath, ['-e', '']).pid;
    for (const change of [{ pid: ended }, { pid: process.ppid, began: 'earlier' }, {}]) {
      const path = fresh();
      writeFileSync(path, JSON.stringify({ ...ownHolder(path), ...change, token: 'old' }));
      expect(
        new FileLock(path, 5).hold(() => 1),
        JSON.stringify(change),
      ).toBe(1);
      expect(readdirSync(dirname(path))).toEqual([]);
    }
  });

  test('names the machine and its set of process numbers', () => {
    const [host, ...rest] = ownHolder(fresh()).place.split(' ');
    expect(host).toBe(hostname());
    if (process.platform !== 'linux') return;
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    expect(rest).toEqual([boot, readlinkSync('/proc/self/ns/pid')]);
  });

  test('is judged by the process alone where the system does not tell when it began', () => {
    const ended = spawnSync(process.execPath, ['-e', '']).pid;
    const held = (path: string, pid: number) =>
      writeFileSync(path, JSON.stringify({ ...ownHolder(path), pid, began: '', token: 'old' }));
    const path = fresh();
    held(path, ended);
    expect(new FileLock(path, 5).hold(() => 1)).toBe(1);
    const { readFileSync: read } = fs;
    fs.readFileSync = ((file: string, ...rest: []) => {
      if (String(file).startsWith('/proc/')) throw new Error('there is no such file here');
      return read(file, ...rest);
    }) as typeof read;
    syncBuiltinESMExports();
    try {
      held(path, ended);
      expect(new FileLock(path, 5).hold(() => 1)).toBe(1);
      held(path, process.ppid);
      expect(() => new FileLock(path, 5).hold(() => 1)).toThrow(LockHeld);
      // A process of somebody else, which may not be signalled, is alive.
      const kill = vi.spyOn(process, 'kill').mockImplementation(() => {
        throw Object.assign(new Error('not permitted'), { code: 'EPERM' });
      });
      expect(() => new FileLock(path, 5).hold(() => 1)).toThrow(LockHeld);
      kill.mockRestore();
    } finally {
      fs.readFileSync = read;
      syncBuiltinESMExports();
    }
  });

  test('of another machine, or that says nothing, is never broken', () => {
    const ended = spawnSync(process.execPath, ['-e', '']).pid;
    const path = fresh();
    const elsewhere = JSON.stringify({ ...ownHolder(path), pid: ended, place: 'elsewhere' });
    for (const text of [elsewhere, '', 'no JSON', '{}']) {
      writeFileSync(path, text);
      expect(() => new FileLock(path, 5).hold(() => 1), text).toThrow(LockHeld);
      expect(readFileSync(path, 'utf8')).toBe(text);
    }
  });

  test('is broken by one process at a time', () => {
    const path = fresh();
    const stale = JSON.stringify({ ...ownHolder(path), token: 'old' });
    writeFileSync(path, stale);
    writeFileSync(`${path}.breaking`, '{}');
    expect(() => new FileLock(path, 5).hold(() => 1)).toThrow(/\.breaking/);
    expect(readFileSync(path, 'utf8')).toBe(stale);
  });

  test('that cannot be made is the error of the system', () => {
    expect(() => new FileLock('/nowhere/x.lock').hold(() => 1)).toThrow(/ENOENT/);
  });

  test('that the file system cannot link into place is that error too, at once, and leaves no draft', () => {
    const path = fresh();
    const { linkSync } = fs;
    fs.linkSync = () => {
      throw Object.assign(new Error('EPERM: operation not permitted'), { code: 'EPERM' });
    };
    syncBuiltinESMExports();
    try {
      const lock = new FileLock(path);
      const pauses = vi.spyOn(Atomics, 'wait');
      expect(() => lock.hold(() => 1)).toThrow(/EPERM/);
      expect(pauses).not.toHaveBeenCalled();
      pauses.mockRestore();
    } finally {
      fs.linkSync = linkSync;
      syncBuiltinESMExports();
    }
    expect(readdirSync(dirname(path))).toEqual([]);
  });

  test('is waited for until its holder releases it', () => {
    const path = fresh();
    writeFileSync(path, 'somebody');
    const wait = vi.spyOn(Atomics, 'wait').mockImplementation(() => {
      rmSync(path, { force: true });
      return 'timed-out';
    });
    try {
      expect(new FileLock(path).hold(() => 7)).toBe(7);
      expect(wait).toHaveBeenCalledTimes(1);
    } finally {
      wait.mockRestore();
    }
  });

  test('that another process took while a stale one was looked at is left alone', () => {
    const path = fresh();
    const own = ownHolder(path);
    const live = JSON.stringify({ ...own, place: 'elsewhere', token: 'new' });
    writeFileSync(path, JSON.stringify({ ...own, token: 'old' }));
    const { linkSync } = fs;
    // Between the look at the stale lock and its removal, somebody else breaks it and takes it.
    fs.linkSync = (from, to) => {
      linkSync(from, to);
      if (String(to).endsWith('.breaking')) writeFileSync(path, live);
    };
    syncBuiltinESMExports();
    try {
      expect(() => new FileLock(path, 5).hold(() => 1)).toThrow(/is held by process \d+ on elsewhere/);
    } finally {
      fs.linkSync = linkSync;
      syncBuiltinESMExports();
    }
    expect(readFileSync(path, 'utf8')).toBe(live);
    expect(readdirSync(dirname(path))).toEqual(['x.lock']);
  });
});
