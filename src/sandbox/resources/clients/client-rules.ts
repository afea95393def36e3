/** What an application's properties must be together: rules that no schema of one request can tell. */
import { badRequest, conflict, forbidden, invalidBody, tooLong } from '../../errors.js';
import type { Doc } from '../../state/store.js';
import type { SandboxContext } from '../../types.js';
import { checkThirdPartyMode, isStrict } from './third-parties.js';

const GRANT_TYPES = new Set([
  'authorization_code',
  'implicit',
  'refresh_token',
  'client_credentials',
  'password',
  'http://auth0.com/oauth/grant-type/password-realm',
  'http://auth0.com/oauth/grant-type/mfa-oob',
  'http://auth0.com/oauth/grant-type/mfa-otp',
  'http://auth0.com/oauth/grant-type/mfa-recovery-code',
  'http://auth0.com/oauth/grant-type/passwordless/otp',
  'http://auth0.com/oauth/legacy/grant-type/access_token',
  'http://auth0.com/oauth/legacy/grant-type/delegation/id_token',
  'http://auth0.com/oauth/legacy/grant-type/delegation/refresh_token',
  'http://auth0.com/oauth/legacy/grant-type/ro',
  'http://auth0.com/oauth/legacy/grant-type/ro/jwt-bearer',
]);
/** Grant types that are named by a standard or of Auth0's newer flows, of which there are more every year. */
const NAMESPACED = /^urn:/;

function checkGrantTypes({ grant_types: grants, token_endpoint_auth_method: method }: Doc): void {
  if (!Array.isArray(grants)) return;
  const unknown = grants.filter((name) => !GRANT_TYPES.has(name) && !NAMESPACED.test(String(name)));
  if (unknown.length > 0) throw invalidBody(`Invalid grant types: ${unknown.join(', ')}`);
  if (method === 'none' && grants.includes('client_credentials')) {
    throw invalidBody(
      'Application must not have Token Endpoint Authentication Method set to "none" when client_credentials grant type is enabled',
    );
  }
}

/**
 * Grants of applications that are one's own and confidential (public documentation, configure-token-vault and
 * configure-client-initiated-backchannel-authentication). Those that do not conform may have them nonetheless
 * (terraform-provider-auth0, docs/resources/client).
 */
const GUARDED = [
  'urn:auth0:params:oauth:grant-type:token-exchange:federated-connection-access-token',
  'urn:openid:params:grant-type:ciba',
];

const GUARDED_BY = ['grant_types', 'is_first_party', 'token_endpoint_auth_method'];

function checkGuardedGrants(after: Doc): void {
  const grants = Array.isArray(after.grant_types) ? after.grant_types : [];
  const guarded = GUARDED.find((name) => grants.includes(name));
  if (guarded === undefined) return;
  const wrong =
    (after.is_first_party === false && 'is_first_party must be true') ||
    (after.token_endpoint_auth_method === 'none' && 'token_endpoint_auth_method must not be none');
  if (wrong) throw invalidBody(`${wrong} for the grant type ${guarded}`);
}

function checkOrganization(wanted: Doc | null | undefined, ctx: SandboxContext): void {
  if (!wanted) return;
  const id = wanted.organization_id;
  if (typeof id !== 'string')
    throw invalidBody(
      "Payload validation error: 'Missing required property: organization_id' on property default_organization.",
    );
  if (!ctx.tenant.collection('organizations').has(id))
    throw badRequest('The organization does not exist', 'invalid_body');
}

/** An alias leads to one application. */
function checkAliases(wanted: unknown, own: unknown, ctx: SandboxContext): void {
  const aliases = new Set(Array.isArray(wanted) ? wanted : []);
  if (aliases.size === 0) return;
  for (const { client_id: id, client_aliases: taken } of ctx.tenant.collection('clients').list()) {
    if (id !== own && Array.isArray(taken) && taken.some((alias) => aliases.has(alias)))
      throw conflict('Another client exists with the same alias.');
  }
}

const ORGANIZATION_PARTS = ['organization_usage', 'organization_require_behavior'];

/** Only first parties log in on behalf of organizations. */
function checkThirdParty(body: Doc, after: Doc): void {
  const mentioned = [...ORGANIZATION_PARTS, 'is_first_party'].some((name) => body[name] !== undefined);
  if (
    mentioned &&
    after.is_first_party === false &&
    !isStrict(after) &&
    ORGANIZATION_PARTS.some((name) => after[name])
  ) {
    throw forbidden(
      'Organizations are only available to first party clients on user-based flows. Properties organization_usage and organization_require_behavior must be unset for third party clients.',
      'operation_not_supported',
    );
  }
}

/** Seconds of a year: the longest lifetime of a refresh token (public documentation, configure-refresh-token-expiration). */
const YEAR_S = 31_557_600;

