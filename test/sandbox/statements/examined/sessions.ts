/** Refresh tokens and transfers, groups with roles, details of what is asked for, the cache of Actions, embedded logins. */
import { actions, onLogin, tell, told, tries } from '../further/actions-steps.js';
import {
  ann,
  api,
  app,
  asReader,
  authorize,
  browserLogin,
  CALLBACK,
  DB,
  exchange,
  OTP_GRANT,
  PASSWORD,
  password,
  query,
  REALM,
  reader,
  token,
} from '../login/steps.js';
import { type Expectation, type Statement, type Step, statement as s } from '../statement.js';

const REFRESH = 'secure/tokens/manage-refresh-tokens-with-auth0-management-api';
const ROLES = 'authenticate/protocols/scim/groups/manage-scim-group-roles';
const AZURE = 'authenticate/protocols/scim/inbound-scim-for-new-azure-ad-connections';
const CLAIMS = 'secure/tokens/json-web-tokens/json-web-token-claims';
const VERIFIED = 'manage-users/user-accounts/user-profiles/verified-email-usage';
const CACHE =
  'customize/actions/explore-triggers/password-reset-triggers/post-change-password-trigger/post-change-password-api-object';
const DETAILS = 'secure/highly-regulated-identity/transactional-authorization-with-authorization-code-flow';
const EMBEDDED = 'authenticate/login/cross-origin-authentication';
const CORS = 'get-started/applications/set-up-cors';
const INDEX = 'secure/tokens/refresh-tokens/use-refresh-tokens';

const offline: Step[] = [
  app(),
  ann(),
  api({ allow_offline_access: true, skip_consent_for_verifiable_first_party_clients: true }),
  ...browserLogin({ audience: 'urn:a', scope: 'openid offline_access read' }),
  exchange(200, { keep: { refresh: 'refresh_token', id: 'id_token' } }),
  [
    'GET /users/{ann}/refresh-tokens',
    undefined,
    200,
    { keep: { token: 'tokens.0.id', session: 'tokens.0.session_id' } },
  ],
];
const refresh = (status: number, more: Expectation = {}): Step =>
  token({ grant_type: 'refresh_token', refresh_token: '{refresh}' }, status, more);
const as = (request: string, body: unknown, status: number, more: Expectation = {}): Step => [
  request,
  body,
  status,
  { ...more, ...asReader },
];

const okta: Step[] = [
  app(),
  [
    'POST /connections',
    {
      name: 'corp',
      strategy: 'okta',
      options: { domain: 'corp.okta.com', client_id: 'c' },
      enabled_clients: ['{app}'],
    },
    201,
    { keep: { con: 'id' } },
  ],
  ['POST /connections/{con}/scim-configuration', {}, 201],
  [
    'POST /connections/{con}/scim-configuration/tokens',
    { scopes: ['get', 'post', 'patch', 'delete'].flatMap((verb) => [`${verb}:users`, `${verb}:groups`]) },
    201,
    { keep: { scim: 'token' } },
  ],
  [
    'POST ~/scim/v2/connections/{con}/Users',
    {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      userName: 'ann@corp.example',
      externalId: 'e1',
      emails: [{ value: 'ann@corp.example', type: 'work', primary: true }],
      active: true,
    },
    201,
    { keep: { ann: 'id' }, sends: { authorization: 'Bearer {scim}' } },
  ],
  [
    'POST ~/scim/v2/connections/{con}/Groups',
    {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
      displayName: 'Staff',
      externalId: 'g1',
      members: [{ value: '{ann}' }],
    },
    201,
    { keep: { group: 'id' }, sends: { authorization: 'Bearer {scim}' } },
  ],
  ['POST /roles', { name: 'Editor' }, 200, { keep: { role: 'id' } }],
];
/** A login by the provider of the connection, after which Actions have run. */
const provided = (email = 'ann@corp.example', params: Record<string, string> = {}): Step[] => [
  authorize({ connection: 'corp', ...params }, 302, { keep: { page: '>', login: '?state' } }),
  ['FORM ~{page}', { state: '{login}', connection: 'corp', email }, 302, { keep: { next: '>' } }],
  ['GET ~{next}', undefined, 302, { keep: { code: '?code' } }],
];
const assigned: Step = ['POST /groups/{group}/roles', { roles: ['{role}'] }, 204];
const acme: Step[] = [
  [
    'POST /organizations',
    { name: 'acme', enabled_connections: [{ connection_id: '{con}', assign_membership_on_login: true }] },
    201,
    { keep: { acme: 'id' } },
  ],
];

