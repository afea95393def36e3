/** What Actions do with a login on the page: second factors, detours, metadata of the transaction, resets, exchanges. */
import { actions, onLogin, tell, told } from '../further/actions-steps.js';
import {
  ann,
  api,
  app,
  authorize,
  browserLogin,
  enterCode,
  exchange,
  mailedCode,
  OTP_GRANT,
  PASSWORD,
  password,
  REALM,
  token,
} from '../login/steps.js';
import { type Step, statement as s } from '../statement.js';

const TRIGGERS = 'customize/actions/explore-triggers';
const API = `${TRIGGERS}/signup-and-login-triggers/login-trigger/post-login-api-object`;
const EVENT = `${TRIGGERS}/signup-and-login-triggers/login-trigger/post-login-event-object`;
const TRIGGER = `${TRIGGERS}/signup-and-login-triggers/login-trigger`;
const REDIRECT = `${TRIGGER}/redirect-with-actions`;
const REGISTRATION = `${TRIGGERS}/signup-and-login-triggers/pre-user-registration-trigger`;
const RESET = `${TRIGGERS}/password-reset-triggers`;
const RESET_API = `${RESET}/post-challenge-trigger/post-challenge-api-object`;
const SELECTION = 'secure/multi-factor-authentication/customize-mfa/customize-mfa-selection-universal-login';
const ENROLLMENT =
  'secure/multi-factor-authentication/customize-mfa/customize-mfa-enrollments-universal-login';
const STEP_UP =
  'secure/multi-factor-authentication/step-up-authentication/configure-step-up-authentication-for-web-apps';
const STEP_UP_API =
  'secure/multi-factor-authentication/step-up-authentication/configure-step-up-authentication-for-apis';
const TRANSACTION = 'customize/actions/transaction-metadata';
const CTE_MFA = 'authenticate/custom-token-exchange/cte-multi-factor-authentication';
const OVERVIEW = 'customize/actions/actions-overview';

const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const start = [app(), ann(), api()];
const factor = (name: string): Step => [`PUT /guardian/factors/${name}`, { enabled: true }, 200];
const otpOf: Step = [
  'POST /users/{ann}/authentication-methods',
  { type: 'totp', name: 'app', totp_secret: SECRET },
  201,
];
const phoneOf: Step = [
  'POST /users/{ann}/authentication-methods',
  { type: 'phone', name: 'mine', phone_number: '+15550101234', preferred_authentication_method: 'sms' },
  201,
];
/** Somebody with an authenticator; later steps show its code as `{code_of_totp_ann}`. */
const withOtp: Step[] = [
  app(),
  ann(),
  api({ skip_consent_for_verifiable_first_party_clients: true }),
  factor('otp'),
  factor('sms'),
  ['SECRET totp_ann', SECRET, 204],
  otpOf,
];
const withBoth: Step[] = [...withOtp, phoneOf];
const fillPassword = (status: number, more: object = {}): Step => [
  'FORM ~{page}',
  { state: '{login}', username: 'ann@example.com', password: PASSWORD },
  status,
  more,
];
/** From the beginning to where the password leads. */
const login = (more: object, params: Record<string, string> = {}): Step[] => [
  authorize(params, 302, { keep: { page: '>', login: '?state' } }),
  fillPassword(302, { keep: { page: '>' }, ...more }),
];
const leadsTo = (path: RegExp) => ({ headers: { location: path } });
const fill = (body: object, status: number, more: object = {}): Step => [
  'FORM ~{page}',
  { state: '{login}', ...body },
  status,
  more,
];
const code = { code: '{code_of_totp_ann}' };
const log = (type: string, has: object): Step => [`GET /logs?q=type:${type}`, undefined, 200, { has: [has] }];
const decode = (value: string): string =>
  `JSON.parse(Buffer.from(${value}.split('.')[1], 'base64url').toString())`;
const encode = (more = '') =>
  `const token = api.redirect.encodeToken({ secret: 'not-so-secret', payload: { colour: 'red' }${more} });`;
