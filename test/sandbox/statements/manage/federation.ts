/** Enterprise connections, their profiles, and what customers set up themselves. */
import { refusals, type Step, statement as s } from '../statement.js';

const PROFILE = 'authenticate/enterprise-connections/connection-profile';
const DPOP = 'authenticate/enterprise-connections/enable-dpop-enterprise-connections';
const EXPIRY = 'authenticate/enterprise-connections/session-expiry-enterprise-connections';
const SELF =
  'authenticate/enterprise-connections/self-service-enterprise-configuration/manage-self-service-enterprise-config';
const PKCE =
  'authenticate/identity-providers/enterprise-identity-providers/configure-pkce-claim-mapping-for-oidc';
const PARAMS = 'authenticate/identity-providers/pass-parameters-to-idps';
const GOOGLE = 'authenticate/identity-providers/enterprise-identity-providers/google-apps';
const XAA = 'secure/call-apis-on-users-behalf/xaa/set-up-requesting-app';
const DEPLOY = 'auth0-deploy-cli docs/resource-specific-documentation';

const connection = (
  strategy: string,
  options: object,
  status = 201,
  more: object = { keep: { con: 'id' } },
  rest: object = {},
): Step => ['POST /connections', { name: 'acme', strategy, options, ...rest }, status, more];
const oidc = (options: object = {}, status = 201, more: object = { keep: { con: 'id' } }): Step =>
  connection(
    'oidc',
    {
      type: 'back_channel',
      client_id: 'x',
      client_secret: 'y',
      issuer: 'https://idp.example.com',
      authorization_endpoint: 'https://idp.example.com/authorize',
      token_endpoint: 'https://idp.example.com/token',
      jwks_uri: 'https://idp.example.com/keys',
      ...options,
    },
    status,
    more,
  );
const okta = (options: object = {}, status = 201, more: object = { keep: { con: 'id' } }): Step =>
  connection(
    'okta',
    { client_id: 'x', client_secret: 'y', domain: 'acme.okta.com', ...options },
    status,
    more,
  );
const options = (body: object, status = 200, more: object = {}): Step => [
  'PATCH /connections/{con}',
  { options: body },
  status,
  more,
];
const profile = (body: object, status = 201, more: object = { keep: { profile: 'id' } }): Step => [
  'POST /connection-profiles',
  { name: 'p', ...body },
  status,
  more,
];
const self = (body: object = {}, status = 201, more: object = { keep: { self: 'id' } }): Step => [
  'POST /self-service-profiles',
  { name: 'customers', ...body },
  status,
  more,
];
const ticket = (body: object, status = 201, more: object = { keep: { ticket: 'ticket' } }): Step => [
  'POST /self-service-profiles/{self}/sso-ticket',
  body,
  status,
  more,
];
const config = { name: 'acme-sso' };
const acme: Step = ['POST /organizations', { name: 'acme' }, 201, { keep: { org: 'id' } }];
const domains = (count: number): string[] => Array.from({ length: count }, (_, at) => `d${at}.example.com`);

