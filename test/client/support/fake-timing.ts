import type { Timing } from '../../../src/client/timing.js';

/** Time that passes only when somebody waits for it. Nothing really sleeps. */
export class FakeTiming implements Timing {
  /** Waits as they were asked for, in ms. */
  readonly waits: number[] = [];
  readonly #held: { ms: number; run: () => void }[] = [];
  readonly #heldFor: ReadonlySet<number>;
  readonly #random: () => number;
  #elapsed = 0;
  readonly #epoch: number;

  /**
   * @param heldFor durations of timers that stand for a budget: they fire only when told to
   * @param random the dice, always 0.4 by default
   */
  constructor({ heldFor = [60_000, 45_000, 8_000], random = (): number => 0.4, epoch = Date.now() } = {}) {
    this.#heldFor = new Set(heldFor);
    this.#random = random;
    this.#epoch = epoch;
  }

  now(): number {
    return this.#elapsed;
  }

  wall(): number {
    return this.#epoch + this.#elapsed;
  }

  random(): number {
    return this.#random();
  }

  after(ms: number, callback: () => void): () => void {
    let live = true;
    const run = (): void => {
      if (!live) return;
      live = false;
      callback();
    };
    if (this.#heldFor.has(ms)) this.#held.push({ ms, run });
    else {
      this.waits.push(ms);
      setImmediate(() => {
        if (!live) return;
        this.#elapsed += ms;
        run();
      });
    }
    return () => {
      live = false;
    };
  }

  /** Lets the clock jump. */
  advance(ms: number): void {
    this.#elapsed += ms;
  }

  /** Lets the budgets of that length run out. */
  expire(ms: number): void {
    for (const timer of this.#held) if (timer.ms === ms) timer.run();
  }
}
