/** Devices, one-time codes, second factors at the token endpoint, and requests that are pushed. */
import { type Step, statement as s } from '../statement.js';
import {
  ann,
  api,
  app,
  authorize,
  CALLBACK,
  CHALLENGE,
  exchange,
  OTP_GRANT,
  PASSWORD,
  password,
  query,
  REALM,
  token,
  VERIFIER,
} from './steps.js';

const DEVICE =
  'get-started/authentication-and-authorization-flow/device-authorization-flow/call-your-api-using-the-device-authorization-flow';
const USER_CODE = 'get-started/tenant-settings/configure-device-user-code-settings';
const PASSWORDLESS = 'authenticate/passwordless/implement-login/embedded-login/relevant-api-endpoints';
const START = 'api/authentication/passwordless/get-code-or-link';
const OTP = 'authenticate/passwordless/authentication-methods/email-otp';
const MFA = 'secure/multi-factor-authentication/authenticate-using-ropg-flow-with-mfa';
const ASSOCIATE = 'api/authentication/multi-factor-authentication/add-an-authenticator';
const MANAGED =
  'secure/multi-factor-authentication/manage-mfa-auth0-apis/manage-authenticator-factors-mfa-api';
const REMOVE = 'api/authentication/multi-factor-authentication/delete-authenticator';
const LIST = 'api/authentication/multi-factor-authentication/list-authenticators';
const CHALLENGED = 'api/authentication/multi-factor-authentication/request-mfa-challenge';
const VERIFY_OTP = 'api/authentication/multi-factor-authentication/verify-mfa-with-otp';
const VERIFY_OOB = 'api/authentication/multi-factor-authentication/verify-with-out-of-band';
const RECOVERY = 'api/authentication/multi-factor-authentication/verify-with-recovery-code';
const PAR =
  'get-started/authentication-and-authorization-flow/authorization-code-flow/authorization-code-flow-with-par';

const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';
const tv = (more: object = {}): Step =>
  app({
    app_type: 'native',
    token_endpoint_auth_method: 'none',
    grant_types: [DEVICE_GRANT, 'refresh_token'],
    ...more,
  });
const start = (body: Record<string, string> = {}, status = 200, more: object = {}): Step => [
  'FORM ~/oauth/device/code',
  { client_id: '{app}', scope: 'openid', ...body },
  status,
  { keep: { device: 'device_code', user_code: 'user_code' }, ...more },
];
const poll = (status: number, more: object = {}): Step => [
  'FORM ~/oauth/token',
  { grant_type: DEVICE_GRANT, device_code: '{device}', client_id: '{app}' },
  status,
  more,
];
const letIn: Step[] = [
  ['FORM ~/activate', { user_code: '{user_code}' }, 302, { keep: { page: '>', login: '?state' } }],
  ['FORM ~{page}', { state: '{login}', action: 'confirm' }, 302, { keep: { page: '>' } }],
  [
    'FORM ~{page}',
    { state: '{login}', username: 'ann@example.com', password: PASSWORD },
    200,
    { says: 'Your device is now connected.' },
  ],
];

const mail = (options: object = {}): Step => [
  'POST /connections',
  { name: 'email', strategy: 'email', options },
  201,
  { keep: { mail: 'id' } },
];
const sms: Step = ['POST /connections', { name: 'sms', strategy: 'sms' }, 201];
const codes = app({ grant_types: [OTP_GRANT] });
const ask = (body: object, status: number, more: object = {}): Step => [
  'POST ~/passwordless/start',
  {
    client_id: '{app}',
    client_secret: '{app_secret}',
    connection: 'email',
    email: 'ann@example.com',
    send: 'code',
    ...body,
  },
  status,
  more,
];
const read = (name = 'code'): Step => [
  'GET ~/_sandbox/messages',
  undefined,
  200,
  { keep: { [name]: '0.code' } },
];
const enter = (status: number, more: object = {}, body: object = {}): Step =>
  token(
    {
      grant_type: OTP_GRANT,
      username: 'ann@example.com',
      otp: '{code}',
      realm: 'email',
      scope: 'openid email',
      ...body,
    },
    status,
    more,
  );

