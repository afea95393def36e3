/**
 * The calls that this process is serving, and how it stops: no new ones, people who are being asked are told, and
 * those that run get time to end. Then what is left is cancelled, which leaves a record of its own.
 */
import { ToolError } from '../../tools/errors.js';

/** Time for canceled calls to record and answer how they ended, in ms. */
export const LAST_WORDS_MS = 2_000;

export class Draining {
  readonly #began = new AbortController();
  #running = 0;
  #idle: (() => void)[] = [];

  /** Aborted when the server begins to stop: what waits for a person ends then. */
  get signal(): AbortSignal {
    return this.#began.signal;
  }

  get active(): boolean {
    return this.#began.signal.aborted;
  }

  /** Calls that are being served. */
  get running(): number {
    return this.#running;
  }

  /** Counts the work as a call until it settles. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#running += 1;
    try {
      return await work();
    } finally {
      this.#running -= 1;
      if (this.#running === 0) for (const resolve of this.#idle.splice(0)) resolve();
    }
  }

  begin(): void {
    this.#began.abort();
  }

  /** Resolves to true once no call is running, or to false after `ms`. */
  idle(ms: number): Promise<boolean> {
    if (this.#running === 0) return Promise.resolve(true);
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms, false);
      this.#idle.push(() => {
        clearTimeout(timer);
        resolve(true);
      });
    });
  }
}

/** What a call that waits for a person ends with when the server stops. */
export const shuttingDown = (): ToolError =>
  new ToolError('shutting_down', 'The server is restarting, so nobody was asked. Nothing was changed.', {
    hint: 'Call the tool again in a few seconds: the person is asked again.',
  });
