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
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { z } from 'zod';
import { FileLock } from '../audit/file-lock.js';
import {
  bounded,
  JOURNAL_BOUNDS,
  type Journal,
  type JournalBounds,
  type JournalEntry,
  JournalError,
  type JournalScope,
  type Made,
  MemoryJournal,
} from './journal.js';

type Line = { entry: JournalEntry } | { undone: string[]; by: string } | { forgotten: Made };

const { O_RDWR, O_APPEND, O_CREAT, O_EXCL, O_WRONLY, O_NOFOLLOW } = constants;

export class FileJournal implements Journal {
  readonly #file: string;
  readonly #bounds: JournalBounds;
  #memory: MemoryJournal;
  /** The file as far as it has been read, and whether it ends in a partial line. */
  #seen = { ino: 0n, size: 0n, mtime: 0n, torn: false };
  readonly #lock: FileLock;

  /**
   * Opens or creates the file, mode 0600; a symbolic link is refused.
   *
   * @param longestWait for other processes that write to it, in ms
   * @throws JournalError
   */
  constructor(file: string, bounds: JournalBounds = JOURNAL_BOUNDS, longestWait?: number) {
    this.#file = file;
    this.#bounds = bounds;
    this.#lock = new FileLock(`${file}.lock`, longestWait);
    this.#memory = new MemoryJournal(bounds);
    this.#withFile(() => undefined);
  }

  async record(entry: JournalEntry): Promise<void> {
    this.#append({ entry: bounded(entry) });
  }

  async markUndone(ids: readonly string[], by: string): Promise<void> {
    this.#append({ undone: [...ids], by });
  }

  async get(id: string, scope: JournalScope): Promise<JournalEntry[]> {
    this.#withFile((fd) => this.#refresh(fd));
    return this.#memory.get(id, scope);
  }

  async list(scope: JournalScope): Promise<JournalEntry[]> {
    this.#withFile((fd) => this.#refresh(fd));
    return this.#memory.list(scope);
  }

  async forgotten(scope: JournalScope): Promise<string | undefined> {
    this.#withFile((fd) => this.#refresh(fd));
    return this.#memory.forgotten(scope);
  }

  /** One at a time among processes. @throws JournalError */
  #append(line: Line): void {
    try {
      this.#lock.hold(() => this.#withFile((fd) => this.#write(fd, line)));
    } catch (error) {
      throw error instanceof JournalError ? error : this.#error(error);
    }
  }

  #write(fd: number, line: Line): void {
    this.#refresh(fd);
    const { size, torn } = this.#seen;
    const text = Buffer.from(`${torn ? '\n' : ''}${JSON.stringify(line)}\n`);
    writeFileSync(fd, text);
    take(this.#memory, line);
    // What others wrote at the same time, without the lock, is still to be read.
    this.#seen = { ...stateOf(fd), size: size + BigInt(text.length), torn: false };
    if (this.#seen.size > BigInt(2 * this.#bounds.bytes)) this.#compact();
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

  /** Reads the file again if it has changed. */
  #refresh(fd: number): void {
    const state = stateOf(fd);
    const { ino, size, mtime } = this.#seen;
    if (state.ino === ino && state.size === size && state.mtime === mtime) return;
    this.#memory = new MemoryJournal(this.#bounds);
    const text = readFileSync(fd, 'utf8');
    for (const line of text.split('\n')) {
      const parsed = parse(line);
      if (parsed) take(this.#memory, parsed);
    }
    this.#seen = { ...state, torn: text !== '' && !text.endsWith('\n') };
  }

  /** Writes what is still kept to a new file, which takes the place of this one. */
  #compact(): void {
    const temporary = `${this.#file}.${process.pid}.tmp`;
    rmSync(temporary, { force: true });
    const fd = openSync(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
    try {
      const lines: Line[] = [
        ...this.#memory.forgettings().map((forgotten) => ({ forgotten })),
        ...this.#memory.all().map((entry) => ({ entry })),
      ];
      writeFileSync(fd, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
      fsyncSync(fd);
      renameSync(temporary, this.#file);
      this.#seen = { ...stateOf(fd), torn: false };
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    } finally {
      closeSync(fd);
    }
  }

  #error(error: unknown): JournalError {
    const { code, message } = error as NodeJS.ErrnoException;
    return new JournalError(`The journal ${this.#file} cannot be used: ${code ?? message}.`);
  }
}

/** What tells that a file has been written to or replaced. */
function stateOf(fd: number): { ino: bigint; size: bigint; mtime: bigint } {
  const { ino, size, mtimeNs: mtime } = fstatSync(fd, { bigint: true });
  return { ino, size, mtime };
}

const members = z.record(z.string(), z.unknown());
const call = z
  .looseObject({
    operation: z.string(),
    path: members,
    query: members,
    body: z.unknown(),
    patch: z.literal(true),
  })
  .partial({ body: true, patch: true })
  .refine(({ patch, body }) => !patch || Object.keys(members.safeParse(body).data ?? {}).length > 0);
const made = z.looseObject({
  ...{
    tenant: z.string(),
    caller: z.string(),
    person: z.string().optional(),
    time: z.string().refine((time) => !Number.isNaN(Date.parse(time))),
  },
});
/** As far as the tools rely on it. */
const entryForm = z.looseObject({
  ...made.shape,
  ...{ id: z.string(), tool: z.string(), operation: z.string(), targets: z.array(z.string()) },
  touched: z.looseObject({ before: members, after: members }).optional(),
  differences: z.array(z.looseObject({ field: z.string() })),
  effects: z.array(z.string()),
  undo: z.union([
    z.looseObject({ possible: z.literal(true), calls: z.array(call).min(1), except: z.array(z.string()) }),
    z.looseObject({ possible: z.literal(false), why: z.string() }),
  ]),
  ...{ partOf: z.string().optional(), undoOf: z.string().optional(), undoneBy: z.string().optional() },
});
const lineForm = z.union([
  z.looseObject({ entry: entryForm }),
  z.looseObject({ undone: z.array(z.string()), by: z.string() }),
  z.looseObject({ forgotten: made }),
]);

/** A line that is not one of ours, such as one that a crash cut off or somebody edited, is passed over. */
function parse(text: string): Line | undefined {
  try {
    const line: unknown = JSON.parse(text);
    // What is checked is taken as it is: a copy by a schema loses members named __proto__.
    return lineForm.safeParse(line).success ? (line as Line) : undefined;
  } catch {
    return undefined;
  }
}

function take(memory: MemoryJournal, line: Line): void {
  if ('entry' in line) {
    memory.put(line.entry);
    return;
  }
  if ('forgotten' in line) {
    memory.forget(line.forgotten);
    return;
  }
  const undone = new Set(line.undone);
  for (const entry of memory.all()) if (undone.has(entry.id)) memory.put({ ...entry, undoneBy: line.by });
}
