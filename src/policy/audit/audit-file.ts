/**
 * The file of an audit trail, appended to by any number of processes in turn. Before each line, under the lock: it is
 * still the same regular file, nothing of it was taken away, and the new line follows from its last one.
 */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readSync,
  type Stats,
  writeSync,
} from 'node:fs';
import { AuditError } from './audit-error.js';
import { type AuditEntry, FORMAT, isSealed, NO_HASH, parseLine, sealLine, sha256 } from './audit-format.js';
import { FileLock } from './file-lock.js';

/** Where a trail ends: the number of its records, and the hash of the last one. */
export interface AuditHead {
  count: number;
  hash: string;
}

interface Tail extends AuditHead {
  /** What stands after the last record: half a line that a crash left. */
  torn: Buffer;
  /** The file does not end with the end of a line. */
  unended: boolean;
}

export interface AuditFileOptions {
  now?: () => number;
  /** Longest wait for other processes, in ms. */
  longestWaitMs?: number;
}

/** Half a megabyte holds the longest line many times; more is read only where a line is longer still. */
const FIRST_WINDOW = 512 * 1024;
const LONGEST_LINE = 16 * 1024 * 1024;
const NEWLINE = 0x0a;
const CLEAN = { torn: Buffer.alloc(0), unended: false };

export class AuditFile {
  readonly #fd: number;
  readonly #path: string;
  readonly #now: () => number;
  readonly #lock: FileLock;
  readonly #process = randomBytes(9).toString('base64url');
  /** Where this process's last line ended, in bytes. */
  #end = 0;
  #head: AuditHead = { count: 0, hash: NO_HASH };

  /** Opens or creates the file (mode 0600). @throws AuditError */
  constructor(path: string, { now = () => Date.now(), longestWaitMs }: AuditFileOptions = {}) {
    this.#path = path;
    this.#now = now;
    this.#lock = new FileLock(`${path}.lock`, longestWaitMs);
    try {
      const flags = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0);
      this.#fd = openSync(path, flags, 0o600);
    } catch (error) {
      throw this.#error(error);
    }
    // Before a lock is made beside it: a device takes every line and keeps none.
    if (!fstatSync(this.#fd).isFile()) {
      this.close();
      throw this.#error(new Error('it is not a regular file'));
    }
  }

  /** As of this process's last line. */
  get head(): AuditHead {
    return this.#head;
  }

  /** Appends a line that follows from the file's last one. @throws AuditError: then nothing may rely on it */
  append(kind: AuditEntry['kind'], fields: Record<string, unknown>): void {
    try {
      this.#lock.hold(() => this.#appendLocked(kind, fields));
    } catch (error) {
      throw this.#error(error);
    }
  }

  close(): void {
    closeSync(this.#fd);
  }

  #appendLocked(kind: AuditEntry['kind'], fields: Record<string, unknown>): void {
    const { size } = this.#identified();
    const tail = size === this.#end ? { ...this.#head, ...CLEAN } : this.#readTail(size);
    const lines: string[] = [];
    let { count, hash } = tail;
    const add = (of: AuditEntry['kind'], rest: Record<string, unknown>) => {
      const time = new Date(this.#now()).toISOString();
      const sealed = sealLine({
        v: FORMAT,
        time,
        seq: count,
        prev: hash,
        process: this.#process,
        kind: of,
        ...rest,
      });
      lines.push(`${sealed.text}\n`);
      hash = sealed.hash;
      count++;
    };
    if (tail.unended) lines.push('\n');
    if (tail.torn.length > 0) {
      add('torn', { bytes: tail.torn.length, sha256: sha256(tail.torn) });
    }
    add(kind, fields);
    const bytes = Buffer.from(lines.join(''));
    // Half a line that a full disk leaves is recorded by the next append.
    if (writeSync(this.#fd, bytes) !== bytes.length) throw new Error('the disk is full');
    this.#head = { count, hash };
    this.#end = size + bytes.length;
  }

  /** The open file, where it still is what its name stands for, and holds all that this process has written. */
  #identified(): Stats {
    const open = fstatSync(this.#fd);
    let named: Stats;
    try {
      named = lstatSync(this.#path);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw code === 'ENOENT' ? new Error('it was deleted while the server was running') : error;
    }
    if (named.dev !== open.dev || named.ino !== open.ino)
      throw new Error('it was replaced by another file while the server was running');
    if (open.nlink > 1) throw new Error('it has a second name (a hard link), under which others could write');
    if (open.size < this.#end) throw new Error('it was shortened while the server was running');
    if (this.#end > 0 && !this.#read(this.#end, 67).equals(Buffer.from(`${this.#head.hash}"}\n`)))
      throw new Error('it was modified while the server was running');
    return open;
  }

  /** The bytes ahead of a position. */
  #read(end: number, length: number): Buffer {
    const start = Math.max(0, end - length);
    const bytes = Buffer.alloc(end - start);
    const got = readSync(this.#fd, bytes, 0, bytes.length, start);
    return bytes.subarray(0, got);
  }

  #readTail(size: number): Tail {
    for (let window = FIRST_WINDOW; window <= LONGEST_LINE; window *= 2) {
      const bytes = this.#read(size, window);
      const end = bytes.lastIndexOf(NEWLINE);
      const start = end <= 0 ? -1 : bytes.lastIndexOf(NEWLINE, end - 1);
      if (start < 0 && bytes.length < size) continue;
      const torn = bytes.subarray(end + 1);
      // A record that lacks nothing but its end is the last one.
      const whole = parseLine(torn);
      if (whole !== undefined && isSealed(torn, whole.hash as string))
        return { count: (whole.seq as number) + 1, hash: whole.hash as string, ...CLEAN, unended: true };
      const unended = torn.length > 0;
      const last = parseLine(bytes.subarray(start + 1, Math.max(end, 0)));
      if (last !== undefined) {
        // A file of the first format is continued by a chain that starts from its last line.
        const count = last.v === FORMAT ? (last.seq as number) + 1 : 0;
        return { count, hash: last.hash as string, torn, unended };
      }
      // The very first line may have been cut off.
      if (end < 0 && torn.toString('latin1').startsWith('{"v":2,'))
        return { count: 0, hash: NO_HASH, torn, unended };
      break;
    }
    throw new Error('its last line is not a record of an audit trail; move the file away to start another');
  }

  #error(error: unknown): AuditError {
    const { code, message } = error as NodeJS.ErrnoException;
    return new AuditError(`The audit trail ${this.#path} cannot be written: ${code ?? message}.`);
  }
}
