/** Keeps answers for a short while, per runtime, so that a host that reads a resource again costs no request. */
export class TtlCache<Value> {
  readonly #kept = new Map<string, { until: number; value: Promise<Value> }>();
  readonly #ttlMs: number;
  readonly #most: number;
  readonly #now: () => number;

  /** `most` entries are kept; the oldest go first. */
  constructor(ttlMs: number, most = 200, now: () => number = Date.now) {
    this.#ttlMs = ttlMs;
    this.#most = most;
    this.#now = now;
  }

  /** What was kept, or what `make` gives; a failure is not kept. */
  get(key: string, make: () => Promise<Value>): Promise<Value> {
    const known = this.#kept.get(key);
    if (known && known.until > this.#now()) return known.value;
    const value = make();
    this.#kept.delete(key);
    this.#kept.set(key, { until: this.#now() + this.#ttlMs, value });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > this.#most && oldest !== undefined) this.#kept.delete(oldest);
    value.catch(() => {
      if (this.#kept.get(key)?.value === value) this.#kept.delete(key);
    });
    return value;
  }

  clear(): void {
    this.#kept.clear();
  }
}
