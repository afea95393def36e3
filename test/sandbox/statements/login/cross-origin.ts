/** Pages of the application that take the credentials themselves, and answers that go to windows. */
import { type Expectation, type Step, statement as s } from '../statement.js';
import {
  ann,
  app,
  authorize,
  browserLogin,
  CALLBACK,
  DB,
  exchange,
  mailedCode,
  OTP_GRANT,
  PASSWORD,
  REALM,
} from './steps.js';

const CROSS = 'authenticate/login/cross-origin-authentication';
const CORS = 'get-started/applications/set-up-cors';
const ERRORS = 'libraries/auth0js: error codes of /co/authenticate';
const LIBRARY = 'auth0.js: cross-origin-authentication';
const SILENT = 'authenticate/login/configure-silent-authentication';
const WEB_ORIGINS = 'API document: POST /clients, web_origins';

const ORIGIN = 'https://shop.example';
const page = (more: object = {}): Step =>
  app({ cross_origin_authentication: true, allowed_origins: [ORIGIN], web_origins: [ORIGIN], ...more });

const credentials = {
  client_id: '{app}',
  credential_type: REALM,
  realm: DB,
  username: 'ann@example.com',
  password: PASSWORD,
};
const authenticate = (status: number, more: Expectation = {}, body: object = {}): Step => [
  'POST ~/co/authenticate',
  { ...credentials, ...body },
  status,
  { sends: { origin: ORIGIN }, ...more },
];
const keepTicket: Expectation = { keep: { ticket: 'login_ticket' } };
const event = (type: string, has: object = {}): Step => [
  `GET /logs?q=type:${type}`,
  undefined,
  200,
  { has: [{ type, ...has }] },
];

