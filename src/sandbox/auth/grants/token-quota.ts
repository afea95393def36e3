/** How many tokens machines may get in an hour and a day (public documentation, fine-grained-m2m-token-quotas). */
import { OAuthError } from '../../errors.js';
import { DAY, HOUR } from '../../state/clock.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';

const COUNTS = 'token-quotas';
const PERIODS = { per_hour: HOUR, per_day: DAY } as const;
type Bucket = keyof typeof PERIODS;
/** Percentages of a quota that leave an event in the log. */
const WARNINGS = [60, 80, 100];

interface Holder {
  kind: 'client' | 'organization';
  id: string;
  quota: Doc;
}

/** What is left of a quota in a period. */
interface State {
  holder: Holder;
  bucket: Bucket;
  limit: number;
  used: number;
  /** Seconds until the count begins again. */
  resetS: number;
  /** Epoch milliseconds at which the period began. */
  since: number;
}

const quotaIn = (owner: unknown): Doc | undefined =>
  (owner as { client_credentials?: Doc } | null | undefined)?.client_credentials;

/** Who has a quota for a request: the application and the organization, by their own or the tenant's default. */
function holders(ctx: AuthContext, client: Doc, organization: string | undefined): Holder[] {
  const { default_token_quota: usual } = ctx.tenant.settings('/tenants/settings');
  const defaults = (usual ?? {}) as Doc;
  const ofClient = quotaIn(client.token_quota) ?? quotaIn(defaults.clients);
  const found: Holder[] = ofClient ? [{ kind: 'client', id: String(client.client_id), quota: ofClient }] : [];
  if (organization === undefined) return found;
  const org = ctx.tenant.collection('organizations').get(organization);
  const ofOrganization = quotaIn(org?.token_quota) ?? quotaIn(defaults.organizations);
  return ofOrganization
    ? [...found, { kind: 'organization', id: organization, quota: ofOrganization }]
    : found;
}

const keyOf = ({ kind, id }: Holder, bucket: Bucket): string => `${kind} ${id} ${bucket}`;

function statesOf(ctx: AuthContext, holder: Holder): State[] {
  return (Object.keys(PERIODS) as Bucket[]).flatMap((bucket) => {
    const limit = holder.quota[bucket];
    if (typeof limit !== 'number') return [];
    const period = PERIODS[bucket];
    const since = Math.floor(ctx.now() / period) * period;
    const count = ctx.tenant.collection(COUNTS).get(keyOf(holder, bucket));
    const used = count?.since === since ? Number(count.used) : 0;
    return [{ holder, bucket, limit, used, since, resetS: Math.ceil((since + period - ctx.now()) / 1000) }];
  });
}

/** `Auth0-Client-Quota-Limit` and `Auth0-Organization-Quota-Limit`. */
function headersOf(states: readonly State[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const { holder, bucket, limit, used, resetS } of states) {
    const name = `auth0-${holder.kind}-quota-limit`;
    const entry = `b=${bucket};q=${limit};r=${Math.max(0, limit - used)};t=${resetS}`;
    headers[name] = headers[name] === undefined ? entry : `${headers[name]},${entry}`;
  }
  return headers;
}

/**
 * Counts a token that is about to be issued.
 *
 * @returns the headers that tell what is left
 * @throws OAuthError 429 when a quota that is enforced is used up
 */
export function countToken(
  ctx: AuthContext,
  client: Doc,
  organization: string | undefined,
): Record<string, string> {
  const states = holders(ctx, client, organization).flatMap((holder) => statesOf(ctx, holder));
  const full = states.find(({ holder, used, limit }) => holder.quota.enforce !== false && used >= limit);
  if (full) throw exceeded(ctx, full, states);
  return headersOf(states.map((state) => counted(ctx, client, state)));
}

function exceeded(ctx: AuthContext, full: State, states: readonly State[]): OAuthError {
  const { holder, limit, resetS } = full;
  const who = holder.kind === 'client' ? 'Client' : 'Organization';
  return new OAuthError(
    429,
    'too_many_requests',
    `${who} quota exceeded`,
    {},
    {
      ...headersOf(states.filter((one) => one.holder.kind === holder.kind)),
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(Math.ceil(ctx.now() / 1000) + resetS),
      'retry-after': String(resetS),
    },
  );
}

function counted(ctx: AuthContext, client: Doc, state: State): State {
  const { holder, bucket, limit, since } = state;
  const used = state.used + 1;
  const counts = ctx.tenant.collection(COUNTS);
  const id = keyOf(holder, bucket);
  if (counts.has(id)) counts.update(id, { since, used });
  else counts.insert({ id, since, used });
  const crossed = WARNINGS.find(
    (percent) => used * 100 >= percent * limit && (used - 1) * 100 < percent * limit,
  );
  if (crossed !== undefined)
    ctx.log({
      type: 'token_quota_consumption_warning',
      description: `${crossed}% of ${holder.kind} ${bucket} quota consumed`,
      client_id: client.client_id,
      client_name: client.name,
      hostname: new URL(ctx.url).host,
      details: {
        bucket,
        entity_type: holder.kind,
        entity_id: holder.id,
        quota: limit,
        quota_consumption_percentage: crossed,
        quota_consumption: used,
      },
    });
  return { ...state, used };
}
