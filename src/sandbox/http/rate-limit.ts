/** Token buckets: the tenant's own is asked first, then the endpoint class's. */
import { HttpError } from '../errors.js';
import type { Operation } from '../types.js';
import { type BucketSize, type RateLimitConfig, rateLimitPlans } from './rate-limit-tables.js';

export class Bucket {
  readonly size: BucketSize;
  #tokens: number;
  #at: number;

  constructor(size: BucketSize, now: number) {
    this.size = size;
    this.#tokens = size.burst;
    this.#at = now;
  }

  /** Takes one token; false when there is none. `now` is epoch milliseconds. */
  take(now: number): boolean {
    const gained = ((now - this.#at) * this.size.refill) / this.size.periodMs;
    this.#tokens = Math.min(this.size.burst, this.#tokens + Math.max(0, gained));
    this.#at = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }

  /** Whole tokens that are left. */
  get left(): number {
    return Math.floor(this.#tokens);
  }

  headers(now: number): Record<string, string> {
    const fullIn = ((this.size.burst - this.#tokens) * this.size.periodMs) / this.size.refill;
    return {
      'x-ratelimit-limit': String(this.size.burst),
      'x-ratelimit-remaining': String(this.left),
      'x-ratelimit-reset': String(Math.ceil((now + fullIn) / 1000)),
    };
  }
}

/** A bucket too large to empty: headers are sent, but nothing is rejected. */
const UNLIMITED: RateLimitConfig = { global: { burst: 1e9, refill: 1e9, periodMs: 1 }, endpoints: [] };

export type RateLimitOption = 'paid' | 'free' | 'off' | RateLimitConfig;

export class RateLimiter {
  readonly #config: RateLimitConfig;
  readonly #buckets = new Map<string, Bucket>();

  constructor(option: RateLimitOption) {
    this.#config =
      option === 'off' ? UNLIMITED : typeof option === 'string' ? rateLimitPlans[option] : option;
  }

  /** Fills every bucket again. */
  refill(): void {
    this.#buckets.clear();
  }

  /**
   * Counts a request and gives the headers of its answer. When a bucket is empty it throws the API's 429,
   * unless it only counts (`enforced` is false).
   */
  take(operation: Operation | undefined, now: number, enforced: boolean): Record<string, string> {
    const global = this.#bucket('', this.#config.global, now);
    if (!global.take(now) && enforced) throw refused('Global limit has been reached', global, now);
    const limit =
      operation &&
      this.#config.endpoints.find(
        ({ methods, paths }) => methods.includes(operation.method) && paths.test(operation.path),
      );
    if (!limit) return global.headers(now);
    const own = this.#bucket(limit.name, limit, now);
    if (!own.take(now) && enforced)
      throw refused('Too many requests have been made to this endpoint', own, now);
    return own.headers(now);
  }

  #bucket(name: string, size: BucketSize, now: number): Bucket {
    const bucket = this.#buckets.get(name) ?? new Bucket(size, now);
    this.#buckets.set(name, bucket);
    return bucket;
  }
}

function refused(message: string, bucket: Bucket, now: number): HttpError {
  return new HttpError(429, message, 'too_many_requests', bucket.headers(now));
}
