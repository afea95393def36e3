/** Whether tokens that the tenant granted are the approval that was asked for. */
import { createHash } from 'node:crypto';
import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { fingerprint } from '../../../policy/confirm/canonical.js';
import { KeysUnavailable } from '../../callers/issuer-keys.js';
import { ALGORITHMS } from '../../callers/token-verifier.js';

/** What was asked, and of whom. */
export interface Asked {
  /** The user's id. */
  user: string;
  authReqId: string;
  /** When, by the tenant's clock, epoch ms. */
  at: number;
  /** The `authorization_details` that were sent. */
  details?: unknown;
}

export interface Granted {
  idToken: string | undefined;
  details: unknown;
}

/** Tolerated clock skew, in seconds. */
const SKEW_S = 30;
/** Tokens that are remembered as used. Each is only valid for the request before it, so few matter. */
const MOST_USED = 1_000;
/** With it a token names the request it was granted for. */
const REQUEST_CLAIM = 'urn:openid:params:jwt:claim:auth_req_id';

export class GrantChecker {
  readonly #keys: JWTVerifyGetKey;
  readonly #issuer: string;
  readonly #clientId: string;
  readonly #now: () => number;
  readonly #used = new Set<string>();

  /** @param now the tenant's time, epoch ms */
  constructor(keys: JWTVerifyGetKey, issuer: string, clientId: string, now: () => number) {
    this.#keys = keys;
    this.#issuer = issuer;
    this.#clientId = clientId;
    this.#now = now;
  }

  /**
   * What is wrong with the grant, in words that contain nothing of it; undefined: nothing. A right one counts once.
   */
  async objection(asked: Asked, { idToken, details }: Granted): Promise<string | undefined> {
    if (idToken === undefined) return 'the answer holds no ID token';
    if (!sameDetails(asked.details, details)) return 'the approved details are not the ones that were asked';
    let claims: JWTPayload;
    try {
      ({ payload: claims } = await jwtVerify(idToken, this.#keys, {
        issuer: this.#issuer,
        audience: this.#clientId,
        subject: asked.user,
        algorithms: ALGORITHMS,
        clockTolerance: SKEW_S,
        currentDate: new Date(this.#now()),
        requiredClaims: ['sub', 'iat', 'exp'],
      }));
    } catch (error) {
      return wrongWith(error);
    }
    return this.#objectionTo(claims, asked) ?? this.#take(idToken);
  }

  #objectionTo(claims: JWTPayload, asked: Asked): string | undefined {
    const { aud, azp, iat = 0 } = claims;
    if ([aud].flat().length !== 1 || (azp !== undefined && azp !== this.#clientId))
      return 'its ID token is for another application';
    if (iat < Math.floor(asked.at / 1000) - SKEW_S) return 'its ID token is older than the question';
    if (iat > this.#now() / 1000 + SKEW_S) return 'its ID token is from the future';
    const request = claims[REQUEST_CLAIM];
    if (request !== undefined && request !== asked.authReqId) return 'its ID token is for another question';
    const { authorization_details: details } = claims;
    if (details !== undefined && !sameDetails(asked.details, details))
      return 'its ID token is for other details than were asked';
    return undefined;
  }

  #take(idToken: string): string | undefined {
    const digest = createHash('sha256').update(idToken).digest('base64url');
    if (this.#used.has(digest)) return 'its ID token has been used before';
    const [oldest] = this.#used;
    if (this.#used.size >= MOST_USED && oldest !== undefined) this.#used.delete(oldest);
    this.#used.add(digest);
    return undefined;
  }
}

/** Nothing may be approved that was not asked, and all that was has to be. */
const sameDetails = (asked: unknown, granted: unknown): boolean =>
  fingerprint(asked ?? []) === fingerprint(granted ?? []);

function wrongWith(error: unknown): string {
  if (error instanceof KeysUnavailable) return "the tenant's signing keys could not be fetched";
  if (error instanceof errors.JWTExpired) return 'its ID token has expired';
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'sub') return 'its ID token is for another person';
    if (error.claim === 'aud') return 'its ID token is for another application';
    if (error.claim === 'iss') return 'its ID token is from another issuer';
    return 'its ID token lacks a required claim';
  }
  if (error instanceof errors.JOSEAlgNotAllowed)
    return 'its ID token is not signed with an asymmetric algorithm (set RS256 in the advanced settings of the application)';
  if (error instanceof errors.JWKSNoMatchingKey) return 'its ID token is signed with an unknown key';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'its ID token has an invalid signature';
  return 'its ID token cannot be read';
}
