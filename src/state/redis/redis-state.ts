/**
 * State in Redis or Valkey. Nothing is stored in clear: values are sealed with the state key, each for its own place,
 * so that what somebody else wrote, moved or kept from another deployment does not open. While the store is away
 * every operation rejects at once, and works again as soon as the store does.
 */
import { createHash, randomBytes } from 'node:crypto';
import { Seal, type Secret } from '../seal.js';
import {
  type ChannelKey,
  type Full,
  type SharedState,
  type StateKey,
  type StateStatus,
  StateUnavailable,
  type Stored,
  type Window,
} from '../shared-state.js';
import { type Commands, type Link, openLink, reasonOf } from './link.js';
import { Names, prefixOf } from './names.js';
import { PREPEND, REPLACE, RESERVE } from './scripts.js';

export interface RedisStateOptions {
  url: string;
  /** The state key, or several while it is changed. */
  secret: Secret;
  /** What tells this server from others in the same store: the tenant's domain. */
  deployment: string;
  log?: { warn(fields: object, message: string): void; info(fields: object, message: string): void };
}

/** How long the store may take to answer, in ms. */
const ANSWER_MS = 3_000;
/** How long the start waits for the store, in ms. */
const START_MS = 3_000;
/** Pause before the store is prepared again where that failed, in ms. */
const AGAIN_MS = 500;
/** Characters of a value. */
const MOST_VALUE = 8 * 1024 * 1024;
/** Uses that this process remembers by itself, so that not even a store that forgets them lets one happen twice. */
const MOST_USED = 10_000;

interface Ready {
  names: Names;
  /** Of the names, as the store holds it. */
  key: string;
  epoch: string;
}

const digestOf = (text: string): string => createHash('sha1').update(text).digest('hex');

export class RedisState implements SharedState {
  readonly shared = true;
  readonly #options: RedisStateOptions;
  readonly #seal: Seal<unknown>;
  readonly #link: Link;
  readonly #used = new Set<string>();
  readonly #listeners = new Map<string, { key: ChannelKey; to: Set<(message: unknown) => void> }>();
  /** Channels that the store sends to us, as named there. */
  readonly #subscribed = new Set<string>();
  #ready: Ready | undefined;
  #reason = 'connecting';
  /** Grows with every connection: an answer counts only for the connection on which it was asked. */
  #connection = 0;
  #closed = false;
  #told: string | undefined;
  #whenReady: (() => void)[] = [];
  readonly #returns = new Set<() => void>();

