/** Time and randomness as the client sees them, so that tests can replace both. All in milliseconds. */
export interface Timing {
  /** Monotonic: for intervals. */
  now(): number;
  /** Epoch: for what is compared with dates. */
  wall(): number;
  /** Runs `callback` once after `ms`; the returned function cancels it. */
  after(ms: number, callback: () => void): () => void;
  /** In [0, 1). */
  random(): number;
}

export const systemTiming: Timing = {
  now: () => performance.now(),
  wall: () => Date.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
  random: Math.random,
};

/** Smaller differences come from the Date header's one-second resolution and network latency, not a wrong clock. */
const SKEW_NOISE_MS = 2_000;

/**
 * How far the server's clock is ahead of this machine's, learned from the `Date` header of responses. Wrong local
 * clocks are common on laptops after sleep; uncorrected, they break assertions and rate-limit waits.
 */
export class ServerClock {
  readonly #timing: Timing;
  #skewMs = 0;
  #lastHeader = '';

  constructor(timing: Timing) {
    this.#timing = timing;
  }

  /** Processes the `Date` header of a response that has just arrived. */
  observe(dateHeader: string | undefined): void {
    // Many responses within one second carry the same header: parse it once.
    if (dateHeader === undefined || dateHeader === this.#lastHeader) return;
    this.#lastHeader = dateHeader;
    const server = Date.parse(dateHeader);
    if (Number.isNaN(server)) return;
    // The header is truncated to whole seconds: half a second is missing on average.
    const skew = server + 500 - this.#timing.wall();
    this.#skewMs = Math.abs(skew) < SKEW_NOISE_MS ? 0 : skew;
  }

  /** Positive when the server is ahead; 0 while nothing (or no real difference) is known. */
  get skewMs(): number {
    return this.#skewMs;
  }

  /** The server's time, epoch ms. */
  now(): number {
    return this.#timing.wall() + this.#skewMs;
  }
}
