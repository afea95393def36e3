/** Access tokens in the profile of their API (public documentation, access-token-profiles). */
import { randomBytes } from 'node:crypto';
import type { Signing } from '../../state/signing-keys.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { encryptedFor } from './encrypted.js';

/** What tokens say about the organization. */
export function organizationClaims(ctx: AuthContext, id: string | undefined): Doc {
  if (id === undefined) return {};
  const settings = ctx.tenant.settings('/tenants/settings');
  const name = ctx.tenant.collection('organizations').get(id)?.name;
  return {
    org_id: id,
    ...(settings.allow_organization_name_in_authentication_api === true ? { org_name: name } : {}),
  };
}

/** Signs the claims of the Auth0 profile, or as RFC 9068 has them when the API wants that. */
export function signAccessToken(ctx: AuthContext, api: Doc, claims: Doc): string {
  return encryptedFor(api, signed(ctx, api, claims));
}

function signed(ctx: AuthContext, api: Doc, claims: Doc): string {
  const how = signingOf(api);
  if (!String(api.token_dialect ?? '').startsWith('rfc9068')) return ctx.signJwt(claims, 'JWT', how);
  const { azp, gty: _grant, ...rest } = claims;
  return ctx.signJwt({ ...rest, client_id: azp, jti: randomBytes(16).toString('base64url') }, 'at+jwt', how);
}

/** The algorithm of an API; HS256 with its own secret (public documentation, get-started/applications/signing-algorithms). */
function signingOf({ signing_alg: alg, signing_secret: secret }: Doc): Signing {
  if (alg === 'HS256' && typeof secret === 'string') return { alg, secret };
  return { alg: alg === 'PS256' || alg === 'RS512' ? alg : 'RS256' };
}

/** The algorithm of an application's ID tokens; HS256 with its secret, which a public application does not have (public documentation, oidc-adoption-rop-flow). */
export function idTokenSigning(client: Doc): Signing {
  const { jwt_configuration: configuration, client_secret: secret } = client;
  const { alg } = (configuration ?? {}) as Doc;
  if (alg === 'HS256' && client.token_endpoint_auth_method !== 'none' && typeof secret === 'string')
    return { alg, secret };
  return { alg: alg === 'PS256' ? alg : 'RS256' };
}
