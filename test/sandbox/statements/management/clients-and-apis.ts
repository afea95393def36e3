/** Applications of third parties, their types and addresses, APIs and grants: what the pages of the documentation say. */
import { generateKeyPairSync } from 'node:crypto';
import { refusals, type Step, statement as s } from '../statement.js';

const SETTINGS = 'get-started/applications/application-settings';
const THIRD = 'get-started/applications/third-party-applications/security-controls';
const PERMISSIVE = 'get-started/applications/third-party-applications/permissive-mode';
const GRANT_TYPES = 'get-started/applications/application-grant-types';
const API = 'get-started/apis/api-settings';
const GRANTS = 'get-started/applications/application-access-to-apis-client-grants';
const ROTATION = 'secure/tokens/refresh-tokens/configure-refresh-token-rotation';
const CREDENTIALS = 'secure/application-credentials';
const DEFAULT_ROUTES = 'authenticate/login/auth0-universal-login/configure-default-login-routes';

const client = (more: object = {}, check: object = {}): Step => [
  'POST /clients',
  { name: 'App', ...more },
  201,
  { keep: { app: 'client_id' }, ...check },
];
const strict = (more: object = {}, check: object = {}): Step =>
  client(
    {
      is_first_party: false,
      third_party_security_mode: 'strict',
      app_type: 'regular_web',
      grant_types: ['authorization_code'],
      ...more,
    },
    check,
  );
const refusedStrict = (...bodies: object[]): Step[] =>
  refusals(
    'POST /clients',
    400,
    bodies.map((more) => ({
      name: 'App',
      is_first_party: false,
      third_party_security_mode: 'strict',
      app_type: 'regular_web',
      grant_types: ['authorization_code'],
      ...more,
    })),
  );
const api = (more: object = {}, check: object = {}): Step => [
  'POST /resource-servers',
  { identifier: 'urn:a', name: 'A', scopes: [{ value: 'r' }, { value: 'w' }], ...more },
  201,
  { keep: { api: 'id' }, ...check },
];
/** A key of an application: another one each time. */
const pem = (): string =>
  generateKeyPairSync('rsa', { modulusLength: 2048 })
    .publicKey.export({ type: 'spki', format: 'pem' })
    .toString();

