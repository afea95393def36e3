/** `/userinfo`: the profile of the person whom an access token is for. */
import { HttpError } from '../../errors.js';
import type { AuthContext, AuthHandler } from '../../types.js';
import { bearerToken, verifyToken } from '../access-token.js';
import { opaqueToken } from '../tokens/opaque-token.js';
import { profileClaims } from '../tokens/profile.js';

/** The user and scopes of a token: an opaque one, or one for an API that also names this endpoint. */
function holderOf(ctx: AuthContext, token: string): { user: string; scopes: string[] } | undefined {
  if (!token.includes('.')) {
    const known = opaqueToken(ctx, token);
    return known && { user: String(known.user_id), scopes: (known.scopes as unknown[]).map(String) };
  }
  try {
    const { subject, scopes } = verifyToken(token, ctx, `${ctx.url}/userinfo`);
    return { user: subject, scopes: [...scopes] };
  } catch (error) {
    if (error instanceof HttpError) return undefined;
    throw error;
  }
}

export const userinfo: AuthHandler = (ctx) => {
  const token = bearerToken(ctx.request.headers.authorization);
  const holder = token === undefined ? undefined : holderOf(ctx, token);
  const user = holder && ctx.tenant.collection('users').get(holder.user);
  if (!holder || !user || !holder.scopes.includes('openid')) {
    return {
      status: 401,
      body: 'Unauthorized',
      headers: { 'content-type': 'text/plain', 'www-authenticate': 'Bearer' },
    };
  }
  return {
    status: 200,
    body: { sub: user.user_id, ...profileClaims(user, holder.scopes) },
    headers: { 'cache-control': 'no-store' },
  };
};
