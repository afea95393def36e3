/** What people do with their own account: the My Account API. */
import { type Expectation, type Step, statement as s } from '../statement.js';
import { ann, app, CALLBACK, CHALLENGE, DB, PASSWORD, password, REALM, token, VERIFIER } from './steps.js';

const ABOUT = 'manage-users/my-account-api';
const METHODS = 'api/myaccount/authentication-methods';
const FACTORS = 'api/myaccount/factors';
const ACCOUNTS = 'api/myaccount/connected-accounts';
const VAULT = 'secure/call-apis-on-users-behalf/token-vault/connected-accounts-for-token-vault';
const SCHEMA = 'published schema of tenant log events';

const AUDIENCE = '{url}/me/';
const SCOPES = [
  'read:me:factors',
  ...['create', 'read', 'update', 'delete'].map((verb) => `${verb}:me:authentication_methods`),
  ...['create', 'read', 'delete'].map((verb) => `${verb}:me:connected_accounts`),
];
const VAULT_GRANT = 'urn:auth0:params:oauth:grant-type:token-exchange:federated-connection-access-token';

const activated = (policy: string = 'allow_all'): Step[] => [
  ['POST /resource-servers', { identifier: AUDIENCE }, 201, { keep: { me_api: 'id' } }],
  ['PATCH /resource-servers/{me_api}', { subject_type_authorization: { user: { policy } } }, 200],
];
/** Ann with a token for her account: later steps send `{me}`. */
const loggedIn = (scope: string = SCOPES.join(' '), more: object = {}): Step[] => [
  app({ grant_types: ['authorization_code', 'refresh_token', 'password', REALM, VAULT_GRANT], ...more }),
  ann(),
  ...activated(),
  password(200, { keep: { me: 'access_token' } }, { audience: AUDIENCE, scope }),
];
const my = (request: string, status: number, more: Expectation = {}, body?: object): Step => {
  const [method, path] = request.split(' ');
  return [`${method} ~/me/v1${path}`, body, status, { sends: { authorization: 'Bearer {me}' }, ...more }];
};
const start = (body: object, more: Expectation = {}, status = 202): Step =>
  my(
    'POST /authentication-methods',
    status,
    { keep: { method: 'id', session: 'auth_session' }, ...more },
    body,
  );
const verify = (body: object, status: number, more: Expectation = {}, id = '{method}'): Step =>
  my(`POST /authentication-methods/${id}/verify`, status, more, { auth_session: '{session}', ...body });
const factor = (name: string): Step => [`PUT /guardian/factors/${name}`, { enabled: true }, 200];
const event = (type: string, has: object = {}): Step => [
  `GET /logs?q=type:${type}&sort=date:-1&per_page=1`,
  undefined,
  200,
  { has: [{ type, user_id: '{ann}', ...has }] },
];
const problem = (status: number, title: string): Expectation => ({
  has: { status, title },
  matches: { type: new RegExp(`^https://auth0\\.com/api-errors#A0E-${status}-`) },
});

/** A token of the provider for the refresh token. */
const exchanged = (status: number, more: Expectation = {}): Step[] => [
  token(
    {
      grant_type: VAULT_GRANT,
      subject_token: '{refresh}',
      subject_token_type: 'urn:ietf:params:oauth:token-type:refresh_token',
      requested_token_type: 'http://auth0.com/oauth/token-type/federated-connection-access-token',
      connection: 'github',
    },
    status,
    more,
  ),
];

const github = (more: object = {}): Step => [
  'POST /connections',
  {
    name: 'github',
    strategy: 'github',
    options: { client_id: 'c', client_secret: 's', repo: true },
    enabled_clients: ['{app}'],
    connected_accounts: { active: true },
    ...more,
  },
  201,
];
const connect = (body: object = {}, status = 201, more: Expectation = {}): Step =>
  my(
    'POST /connected-accounts/connect',
    status,
    { keep: { session: 'auth_session', ticket: 'connect_params.ticket' }, ...more },
    { connection: 'github', redirect_uri: CALLBACK, state: 'xyz', ...body },
  );
