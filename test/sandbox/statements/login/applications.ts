/** The implicit and hybrid flows, applications that register themselves, back-channel logins, and consent. */
import { type Step, statement as s } from '../statement.js';
import {
  ann,
  api,
  app,
  authorize,
  browserLogin,
  CALLBACK,
  CHALLENGE,
  DB,
  exchange,
  password,
  spa,
  token,
} from './steps.js';

const IMPLICIT = 'get-started/authentication-and-authorization-flow/implicit-flow-with-form-post';
const HYBRID = 'get-started/authentication-and-authorization-flow/hybrid-flow';
const API = 'get-started/apis/api-settings';
const DCR = 'get-started/applications/dynamic-client-registration';
const CIBA =
  'get-started/authentication-and-authorization-flow/client-initiated-backchannel-authentication-flow';
const CONSENT =
  'get-started/applications/confidential-and-public-applications/user-consent-and-third-party-applications';
const USER_GRANTS = 'API document: GET /grants';
const STEP_UP = 'secure/multi-factor-authentication/step-up-authentication';
const ENUMERATION = 'get-started/tenant-settings';
const COUNT = 'manage-users/user-accounts/user-profiles/user-profile-structure';

const CIBA_GRANT = 'urn:openid:params:grant-type:ciba';
const dcr: Step = ['PATCH /tenants/settings', { flags: { enable_dynamic_client_registration: true } }, 200];
const register = (body: object, status: number, more: object = {}): Step => [
  'POST ~/oidc/register',
  { client_name: 'R', redirect_uris: [CALLBACK], ...body },
  status,
  more,
];
const implicit = app({ app_type: 'spa', grant_types: ['implicit', 'authorization_code'] });
const fragment = (pattern: RegExp): object => ({ headers: { location: pattern } });
const backchannel = (body: Record<string, string>, status: number, more: object = {}): Step => [
  'FORM ~/bc-authorize',
  {
    client_id: '{app}',
    client_secret: '{app_secret}',
    scope: 'openid',
    binding_message: 'OK',
    login_hint: '{"format":"iss_sub","iss":"{url}/","sub":"{ann}"}',
    ...body,
  },
  status,
  more,
];
const ciba = app({ grant_types: [CIBA_GRANT] });

