/** The authentication API: errors, codes for databases, second factors, scripts of databases, keys, and what is in tokens. */
import { onLogin, tell, told } from '../further/actions-steps.js';
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
  exchangeByVerifier,
  OTP_GRANT,
  PASSWORD,
  password,
  REALM,
  spa,
  token,
} from '../login/steps.js';
import { type Step, statement as s } from '../statement.js';

const DB_OTP = 'authenticate/database-connections/auth-api-passwordless-db-connections';
const IMPLICIT = 'authenticate/database-connections/implicit-signup-database-connections';
const PASSWORDLESS = 'authenticate/database-connections/passwordless-authentication-for-db-connect';
const ROPG = 'secure/multi-factor-authentication/authenticate-using-ropg-flow-with-mfa';
const OTP = `${ROPG}/enroll-and-challenge-otp-authenticators`;
const PUSH = `${ROPG}/enroll-and-challenge-push-authenticators`;
const PHONE = `${ROPG}/enroll-challenge-sms-voice-authenticators`;
const RECOVERY = `${ROPG}/challenge-with-recovery-codes`;
const IMPORTED = `${ROPG}/import-user-mfa-authenticator-enrollments`;
const MANAGED =
  'secure/multi-factor-authentication/manage-mfa-auth0-apis/manage-authenticator-factors-mfa-api';
const ASKED = 'api/authentication/multi-factor-authentication/request-mfa-challenge';
const KEYS =
  'secure/multi-factor-authentication/fido-authentication-with-webauthn/configure-webauthn-security-keys-for-mfa';
const SCRIPTS = 'authenticate/database-connections/custom-db/error-handling';
const LOGIN_SCRIPT = 'authenticate/database-connections/custom-db/templates/login';
const CREATE_SCRIPT = 'authenticate/database-connections/custom-db/templates/create';
const GET_SCRIPT = 'authenticate/database-connections/custom-db/templates/get-user';
const CHANGE_SCRIPT = 'authenticate/database-connections/custom-db/templates/change-password';
const ERROR_PAGE = 'customize/login-pages/custom-error-pages';
const JWKS = 'secure/tokens/json-web-tokens/json-web-key-set-properties';
const ACCESS = 'secure/tokens/access-tokens/get-access-tokens';
const REFRESH = 'secure/tokens/refresh-tokens/get-refresh-tokens';
const RAR =
  'get-started/authentication-and-authorization-flow/authorization-code-flow/authorization-code-flow-with-rar';
const CIBA =
  'get-started/authentication-and-authorization-flow/client-initiated-backchannel-authentication-flow/user-authorization-with-ciba';
const FEDERATED = 'authenticate/login/logout/log-users-out-of-idps';
const VAULT = 'api/authentication/token-vault-token-exchange/get-token';
const PASSKEY = 'api/authentication/passkey/register';
const PASSKEY_LOGIN = 'api/authentication/passkey/challenge';
const WSFED = 'api/authentication/ws-federation/get-ws-federation-metadata';
const BACK = 'authenticate/login/logout/back-channel-logout/configure-back-channel-logout';
const COOKIES = 'manage-users/sessions/non-persistent-sessions';
const DPOP = 'api/authentication/authorization-code-flow/authorize-application';
const DEVICE = 'api/authentication/device-authorization-flow/authorize-device';
const CODES = 'deploy-monitor/logs/log-event-type-codes';
const MFA_TOKENS = REFRESH;

const MFA_OTP = 'http://auth0.com/oauth/grant-type/mfa-otp';
const MFA_OOB = 'http://auth0.com/oauth/grant-type/mfa-oob';
const MFA_RECOVERY = 'http://auth0.com/oauth/grant-type/mfa-recovery-code';
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

const coded = (options: object = {}): Step => [
  'POST /connections',
  {
    name: 'Codes',
    strategy: 'auth0',
    enabled_clients: ['{app}'],
    options: {
      attributes: {
        email: {
          identifier: { active: true, default_method: 'email_otp' },
          signup: { status: 'required', verification: { active: true } },
          verification_method: 'otp',
        },
      },
      authentication_methods: { password: { enabled: true }, email_otp: { enabled: true } },
      ...options,
    },
  },
  201,
];
const eve: Step = [
  'POST /users',
  { connection: 'Codes', email: 'eve@example.com', password: PASSWORD },
  201,
  { keep: { eve: 'user_id' } },
];
const codeApp = (more: object = {}) => app({ grant_types: [OTP_GRANT, MFA_OTP], ...more });
const ask = (body: object, status: number, more: object = {}): Step => [
  'POST ~/otp/challenge',
  {
    client_id: '{app}',
    client_secret: '{app_secret}',
    connection: 'Codes',
    email: 'eve@example.com',
    ...body,
  },
  status,
  more,
];
const asked = ask({}, 200, { keep: { auth: 'auth_session' } });
const read: Step = ['GET ~/_sandbox/messages', undefined, 200, { keep: { sent: '0.code' } }];
const enter = (status: number, more: object = {}, body: object = {}): Step =>
  token(
    { grant_type: OTP_GRANT, auth_session: '{auth}', otp: '{sent}', scope: 'openid email', ...body },
    status,
    more,
  );

