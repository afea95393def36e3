/** Verifying the access tokens that come with Management API requests, and the scopes they carry. */
import { verify } from 'node:crypto';
import { forbidden, HttpError, unauthorized } from '../errors.js';
import { PSS, publicKeyOf, SIGNING_KEYS } from '../state/signing-keys.js';
import type { Doc, Tenant } from '../state/store.js';
import type { Caller, Operation, SandboxServices } from '../types.js';
import { readToken } from './signed/jws.js';

export interface Claims {
  iss?: unknown;
  sub?: unknown;
  aud?: unknown;
  azp?: unknown;
  exp?: unknown;
  scope?: unknown;
  sid?: unknown;
}

/** A token with a verified signature. */
interface Verified {
  claims: Claims;
  caller: Caller;
  /** The key that signed it, as it was then. */
  kid: string;
  key: Doc;
}

/** Tokens are few and used often: each is parsed once. The cache is cleared when it reaches this size. */
const REMEMBERED = 1000;
const verified = new WeakMap<Tenant, Map<string, Verified>>();

/** The token of an `Authorization: Bearer` header; undefined when there is none. */
export const bearerToken = (header: string | undefined): string | undefined =>
  /^Bearer\s+(\S+)$/i.exec((header ?? '').trim())?.[1];

/** Reads and verifies the bearer token; throws the API's 401. */
export function authenticate(header: string | undefined, services: SandboxServices): Caller {
  const token = bearerToken(header);
  if (token === undefined) throw unauthorized('Missing authentication');
  return verifyToken(token, services, services.audience);
}

/** The caller of a token for an audience; throws the API's 401. */
export function verifyToken(token: string, services: SandboxServices, audience: string): Caller {
  const { claims, caller } = remembered(token, services) ?? verifiedNow(token, services);
  const audiences = [claims.aud].flat();
  if (!audiences.includes(audience)) {
    throw unauthorized(`Bad audience: ${audiences.join(',')}`);
  }
  if (typeof claims.exp === 'number' && claims.exp * 1000 <= services.now()) {
    throw unauthorized('Expired token received for JSON Web Token validation');
  }
  return caller;
}

/** What is known of a token, unless the key that signed it has changed or gone since. */
function remembered(token: string, { tenant }: SandboxServices): Verified | undefined {
  const found = verified.get(tenant)?.get(token);
  return found && tenant.collection(SIGNING_KEYS).get(found.kid) === found.key ? found : undefined;
}

function verifiedNow(token: string, { tenant }: SandboxServices): Verified {
  const read = readToken(token);
  if (!read || read.signature.length === 0) throw unauthorized('Invalid token');
  const { header, content, signature } = read;
  const claims: Claims = read.claims;
  const kid = String(header.kid);
  const key = tenant.collection(SIGNING_KEYS).get(kid);
  const valid =
    ['RS256', 'PS256', 'RS512'].includes(String(header.alg)) &&
    key !== undefined &&
    key.revoked !== true &&
    verify(
      header.alg === 'RS512' ? 'sha512' : 'sha256',
      Buffer.from(content),
      { key: publicKeyOf(key), ...(header.alg === 'PS256' ? PSS : {}) },
      signature,
    );
  if (!valid) throw unauthorized('Invalid signature received for JSON Web Token validation');
  const found = { claims, caller: callerOf(claims), kid, key };
  const known = verified.get(tenant) ?? new Map<string, Verified>();
  if (known.size >= REMEMBERED) known.clear();
  verified.set(tenant, known.set(token, found));
  return found;
}

/** The claims of a token that this tenant signed, however old it is; undefined for any other. */
export function signedClaims(token: string, services: SandboxServices): Claims | undefined {
  try {
    return (remembered(token, services) ?? verifiedNow(token, services)).claims;
  } catch (error) {
    if (error instanceof HttpError) return undefined;
    throw error;
  }
}

function callerOf(claims: Claims): Caller {
  const subject = String(claims.sub ?? '');
  const scopes = String(claims.scope ?? '')
    .split(' ')
    .filter(Boolean);
  return {
    clientId: typeof claims.azp === 'string' ? claims.azp : subject.replace(/@clients$/, ''),
    subject,
    scopes: new Set(scopes),
  };
}

/** Rejects a token that lacks the operation's scopes: 403 `insufficient_scope`. */
export function checkScopes({ scopes, scopesUnclear }: Operation, caller: Caller): void {
  const has = (scope: string): boolean => caller.scopes.has(scope);
  const needed =
    scopes.mode === 'cnf'
      ? scopes.scopes
      : scopes.mode === 'any'
        ? [scopes.scopes]
        : scopes.scopes.map((scope) => [scope]);
  const lists = scopesUnclear ? [needed.flat()] : needed;
  for (const anyOf of lists) {
    if (anyOf.length === 0 || anyOf.some(has)) continue;
    throw forbidden(`Insufficient scope, expected any of: ${anyOf.join(',')}`, 'insufficient_scope');
  }
}
