/** Verifying the access tokens that come with Management API requests, and the scopes they carry. */
import { verify } from 'node:crypto';
import { forbidden, unauthorized } from './errors.js';
import { publicKeyOf, SIGNING_KEYS } from './signing-keys.js';
import type { Caller, Operation, SandboxServices } from './types.js';

interface Claims {
  iss?: unknown;
  sub?: unknown;
  aud?: unknown;
  azp?: unknown;
  exp?: unknown;
  scope?: unknown;
}

/** Reads and verifies the bearer token; throws the API's 401. */
export function authenticate(header: string | undefined, services: SandboxServices): Caller {
  if (header === undefined || header.trim() === '') throw unauthorized('Missing authentication');
  const [, token] = /^Bearer\s+(\S+)$/i.exec(header.trim()) ?? [];
  if (token === undefined) throw unauthorized('Missing authentication');
  const claims = verifiedClaims(token, services);
  const audiences = [claims.aud].flat();
  if (!audiences.includes(services.audience)) {
    throw unauthorized(`Bad audience: ${audiences.join(',')}`);
  }
  if (typeof claims.exp === 'number' && claims.exp * 1000 <= services.now()) {
    throw unauthorized('Expired token received for JSON Web Token validation');
  }
  const subject = String(claims.sub ?? '');
  return {
    clientId: typeof claims.azp === 'string' ? claims.azp : subject.replace(/@clients$/, ''),
    subject,
    scopes: new Set(
      String(claims.scope ?? '')
        .split(' ')
        .filter(Boolean),
    ),
  };
}

function verifiedClaims(token: string, services: SandboxServices): Claims {
  const [head = '', payload = '', signature = '', ...rest] = token.split('.');
  const header = decode(head);
  const claims = decode(payload);
  if (rest.length > 0 || signature === '' || !header || !claims) throw unauthorized('Invalid token');
  const key = services.tenant.collection(SIGNING_KEYS).get(String(header.kid));
  const valid =
    header.alg === 'RS256' &&
    key !== undefined &&
    key.revoked !== true &&
    verify(
      'sha256',
      Buffer.from(`${head}.${payload}`),
      publicKeyOf(key),
      Buffer.from(signature, 'base64url'),
    );
  if (!valid) throw unauthorized('Invalid signature received for JSON Web Token validation');
  return claims;
}

function decode(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** Refuses a caller whose token lacks the operation's scopes: 403 `insufficient_scope`. */
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
