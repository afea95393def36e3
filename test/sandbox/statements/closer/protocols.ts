/** FAPI, requests that are answered by mail, the hybrid and implicit flows, accounts linked by token, cross-app access. */

import { onLogin } from '../further/actions-steps.js';
import {
  ann,
  api,
  app,
  authorize,
  browserLogin,
  CALLBACK,
  CHALLENGE,
  enterPassword,
  exchange,
  exchangeByVerifier,
  PASSWORD,
  password,
  query,
  token,
  VERIFIER,
} from '../login/steps.js';
import { type Expectation, type Statement, type Step, statement as s } from '../statement.js';

const FAPI = 'get-started/applications/configure-fapi-compliance';
const MAILED =
  'get-started/authentication-and-authorization-flow/client-initiated-backchannel-authentication-flow/email-notifications-with-ciba';
const HYBRID = 'get-started/authentication-and-authorization-flow/hybrid-flow/call-api-hybrid-flow';
const IMPLICIT = 'authenticate/login/oidc-conformant-authentication/oidc-adoption-implicit-flow';
const REFRESH = 'authenticate/login/oidc-conformant-authentication/oidc-adoption-refresh-tokens';
const LINK = 'troubleshoot/product-lifecycle/past-migrations/link-user-accounts-with-access-tokens-migration';
const XAA = 'secure/call-apis-on-users-behalf/xaa/set-up-requesting-app';
const PROMOTED = 'authenticate/identity-providers/promote-connections-to-domain-level';
const SSO = 'authenticate/single-sign-on/api-endpoints-for-single-sign-on';

const pushing: Step = ['PATCH /tenants/settings', { pushed_authorization_requests_supported: true }, 200];
const given = (body: object): object =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
const par = (body: object, status: number, more: Expectation = {}): Step => [
  'FORM ~/oauth/par',
  given({
    client_id: '{app}',
    client_secret: '{app_secret}',
    response_type: 'code',
    redirect_uri: CALLBACK,
    scope: 'openid profile',
    state: 's',
    ...body,
  }),
  status,
  more,
];
const pkce = { code_challenge: CHALLENGE, code_challenge_method: 'S256' };
const begin = (status: number, more: Expectation = {}): Step => [
  'GET ~/authorize?client_id={app}&request_uri={uri}',
  undefined,
  status,
  more,
];
const LEVELS = ['fapi1_adv_pkj_par', 'fapi1_adv_mtls_par', 'fapi2_sp_pkj_mtls', 'fapi2_sp_mtls_mtls'];
const KEYED = {
  client_authentication_methods: {
    private_key_jwt: { credentials: [{ credential_type: 'public_key', name: 'k', pem: '{pem}' }] },
  },
};
/** An application of a level; those with keys prove themselves by what they sign. */
const strict = (level: string, more: object = {}): Step[] => [
  pushing,
  [
    'POST /clients',
    {
      name: 'app',
      app_type: 'regular_web',
      oidc_conformant: true,
      callbacks: [CALLBACK],
      grant_types: ['authorization_code', 'implicit'],
      compliance_level: level,
      ...(level.includes('pkj') ? KEYED : { token_endpoint_auth_method: 'client_secret_post' }),
      ...more,
    },
    201,
    { keep: { app: 'client_id' } },
  ],
  ...(level.includes('pkj') ? assertion('one') : []),
  [
    'GET /clients/{app}',
    undefined,
    200,
    level.includes('pkj') ? {} : { keep: { app_secret: 'client_secret' } },
  ],
];
const assertion = (jti: string): Step[] => [
  [
    'SIGN assertion',
    {
      header: { alg: 'RS256', kid: '{thumbprint}' },
      claims: { iss: '{app}', sub: '{app}', aud: '{url}/', iat: 0, exp: 60, jti },
    },
    0,
  ],
];
const KEY = {
  client_secret: undefined,
  client_assertion: '{assertion}',
  client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
};
const proof = (level: string): object => (level.includes('pkj') ? KEY : {});
const needsPushing = (level: string): Statement =>
  s(
    `requests of an application of level ${level} are pushed`,
    FAPI,
    ...strict(level),
    authorize(pkce, 400, {
      says: 'Pushed Authorization Requests are required by the configured compliance level',
    }),
  );
const needsPkce = (level: string): Statement =>
  s(
    `requests of an application of level ${level} have a challenge`,
    FAPI,
    ...strict(level),
    par(proof(level), 400, { code: 'invalid_request', says: 'code_challenge' }),
  );
