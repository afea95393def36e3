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
  // OpenID Connect Core, 5.1: the claim is called otherwise than the property.
  if (claims.phone_number !== undefined && user.phone_verified !== undefined)
    claims.phone_number_verified = user.phone_verified;
  return claims;
}
