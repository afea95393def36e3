/** The journal of changes: what was changed, by whom, and how it is taken back. No secret is ever in it. */
import { randomFillSync } from 'node:crypto';
import type { Undo } from './inverse.js';
import type { Touched } from './touched.js';

/** One thing that differs, as it may be shown. */
export interface ShownDifference {
  field: string;
  from?: unknown;
  to?: unknown;
}

export interface JournalEntry {
  /** `chg_` and random characters. */
  id: string;
  /** ISO 8601, UTC. */
  time: string;
  /** Host of the tenant: a change of one tenant is never taken back in another. */
  tenant: string;
  caller: string;
  person?: string;
  tool: string;
  /** `METHOD /path`. */
  operation: string;
  /** What it was done to, such as `user auth0|1`. */
  targets: readonly string[];
  /** Members that the change touched, as they were and as it left them; absent where nothing can be compared. */
  touched?: Pick<Touched, 'before' | 'after'>;
  /** Redacted. */
  differences: readonly ShownDifference[];
  /** Names of the effects. */
  effects: readonly string[];
  undo: Undo;
  /** The composite change that it is a part of. */
  partOf?: string;
  /** The change that it took back. */
  undoOf?: string;
  /** The change, or composite change, that took it back. */
  undoneBy?: string;
}

/** Whose changes: the person where the transport knows one, else the caller; absent: everybody's. */
export interface JournalScope {
  tenant: string;
  owner?: { caller: string; person?: string | undefined } | undefined;
}

/** What the journal tells about the time before a question. */
export interface KnownChanges {
  /** Changes of the caller that are kept, newest first. */
  entries: readonly JournalEntry[];
  /** When the newest was made of those that are no longer kept. */
  forgotten?: string | undefined;
}

/** Where changes are kept. All methods are asynchronous, so that servers can share one. */
export interface Journal {
  record(entry: JournalEntry): Promise<void>;
  /** The change with this id, or the parts of the composite change in the order in which they were made. */
  get(id: string, scope: JournalScope): Promise<JournalEntry[]>;
  /** All changes, newest first. */
  list(scope: JournalScope): Promise<JournalEntry[]>;
  markUndone(ids: readonly string[], by: string): Promise<void>;
  /** When the newest was made of the changes that are no longer kept; undefined where all are, or it is not known. */
  forgotten(scope: JournalScope): Promise<string | undefined>;
}

/** The journal cannot be read or written. */
export class JournalError extends Error {
  override readonly name = 'JournalError';
  readonly code = 'journal_failed';
}

const ID_BYTES = 12;
/** Random bytes for many ids at once: each request for some costs more than an id. */
const pool = Buffer.alloc(ID_BYTES * 256);
let taken = pool.length;

export function newChangeId(): string {
  if (taken === pool.length) {
    randomFillSync(pool);
    taken = 0;
  }
  const start = taken;
  taken += ID_BYTES;
  return `chg_${pool.toString('hex', start, taken)}`;
}

/** What one journal keeps; the oldest entries go first. */
export interface JournalBounds {
  entries: number;
  /** Of their JSON, in characters. */
  bytes: number;
}
/** Changes of one person or caller that a journal which replicas share lists. */
export const MOST_OF_ONE = 500;
export const JOURNAL_BOUNDS: JournalBounds = { entries: 2_000, bytes: 16 * 1024 * 1024 };

/** Characters of JSON of one entry; beyond it, what was before is not kept. */
const LONGEST_ENTRY = 256 * 1024;

/** An entry that is bounded, kept and written is measured once. */
const sizes = new WeakMap<JournalEntry, number>();

function sizeOf(entry: JournalEntry): number {
  const size = sizes.get(entry) ?? JSON.stringify(entry).length;
  sizes.set(entry, size);
  return size;
}

/** What is kept of the differences of such an entry: short ones, among them a name. */
const SHORT_DIFFERENCE = 2_000;
const SHORT_DIFFERENCES = 20;