const authorizeAccount: readonly Step[] = [
  ['GET ~/connected-accounts/connect?ticket={ticket}', undefined, 200],
  [
    'FORM ~/connected-accounts/connect',
    { ticket: '{ticket}', email: 'ann@github.example' },
    302,
    { keep: { connected: '?connect_code', back: '?state' } },
  ],
];
const complete = (status: number, more: Expectation = {}, body: object = {}): Step =>
  my('POST /connected-accounts/complete', status, more, {
    auth_session: '{session}',
    connect_code: '{connected}',
    redirect_uri: CALLBACK,
    ...body,
  });
const connectedAccount: readonly Step[] = [
  connect(),
  ...authorizeAccount,
  complete(201, { keep: { account: 'id' } }),
];

export const myAccount = [
  s(
    'the API has an audience of its own, and is there once it is activated',
    ABOUT,
    app(),
    ann(),
    password(403, {}, { audience: AUDIENCE }),
    ...activated(),
    password(
      200,
      { claims: { access_token: { aud: AUDIENCE } } },
      { audience: AUDIENCE, scope: 'read:me:factors' },
    ),
  ),
  s(
    'applications need a grant for the account of a person, unless the policy says otherwise',
    ABOUT,
    app(),
    ann(),
    [
      'POST /resource-servers',
      { identifier: AUDIENCE },
      201,
      {
        has: {
          subject_type_authorization: {
            client: { policy: 'deny_all' },
            user: { policy: 'require_client_grant' },
          },
        },
      },
    ],
    password(403, {}, { audience: AUDIENCE, scope: 'read:me:factors' }),
    [
      'POST /client-grants',
      { client_id: '{app}', audience: AUDIENCE, scope: ['read:me:factors'], subject_type: 'user' },
      201,
    ],
    password(
      200,
      { claims: { access_token: { scope: 'read:me:factors' } } },
      { audience: AUDIENCE, scope: 'read:me:factors read:me:authentication_methods' },
    ),
  ),
  s(
    'machines get no token for the accounts of people',
    ABOUT,
    app(),
    ...activated(),
    token({ grant_type: 'client_credentials', audience: AUDIENCE }, 403),
  ),
  s(
    'a request without a token, or with one for another API, is unauthorized',
    ABOUT,
    ...loggedIn(),
    ['GET ~/me/v1/factors', undefined, 401, problem(401, 'Unauthorized')],
    password(200, { keep: { me: 'access_token' } }, { audience: '{audience}', scope: 'read:current_user' }),
    my('GET /factors', 401, problem(401, 'Invalid Token')),
  ),
  s(
    'a request needs the scope of its operation',
    METHODS,
    ...loggedIn('read:me:factors'),
    my('GET /factors', 200),
    my('GET /authentication-methods', 403, problem(403, 'Insufficient Scope')),
  ),
  s(
    'an endpoint that is not there is not found',
    ABOUT,
    ...loggedIn(),
    my('GET /nothing', 404, problem(404, 'Not Found')),
  ),
  s('a body has to be JSON', METHODS, ...loggedIn(), [
    'FORM ~/me/v1/authentication-methods',
    { type: 'totp' },
    415,
    { sends: { authorization: 'Bearer {me}' }, ...problem(415, 'Unsupported Media Type') },
  ]),
  s(
    'a body that does not fit the schema is told field by field',
    METHODS,
    ...loggedIn(),
    start({ type: 'phone' }, { keep: {}, has: { validation_errors: [{ source: 'body' }] } }, 400),
    start({ type: 'totp', more: 1 }, { keep: {}, ...problem(400, 'Validation Error') }, 400),
    start(
      { type: 'magic' },
      { keep: {}, has: { validation_errors: [{ field: 'type', pointer: '/type' }] } },
      400,
    ),
  ),
  s(
    'factors are those of the tenant, and what the database takes',
    FACTORS,
    ...loggedIn(),
    factor('sms'),
    my('GET /factors', 200, {
      has: {
        factors: [
          { type: 'password', usage: ['primary'] },
          { type: 'totp', usage: ['secondary'] },
          { type: 'phone', usage: ['secondary'] },
        ],
      },
    }),
  ),
  s(
    'the password is an authentication method of people of a database',
    METHODS,
    ...loggedIn(),
    my('GET /authentication-methods', 200, {
      has: { authentication_methods: [{ type: 'password', identity_user_id: '{ann}', usage: ['primary'] }] },
    }),
  ),
  s(
    'methods can be listed by type',
    METHODS,
    ...loggedIn(),
    [
      'POST /users/{ann}/authentication-methods',
      { type: 'phone', name: 'P', phone_number: '+15551234567' },
      201,
    ],
    my('GET /authentication-methods?type=phone', 200, {
      has: {
        authentication_methods: [
          { type: 'phone', phone_number: '+15551234567', preferred_authentication_method: 'sms' },
        ],
      },
    }),
    my('GET /authentication-methods?type=magic', 400, problem(400, 'Validation Error')),
  ),
  s(
    'an authenticator application is enrolled by its first code',
    METHODS,
    ...loggedIn(),
    start(
      { type: 'totp' },
      {
        keep: { method: 'id', session: 'auth_session', totp_me: 'manual_input_code' },
        matches: { barcode_uri: /^otpauth:\/\/totp\// },
        headers: { location: /\/me\/v1\/authentication-methods\/totp%7Cdev_/ },
      },
    ),
    verify({ otp_code: '000000' }, 400, problem(400, 'Bad Request')),
    verify({ otp_code: '{code_of_totp_me}' }, 201, {
      has: { id: '{method}', type: 'totp', confirmed: true, usage: ['secondary'] },
      headers: { location: /authentication-methods\/totp%7Cdev_/ },
    }),
    my('GET /authentication-methods/{method}', 200, { has: { confirmed: true } }),
    event('my_account_authentication_method_succeeded', {
      details: { operation: 'verify', authentication_method: 'totp' },
    }),
  ),
  s(
    'a phone is enrolled by the code that it is sent',
    METHODS,
    factor('sms'),
    ...loggedIn(),
    start({ type: 'phone', phone_number: '+15551234567', preferred_authentication_method: 'sms' }),
    ['GET ~/_sandbox/messages', undefined, 200, { keep: { sent: '0.code' } }],
    verify({ otp_code: '{sent}' }, 201, {
      has: {
        id: '{method}',
        phone_number: '+15551234567',
        preferred_authentication_method: 'sms',
        confirmed: true,
      },
    }),
    verify({ otp_code: '{sent}' }, 400),
  ),
  s(
    'an address is enrolled by the code that it is sent',
    METHODS,
    factor('email'),
    ...loggedIn(),
    start({ type: 'email', email: 'other@example.com' }),
    ['GET ~/_sandbox/messages', undefined, 200, { keep: { sent: '0.code' } }],
    verify({ otp_code: '{sent}' }, 201, { has: { id: '{method}', email: 'other@example.com' } }),
  ),
  s(
    'a phone for notifications is enrolled once it has answered',
    METHODS,
    factor('push-notification'),
    ...loggedIn(),
    start(
      { type: 'push-notification' },
      { matches: { barcode_uri: /^otpauth:/ }, keep: { method: 'id', session: 'auth_session' } },
    ),
    verify({}, 400),
    ['GET ~/_sandbox/phone', undefined, 200, { pages: { handle: /name="request" value="([\w-]+)"/ } }],
    ['FORM ~/_sandbox/phone', { request: '{handle}', answer: 'approve' }, 200],
    verify({}, 201, { has: { type: 'push-notification', confirmed: true } }),
  ),
  s(
    'a recovery code counts once it is confirmed',
    METHODS,
    factor('recovery-code'),
    ...loggedIn(),
    start(
      { type: 'recovery-code' },
      { matches: { recovery_code: /^[A-Z0-9]{24}$/ }, keep: { method: 'id', session: 'auth_session' } },
    ),
    my('GET /authentication-methods?type=recovery-code', 200, { is: { authentication_methods: [] } }),
    verify({}, 201, { has: { id: '{method}', type: 'recovery-code' } }),
  ),
  s(
    'a password is changed by the rules of its database',
    METHODS,
    ...loggedIn(),
    start(
      { type: 'password', connection: DB },
      {
        keep: { method: 'id', session: 'auth_session' },
        has: {
          id: 'password|new',
          policy: {
            complexity: { min_length: 8, character_type_rule: 'three_of_four' },
            history: { active: false },
          },
        },
      },
    ),
    verify({ new_password: 'short' }, 400, problem(400, 'Validation Error')),
    verify({ new_password: `${PASSWORD}-2` }, 201, { has: { type: 'password', usage: ['primary'] } }),
    password(403, { code: 'invalid_grant' }),
    password(200, {}, { password: `${PASSWORD}-2` }),
    event('scp'),
  ),
  s(
    'the connection of a new password is one of the person’s own',
    METHODS,
    ...loggedIn(),
    start({ type: 'password', connection: 'other' }, { keep: {}, ...problem(400, 'Bad Request') }, 400),
  ),
  s(
    'a passkey is asked for with what a browser needs, where the database takes passkeys',
    METHODS,
    ...loggedIn(),
    start({ type: 'passkey' }, { keep: {}, ...problem(403, 'Forbidden') }, 403),
    [`GET /connections?name=${DB}`, undefined, 200, { keep: { db_id: '0.id' } }],
    [
      'PATCH /connections/{db_id}',
      { options: { authentication_methods: { password: { enabled: true }, passkey: { enabled: true } } } },
      200,
    ],
    start(
      { type: 'passkey' },
      {
        keep: { session: 'auth_session' },
        has: { authn_params_public_key: { authenticatorSelection: { residentKey: 'required' } } },
        headers: { location: /passkey%7Cnew$/ },
      },
    ),
    my('POST /authentication-methods/passkey|new/verify', 400, problem(400, 'Bad Request'), {
      auth_session: '{session}',
      authn_response: {
        id: 'a',
        rawId: 'a',
        type: 'public-key',
        response: { attestationObject: 'o2', clientDataJSON: 'e30' },
      },
    }),
  ),
  s(
    'a factor that the tenant does not have cannot be enrolled, which is logged',
    METHODS,
    ...loggedIn(),
    start({ type: 'email', email: 'other@example.com' }, { keep: {}, ...problem(403, 'Forbidden') }, 403),
    event('my_account_authentication_method_failed', {
      details: { operation: 'create', error: { status: 403, title: 'Forbidden' } },
    }),
  ),
  s(
    'a session of an enrolment is over after a while',
    METHODS,
    ...loggedIn(),
    start(
      { type: 'totp' },
      { keep: { method: 'id', session: 'auth_session', totp_me: 'manual_input_code' } },
    ),
    ['CLOCK', 301, 200],
    verify({ otp_code: '{code_of_totp_me}' }, 400),
  ),
  s(
    'name and preferred channel of a method can be changed',
    METHODS,
    ...loggedIn(),
    [
      'POST /users/{ann}/authentication-methods',
      { type: 'phone', name: 'P', phone_number: '+15551234567' },
      201,
      { keep: { method: 'id' } },
    ],
    my(
      'PATCH /authentication-methods/{method}',
      200,
      { has: { preferred_authentication_method: 'voice', name: 'Mine' } },
      {
        preferred_authentication_method: 'voice',
        name: 'Mine',
      },
    ),
    my('PATCH /authentication-methods/{method}', 400, problem(400, 'Validation Error'), {
      phone_number: '+1',
    }),
  ),
  s(
    'a method is removed, and the methods of others are out of reach',
    METHODS,
    ...loggedIn(),
    [
      'POST /users/{ann}/authentication-methods',
      { type: 'phone', name: 'P', phone_number: '+15551234567' },
      201,
      { keep: { method: 'id' } },
    ],
    [
      'POST /users',
      { connection: DB, email: 'bob@example.com', password: PASSWORD },
      201,
      { keep: { bob: 'user_id' } },
    ],
    [
      'POST /users/{bob}/authentication-methods',
      { type: 'phone', name: 'P', phone_number: '+15551234568' },
      201,
      { keep: { his: 'id' } },
    ],
    my('DELETE /authentication-methods/{method}', 204),
    my('GET /authentication-methods/{method}', 404, problem(404, 'Not Found')),
    my('GET /authentication-methods/{his}', 404),
    my('DELETE /authentication-methods/{his}', 204),
    ['GET /users/{bob}/authentication-methods/{his}', undefined, 200],
  ),
  s(
    'a password cannot be removed',
    METHODS,
    ...loggedIn(),
    my('GET /authentication-methods', 200, { keep: { method: 'authentication_methods.0.id' } }),
    my('DELETE /authentication-methods/{method}', 409, problem(409, 'Conflict')),
  ),
  s(
    'an account is connected in the browser, and completed with the code',
    VAULT,
    ...loggedIn(),
    github(),
    connect({}, 201, {
      keep: { session: 'auth_session', ticket: 'connect_params.ticket' },
      has: { connect_uri: '{url}/connected-accounts/connect', expires_in: 300 },
    }),
    ...authorizeAccount,
    complete(201, {
      matches: { id: /^cac_[A-Za-z0-9]+$/ },
      has: { connection: 'github', access_type: 'offline', scopes: ['repo'] },
    }),
    complete(400),
    event('connected_accounts_connection_succeeded'),
  ),
  s(
    'scopes of a request go before those of the connection',
    VAULT,
    ...loggedIn(),
    github(),
    connect({ scopes: ['openid', 'gist'] }),
    ...authorizeAccount,
    complete(201, { has: { scopes: ['openid', 'gist'] } }),
  ),
  s(
    'connecting an account with a challenge needs its verifier',
    VAULT,
    ...loggedIn(),
    github(),
    connect({ code_challenge: CHALLENGE, code_challenge_method: 'S256' }),
    ...authorizeAccount,
    complete(400),
    connect({ code_challenge: CHALLENGE, code_challenge_method: 'S256' }),
    ...authorizeAccount,
    complete(201, {}, { code_verifier: VERIFIER }),
    connect({ code_challenge: CHALLENGE }, 400, { keep: {}, ...problem(400, 'Validation Error') }),
  ),
  s(
    'an account is completed with the address of the request alone',
    VAULT,
    ...loggedIn(),
    github(),
    connect(),
    ...authorizeAccount,
    complete(400, {}, { redirect_uri: 'https://other.example' }),
    event('connected_accounts_connection_failed', { details: { error: { status: 400 } } }),
  ),
  s(
    'connections take connected accounts where it is switched on, for addresses of the application',
    VAULT,
    ...loggedIn(),
    github({ connected_accounts: { active: false } }),
    connect({}, 400, { keep: {} }),
    my('GET /connected-accounts/connections', 200, { is: { connections: [] } }),
    ['GET /connections?name=github', undefined, 200, { keep: { con: '0.id' } }],
    ['PATCH /connections/{con}', { connected_accounts: { active: true } }, 200],
    connect({ redirect_uri: 'https://other.example' }, 400, { keep: {} }),
    my('GET /connected-accounts/connections', 200, {
      is: { connections: [{ name: 'github', strategy: 'github', scopes: ['repo'] }] },
    }),
  ),
  s(
    'connected accounts are listed here and in the Management API, apart from the identities',
    VAULT,
    ...loggedIn(),
    github(),
    ...connectedAccount,
    my('GET /connected-accounts/accounts?connection=github', 200, {
      has: { accounts: [{ id: '{account}', connection: 'github' }] },
    }),
    my('GET /connected-accounts/accounts?connection=other', 200, { is: { accounts: [] } }),
    my('GET /connected-accounts/accounts?take=21', 400),
    [
      'GET /users/{ann}/connected-accounts',
      undefined,
      200,
      { has: { connected_accounts: [{ id: '{account}', strategy: 'github', access_type: 'offline' }] } },
    ],
    ['GET /users/{ann}', undefined, 200, { has: { identities: [{ provider: 'auth0' }] } }],
  ),
  s(
    'a connected account is removed',
    ACCOUNTS,
    ...loggedIn(),
    github(),
    ...connectedAccount,
    my('DELETE /connected-accounts/accounts/{account}', 204),
    my('GET /connected-accounts/accounts', 200, { is: { accounts: [] } }),
    event('connected_accounts_delete_succeeded', { details: { connected_account: { id: '{account}' } } }),
  ),
  s(
    'Token Vault has the tokens of a connected account',
    VAULT,
    ...loggedIn(`${SCOPES.join(' ')} offline_access`),
    github(),
    password(200, { keep: { refresh: 'refresh_token' } }, { scope: 'openid offline_access' }),
    ...exchanged(401),
    ...connectedAccount,
    ...exchanged(200, { has: { scope: 'repo' } }),
  ),
  s(
    'a provider that fails is told to the application',
    ACCOUNTS,
    ...loggedIn(),
    github(),
    connect(),
    ['POST ~/_sandbox/idp', { connection: 'github', message: 'No.' }, 204],
    [
      'FORM ~/connected-accounts/connect',
      { ticket: '{ticket}', email: 'ann@github.example' },
      302,
      { code: 'access_denied', says: 'No.' },
    ],
  ),
  s('reading one’s account leaves no event', SCHEMA, ...loggedIn(), my('GET /authentication-methods', 200), [
    'GET /logs?q=type:my_account_authentication_method_succeeded',
    undefined,
    200,
    { is: [] },
  ]),
];
