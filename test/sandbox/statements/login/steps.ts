/** Steps that many statements about logging in begin with. */
import { createHash } from 'node:crypto';
import type { Expectation, Step } from '../statement.js';

export const DB = 'Username-Password-Authentication';
export const PASSWORD = 'Corr3ct-Horse-Battery';
export const CALLBACK = 'https://app.example/cb';
export const REALM = 'http://auth0.com/oauth/grant-type/password-realm';
export const VERIFIER = 'v'.repeat(43);
export const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');

/** A confidential web application with all everyday grants; later steps write `{app}` and `{secret}`. */
export const app = (more: object = {}, name = 'app'): Step => [
  'POST /clients',
  {
    name,
    app_type: 'regular_web',
    token_endpoint_auth_method: 'client_secret_post',
    oidc_conformant: true,
    callbacks: [CALLBACK],
    allowed_logout_urls: ['https://app.example/bye'],
    grant_types: ['authorization_code', 'refresh_token', 'client_credentials', 'password', REALM],
    ...more,
  },
  201,
  { keep: { [name]: 'client_id', [`${name}_secret`]: 'client_secret' } },
];

/** A public one that uses PKCE. */
export const spa = (more: object = {}): Step =>
  app({
    app_type: 'spa',
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'implicit', 'refresh_token'],
    ...more,
  });

export const ann = (more: object = {}): Step => [
  'POST /users',
  { connection: DB, email: 'ann@example.com', password: PASSWORD, name: 'Ann', ...more },
  201,
  { keep: { ann: 'user_id' } },
];

export const api = (more: object = {}): Step => [
  'POST /resource-servers',
  { identifier: 'urn:a', name: 'A', scopes: [{ value: 'read' }, { value: 'write' }], ...more },
  201,
  { keep: { api: 'id' } },
];

/** An answer of the token endpoint to the web application. */
export const token = (body: object, status: number, more: Expectation = {}): Step => [
  'POST ~/oauth/token',
  { client_id: '{app}', client_secret: '{app_secret}', ...body },
  status,
  more,
];

/** Logging in with a password at the token endpoint. */
export const password = (status: number, more: Expectation = {}, body: object = {}): Step =>
  token(
    { grant_type: REALM, realm: DB, username: 'ann@example.com', password: PASSWORD, ...body },
    status,
    more,
  );

export const query = (params: Readonly<Record<string, string>>): string =>
  Object.entries(params)
    .map(([name, value]) => `${name}=${/^\{\w+\}$/.test(value) ? value : encodeURIComponent(value)}`)
    .join('&');

/** The beginning of a login in the browser. */
export const authorize = (
  params: Readonly<Record<string, string>>,
  status: number,
  more: Expectation = {},
): Step => [
  `GET ~/authorize?${query({ client_id: '{app}', response_type: 'code', redirect_uri: CALLBACK, scope: 'openid', state: 's', ...params })}`,
  undefined,
  status,
  more,
];

/** The password on the page; what comes next is another page unless it is said otherwise. */
export const enterPassword = (more: Expectation = { keep: { page: '>' } }): Step => [
  'FORM ~{page}',
  { state: '{login}', username: 'ann@example.com', password: PASSWORD },
  302,
  more,
];

/** From the beginning to the code, with a password on the page. */
export const browserLogin = (
  params: Readonly<Record<string, string>> = {},
  more: Expectation = { keep: { code: '?code' } },
): Step[] => [authorize(params, 302, { keep: { page: '>', login: '?state' } }), enterPassword(more)];

export const exchange = (status: number, more: Expectation = {}, body: object = {}): Step =>
  token({ grant_type: 'authorization_code', code: '{code}', redirect_uri: CALLBACK, ...body }, status, more);

/** The same by a public application. */
export const exchangeByVerifier = (status: number, more: Expectation = {}): Step => [
  'POST ~/oauth/token',
  {
    grant_type: 'authorization_code',
    client_id: '{app}',
    code: '{code}',
    redirect_uri: CALLBACK,
    code_verifier: VERIFIER,
  },
  status,
  more,
];

/** A token for the Management API with some scopes, with which requests are sent that have `asReader`. */
export const reader = (...scope: string[]): Step[] => [
  app({ grant_types: ['client_credentials'] }, 'tool'),
  ['POST /client-grants', { client_id: '{tool}', audience: '{audience}', scope }, 201],
  [
    'POST ~/oauth/token',
    {
      grant_type: 'client_credentials',
      client_id: '{tool}',
      client_secret: '{tool_secret}',
      audience: '{audience}',
    },
    200,
    { keep: { reader: 'access_token' } },
  ],
];
export const asReader = { sends: { authorization: 'Bearer {reader}' } };

/** Signing up, and asking for a link for a new password. */
export const signup = (body: object, status: number, more: object = {}): Step => [
  'POST ~/dbconnections/signup',
  { client_id: '{app}', connection: DB, email: 'new@example.com', password: PASSWORD, ...body },
  status,
  more,
];
export const change = (body: object, status: number, more: object = {}): Step => [
  'POST ~/dbconnections/change_password',
  { client_id: '{app}', connection: DB, email: 'ann@example.com', ...body },
  status,
  more,
];

export const OTP_GRANT = 'http://auth0.com/oauth/grant-type/passwordless/otp';
/** A code by mail, which later steps write `{sent}`. */
export const mailedCode: readonly Step[] = [
  [
    'POST ~/passwordless/start',
    {
      client_id: '{app}',
      client_secret: '{app_secret}',
      connection: 'email',
      email: 'new@example.com',
      send: 'code',
    },
    200,
  ],
  ['GET ~/_sandbox/messages', undefined, 200, { keep: { sent: '0.code' } }],
];
export const enterCode = (status: number, more: Expectation = {}, body: object = {}): Step =>
  token(
    { grant_type: OTP_GRANT, realm: 'email', username: 'new@example.com', otp: '{sent}', ...body },
    status,
    more,
  );
