/** Whether an access token comes from the issuer, is meant for this server, and is currently valid. */
import {
  type AuthInfo,
  OAuthError,
  OAuthErrorCode,
  type OAuthTokenVerifier,
} from '@modelcontextprotocol/server';
import { errors, type JWTHeaderParameters, type JWTPayload, jwtVerify } from 'jose';
import { authInfoOf, callerOf } from './caller.js';
import { type IssuerKeys, KeysUnavailable } from './issuer-keys.js';

/** Asymmetric signatures only: no unsigned tokens, and no HMAC, which a public key could forge. */
export const ALGORITHMS = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA'],
];
/** What an access token says that it is; other kinds, such as logout tokens, are signed with the same keys. */
const ACCESS_TOKEN = /^(?:application\/)?(?:at\+)?jwt$/i;
/** Tolerated clock skew, in seconds. */
const SKEW_S = 30;

export class TokenVerifier implements OAuthTokenVerifier {
  readonly #keys: IssuerKeys;
  readonly #audience: string;

  constructor(keys: IssuerKeys, audience: string) {
    this.#keys = keys;
    this.#audience = audience;
  }

  /** @throws OAuthError for an invalid token, KeysUnavailable if it cannot be verified */
  async verifyAccessToken(token: string): Promise<AuthInfo> {
    try {
      const { payload, protectedHeader } = await jwtVerify(token, this.#keys.find, {
        issuer: this.#keys.issuer,
        audience: this.#audience,
        algorithms: ALGORITHMS,
        clockTolerance: SKEW_S,
        requiredClaims: ['sub', 'exp'],
      });
      requireBearer(payload, protectedHeader);
      return authInfoOf(callerOf(payload), (payload.exp ?? 0) + SKEW_S);
    } catch (error) {
      if (error instanceof KeysUnavailable) throw error;
      throw new OAuthError(OAuthErrorCode.InvalidToken, `The access token ${wrongWith(error)}`);
    }
  }
}

class NotBearer extends Error {}

/** @throws NotBearer for a token of another kind, or one that is bound to a key, which nobody has proved to hold */
function requireBearer({ cnf }: JWTPayload, { typ = 'JWT' }: JWTHeaderParameters): void {
  if (!ACCESS_TOKEN.test(typ)) throw new NotBearer('is no access token');
  if (cnf !== undefined)
    throw new NotBearer('is bound to a key (DPoP or mTLS), which this server does not check');
}

/** A description that contains nothing of the token. */
function wrongWith(error: unknown): string {
  if (error instanceof NotBearer) return error.message;
  if (error instanceof errors.JWTExpired) return 'has expired';
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'aud') return 'is not for this server';
    if (error.claim === 'iss') return 'is from another issuer';
    if (error.claim === 'nbf') return 'is not valid yet';
    return 'lacks a required claim';
  }
  if (error instanceof errors.JOSEAlgNotAllowed) return 'is signed with an unsupported algorithm';
  if (error instanceof errors.JWKSNoMatchingKey) return 'is signed with a key that the issuer does not have';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'has an invalid signature';
  return 'is not a usable JWT';
}
