/**
 * Third-party applications in strict mode (public documentation, third-party-applications/security-controls). Without a
 * mode they are permissive, as on tenants that had third parties before there were modes.
 */
import { badRequest, invalidBody } from '../../errors.js';
import { base58Id } from '../../state/ids.js';
import type { Doc } from '../../state/store.js';

export const isStrict = (client: Doc): boolean =>
  client.is_first_party === false && client.third_party_security_mode === 'strict';

const GRANT_TYPES = ['authorization_code', 'refresh_token', 'client_credentials'];
const APP_TYPES = ['regular_web', 'spa', 'native', 'non_interactive'];
const SUPPORTED: ReadonlySet<string> = new Set([
  'name',
  'description',
  'logo_uri',
  'callbacks',
  'allowed_origins',
  'web_origins',
  'grant_types',
  'token_endpoint_auth_method',
  'app_type',
  'client_metadata',
  'jwt_configuration',
  'refresh_token',
  'client_authentication_methods',
  'require_proof_of_possession',
  'redirection_policy',
  'is_first_party',
  'third_party_security_mode',
  'oidc_conformant',
  'organization_usage',
  'organization_require_behavior',
]);
const ADDRESSES = ['callbacks', 'allowed_origins', 'web_origins'];

/** What a new strict third party has: as observed, and rotating refresh tokens where it is public. */
export function strictDefaults({ app_type: type, refresh_token: refresh, jwt_configuration: jwt }: Doc): Doc {
  const isPublic = type === 'spa' || type === 'native';
  return {
    client_id: base58Id('tpc'),
    oidc_conformant: true,
    grant_types: ['authorization_code'],
    redirection_policy: 'open_redirect_protection',
    jwt_configuration: { alg: 'RS256', lifetime_in_seconds: 3600, ...(jwt as Doc | undefined) },
    refresh_token: {
      rotation_type: isPublic ? 'rotating' : 'non-rotating',
      expiration_type: 'expiring',
      leeway: 0,
      token_lifetime: 31_557_600,
      infinite_token_lifetime: true,
      infinite_idle_token_lifetime: false,
      idle_token_lifetime: 2_592_000,
      ...(refresh as Doc | undefined),
    },
  };
}

/** Refuses what a strict third party may not have, and changes of what it is. */
export function checkThirdPartyMode(body: Doc, after: Doc, old: Doc | undefined): void {
  if (old) checkUnchanged(body, old);
  if (!isStrict(after)) return;
  const unsupported = Object.entries(body).find(([name, value]) => value !== null && !SUPPORTED.has(name));
  if (unsupported)
    throw invalidBody(`${unsupported[0]} is not supported for third-party clients in strict mode`);
  const odd = listOf(body.grant_types).find((name) => !GRANT_TYPES.includes(name));
  if (odd !== undefined) throw invalidBody(`Grant type ${odd} is not supported for third-party clients`);
  if (body.app_type !== undefined && !APP_TYPES.includes(String(body.app_type)))
    throw invalidBody(`app_type must be one of ${APP_TYPES.join(', ')} for third-party clients`);
  if (((body.jwt_configuration ?? {}) as Doc).alg === 'HS256')
    throw invalidBody('jwt_configuration.alg must be RS256 for third-party clients');
  const { expiration_type: expiration, infinite_idle_token_lifetime: idle } = (body.refresh_token ??
    {}) as Doc;
  if (expiration === 'non-expiring' || idle === true)
    throw invalidBody('Refresh tokens of third-party clients must expire');
  for (const name of ADDRESSES)
    if (listOf(body[name]).some((address) => address.includes('*')))
      throw invalidBody(`Wildcards are not supported in ${name} of third-party clients`);
}

function checkUnchanged(body: Doc, old: Doc): void {
  const mode = body.third_party_security_mode;
  if (mode !== undefined && mode !== null && mode !== (old.third_party_security_mode ?? 'permissive'))
    throw badRequest('third_party_security_mode cannot be changed', 'operation_not_supported');
  if (isStrict(old) && body.is_first_party === true)
    throw badRequest('A third-party client cannot become first-party', 'operation_not_supported');
}

/** What third parties are not granted: Auth0's own APIs, and all organizations at once. */
export function checkThirdPartyGrant(client: Doc, api: Doc, grant: Doc): void {
  if (!isStrict(client)) return;
  if (api.is_system === true)
    throw invalidBody('Third-party clients cannot be granted access to system APIs');
  if (grant.allow_any_organization === true)
    throw invalidBody('allow_any_organization is not available to third-party clients');
}

const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
