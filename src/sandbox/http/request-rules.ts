/**
 * What the API document says of requests in prose alone: properties that exclude or need each other, and bounds that
 * no schema has. Rules that need the tenant's state are with their resource.
 */
import { isObject } from '../../text/is-object.js';
import { invalidBody, invalidQuery } from '../errors.js';
import { isListed } from '../guards/networks.js';
import type { Operation } from '../types.js';
import {
  at,
  atMost,
  between,
  eachOnce,
  exclusive,
  type Fields,
  has,
  notLocal,
  originsOnly,
  type Rule,
} from './rules/kinds.js';

const HOUR_MIN = 60;
const DAY_MIN = 24 * HOUR_MIN;

/**
 * At most 25 entries, keys and values of 255 characters (public documentation, session-metadata and
 * configure-refresh-token-metadata, in these words).
 */
const fewShortTexts =
  (path: string): Rule =>
  (fields) => {
    const entries = Object.entries((at(fields, path) ?? {}) as Fields);
    const long = entries.flat().some((text) => typeof text === 'string' && text.length > 255);
    return long || entries.length > 25
      ? 'Metadata must not exceed 25 entries. Each key and value must be \u2264 255 characters.'
      : undefined;
  };

/** Subdomains of Auth0, and addresses that are not public, are not told of the end of sessions (public documentation, configure-back-channel-logout). */
const OWN_HOST = /(^|\.)(auth0\.com|auth0app\.com|webtask\.io|webtask\.run)$/;
const INTERNAL = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '224.0.0.0/3',
  '::/127',
  'fc00::/7',
  'fe80::/10',
];
const isUntold = (host: string): boolean =>
  OWN_HOST.test(host) || isListed(INTERNAL, host.replace(/^\[|\]$/g, ''));
const backchannelAddress: Rule = (fields) => {
  const urls =
    at(fields, 'oidc_logout.backchannel_logout_urls') ??
    at(fields, 'oidc_backchannel_logout.backchannel_logout_urls');
  const own = Array.isArray(urls)
    ? urls.find((url) => URL.canParse(String(url)) && isUntold(new URL(String(url)).hostname))
    : undefined;
  return own === undefined ? undefined : `The backchannel logout URL ${String(own)} is not allowed`;
};

