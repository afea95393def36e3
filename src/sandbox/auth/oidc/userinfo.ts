/** `/userinfo`: the profile of the person whom an access token is for. */
import { HttpError } from '../../errors.js';
import type { AuthContext, AuthHandler } from '../../types.js';
import { signedClaims, verifyToken } from '../access-token.js';
import { presentedToken } from '../signed/presented.js';
import { opaqueToken } from '../tokens/opaque-token.js';
import { profileClaims } from '../tokens/profile.js';
import { snapshotOf } from '../tokens/snapshot.js';

interface Holder {
  user: string;
  scopes: string[];
  /** Thumbprint of the key that the token is bound to. */
  key: string | undefined;
}

/** The user and scopes of a token: an opaque one, or one for an API that also names this endpoint. */
function holderOf(ctx: AuthContext, token: string): Holder | undefined {
  if (!token.includes('.')) {
    const known = opaqueToken(ctx, token);
    if (!known) return undefined;
    const key = known.key as string | undefined;
    return { user: String(known.user_id), scopes: (known.scopes as unknown[]).map(String), key };
  }
  try {
    const { subject, scopes } = verifyToken(token, ctx, `${ctx.url}/userinfo`);
    const { cnf } = signedClaims(token, ctx) as { cnf?: { jkt?: string } };
    return { user: subject, scopes: [...scopes], key: cnf?.jkt };
  } catch (error) {
    if (error instanceof HttpError) return undefined;
    throw error;
  }
}

export const userinfo: AuthHandler = (ctx) => {
  const given = presentedToken(ctx);
  const known = given && holderOf(ctx, given.token);
  // A token that is bound to a key is worth nothing without it.
  const holder = known && known.key === given?.key ? known : undefined;
  const user = holder && ctx.tenant.collection('users').get(holder.user);
  if (!given || !holder || !user || !holder.scopes.includes('openid')) {
    return {
      status: 401,
      body: 'Unauthorized',
      headers: { 'content-type': 'text/plain', 'www-authenticate': 'Bearer' },
    };
  }
  const { person, claims } = snapshotOf(ctx, given.token);
  return {
    status: 200,
    body: { ...profileClaims({ ...user, ...person }, holder.scopes), ...claims, sub: user.user_id },
    headers: { 'cache-control': 'no-store' },
  };
};