  constructor(options: RedisStateOptions) {
    this.#options = options;
    this.#seal = new Seal(`shared state of ${options.deployment}`, options.secret, MOST_VALUE);
    this.#link = openLink(options.url, {
      up: () => this.#up(),
      down: (reason) => this.#down(reason),
    });
  }

  /** Resolves when the store can be used, or has not answered for a while: it is tried on. */
  async started(ms = START_MS): Promise<void> {
    if (this.#ready || this.#closed) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#whenReady.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  async epoch(): Promise<string> {
    return this.#usable().epoch;
  }

  async useOnce(key: StateKey, ttlMs: number, epoch?: string): Promise<boolean> {
    const { names, epoch: now } = this.#usable();
    if (epoch !== undefined && epoch !== now) throw new StateUnavailable('it was restarted meanwhile');
    const name = names.of(key);
    if (this.#used.has(name)) return false;
    const expiration = { type: 'PX', value: Math.max(1, Math.ceil(ttlMs)) } as const;
    const set = await this.#ask((store) => store.set(name, '1', { condition: 'NX', expiration }));
    if (set !== null) this.#remember(name);
    await this.#stillThere();
    return set !== null;
  }

  /**
   * Somebody may have emptied the store: then nobody knows what was used, and another epoch begins. Asked after the
   * mark was set, so that one set before that does not count either.
   *
   * @throws StateUnavailable
   */
  async #stillThere(): Promise<void> {
    const { key } = this.#usable();
    const place = this.#placeOfNames();
    const text = await this.#ask((store) => store.get(place));
    if (text !== null && this.#seal.open(text, place) === key) return;
    this.#ready = undefined;
    this.#reason = 'it was emptied meanwhile';
    this.#up();
    throw new StateUnavailable('it was emptied meanwhile');
  }

  #remember(name: string): void {
    const [oldest] = this.#used;
    if (this.#used.size >= MOST_USED && oldest !== undefined) this.#used.delete(oldest);
    this.#used.add(name);
  }

  async read<T>(key: StateKey): Promise<Stored<T> | undefined> {
    const name = this.#usable().names.of(key);
    const text = await this.#ask((store) => store.get(name));
    if (text === null) return undefined;
    const value = this.#open(text, name);
    return value === undefined ? undefined : { value: value as T, version: digestOf(text) };
  }

  async write<T>(key: StateKey, value: T, ttlMs: number): Promise<void> {
    const name = this.#usable().names.of(key);
    const text = this.#seal.seal(value, name);
    const expiration = { type: 'PX', value: Math.max(1, Math.ceil(ttlMs)) } as const;
    await this.#ask((store) => store.set(name, text, { expiration }));
  }

  async replace<T>(
    key: StateKey,
    seen: Stored<unknown> | undefined,
    value: T,
    ttlMs: number,
  ): Promise<boolean> {
    const name = this.#usable().names.of(key);
    const text = this.#seal.seal(value, name);
    const args = [seen?.version ?? '', text, String(Math.max(1, Math.ceil(ttlMs)))];
    return (await this.#run(REPLACE, [name], args)) === 1;
  }

  async remove(key: StateKey): Promise<boolean> {
    const name = this.#usable().names.of(key);
    return (await this.#ask((store) => store.del(name))) === 1;
  }

  async prepend(key: StateKey, entry: string, most: number, ttlMs: number): Promise<void> {
    const name = this.#usable().names.of(key);
    await this.#run(PREPEND, [name], [this.#seal.seal(entry, name), String(most), String(Math.ceil(ttlMs))]);
  }

  async entries(key: StateKey): Promise<string[]> {
    const name = this.#usable().names.of(key);
    const texts = await this.#ask((store) => store.lRange(name, 0, -1));
    return texts.map((text) => this.#open(text, name)).filter((entry) => typeof entry === 'string');
  }

  async reserve(windows: readonly Window[], windowMs: number): Promise<Full | undefined> {
    const { names } = this.#usable();
    const args = windows.flatMap(({ most, entries }) => {
      const different = [...new Set(entries)].map((entry) => names.hashed([entry]));
      return [String(most), String(different.length), ...different];
    });
    const keys = windows.map(({ key }) => names.of(key));
    const answer = (await this.#run(RESERVE, keys, [String(windowMs), ...args])) as [number, number, number];
    const [place, used, fitsInMs] = answer.map(Number) as [number, number, number];
    return place === 0
      ? undefined
      : { index: place - 1, used, fitsInMs: fitsInMs < 0 ? undefined : fitsInMs };
  }

  async publish(channel: ChannelKey, message: unknown): Promise<number> {
    const name = this.#usable().names.channel(channel);
    const reached = await this.#ask((store) => store.publish(name, this.#seal.seal(message, name)));
    // A node of a cluster counts only those that are connected to itself.
    return this.#link.cluster ? Math.max(1, reached) : reached;
  }

  async subscribe(channel: ChannelKey, listener: (message: unknown) => void): Promise<() => void> {
    const id = JSON.stringify(channel);
    const known = this.#listeners.get(id) ?? { key: channel, to: new Set() };
    this.#listeners.set(id, known);
    known.to.add(listener);
    // Where the store is away, this happens when it comes back.
    if (this.#ready) await this.#listen(this.#ready.names, known.key).catch(() => undefined);
    return () => {
      known.to.delete(listener);
    };
  }

  onReturn(listener: () => void): () => void {
    this.#returns.add(listener);
    return () => this.#returns.delete(listener);
  }

  status(): StateStatus {
    return this.#ready ? { ready: true } : { ready: false, reason: this.#reason };
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#down('closed');
    try {
      this.#link.close();
    } catch {
      // It was not open.
    }
    for (const tell of this.#whenReady.splice(0)) tell();
  }

  #usable(): Ready {
    if (this.#ready) return this.#ready;
    throw new StateUnavailable(this.#reason);
  }

  #run(script: string, keys: string[], args: string[]): Promise<unknown> {
    return this.#ask((store) => store.eval(script, { keys, arguments: args }));
  }

  /** @throws StateUnavailable, also where the answer came after the connection it was asked on was lost */
  async #ask<T>(command: (store: Commands) => Promise<T>): Promise<T> {
    const connection = this.#connection;
    let timer: NodeJS.Timeout | undefined;
    try {
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new StateUnavailable('no answer')), ANSWER_MS);
      });
      const answer = await Promise.race([command(this.#link.commands), late]);
      if (connection !== this.#connection) throw new StateUnavailable('the connection was lost');
      return answer;
    } catch (error) {
      if (error instanceof StateUnavailable) throw error;
      throw new StateUnavailable(reasonOf(error));
    } finally {
      clearTimeout(timer);
    }
  }

  #open(text: string, name: string): unknown {
    const value = this.#seal.open(text, name);
    if (value === undefined)
      this.#tell('an entry of the shared store was not written by this deployment, and is ignored');
    return value;
  }

  #up(): void {
    if (this.#closed || (this.#link.cluster && this.#ready)) return;
    this.#ready = undefined;
    this.#connection += 1;
    const connection = this.#connection;
    this.#prepare(connection).then(
      () => undefined,
      (error: unknown) => {
        if (connection !== this.#connection || this.#closed) return;
        this.#reason = error instanceof ForeignStore ? error.message : reasonOf(error);
        this.#tell(`the shared store cannot be used: ${this.#reason}`);
        setTimeout(() => connection === this.#connection && !this.#closed && this.#up(), AGAIN_MS).unref();
      },
    );
  }

  #down(reason: string): void {
    // One node of a cluster: the others go on.
    if (this.#link?.cluster && this.#ready && !this.#closed) return;
    const was = this.#ready;
    this.#ready = undefined;
    this.#connection += 1;
    this.#reason = reason;
    if (was && !this.#closed) this.#tell(`the shared store is away: ${reason}`);
  }

  /** Once for each text, until the store can be used again. */
  #tell(text: string): void {
    if (this.#told === text) return;
    this.#told = text;
    this.#options.log?.warn({ state: this.#reason }, text);
  }

  /** Learns the names of entries and the epoch, and listens again. */
  async #prepare(connection: number): Promise<void> {
    const key = await this.#namesKey();
    const run = await this.#ask(() => this.#link.run());
    const names = new Names(this.#options.deployment, Buffer.from(key, 'base64url'));
    const epoch = names.hashed(['epoch', run ?? '']);
    this.#subscribed.clear();
    for (const { key: channel } of this.#listeners.values()) await this.#listen(names, channel);
    if (connection !== this.#connection) return;
    this.#ready = { names, key, epoch };
    if (this.#told !== undefined) this.#options.log?.info({}, 'the shared store can be used again');
    this.#told = undefined;
    for (const tell of [...this.#whenReady.splice(0), ...this.#returns]) tell();
  }

  /** The key of names: made by the first replica, and sealed again when the state key has been changed. */
  async #namesKey(): Promise<string> {
    const place = this.#placeOfNames();
    const made = this.#seal.seal(randomBytes(32).toString('base64url'), place);
    await this.#ask((store) => store.set(place, made, { condition: 'NX' }));
    const text = (await this.#ask((store) => store.get(place))) ?? '';
    const key = this.#seal.open(text, place);
    if (typeof key !== 'string') throw new ForeignStore();
    const newest = new Seal<unknown>(
      `shared state of ${this.#options.deployment}`,
      firstOf(this.#options.secret),
    );
    if (newest.open(text, place) === undefined) {
      const again = this.#seal.seal(key, place);
      await this.#run(REPLACE_FOR_EVER, [place], [digestOf(text), again]);
    }
    return key;
  }

  #placeOfNames(): string {
    return `${prefixOf(this.#options.deployment)}names`;
  }

  async #listen(names: Names, key: ChannelKey): Promise<void> {
    const name = names.channel(key);
    if (this.#subscribed.has(name)) return;
    this.#subscribed.add(name);
    const { commands } = this.#link;
    const id = JSON.stringify(key);
    // The library subscribes again by itself: without this, twice after a reconnect.
    await commands.unsubscribe(name);
    await commands.subscribe(name, (text) => {
      const message = this.#open(text, name);
      if (message === undefined) return;
      for (const listener of [...(this.#listeners.get(id)?.to ?? [])]) listener(message);
    });
  }
}

/** As `REPLACE`, for what does not expire. */
const REPLACE_FOR_EVER = `
local there = redis.call('GET', KEYS[1])
if not there or redis.sha1hex(there) ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2])
return 1`;

const firstOf = (secret: Secret): Secret =>
  typeof secret === 'string' || secret instanceof Uint8Array ? secret : secret.slice(0, 1);

/** Another deployment has written there, or somebody who lacks the key. */
class ForeignStore extends Error {
  constructor() {
    super('it holds entries that were sealed with another AUTH0_MCP_STATE_KEY');
  }
}
