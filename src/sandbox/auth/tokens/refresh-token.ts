/**
 * Refresh tokens. A rotating one is replaced with every exchange; the replaced one still works for the leeway that the
 * application has, and after that its use ends the whole family: it may be stolen.
 */
import { randomBytes } from 'node:crypto';
import { OAuthError } from '../../errors.js';
import { REFRESH_TOKENS, revokeSession } from '../../resources/sessions.js';
import { DAY, isoAt } from '../../state/clock.js';
import { alphanumeric } from '../../state/ids.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import type { Grant } from './scope.js';
import { digestOf } from './secrets.js';
import { device, isLive, touchSession } from './session.js';

/** One token of a family. */
interface Generation {
  digest: string;
  /** Epoch milliseconds at which a newer one replaced it. */
  replaced?: number;
  /** Digest of the one that it replaced. */
  after?: string;
}

/** Generations of a family that are remembered. */
const REMEMBERED = 50;

/** Online ones can be told from others (public documentation, configure-online-refresh-tokens). */
const mint = (online = false): string => `${online ? 'ORT' : 'v1'}.${randomBytes(40).toString('base64url')}`;
const policyOf = (client: Doc): Doc => (client.refresh_token ?? {}) as Doc;

export const takesRefreshTokens = (client: Doc): boolean =>
  !Array.isArray(client.grant_types) || client.grant_types.includes('refresh_token');

function idleEnd(ctx: AuthContext, client: Doc): string | null {
  const policy = policyOf(client);
  if (policy.infinite_idle_token_lifetime === true) return null;
  return isoAt(ctx.now() + (Number(policy.idle_token_lifetime ?? 0) * 1000 || 15 * DAY));
}

/** A new family, and its first token. */
export function newRefreshToken(
  ctx: AuthContext,
  given: {
    client: Doc;
    user: Doc;
    connection: string;
    /** Null for a login without one. */
    session: string | null;
    grant: Grant;
    organization?: string | undefined;
    /** It lives as long as the session does. */
    online?: boolean;
  },
): { id: string; token: string } {
  const { client, user, connection, session, grant, organization, online = false } = given;
  const token = mint(online);
  const policy = policyOf(client);
  const expires = policy.expiration_type === 'expiring' && policy.infinite_token_lifetime !== true;
  const id = `rt_${alphanumeric(24)}`;
  ctx.tenant.collection(REFRESH_TOKENS).insert({
    id,
    user_id: user.user_id,
    created_at: ctx.iso(),
    idle_expires_at: online ? null : idleEnd(ctx, client),
    expires_at:
      expires && !online ? isoAt(ctx.now() + Number(policy.token_lifetime ?? 2_592_000) * 1000) : null,
    device: device(ctx),
    client_id: client.client_id,
    session_id: session,
    rotating: !online && policy.rotation_type === 'rotating',
    resource_servers: [{ audience: grant.audience ?? `${ctx.url}/userinfo`, scopes: grant.scopes.join(' ') }],
    last_exchanged_at: null,
    $tokens: [{ digest: digestOf(token) }],
    $connection: connection,
    $organization: organization,
    ...(online ? { $online: true } : {}),
    // RFC 9449, 5: of applications that do not authenticate, the refresh token is bound as well.
    ...(ctx.proof !== undefined && client.token_endpoint_auth_method === 'none' ? { $key: ctx.proof } : {}),
  });
  dropOldest(ctx, String(user.user_id), String(client.client_id));
  return { id, token };
}

/** Refresh tokens of a person in one application (public documentation, entity-limit-policy). */
const MOST_OF_USER = 200;

/** The oldest goes for one too many; those that have expired do not count. */
function dropOldest(ctx: AuthContext, user: string, client: string): void {
  const tokens = ctx.tenant.collection(REFRESH_TOKENS);
  const live = tokens.by('user', user).filter((one) => one.client_id === client && !isExpired(ctx, one));
  for (const old of live.slice(0, Math.max(0, live.length - MOST_OF_USER))) tokens.delete(String(old.id));
}

export const familyOf = (ctx: AuthContext, token: string): Doc | undefined =>
  ctx.tenant.collection(REFRESH_TOKENS).findBy('token', digestOf(token));

/** Whether a family has come to its end, by age or by disuse; an online one, with its session. */
export const isExpired = (ctx: AuthContext, family: Doc): boolean =>
  (family.$online === true && !isLive(ctx, family.session_id)) ||
  [family.expires_at, family.idle_expires_at].some((end) => typeof end === 'string' && end <= ctx.iso());

const generations = (family: Doc): Generation[] => (family.$tokens ?? []) as Generation[];

/** Whether a token was replaced longer ago than the application's leeway, or its successor was replaced as well. */
export function isReused(ctx: AuthContext, client: Doc, family: Doc, token: string): boolean {
  const digest = digestOf(token);
  const replaced = generations(family).find((one) => one.digest === digest)?.replaced;
  if (replaced === undefined) return false;
  const late = ctx.now() - replaced >= Number(policyOf(client).leeway ?? 0) * 1000;
  return late || generations(family).some((one) => one.after === digest && one.replaced !== undefined);
}

/** Ends a family because of reuse, or because it is revoked; an online one takes its session along. */
export function endFamily(ctx: AuthContext, family: Doc): void {
  if (family.$online === true) revokeSession(ctx, String(family.session_id));
  ctx.tenant.collection(REFRESH_TOKENS).delete(String(family.id));
}

/**
 * Notes an exchange; the token that takes the place of a rotating one, else undefined. Where the application's setting
 * has changed since, the family follows it (public documentation, configure-refresh-token-rotation).
 */
export function exchanged(ctx: AuthContext, client: Doc, family: Doc, token: string): string | undefined {
  const online = family.$online === true;
  if (online) touchSession(ctx, family.session_id);
  const rotates = !online && policyOf(client).rotation_type === 'rotating';
  const next = rotates || family.rotating === true ? mint() : undefined;
  const digest = digestOf(token);
  const kept = generations(family).map((one) =>
    one.digest === digest && next !== undefined ? { ...one, replaced: one.replaced ?? ctx.now() } : one,
  );
  const { ip, headers } = ctx.request;
  ctx.tenant.collection(REFRESH_TOKENS).update(String(family.id), {
    last_exchanged_at: ctx.iso(),
    idle_expires_at: online ? null : idleEnd(ctx, client),
    device: { ...(family.device as Doc), last_ip: ip, last_user_agent: headers['user-agent'] ?? 'Unknown' },
    ...(next === undefined
      ? {}
      : { rotating: rotates, $tokens: succession(kept, { digest: digestOf(next), after: digest }, rotates) }),
  });
  return next;
}

/** A token that does not rotate stands alone: those before it are worth nothing. */
const succession = (kept: readonly Generation[], next: Generation, rotates: boolean): Generation[] =>
  rotates ? [...kept, next].slice(-REMEMBERED) : [next];

export const invalidRefreshToken = (): OAuthError =>
  new OAuthError(403, 'invalid_grant', 'Unknown or invalid refresh token.');
