/** Ends of sessions: applications that are told on a back channel, WS-Federation, SAML; and what older tenants may still do. */
import {
  ann,
  app,
  asReader,
  authorize,
  browserLogin,
  CALLBACK,
  change,
  DB,
  exchange,
  PASSWORD,
  password,
  reader,
} from '../login/steps.js';
import { type Expectation, type Step, statement as s } from '../statement.js';

const TOLD = 'authenticate/login/logout/back-channel-logout';
const CONFIGURED = 'authenticate/login/logout/back-channel-logout/configure-back-channel-logout';
const INITIATORS = 'authenticate/login/logout/back-channel-logout/oidc-back-channel-logout-initiators';
const WSFED = 'authenticate/protocols/ws-fed-protocol';
const WSFED_API = 'api/authentication/ws-federation/accept-ws-federation-request';
const SLO = 'authenticate/login/logout/log-users-out-of-saml-idps';
const SP = 'authenticate/protocols/saml/saml-sso-integrations/configure-auth0-saml-service-provider';
const DOMAIN = 'troubleshoot/integration-extensibility-issues/troubleshoot-custom-domains';
const CLIENTS =
  'troubleshoot/product-lifecycle/deprecations-and-migrations/migrate-dedicated-connection-endpoints';
const OPTIONS = 'troubleshoot/product-lifecycle/deprecations-and-migrations/migrate-connection-options-scope';
const BEGUN = 'authenticate/protocols/saml/saml-sso-integrations/identity-provider-initiated-single-sign-on';
const ERRORS = 'troubleshoot/authentication-issues/saml-errors';
const CODES = 'deploy-monitor/logs/log-event-type-codes';
const SAME_USER = 'operational-policies/rate-limit-policy/database-connections-rate-limits';

const OUT = 'https://app.example/out';
const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
/** An application that is told of the end of sessions. */
const listening = (initiators?: object, name = 'app', url = OUT): Step =>
  app(
    {
      oidc_logout: {
        backchannel_logout_urls: [url],
        ...(initiators ? { backchannel_logout_initiators: initiators } : {}),
      },
    },
    name,
  );
const only = (...more: string[]): object => ({
  mode: 'custom',
  selected_initiators: ['rp-logout', 'idp-logout', ...more],
});
const loggedIn: Step[] = [ann(), ...browserLogin(), exchange(200, { keep: { id: 'id_token' } })];
const bye: Step = [
  'GET ~/oidc/logout?id_token_hint={id}&post_logout_redirect_uri=https://app.example/bye',
  undefined,
  302,
];
const sent = (more: Expectation): Step => ['GET ~/_sandbox/messages', undefined, 200, more];
const told = (to = OUT): Step => sent({ finds: { channel: 'backchannel', to } });
const untold = (to = OUT): Step => sent({ hasNone: { channel: 'backchannel', to } });
const session: Step = ['GET /users/{ann}/sessions', undefined, 200, { keep: { sid: 'sessions.0.id' } }];
const patchAnn = (body: object): Step => ['PATCH /users/{ann}', { connection: DB, ...body }, 200];
const url = (one: string, status: number): Step => [
  'POST /clients',
  { name: 'X', oidc_logout: { backchannel_logout_urls: [one] } },
  status,
];

const federated = (params: string): string => `GET ~/wsfed/{app}${params}`;
const wsfed = (more: object = {}): Step => app({ addons: { wsfed: {} }, ...more });
const answered = (page: RegExp): Step => [
  'FORM ~{page}',
  { state: '{login}', username: 'ann@example.com', password: PASSWORD },
  200,
  { pages: { found: page } },
];
const begun = (params = ''): Step => [
  federated(params),
  undefined,
  302,
  { keep: { page: '>', login: '?state' } },
];
const saml = (options: object, status = 201, more: Expectation = {}): Step => [
  'POST /connections',
  {
    name: 'acme',
    strategy: 'samlp',
    options: { signInEndpoint: 'https://idp.example/in', ...options },
    enabled_clients: ['{app}'],
  },
  status,
  { ...(status === 201 ? { keep: { acme: 'id' } } : {}), ...more },
];
const domain = (type: string): Step => [
  'POST /custom-domains',
  { domain: 'login.acme.example', type },
  201,
  { keep: { domain: 'custom_domain_id' } },
];
const db: Step = [
  'POST /connections',
  { name: 'people', strategy: 'auth0' },
  201,
  { keep: { people: 'id' } },
];
const attempts = (n: number): Step[] => Array.from({ length: n }, () => password(200));
const enforced: Step = ['POST ~/_sandbox/limits', { authentication: true }, 204];