const MFA_OTP = 'http://auth0.com/oauth/grant-type/mfa-otp';
const MFA_OOB = 'http://auth0.com/oauth/grant-type/mfa-oob';
const MFA_RECOVERY = 'http://auth0.com/oauth/grant-type/mfa-recovery-code';
const guarded: Step[] = [
  ['PUT /guardian/policies', ['all-applications'], 200],
  ['PUT /guardian/factors/otp', { enabled: true }, 200],
  ['PUT /guardian/factors/recovery-code', { enabled: true }, 200],
  ['PUT /guardian/factors/sms', { enabled: true }, 200],
  app({ grant_types: ['password', REALM, MFA_OTP, MFA_OOB, MFA_RECOVERY, 'refresh_token'] }),
  ann(),
];
const unguarded = guarded.slice(1);
const required = (): Step =>
  password(403, { code: 'mfa_required', keep: { mfa: 'mfa_token' } }, { scope: 'openid' });
const withMfa = { sends: { authorization: 'Bearer {mfa}' } };
const associate = (body: object, status: number, more: object = {}): Step => [
  'POST ~/mfa/associate',
  body,
  status,
  { ...withMfa, ...more },
];
const otp = (code: string, status: number, more: object = {}): Step =>
  token({ grant_type: MFA_OTP, mfa_token: '{mfa}', otp: code }, status, more);
const challenge = (body: object, status: number, more: object = {}): Step => [
  'POST ~/mfa/challenge',
  {
    client_id: '{app}',
    client_secret: '{app_secret}',
    mfa_token: '{mfa}',
    challenge_type: 'otp oob',
    ...body,
  },
  status,
  more,
];
const enrolled: Step[] = [
  required(),
  associate({ authenticator_types: ['otp'] }, 200, {
    keep: { totp_ann: 'secret', recovery: 'recovery_codes.0' },
  }),
  otp('{code_of_totp_ann}', 200),
];
const mfaApi = (scope: string) => ({ audience: '{url}/mfa/', scope });
const withApi = { sends: { authorization: 'Bearer {manager}' } };
const managing = (scope: string): Step[] => [
  password(200, { keep: { manager: 'access_token' } }, mfaApi(scope)),
];
/** A token for the MFA API of somebody who has an authenticator. */
const managingOwn: Step[] = [
  ...enrolled,
  ['CLOCK', 60, 204],
  password(
    403,
    { code: 'mfa_required', keep: { mfa: 'mfa_token' } },
    mfaApi('read:authenticators remove:authenticators'),
  ),
  otp('{code_of_totp_ann}', 200, { keep: { manager: 'access_token' } }),
];
const withPhone: Step = [
  'POST /users/{ann}/authentication-methods',
  { type: 'phone', phone_number: '+15550101234', name: 'p' },
  201,
];

const pushing: Step = ['PATCH /tenants/settings', { pushed_authorization_requests_supported: true }, 200];
const push = (body: Record<string, string>, status: number, more: object = {}): Step => [
  'FORM ~/oauth/par',
  {
    client_id: '{app}',
    client_secret: '{app_secret}',
    response_type: 'code',
    redirect_uri: CALLBACK,
    scope: 'openid',
    ...body,
  },
  status,
  more,
];
const pushed = (status: number, more: object = {}): Step => [
  `GET ~/authorize?${query({ client_id: '{app}', request_uri: '{uri}' })}`,
  undefined,
  status,
  more,
];

