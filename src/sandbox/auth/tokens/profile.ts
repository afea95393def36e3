/** The claims about a person that the standard scopes give. */
import type { Doc } from '../../state/store.js';

const PROFILE = ['name', 'given_name', 'family_name', 'nickname', 'picture', 'updated_at'];

export function profileClaims(user: Doc, scopes: readonly string[]): Doc {
  const fields = [
    ...(scopes.includes('profile') ? PROFILE : []),
    ...(scopes.includes('email') ? ['email', 'email_verified'] : []),
    ...(scopes.includes('phone') ? ['phone_number'] : []),
  ];
  const claims: Doc = {};
  for (const field of fields) if (user[field] !== undefined) claims[field] = user[field];
  return claims;
}
