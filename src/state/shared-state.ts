/**
 * What replicas of one server share. In memory by default, where the only replica is this process; in Redis or Valkey
 * where several serve together. Values are JSON.
 */
import type { Channel, Kind } from './kinds.js';

/** What an entry is about. The second part keeps together what is changed together. */
export type StateKey = readonly [kind: Kind, owner: string, ...rest: string[]];
export type ChannelKey = readonly [channel: Channel, ...rest: string[]];

/** A value as it was read; `version` changes with every write. */
export interface Stored<T> {
  readonly value: T;
  readonly version: string;
}

/** One allowance within a sliding window. */
export interface Window {
  key: StateKey;
  /** Entries within the window, at most. */
  most: number;
  /** Entries to add. One that is there already counts once, from now on. */
  entries: readonly string[];
}

/** The first window that does not fit: its place among those given, and how many entries it has. */
export interface Full {
  index: number;
  used: number;
  /** Until it would fit, in ms; undefined if never. */
  fitsInMs: number | undefined;
}

export interface StateStatus {
  ready: boolean;
  /** Why not, in words without secrets. */
  reason?: string;
}

export interface SharedState {
  /** Whether other processes see it. */
  readonly shared: boolean;

  /**
   * Changes when entries may have been lost or restored, as after a restart of the store. Whatever must happen at most
   * once is bound to the epoch in which it was asked.
   *
   * @throws StateUnavailable, as all of these
   */
  epoch(): Promise<string>;

  /** True for the first caller only. @param epoch in which it has to happen: in another one this rejects */
  useOnce(key: StateKey, ttlMs: number, epoch?: string): Promise<boolean>;

  /** Undefined where there is none, it has expired, or it was not written by this deployment. */
  read<T>(key: StateKey): Promise<Stored<T> | undefined>;
  write<T>(key: StateKey, value: T, ttlMs: number): Promise<void>;
  /** Writes only over what was seen; `undefined`: only where there is nothing. False where it has changed. */
  replace<T>(key: StateKey, seen: Stored<unknown> | undefined, value: T, ttlMs: number): Promise<boolean>;
  /** Whether there was one. */
  remove(key: StateKey): Promise<boolean>;

  /** Puts an entry before the others of a list, of which the first `most` are kept. */
  prepend(key: StateKey, entry: string, most: number, ttlMs: number): Promise<void>;
  /** Newest first. */
  entries(key: StateKey): Promise<string[]>;

  /** Adds to all windows or to none. All keys have the same owner. Undefined where it fits. */
  reserve(windows: readonly Window[], windowMs: number): Promise<Full | undefined>;

  /** How many processes received it, this one included. */
  publish(channel: ChannelKey, message: unknown): Promise<number>;
  /** Listens until the returned function is called. Messages may be lost while the store is away. */
  subscribe(channel: ChannelKey, listener: (message: unknown) => void): Promise<() => void>;

  /** Calls back whenever the store can be used again, perhaps without what it held. */
  onReturn(listener: () => void): () => void;

  status(): StateStatus;
  close(): Promise<void>;
}

/** The store that replicas share cannot be used now. Nothing was done. */
export class StateUnavailable extends Error {
  override readonly name = 'StateUnavailable';
  readonly code = 'state_unavailable';

  constructor(reason: string) {
    super(`The store that the replicas of this server share cannot be used now (${reason}).`);
  }
}
