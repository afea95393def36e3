import { setMaxListeners } from 'node:events';
import type { Timing } from './timing.js';

export type CancelReason = 'caller' | 'budget' | 'closed';

/** Thrown inside the client when a call ends early; becomes an `ApiError` at the client's boundary. */
export class Cancelled extends Error {
  readonly reason: CancelReason;

  constructor(reason: CancelReason) {
    super(`cancelled: ${reason}`);
    this.reason = reason;
  }
}

/** The lifetime of one call: its time budget and its cancellation, at any stage. */
export class Call {
  readonly startedAt: number;
  readonly deadline: number;
  #timing: Timing;
  #reason: CancelReason | undefined;
  #interrupt: ((reason: CancelReason) => void) | undefined;
  #signal: AbortSignal | undefined;
  #disarm: () => void;

  constructor(timing: Timing, budgetMs: number, signal: AbortSignal | undefined) {
    this.#timing = timing;
    this.startedAt = timing.now();
    this.deadline = this.startedAt + budgetMs;
    this.#disarm = timing.after(budgetMs, () => this.cancel('budget'));
    this.#signal = signal;
    if (signal?.aborted) this.#reason = 'caller';
    else if (signal) {
      // One tool call may make dozens of requests at once, and each adds a listener: that is not a leak.
      setMaxListeners(0, signal);
      signal.addEventListener('abort', this.#onAbort);
    }
  }

  /** Why the call has to end, if it has to. */
  get reason(): CancelReason | undefined {
    return this.#reason;
  }

  /** Time left of the budget in ms. */
  get remainingMs(): number {
    return this.deadline - this.#timing.now();
  }

  /** @throws Cancelled when the call has to end */
  check(): void {
    if (this.#reason !== undefined) throw new Cancelled(this.#reason);
  }

  cancel(reason: CancelReason): void {
    if (this.#reason !== undefined) return;
    this.#reason = reason;
    this.#interrupt?.(reason);
  }

  /** Sets what aborts the current stage; `undefined` when the stage is over. */
  onCancel(interrupt: ((reason: CancelReason) => void) | undefined): void {
    this.#interrupt = interrupt;
  }

  /**
   * Waits for something that can be abandoned. `start` gets the promise's resolve and reject, and returns how to
   * abort what it started.
   *
   * @throws Cancelled
   */
  stage<T>(start: (resolve: (value: T) => void, reject: (error: unknown) => void) => () => void): Promise<T> {
    if (this.#reason !== undefined) return Promise.reject(new Cancelled(this.#reason));
    return new Promise<T>((resolve, reject) => {
      let letGo: (() => void) | undefined;
      this.#interrupt = (reason) => {
        letGo?.();
        reject(new Cancelled(reason));
      };
      letGo = start(resolve, reject);
    }).finally(() => {
      this.#interrupt = undefined;
    });
  }

  /** @throws Cancelled */
  sleep(ms: number): Promise<void> {
    return this.stage((resolve) => this.#timing.after(ms, resolve));
  }

  /** Waits for work that others may share and that is therefore not aborted. @throws Cancelled */
  join<T>(work: Promise<T>): Promise<T> {
    // Its failure is handled where it was started; avoid an unhandled rejection here.
    work.catch(() => {});
    return this.stage((resolve, reject) => {
      work.then(resolve, reject);
      return () => {};
    });
  }

  /** Frees the timer and the listener; the call is over. */
  end(): void {
    this.#disarm();
    this.#signal?.removeEventListener('abort', this.#onAbort);
  }

  readonly #onAbort = (): void => this.cancel('caller');
}
