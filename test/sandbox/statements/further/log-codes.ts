/** What happens, and the code it is in the log by. */
import {
  ann,
  api,
  app,
  authorize,
  browserLogin,
  CALLBACK,
  DB,
  exchange,
  PASSWORD,
  password,
  REALM,
  token,
} from '../login/steps.js';
import { type Statement, type Step, statement as s } from '../statement.js';

const CODES = 'deploy-monitor/logs/log-event-type-codes';
const OTP = 'http://auth0.com/oauth/grant-type/mfa-otp';
const OOB = 'http://auth0.com/oauth/grant-type/mfa-oob';
const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code';
const PASSWORDLESS = 'http://auth0.com/oauth/grant-type/passwordless/otp';

const logged = (type: string, more: object = {}): Step => [
  `GET /logs?q=type:${type}&per_page=1`,
  undefined,
  200,
  { has: [{ type, ...more }] },
];
/** After these steps there is an event with this code, and these of its properties. */
const code = (what: string, type: string, more: object, ...steps: Step[]): Statement =>
  s(`${what} is logged as ${type}`, CODES, ...steps, logged(type, more));

const web = [app(), ann()];
const withRefresh = [app(), ann(), api({ allow_offline_access: true })];
const offline = { scope: 'openid offline_access', audience: 'urn:a' };
const refresh = (status: number, more: object = {}): Step =>
  token({ grant_type: 'refresh_token', refresh_token: '{refresh}' }, status, more);
const rotating = {
  refresh_token: {
    rotation_type: 'rotating',
    expiration_type: 'expiring',
    leeway: 0,
    token_lifetime: 86400,
    idle_token_lifetime: 43200,
  },
};
const signup = (status: number, more: object = {}): Step => [
  'POST ~/dbconnections/signup',
  { client_id: '{app}', connection: DB, email: 'new@example.com', password: PASSWORD, ...more },
  status,
];
const factor: Step[] = [
  ['PUT /guardian/factors/otp', { enabled: true }, 200],
  ['PUT /guardian/policies', ['all-applications'], 200],
];
const otpApp = app({ grant_types: [REALM, 'password', OTP, OOB] });
const enrolled: Step[] = [
  otpApp,
  ann(),
  ...factor,
  password(403, { keep: { mfa: 'mfa_token' } }),
  [
    'POST ~/mfa/associate',
    { client_id: '{app}', client_secret: '{app_secret}', authenticator_types: ['otp'] },
    200,
    { sends: { authorization: 'Bearer {mfa}' }, keep: { totp_a: 'secret' } },
  ],
];
const otp = (status: number, value: string): Step =>
  token({ grant_type: OTP, mfa_token: '{mfa}', otp: value }, status);
const email: Step[] = [
  app({ grant_types: [PASSWORDLESS] }),
  [
    'POST /connections',
    { name: 'email', strategy: 'email', options: { brute_force_protection: true } },
    201,
    { keep: { email: 'id' } },
  ],
  ['PATCH /connections/{email}/clients', [{ client_id: '{app}', status: true }], 204],
];
const begin = (send: string): Step => [
  'POST ~/passwordless/start',
  { client_id: '{app}', client_secret: '{app_secret}', connection: 'email', email: 'ann@example.com', send },
  200,
];
const machine: Step[] = [
  app(),
  api(),
  ['POST /client-grants', { client_id: '{app}', audience: 'urn:a', scope: ['read'] }, 201],
];
const device: Step[] = [
  app({ app_type: 'native', token_endpoint_auth_method: 'none', grant_types: [DEVICE] }),
  [
    'POST ~/oauth/device/code',
    { client_id: '{app}', scope: 'openid' },
    200,
    { keep: { device: 'device_code', user_code: 'user_code' } },
  ],
];

