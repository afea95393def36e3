/** What Actions see: the `event` of each trigger. */
import { actions, onLogin, tell, told } from '../further/actions-steps.js';
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
  spa,
  token,
} from '../login/steps.js';
import { type Step, statement as s } from '../statement.js';

const TRIGGERS = 'customize/actions/explore-triggers';
const LOGIN = `${TRIGGERS}/signup-and-login-triggers/login-trigger/post-login-event-object`;
const MACHINE = `${TRIGGERS}/machine-to-machine-trigger/credentials-exchange-event-object`;
const BEFORE = `${TRIGGERS}/signup-and-login-triggers/pre-user-registration-trigger/pre-user-registration-event-object`;
const AFTER = `${TRIGGERS}/signup-and-login-triggers/post-user-registration-trigger/post-user-registration-event-object`;
const CHANGED = `${TRIGGERS}/password-reset-triggers/post-change-password-trigger/post-change-password-event-object`;
const RESET = `${TRIGGERS}/password-reset-triggers/post-challenge-trigger/post-challenge-event-object`;
const EXCHANGE = `${TRIGGERS}/signup-and-login-triggers/custom-token-exchange-trigger/custom-token-exchange-event-object`;
const CORRELATION = 'authenticate/login/configure-correlation-id';

const start = [app(), ann(), api()];
/** What the event has at a path when somebody logs in on the page with these parameters. */
const onPage = (seen: string, params: Record<string, string>, value: unknown): Step[] => [
  ...onLogin(tell(seen)),
  ...browserLogin(params),
  exchange(200, { claims: told(value) }),
];
/** What the event has at a path when somebody logs in with a password at the token endpoint. */
const onToken = (seen: string, value: unknown, body: object = {}, more: object = {}): Step[] => [
  ...onLogin(tell(seen)),
  password(200, { claims: told(value), ...more }, { scope: 'openid', ...body }),
];
const again = (params: Record<string, string> = {}): Step =>
  authorize(params, 302, { keep: { code: '?code' } });
const db: Step = [
  'GET /connections?name=Username-Password-Authentication',
  undefined,
  200,
  { keep: { db: '0.id' } },
];
const offline = { scope: 'openid offline_access', audience: 'urn:a' };
const withRefresh: Step[] = [
  app(),
  ann(),
  api({ allow_offline_access: true, skip_consent_for_verifiable_first_party_clients: true }),
];
const refresh = (status: number, more: object = {}): Step =>
  token({ grant_type: 'refresh_token', refresh_token: '{refresh}' }, status, more);