const pays = api({
  authorization_details: [{ type: 'pay' }],
  consent_policy: 'transactional-authorization-with-mfa',
  skip_consent_for_verifiable_first_party_clients: true,
});
const WISH = '[{"type":"pay","amount":150}]';
const asksToPay: Step[] = [
  authorize({ audience: 'urn:a', authorization_details: WISH }, 302, {
    keep: { page: '>', login: '?state' },
  }),
  [
    'FORM ~{page}',
    { state: '{login}', username: 'ann@example.com', password: PASSWORD },
    302,
    { keep: { page: '>' }, headers: { location: /consent/ } },
  ],
];

const cached = (says: string, value: string, looks: unknown): Statement =>
  s(
    says,
    CACHE,
    ...actions(
      'post-change-password',
      `api.cache.set('k', 'v', { ttl: 60000 }); const r = (${value}); api.cache.set('r', JSON.stringify(r ?? null));`,
    ),
    ...onLogin(tell('1')),
    app(),
    ann(),
    ['PATCH /users/{ann}', { password: 'An0ther-Horse-Battery', connection: DB }, 200],
    ['GET /logs?q=type:actions_execution_failed', undefined, 200, { is: looks }],
  );

const embedded = app({
  cross_origin_authentication: true,
  web_origins: ['https://app.example'],
  grant_types: ['authorization_code', OTP_GRANT, REALM],
});
const co = (body: object, status: number, more: Expectation = {}): Step => [
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
  { ...more, sends: { origin: 'https://app.example' } },
];
const ticketed = co({}, 200, { keep: { ticket: 'login_ticket' } });

