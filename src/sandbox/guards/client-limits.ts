/**
 * Rate limits that a tenant sets for applications at the authentication API (public documentation,
 * rate-limit-policy/custom-rate-limit-policies).
 */
import { credentialsOf } from '../auth/client.js';
import { errorPage } from '../auth/page/layout.js';
import { OAuthError } from '../errors.js';
import { Bucket } from '../http/rate-limit.js';
import { RATE_LIMIT_POLICIES } from '../resources/rate-limit-policies.js';
import { MINUTE, SECOND } from '../state/clock.js';
import type { Doc } from '../state/store.js';
import type { AuthContext, SandboxResponse } from '../types.js';
import { seldom } from './seldom.js';

/** What an application itself sends, or has the browser send. Pages that follow are between the person and the tenant. */
const COUNTED = new Set([
  '/oauth/token',
  '/authorize',
  '/oauth/device/code',
  '/passwordless/start',
  '/passwordless/verify',
  '/oauth/par',
  '/oauth/revoke',
  '/bc-authorize',
  '/co/authenticate',
  '/passkey/challenge',
  '/passkey/register',
]);

/** How an application is counted: alone, or together with others. */
interface Counted {
  policy: Doc;
  counter: string;
}

const clientOf = (ctx: AuthContext): Doc | undefined => {
  const { search } = ctx.request;
  const asked = search.get('client_id');
  const body =
    asked === null || ctx.body.client_id !== undefined ? ctx.body : { ...ctx.body, client_id: asked };
  return credentialsOf({ ...ctx, body }).client;
};

/** The policy for the application itself, else for the kind of it, else for all: the first that there is. */
function policyFor({ tenant }: AuthContext, client: Doc): Counted | undefined {
  const id = String(client.client_id);
  const address = client.external_client_id;
  const third = client.is_first_party === false;
  const selectors: [selector: string, counter: string][] = [
    [`client_id:${id}`, id],
    ...(typeof address === 'string' ? ([[`client_id:${address}`, id]] as [string, string][]) : []),
    ...(typeof address === 'string' ? ([['cimd_clients', 'cimd_clients']] as [string, string][]) : []),
    ...(third && typeof address !== 'string'
      ? ([['third_party_clients', 'third_party_clients']] as [string, string][])
      : []),
    ['default', id],
  ];
  const policies = tenant.collection(RATE_LIMIT_POLICIES).list();
  for (const [selector, counter] of selectors) {
    const policy = policies.find((one) => one.consumer_selector === selector);
    if (policy) return { policy, counter };
  }
  return undefined;
}

export class ClientLimits {
  readonly #buckets = new Map<string, Bucket>();

  refill(): void {
    this.#buckets.clear();
  }

  /** Counts a request: what refuses it, if it is one too many, and the headers of its answer. */
  take(ctx: AuthContext): { refusal?: SandboxResponse; headers: Record<string, string> } {
    if (!COUNTED.has(ctx.request.path) || ctx.tenant.collection(RATE_LIMIT_POLICIES).size === 0)
      return { headers: {} };
    const client = clientOf(ctx);
    const counted = client && policyFor(ctx, client);
    if (!client || !counted) return { headers: {} };
    const configuration = counted.policy.configuration as Doc;
    if (configuration.action === 'allow') return { headers: {} };
    const limit = Number(configuration.limit);
    const { within, left } = this.#count(
      `${counted.policy.id} ${limit} ${counted.counter}`,
      limit,
      ctx.now(),
    );
    const headers = { 'auth0-ratelimit': `client;q=${limit};t=1;r=${left}` };
    if (within) return { headers };
    note(ctx, client, counted.policy, limit);
    if (configuration.action === 'log') return { headers };
    return { refusal: refused(ctx, configuration), headers: { ...headers, 'retry-after': '1' } };
  }

  #count(name: string, limit: number, now: number): { within: boolean; left: number } {
    if (limit === 0) return { within: false, left: 0 };
    const bucket =
      this.#buckets.get(name) ?? new Bucket({ burst: limit, refill: limit, periodMs: SECOND }, now);
    this.#buckets.set(name, bucket);
    return { within: bucket.take(now), left: bucket.left };
  }
}

/** The log tells of an application that stays beyond its limit once a minute. */
function note(ctx: AuthContext, client: Doc, policy: Doc, limit: number): void {
  if (!seldom(ctx, `api_limit ${policy.id} ${client.client_id}`, MINUTE)) return;
  const { action } = policy.configuration as Doc;
  ctx.log({
    type: 'api_limit',
    description: 'An application is beyond the rate limit that was set for it',
    client_id: client.client_id,
    client_name: client.name,
    hostname: new URL(ctx.url).host,
    details: {
      action,
      policy: { id: policy.id, consumer_selector: policy.consumer_selector },
      limit: { size: limit, bucket: String(policy.consumer_selector), global: false },
    },
  });
}

function refused(ctx: AuthContext, { action, redirect_uri: target }: Doc): SandboxResponse {
  const error = new OAuthError(429, 'too_many_requests', 'Rate limit exceeded.');
  if (ctx.request.path !== '/authorize') return { status: 429, body: error.body() };
  return action === 'redirect'
    ? { status: 302, headers: { location: String(target) } }
    : errorPage(429, error.error, error.message);
}
