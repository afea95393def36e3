import type { GrantedScopes } from '../types.js';

/** An access token in use. */
export interface Token {
  readonly value: string;
  readonly granted: GrantedScopes;
}

function splitScopes(scope: string): Set<string> {
  return new Set(scope.split(' ').filter((part) => part !== ''));
}

/** The claims of a JWT, unverified (whoever accepts it verifies it); undefined when it is not one. */
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
 * Makes a token of what the endpoint granted, or of a static one. Its scopes are those of the answer, else of the
 * token's own `scope` claim; a token that nothing can be read from has unknown scopes.
 *
 * @param scope the answer's `scope`, if it had one
 * @param expiresAt epoch ms by this machine's clock, if known
 */
export function makeToken(value: string, scope: string | undefined, expiresAt: number | undefined): Token {
  const claims = scope === undefined ? readClaims(value) : undefined;
  const stated = scope ?? (typeof claims?.scope === 'string' ? claims.scope : undefined);
  // A readable token without a scope claim was granted nothing; that is known, too.
  const granted: GrantedScopes = {
    known: stated !== undefined || claims !== undefined,
    scopes: splitScopes(stated ?? ''),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
  return { value, granted };
}

export function sameScopes(a: GrantedScopes, b: GrantedScopes): boolean {
  return (
    a.known === b.known &&
    a.scopes.size === b.scopes.size &&
    [...a.scopes].every((scope) => b.scopes.has(scope))
  );
}
