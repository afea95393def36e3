/** Caches answers briefly, per runtime, so that a host that rereads a resource causes no request. */
export class TtlCache<Value> {
  readonly #kept = new Map<string, { until: number; value: Promise<Value> }>();
  readonly #ttlMs: number;
  readonly #most: number;
  readonly #now: () => number;

  /** At most `most` entries are kept; the oldest are evicted first. */
  constructor(ttlMs: number, most = 200, now: () => number = Date.now) {
    this.#ttlMs = ttlMs;
    this.#most = most;
    this.#now = now;
  }

  /** The cached value, or the result of `make`; a failure is not cached. */
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