export const furtherFlows = [
  s(
    'an ID token goes to the browser in the fragment',
    IMPLICIT,
    implicit,
    ann(),
    ...browserLogin({ response_type: 'id_token', nonce: 'n' }, fragment(/#.*id_token=ey/)),
  ),
  s(
    'an access token goes to the browser in the fragment',
    IMPLICIT,
    implicit,
    ann(),
    ...browserLogin(
      { response_type: 'token' },
      fragment(/#.*access_token=.*expires_in=7200.*token_type=Bearer/),
    ),
  ),
  s(
    'an ID token in the browser needs a nonce',
    IMPLICIT,
    implicit,
    authorize({ response_type: 'id_token' }, 302, fragment(/#error=invalid_request/)),
  ),
  s(
    'tokens do not go into the query',
    IMPLICIT,
    implicit,
    authorize({ response_type: 'token', response_mode: 'query' }, 302, { code: 'invalid_request' }),
  ),
  s(
    'tokens in the browser need the implicit grant',
    IMPLICIT,
    app({ grant_types: ['authorization_code'] }),
    authorize({ response_type: 'token' }, 302, fragment(/#error=unauthorized_client/)),
  ),
  s(
    'tokens can be posted as a form',
    IMPLICIT,
    implicit,
    ann(),
    authorize({ response_type: 'id_token', nonce: 'n', response_mode: 'form_post' }, 302, {
      keep: { page: '>', login: '?state' },
    }),
    [
      'FORM ~{page}',
      { state: '{login}', username: 'ann@example.com', password: 'Corr3ct-Horse-Battery' },
      200,
    ],
  ),
  s(
    'tokens in the browser live as long as the API says for it',
    API,
    implicit,
    ann(),
    api({ token_lifetime_for_web: 300, skip_consent_for_verifiable_first_party_clients: true }),
    ...browserLogin({ response_type: 'token', audience: 'urn:a' }, fragment(/expires_in=300/)),
  ),
  s(
    'the browser gets no refresh token',
    IMPLICIT,
    implicit,
    ann(),
    ...browserLogin(
      { response_type: 'token', scope: 'openid offline_access' },
      fragment(/^((?!refresh_token).)*$/),
    ),
  ),
  s(
    'a code and an ID token come together',
    HYBRID,
    implicit,
    ann(),
    ...browserLogin({ response_type: 'code id_token', nonce: 'n' }, fragment(/#code=.*id_token=ey/)),
  ),
  s(
    'a type of answer that is not known is refused',
    HYBRID,
    implicit,
    authorize({ response_type: 'magic' }, 302, fragment(/unsupported_response_type/)),
  ),
  s(
    'the state comes back in the fragment',
    IMPLICIT,
    implicit,
    ann(),
    ...browserLogin({ response_type: 'token' }, fragment(/#.*state=s/)),
  ),
  s('applications do not register themselves unless the tenant says so', DCR, register({}, 404)),
  s(
    'an application that registers itself is a third party',
    DCR,
    dcr,
    register({}, 201, { keep: { id: 'client_id' } }),
    [
      'GET /clients/{id}',
      undefined,
      200,
      { has: { is_first_party: false, name: 'R', callbacks: [CALLBACK] } },
    ],
  ),
  s(
    'registering answers the secret, which does not expire',
    DCR,
    dcr,
    register({}, 201, {
      has: { client_name: 'R', redirect_uris: [CALLBACK], client_secret_expires_at: 0 },
      matches: { client_secret: /^.{40,}$/ },
    }),
  ),
  s(
    'registering needs addresses',
    DCR,
    dcr,
    register({ redirect_uris: undefined }, 400, { code: 'invalid_redirect_uri' }),
  ),
  s(
    'registering takes known ways to authenticate',
    DCR,
    dcr,
    register({ token_endpoint_auth_method: 'magic' }, 400, { code: 'invalid_client_metadata' }),
    register({ token_endpoint_auth_method: 'none' }, 201, { lacks: ['client_secret'] }),
  ),
  s(
    'the discovery document names the registration when there is one',
    DCR,
    ['GET ~/.well-known/openid-configuration', undefined, 200, { lacks: ['registration_endpoint'] }],
    dcr,
    [
      'GET ~/.well-known/openid-configuration',
      undefined,
      200,
      { has: { registration_endpoint: '{url}/oidc/register' } },
    ],
  ),
  s(
    'a request on another channel needs a message',
    CIBA,
    ciba,
    ann(),
    backchannel({ binding_message: '' }, 400, { code: 'invalid_request' }),
  ),
  s(
    'a message on another channel has at most 64 letters, digits and few signs',
    CIBA,
    ciba,
    ann(),
    backchannel({ binding_message: 'x'.repeat(65) }, 400, { code: 'invalid_binding_message' }),
    backchannel({ binding_message: 'a?b' }, 400, { code: 'invalid_binding_message' }),
  ),
  s(
    'a request on another channel asks for openid',
    CIBA,
    ciba,
    ann(),
    backchannel({ scope: 'profile' }, 400, { code: 'invalid_request' }),
  ),
  s(
    'a request on another channel names a person of this tenant',
    CIBA,
    ciba,
    ann(),
    backchannel({ login_hint: '{"format":"iss_sub","iss":"https://other.example/","sub":"{ann}"}' }, 400),
    backchannel({ login_hint: '{"format":"iss_sub","iss":"{url}/","sub":"auth0|nobody"}' }, 400, {
      code: 'unknown_user_id',
    }),
  ),
  s(
    'a person without a phone that takes requests is not asked',
    CIBA,
    ciba,
    ann(),
    backchannel({}, 400, { says: 'push notifications' }),
  ),
  s(
    'an application needs the grant for another channel',
    CIBA,
    app(),
    ann(),
    backchannel({}, 403, { code: 'unauthorized_client' }),
  ),
  s(
    'polling for a request that is not known is refused',
    CIBA,
    ciba,
    token({ grant_type: CIBA_GRANT, auth_req_id: 'x' }, 400, { code: 'invalid_grant' }),
  ),
  s(
    'third parties ask for consent',
    CONSENT,
    app({ is_first_party: false }),
    ann(),
    api(),
    ['GET /connections?name=Username-Password-Authentication', undefined, 200, { keep: { db: '0.id' } }],
    ['PATCH /connections/{db}', { is_domain_connection: true }, 200],
    ...browserLogin({ audience: 'urn:a', scope: 'openid read' }, { headers: { location: /\/u\/consent/ } }),
  ),
  s(
    'silent authentication without consent is consent_required',
    CONSENT,
    app({ is_first_party: false }),
    ann(),
    api(),
    ['GET /connections?name=Username-Password-Authentication', undefined, 200, { keep: { db: '0.id' } }],
    ['PATCH /connections/{db}', { is_domain_connection: true }, 200],
    ...browserLogin({ audience: 'urn:a', scope: 'openid read' }, {}),
    authorize({ audience: 'urn:a', scope: 'openid read', prompt: 'none' }, 302, { code: 'consent_required' }),
  ),
  s(
    'first parties ask for no consent of an API that skips it',
    CONSENT,
    app(),
    ann(),
    api({ skip_consent_for_verifiable_first_party_clients: true }),
    ...browserLogin({ audience: 'urn:a', scope: 'openid read' }),
    exchange(200),
  ),
  s(
    'consent is listed as a grant and can be taken back',
    USER_GRANTS,
    app({ is_first_party: false }),
    ann(),
    api(),
    ['GET /connections?name=Username-Password-Authentication', undefined, 200, { keep: { db: '0.id' } }],
    ['PATCH /connections/{db}', { is_domain_connection: true }, 200],
    ...browserLogin({ audience: 'urn:a', scope: 'openid read' }, { keep: { consent: '>', login: '?state' } }),
    ['FORM ~{consent}', { state: '{login}', action: 'accept' }, 302, { keep: { code: '?code' } }],
    exchange(200),
    [
      'GET /grants?user_id={ann}',
      undefined,
      200,
      { has: [{ clientID: '{app}', audience: 'urn:a', scope: ['read'] }], keep: { grant: '0.id' } },
    ],
    ['DELETE /grants/{grant}', undefined, 204],
    ['GET /grants?user_id={ann}', undefined, 200, { is: [] }],
  ),
  s(
    'a person who declines is sent back with access_denied',
    CONSENT,
    app({ is_first_party: false }),
    ann(),
    api(),
    ['GET /connections?name=Username-Password-Authentication', undefined, 200, { keep: { db: '0.id' } }],
    ['PATCH /connections/{db}', { is_domain_connection: true }, 200],
    ...browserLogin({ audience: 'urn:a', scope: 'openid read' }, { keep: { consent: '>', login: '?state' } }),
    ['FORM ~{consent}', { state: '{login}', action: 'decline' }, 302, { code: 'access_denied' }],
  ),
  s(
    'a request can demand a second factor',
    STEP_UP,
    app(),
    ann(),
    authorize({ acr_values: 'http://schemas.openid.net/pape/policies/2007/06/multi-factor' }, 302, {
      keep: { page: '>', login: '?state' },
    }),
    [
      'FORM ~{page}',
      { state: '{login}', username: 'ann@example.com', password: 'Corr3ct-Horse-Battery' },
      302,
      { headers: { location: /\/u\/mfa-/ } },
    ],
  ),
  s(
    'a generic answer to a second sign-up hides who is there',
    ENUMERATION,
    app(),
    ['PATCH /tenants/settings', { flags: { enable_public_signup_user_exists_error: false } }, 200],
    ann(),
    [
      'POST ~/dbconnections/signup',
      { client_id: '{app}', connection: DB, email: 'ann@example.com', password: 'Corr3ct-Horse-Battery' },
      400,
      { code: 'invalid_signup' },
    ],
  ),
  s(
    'the error of a second sign-up says who is there when the tenant wants it',
    ENUMERATION,
    app(),
    ['PATCH /tenants/settings', { flags: { enable_public_signup_user_exists_error: true } }, 200],
    ann(),
    [
      'POST ~/dbconnections/signup',
      { client_id: '{app}', connection: DB, email: 'ann@example.com', password: 'Corr3ct-Horse-Battery' },
      400,
      { code: 'user_exists', says: 'The user already exists.' },
    ],
  ),
  s('logins are counted', COUNT, app(), ann(), password(200), password(200), [
    'GET /users/{ann}',
    undefined,
    200,
    { has: { logins_count: 2 }, matches: { last_login: /^\d{4}-/, last_ip: /./ } },
  ]),
  s('a login that fails is not counted', COUNT, app(), ann(), password(403, {}, { password: 'wrong' }), [
    'GET /users/{ann}',
    undefined,
    200,
    { lacks: ['logins_count'] },
  ]),
  s(
    'logins are in the log',
    'deploy-monitor/logs/log-event-type-codes',
    app(),
    ann(),
    password(200),
    password(403, {}, { password: 'wrong' }),
    ...(['s', 'fp'] as const).map(
      (type): Step => [
        `GET /logs?q=type:${type}`,
        undefined,
        200,
        { has: [{ type, user_name: 'ann@example.com' }] },
      ],
    ),
  ),
  s(
    'a public application asks with PKCE',
    'get-started/authentication-and-authorization-flow/authorization-code-flow-with-pkce',
    spa(),
    ann(),
    authorize({ code_challenge: CHALLENGE, code_challenge_method: 'plain' }, 302, {
      code: 'invalid_request',
    }),
  ),
];