/** The entry as it is kept: one that is too long can be read about, and no longer undone. */
export function bounded(entry: JournalEntry, longest = LONGEST_ENTRY): JournalEntry {
  if (sizeOf(entry) <= longest) return entry;
  const { touched: _touched, ...rest } = entry;
  return {
    ...rest,
    differences: entry.differences
      .filter((one) => JSON.stringify(one).length <= SHORT_DIFFERENCE)
      .slice(0, SHORT_DIFFERENCES),
    undo: { possible: false, why: 'What was there before is too large to be kept.' },
  };
}

/** Whose a change is, and when it was made. */
export type Made = Pick<JournalEntry, 'tenant' | 'caller' | 'person' | 'time'>;

const ownerOf = ({ tenant, caller, person }: Made): string => JSON.stringify([tenant, person ?? caller]);

/** Callers of whom it is remembered that changes of theirs were forgotten. */
const MOST_OWNERS = 1_000;

/** Whether who asks may see it. */
export const visible = (entry: Made, { tenant, owner }: JournalScope): boolean => {
  if (entry.tenant !== tenant) return false;
  if (owner === undefined) return true;
  return entry.person === owner.person && (owner.person !== undefined || entry.caller === owner.caller);
};

/** In memory, until the process ends. */
export class MemoryJournal implements Journal {
  readonly #entries = new Map<string, { entry: JournalEntry; size: number }>();
  readonly #bounds: JournalBounds;
  #size = 0;
  /** The newest change of each caller that is no longer kept. */
  readonly #forgotten = new Map<string, Made>();

  constructor(bounds: JournalBounds = JOURNAL_BOUNDS) {
    this.#bounds = bounds;
  }

  async record(entry: JournalEntry): Promise<void> {
    this.put(bounded(entry));
  }

  async get(id: string, scope: JournalScope): Promise<JournalEntry[]> {
    return this.all().filter((entry) => (entry.id === id || entry.partOf === id) && visible(entry, scope));
  }

  async list(scope: JournalScope): Promise<JournalEntry[]> {
    return this.all()
      .filter((entry) => visible(entry, scope))
      .reverse();
  }

  async markUndone(ids: readonly string[], by: string): Promise<void> {
    for (const id of ids) {
      const entry = this.#entries.get(id)?.entry;
      if (entry) this.put({ ...entry, undoneBy: by });
    }
  }

  async forgotten(scope: JournalScope): Promise<string | undefined> {
    return this.forgettings().findLast((one) => visible(one, scope))?.time;
  }

  /** What tells of changes that are no longer kept, the newest last. */
  forgettings(): Made[] {
    return [...this.#forgotten.values()];
  }

  forget({ tenant, caller, person, time }: Made): void {
    const made: Made = { tenant, caller, time, ...(person === undefined ? {} : { person }) };
    const owner = ownerOf(made);
    this.#forgotten.delete(owner);
    this.#forgotten.set(owner, made);
    const [oldest] = this.#forgotten.keys();
    if (this.#forgotten.size > MOST_OWNERS) this.#forgotten.delete(oldest as string);
  }

  /** Oldest first. */
  all(): JournalEntry[] {
    return [...this.#entries.values()].map(({ entry }) => entry);
  }

  /** Adds an entry, or replaces the one with its id in its place. */
  put(entry: JournalEntry): void {
    const size = sizeOf(entry);
    this.#size += size - (this.#entries.get(entry.id)?.size ?? 0);
    this.#entries.set(entry.id, { entry, size });
    for (const [id, oldest] of this.#entries) {
      const { entries, bytes } = this.#bounds;
      if (this.#entries.size <= entries && this.#size <= bytes) break;
      if (id === entry.id) break;
      this.#entries.delete(id);
      this.#size -= oldest.size;
      this.forget(oldest.entry);
    }
  }
}