/** A pushed login of FAPI 2, which ends with a code. */
const fapi2: Step[] = [
  ...strict('fapi2_sp_pkj_mtls'),
  ann(),
  par({ ...pkce, ...KEY }, 201, { keep: { uri: 'request_uri' } }),
  begin(302, { keep: { page: '>', login: '?state' } }),
  [
    'FORM ~{page}',
    { state: '{login}', username: 'ann@example.com', password: PASSWORD },
    302,
    { keep: { code: '?code' }, headers: { location: /[?&]iss=http/ } },
  ],
];

const CIBA = 'urn:openid:params:grant-type:ciba';
const mailed: Step[] = [
  [
    'POST /emails/provider',
    { name: 'mandrill', default_from_address: 'a@example.com', credentials: { api_key: 'k' } },
    201,
  ],
  app({ grant_types: [CIBA], async_approval_notification_channels: ['email'] }),
  ann({ email_verified: true }),
];
const bc = (body: object, status: number, more: Expectation = {}): Step => [
  'FORM ~/bc-authorize',
  {
    client_id: '{app}',
    client_secret: '{app_secret}',
    scope: 'openid',
    binding_message: '21-49-38',
    requested_expiry: '600',
    login_hint: '{"format":"iss_sub","iss":"{url}/","sub":"{ann}"}',
    ...body,
  },
  status,
  more,
];
const asked: Step[] = [
  bc({}, 200, { keep: { req: 'auth_req_id' } }),
  ['GET ~/_sandbox/messages', undefined, 200, { keep: { link: '0.link' } }],
];
const opened: Step[] = [['GET {link}', undefined, 302, { keep: { page: '>', login: '?state' } }]];
const signedIn: Step[] = [...opened, enterPassword()];
const poll = (status: number, more: Expectation = {}): Step =>
  token({ grant_type: CIBA, auth_req_id: '{req}' }, status, more);
const wait: Step = ['CLOCK', 6, 200];

const hybrid = (types: string, more: Record<string, string> = {}, expected: Expectation = {}): Step[] => [
  app({ grant_types: ['authorization_code', 'implicit', 'refresh_token'] }),
  ann(),
  api({ skip_consent_for_verifiable_first_party_clients: true, allow_offline_access: true }),
  ...browserLogin({ response_type: types, nonce: 'n', scope: 'openid email', ...more }, expected),
];
/** The page that posts the answer of a login to the application. */
const posting = (types: string, pages: Readonly<Record<string, RegExp>>): Step[] => [
  app({ grant_types: ['authorization_code', 'implicit', 'refresh_token'] }),
  ann(),
  api({ skip_consent_for_verifiable_first_party_clients: true }),
  authorize({ response_type: types, response_mode: 'form_post', nonce: 'n', audience: 'urn:a' }, 302, {
    keep: { page: '>', login: '?state' },
  }),
  ['FORM ~{page}', { state: '{login}', username: 'ann@example.com', password: PASSWORD }, 200, { pages }],
];

const bob: Step = [
  'POST /users',
  { connection: 'Username-Password-Authentication', email: 'bob@example.com', password: PASSWORD },
  201,
  { keep: { bob: 'user_id' } },
];
/** Ann’s token for the own identities and Bob’s ID token. */
const both: Step[] = [
  app({
    grant_types: [
      'password',
      'http://auth0.com/oauth/grant-type/password-realm',
      'implicit',
      'authorization_code',
    ],
  }),
  ann(),
  bob,
  password(
    200,
    { keep: { mine: 'access_token', myid: 'id_token' } },
    {
      audience: '{audience}',
      scope: 'openid update:current_user_identities',
    },
  ),
  password(200, { keep: { other: 'id_token' } }, { username: 'bob@example.com', scope: 'openid' }),
];
const mine = (key: string): Expectation => ({ sends: { authorization: `Bearer {${key}}` } });