/** API document: ClientMetadata, ClientOIDCBackchannelLogoutSettings. */
const METADATA_KEY = /^[A-Za-z0-9:,\-+=_*?"/\\()<>@\t ]*$/;
const metadataKeys: Rule = (fields) => {
  const odd = Object.keys((fields.client_metadata ?? {}) as Fields).find((key) => !METADATA_KEY.test(key));
  return odd === undefined
    ? undefined
    : `The key ${odd} of client_metadata has characters that are not allowed`;
};

const client: Rule[] = [
  metadataKeys,
  atMost('oidc_logout.backchannel_logout_urls', 1),
  atMost('oidc_backchannel_logout.backchannel_logout_urls', 1),
  (fields) =>
    has(fields, 'client_authentication_methods') &&
    (at(fields, 'jwt_configuration.alg') ?? 'RS256') !== 'RS256'
      ? 'jwt_configuration.alg must be RS256 to configure client_authentication_methods'
      : undefined,
  notLocal('initiate_login_uri'),
  backchannelAddress,
  // Public documentation, get-started/applications/application-settings.
  atMost('web_origins', 100),
  originsOnly('web_origins'),
  originsOnly('allowed_origins'),
  // Public documentation, my-organization-api.
  eachOnce('my_organization_configuration.allowed_strategies'),
  // Public documentation, privileged-worker-token-exchange-with-token-vault.
  atMost('token_vault_privileged_access.ip_allowlist', 10),
  atMost('token_vault_privileged_access.grants', 5),
  (fields) => {
    const grants = at(fields, 'token_vault_privileged_access.grants');
    const scopes = Array.isArray(grants) ? grants.flatMap(({ scopes: own }: Fields) => own ?? []) : [];
    return scopes.length > 20
      ? 'token_vault_privileged_access.grants can have at most 20 scopes over all connections'
      : undefined;
  },
];
const together =
  (one: string, other: string): Rule =>
  (fields) =>
    has(fields, one) === has(fields, other) ? undefined : `${one} and ${other} must be used together`;

/** API document: PasswordCharacterTypeRulePolicyEnum. */
const threeOfFour: Rule = (fields) => {
  const { character_type_rule: rule, character_types: types } = (at(
    fields,
    'options.password_options.complexity',
  ) ?? {}) as Fields;
  return rule === 'three_of_four' && !(Array.isArray(types) && types.length === 4)
    ? 'three_of_four can only be enabled when all 4 character types are specified'
    : undefined;
};

const connection: Rule[] = [
  // Public documentation, auth0-universal-login/identifier-first.
  atMost('options.domain_aliases', 1000),
  threeOfFour,
  together('options.global_token_revocation_jwt_iss', 'options.global_token_revocation_jwt_sub'),
  (fields) =>
    at(fields, 'options.ext_groups_extended') === true && at(fields, 'options.ext_groups') !== true
      ? 'options.ext_groups_extended can only be set when options.ext_groups is true'
      : undefined,
  atMost('options.password_options.dictionary.custom', 200, 50),
  atMost('options.password_options.profile_data.blocked_fields', 12, 100),
];
/** Entries that an access list may have of a kind (public documentation, secure/tenant-access-control-list). */
const ACL_ENTRIES = 20;
const ACL_ACTIONS = ['allow', 'block', 'redirect'];
/** One action a rule; `log` beside it is monitoring (public documentation, configure-rules). */
const oneAclAction: Rule = (fields) => {
  const action = at(fields, 'rule.action') as Fields | undefined;
  if (action === undefined) return undefined;
  const named = ACL_ACTIONS.filter((name) => action[name] === true);
  return named.length > 1 ? `rule.action can have one action only: ${named.join(', ')}` : undefined;
};
const networkAcl: Rule[] = [
  oneAclAction,
  exclusive('rule.match_all', 'rule.match', 'rule.not_match'),
  (fields) => {
    for (const part of ['rule.match', 'rule.not_match'])
      for (const kind of Object.keys((at(fields, part) as Fields | undefined) ?? {})) {
        const found = atMost(`${part}.${kind}`, ACL_ENTRIES)(fields);
        if (found !== undefined) return found;
      }
    return undefined;
  },
];
const action: Rule[] = [
  ({ supported_triggers: triggers }) =>
    Array.isArray(triggers) && triggers.length > 1 ? 'An action can target a single trigger' : undefined,
  ({ runtime }) =>
    typeof runtime === 'string' && !RUNTIME.test(runtime)
      ? `The runtime ${runtime} is not supported`
      : undefined,
];
/** Lifetimes that are given in hours or in minutes. */
const inHoursOrMinutes: Rule[] = [
  'session_lifetime',
  'idle_session_lifetime',
  'ephemeral_session_lifetime',
  'idle_ephemeral_session_lifetime',
].map((name) => exclusive(`${name}_in_minutes`, name));
/** What a factor is without its own property (public documentation, manage-authentication-methods-with-management-api). */
const FACTOR_PARTS: Readonly<Record<string, string>> = {
  phone: 'phone_number',
  email: 'email',
  totp: 'totp_secret',
};
const factor: Rule = ({ type, ...others }) => {
  const needed = FACTOR_PARTS[String(type)];
  return needed !== undefined && !has(others, needed)
    ? `Payload validation error: 'Missing required property: ${needed}'.`
    : undefined;
};
/** The runtimes that there have been (public documentation, customize/actions). */
const RUNTIME = /^node(12|16|18|20|22|24)(-actions)?$/;
/** Random characters of a device's user code, and its length (public documentation, device-authorization-flow). */
const deviceCode: Rule = (fields) => {
  const { charset, mask } = (at(fields, 'device_flow') ?? {}) as Fields;
  if (typeof mask !== 'string') return undefined;
  const least = charset === 'digits' ? 9 : 8;
  if (mask.length > 20) return 'device_flow.mask can have at most 20 characters';
  return mask.split('*').length - 1 < least
    ? `device_flow.mask needs at least ${least} placeholders`
    : undefined;
};
/** Public documentation, customize-mfa/advanced-factor-configuration. */
const factorCodes: Rule[] = [between('otp_length', 6, 10), between('otp_expiration_time', 30, 3600)];
/** Public documentation, auth0-deploy-cli: Tenant Settings (Country codes). */
const countryCodes: Rule = (fields) => {
  const list = at(fields, 'country_codes.list');
  return Array.isArray(list) && (list.length === 0 || new Set(list).size < list.length)
    ? 'country_codes.list must name at least one country, and each once'
    : undefined;
};
/** Public documentation, auth0-deploy-cli: Rate Limit Policies. */
const SELECTOR = /^(default|third_party_clients|cimd_clients|client_id:.+)$/;
const consumerSelector: Rule = ({ consumer_selector: selector }) =>
  typeof selector === 'string' && !SELECTOR.test(selector)
    ? `The consumer_selector ${selector} is not supported`
    : undefined;
/** Claims of a driving licence (public documentation, configure-mdl-verification-request), and ages of two digits. */
const LICENCE_CLAIM = new RegExp(
  `^(${[
    ...['family_name', 'given_name', 'birth_date', 'issue_date', 'expiry_date', 'issuing_country'],
    ...['issuing_authority', 'portrait', 'driving_privileges', 'resident_address', 'portrait_capture_date'],
    ...['age_in_years', 'age_birth_year', 'age_over_\\d\\d', 'issuing_jurisdiction', 'nationality'],
    ...['resident_city', 'resident_state', 'resident_postal_code', 'resident_country'],
    ...['family_name_national_character', 'given_name_national_character'],
  ].join('|')})$`,
);
const licenceClaims: Rule = ({ presentation }) => {
  const [namespaces] = Object.values((presentation ?? {}) as Fields) as (Fields | undefined)[];
  const [claims] = Object.values(namespaces ?? {}) as (Fields | undefined)[];
  const odd = Object.keys(claims ?? {}).find((claim) => !LICENCE_CLAIM.test(claim));
  return odd === undefined ? undefined : `The claim ${odd} is not supported`;
};
const agent: Rule[] = [
  ({ name }) => (/[<>\0]/.test(String(name ?? '')) ? 'name cannot contain <, > or null bytes' : undefined),
];

/** Signing up in an organization is joining it (API document: is_signup_enabled). */
const joined: Rule[] = [
  (fields) =>
    fields.is_signup_enabled === true && fields.assign_membership_on_login !== true
      ? 'is_signup_enabled can only be true if assign_membership_on_login is true'
      : undefined,
];
/** Public documentation, authenticate/protocols/scim/configure-inbound-scim and configure-scim-groups. */
const SCIM_SCOPE = /^(get|post|put|patch|delete):(users|groups)$/;
const scimScopes: Rule = ({ scopes }) => {
  const odd = Array.isArray(scopes) ? scopes.find((one) => !SCIM_SCOPE.test(String(one))) : undefined;
  return odd === undefined ? undefined : `The scope ${String(odd)} is not supported`;
};

/** Public documentation, authenticate/custom-token-exchange/configure-custom-token-exchange. */
const RESERVED = [
  'http://auth0.com',
  'https://auth0.com',
  'http://okta.com',
  'https://okta.com',
  'urn:ietf',
  'urn:auth0',
  'urn:okta',
];
const subjectTokenType: Rule = ({ subject_token_type: type }) => {
  if (typeof type !== 'string') return undefined;
  if (!/^(https:\/\/|urn:)/.test(type))
    return 'subject_token_type must be a URI that starts with https:// or urn:';
  const taken = RESERVED.find(
    (name) => type === name || (type.startsWith(name) && /^[:/]/.test(type.slice(name.length))),
  );
  return taken === undefined ? undefined : `subject_token_type cannot use the reserved namespace ${taken}`;
};

const BODIES: Readonly<Record<string, readonly Rule[]>> = {
  'POST /clients': client,
  'PATCH /clients/{id}': client,
  'POST /connections': connection,
  'PATCH /connections/{id}': connection,
  'PATCH /sessions/{id}': [fewShortTexts('session_metadata')],
  'PATCH /refresh-tokens/{id}': [fewShortTexts('refresh_token_metadata')],
  'POST /actions/actions': action,
  'PATCH /actions/actions/{id}': action,
  // Public documentation, operational-policies/entity-limit-policy.
  'PATCH /actions/triggers/{triggerId}/bindings': [atMost('bindings', 20)],
  // Public documentation, secure/attack-protection/suspicious-ip-throttling.
  'PATCH /attack-protection/suspicious-ip-throttling': [atMost('allowlist', 100)],
  'POST /client-grants': [
    ({ subject_type: subject, authorization_details_types: types }) =>
      subject !== 'user' && Array.isArray(types) && types.length > 0
        ? 'authorization_details_types can only be specified for user access (subject_type user)'
        : undefined,
    // Public documentation, application-access-to-apis-client-grants: organizations of a grant are for machines.
    ({ subject_type: subject, organization_usage: usage, allow_any_organization: any }) =>
      subject === 'user' && (usage !== undefined || any === true)
        ? 'organization_usage and allow_any_organization can only be specified for client access (subject_type client)'
        : undefined,
  ],
  'POST /network-acls': networkAcl,
  'PUT /network-acls/{id}': networkAcl,
  'PATCH /network-acls/{id}': networkAcl,
  'POST /organizations/{id}/enabled_connections': joined,
  'POST /organizations/{id}/connections': joined,
  'POST /connections/{id}/scim-configuration/tokens': [scimScopes],
  'POST /clients/{client_id}/credentials': [
    exclusive('subject_dn', 'pem'),
    // Public documentation, configure-mtls-for-a-client.
    (fields) =>
      fields.credential_type === 'cert_subject_dn' && !has(fields, 'subject_dn') && !has(fields, 'pem')
        ? 'A credential of type cert_subject_dn needs subject_dn or pem'
        : undefined,
  ],
  'POST /tickets/password-change': [
    exclusive('result_url', 'organization_id'),
    exclusive('user_id', 'connection_id'),
    (fields) =>
      has(fields, 'connection_id') && !has(fields, 'email') ? 'connection_id requires email' : undefined,
  ],
  'POST /token-exchange-profiles': [subjectTokenType],
  'PATCH /token-exchange-profiles/{id}': [subjectTokenType],
  'POST /agents': agent,
  'PATCH /agents/{agent_id}': agent,
  'POST /users/{id}/authentication-methods': [factor],
  'POST /users/{id}/identities': [exclusive('link_with', 'provider', 'user_id', 'connection_id')],
  'PATCH /tenants/settings': [
    notLocal('default_redirection_uri'),
    ...inHoursOrMinutes,
    deviceCode,
    countryCodes,
    between('sessions.anonymous.lifetime_in_minutes', 1, 365 * DAY_MIN),
  ],
  'PUT /guardian/factors/phone/settings': factorCodes,
  'PUT /guardian/factors/email/settings': factorCodes,
  'POST /rate-limit-policies': [consumerSelector],
  // Public documentation, manage-self-service-enterprise-config.
  'POST /self-service-profiles': [atMost('user_attributes', 20)],
  'PATCH /self-service-profiles/{id}': [atMost('user_attributes', 20)],
  'POST /verifiable-credentials/verification/templates': [licenceClaims],
  'PATCH /verifiable-credentials/verification/templates/{id}': [licenceClaims],
  'PUT /guardian/settings': [
    between('mfa_session_inactivity_timeout', HOUR_MIN, 30 * DAY_MIN),
    between('mfa_session_overall_timeout', HOUR_MIN, 90 * DAY_MIN),
    ({ mfa_session_inactivity_timeout: idle, mfa_session_overall_timeout: overall }) =>
      typeof idle === 'number' && typeof overall === 'number' && idle > overall
        ? 'mfa_session_inactivity_timeout cannot exceed mfa_session_overall_timeout'
        : undefined,
  ],
};

const QUERIES: Readonly<Record<string, readonly Rule[]>> = {
  'GET /clients': [
    ({ q, ...others }) => {
      if (q === undefined) return undefined;
      const other = ['is_global', 'is_first_party', 'app_type', 'external_client_id'].find((name) =>
        has(others, name),
      );
      if (other) return `q cannot be used in combination with ${other}`;
      return has(others, 'page') || has(others, 'per_page') || has(others, 'include_totals')
        ? 'q requires checkpoint pagination (from and take)'
        : undefined;
    },
  ],
  'GET /custom-domains': [
    ({ sort }) => (sort === undefined || sort === 'domain:1' ? undefined : 'sort must be domain:1'),
  ],
  'GET /device-credentials': [
    ({ page, per_page: size }) =>
      typeof page === 'number' && (page + 1) * Number(size ?? 50) > 1000
        ? 'There is a maximum of 1000 results allowed from this endpoint'
        : undefined,
  ],
  'GET /organizations/{id}/client-grants': [atMost('grant_ids', 10)],
  'GET /client-grants': [exclusive('default_for', 'client_id')],
  'GET /roles': [
    ({ type, owner_id: owner }) =>
      type === 'organization' && owner === undefined
        ? 'owner_id is required when type is organization'
        : undefined,
  ],
};

function broken(rules: readonly Rule[] | undefined, fields: unknown): string | undefined {
  if (!rules || !isObject(fields)) return undefined;
  for (const rule of rules) {
    const found = rule(fields);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Refuses a request that breaks a rule: 400 `invalid_body` or `invalid_query_string`. */
export function checkRequest({ method, path }: Operation, query: Fields, body: unknown): void {
  const key = `${method} ${path}`;
  const wrongQuery = broken(QUERIES[key], query);
  if (wrongQuery !== undefined) throw invalidQuery(wrongQuery);
  const wrongBody = broken(BODIES[key], body);
  if (wrongBody !== undefined) throw invalidBody(wrongBody);
}
