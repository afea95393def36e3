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
import { isObject } from '../../text/is-object.js';
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

/** The file as far as it has been read, and whether it ends in a partial line. */
interface Seen {
  ino: bigint;
  size: bigint;
  torn: boolean;
}

const { O_RDWR, O_APPEND, O_CREAT, O_EXCL, O_WRONLY, O_NOFOLLOW } = constants;

export class FileJournal implements Journal {
  readonly #file: string;
  readonly #bounds: JournalBounds;
  #memory: MemoryJournal;
  #seen: Seen | undefined;
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
    const { ino, size, torn } = this.#refresh(fd);
    const text = Buffer.from(`${torn ? '\n' : ''}${JSON.stringify(line)}\n`);
    writeFileSync(fd, text);
    take(this.#memory, line);
    const end = size + BigInt(text.length);
    this.#seen = { ino, size: end, torn: false };
    if (end > BigInt(2 * this.#bounds.bytes)) this.#compact();
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
  #refresh(fd: number): Seen {
    const { ino, size } = fstatSync(fd, { bigint: true });
    if (this.#seen && ino === this.#seen.ino && size === this.#seen.size) return this.#seen;
    this.#memory = new MemoryJournal(this.#bounds);
    const text = readFileSync(fd, 'utf8');
    for (const line of text.split('\n')) {
      const parsed = parse(line);
      if (parsed) take(this.#memory, parsed);
    }
    const seen = { ino, size, torn: text !== '' && !text.endsWith('\n') };
    this.#seen = seen;
    return seen;
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
      const { ino, size } = fstatSync(fd, { bigint: true });
      this.#seen = { ino, size, torn: false };
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

const hasTexts = (value: Record<string, unknown>, names: readonly string[]): boolean =>
  names.every((name) => typeof value[name] === 'string');
const isTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');
const isAbsentOr = (is: (value: unknown) => boolean, value: unknown): boolean =>
  value === undefined || is(value);

const isCall = (call: unknown): boolean =>
  isObject(call) && typeof call.operation === 'string' && isObject(call.path) && isObject(call.query);

const isUndo = (undo: unknown): boolean =>
  isObject(undo) &&
  (undo.possible === true
    ? Array.isArray(undo.calls) &&
      undo.calls.every(isCall) &&
      isTexts(undo.except) &&
      isAbsentOr(isTexts, undo.emptied)
    : undo.possible === false && typeof undo.why === 'string');

/** Whether it is whole: others read its members as they are, and one bad line must not cost all the others. */
const isEntry = (entry: unknown): entry is JournalEntry =>
  isObject(entry) &&
  hasTexts(entry, ['id', 'time', 'tenant', 'caller', 'tool', 'operation']) &&
  isTexts(entry.targets) &&
  isTexts(entry.effects) &&
  Array.isArray(entry.differences) &&
  entry.differences.every((one) => isObject(one) && typeof one.field === 'string') &&
  isAbsentOr(
    (touched) => isObject(touched) && isObject(touched.before) && isObject(touched.after),
    entry.touched,
  ) &&
  ['person', 'partOf', 'undoOf', 'undoneBy'].every((name) =>
    isAbsentOr((value) => typeof value === 'string', entry[name]),
  ) &&
  isUndo(entry.undo);

/** A line that is not one of ours, such as one that a crash cut off, is passed over. */
function parse(text: string): Line | undefined {
  try {
    const line = JSON.parse(text) as Partial<{
      entry: unknown;
      undone: unknown;
      by: unknown;
      forgotten: unknown;
    }>;
    if (isEntry(line.entry)) return { entry: line.entry };
    if (Array.isArray(line.undone) && typeof line.by === 'string')
      return { undone: line.undone.map(String), by: line.by };
    if (isObject(line.forgotten) && hasTexts(line.forgotten, ['tenant', 'caller', 'time']))
      return { forgotten: line.forgotten as Made };
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
  if ('forgotten' in line) {
    memory.forget(line.forgotten);
    return;
  }
  const undone = new Set(line.undone);
  for (const entry of memory.all()) if (undone.has(entry.id)) memory.put({ ...entry, undoneBy: line.by });
}
