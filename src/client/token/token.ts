import type { GrantedScopes } from '../types.js';

/** An access token. */
export interface Token {
  readonly value: string;
  readonly granted: GrantedScopes;
}

function splitScopes(scope: string): Set<string> {
  return new Set(scope.split(' ').filter((part) => part !== ''));
}

/** The claims of a JWT, unverified (the API verifies it); undefined when it is not a JWT. */
export function readClaims(token: string): Record<string, unknown> | undefined {
  const parts = token.split('.');
  if (parts.length !== 3) return undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(parts[1] ?? '', 'base64url').toString('utf8'));
    return typeof claims === 'object' && claims !== null && !Array.isArray(claims)
      ? (claims as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Makes a token from the endpoint's response, or from a static one. Its scopes are those of the response, else of the
 * token's own `scope` claim; an opaque token has unknown scopes.
 *
 * @param scope the response's `scope`, if present
 * @param expiresAt epoch ms by this machine's clock, if known
 */
export function makeToken(value: string, scope: string | undefined, expiresAt: number | undefined): Token {
  const claims = readClaims(value);
  const stated = scope ?? (typeof claims?.scope === 'string' ? claims.scope : undefined);
  const clientId = clientIdIn(claims);
  // A readable token without a scope claim has no scopes; that is known, not unknown.
  const granted: GrantedScopes = {
    known: stated !== undefined || claims !== undefined,
    scopes: splitScopes(stated ?? ''),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(clientId === undefined ? {} : { clientId }),
  };
  return { value, granted };
}

/** A token that came without an answer of the endpoint: what is known of it is in its claims. */
export function fixedToken(value: string): Token {
  const exp = readClaims(value)?.exp;
  return makeToken(value, undefined, typeof exp === 'number' ? exp * 1000 : undefined);
}

/** The application of a token: `azp`, or the subject of a token that an application got for itself. */
function clientIdIn(claims: Record<string, unknown> | undefined): string | undefined {
  if (typeof claims?.azp === 'string') return claims.azp;
  const subject = typeof claims?.sub === 'string' ? claims.sub : '';
  return subject.endsWith('@clients') ? subject.slice(0, -'@clients'.length) : undefined;
}

export function sameScopes(a: GrantedScopes, b: GrantedScopes): boolean {
  return (
    a.known === b.known &&
    a.scopes.size === b.scopes.size &&
    [...a.scopes].every((scope) => b.scopes.has(scope))
  );
}
