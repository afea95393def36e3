/** The sandbox's time, and the units it is counted in. */
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The last instant whose ISO text sorts correctly. */
const LAST = Date.parse('9999-12-31T23:59:59.999Z');

/** An instant (epoch milliseconds) as Auth0 writes it; one that is too far away becomes the last there is. */
export const isoAt = (ms: number): string => new Date(Math.min(ms, LAST)).toISOString();

/** The sandbox's own time, in epoch milliseconds: the machine's clock plus what the control plane advanced. */
export class Clock {
  #offset = 0;
  readonly #waiting = new Set<() => void>();

  now(): number {
    return Date.now() + this.#offset;
  }

  /** The current instant as Auth0 writes it, such as `2024-05-01T12:00:00.000Z`. */
  iso(): string {
    return isoAt(this.now());
  }

  /** Goes no further than the last instant. */
  advance(ms: number): void {
    this.#offset = Math.min(this.#offset + ms, LAST - Date.now());
    for (const check of [...this.#waiting]) check();
  }

  /**
   * Runs something once, when the time has passed or was advanced past. Waiting keeps no process alive.
   *
   * @returns what calls it off
   */
  after(ms: number, run: () => void): () => void {
    const due = this.now() + ms;
    const cancel = (): void => {
      clearTimeout(timer);
      this.#waiting.delete(check);
    };
    const fire = (): void => {
      cancel();
      run();
    };
    const check = (): void => {
      if (this.now() >= due) fire();
    };
    const timer = setTimeout(fire, Math.max(0, ms)).unref();
    this.#waiting.add(check);
    return cancel;
  }
}