const factor = (name: string): Step => [`PUT /guardian/factors/${name}`, { enabled: true }, 200];
const guarded: Step[] = [
  ['PUT /guardian/policies', ['all-applications'], 200],
  factor('otp'),
  app({ grant_types: ['password', REALM, MFA_OTP, MFA_OOB, MFA_RECOVERY, 'refresh_token'] }),
  ann({ verify_email: false }),
];
const required = password(403, { code: 'mfa_required', keep: { mfa: 'mfa_token' } }, { scope: 'openid' });
const associate = (body: object, status: number, more: object = {}): Step => [
  'POST ~/mfa/associate',
  body,
  status,
  { sends: { authorization: 'Bearer {mfa}' }, ...more },
];
const challenge = (body: object, status: number, more: object = {}): Step => [
  'POST ~/mfa/challenge',
  { client_id: '{app}', client_secret: '{app_secret}', mfa_token: '{mfa}', ...body },
  status,
  more,
];
const list = (more: object): Step => [
  'GET ~/mfa/authenticators',
  undefined,
  200,
  { sends: { authorization: 'Bearer {mfa}' }, ...more },
];
const otpOf: Step[] = [
  ['SECRET totp_ann', SECRET, 204],
  ['POST /users/{ann}/authentication-methods', { type: 'totp', name: 'app', totp_secret: SECRET }, 201],
];
const manager = (scope: string): Step[] => [
  password(403, { code: 'mfa_required', keep: { mfa: 'mfa_token' } }, { audience: '{url}/mfa/', scope }),
];

const custom = (scripts: Record<string, string>, options: object = {}): Step => [
  'POST /connections',
  {
    name: 'Old',
    strategy: 'auth0',
    enabled_clients: ['{app}'],
    options: { enabledDatabaseCustomization: true, customScripts: scripts, ...options },
  },
  201,
  { keep: { old: 'id' } },
];
const fn = (name: string, params: string, body: string): string =>
  `function ${name}(${params}, callback) { ${body} }`;
const loginScript = (body: string) => fn('login', 'email, password', body);
const known = loginScript(`callback(null, { user_id: 'u1', email, nickname: 'nick', name: 'Old Name' });`);
const at = (status: number, more: object = {}, body: object = {}): Step =>
  password(status, more, { realm: 'Old', username: 'old@example.com', scope: 'openid', ...body });
const oldUser = (more: object): Step => ['GET /users/auth0%7Cu1', undefined, 200, more];
const oldSignup = (status: number, more: object = {}): Step => [
  'POST ~/dbconnections/signup',
  {
    client_id: '{app}',
    connection: 'Old',
    email: 'new@example.com',
    password: PASSWORD,
    user_metadata: { plan: 'gold' },
  },
  status,
  more,
];
const log = (type: string, has: object): Step => [`GET /logs?q=type:${type}`, undefined, 200, { has: [has] }];

const push: Step[] = [
  factor('push-notification'),
  ['PUT /guardian/policies', [], 200],
  app({
    grant_types: ['urn:openid:params:grant-type:ciba'],
    async_approval_notification_channels: ['guardian-push'],
  }),
  ann(),
  ['POST /guardian/enrollments/ticket', { user_id: '{ann}' }, 200, { keep: { ticket: 'ticket_url' } }],
  ['FORM {ticket}', {}, 200],
];
const hint = '{"format":"iss_sub","iss":"{url}/","sub":"{ann}"}';
const bc = (body: object, status: number, more: object = {}): Step => [
  'FORM ~/bc-authorize',
  {
    client_id: '{app}',
    client_secret: '{app_secret}',
    scope: 'openid',
    binding_message: 'AB-1',
    login_hint: hint,
    ...body,
  },
  status,
  more,
];
const pollBc = (status: number, more: object = {}): Step =>
  token({ grant_type: 'urn:openid:params:grant-type:ciba', auth_req_id: '{req}' }, status, more);
const pushing: Step = ['PATCH /tenants/settings', { pushed_authorization_requests_supported: true }, 200];
const par = (body: object, status: number, more: object = {}): Step => [
  'FORM ~/oauth/par',
  {
    client_id: '{app}',
    client_secret: '{app_secret}',
    response_type: 'code',
    redirect_uri: CALLBACK,
    scope: 'openid',
    audience: 'urn:a',
    ...body,
  },
  status,
  more,
];
const VAULT_GRANT = 'urn:auth0:params:oauth:grant-type:token-exchange:federated-connection-access-token';

