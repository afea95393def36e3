/** What the reference of the authentication API says beside its examples, and what Actions are for. */
import { actions, OWN, onLogin, tell, told } from '../further/actions-steps.js';
import {
  ann,
  api,
  app,
  authorize,
  browserLogin,
  CALLBACK,
  change,
  DB,
  enterCode,
  enterPassword,
  exchange,
  mailedCode,
  OTP_GRANT,
  PASSWORD,
  password,
  signup,
  token,
} from '../login/steps.js';
import { type Step, statement as s } from '../statement.js';

const REFERENCE = 'api/authentication';
const SIGNUP = `${REFERENCE}/signup/create-a-new-user`;
const CHANGE = `${REFERENCE}/change-password/change-password`;
const REFRESHED = `${REFERENCE}/refresh-token/refresh-token`;
const ROPG = `${REFERENCE}/resource-owner-password-flow/get-token`;
const REGISTER = `${REFERENCE}/dynamic-application-client-registration/dynamic-application-registration`;
const PUSHED = `${REFERENCE}/authorization-code-flow-with-enhanced-privacy-protection/push-authorization-requests`;
const LOGOUT = `${REFERENCE}/logout/oidc-logout`;
const REVOKE = `${REFERENCE}/revoke-refresh-token/revoke-refresh-token`;
const IMPLICIT = `${REFERENCE}/implicit-flow/authorize`;
const CODE = `${REFERENCE}/passwordless/authenticate-user`;
const CONFORMANT = 'authenticate/login/oidc-conformant-authentication/oidc-adoption-rop-flow';
const CORRELATED = 'authenticate/login/configure-correlated-events';
const MODULES = 'customize/actions/actions-modules-overview';
const GUIDE = 'customize/actions/action-coding-guidelines';

const offline: Step[] = [
  app(),
  ann(),
  api({ allow_offline_access: true, skip_consent_for_verifiable_first_party_clients: true }),
];
const withToken = (scope = 'openid offline_access read write'): Step =>
  password(200, { keep: { refresh: 'refresh_token' } }, { scope, audience: 'urn:a' });
const refresh = (status: number, more: object = {}, body: object = {}): Step =>
  token({ grant_type: 'refresh_token', refresh_token: '{refresh}', ...body }, status, more);