const kept = { keep: { refresh: 'refresh_token' } };
const machine: Step[] = [
  app({ client_metadata: { tier: 'gold' } }),
  api(),
  ['POST /client-grants', { client_id: '{app}', audience: 'urn:a', scope: ['read', 'write'] }, 201],
];
const own = 'https://claims.example/v';
const m2m = (seen: string, value: unknown, body: object = {}): Step[] => [
  ...actions('credentials-exchange', `api.accessToken.setCustomClaim('${own}', ${seen});`),
  token({ grant_type: 'client_credentials', audience: 'urn:a', ...body }, 200, {
    claims: { access_token: { [own]: value } },
  }),
];
const signup = (body: object = {}, status = 200): Step => [
  'POST ~/dbconnections/signup',
  { client_id: '{app}', connection: DB, email: 'new@example.com', password: PASSWORD, ...body },
  status,
];
const newcomer = (more: object): Step => ['GET /users-by-email?email=new@example.com', undefined, 200, more];
/** What the event of a registration has at a path. */
const registering = (seen: string, value: unknown, body: object = {}): Step[] => [
  ...actions('pre-user-registration', `api.user.setUserMetadata('seen', ${seen});`),
  signup(body),
  newcomer({ has: [{ user_metadata: { seen: value } }] }),
];
const onSignupPage: Step[] = [
  authorize({ screen_hint: 'signup', login_hint: 'new@example.com', acr_values: 'urn:two' }, 302, {
    keep: { page: '>', login: '?state' },
  }),
  ['FORM ~{page}', { state: '{login}', email: 'new@example.com', password: PASSWORD }, 302],
];
const logged = (type: string): Step => [
  `GET /logs?q=type:${type}`,
  undefined,
  200,
  { keep: { execution: '0.details.execution_id' } },
];
/** What an Action that nobody waits for wrote. */
const wrote = (text: string): Step => [
  'AWAIT /actions/executions/{execution}',
  undefined,
  200,
  { has: { results: [{ logs: [{ text }] }] } },
];
const say = (value: string): string => `console.log(JSON.stringify(${value}));`;
const ticket: Step = [
  'POST /tickets/password-change',
  { user_id: '{ann}', client_id: '{app}' },
  201,
  { keep: { ticket: 'ticket' } },
];
const newPassword = (status: number, more: object = {}): Step => [
  'POST {ticket}',
  { password: `${PASSWORD}2` },
  status,
  more,
];
/** What the event of a reset has at a path, seen where the person goes afterwards. */
const resetting = (seen: string, value: RegExp): Step[] => [
  ...actions(
    'password-reset-post-challenge',
    `api.transaction.setResultUrl('https://done.example/', { query: { seen: JSON.stringify(${seen}) } });`,
  ),
  ticket,
  newPassword(302, { headers: { location: value } }),
];
const encoded = (value: unknown): RegExp =>
  new RegExp(encodeURIComponent(JSON.stringify(value)).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
const acme: Step[] = [
  [
    'POST /organizations',
    { name: 'acme', display_name: 'Acme Ltd', metadata: { tier: 'one' } },
    201,
    { keep: { acme: 'id' } },
  ],
];
const member: Step[] = [
  app({ organization_usage: 'allow' }),
  ann(),
  db,
  ...acme,
  [
    'POST /organizations/{acme}/enabled_connections',
    { connection_id: '{db}', assign_membership_on_login: true },
    201,
  ],
  ['POST /organizations/{acme}/members', { members: ['{ann}'] }, 204],
];
const trading = (body: string): Step[] => [
  app({ token_exchange: { allow_any_profile_of_type: ['custom_authentication'] } }),
  ann(),
  api(),
  ...actions('custom-token-exchange', body).slice(0, 2),
  [
    'POST /token-exchange-profiles',
    {
      name: 'legacy',
      subject_token_type: 'urn:acme:legacy',
      action_id: '{custom_token_exchange0}',
      type: 'custom_authentication',
    },
    201,
  ],
];
const trade = (status: number, more: object, body: object = {}): Step =>
  token(
    {
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token_type: 'urn:acme:legacy',
      subject_token: '{ann}',
      ...body,
    },
    status,
    more,
  );

export const actionEvents = [
  s(
    'a login in the browser has a transaction with an id',
    LOGIN,
    ...start,
    ...onPage('typeof event.transaction.id', {}, 'string'),
  ),
  s(
    'an action sees the values of acr that were asked for',
    LOGIN,
    ...start,
    ...onPage('event.transaction.acr_values', { acr_values: 'urn:two urn:three' }, ['urn:two', 'urn:three']),
  ),
  s(
    'an action sees the hint of who logs in',
    LOGIN,
    ...start,
    ...onPage('event.transaction.login_hint', { login_hint: 'ann@example.com' }, 'ann@example.com'),
  ),
  s(
    'an action sees how the person may be asked',
    LOGIN,
    ...start,
    ...onPage('event.transaction.prompt', { prompt: 'login' }, ['login']),
  ),
  s(
    'an action sees how the answer is to be sent',
    LOGIN,
    ...start,
    ...onLogin(`api.user.setUserMetadata('seen', event.transaction.response_mode);`),
    authorize({ response_mode: 'form_post' }, 302, { keep: { page: '>', login: '?state' } }),
    ['FORM ~{page}', { state: '{login}', username: 'ann@example.com', password: PASSWORD }, 200],
    ['GET /users/{ann}', undefined, 200, { has: { user_metadata: { seen: 'form_post' } } }],
  ),
  s(
    'an action sees the languages that the application asked for',
    LOGIN,
    ...start,
    ...onPage('event.transaction.ui_locales', { ui_locales: 'fr en' }, ['fr', 'en']),
  ),
  s(
    'the language of a login is one that the tenant has',
    LOGIN,
    ...start,
    ['PATCH /tenants/settings', { enabled_locales: ['en', 'fr'] }, 200],
    ...onPage('event.transaction.locale', { ui_locales: 'de fr' }, 'fr'),
  ),
  s(
    'without a language that the tenant has, that of the tenant is used',
    LOGIN,
    ...start,
    ['PATCH /tenants/settings', { enabled_locales: ['es', 'en'] }, 200],
    ...onPage('event.transaction.locale', { ui_locales: 'de' }, 'es'),
  ),
  s(
    'an action sees the state of the application',
    LOGIN,
    ...start,
    ...onPage('event.transaction.state', { state: 'abc' }, 'abc'),
  ),
  s(
    'an action sees where the person goes afterwards',
    LOGIN,
    ...start,
    ...onPage('event.transaction.redirect_uri', {}, CALLBACK),
  ),
  s(
    'an action sees the id that an application correlates events by',
    CORRELATION,
    ...start,
    ...onPage('event.transaction.correlation_id', { correlation_id: 'txn_12345_xyz' }, 'txn_12345_xyz'),
  ),
  s(
    'the log has the id that an application correlates events by',
    CORRELATION,
    ...start,
    ...browserLogin({ correlation_id: 'txn_12345_xyz' }),
    ['GET /logs?q=type:s', undefined, 200, { has: [{ references: { correlation_id: 'txn_12345_xyz' } }] }],
  ),
  s(
    'a login that fails has the id that an application correlates events by',
    CORRELATION,
    ...start,
    authorize({ correlation_id: 'txn_1' }, 302, { keep: { page: '>', login: '?state' } }),
    ['FORM ~{page}', { state: '{login}', username: 'ann@example.com', password: 'no' }, 400],
    ['GET /logs?q=type:fp', undefined, 200, { has: [{ references: { correlation_id: 'txn_1' } }] }],
  ),
  s(
    'an implicit login is of its own protocol',
    LOGIN,
    spa(),
    ann(),
    ...onLogin(`api.user.setUserMetadata('seen', event.transaction.protocol);`),
    authorize({ response_type: 'id_token', nonce: 'n' }, 302, { keep: { page: '>', login: '?state' } }),
    ['FORM ~{page}', { state: '{login}', username: 'ann@example.com', password: PASSWORD }, 302],
    ['GET /users/{ann}', undefined, 200, { has: { user_metadata: { seen: 'oidc-implicit-profile' } } }],
  ),
  s(
    'a hybrid login is of its own protocol',
    LOGIN,
    app({ grant_types: ['authorization_code', 'implicit'] }),
    ann(),
    ...onLogin(`api.user.setUserMetadata('seen', event.transaction.protocol);`),
    authorize({ response_type: 'code id_token', nonce: 'n' }, 302, { keep: { page: '>', login: '?state' } }),
    ['FORM ~{page}', { state: '{login}', username: 'ann@example.com', password: PASSWORD }, 302],
    ['GET /users/{ann}', undefined, 200, { has: { user_metadata: { seen: 'oidc-hybrid-profile' } } }],
  ),
  s(
    'an action sees parameters that the tenant does not know',
    LOGIN,
    ...start,
    ...onPage('event.request.query.ext_colour', { ext_colour: 'red' }, 'red'),
  ),
  s(
    'an action sees the address that the request came from',
    LOGIN,
    ...start,
    ...onToken('event.request.ip', '203.0.113.7', {}, { sends: { 'x-forwarded-for': '203.0.113.7' } }),
  ),
  s(
    'an action sees the program that the request came from',
    LOGIN,
    ...start,
    ...onToken('event.request.user_agent', 'Probe/1.0', {}, { sends: { 'user-agent': 'Probe/1.0' } }),
  ),
  s(
    'an action sees the language of the browser',
    LOGIN,
    ...start,
    ...onToken('event.request.language', 'fr', {}, { sends: { 'accept-language': 'fr' } }),
  ),
  s(
    'an action sees what is known of the place of a request',
    LOGIN,
    ...start,
    ...onToken('typeof event.request.geoip', 'object'),
  ),
  s(
    'an action sees the host of the tenant',
    LOGIN,
    ...start,
    ...onToken('event.request.hostname.length > 3', true),
  ),
  s(
    'an action sees the session that is used again',
    LOGIN,
    ...start,
    ...onLogin(
      tell(
        'event.session ? [event.session.user_id, event.session.clients, typeof event.session.created_at, typeof event.session.device.initial_user_agent] : 0',
      ),
    ),
    ...browserLogin(),
    again(),
    exchange(200, { claims: told(['{ann}', [{ client_id: '{app}' }], 'string', 'string']) }),
  ),
  s(
    'the session that an action sees is that of the Management API',
    LOGIN,
    ...start,
    ...onLogin(tell('event.session ? event.session.id : 0')),
    ...browserLogin(),
    again(),
    ['GET /users/{ann}/sessions', undefined, 200, { keep: { session: 'sessions.0.id' } }],
    exchange(200, { claims: told('{session}') }),
  ),
  s(
    'an action sees whether the cookie of a session lasts',
    LOGIN,
    ...start,
    ...onLogin(tell('event.session ? event.session.cookie.mode : 0')),
    ...browserLogin(),
    again(),
    exchange(200, { claims: told('persistent') }),
  ),
  s(
    'an action sees the refresh token that is exchanged',
    LOGIN,
    ...withRefresh,
    ...onLogin(
      tell(
        'event.refresh_token ? [event.refresh_token.client_id, event.refresh_token.rotating, event.refresh_token.user_id, event.refresh_token.resource_servers[0].audience] : 0',
      ),
    ),
    password(200, kept, offline),
    refresh(200, { claims: told(['{app}', false, '{ann}', 'urn:a']) }),
  ),
  s(
    'the refresh token that an action sees is that of the Management API',
    LOGIN,
    ...withRefresh,
    ...onLogin(tell('event.refresh_token ? event.refresh_token.id : 0')),
    password(200, kept, offline),
    ['GET /users/{ann}/refresh-tokens', undefined, 200, { keep: { one: 'tokens.0.id' } }],
    refresh(200, { claims: told('{one}') }),
  ),
  s(
    'an action sees from which program a refresh token was first used',
    LOGIN,
    ...withRefresh,
    ...onLogin(tell('event.refresh_token ? event.refresh_token.device.initial_user_agent : 0')),
    password(200, { ...kept, sends: { 'user-agent': 'Probe/1.0' } }, offline),
    refresh(200, { claims: told('Probe/1.0') }),
  ),
  s(
    'an action sees that a refresh token rotates',
    LOGIN,
    app({ refresh_token: { rotation_type: 'rotating', expiration_type: 'expiring' } }),
    ann(),
    api({ allow_offline_access: true, skip_consent_for_verifiable_first_party_clients: true }),
    ...onLogin(tell('event.refresh_token ? event.refresh_token.rotating : 0')),
    password(200, kept, offline),
    refresh(200, { claims: told(true) }),
  ),
  s(
    'an action sees the factors that a person has enrolled',
    LOGIN,
    ...start,
    ['PUT /guardian/factors/otp', { enabled: true }, 200],
    [
      'POST /users/{ann}/authentication-methods',
      { type: 'totp', name: 'app', totp_secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' },
      201,
    ],
    ...onToken('(event.user.enrolledFactors ?? []).map(({ type }) => type)', ['otp']),
  ),
  s(
    'an action sees nobody’s factors when there are none',
    LOGIN,
    ...start,
    ...onToken('(event.user.enrolledFactors ?? []).length', 0),
  ),
  s(
    'an action sees no change of a password before there was one',
    LOGIN,
    ...start,
    ...onToken(`event.user.last_password_reset ?? 'none'`, 'none'),
  ),
  s(
    'an action sees when a password was changed',
    LOGIN,
    ...start,
    ['PATCH /users/{ann}', { password: `${PASSWORD}2` }, 200],
    ...onToken('typeof event.user.last_password_reset', 'string', { password: `${PASSWORD}2` }),
  ),
  s(
    'an action sees the identities of a person',
    LOGIN,
    ...start,
    ...onToken(
      '[event.user.identities[0].provider, event.user.identities[0].isSocial, event.user.identities[0].connection, event.user.user_id === "auth0|" + event.user.identities[0].user_id]',
      ['auth0', false, DB, true],
    ),
  ),
  s(
    'an action sees the connection by its id',
    LOGIN,
    ...start,
    db,
    ...onToken('[event.connection.id, event.connection.name, event.connection.strategy]', [
      '{db}',
      DB,
      'auth0',
    ]),
  ),
  s(
    'an action sees the metadata of the connection',
    LOGIN,
    ...start,
    db,
    ['PATCH /connections/{db}', { metadata: { owner: 'hr' } }, 200],
    ...onToken('event.connection.metadata', { owner: 'hr' }),
  ),
  s(
    'an action sees what an organization is called, and its metadata',
    LOGIN,
    ...member,
    ...onToken(
      '[event.organization.id, event.organization.display_name, event.organization.metadata]',
      ['{acme}', 'Acme Ltd', { tier: 'one' }],
      { organization: '{acme}' },
    ),
  ),
  s(
    'an action sees the tenant by its name',
    LOGIN,
    ...start,
    ...onToken('/^[a-z0-9-]+$/.test(event.tenant.id)', true),
  ),
  s(
    'an application without metadata has an empty object of it',
    LOGIN,
    ...start,
    ...onToken('event.client.metadata', {}),
  ),
  s(
    'an action sees no custom domain where there is none',
    LOGIN,
    ...start,
    ...onToken(`event.custom_domain ?? 'none'`, 'none'),
  ),
  s(
    'methods of authentication have the time that they were completed',
    LOGIN,
    ...start,
    ...onToken('Math.abs(Date.now() - Date.parse(event.authentication.methods[0].timestamp)) < 600000', true),
  ),
  s(
    'an action sees when a person was made and changed',
    LOGIN,
    ...start,
    ...onToken('[Date.parse(event.user.created_at) > 0, Date.parse(event.user.updated_at) > 0]', [
      true,
      true,
    ]),
  ),
  s(
    'an action sees which details of authorization were asked for',
    LOGIN,
    app(),
    ann(),
    api({ authorization_details: [{ type: 'pay' }] }),
    ['PATCH /tenants/settings', { pushed_authorization_requests_supported: true }, 200],
    ...onLogin(tell('event.transaction.requested_authorization_details')),
    [
      'FORM ~/oauth/par',
      {
        client_id: '{app}',
        client_secret: '{app_secret}',
        response_type: 'code',
        redirect_uri: CALLBACK,
        scope: 'openid',
        audience: 'urn:a',
        authorization_details: '[{"type":"pay","sum":5}]',
      },
      201,
      { keep: { uri: 'request_uri' } },
    ],
    [
      'GET ~/authorize?client_id={app}&request_uri={uri}',
      undefined,
      302,
      { keep: { page: '>', login: '?state' } },
    ],
    [
      'FORM ~{page}',
      { state: '{login}', username: 'ann@example.com', password: PASSWORD },
      302,
      { keep: { page: '>', login: '?state' } },
    ],
    ['FORM ~{page}', { state: '{login}', action: 'accept' }, 302, { keep: { code: '?code' } }],
    exchange(200, { claims: told([{ type: 'pay', sum: 5 }]) }),
  ),

  s(
    'an action sees which scopes a machine gets',
    MACHINE,
    ...machine,
    ...m2m('event.accessToken.scope', ['read', 'write']),
  ),
  s(
    'the token of a machine has no claims of one’s own at first',
    MACHINE,
    ...machine,
    ...m2m('event.accessToken.customClaims', {}),
  ),
  s(
    'an action sees which scopes a machine asked for',
    MACHINE,
    ...machine,
    ...m2m('event.transaction.requested_scopes', ['read'], { scope: 'read' }),
  ),
  s(
    'a machine that asks for no scopes is seen to',
    MACHINE,
    ...machine,
    ...m2m('event.transaction.requested_scopes', []),
  ),
  s(
    'an action sees the machine and its metadata',
    MACHINE,
    ...machine,
    ...m2m('[event.client.client_id, event.client.name, event.client.metadata]', [
      '{app}',
      'app',
      { tier: 'gold' },
    ]),
  ),
  s(
    'an action sees which API a machine asks for',
    MACHINE,
    ...machine,
    ...m2m('event.resource_server.identifier', 'urn:a'),
  ),
  s(
    'an action sees the body of the request of a machine, without its secret',
    MACHINE,
    ...machine,
    ...m2m('[event.request.method, event.request.body.grant_type, event.request.body.client_secret ?? 0]', [
      'POST',
      'client_credentials',
      0,
    ]),
  ),
  s(
    'an action sees the organization of a machine',
    MACHINE,
    app({ organization_usage: 'allow', default_organization: undefined }),
    api(),
    ...acme,
    [
      'POST /client-grants',
      {
        client_id: '{app}',
        audience: 'urn:a',
        scope: ['read'],
        organization_usage: 'allow',
        allow_any_organization: true,
      },
      201,
    ],
    ...m2m('[event.organization.id, event.organization.name]', ['{acme}', 'acme'], {
      organization: '{acme}',
    }),
  ),
  s(
    'an action sees the tenant of a machine',
    MACHINE,
    ...machine,
    ...m2m('typeof event.tenant.id', 'string'),
  ),

  s(
    'an action sees who registers',
    BEFORE,
    app(),
    ...registering(
      '[event.user.email, event.user.given_name, event.user.family_name, event.user.name, event.user.nickname]',
      ['new@example.com', 'New', 'Comer', 'New Comer', 'newbie'],
      { given_name: 'New', family_name: 'Comer', name: 'New Comer', nickname: 'newbie' },
    ),
  ),
  s(
    'an action sees the metadata that somebody registers with',
    BEFORE,
    app(),
    ...actions('pre-user-registration', `api.user.setAppMetadata('seen', event.user.user_metadata.plan);`),
    signup({ user_metadata: { plan: 'gold' } }),
    newcomer({ has: [{ app_metadata: { seen: 'gold' }, user_metadata: { plan: 'gold' } }] }),
  ),
  s(
    'an action sees where somebody registers',
    BEFORE,
    app(),
    db,
    ...registering('[event.connection.id, event.connection.name, event.connection.strategy]', [
      '{db}',
      DB,
      'auth0',
    ]),
  ),
  s(
    'an action sees by which application somebody registers',
    BEFORE,
    app({ client_metadata: { a: 'b' } }),
    ...registering('[event.client.client_id, event.client.name, event.client.metadata]', [
      '{app}',
      'app',
      { a: 'b' },
    ]),
  ),
  s(
    'an action sees the request of a registration, without the password',
    BEFORE,
    app(),
    ...registering('[event.request.method, event.request.body.email, event.request.body.password ?? 0]', [
      'POST',
      'new@example.com',
      0,
    ]),
  ),
  s(
    'an action sees what was asked of a registration on the page',
    BEFORE,
    app(),
    ...actions(
      'pre-user-registration',
      `const t = event.transaction; api.user.setUserMetadata('seen', [t.protocol, t.redirect_uri, t.requested_scopes, t.response_type, t.login_hint, t.state, t.acr_values]);`,
    ),
    ...onSignupPage,
    newcomer({
      has: [
        {
          user_metadata: {
            seen: ['oidc-basic-profile', CALLBACK, ['openid'], ['code'], 'new@example.com', 's', ['urn:two']],
          },
        },
      ],
    }),
  ),

  s(
    'an action sees who has registered',
    AFTER,
    app(),
    ...actions(
      'post-user-registration',
      say(
        '[event.user.email, event.user.email_verified, event.user.user_id.slice(0, 6), typeof event.user.created_at, event.user.user_metadata]',
      ),
    ),
    signup({ user_metadata: { plan: 'gold' } }),
    logged('ss'),
    wrote(JSON.stringify(['new@example.com', false, 'auth0|', 'string', { plan: 'gold' }])),
  ),
  s(
    'an action sees where somebody has registered',
    AFTER,
    app(),
    ...actions(
      'post-user-registration',
      say('[event.connection.name, event.request.method, typeof event.request.ip, typeof event.tenant.id]'),
    ),
    signup(),
    logged('ss'),
    wrote(JSON.stringify([DB, 'POST', 'string', 'string'])),
  ),
  s(
    'an action sees what was asked of somebody who has registered on the page',
    AFTER,
    app(),
    ...actions(
      'post-user-registration',
      say('[event.transaction.protocol, event.transaction.redirect_uri, event.transaction.requested_scopes]'),
    ),
    ...onSignupPage,
    logged('ss'),
    wrote(JSON.stringify(['oidc-basic-profile', CALLBACK, ['openid']])),
  ),
  s(
    'metadata that was set before a registration is there after it',
    AFTER,
    app(),
    ...actions('pre-user-registration', `api.user.setAppMetadata('from', 'before');`),
    ...actions('post-user-registration', say('event.user.app_metadata')),
    signup(),
    logged('ss'),
    wrote(JSON.stringify({ from: 'before' })),
  ),

  s(
    'an action sees whose password was changed',
    CHANGED,
    app(),
    ann(),
    ...actions(
      'post-change-password',
      say(
        '[event.user.user_id.slice(0, 6), event.user.email, event.user.email_verified, typeof event.user.last_password_reset]',
      ),
    ),
    ticket,
    newPassword(200),
    logged('scp'),
    wrote(JSON.stringify(['auth0|', 'ann@example.com', false, 'string'])),
  ),
  s(
    'an action sees where a password was changed',
    CHANGED,
    app(),
    ann(),
    db,
    ...actions(
      'post-change-password',
      say('[event.connection.name, event.connection.strategy, event.request.method, typeof event.tenant.id]'),
    ),
    ticket,
    newPassword(200),
    logged('scp'),
    wrote(JSON.stringify([DB, 'auth0', 'POST', 'string'])),
  ),
  s(
    'an action sees the username of whose password was changed',
    CHANGED,
    app(),
    [
      'POST /connections',
      { name: 'Names', strategy: 'auth0', enabled_clients: ['{app}'], options: { requires_username: true } },
      201,
    ],
    [
      'POST /users',
      { connection: 'Names', email: 'bob@example.com', username: 'bob', password: PASSWORD },
      201,
      { keep: { ann: 'user_id' } },
    ],
    ...actions('post-change-password', say('event.user.username')),
    ticket,
    newPassword(200),
    logged('scp'),
    wrote('"bob"'),
  ),

  s(
    'an action sees that a reset was proved by email',
    RESET,
    app(),
    ann(),
    ...resetting('event.authentication.methods.map(({ name }) => name)', encoded(['email'])),
  ),
  s(
    'an action sees who resets a password, and when it was changed',
    RESET,
    app(),
    ann({ app_metadata: { plan: 'gold' } }),
    ...resetting(
      '[event.user.email, event.user.app_metadata, event.user.last_password_reset ?? 0]',
      encoded(['ann@example.com', { plan: 'gold' }, 0]),
    ),
  ),
  s(
    'an action sees the factors of somebody who resets a password',
    RESET,
    app(),
    ann(),
    ['PUT /guardian/factors/otp', { enabled: true }, 200],
    [
      'POST /users/{ann}/authentication-methods',
      { type: 'totp', name: 'app', totp_secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' },
      201,
    ],
    ...resetting('event.user.enrolledFactors.map(({ type }) => type)', encoded(['otp'])),
  ),
  s(
    'an action sees where and by which application a password is reset',
    RESET,
    app({ client_metadata: { a: 'b' } }),
    ann(),
    ...resetting(
      '[event.connection.name, event.client.name, event.client.metadata, typeof event.tenant.id]',
      encoded([DB, 'app', { a: 'b' }, 'string']),
    ),
  ),
  s(
    'an action sees the organization of a reset',
    RESET,
    ...member,
    ...actions(
      'password-reset-post-challenge',
      `api.transaction.setResultUrl('https://done.example/', { query: { seen: JSON.stringify(event.organization.name) } });`,
    ),
    [
      'POST /tickets/password-change',
      { user_id: '{ann}', client_id: '{app}', organization_id: '{acme}' },
      201,
      { keep: { ticket: 'ticket' } },
    ],
    newPassword(302, { headers: { location: encoded('acme') } }),
  ),

  s(
    'an action sees what an exchange asks for',
    EXCHANGE,
    ...trading(
      `api.authentication.setUserById(event.transaction.subject_token); api.user.setUserMetadata('seen', [event.transaction.requested_scopes, event.transaction.subject_token_type, event.resource_server.identifier]);`,
    ),
    trade(200, {}, { audience: 'urn:a', scope: 'openid read' }),
    [
      'GET /users/{ann}',
      undefined,
      200,
      { has: { user_metadata: { seen: [['openid', 'read'], 'urn:acme:legacy', 'urn:a'] } } },
    ],
  ),
  s(
    'an action sees the request of an exchange',
    EXCHANGE,
    ...trading(
      `api.authentication.setUserById(event.transaction.subject_token); api.user.setUserMetadata('seen', [event.request.method, event.request.body.ext_note, event.client.name, typeof event.request.ip]);`,
    ),
    trade(200, {}, { ext_note: 'hi' }),
    [
      'GET /users/{ann}',
      undefined,
      200,
      { has: { user_metadata: { seen: ['POST', 'hi', 'app', 'string'] } } },
    ],
  ),
];
