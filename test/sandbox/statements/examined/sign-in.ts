/** Logins in the browser and what they leave: cookies, what a page asks for beside the password, the log, and tokens. */
import { onLogin, tell, told } from '../further/actions-steps.js';
import {
  ann,
  api,
  app,
  authorize,
  browserLogin,
  CALLBACK,
  enterPassword,
  exchange,
  PASSWORD,
  password,
  spa,
  token,
} from '../login/steps.js';
import { type Expectation, type Step, statement as s } from '../statement.js';

const KEEP = 'manage-users/sessions/configure-keep-me-signed-in-sessions';
const COOKIES = 'manage-users/cookies/authentication-api-cookies';
const SAMESITE = 'manage-users/cookies/samesite-cookie-attribute-changes';
const PROMPTS = 'deploy-monitor/logs/prompt-details-in-tenant-logs';
const PASSKEYS = 'authenticate/database-connections/passkeys/monitor-passkey-events-in-tenant-logs';
const ID_TOKEN = 'secure/tokens/id-tokens/id-token-structure';
const TOKEN_INFO = 'api/authentication/user-profile-legacy/get-token-info';
const LOGOUT = 'api/authentication/logout/auth-0-logout';
const USERINFO = 'api/authentication/user-profile/get-user-info';
const DEVICES = 'manage-users/user-accounts/unlink-devices-from-users';
const RISK = 'secure/multi-factor-authentication/adaptive-mfa/customize-adaptive-mfa';
const ERRORS = 'authenticate/login/auth0-universal-login/error-pages';
const STATE = 'secure/attack-protection/state-parameters';
const CLAIMS = 'secure/tokens/json-web-tokens/json-web-token-claims';
const JWT = 'secure/tokens/json-web-tokens/json-web-token-structure';
const ROUTES = 'authenticate/login/auth0-universal-login/configure-default-login-routes';

const ephemeral: Step = ['PATCH /tenants/settings', { session_cookie: { mode: 'non-persistent' } }, 200];
const remember = `if (event.request.body['ulp-remember-me']) api.session.setCookieMode('persistent');`;
const asks: Step = [
  'PUT /prompts/login/partials',
  { login: { 'form-content-end': '<input type="checkbox" name="ulp-remember-me">' } },
  200,
];
const enters = (body: object, more: Expectation): Step[] => [
  authorize({}, 302, { keep: { page: '>', login: '?state' } }),
  ['FORM ~{page}', { state: '{login}', username: 'ann@example.com', password: PASSWORD, ...body }, 302, more],
];
const lasting = { headers: { 'set-cookie': /expires=|max-age=/i } };
const fleeting = { headers: { 'set-cookie': /^(?!.*(expires|max-age)=)/i } };
const newest = (type: string, more: Expectation): Step => [
  `GET /logs?q=type:${type}&per_page=1`,
  undefined,
  200,
  more,
];
const signsUp: Step[] = [
  authorize({ screen_hint: 'signup' }, 302, { keep: { page: '>', login: '?state' } }),
  ['FORM ~{page}', { state: '{login}', email: 'new@example.com', password: PASSWORD }, 302],
];
const risky = (value: string, v: unknown): Step[] => [
  ['PUT /guardian/factors/otp', { enabled: true }, 200],
  ['PUT /guardian/policies', ['confidence-score'], 200],
  ...onLogin(tell(value)),
  app(),
  ann(),
  ...browserLogin(),
  exchange(200, { claims: told(v) }),
];
const assessed = 'event.authentication.riskAssessment';
const tokenInfo = (body: object, status: number, more: Expectation = {}): Step => [
  'POST ~/tokeninfo',
  body,
  status,
  more,
];
const withTokens: Step[] = [
  app(),
  ann(),
  password(200, { keep: { at: 'access_token', id: 'id_token' } }, { scope: 'openid profile email' }),
];