const revoke = (body: object, status: number, more: object = {}): Step => [
  'POST ~/oauth/revoke',
  { client_id: '{app}', client_secret: '{app_secret}', token: '{refresh}', ...body },
  status,
  more,
];
const dcr: Step = ['PATCH /tenants/settings', { flags: { enable_dynamic_client_registration: true } }, 200];
const register = (body: object, status: number, more: object = {}): Step => [
  'POST ~/oidc/register',
  { client_name: 'R', redirect_uris: [CALLBACK], ...body },
  status,
  more,
];
const pushing: Step = ['PATCH /tenants/settings', { pushed_authorization_requests_supported: true }, 200];
const push = (body: object, status: number, more: object = {}, how = 'FORM'): Step => [
  `${how} ~/oauth/par`,
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
const BYE = 'https%3A%2F%2Fapp.example%2Fbye';
const loggedIn: Step[] = [
  app(),
  ann(),
  ...browserLogin(),
  exchange(200, { keep: { hint: 'id_token' } }),
  ['GET /users/{ann}/sessions', undefined, 200, { keep: { sid: 'sessions.0.id' } }],
];
const out = (query: string, status: number, more: object = {}): Step => [
  `GET ~/oidc/logout?${query}`,
  undefined,
  status,
  more,
];
const gone: Step = authorize({ prompt: 'none' }, 302, { code: 'login_required' });
const implicit = app({ app_type: 'spa', grant_types: ['implicit', 'authorization_code'] });
const lands = (pattern: RegExp): object => ({ headers: { location: pattern } });
const mail: Step = [
  'POST /connections',
  { name: 'email', strategy: 'email', enabled_clients: ['{app}'] },
  201,
];
const codes = app({ grant_types: [OTP_GRANT] });
const asked: Step[] = [...mailedCode];
const enter = (status: number, more: object = {}, body: object = {}): Step =>
  enterCode(status, more, { scope: 'openid', ...body });
const machine: Step[] = [
  app(),
  api(),
  ['POST /client-grants', { client_id: '{app}', audience: 'urn:a', scope: ['read', 'write'] }, 201],
];
const byItself = (status: number, more: object = {}): Step =>
  token({ grant_type: 'client_credentials', audience: 'urn:a' }, status, more);
const onSignupPage = (params: Record<string, string>): Step[] => [
  authorize({ screen_hint: 'signup', ...params }, 302, { keep: { page: '>', login: '?state' } }),
  ['FORM ~{page}', { state: '{login}', email: 'new@example.com', password: PASSWORD }, 302],
];

export const reference = [
  s(
    'a sign-up answers what was given of the profile',
    SIGNUP,
    app(),
    signup({ given_name: 'New', family_name: 'One', name: 'New One', nickname: 'newbie' }, 200, {
      has: {
        email: 'new@example.com',
        email_verified: false,
        given_name: 'New',
        family_name: 'One',
        name: 'New One',
        nickname: 'newbie',
      },
      matches: { _id: /.{8,}/ },
    }),
  ),
  s('a sign-up needs the application', SIGNUP, app(), signup({ client_id: undefined }, 400)),
  s('a sign-up needs the database', SIGNUP, app(), signup({ connection: undefined }, 400)),
  s('a sign-up without a password is refused', SIGNUP, app(), signup({ password: undefined }, 400)),
  s(
    'a username is for databases that have usernames',
    SIGNUP,
    app(),
    ['POST /connections', { name: 'Plain', strategy: 'auth0', enabled_clients: ['{app}'] }, 201],
    signup({ connection: 'Plain', username: 'newbie' }, 400),
  ),
  s('a sign-up is for databases alone', SIGNUP, app(), mail, signup({ connection: 'email' }, 400)),
  s(
    'metadata of a sign-up is a property of texts',
    SIGNUP,
    app(),
    signup({ user_metadata: { plan: 7 } }, 400),
    signup({ user_metadata: 'gold' }, 400),
    signup({ user_metadata: { plan: 'gold' } }, 200),
    [
      'GET /users-by-email?email=new@example.com',
      undefined,
      200,
      { has: [{ user_metadata: { plan: 'gold' } }] },
    ],
  ),
  s(
    'somebody signs up with a phone number where the database has them',
    SIGNUP,
    app(),
    [
      'POST /connections',
      {
        name: 'Phones',
        strategy: 'auth0',
        enabled_clients: ['{app}'],
        options: {
          attributes: {
            phone_number: { identifier: { active: true }, signup: { status: 'required' } },
            email: { identifier: { active: false }, signup: { status: 'optional' } },
          },
        },
      },
      201,
    ],
    signup({ connection: 'Phones', email: undefined, phone_number: '+15550101234' }, 200),
  ),

  s(
    'asking for a new password needs no application',
    CHANGE,
    app(),
    ann(),
    change({ client_id: undefined }, 200, { says: 'We' }),
  ),
  s(
    'asking for a new password without an address is refused',
    CHANGE,
    app(),
    ann(),
    change({ email: undefined }, 400),
  ),
  s(
    'asking for a new password needs the database',
    CHANGE,
    app(),
    ann(),
    change({ connection: undefined }, 400),
  ),
  s(
    'asking for a new password is for databases alone',
    CHANGE,
    app(),
    ann(),
    mail,
    change({ connection: 'email' }, 400),
  ),
  s(
    'an organization of a new password is in the address where it leads',
    CHANGE,
    app(),
    ann(),
    ['POST /organizations', { name: 'acme' }, 201, { keep: { org: 'id' } }],
    [
      'POST /emails/provider',
      {
        ...{ name: 'sendgrid', enabled: true, default_from_address: 'a@example.com' },
        credentials: { api_key: 'SG.key' },
      },
      201,
    ],
    [
      'POST /email-templates',
      {
        template: 'reset_email',
        body: '{{ url }}',
        from: 'a@example.com',
        subject: 'Reset',
        syntax: 'liquid',
        enabled: true,
        resultUrl: 'https://app.example/after',
      },
      200,
    ],
    change({ organization: '{org}' }, 200),
    ['GET ~/_sandbox/messages', undefined, 200, { keep: { ticket: '0.link' } }],
    [
      'FORM {ticket}',
      { password: `${PASSWORD}2` },
      302,
      lands(/^https:\/\/app\.example\/after\?.*organization_id=org_.*organization_name=acme/),
    ],
  ),

  s(
    'refreshing needs the token',
    REFRESHED,
    ...offline,
    withToken(),
    refresh(400, {}, { refresh_token: undefined }),
  ),
  s(
    'refreshing needs the secret',
    REFRESHED,
    ...offline,
    withToken(),
    refresh(401, {}, { client_secret: 'wrong' }),
  ),
  s(
    'an unknown token is not refreshed',
    REFRESHED,
    ...offline,
    refresh(403, { code: 'invalid_grant' }, { refresh_token: 'unknown' }),
  ),
  s(
    'refreshing can ask for less',
    REFRESHED,
    ...offline,
    withToken(),
    refresh(200, { has: { scope: 'read' }, claims: { access_token: { scope: 'read' } } }, { scope: 'read' }),
  ),
  s(
    'refreshing without scopes gives those of the beginning',
    REFRESHED,
    ...offline,
    withToken(),
    refresh(200, { matches: { scope: /openid.*read.*write/ } }),
  ),
  s(
    'refreshing gives an ID token where it applies',
    REFRESHED,
    ...offline,
    withToken('offline_access read'),
    refresh(200, { lacks: ['id_token'], has: { token_type: 'Bearer' } }),
    withToken(),
    refresh(200, { claims: { id_token: { sub: '{ann}' } } }),
  ),

  s(
    'a password without scopes gives all of the API',
    ROPG,
    app(),
    ann(),
    api(),
    password(200, { matches: { scope: /read write/ } }, { audience: 'urn:a' }),
  ),
  s(
    'scopes that differ from what was asked for are in the answer',
    ROPG,
    app(),
    ann(),
    api(),
    password(200, { has: { scope: 'read' } }, { audience: 'urn:a', scope: 'read erase' }),
  ),
  s(
    'a password without realm is for the default directory',
    ROPG,
    app(),
    ann(),
    ['PATCH /tenants/settings', { default_directory: DB }, 200],
    password(200, {}, { grant_type: 'password', realm: undefined }),
  ),
  s(
    'a realm is needed where the grant has one',
    ROPG,
    app(),
    ann(),
    password(400, { code: 'invalid_request' }, { realm: undefined }),
  ),
  s(
    'a password needs whose it is',
    ROPG,
    app(),
    ann(),
    password(400, { code: 'invalid_request' }, { username: undefined }),
  ),
  s(
    'a password grant needs the password',
    ROPG,
    app(),
    ann(),
    password(400, { code: 'invalid_request' }, { password: undefined }),
  ),

  s(
    'tokens are stored nowhere on the way',
    CONFORMANT,
    app(),
    ann(),
    password(200, { headers: { 'cache-control': /no-store/, pragma: /no-cache/ } }),
  ),
  s(
    'the plain password grant does not look at a realm',
    CONFORMANT,
    app(),
    ann(),
    ['PATCH /tenants/settings', { default_directory: DB }, 200],
    password(200, {}, { grant_type: 'password', realm: 'none' }),
  ),
  s(
    'ID tokens of public applications are signed with RS256',
    CONFORMANT,
    app({
      app_type: 'spa',
      token_endpoint_auth_method: 'none',
      jwt_configuration: { alg: 'HS256' },
      grant_types: ['password', 'http://auth0.com/oauth/grant-type/password-realm'],
    }),
    ann(),
    password(
      200,
      { matches: { id_token: /^eyJhbGciOiJSUzI1NiI/ } },
      { scope: 'openid', client_secret: undefined },
    ),
  ),
  s(
    'a refresh token comes only where offline access is granted',
    CONFORMANT,
    app(),
    ann(),
    api(),
    password(200, { lacks: ['refresh_token'] }, { scope: 'openid offline_access read', audience: 'urn:a' }),
  ),
  s(
    'a token of a password says for whom and which application',
    CONFORMANT,
    app(),
    ann(),
    api(),
    password(
      200,
      {
        claims: {
          access_token: {
            aud: ['urn:a', '{url}/userinfo'],
            azp: '{app}',
            sub: '{ann}',
            scope: 'openid email',
          },
        },
      },
      { scope: 'openid email', audience: 'urn:a' },
    ),
  ),
  s(
    'a token of an API that signs with HS256 is not for userinfo',
    CONFORMANT,
    app(),
    ann(),
    api({ signing_alg: 'HS256', signing_secret: 'a-secret-of-sixteen-or-more' }),
    password(200, { claims: { access_token: { aud: 'urn:a' } } }, { scope: 'openid', audience: 'urn:a' }),
  ),
  s(
    'a token without an API is opaque',
    CONFORMANT,
    app(),
    ann(),
    password(200, { matches: { access_token: /^[^.]+$/ } }, { scope: 'openid' }),
  ),
  s(
    'claims of one’s own without a namespace do not take the place of standard ones',
    CONFORMANT,
    app(),
    ann(),
    ...onLogin("api.idToken.setCustomClaim('https://app.example.com/favorite_color', 'blue');"),
    password(
      200,
      { claims: { id_token: { 'https://app.example.com/favorite_color': 'blue', aud: '{app}' } } },
      { scope: 'openid' },
    ),
  ),

  s('registering without addresses is refused', REGISTER, dcr, register({ redirect_uris: undefined }, 400)),
  s(
    'registering answers an id and a secret that does not end',
    REGISTER,
    dcr,
    register({}, 201, {
      has: { client_name: 'R', client_secret_expires_at: 0 },
      matches: { client_id: /.{16,}/, client_secret: /.{16,}/ },
    }),
  ),
  s(
    'registering says how the application proves itself',
    REGISTER,
    dcr,
    register({ token_endpoint_auth_method: 'none' }, 201, { keep: { r: 'client_id' } }),
    [
      'GET /clients/{r}',
      undefined,
      200,
      { has: { token_endpoint_auth_method: 'none', is_first_party: false } },
    ],
  ),

  s('pushing is done by a form', PUSHED, app(), pushing, push({}, 400, {}, 'POST')),
  s('pushing needs the secret', PUSHED, app(), pushing, push({ client_secret: 'wrong' }, 401)),
  s('pushing needs the type of the answer', PUSHED, app(), pushing, push({ response_type: undefined }, 400)),
  s(
    'pushing answers an address and for how long',
    PUSHED,
    app(),
    pushing,
    push({}, 201, {
      has: { expires_in: 30 },
      matches: { request_uri: /^urn:ietf:params:oauth:request_uri:.+/ },
    }),
  ),
  s(
    'details of a pushed request have types',
    PUSHED,
    app(),
    api({ authorization_details: [{ type: 'pay' }] }),
    pushing,
    push({ audience: 'urn:a', authorization_details: '[{"amount":1}]' }, 400),
  ),

  s(
    'logging out with the hint of another application is refused',
    LOGOUT,
    ...loggedIn,
    app({}, 'other'),
    out(`id_token_hint={hint}&client_id={other}&post_logout_redirect_uri=${BYE}`, 400),
  ),
  s(
    'logging out with hints that differ is refused',
    LOGOUT,
    ...loggedIn,
    out(`id_token_hint={hint}&logout_hint=other&post_logout_redirect_uri=${BYE}`, 400),
  ),
  s(
    'logging out without a hint asks',
    LOGOUT,
    ...loggedIn,
    out(`client_id={app}&post_logout_redirect_uri=${BYE}`, 200),
  ),
  s(
    'logging out with the session asks nothing',
    LOGOUT,
    ...loggedIn,
    out(
      `client_id={app}&logout_hint={sid}&post_logout_redirect_uri=${BYE}`,
      302,
      lands(/^https:\/\/app\.example\/bye$/),
    ),
    gone,
  ),
  s(
    'logging out of an application leads to its first address',
    LOGOUT,
    ...loggedIn,
    out('client_id={app}&id_token_hint={hint}', 302, lands(/^https:\/\/app\.example\/bye/)),
  ),
  s('logging out can be posted', LOGOUT, ...loggedIn, [
    'FORM ~/oidc/logout',
    { id_token_hint: '{hint}', post_logout_redirect_uri: 'https://app.example/bye' },
    302,
    lands(/^https:\/\/app\.example\/bye$/),
  ]),
  s(
    'logging out of no application leads to an address of the tenant',
    LOGOUT,
    ...loggedIn,
    ['PATCH /tenants/settings', { allowed_logout_urls: ['https://tenant.example/out'] }, 200],
    out(
      'logout_hint={sid}&post_logout_redirect_uri=https%3A%2F%2Ftenant.example%2Fout',
      302,
      lands(/^https:\/\/tenant\.example\/out$/),
    ),
  ),

  s('revoking needs the token', REVOKE, ...offline, revoke({ token: undefined }, 400)),
  s(
    'revoking with a wrong secret is refused',
    REVOKE,
    ...offline,
    withToken(),
    revoke({ client_secret: 'wrong' }, 401),
  ),
  s(
    'a revoked token gives nothing more',
    REVOKE,
    ...offline,
    withToken(),
    revoke({}, 200),
    refresh(403, { code: 'invalid_grant' }),
  ),
  s(
    'public applications revoke without a secret',
    REVOKE,
    app({
      app_type: 'native',
      token_endpoint_auth_method: 'none',
      grant_types: ['refresh_token', 'password', 'http://auth0.com/oauth/grant-type/password-realm'],
    }),
    ann(),
    api({ allow_offline_access: true }),
    password(
      200,
      { keep: { refresh: 'refresh_token' } },
      { scope: 'offline_access', audience: 'urn:a', client_secret: undefined },
    ),
    revoke({ client_secret: undefined }, 200),
  ),

  s(
    'an access token comes back behind the hash',
    IMPLICIT,
    implicit,
    ann(),
    ...browserLogin(
      { response_type: 'token' },
      lands(/#(?=.*access_token=)(?=.*state=s)(?=.*token_type=Bearer)(?=.*expires_in=\d+)/),
    ),
  ),
  s(
    'both tokens come back behind the hash',
    IMPLICIT,
    implicit,
    ann(),
    ...browserLogin(
      { response_type: 'id_token token', nonce: 'n' },
      lands(/#(?=.*access_token=)(?=.*id_token=)/),
    ),
  ),

  s(
    'a code that was sent needs the connection',
    CODE,
    codes,
    mail,
    ...asked,
    enter(400, {}, { realm: undefined }),
  ),
  s('a code that was sent needs itself', CODE, codes, mail, ...asked, enter(400, {}, { otp: undefined })),
  s(
    'a code that was sent needs the secret',
    CODE,
    codes,
    mail,
    ...asked,
    enter(401, {}, { client_secret: 'wrong' }),
  ),
  s(
    'a code that was sent gives a token for an API',
    CODE,
    codes,
    mail,
    api(),
    ...asked,
    enter(
      200,
      { claims: { access_token: { aud: 'urn:a', scope: 'read' } } },
      { audience: 'urn:a', scope: 'read' },
    ),
  ),

  s(
    'what correlates events is known before somebody signs up',
    CORRELATED,
    app(),
    ...actions(
      'pre-user-registration',
      "api.user.setUserMetadata('seen', event.transaction.correlation_id);",
    ),
    ...onSignupPage({ correlation_id: 'txn_1' }),
    [
      'GET /users-by-email?email=new@example.com',
      undefined,
      200,
      { has: [{ user_metadata: { seen: 'txn_1' } }] },
    ],
  ),
  s(
    'what correlates events is in the log of a sign-up',
    CORRELATED,
    app(),
    ...onSignupPage({ correlation_id: 'txn_2' }),
    ['GET /logs?q=type:ss', undefined, 200, { has: [{ references: { correlation_id: 'txn_2' } }] }],
  ),
  s(
    'what correlates events is in the log of an enrollment',
    CORRELATED,
    app(),
    ann(),
    ['PUT /guardian/factors/otp', { enabled: true }, 200],
    ['PUT /guardian/policies', ['all-applications'], 200],
    authorize({ correlation_id: 'txn_3' }, 302, { keep: { page: '>', login: '?state' } }),
    enterPassword(),
    ['GET ~{page}', undefined, 200],
    [
      'GET /logs?q=type:gd_start_enroll',
      undefined,
      200,
      { has: [{ references: { correlation_id: 'txn_3' } }] },
    ],
  ),
  s(
    'nothing correlates events that the application does not name',
    CORRELATED,
    app(),
    ann(),
    ...onLogin(tell("event.transaction?.correlation_id ?? 'none'")),
    ...browserLogin(),
    exchange(200, { claims: told('none') }),
  ),

  s(
    'actions run before somebody is added without a password',
    MODULES,
    codes,
    mail,
    ...actions('pre-user-registration', "api.access.deny('closed', 'Closed today.');"),
    ...asked,
    enter(400, { says: 'Closed today.' }),
    ['GET /users-by-email?email=new@example.com', undefined, 200, { is: [] }],
  ),
  s(
    'actions of a login run before the token is there',
    MODULES,
    app(),
    ann(),
    ...onLogin("api.access.deny('Not today.');"),
    password(403, { code: 'access_denied', says: 'Not today.' }),
    ['GET /logs?q=type:(s OR sepft)', undefined, 200, { is: [] }],
  ),
  s(
    'actions of machines run before the token is there',
    MODULES,
    ...machine,
    ...actions('credentials-exchange', "api.access.deny('invalid_scope', 'Not for you.');"),
    byItself(400, { code: 'invalid_scope', says: 'Not for you.' }),
  ),
  s(
    'an action that is changed is not another one until it is deployed',
    MODULES,
    app(),
    ann(),
    ...onLogin(tell("'old'")),
    [
      'PATCH /actions/actions/{post_login0}',
      { code: `exports.onExecutePostLogin = async (event, api) => { ${tell("'new'")} };` },
      200,
    ],
    password(200, { claims: told('old') }, { scope: 'openid' }),
    ['POST /actions/actions/{post_login0}/deploy', undefined, 200],
    password(200, { claims: told('new') }, { scope: 'openid' }),
  ),
  s(
    'an action can be rolled back to a version before',
    MODULES,
    app(),
    ann(),
    ...onLogin(tell("'old'")),
    ['GET /actions/actions/{post_login0}/versions', undefined, 200, { keep: { version: 'versions.0.id' } }],
    [
      'PATCH /actions/actions/{post_login0}',
      { code: `exports.onExecutePostLogin = async (event, api) => { ${tell("'new'")} };` },
      200,
    ],
    ['POST /actions/actions/{post_login0}/deploy', undefined, 200],
    ['POST /actions/actions/{post_login0}/versions/{version}/deploy', {}, 202],
    password(200, { claims: told('old') }, { scope: 'openid' }),
  ),
  s(
    'actions of a trigger run in their order',
    MODULES,
    ...machine,
    ...actions(
      'credentials-exchange',
      `api.accessToken.setCustomClaim('${OWN}v', 'first');`,
      `api.accessToken.setCustomClaim('${OWN}v', event.accessToken.customClaims['${OWN}v'] + ' second');`,
    ),
    byItself(200, { claims: { access_token: { [`${OWN}v`]: 'first second' } } }),
  ),
  s(
    'actions run where a session is enough',
    GUIDE,
    app(),
    ann(),
    ...onLogin(tell("event.transaction.prompt?.join() ?? 'asked'")),
    ...browserLogin(),
    authorize({}, 302, { keep: { code: '?code' } }),
    exchange(200, { claimed: { id_token: [`${OWN}v`] } }),
    authorize({ prompt: 'none' }, 302, { keep: { code: '?code' } }),
    exchange(200, { claims: told('none') }),
  ),
  s(
    'actions run where a token is refreshed',
    GUIDE,
    ...offline,
    ...onLogin(tell('event.transaction.protocol')),
    withToken(),
    refresh(200, { claims: told('oauth2-refresh-token') }),
  ),
  s(
    'an action finds an application by its metadata',
    GUIDE,
    app({ client_metadata: { group: 'staff' } }),
    ann(),
    ...onLogin(tell("event.client.metadata.group === 'staff'")),
    password(200, { claims: told(true) }, { scope: 'openid' }),
  ),
  s(
    'data of a transaction is shared by the actions of a login',
    GUIDE,
    app(),
    ann(),
    ...onLogin("api.transaction.setMetadata('found', 'yes');", tell('event.transaction.metadata.found')),
    password(200, { claims: told('yes') }, { scope: 'openid' }),
  ),
];
