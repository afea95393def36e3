/** The state of a server that is alone: in memory, and gone with the process. */
import { randomBytes } from 'node:crypto';
import type { ChannelKey, Full, SharedState, StateKey, StateStatus, Stored, Window } from './shared-state.js';

interface Kept {
  /** JSON, so that nobody changes what another one holds. */
  text: string;
  version: string;
  expires: number;
}

/** Writes between two sweeps, at least; more where more is kept, so that sweeping stays cheap. */
const LEAST_BETWEEN_SWEEPS = 1_000;

const nameOf = (key: readonly string[]): string => JSON.stringify(key);

export class MemoryState implements SharedState {
  readonly shared = false;
  readonly #now: () => number;
  readonly #epoch = randomBytes(8).toString('base64url');
  readonly #values = new Map<string, Kept>();
  readonly #lists = new Map<string, { entries: string[]; expires: number }>();
  /** Entries of each window, with the time of their last use. */
  readonly #windows = new Map<string, { entries: Map<string, number>; expires: number }>();
  readonly #listeners = new Map<string, Set<(message: unknown) => void>>();
  #versions = 0;
  #untilSweep = LEAST_BETWEEN_SWEEPS;

  /** @param now epoch ms */
  constructor(now: () => number = () => Date.now()) {
    this.#now = now;
  }

  async epoch(): Promise<string> {
    return this.#epoch;
  }

  async useOnce(key: StateKey, ttlMs: number): Promise<boolean> {
    return this.replace(key, undefined, true, ttlMs);
  }

  async read<T>(key: StateKey): Promise<Stored<T> | undefined> {
    const kept = this.#values.get(nameOf(key));
    if (!kept || kept.expires <= this.#now()) return undefined;
    return { value: JSON.parse(kept.text) as T, version: kept.version };
  }

  async write<T>(key: StateKey, value: T, ttlMs: number): Promise<void> {
    this.#sweep();
    this.#versions += 1;
    const expires = this.#now() + ttlMs;
    this.#values.set(nameOf(key), { text: JSON.stringify(value), version: String(this.#versions), expires });
  }

  async replace<T>(
    key: StateKey,
    seen: Stored<unknown> | undefined,
    value: T,
    ttlMs: number,
  ): Promise<boolean> {
    const kept = this.#values.get(nameOf(key));
    const there = kept && kept.expires > this.#now() ? kept.version : undefined;
    if (there !== seen?.version) return false;
    await this.write(key, value, ttlMs);
    return true;
  }

  async remove(key: StateKey): Promise<boolean> {
    const kept = this.#values.get(nameOf(key));
    this.#values.delete(nameOf(key));
    return kept !== undefined && kept.expires > this.#now();
  }

  async prepend(key: StateKey, entry: string, most: number, ttlMs: number): Promise<void> {
    this.#sweep();
    const entries = [entry, ...this.#entriesOf(key)].slice(0, most);
    this.#lists.set(nameOf(key), { entries, expires: this.#now() + ttlMs });
  }

  async entries(key: StateKey): Promise<string[]> {
    return this.#entriesOf(key);
  }

  #entriesOf(key: StateKey): string[] {
    const list = this.#lists.get(nameOf(key));
    return list && list.expires > this.#now() ? [...list.entries] : [];
  }

  async reserve(windows: readonly Window[], windowMs: number): Promise<Full | undefined> {
    this.#sweep();
    const now = this.#now();
    for (const [index, { key, most, entries }] of windows.entries()) {
      const there = this.#windows.get(nameOf(key))?.entries ?? new Map<string, number>();
      for (const [entry, at] of there) if (at <= now - windowMs) there.delete(entry);
      const added = new Set(entries.filter((entry) => !there.has(entry))).size;
      const used = there.size;
      if (added === 0 || used + added <= most) continue;
      if (added > most) return { index, used, fitsInMs: undefined };
      const oldestFirst = [...there.values()].sort((a, b) => a - b);
      const frees = oldestFirst[used + added - most - 1] ?? now;
      return { index, used, fitsInMs: frees + windowMs - now };
    }
    for (const { key, entries } of windows) {
      const there = this.#windows.get(nameOf(key))?.entries ?? new Map<string, number>();
      for (const entry of entries) there.set(entry, now);
      this.#windows.set(nameOf(key), { entries: there, expires: now + windowMs });
    }
    return undefined;
  }

  async publish(channel: ChannelKey, message: unknown): Promise<number> {
    const listeners = this.#listeners.get(nameOf(channel));
    const text = JSON.stringify(message);
    for (const listener of [...(listeners ?? [])]) listener(JSON.parse(text));
    return listeners?.size ? 1 : 0;
  }

  async subscribe(channel: ChannelKey, listener: (message: unknown) => void): Promise<() => void> {
    const name = nameOf(channel);
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(name) === listeners) this.#listeners.delete(name);
    };
  }

  /** It is never away. */
  onReturn(): () => void {
    return () => undefined;
  }

  status(): StateStatus {
    return { ready: true };
  }

  async close(): Promise<void> {
    this.#listeners.clear();
  }

  /** Forgets what has expired. */
  #sweep(): void {
    this.#untilSweep -= 1;
    if (this.#untilSweep > 0) return;
    const now = this.#now();
    for (const kept of [this.#values, this.#lists, this.#windows])
      for (const [name, { expires }] of kept) if (expires <= now) kept.delete(name);
    const size = this.#values.size + this.#lists.size + this.#windows.size;
    this.#untilSweep = Math.max(LEAST_BETWEEN_SWEEPS, size);
  }
}