export const federation = [
  s(
    'names of connections of a profile begin with the organization',
    PROFILE,
    profile({ connection_name_prefix_template: 'con-{org_id}-' }, 201, {
      has: { connection_name_prefix_template: 'con-{org_id}-' },
    }),
    profile({ name: 'q', connection_name_prefix_template: '{org_name}' }),
    profile({ name: 'r', connection_name_prefix_template: '{tenant}' }, 400, {}),
  ),
  s(
    'a connection profile allows SCIM and universal logout, and nothing else',
    PROFILE,
    profile({ enabled_features: ['scim', 'universal_logout'] }, 201, {
      has: { enabled_features: ['scim', 'universal_logout'] },
    }),
    profile({ enabled_features: ['sso'] }, 400, {}),
  ),
  s(
    'a connection profile says none, optional or required of organizations',
    PROFILE,
    profile({ organization: { show_as_button: 'optional', assign_membership_on_login: 'required' } }, 201, {
      has: { organization: { show_as_button: 'optional', assign_membership_on_login: 'required' } },
    }),
    profile({ organization: { show_as_button: 'always' } }, 400, {}),
  ),
  s(
    'a connection profile is changed in part',
    PROFILE,
    profile({ enabled_features: ['scim'] }),
    ['PATCH /connection-profiles/{profile}', { name: 'other' }, 200, { has: { enabled_features: ['scim'] } }],
    ['GET /connection-profiles/{profile}', undefined, 200, { has: { name: 'other' } }],
  ),
  s(
    'a connection profile says otherwise for one strategy',
    `${DEPLOY}: Connection Profiles`,
    profile({ strategy_overrides: { samlp: { enabled_features: ['universal_logout'] } } }, 201, {
      has: { strategy_overrides: { samlp: { enabled_features: ['universal_logout'] } } },
    }),
    profile({ strategy_overrides: { github: { enabled_features: ['scim'] } } }, 400, {}),
  ),
  s(
    'an OIDC connection proves possession with ES256, ES384, ES512 or Ed25519',
    DPOP,
    oidc({ dpop_signing_alg: 'ES256' }, 201, {
      keep: { con: 'id' },
      has: { options: { dpop_signing_alg: 'ES256' } },
    }),
    options({ client_id: 'x', dpop_signing_alg: 'Ed25519' }, 200, {
      has: { options: { dpop_signing_alg: 'Ed25519' } },
    }),
  ),
  s(
    'proofs of possession end when the options no longer name an algorithm',
    DPOP,
    okta({ dpop_signing_alg: 'ES384' }),
    options({ client_id: 'x', client_secret: 'y', domain: 'acme.okta.com' }),
    ['GET /connections/{con}', undefined, 200, { matches: { 'options.dpop_signing_alg': /^undefined$/ } }],
  ),
  s(
    'changing options of a connection replaces all of them',
    DPOP,
    okta({ domain_aliases: ['acme.com'] }),
    options({ client_id: 'z', client_secret: 'y', domain: 'acme.okta.com' }),
    [
      'GET /connections/{con}',
      undefined,
      200,
      { matches: { 'options.domain_aliases': /^(undefined|)$/ }, has: { options: { client_id: 'z' } } },
    ],
  ),
  s(
    'sessions of OIDC and Okta connections end when the provider says',
    EXPIRY,
    oidc({ id_token_session_expiry_supported: true }, 201, {
      has: { options: { id_token_session_expiry_supported: true } },
    }),
    connection(
      'okta',
      { client_id: 'x', client_secret: 'y', domain: 'a.okta.com', id_token_session_expiry_supported: true },
      201,
      {},
      { name: 'two' },
    ),
    connection(
      'okta',
      { client_id: 'x', client_secret: 'y', domain: 'a.okta.com', id_token_session_expiry_supported: 'yes' },
      400,
      {},
      { name: 'three' },
    ),
  ),
  s(
    'an OIDC connection without discovery has its metadata',
    PKCE,
    connection(
      'oidc',
      {
        type: 'back_channel',
        client_id: 'x',
        client_secret: 'y',
        connection_settings: { pkce: 'auto' },
        scopes: 'openid profile',
        oidc_metadata: {
          issuer: 'https://idp.example.com',
          authorization_endpoint: 'https://idp.example.com/authorize',
          jwks_uri: 'https://idp.example.com/keys',
          token_endpoint: 'https://idp.example.com/token',
          id_token_signing_alg_values_supported: ['RS256'],
          code_challenge_methods_supported: ['plain', 'S256'],
        },
      },
      201,
      { has: { options: { connection_settings: { pkce: 'auto' } } } },
    ),
  ),
  s(
    'PKCE towards a provider is auto, S256, plain or disabled',
    PKCE,
    oidc({ connection_settings: { pkce: 'S256' } }, 201, {
      keep: { con: 'id' },
      has: { options: { connection_settings: { pkce: 'S256' } } },
    }),
    options({ client_id: 'x', connection_settings: { pkce: 'RS512' } }, 400),
  ),
  s(
    'PKCE towards a provider is auto by default',
    PKCE,
    okta({}, 201, { has: { options: { connection_settings: { pkce: 'auto' } } } }),
  ),
  s(
    'claims of a provider are mapped by a map or all bound',
    PKCE,
    oidc(
      {
        attribute_map: {
          mapping_mode: 'use_map',
          attributes: { name: '$'.concat('{context.tokenset.name}') },
        },
      },
      201,
      {
        keep: { con: 'id' },
        has: { options: { attribute_map: { mapping_mode: 'use_map' } } },
      },
    ),
    options({ client_id: 'x', attribute_map: { mapping_mode: 'guess', attributes: {} } }, 400),
  ),
  s(
    'a static parameter is sent to the provider',
    PARAMS,
    connection(
      'wordpress',
      { client_id: 'x', client_secret: 'y', upstream_params: { blog: { value: 'a.wordpress.com' } } },
      201,
      {
        has: { options: { upstream_params: { blog: { value: 'a.wordpress.com' } } } },
      },
    ),
  ),
  s(
    'a dynamic parameter is one of those that applications send',
    PARAMS,
    connection(
      'wordpress',
      { client_id: 'x', client_secret: 'y', upstream_params: { screen_name: { alias: 'login_hint' } } },
      201,
      {},
    ),
    connection(
      'wordpress',
      { client_id: 'x', client_secret: 'y', upstream_params: { screen_name: { alias: 'password' } } },
      400,
      {},
      { name: 'two' },
    ),
  ),
  s(
    'whether Google people are known by id or address is not changed later',
    GOOGLE,
    connection('google-apps', {
      client_id: 'x',
      client_secret: 'y',
      domain: 'acme.com',
      tenant_domain: 'acme.com',
    }),
    options(
      {
        client_id: 'x',
        client_secret: 'y',
        domain: 'acme.com',
        tenant_domain: 'acme.com',
        map_user_id_to_id: true,
      },
      400,
    ),
  ),
  s('the name of an enterprise connection is not changed', GOOGLE, okta(), [
    'PATCH /connections/{con}',
    { name: 'other' },
    400,
  ]),
  s('an Okta connection requests access across applications', XAA, okta(), [
    'PATCH /connections/{con}',
    { cross_app_access_requesting_app: { active: true } },
    200,
    { has: { cross_app_access_requesting_app: { active: true } } },
  ]),
  s('a database does not request access across applications', XAA, connection('auth0', {}), [
    'PATCH /connections/{con}',
    { cross_app_access_requesting_app: { active: true } },
    400,
  ]),
  s('connected accounts of an OIDC connection delegate across applications', XAA, oidc(), [
    'PATCH /connections/{con}',
    { connected_accounts: { active: true, cross_app_access: true } },
    200,
    { has: { connected_accounts: { active: true, cross_app_access: true } } },
  ]),
  s(
    'a SAML connection is a resource application across applications',
    `${DEPLOY}: Cross App Access — Resource Application`,
    connection(
      'samlp',
      {
        signInEndpoint: 'https://saml.example.com/in',
        cert: '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----',
      },
      201,
      { keep: { con: 'id' } },
    ),
    [
      'PATCH /connections/{con}',
      { cross_app_access_resource_app: { status: 'enabled' } },
      200,
      { has: { cross_app_access_resource_app: { status: 'enabled' } } },
    ],
    ['PATCH /connections/{con}', { cross_app_access_resource_app: { status: 'on' } }, 400],
  ),
  s(
    'assertions to a provider are signed with an asymmetric algorithm',
    `${DEPLOY}: Connections (OIDC and Okta token endpoint authentication options)`,
    oidc({ token_endpoint_auth_signing_alg: 'PS256' }, 201, {
      has: { options: { token_endpoint_auth_signing_alg: 'PS256' } },
    }),
    oidc({ token_endpoint_auth_signing_alg: 'HS256' }, 400, {}),
  ),
  s(
    'ID tokens of a provider are signed with algorithms that are listed',
    `${DEPLOY}: Connections (OIDC and Okta token endpoint authentication options)`,
    oidc({ id_token_signed_response_algs: ['RS256', 'ES384'] }, 201, {
      has: { options: { id_token_signed_response_algs: ['RS256', 'ES384'] } },
    }),
    oidc({ id_token_signed_response_algs: ['HS256'] }, 400, {}),
  ),
  s(
    'assertions are for the issuer or the token endpoint',
    `${DEPLOY}: Connections (OIDC and Okta token endpoint authentication options)`,
    oidc({ token_endpoint_jwtca_aud_format: 'token_endpoint' }, 201, {
      has: { options: { token_endpoint_jwtca_aud_format: 'token_endpoint' } },
    }),
    oidc({ token_endpoint_jwtca_aud_format: 'tenant' }, 400, {}),
  ),
  s(
    'names and descriptions of self-service profiles are 100 and 140 characters long at most',
    SELF,
    self({ name: 'n'.repeat(101) }, 400, {}),
    self({ description: 'd'.repeat(141) }, 400, {}),
    self({ name: 'n'.repeat(100), description: 'd'.repeat(140) }),
  ),
  s(
    'a self-service profile has at most twenty attributes',
    SELF,
    self(
      {
        user_attributes: Array.from({ length: 21 }, (_, at) => ({
          name: `a${at}`,
          description: 'd',
          is_optional: true,
        })),
      },
      400,
      {},
    ),
    self({
      user_attributes: Array.from({ length: 20 }, (_, at) => ({
        name: `a${at}`,
        description: 'd',
        is_optional: true,
      })),
    }),
  ),
  s(
    'an attribute of a self-service profile says what it is, and whether it is optional',
    SELF,
    ...refusals('POST /self-service-profiles', 400, [
      { name: 'p', user_attributes: [{ name: 'email', is_optional: false }] },
      { name: 'p', user_attributes: [{ name: 'email', description: 'd' }] },
      { name: 'p', user_attributes: [{ description: 'd', is_optional: false }] },
    ]),
  ),
  s(
    'the logo of a self-service profile is at an https address',
    SELF,
    self({ branding: { logo_url: 'http://example.com/logo.png' } }, 400, {}),
    self({ branding: { logo_url: 'https://example.com/logo.png', colors: { primary: '#334455' } } }, 201, {
      has: { branding: { colors: { primary: '#334455' } } },
    }),
  ),
  s(
    'colours of a self-service profile have a primary one',
    SELF,
    self({ branding: { colors: {} } }, 400, {}),
    self({ branding: { colors: { primary: 'blue' } } }, 400, {}),
  ),
  s(
    'an empty text takes the introduction of a self-service profile back',
    SELF,
    self(),
    [
      'PUT /self-service-profiles/{self}/custom-text/en/get-started',
      { introduction: 'Hello' },
      200,
      { has: { introduction: 'Hello' } },
    ],
    [
      'GET /self-service-profiles/{self}/custom-text/en/get-started',
      undefined,
      200,
      { has: { introduction: 'Hello' } },
    ],
    ['PUT /self-service-profiles/{self}/custom-text/en/get-started', {}, 200],
    [
      'GET /self-service-profiles/{self}/custom-text/en/get-started',
      undefined,
      200,
      { lacks: ['introduction'] },
    ],
  ),
  s(
    'the introduction of a self-service profile is at most 2,000 characters long',
    SELF,
    self(),
    ['PUT /self-service-profiles/{self}/custom-text/en/get-started', { introduction: 'x'.repeat(2001) }, 400],
    ['PUT /self-service-profiles/{self}/custom-text/en/get-started', { introduction: 'x'.repeat(2000) }, 200],
  ),
  s(
    'texts of a self-service profile are English, of its first page',
    SELF,
    self(),
    ['PUT /self-service-profiles/{self}/custom-text/de/get-started', { introduction: 'Hallo' }, 400],
    ['PUT /self-service-profiles/{self}/custom-text/en/finish', { introduction: 'Bye' }, 400],
  ),
  s(
    'a self-service profile offers providers that it can set up',
    SELF,
    self({ allowed_strategies: ['github'] }, 400, {}),
    self({ allowed_strategies: ['okta', 'adfs', 'google-apps'] }),
  ),
  s(
    'a self-service ticket is a link to the assistant',
    SELF,
    self(),
    ticket({ connection_config: config }, 201, {
      matches: { ticket: /\/self-service\/connections-flow\?ticket=\w+$/ },
    }),
  ),
  s(
    'a self-service ticket is for a new connection or for one that is there',
    SELF,
    self(),
    okta(),
    ticket({}, 400, {}),
    ticket({ connection_id: '{con}', connection_config: config }, 400, {}),
    ticket({ connection_id: '{con}' }),
  ),
  s(
    'the name of a connection of a ticket is at most 128 characters long',
    SELF,
    self(),
    ticket({ connection_config: { name: 'a'.repeat(129) } }, 400, {}),
    ticket({ connection_config: { name: 'a', display_name: 'd'.repeat(129) } }, 400, {}),
  ),
  s(
    'the icon of a connection of a ticket is at an https address',
    SELF,
    self(),
    ticket({ connection_config: { ...config, options: { icon_url: 'http://example.com/i.png' } } }, 400, {}),
  ),
  s(
    'a connection of a ticket has at most ten metadata of at most 255 characters',
    SELF,
    self(),
    ticket(
      {
        connection_config: {
          ...config,
          metadata: Object.fromEntries(Array.from({ length: 11 }, (_, at) => [`k${at}`, 'v'])),
        },
      },
      400,
      {},
    ),
    ticket({ connection_config: { ...config, metadata: { k: 'v'.repeat(256) } } }, 400, {}),
    ticket({ connection_config: { ...config, metadata: { k: 'v'.repeat(255) } } }),
  ),
  s(
    'domains that are still to be verified need a verification',
    SELF,
    self(),
    ticket(
      {
        connection_config: config,
        domain_aliases_config: { domain_verification: 'none', pending_domains: ['a.example.com'] },
      },
      400,
      {},
    ),
    ticket({
      connection_config: config,
      domain_aliases_config: { domain_verification: 'optional', pending_domains: ['a.example.com'] },
    }),
  ),
  s(
    'one organization of a ticket has at most a hundred domains, pending ones included',
    SELF,
    self(),
    acme,
    ['POST /organizations/{org}/discovery-domains', { domain: 'there.example.com', status: 'verified' }, 201],
    ticket(
      {
        connection_config: config,
        enabled_organizations: [{ organization_id: '{org}' }],
        domain_aliases_config: { domain_verification: 'required', pending_domains: domains(100) },
      },
      400,
      {},
    ),
    ticket({
      connection_config: config,
      enabled_organizations: [{ organization_id: '{org}' }],
      domain_aliases_config: { domain_verification: 'required', pending_domains: domains(99) },
    }),
  ),
  s(
    'without one organization a ticket has at most a thousand domains, pending ones included',
    SELF,
    self(),
    ticket(
      {
        connection_config: config,
        domain_aliases_config: { domain_verification: 'required', pending_domains: domains(1001) },
      },
      400,
      {},
    ),
    ticket({
      connection_config: config,
      domain_aliases_config: { domain_verification: 'required', pending_domains: domains(1000) },
    }),
  ),
  s(
    'verification of domains is none, optional or required',
    SELF,
    self(),
    ticket(
      { connection_config: config, domain_aliases_config: { domain_verification: 'sometimes' } },
      400,
      {},
    ),
    ticket({ connection_config: config, domain_aliases_config: { domain_verification: 'none' } }),
  ),
  s(
    'what an administrator may do is only said of a connection that is there',
    SELF,
    self(),
    okta(),
    ticket({ connection_config: config, enabled_features: { sso: true } }, 400, {}),
    ticket({ connection_id: '{con}', enabled_features: { sso: true } }),
  ),
  s(
    'an administrator may do one thing at least',
    SELF,
    self(),
    okta(),
    ticket({ connection_id: '{con}', enabled_features: {} }, 400, {}),
    ticket({ connection_id: '{con}', enabled_features: { sso: false } }, 400, {}),
  ),
  s(
    'an administrator who may provision needs settings for it',
    SELF,
    self(),
    okta(),
    ticket({ connection_id: '{con}', enabled_features: { provisioning: true } }, 400, {}),
    ticket({
      connection_id: '{con}',
      enabled_features: { provisioning: true },
      provisioning_config: { scopes: ['get:users'] },
    }),
  ),
  s(
    'domains of a ticket discover exactly one organization',
    SELF,
    self(),
    acme,
    ticket(
      {
        connection_config: config,
        use_for_organization_discovery: true,
        domain_aliases_config: { domain_verification: 'required' },
      },
      400,
      {},
    ),
    ticket({
      connection_config: config,
      use_for_organization_discovery: true,
      enabled_organizations: [{ organization_id: '{org}' }],
      domain_aliases_config: { domain_verification: 'required' },
    }),
  ),
  s(
    'an organization of a ticket is named by its id',
    SELF,
    self(),
    ticket({ connection_config: config, enabled_organizations: [{ show_as_button: true }] }, 400, {}),
  ),
];
