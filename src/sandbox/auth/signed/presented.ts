/** The access token that comes with a request: `Bearer`, or `DPoP` with a proof for this very token. */
import { OAuthError } from '../../errors.js';
import type { AuthContext } from '../../types.js';
import { bearerToken } from '../access-token.js';
import { digestOf } from '../tokens/secrets.js';
import { proofOf } from './dpop.js';

/** The token, and the thumbprint of the key that the request proves to have; undefined without one that is good. */
export function presentedToken(ctx: AuthContext): { token: string; key?: string } | undefined {
  const { authorization } = ctx.request.headers;
  const token = bearerToken(authorization);
  if (token !== undefined) return { token };
  const [, bound] = /^DPoP\s+(\S+)$/i.exec(authorization ?? '') ?? [];
  if (bound === undefined) return undefined;
  try {
    const proof = proofOf(ctx);
    return proof?.claims.ath === digestOf(bound) ? { token: bound, key: proof.key } : undefined;
  } catch (error) {
    if (error instanceof OAuthError) return undefined;
    throw error;
  }
}
