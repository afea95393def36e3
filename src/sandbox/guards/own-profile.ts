/**
 * Tokens of people for their own profile: scopes that end on `current_user` and what follows. They reach the person
 * who has the token, and the part that the scope names.
 * Source: public documentation, get-management-api-tokens-for-single-page-applications.
 */
import { isObject } from '../../text/is-object.js';
import { forbidden } from '../errors.js';
import type { Caller, Operation } from '../types.js';

const OWN = ':current_user';
const isOwn = (scope: string): boolean => scope.includes(OWN);

/** Scopes that the documentation has and the operations have not. */
const ALSO: Readonly<Record<string, string>> = { 'PATCH /users/{id}': 'create:current_user_metadata' };
/** What may be sent by those who reach their own profile alone. */
const PARTS: Readonly<Record<string, string>> = {
  'PATCH /users/{id}': 'user_metadata',
  'POST /users/{id}/identities': 'link_with',
};

const keyOf = ({ method, path }: Operation): string => `${method} ${path}`;

/** Whether a caller reaches this operation by a scope of the own profile that the API document leaves out. */
export const hasOwnScope = (operation: Operation, { scopes }: Caller): boolean =>
  scopes.has(ALSO[keyOf(operation)] ?? '');

/** Refuses what a token for the own profile does not reach: 403. */
export function checkOwnProfile(
  operation: Operation,
  { params, body }: { params: Readonly<Record<string, string>>; body: unknown },
  { scopes, subject }: Caller,
): void {
  const wanted = operation.scopes.scopes.flat();
  const others = wanted.filter((scope) => !isOwn(scope));
  if (!wanted.some(isOwn) || others.some((scope) => scopes.has(scope))) return;
  if (operation.path.startsWith('/users/{id}') && params.id !== subject)
    throw forbidden('User to be acted on does not match subject in bearer token.', 'access_denied');
  const part = PARTS[keyOf(operation)];
  if (part !== undefined && isObject(body) && Object.keys(body).some((name) => name !== part))
    throw forbidden(`Insufficient scope, expected any of: ${others.join(',')}`, 'insufficient_scope');
}
