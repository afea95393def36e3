/** What applications sign, and refresh tokens for more than one thing: proofs, request objects, assertions, transfers. */
import { type Step, statement as s } from '../statement.js';
import {
  ann,
  api,
  app,
  authorize,
  browserLogin,
  CALLBACK,
  CHALLENGE,
  exchange,
  exchangeByVerifier,
  password,
  query,
  spa,
  token,
} from './steps.js';

const DPOP = 'secure/sender-constraining/demonstrating-proof-of-possession-dpop';
const SENDER = 'get-started/applications/configure-sender-constraining';
const JAR =
  'get-started/authentication-and-authorization-flow/authorization-code-flow/authorization-code-flow-with-jar';
const PKJWT = 'get-started/authentication-and-authorization-flow/authenticate-with-private-key-jwt';
const MRRT =
  'secure/tokens/refresh-tokens/multi-resource-refresh-token/configure-and-implement-multi-resource-refresh-token';
const TRANSFER = 'authenticate/single-sign-on/native-to-web/configure-implement-native-to-web';
const ORT = 'secure/tokens/refresh-tokens/online-refresh-tokens/configure-online-refresh-tokens';
const CTE = 'authenticate/custom-token-exchange';
const QUOTAS = 'fine-grained-m2m-token-quotas';
const DISCOVERY = 'get-started/applications/configure-applications-with-oidc-discovery';

const proof = (claims: object = {}, header: object = {}): Step => [
  'SIGN proof',
  {
    header: { typ: 'dpop+jwt', alg: 'ES256', ...header },
    claims: { jti: `id-${JSON.stringify(claims)}`, htm: 'POST', htu: '{url}/oauth/token', iat: 0, ...claims },
  },
  0,
];
const withProof = (more: object = {}): object => ({ sends: { dpop: '{proof}' }, ...more });
const grant: Step = ['POST /client-grants', { client_id: '{app}', audience: 'urn:a', scope: ['read'] }, 201];
const machine = (status: number, more: object = {}, body: object = {}): Step =>
  token({ grant_type: 'client_credentials', audience: 'urn:a', ...body }, status, more);
const able: Step = api({ proof_of_possession: { mechanism: 'dpop', required: false } });
const dpopRequired = (more: object = {}): Step =>
  api({ proof_of_possession: { mechanism: 'dpop', required: true, ...more } });

const online = (allow_online_access: boolean): Step =>
  api({ allow_online_access, skip_consent_for_verifiable_first_party_clients: true });

const jar = (more: object = {}): Step =>
  app({
    signed_request_object: {
      required: false,
      credentials: [{ credential_type: 'public_key', name: 'jar', pem: '{pem}', alg: 'RS256' }],
      ...more,
    },
  });
const object = (claims: object = {}, header: object = {}): Step => [
  'SIGN request',
  {
    header: { alg: 'RS256', typ: 'oauth-authz-req+jwt', ...header },
    claims: {
      iss: '{app}',
      aud: '{url}/',
      client_id: '{app}',
      response_type: 'code',
      redirect_uri: CALLBACK,
      scope: 'openid',
      state: 'inside',
      ...claims,
    },
  },
  0,
];
const ask = (status: number, more: object = {}, params: Readonly<Record<string, string>> = {}): Step => [
  `GET ~/authorize?${query({ client_id: '{app}', request: '{request}', ...params })}`,
  undefined,
  status,
  more,
];

const assertion = (claims: object = {}, header: object = {}): Step => [
  'SIGN assertion',
  {
    header: { alg: 'RS256', kid: '{thumbprint}', ...header },
    claims: { iss: '{app}', sub: '{app}', aud: '{url}/', iat: 0, exp: 60, jti: 'one', ...claims },
  },
  0,
];
const asserting = (status: number, more: object = {}): Step => [
  'POST ~/oauth/token',
  {
    grant_type: 'client_credentials',
    audience: 'urn:a',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: '{assertion}',
  },
  status,
  more,
];
const keyed: Step[] = [
  [
    'POST /clients',
    {
      name: 'app',
      app_type: 'non_interactive',
      grant_types: ['client_credentials'],
      jwt_configuration: { alg: 'RS256' },
      client_authentication_methods: {
        private_key_jwt: {
          credentials: [{ credential_type: 'public_key', name: 'k', pem: '{pem}', alg: 'RS256' }],
        },
      },
    },
    201,
    { keep: { app: 'client_id' } },
  ],
  api(),
  grant,
];

