/**
 * Rate limits of the authentication API (public documentation, operational-policies/rate-limit-policy): those of the
 * tenant first, then those of the endpoint. Requests are counted; they are refused where that is switched on.
 */
import facts from '../../../catalog/sandbox/authentication-limits.json' with { type: 'json' };
import { bearerToken, signedClaims } from '../auth/access-token.js';
import { errorPage } from '../auth/page/layout.js';
import { opaqueToken } from '../auth/tokens/opaque-token.js';
import { OAuthError } from '../errors.js';
import { Bucket } from '../http/rate-limit.js';
import { MINUTE, SECOND } from '../state/clock.js';
import type { AuthContext, Plan, SandboxResponse } from '../types.js';
import { seldom } from './seldom.js';

interface Size {
  burst: number;
  refill: number;
  /** Seconds. */
  per: number;
}

interface Class extends Size {
  name: string;
  methods: readonly string[];
  path: string;
  grant?: string;
  by?: readonly string[];
}

interface Table {
  global: Size;
  classes: readonly Class[];
}

/** So many requesters are told apart. */
const MOST = 10_000;

/** Whose account a token is for. */
function userOf(ctx: AuthContext): string {
  const token = bearerToken(ctx.request.headers.authorization) ?? '';
  return String(token.includes('.') ? signedClaims(token, ctx)?.sub : opaqueToken(ctx, token)?.user_id);
}

/** What a bucket is for, beside its class. */
const PARTS: Readonly<Record<string, (ctx: AuthContext) => string>> = {
  ip: ({ request }) => request.ip,
  user: userOf,
  email: ({ body }) => String(body.email).toLowerCase(),
  mfa_token: ({ body }) => String(body.mfa_token),
  path: ({ request }) => request.path,
  connection: ({ request }) => request.path.split('/')[4] ?? '',
  state: ({ request }) => request.search.get('state') ?? '',
};

/** Every request is held against each of these. */
const patterns = new Map(
  [facts.free, facts.enterprise].flatMap(({ classes }) =>
    classes.map(({ path }) => [path, new RegExp(path)]),
  ),
);

const fits = ({ methods, path, grant }: Class, { request, body }: AuthContext): boolean =>
  methods.includes(request.method) &&
  patterns.get(path)?.test(request.path) === true &&
  (grant === undefined || body.grant_type === grant);

export class TenantLimits {
  readonly #table: Table;
  readonly #buckets = new Map<string, Bucket>();
  /** Whether requests beyond the limits are refused. */
  enforced: boolean;

  constructor(plan: Plan, enforced: boolean) {
    this.#table = plan === 'free' ? facts.free : facts.enterprise;
    this.enforced = enforced;
  }

  /** Fills every bucket again. */
  refill(): void {
    this.#buckets.clear();
  }

  /** Counts a request: what refuses it, if it is one too many, and the headers of its answer. */
  take(ctx: AuthContext): { refusal?: SandboxResponse; headers: Record<string, string> } {
    const now = ctx.now();
    const global = this.#bucket('global', this.#table.global, now);
    if (!global.take(now)) return this.#exceeded(ctx, global, 'global', 'Global limit has been reached');
    const found = this.#table.classes.find((one) => fits(one, ctx));
    if (!found) return { headers: global.headers(now) };
    const { name, by = [] } = found;
    const own = this.#bucket([name, ...by.map((part) => PARTS[part]?.(ctx))].join(' '), found, now);
    return own.take(now)
      ? { headers: own.headers(now) }
      : this.#exceeded(ctx, own, name, 'Too many requests have been made to this endpoint');
  }

  #bucket(name: string, { burst, refill, per }: Size, now: number): Bucket {
    if (this.#buckets.size >= MOST) this.#buckets.clear();
    const bucket = this.#buckets.get(name) ?? new Bucket({ burst, refill, periodMs: per * SECOND }, now);
    this.#buckets.set(name, bucket);
    return bucket;
  }

  #exceeded(ctx: AuthContext, bucket: Bucket, name: string, message: string) {
    const headers = bucket.headers(ctx.now());
    if (!this.enforced) return { headers };
    // The log tells of a limit that stays exceeded once a minute (public documentation, rate-limit-use-cases).
    if (seldom(ctx, `api_limit ${name}`, MINUTE))
      ctx.log({
        type: 'api_limit',
        description: message,
        hostname: new URL(ctx.url).host,
        details: { limit: { size: bucket.size.burst, bucket: name, global: name === 'global' } },
      });
    const error = new OAuthError(429, 'too_many_requests', message);
    const page = ctx.request.path.startsWith('/u/') || ctx.request.path === '/authorize';
    const refusal = page ? errorPage(429, error.error, message) : { status: 429, body: error.body() };
    return { refusal, headers };
  }
}