/** Lifetimes of refresh tokens: of at least a second and at most a year, idle ones not longer than the whole. */
function checkRefreshToken(body: Doc | null | undefined, after: Doc | null | undefined): void {
  if (!body || !after) return;
  for (const name of ['token_lifetime', 'idle_token_lifetime'] as const) {
    const seconds = body[name];
    if (typeof seconds === 'number' && (seconds < 1 || seconds > YEAR_S))
      throw invalidBody(
        `Payload validation error: 'Value ${seconds} is not between 1 and ${YEAR_S}' on property refresh_token.${name}.`,
      );
  }
  const { token_lifetime: whole, idle_token_lifetime: idle } = after;
  const touched = body.token_lifetime !== undefined || body.idle_token_lifetime !== undefined;
  const limited = after.infinite_token_lifetime === false && after.infinite_idle_token_lifetime === false;
  if (touched && limited && typeof whole === 'number' && typeof idle === 'number' && idle > whole)
    throw invalidBody('refresh_token.idle_token_lifetime must be less than refresh_token.token_lifetime');
  if (body.rotation_type === 'rotating' && after.expiration_type === 'non-expiring')
    throw invalidBody('Rotating refresh tokens must have an expiration_type of "expiring"');
}

/** Source: public documentation, manage-users/user-accounts/metadata/metadata-fields-data. */
const MAX_METADATA = { keys: 10, characters: 255 };

function checkMetadata(body: Doc | null | undefined, after: Doc | null | undefined): void {
  for (const [name, value] of Object.entries(body ?? {})) {
    const long = [name, value].find((text) => String(text ?? '').length > MAX_METADATA.characters);
    if (long !== undefined)
      throw invalidBody(tooLong(`${String(long).length} chars`, MAX_METADATA.characters, 'client_metadata'));
  }
  if (body && Object.keys(after ?? {}).length > MAX_METADATA.keys)
    throw invalidBody(
      `Payload validation error: 'Too many properties defined (${Object.keys(after ?? {}).length}), maximum ${MAX_METADATA.keys}' on property client_metadata.`,
    );
}

/**
 * Applications send their secret unless they say that they do not authenticate, or how else they do (the documented
 * example of the Terraform provider's auth0_client trusts the header without a method).
 */
const authenticatesBySecret = ({
  token_endpoint_auth_method: method,
  client_authentication_methods: other,
}: Doc) => (other ? false : method === undefined || String(method).startsWith('client_secret_'));

/** Initiators that back-channel logouts have in any case (public documentation, oidc-back-channel-logout-initiators). */
const REQUIRED_INITIATORS = ['rp-logout', 'idp-logout'];

function checkInitiators(logout: Doc | null | undefined): void {
  const initiators = logout?.backchannel_logout_initiators as Doc | null | undefined;
  if (initiators?.mode !== 'custom') return;
  const selected = initiators.selected_initiators;
  const missing = REQUIRED_INITIATORS.filter((one) => !Array.isArray(selected) || !selected.includes(one));
  if (missing.length > 0)
    throw invalidBody(`selected_initiators must include ${missing.join(' and ')} when mode is custom`);
}

/** The API whose own client an application is. */
function checkOwnApi(identifier: unknown, ctx: SandboxContext): void {
  if (typeof identifier !== 'string') return;
  if (!ctx.tenant.collection('resource-servers').findBy('identifier', identifier))
    throw badRequest(`The resource server ${identifier} does not exist.`, 'inexistent_resource_server');
}

/** Checks a request against the application as it would be after it; only what the request names is at issue. */
export function checkClient(body: Doc, after: Doc, ctx: SandboxContext, old?: Doc): void {
  checkThirdPartyMode(body, after, old);
  checkOrganization(body.default_organization as Doc | null | undefined, ctx);
  checkAliases(body.client_aliases, after.client_id, ctx);
  const method = after.token_endpoint_auth_method;
  if (body.grant_types !== undefined || body.token_endpoint_auth_method !== undefined)
    checkGrantTypes({
      grant_types: body.grant_types ?? (old && after.grant_types),
      token_endpoint_auth_method: method,
    });
  if (GUARDED_BY.some((name) => body[name] !== undefined)) checkGuardedGrants(after);
  if (body.is_token_endpoint_ip_header_trusted === true && !authenticatesBySecret(after)) {
    throw invalidBody(
      "The flag is_token_endpoint_ip_header_trusted can only be set true on clients that require authentication (i.e. token_endpoint_auth_method is set to 'client_secret_post' or 'client_secret_basic')",
    );
  }
  if (body.client_authentication_methods && body.token_endpoint_auth_method)
    throw invalidBody('client_authentication_methods and token_endpoint_auth_method are mutually exclusive');
  checkThirdParty(body, after);
  for (const name of ['oidc_logout', 'oidc_backchannel_logout'])
    checkInitiators(body[name] as Doc | null | undefined);
  checkOwnApi(body.resource_server_identifier, ctx);
  checkRefreshToken(
    body.refresh_token as Doc | null | undefined,
    after.refresh_token as Doc | null | undefined,
  );
  checkMetadata(
    body.client_metadata as Doc | null | undefined,
    after.client_metadata as Doc | null | undefined,
  );
}