export const flows = [
  s(
    'a device gets its codes, and where they are entered',
    DEVICE,
    tv(),
    start({}, 200, { has: { verification_uri: '{url}/activate', expires_in: 900, interval: 5 } }),
  ),
  s(
    'a whole address with the code is given too',
    DEVICE,
    tv(),
    start({}, 200, { matches: { verification_uri_complete: /\/activate\?user_code=[A-Z]{4}-[A-Z]{4}$/ } }),
  ),
  s(
    'user codes are of eight letters that make no words',
    USER_CODE,
    tv(),
    start({}, 200, { matches: { user_code: /^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/ } }),
  ),
  s(
    'user codes follow the characters and the mask of the tenant',
    USER_CODE,
    tv(),
    ['PATCH /tenants/settings', { device_flow: { charset: 'digits', mask: '***-***-***' } }, 200],
    start({}, 200, { matches: { user_code: /^\d{3}-\d{3}-\d{3}$/ } }),
  ),
  s(
    'a mask of letters has at least eight of them, one of digits nine, and no more than 20 characters',
    USER_CODE,
    ...(
      [
        [{ charset: 'base20', mask: '*******' }, 400],
        [{ charset: 'digits', mask: '********' }, 400],
        [{ charset: 'base20', mask: '*'.repeat(21) }, 400],
        [{ charset: 'base20', mask: '****-****' }, 200],
      ] as const
    ).map(([device_flow, status]): Step => ['PATCH /tenants/settings', { device_flow }, status]),
  ),
  s(
    'a device waits until somebody lets it in',
    DEVICE,
    tv(),
    start(),
    poll(403, { code: 'authorization_pending' }),
  ),
  s(
    'a device that asks too often is told to slow down',
    DEVICE,
    tv(),
    start(),
    poll(403, { code: 'authorization_pending' }),
    poll(429, { code: 'slow_down' }),
  ),
  s(
    'a device gets its tokens once somebody has logged in',
    DEVICE,
    tv(),
    ann(),
    start(),
    ...letIn,
    poll(200, { claims: { id_token: { sub: '{ann}', aud: '{app}' } } }),
    poll(403, { code: 'invalid_grant' }),
  ),
  s(
    'codes of devices are old after 15 minutes',
    DEVICE,
    tv(),
    start(),
    ['CLOCK', 901, 204],
    poll(403, { code: 'expired_token' }),
  ),
  s('a device code that is not known is refused', DEVICE, tv(), [
    'FORM ~/oauth/token',
    { grant_type: DEVICE_GRANT, device_code: 'x', client_id: '{app}' },
    403,
    { code: 'invalid_grant' },
  ]),
  s('a user code that is not known is said to be wrong', DEVICE, [
    'FORM ~/activate',
    { user_code: 'ABCD-EFGH' },
    400,
  ]),
  s(
    'a device needs the grant',
    DEVICE,
    app({ app_type: 'native', token_endpoint_auth_method: 'none', grant_types: ['authorization_code'] }),
    start({}, 403, { code: 'unauthorized_client', keep: {} }),
  ),
  s(
    'a device gets refresh tokens when it asks for them',
    DEVICE,
    tv(),
    ann(),
    start({ scope: 'openid offline_access' }),
    ...letIn,
    poll(200, { keep: { refresh: 'refresh_token' } }),
  ),
  s(
    'an API that a device asks for has to be there',
    DEVICE,
    tv(),
    start({ audience: 'urn:none' }, 403, { code: 'access_denied', keep: {} }),
    api(),
    start({ audience: 'urn:a' }),
  ),
  s(
    'asking for a code answers the address',
    START,
    codes,
    mail(),
    ask({}, 200, { has: { email: 'ann@example.com', email_verified: false } }),
  ),
  s(
    'asking for a code needs a connection that is there',
    START,
    codes,
    ask({}, 400, { code: 'bad.connection' }),
  ),
  s(
    'asking for a code needs an address that is one',
    START,
    codes,
    mail(),
    ask({ email: undefined }, 400, { code: 'bad.email' }),
    ask({ email: 'nonsense' }, 400, { code: 'bad.email' }),
  ),
  s(
    'asking for a code by text message needs a number',
    START,
    codes,
    sms,
    ask({ connection: 'sms', email: undefined }, 400, { code: 'bad.phone_number' }),
    ask({ connection: 'sms', phone_number: '555' }, 400, { code: 'bad.phone_number' }),
    ask({ connection: 'sms', phone_number: '+15550101234' }, 200, { has: { phone_number: '+15550101234' } }),
  ),
  s(
    'a web application proves itself when it asks for a code',
    START,
    codes,
    mail(),
    ask({ client_secret: undefined }, 401),
  ),
  s(
    'somebody new is signed up by the right code',
    PASSWORDLESS,
    codes,
    mail(),
    ask({}, 200),
    read(),
    enter(200, { claims: { id_token: { email: 'ann@example.com', email_verified: true } } }),
    [
      'GET /users-by-email?email=ann@example.com',
      undefined,
      200,
      { has: [{ identities: [{ connection: 'email', provider: 'email' }] }] },
    ],
  ),
  s(
    'nobody is signed up where signing up is off',
    PASSWORDLESS,
    codes,
    mail({ disable_signup: true }),
    ask({}, 400, { code: 'bad.connection', says: 'Public signup is disabled' }),
  ),
  s(
    'a wrong code is refused',
    PASSWORDLESS,
    codes,
    mail(),
    ask({}, 200),
    enter(403, { code: 'invalid_grant', says: 'Wrong email or verification code.' }, { otp: 'x' }),
  ),
  s('a code has six digits', OTP, codes, mail(), ask({}, 200), [
    'GET ~/_sandbox/messages',
    undefined,
    200,
    { matches: { '0.code': /^\d{6}$/ } },
  ]),
  s(
    'a code works once',
    OTP,
    codes,
    mail(),
    ask({}, 200),
    read(),
    enter(200),
    enter(403, { code: 'invalid_grant' }),
  ),
  s(
    'a code is old after three minutes',
    OTP,
    codes,
    mail(),
    ask({}, 200),
    read(),
    ['CLOCK', 181, 204],
    enter(403, { code: 'invalid_grant' }),
  ),
  s(
    'a code takes three attempts',
    OTP,
    codes,
    mail(),
    ask({}, 200),
    read(),
    ...[1, 2, 3].map(() => enter(403, {}, { otp: 'x' })),
    enter(403, { says: 'maximum number of attempts' }),
  ),
  s(
    'the newest code alone is good',
    OTP,
    codes,
    mail(),
    ask({}, 200),
    read('old'),
    ask({}, 200),
    read(),
    enter(403, {}, { otp: '{old}' }),
    enter(200),
  ),
  s(
    'codes are as long as the connection says',
    OTP,
    codes,
    mail({ totp: { length: 8, time_step: 600 } }),
    ask({}, 200),
    read(),
    ['CLOCK', 500, 204],
    ['GET ~/_sandbox/messages', undefined, 200, { matches: { '0.code': /^\d{8}$/ } }],
    enter(200),
  ),
  s('a second factor is demanded with a token', MFA, ...guarded, required()),
  s(
    'the token for the second factor is old after ten minutes',
    MFA,
    ...guarded,
    required(),
    ['CLOCK', 601, 204],
    challenge({}, 401, { code: 'expired_token' }),
  ),
  s(
    'a token that is none is malformed',
    MFA,
    ...guarded,
    challenge({ mfa_token: 'x' }, 401, { code: 'invalid_grant', says: 'Malformed mfa_token' }),
  ),
  s(
    'somebody without a factor has to enroll one',
    CHALLENGED,
    ...guarded,
    required(),
    challenge({}, 400, { code: 'association_required' }),
  ),
  s(
    'enrolling an authenticator gives its secret, and a recovery code the first time',
    ASSOCIATE,
    ...guarded,
    required(),
    associate({ authenticator_types: ['otp'] }, 200, {
      has: { authenticator_type: 'otp' },
      matches: {
        barcode_uri: /^otpauth:\/\/totp\/.*secret=/,
        secret: /^[A-Z2-7]+$/,
        'recovery_codes.0': /^[A-Z0-9]{24}$/,
      },
    }),
  ),
  s('enrolling needs the token', ASSOCIATE, ...guarded, [
    'POST ~/mfa/associate',
    { authenticator_types: ['otp'] },
    401,
  ]),
  s('enrolling needs types', ASSOCIATE, ...guarded, required(), associate({}, 400)),
  s(
    'enrolling a phone needs its number and how to reach it',
    ASSOCIATE,
    ...guarded,
    required(),
    associate({ authenticator_types: ['oob'] }, 400),
    associate({ authenticator_types: ['oob'], oob_channels: ['sms'] }, 400),
    associate({ authenticator_types: ['oob'], oob_channels: ['sms'], phone_number: '+15550101234' }, 200, {
      has: { authenticator_type: 'oob', binding_method: 'prompt', oob_channel: 'sms' },
    }),
  ),
  s(
    'the first code makes an authenticator active',
    ASSOCIATE,
    ...guarded,
    required(),
    associate({ authenticator_types: ['otp'] }, 200, { keep: { totp_ann: 'secret' } }),
    [
      'GET ~/mfa/authenticators',
      undefined,
      200,
      {
        ...withMfa,
        has: [{ authenticator_type: 'otp', active: false }, { authenticator_type: 'recovery-code' }],
      },
    ],
    otp('{code_of_totp_ann}', 200),
    [
      'GET /users/{ann}/authentication-methods',
      undefined,
      200,
      { has: [{ type: 'recovery-code' }, { type: 'totp', confirmed: true }] },
    ],
  ),
  s(
    'who is enrolled cannot enroll more with that token',
    ASSOCIATE,
    ...guarded,
    ...enrolled,
    required(),
    associate({ authenticator_types: ['otp'] }, 400, { code: 'access_denied', says: 'already enrolled' }),
  ),
  s('authenticators are listed', LIST, ...guarded, withPhone, required(), [
    'GET ~/mfa/authenticators',
    undefined,
    200,
    {
      ...withMfa,
      has: [{ authenticator_type: 'oob', oob_channel: 'sms', active: true, name: 'XXXXXXXX1234' }],
    },
  ]),
  s(
    'a token for the MFA API is good for ten minutes',
    MANAGED,
    ...unguarded,
    password(200, { has: { expires_in: 600, scope: 'enroll' } }, mfaApi('enroll')),
  ),
  s(
    'people without a factor get a token for the MFA API at once and enroll with it',
    MANAGED,
    ...unguarded,
    ...managing('enroll'),
    ['POST ~/mfa/associate', { authenticator_types: ['otp'] }, 200, withApi],
  ),
  s(
    'people who have a factor give it for a token for the MFA API, under any policy',
    MANAGED,
    ...guarded,
    ...enrolled,
    ['PUT /guardian/policies', [], 200],
    password(200, {}, { scope: 'openid' }),
    password(403, { code: 'mfa_required' }, mfaApi('read:authenticators')),
  ),
  s(
    'an authenticator is removed with a token for the MFA API',
    REMOVE,
    ...guarded,
    ...managingOwn,
    ['GET ~/mfa/authenticators', undefined, 200, { ...withApi, keep: { one: '1.id' } }],
    ['DELETE ~/mfa/authenticators/{one}', undefined, 204, withApi],
    [
      'GET ~/mfa/authenticators',
      undefined,
      200,
      { ...withApi, has: [{ authenticator_type: 'recovery-code' }] },
    ],
  ),
  s('an unknown authenticator is not removed', REMOVE, ...guarded, ...managingOwn, [
    'DELETE ~/mfa/authenticators/totp|none',
    undefined,
    404,
    withApi,
  ]),
  s('removing an authenticator needs a token', REMOVE, [
    'DELETE ~/mfa/authenticators/totp|none',
    undefined,
    401,
  ]),
  s('removing an authenticator needs its scope', MANAGED, ...unguarded, ...managing('enroll'), [
    'DELETE ~/mfa/authenticators/totp|none',
    undefined,
    403,
    withApi,
  ]),
  s(
    'the token of a login that waits lists authenticators and does not remove them',
    MANAGED,
    ...guarded,
    ...enrolled,
    required(),
    ['GET ~/mfa/authenticators', undefined, 200, { ...withMfa, keep: { one: '1.id' } }],
    ['DELETE ~/mfa/authenticators/{one}', undefined, 401, withMfa],
  ),
  s('listing authenticators needs a token', LIST, ['GET ~/mfa/authenticators', undefined, 401]),
  s(
    'a challenge is of a kind that the person has',
    CHALLENGED,
    ...guarded,
    ...enrolled,
    required(),
    challenge({}, 200, { is: { challenge_type: 'otp' } }),
    challenge({ challenge_type: 'oob' }, 400, { code: 'unsupported_challenge_type' }),
  ),
  s(
    'a code of the authenticator ends the login',
    VERIFY_OTP,
    ...guarded,
    ...enrolled,
    required(),
    ['CLOCK', 60, 204],
    otp('{code_of_totp_ann}', 200, { claims: { id_token: { sub: '{ann}' } } }),
  ),
  s(
    'a wrong code is refused at the token endpoint',
    VERIFY_OTP,
    ...guarded,
    ...enrolled,
    required(),
    otp('000000', 403, { code: 'invalid_grant', says: 'Invalid otp_code.' }),
  ),
  s(
    'a code of the authenticator is not used again',
    MFA,
    ...guarded,
    ...enrolled,
    required(),
    otp('{code_of_totp_ann}', 403, { code: 'invalid_grant' }),
  ),
  s(
    'a login that has ended does not end again',
    VERIFY_OTP,
    ...guarded,
    ...enrolled,
    ['CLOCK', 60, 204],
    otp('{code_of_totp_ann}', 401),
  ),
  s(
    'a code by text message ends the login',
    VERIFY_OOB,
    ...guarded,
    withPhone,
    required(),
    challenge({ challenge_type: 'oob' }, 200, {
      has: { challenge_type: 'oob', binding_method: 'prompt' },
      keep: { oob: 'oob_code' },
    }),
    read(),
    token({ grant_type: MFA_OOB, mfa_token: '{mfa}', oob_code: '{oob}', binding_code: 'x' }, 403, {
      code: 'invalid_grant',
      says: 'Invalid binding_code.',
    }),
    token({ grant_type: MFA_OOB, mfa_token: '{mfa}', oob_code: '{oob}', binding_code: '{code}' }, 200),
  ),
  s(
    'codes of second factors are old after five minutes',
    MFA,
    ...guarded,
    withPhone,
    required(),
    challenge({ challenge_type: 'oob' }, 200, { keep: { oob: 'oob_code' } }),
    read(),
    ['CLOCK', 301, 204],
    token({ grant_type: MFA_OOB, mfa_token: '{mfa}', oob_code: '{oob}', binding_code: '{code}' }, 403),
  ),
  s(
    'a recovery code ends the login, and is replaced',
    RECOVERY,
    ...guarded,
    ...enrolled,
    required(),
    token({ grant_type: MFA_RECOVERY, mfa_token: '{mfa}', recovery_code: '{recovery}' }, 200, {
      matches: { recovery_code: /^[A-Z0-9]{24}$/ },
    }),
    required(),
    token({ grant_type: MFA_RECOVERY, mfa_token: '{mfa}', recovery_code: '{recovery}' }, 403, {
      code: 'invalid_grant',
    }),
  ),
  s(
    'after ten wrong codes no more are accepted for a while',
    MFA,
    ...guarded,
    ...enrolled,
    required(),
    ...Array.from({ length: 10 }, () => otp('000000', 403)),
    otp('000000', 429, { code: 'too_many_attempts' }),
    ['CLOCK', 361, 204],
    required(),
    otp('000000', 403),
  ),
  s(
    'requests are pushed where the tenant takes them',
    PAR,
    app(),
    push({}, 403),
    pushing,
    push({}, 201, {
      has: { expires_in: 30 },
      matches: { request_uri: /^urn:ietf:params:oauth:request_uri:/ },
    }),
  ),
  s('pushing proves the application', PAR, pushing, app(), push({ client_secret: 'wrong' }, 401)),
  s(
    'a pushed request is checked at once',
    PAR,
    pushing,
    app(),
    push({ redirect_uri: 'https://evil.example' }, 400),
    push({ prompt: 'nonsense' }, 400),
  ),
  s(
    'a pushed request does not name another',
    PAR,
    pushing,
    app(),
    push({ request_uri: 'urn:x' }, 400, { code: 'invalid_request' }),
  ),
  s(
    'a login goes on with what was pushed',
    PAR,
    pushing,
    app(),
    ann(),
    push({ state: 'pushed', code_challenge: CHALLENGE, code_challenge_method: 'S256' }, 201, {
      keep: { uri: 'request_uri' },
    }),
    pushed(302, { keep: { page: '>', login: '?state' } }),
    [
      'FORM ~{page}',
      { state: '{login}', username: 'ann@example.com', password: PASSWORD },
      302,
      { headers: { location: /state=pushed/ }, keep: { code: '?code' } },
    ],
    exchange(200, {}, { code_verifier: VERIFIER }),
  ),
  s(
    'what was pushed is used once',
    PAR,
    pushing,
    app(),
    push({}, 201, { keep: { uri: 'request_uri' } }),
    pushed(302),
    pushed(400),
  ),
  s(
    'what was pushed is old after 30 seconds',
    PAR,
    pushing,
    app(),
    push({}, 201, { keep: { uri: 'request_uri' } }),
    ['CLOCK', 31, 204],
    pushed(400),
  ),
  s(
    'an application that has to push is refused otherwise',
    PAR,
    pushing,
    app({ require_pushed_authorization_requests: true }),
    authorize({}, 400),
  ),
  s(
    'the discovery document names where requests are pushed',
    PAR,
    [
      'GET ~/.well-known/openid-configuration',
      undefined,
      200,
      { lacks: ['pushed_authorization_request_endpoint'] },
    ],
    pushing,
    [
      'GET ~/.well-known/openid-configuration',
      undefined,
      200,
      { has: { pushed_authorization_request_endpoint: '{url}/oauth/par' } },
    ],
  ),
];
