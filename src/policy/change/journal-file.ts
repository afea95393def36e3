/**
 * The journal in a file: one JSON line for each change, and one for each that was taken back. Several processes may
 * use one file, such as a server and a terminal: a lock file orders their writes, and what others wrote is read.
 */
import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import {
  bounded,
  JOURNAL_BOUNDS,
  type Journal,
  type JournalBounds,
  type JournalEntry,
  JournalError,
  type JournalScope,
  MemoryJournal,
} from './journal.js';

type Line = { entry: JournalEntry } | { undone: string[]; by: string };

const { O_RDWR, O_APPEND, O_CREAT, O_EXCL, O_WRONLY, O_NOFOLLOW } = constants;
/** How long another process may hold the lock, in ms. */
const LOCK_MS = 5_000;
const LOCK_STEP_MS = 10;

export class FileJournal implements Journal {
  readonly #file: string;
  readonly #bounds: JournalBounds;
  #memory: MemoryJournal;
  /** The file as far as it has been read. */
  #seen = { ino: 0n, size: 0n };
  #queue: Promise<unknown> = Promise.resolve();

  /**
   * Opens or creates the file, mode 0600; a symbolic link is refused.
   *
   * @throws JournalError
   */
  constructor(file: string, bounds: JournalBounds = JOURNAL_BOUNDS) {
    this.#file = file;
    this.#bounds = bounds;
    this.#memory = new MemoryJournal(bounds);
    this.#withFile((fd) => this.#refresh(fd));
  }

  record(entry: JournalEntry): Promise<void> {
    return this.#append({ entry: bounded(entry) });
  }

  markUndone(ids: readonly string[], by: string): Promise<void> {
    return this.#append({ undone: [...ids], by });
  }

  async get(id: string, scope: JournalScope): Promise<JournalEntry[]> {
    this.#withFile((fd) => this.#refresh(fd));
    return this.#memory.get(id, scope);
  }

  async list(scope: JournalScope): Promise<JournalEntry[]> {
    this.#withFile((fd) => this.#refresh(fd));
    return this.#memory.list(scope);
  }

  /** One at a time within the process, and among processes by the lock. @throws JournalError */
  #append(line: Line): Promise<void> {
    const work = this.#queue.then(async () => {
      const unlock = await this.#lock();
      try {
        this.#withFile((fd) => {
          const torn = this.#refresh(fd);
          const text = Buffer.from(`${torn ? '\n' : ''}${JSON.stringify(line)}\n`);
          writeFileSync(fd, text);
          take(this.#memory, line);
          this.#seen.size += BigInt(text.length);
          if (this.#seen.size > BigInt(2 * this.#bounds.bytes)) this.#compact();
        });
      } finally {
        unlock();
      }
    });
    this.#queue = work.catch(() => {});
    return work;
  }

  #withFile(work: (fd: number) => void): void {
    let fd: number | undefined;
    try {
      fd = openSync(this.#file, O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW, 0o600);
      if (!fstatSync(fd).isFile()) throw new Error('it is not a regular file');
      // It was perhaps created by another program, readable by others.
      fchmodSync(fd, 0o600);
      work(fd);
    } catch (error) {
      throw this.#error(error);
    } finally {
      if (fd !== undefined) closeSync(fd);
    }
  }

  /** Reads the file again if it has changed. Returns whether it ends in a partial line. */
  #refresh(fd: number): boolean {
    const { ino, size } = fstatSync(fd, { bigint: true });
    if (ino !== this.#seen.ino || size !== this.#seen.size) {
      this.#memory = new MemoryJournal(this.#bounds);
      const text = size === 0n ? '' : readAll(fd, Number(size)).toString('utf8');
      for (const line of text.split('\n')) {
        const parsed = parse(line);
        if (parsed) take(this.#memory, parsed);
      }
      this.#seen = { ino, size };
    }
    if (size === 0n) return false;
    const last = Buffer.alloc(1);
    readSync(fd, last, 0, 1, Number(size) - 1);
    return last[0] !== 0x0a;
  }

  /** Writes what is still kept to a new file, which takes the place of this one. */
  #compact(): void {
    const temporary = `${this.#file}.${process.pid}.tmp`;
    rmSync(temporary, { force: true });
    const fd = openSync(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
    try {
      const lines = this.#memory.all().map((entry) => `${JSON.stringify({ entry })}\n`);
      writeFileSync(fd, lines.join(''));
      fsyncSync(fd);
      renameSync(temporary, this.#file);
      const { ino, size } = fstatSync(fd, { bigint: true });
      this.#seen = { ino, size };
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    } finally {
      closeSync(fd);
    }
  }

  async #lock(): Promise<() => void> {
    const path = `${this.#file}.lock`;
    for (let waited = 0; ; waited += LOCK_STEP_MS) {
      try {
        const fd = openSync(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
        writeFileSync(fd, String(process.pid));
        closeSync(fd);
        return () => rmSync(path, { force: true });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw this.#error(error);
      }
      if (isAbandoned(path)) rmSync(path, { force: true });
      else if (waited >= LOCK_MS) throw this.#error(new Error(`another process holds ${path}`));
      else await wait(LOCK_STEP_MS);
    }
  }

  #error(error: unknown): JournalError {
    const { code, message } = error as NodeJS.ErrnoException;
    return new JournalError(`The journal ${this.#file} cannot be used: ${code ?? message}.`);
  }
}

function readAll(fd: number, size: number): Buffer {
  const whole = Buffer.alloc(size);
  let at = 0;
  while (at < size) {
    const read = readSync(fd, whole, at, size - at, at);
    if (read === 0) break;
    at += read;
  }
  return whole.subarray(0, at);
}

/** A line that is not one of ours, such as one that a crash cut off, is passed over. */
function parse(text: string): Line | undefined {
  if (text === '') return undefined;
  try {
    const line = JSON.parse(text) as Partial<{ entry: JournalEntry; undone: unknown; by: unknown }>;
    if (typeof line.entry?.id === 'string' && typeof line.entry.undo?.possible === 'boolean')
      return { entry: line.entry };
    if (Array.isArray(line.undone) && typeof line.by === 'string')
      return { undone: line.undone.map(String), by: line.by };
  } catch {
    // Passed over.
  }
  return undefined;
}

function take(memory: MemoryJournal, line: Line): void {
  if ('entry' in line) {
    memory.put(line.entry);
    return;
  }
  const undone = new Set(line.undone);
  for (const entry of memory.all()) if (undone.has(entry.id)) memory.put({ ...entry, undoneBy: line.by });
}

/** Whether the process that took the lock has ended, or ended before it could say who it was. */
function isAbandoned(path: string): boolean {
  try {
    const pid = Number(readFileSync(path, 'utf8'));
    if (pid > 0) process.kill(pid, 0);
    else return Date.now() - statSync(path).mtimeMs > LOCK_MS;
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