const several = (policies: readonly object[]): object => ({
  refresh_token: { rotation_type: 'non-rotating', expiration_type: 'non-expiring', policies },
});
const billing: Step = [
  'POST /resource-servers',
  {
    identifier: 'urn:b',
    name: 'B',
    allow_offline_access: true,
    scopes: [{ value: 'bill' }, { value: 'pay' }],
  },
  201,
];
const offline = (scope = 'openid offline_access', audience = 'urn:a'): Step =>
  password(200, { keep: { rt: 'refresh_token' } }, { scope, audience });
const refresh = (status: number, more: object = {}, body: object = {}): Step =>
  token({ grant_type: 'refresh_token', refresh_token: '{rt}', ...body }, status, more);
const transfer = (status: number, more: object = {}): Step =>
  refresh(status, more, { audience: 'urn:{host}:session_transfer' });
const transferred = { session_transfer: { can_create_session_transfer_token: true } };
const web = (more: object = {}): Step =>
  app({ session_transfer: { allowed_authentication_methods: ['cookie', 'query'], ...more } }, 'web');
const enter = (params: Readonly<Record<string, string>>, status: number, more: object = {}): Step => [
  `GET ~/authorize?${query({ client_id: '{web}', response_type: 'code', redirect_uri: CALLBACK, scope: 'openid', state: 's', ...params })}`,
  undefined,
  status,
  more,
];

