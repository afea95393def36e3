/**
 * Reasoning about scopes. Every requirement is brought to one form, an AND of ORs (each inner list needs one
 * of its scopes), with the scopes that only ever concern a signed-in person's own account taken out: a machine
 * token that carries `read:current_user` may not read anybody's profile by it.
 */
import type { ToolRecord } from '../../catalog/tool-record.js';
import type { ScopeExpression } from '../../catalog/types.js';

const ownAccount = /[:_]current_user(?:_|$)|_self$/;

/** Whether a scope only reaches the account of the person who is signed in. */
export function isOwnAccountScope(scope: string): boolean {
  return ownAccount.test(scope);
}

/**
 * The requirement as an AND of ORs for a machine token. An operation that knows only own-account scopes keeps
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
    const given = [...new Set(alternatives.filter((scope) => scope !== ''))];
    const general = given.filter((scope) => !isOwnAccountScope(scope));
    // Where nothing but the own-account scope is known, it is what the operation needs: nothing is widened.
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

/** An AND of ORs in words: `read:users and (read:roles or read:role_members)`. */
export function inWords(requirement: string[][]): string {
  return requirement
    .map((alternatives) => {
      const either = alternatives.join(' or ');
      return alternatives.length > 1 && requirement.length > 1 ? `(${either})` : either;
    })
    .join(' and ');
}

/**
 * What a caller lacks, by their own permissions, of a tool that the token in use may run; empty when nothing is.
 * The call is made with that token, so the caller must not get from it what a token of their own would not give:
 * where different scopes open different parts of one operation, they need each of those that the token has. The
 * first scope of a read is the widest and is enough by itself; what the others add to it are secrets, which are
 * masked. Tools made of several operations hold the caller against each of these.
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
