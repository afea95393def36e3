/** Access tokens for no API: they are good for the userinfo endpoint alone. */
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import type { Grant } from './scope.js';
import { behindSecret, digestOf, unguessable } from './secrets.js';

const COLLECTION = 'opaque-access-tokens';
/** When this many are kept, those that have expired are removed, and then the oldest. */
const MOST = 5_000;

export function newOpaqueToken(
  ctx: AuthContext,
  {
    user,
    client,
    grant,
    lifetime,
    key,
  }: { user: string; client: string; grant: Grant; lifetime: number; key: string | undefined },
): string {
  const tokens = ctx.tenant.collection(COLLECTION);
  if (tokens.size >= MOST) {
    for (const doc of tokens.list())
      if (Number(doc.expires_at) <= ctx.now() || tokens.size >= MOST) tokens.delete(String(doc.id));
  }
  const token = unguessable();
  tokens.insert({
    id: digestOf(token),
    user_id: user,
    client_id: client,
    scopes: grant.scopes,
    expires_at: ctx.now() + lifetime * 1000,
    ...(key === undefined ? {} : { key }),
  });
  return token;
}

/** The user and the scopes of a live token. */
export const opaqueToken = (ctx: AuthContext, token: string): Doc | undefined =>
  behindSecret(ctx, COLLECTION, token);
