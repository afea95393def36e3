/** What identity providers end. */
import { type Expectation, type Step, statement as s } from '../statement.js';
import { app, authorize, CALLBACK, exchange, token } from './steps.js';

const LOGOUT = 'authenticate/login/logout/universal-logout';
const REFERENCE = 'api/authentication/logout/global-token-revocation';
const PROFILE = 'Okta: Build Universal Logout for your app';

const ISSUER = 'https://acme.okta.com';
const ENDPOINT = '/oauth/global-token-revocation/connection';
const HEADER = { alg: 'RS256', typ: 'global-token-revocation+jwt', kid: 'key' };

const okta: readonly Step[] = [
  app(),
  [
    'POST /connections',
    {
      name: 'acme',
      strategy: 'okta',
      options: { domain: 'acme.okta.com', client_id: '0oa', client_secret: 's' },
      enabled_clients: ['{app}'],
    },
    201,
  ],
  ['POST ~/_sandbox/idp', { connection: 'acme', keys: ['{jwk}'] }, 204],
];

/** A login by the provider: `{session}` and `{refresh}` are what it leaves. */
const loggedIn = (connection = 'acme'): readonly Step[] => [
  authorize({ connection, scope: 'openid offline_access' }, 302, { keep: { page: '>', login: '?state' } }),
  ['FORM ~{page}', { state: '{login}', email: 'ann@corp.example' }, 302, { keep: { answer: '>' } }],
  ['GET ~{answer}', undefined, 302, { keep: { code: '?code' } }],
  exchange(200, { keep: { refresh: 'refresh_token' } }),
  [
    'GET /users-by-email?email=ann@corp.example',
    undefined,
    200,
    { keep: { ann: '0.user_id', sub: '0.identities.0.user_id' } },
  ],
];

const signed = (claims: object = {}, header: object = {}): Step => [
  'SIGN proof',
  {
    header: { ...HEADER, ...header },
    claims: {
      iss: ISSUER,
      sub: '0oa',
      aud: `{url}${ENDPOINT}/acme`,
      jti: 'j',
      iat: 0,
      nbf: -300,
      exp: 300,
      ...claims,
    },
  },
  200,
];

const named = (more: object = {}): object => ({ format: 'iss_sub', iss: ISSUER, sub: '{sub}', ...more });
const revoke = (
  status: number,
  body: object = { subject: named() },
  more: Expectation = {},
  connection = 'acme',
): Step => [
  `POST ~${ENDPOINT}/${connection}`,
  body,
  status,
  { sends: { authorization: 'Bearer {proof}' }, ...more },
];
const event = (type: string, has: object): Step => [
  `GET /logs?q=type:${type}`,
  undefined,
  200,
  { has: [has] },
];

