/**
 * Proofs that the sender of a request has a key, to which its tokens are bound (RFC 9449; public documentation,
 * secure/sender-constraining/demonstrating-proof-of-possession-dpop).
 */
import { createHash, createPublicKey, type JsonWebKeyInput } from 'node:crypto';
import { invalidRequest, OAuthError } from '../../errors.js';
import { MINUTE } from '../../state/clock.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { digestOf, unguessable } from '../tokens/secrets.js';
import { isFirstUse, isSignedBy, readToken, type SignedToken } from './jws.js';

/** Algorithms of proofs that the discovery document names. */
export const PROOF_ALGORITHMS = ['ES256'];
/** How far the time of a proof may be off, in seconds. */
const SKEW_S = 300;
const NONCE_MS = 5 * MINUTE;
const SECRET = 'dpop-nonce-secret';

const refused = (message: string, headers: Record<string, string> = {}): OAuthError =>
  new OAuthError(400, 'invalid_dpop_proof', message, {}, headers);

/** The nonce of a time: the same for everybody, known to this tenant alone. */
function nonceAt({ tenant }: AuthContext, time: number): string {
  let secret = tenant.singleton(SECRET) as string | undefined;
  if (secret === undefined) {
    secret = unguessable();
    tenant.setSingleton(SECRET, secret);
  }
  return digestOf(`${secret} ${Math.floor(time / NONCE_MS)}`);
}

/** RFC 7638. */
function thumbprint({ crv, e, kty, n, x, y }: Doc): string {
  const parts = kty === 'RSA' ? { e, kty, n } : { crv, kty, x, y };
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

const withoutQuery = (address: unknown): string | undefined => {
  if (typeof address !== 'string' || !URL.canParse(address)) return undefined;
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname}`;
};

function checkProof(ctx: AuthContext, { header, claims }: SignedToken): void {
  if (header.typ !== 'dpop+jwt') throw refused('The typ of the DPoP proof must be dpop+jwt');
  if (!PROOF_ALGORITHMS.includes(String(header.alg)))
    throw refused('The alg of the DPoP proof is not supported');
  if (claims.htm !== ctx.request.method) throw refused('htm of the DPoP proof does not match the request');
  if (withoutQuery(claims.htu) !== `${ctx.url}${ctx.request.path}`)
    throw refused('htu of the DPoP proof does not match the request');
  const age = ctx.now() / 1000 - Number(claims.iat);
  if (typeof claims.iat !== 'number' || Math.abs(age) > SKEW_S)
    throw refused('iat of the DPoP proof is not recent');
  if (typeof claims.jti !== 'string' || claims.jti === '') throw refused('jti of the DPoP proof is missing');
}

/** The proof of a request, checked, with the thumbprint of its key; undefined when there is none. */
export function proofOf(ctx: AuthContext): { claims: Doc; key: string } | undefined {
  const given = ctx.request.headers.dpop;
  if (given === undefined) return undefined;
  const token = readToken(given);
  if (!token) throw refused('The DPoP proof is not a JSON Web Token');
  checkProof(ctx, token);
  if (!isSignedByOwnKey(token)) throw refused('The signature of the DPoP proof cannot be verified');
  return { claims: token.claims, key: thumbprint(token.header.jwk as Doc) };
}

function isSignedByOwnKey(token: SignedToken): boolean {
  const jwk = token.header.jwk as Doc | undefined;
  if (!jwk || jwk.d !== undefined) return false;
  try {
    return isSignedBy(token, createPublicKey({ key: jwk, format: 'jwk' } as JsonWebKeyInput));
  } catch {
    return false;
  }
}

const isPublic = (client: Doc | undefined): boolean => client?.token_endpoint_auth_method === 'none';

/**
 * The thumbprint of the key that a token request proves to have; undefined without a proof. Applications that do not
 * authenticate have to use the nonce that the answer gives them.
 */
export function tokenProof(ctx: AuthContext, client: Doc | undefined): string | undefined {
  const proof = proofOf(ctx);
  if (!proof) return undefined;
  const { nonce, jti } = proof.claims;
  const now = ctx.now();
  const current = nonceAt(ctx, now);
  if (isPublic(client) && nonce !== current && nonce !== nonceAt(ctx, now - NONCE_MS))
    throw new OAuthError(
      400,
      'use_dpop_nonce',
      'Authorization server requires nonce in DPoP proof',
      {},
      { 'dpop-nonce': current },
    );
  if (!isFirstUse(ctx, `proof ${String(jti)}`, 2 * SKEW_S * 1000))
    throw refused('The DPoP proof was used before');
  return proof.key;
}

/**
 * Whether the access token for an API (for userinfo alone when absent) is bound to the key of the request.
 *
 * @throws OAuthError where one has to prove it, and did not (public documentation, configure-sender-constraining)
 */
export function boundKey({ proof }: AuthContext, client: Doc, api: Doc | undefined): string | undefined {
  const { mechanism, required, required_for: whom } = (api?.proof_of_possession ?? {}) as Doc;
  const demanded =
    client.require_proof_of_possession === true ||
    (required === true && (whom !== 'public_clients' || isPublic(client)));
  const key = api === undefined || mechanism === 'dpop' ? proof : undefined;
  if (demanded && key === undefined) throw invalidRequest('DPoP proof is required for this client or API');
  return key;
}
