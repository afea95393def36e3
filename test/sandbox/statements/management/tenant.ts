/** Settings of the tenant, its pages, e-mails, domains, Actions and keys. */
import { mailProvider, refusals, type Step, statement as s } from '../statement.js';

const API = 'API document';
const ACTIONS = 'customize/actions/limitations';
const LIMITS = 'operational-policies/entity-limit-policy';

const TRIGGER = [{ id: 'post-login', version: 'v3' }];
const action = (more: object = {}, keep = 'action'): Step => [
  'POST /actions/actions',
  { name: keep, supported_triggers: TRIGGER, code: '//', ...more },
  201,
  { keep: { [keep]: 'id' } },
];
const page = '<html><head>{%- auth0:head -%}</head><body>{%- auth0:widget -%}</body></html>';
const domain = (name: string, status: number, more: object = {}): Step => [
  'POST /custom-domains',
  { domain: name, type: 'auth0_managed_certs' },
  status,
  more,
];

export const tenant = [
  s('a page template that was never set answers 404', `${API}: GET /branding/templates/universal-login 404`, [
    'GET /branding/templates/universal-login',
    undefined,
    404,
    { says: 'Template does not exist.', code: 'inexistent_templates_universal_login' },
  ]),
  s(
    'a page template has the tags for head and widget',
    `${API}: PUT /branding/templates/universal-login 400`,
    ...refusals(
      'PUT /branding/templates/universal-login',
      400,
      ['<html></html>', '{%- auth0:widget -%}', '{%- auth0:head -%}'].map((template) => ({ template })),
    ),
    ['PUT /branding/templates/universal-login', { template: page }, 201],
  ),
  s('a page template has at most 102400 bytes', `${API}: PUT /branding/templates/universal-login 400`, [
    'PUT /branding/templates/universal-login',
    { template: page + ' '.repeat(102_400) },
    400,
    {},
  ]),
  s(
    'a page template that is set again answers 204',
    `${API}: PUT /branding/templates/universal-login`,
    ['PUT /branding/templates/universal-login', { template: page }, 201],
    ['PUT /branding/templates/universal-login', { template: page }, 204],
    ['GET /branding/templates/universal-login', undefined, 200, { is: { body: page } }],
  ),
  s('colors are colors', `${API}: PATCH /branding`, ['PATCH /branding', { colors: { primary: 'red' } }, 400]),
  s('a theme that is not there answers 404', `${API}: GET /branding/themes/default 404`, [
    'GET /branding/themes/default',
    undefined,
    404,
    { says: 'invalid theme ID', code: 'theme_not_found' },
  ]),
  s('an e-mail provider that is not configured answers 404', `${API}: GET /emails/provider 404`, [
    'GET /emails/provider',
    undefined,
    404,
  ]),
  s(
    'there is one e-mail provider',
    `${API}: POST /emails/provider 409`,
    [
      'POST /emails/provider',
      { name: 'sendgrid', credentials: { api_key: 'x' } },
      201,
      { lacks: ['credentials.api_key'] },
    ],
    ['POST /emails/provider', { name: 'sendgrid', credentials: { api_key: 'x' } }, 409],
  ),
  s('credentials of Microsoft 365 are not shown', `${API}: GET /emails/provider`, [
    'POST /emails/provider',
    { name: 'ms365', credentials: { tenantId: 't', clientId: 'c', clientSecret: 's' } },
    201,
    {
      has: { credentials: {} },
      lacks: ['credentials.tenantId', 'credentials.clientId', 'credentials.clientSecret'],
    },
  ]),
  s('an own e-mail provider is a deployed action', `${API}: POST /emails/provider 409`, [
    'POST /emails/provider',
    { name: 'custom', credentials: {} },
    409,
    { says: 'No deployed action was found' },
  ]),
  s('an e-mail template that was never set answers 404', `${API}: GET /email-templates/{templateName}`, [
    'GET /email-templates/welcome_email',
    undefined,
    404,
  ]),
  s(
    'an e-mail template is made once',
    `${API}: POST /email-templates 409`,
    mailProvider,
    ...([200, 409] as const).map(
      (status): Step => [
        'POST /email-templates',
        {
          template: 'welcome_email',
          body: 'b',
          from: 'a@example.com',
          subject: 's',
          syntax: 'liquid',
          enabled: true,
        },
        status,
      ],
    ),
  ),
  s(
    'a custom domain belongs to the tenant once',
    `${API}: POST /custom-domains 409`,
    domain('login.example.com', 201),
    domain('login.example.com', 409),
  ),
  s(
    'a custom domain waits for its verification',
    `${API}: POST /custom-domains`,
    domain('login.example.com', 201, {
      has: { status: 'pending_verification', verification: { methods: [{ name: 'CNAME' }] } },
    }),
  ),
  s('the TLS policy belongs to certificates of Auth0', `${API}: POST /custom-domains 400`, [
    'POST /custom-domains',
    { domain: 'login.example.com', type: 'self_managed_certs', tls_policy: 'recommended' },
    400,
    { says: "The 'tls_policy' cannot be set on self_managed domains" },
  ]),
  s('the header of the client belongs to own certificates', `${API}: POST /custom-domains 400`, [
    'POST /custom-domains',
    { domain: 'login.example.com', type: 'auth0_managed_certs', custom_client_ip_header: 'true-client-ip' },
    400,
  ]),
  s(
    'a relying party is the domain or above it',
    `${API}: POST /custom-domains 400`,
    [
      'POST /custom-domains',
      { domain: 'login.example.com', type: 'auth0_managed_certs', relying_party_identifier: 'other.com' },
      400,
    ],
    [
      'POST /custom-domains',
      { domain: 'login.example.com', type: 'auth0_managed_certs', relying_party_identifier: 'example.com' },
      201,
    ],
  ),
  s(
    'custom domains are a list, or a page when they are searched',
    `${API}: GET /custom-domains`,
    domain('login.example.com', 201),
    ['GET /custom-domains', undefined, 200, { has: [{ domain: 'login.example.com' }] }],
    [
      'GET /custom-domains?take=10',
      undefined,
      200,
      { has: { custom_domains: [{ domain: 'login.example.com' }] } },
    ],
    ['GET /custom-domains?q=domain:none*', undefined, 200, { is: { custom_domains: [] } }],
  ),
  s('an action that is not there answers 404', `${API}: GET /actions/actions/{id} 404`, [
    'GET /actions/actions/00000000-0000-4000-8000-000000000000',
    undefined,
    404,
  ]),
  s('an action is for a trigger that exists', `${API}: POST /actions/actions`, [
    'POST /actions/actions',
    { name: 'a', supported_triggers: [{ id: 'never' }] },
    400,
  ]),
  s('values of secrets are not shown', `${API}: POST /actions/actions secrets`, [
    'POST /actions/actions',
    { name: 'a', supported_triggers: TRIGGER, secrets: [{ name: 'KEY', value: 'hidden' }] },
    201,
    { has: { secrets: [{ name: 'KEY' }] }, lacks: ['secrets.0.value'] },
  ]),
  s('the name of a secret has at most 128 characters', ACTIONS, [
    'POST /actions/actions',
    { name: 'a', supported_triggers: TRIGGER, secrets: [{ name: 'k'.repeat(129), value: 'v' }] },
    400,
  ]),
  s(
    'the value of a secret has at most 4096 characters',
    ACTIONS,
    [
      'POST /actions/actions',
      { name: 'a', supported_triggers: TRIGGER, secrets: [{ name: 'k', value: 'v'.repeat(4097) }] },
      400,
    ],
    [
      'POST /actions/actions',
      { name: 'a', supported_triggers: TRIGGER, secrets: [{ name: 'k', value: 'v'.repeat(4096) }] },
      201,
    ],
  ),
  s(
    'code of an action has at most 100 kB',
    ACTIONS,
    ['POST /actions/actions', { name: 'a', supported_triggers: TRIGGER, code: 'x'.repeat(100_001) }, 400],
    action(),
    ['PATCH /actions/actions/{action}', { code: 'x'.repeat(100_001) }, 400],
  ),
  s('an action has at most ten dependencies', LIMITS, [
    'POST /actions/actions',
    {
      name: 'a',
      supported_triggers: TRIGGER,
      dependencies: Array.from({ length: 11 }, (_, n) => ({ name: `d${n}`, version: '1.0.0' })),
    },
    400,
  ]),
  s('an action has at most 30 secrets', LIMITS, [
    'POST /actions/actions',
    {
      name: 'a',
      supported_triggers: TRIGGER,
      secrets: Array.from({ length: 31 }, (_, n) => ({ name: `s${n}`, value: 'v' })),
    },
    400,
  ]),
  s(
    '50 versions of an action are kept',
    LIMITS,
    action(),
    ...Array.from({ length: 52 }, (): Step => ['POST /actions/actions/{action}/deploy', undefined, 200]),
    [
      'GET /actions/actions/{action}/versions?per_page=1',
      undefined,
      200,
      { has: { total: 50, versions: [{ number: 52 }] } },
    ],
  ),
  s(
    'an action that is bound is not deleted',
    `${API}: DELETE /actions/actions/{id}`,
    action(),
    ['POST /actions/actions/{action}/deploy', undefined, 200],
    [
      'PATCH /actions/triggers/post-login/bindings',
      { bindings: [{ ref: { type: 'action_id', value: '{action}' }, display_name: 'a' }] },
      200,
    ],
    ['DELETE /actions/actions/{action}', undefined, 409],
    ['DELETE /actions/actions/{action}?force=true', undefined, 204],
  ),
  s(
    'changes are deployed or not',
    `${API}: all_changes_deployed`,
    action(),
    ['GET /actions/actions/{action}', undefined, 200, { has: { all_changes_deployed: false } }],
    ['POST /actions/actions/{action}/deploy', undefined, 200],
    ['GET /actions/actions/{action}', undefined, 200, { has: { all_changes_deployed: true } }],
    ['GET /actions/actions', undefined, 200, { has: { actions: [{ all_changes_deployed: true }] } }],
    ['PATCH /actions/actions/{action}', { code: '// new' }, 200, { has: { all_changes_deployed: false } }],
  ),
  s('an action that waits is not bound', `${API}: PATCH /actions/triggers/{triggerId}/bindings`, [
    'PATCH /actions/triggers/post-login/bindings',
    {
      bindings: [
        { ref: { type: 'action_id', value: '00000000-0000-4000-8000-000000000000' }, display_name: 'a' },
      ],
    },
    404,
  ]),
  s(
    'a hook has a name of its own',
    `${API}: POST /hooks 409`,
    ['POST /hooks', { name: 'h', script: '//', triggerId: 'credentials-exchange' }, 201],
    ['POST /hooks', { name: 'h', script: '//', triggerId: 'credentials-exchange' }, 409],
  ),
  s(
    'a rule has a name of its own',
    `${API}: POST /rules 409`,
    ['POST /rules', { name: 'r', script: '//' }, 201],
    ['POST /rules', { name: 'r', script: '//' }, 409],
  ),
  s(
    'values of rules are not shown',
    `${API}: GET /rules-configs`,
    ['PUT /rules-configs/KEY', { value: 'hidden' }, 200],
    ['GET /rules-configs', undefined, 200, { is: [{ key: 'KEY' }] }],
  ),
  s('a log that is not there answers 404', `${API}: GET /logs/{id} 404`, ['GET /logs/900', undefined, 404]),
  s('logs are paged up to 1000', `${API}: GET /logs`, ['GET /logs?page=10&per_page=100', undefined, 400]),
  s(
    'a stream of logs has its own id and begins active',
    `${API}: POST /log-streams`,
    [
      'POST /log-streams',
      {
        name: 's',
        type: 'http',
        sink: {
          httpEndpoint: 'https://x.example',
          httpContentType: 'application/json',
          httpContentFormat: 'JSONLINES',
        },
      },
      200,
      { has: { status: 'active' }, keep: { stream: 'id' } },
    ],
    ['GET /log-streams/{stream}', undefined, 200],
  ),
  s(
    'two network ACLs have not the same priority',
    `${API}: POST /network-acls 409`,
    ...([201, 409] as const).map(
      (status, n): Step => [
        'POST /network-acls',
        {
          description: `acl ${n}`,
          active: true,
          priority: 1,
          rule: { action: { block: true }, scope: 'tenant', match: { ipv4_cidrs: ['192.0.2.0/24'] } },
        },
        status,
      ],
    ),
  ),
  s('an encryption key that is not there answers 404', `${API}: GET /keys/encryption/{kid} 404`, [
    'GET /keys/encryption/00000000-0000-4000-8000-000000000000',
    undefined,
    404,
  ]),
  s('signing keys are listed', `${API}: GET /keys/signing`, [
    'GET /keys/signing',
    undefined,
    200,
    { keep: { kid: '0.kid' } },
  ]),
  s('a session of a tenant lasts a week, idle three days', `${API}: GET /tenants/settings`, [
    'GET /tenants/settings',
    undefined,
    200,
    { has: { session_lifetime: 168, idle_session_lifetime: 72 } },
  ]),
  s(
    'flags of a tenant merge',
    `${API}: PATCH /tenants/settings flags`,
    ['PATCH /tenants/settings', { flags: { enable_sso: true } }, 200],
    ['GET /tenants/settings', undefined, 200, { has: { flags: { universal_login: true } } }],
  ),
  s('a token exchange profile needs an action that exists', `${API}: POST /token-exchange-profiles 400`, [
    'POST /token-exchange-profiles',
    {
      name: 'profile',
      subject_token_type: 'urn:mine',
      type: 'custom_authentication',
      action_id: '00000000-0000-4000-8000-000000000000',
    },
    400,
    { says: 'Action not found' },
  ]),
  s(
    'an organization that does not exist has no tickets',
    `${API}: POST /self-service-profiles/{id}/sso-ticket`,
    ['POST /self-service-profiles/ssp_0000000000000000000000/sso-ticket', {}, 404],
  ),
  s('brute force is counted to ten', `${API}: GET /attack-protection/brute-force-protection`, [
    'GET /attack-protection/brute-force-protection',
    undefined,
    200,
    { has: { enabled: true, max_attempts: 10 } },
  ]),
  s(
    'attempts of brute force are at least one and at most a hundred',
    `${API}: PATCH /attack-protection/brute-force-protection`,
    ...refusals('PATCH /attack-protection/brute-force-protection', 400, [
      { max_attempts: 0 },
      { max_attempts: 101 },
    ]),
  ),
  s(
    'a hook has at most 20 secrets',
    `${API}: POST /hooks/{id}/secrets`,
    [
      'POST /hooks',
      { name: 'h', script: '//', triggerId: 'credentials-exchange' },
      201,
      { keep: { hook: 'id' } },
    ],
    [
      'POST /hooks/{hook}/secrets',
      Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`K${n}`, 'v'])),
      201,
    ],
    ['POST /hooks/{hook}/secrets', { more: 'v' }, 400],
  ),
  s(
    'a second factor is remembered for an hour to 30 days without use, not longer than overall',
    `${API}: PUT /guardian/settings`,
    ...(
      [
        [59, 43_200, 400],
        [43_201, 129_600, 400],
        [60, 129_601, 400],
        [120, 60, 400],
        [60, 129_600, 200],
      ] as const
    ).map(
      ([idle, overall, status]): Step => [
        'PUT /guardian/settings',
        {
          display_remember_me_checkbox: true,
          remember_me_default_value: false,
          mfa_session_inactivity_timeout: idle,
          mfa_session_overall_timeout: overall,
        },
        status,
      ],
    ),
  ),
  s(
    'match_all excludes match and not_match',
    `${API}: NetworkAclRuleMatchAllEnum`,
    ...refusals('POST /network-acls', 400, [
      {
        description: 'x',
        active: true,
        priority: 3,
        rule: { action: { block: true }, scope: 'tenant', match_all: true, match: { asns: [1] } },
      },
    ]),
  ),
  s('an anonymous session lasts for at most a year', `${API}: TenantSettingsSessionsAnonymous`, [
    'PATCH /tenants/settings',
    { sessions: { anonymous: { lifetime_in_minutes: 525_601 } } },
    400,
  ]),
  s('a name of an agent has no angle brackets', `${API}: CreateAgentRequestContent`, [
    'POST /agents',
    { name: 'a<b' },
    400,
  ]),
  s(
    'an external id belongs to one agent',
    `${API}: CreateAgentRequestContent`,
    ['POST /agents', { name: 'a1', external_agent_id: 'x' }, 201],
    ['POST /agents', { name: 'a2', external_agent_id: 'x' }, 409],
  ),
  s('default_for and client_id exclude each other in a list too', `${API}: GET /client-grants default_for`, [
    'GET /client-grants?client_id=x&default_for=third_party_clients',
    undefined,
    400,
  ]),
  s('roles of an organization are listed by its id', `${API}: GET /roles owner_id`, [
    'GET /roles?type=organization',
    undefined,
    400,
  ]),
  s('keys of an application need RS256', `${API}: POST /clients`, [
    'POST /clients',
    {
      name: 'A',
      jwt_configuration: { alg: 'HS256' },
      client_authentication_methods: { private_key_jwt: { credentials: [{ id: 'cred_0000000000000001' }] } },
    },
    400,
  ]),
  s('extended groups of Google need groups', `${API}: ConnectionOptionsGoogleApps`, [
    'POST /connections',
    { name: 'ga', strategy: 'google-apps', options: { client_id: 'x', ext_groups_extended: true } },
    400,
  ]),
  s('a description of an application has at most 140 characters', `${API}: Client.description`, [
    'POST /clients',
    { name: 'A', description: 'd'.repeat(141) },
    400,
  ]),
  s('a search for part of a name has at least three characters', `${API}: GET /organizations/search`, [
    'GET /organizations/search?q=name:*ab*',
    undefined,
    400,
  ]),
  s(
    'refresh tokens are revoked by id, or by user with application and API',
    `${API}: POST /refresh-tokens/revoke`,
    ...refusals('POST /refresh-tokens/revoke', 400, [
      {},
      { client_id: 'x' },
      { ids: ['rt_0000000000000001'], user_id: 'auth0|x' },
    ]),
    ['GET /refresh-tokens', undefined, 400],
  ),
  s('a page of logs by checkpoint has at most 100', `${API}: GET /logs take`, [
    'GET /logs?from=&take=1000',
    undefined,
    200,
  ]),
  s(
    'experiments that run are not deleted',
    `${API}: DELETE /experimentation/experiments/{id} 400`,
    [
      'POST /experimentation/feature-flags',
      { name: 'flag', parameters: { color: { type: 'string', value: 'red' } } },
      201,
      { keep: { flag: 'id' } },
    ],
    [
      'POST /experimentation/feature-flags/{flag}/variations',
      { name: 'blue', overrides: {} },
      201,
      { keep: { blue: 'id' } },
    ],
    [
      'POST /experimentation/experiments',
      {
        name: 'colors',
        feature_flag_id: '{flag}',
        authentication_flow: 'login',
        allocation_strategy: 'percentage',
        assignment_config: { subject: 'device' },
        allocations: [{ variation_id: '{blue}', weight: 100, is_control: true }],
      },
      201,
      { keep: { colors: 'id' } },
    ],
    ['POST /experimentation/experiments/{colors}/status', { status: 'active' }, 200],
    ['DELETE /experimentation/experiments/{colors}', undefined, 400],
    ['POST /experimentation/experiments/{colors}/advance-ramp', { target_level: 2 }, 400],
    ['POST /experimentation/experiments/{colors}/advance-ramp', { target_level: 1 }, 200],
    ['POST /experimentation/experiments/{colors}/status', { status: 'paused' }, 200],
    ['DELETE /experimentation/experiments/{colors}', undefined, 204],
  ),
];