export const universalLogout = [
  s(
    'the identity provider ends the sessions and refresh tokens of a person',
    LOGOUT,
    ...okta,
    ...loggedIn(),
    signed(),
    revoke(204),
    ['GET /users/{ann}/sessions', undefined, 200, { has: { sessions: [] } }],
    token({ grant_type: 'refresh_token', refresh_token: '{refresh}' }, 403, { code: 'invalid_grant' }),
    authorize({ connection: 'acme', prompt: 'none' }, 302, { code: 'login_required' }),
    event('universal_logout_succeeded', {
      connection: 'acme',
      user_id: '{ann}',
      user_name: 'ann@corp.example',
    }),
  ),
  s(
    'access tokens stay valid after a universal logout',
    REFERENCE,
    ...okta,
    authorize({ connection: 'acme' }, 302, { keep: { page: '>', login: '?state' } }),
    ['FORM ~{page}', { state: '{login}', email: 'ann@corp.example' }, 302, { keep: { answer: '>' } }],
    ['GET ~{answer}', undefined, 302, { keep: { code: '?code' } }],
    exchange(200, { keep: { access: 'access_token' } }),
    [
      'GET /users-by-email?email=ann@corp.example',
      undefined,
      200,
      { keep: { sub: '0.identities.0.user_id' } },
    ],
    signed(),
    revoke(204),
    ['GET ~/userinfo', undefined, 200, { sends: { authorization: 'Bearer {access}' } }],
  ),
  s(
    'the subject of a universal logout may be called sub_id as well',
    PROFILE,
    ...okta,
    ...loggedIn(),
    signed(),
    revoke(204, { sub_id: named() }),
  ),
  s(
    'people are named by issuer and subject, and have to exist',
    LOGOUT,
    ...okta,
    ...loggedIn(),
    signed(),
    ...[
      {},
      { subject: { format: 'email', email: 'ann@corp.example' } },
      { subject: named({ iss: undefined }) },
    ].map((body) => revoke(400, body, { code: 'invalid_request' })),
    revoke(404, { subject: named({ sub: 'nobody' }) }),
    ['GET /users/{ann}/sessions', undefined, 200, { has: { sessions: [{ user_id: '{ann}' }] } }],
  ),
  s(
    'a universal logout that is not authenticated is refused, and logged',
    REFERENCE,
    ...okta,
    ...loggedIn(),
    [`POST ~${ENDPOINT}/acme`, { subject: named() }, 401, { code: 'unauthorized' }],
    event('universal_logout_failed', { connection: 'acme', details: { response: { statusCode: 401 } } }),
    ['GET /users/{ann}/sessions', undefined, 200, { has: { sessions: [{ user_id: '{ann}' }] } }],
  ),
  s(
    'the token of the provider is for this endpoint, from its issuer, about its application, and fresh',
    PROFILE,
    ...okta,
    ...loggedIn(),
    ...[
      { aud: `{url}${ENDPOINT}/other` },
      { iss: 'https://other.okta.com' },
      { sub: 'other' },
      { exp: -1 },
      { nbf: 300 },
    ].flatMap((claims) => [signed(claims), revoke(401)]),
    signed({}, { typ: 'JWT' }),
    revoke(401),
  ),
  s(
    'the token is checked with the keys of the connection',
    LOGOUT,
    ...okta,
    ...loggedIn(),
    signed({}, { kid: 'other' }),
    revoke(401),
    signed({}, { alg: 'ES256' }),
    revoke(401),
    signed(),
    revoke(204),
  ),
  s(
    'OpenID Connect connections take part with their issuer and client id',
    LOGOUT,
    app(),
    [
      'POST /connections',
      {
        name: 'corp',
        strategy: 'oidc',
        options: {
          type: 'back_channel',
          issuer: ISSUER,
          client_id: '0oa',
          client_secret: 's',
          authorization_endpoint: `${ISSUER}/a`,
          token_endpoint: `${ISSUER}/t`,
          jwks_uri: `${ISSUER}/k`,
        },
        enabled_clients: ['{app}'],
      },
      201,
    ],
    ['POST ~/_sandbox/idp', { connection: 'corp', keys: ['{jwk}'] }, 204],
    ...loggedIn('corp'),
    signed({ aud: `{url}${ENDPOINT}/corp` }),
    revoke(204, { subject: named() }, {}, 'corp'),
  ),
  s(
    'SAML connections name the issuer and subject of the token, which their certificate checks',
    LOGOUT,
    app(),
    [
      'POST /connections',
      {
        name: 'saml',
        strategy: 'samlp',
        options: {
          signInEndpoint: 'https://idp.example/in',
          signingCert: '{certificate}',
          global_token_revocation_jwt_iss: 'http://www.okta.com/exk',
          global_token_revocation_jwt_sub: '0oa',
        },
        enabled_clients: ['{app}'],
      },
      201,
    ],
    ...loggedIn('saml'),
    signed({ aud: `{url}${ENDPOINT}/saml` }),
    revoke(401, { subject: named() }, {}, 'saml'),
    signed({ aud: `{url}${ENDPOINT}/saml`, iss: 'http://www.okta.com/exk' }),
    revoke(204, { subject: named() }, {}, 'saml'),
    ['GET /users/{ann}/sessions', undefined, 200, { has: { sessions: [] } }],
  ),
  s(
    'other connections have no universal logout',
    LOGOUT,
    app({ callbacks: [CALLBACK] }),
    signed({ aud: `{url}${ENDPOINT}/Username-Password-Authentication` }),
    revoke(400, { subject: named() }, {}, 'Username-Password-Authentication'),
    revoke(404, { subject: named() }, {}, 'none'),
  ),
  s('the discovery document names the endpoint of universal logout', REFERENCE, [
    'GET ~/.well-known/openid-configuration',
    undefined,
    200,
    {
      has: {
        global_token_revocation_endpoint: `{url}${ENDPOINT}/{connectionName}`,
        global_token_revocation_endpoint_auth_methods_supported: ['global-token-revocation+jwt'],
      },
    },
  ]),
];