/** The answer that a provider posts unasked; nobody believes it before the provider's page has asked who logs in. */
const unasked = (status: number, more: Expectation = {}, params = ''): Step => [
  `FORM ~/login/callback?connection=acme${params}`,
  { SAMLResponse: 'PHNhbWxwOlJlc3BvbnNlLz4=' },
  status,
  more,
];
const portal = (settings: object, client: object = {}): Step[] => [
  app({ grant_types: ['authorization_code', 'implicit'], ...client }),
  saml({ idpinitiated: { enabled: true, client_id: '{app}', client_protocol: 'oauth2', ...settings } }),
];
const through = (status: number, more: Expectation): Step[] => [
  unasked(302, { keep: { page: '>', login: '?state' }, headers: { location: '/idp/login' } }),
  [
    'FORM ~{page}',
    { state: '{login}', connection: 'acme', email: 'bo@acme.example' },
    302,
    { keep: { next: '>' } },
  ],
  ['GET ~{next}', undefined, status, more],
];

export const ends = [
  s(
    'a login that a SAML provider begins needs an application',
    ERRORS,
    app(),
    saml({}),
    unasked(400, { pages: { said: /(IdP-Initiated Default App Not Configured)/ } }),
  ),
  s(
    'a login that a SAML provider begins may be switched off',
    BEGUN,
    ...portal({ enabled: false }),
    unasked(400, { pages: { said: /(Not Configured)/ } }),
  ),
  s(
    'a login that a SAML provider begins ends at the first callback of the application',
    BEGUN,
    ...portal({}, { callbacks: [CALLBACK, 'https://app.example/second'] }),
    ...through(302, { headers: { location: /^https:\/\/app\.example\/cb#.*id_token=/ } }),
  ),
  s(
    'a login that a SAML provider begins has no state',
    BEGUN,
    ...portal({}),
    ...through(302, { headers: { location: /^(?!.*[#&]state=)/ } }),
  ),
  s(
    'a login that a SAML provider begins may end with a code',
    BEGUN,
    ...portal({ client_authorizequery: 'response_type=code&scope=openid email' }),
    ...through(302, { keep: { code: '?code' } }),
    exchange(
      200,
      { has: { scope: 'openid email' }, claims: { id_token: { email: 'bo@acme.example' } } },
      { redirect_uri: undefined },
    ),
  ),
  s(
    'a login that a SAML provider begins may end at another callback',
    BEGUN,
    ...portal(
      { client_authorizequery: 'redirect_uri=https%3A%2F%2Fapp.example%2Fstart%3Fconnection%3Dacme' },
      { callbacks: [CALLBACK, 'https://app.example/start?connection=acme'] },
    ),
    ...through(302, { headers: { location: /^https:\/\/app\.example\/start\?connection=acme#.*id_token=/ } }),
  ),
  s(
    'a login that a SAML provider begins ends at no other address',
    BEGUN,
    ...portal({ client_authorizequery: 'redirect_uri=https://evil.example' }),
    unasked(403),
  ),
  s(
    'a login that a SAML provider begins may end with tokens',
    BEGUN,
    ...portal({ client_authorizequery: 'response_type=token&scope=openid email' }),
    ...through(302, { headers: { location: /#.*access_token=/ } }),
  ),
  s(
    'a login that a SAML provider begins may end with an assertion',
    BEGUN,
    ...portal({ client_protocol: 'samlp' }, { addons: { samlp: {} } }),
    ...through(200, { pages: { assertion: /name="SAMLResponse" value="([^"]+)"/ } }),
  ),
  s(
    'a login that a SAML provider begins is one of an organization where it is named',
    BEGUN,
    ...portal({}, { organization_usage: 'allow' }),
    [
      'POST /organizations',
      { name: 'acme', enabled_connections: [{ connection_id: '{acme}', assign_membership_on_login: true }] },
      201,
      { keep: { org: 'id' } },
    ],
    unasked(302, { keep: { page: '>', login: '?state' } }, '&organization={org}'),
    [
      'FORM ~{page}',
      { state: '{login}', connection: 'acme', email: 'bo@acme.example' },
      302,
      { keep: { next: '>' } },
    ],
    ['GET ~{next}', undefined, 302],
    ['GET /organizations/{org}/members', undefined, 200, { has: [{ email: 'bo@acme.example' }] }],
  ),
  s(
    'a connection that no application has takes no login that its provider begins',
    ERRORS,
    app(),
    [
      'POST /connections',
      {
        name: 'acme',
        strategy: 'samlp',
        options: {
          signInEndpoint: 'https://idp.example/in',
          idpinitiated: { enabled: true, client_id: '{app}', client_protocol: 'oauth2' },
        },
      },
      201,
      { keep: { acme: 'id' } },
    ],
    ['PATCH /connections/{acme}/clients', [{ client_id: '{app}', status: true }], 204],
    ['PATCH /connections/{acme}/clients', [{ client_id: '{app}', status: false }], 204],
    unasked(302, { headers: { location: /error=invalid_request/ } }),
  ),
  s(
    'a read of secrets is in the log',
    CODES,
    app(),
    ['GET /clients/{app}', undefined, 200],
    [
      'GET /logs?q=type:mgmt_api_read',
      undefined,
      200,
      { counts: 1, has: [{ details: { request: { method: 'get' } } }] },
    ],
  ),
  s(
    'a read without secrets is not in the log',
    CODES,
    ['GET /roles', undefined, 200],
    ['GET /logs?q=type:mgmt_api_read', undefined, 200, { is: [] }],
  ),
  s(
    'the secret that was read is not in the log',
    CODES,
    app(),
    ['GET /clients/{app}', undefined, 200],
    [
      'GET /logs?q=type:mgmt_api_read',
      undefined,
      200,
      { matches: { '0.details.response.body.client_secret': /^\*+$/ } },
    ],
  ),
  s(
    'an application is told when the session ends that it was logged in to',
    TOLD,
    listening(),
    ...loggedIn,
    bye,
    told(),
  ),
  s(
    'what an application is told names the tenant, the application and the person',
    TOLD,
    listening(),
    ...loggedIn,
    bye,
    sent({ claims: { '0.text': { iss: '{url}/', aud: '{app}', sub: '{ann}' } } }),
  ),
  s(
    'what an application is told is an event of back-channel logout',
    TOLD,
    listening(),
    ...loggedIn,
    bye,
    sent({ claims: { '0.text': { events: { [EVENT]: {} } } } }),
  ),
  s(
    'what an application is told names the session',
    TOLD,
    listening(),
    ...loggedIn,
    session,
    bye,
    sent({ claims: { '0.text': { sid: '{sid}' } } }),
  ),
  s(
    'what an application is told has times, an id and a trace',
    TOLD,
    listening(),
    ...loggedIn,
    bye,
    sent({ claimed: { '0.text': ['iat', 'exp', 'jti', 'trace_id'] } }),
  ),
  s(
    'what an application is told has no nonce',
    CONFIGURED,
    listening(),
    ann(),
    ...browserLogin({ nonce: 'n' }),
    exchange(200, { keep: { id: 'id_token' } }),
    bye,
    sent({ lacking: { '0.text': ['nonce'] } }),
  ),
  s(
    'an application that nobody logged in to is not told',
    CONFIGURED,
    app(),
    listening(undefined, 'other', 'https://other.example/out'),
    ...loggedIn,
    bye,
    untold('https://other.example/out'),
  ),
  s(
    'all applications of a session are told',
    TOLD,
    listening(),
    listening(undefined, 'other', 'https://other.example/out'),
    ...loggedIn,
    [
      `GET ~/authorize?client_id={other}&response_type=code&redirect_uri=${encodeURIComponent(CALLBACK)}&scope=openid`,
      undefined,
      302,
    ],
    bye,
    told(),
    told('https://other.example/out'),
  ),
  s(
    'logging out of the tenant by its own endpoint tells applications too',
    CONFIGURED,
    listening(),
    ...loggedIn,
    ['GET ~/v2/logout?client_id={app}&returnTo=https://app.example/bye', undefined, 302],
    told(),
  ),
  s(
    'an application that was taken off the list is not told',
    CONFIGURED,
    listening(),
    ...loggedIn,
    ['PATCH /clients/{app}', { oidc_logout: { backchannel_logout_urls: [] } }, 200],
    bye,
    untold(),
  ),
  s('that an application was told is in the log', CONFIGURED, listening(), ...loggedIn, bye, [
    'GET /logs?q=type:oidc_backchannel_logout_succeeded',
    undefined,
    200,
    { counts: 1 },
  ]),
  s(
    'a new password tells applications that chose it',
    INITIATORS,
    listening(only('password-changed')),
    ...loggedIn,
    patchAnn({ password: 'An0ther-Horse-Battery' }),
    told(),
  ),
  s(
    'a new password does not tell applications that did not choose it',
    INITIATORS,
    listening(),
    ...loggedIn,
    patchAnn({ password: 'An0ther-Horse-Battery' }),
    untold(),
  ),
  s(
    'a session that is deleted tells applications that chose it',
    INITIATORS,
    listening(only('session-revoked')),
    ...loggedIn,
    session,
    ['DELETE /sessions/{sid}', undefined, 202],
    told(),
  ),
  s(
    'a session that is deleted does not tell applications that did not choose it',
    INITIATORS,
    listening(only('password-changed')),
    ...loggedIn,
    session,
    ['DELETE /sessions/{sid}', undefined, 202],
    untold(),
  ),
  s(
    'somebody who is deleted tells applications that chose it',
    INITIATORS,
    listening(only('account-deleted')),
    ...loggedIn,
    ['DELETE /users/{ann}', undefined, 204],
    told(),
  ),
  s(
    'a new address tells applications that chose it',
    INITIATORS,
    listening(only('email-identifier-changed')),
    ...loggedIn,
    patchAnn({ email: 'anna@example.com' }),
    told(),
  ),
  s(
    'in mode all every end of a session is told',
    INITIATORS,
    listening({ mode: 'all' }),
    ...loggedIn,
    ['DELETE /users/{ann}/sessions', undefined, 202],
    told(),
  ),
  s(
    'a session that is over tells applications that chose it',
    INITIATORS,
    listening(only('session-expired')),
    ...loggedIn,
    ['CLOCK', 8 * 86_400, 200],
    ['GET /users/{ann}/sessions', undefined, 200],
    authorize({ prompt: 'none' }, 302, { code: 'login_required' }),
    told(),
  ),
  s(
    'applications are not told at addresses of the loopback',
    CONFIGURED,
    url('https://127.0.0.1/out', 400),
    url('https://[::1]/out', 400),
  ),
  s(
    'applications are not told at internal addresses',
    CONFIGURED,
    url('https://10.1.2.3/out', 400),
    url('https://192.168.1.2/out', 400),
    url('https://172.16.0.1/out', 400),
  ),
  s(
    'applications are not told at addresses of Auth0',
    CONFIGURED,
    url('https://a.auth0app.com/out', 400),
    url('https://a.webtask.io/out', 400),
    url('https://a.webtask.run/out', 400),
  ),
  s('applications are told without TLS nowhere', CONFIGURED, url('http://app.example/out', 400)),

  s('a login by WS-Federation leads to the login page', WSFED_API, wsfed(), begun('?wctx=deep')),
  s(
    'a login by WS-Federation ends with a token for the application',
    WSFED,
    wsfed(),
    ann(),
    begun('?wa=wsignin1.0'),
    answered(/name="wresult" value="([^"]*RequestSecurityTokenResponse[^"]*)"/),
  ),
  s(
    'a login by WS-Federation gives the state back',
    WSFED,
    wsfed(),
    ann(),
    begun('?wctx=deep%3D1'),
    answered(/name="wctx" value="(deep=1)"/),
  ),
  s(
    'a login by WS-Federation says what it is',
    WSFED,
    wsfed(),
    ann(),
    begun(),
    answered(/name="wa" value="(wsignin1\.0)"/),
  ),
  s(
    'a login by WS-Federation goes where it is told',
    WSFED,
    wsfed({ callbacks: [CALLBACK, 'https://app.example/fed'] }),
    ann(),
    begun('?wreply=https://app.example/fed'),
    answered(/action="(https:\/\/app\.example\/fed)"/),
  ),
  s('a login by WS-Federation goes to addresses of the application alone', WSFED, wsfed(), [
    federated('?wreply=https://evil.example'),
    undefined,
    403,
  ]),
  s('a login by WS-Federation may name the connection', WSFED, wsfed(), saml({}), [
    federated('?whr=acme'),
    undefined,
    302,
    { headers: { location: '/idp/login' } },
  ]),
  s('a connection of WS-Federation may be a urn', WSFED_API, wsfed(), saml({}), [
    federated('?whr=urn:acme'),
    undefined,
    302,
    { headers: { location: '/idp/login' } },
  ]),
  s('a realm of WS-Federation stands for the application', WSFED_API, wsfed(), [
    'GET ~/wsfed?wtrealm=urn:{app}',
    undefined,
    302,
    { headers: { location: '/u/login' } },
  ]),
  s(
    'a realm that is no urn is an alias of the application',
    WSFED_API,
    wsfed({ client_aliases: ['https://sp.example'] }),
    ['GET ~/wsfed?wtrealm=https://sp.example', undefined, 302, { headers: { location: '/u/login' } }],
  ),
  s('somebody who is logged in is not asked again by WS-Federation', WSFED, wsfed(), ...loggedIn, [
    federated(''),
    undefined,
    200,
    { pages: { found: /(wresult)/ } },
  ]),
  s('wfresh asks somebody again who is logged in', WSFED, wsfed(), ...loggedIn, [
    federated('?wfresh=0'),
    undefined,
    302,
    { headers: { location: '/u/login' } },
  ]),
  s(
    'wsignout ends the session',
    WSFED,
    wsfed(),
    ...loggedIn,
    [
      federated('?wa=wsignout1.0&wreply=https://app.example/bye'),
      undefined,
      302,
      { headers: { location: 'https://app.example/bye' } },
    ],
    authorize({ prompt: 'none' }, 302, { code: 'login_required' }),
  ),

  s(
    'a SAML application says where it is logged out',
    SLO,
    app({
      addons: { samlp: { logout: { callback: 'https://app.example/slo', slo_enabled: true } } },
    }),
    [
      'GET /clients/{app}',
      undefined,
      200,
      { has: { addons: { samlp: { logout: { callback: 'https://app.example/slo', slo_enabled: true } } } } },
    ],
  ),
  s(
    'the protocol of a login that a SAML provider begins is one of three',
    SP,
    app(),
    saml({ idpinitiated: { enabled: true, client_id: '{app}', client_protocol: 'wsfed' } }),
    [
      'PATCH /connections/{acme}',
      {
        options: {
          signInEndpoint: 'https://idp.example/in',
          idpinitiated: { enabled: true, client_id: '{app}', client_protocol: 'pigeon' },
        },
      },
      400,
    ],
  ),
  s('digests of SAML requests are SHA-256 or SHA-1', SP, app(), saml({ digestAlgorithm: 'sha1' }), [
    'POST /connections',
    {
      name: 'b',
      strategy: 'samlp',
      options: { signInEndpoint: 'https://idp.example/in', digestAlgorithm: 'md5' },
    },
    400,
  ]),
  s(
    'a SAML request goes in the address or by a form',
    SP,
    app(),
    saml({ protocolBinding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST' }),
    [
      'POST /connections',
      {
        name: 'b',
        strategy: 'samlp',
        options: { signInEndpoint: 'https://idp.example/in', protocolBinding: 'urn:pigeon' },
      },
      400,
    ],
  ),

  s('a domain that waits has a verification that is pending', DOMAIN, domain('auth0_managed_certs'), [
    'GET /custom-domains/{domain}',
    undefined,
    200,
    { has: { status: 'pending_verification', verification: { status: 'pending' } } },
  ]),
  s(
    'a domain that was verified has a verification that is done',
    DOMAIN,
    domain('auth0_managed_certs'),
    ['POST /custom-domains/{domain}/verify', undefined, 201],
    [
      'GET /custom-domains/{domain}',
      undefined,
      200,
      {
        has: { status: 'ready', verification: { status: 'verified' } },
        matches: { 'verification.last_verified_at': /^\d{4}-/ },
      },
    ],
  ),
  s(
    'a domain that was verified has a certificate that will be renewed',
    DOMAIN,
    domain('auth0_managed_certs'),
    ['POST /custom-domains/{domain}/verify', undefined, 201],
    [
      'GET /custom-domains/{domain}',
      undefined,
      200,
      {
        has: { certificate: { status: 'provisioned', certificate_authority: 'letsencrypt' } },
        matches: { 'certificate.renews_before': /^\d{4}-/ },
      },
    ],
  ),
  s(
    'user information is an API by the address of the tenant alone',
    DOMAIN,
    app(),
    authorize({ audience: 'https://login.acme.example/userinfo' }, 302, {
      says: 'Service not found: https://login.acme.example/userinfo',
    }),
  ),

  s(
    'applications of a connection that are set with it leave a notice',
    CLIENTS,
    app(),
    db,
    ['PATCH /connections/{people}', { enabled_clients: ['{app}'] }, 200],
    [
      `GET /logs?q=${encodeURIComponent("type:depnote AND description:Legacy\\ Management\\ of\\ Connection's\\ Enabled\\ Clients*")}`,
      undefined,
      200,
      { counts: 1 },
    ],
  ),
  s(
    'applications of a connection are read and written at an address of their own',
    CLIENTS,
    app(),
    db,
    ['PATCH /connections/{people}/clients', [{ client_id: '{app}', status: true }], 204],
    ['GET /connections/{people}/clients', undefined, 200, { has: { clients: [{ client_id: '{app}' }] } }],
  ),
  s(
    'options of a connection are shown with a scope of their own',
    OPTIONS,
    db,
    ...reader('read:connections'),
    ['GET /connections/{people}', undefined, 200, { ...asReader, lacks: ['options'] }],
    ['GET /connections', undefined, 200, { ...asReader, lacks: ['0.options'] }],
    ...reader('read:connections', 'read:connections_options').map(
      ([request, body, status, more]): Step => [
        request,
        JSON.parse(JSON.stringify(body).replaceAll('tool', 'second')),
        status,
        JSON.parse(JSON.stringify(more ?? {}).replaceAll('tool', 'second')),
      ],
    ),
    [
      'GET /connections/{people}',
      undefined,
      200,
      { ...asReader, has: { options: { brute_force_protection: true } } },
    ],
  ),
  s(
    'options of a connection are changed with a scope of their own',
    OPTIONS,
    db,
    ...reader('update:connections'),
    [
      'PATCH /connections/{people}',
      { options: { disable_signup: true } },
      403,
      { ...asReader, code: 'insufficient_scope' },
    ],
    ['PATCH /connections/{people}', { is_domain_connection: true }, 200, { ...asReader, lacks: ['options'] }],
  ),
  s(
    'twenty logins of one person in a minute are enough',
    SAME_USER,
    app(),
    ann(),
    enforced,
    ...attempts(20),
    password(429, { code: 'too_many_requests' }),
    ['GET /logs?q=type:limit_sul', undefined, 200, { counts: 1 }],
  ),
  s(
    'wrong passwords count as logins of one person, too',
    SAME_USER,
    app(),
    ann(),
    ['PATCH /attack-protection/brute-force-protection', { enabled: false }, 200],
    enforced,
    ...Array.from({ length: 10 }, (): Step => password(403, {}, { password: 'Wr0ng' })),
    ...attempts(10),
    password(429),
  ),
  s(
    'after twenty logins ten a minute are allowed',
    SAME_USER,
    app(),
    ann(),
    enforced,
    ...attempts(20),
    password(429),
    ['CLOCK', 60, 200],
    ...attempts(10),
    password(429),
  ),
  s(
    'logins of somebody else are not held up by those of one person',
    SAME_USER,
    app(),
    ann(),
    ['POST /users', { connection: DB, email: 'bo@example.com', password: PASSWORD }, 201],
    enforced,
    ...attempts(20),
    password(200, {}, { username: 'bo@example.com' }),
  ),
  s(
    'a link for a new password ends no session before it is used',
    INITIATORS,
    listening(only('password-changed')),
    ...loggedIn,
    change({}, 200),
    untold(),
  ),
];