export const furtherLogins = [
  s(
    'a field of one’s own on the login page is seen by an action',
    KEEP,
    asks,
    ...onLogin(tell(`event.request.body['ulp-remember-me']`)),
    app(),
    ann(),
    ...enters({ 'ulp-remember-me': 'on' }, { keep: { code: '?code' } }),
    exchange(200, { claims: told('on') }),
  ),
  s(
    'an action makes a session last when the person asks for it',
    KEEP,
    ephemeral,
    asks,
    ...onLogin(remember),
    app(),
    ann(),
    ...enters({ 'ulp-remember-me': 'on' }, lasting),
  ),
  s(
    'a session goes with the browser when the person does not ask for more',
    KEEP,
    ephemeral,
    asks,
    ...onLogin(remember),
    app(),
    ann(),
    ...enters({}, fleeting),
  ),
  s('the login page takes fields of one’s own at the end of its form', KEEP, asks, [
    'GET /prompts/login/partials',
    undefined,
    200,
    { has: { login: { 'form-content-end': '<input type="checkbox" name="ulp-remember-me">' } } },
  ]),
  s('the page that asks for the identifier takes fields of one’s own', KEEP, [
    'PUT /prompts/login-id/partials',
    { 'login-id': { 'form-content-end': '<input name="ulp-a">' } },
    200,
  ]),
  s(
    'fields of one’s own are on the page of the login',
    KEEP,
    asks,
    app(),
    authorize({}, 302, { keep: { page: '>' } }),
    ['GET ~{page}', undefined, 200, { pages: { field: /name="(ulp-remember-me)"/ } }],
  ),
  s(
    'a session is in a cookie that scripts do not read',
    COOKIES,
    app(),
    ann(),
    ...enters({}, { headers: { 'set-cookie': /auth0[^;]*=.*httponly/i } }),
  ),
  s(
    'cookies of a session are not sent from other sites unless they may be',
    SAMESITE,
    app(),
    ann(),
    ...enters({}, { headers: { 'set-cookie': /samesite=(none|lax)/i } }),
  ),
  s(
    'a login in the log tells its prompt, how long it took and how the person came in',
    PROMPTS,
    app(),
    ann(),
    ...browserLogin(),
    newest('s', {
      matches: {
        '0.details.prompts.0.name': /^prompt-authenticate$/,
        '0.details.prompts.0.connection': /^Username-Password-Authentication$/,
        '0.details.prompts.0.strategy': /^auth0$/,
        '0.details.prompts.1.user_id': /^auth0\|/,
        '0.details.prompts.1.user_name': /^ann@example\.com$/,
        '0.details.prompts.0.initiatedAt': /^\d{13}$/,
        '0.details.prompts.0.completedAt': /^\d{13}$/,
        '0.details.prompts.0.elapsedTime': /^(\d+|null)$/,
        '0.details.prompts.0.connection_id': /^con_/,
        '0.details.prompts.0.identity': /./,
        '0.details.prompts.0.flow': /login/,
      },
    }),
  ),
  s(
    'a login after the identifier is another prompt in the log',
    PROMPTS,
    ['PATCH /prompts', { identifier_first: true }, 200],
    app(),
    ann(),
    authorize({}, 302, { keep: { page: '>', login: '?state' } }),
    ['FORM ~{page}', { state: '{login}', username: 'ann@example.com', password: PASSWORD }, 302],
    newest('s', { matches: { '0.details.prompts.0.name': /^prompt-authenticate-password$/ } }),
  ),
  s(
    'a sign-up on the page is a prompt in the log',
    PROMPTS,
    app(),
    ...signsUp,
    newest('s', { matches: { '0.details.prompts.0.name': /^prompt-signup$/ } }),
  ),
  s(
    'a login by a provider is a federated prompt in the log',
    PROMPTS,
    app(),
    [
      'POST /connections',
      {
        name: 'acme',
        strategy: 'oidc',
        options: { discovery_url: 'https://idp.example' },
        enabled_clients: ['{app}'],
      },
      201,
    ],
    authorize({ connection: 'acme' }, 302, { keep: { page: '>', login: '?state' } }),
    [
      'FORM ~{page}',
      { state: '{login}', connection: 'acme', email: 'ann@idp.example' },
      302,
      { keep: { next: '>' } },
    ],
    ['GET ~{next}', undefined, 302],
    newest('s', {
      matches: {
        '0.details.prompts.0.name': /^federated-authenticate$/,
        '0.details.prompts.0.strategy': /^oidc$/,
        '0.details.prompts.0.connection': /^acme$/,
      },
    }),
  ),
  s(
    'consent is a prompt in the log, with what was granted',
    PROMPTS,
    app(),
    ann(),
    api(),
    authorize({ audience: 'urn:a', scope: 'openid read' }, 302, { keep: { page: '>', login: '?state' } }),
    enterPassword(),
    ['FORM ~{page}', { state: '{login}', action: 'accept' }, 302],
    newest('s', {
      matches: {
        '0.details.prompts.2.name': /^consent$/,
        '0.details.prompts.2.grantInfo.audience': /^urn:a$/,
        '0.details.prompts.2.grantInfo.scope': /read/,
      },
    }),
  ),
  s(
    'a second factor is a prompt in the log, with what was proved',
    PROMPTS,
    ['PUT /guardian/factors/otp', { enabled: true }, 200],
    ['PUT /guardian/policies', ['all-applications'], 200],
    app(),
    ann(),
    ['SECRET totp_ann', 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', 204],
    [
      'POST /users/{ann}/authentication-methods',
      { type: 'totp', name: 'app', totp_secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' },
      201,
    ],
    authorize({}, 302, { keep: { page: '>', login: '?state' } }),
    enterPassword(),
    ['FORM ~{page}', { state: '{login}', code: '{code_of_totp_ann}' }, 302],
    newest('s', {
      matches: {
        '0.details.prompts.2.flow': /^universal-mfa$|^mfa$/,
        '0.details.prompts.2.performed_amr.0': /mfa/,
        '0.details.prompts.2.performed_acr.0': /multi-factor/,
      },
    }),
  ),
  s(
    'a sign-up with a password says so in the log',
    PASSKEYS,
    app(),
    ...signsUp,
    newest('ss', { has: [{ details: { authentication_methods: ['pwd'] } }] }),
  ),
  s(
    'an ID token has the standard claims of the person',
    ID_TOKEN,
    app(),
    ann({ given_name: 'Ann', family_name: 'Lee', picture: 'https://x.example/a.png' }),
    password(
      200,
      {
        claims: {
          id_token: {
            aud: '{app}',
            sub: '{ann}',
            iss: '{url}/',
            name: 'Ann',
            given_name: 'Ann',
            family_name: 'Lee',
            email: 'ann@example.com',
            picture: 'https://x.example/a.png',
          },
        },
        claimed: { id_token: ['exp', 'iat'] },
      },
      { scope: 'openid profile email' },
    ),
  ),
  s(
    'a token has a header with the kind, the algorithm and the key',
    JWT,
    app(),
    ann(),
    password(200, { matches: { id_token: /^eyJ[\w-]+\.eyJ[\w-]+\.[\w-]+$/ } }, { scope: 'openid' }),
  ),
  s(
    'an action does not take the place of a registered claim',
    CLAIMS,
    ...onLogin(`api.idToken.setCustomClaim('aud', 'other'); api.idToken.setCustomClaim('iss', 'other');`),
    app(),
    ann(),
    ...browserLogin(),
    exchange(200, { claims: { id_token: { aud: '{app}', iss: '{url}/' } } }),
  ),
  s(
    'a token tells whose it is at the older endpoint',
    TOKEN_INFO,
    ...withTokens,
    tokenInfo({ id_token: '{id}' }, 200, {
      has: { email: 'ann@example.com', user_id: '{ann}', name: 'Ann' },
    }),
  ),
  s('the older endpoint refuses a token that is none', TOKEN_INFO, tokenInfo({ id_token: 'nonsense' }, 400)),
  s('a person is told by a posted request too', USERINFO, ...withTokens, [
    'POST ~/userinfo',
    undefined,
    200,
    { sends: { authorization: 'Bearer {at}' }, has: { sub: '{ann}' } },
  ]),
  s(
    'a person is not told for the token of a machine',
    USERINFO,
    app(),
    api(),
    ['POST /client-grants', { client_id: '{app}', audience: 'urn:a', scope: [] }, 201],
    token({ grant_type: 'client_credentials', audience: 'urn:a' }, 200, { keep: { at: 'access_token' } }),
    ['GET ~/userinfo', undefined, 401, { sends: { authorization: 'Bearer {at}' } }],
  ),
  s('a person is not told for an ID token', USERINFO, ...withTokens, [
    'GET ~/userinfo',
    undefined,
    401,
    { sends: { authorization: 'Bearer {id}' } },
  ]),
  s(
    'logging out of the tenant leads to an address of the tenant alone',
    LOGOUT,
    app(),
    ['PATCH /tenants/settings', { allowed_logout_urls: ['https://tenant.example/bye'] }, 200],
    [
      'GET ~/v2/logout?returnTo=https%3A%2F%2Ftenant.example%2Fbye',
      undefined,
      302,
      { headers: { location: /^https:\/\/tenant\.example\/bye/ } },
    ],
    ['GET ~/v2/logout?returnTo=https%3A%2F%2Fapp.example%2Fbye', undefined, 400],
  ),
  s(
    'an address of the tenant is none for an application that is named',
    LOGOUT,
    app(),
    ['PATCH /tenants/settings', { allowed_logout_urls: ['https://tenant.example/bye'] }, 200],
    ['GET ~/v2/logout?client_id={app}&returnTo=https%3A%2F%2Ftenant.example%2Fbye', undefined, 400],
  ),
  s(
    'taking a device from a person revokes its refresh token',
    DEVICES,
    app(),
    ann(),
    api({ allow_offline_access: true, skip_consent_for_verifiable_first_party_clients: true }),
    password(
      200,
      { keep: { refresh: 'refresh_token' } },
      { audience: 'urn:a', scope: 'openid offline_access' },
    ),
    [
      'GET /device-credentials?user_id={ann}&type=refresh_token',
      undefined,
      200,
      { keep: { device: '0.id' } },
    ],
    ['DELETE /device-credentials/{device}', undefined, 204],
    token({ grant_type: 'refresh_token', refresh_token: '{refresh}' }, 403, { code: 'invalid_grant' }),
  ),
  s(
    'an action sees how far a login is trusted',
    RISK,
    ...risky(`['low', 'medium', 'high', 'neutral'].includes(${assessed}.confidence)`, true),
  ),
  s('what is told of the trust in a login has a version', RISK, ...risky(`${assessed}.version`, '1')),
  s(
    'an action sees what the trust in a login comes from',
    RISK,
    ...risky(
      `Object.keys(${assessed}.assessments).filter((k) => ['ImpossibleTravel', 'NewDevice', 'UntrustedIP'].includes(k)).sort()`,
      ['ImpossibleTravel', 'NewDevice', 'UntrustedIP'],
    ),
  ),
  s(
    'the first login of a person is from no known device',
    RISK,
    ...risky(
      `['initial_login', 'no_device_history', 'unknown_device', 'no_match'].includes(${assessed}.assessments.NewDevice.code)`,
      true,
    ),
  ),
  s(
    'the first login of a person has no travel before it',
    RISK,
    ...risky(
      `['initial_login', 'missing_geoip', 'location_history_not_found', 'unknown_location'].includes(${assessed}.assessments.ImpossibleTravel.code)`,
      true,
    ),
  ),
  s(
    'an address that nobody warned of is not on the list',
    RISK,
    ...risky(`${assessed}.assessments.UntrustedIP.code`, 'not_found_on_deny_list'),
  ),
  s(
    'an error that the application may know has the state',
    STATE,
    app(),
    authorize({ prompt: 'none', state: 'my-state' }, 302, { headers: { location: /state=my-state/ } }),
  ),
  s(
    'the page of an error names the company and whom to ask',
    ERRORS,
    [
      'PATCH /tenants/settings',
      { friendly_name: 'Acme', support_email: 'help@example.com', support_url: 'https://help.example' },
      200,
    ],
    app(),
    [
      'GET ~/authorize?client_id={app}&response_type=code&redirect_uri=https%3A%2F%2Fevil.example',
      undefined,
      403,
      { pages: { name: /(Acme)/ } },
    ],
  ),
  s(
    'a login page that was kept leads to the login route of the tenant',
    ROUTES,
    ['PATCH /tenants/settings', { default_redirection_uri: 'https://app.example/login' }, 200],
    ['GET ~/u/login?state=gone', undefined, 302, { headers: { location: /^https:\/\/app\.example\/login/ } }],
  ),
  s(
    'a public application has its ID tokens by code and PKCE alone where it has no implicit grant',
    'get-started/applications/application-grant-types',
    spa({ grant_types: ['authorization_code'] }),
    authorize({ response_type: 'id_token', nonce: 'n', redirect_uri: CALLBACK }, 302, {
      headers: { location: /#.*error=unauthorized_client/ },
    }),
  ),
];