export const protocols = [
  ...LEVELS.map(needsPushing),
  ...LEVELS.map(needsPkce),
  s('an application has no level of compliance unless it is said', FAPI, app(), [
    'GET /clients/{app}',
    undefined,
    200,
    { lacks: ['compliance_level'] },
  ]),
  s(
    'FAPI 1 wants requests that are signed',
    FAPI,
    ...strict('fapi1_adv_pkj_par'),
    par({ ...pkce, ...KEY }, 400, { code: 'invalid_request', says: 'request object' }),
  ),
  s(
    'FAPI 2 takes requests that are not signed',
    FAPI,
    ...strict('fapi2_sp_pkj_mtls'),
    par({ ...pkce, ...KEY }, 201),
  ),
  s(
    'FAPI 2 answers with codes alone',
    FAPI,
    ...strict('fapi2_sp_pkj_mtls', { grant_types: ['authorization_code', 'implicit'] }),
    par({ ...pkce, ...KEY, response_type: 'code id_token', nonce: 'n' }, 400, { says: 'response type' }),
  ),
  s(
    'FAPI 2 wants to know where the answer goes',
    FAPI,
    ...strict('fapi2_sp_pkj_mtls'),
    par({ ...pkce, ...KEY, redirect_uri: undefined }, 400, { says: 'redirect_uri' }),
  ),
  s('FAPI 2 says who answered', FAPI, ...fapi2),
  s(
    'a code of FAPI 2 is good for a minute',
    FAPI,
    ...fapi2,
    ['CLOCK', 61, 200],
    ...assertion('two'),
    exchange(403, { code: 'invalid_grant' }, { ...KEY, code_verifier: VERIFIER }),
  ),
  s(
    'FAPI wants applications that conform',
    FAPI,
    ...strict('fapi2_sp_pkj_mtls', { oidc_conformant: false }),
    par({ ...pkce, ...KEY }, 400, { says: 'OIDC-conformant' }),
  ),
  s(
    'FAPI 1 takes no wildcards in callbacks',
    FAPI,
    ...strict('fapi1_adv_pkj_par', { callbacks: ['https://*.app.example/cb'] }),
    par({ ...pkce, ...KEY, redirect_uri: 'https://a.app.example/cb' }, 400, { says: 'wildcards' }),
  ),
  s(
    'levels with keys take no secrets',
    FAPI,
    pushing,
    app({ compliance_level: 'fapi2_sp_pkj_mtls' }),
    par(pkce, 400, { says: 'Private Key JWT' }),
  ),
  s(
    'an application without a level answers without the issuer',
    FAPI,
    app(),
    ann(),
    ...browserLogin({}, { headers: { location: /^(?!.*[?&]iss=)/ } }),
  ),

  s('a request that lives for more than five minutes is told by mail', MAILED, ...mailed, bc({}, 200), [
    'GET ~/_sandbox/messages',
    undefined,
    200,
    { finds: { channel: 'email', to: 'ann@example.com' } },
  ]),
  s('the mail about a request has its message', MAILED, ...mailed, bc({}, 200), [
    'GET ~/_sandbox/messages',
    undefined,
    200,
    { matches: { '0.text': /21-49-38/ } },
  ]),
  s('the mail about a request leads to the tenant', MAILED, ...mailed, bc({}, 200), [
    'GET ~/_sandbox/messages',
    undefined,
    200,
    { matches: { '0.link': /\/bc-verify\?/ } },
  ]),
  s('the link about a request asks to log in', MAILED, ...mailed, ...asked, ...opened),
  s('the link about a request shows what is asked for', MAILED, ...mailed, ...asked, ...signedIn, [
    'GET ~{page}',
    undefined,
    200,
    { pages: { message: /(21-49-38)/ } },
  ]),
  s(
    'a request that is approved in the browser gives tokens',
    MAILED,
    ...mailed,
    ...asked,
    ...signedIn,
    ['FORM ~{page}', { state: '{login}', action: 'accept' }, 200],
    wait,
    poll(200, {
      matches: { access_token: /./, id_token: /./ },
      has: { token_type: 'Bearer', scope: 'openid' },
    }),
  ),
  s(
    'a request that is declined in the browser gives none',
    MAILED,
    ...mailed,
    ...asked,
    ...signedIn,
    ['FORM ~{page}', { state: '{login}', action: 'deny' }, 200],
    wait,
    poll(400, {
      code: 'access_denied',
      says: 'The end-user denied the authorization request or it has been expired',
    }),
  ),
  s(
    'a request is not answered by somebody else',
    MAILED,
    ...mailed,
    bob,
    ...asked,
    ...opened,
    ['FORM ~{page}', { state: '{login}', username: 'bob@example.com', password: PASSWORD }, 400],
    wait,
    poll(400, { code: 'authorization_pending' }),
  ),
  s(
    'a request of five minutes is not told by mail',
    MAILED,
    ...mailed,
    bc({ requested_expiry: '300' }, 400, { code: 'invalid_request' }),
  ),
  s(
    'a request by mail lives for 72 hours at most',
    MAILED,
    ...mailed,
    bc({ requested_expiry: '259200' }, 200, { has: { expires_in: 259_200 } }),
    bc({ requested_expiry: '259201' }, 400, { code: 'invalid_request' }),
  ),
  s(
    'somebody is asked five times a minute',
    MAILED,
    ...mailed,
    ['POST ~/_sandbox/limits', { authentication: true }, 204],
    ...Array.from({ length: 5 }, () => bc({}, 200)),
    bc({}, 429),
  ),
  s(
    'a request by mail may ask for a refresh token',
    MAILED,
    ...mailed,
    api({ allow_offline_access: true, skip_consent_for_verifiable_first_party_clients: true }),
    ['PATCH /clients/{app}', { grant_types: [CIBA, 'refresh_token'] }, 200],
    bc({ scope: 'openid offline_access', audience: 'urn:a' }, 200, { keep: { req: 'auth_req_id' } }),
    ['GET ~/_sandbox/messages', undefined, 200, { keep: { link: '0.link' } }],
    ...signedIn,
    ['FORM ~{page}', { state: '{login}', action: 'accept' }, 200],
    wait,
    poll(200, { matches: { refresh_token: /./ } }),
  ),

  s(
    'all kinds of an answer come with one form',
    HYBRID,
    ...posting('code id_token token', {
      code: /name="code" value="([^"]+)"/,
      at: /name="access_token" value="([^"]+)"/,
      id: /name="id_token" value="([^"]+)"/,
      type: /name="token_type" value="(Bearer)"/,
      expires: /name="expires_in" value="(7200)"/,
      state: /name="state" value="(s)"/,
    }),
  ),
  s(
    'the code of a hybrid answer is exchanged for tokens',
    HYBRID,
    ...posting('code id_token', { code: /name="code" value="([^"]+)"/ }),
    exchange(200, { matches: { access_token: /./ } }),
  ),
  s(
    'what stands behind a hash in a callback is not kept',
    HYBRID,
    app(),
    authorize({ redirect_uri: `${CALLBACK}#x` }, 302, { headers: { location: '/u/login' } }),
  ),
  s(
    'a browser gets no refresh token',
    IMPLICIT,
    ...hybrid(
      'token id_token',
      { scope: 'openid offline_access', audience: 'urn:a' },
      { headers: { location: /^(?!.*refresh_token).*access_token=/ } },
    ),
  ),
  s(
    'a browser that asks for an ID token gets nothing else',
    IMPLICIT,
    ...hybrid('id_token', {}, { headers: { location: /^(?!.*access_token).*id_token=/ } }),
  ),
  s(
    'a browser that asks for a token gets it behind the hash',
    IMPLICIT,
    ...hybrid(
      'token',
      { audience: 'urn:a' },
      { headers: { location: /^https:\/\/app\.example\/cb#.*access_token=ey.*token_type=Bearer/ } },
    ),
  ),
  s(
    'a token of the browser without an API is no JWT',
    IMPLICIT,
    ...hybrid(
      'token',
      {},
      { headers: { location: /#(?!.*access_token=[\w-]+\.[\w-]+\.[\w-]+(&|$)).*access_token=/ } },
    ),
  ),
  s(
    'scopes that are neither standard nor of the API are left out',
    IMPLICIT,
    app(),
    ann(),
    api({ skip_consent_for_verifiable_first_party_clients: true }),
    ...browserLogin({ audience: 'urn:a', scope: 'openid favorite_color' }),
    exchange(200, { has: { scope: 'openid' } }),
  ),
  s('a refresh token is not used at the old endpoint', REFRESH, app(), [
    'POST ~/delegation',
    { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', client_id: '{app}', refresh_token: 'x' },
    404,
  ]),
  s(
    'a public application needs no secret for a refresh token',
    REFRESH,
    app({
      app_type: 'spa',
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'refresh_token'],
    }),
    ann(),
    api({ allow_offline_access: true, skip_consent_for_verifiable_first_party_clients: true }),
    ...browserLogin({ audience: 'urn:a', scope: 'openid offline_access', ...pkce }),
    exchangeByVerifier(200, { keep: { refresh: 'refresh_token' } }),
    [
      'POST ~/oauth/token',
      { grant_type: 'refresh_token', client_id: '{app}', refresh_token: '{refresh}' },
      200,
    ],
  ),

  s('accounts are not linked with an ID token', LINK, ...both, [
    'POST /users/{ann}/identities',
    { link_with: '{other}' },
    401,
    mine('myid'),
  ]),
  s('accounts are linked with a token for it and the ID token of the other', LINK, ...both, [
    'POST /users/{ann}/identities',
    { link_with: '{other}' },
    201,
    { ...mine('mine'), has: [{ provider: 'auth0' }, { provider: 'auth0' }] },
  ]),
  s(
    'the ID token of the other account is for the same application',
    LINK,
    ...both,
    app({}, 'second'),
    [
      'POST ~/oauth/token',
      {
        grant_type: 'http://auth0.com/oauth/grant-type/password-realm',
        realm: 'Username-Password-Authentication',
        client_id: '{second}',
        client_secret: '{second_secret}',
        username: 'bob@example.com',
        password: PASSWORD,
        scope: 'openid',
      },
      200,
      { keep: { foreign: 'id_token' } },
    ],
    ['POST /users/{ann}/identities', { link_with: '{foreign}' }, 400, mine('mine')],
  ),
  s('an ID token of an application is not linked by another', LINK, ...both, [
    'POST /users/{ann}/identities',
    { link_with: '{other}' },
    400,
  ]),
  s(
    'an action sees that the login is about a request',
    MAILED,
    ...mailed,
    ...onLogin("if (event.transaction.protocol === 'oidc-ciba-web-link') api.access.deny('seen');"),
    ...asked,
    ...opened,
    [
      'FORM ~{page}',
      { state: '{login}', username: 'ann@example.com', password: PASSWORD },
      200,
      { pages: { said: /(declined)/ } },
    ],
  ),
  s(
    'accounts are parted with a token for it, and not with an ID token',
    LINK,
    ...both,
    [
      'POST /users/{ann}/identities',
      { link_with: '{other}' },
      201,
      { ...mine('mine'), keep: { id: '1.user_id' } },
    ],
    ['DELETE /users/{ann}/identities/auth0/{id}', undefined, 401, mine('myid')],
    ['DELETE /users/{ann}/identities/auth0/{id}', undefined, 200, mine('mine')],
  ),
  s(
    'the ID token of the other account is signed with RS256',
    LINK,
    ...both,
    ['PATCH /clients/{app}', { jwt_configuration: { alg: 'HS256' } }, 200],
    password(200, { keep: { weak: 'id_token' } }, { username: 'bob@example.com', scope: 'openid' }),
    ['POST /users/{ann}/identities', { link_with: '{weak}' }, 400, mine('mine')],
  ),

  s(
    'a connection asks across applications once it is switched on',
    XAA,
    app(),
    [
      'POST /connections',
      { name: 'corp', strategy: 'okta', options: { domain: 'corp.okta.com', client_id: 'c' } },
      201,
      { keep: { corp: 'id' } },
    ],
    ['PATCH /connections/{corp}', { cross_app_access_requesting_app: { active: true } }, 200],
    [
      'GET /connections/{corp}',
      undefined,
      200,
      { has: { cross_app_access_requesting_app: { active: true } } },
    ],
  ),
  s(
    'a connection for tokens is a resource across applications once it is switched on',
    XAA,
    [
      'POST /connections',
      {
        name: 'corp',
        strategy: 'oidc',
        options: {
          client_id: 'c',
          type: 'back_channel',
          issuer: 'https://r.example/',
          authorization_endpoint: 'https://r.example/a',
          token_endpoint: 'https://r.example/t',
          jwks_uri: 'https://r.example/j',
          client_secret: 's',
        },
      },
      201,
      { keep: { corp: 'id' } },
    ],
    [
      'PATCH /connections/{corp}',
      { connected_accounts: { active: true, cross_app_access: true } },
      200,
      { has: { connected_accounts: { active: true, cross_app_access: true } } },
    ],
  ),
  s(
    'a connection is promoted to the domain',
    PROMOTED,
    [
      'POST /connections',
      { name: 'people', strategy: 'auth0' },
      201,
      { keep: { people: 'id' }, has: { is_domain_connection: false } },
    ],
    [
      'PATCH /connections/{people}',
      { is_domain_connection: true },
      200,
      { has: { is_domain_connection: true } },
    ],
  ),
  s(
    'an application tells whether it takes part in single sign-on',
    SSO,
    app(),
    ['GET /clients/{app}', undefined, 200, { has: { sso_disabled: false } }],
    ['PATCH /clients/{app}', { sso_disabled: true }, 200, { has: { sso_disabled: true } }],
  ),
  s(
    'an application without single sign-on asks again',
    SSO,
    app({ sso_disabled: true }),
    ann(),
    ...browserLogin(),
    authorize({}, 302, { headers: { location: '/u/login' } }),
  ),
  s('the address by which a person is asked is in the request', HYBRID, app(), [
    `GET ~/authorize?${query({ client_id: '{app}', redirect_uri: CALLBACK })}`,
    undefined,
    302,
    { code: 'invalid_request', says: 'response_type' },
  ]),
];
