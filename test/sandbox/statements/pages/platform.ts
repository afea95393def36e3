/** Actions, forms, streams, logs, keys, texts and settings: further pages of the documentation. */
import { refusals, type Step, statement as s } from '../statement.js';

const ACTIONS = 'customize/actions';
const FORMS = 'customize/forms';
const STREAMS = 'customize/log-streams';
const EVENTS = 'customize/events';
const LOGS = 'deploy-monitor/logs';
const KEYS = 'secure/highly-regulated-identity/customer-managed-keys';
const ATTACK = 'secure/attack-protection';
const ACL = 'secure/tenant-access-control-list/configure-rules';
const TEXTS = 'customize/login-pages/universal-login/customize-text-elements';
const EMAIL = 'customize/email';
const API = 'API document';
const SETTINGS = 'get-started/tenant-settings';

const action = (more: object = {}, status = 201, check: object = { keep: { action: 'id' } }): Step => [
  'POST /actions/actions',
  {
    name: 'a',
    supported_triggers: [{ id: 'post-login', version: 'v3' }],
    code: 'exports.onExecutePostLogin = async () => {};',
    ...more,
  },
  status,
  check,
];
const deploy: Step = ['POST /actions/actions/{action}/deploy', undefined, 200];
const bind: Step = [
  'PATCH /actions/triggers/post-login/bindings',
  { bindings: [{ ref: { type: 'action_id', value: '{action}' }, display_name: 'a' }] },
  200,
];
const hook = {
  destination: {
    type: 'webhook',
    configuration: {
      webhook_endpoint: 'https://x.example',
      webhook_authorization: { method: 'bearer', token: 't0ken' },
    },
  },
};
const stream = (more: object = {}, status = 201, check: object = { keep: { stream: 'id' } }): Step => [
  'POST /event-streams',
  { name: 's', subscriptions: [{ event_type: 'user.created' }], ...hook, ...more },
  status,
  check,
];
const rule = (more: object): object => ({
  description: 'd',
  active: true,
  priority: 1,
  rule: { action: { block: true }, scope: 'authentication', match: { ipv4_cidrs: ['1.2.3.0/24'] } },
  ...more,
});
const log = (more: object = {}, status = 200, check: object = { keep: { log: 'id' } }): Step => [
  'POST /log-streams',
  {
    name: 's',
    type: 'http',
    sink: {
      httpEndpoint: 'https://x.example',
      httpContentType: 'application/json',
      httpContentFormat: 'JSONLINES',
    },
    ...more,
  },
  status,
  check,
];

