/** `/tokeninfo`: the profile of the person of an ID token, as before there was `/userinfo`. */
import { HttpError } from '../../errors.js';
import { userView } from '../../resources/users/store.js';
import type { AuthHandler } from '../../types.js';
import { hintClaims } from '../signed/hint.js';

/** Source: public documentation, user-profile-legacy/get-token-info. */
export const tokenInfo: AuthHandler = (ctx) => {
  const { id_token: token } = ctx.body;
  const claims = typeof token === 'string' ? hintClaims(ctx, token) : undefined;
  const user = ctx.tenant.collection('users').get(String(claims?.sub ?? ''));
  if (!claims || !user || Number(claims.exp) * 1000 <= ctx.now())
    throw new HttpError(400, 'The id_token is invalid or has expired.', 'invalid_token');
  return {
    status: 200,
    body: { ...userView(user), clientID: claims.aud },
    headers: { 'cache-control': 'no-store' },
  };
};
