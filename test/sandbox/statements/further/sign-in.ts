/** The authentication API: claims, profiles, sign-ups, passwords, logging out, revoking and settings of the tenant. */
import {
  ann,
  api,
  app,
  authorize,
  browserLogin,
  CALLBACK,
  change,
  DB,
  exchange,
  OTP_GRANT,
  PASSWORD,
  password,
  REALM,
  signup,
  spa,
  token,
} from '../login/steps.js';
import { type Step, statement as s } from '../statement.js';
import { deployed } from './actions-steps.js';

const AUTH = 'api/authentication';
const SCOPES = 'get-started/apis/scopes/openid-connect-scopes';
const USERINFO = `${AUTH}/user-profile/get-user-info`;
const SIGNUP = `${AUTH}/signup/create-a-new-user`;
const CHANGE = `${AUTH}/change-password/change-password`;
const PASSWORDS = 'authenticate/database-connections/password-change';
const START = `${AUTH}/passwordless/get-code-or-link`;
const VERIFY = `${AUTH}/passwordless/authenticate-user`;
const LOGOUT = `${AUTH}/logout/oidc-logout`;
const REVOKE = `${AUTH}/revoke-refresh-token/revoke-refresh-token`;
const REVOKING = 'secure/tokens/refresh-tokens/revoke-refresh-tokens';
const SETTINGS = 'get-started/tenant-settings';
const REGISTER = `${AUTH}/dynamic-application-client-registration/dynamic-application-registration`;
const ASSOCIATE = `${AUTH}/multi-factor-authentication/add-an-authenticator`;
const MFA_EMAIL =
  'secure/multi-factor-authentication/authenticate-using-ropg-flow-with-mfa/enroll-and-challenge-email-authenticators';
const PAR = `${AUTH}/authorization-code-flow-with-enhanced-privacy-protection/push-authorization-requests`;
const DISCOVERY = 'get-started/applications/configure-applications-with-oidc-discovery';
const FLEXIBLE = 'authenticate/database-connections/flexible-identifiers-and-attributes';

const web = [app(), ann()];
const withRefresh: Step[] = [
  app(),
  ann(),
  api({ allow_offline_access: true, skip_consent_for_verifiable_first_party_clients: true }),
];
const offline = { scope: 'openid offline_access', audience: 'urn:a' };
const refresh = (status: number, more: object = {}, name = 'refresh'): Step =>
  token({ grant_type: 'refresh_token', refresh_token: `{${name}}` }, status, more);
const kept = (name = 'refresh') => ({ keep: { [name]: 'refresh_token' } });
const settings = (body: object): Step => ['PATCH /tenants/settings', body, 200];
const userinfo = (status: number, more: object = {}): Step => [
  'GET ~/userinfo',
  undefined,
  status,
  { sends: { authorization: 'Bearer {at}' }, ...more },
];
const BYE = 'https%3A%2F%2Fapp.example%2Fbye';
const bye = { headers: { location: /^https:\/\/app\.example\/bye$/ } };
const emailApp: Step[] = [
  app({ grant_types: [OTP_GRANT] }),
  ['POST /connections', { name: 'email', strategy: 'email', options: {} }, 201, { keep: { email: 'id' } }],
  ['PATCH /connections/{email}/clients', [{ client_id: '{app}', status: true }], 204],
];
const begin = (body: object, status: number): Step => [
  'POST ~/passwordless/start',
  {
    client_id: '{app}',
    client_secret: '{app_secret}',
    connection: 'email',
    email: 'ann@example.com',
    ...body,
  },
  status,
];
const messages = (more: object): Step => ['GET ~/_sandbox/messages', undefined, 200, more];
const mfaApp = app({
  grant_types: [
    REALM,
    'http://auth0.com/oauth/grant-type/mfa-otp',
    'http://auth0.com/oauth/grant-type/mfa-oob',
  ],
});
const emailFactor: Step[] = [
  ['PUT /guardian/factors/otp', { enabled: true }, 200],
  ['PUT /guardian/factors/email', { enabled: true }, 200],
  ['PUT /guardian/policies', ['all-applications'], 200],
];
const discovered = (more: object): Step => ['GET ~/.well-known/openid-configuration', undefined, 200, more];

