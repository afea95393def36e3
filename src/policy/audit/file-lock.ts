/**
 * A lock between processes, held for the moment of one append: a file that exists while it is held. It is made whole
 * (linked into place with its contents), names its holder, and is broken only when the holder is certainly gone.
 */
import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, readlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';

interface Holder {
  pid: number;
  /** When the process began, in the system's own unit: a number that is used again is told apart by it. */
  began: string;
  /** The machine and its set of process numbers; only there does `pid` mean anything. */
  place: string;
  /** Unique to one acquisition. */
  token: string;
}

/** Longest wait for another process, in ms; an append takes a fraction of one. */
const LONGEST_WAIT_MS = 2_000;
const PAUSE_MS = 2;

/** The lock is held by another process and was not released in time. */
export class LockHeld extends Error {}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

/** What a function returns; undefined where it throws, such as for a file that this system does not have. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function beginningOf(pid: number): string {
  const stat = attempt(() => readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? '';
  // The name, in parentheses, may hold spaces; the start time is the 20th field after it.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

function placeOf(): string {
  const boot = attempt(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()) ?? '';
  const processes = attempt(() => readlinkSync('/proc/self/ns/pid')) ?? '';
  return [hostname(), boot, processes].join(' ');
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of somebody else exists as well.
    return codeOf(error) !== 'ESRCH';
  }
}

const sleeping = new Int32Array(new SharedArrayBuffer(4));
const pause = (ms: number): void => void Atomics.wait(sleeping, 0, 0, ms);

export class FileLock {
  readonly #path: string;
  readonly #longestWait: number;
  readonly #self: Omit<Holder, 'token'>;
  /** The last wait was in vain: the next ones only look, so that a lock left behind does not slow everything. */
  #hopeless = false;

  /** @param longestWait in ms, for another process to release it */
  constructor(path: string, longestWait = LONGEST_WAIT_MS) {
    this.#path = path;
    this.#longestWait = longestWait;
    this.#self = { pid: process.pid, began: beginningOf(process.pid), place: placeOf() };
  }

  /**
   * Runs `work` while no other process holds the lock.
   *
   * @throws LockHeld where another one does for too long; the system's error where no lock can be made
   */
  hold<T>(work: () => T): T {
    const deadline = performance.now() + (this.#hopeless ? 0 : this.#longestWait);
    while (!this.#take(this.#path)) {
      if (this.#breakStale()) continue;
      if (performance.now() >= deadline) {
        this.#hopeless = true;
        throw new LockHeld(this.#whoHolds());
      }
      pause(PAUSE_MS);
    }
    this.#hopeless = false;
    try {
      return work();
    } finally {
      attempt(() => unlinkSync(this.#path));
    }
  }

  /** Makes the lock with its contents in one step; false where it exists. */
  #take(path: string): boolean {
    const token = randomBytes(9).toString('base64url');
    const draft = `${this.#path}.${token}`;
    writeFileSync(draft, JSON.stringify({ ...this.#self, token }), { flag: 'wx', mode: 0o600 });
    try {
      linkSync(draft, path);
      return true;
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      throw error;
    } finally {
      unlinkSync(draft);
    }
  }

  #holder(): Holder | undefined {
    return attempt(() => {
      const holder = JSON.parse(readFileSync(this.#path, 'utf8')) as Holder;
      return typeof holder.pid === 'number' && typeof holder.place === 'string' ? holder : undefined;
    });
  }

  /** Whether its holder is certainly gone: a process of this machine that ended, or had this process's number. */
  #isStale({ pid, began, place }: Holder): boolean {
    if (place !== this.#self.place) return false;
    // This process holds it only inside `hold`, which nothing interrupts.
    return pid === this.#self.pid || !isAlive(pid) || beginningOf(pid) !== began;
  }

  /** Removes a lock whose holder is gone; only one process at a time may, and it looks again before it does. */
  #breakStale(): boolean {
    const seen = this.#holder();
    if (seen === undefined || !this.#isStale(seen)) return false;
    const breaking = `${this.#path}.breaking`;
    if (!this.#take(breaking)) return false;
    try {
      if (this.#holder()?.token === seen.token) unlinkSync(this.#path);
      return true;
    } finally {
      unlinkSync(breaking);
    }
  }

  #whoHolds(): string {
    const holder = this.#holder();
    const who = holder ? `process ${holder.pid} on ${holder.place.split(' ')[0]}` : 'another process';
    return `${this.#path} is held by ${who}; if that no longer runs, remove this file (and ${this.#path}.breaking)`;
  }
}