export const crossOrigin = [
  s(
    'credentials get a ticket, with which the authorization goes on without a page',
    LIBRARY,
    page(),
    ann(),
    authenticate(200, { ...keepTicket, matches: { co_id: /^\w{12}$/, co_verifier: /^[\w-]{40,}$/ } }),
    authorize({ login_ticket: '{ticket}' }, 302, { keep: { code: '?code' } }),
    exchange(200, { claims: { id_token: { sub: '{ann}' } } }),
    event('scoa', { user_id: '{ann}', connection: DB }),
    authorize({ prompt: 'none' }, 302, { keep: { silent: '?code' } }),
  ),
  s(
    'a ticket logs in once',
    LIBRARY,
    page(),
    ann(),
    authenticate(200, keepTicket),
    authorize({ login_ticket: '{ticket}', prompt: 'login' }, 302, { keep: { code: '?code' } }),
    authorize({ login_ticket: '{ticket}' }, 302, {
      code: 'access_denied',
      says: 'Unknown or invalid login ticket',
    }),
    event('fcoa', { client_id: '{app}' }),
  ),
  s(
    'a ticket belongs to the browser that sent the credentials, by a cookie',
    CROSS,
    page(),
    ann(),
    authenticate(200, { ...keepTicket, headers: { 'set-cookie': /HttpOnly/ } }),
    [
      `GET ~/authorize?client_id={app}&response_type=code&redirect_uri=${encodeURIComponent(CALLBACK)}&login_ticket={ticket}`,
      undefined,
      302,
      { sends: { cookie: 'none=1' }, code: 'access_denied' },
    ],
  ),
  s(
    'a ticket belongs to the application',
    CROSS,
    page(),
    ann(),
    authenticate(200, keepTicket),
    app({}, 'other'),
    authorize({ client_id: '{other}', login_ticket: '{ticket}' }, 302, { code: 'access_denied' }),
  ),
  s(
    'a ticket is over after a while',
    LIBRARY,
    page(),
    ann(),
    authenticate(200, keepTicket),
    ['CLOCK', 600, 200],
    authorize({ login_ticket: '{ticket}' }, 302, { code: 'access_denied' }),
  ),
  s(
    'an application without cross-origin authentication takes no credentials',
    ERRORS,
    page({ cross_origin_authentication: false }),
    ann(),
    authenticate(401, { code: 'unauthorized_client', says: 'Cross origin login not allowed.' }),
    event('fcoa', {
      client_id: '{app}',
      details: { error: { oauthError: 'unauthorized_client' }, connection: DB },
    }),
  ),
  s(
    'an origin that the application does not allow is told so in plain text',
    ERRORS,
    page(),
    ann(),
    authenticate(403, {
      sends: { origin: 'https://evil.example' },
      says: 'Origin https://evil.example is not allowed.',
    }),
    event('fco', {
      client_id: '{app}',
      details: { origin: 'https://evil.example', allowedOrigins: [ORIGIN] },
    }),
  ),
  s(
    'the callback of an application makes its origin known, and origins may have wildcards',
    CORS,
    page({ allowed_origins: ['https://*.shop.example'] }),
    ann(),
    authenticate(200, { sends: { origin: new URL(CALLBACK).origin } }),
    authenticate(200, { sends: { origin: 'https://de.shop.example' } }),
    authenticate(403, { sends: { origin: 'https://shop.example.evil.example' } }),
  ),
  s(
    'the answer may be read with cookies by the page that asked',
    CORS,
    page(),
    ann(),
    [
      'OPTIONS ~/co/authenticate',
      undefined,
      204,
      {
        sends: { origin: ORIGIN },
        headers: { 'access-control-allow-origin': ORIGIN, 'access-control-allow-credentials': 'true' },
      },
    ],
    authenticate(200, {
      headers: { 'access-control-allow-origin': ORIGIN, 'access-control-allow-credentials': 'true' },
    }),
    authenticate(403, { headers: { 'access-control-allow-origin': ORIGIN } }, { password: 'wrong' }),
  ),
  s(
    'all and only the parameters of the type of credentials are sent',
    ERRORS,
    page(),
    ann(),
    authenticate(400, { code: 'invalid_request', says: 'All and only of' }, { more: 'x' }),
    authenticate(400, { code: 'invalid_request', says: 'All and only of' }, { password: undefined }),
    authenticate(400, { code: 'unsupported_credential_type' }, { credential_type: 'magic' }),
    authenticate(400, { code: 'invalid_request', says: 'Unknown realm none.' }, { realm: 'none' }),
  ),
  s(
    'without a realm the default directory is asked',
    LIBRARY,
    page(),
    ann(),
    authenticate(200, {}, { credential_type: 'password', realm: undefined }),
  ),
  s(
    'a wrong password is refused, and logged like any other',
    ERRORS,
    page(),
    ann(),
    authenticate(403, { code: 'access_denied', says: 'Wrong email or password.' }, { password: 'wrong' }),
    event('fp', { user_id: '{ann}' }),
    authenticate(403, { code: 'access_denied' }, { username: 'nobody@example.com' }),
    event('fu', { user_name: 'nobody@example.com' }),
  ),
  s(
    'blocked people are told that they are',
    ERRORS,
    page(),
    ann({ blocked: true }),
    authenticate(403, { code: 'blocked_user', says: 'Blocked user' }),
  ),
  s(
    'too many attempts block here, too',
    ERRORS,
    page(),
    ann(),
    ['PATCH /attack-protection/brute-force-protection', { enabled: true, max_attempts: 1 }, 200],
    authenticate(403, {}, { password: 'wrong' }),
    authenticate(429, { code: 'too_many_attempts' }),
  ),
  s(
    'a leaked password is told by its own code',
    ERRORS,
    page(),
    ['PATCH /attack-protection/breached-password-detection', { enabled: true, shields: ['block'] }, 200],
    ann({ password: 'AUTH0-TEST-Secret-1' }),
    authenticate(401, { code: 'password_leaked' }, { password: 'AUTH0-TEST-Secret-1' }),
  ),
  s(
    'a code that was sent is a credential as well',
    LIBRARY,
    page({ grant_types: [OTP_GRANT, 'authorization_code'] }),
    ['POST /connections', { name: 'email', strategy: 'email', enabled_clients: ['{app}'] }, 201],
    ...mailedCode,
    authenticate(200, keepTicket, {
      credential_type: OTP_GRANT,
      realm: 'email',
      username: 'new@example.com',
      otp: '{sent}',
      password: undefined,
    }),
    authorize({ login_ticket: '{ticket}' }, 302, { keep: { code: '?code' } }),
    exchange(200, { claimed: { id_token: ['sub'] } }),
  ),
  s(
    'a wrong code is refused, and logged as a failed cross-origin login',
    ERRORS,
    page({ grant_types: [OTP_GRANT, 'authorization_code'] }),
    ['POST /connections', { name: 'email', strategy: 'email', enabled_clients: ['{app}'] }, 201],
    ...mailedCode,
    authenticate(
      403,
      { code: 'access_denied' },
      {
        credential_type: OTP_GRANT,
        realm: 'email',
        username: 'new@example.com',
        otp: '0',
        password: undefined,
      },
    ),
    event('fcoa', { connection: 'email' }),
  ),
  s(
    'an answer in a frame or a window is posted to the origin of the callback',
    SILENT,
    app({ web_origins: ['https://app.example'] }),
    ann(),
    ...browserLogin(),
    authorize({ prompt: 'none', response_mode: 'web_message' }, 200, {
      headers: { 'content-security-policy': /frame-ancestors https:\/\/app\.example/ },
      pages: {
        code: /"authorization_response","response":\{"code":"([\w-]+)","state":"s"\}\}, "https:\/\/app\.example"/,
      },
    }),
    exchange(200),
  ),
  s(
    'a page in a frame learns that nobody is logged in',
    SILENT,
    app({ web_origins: ['https://app.example'] }),
    authorize({ prompt: 'none', response_mode: 'web_message' }, 200, {
      pages: { error: /"response":\{"error":"(login_required)"/ },
    }),
  ),
  s(
    'answers are posted to web origins of the application alone',
    WEB_ORIGINS,
    app({ web_origins: ['https://other.example'] }),
    authorize({ prompt: 'none', response_mode: 'web_message' }, 403, {
      says: 'does not have a registered origin',
    }),
  ),
];