export const endpoints = [
  s(
    'a code for a database is answered by a session alone',
    DB_OTP,
    codeApp(),
    coded(),
    eve,
    ask({}, 200, { matches: { auth_session: /.{8,}/ }, lacks: ['email'] }),
  ),
  s(
    'a code for a database is answered the same for nobody',
    DB_OTP,
    codeApp(),
    coded(),
    ask({ email: 'nobody@example.com' }, 200, { matches: { auth_session: /.{8,}/ } }),
  ),
  s(
    'a code for a database logs in and verifies the address',
    DB_OTP,
    codeApp(),
    coded(),
    eve,
    asked,
    read,
    enter(200, { claims: { id_token: { sub: '{eve}', email_verified: true } } }),
  ),
  s(
    'a wrong code for a database is an invalid request',
    DB_OTP,
    codeApp(),
    coded(),
    eve,
    asked,
    enter(400, { code: 'invalid_request' }, { otp: 'x' }),
  ),
  s(
    'the session of a code for a database is used once',
    DB_OTP,
    codeApp(),
    coded(),
    eve,
    asked,
    read,
    enter(200),
    enter(400, { code: 'invalid_request' }),
  ),
  s(
    'a code for a database needs the connection, and the answer names the field',
    DB_OTP,
    codeApp(),
    coded(),
    ask({ connection: undefined }, 400, {
      code: 'invalid_request',
      has: { validation_errors: [{ field: 'connection' }] },
    }),
  ),
  s(
    'a code for a database needs an address or a number',
    DB_OTP,
    codeApp(),
    coded(),
    ask({ email: undefined }, 400, {
      code: 'invalid_request',
      says: 'Either email or phone_number must be provided',
    }),
  ),
  s(
    'a code for a database is not for one without codes',
    DB_OTP,
    codeApp(),
    ask({ connection: DB }, 400, { code: 'invalid_connection' }),
    ask({ connection: 'none' }, 400, { code: 'invalid_connection' }),
  ),
  s(
    'a code for a database needs the grant',
    DB_OTP,
    app(),
    coded(),
    ask({}, 403, { code: 'unauthorized_client' }),
  ),
  s(
    'a code for a database needs the secret',
    DB_OTP,
    codeApp(),
    coded(),
    ask({ client_secret: 'x' }, 401, { code: 'invalid_client' }),
  ),
  s(
    'nobody is made by a code for a database unless it is allowed',
    DB_OTP,
    codeApp(),
    coded(),
    asked,
    ['GET ~/_sandbox/messages', undefined, 200],
    enter(400, { code: 'invalid_request' }, { otp: '123456' }),
    ['GET /users-by-email?email=eve@example.com', undefined, 200, { is: [] }],
  ),
  s(
    'a code for a database makes the person where it is allowed',
    DB_OTP,
    codeApp(),
    coded(),
    ask({ allow_signup: true }, 200, { keep: { auth: 'auth_session' } }),
    read,
    enter(200),
    [
      'GET /users-by-email?email=eve@example.com',
      undefined,
      200,
      { has: [{ email_verified: true, identities: [{ connection: 'Codes' }] }] },
    ],
  ),
  s(
    'nobody is made by a code for a database that takes no sign-ups',
    IMPLICIT,
    codeApp(),
    coded({ disable_signup: true }),
    ask({ allow_signup: true }, 200, { keep: { auth: 'auth_session' } }),
    enter(400, { code: 'invalid_request' }, { otp: '123456' }),
  ),
  s(
    'actions run for a person whom a code for a database makes',
    IMPLICIT,
    codeApp(),
    coded(),
    ...onLogin(tell('event.connection.name')),
    ask({ allow_signup: true }, 200, { keep: { auth: 'auth_session' } }),
    read,
    enter(200, { claims: told('Codes') }),
  ),
  s(
    'an action sees that a code for a database was the method',
    PASSWORDLESS,
    codeApp(),
    coded(),
    eve,
    ...onLogin(tell('event.authentication.methods[0].name')),
    asked,
    read,
    enter(200, { claims: told('email') }),
  ),
  s(
    'somebody who is blocked is refused with a code for a database',
    DB_OTP,
    codeApp(),
    coded(),
    eve,
    asked,
    read,
    ['PATCH /users/{eve}', { blocked: true }, 200],
    enter(403, { code: 'access_denied' }),
  ),
  s(
    'a code for a database is followed by a second factor',
    DB_OTP,
    codeApp(),
    coded(),
    eve,
    factor('otp'),
    ['POST /users/{eve}/authentication-methods', { type: 'totp', name: 'app', totp_secret: SECRET }, 201],
    ['PUT /guardian/policies', ['all-applications'], 200],
    asked,
    read,
    enter(403, { code: 'mfa_required', keep: { mfa: 'mfa_token' } }),
  ),
  s(
    'fifty codes for databases an hour are sent to an address',
    DB_OTP,
    codeApp(),
    coded(),
    eve,
    ...Array.from({ length: 50 }, () => ask({}, 200)),
    ask({}, 429, { code: 'too_many_requests' }),
  ),

  s(
    'without recovery codes enrolling answers none',
    RECOVERY,
    ...guarded,
    required,
    associate({ authenticator_types: ['otp'] }, 200, { lacks: ['recovery_codes'] }),
  ),
  s(
    'recovery codes are off until they are switched on',
    'secure/multi-factor-authentication/configure-recovery-codes-for-mfa',
    ['GET /guardian/factors', undefined, 200, { finds: { name: 'recovery-code', enabled: false } }],
  ),
  s(
    'the address of an authenticator says how codes are made',
    OTP,
    ...guarded,
    required,
    associate({ authenticator_types: ['otp'] }, 200, {
      matches: { barcode_uri: /^otpauth:\/\/totp\/.*secret=[A-Z2-7]+.*algorithm=SHA1&digits=6&period=30/ },
      has: { authenticator_type: 'otp' },
    }),
  ),
  s(
    'an authenticator that is not confirmed is not active',
    OTP,
    ...guarded,
    required,
    associate({ authenticator_types: ['otp'] }, 200),
    list({ finds: { authenticator_type: 'otp', active: false } }),
  ),
  s(
    'a phone for notifications is enrolled by what it scans',
    PUSH,
    ...guarded,
    factor('push-notification'),
    required,
    associate({ authenticator_types: ['oob'], oob_channels: ['auth0'] }, 200, {
      has: { authenticator_type: 'oob', oob_channel: 'auth0' },
      matches: { barcode_uri: /^otpauth:\/\/.*enrollment_tx_id=/, oob_code: /.{8,}/ },
    }),
  ),
  s(
    'an enrollment that the phone has not scanned is pending',
    PUSH,
    ...guarded,
    factor('push-notification'),
    required,
    associate({ authenticator_types: ['oob'], oob_channels: ['auth0'] }, 200, { keep: { oob: 'oob_code' } }),
    token({ grant_type: MFA_OOB, mfa_token: '{mfa}', oob_code: '{oob}' }, 400, {
      code: 'authorization_pending',
      says: 'Authorization pending: please repeat the request in a few seconds.',
    }),
  ),
  s(
    'a phone is enrolled for texts and calls at once',
    MANAGED,
    ...guarded,
    factor('sms'),
    ['PUT /guardian/factors/phone/message-types', { message_types: ['sms', 'voice'] }, 200],
    required,
    associate({ authenticator_types: ['oob'], oob_channels: ['sms'], phone_number: '+15550101234' }, 200, {
      keep: { oob: 'oob_code' },
    }),
    read,
    token({ grant_type: MFA_OOB, mfa_token: '{mfa}', oob_code: '{oob}', binding_code: '{sent}' }, 200),
    required,
    list({ finds: { oob_channel: 'sms', active: true } }),
    list({ finds: { oob_channel: 'voice', active: true } }),
  ),
  s(
    'a code to a phone has six digits',
    PHONE,
    ...guarded,
    factor('sms'),
    required,
    associate({ authenticator_types: ['oob'], oob_channels: ['sms'], phone_number: '+15550101234' }, 200, {
      has: { binding_method: 'prompt', oob_channel: 'sms' },
    }),
    ['GET ~/_sandbox/messages', undefined, 200, { matches: { '0.code': /^\d{6}$/ } }],
  ),
  s(
    'a phone number is in the international format',
    PHONE,
    ...guarded,
    factor('sms'),
    required,
    associate({ authenticator_types: ['oob'], oob_channels: ['sms'], phone_number: '5550101234' }, 400),
  ),
  s(
    'taking away texts takes calls away too',
    MANAGED,
    ...guarded,
    factor('sms'),
    ['PUT /guardian/factors/phone/message-types', { message_types: ['sms', 'voice'] }, 200],
    required,
    associate({ authenticator_types: ['oob'], oob_channels: ['sms'], phone_number: '+15550101234' }, 200, {
      keep: { oob: 'oob_code' },
    }),
    read,
    token({ grant_type: MFA_OOB, mfa_token: '{mfa}', oob_code: '{oob}', binding_code: '{sent}' }, 200),
    ...manager('read:authenticators remove:authenticators'),
    list({ keep: { sms: '0.id' } }),
    challenge({ challenge_type: 'oob', authenticator_id: '{sms}' }, 200, { keep: { oob: 'oob_code' } }),
    read,
    token({ grant_type: MFA_OOB, mfa_token: '{mfa}', oob_code: '{oob}', binding_code: '{sent}' }, 200, {
      keep: { mfa: 'access_token' },
    }),
    ['DELETE ~/mfa/authenticators/{sms}', undefined, 204, { sends: { authorization: 'Bearer {mfa}' } }],
    list({ hasNone: { authenticator_type: 'oob', oob_channel: 'voice' } }),
  ),
  s(
    'an address that is verified is listed as an authenticator',
    MANAGED,
    ...guarded.slice(0, 3),
    ann({ email_verified: true }),
    factor('email'),
    ...otpOf,
    required,
    list({ finds: { authenticator_type: 'oob', oob_channel: 'email', active: true } }),
  ),
  s(
    'an address that is verified is not taken away as an authenticator',
    MANAGED,
    ...guarded.slice(0, 3),
    ann({ email_verified: true }),
    factor('email'),
    ...otpOf,
    ...manager('read:authenticators remove:authenticators'),
    list({ keepFound: { mail: { oob_channel: 'email' } } }),
    token({ grant_type: MFA_OTP, mfa_token: '{mfa}', otp: '{code_of_totp_ann}' }, 200, {
      keep: { mfa: 'access_token' },
    }),
    ['DELETE ~/mfa/authenticators/{mail}', undefined, 400, { sends: { authorization: 'Bearer {mfa}' } }],
  ),
  s(
    'security keys are not enrolled by the MFA API',
    KEYS,
    ...guarded,
    factor('webauthn-roaming'),
    required,
    associate({ authenticator_types: ['webauthn-roaming'] }, 400),
  ),
  s(
    'a security key is listed and taken away by the MFA API',
    KEYS,
    ...guarded,
    factor('webauthn-roaming'),
    ...otpOf,
    [
      'POST /users/{ann}/authentication-methods',
      {
        type: 'webauthn-roaming',
        name: 'key',
        public_key: 'pQECAyYgASFYIA',
        key_id: 'a2V5',
        relying_party_identifier: 'localhost',
      },
      201,
    ],
    required,
    list({ finds: { authenticator_type: 'webauthn-roaming', active: true } }),
  ),
  s(
    'a challenge of a type that the person does not have is not supported',
    ASKED,
    ...guarded,
    ...otpOf,
    required,
    challenge({ challenge_type: 'oob' }, 400, { code: 'unsupported_challenge_type' }),
  ),
  s(
    'a challenge for somebody without factors wants an enrollment',
    ASKED,
    ...guarded,
    required,
    challenge({ challenge_type: 'otp oob' }, 400, { code: 'association_required' }),
  ),
  s(
    'a challenge by code needs nothing but the code',
    ASKED,
    ...guarded,
    ...otpOf,
    required,
    challenge({ challenge_type: 'otp' }, 200, { is: { challenge_type: 'otp' } }),
  ),
  s(
    'a login that waits for a factor says which can be given',
    MFA_TOKENS,
    ...guarded,
    ...otpOf,
    password(403, { has: { mfa_requirements: { challenge: [{ type: 'otp' }] } } }),
  ),
  s(
    'authenticators have a type as actions know it',
    MFA_TOKENS,
    ...guarded,
    ...otpOf,
    required,
    list({ finds: { type: 'otp', authenticator_type: 'otp' } }),
  ),
  s(
    'a recovery code comes back new from the token endpoint',
    RECOVERY,
    ...guarded,
    factor('recovery-code'),
    required,
    associate({ authenticator_types: ['otp'] }, 200, {
      keep: { totp_x: 'secret', rescue: 'recovery_codes.0' },
    }),
    token({ grant_type: MFA_OTP, mfa_token: '{mfa}', otp: '{code_of_totp_x}' }, 200),
    required,
    token({ grant_type: MFA_RECOVERY, mfa_token: '{mfa}', recovery_code: '{rescue}' }, 200, {
      matches: { recovery_code: /^[A-Z0-9]{24}$/ },
    }),
  ),

  s(
    'factors that a login script brings are there afterwards',
    IMPORTED,
    app(),
    custom(
      {
        login: loginScript(
          `callback(null, { user_id: 'u1', email, mfa_factors: [{ totp: { secret: '${SECRET}' } }] });`,
        ),
      },
      { import_mode: true },
    ),
    at(200),
    ['GET /users/auth0%7Cu1/authentication-methods', undefined, 200, { has: [{ type: 'totp' }] }],
  ),
  s(
    'factors that a login script gets wrong fail the login',
    IMPORTED,
    app(),
    custom(
      {
        login: loginScript(
          `callback(null, { user_id: 'u1', email, mfa_factors: [{ totp: { secret: 'not base32!' } }] });`,
        ),
      },
      { import_mode: true },
    ),
    at(403),
    log('fu', { description: 'Unable to import MFA factors.' }),
  ),
  s(
    'a login script that names the person logs a wrong password',
    LOGIN_SCRIPT,
    app(),
    custom({
      login: loginScript(`callback(new WrongUsernameOrPasswordError('u7', 'My custom error message'));`),
    }),
    at(403, { code: 'invalid_grant' }),
    log('fp', { description: 'My custom error message', user_id: 'auth0|u7' }),
  ),
  s(
    'a login script that names nobody logs an unknown person',
    LOGIN_SCRIPT,
    app(),
    custom({
      login: loginScript(`callback(new WrongUsernameOrPasswordError(null, 'My custom error message'));`),
    }),
    at(403, { code: 'invalid_grant' }),
    log('fu', { description: 'My custom error message' }),
  ),
  s(
    'metadata that a login script brings is in the profile',
    LOGIN_SCRIPT,
    app(),
    custom({
      login: loginScript(
        `callback(null, { user_id: 'u1', email, email_verified: true, user_metadata: { language: 'en' }, app_metadata: { plan: 'full' } });`,
      ),
    }),
    at(200),
    oldUser({
      has: { email_verified: true, user_metadata: { language: 'en' }, app_metadata: { plan: 'full' } },
    }),
  ),
  s(
    'a profile follows the login script at each login where it is synchronized',
    LOGIN_SCRIPT,
    app(),
    custom(
      {
        login: loginScript(
          `callback(null, { user_id: 'u1', email, name: password === 'second' ? 'New Name' : 'Old Name' });`,
        ),
      },
      { set_user_root_attributes: 'on_each_login' },
    ),
    at(200),
    at(200, {}, { password: 'second' }),
    oldUser({ has: { name: 'New Name' } }),
  ),
  s(
    'a profile keeps what the login script said first where it is not synchronized',
    LOGIN_SCRIPT,
    app(),
    custom(
      {
        login: loginScript(
          `callback(null, { user_id: 'u1', email, name: password === 'second' ? 'New Name' : 'Old Name' });`,
        ),
      },
      { set_user_root_attributes: 'on_first_login' },
    ),
    at(200),
    at(200, {}, { password: 'second' }),
    oldUser({ has: { name: 'Old Name' } }),
  ),
  s(
    'a script that makes nobody because somebody is there fails the sign-up',
    CREATE_SCRIPT,
    app(),
    custom({
      login: known,
      get_user: fn('getByEmail', 'email', 'callback(null);'),
      create: fn(
        'create',
        'user',
        `callback(new ValidationError('user_exists', 'My custom error message.'));`,
      ),
    }),
    oldSignup(400),
    log('fs', { description: 'My custom error message.' }),
  ),
  s(
    'a script that makes people gets what they entered, and by which application',
    CREATE_SCRIPT,
    app(),
    custom({
      login: known,
      get_user: fn('getByEmail', 'email', 'callback(null);'),
      create: fn(
        'create',
        'user',
        `callback(new ValidationError('seen', [user.email, user.client_id.length > 0, typeof user.tenant, user.connection, user.user_metadata.plan, user.password.length].join()));`,
      ),
    }),
    oldSignup(400),
    log('fs', { description: `new@example.com,true,string,Old,gold,${PASSWORD.length}` }),
  ),
  s(
    'people whom a script finds do not sign up',
    CREATE_SCRIPT,
    app(),
    custom({
      login: known,
      get_user: fn('getByEmail', 'email', `callback(null, { user_id: 'u1', email });`),
      create: fn('create', 'user', 'callback(null);'),
    }),
    oldSignup(400),
  ),
  s(
    'a script cannot say whether somebody is there, and the sign-up fails',
    GET_SCRIPT,
    app(),
    custom({
      login: known,
      get_user: fn('getByEmail', 'email', `callback(new Error('Database is down'));`),
      create: fn('create', 'user', 'callback(null);'),
    }),
    oldSignup(400),
  ),
  s(
    'a script that refuses a new password fails the reset',
    CHANGE_SCRIPT,
    app(),
    custom({
      login: known,
      get_user: fn('getByEmail', 'email', `callback(null, { user_id: 'u1', email });`),
      change_password: fn('changePassword', 'email, newPassword', 'callback(null, false);'),
    }),
    at(200),
    ['POST /tickets/password-change', { user_id: 'auth0|u1' }, 201, { keep: { ticket: 'ticket' } }],
    ['POST {ticket}', { password: PASSWORD }, 400],
  ),
  s(
    'a script may say when the password was changed',
    CHANGE_SCRIPT,
    app(),
    custom({
      login: known,
      get_user: fn('getByEmail', 'email', `callback(null, { user_id: 'u1', email });`),
      change_password: fn(
        'changePassword',
        'email, newPassword',
        'callback(null, { last_password_reset: 1700000000000 });',
      ),
    }),
    at(200),
    ['POST /tickets/password-change', { user_id: 'auth0|u1' }, 201, { keep: { ticket: 'ticket' } }],
    ['POST {ticket}', { password: PASSWORD }, 200],
    oldUser({ has: { last_password_reset: '2023-11-14T22:13:20.000Z' } }),
  ),
  s(
    'an unauthorized error of a script is told to the front end',
    SCRIPTS,
    app(),
    custom({ login: loginScript(`callback(new UnauthorizedError('Ask the help desk.'));`) }),
    at(403, { says: 'Ask the help desk.' }),
  ),

  s(
    'an error before the callback is known leads to the page of the tenant',
    ERROR_PAGE,
    app(),
    [
      'PATCH /tenants/settings',
      { error_page: { url: 'https://errors.example/', show_log_link: false } },
      200,
    ],
    authorize({ redirect_uri: 'https://evil.example' }, 302, {
      headers: {
        location: /^https:\/\/errors\.example\/\?.*client_id=.*error=.*error_description=.*tracking=/,
      },
    }),
  ),
  s(
    'the page of the tenant for errors gets no application that was not named',
    ERROR_PAGE,
    [
      'PATCH /tenants/settings',
      { error_page: { url: 'https://errors.example/', show_log_link: false } },
      200,
    ],
    [
      'GET ~/authorize?response_type=code',
      undefined,
      302,
      { headers: { location: /^https:\/\/errors\.example\/\?(?!.*[?&]client_id=)/ } },
    ],
  ),
  s(
    'a page of one’s own for errors is shown with what is wrong',
    ERROR_PAGE,
    [
      'PATCH /tenants/settings',
      { error_page: { html: '<h1>Oops: {{error}}</h1>', show_log_link: false } },
      200,
    ],
    ['GET ~/authorize?response_type=code&client_id=none', undefined, 400, { says: 'Oops: ' }],
  ),
  s(
    'an error after the callback is known leads there with the state',
    ERROR_PAGE,
    app(),
    [
      'PATCH /tenants/settings',
      { error_page: { url: 'https://errors.example/', show_log_link: false } },
      200,
    ],
    authorize({ response_type: 'nonsense' }, 302, {
      headers: { location: /^https:\/\/app\.example\/cb.*state=s/ },
    }),
  ),

  s('a key has its certificate and thumbprint', JWKS, [
    'GET ~/.well-known/jwks.json',
    undefined,
    200,
    {
      matches: {
        'keys.0.alg': /^RS256$/,
        'keys.0.kty': /^RSA$/,
        'keys.0.use': /^sig$/,
        'keys.0.e': /^AQAB$/,
        'keys.0.x5c.0': /^MII/,
        'keys.0.x5t': /.{20,}/,
        'keys.0.kid': /.{8,}/,
        'keys.0.n': /.{300,}/,
      },
    },
  ]),
  s(
    'a token for an API with openid is for userinfo too',
    ACCESS,
    app(),
    ann(),
    api(),
    password(
      200,
      { claims: { access_token: { aud: ['urn:a', '{url}/userinfo'] } }, keep: { at: 'access_token' } },
      { scope: 'openid read', audience: 'urn:a' },
    ),
    ['GET ~/userinfo', undefined, 200, { sends: { authorization: 'Bearer {at}' } }],
  ),
  s(
    'a token for an API without openid is for the API alone',
    ACCESS,
    app(),
    ann(),
    api(),
    password(200, { claims: { access_token: { aud: 'urn:a' } } }, { scope: 'read', audience: 'urn:a' }),
  ),
  s(
    'a token for an API is good for a day unless the API says otherwise',
    ACCESS,
    app(),
    ann(),
    api(),
    password(200, { has: { expires_in: 86400, token_type: 'Bearer' } }, { scope: 'read', audience: 'urn:a' }),
  ),
  s(
    'an ID token of the browser names the session',
    BACK,
    app(),
    ann(),
    ...browserLogin(),
    ['GET /users/{ann}/sessions', undefined, 200, { keep: { session: 'sessions.0.id' } }],
    exchange(200, { claimed: { id_token: ['sid'] } }),
  ),
  s(
    'details of authorization are of a type that the API has',
    RAR,
    app(),
    api({ authorization_details: [{ type: 'pay' }] }),
    pushing,
    par({ authorization_details: '[{"type":"other"}]' }, 400),
    par({ authorization_details: '[{"type":"pay"},{"type":"pay","n":2}]' }, 201),
  ),
  s(
    'details of authorization are a list of objects',
    RAR,
    app(),
    api({ authorization_details: [{ type: 'pay' }] }),
    pushing,
    par({ authorization_details: '{"type":"pay"}' }, 400),
    par({ authorization_details: 'nonsense' }, 400),
  ),
  s(
    'a request on another channel lives as long as it says',
    CIBA,
    ...push,
    bc({ requested_expiry: '60' }, 200, { has: { expires_in: 60 } }),
    bc({}, 200, { has: { expires_in: 300 } }),
  ),
  s(
    'a request on another channel lives for 72 hours at most',
    CIBA,
    ...push,
    bc({ requested_expiry: '0' }, 400),
    bc({ requested_expiry: '259201' }, 400),
  ),
  s(
    'a request on another channel is pending until it is answered',
    CIBA,
    ...push,
    bc({}, 200, { keep: { req: 'auth_req_id' } }),
    ['CLOCK', 6, 0],
    pollBc(400, { code: 'authorization_pending', says: 'The end-user authorization is pending' }),
  ),
  s(
    'polling too fast on another channel is told to slow down',
    CIBA,
    ...push,
    bc({}, 200, { keep: { req: 'auth_req_id' } }),
    pollBc(400),
    pollBc(400, { code: 'slow_down' }),
  ),
  s(
    'details on another channel are of a type that the API has',
    CIBA,
    ...push,
    api({ authorization_details: [{ type: 'pay' }] }),
    bc({ audience: 'urn:a', authorization_details: '[{"type":"other"}]' }, 400),
    bc({ audience: 'urn:a', authorization_details: '[{"type":"pay"}]' }, 200),
  ),
  s(
    'logging out of the identity provider too is no error for a database',
    FEDERATED,
    app(),
    ann(),
    ...browserLogin(),
    [
      'GET ~/v2/logout?federated&client_id={app}&returnTo=https%3A%2F%2Fapp.example%2Fbye',
      undefined,
      302,
      { headers: { location: /^https:\/\/app\.example\/bye/ } },
    ],
    authorize({ prompt: 'none' }, 302, { code: 'login_required' }),
  ),
  s(
    'tokens of providers need a grant of their own',
    VAULT,
    app(),
    ann(),
    token(
      {
        grant_type: VAULT_GRANT,
        subject_token: 'x',
        subject_token_type: 'urn:ietf:params:oauth:token-type:refresh_token',
        requested_token_type: 'http://auth0.com/oauth/token-type/federated-connection-access-token',
        connection: 'google-oauth2',
      },
      403,
      { code: 'unauthorized_client' },
    ),
  ),
  s(
    'tokens of providers need a token that is good',
    VAULT,
    app({ grant_types: [VAULT_GRANT] }),
    token(
      {
        grant_type: VAULT_GRANT,
        subject_token: 'x',
        subject_token_type: 'urn:ietf:params:oauth:token-type:refresh_token',
        requested_token_type: 'http://auth0.com/oauth/token-type/federated-connection-access-token',
        connection: 'google-oauth2',
      },
      401,
    ),
  ),
  s(
    'passkeys are registered at a custom domain alone',
    PASSKEY,
    app({ grant_types: ['urn:okta:params:oauth:grant-type:webauthn'] }),
    [
      'POST ~/passkey/register',
      { client_id: '{app}', client_secret: '{app_secret}', user_profile: { email: 'new@example.com' } },
      400,
      { code: 'invalid_request' },
    ],
  ),
  s(
    'passkeys are challenged at a custom domain alone',
    PASSKEY_LOGIN,
    app({ grant_types: ['urn:okta:params:oauth:grant-type:webauthn'] }),
    [
      'POST ~/passkey/challenge',
      { client_id: '{app}', client_secret: '{app_secret}' },
      400,
      { code: 'invalid_request' },
    ],
  ),
  s(
    'passkeys need the credentials of the application',
    PASSKEY_LOGIN,
    app({ grant_types: ['urn:okta:params:oauth:grant-type:webauthn'] }),
    ['POST ~/passkey/challenge', { client_id: '{app}', client_secret: 'wrong' }, 401],
  ),
  s('the tenant tells its WS-Federation metadata', WSFED, [
    'GET ~/wsfed/FederationMetadata/2007-06/FederationMetadata.xml',
    undefined,
    200,
    { says: 'EntityDescriptor' },
  ]),
  s(
    'cookies that are not to last have no end',
    COOKIES,
    app(),
    ann(),
    ['PATCH /tenants/settings', { session_cookie: { mode: 'non-persistent' } }, 200],
    ...browserLogin({}, { headers: { 'set-cookie': /auth0(\.\d+)?=(?!.*(expires|max-age)=.*)/i } }),
  ),
  s(
    'a code that names a key is exchanged with a proof of it alone',
    DPOP,
    app(),
    ann(),
    ...browserLogin({ dpop_jkt: '{thumbprint_of_proof}' }),
    exchange(400),
  ),
  s(
    'a code of a public application that names a key needs its proof',
    DPOP,
    spa(),
    ann(),
    ...browserLogin({
      dpop_jkt: '{thumbprint_of_proof}',
      code_challenge: CHALLENGE,
      code_challenge_method: 'S256',
    }),
    exchangeByVerifier(400),
  ),
  s(
    'a device that the person turns away is refused',
    DEVICE,
    app({
      app_type: 'native',
      token_endpoint_auth_method: 'none',
      grant_types: ['urn:ietf:params:oauth:grant-type:device_code'],
    }),
    [
      'FORM ~/oauth/device/code',
      { client_id: '{app}', scope: 'openid' },
      200,
      { keep: { device: 'device_code', user_code: 'user_code' } },
    ],
    ['FORM ~/activate', { user_code: '{user_code}' }, 302, { keep: { page: '>', login: '?state' } }],
    ['FORM ~{page}', { state: '{login}', action: 'cancel' }, 403],
    [
      'FORM ~/oauth/token',
      {
        grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
        device_code: '{device}',
        client_id: '{app}',
      },
      403,
      { code: 'access_denied', says: 'User cancelled the confirmation prompt.' },
    ],
  ),
  s(
    'a wrong password at the token endpoint is one event in the log',
    CODES,
    app(),
    ann(),
    password(403, {}, { password: 'wrong' }),
    ['GET /logs?q=type:(fp OR fu OR fepft)', undefined, 200, { counts: 1 }],
  ),
  s(
    'somebody unknown at the token endpoint is one event in the log',
    CODES,
    app(),
    password(403, {}, { username: 'nobody@example.com' }),
    ['GET /logs?q=type:(fp OR fu OR fepft)', undefined, 200, { counts: 1 }],
  ),
];
