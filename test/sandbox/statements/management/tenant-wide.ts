/** Paging, rate limits, errors, logs, streams, keys, pages and plans: what the documentation says of the tenant as a whole. */
import { mailProvider, onPlan, refusals, type Step, statement as s } from '../statement.js';

const API = 'API document';
const PAGING = 'api/management: pagination';
const RATE = 'operational-policies/rate-limit-policy';
const LOGS = 'deploy-monitor/logs/log-search-query-syntax';
const RETRIEVE = 'deploy-monitor/logs/retrieve-log-events-using-mgmt-api';
const STREAMS = 'customize/log-streams';
const LIMITS = 'operational-policies/entity-limit-policy';
const EVENTS = 'customize/events';
const DOMAINS = 'customize/custom-domains';
const SSP = 'authenticate/enterprise-connections/self-service-enterprise-configuration';
const TOKENS = 'secure/tokens/access-tokens/management-api-access-tokens';
const GUARDIAN = 'secure/multi-factor-authentication';
const PROMPTS = 'customize/login-pages/universal-login/customize-text-elements';
const EMAIL = 'customize/email';
const CONNECTIONS = 'authenticate/identity-providers';

const q = (text: string): string => `GET /logs?q=${encodeURIComponent(text)}`;
const client = (name: string): Step => ['POST /clients', { name }, 201];
const stream = (more: object, status = 200, check: object = {}): Step => [
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
const clients = (n: number): Step[] => Array.from({ length: n }, (_, i) => client(`c${i}`));
const lists = [
  '/clients',
  '/resource-servers',
  '/connections',
  '/roles',
  '/organizations',
  '/users',
  '/logs',
  '/client-grants',
  '/rules',
  '/grants',
  '/hooks',
];

/** An application with these scopes of the Management API, and its token. */
const machine = (scope: readonly string[]): Step[] => [
  [
    'POST /clients',
    { name: 'M', app_type: 'non_interactive', grant_types: ['client_credentials'] },
    201,
    { keep: { id: 'client_id', secret: 'client_secret' } },
  ],
  ['POST /client-grants', { client_id: '{id}', audience: '{audience}', scope }, 201],
  [
    'POST ~/oauth/token',
    {
      grant_type: 'client_credentials',
      client_id: '{id}',
      client_secret: '{secret}',
      audience: '{audience}',
    },
    200,
    { keep: { at: 'access_token' } },
  ],
];
const asMachine = { sends: { authorization: 'Bearer {at}' } };

export const tenantWide = [
  s(
    'the secret of an application is shown with the scopes for keys or credentials',
    `${API}: GET /clients/{id}`,
    ...machine(['read:clients']),
    [
      'GET ~/api/v2/clients/{id}',
      undefined,
      200,
      { ...asMachine, has: { name: 'M' }, lacks: ['client_secret'] },
    ],
    ...machine(['read:client_keys']),
    ['GET ~/api/v2/clients/{id}', undefined, 200, { ...asMachine, has: { client_secret: '{secret}' } }],
  ),
  s(
    'a summary of applications is their id, type, name and description',
    `${API}: GET /clients`,
    ...machine(['read:client_summary']),
    [
      'GET ~/api/v2/clients/{id}',
      undefined,
      200,
      { ...asMachine, is: { client_id: '{id}', name: 'M', app_type: 'non_interactive' } },
    ],
  ),
  s(
    'keys of an application are set with the scope for credentials',
    `${API}: POST /clients`,
    ...machine(['create:clients']),
    [
      'POST ~/api/v2/clients',
      { name: 'K', client_authentication_methods: { private_key_jwt: { credentials: [] } } },
      403,
      { ...asMachine, code: 'insufficient_scope' },
    ],
    ['POST ~/api/v2/clients', { name: 'K' }, 201, asMachine],
  ),
  s(
    'the secret of an application is changed with the scope for keys',
    `${API}: PATCH /clients/{id}`,
    ...machine(['update:clients']),
    [
      'PATCH ~/api/v2/clients/{id}',
      { client_secret: 's'.repeat(48) },
      403,
      { ...asMachine, code: 'insufficient_scope' },
    ],
    ['PATCH ~/api/v2/clients/{id}', { name: 'N' }, 200, asMachine],
  ),
  s(
    'roles of members are shown with their scope',
    `${API}: GET /organizations/{id}/members`,
    ['POST /organizations', { name: 'acme' }, 201, { keep: { org: 'id' } }],
    ...machine(['read:organization_members']),
    [
      'GET ~/api/v2/organizations/{org}/members?fields=roles',
      undefined,
      403,
      { ...asMachine, code: 'insufficient_scope' },
    ],
    ['GET ~/api/v2/organizations/{org}/members', undefined, 200, asMachine],
  ),
  // What is stored, and what the document says of lists.
  s(
    'custom domains are sorted by their name alone',
    `${API}: GET /custom-domains sort`,
    ['GET /custom-domains?take=10&sort=domain:-1', undefined, 400],
    ['GET /custom-domains?take=10&sort=domain:1', undefined, 200],
  ),
  s('organizations are searched in ascending order', `${API}: GET /organizations/search sort`, [
    'GET /organizations/search?q=name:abc*&sort=name:-1',
    undefined,
    400,
  ]),
  s('a kind of device credential is one of three', `${API}: GET /device-credentials type`, [
    'GET /device-credentials?type=password',
    undefined,
    400,
  ]),
  s('device credentials are paged up to 1000', `${API}: GET /device-credentials per_page`, [
    'GET /device-credentials?page=10&per_page=100&include_totals=true',
    undefined,
    400,
  ]),
  s(
    'a search of applications excludes other filters',
    `${API}: GET /clients q`,
    ['GET /clients?q=name:abc*&app_type=spa&take=10', undefined, 400],
    ['GET /clients?q=name:abc*&take=10', undefined, 200],
  ),
  s('a search of applications is read by checkpoint', `${API}: GET /clients q`, [
    'GET /clients?q=name:abc*&page=0&per_page=10',
    undefined,
    400,
  ]),
  s(
    'a key for access lists has a name of its own',
    `${API}: CreateKeysNetworkAclsRequestContent`,
    ...([201, 409] as const).map(
      (status): Step => [
        'POST /keys/network-acls',
        { name: 'k', alg: 'hmac-sha256', value: 'x'.repeat(64) },
        status,
      ],
    ),
  ),
  s(
    'an own dictionary of passwords has at most 200 words of 50 characters',
    `${API}: ConnectionPasswordOptionsDictionary`,
    ...refusals('POST /connections', 400, [
      {
        name: 'd',
        strategy: 'auth0',
        options: {
          password_options: {
            dictionary: { active: true, custom: Array.from({ length: 201 }, (_, n) => `w${n}`) },
          },
        },
      },
      {
        name: 'd',
        strategy: 'auth0',
        options: { password_options: { dictionary: { active: true, custom: ['w'.repeat(51)] } } },
      },
    ]),
  ),
  s(
    'passwords are one to 72 characters long at least',
    `${API}: ConnectionPasswordOptionsComplexity`,
    ...refusals(
      'POST /connections',
      400,
      [0, 73].map((min_length) => ({
        name: 'd',
        strategy: 'auth0',
        options: { password_options: { complexity: { min_length } } },
      })),
    ),
  ),
  s(
    'at most twelve fields of a profile are kept out of passwords',
    `${API}: ConnectionPasswordOptionsProfileData`,
    [
      'POST /connections',
      {
        name: 'd',
        strategy: 'auth0',
        options: {
          password_options: {
            profile_data: { active: true, blocked_fields: Array.from({ length: 13 }, (_, n) => `f${n}`) },
          },
        },
      },
      400,
    ],
  ),
  s(
    'a page has at most 100',
    PAGING,
    ...lists.map((path): Step => [`GET ${path}?per_page=101`, undefined, 400]),
  ),
  s('a page has 50 unless it is said', PAGING, ...clients(51), [
    'GET /clients?include_totals=true',
    undefined,
    200,
    { has: { start: 0, limit: 50 } },
  ]),
  s('pages begin at zero', PAGING, ...lists.map((path): Step => [`GET ${path}?page=-1`, undefined, 400])),
  s(
    'a checkpoint page has at most 100',
    PAGING,
    ...['/organizations', '/connections', '/resource-servers', '/clients'].map(
      (path): Step => [`GET ${path}?take=101`, undefined, 400],
    ),
  ),
  s(
    'a checkpoint page is followed by another until there are no more',
    PAGING,
    ...clients(3),
    ['GET /clients?take=4', undefined, 200, { keep: { next: 'next' } }],
    ['GET /clients?take=4&from={next}', undefined, 200, { lacks: ['next'] }],
  ),
  s('an error says its status, reason and message', `${API}: errors`, [
    'GET /clients/nobody',
    undefined,
    404,
    {
      is: {
        statusCode: 404,
        error: 'Not Found',
        message: 'The client does not exist',
        errorCode: 'inexistent_client',
      },
    },
  ]),
  s('a request without a token is unauthorized', TOKENS, [
    'GET ~/api/v2/clients',
    undefined,
    401,
    { says: 'Missing authentication' },
  ]),
  s('a token that is none is invalid', TOKENS, [
    'GET ~/api/v2/clients',
    undefined,
    401,
    { sends: { authorization: 'Bearer nonsense' }, says: 'Invalid token' },
  ]),
  s(
    'a token of the Management API lives for a day',
    TOKENS,
    [
      'POST ~/oauth/token',
      {
        grant_type: 'client_credentials',
        client_id: '{admin_id}',
        client_secret: '{admin_secret}',
        audience: '{audience}',
      },
      200,
      { has: { expires_in: 86_400 }, keep: { at: 'access_token' } },
    ],
    ['CLOCK', 86_401, 204],
    [
      'GET ~/api/v2/clients',
      undefined,
      401,
      { sends: { authorization: 'Bearer {at}' }, says: 'Expired token' },
    ],
  ),
  s(
    'a token without the scope is refused',
    TOKENS,
    [
      'POST /clients',
      { name: 'M', app_type: 'non_interactive', grant_types: ['client_credentials'] },
      201,
      { keep: { id: 'client_id', secret: 'client_secret' } },
    ],
    ['POST /client-grants', { client_id: '{id}', audience: '{audience}', scope: ['read:users'] }, 201],
    [
      'POST ~/oauth/token',
      {
        grant_type: 'client_credentials',
        client_id: '{id}',
        client_secret: '{secret}',
        audience: '{audience}',
      },
      200,
      { keep: { at: 'access_token' } },
    ],
    [
      'GET ~/api/v2/clients',
      undefined,
      403,
      { sends: { authorization: 'Bearer {at}' }, code: 'insufficient_scope' },
    ],
  ),
  s('answers tell the rate limit', `${RATE}/rate-limit-use`, [
    'GET /clients',
    undefined,
    200,
    {
      headers: {
        'x-ratelimit-limit': /^\d+$/,
        'x-ratelimit-remaining': /^\d+$/,
        'x-ratelimit-reset': /^\d{10}$/,
      },
    },
  ]),
  s('errors tell the rate limit too', `${RATE}/rate-limit-use`, [
    'GET /clients/nobody',
    undefined,
    404,
    { headers: { 'x-ratelimit-remaining': /^\d+$/ } },
  ]),
  s('changes are in the log', 'deploy-monitor/logs/log-event-type-codes', client('A'), [
    'GET /logs?q=type:sapi',
    undefined,
    200,
    { has: [{ type: 'sapi', description: 'Create a client' }] },
  ]),
  s(
    'changes that fail are in the log',
    'deploy-monitor/logs/log-event-type-codes',
    ['POST /clients', {}, 400],
    ['GET /logs?q=type:fapi', undefined, 200, { has: [{ type: 'fapi' }] }],
  ),
  s('fields of the log are compared by case', LOGS, client('A'), [
    q('description:"create a client"'),
    undefined,
    200,
    { is: [] },
  ]),
  s(
    'descriptions of the log are one term',
    LOGS,
    client('A'),
    [q('description:client'), undefined, 200, { is: [] }],
    [q('description:*client'), undefined, 200, { has: [{ description: 'Create a client' }] }],
  ),
  s('a literal inside a wildcard of the log has at least three characters', LOGS, [
    q('description:*nt'),
    undefined,
    400,
  ]),
  s('question marks are no wildcards of the log', LOGS, client('A'), [q('type:sap?'), undefined, 400]),
  s(
    'fields that the log does not have are refused',
    LOGS,
    [q('shoe_size:44'), undefined, 400],
    [q('description.raw:x'), undefined, 400],
  ),
  s(
    'the log is searched by time',
    LOGS,
    client('A'),
    [q('date:[2020-01-01 TO *] AND type:sapi'), undefined, 200, { has: [{ type: 'sapi' }] }],
    [q('date:[* TO 2020-01-01}'), undefined, 200, { is: [] }],
  ),
  s(
    'the newest event of the log comes first',
    RETRIEVE,
    client('A'),
    ['PATCH /branding', { colors: { primary: '#112233' } }, 200],
    ['GET /logs?per_page=1', undefined, 200, { has: [{ description: 'Update branding settings' }] }],
  ),
  s(
    'the log by checkpoint begins with the oldest',
    RETRIEVE,
    client('A'),
    client('B'),
    ['GET /logs?per_page=1&sort=date:1', undefined, 200, { keep: { first: '0.log_id' } }],
    ['GET /logs?from={first}&take=100', undefined, 200, { lacks: ['0.nothing'] }],
  ),
  s(
    'the log by checkpoint ignores a search',
    RETRIEVE,
    client('A'),
    ['GET /logs?per_page=1&sort=date:1', undefined, 200, { keep: { first: '0.log_id' } }],
    client('B'),
    ['GET /logs?from={first}&take=1&q=type:none', undefined, 200, { has: [{ type: 'sapi' }] }],
  ),
  s(
    'one event of the log is read by its id',
    RETRIEVE,
    client('A'),
    ['GET /logs', undefined, 200, { keep: { id: '0.log_id' } }],
    ['GET /logs/{id}', undefined, 200, { has: { log_id: '{id}' } }],
  ),
  s('the total of the log is that of the page', LOGS, ...clients(3), [
    'GET /logs?per_page=2&include_totals=true',
    undefined,
    200,
    { has: { length: 2, total: 2, limit: 2, start: 0 } },
  ]),
  s('a stream goes to a kind of place that is known', STREAMS, stream({ type: 'pigeon' }, 400)),
  s(
    'a stream is active or paused',
    STREAMS,
    stream({}, 200, { keep: { stream: 'id' } }),
    ['PATCH /log-streams/{stream}', { status: 'paused' }, 200, { has: { status: 'paused' } }],
    ['PATCH /log-streams/{stream}', { status: 'sleeping' }, 400],
  ),
  s(
    'filters of a stream are categories',
    `${STREAMS}/event-filters`,
    stream({ filters: [{ type: 'category', name: 'auth.login.fail' }] }),
    stream({ filters: [{ type: 'category', name: 'nonsense' }] }, 400),
  ),
  s(
    'a web stream has lines, a list or objects',
    `${STREAMS}/custom-log-streams`,
    ...['JSONLINES', 'JSONARRAY', 'JSONOBJECT'].map(
      (httpContentFormat): Step => stream({ sink: { httpEndpoint: 'https://x.example', httpContentFormat } }),
    ),
    stream({ sink: { httpEndpoint: 'https://x.example', httpContentFormat: 'XML' } }, 400),
  ),
  s(
    'a stream to AWS gets the name of its source',
    `${STREAMS}/amazon-eventbridge`,
    stream({ type: 'eventbridge', sink: { awsAccountId: '123456789012', awsRegion: 'us-east-1' } }, 200, {
      matches: { 'sink.awsPartnerEventSource': /^aws\.partner\/auth0\.com\// },
    }),
  ),
  s(
    'a stream needs what its kind needs',
    STREAMS,
    ...refusals('POST /log-streams', 400, [
      { name: 's', type: 'http', sink: {} },
      { name: 's', type: 'splunk', sink: { splunkDomain: 'x' } },
      { name: 's', type: 'datadog', sink: { datadogRegion: 'us' } },
    ]),
  ),
  s(
    'a stream that is deleted is gone',
    STREAMS,
    stream({}, 200, { keep: { stream: 'id' } }),
    ['DELETE /log-streams/{stream}', undefined, 204],
    ['GET /log-streams/{stream}', undefined, 404],
  ),
  s('an event stream begins enabled', `${EVENTS}/create-an-event-stream`, [
    'POST /event-streams',
    {
      name: 'e',
      subscriptions: [{ event_type: 'user.created' }],
      destination: {
        type: 'webhook',
        configuration: {
          webhook_endpoint: 'https://x.example',
          webhook_authorization: { method: 'bearer', token: 't' },
        },
      },
    },
    201,
    { has: { status: 'enabled' }, lacks: ['destination.configuration.webhook_authorization.token'] },
  ]),
  s('an event stream is for events that are known', `${EVENTS}/event-types`, [
    'POST /event-streams',
    {
      name: 'e',
      subscriptions: [{ event_type: 'user.sneezed' }],
      destination: {
        type: 'webhook',
        configuration: {
          webhook_endpoint: 'https://x.example',
          webhook_authorization: { method: 'bearer', token: 't' },
        },
      },
    },
    400,
  ]),
  s(
    'a custom domain is verified and then ready',
    `${DOMAINS}/auth0-managed-certificates`,
    [
      'POST /custom-domains',
      { domain: 'login.example.com', type: 'auth0_managed_certs' },
      201,
      { keep: { cd: 'custom_domain_id' } },
    ],
    ['POST /custom-domains/{cd}/verify', undefined, 201, { has: { status: 'ready' } }],
    ['DELETE /custom-domains/{cd}', undefined, 204],
    ['GET /custom-domains/{cd}', undefined, 404],
  ),
  s('own certificates are verified by a text record', `${DOMAINS}/self-managed-certificates`, [
    'POST /custom-domains',
    { domain: 'login.example.com', type: 'self_managed_certs' },
    201,
    { has: { verification: { methods: [{ name: 'TXT' }] } } },
  ]),
  s(
    'the key of own certificates is shown when they are verified, once',
    `${DOMAINS}/self-managed-certificates`,
    [
      'POST /custom-domains',
      { domain: 'login.example.com', type: 'self_managed_certs' },
      201,
      { keep: { cd: 'custom_domain_id' } },
    ],
    ['POST /custom-domains/{cd}/verify', undefined, 201, { keep: { key: 'cname_api_key' } }],
    ['POST /custom-domains/{cd}/verify', undefined, 201, { lacks: ['cname_api_key'] }],
  ),
  s(
    'a custom domain is the name of a host',
    DOMAINS,
    ...refusals('POST /custom-domains', 400, [
      { domain: 'https://login.example.com', type: 'auth0_managed_certs' },
      { domain: 'x', type: 'none' },
    ]),
  ),
  s(
    'metadata of a custom domain has at most ten entries of 255 characters',
    `${API}: domain_metadata`,
    [
      'POST /custom-domains',
      {
        domain: 'login.example.com',
        type: 'auth0_managed_certs',
        domain_metadata: Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`k${n}`, 'v'])),
      },
      400,
    ],
    [
      'POST /custom-domains',
      { domain: 'login.example.com', type: 'auth0_managed_certs', domain_metadata: { k: 'v'.repeat(256) } },
      400,
    ],
  ),
  s(
    'a ticket for self-service lasts for at most five days',
    `${SSP}/manage-self-service-enterprise-configuration`,
    ['POST /self-service-profiles', { name: 'p' }, 201, { keep: { ssp: 'id' } }],
    ['POST /self-service-profiles/{ssp}/sso-ticket', { ttl_sec: 432_001 }, 400],
    [
      'POST /self-service-profiles/{ssp}/sso-ticket',
      { ttl_sec: 432_000, connection_config: { name: 'new' } },
      201,
      { matches: { ticket: /^http.*ticket=/ } },
    ],
  ),
  s(
    'factors are off until they are switched on',
    GUARDIAN,
    ['GET /guardian/factors', undefined, 200, { keep: { first: '0.name' } }],
    ['PUT /guardian/factors/otp', { enabled: true }, 200, { is: { enabled: true } }],
  ),
  s(
    'a second factor is demanded of all or by risk',
    `${GUARDIAN}/adaptive-mfa`,
    ['PUT /guardian/policies', ['all-applications'], 200],
    ['PUT /guardian/policies', ['confidence-score'], 200],
    ['PUT /guardian/policies', ['sometimes'], 400],
    ['PUT /guardian/policies', [], 200],
  ),
  s(
    'texts of the pages are of prompts and languages that are known',
    PROMPTS,
    ['PUT /prompts/login/custom-text/en', { login: { title: 'Hi' } }, 200],
    ['GET /prompts/login/custom-text/en', undefined, 200, { is: { login: { title: 'Hi' } } }],
    ['PUT /prompts/none/custom-text/en', {}, 400],
  ),
  s(
    'the login experience is new or classic',
    'customize/login-pages',
    ['PATCH /prompts', { universal_login_experience: 'classic' }, 200],
    ['PATCH /prompts', { universal_login_experience: 'ancient' }, 400],
  ),
  s(
    'passwords are asked for after the identifier when it is set so',
    'authenticate/login/auth0-universal-login/identifier-first',
    ['PATCH /prompts', { identifier_first: true }, 200, { has: { identifier_first: true } }],
  ),
  s('e-mail templates are of a kind that is known', `${EMAIL}/email-templates`, [
    'GET /email-templates/birthday_email',
    undefined,
    400,
  ]),
  s('links in e-mails are good for five days', `${EMAIL}/email-templates`, mailProvider, [
    'POST /email-templates',
    {
      template: 'verify_email',
      body: 'b',
      from: 'a@example.com',
      subject: 's',
      syntax: 'liquid',
      enabled: true,
      urlLifetimeInSeconds: 432_000,
    },
    200,
    { has: { urlLifetimeInSeconds: 432_000 } },
  ]),
  s(
    'the connection of a strategy for third parties is one',
    `${CONNECTIONS}/promote-connections-to-domain-level`,
    ['POST /connections', { name: 'one', strategy: 'auth0', is_domain_connection: true }, 201],
    ['POST /connections', { name: 'two', strategy: 'auth0', is_domain_connection: true }, 409],
  ),
  s(
    'users of a connection are synchronized at each login unless it is said',
    `${CONNECTIONS}/configure-user-profile-sync`,
    [
      'POST /connections',
      {
        name: 'o',
        strategy: 'okta',
        options: { client_id: 'x', domain: 'x.okta.com', set_user_root_attributes: 'on_first_login' },
      },
      201,
    ],
    [
      'POST /connections',
      {
        name: 'p',
        strategy: 'okta',
        options: { client_id: 'x', domain: 'x.okta.com', set_user_root_attributes: 'sometimes' },
      },
      400,
    ],
  ),
  s('a connection shows a button by its name', `${API}: POST /connections display_name`, [
    'POST /connections',
    { name: 'o', strategy: 'okta', display_name: 'Okta', options: { client_id: 'x', domain: 'x.okta.com' } },
    201,
    { has: { display_name: 'Okta' } },
  ]),
  onPlan(
    'free',
    s('a free tenant has at most ten applications', LIMITS, ...clients(9), [
      'POST /clients',
      { name: 'one more' },
      403,
      { code: 'too_many_entities' },
    ]),
  ),
  onPlan(
    'free',
    s(
      'a free tenant has at most three rules',
      LIMITS,
      ...[1, 2, 3].map((n): Step => ['POST /rules', { name: `r${n}`, script: '//' }, 201]),
      ['POST /rules', { name: 'r4', script: '//' }, 403],
    ),
  ),
  onPlan(
    'free',
    s(
      'a free tenant has at most two social connections',
      LIMITS,
      ...(['google-oauth2', 'github'] as const).map(
        (strategy): Step => ['POST /connections', { name: strategy, strategy }, 201],
      ),
      ['POST /connections', { name: 'facebook', strategy: 'facebook' }, 403],
    ),
  ),
  onPlan(
    'free',
    s(
      'a free tenant has at most ten APIs',
      LIMITS,
      ...Array.from(
        { length: 10 },
        (_, n): Step => ['POST /resource-servers', { identifier: `urn:${n}`, name: `A${n}` }, 201],
      ),
      ['POST /resource-servers', { identifier: 'urn:x', name: 'X' }, 403],
    ),
  ),
  onPlan(
    'free',
    s('a free tenant has no own page template', `${API}: PUT /branding/templates/universal-login 402`, [
      'PUT /branding/templates/universal-login',
      { template: '<html></html>' },
      402,
    ]),
  ),
  onPlan(
    'essentials',
    s(
      'a self-service tenant has at most ten rules',
      LIMITS,
      ...Array.from({ length: 10 }, (_, n): Step => ['POST /rules', { name: `r${n}`, script: '//' }, 201]),
      ['POST /rules', { name: 'more', script: '//' }, 403],
    ),
  ),
  onPlan(
    'essentials',
    s('access lists are for enterprise tenants', 'secure/tenant-access-control-list', [
      'GET /network-acls',
      undefined,
      403,
      { code: 'insufficient_entitlement' },
    ]),
  ),
];