export const proofs = [
  s(
    'a token that is asked for with a proof is bound to the key',
    DPOP,
    app(),
    able,
    grant,
    proof(),
    machine(
      200,
      withProof({
        has: { token_type: 'DPoP' },
        claims: { access_token: { cnf: { jkt: '{thumbprint_of_proof}' } } },
      }),
    ),
  ),
  s(
    'a token that is asked for without a proof is a bearer token',
    DPOP,
    app(),
    api(),
    grant,
    machine(200, { has: { token_type: 'Bearer' }, unclaimed: ['cnf'] }),
  ),
  ...(
    [
      ['for another method', { htm: 'GET' }, {}],
      ['for another address', { htu: '{url}/userinfo' }, {}],
      ['that is old', { iat: -3600 }, {}],
      ['of another type', {}, { typ: 'jwt' }],
    ] as const
  ).map(([what, claims, header]) =>
    s(
      `a proof ${what} is refused`,
      DPOP,
      app(),
      api(),
      grant,
      proof(claims, header),
      machine(400, withProof({ code: 'invalid_dpop_proof' })),
    ),
  ),
  s(
    'a proof is used once',
    DPOP,
    app(),
    api(),
    grant,
    proof(),
    machine(200, withProof()),
    machine(400, withProof({ code: 'invalid_dpop_proof' })),
  ),
  s('a proof that is no token is refused', DPOP, app(), api(), grant, [
    'POST ~/oauth/token',
    {
      grant_type: 'client_credentials',
      client_id: '{app}',
      client_secret: '{app_secret}',
      audience: 'urn:a',
    },
    400,
    { sends: { dpop: 'nothing' }, code: 'invalid_dpop_proof' },
  ]),
  s(
    'a public application proves with a nonce of the server',
    DPOP,
    spa(),
    ann(),
    ...browserLogin({ code_challenge: CHALLENGE, code_challenge_method: 'S256' }),
    proof(),
    exchangeByVerifier(
      400,
      withProof({
        code: 'use_dpop_nonce',
        says: 'Authorization server requires nonce in DPoP proof',
        headers: { 'dpop-nonce': /./ },
        keep: { nonce: '#dpop-nonce' },
      }),
    ),
    proof({ nonce: '{nonce}' }),
    exchangeByVerifier(200, withProof({ has: { token_type: 'DPoP' } })),
  ),
  s(
    'an API that demands proofs gives no tokens without',
    `${SENDER}/configure-resource-server-for-sender-constraining`,
    app(),
    dpopRequired(),
    grant,
    machine(400, { code: 'invalid_request' }),
    proof(),
    machine(200, withProof({ has: { token_type: 'DPoP' } })),
  ),
  s(
    'an application that has to prove gets no tokens without',
    `${SENDER}/configure-client-for-sender-constraining`,
    app({ require_proof_of_possession: true }),
    able,
    grant,
    machine(400, { code: 'invalid_request' }),
    proof(),
    machine(200, withProof()),
  ),
  s(
    'an API may demand proofs of public applications alone',
    `${SENDER}/configure-resource-server-for-sender-constraining`,
    app(),
    dpopRequired({ required_for: 'public_clients' }),
    grant,
    machine(200, { has: { token_type: 'Bearer' } }),
  ),
  s(
    'a proof for an API that takes none changes nothing',
    `${SENDER}/configure-resource-server-for-sender-constraining`,
    app(),
    api(),
    grant,
    proof(),
    machine(200, withProof({ has: { token_type: 'Bearer' }, unclaimed: ['cnf'] })),
  ),
  s(
    'a token for userinfo is bound to the key, and shown with a proof of its own',
    DPOP,
    app(),
    ann(),
    proof(),
    password(200, withProof({ has: { token_type: 'DPoP' }, keep: { at: 'access_token' } }), {
      scope: 'openid',
    }),
    ['GET ~/userinfo', undefined, 401, { sends: { authorization: 'Bearer {at}' } }],
    proof({ htm: 'GET', htu: '{url}/userinfo', ath: '{at}' }),
    [
      'GET ~/userinfo',
      undefined,
      200,
      { sends: { authorization: 'DPoP {at}', dpop: '{proof}' }, has: { sub: '{ann}' } },
    ],
    proof({ htm: 'GET', htu: '{url}/userinfo', ath: 'another' }),
    ['GET ~/userinfo', undefined, 401, { sends: { authorization: 'DPoP {at}', dpop: '{proof}' } }],
  ),
  s('the discovery document names the algorithms of proofs', DPOP, [
    'GET ~/.well-known/openid-configuration',
    undefined,
    200,
    { has: { dpop_signing_alg_values_supported: ['ES256'] } },
  ]),
  s(
    'a request object is read, and what it says goes before what is beside it',
    JAR,
    jar(),
    ann(),
    object(),
    ask(302, { keep: { page: '>', login: '?state' } }, { state: 'beside' }),
    [
      'FORM ~{page}',
      { state: '{login}', username: 'ann@example.com', password: 'Corr3ct-Horse-Battery' },
      302,
      { headers: { location: /state=inside/ } },
    ],
  ),
  s(
    'a request object of another signer is refused',
    JAR,
    jar(),
    [
      'SIGN request',
      {
        header: { alg: 'ES256', typ: 'jwt' },
        claims: { iss: '{app}', aud: '{url}/', client_id: '{app}', response_type: 'code' },
      },
      0,
    ],
    ask(400, { says: 'request' }),
  ),
  ...(
    [
      ['for another server', { aud: 'https://other.example/' }, {}],
      ['of another application', { iss: 'nobody' }, {}],
      ['that has expired', { exp: -60 }, {}],
      ['that is for later', { nbf: 600 }, {}],
      ['with an id that is too long', { jti: 'x'.repeat(65) }, {}],
      ['of another type', {}, { typ: 'at+jwt' }],
    ] as const
  ).map(([what, claims, header]) =>
    s(`a request object ${what} is refused`, JAR, jar(), object(claims, header), ask(400)),
  ),
  s(
    'an application that has to sign its requests is refused otherwise',
    'get-started/applications/configure-jar',
    jar({ required: true }),
    authorize({}, 400),
    object(),
    ask(302),
  ),
  s(
    'a request object can be pushed',
    JAR,
    jar(),
    ['PATCH /tenants/settings', { pushed_authorization_requests_supported: true }, 200],
    object(),
    [
      'FORM ~/oauth/par',
      { client_id: '{app}', client_secret: '{app_secret}', request: '{request}' },
      201,
      { keep: { uri: 'request_uri' } },
    ],
    [
      `GET ~/authorize?${query({ client_id: '{app}', request_uri: '{uri}' })}`,
      undefined,
      302,
      { keep: { page: '>' } },
    ],
  ),
  s(
    'an application proves itself by what it signs',
    PKJWT,
    ...keyed,
    assertion(),
    asserting(200, { has: { token_type: 'Bearer' } }),
  ),
  s('an application with keys does not prove itself by a secret', PKJWT, ...keyed, [
    'POST ~/oauth/token',
    { grant_type: 'client_credentials', client_id: '{app}', client_secret: 'x', audience: 'urn:a' },
    401,
  ]),
  ...(
    [
      ['for another server', { aud: 'https://other.example/' }, {}],
      ['that has expired', { exp: -60 }, {}],
      ['of another application', { iss: 'nobody' }, {}],
      ['by a key that is not known', {}, { kid: 'other' }],
      ['by an algorithm that is not the key’s', {}, { alg: 'RS384' }],
      ['that lives for more than five minutes', { exp: 600 }, {}],
      ['without an id', { jti: 7 }, {}],
      ['whose id is too long', { jti: 'x'.repeat(65) }, {}],
      ['that begins later', { nbf: 60 }, {}],
    ] as const
  ).map(([what, claims, header]) =>
    s(
      `an assertion ${what} is refused`,
      PKJWT,
      ...keyed,
      assertion(claims, header),
      asserting(401, { code: 'invalid_client' }),
    ),
  ),
  s(
    'an assertion with an id is used once',
    PKJWT,
    ...keyed,
    assertion(),
    asserting(200),
    asserting(401, { code: 'invalid_client' }),
  ),
  s(
    'a refresh token gives tokens for the other APIs of its policies',
    MRRT,
    app(several([{ audience: 'urn:b', scope: ['bill'] }])),
    api({ allow_offline_access: true }),
    billing,
    ann(),
    offline(),
    refresh(
      200,
      { claims: { access_token: { aud: 'urn:b', scope: 'bill' } } },
      { audience: 'urn:b', scope: 'bill pay' },
    ),
  ),
  s(
    'an API that no policy names is ignored when a refresh token is used',
    MRRT,
    app(),
    api({ allow_offline_access: true }),
    billing,
    ann(),
    offline('openid read offline_access'),
    refresh(
      200,
      { claims: { access_token: { scope: 'openid read offline_access' } } },
      { audience: 'urn:b' },
    ),
  ),
  s(
    'a refresh token is exchanged for a token that transfers the session',
    TRANSFER,
    app({ app_type: 'native', ...transferred }),
    api({ allow_offline_access: true }),
    ann(),
    offline(),
    transfer(200, {
      has: {
        issued_token_type: 'urn:auth0:params:oauth:token-type:session_transfer_token',
        token_type: 'N_A',
        expires_in: 60,
      },
    }),
  ),
  s(
    'sessions are transferred by applications that may',
    TRANSFER,
    app(),
    api({ allow_offline_access: true }),
    ann(),
    offline(),
    transfer(403),
  ),
  s(
    'a web application goes on with a session that was transferred, once',
    TRANSFER,
    app({ app_type: 'native', ...transferred }),
    web(),
    api({ allow_offline_access: true }),
    ann(),
    offline(),
    transfer(200, { keep: { stt: 'access_token' } }),
    enter({ session_transfer_token: '{stt}' }, 302, { keep: { code: '?code' } }),
    [
      'POST ~/oauth/token',
      {
        grant_type: 'authorization_code',
        client_id: '{web}',
        client_secret: '{web_secret}',
        code: '{code}',
        redirect_uri: CALLBACK,
      },
      200,
      { claims: { id_token: { sub: '{ann}' } } },
    ],
  ),
  s(
    'a token that transfers a session is old after a minute',
    TRANSFER,
    app({ app_type: 'native', ...transferred }),
    web(),
    api({ allow_offline_access: true }),
    ann(),
    offline(),
    transfer(200, { keep: { stt: 'access_token' } }),
    ['CLOCK', 61, 204],
    enter({ session_transfer_token: '{stt}', prompt: 'none' }, 302, { code: 'login_required' }),
  ),
  s(
    'a web application that takes no transfers asks people to log in',
    TRANSFER,
    app({ app_type: 'native', ...transferred }),
    app({}, 'web'),
    api({ allow_offline_access: true }),
    ann(),
    offline(),
    transfer(200, { keep: { stt: 'access_token' } }),
    enter({ session_transfer_token: '{stt}', prompt: 'none' }, 302, { code: 'login_required' }),
  ),
  s(
    'after a transfer there are no refresh tokens unless it is said',
    TRANSFER,
    app({ app_type: 'native', ...transferred }),
    web(),
    api({ allow_offline_access: true }),
    ann(),
    offline(),
    transfer(200, { keep: { stt: 'access_token' } }),
    enter({ session_transfer_token: '{stt}', scope: 'openid offline_access' }, 302, {
      keep: { code: '?code' },
    }),
    [
      'POST ~/oauth/token',
      {
        grant_type: 'authorization_code',
        client_id: '{web}',
        client_secret: '{web_secret}',
        code: '{code}',
        redirect_uri: CALLBACK,
      },
      200,
      { lacks: ['refresh_token'] },
    ],
  ),
  s(
    'a refresh token lives with the session where online access is asked for',
    ORT,
    app(),
    online(true),
    ann(),
    ...browserLogin({ scope: 'openid online_access', audience: 'urn:a' }),
    exchange(200, { matches: { refresh_token: /^ORT/ }, keep: { rt: 'refresh_token' } }),
    refresh(200, { lacks: ['refresh_token'] }),
    ['GET /users/{ann}/sessions', undefined, 200, { keep: { session: 'sessions.0.id' } }],
    ['DELETE /sessions/{session}', undefined, 202],
    refresh(403, { code: 'invalid_grant' }),
  ),
  s(
    'revoking an online refresh token ends the session',
    ORT,
    app(),
    online(true),
    ann(),
    ...browserLogin({ scope: 'openid online_access', audience: 'urn:a' }),
    exchange(200, { keep: { rt: 'refresh_token' } }),
    ['POST ~/oauth/revoke', { client_id: '{app}', client_secret: '{app_secret}', token: '{rt}' }, 200],
    authorize({ prompt: 'none' }, 302, { code: 'login_required' }),
  ),
  s(
    'online access is for APIs that allow it',
    ORT,
    app(),
    online(false),
    ann(),
    ...browserLogin({ scope: 'openid online_access', audience: 'urn:a' }),
    exchange(200, { lacks: ['refresh_token'] }),
  ),
  s(
    'exchanging tokens needs a profile for their type',
    CTE,
    app({ token_exchange: { allow_any_profile_of_type: ['custom_authentication'] } }),
    token(
      {
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        subject_token: 'x',
        subject_token_type: 'urn:acme:legacy',
      },
      400,
      { code: 'invalid_request' },
    ),
  ),
  s('the discovery document says that sessions can be ended from behind', DISCOVERY, [
    'GET ~/.well-known/openid-configuration',
    undefined,
    200,
    { has: { backchannel_logout_supported: true, backchannel_logout_session_supported: true } },
  ]),
  s(
    'metadata of a refresh token has at most 25 entries of 255 characters',
    'secure/tokens/refresh-tokens/refresh-token-metadata/configure-refresh-token-metadata',
    app(),
    api({ allow_offline_access: true }),
    ann(),
    offline(),
    ['GET /users/{ann}/refresh-tokens', undefined, 200, { keep: { token: 'tokens.0.id' } }],
    [
      'PATCH /refresh-tokens/{token}',
      { refresh_token_metadata: Object.fromEntries(Array.from({ length: 26 }, (_, i) => [`k${i}`, 'v'])) },
      400,
    ],
    [
      'PATCH /refresh-tokens/{token}',
      { refresh_token_metadata: { a: '1' } },
      200,
      { has: { refresh_token_metadata: { a: '1' } } },
    ],
    ['PATCH /refresh-tokens/{token}', { refresh_token_metadata: {} }, 200],
    ['GET /refresh-tokens/{token}', undefined, 200, { has: { refresh_token_metadata: {} } }],
  ),
  s(
    'an API with HS256 has its tokens signed with its own secret, and they are not for userinfo',
    'get-started/applications/signing-algorithms',
    app(),
    api({ signing_alg: 'HS256' }),
    ann(),
    password(
      200,
      { matches: { access_token: /^eyJhbGciOiJIUzI1NiI/ }, claims: { access_token: { aud: 'urn:a' } } },
      { audience: 'urn:a', scope: 'openid read' },
    ),
  ),
  s(
    'an API with PS256 has its tokens signed with the key of the tenant',
    'get-started/applications/signing-algorithms',
    app(),
    api({ signing_alg: 'PS256' }),
    ann(),
    password(
      200,
      { matches: { access_token: /^eyJhbGciOiJQUzI1NiI/ }, keep: { at: 'access_token' } },
      { audience: 'urn:a', scope: 'openid read' },
    ),
    ['GET ~/userinfo', undefined, 200, { sends: { authorization: 'Bearer {at}' }, has: { sub: '{ann}' } }],
  ),
  s(
    'an application with HS256 has its ID tokens signed with its secret',
    'get-started/applications/signing-algorithms',
    app({ jwt_configuration: { alg: 'HS256' } }),
    ann(),
    password(
      200,
      { matches: { id_token: /^eyJhbGciOiJIUzI1NiI/ }, keep: { hint: 'id_token' } },
      { scope: 'openid' },
    ),
    [
      'GET ~/oidc/logout?id_token_hint={hint}&post_logout_redirect_uri=https://app.example/bye&state=x',
      undefined,
      302,
      { headers: { location: 'https://app.example/bye' } },
    ],
  ),
  s(
    'access tokens are encrypted for an API that has a key for it',
    'secure/tokens/access-tokens/json-web-encryption',
    app(),
    api({
      token_encryption: {
        format: 'compact-nested-jwe',
        encryption_key: { name: 'k', alg: 'RSA-OAEP-256', kid: 'mine', pem: '{pem}' },
      },
    }),
    grant,
    machine(200, { matches: { access_token: /^eyJhbGciOiJSU0EtT0FFUC0yNTYi([\w-]+\.){4}[\w-]+$/ } }),
  ),
  s(
    'the cookie of a session lasts as long as the session may',
    'manage-users/sessions/session-lifecycle',
    app(),
    ann(),
    ...browserLogin({}, { headers: { 'set-cookie': /Expires=/ } }),
    [
      'GET /users/{ann}/sessions',
      undefined,
      200,
      { has: { sessions: [{ cookie: { mode: 'persistent' } }] } },
    ],
  ),
  s(
    'the cookie of a session that is not persistent is gone with the browser, and the session sooner',
    'manage-users/sessions/session-lifecycle',
    [
      'PATCH /tenants/settings',
      { session_cookie: { mode: 'non-persistent' }, ephemeral_session_lifetime: 1 },
      200,
    ],
    app(),
    ann(),
    ...browserLogin({}, { headers: { 'set-cookie': /^(?!.*Expires=)/ } }),
    [
      'GET /users/{ann}/sessions',
      undefined,
      200,
      { has: { sessions: [{ cookie: { mode: 'non-persistent' } }] } },
    ],
    ['CLOCK', 3601, 204],
    authorize({ prompt: 'none' }, 302, { code: 'login_required' }),
  ),
  s(
    'the headers of a machine’s token tell what is left of its quota',
    QUOTAS,
    app({ token_quota: { client_credentials: { per_hour: 10, per_day: 50, enforce: true } } }),
    api(),
    grant,
    machine(200, {
      headers: { 'auth0-client-quota-limit': /^b=per_hour;q=10;r=9;t=\d+,b=per_day;q=50;r=49;t=\d+$/ },
    }),
  ),
  s(
    'a machine that has used its quota up waits for the next hour',
    QUOTAS,
    app({ token_quota: { client_credentials: { per_hour: 1 } } }),
    api(),
    grant,
    machine(200),
    machine(429, {
      code: 'too_many_requests',
      says: 'Client quota exceeded',
      headers: {
        'auth0-client-quota-limit': /^b=per_hour;q=1;r=0;t=\d+$/,
        'x-ratelimit-limit': '1',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': /^\d{10}$/,
        'retry-after': /^\d+$/,
      },
    }),
    ['GET /logs?q=type:feccft', undefined, 200, { has: [{ description: 'Client quota exceeded' }] }],
    ['CLOCK', 3600, 204],
    machine(200),
  ),
  s(
    'a quota that is not enforced is counted, and warned of in the log',
    QUOTAS,
    app({ token_quota: { client_credentials: { per_day: 1, enforce: false } } }),
    api(),
    grant,
    machine(200),
    machine(200),
    [
      'GET /logs?q=type:token_quota_consumption_warning',
      undefined,
      200,
      { has: [{ details: { bucket: 'per_day', entity_type: 'client', entity_id: '{app}', quota: 1 } }] },
    ],
  ),
  s(
    'the quota of the tenant is for applications that have none',
    QUOTAS,
    [
      'PATCH /tenants/settings',
      { default_token_quota: { clients: { client_credentials: { per_hour: 5, enforce: true } } } },
      200,
    ],
    app(),
    api(),
    grant,
    machine(200, { headers: { 'auth0-client-quota-limit': /^b=per_hour;q=5;r=4;t=\d+$/ } }),
  ),
];