const detour = (before: string, after: string, name = 'action'): Step[] => [
  [
    'POST /actions/actions',
    {
      name,
      supported_triggers: [{ id: 'post-login', version: 'v3' }],
      code: `exports.onExecutePostLogin = async (event, api) => { ${before} api.redirect.sendUserTo('https://other.example/'); };
exports.onContinuePostLogin = async (event, api) => { ${after} };`,
    },
    201,
    { keep: { [name]: 'id' } },
  ],
  [`POST /actions/actions/{${name}}/deploy`, undefined, 200],
];
const simple = (name: string, body: string): Step[] => [
  [
    'POST /actions/actions',
    {
      name,
      supported_triggers: [{ id: 'post-login', version: 'v3' }],
      code: `exports.onExecutePostLogin = async (event, api) => { ${body} };`,
    },
    201,
    { keep: { [name]: 'id' } },
  ],
  [`POST /actions/actions/{${name}}/deploy`, undefined, 200],
];
const bind = (...names: string[]): Step => [
  'PATCH /actions/triggers/post-login/bindings',
  { bindings: names.map((name) => ({ ref: { type: 'action_id', value: `{${name}}` }, display_name: name })) },
  200,
];
const away = { keep: { state: '?state', away: '>' }, headers: { location: /^https:\/\/other\.example\// } };
const back = (more: object, status = 302): Step => ['GET ~/continue?state={state}', undefined, status, more];
const got = { keep: { code: '?code' } };
const ticket: Step[] = [
  [
    'POST /tickets/password-change',
    { user_id: '{ann}', client_id: '{app}' },
    201,
    { keep: { ticket: 'ticket' } },
  ],
];
const onReset = (...bodies: string[]): Step[] => actions('password-reset-post-challenge', ...bodies);
const setPassword = (status: number, more: object = {}): Step => [
  'FORM {ticket}',
  { password: `${PASSWORD}2`, confirm_password: `${PASSWORD}2` },
  status,
  more,
];
const newPasswordWorks: Step = password(200, {}, { password: `${PASSWORD}2` });
const MFA_OTP = 'http://auth0.com/oauth/grant-type/mfa-otp';
const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const trading = (body: string): Step[] => [
  app({
    grant_types: ['password', REALM, MFA_OTP],
    token_exchange: { allow_any_profile_of_type: ['custom_authentication'] },
  }),
  ann(),
  api(),
  [
    'POST /actions/actions',
    {
      name: 'trade',
      supported_triggers: [{ id: 'custom-token-exchange', version: 'v1' }],
      code: `exports.onExecuteCustomTokenExchange = async (event, api) => { api.authentication.setUserById(event.transaction.subject_token); ${body} };`,
    },
    201,
    { keep: { trade: 'id' } },
  ],
  ['POST /actions/actions/{trade}/deploy', undefined, 200],
  [
    'POST /token-exchange-profiles',
    {
      name: 'legacy',
      subject_token_type: 'urn:acme:legacy',
      action_id: '{trade}',
      type: 'custom_authentication',
    },
    201,
  ],
];
const trade = (status: number, more: object = {}): Step =>
  token(
    { grant_type: EXCHANGE, subject_token_type: 'urn:acme:legacy', subject_token: '{ann}', scope: 'openid' },
    status,
    more,
  );
const FORM = (id: string): Step => [
  'POST /forms',
  {
    name: 'Terms',
    start: { next_node: 'step' },
    nodes: [
      {
        id: 'step',
        type: 'STEP',
        config: {
          next_node: '$ending',
          components: [
            { id: 'colour', category: 'FIELD', type: 'TEXT', label: 'Colour', config: {} },
            { id: 'next', category: 'BLOCK', type: 'NEXT_BUTTON', config: { text: 'Go on' } },
          ],
        },
      },
    ],
    ending: { resume_flow: true },
  },
  201,
  { keep: { [id]: 'id' } },
];
const both = `api.authentication.challengeWithAny([{ type: 'otp' }, { type: 'phone' }]);`;
const otp = `api.authentication.challengeWith({ type: 'otp' });`;
const PAPE = 'http://schemas.openid.net/pape/policies/2007/06/multi-factor';

export const actionFlows = [
  s(
    'an action that challenges shows the page of the factor',
    SELECTION,
    ...withOtp,
    ...onLogin(otp),
    ...login(leadsTo(/\/u\/mfa-otp-challenge\?/)),
  ),
  s(
    'the next action sees by which factor the person was challenged',
    SELECTION,
    ...withOtp,
    ...onLogin(
      otp,
      tell(`event.authentication.methods.map(({ name, type }) => name === 'mfa' ? type : name)`),
    ),
    ...login({}),
    fill(code, 302, got),
    exchange(200, { claims: told(['pwd', 'otp']) }),
  ),
  s(
    'methods change with the next action, not within one',
    SELECTION,
    ...withOtp,
    ...onLogin(`${otp} ${tell('event.authentication.methods.length')}`),
    ...login({}),
    fill(code, 302, got),
    exchange(200, { claims: told(1) }),
  ),
  s(
    'actions after a challenge wait for it',
    SELECTION,
    ...withOtp,
    ...onLogin(otp, `api.user.setUserMetadata('late', true);`),
    ...login({}),
    ['GET /users/{ann}', undefined, 200, { lacks: ['user_metadata.late'] }],
    fill(code, 302, got),
    ['GET /users/{ann}', undefined, 200, { has: { user_metadata: { late: true } } }],
  ),
  s(
    'of several factors the person picks one',
    SELECTION,
    ...withBoth,
    ...onLogin(both),
    ...login(leadsTo(/\/u\/mfa-(login-options|begin)/)),
  ),
  s(
    'a person with one of several factors is asked for it at once',
    SELECTION,
    ...withOtp,
    ...onLogin(both),
    ...login(leadsTo(/\/u\/mfa-otp-challenge\?/)),
  ),
  s(
    'a login fails that wants a factor which the person does not have',
    SELECTION,
    ...start,
    factor('otp'),
    ...onLogin(otp),
    ...browserLogin({}, { code: 'access_denied' }),
  ),
  s(
    'the log says that no factor of a challenge can be used',
    SELECTION,
    ...start,
    factor('otp'),
    ...onLogin(otp),
    ...browserLogin({}, { code: 'access_denied' }),
    log('mfar', {
      description:
        'An MFA challenge is used in a PostLogin action but the requested factors are not properly set up. To perform MFA, enable the requested factors and ensure the user is enrolled with them.',
    }),
  ),
  s(
    'the log warns of a factor of a challenge that cannot be used',
    SELECTION,
    ...withOtp,
    ...onLogin(both),
    ...login(leadsTo(/mfa-otp-challenge/)),
    log('w', {
      description:
        'An MFA challenge is used in a PostLogin action, but the requested factor phone is not properly set up. Enable the requested factor and ensure the user is enrolled with it.',
    }),
  ),
  s(
    'a factor that the tenant does not have is ignored',
    API,
    ...start,
    factor('otp'),
    ['SECRET totp_ann', SECRET, 204],
    otpOf,
    phoneOf,
    ...onLogin(
      `api.authentication.challengeWith({ type: 'phone' }, { additionalFactors: [{ type: 'otp' }] });`,
    ),
    ...login(leadsTo(/mfa-otp-challenge/)),
  ),
  s(
    'a challenge of an action goes before the policy of the tenant',
    SELECTION,
    ...withBoth,
    ['PUT /guardian/policies', ['all-applications'], 200],
    ...onLogin(otp),
    ...login({}),
    fill(code, 302, got),
    exchange(200),
  ),
  s(
    'a challenge of an action goes before enabling or disabling factors',
    SELECTION,
    ...withOtp,
    ...onLogin(`api.multifactor.enable('none'); ${otp}`),
    ...login(leadsTo(/mfa-otp-challenge/)),
  ),
  s(
    'a factor that was given in this login is not asked for again',
    API,
    ...withOtp,
    ...onLogin(otp, otp),
    ...login({}),
    fill(code, 302, got),
    exchange(200),
  ),
  s(
    'two actions may ask for two factors, one after the other',
    SELECTION,
    ...withBoth,
    ...onLogin(otp, `api.authentication.challengeWith({ type: 'phone' });`),
    ...login({}),
    fill(code, 302, { ...leadsTo(/mfa-(sms|phone)-challenge/), keep: { page: '>' } }),
    ['GET ~{page}', undefined, 200],
    ['GET ~/_sandbox/messages?to=%2B15550101234', undefined, 200, { keep: { sent: '0.code' } }],
    fill({ code: '{sent}' }, 302, got),
    exchange(200),
  ),
  s(
    'at most four commands ask for factors in one login',
    SELECTION,
    ...withOtp,
    ...onLogin(otp, otp, otp, otp, otp),
    ...login({}),
    fill(code, 302, { code: 'access_denied' }),
  ),
  s(
    'other factors of a challenge are offered too',
    SELECTION,
    ...withBoth,
    ...onLogin(
      `api.authentication.challengeWith({ type: 'otp' }, { additionalFactors: [{ type: 'phone' }] });`,
    ),
    ...login(leadsTo(/mfa-otp-challenge/)),
    ['GET ~{page}', undefined, 200, { says: 'Try another method' }],
  ),
  s(
    'an action enrolls a person with a factor',
    ENROLLMENT,
    ...start,
    factor('otp'),
    ...onLogin(`api.authentication.enrollWith({ type: 'otp' });`),
    ...login(leadsTo(/mfa-otp-enrollment/)),
  ),
  s(
    'the next action sees which factor was enrolled',
    ENROLLMENT,
    ...start,
    factor('otp'),
    ...onLogin(
      `api.authentication.enrollWith({ type: 'otp' });`,
      tell(
        '[event.user.enrolledFactors.map(({ type }) => type), event.authentication.methods.find(({ name }) => name === `mfa`)?.type]',
      ),
    ),
    ...login({}),
    ['GET ~{page}', undefined, 200, { pages: { totp_ann: /<code>([A-Z2-7]{32})<\/code>/ } }],
    fill(code, 302, got),
    exchange(200, { claims: told([['otp'], 'otp']) }),
  ),
  s(
    'a login fails that enrolls a factor which the tenant does not have',
    ENROLLMENT,
    ...start,
    ['PUT /guardian/factors/otp', { enabled: false }, 200],
    ...onLogin(`api.authentication.enrollWith({ type: 'otp' });`),
    ...browserLogin({}, { code: 'access_denied' }),
    log('mfar', {
      description:
        'An MFA enrollment is used in a PostLogin action but the requested factors are not properly set up. To perform MFA, enable the requested factors and ensure the user is not already enrolled with them.',
    }),
  ),
  s(
    'a person with a factor gives it before another is enrolled',
    ENROLLMENT,
    ...withOtp,
    ...onLogin(`api.authentication.enrollWith({ type: 'phone' });`),
    ...browserLogin({}, { code: 'access_denied' }),
    log('mfar', {
      description:
        'An MFA enrollment was requested but the user is already enrolled in MFA. Challenge with at least one existing factor before enrolling a new one.',
    }),
  ),
  s(
    'the log warns of a factor that cannot be enrolled',
    ENROLLMENT,
    ...start,
    factor('otp'),
    ...onLogin(`api.authentication.enrollWith({ type: 'phone' }, { additionalFactors: [{ type: 'otp' }] });`),
    ...login(leadsTo(/mfa-otp-enrollment/)),
    log('w', {
      description:
        'An MFA enrollment is used in a PostLogin action, but the requested factor phone is not properly set up. Enable the requested factor and ensure the user is not already enrolled with it.',
    }),
  ),
  s(
    'several factors to enroll with are shown to pick from',
    ENROLLMENT,
    ...start,
    factor('otp'),
    factor('sms'),
    ...onLogin(`api.authentication.enrollWithAny([{ type: 'otp' }, { type: 'phone' }]);`),
    ...login(leadsTo(/mfa-(enroll-options|begin-enroll)/)),
  ),
  s(
    'one of several factors that can be enrolled is shown at once',
    ENROLLMENT,
    ...start,
    factor('otp'),
    ...onLogin(`api.authentication.enrollWithAny([{ type: 'otp' }, { type: 'phone' }]);`),
    ...login(leadsTo(/mfa-otp-enrollment/)),
  ),

  s(
    'an application steps up to a second factor by acr',
    STEP_UP,
    ...withOtp,
    ...onLogin(
      `if (event.transaction?.acr_values.includes('${PAPE}')) api.multifactor.enable('any', { allowRememberBrowser: false });`,
    ),
    ...browserLogin(),
    exchange(200, { lacking: { id_token: ['amr'] } }),
    ...login(leadsTo(/mfa-otp-challenge/), { acr_values: PAPE, prompt: 'login' }),
    fill(code, 302, got),
    exchange(200, { claims: { id_token: { amr: ['mfa'], acr: PAPE } } }),
  ),
  s(
    'an ID token without a second factor says nothing of methods',
    STEP_UP,
    ...start,
    ...browserLogin(),
    exchange(200, { lacking: { id_token: ['amr', 'acr'] } }),
  ),
  s(
    'an ID token of a session says nothing of the factor before it',
    STEP_UP,
    ...withOtp,
    ...onLogin(
      `if (!event.authentication.methods.some(({ name }) => name === 'mfa')) api.multifactor.enable('any');`,
    ),
    ...login({}),
    fill(code, 302, got),
    exchange(200, { claims: { id_token: { amr: ['mfa'] } } }),
    authorize({ prompt: 'none' }, 302, got),
    exchange(200, { lacking: { id_token: ['amr'] } }),
  ),
  s(
    'an ID token of a refresh token says nothing of the factor before it',
    STEP_UP,
    app(),
    ann(),
    api({ allow_offline_access: true, skip_consent_for_verifiable_first_party_clients: true }),
    factor('otp'),
    ['SECRET totp_ann', SECRET, 204],
    otpOf,
    ['PUT /guardian/policies', ['all-applications'], 200],
    ...login({}, { scope: 'openid offline_access', audience: 'urn:a' }),
    fill(code, 302, got),
    exchange(200, { claims: { id_token: { amr: ['mfa'] } }, keep: { refresh: 'refresh_token' } }),
    token({ grant_type: 'refresh_token', refresh_token: '{refresh}' }, 200, {
      lacking: { id_token: ['amr'] },
    }),
  ),
  s(
    'an ID token of the MFA API says nothing of methods',
    STEP_UP,
    app({ grant_types: ['password', REALM, MFA_OTP] }),
    ann(),
    factor('otp'),
    ['SECRET totp_ann', SECRET, 204],
    otpOf,
    ['PUT /guardian/policies', ['all-applications'], 200],
    password(403, { keep: { mfa: 'mfa_token' } }, { scope: 'openid' }),
    token({ grant_type: MFA_OTP, mfa_token: '{mfa}', otp: '{code_of_totp_ann}' }, 200, {
      lacking: { id_token: ['amr'] },
    }),
  ),
  s(
    'an action asks for a factor where a scope is asked for',
    STEP_UP_API,
    ...withOtp,
    ...onLogin(
      `if (event.transaction.requested_scopes.indexOf('write') > -1) api.multifactor.enable('any', { allowRememberBrowser: false });`,
    ),
    ...browserLogin({ audience: 'urn:a', scope: 'openid read' }),
    exchange(200),
    ...login(leadsTo(/mfa-otp-challenge/), { audience: 'urn:a', scope: 'openid write', prompt: 'login' }),
  ),
  s(
    'enabling a factor is put off to the end of the login',
    API,
    ...withOtp,
    ...onLogin(`api.multifactor.enable('any');`, `api.user.setUserMetadata('second', true);`),
    ...login(leadsTo(/mfa-otp-challenge/)),
    fill(code, 302, got),
    ['GET /users/{ann}', undefined, 200, { has: { user_metadata: { second: true } } }],
  ),
  s(
    'an action turns off the factor that the tenant asks for',
    API,
    ...withOtp,
    ['PUT /guardian/policies', ['all-applications'], 200],
    ...onLogin(`api.multifactor.enable('none');`),
    ...browserLogin(),
    exchange(200),
  ),

  s(
    'the token of a detour names the person and the tenant',
    REDIRECT,
    ...start,
    ...onLogin(
      `${encode()} const { sub, iss, colour } = ${decode('token')}; ${tell('[sub, iss === event.request.hostname || iss.length > 3, colour]')}`,
    ),
    ...browserLogin(),
    exchange(200, { claims: told(['{ann}', true, 'red']) }),
  ),
  s(
    'the token of a detour lives for 15 minutes unless it says otherwise',
    REDIRECT,
    ...start,
    ...onLogin(`${encode()} const { iat, exp } = ${decode('token')}; ${tell('exp - iat')}`),
    ...browserLogin(),
    exchange(200, { claims: told(900) }),
  ),
  s(
    'the token of a detour lives for as long as the action says',
    REDIRECT,
    ...start,
    ...onLogin(
      `${encode(', expiresInSeconds: 60')} const { iat, exp } = ${decode('token')}; ${tell('exp - iat')}`,
    ),
    ...browserLogin(),
    exchange(200, { claims: told(60) }),
  ),
  s(
    'the token of a detour tells where the request came from',
    REDIRECT,
    ...start,
    ...onLogin(`${encode()} ${tell(`${decode('token')}.ip === event.request.ip`)}`),
    ...browserLogin(),
    exchange(200, { claims: told(true) }),
  ),
  s(
    'the token of a detour is signed by HS256',
    REDIRECT,
    ...start,
    ...onLogin(
      `${encode()} ${tell(`JSON.parse(Buffer.from(token.split('.')[0], 'base64url').toString()).alg`)}`,
    ),
    ...browserLogin(),
    exchange(200, { claims: told('HS256') }),
  ),
  s(
    'a detour has its parameters beside the state',
    REDIRECT,
    ...start,
    ...onLogin(`api.redirect.sendUserTo('https://other.example/p?a=1', { query: { b: '2' } });`),
    ...login({ headers: { location: /^https:\/\/other\.example\/p\?a=1&b=2&state=/ } }),
  ),
  s(
    'the action that sent the person away goes on, and those before do not run again',
    REDIRECT,
    ...start,
    ...simple('first', `api.user.setUserMetadata('runs', (event.user.user_metadata.runs ?? 0) + 1);`),
    ...detour('', tell('event.user.user_metadata.runs ?? 0')),
    ...simple('last', `api.user.setAppMetadata('last', true);`),
    bind('first', 'action', 'last'),
    ...login(away),
    back(got),
    exchange(200),
    [
      'GET /users/{ann}',
      undefined,
      200,
      { has: { user_metadata: { runs: 1 }, app_metadata: { last: true } } },
    ],
  ),
  s(
    'a method that was proved elsewhere is remembered in the session',
    REDIRECT,
    ...start,
    ...detour(
      `if (event.authentication.methods.some(({ name }) => name === 'https://other.example/')) return ${tell('1').slice(0, -1)};`,
      `api.authentication.recordMethod('https://other.example/');`,
    ),
    bind('action'),
    ...login(away),
    back(got),
    exchange(200),
    authorize({}, 302, got),
    exchange(200, { claims: told(1) }),
  ),
  s(
    'a method can be recorded after a detour alone',
    REDIRECT,
    ...start,
    ...onLogin(
      `let v = 'taken'; try { api.authentication.recordMethod('https://other.example/'); } catch { v = 'refused'; } ${tell('v')}`,
    ),
    ...browserLogin(),
    exchange(200, { claims: told('refused') }),
  ),
  s(
    'a login can go on by a form that is posted',
    REDIRECT,
    ...start,
    ...detour('', tell('event.request.body.note')),
    bind('action'),
    ...login(away),
    ['FORM ~/continue?state={state}', { state: '{state}', note: 'hi' }, 302, got],
    exchange(200, { claims: told('hi') }),
  ),
  s(
    'silent authentication does not go elsewhere',
    REDIRECT,
    ...start,
    ...browserLogin(),
    ...onLogin(`api.redirect.sendUserTo('https://other.example/');`),
    authorize({ prompt: 'none' }, 302, { code: 'interaction_required' }),
  ),
  s(
    'a password at the token endpoint does not go elsewhere',
    REDIRECT,
    ...start,
    ...onLogin(`api.redirect.sendUserTo('https://other.example/');`),
    password(403),
  ),
  s(
    'a refresh token does not go elsewhere',
    REDIRECT,
    app(),
    ann(),
    api({ allow_offline_access: true }),
    password(
      200,
      { keep: { refresh: 'refresh_token' } },
      { scope: 'openid offline_access', audience: 'urn:a' },
    ),
    ...onLogin(`api.redirect.sendUserTo('https://other.example/');`),
    token({ grant_type: 'refresh_token', refresh_token: '{refresh}' }, 403),
  ),
  s(
    'metadata of the transaction outlasts a detour',
    TRANSACTION,
    ...start,
    ...simple('first', `api.transaction.setMetadata('tx', 'xyz');`),
    ...detour('', tell('event.transaction.metadata.tx')),
    bind('first', 'action'),
    ...login(away),
    back(got),
    exchange(200, { claims: told('xyz') }),
  ),
  s(
    'metadata of the transaction outlasts a form, and is given to it',
    TRANSACTION,
    ...start,
    FORM('form'),
    ...simple('first', `api.transaction.setMetadata('tx', 'xyz');`),
    [
      'POST /actions/actions',
      {
        name: 'shows',
        supported_triggers: [{ id: 'post-login', version: 'v3' }],
        secrets: [{ name: 'FORM_ID', value: '{form}' }],
        code: `exports.onExecutePostLogin = async (event, api) => { api.prompt.render(event.secrets.FORM_ID, { vars: { tx: event.transaction.metadata.tx } }); };\nexports.onContinuePostLogin = async (event, api) => { ${tell('[event.prompt.vars.tx, event.transaction.metadata.tx, event.prompt.fields.colour]')} };`,
      },
      201,
      { keep: { shows: 'id' } },
    ],
    ['POST /actions/actions/{shows}/deploy', undefined, 200],
    bind('first', 'shows'),
    ...login({}),
    ['GET ~{page}', undefined, 200, { says: 'Colour' }],
    fill({ colour: 'red', action: 'next' }, 302, got),
    exchange(200, { claims: told(['xyz', 'xyz', 'red']) }),
  ),
  s(
    'metadata of the transaction outlasts a challenge',
    TRANSACTION,
    ...withOtp,
    ...onLogin(`api.transaction.setMetadata('tx', 'xyz'); ${otp}`, tell('event.transaction.metadata.tx')),
    ...login({}),
    fill(code, 302, got),
    exchange(200, { claims: told('xyz') }),
  ),
  s(
    'metadata of the transaction is replaced by a later action',
    TRANSACTION,
    ...start,
    ...onLogin(
      `api.transaction.setMetadata('tx', 'one');`,
      `api.transaction.setMetadata('tx', 'two');`,
      tell('event.transaction.metadata.tx'),
    ),
    password(200, { claims: told('two') }, { scope: 'openid' }),
  ),
  s(
    'an exchange passes metadata of the transaction to the login',
    TRANSACTION,
    ...trading(`api.transaction.setMetadata('locale', 'fr');`),
    ...onLogin(tell('event.transaction.metadata.locale')),
    trade(200, { claims: told('fr') }),
  ),

  s(
    'an action of a registration has a message for the person on the page',
    REGISTRATION,
    app(),
    ...actions(
      'pre-user-registration',
      `api.access.deny('internal_reason', 'You are not allowed to register.');`,
    ),
    authorize({ screen_hint: 'signup' }, 302, { keep: { page: '>', login: '?state' } }),
    [
      'FORM ~{page}',
      { state: '{login}', email: 'new@example.com', password: PASSWORD },
      400,
      { says: 'You are not allowed to register.' },
    ],
  ),
  s(
    'an action of a registration runs for people without passwords',
    REGISTRATION,
    app({ grant_types: [OTP_GRANT] }),
    ['POST /connections', { name: 'email', strategy: 'email', enabled_clients: ['{app}'] }, 201],
    ...actions('pre-user-registration', `api.access.deny('no', 'Not you.');`),
    ...mailedCode,
    enterCode(400),
    ['GET /users-by-email?email=new@example.com', undefined, 200, { is: [] }],
  ),
  s(
    'an action of a registration gives no metadata to people without passwords',
    REGISTRATION,
    app({ grant_types: [OTP_GRANT] }),
    ['POST /connections', { name: 'email', strategy: 'email', enabled_clients: ['{app}'] }, 201],
    ...actions('pre-user-registration', `api.user.setUserMetadata('a', 1);`),
    ...mailedCode,
    enterCode(200),
    ['GET /users-by-email?email=new@example.com', undefined, 200, { lacks: ['0.user_metadata.a'] }],
  ),
  s(
    'a login follows a registration on the page',
    TRIGGER,
    app(),
    ...onLogin(tell('event.user.email')),
    authorize({ screen_hint: 'signup' }, 302, { keep: { page: '>', login: '?state' } }),
    ['FORM ~{page}', { state: '{login}', email: 'new@example.com', password: PASSWORD }, 302, got],
    exchange(200, { claims: told('new@example.com') }),
  ),
  s(
    'roles of a person go into both tokens',
    TRIGGER,
    ...start,
    ['POST /roles', { name: 'editor' }, 200, { keep: { role: 'id' } }],
    ['POST /users/{ann}/roles', { roles: ['{role}'] }, 204],
    ...onLogin(
      `api.idToken.setCustomClaim('https://my-app.example.com/roles', event.authorization.roles); api.accessToken.setCustomClaim('https://my-app.example.com/roles', event.authorization.roles);`,
    ),
    password(
      200,
      {
        claims: {
          id_token: { 'https://my-app.example.com/roles': ['editor'] },
          access_token: { 'https://my-app.example.com/roles': ['editor'] },
        },
      },
      { scope: 'openid', audience: 'urn:a' },
    ),
  ),
  s(
    'the API that is asked for can be denied to people',
    TRIGGER,
    ...start,
    ...onLogin(
      `if (event.resource_server?.identifier === 'urn:a') api.access.deny('end_users_not_allowed');`,
    ),
    password(200),
    password(403, { code: 'access_denied', says: 'end_users_not_allowed' }, { audience: 'urn:a' }),
  ),
  s(
    'a validation error of a login is for the person',
    API,
    ...start,
    ...onLogin(`api.validation.error('bad_phone', 'No phone number.');`),
    ...browserLogin({}, { says: 'No phone number.' }),
  ),
  s(
    'no rule has been executed where there are none',
    API,
    ...start,
    ...onLogin(tell(`api.rules.wasExecuted('rul_none')`)),
    password(200, { claims: told(false) }, { scope: 'openid' }),
  ),
  s(
    'actions run in the order of their bindings',
    OVERVIEW,
    ...start,
    ...simple('b', `api.transaction.setMetadata('order', (event.transaction.metadata.order ?? '') + 'b');`),
    ...simple('a', `api.transaction.setMetadata('order', (event.transaction.metadata.order ?? '') + 'a');`),
    ...simple('c', tell('event.transaction.metadata.order')),
    bind('b', 'a', 'c'),
    password(200, { claims: told('ba') }, { scope: 'openid' }),
  ),
  s(
    'an action can name no other type of transaction',
    EVENT,
    ...start,
    ...onLogin(tell('event.transaction.protocol')),
    ...browserLogin(),
    exchange(200, { claims: told('oidc-basic-profile') }),
  ),

  s(
    'a reset that an action denies says why, and leaves the password',
    RESET_API,
    app(),
    ann(),
    ...onReset(`api.access.deny('Ask the help desk.');`),
    ...ticket,
    ['GET {ticket}', undefined, 403, { says: 'Ask the help desk.' }],
    password(200),
  ),
  s(
    'a reset asks for a factor before the new password',
    RESET,
    ...withOtp,
    ...onReset(otp),
    ...ticket,
    [
      'GET {ticket}',
      undefined,
      302,
      { ...leadsTo(/mfa-otp-challenge/), keep: { page: '>', login: '?state' } },
    ],
    fill({ code: '000000' }, 400),
    fill(code, 302, { keep: { page: '>' } }),
    ['FORM ~{page}', { password: `${PASSWORD}2` }, 200],
    newPasswordWorks,
  ),
  s(
    'a reset does not go around the factor that an action asks for',
    RESET,
    ...withOtp,
    ...onReset(otp),
    ...ticket,
    setPassword(302, leadsTo(/mfa-otp-challenge/)),
    password(200),
  ),
  s(
    'actions of a reset after a challenge wait for it, and see it',
    RESET_API,
    ...withOtp,
    ...onReset(
      otp,
      `api.transaction.setResultUrl('https://done.example/', { query: { seen: event.authentication.methods.map(({ name }) => name).join() } });`,
    ),
    ...ticket,
    ['GET {ticket}', undefined, 302, { keep: { page: '>', login: '?state' } }],
    fill(code, 302, { keep: { page: '>' } }),
    ['FORM ~{page}', { password: `${PASSWORD}2` }, 302, { headers: { location: /seen=email%2Cmfa/ } }],
  ),
  s(
    'a reset fails that wants a factor which the person does not have',
    RESET_API,
    ...start,
    factor('otp'),
    ...onReset(otp),
    ...ticket,
    ['GET {ticket}', undefined, 403],
    password(200),
  ),
  s(
    'a reset takes a code by text message',
    RESET,
    ...withBoth,
    ...onReset(`api.authentication.challengeWith({ type: 'phone' });`),
    ...ticket,
    ['GET {ticket}', undefined, 302, { keep: { page: '>', login: '?state' } }],
    ['GET ~{page}', undefined, 200],
    ['GET ~/_sandbox/messages?to=%2B15550101234', undefined, 200, { keep: { sent: '0.code' } }],
    fill({ code: '{sent}' }, 302, { keep: { page: '>' } }),
    ['FORM ~{page}', { password: `${PASSWORD}2` }, 200],
    newPasswordWorks,
  ),
  s(
    'a reset shows the form of an action',
    RESET_API,
    ...start,
    FORM('form'),
    [
      'POST /actions/actions',
      {
        name: 'shows',
        supported_triggers: [{ id: 'password-reset-post-challenge', version: 'v1' }],
        secrets: [{ name: 'FORM_ID', value: '{form}' }],
        code: `exports.onExecutePostChallenge = async (event, api) => { api.prompt.render(event.secrets.FORM_ID); };\nexports.onContinuePostChallenge = async (event, api) => { if (event.prompt.fields.colour !== 'red') api.access.deny('Wrong colour.'); };`,
      },
      201,
      { keep: { shows: 'id' } },
    ],
    ['POST /actions/actions/{shows}/deploy', undefined, 200],
    [
      'PATCH /actions/triggers/password-reset-post-challenge/bindings',
      { bindings: [{ ref: { type: 'action_id', value: '{shows}' }, display_name: 'shows' }] },
      200,
    ],
    ...ticket,
    ['GET {ticket}', undefined, 302, { keep: { page: '>', login: '?state' } }],
    ['GET ~{page}', undefined, 200, { says: 'Colour' }],
    fill({ colour: 'red', action: 'next' }, 302, { keep: { page: '>' } }),
    ['FORM ~{page}', { password: `${PASSWORD}2` }, 200],
    newPasswordWorks,
  ),

  s(
    'an exchange asks for the factor that the tenant demands',
    CTE_MFA,
    ...trading(''),
    factor('otp'),
    ['SECRET totp_ann', SECRET, 204],
    otpOf,
    ['PUT /guardian/policies', ['all-applications'], 200],
    trade(403, { code: 'mfa_required', keep: { mfa: 'mfa_token' } }),
    token({ grant_type: MFA_OTP, mfa_token: '{mfa}', otp: '{code_of_totp_ann}' }, 200, {
      claims: { id_token: { sub: '{ann}' } },
    }),
  ),
  s(
    'an exchange asks for the factor that an action of the login demands',
    CTE_MFA,
    ...trading(''),
    factor('otp'),
    otpOf,
    ...onLogin(`api.multifactor.enable('any');`),
    trade(403, { code: 'mfa_required' }),
  ),
  s(
    'an exchange takes no challenges of an action of the login',
    CTE_MFA,
    ...trading(''),
    factor('otp'),
    otpOf,
    ...onLogin(otp),
    trade(403, { code: 'access_denied' }),
  ),
];
