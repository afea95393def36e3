/**
 * Authorization requests that applications sign (RFC 9101; public documentation,
 * authorization-code-flow-with-jar and get-started/applications/configure-jar).
 */
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { clientById } from '../client.js';
import { isSignedByClient } from './credentials.js';
import { readToken } from './jws.js';

type Params = Readonly<Record<string, string>>;

/** What is wrong with a signed request. */
export class RequestObjectError extends Error {}

const LONGEST_ID = 64;
const TYPES: ReadonlySet<string> = new Set(['jwt', 'oauth-authz-req+jwt']);
/** Claims that are about the token, and not what is asked for. */
const ABOUT = new Set(['iss', 'aud', 'iat', 'nbf', 'exp', 'jti']);

const wrong = (reason: string): never => {
  throw new RequestObjectError(`The request object is invalid: ${reason}`);
};

/**
 * The parameters of a request: those of its signed object go before those beside it.
 *
 * @throws RequestObjectError for an object that is not good, or that is missing where the application has to sign
 */
export function signedParams(ctx: AuthContext, params: Params): Params {
  const { request, client_id: id } = params;
  const client = id === undefined ? undefined : clientById(ctx, id);
  const purpose = client?.signed_request_object as Doc | undefined;
  if (request === undefined) {
    if (purpose?.required === true)
      throw new RequestObjectError('A signed request object is required for this client');
    return params;
  }
  const claims = checked(ctx, request, { id, purpose });
  const { request: _request, ...beside } = params;
  const within = Object.entries(claims).filter(
    ([name, value]) => !ABOUT.has(name) && ['string', 'number', 'boolean'].includes(typeof value),
  );
  return { ...beside, ...Object.fromEntries(within.map(([name, value]) => [name, String(value)])) };
}

function checked(
  ctx: AuthContext,
  request: string,
  { id, purpose }: { id: string | undefined; purpose: Doc | undefined },
): Doc {
  const token = readToken(request);
  if (!token) return wrong('it is not a JSON Web Token');
  const { header, claims } = token;
  if (!TYPES.has(String(header.typ ?? 'jwt').toLowerCase())) wrong('its typ is not supported');
  if (!isSignedByClient(ctx, token, purpose)) wrong('its signature cannot be verified');
  if (claims.iss !== id || (claims.client_id !== undefined && claims.client_id !== id))
    wrong('iss and client_id must be the client id');
  if (![claims.aud].flat().some((one) => one === `${ctx.url}/` || one === ctx.url))
    wrong('aud must be this tenant');
  const now = ctx.now() / 1000;
  for (const [name, isRight] of [
    ['exp', (time: number) => time > now],
    ['nbf', (time: number) => time <= now],
    ['iat', () => true],
  ] as const) {
    const time = claims[name];
    if (time !== undefined && (typeof time !== 'number' || !isRight(time))) wrong(`${name} does not fit`);
  }
  const { jti } = claims;
  if (jti !== undefined && (typeof jti !== 'string' || Buffer.byteLength(jti) > LONGEST_ID))
    wrong(`jti must be a string of at most ${LONGEST_ID} bytes`);
  return claims;
}