export const signingIn = [
  s(
    'the issuer of tokens is that of the discovery document',
    DISCOVERY,
    ...web,
    discovered({ keep: { issuer: 'issuer' }, matches: { issuer: /\/$/ } }),
    password(200, { claims: { id_token: { iss: '{issuer}' } } }, { scope: 'openid' }),
  ),
  s(
    'the profile of a person comes with its scope, the address does not',
    SCOPES,
    app(),
    ann({ given_name: 'Ann', family_name: 'Lee', nickname: 'annie' }),
    password(
      200,
      {
        claims: { id_token: { name: 'Ann', given_name: 'Ann', family_name: 'Lee', nickname: 'annie' } },
        claimed: { id_token: ['picture', 'updated_at'] },
        keep: { at: 'access_token' },
      },
      { scope: 'openid profile' },
    ),
    userinfo(200, { has: { name: 'Ann', nickname: 'annie' }, lacks: ['email', 'email_verified'] }),
  ),
  s(
    'the address of a person comes with its scope, the profile does not',
    SCOPES,
    ...web,
    password(
      200,
      {
        claims: { id_token: { email: 'ann@example.com', email_verified: false } },
        keep: { at: 'access_token' },
      },
      { scope: 'openid email' },
    ),
    userinfo(200, { has: { email: 'ann@example.com' }, lacks: ['name', 'nickname', 'picture'] }),
  ),
  s(
    'with openid alone userinfo names the person and no more',
    SCOPES,
    ...web,
    password(200, { keep: { at: 'access_token' } }, { scope: 'openid' }),
    userinfo(200, { is: { sub: '{ann}' } }),
  ),
  s(
    'a phone number comes with its scope',
    FLEXIBLE,
    app(),
    ['GET /connections?name=Username-Password-Authentication', undefined, 200, { keep: { db: '0.id' } }],
    [
      'PATCH /connections/{db}',
      {
        options: {
          attributes: {
            email: { identifier: { active: true }, signup: { status: 'required' } },
            phone_number: { identifier: { active: true }, signup: { status: 'optional' } },
          },
        },
      },
      200,
    ],
    ann({ phone_number: '+15550100', phone_verified: true }),
    password(
      200,
      { claims: { id_token: { phone_number: '+15550100' } }, keep: { at: 'access_token' } },
      { scope: 'openid phone' },
    ),
    userinfo(200, { has: { phone_number: '+15550100', phone_number_verified: true } }),
    password(200, { keep: { at: 'access_token' } }, { scope: 'openid profile' }),
    userinfo(200, { lacks: ['phone_number'] }),
  ),
  s(
    'userinfo has the address of the time of the login, and the name of today',
    USERINFO,
    ...web,
    password(200, { keep: { at: 'access_token' } }, { scope: 'openid profile email' }),
    ['PATCH /users/{ann}', { name: 'Anna', nickname: 'an' }, 200],
    ['PATCH /users/{ann}', { email: 'anna@example.com' }, 200],
    userinfo(200, { has: { name: 'Anna', nickname: 'an', email: 'ann@example.com' } }),
  ),
  s('userinfo answers an invalid token as unauthorized', USERINFO, [
    'GET ~/userinfo',
    undefined,
    401,
    { sends: { authorization: 'Bearer nothing' } },
  ]),
  s(
    'when the login was is in the ID token when its age is limited',
    'authenticate/login/max-age-reauthentication',
    ...web,
    ...browserLogin({ max_age: '600' }),
    exchange(200, { claimed: { id_token: ['auth_time'] } }),
  ),
  s(
    'a token that is asked for without an API is for userinfo, for a day',
    'secure/tokens/access-tokens/update-access-token-lifetime',
    ...web,
    password(200, { has: { expires_in: 86400 } }, { scope: 'openid' }),
  ),
  s(
    'the API that the tenant has by default is in every access token',
    SETTINGS,
    ...web,
    api({ token_lifetime: 1234, skip_consent_for_verifiable_first_party_clients: true }),
    settings({ default_audience: 'urn:a' }),
    password(200, { has: { expires_in: 1234 } }, { scope: 'openid read' }),
    ...browserLogin({ scope: 'openid read' }),
    exchange(200, { has: { expires_in: 1234 } }),
  ),
  s(
    'resource stands for audience where the tenant is set to compatibility',
    `${AUTH}/passwordless/authenticate-user`,
    ...web,
    api({ token_lifetime: 1234, skip_consent_for_verifiable_first_party_clients: true }),
    settings({ resource_parameter_profile: 'compatibility' }),
    ...browserLogin({ resource: 'urn:a', scope: 'read' }),
    exchange(200, { has: { expires_in: 1234 }, claims: { access_token: { aud: 'urn:a' } } }),
  ),
  s(
    'values of acr that the tenant does not allow are rejected',
    SETTINGS,
    ...web,
    settings({ acr_values_supported: ['http://schemas.openid.net/pape/policies/2007/06/multi-factor'] }),
    authorize({ acr_values: 'urn:other' }, 302, { code: 'invalid_request' }),
  ),
  s('a sign-up names the application', SIGNUP, app(), signup({ client_id: undefined }, 400)),
  s('a sign-up is for a database', SIGNUP, ...emailApp, signup({ connection: 'email' }, 400)),
  s('the address of a sign-up is one', SIGNUP, app(), signup({ email: 'no address' }, 400)),
  s('a sign-up needs a password', SIGNUP, app(), signup({ password: undefined }, 400)),
  s(
    'a name in the metadata of a sign-up has at most 100 characters',
    SIGNUP,
    app(),
    signup({ user_metadata: { ['k'.repeat(101)]: 'v' } }, 400),
    signup({ user_metadata: { ['k'.repeat(100)]: 'v' } }, 200),
  ),
  s(
    'a sign-up answers the parts of the profile that it was given',
    SIGNUP,
    app(),
    signup(
      {
        given_name: 'New',
        family_name: 'One',
        name: 'New One',
        nickname: 'n',
        picture: 'https://x.example/p',
      },
      200,
      {
        has: {
          given_name: 'New',
          family_name: 'One',
          name: 'New One',
          nickname: 'n',
          picture: 'https://x.example/p',
          email_verified: false,
        },
        matches: { _id: /^[0-9a-f]{24}$/ },
      },
    ),
  ),
  s(
    'asking for a new password is answered in plain text',
    CHANGE,
    ...web,
    change({}, 200, { is: "We've just sent you an email to reset your password." }),
  ),
  s('asking for a new password needs an address', CHANGE, app(), change({ email: undefined }, 400)),
  s('a new password is for databases', CHANGE, ...emailApp, change({ connection: 'email' }, 400)),
  s(
    'a new password can be asked for without naming the application',
    CHANGE,
    ...web,
    change({ client_id: undefined }, 200),
  ),
  s(
    'a new password needs the application where an action asks more of the person',
    CHANGE,
    ...web,
    ...deployed('password-reset-post-challenge', ''),
    [
      'PATCH /actions/triggers/password-reset-post-challenge/bindings',
      { bindings: [{ ref: { type: 'action_id', value: '{action}' }, display_name: 'a' }] },
      200,
    ],
    change({ client_id: undefined }, 400),
    change({}, 200),
  ),
  s(
    'a new password ends the sessions of the person',
    PASSWORDS,
    ...web,
    ...browserLogin(),
    authorize({ prompt: 'none' }, 302, { keep: { code: '?code' } }),
    ['PATCH /users/{ann}', { password: 'Another-Horse-1', connection: DB }, 200],
    authorize({ prompt: 'none' }, 302, { code: 'login_required' }),
  ),
  s(
    'of several messages for a new password the last alone is good',
    PASSWORDS,
    ...web,
    change({}, 200),
    messages({ keep: { first: '0.link' } }),
    change({}, 200),
    ['FORM ~{first}', { password: 'Another-Horse-1' }, 400],
  ),
  s(
    'nobody is told when an administrator sets a password',
    PASSWORDS,
    app(),
    ann({ verify_email: false }),
    ['PATCH /users/{ann}', { password: 'Another-Horse-1', connection: DB }, 200],
    messages({ is: [] }),
  ),
  s('without saying how, a link is sent', START, ...emailApp, begin({}, 200), [
    'GET /logs?q=type:cls',
    undefined,
    200,
    { has: [{ type: 'cls' }] },
  ]),
  s('a code or a link is sent, nothing else', START, ...emailApp, begin({ send: 'pigeon' }, 400)),
  s('codes are sent by e-mail or text message', START, ...emailApp, begin({ connection: DB }, 400)),
  s(
    'a web application asks for a code with its secret',
    START,
    ...emailApp,
    begin({ client_secret: 'wrong' }, 401),
  ),
  s(
    'a code is for the address that it went to',
    VERIFY,
    ...emailApp,
    begin({ send: 'code' }, 200),
    messages({ keep: { otp: '0.code' } }),
    token({ grant_type: OTP_GRANT, realm: 'email', username: 'bob@example.com', otp: '{otp}' }, 403, {
      code: 'invalid_grant',
    }),
  ),
  s(
    'logging out by OIDC names the application that the hint is of',
    LOGOUT,
    ...web,
    app({}, 'other'),
    ...browserLogin(),
    exchange(200, { keep: { hint: 'id_token' } }),
    [
      `GET ~/oidc/logout?id_token_hint={hint}&client_id={other}&post_logout_redirect_uri=${BYE}`,
      undefined,
      400,
    ],
  ),
  s(
    'logging out by OIDC names the session that the hint is of',
    LOGOUT,
    ...web,
    ...browserLogin(),
    exchange(200, { keep: { hint: 'id_token' } }),
    [
      `GET ~/oidc/logout?id_token_hint={hint}&logout_hint=another&post_logout_redirect_uri=${BYE}`,
      undefined,
      400,
    ],
  ),
  s(
    'logging out by OIDC may be posted as a form',
    LOGOUT,
    ...web,
    ...browserLogin(),
    exchange(200, { keep: { hint: 'id_token' } }),
    [
      'FORM ~/oidc/logout',
      { id_token_hint: '{hint}', post_logout_redirect_uri: 'https://app.example/bye' },
      302,
      bye,
    ],
    authorize({ prompt: 'none' }, 302, { code: 'login_required' }),
  ),
  s(
    'logging out by OIDC asks the person without a hint',
    LOGOUT,
    ...web,
    ...browserLogin(),
    [
      `GET ~/oidc/logout?client_id={app}&post_logout_redirect_uri=${BYE}`,
      undefined,
      200,
      { headers: { 'content-type': /html/ } },
    ],
    authorize({ prompt: 'none' }, 302, { keep: { code: '?code' } }),
  ),
  s(
    'logging out by OIDC needs no question when the session is named',
    LOGOUT,
    ...web,
    ...browserLogin(),
    ['GET /users/{ann}/sessions', undefined, 200, { keep: { sid: 'sessions.0.id' } }],
    [
      `GET ~/oidc/logout?client_id={app}&logout_hint={sid}&post_logout_redirect_uri=${BYE}`,
      undefined,
      302,
      bye,
    ],
  ),
  s(
    'logging out by OIDC without an address leads to the first of the application',
    LOGOUT,
    ...web,
    ...browserLogin(),
    ['GET /users/{ann}/sessions', undefined, 200, { keep: { sid: 'sessions.0.id' } }],
    ['GET ~/oidc/logout?client_id={app}&logout_hint={sid}', undefined, 302, bye],
  ),
  s('revoking a refresh token answers nothing', REVOKE, ...withRefresh, password(200, kept(), offline), [
    'POST ~/oauth/revoke',
    { client_id: '{app}', client_secret: '{app_secret}', token: '{refresh}' },
    200,
    { headers: { 'content-length': /^0?$/ } },
  ]),
  s(
    'revoking may take every refresh token of the person, application and API along',
    REVOKE,
    ...withRefresh,
    settings({ flags: { revoke_refresh_token_grant: true } }),
    password(200, kept('one'), offline),
    password(200, kept('two'), offline),
    ['POST ~/oauth/revoke', { client_id: '{app}', client_secret: '{app_secret}', token: '{one}' }, 200],
    refresh(403, {}, 'two'),
  ),
  s(
    'revoking takes one refresh token unless the tenant says otherwise',
    REVOKE,
    ...withRefresh,
    password(200, kept('one'), offline),
    password(200, kept('two'), offline),
    ['POST ~/oauth/revoke', { client_id: '{app}', client_secret: '{app_secret}', token: '{one}' }, 200],
    refresh(403, {}, 'one'),
    refresh(200, {}, 'two'),
  ),
  s(
    'a refresh token is revoked by the application that it was issued to',
    REVOKING,
    ...withRefresh,
    app({}, 'other'),
    password(200, kept(), offline),
    [
      'POST ~/oauth/revoke',
      { client_id: '{other}', client_secret: '{other_secret}', token: '{refresh}' },
      400,
    ],
    refresh(200),
  ),
  s(
    'a public application revokes its refresh tokens without a secret',
    REVOKE,
    spa({ grant_types: ['refresh_token', 'authorization_code'] }),
    ['POST ~/oauth/revoke', { client_id: '{app}', token: 'none' }, 200],
  ),
  s(
    'refresh tokens of a person are device credentials, which can be deleted',
    REVOKING,
    ...withRefresh,
    password(200, kept(), offline),
    [
      'GET /device-credentials?type=refresh_token&user_id={ann}&client_id={app}',
      undefined,
      200,
      { has: [{ user_id: '{ann}', client_id: '{app}', type: 'refresh_token' }], keep: { device: '0.id' } },
    ],
    ['DELETE /device-credentials/{device}', undefined, 204],
    refresh(403, { code: 'invalid_grant' }),
  ),
  s(
    'taking back a grant revokes the refresh tokens that came of it',
    REVOKING,
    app({ is_first_party: false }),
    ann(),
    api({ allow_offline_access: true }),
    ['GET /connections?name=Username-Password-Authentication', undefined, 200, { keep: { db: '0.id' } }],
    ['PATCH /connections/{db}', { is_domain_connection: true }, 200],
    ...browserLogin(
      { audience: 'urn:a', scope: 'openid offline_access read' },
      { keep: { consent: '>', login: '?state' } },
    ),
    ['FORM ~{consent}', { state: '{login}', action: 'accept' }, 302, { keep: { code: '?code' } }],
    exchange(200, kept()),
    ['GET /grants?user_id={ann}', undefined, 200, { keep: { grant: '0.id' } }],
    ['DELETE /grants/{grant}', undefined, 204],
    refresh(403, { code: 'invalid_grant' }),
  ),
  s(
    'refresh tokens tell the session that they came of',
    REVOKING,
    ...withRefresh,
    ...browserLogin(offline),
    exchange(200, kept()),
    ['GET /users/{ann}/sessions', undefined, 200, { keep: { session: 'sessions.0.id' } }],
    [
      'GET /users/{ann}/refresh-tokens',
      undefined,
      200,
      { has: { tokens: [{ session_id: '{session}', client_id: '{app}', user_id: '{ann}' }] } },
    ],
  ),
  s(
    'an application that registers itself has codes unless it says otherwise',
    REGISTER,
    settings({ flags: { enable_dynamic_client_registration: true } }),
    [
      'POST ~/oidc/register',
      { client_name: 'r', redirect_uris: [CALLBACK] },
      201,
      { keep: { r: 'client_id' } },
    ],
    ['GET /clients/{r}', undefined, 200, { has: { grant_types: ['authorization_code'] } }],
  ),
  s(
    'enrolling outside of the channel needs the channel',
    ASSOCIATE,
    mfaApp,
    ann(),
    ...emailFactor,
    password(403, { keep: { mfa: 'mfa_token' } }),
    [
      'POST ~/mfa/associate',
      { client_id: '{app}', client_secret: '{app_secret}', authenticator_types: ['oob'] },
      400,
      { sends: { authorization: 'Bearer {mfa}' } },
    ],
  ),
  s(
    'enrolling an address sends a code to it',
    MFA_EMAIL,
    mfaApp,
    ann(),
    ...emailFactor,
    ['PUT /guardian/factors/recovery-code', { enabled: true }, 200],
    password(403, { keep: { mfa: 'mfa_token' } }),
    [
      'POST ~/mfa/associate',
      {
        client_id: '{app}',
        client_secret: '{app_secret}',
        authenticator_types: ['oob'],
        oob_channels: ['email'],
        email: 'two@example.com',
      },
      200,
      {
        sends: { authorization: 'Bearer {mfa}' },
        has: { authenticator_type: 'oob', binding_method: 'prompt', oob_channel: 'email' },
        matches: { oob_code: /.+/, 'recovery_codes.0': /^[A-Z0-9]{24}$/ },
        keep: { oob: 'oob_code' },
      },
    ],
    messages({
      matches: { '0.to': /^two@example\.com$/, '0.code': /^\d{6}$/ },
      keep: { binding: '0.code' },
    }),
    token(
      {
        grant_type: 'http://auth0.com/oauth/grant-type/mfa-oob',
        mfa_token: '{mfa}',
        oob_code: '{oob}',
        binding_code: '{binding}',
      },
      200,
    ),
  ),
  s(
    'a second authenticator needs the first, and the error says that somebody is enrolled',
    MFA_EMAIL,
    mfaApp,
    ann(),
    ...emailFactor,
    password(403, { keep: { mfa: 'mfa_token' } }),
    [
      'POST ~/mfa/associate',
      { client_id: '{app}', client_secret: '{app_secret}', authenticator_types: ['otp'] },
      200,
      { sends: { authorization: 'Bearer {mfa}' }, keep: { totp_a: 'secret' } },
    ],
    token(
      {
        grant_type: 'http://auth0.com/oauth/grant-type/mfa-otp',
        mfa_token: '{mfa}',
        otp: '{code_of_totp_a}',
      },
      200,
    ),
    password(403, { keep: { mfa: 'mfa_token' } }),
    [
      'POST ~/mfa/associate',
      { client_id: '{app}', client_secret: '{app_secret}', authenticator_types: ['otp'] },
      400,
      { sends: { authorization: 'Bearer {mfa}' }, says: 'User is already enrolled' },
    ],
  ),
  s(
    'an address that is verified is a second factor by itself',
    MFA_EMAIL,
    mfaApp,
    ann({ email_verified: true }),
    ...emailFactor,
    password(403, { keep: { mfa: 'mfa_token' } }),
    [
      'GET ~/mfa/authenticators',
      undefined,
      200,
      {
        sends: { authorization: 'Bearer {mfa}' },
        has: [{ authenticator_type: 'oob', oob_channel: 'email', active: true }],
      },
    ],
  ),
  s(
    'details of what is asked for have a type',
    PAR,
    app(),
    settings({ pushed_authorization_requests_supported: true }),
    [
      'FORM ~/oauth/par',
      {
        client_id: '{app}',
        client_secret: '{app_secret}',
        response_type: 'code',
        redirect_uri: CALLBACK,
        authorization_details: JSON.stringify([{ amount: 1 }]),
      },
      400,
    ],
  ),
  s(
    'an application tells its SAML metadata',
    `${AUTH}/saml/get-saml-metadata`,
    app({ addons: { samlp: {} } }),
    ['GET ~/samlp/metadata/{app}', undefined, 200, { headers: { 'content-type': /xml/ } }],
  ),
  s(
    'keys may be listed without their algorithm',
    SETTINGS,
    [
      'GET ~/.well-known/jwks.json',
      undefined,
      200,
      { matches: { 'keys.0.alg': /^RS256$/, 'keys.0.use': /^sig$/ } },
    ],
    settings({ flags: { remove_alg_from_jwks: true } }),
    ['GET ~/.well-known/jwks.json', undefined, 200, { lacks: ['keys.0.alg'] }],
  ),
  s(
    'login pages are not shown inside other pages',
    'troubleshoot/product-lifecycle/past-migrations/clickjacking-protection-for-universal-login',
    app(),
    authorize({}, 302, { keep: { page: '>' } }),
    [
      'GET ~{page}',
      undefined,
      200,
      { headers: { 'x-frame-options': /^deny$/i, 'content-security-policy': /frame-ancestors 'none'/ } },
    ],
  ),
  s(
    'login pages are shown inside other pages where the tenant lets them',
    'troubleshoot/product-lifecycle/past-migrations/clickjacking-protection-for-universal-login',
    app(),
    settings({ flags: { disable_clickjack_protection_headers: true } }),
    authorize({}, 302, { keep: { page: '>' } }),
    ['GET ~{page}', undefined, 200, { headers: { 'x-frame-options': /^$/ } }],
  ),
  s(
    'new applications have no connection where the tenant says so',
    SETTINGS,
    settings({ flags: { enable_client_connections: false } }),
    ['POST /clients', { name: 'n', app_type: 'spa' }, 201, { keep: { n: 'client_id' } }],
    ['GET /clients/{n}/connections', undefined, 200, { has: { connections: [] } }],
  ),
  s(
    'tokens are not kept by caches (RFC 6749, 5.1)',
    `${AUTH}/authorization-code-flow/get-token`,
    ...web,
    password(200, { headers: { 'cache-control': /no-store/ } }),
  ),
  s('the token endpoint takes forms', `${AUTH}/resource-owner-password-flow/get-token`, ...web, [
    'FORM ~/oauth/token',
    {
      grant_type: REALM,
      realm: DB,
      username: 'ann@example.com',
      password: PASSWORD,
      client_id: '{app}',
      client_secret: '{app_secret}',
    },
    200,
    { has: { token_type: 'Bearer' } },
  ]),
  s(
    'the discovery document says what applications may ask for',
    DISCOVERY,
    discovered({
      has: {
        response_types_supported: [
          'code',
          'token',
          'id_token',
          'code token',
          'code id_token',
          'token id_token',
          'code token id_token',
        ],
        response_modes_supported: ['query', 'fragment', 'form_post'],
        subject_types_supported: ['public'],
      },
    }),
  ),
  s(
    'the discovery document lists scopes, claims and ways to authenticate',
    DISCOVERY,
    discovered({
      matches: {
        scopes_supported: /openid.*profile.*offline_access/,
        claims_supported: /sub/,
        token_endpoint_auth_methods_supported: /client_secret_basic.*client_secret_post/,
        mfa_challenge_endpoint: /\/mfa\/challenge$/,
        device_authorization_endpoint: /\/oauth\/device\/code$/,
        revocation_endpoint: /\/oauth\/revoke$/,
      },
    }),
  ),
];
