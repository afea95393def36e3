/** What waits to be sent to one webhook: in batches, in order, again after growing pauses, until it is given up. */

import type { Clock } from '../state/clock.js';
import { SECOND } from '../state/clock.js';

export interface Attempt {
  /** ISO date. */
  timestamp: string;
  error: string;
}

export interface OutboxOptions<Item> {
  clock: Clock;
  /** Most items of one request. */
  batch: number;
  /** How long the first item waits for others, in ms of the sandbox's clock. */
  window: number;
  /** @returns what went wrong */
  send(items: readonly Item[]): Promise<string | undefined>;
  /** Called when a batch has failed for good. */
  gaveUp(items: readonly Item[], attempts: readonly Attempt[]): void;
}

/** Attempts for a batch, the first one included. */
export const ATTEMPTS = 6;
const FIRST_PAUSE = SECOND;
/** More than waits in an outbox; the oldest go first. */
const MOST = 10_000;

export class Outbox<Item> {
  readonly #options: OutboxOptions<Item>;
  #waiting: Item[] = [];
  #attempts: Attempt[] = [];
  #timer: (() => void) | undefined;
  #sending = false;
  #closed = false;

  constructor(options: OutboxOptions<Item>) {
    this.#options = options;
  }

  push(...items: Item[]): void {
    if (this.#closed) return;
    this.#waiting.push(...items);
    if (this.#waiting.length > MOST) this.#waiting.splice(0, this.#waiting.length - MOST);
    if (!this.#sending && !this.#timer) this.#after(this.#options.window);
  }

  close(): void {
    this.#closed = true;
    this.#timer?.();
    this.#waiting = [];
  }

  #after(ms: number): void {
    this.#timer = this.#options.clock.after(ms, () => {
      this.#timer = undefined;
      void this.#send();
    });
  }

  async #send(): Promise<void> {
    const { batch, send, gaveUp, clock } = this.#options;
    const items = this.#waiting.slice(0, batch);
    if (this.#closed || this.#sending || items.length === 0) return;
    this.#sending = true;
    const error = await send(items);
    this.#sending = false;
    if (this.#closed) return;
    if (error === undefined) {
      this.#waiting.splice(0, items.length);
      this.#attempts = [];
      if (this.#waiting.length > 0) this.#after(0);
      return;
    }
    this.#attempts.push({ timestamp: clock.iso(), error });
    if (this.#attempts.length < ATTEMPTS) {
      this.#after(FIRST_PAUSE * 2 ** (this.#attempts.length - 1));
      return;
    }
    const attempts = this.#attempts;
    this.#attempts = [];
    this.#waiting.splice(0, items.length);
    gaveUp(items, attempts);
    if (this.#waiting.length > 0 && !this.#closed) this.#after(0);
  }
}