export const clientsAndApis = [
  s('an application has at most 100 web origins', SETTINGS, [
    'POST /clients',
    { name: 'A', web_origins: Array.from({ length: 101 }, (_, n) => `https://w${n}.example`) },
    400,
  ]),
  s('the id of an application does not change', SETTINGS, client(), [
    'PATCH /clients/{app}',
    { client_id: 'mine' },
    400,
  ]),
  s(
    'public applications may have codes, the implicit grant and refresh tokens',
    GRANT_TYPES,
    client(
      { app_type: 'spa', token_endpoint_auth_method: 'none' },
      { has: { grant_types: ['authorization_code', 'implicit', 'refresh_token'] } },
    ),
  ),
  s(
    'confidential web applications also have client credentials',
    GRANT_TYPES,
    client(
      { app_type: 'regular_web' },
      { has: { grant_types: ['authorization_code', 'implicit', 'refresh_token', 'client_credentials'] } },
    ),
  ),
  s(
    'a public application that becomes confidential may have client credentials',
    GRANT_TYPES,
    client({ app_type: 'spa', token_endpoint_auth_method: 'none' }),
    ['PATCH /clients/{app}', { grant_types: ['client_credentials'] }, 400],
    [
      'PATCH /clients/{app}',
      { token_endpoint_auth_method: 'client_secret_post', grant_types: ['client_credentials'] },
      200,
    ],
  ),
  s(
    'an application that becomes public loses no client credentials silently',
    GRANT_TYPES,
    client({ app_type: 'non_interactive', grant_types: ['client_credentials'] }),
    ['PATCH /clients/{app}', { token_endpoint_auth_method: 'none' }, 400],
  ),
  s('legacy grant types are not for new tenants', GRANT_TYPES, [
    'POST /clients',
    { name: 'A', grant_types: ['http://auth0.com/oauth/legacy/grant-type/ro', 'nonsense'] },
    400,
  ]),
  s(
    'an application may have the device flow',
    GRANT_TYPES,
    client({ app_type: 'native', grant_types: ['urn:ietf:params:oauth:grant-type:device_code'] }),
  ),
  s(
    'a login page of an application is an https address, with a query and a fragment if need be',
    DEFAULT_ROUTES,
    client(),
    ['PATCH /clients/{app}', { initiate_login_uri: 'http://app.example/login' }, 400],
    ['PATCH /clients/{app}', { initiate_login_uri: 'https://app.example/login?x=1#part' }, 200],
  ),
  s('a login page of an application is not on the own machine', DEFAULT_ROUTES, client(), [
    'PATCH /clients/{app}',
    { initiate_login_uri: 'https://localhost/login' },
    400,
  ]),
  s(
    'a login page of the tenant is an https address',
    DEFAULT_ROUTES,
    ['PATCH /tenants/settings', { default_redirection_uri: 'http://app.example/login' }, 400],
    ['PATCH /tenants/settings', { default_redirection_uri: 'https://app.example/login' }, 200],
  ),
  s(
    'the flag for the address of a person is for web and machine applications',
    SETTINGS,
    client({ app_type: 'spa', token_endpoint_auth_method: 'none' }),
    ['PATCH /clients/{app}', { is_token_endpoint_ip_header_trusted: true }, 400],
    client({
      app_type: 'regular_web',
      token_endpoint_auth_method: 'client_secret_post',
      is_token_endpoint_ip_header_trusted: true,
    }),
  ),
  s(
    'a strict third party has a prefix of its own',
    THIRD,
    strict({}, { matches: { client_id: /^tpc_[1-9A-Za-z]{22}$/ } }),
  ),
  s(
    'a strict third party has codes, refresh tokens and client credentials alone',
    THIRD,
    ...refusedStrict(
      { grant_types: ['implicit'] },
      { grant_types: ['password'] },
      { grant_types: ['urn:ietf:params:oauth:grant-type:device_code'] },
    ),
    strict({ grant_types: ['authorization_code', 'refresh_token', 'client_credentials'] }),
  ),
  s(
    'a strict third party that is public has no client credentials',
    THIRD,
    ...refusedStrict({ token_endpoint_auth_method: 'none', grant_types: ['client_credentials'] }),
  ),
  s(
    'tokens of a strict third party are signed with RS256',
    THIRD,
    ...refusedStrict({ jwt_configuration: { alg: 'HS256' } }),
  ),
  s(
    'tokens of a strict third party live for an hour',
    THIRD,
    strict({}, { has: { jwt_configuration: { lifetime_in_seconds: 3600, alg: 'RS256' } } }),
  ),
  s(
    'refresh tokens of a strict third party expire',
    THIRD,
    ...refusedStrict(
      { refresh_token: { rotation_type: 'non-rotating', expiration_type: 'non-expiring' } },
      {
        refresh_token: {
          rotation_type: 'non-rotating',
          expiration_type: 'expiring',
          infinite_idle_token_lifetime: true,
        },
      },
    ),
    strict(
      {},
      { has: { refresh_token: { expiration_type: 'expiring', infinite_idle_token_lifetime: false } } },
    ),
  ),
  s(
    'refresh tokens of public strict third parties rotate',
    THIRD,
    strict(
      { app_type: 'native', token_endpoint_auth_method: 'none' },
      { has: { refresh_token: { rotation_type: 'rotating', expiration_type: 'expiring' } } },
    ),
    strict({}, { has: { refresh_token: { rotation_type: 'non-rotating' } } }),
  ),
  s(
    'a strict third party is protected from open redirects',
    THIRD,
    strict({}, { has: { redirection_policy: 'open_redirect_protection' } }),
  ),
  s(
    'addresses of a strict third party have no wildcards',
    THIRD,
    ...refusedStrict(
      { callbacks: ['https://*.example.com/cb'] },
      { web_origins: ['https://*.example.com'] },
      { allowed_origins: ['https://*.example.com'] },
    ),
  ),
  s('a strict third party is of one of four types', THIRD, ...refusedStrict({ app_type: 'box' })),
  s(
    'a strict third party has the supported properties alone',
    THIRD,
    ...refusedStrict(
      { addons: {} },
      { sso_disabled: true },
      { oidc_logout: { backchannel_logout_urls: ['https://x.example'] } },
    ),
  ),
  s('the security mode does not change', PERMISSIVE, strict(), [
    'PATCH /clients/{app}',
    { third_party_security_mode: 'permissive' },
    400,
  ]),
  s('a third party does not become a first party', THIRD, strict(), [
    'PATCH /clients/{app}',
    { is_first_party: true },
    400,
  ]),
  s(
    'a permissive third party has an id as others have',
    PERMISSIVE,
    client(
      { is_first_party: false, third_party_security_mode: 'permissive' },
      { has: { third_party_security_mode: 'permissive', is_first_party: false } },
    ),
  ),
  s('a third party is not given the Management API', THIRD, strict({ grant_types: ['client_credentials'] }), [
    'POST /client-grants',
    { client_id: '{app}', audience: '{audience}', scope: ['read:users'] },
    400,
  ]),
  s(
    'a third party is not given all organizations',
    THIRD,
    strict({ grant_types: ['client_credentials'] }),
    api(),
    [
      'POST /client-grants',
      {
        client_id: '{app}',
        audience: 'urn:a',
        scope: ['r'],
        organization_usage: 'allow',
        allow_any_organization: true,
      },
      400,
    ],
  ),
  s(
    'an application has at most two keys',
    CREDENTIALS,
    client({ app_type: 'regular_web' }),
    ...[201, 201, 400].map(
      (status): Step => [
        'POST /clients/{app}/credentials',
        { credential_type: 'public_key', pem: pem() },
        status,
      ],
    ),
  ),
  s(
    'the leeway of refresh tokens is off unless it is set',
    ROTATION,
    client({}, { has: { refresh_token: { leeway: 0 } } }),
  ),
  s(
    'a refresh token that rotates lives for 30 days',
    ROTATION,
    client(
      { refresh_token: { rotation_type: 'rotating', expiration_type: 'expiring' } },
      { has: { refresh_token: { token_lifetime: 2_592_000 } } },
    ),
  ),
  s('the name of an API has no angle brackets', API, [
    'POST /resource-servers',
    { identifier: 'urn:a', name: 'A<b>' },
    400,
  ]),
  s('an API signs with RS256 unless it is said', API, api({}, { has: { signing_alg: 'RS256' } })),
  s('an API with HS256 has a secret', API, [
    'POST /resource-servers',
    { identifier: 'urn:h', name: 'H', signing_alg: 'HS256' },
    201,
    { keep: { secret: 'signing_secret' } },
  ]),
  s('permissions in the token need RBAC', API, api(), [
    'PATCH /resource-servers/{api}',
    { token_dialect: 'access_token_authz', enforce_policies: true },
    200,
  ]),
  s(
    'a token dialect is one of four',
    'secure/tokens/access-tokens/access-token-profiles',
    api(),
    ...refusals('PATCH /resource-servers/{api}', 400, [{ token_dialect: 'jwt' }]),
    ...['access_token', 'access_token_authz', 'rfc9068_profile', 'rfc9068_profile_authz'].map(
      (token_dialect): Step => ['PATCH /resource-servers/{api}', { token_dialect }, 200],
    ),
  ),
  s(
    'an API gives no refresh tokens unless it is said',
    API,
    api({}, { has: { allow_offline_access: false } }),
  ),
  s(
    'an API asks for consent unless it is said',
    API,
    api({}, { has: { skip_consent_for_verifiable_first_party_clients: false } }),
  ),
  s(
    'applications have an API by default, machines by grant',
    'get-started/apis/api-access-policies-for-applications',
    api(
      {},
      {
        has: {
          subject_type_authorization: {
            user: { policy: 'allow_all' },
            client: { policy: 'require_client_grant' },
          },
        },
      },
    ),
  ),
  s(
    'machines do not have all APIs',
    'get-started/apis/api-access-policies-for-applications',
    api(),
    [
      'PATCH /resource-servers/{api}',
      { subject_type_authorization: { client: { policy: 'allow_all' } } },
      400,
    ],
    [
      'PATCH /resource-servers/{api}',
      { subject_type_authorization: { client: { policy: 'deny_all' } } },
      200,
    ],
  ),
  s(
    'types of authorization details belong to grants for users',
    GRANTS,
    client(),
    api({ authorization_details: [{ type: 'payment' }] }),
    [
      'POST /client-grants',
      {
        client_id: '{app}',
        audience: 'urn:a',
        scope: ['r'],
        authorization_details_types: ['payment'],
        subject_type: 'client',
      },
      400,
    ],
    [
      'POST /client-grants',
      {
        client_id: '{app}',
        audience: 'urn:a',
        scope: ['r'],
        authorization_details_types: ['payment'],
        subject_type: 'user',
      },
      201,
    ],
  ),
  s(
    'grants are found by the kind of subject',
    GRANTS,
    client(),
    api(),
    [
      'POST /client-grants',
      { client_id: '{app}', audience: 'urn:a', scope: ['r'], subject_type: 'user' },
      201,
      { keep: { user: 'id' } },
    ],
    ['POST /client-grants', { client_id: '{app}', audience: 'urn:a', scope: ['w'] }, 201],
    [
      'GET /client-grants?audience=urn:a&subject_type=user',
      undefined,
      200,
      { is: [{ id: '{user}', client_id: '{app}', audience: 'urn:a', scope: ['r'], subject_type: 'user' }] },
    ],
  ),
];
