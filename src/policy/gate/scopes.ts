/**
 * Scope requirements. Every requirement is normalized to an AND of ORs (each inner list needs one
 * of its scopes), without the scopes that only concern a signed-in person's own account: a machine
 * token with `read:current_user` must not be able to read other profiles.
 */
import type { ToolRecord } from '../../catalog/tool-record.js';
import type { ScopeExpression } from '../../catalog/types.js';

const ownAccount = /[:_]current_user(?:_|$)|_self$/;

/** Whether a scope only covers the account of the signed-in person. */
export function isOwnAccountScope(scope: string): boolean {
  return ownAccount.test(scope);
}

/**
 * The requirement as an AND of ORs for a machine token. An operation that only has own-account scopes keeps
 * them: it works with a signed-in person's own token, given as a static token. `unclear` widens it to "any one of the listed scopes is enough to try".
 */
export function clauses(expression: ScopeExpression, unclear = false): string[][] {
  const raw =
    unclear || expression.mode === 'any'
      ? [expression.scopes.flat()]
      : expression.mode === 'all'
        ? expression.scopes.map((scope) => [scope])
        : expression.scopes;
  if (expression.scopes.length === 0) return [];
  return raw.map((alternatives) => {
    const given = [...new Set(alternatives)];
    const general = given.filter((scope) => !isOwnAccountScope(scope));
    // If only the own-account scope is known, the operation needs exactly that: nothing is widened.
    return general.length > 0 ? general : given;
  });
}

/** Whether a machine token with the granted scopes meets the requirement. */
export function satisfies(
  expression: ScopeExpression,
  granted: ReadonlySet<string>,
  unclear = false,
): boolean {
  return missing(expression, granted, unclear).length === 0;
}

/** The unmet part of the requirement: grant one scope of each inner list. Empty when nothing is missing. */
export function missing(
  expression: ScopeExpression,
  granted: ReadonlySet<string>,
  unclear = false,
): string[][] {
  return clauses(expression, unclear).filter((alternatives) => !alternatives.some((s) => granted.has(s)));
}

/** An AND of ORs as text: `read:users and (read:roles or read:role_members)`. */
export function inWords(requirement: string[][]): string {
  return requirement
    .map((alternatives) => {
      const either = alternatives.join(' or ');
      return alternatives.length > 1 && requirement.length > 1 ? `(${either})` : either;
    })
    .join(' and ');
}

/**
 * The permissions that a caller lacks for a tool that the server's token may run; empty when none.
 * The call is made with that token, so the caller must not get more from it than a token of their own would give:
 * if different scopes unlock different parts of one operation, they need each of those that the token has. The
 * first scope of a read is the broadest and is sufficient; what the others add are secrets, which are
 * masked. Tools made of several operations check the caller for each of them.
 */
export function missingPermissions(
  { scopes, scopesUnclear, risk, path }: ToolRecord,
  granted: ReadonlySet<string>,
  permissions: ReadonlySet<string>,
): string[][] {
  return clauses(scopes, scopesUnclear)
    .flatMap((alternatives) => {
      const usable = alternatives.filter((scope) => granted.has(scope));
      if (path === undefined) return [usable];
      const [widest = ''] = alternatives;
      if (risk === 'read' && !scopesUnclear && granted.has(widest)) return [[widest]];
      return usable.map((scope) => [scope]);
    })
    .filter((anyOf) => !anyOf.some((scope) => permissions.has(scope)));
}
