import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  faultBackoff,
  isIdempotent,
  isTransient,
  limitedWait,
  readLimits,
  retryAfterMs,
} from '../../src/client/retry.js';

const NOW = 1_800_000_000_000;
const resetIn = (seconds: number): string => String(NOW / 1000 + seconds);

describe('what may be repeated', () => {
  it('is reading, replacing and deleting, nothing else', () => {
    expect((['GET', 'PUT', 'DELETE', 'PATCH', 'POST'] as const).map(isIdempotent)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect([500, 502, 503, 504, 524].every(isTransient)).toBe(true);
    expect([400, 401, 404, 408, 409, 429, 501, 505].some(isTransient)).toBe(false);
  });
});

describe('Retry-After', () => {
  it.each([
    ['3', 3_000],
    ['0', 0],
    ['1.5', 1_500],
    ['-5', 0],
    [new Date(NOW + 4_000).toUTCString(), 4_000],
    [new Date(NOW - 4_000).toUTCString(), 0],
    ['soon', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%j is %j ms', (header, ms) => {
    expect(retryAfterMs(header, NOW)).toBe(ms);
  });
});

describe('the stated limits', () => {
  it('are read by the server’s clock', () => {
    const headers = {
      'x-ratelimit-limit': '50',
      'x-ratelimit-remaining': '12',
      'x-ratelimit-reset': resetIn(3),
    };
    expect(readLimits(headers, NOW)).toEqual({ limit: 50, remaining: 12, fullInMs: 3_000 });
    expect(readLimits(headers, NOW + 10_000)).toEqual({ limit: 50, remaining: 12, fullInMs: 0 });
  });

  it('may be absent or nonsense', () => {
    expect(readLimits({}, NOW)).toBeUndefined();
    expect(readLimits({ 'x-ratelimit-limit': '50' }, NOW)).toBeUndefined();
    expect(readLimits({ 'x-ratelimit-limit': 'x', 'x-ratelimit-remaining': '1' }, NOW)).toBeUndefined();
    expect(readLimits({ 'x-ratelimit-limit': '0', 'x-ratelimit-remaining': '0' }, NOW)).toBeUndefined();
    expect(readLimits({ 'x-ratelimit-limit': '10', 'x-ratelimit-remaining': '99' }, NOW)).toEqual({
      limit: 10,
      remaining: 10,
      fullInMs: undefined,
    });
  });
});

describe('the wait after a refusal', () => {
  const at = (headers: Record<string, string>, { rate = 0, nth = 0, random = 0 } = {}): number =>
    limitedWait(headers, NOW, rate, nth, random).waitMs;

  it('is what Retry-After says, before anything else', () => {
    expect(at({ 'retry-after': '7', 'x-ratelimit-reset': resetIn(99) }, { rate: 1 })).toBe(7_000);
  });

  it('is the time until the bucket is full, while the refill is not known', () => {
    expect(at({ 'x-ratelimit-reset': resetIn(4) })).toBe(4_000);
  });

  it('is the time of a token once the refill is known, doubling with each refusal, up to a full bucket', () => {
    const headers = { 'x-ratelimit-reset': resetIn(4) };
    const rate = 2 / 1000;
    expect([0, 1, 2, 3, 4].map((nth) => at(headers, { rate, nth }))).toEqual([
      500, 1_000, 2_000, 4_000, 4_000,
    ]);
  });

  it('is not nothing when the reset has just passed', () => {
    expect(at({ 'x-ratelimit-reset': resetIn(-1) })).toBe(50);
    expect(at({ 'x-ratelimit-reset': resetIn(-1) }, { nth: 9 })).toBe(1_000);
  });

  it('is random up to a doubling bound when the server says nothing', () => {
    expect([0, 1, 2, 9].map((nth) => at({}, { nth, random: 0.999_999 }))).toEqual([
      500, 1_000, 2_000, 30_000,
    ]);
    expect(at({}, { nth: 3, random: 0 })).toBe(0);
  });

  it('is never shorter than the server’s time, and spread out by a second at most', () => {
    const seconds = fc.integer({ min: 1, max: 100_000 });
    fc.assert(
      fc.property(
        seconds,
        fc.integer({ min: 0, max: 8 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (s, nth, random) => {
          for (const headers of [{ 'retry-after': String(s) }, { 'x-ratelimit-reset': resetIn(s) }]) {
            const wait = at(headers, { nth, random });
            expect(wait).toBeGreaterThanOrEqual(s * 1000);
            expect(wait).toBeLessThanOrEqual(s * 1000 + 1_000);
          }
        },
      ),
    );
  });
});

describe('the wait after a fault', () => {
  it('is random up to a doubling bound', () => {
    expect([0, 1, 2, 3, 9].map((nth) => faultBackoff(nth, 0.999_999))).toEqual([
      250, 500, 1_000, 2_000, 8_000,
    ]);
    expect(faultBackoff(5, 0)).toBe(0);
  });
});
