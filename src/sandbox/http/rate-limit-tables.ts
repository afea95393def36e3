/** The public rate-limit tables of the Management API, by kind of tenant. */

import type { Method } from '../../catalog/types.js';
import { DAY, MINUTE, SECOND } from '../state/clock.js';

/** A token bucket: it holds `burst` and gains `refill` each `periodMs`. */
export interface BucketSize {
  burst: number;
  refill: number;
  periodMs: number;
}

/** A class of endpoints that share an additional bucket. */
export interface EndpointLimit extends BucketSize {
  name: string;
  methods: Method[];
  /** Matches the path template below `/api/v2`. */
  paths: RegExp;
}

export interface RateLimitConfig {
  global: BucketSize;
  endpoints: EndpointLimit[];
}

const limit = (
  name: string,
  methods: Method[],
  paths: RegExp,
  burst: number,
  refill: number,
  periodMs = MINUTE,
): EndpointLimit => ({ name, methods, paths, burst, refill, periodMs });

const WRITES: Method[] = ['POST', 'PUT', 'PATCH', 'DELETE'];

const paid: RateLimitConfig = {
  global: { burst: 50, refill: 16, periodMs: SECOND },
  endpoints: [
    limit('read organizations', ['GET'], /^\/organizations$/, 10, 100),
    limit('read organization', ['GET'], /^\/organizations\/\{id\}$/, 10, 100),
    limit('read organization by name', ['GET'], /^\/organizations\/name\//, 20, 200),
    limit('read user organizations', ['GET'], /^\/users\/\{id\}\/organizations$/, 40, 500),
    limit('write organizations', WRITES, /^\/organizations(\/\{id\})?$/, 5, 150),
    limit('read members', ['GET'], /^\/organizations\/\{id\}\/members$/, 40, 500),
    limit('write members', WRITES, /^\/organizations\/\{id\}\/members$/, 20, 200),
    limit('read invitations', ['GET'], /^\/organizations\/\{id\}\/invitations/, 20, 200),
    limit('write invitations', ['POST'], /^\/organizations\/\{id\}\/invitations$/, 20, 200),
    limit('read member roles', ['GET'], /^\/organizations\/\{id\}\/members\/\{user_id\}\/roles$/, 20, 200),
    limit('write member roles', WRITES, /^\/organizations\/\{id\}\/members\/\{user_id\}\/roles$/, 20, 200),
    limit('read organization connections', ['GET'], /^\/organizations\/\{id\}\/enabled_connections/, 10, 100),
    limit('write organization connections', WRITES, /^\/organizations\/\{id\}\/enabled_connections/, 5, 150),
    limit('read organization grants', ['GET'], /^\/organizations\/\{id\}\/client-grants/, 10, 100),
    limit('write organization grants', ['POST'], /^\/organizations\/\{id\}\/client-grants/, 5, 150),
    limit('search users', ['GET'], /^\/users$/, 20, 20, SECOND),
    limit('users', ['GET', ...WRITES], /^\/users(\/\{id\})?$/, 15, 15, SECOND),
    limit('roles', ['GET', ...WRITES], /^\/roles(\/\{id\})?$/, 10, 10, SECOND),
    limit('logs', ['GET'], /^\/logs/, 10, 10, SECOND),
    limit('user exports', ['POST'], /^\/jobs\/users-exports$/, 5, 5, SECOND),
    limit('verify custom domains', ['POST'], /^\/custom-domains\/\{id\}\/verify$/, 5, 5),
    limit('connection status', ['GET'], /^\/connections\/\{id\}\/status$/, 100, 15, SECOND),
    limit('rotate signing keys', ['POST'], /^\/keys\/signing\/rotate$/, 5, 5, DAY),
    limit('read partials', ['GET'], /^\/prompts\/\{prompt\}\/partials$/, 5, 5),
    limit('write partials', ['PUT'], /^\/prompts\/\{prompt\}\/partials$/, 5, 5),
    limit('write email templates', WRITES, /^\/email-templates/, 10, 100),
    limit('read email templates', ['GET'], /^\/email-templates/, 15, 150),
    limit('write email provider', WRITES, /^\/emails\/provider$/, 10, 100),
    limit('read email provider', ['GET'], /^\/emails\/provider$/, 15, 150),
  ],
};

const free: RateLimitConfig = {
  global: { burst: 2, refill: 2, periodMs: SECOND },
  endpoints: [
    limit('verify custom domains', ['POST'], /^\/custom-domains\/\{id\}\/verify$/, 5, 5),
    limit('connection status', ['GET'], /^\/connections\/\{id\}\/status$/, 100, 15, SECOND),
    limit('rotate signing keys', ['POST'], /^\/keys\/signing\/rotate$/, 5, 5, DAY),
    limit('write email templates', WRITES, /^\/email-templates/, 5, 25),
    limit('read email templates', ['GET'], /^\/email-templates/, 10, 50),
    limit('write email provider', WRITES, /^\/emails\/provider$/, 5, 25),
    limit('read email provider', ['GET'], /^\/emails\/provider$/, 5, 25),
  ],
};

export const rateLimitPlans: Record<'paid' | 'free', RateLimitConfig> = { paid, free };
