/** Whether an access token is the issuer's, made for this server, and valid now. */
import {
  type AuthInfo,
  OAuthError,
  OAuthErrorCode,
  type OAuthTokenVerifier,
} from '@modelcontextprotocol/server';
import { errors, jwtVerify } from 'jose';
import { authInfoOf, callerOf } from './caller.js';
import { type IssuerKeys, KeysUnavailable } from './issuer-keys.js';

/** Signatures by the issuer's private key only: nothing unsigned, nothing that a public key could make. */
const ALGORITHMS = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA'],
];
/** How far clocks may be apart, in seconds. */
const SKEW_S = 30;

export class TokenVerifier implements OAuthTokenVerifier {
  readonly #keys: IssuerKeys;
  readonly #audience: string;

  constructor(keys: IssuerKeys, audience: string) {
    this.#keys = keys;
    this.#audience = audience;
  }

  /** @throws OAuthError for a token that is not good, KeysUnavailable where that cannot be told */
  async verifyAccessToken(token: string): Promise<AuthInfo> {
    try {
      const { payload } = await jwtVerify(token, this.#keys.find, {
        issuer: this.#keys.issuer,
        audience: this.#audience,
        algorithms: ALGORITHMS,
        clockTolerance: SKEW_S,
        requiredClaims: ['sub', 'exp'],
      });
      return authInfoOf(callerOf(payload), (payload.exp ?? 0) + SKEW_S);
    } catch (error) {
      if (error instanceof KeysUnavailable) throw error;
      throw new OAuthError(OAuthErrorCode.InvalidToken, `The access token ${wrongWith(error)}`);
    }
  }
}

/** In words that repeat nothing of the token. */
function wrongWith(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'has expired';
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'aud') return 'is not for this server';
    if (error.claim === 'iss') return 'is of another issuer';
    if (error.claim === 'nbf') return 'is not valid yet';
    return 'lacks a claim';
  }
  if (error instanceof errors.JOSEAlgNotAllowed) return 'is signed in a way that is not accepted';
  if (error instanceof errors.JWKSNoMatchingKey) return 'is signed with a key that the issuer does not have';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'has a wrong signature';
  return 'is not a usable JWT';
}
