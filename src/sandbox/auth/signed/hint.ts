/** ID tokens that applications send back as a hint. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AuthContext } from '../../types.js';
import { type Claims, signedClaims } from '../access-token.js';
import { clientById } from '../client.js';
import { readToken } from './jws.js';

/** The claims of an ID token of this tenant, however old it is: signed with its key, or with the client's secret. */
export function hintClaims(ctx: AuthContext, hint: string): Claims | undefined {
  const token = readToken(hint);
  if (token?.header.alg !== 'HS256') return signedClaims(hint, ctx);
  const client = typeof token.claims.aud === 'string' ? clientById(ctx, token.claims.aud) : undefined;
  if (typeof client?.client_secret !== 'string') return undefined;
  const expected = createHmac('sha256', client.client_secret).update(token.content).digest();
  const same = expected.length === token.signature.length && timingSafeEqual(expected, token.signature);
  return same ? (token.claims as Claims) : undefined;
}