export const logCodes = [
  code(
    'a login in the browser',
    's',
    { user_id: '{ann}', client_id: '{app}', connection: DB },
    ...web,
    ...browserLogin(),
  ),
  code(
    'a wrong password in the browser',
    'fp',
    { user_name: 'ann@example.com' },
    ...web,
    authorize({}, 302, { keep: { page: '>', login: '?state' } }),
    ['FORM ~{page}', { state: '{login}', username: 'ann@example.com', password: 'wrong' }, 400],
  ),
  code(
    'a login of somebody unknown',
    'fu',
    { user_name: 'nobody@example.com' },
    ...web,
    authorize({}, 302, { keep: { page: '>', login: '?state' } }),
    ['FORM ~{page}', { state: '{login}', username: 'nobody@example.com', password: 'wrong' }, 400],
  ),
  code(
    'a code that is exchanged',
    'seacft',
    { user_id: '{ann}', client_id: '{app}' },
    ...web,
    ...browserLogin(),
    exchange(200),
  ),
  code(
    'a code that is refused',
    'feacft',
    { client_id: '{app}' },
    ...web,
    token({ grant_type: 'authorization_code', code: 'none', redirect_uri: CALLBACK }, 403),
  ),
  code(
    'a code that comes without the secret',
    'feacft',
    { client_id: '{app}' },
    ...web,
    ...browserLogin(),
    token(
      { grant_type: 'authorization_code', code: '{code}', redirect_uri: CALLBACK, client_secret: 'wrong' },
      401,
    ),
  ),
  code(
    'a refresh token that comes without the secret',
    'fertft',
    { client_id: '{app}' },
    ...web,
    token({ grant_type: 'refresh_token', refresh_token: 'none', client_secret: 'wrong' }, 401),
  ),
  code('a token for a password', 'sepft', { user_id: '{ann}' }, ...web, password(200)),
  code(
    'a password that the application may not exchange',
    'fepft',
    { client_id: '{app}' },
    app({ grant_types: ['authorization_code'] }),
    ann(),
    password(403),
  ),
  code(
    'a token for a machine',
    'seccft',
    { client_id: '{app}' },
    ...machine,
    token({ grant_type: 'client_credentials', audience: 'urn:a' }, 200),
  ),
  code(
    'a machine that is refused',
    'feccft',
    { client_id: '{app}' },
    app(),
    api(),
    token({ grant_type: 'client_credentials', audience: 'urn:a' }, 403),
  ),
  code(
    'a refresh token that is exchanged',
    'sertft',
    { user_id: '{ann}' },
    ...withRefresh,
    password(200, { keep: { refresh: 'refresh_token' } }, offline),
    refresh(200),
  ),
  code(
    'a refresh token that is refused',
    'fertft',
    { client_id: '{app}' },
    ...withRefresh,
    token({ grant_type: 'refresh_token', refresh_token: 'none' }, 403),
  ),
  code(
    'a rotated refresh token that is used again',
    'ferrt',
    { client_id: '{app}' },
    app(rotating),
    ann(),
    api({ allow_offline_access: true }),
    password(200, { keep: { refresh: 'refresh_token' } }, offline),
    refresh(200),
    refresh(403),
  ),
  code(
    'a refresh token that is revoked',
    'srrt',
    { client_id: '{app}' },
    ...withRefresh,
    password(200, { keep: { refresh: 'refresh_token' } }, offline),
    ['POST ~/oauth/revoke', { client_id: '{app}', client_secret: '{app_secret}', token: '{refresh}' }, 200],
  ),
  code(
    'silent authentication with a session',
    'ssa',
    { user_id: '{ann}' },
    ...web,
    ...browserLogin(),
    authorize({ prompt: 'none' }, 302),
  ),
  code(
    'silent authentication without a session',
    'fsa',
    { client_id: '{app}' },
    app(),
    authorize({ prompt: 'none' }, 302),
  ),
  code('logging out', 'slo', { user_id: '{ann}' }, ...web, ...browserLogin(), [
    'GET ~/v2/logout?client_id={app}',
    undefined,
    302,
  ]),
  code('logging out to an address that is not allowed', 'flo', {}, ...web, ...browserLogin(), [
    'GET ~/v2/logout?client_id={app}&returnTo=https://evil.example',
    undefined,
    400,
  ]),
  code('a sign-up', 'ss', { user_name: 'new@example.com', connection: DB }, app(), signup(200)),
  code('a sign-up that fails', 'fs', { client_id: '{app}' }, app(), signup(200), signup(400)),
  code('asking for a new password', 'scpr', {}, ...web, [
    'POST ~/dbconnections/change_password',
    { client_id: '{app}', email: 'ann@example.com', connection: DB },
    200,
  ]),
  code(
    'a password that the person changes',
    'scp',
    { user_id: '{ann}' },
    ...web,
    ['POST /tickets/password-change', { user_id: '{ann}' }, 201, { keep: { ticket: 'ticket' } }],

    ['FORM ~{ticket}', { password: 'Another-Horse-1' }, 200],
  ),
  code(
    'an address that is verified',
    'sv',
    { user_id: '{ann}' },
    ...web,
    ['POST /tickets/email-verification', { user_id: '{ann}' }, 201, { keep: { ticket: 'ticket' } }],
    ['GET ~{ticket}', undefined, 200],
  ),
  code('a person who is deleted', 'sdu', {}, ...web, ['DELETE /users/{ann}', undefined, 204]),
  code(
    'a code that is sent by text message',
    'cs',
    {},
    app({ grant_types: [PASSWORDLESS] }),
    ['POST /connections', { name: 'sms', strategy: 'sms', options: {} }, 201, { keep: { sms: 'id' } }],
    ['PATCH /connections/{sms}/clients', [{ client_id: '{app}', status: true }], 204],
    [
      'POST ~/passwordless/start',
      { client_id: '{app}', client_secret: '{app_secret}', connection: 'sms', phone_number: '+15550100' },
      200,
    ],
  ),
  code('a link that is sent by e-mail', 'cls', {}, ...email, begin('link')),
  code(
    'a one-time code that is refused',
    'fepotpft',
    { client_id: '{app}' },
    ...email,
    begin('code'),
    token({ grant_type: PASSWORDLESS, realm: 'email', username: 'ann@example.com', otp: '000000' }, 403),
  ),
  code(
    'a second factor that is demanded',
    'mfar',
    { client_id: '{app}' },
    otpApp,
    ann(),
    ...factor,
    password(403),
  ),
  code('an enrollment that begins', 'gd_start_enroll', {}, ...enrolled),
  code(
    'an enrollment that is complete',
    'gd_enrollment_complete',
    { user_id: '{ann}' },
    ...enrolled,
    otp(200, '{code_of_totp_a}'),
  ),
  code(
    'a second factor that is given',
    'gd_auth_succeed',
    { user_id: '{ann}' },
    ...enrolled,
    otp(200, '{code_of_totp_a}'),
    ['CLOCK', 60, 0],
    password(403, { keep: { mfa: 'mfa_token' } }),
    otp(200, '{code_of_totp_a}'),
  ),
  code(
    'a wrong second factor',
    'gd_auth_failed',
    { user_id: '{ann}' },
    ...enrolled,
    otp(200, '{code_of_totp_a}'),
    password(403, { keep: { mfa: 'mfa_token' } }),
    otp(403, '000000'),
  ),
  code(
    'a token for a password and a one-time code',
    'seotpft',
    { user_id: '{ann}' },
    ...enrolled,
    otp(200, '{code_of_totp_a}'),
  ),
  code(
    'a wrong one-time code for a token',
    'feotpft',
    { client_id: '{app}' },
    ...enrolled,
    otp(200, '{code_of_totp_a}'),
    password(403, { keep: { mfa: 'mfa_token' } }),
    otp(403, '000000'),
  ),
  code(
    'a factor that is taken away',
    'gd_unenroll',
    {},
    ...enrolled,
    otp(200, '{code_of_totp_a}'),
    ['GET /users/{ann}/enrollments', undefined, 200, { keep: { enrollment: '0.id' } }],
    ['DELETE /guardian/enrollments/{enrollment}', undefined, 204],
  ),
  code('a factor that is switched on', 'gd_tenant_update', {}, [
    'PUT /guardian/factors/otp',
    { enabled: true },
    200,
  ]),
  code('a device code that is refused', 'fede', {}, ...device, [
    'POST ~/oauth/token',
    { grant_type: DEVICE, client_id: '{app}', device_code: 'none' },
    403,
  ]),
  code(
    'a device request that fails',
    'fdeaz',
    {},
    app({ app_type: 'native', token_endpoint_auth_method: 'none', grant_types: ['authorization_code'] }),
    ['POST ~/oauth/device/code', { client_id: '{app}', scope: 'openid' }, 403],
  ),
  code('a wrong user code', 'fdeac', {}, ...device, ['FORM ~/activate', { user_code: 'BBBB-BBBB' }, 400]),
  code(
    'a member who is added',
    'organization_member_added',
    {},
    ann(),
    ['POST /organizations', { name: 'acme' }, 201, { keep: { acme: 'id' } }],
    ['POST /organizations/{acme}/members', { members: ['{ann}'] }, 204],
  ),
  code(
    'a pushed request that fails',
    'fpar',
    {},
    app(),
    ['PATCH /tenants/settings', { pushed_authorization_requests_supported: true }, 200],
    [
      'FORM ~/oauth/par',
      {
        client_id: '{app}',
        client_secret: '{app_secret}',
        response_type: 'code',
        redirect_uri: 'https://evil.example',
      },
      400,
    ],
  ),
  code(
    'an import that fails',
    'fui',
    {},
    ['GET /connections?name=Username-Password-Authentication', undefined, 200, { keep: { db: '0.id' } }],
    ['FILE /jobs/users-imports', { connection_id: '{db}', users: 'no json' }, 202, { keep: { job: 'id' } }],
    ['GET /jobs/{job}', undefined, 200, { has: { status: 'failed' } }],
  ),
];
