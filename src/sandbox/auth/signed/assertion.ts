/**
 * Assertions by which applications prove themselves (RFC 7523; public documentation,
 * get-started/authentication-and-authorization-flow/authenticate-with-private-key-jwt).
 */
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { isSignedByClient } from './credentials.js';
import { isFirstUse, readToken } from './jws.js';

const LONGEST = 2048;
const LONGEST_CLAIM = 64;
const LIFETIME_S = 300;
const SKEW_S = 10;

const isShort = (value: unknown): boolean => typeof value === 'string' && value.length <= LONGEST_CLAIM;

/** Whether the times of an assertion fit: it lives for five minutes at most, and begins by now. */
function isCurrent({ exp, iat, nbf }: Doc, now: number): boolean {
  if (typeof exp !== 'number' || exp <= now || exp - now > LIFETIME_S + SKEW_S) return false;
  if (typeof iat === 'number' && exp - iat > LIFETIME_S) return false;
  return [iat, nbf].every(
    (begin) => begin === undefined || (typeof begin === 'number' && begin <= now + SKEW_S),
  );
}

/** Signed by one of the client's keys for it, for this tenant, by the client itself, and not used before. */
export function isValidAssertion(
  ctx: Pick<AuthContext, 'tenant' | 'now' | 'url'>,
  assertion: string,
  client: Doc,
): boolean {
  const token = assertion.length > LONGEST ? undefined : readToken(assertion);
  if (!token) return false;
  const { iss, sub, aud, jti } = token.claims;
  if (iss !== client.client_id || sub !== client.client_id || !isShort(jti)) return false;
  const audience = [aud].flat().map((one) => String(one).replace(/\/$/, ''));
  if (!audience.some((one) => one === ctx.url || one === `${ctx.url}/oauth/token`)) return false;
  if (!isCurrent(token.claims, ctx.now() / 1000)) return false;
  const methods = (client.client_authentication_methods ?? {}) as Doc;
  if (!isSignedByClient(ctx, token, methods.private_key_jwt)) return false;
  return isFirstUse(ctx, `assertion ${String(client.client_id)} ${String(jti)}`, LIFETIME_S * 1000);
}
