import type { Method } from '../catalog/types.js';
import type { Reading } from './rate-limit/bucket.js';
import type { Failure } from './wire/http.js';

/** Rate-limit responses (429) after which one call still retries. */
export const MAX_LIMITED = 8;
/** Server errors and broken connections after which one call still retries. */
export const MAX_FAULTS = 3;

/** Refusals of something that is still being prepared after which one call still retries: 25 seconds in all. */
export const MAX_UNREADY = 6;

const UNREADY_BASE_MS = 400;
const FAULT_BASE_MS = 250;
const FAULT_CAP_MS = 8_000;
const LIMITED_BASE_MS = 500;
const LIMITED_CAP_MS = 30_000;
/** Jitter, so that processes rejected together do not retry together. */
const SPREAD_SHARE = 0.25;
const SPREAD_CAP_MS = 1_000;

/** Statuses of a failing server or gateway, where a retry may succeed. */
const TRANSIENT = new Set([500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 527, 530]);

export function isTransient(status: number): boolean {
  return TRANSIENT.has(status);
}

/**
 * Whether the method is idempotent. PATCH is not: what it sets may depend on, or
 * overwrite, a concurrent change.
 */
export function isIdempotent(method: Method): boolean {
  return method === 'GET' || method === 'PUT' || method === 'DELETE';
}

const HOPELESS = new Set([
  'ENOTFOUND',
  'UND_ERR_INVALID_ARG',
  'UND_ERR_DESTROYED',
  'UND_ERR_CLOSED',
  'ERR_SSL_WRONG_VERSION_NUMBER',
]);

/** The machine-readable reason of a failure, such as `ECONNRESET`. */
export function failureCode(cause: Error): string {
  const { code } = cause as Error & { code?: unknown };
  return typeof code === 'string' ? code : '';
}

/** True for failures of certificate checks; nothing is sent over such a connection. */
export function isCertificateProblem(cause: Error): boolean {
  const code = failureCode(cause);
  return /CERT|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER)|ERR_TLS|UND_ERR_PRX_TLS/.test(code);
}

/**
 * Whether the API refuses something only until it has prepared it: the draft of an Action whose packages are being
 * installed. Source: issue 395 of auth0-deploy-cli.
 */
export const isUnready = (message: string): boolean => /must be in the 'built' state/i.test(message);

/** Doubles each time: what is waited for takes seconds, mostly few. `nth` counts from 0; ms. */
export const unreadyBackoff = (nth: number): number => UNREADY_BASE_MS * 2 ** nth;

/** Whether a retry cannot succeed. */
export function isPermanent(failure: Failure): boolean {
  if (failure.cancelled !== undefined || failure.tooLarge) return true;
  const { cause } = failure;
  return HOPELESS.has(failureCode(cause)) || isCertificateProblem(cause) || proxyRefusal(cause) !== undefined;
}

/** The status with which a proxy refused to tunnel the connection. */
export function proxyRefusal(cause: Error): number | undefined {
  const status = /^Proxy response \((\d+)\)/.exec(cause.message)?.[1];
  return status === undefined ? undefined : Number(status);
}

/** Exponential with full jitter: anything up to a bound that doubles each time. `nth` counts from 0; ms. */
export function faultBackoff(nth: number, random: number): number {
  return Math.round(random * Math.min(FAULT_CAP_MS, FAULT_BASE_MS * 2 ** nth));
}

/** `Retry-After` in ms: seconds, or a date by the server's clock. */
export function retryAfterMs(header: string | undefined, serverNow: number): number | undefined {
  if (header === undefined) return undefined;
  const seconds = Number(header);
  if (header.trim() !== '' && Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - serverNow);
}

function count(header: string | undefined): number | undefined {
  if (header === undefined || header.trim() === '') return undefined;
  const value = Number(header);
  return Number.isFinite(value) ? value : undefined;
}

/** The limits an answer states, or undefined when it states none. `serverNow` is epoch ms by the server's clock. */
export function readLimits(headers: Record<string, string>, serverNow: number): Reading | undefined {
  const limit = count(headers['x-ratelimit-limit']);
  const remaining = count(headers['x-ratelimit-remaining']);
  if (limit === undefined || limit < 1 || remaining === undefined) return undefined;
  const reset = count(headers['x-ratelimit-reset']);
  return {
    limit,
    remaining: Math.min(limit, Math.max(0, remaining)),
    fullInMs: reset === undefined ? undefined : Math.max(0, reset * 1000 - serverNow),
  };
}

/** The wait after a 429: for this whole process, and for this request. */
export interface LimitedWait {
  holdMs: number;
  waitMs: number;
}

/**
 * The wait after a 429: `Retry-After`; else `X-RateLimit-Reset`, which is when the bucket will
 * be full, so once the refill rate is known, the time until the next token, doubled with each 429; else
 * exponential with full jitter.
 *
 * @param nth earlier 429 responses of this call
 * @param refillPerMs measured refill of the bucket; 0 when it has not been measured
 */
export function limitedWait(
  headers: Record<string, string>,
  serverNow: number,
  refillPerMs: number,
  nth: number,
  random: number,
): LimitedWait {
  const asked = retryAfterMs(headers['retry-after'], serverNow);
  const resetAt = count(headers['x-ratelimit-reset']);
  const fullInMs = resetAt === undefined ? undefined : Math.max(0, resetAt * 1000 - serverNow);
  let holdMs: number;
  if (asked !== undefined) holdMs = asked;
  else if (fullInMs !== undefined) {
    const tokenMs = refillPerMs > 0 ? 2 ** nth / refillPerMs : Number.POSITIVE_INFINITY;
    holdMs = Math.min(fullInMs, tokenMs);
  } else {
    const waitMs = Math.round(random * Math.min(LIMITED_CAP_MS, LIMITED_BASE_MS * 2 ** nth));
    return { holdMs: waitMs, waitMs };
  }
  // A reset time that has just passed means "now"; a second 429 in a row proves it wrong.
  holdMs = Math.ceil(Math.max(holdMs, Math.min(1_000, 50 * 2 ** nth)));
  return { holdMs, waitMs: holdMs + Math.round(random * Math.min(SPREAD_CAP_MS, holdMs * SPREAD_SHARE)) };
}