export const platform = [
  s(
    'an action that is made is built and not deployed',
    `${ACTIONS}/write-your-first-action`,
    action({}, 201, {
      has: { status: 'pending', all_changes_deployed: false, secrets: [], dependencies: [] },
    }),
  ),
  s(
    'an action runs on Node 22 unless it is said',
    `${ACTIONS}/migrate/migrate-to-nodejs-22`,
    action({}, 201, { has: { runtime: 'node22' } }),
    action({ name: 'b', runtime: 'node17' }, 400, {}),
  ),
  s(
    'deploying an action makes a version with a number',
    `${ACTIONS}/manage-versions`,
    action(),
    deploy,
    action({ name: 'other' }),
    deploy,
    [
      'GET /actions/actions/{action}/versions',
      undefined,
      200,
      { has: { versions: [{ number: 1, deployed: true }], total: 1 } },
    ],
  ),
  s(
    'changing an action leaves what is deployed until it is deployed again',
    `${ACTIONS}/manage-versions`,
    action(),
    deploy,
    [
      'PATCH /actions/actions/{action}',
      { code: 'exports.onExecutePostLogin = async () => { /* two */ };' },
      200,
      { has: { all_changes_deployed: false, deployed_version: { number: 1 } } },
    ],
    deploy,
    [
      'GET /actions/actions/{action}',
      undefined,
      200,
      { has: { all_changes_deployed: true, deployed_version: { number: 2 } } },
    ],
  ),
  s(
    'a bound action is deleted by force',
    `${API}: DELETE /actions/actions/{id} force`,
    action(),
    deploy,
    bind,
    ['DELETE /actions/actions/{action}?force=true', undefined, 204],
    ['GET /actions/triggers/post-login/bindings', undefined, 200, { has: { bindings: [] } }],
  ),
  s(
    'bindings are replaced as a whole',
    `${ACTIONS}/explore-triggers`,
    action(),
    deploy,
    bind,
    ['PATCH /actions/triggers/post-login/bindings', { bindings: [] }, 200, { has: { bindings: [] } }],
    ['GET /actions/actions/{action}', undefined, 200],
  ),
  s(
    'an action of one name may be found by its name and trigger',
    `${API}: GET /actions/actions`,
    action(),
    [
      'GET /actions/actions?actionName=a&triggerId=post-login',
      undefined,
      200,
      { has: { total: 1, actions: [{ name: 'a' }] } },
    ],
    ['GET /actions/actions?deployed=true', undefined, 200, { has: { total: 0 } }],
  ),
  s(
    'a module is published as a version, and tells who uses it',
    `${ACTIONS}/modules`,
    ['POST /actions/modules', { name: 'm', code: 'module.exports = {};' }, 201, { keep: { module: 'id' } }],
    [
      'POST /actions/modules/{module}/versions',
      undefined,
      200,
      { has: { version_number: 1 }, keep: { version: 'id' } },
    ],
    action({ modules: [{ module_id: '{module}', module_version_id: '{version}' }] }),
    [
      'GET /actions/modules/{module}/actions',
      undefined,
      200,
      { has: { total: 1, actions: [{ action_id: '{action}' }] } },
    ],
  ),
  s(
    'a form has a name, and begins with nothing',
    `${FORMS}/configure-flow-and-form`,
    [
      'POST /forms',
      { name: 'f' },
      201,
      { has: { name: 'f' }, matches: { id: /^ap_/ }, keep: { form: 'id' } },
    ],
    ['POST /forms', { name: '' }, 400],
    ['DELETE /forms/{form}', undefined, 204],
  ),
  s(
    'a form tells which flows it uses when it is asked',
    `${API}: GET /forms hydrate`,
    ['POST /forms', { name: 'f' }, 201, { keep: { form: 'id' } }],
    ['GET /forms/{form}?hydrate=flow_count', undefined, 200, { has: { id: '{form}' } }],
    ['GET /forms?hydrate=nothing', undefined, 400],
  ),
  s(
    'a flow is made, renamed and deleted',
    `${FORMS}/flows`,
    ['POST /flows', { name: 'f' }, 201, { matches: { id: /^af_/ }, keep: { flow: 'id' } }],
    ['PATCH /flows/{flow}', { name: 'g' }, 200, { has: { name: 'g' } }],
    ['GET /flows/{flow}/executions', undefined, 200],
    ['DELETE /flows/{flow}', undefined, 204],
    ['GET /flows/{flow}', undefined, 404],
  ),
  s(
    'a vault connection is ready when it has its set-up',
    `${FORMS}/vault`,
    [
      'POST /flows/vault/connections',
      { name: 'h', app_id: 'HTTP', setup: { type: 'BEARER', token: 't' } },
      201,
      { has: { app_id: 'HTTP', ready: true }, lacks: ['setup'], matches: { id: /^ac_/ } },
    ],
    ['POST /flows/vault/connections', { name: 'i', app_id: 'HTTP' }, 201, { has: { ready: false } }],
    ['POST /flows/vault/connections', { name: 'i', app_id: 'NOBODY' }, 400],
  ),
  s(
    'the kind of a log stream does not change',
    STREAMS,
    log(),
    ['PATCH /log-streams/{log}', { type: 'datadog' }, 400],
    [
      'PATCH /log-streams/{log}',
      { name: 'n', status: 'paused' },
      200,
      { has: { name: 'n', status: 'paused' } },
    ],
  ),
  s(
    'a log stream may hide personal data',
    `${STREAMS}/pii-obfuscation`,
    log({ pii_config: { log_fields: ['email', 'first_name'], method: 'hash', algorithm: 'xxhash' } }, 200, {
      has: { pii_config: { log_fields: ['email', 'first_name'], method: 'hash' } },
    }),
    log({ pii_config: { log_fields: [] } }, 400, {}),
    log({ pii_config: { log_fields: ['shoe_size'] } }, 400, {}),
  ),
  s(
    'an address of a log stream is https',
    `${STREAMS}/custom-log-streams`,
    log({ sink: { httpEndpoint: 'http://x.example' } }, 400, {}),
  ),
  s(
    'an event stream sends to https addresses, and keeps its secret',
    `${EVENTS}/create-an-event-stream`,
    stream(
      {
        destination: {
          type: 'webhook',
          configuration: {
            webhook_endpoint: 'http://x.example',
            webhook_authorization: { method: 'bearer', token: 't' },
          },
        },
      },
      400,
      {},
    ),
    stream({}, 201, {
      matches: { id: /^est_/ },
      has: { destination: { configuration: { webhook_authorization: { method: 'bearer' } } } },
      keep: { stream: 'id' },
    }),
    [
      'GET /event-streams/{stream}',
      undefined,
      200,
      { has: { status: 'enabled', subscriptions: [{ event_type: 'user.created' }] } },
    ],
  ),
  s(
    'an event stream can be tried and its deliveries read',
    `${EVENTS}/event-testing-observability-and-failure-recovery`,
    stream(),
    ['POST /event-streams/{stream}/test', { event_type: 'user.created' }, 202],
    ['GET /event-streams/{stream}/deliveries', undefined, 200],
    ['POST /event-streams/{stream}/test', { event_type: 'user.flew' }, 400],
  ),
  s(
    'an event stream that is disabled is enabled again',
    `${EVENTS}/create-an-event-stream`,
    stream({ status: 'disabled' }, 201, { has: { status: 'disabled' }, keep: { stream: 'id' } }),
    ['PATCH /event-streams/{stream}', { status: 'enabled' }, 200, { has: { status: 'enabled' } }],
    ['PATCH /event-streams/{stream}', { status: 'paused' }, 400],
  ),
  s(
    'events of an event stream go to an action of that trigger',
    `${EVENTS}/create-an-event-stream`,
    action(),
    deploy,
    stream({ destination: { type: 'action', configuration: { action_id: '{action}' } } }, 400, {}),
    action({
      name: 'e',
      supported_triggers: [{ id: 'event-stream', version: 'v1' }],
      code: 'exports.onExecuteEventStream = async () => {};',
    }),
    deploy,
    stream({ destination: { type: 'action', configuration: { action_id: '{action}' } } }, 201, {}),
  ),
  s(
    'writes are in the log as sapi, with who did what',
    `${LOGS}/log-event-type-codes`,
    ['POST /roles', { name: 'r' }, 200],
    [
      'GET /logs?q=type:sapi',
      undefined,
      200,
      { has: [{ type: 'sapi', description: 'Create a role', client_id: '{admin_id}' }] },
    ],
  ),
  s(
    'reads are not in the log',
    `${LOGS}/log-event-type-codes`,
    ['GET /roles', undefined, 200],
    ['GET /logs?q=type:sapi', undefined, 200, { is: [] }],
  ),
  s(
    'searches of the log can be combined',
    `${LOGS}/log-search-query-syntax`,
    ['POST /roles', { name: 'r' }, 200],
    ['GET /logs?q=type:sapi%20AND%20NOT%20description:%22Create%20a%20role%22', undefined, 200, { is: [] }],
    ['GET /logs?q=(type:sapi%20OR%20type:s)', undefined, 200, { has: [{ type: 'sapi' }] }],
    ['GET /logs?q=(type:sapi', undefined, 400],
  ),
  s(
    'fields of the log are chosen and left out',
    `${API}: GET /logs fields`,
    ['POST /roles', { name: 'r' }, 200],
    ['GET /logs?q=type:sapi&fields=type', undefined, 200, { is: [{ type: 'sapi' }] }],
  ),
  s(
    'statistics are by day, from a day to a day',
    `${API}: GET /stats/daily`,
    ['GET /stats/daily?from=20200101&to=20200103', undefined, 200],
    ['GET /stats/daily?from=2020-01-01', undefined, 400],
    ['GET /stats/active-users', undefined, 200, { is: 0 }],
  ),
  s(
    'a signing key that is in use is not revoked',
    `${SETTINGS}/signing-keys/revoke-signing-keys`,
    ['GET /keys/signing', undefined, 200, { keep: { kid: '0.kid' } }],
    ['PUT /keys/signing/{kid}/revoke', undefined, 400],
  ),
  s('the next signing key is told beforehand', 'secure/tokens/json-web-tokens/locate-json-web-key-sets', [
    'GET ~/.well-known/jwks.json',
    undefined,
    200,
    { has: { keys: [{ kty: 'RSA', use: 'sig', alg: 'RS256' }, {}] } },
  ]),
  s(
    'an encryption key of the tenant is made beneath the root key',
    KEYS,
    ['GET /keys/encryption', undefined, 200],
    [
      'POST /keys/encryption',
      { type: 'tenant-encryption-key' },
      201,
      { has: { type: 'tenant-encryption-key' } },
    ],
    ['POST /keys/encryption', { type: 'a-key' }, 400],
  ),
  s(
    'a root key of one’s own waits for its material',
    KEYS,
    [
      'POST /keys/encryption',
      { type: 'customer-provided-root-key' },
      201,
      { has: { state: 'pre-activation' }, keep: { kid: 'kid' } },
    ],
    [
      'POST /keys/encryption/{kid}/wrapping-key',
      undefined,
      201,
      { has: { algorithm: 'CKM_RSA_AES_KEY_WRAP' } },
    ],
  ),
  s(
    'a rule of an access list has one action',
    ACL,
    [
      'POST /network-acls',
      rule({ rule: { action: { block: true, allow: true }, scope: 'authentication', match: { asns: [1] } } }),
      400,
    ],
    [
      'POST /network-acls',
      rule({ rule: { action: { redirect: true }, scope: 'authentication', match: { asns: [1] } } }),
      400,
    ],
    [
      'POST /network-acls',
      rule({
        rule: {
          action: { redirect: true, redirect_uri: 'https://x.example' },
          scope: 'authentication',
          match: { asns: [1] },
        },
      }),
      201,
    ],
  ),
  s(
    'an access list is for the tenant, its management or its logins',
    ACL,
    [
      'POST /network-acls',
      rule({ rule: { action: { log: true }, scope: 'everything', match: { asns: [1] } } }),
      400,
    ],
    [
      'POST /network-acls',
      rule({ rule: { action: { log: true }, scope: 'tenant', match: { geo_country_codes: ['US'] } } }),
      201,
    ],
  ),
  s(
    'an access list is by addresses, countries, networks and the like',
    ACL,
    ...refusals('POST /network-acls', 400, [
      rule({ rule: { action: { log: true }, scope: 'tenant', match: { planets: ['Mars'] } } }),
      rule({ rule: { action: { log: true }, scope: 'tenant', match: { ipv4_cidrs: ['300.1.1.1/24'] } } }),
      rule({ priority: 0 }),
    ]),
  ),
  s('a change of brute-force protection keeps what it does not name', `${ATTACK}/brute-force-protection`, [
    'PATCH /attack-protection/brute-force-protection',
    { max_attempts: 5 },
    200,
    {
      has: {
        max_attempts: 5,
        enabled: true,
        shields: ['block', 'user_notification'],
        mode: 'count_per_identifier_and_ip',
      },
    },
  ]),
  s(
    'bot detection answers low risk and asks for a captcha when it is risky',
    `${ATTACK}/bot-detection`,
    [
      'GET /attack-protection/bot-detection',
      undefined,
      200,
      {
        has: {
          bot_detection_level: 'medium',
          challenge_password_policy: 'never',
          challenge_passwordless_policy: 'never',
          challenge_password_reset_policy: 'never',
          allowlist: [],
          monitoring_mode_enabled: false,
        },
      },
    ],
    ['PATCH /attack-protection/bot-detection', { bot_detection_level: 'extreme' }, 400],
  ),
  s(
    'policies of second factors are all-applications or confidence-score',
    'secure/multi-factor-authentication/enable-mfa',
    ['GET /guardian/policies', undefined, 200, { is: [] }],
    ['PUT /guardian/policies', ['some-applications'], 400],
    ['PUT /guardian/policies', ['all-applications'], 200, { is: ['all-applications'] }],
    ['PUT /guardian/policies', [], 200, { is: [] }],
  ),
  s(
    'a ticket to enroll a second factor is a link, and may be sent',
    'secure/multi-factor-authentication/auth0-guardian/create-custom-enrollment-tickets',
    [
      'POST /users',
      {
        connection: 'Username-Password-Authentication',
        email: 'ann@example.com',
        password: 'Corr3ct-Horse-Battery',
        verify_email: false,
      },
      201,
      { keep: { ann: 'user_id' } },
    ],
    [
      'POST /guardian/enrollments/ticket',
      { user_id: '{ann}' },
      200,
      { matches: { ticket_id: /./, ticket_url: /^http/ } },
    ],
    ['GET ~/_sandbox/messages', undefined, 200, { is: [] }],
    ['POST /guardian/enrollments/ticket', { user_id: '{ann}', send_mail: true }, 200],
    ['GET ~/_sandbox/messages', undefined, 200, { has: [{ to: 'ann@example.com' }] }],
  ),
  s(
    'texts of a prompt are replaced as a whole',
    TEXTS,
    ['PUT /prompts/login/custom-text/en', { login: { title: 'A', description: 'B' } }, 200],
    ['PUT /prompts/login/custom-text/en', { login: { title: 'C' } }, 200],
    ['GET /prompts/login/custom-text/en', undefined, 200, { is: { login: { title: 'C' } } }],
    ['PUT /prompts/login/custom-text/en', {}, 200],
    ['GET /prompts/login/custom-text/en', undefined, 200, { is: {} }],
  ),
  s(
    'texts belong to a prompt and a language',
    TEXTS,
    ['PUT /prompts/login/custom-text/en', { login: { title: 'A' } }, 200],
    ['GET /prompts/login/custom-text/fr', undefined, 200, { is: {} }],
    ['GET /prompts/signup/custom-text/en', undefined, 200, { is: {} }],
  ),
  s(
    'partials are of the prompts that take them',
    'customize/login-pages/universal-login/customize-signup-and-login-prompts',
    ['PUT /prompts/login/partials', { login: { 'form-content-start': '<b>hi</b>' } }, 200],
    [
      'GET /prompts/login/partials',
      undefined,
      200,
      { has: { login: { 'form-content-start': '<b>hi</b>' } } },
    ],
    ['PUT /prompts/mfa/partials', { mfa: {} }, 400],
  ),
  s(
    'a screen is rendered as standard unless it is said',
    'customize/login-pages/advanced-customizations',
    [
      'GET /prompts/login-id/screen/login-id/rendering',
      undefined,
      200,
      { has: { rendering_mode: 'standard' } },
    ],
    ['PATCH /prompts/login-id/screen/login-id/rendering', { rendering_mode: 'free' }, 400],
  ),
  s(
    'an e-mail template is disabled, changed and kept',
    `${EMAIL}/email-templates`,
    [
      'POST /email-templates',
      {
        template: 'verify_email',
        body: '<p>x</p>',
        from: '',
        subject: '',
        syntax: 'liquid',
        enabled: false,
        resultUrl: '',
        urlLifetimeInSeconds: 60,
      },
      200,
      { has: { template: 'verify_email', enabled: false } },
    ],
    [
      'PATCH /email-templates/verify_email',
      { enabled: true },
      200,
      { has: { enabled: true, urlLifetimeInSeconds: 60 } },
    ],
  ),
  s(
    'the credentials of an e-mail provider are not shown',
    `${EMAIL}/smtp-email-providers`,
    [
      'POST /emails/provider',
      { name: 'mandrill', credentials: { api_key: 'k3y' } },
      201,
      { has: { name: 'mandrill', enabled: true } },
    ],
    [
      'GET /emails/provider?fields=name,enabled,credentials&include_fields=true',
      undefined,
      200,
      { has: { name: 'mandrill' } },
    ],
    ['DELETE /emails/provider', undefined, 204],
    ['GET /emails/provider', undefined, 404],
  ),
  s(
    'a template of phone messages is reset to what Auth0 sends',
    'customize/phone-messages',
    [
      'POST /branding/phone/templates',
      { type: 'otp_verify', content: { from: '+15550001111', body: { text: 'x {{ code }}' } } },
      201,
      { keep: { tpl: 'id' } },
    ],
    ['PATCH /branding/phone/templates/{tpl}/reset', {}, 200],
    ['DELETE /branding/phone/templates/{tpl}', undefined, 204],
  ),
  s('settings of a tenant begin as documented', SETTINGS, [
    'GET /tenants/settings',
    undefined,
    200,
    {
      has: {
        session_lifetime: 168,
        idle_session_lifetime: 72,
        enabled_locales: ['en'],
        pushed_authorization_requests_supported: false,
        session_cookie: { mode: 'persistent' },
      },
    },
  ]),
  s(
    'a lifetime of sessions is given in hours or in minutes',
    SETTINGS,
    ...refusals('PATCH /tenants/settings', 400, [
      { session_lifetime: 1, session_lifetime_in_minutes: 60 },
      { idle_session_lifetime: 1, idle_session_lifetime_in_minutes: 60 },
      { session_lifetime: 0 },
    ]),
  ),
  s(
    'an error page is an address or a page',
    SETTINGS,
    [
      'PATCH /tenants/settings',
      { error_page: { html: '<b>', show_log_link: true, url: 'https://x.example/err' } },
      200,
      { has: { error_page: { show_log_link: true } } },
    ],
    ['PATCH /tenants/settings', { error_page: { url: 'no address' } }, 400],
  ),
  s('a default custom domain is one that is verified', 'customize/custom-domains/multiple-custom-domains', [
    'PATCH /custom-domains/default',
    { domain: 'login.nowhere.example' },
    404,
  ]),
  s(
    'a profile of user attributes maps attributes of providers',
    'authenticate/enterprise-connections/user-attribute-profile',
    [
      'POST /user-attribute-profiles',
      {
        name: 'u',
        user_attributes: {
          email: { description: 'E', label: 'E', profile_required: true, auth0_mapping: 'email' },
        },
      },
      201,
      { matches: { id: /^uap_/ }, keep: { uap: 'id' } },
    ],
    [
      'POST /self-service-profiles',
      { name: 's', user_attribute_profile_id: '{uap}' },
      201,
      { has: { user_attribute_profile_id: '{uap}' } },
    ],
    ['GET /user-attribute-profiles/templates', undefined, 200],
  ),
  s(
    'a self-service profile has texts of its own',
    'authenticate/enterprise-connections/self-service-enterprise-configuration/manage-self-service-enterprise-configuration',
    [
      'POST /self-service-profiles',
      { name: 's', allowed_strategies: ['oidc'] },
      201,
      { keep: { ssp: 'id' } },
    ],
    [
      'PUT /self-service-profiles/{ssp}/custom-text/en/get-started',
      { introduction: 'Hello' },
      200,
      { is: { introduction: 'Hello' } },
    ],
    [
      'GET /self-service-profiles/{ssp}/custom-text/en/get-started',
      undefined,
      200,
      { is: { introduction: 'Hello' } },
    ],
    ['POST /self-service-profiles', { name: 's', allowed_strategies: ['ldap'] }, 400],
  ),
  s(
    'answers of the API tell its rate limit by three headers',
    'operational-policies/rate-limit-policy/management-api-endpoint-rate-limits',
    [
      'GET /roles',
      undefined,
      200,
      {
        headers: {
          'x-ratelimit-limit': /^\d+$/,
          'x-ratelimit-remaining': /^\d+$/,
          'x-ratelimit-reset': /^\d{10}$/,
        },
      },
    ],
  ),
  s(
    'an error names its code',
    `${API}: errors`,
    [
      'GET /clients/nothing',
      undefined,
      404,
      {
        has: { statusCode: 404, error: 'Not Found', errorCode: 'inexistent_client' },
        says: 'client does not exist',
      },
    ],
    [
      'POST /roles',
      {},
      400,
      {
        has: { statusCode: 400, error: 'Bad Request', errorCode: 'invalid_body' },
        says: "Payload validation error: 'Missing required property: name'",
      },
    ],
    ['GET /users?per_page=x', undefined, 400, { has: { errorCode: 'invalid_query_string' } }],
    ['GET /nowhere', undefined, 404, { has: { error: 'Not Found' } }],
  ),
  s('a body that is no JSON is refused', `${API}: errors`, [
    'POST /roles',
    Buffer.from('{"name":'),
    400,
    { has: { statusCode: 400, error: 'Bad Request' } },
  ]),
  s(
    'a page tells where it starts and its limit',
    'api/management: pagination',
    ['GET /clients?include_totals=true&page=1&per_page=1', undefined, 200, { has: { start: 1, limit: 1 } }],
    ['GET /roles?page=-1', undefined, 400],
  ),
  s(
    'a grant of a person for an application can be deleted by the person',
    `${API}: DELETE /grants`,
    ['DELETE /grants?user_id=auth0%7C1', undefined, 204],
    ['DELETE /grants', undefined, 400],
  ),
  s(
    'rules and hooks still run where they are, and are on unless it is said',
    'customize/rules',
    [
      'POST /rules',
      { name: 'r', script: 'function (u, c, cb) { cb(null, u, c); }' },
      201,
      { has: { enabled: true, order: 1, stage: 'login_success' }, keep: { rule: 'id' } },
    ],
    ['PATCH /rules/{rule}', { enabled: false }, 200, { has: { enabled: false } }],
    ['PUT /rules-configs/KEY', { value: 'v' }, 200, { is: { key: 'KEY', value: 'v' } }],
    ['GET /rules-configs', undefined, 200, { is: [{ key: 'KEY' }] }],
  ),
  s(
    'the default domain is one that is verified, or the tenant’s own',
    `${API}: PATCH /custom-domains/default domain`,
    [
      'POST /custom-domains',
      { domain: 'login.acme.example', type: 'auth0_managed_certs' },
      201,
      { keep: { id: 'custom_domain_id' } },
    ],
    ['PATCH /custom-domains/default', { domain: 'login.acme.example' }, 400],
    ['POST /custom-domains/{id}/verify', undefined, 201],
    ['PATCH /custom-domains/default', { domain: 'login.acme.example' }, 200],
  ),
];
