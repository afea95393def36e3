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

/** What is wrong with the times of a token: it has to end, and to have begun by now. */
export function timeProblem(
  { exp, iat, nbf }: Doc,
  now: number,
  longest = Number.POSITIVE_INFINITY,
): string | undefined {
  if (typeof exp !== 'number') return 'exp is missing';
  if (exp <= now) return 'exp is in the past';
  if (exp - (typeof iat === 'number' ? iat : now) > longest + SKEW_S)
    return `exp must be no more than ${longest / 60} minutes after iat`;
  const late = [iat, nbf].some((begin) => begin !== undefined && !(Number(begin) <= now + SKEW_S));
  return late ? 'iat or nbf lies in the future' : undefined;
}

/**
 * What is wrong with an assertion: it has to be signed by one of the client's keys for it, for this tenant, by the
 * client itself, and not used before.
 */
export function assertionProblem(
  ctx: Pick<AuthContext, 'tenant' | 'now' | 'url'>,
  assertion: string,
  client: Doc,
): string | undefined {
  if (assertion.length > LONGEST) return `it has more than ${LONGEST} bytes`;
  const token = readToken(assertion);
  if (!token) return 'it is not a JSON Web Token';
  const { iss, sub, aud, jti } = token.claims;
  if (iss !== client.client_id || sub !== client.client_id) return 'iss and sub must be the client id';
  if (!isShort(jti)) return `jti must be a text of at most ${LONGEST_CLAIM} characters`;
  const audience = [aud].flat().map((one) => String(one).replace(/\/$/, ''));
  if (!audience.some((one) => one === ctx.url || one === `${ctx.url}/oauth/token`))
    return 'its audience is invalid';
  const time = timeProblem(token.claims, ctx.now() / 1000, LIFETIME_S);
  if (time !== undefined) return time;
  const methods = (client.client_authentication_methods ?? {}) as Doc;
  if (!isSignedByClient(ctx, token, methods.private_key_jwt)) return 'no registered key has signed it';
  const first = isFirstUse(ctx, `assertion ${String(client.client_id)} ${String(jti)}`, LIFETIME_S * 1000);
  return first ? undefined : 'its jti has already been used';
}
