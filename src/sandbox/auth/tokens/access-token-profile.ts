/** Access tokens in the profile of their API (public documentation, access-token-profiles). */
import { randomBytes } from 'node:crypto';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';

/** What tokens say about the organization. */
export function organizationClaims(ctx: AuthContext, id: string | undefined): Doc {
  if (id === undefined) return {};
  const settings = (ctx.tenant.singleton('/tenants/settings') ?? {}) as Doc;
  const name = ctx.tenant.collection('organizations').get(id)?.name;
  return {
    org_id: id,
    ...(settings.allow_organization_name_in_authentication_api === true ? { org_name: name } : {}),
  };
}

/** Signs the claims of the Auth0 profile, or as RFC 9068 has them when the API wants that. */
export function signAccessToken(ctx: AuthContext, api: Doc, claims: Doc): string {
  if (!String(api.token_dialect ?? '').startsWith('rfc9068')) return ctx.signJwt(claims);
  const { azp, gty: _grant, ...rest } = claims;
  return ctx.signJwt({ ...rest, client_id: azp, jti: randomBytes(16).toString('base64url') }, 'at+jwt');
}