export const furtherSessions = [
  s(
    'a refresh token tells whose it is, of which application, API and session, and when it was made',
    REFRESH,
    ...offline,
    [
      'GET /refresh-tokens/{token}',
      undefined,
      200,
      {
        has: {
          id: '{token}',
          user_id: '{ann}',
          client_id: '{app}',
          session_id: '{session}',
          resource_servers: [{ audience: 'urn:a' }],
        },
        matches: { created_at: /Z$/ },
      },
    ],
  ),
  s(
    'the session of a refresh token is that of the ID token',
    REFRESH,
    ...offline,
    refresh(200, { claims: { id_token: { sid: '{session}' } } }),
  ),
  s(
    'the id of a refresh token is not the token',
    REFRESH,
    ...offline,
    token({ grant_type: 'refresh_token', refresh_token: '{token}' }, 403, { code: 'invalid_grant' }),
  ),
  s(
    'a refresh token outlives its session, and still names it',
    REFRESH,
    ...offline,
    ['GET ~/v2/logout', undefined, 200],
    refresh(200),
    ['GET /refresh-tokens/{token}', undefined, 200, { has: { session_id: '{session}' } }],
  ),
  s(
    'a refresh token is read with its own scope',
    REFRESH,
    ...offline,
    ...reader('read:users'),
    as('GET /refresh-tokens/{token}', undefined, 403, { code: 'insufficient_scope' }),
  ),
  s(
    'a refresh token is revoked with its own scope',
    REFRESH,
    ...offline,
    ...reader('read:refresh_tokens'),
    as('GET /refresh-tokens/{token}', undefined, 200),
    as('DELETE /refresh-tokens/{token}', undefined, 403),
  ),
  s(
    'all refresh tokens of a person are revoked at once',
    REFRESH,
    ...offline,
    ['DELETE /users/{ann}/refresh-tokens', undefined, 202],
    refresh(403, { code: 'invalid_grant' }),
    ['GET /users/{ann}/refresh-tokens', undefined, 200, { has: { tokens: [] } }],
  ),
  s(
    'an exchange of a refresh token answers how long the access token lives',
    INDEX,
    ...offline,
    refresh(200, { has: { token_type: 'Bearer', expires_in: 86400 } }),
  ),
  s('a group is given roles', ROLES, ...okta, assigned, [
    'GET /groups/{group}/roles',
    undefined,
    200,
    { has: { roles: [{ name: 'Editor' }] } },
  ]),
  s(
    'a role is taken from a group',
    ROLES,
    ...okta,
    assigned,
    ['DELETE /groups/{group}/roles', { roles: ['{role}'] }, 204],
    ['GET /groups/{group}/roles', undefined, 200, { has: { roles: [] } }],
  ),
  s(
    'members of a group have its roles when they log in',
    ROLES,
    ...okta,
    assigned,
    ...onLogin(tell('event.authorization.roles')),
    ...provided(),
    exchange(200, { claims: told(['Editor']) }),
  ),
  s(
    'members of a group lose a role that the group loses',
    ROLES,
    ...okta,
    assigned,
    ['DELETE /groups/{group}/roles', { roles: ['{role}'] }, 204],
    ...onLogin(tell('event.authorization.roles')),
    ...provided(),
    exchange(200, { claims: told([]) }),
  ),
  s(
    'roles are given to a group with its own scope',
    ROLES,
    ...okta,
    ...reader('read:groups'),
    as('POST /groups/{group}/roles', { roles: ['{role}'] }, 403),
  ),
  s('a group that is not there gets no roles', ROLES, ...okta, [
    'POST /groups/grp_1234567890abcdef/roles',
    { roles: ['{role}'] },
    404,
  ]),
  s(
    'a group of an organization is given roles there',
    ROLES,
    ...okta,
    ...acme,
    ['POST /organizations/{acme}/groups/{group}/roles', { roles: ['{role}'] }, 204],
    ['DELETE /organizations/{acme}/groups/{group}/roles', { roles: ['{role}'] }, 204],
  ),
  s(
    'Entra ID may provision people and groups',
    AZURE,
    app(),
    [
      'POST /connections',
      { name: 'az', strategy: 'waad', options: { client_id: 'c', tenant_domain: 'acme.example' } },
      201,
      { keep: { az: 'id' } },
    ],
    ['POST /connections/{az}/scim-configuration', {}, 201, { has: { user_id_attribute: 'externalId' } }],
    [
      'POST /connections/{az}/scim-configuration/tokens',
      {
        scopes: [
          'get:users',
          'post:users',
          'patch:users',
          'delete:users',
          'get:groups',
          'post:groups',
          'patch:groups',
          'delete:groups',
        ],
      },
      201,
    ],
  ),
  s('provisioning ignores what Entra ID adds to the address', AZURE, ...okta, [
    'GET ~/scim/v2/connections/{con}/Users?aadOptscim062020',
    undefined,
    200,
    { has: { totalResults: 1 }, sends: { authorization: 'Bearer {scim}' } },
  ]),
  s(
    'a claim of an action is in tokens of a refresh, too',
    CLAIMS,
    ...onLogin(tell(`'here'`)),
    ...offline,
    refresh(200, { claims: told('here') }),
  ),
  s(
    'claims of an action have at most 100 kB',
    CLAIMS,
    ...onLogin(tell(`'x'.repeat(110 * 1024)`)),
    app(),
    ann(),
    password(403, {}, { scope: 'openid' }),
  ),
  s(
    'an address that a provider does not vouch for is not verified',
    VERIFIED,
    ...okta,
    ['POST ~/_sandbox/idp', { connection: 'corp', profile: { email_verified: undefined } }, 204],
    ...provided('new@corp.example'),
    [
      'GET /users-by-email?email=new@corp.example',
      undefined,
      200,
      { matches: { '0.email_verified': /^(true|false)$/ } },
    ],
  ),
  s(
    'an address that a provider vouches for is verified',
    VERIFIED,
    ...okta,
    ['POST ~/_sandbox/idp', { connection: 'corp', profile: { email_verified: true } }, 204],
    ...provided('new@corp.example'),
    ['GET /users-by-email?email=new@corp.example', undefined, 200, { has: [{ email_verified: true }] }],
  ),
  s(
    'an address that a provider says is not verified is not',
    VERIFIED,
    ...okta,
    ['POST ~/_sandbox/idp', { connection: 'corp', profile: { email_verified: false } }, 204],
    ...provided('new@corp.example'),
    ['GET /users-by-email?email=new@corp.example', undefined, 200, { has: [{ email_verified: false }] }],
  ),
  cached(
    'an action after a new password keeps a value',
    `api.cache.get('k').value === 'v' || (() => { throw new Error('lost'); })()`,
    [],
  ),
  cached(
    'a value that an action keeps tells until when',
    `api.cache.get('k').expires_at > Date.now() || (() => { throw new Error('no end'); })()`,
    [],
  ),
  cached(
    'an action is told that a value was kept',
    `api.cache.set('x', 'y').type === 'success' || (() => { throw new Error('not told'); })()`,
    [],
  ),
  cached(
    'an action is told that a value was deleted',
    `api.cache.delete('k').type === 'success' || (() => { throw new Error('not told'); })()`,
    [],
  ),
  cached(
    'an action is told why a value was not kept',
    `api.cache.set('k'.repeat(100), 'y').type === 'error' || (() => { throw new Error('not told'); })()`,
    [],
  ),
  s('details of what is asked for are shown for consent', DETAILS, app(), ann(), pays, ...asksToPay),
  s(
    'details that are approved come with the token',
    DETAILS,
    app(),
    ann(),
    pays,
    ...asksToPay,
    ['FORM ~{page}', { state: '{login}', action: 'accept' }, 302, { keep: { code: '?code' } }],
    exchange(200, {
      has: { authorization_details: [{ type: 'pay', amount: 150 }] },
      claims: { access_token: { authorization_details: [{ type: 'pay', amount: 150 }] } },
    }),
  ),
  s('details that are declined end the login', DETAILS, app(), ann(), pays, ...asksToPay, [
    'FORM ~{page}',
    { state: '{login}', action: 'deny' },
    302,
    { code: 'access_denied' },
  ]),
  s(
    'details are approved each time',
    DETAILS,
    app(),
    ann(),
    pays,
    ...asksToPay,
    ['FORM ~{page}', { state: '{login}', action: 'accept' }, 302],
    authorize({ audience: 'urn:a', authorization_details: WISH, prompt: 'none' }, 302, {
      code: 'consent_required',
    }),
  ),
  s(
    'an action asks for a factor where details ask for it',
    DETAILS,
    ['PUT /guardian/factors/otp', { enabled: true }, 200],
    ...onLogin(
      `if (event.transaction?.requested_authorization_details?.some((e) => e.type === 'pay')) api.authentication.challengeWith({ type: 'otp' });`,
    ),
    app(),
    ann(),
    pays,
    ['SECRET totp_ann', 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', 204],
    [
      'POST /users/{ann}/authentication-methods',
      { type: 'totp', name: 'app', totp_secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' },
      201,
    ],
    authorize({ audience: 'urn:a', authorization_details: WISH }, 302, {
      keep: { page: '>', login: '?state' },
    }),
    [
      'FORM ~{page}',
      { state: '{login}', username: 'ann@example.com', password: PASSWORD },
      302,
      { headers: { location: /mfa/ } },
    ],
  ),
  s(
    'details are hidden in a request that is pushed',
    DETAILS,
    ['PATCH /tenants/settings', { pushed_authorization_requests_supported: true }, 200],
    app(),
    ann(),
    pays,
    [
      'FORM ~/oauth/par',
      {
        client_id: '{app}',
        client_secret: '{app_secret}',
        response_type: 'code',
        redirect_uri: CALLBACK,
        audience: 'urn:a',
        scope: 'openid',
        authorization_details: WISH,
      },
      201,
      { keep: { uri: 'request_uri' } },
    ],
    [
      `GET ~/authorize?client_id={app}&request_uri={uri}`,
      undefined,
      302,
      { keep: { page: '>', login: '?state' } },
    ],
    [
      'FORM ~{page}',
      { state: '{login}', username: 'ann@example.com', password: PASSWORD },
      302,
      { headers: { location: /consent/ } },
    ],
  ),
  s(
    'a ticket of an embedded login is used once',
    CORS,
    embedded,
    ann(),
    ticketed,
    authorize({ login_ticket: '{ticket}' }, 302, { keep: { code: '?code' } }),
    ['GET ~/v2/logout', undefined, 200],
    authorize({ login_ticket: '{ticket}', prompt: 'none' }, 302, { code: 'access_denied' }),
  ),
  s(
    'a ticket of an embedded login is for its application',
    CORS,
    embedded,
    ann(),
    ticketed,
    app({}, 'other'),
    [
      `GET ~/authorize?${query({ client_id: '{other}', response_type: 'code', redirect_uri: CALLBACK, scope: 'openid', prompt: 'none', login_ticket: '{ticket}' })}`,
      undefined,
      302,
      { code: 'access_denied' },
    ],
  ),
  s(
    'an embedded login takes a code that was mailed',
    CORS,
    embedded,
    ['POST /connections', { name: 'email', strategy: 'email', enabled_clients: ['{app}'] }, 201],
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
    co(
      {
        credential_type: OTP_GRANT,
        realm: 'email',
        username: 'new@example.com',
        otp: '{sent}',
        password: undefined,
      },
      200,
      { matches: { login_ticket: /./ } },
    ),
  ),
  s(
    'an embedded login of somebody unknown is denied as a wrong password is',
    EMBEDDED,
    embedded,
    co({ username: 'nobody@example.com' }, 403, { code: 'access_denied', says: 'Wrong email or password.' }),
  ),
  s(
    'an embedded login that is refused is in the log',
    EMBEDDED,
    embedded,
    ann(),
    co({ password: 'wrong' }, 403),
    ['GET /logs?q=type:fp', undefined, 200, { has: [{ user_name: 'ann@example.com' }] }],
  ),
  s(
    'a person who logged in on a page of the application has a session',
    EMBEDDED,
    embedded,
    ann(),
    ticketed,
    authorize({ login_ticket: '{ticket}' }, 302, { keep: { code: '?code' } }),
    authorize({ prompt: 'none' }, 302, { keep: { code: '?code' } }),
  ),
  s(
    'an action sees an embedded login as others',
    EMBEDDED,
    ...onLogin(tell(`event.authentication.methods.map((m) => m.name)`)),
    embedded,
    ann(),
    ticketed,
    authorize({ login_ticket: '{ticket}' }, 302, { keep: { code: '?code' } }),
    exchange(200, { claims: told(['pwd']) }),
  ),
  s(
    'an action that fails fails no embedded login before its page',
    EMBEDDED,
    ...onLogin(tries('event.nothing.there;')),
    embedded,
    ann(),
    ticketed,
  ),
];
