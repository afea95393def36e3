/** The documents that tell applications what this authorization server can do. */
import { jwks, nextKey } from '../../state/signing-keys.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, AuthHandler } from '../../types.js';
import { grantTypes } from '../grants/index.js';
import { MFA_ACR } from '../mfa/factors.js';
import { PROOF_ALGORITHMS } from '../signed/dpop.js';
import { takesPushed } from './pushed.js';
import { takesRegistrations } from './register.js';
import { REVOCATION_TYPE, revocationEndpoint } from './universal-logout.js';

/** Endpoints that applications call with a certificate of theirs (RFC 8705, section 5). */
const WITH_CERTIFICATE = ['token_endpoint', 'userinfo_endpoint', 'revocation_endpoint'] as const;

/** They are at `mtls.` before the custom domain (public documentation, configure-mtls-for-a-tenant). */
function mtlsAliases({ tenant, url }: AuthContext, endpoints: Doc): Doc {
  const { mtls } = tenant.settings('/tenants/settings') as { mtls?: Doc };
  const domain = tenant
    .collection('custom-domains')
    .list()
    .find(({ status, type }) => status === 'ready' && type === 'self_managed_certs');
  if (mtls?.enable_endpoint_aliases !== true || !domain) return {};
  const aliases = WITH_CERTIFICATE.map((name) => [
    name,
    String(endpoints[name]).replace(url, `https://mtls.${String(domain.domain)}`),
  ]);
  return { mtls_endpoint_aliases: Object.fromEntries(aliases) };
}

/** What RFC 8414 and OpenID Connect Discovery have in common. */
function metadata(ctx: AuthContext): Doc {
  const { url, tenant } = ctx;
  const settings = tenant.settings('/tenants/settings');
  const endpoints: Doc = {
    issuer: `${url}/`,
    authorization_endpoint: `${url}/authorize`,
    token_endpoint: `${url}/oauth/token`,
    userinfo_endpoint: `${url}/userinfo`,
    device_authorization_endpoint: `${url}/oauth/device/code`,
    mfa_challenge_endpoint: `${url}/mfa/challenge`,
    ...(takesPushed(ctx) ? { pushed_authorization_request_endpoint: `${url}/oauth/par` } : {}),
    revocation_endpoint: `${url}/oauth/revoke`,
    jwks_uri: `${url}/.well-known/jwks.json`,
    // CIBA Core 1.0, section 4; the answer is always polled for.
    backchannel_authentication_endpoint: `${url}/bc-authorize`,
    backchannel_token_delivery_modes_supported: ['poll'],
    global_token_revocation_endpoint: revocationEndpoint(url),
    global_token_revocation_endpoint_auth_methods_supported: [REVOCATION_TYPE],
    ...(takesRegistrations(ctx) ? { registration_endpoint: `${url}/oidc/register` } : {}),
    response_types_supported: [
      'code',
      'token',
      'id_token',
      'code token',
      'code id_token',
      'token id_token',
      'code token id_token',
    ],
    response_modes_supported: ['query', 'fragment', 'form_post'],
    grant_types_supported: grantTypes,
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: [
      'client_secret_basic',
      'client_secret_post',
      'private_key_jwt',
      'none',
    ],
    dpop_signing_alg_values_supported: PROOF_ALGORITHMS,
    token_endpoint_auth_signing_alg_values_supported: ['RS256', 'RS384', 'PS256'],
    scopes_supported: ['openid', 'profile', 'email', 'phone', 'offline_access'],
    ...(settings.client_id_metadata_document_supported === true
      ? { client_id_metadata_document_supported: true }
      : {}),
  };
  return { ...endpoints, ...mtlsAliases(ctx, endpoints) };
}

const authorizationServer: AuthHandler = (ctx) => ({ status: 200, body: metadata(ctx) });

/** Whether applications are told where to log out (public documentation, get-started/tenant-settings). */
const announcesLogout = (ctx: AuthContext): boolean =>
  ((ctx.tenant.settings('/tenants/settings').oidc_logout ?? {}) as Doc)
    .rp_logout_end_session_endpoint_discovery !== false;

/** The values that the tenant allows, else the one that the sandbox knows. */
function acrValues(ctx: AuthContext): unknown {
  const { acr_values_supported: allowed } = ctx.tenant.settings('/tenants/settings');
  return Array.isArray(allowed) && allowed.length > 0 ? allowed : [MFA_ACR];
}

const openidConfiguration: AuthHandler = (ctx) => ({
  status: 200,
  body: {
    ...metadata(ctx),
    ...(announcesLogout(ctx) ? { end_session_endpoint: `${ctx.url}/oidc/logout` } : {}),
    // Public documentation, configure-back-channel-logout.
    backchannel_logout_supported: true,
    backchannel_logout_session_supported: true,
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    acr_values_supported: acrValues(ctx),
    request_uri_parameter_supported: false,
    request_parameter_supported: true,
    request_object_signing_alg_values_supported: ['RS256', 'RS384', 'PS256'],
    claims_supported: [
      'aud',
      'auth_time',
      'email',
      'email_verified',
      'exp',
      'family_name',
      'given_name',
      'iat',
      'iss',
      'name',
      'nickname',
      'phone_number',
      'picture',
      'sub',
    ],
  },
});

/** The next key is told before it signs (public documentation, get-started/tenant-settings/signing-keys). */
const keySet: AuthHandler = (ctx) => {
  nextKey(ctx);
  const { flags } = ctx.tenant.settings('/tenants/settings') as { flags?: Doc };
  const { keys } = jwks(ctx.tenant);
  // API document: remove_alg_from_jwks.
  const shown = flags?.remove_alg_from_jwks === true ? keys.map(({ alg: _alg, ...key }) => key) : keys;
  return { status: 200, body: { keys: shown } };
};

export const discoveryHandlers: Readonly<Record<string, AuthHandler>> = {
  'GET /.well-known/jwks.json': keySet,
  'GET /.well-known/openid-configuration': openidConfiguration,
  'GET /.well-known/oauth-authorization-server': authorizationServer,
};
