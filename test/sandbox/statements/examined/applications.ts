/** Applications and APIs: third parties that fail, systems’ own APIs, origins, guests, and access across applications. */
import {
  ann,
  api,
  app,
  authorize,
  browserLogin,
  CALLBACK,
  CHALLENGE,
  DB,
  exchange,
  PASSWORD,
  password,
  query,
  REALM,
  spa,
  token,
  VERIFIER,
} from '../login/steps.js';
import { type Expectation, type Statement, type Step, statement as s } from '../statement.js';

const TROUBLE = 'get-started/applications/third-party-applications/troubleshooting';
const PARTIES = 'get-started/applications/first-party-and-third-party-applications';
const GRANTS = 'get-started/applications/update-grant-types';
const CORS = 'get-started/applications/set-up-cors';
const MY_ACCOUNT = 'manage-users/my-account-api';
const MY_ORG = 'manage-users/my-organization-api';
const _ANONYMOUS = 'manage-users/sessions/anonymous-sessions';
const _GUESTS = 'manage-users/sessions/anonymous-sessions/configure-anonymous-sessions';
const _XAA = 'api/authentication/cross-app-access/get-token';
const SOCIAL = 'api/authentication/token-exchange-for-native-social/token-exchange-native-social';
const VAULT = 'secure/call-apis-on-users-behalf/token-vault/connected-accounts-for-token-vault';

const strict = (more: object = {}): Step =>
  app({
    app_type: 'regular_web',
    is_first_party: false,
    third_party_security_mode: 'strict',
    oidc_conformant: undefined,
    allowed_logout_urls: undefined,
    grant_types: ['authorization_code', 'refresh_token', 'client_credentials'],
    redirection_policy: 'allow_always',
    ...more,
  });
const open = api({
  subject_type_authorization: { user: { policy: 'allow_all' }, client: { policy: 'require_client_grant' } },
});
const granted = (subject: string): Step => [
  'POST /client-grants',
  { client_id: '{app}', audience: 'urn:a', scope: ['read'], subject_type: subject },
  201,
];
const domainLevel: Step[] = [
  ['GET /connections?name=Username-Password-Authentication', undefined, 200, { keep: { db: '0.id' } }],
  ['PATCH /connections/{db}', { is_domain_connection: true }, 200],
];
const pkce = { code_challenge: CHALLENGE, code_challenge_method: 'S256', audience: 'urn:a', scope: 'read' };
const refusedParameter = (name: string, value: string): Statement =>
  s(
    `a strict third party begins no login with ${name}`,
    TROUBLE,
    strict(),
    open,
    granted('user'),
    ...domainLevel,
    [
      `GET ~/authorize?${query({ client_id: '{app}', response_type: 'code', redirect_uri: CALLBACK, state: 's', ...pkce, [name]: value })}`,
      undefined,
      302,
      { code: 'invalid_request' },
    ],
  );
const co = (body: object, status: number, more: Expectation = {}, origin = 'https://app.example'): Step => [
  'POST ~/co/authenticate',
  {
    client_id: '{app}',
    credential_type: REALM,
    username: 'ann@example.com',
    password: PASSWORD,
    realm: DB,
    ...body,
  },
  status,
  { ...more, sends: { origin } },
];
const embedded = app({ cross_origin_authentication: true, web_origins: ['https://app.example'] });
const me: Step = [
  'POST /resource-servers',
  { name: 'Auth0 My Account API', identifier: '{url}/me/' },
  201,
  { keep: { me: 'id' } },
];
const myOrg: Step = [
  'POST /resource-servers',
  { name: 'Auth0 My Organization API', identifier: '{url}/my-org/' },
  201,
  { keep: { my_org: 'id' } },
];
const _ownAccount = (scope: string): Step[] => [
  app(),
  ann(),
  me,
  [
    'POST /client-grants',
    { client_id: '{app}', audience: '{url}/me/', scope: scope.split(' '), subject_type: 'user' },
    201,
  ],
  password(200, { keep: { own: 'access_token' } }, { audience: '{url}/me/', scope }),
];
const _mine = (request: string, body: unknown, status: number, more: Expectation = {}): Step => [
  request,
  body,
  status,
  { ...more, sends: { authorization: 'Bearer {own}' } },
];
const organizer = (configuration: object, status: number): Step[] => [
  ['POST /connection-profiles', { name: 'p' }, 201, { keep: { profile: 'id' } }],
  [
    'POST /clients',
    {
      name: 'o',
      my_organization_configuration: {
        connection_profile_id: '{profile}',
        allowed_strategies: ['okta'],
        connection_deletion_behavior: 'allow',
        ...configuration,
      },
    },
    status,
  ],
];
const _guests: Step[] = [
  app({ anonymous_sessions: { active: true } }),
  api({ anonymous_sessions: { active: true } }),
];
const _guest = (body: object, status: number, more: Expectation = {}): Step => [
  'POST ~/anonymous/token',
  { client_id: '{app}', client_secret: '{app_secret}', audience: 'urn:a', ...body },
  status,
  more,
];
const _bearer = (body: object, status: number, more: Expectation = {}): Step =>
  token({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', ...body }, status, more);
const social = (body: object, status: number, more: Expectation = {}): Step =>
  token(
    {
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token_type: 'http://auth0.com/oauth/token-type/apple-authz-code',
      subject_token: 'code',
      ...body,
    },
    status,
    more,
  );

export const furtherApplications = [
  s(
    'an API that applications have by a grant asks third parties for one',
    TROUBLE,
    strict(),
    open,
    token({ grant_type: 'client_credentials', audience: 'urn:a' }, 403, { code: 'unauthorized_client' }),
  ),
  s(
    'an API that lets all people in still asks third parties for a grant',
    TROUBLE,
    strict(),
    open,
    ...domainLevel,
    authorize({ ...pkce }, 302, { code: 'unauthorized_client' }),
  ),
  refusedParameter('screen_hint', 'signup'),
  refusedParameter('login_ticket', 'x'),
  refusedParameter('invitation', 'x'),
  refusedParameter('request', 'x'),
  refusedParameter('request_uri', 'urn:ietf:params:oauth:request_uri:x'),
  ...['token', 'id_token'].map((type) =>
    s(
      `a strict third party gets no ${type} in the browser`,
      TROUBLE,
      strict(),
      open,
      granted('user'),
      authorize({ ...pkce, response_type: type, nonce: 'n' }, 302, {
        headers: { location: /#.*error=unsupported_response_type/ },
      }),
    ),
  ),
  s(
    'a strict third party gets no ID token',
    TROUBLE,
    strict(),
    open,
    granted('user'),
    ...domainLevel,
    ann(),
    authorize({ ...pkce, scope: 'openid read' }, 302, { keep: { page: '>', login: '?state' } }),
    [
      'FORM ~{page}',
      { state: '{login}', username: 'ann@example.com', password: PASSWORD },
      302,
      { keep: { next: '>' } },
    ],
    ['FORM ~{next}', { state: '{login}', action: 'accept' }, 302, { keep: { code: '?code' } }],
    exchange(200, { lacks: ['id_token'] }, { code_verifier: VERIFIER }),
  ),
  s('a strict third party does not log people out', TROUBLE, strict(), [
    'GET ~/v2/logout?client_id={app}',
    undefined,
    400,
  ]),
  s(
    'a connection that is not of the domain is not for third parties',
    TROUBLE,
    strict(),
    open,
    granted('user'),
    authorize({ ...pkce, connection: DB }, 302, { code: 'invalid_request' }),
  ),
  s(
    'an organization that does not let third parties in is no organization for them',
    TROUBLE,
    strict({ organization_usage: 'allow' }),
    open,
    granted('user'),
    ...domainLevel,
    ['POST /organizations', { name: 'acme' }, 201, { keep: { acme: 'id' } }],
    authorize({ ...pkce, organization: '{acme}' }, 302, {
      code: 'invalid_request',
      says: 'parameter organization is invalid: {acme}',
    }),
  ),
  s(
    'an application that registers itself reaches no API before there are grants for third parties',
    TROUBLE,
    ['PATCH /tenants/settings', { flags: { enable_dynamic_client_registration: true } }, 200],
    open,
    [
      'POST ~/oidc/register',
      {
        client_name: 'R',
        redirect_uris: [CALLBACK],
        grant_types: ['authorization_code', 'client_credentials'],
        token_endpoint_auth_method: 'client_secret_post',
      },
      201,
      { keep: { app: 'client_id', app_secret: 'client_secret' } },
    ],
    token({ grant_type: 'client_credentials', audience: 'urn:a' }, 403),
  ),
  s(
    'a third party does not reach APIs of the system for people',
    PARTIES,
    strict(),
    ...domainLevel,
    authorize({ ...pkce, audience: '{audience}', scope: 'read:current_user' }, 302, {
      code: 'unauthorized_client',
    }),
  ),
  s('a strict third party has no SAML', PARTIES, [
    'POST /clients',
    {
      name: 't',
      is_first_party: false,
      third_party_security_mode: 'strict',
      app_type: 'regular_web',
      addons: { samlp: {} },
    },
    400,
  ]),
  s('an application says whose it is, alone if need be', PARTIES, app(), [
    'GET /clients/{app}?fields=is_first_party&include_fields=true',
    undefined,
    200,
    { is: { is_first_party: true } },
  ]),
  s(
    'applications of one’s own are listed apart from others',
    'API document: GET /clients is_first_party',
    app(),
    app({ is_first_party: false, oidc_conformant: undefined }, 'other'),
    ['GET /clients?is_first_party=false&fields=name', undefined, 200, { is: [{ name: 'other' }] }],
  ),
  s(
    'an application without the grant of a flow is told which it lacks',
    GRANTS,
    app({ grant_types: ['authorization_code'] }),
    api(),
    token({ grant_type: 'client_credentials', audience: 'urn:a' }, 403, {
      code: 'unauthorized_client',
      says: "Grant type 'client_credentials' not allowed for the client.",
    }),
  ),
  s(
    'an application whose grants are empty has no flow',
    GRANTS,
    app({ grant_types: [] }),
    ann(),
    password(403, { code: 'unauthorized_client' }),
  ),
  s(
    'an embedded login gives a ticket for the page',
    CORS,
    embedded,
    ann(),
    co({}, 200, { matches: { login_ticket: /./, co_id: /./, co_verifier: /./ } }),
  ),
  s(
    'an embedded login needs every part',
    CORS,
    embedded,
    co({ realm: undefined }, 400, { code: 'invalid_request' }),
  ),
  s(
    'an embedded login is of a kind that is known',
    CORS,
    embedded,
    co({ credential_type: 'magic' }, 400, { code: 'unsupported_credential_type' }),
  ),
  s(
    'an embedded login is of a realm that is there',
    CORS,
    embedded,
    co({ realm: 'nobody' }, 400, { code: 'invalid_request', says: 'Unknown realm' }),
  ),
  s(
    'an embedded login is off until the application allows it',
    CORS,
    app({ cross_origin_authentication: false, web_origins: ['https://app.example'] }),
    ann(),
    co({}, 401, { code: 'unauthorized_client' }),
  ),
  s(
    'an embedded login with a wrong password is denied',
    CORS,
    embedded,
    ann(),
    co({ password: 'wrong' }, 403, { code: 'access_denied', says: 'Wrong email or password.' }),
  ),
  s(
    'an embedded login of somebody blocked says so',
    CORS,
    embedded,
    ann({ blocked: true }),
    co({}, 403, { code: 'blocked_user' }),
  ),
  s(
    'an embedded login too many is refused for a while',
    CORS,
    embedded,
    ann(),
    ['PATCH /attack-protection/brute-force-protection', { max_attempts: 1 }, 200],
    co({ password: 'wrong' }, 403),
    co({ password: 'wrong' }, 429, { code: 'too_many_attempts' }),
  ),
  s(
    'an embedded login comes from an origin of the application',
    CORS,
    embedded,
    ann(),
    co({}, 403, {}, 'https://evil.example'),
  ),
  s(
    'the page of the ticket logs the person in',
    CORS,
    embedded,
    ann(),
    co({}, 200, { keep: { ticket: 'login_ticket' } }),
    authorize({ login_ticket: '{ticket}', realm: DB }, 302, { keep: { code: '?code' } }),
    exchange(200),
  ),
  s(
    'a web origin has no path',
    CORS,
    ...['https://app.example/path', 'https://app.example/path?x=1'].map(
      (origin): Step => ['POST /clients', { name: 'w', web_origins: [origin] }, 400],
    ),
  ),
  s('a browser of a web origin may ask for tokens', CORS, spa({ web_origins: ['https://app.example'] }), [
    'OPTIONS ~/oauth/token',
    undefined,
    204,
    {
      sends: { origin: 'https://app.example', 'access-control-request-method': 'POST' },
      headers: { 'access-control-allow-origin': 'https://app.example' },
    },
  ]),
  s('an application has no embedded login unless it is said', CORS, [
    'POST /clients',
    { name: 'w' },
    201,
    { has: { cross_origin_authentication: false } },
  ]),
  s('the My Account API asks for a grant for people and denies machines', MY_ACCOUNT, me, [
    'GET /resource-servers/{me}',
    undefined,
    200,
    {
      has: {
        subject_type_authorization: {
          user: { policy: 'require_client_grant' },
          client: { policy: 'deny_all' },
        },
      },
    },
  ]),
  s('machines cannot be let into the My Account API', MY_ACCOUNT, me, [
    'PATCH /resource-servers/{me}',
    { subject_type_authorization: { client: { policy: 'require_client_grant' } } },
    400,
  ]),
  s('all applications may be let into the My Account API for people', MY_ACCOUNT, me, [
    'PATCH /resource-servers/{me}',
    { subject_type_authorization: { user: { policy: 'allow_all' } } },
    200,
  ]),
  s('the My Account API has its scopes', MY_ACCOUNT, me, [
    'POST /client-grants',
    {
      client_id: '{admin_id}',
      audience: '{url}/me/',
      subject_type: 'user',
      scope: [
        'create:me:authentication_methods',
        'read:me:authentication_methods',
        'update:me:authentication_methods',
        'delete:me:authentication_methods',
        'read:me:factors',
        'create:me:connected_accounts',
        'read:me:connected_accounts',
        'delete:me:connected_accounts',
      ],
    },
    201,
  ]),
  s(
    'a refresh token of one API gives tokens for the own account where the application says so',
    VAULT,
    me,
    app({
      refresh_token: {
        rotation_type: 'non-rotating',
        expiration_type: 'non-expiring',
        policies: [{ audience: '{url}/me/', scope: ['read:me:connected_accounts'] }],
      },
    }),
    ann(),
    api({ allow_offline_access: true, skip_consent_for_verifiable_first_party_clients: true }),
    ['PATCH /resource-servers/{me}', { subject_type_authorization: { user: { policy: 'allow_all' } } }, 200],
    password(
      200,
      { keep: { refresh: 'refresh_token' } },
      { audience: 'urn:a', scope: 'openid offline_access' },
    ),
    token(
      {
        grant_type: 'refresh_token',
        refresh_token: '{refresh}',
        audience: '{url}/me/',
        scope: 'read:me:connected_accounts',
      },
      200,
      {
        claims: { access_token: { aud: '{url}/me/' } },
      },
    ),
  ),
  s(
    'a connection takes connected accounts when it says so',
    VAULT,
    [
      'POST /connections',
      { name: 'g', strategy: 'oidc', options: { discovery_url: 'https://idp.example' } },
      201,
      { keep: { g: 'id' } },
    ],
    [
      'PATCH /connections/{g}',
      { connected_accounts: { active: true } },
      200,
      { has: { connected_accounts: { active: true } } },
    ],
  ),
  s('the My Organization API asks for a grant for people and denies machines', MY_ORG, myOrg, [
    'GET /resource-servers/{my_org}',
    undefined,
    200,
    {
      has: {
        subject_type_authorization: {
          user: { policy: 'require_client_grant' },
          client: { policy: 'deny_all' },
        },
      },
    },
  ]),
  s('tokens of the My Organization API live for ten minutes', MY_ORG, myOrg, [
    'GET /resource-servers/{my_org}',
    undefined,
    200,
    { has: { token_lifetime: 600 } },
  ]),
  s(
    'an application of organizations says which providers they may set up',
    MY_ORG,
    ...organizer(
      { allowed_strategies: ['pingfederate', 'adfs', 'waad', 'google-apps', 'okta', 'oidc', 'samlp'] },
      201,
    ),
  ),
  s(
    'an application of organizations sets up no other providers',
    MY_ORG,
    ...organizer({ allowed_strategies: ['auth0'] }, 400),
  ),
  s(
    'a provider of an application of organizations is named once',
    MY_ORG,
    ...organizer({ allowed_strategies: ['okta', 'okta'] }, 400),
  ),
  s(
    'connections of organizations are deleted always or when they are empty',
    MY_ORG,
    ...organizer({ connection_deletion_behavior: 'allow_if_empty' }, 201),
    ...organizer({ connection_deletion_behavior: 'never' }, 400).slice(1),
  ),
  s(
    'an application of organizations names a connection profile that is there',
    MY_ORG,
    ...organizer({ connection_profile_id: 'cop_1234567890abcdef' }, 400),
  ),
  s(
    'an application of organizations names a user attribute profile that is there',
    MY_ORG,
    ...organizer({ user_attribute_profile_id: 'uap_1234567890abcdef' }, 400),
  ),
  s(
    'an exchange of a native login needs its token',
    SOCIAL,
    app(),
    social({ subject_token: undefined }, 400, { code: 'invalid_request' }),
  ),
  s(
    'a first party is not asked for consent where the API skips it',
    PARTIES,
    app(),
    ann(),
    api({ skip_consent_for_verifiable_first_party_clients: true }),
    ...browserLogin({ audience: 'urn:a', scope: 'read' }),
  ),
];
