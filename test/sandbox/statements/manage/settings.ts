/** Settings of the tenant, second factors, keys, messages, pages, streams and what else is there once. */
import { mailProvider, onPlan, refusals, type Step, statement as s } from '../statement.js';

const FACTORS = 'secure/multi-factor-authentication/customize-mfa/advanced-factor-configuration';
const KEYS_OWN =
  'secure/highly-regulated-identity/customer-managed-keys/customer-managed-keys-management-api';
const MDL = 'secure/mdl-verification/configure-mdl-verification-request';
const CAPTCHA = 'secure/attack-protection/bot-detection/configure-captcha';
const MTLS = 'get-started/applications/configure-mtls/configure-mtls-for-a-tenant';
const TEMPLATES = 'customize/email/email-templates/customize-email-templates';
const FLOW = 'customize/email/manage-email-flow';
const PHONE = 'customize/phone-messages/unified-phone/configure-unified-phone';
const PAGES = 'customize/login-pages/universal-login/customize-templates';
const PARTIALS = 'customize/login-pages/universal-login/customize-signup-and-login-prompts';
const ACUL = 'customize/login-pages/advanced-customizations/configure';
const DOMAINS = 'customize/custom-domains/multiple-custom-domains';
const PUSH =
  'secure/multi-factor-authentication/multi-factor-authentication-factors/configure-push-notifications-for-mfa';
const DEPLOY = 'auth0-deploy-cli docs/resource-specific-documentation';
const issue = (name: string): string => `github.com/${name}`;

/** Of the size that a wrapped key of 256 bits has. */
const WRAPPED = Buffer.alloc(424, 7).toString('base64');

const DB = 'Username-Password-Authentication';
const ann: Step = [
  'POST /users',
  { connection: DB, email: 'ann@example.com', password: 'Corr3ct-Horse-Battery' },
  201,
  { keep: { ann: 'user_id' } },
];
const settings = (body: object, status = 200, more: object = {}): Step => [
  'PATCH /tenants/settings',
  body,
  status,
  more,
];
const ownDomain = (
  more: object = {},
  status = 201,
  check: object = { keep: { domain: 'custom_domain_id' } },
): Step => [
  'POST /custom-domains',
  { domain: 'login.example.com', type: 'self_managed_certs', ...more },
  status,
  check,
];
const readyDomain: Step[] = [ownDomain(), ['POST /custom-domains/{domain}/verify', undefined, 201]];
const template = (more: object = {}, status = 200, check: object = {}): Step => [
  'POST /email-templates',
  {
    template: 'verify_email',
    body: '<b>hi</b>',
    from: 'a@example.com',
    subject: 's',
    syntax: 'liquid',
    enabled: true,
    ...more,
  },
  status,
  check,
];
const mdl = (claims: object, more: object = {}, status = 201, check: object = {}): Step => [
  'POST /verifiable-credentials/verification/templates',
  {
    name: 't',
    type: 'mdl',
    dialect: 'simplified/1.0',
    presentation: { 'org.iso.18013.5.1.mDL': { 'org.iso.18013.5.1': claims } },
    well_known_trusted_issuers: 'aamva',
    ...more,
  },
  status,
  check,
];
const action = (more: object = {}, status = 201, check: object = { keep: { action: 'id' } }): Step => [
  'POST /actions/actions',
  {
    name: 'x',
    supported_triggers: [{ id: 'post-login', version: 'v3' }],
    code: 'exports.onExecutePostLogin = async () => {};',
    ...more,
  },
  status,
  check,
];
const PAGE = '<html><head>{%- auth0:head -%}</head><body>{%- auth0:widget -%}</body></html>';
const page = (body: string, status: number, more: object = {}): Step => [
  'PUT /branding/templates/universal-login',
  { template: body },
  status,
  more,
];
const stream = (body: object, status = 201, more: object = { keep: { stream: 'id' } }): Step => [
  'POST /event-streams',
  { name: 's', subscriptions: [{ event_type: 'user.created' }], ...body },
  status,
  more,
];
const hook = (more: object = {}): object => ({
  type: 'webhook',
  configuration: {
    webhook_endpoint: 'https://example.com/events',
    webhook_authorization: { method: 'bearer', token: 't0ken' },
    ...more,
  },
});
const acl = (rule: object, status = 201, more: object = {}): Step => [
  'POST /network-acls',
  {
    description: 'd',
    active: true,
    priority: 2,
    rule: { action: { block: true }, scope: 'tenant', ...rule },
  },
  status,
  more,
];
const limit = (more: object, status = 201, check: object = { keep: { policy: 'id' } }): Step => [
  'POST /rate-limit-policies',
  {
    resource: 'oauth_authentication_api',
    consumer: 'client',
    consumer_selector: 'default',
    configuration: { action: 'block', limit: 100 },
    ...more,
  },
  status,
  check,
];
/** The settings of a factor's codes: both kinds keep the same rules. */
const codes = (factor: string): Step[] => [
  [
    `GET /guardian/factors/${factor}/settings`,
    undefined,
    200,
    { is: { otp_length: 6, otp_expiration_time: 300 } },
  ],
  [
    `PUT /guardian/factors/${factor}/settings`,
    { otp_length: 8, otp_expiration_time: 600 },
    200,
    { has: { otp_length: 8, otp_expiration_time: 600 } },
  ],
  [
    `GET /guardian/factors/${factor}/settings`,
    undefined,
    200,
    { has: { otp_length: 8, otp_expiration_time: 600 } },
  ],
];
const badCodes = (factor: string): Step[] =>
  refusals(`PUT /guardian/factors/${factor}/settings`, 400, [
    { otp_length: 5, otp_expiration_time: 300 },
    { otp_length: 11, otp_expiration_time: 300 },
    { otp_length: 6, otp_expiration_time: 29 },
    { otp_length: 6, otp_expiration_time: 3601 },
    { otp_length: 6 },
  ]);

export const ownSettings = [
  s(
    'codes to a phone have six digits and live five minutes until that is changed',
    FACTORS,
    ...codes('phone'),
  ),
  s('codes by mail have six digits and live five minutes until that is changed', FACTORS, ...codes('email')),
  s(
    'codes to a phone have six to ten digits and live half a minute to an hour',
    FACTORS,
    ...badCodes('phone'),
  ),
  s('codes by mail have six to ten digits and live half a minute to an hour', FACTORS, ...badCodes('email')),
  s(
    'a root key of one’s own begins without its material',
    KEYS_OWN,
    [
      'POST /keys/encryption',
      { type: 'customer-provided-root-key' },
      201,
      { keep: { kid: 'kid' }, has: { type: 'customer-provided-root-key', state: 'pre-activation' } },
    ],
    ['GET /keys/encryption/{kid}', undefined, 200, { has: { state: 'pre-activation' } }],
  ),
  s(
    'a root key is wrapped with a public key of the tenant',
    KEYS_OWN,
    ['POST /keys/encryption', { type: 'customer-provided-root-key' }, 201, { keep: { kid: 'kid' } }],
    [
      'POST /keys/encryption/{kid}/wrapping-key',
      undefined,
      201,
      { has: { algorithm: 'CKM_RSA_AES_KEY_WRAP' }, matches: { public_key: /BEGIN PUBLIC KEY/ } },
    ],
  ),
  s(
    'a root key is not imported before its wrapping key is there',
    KEYS_OWN,
    ['POST /keys/encryption', { type: 'customer-provided-root-key' }, 201, { keep: { kid: 'kid' } }],
    ['POST /keys/encryption/{kid}', { wrapped_key: WRAPPED }, 409],
  ),
  s(
    'an imported root key is active, and deleting it brings that of Auth0 back',
    KEYS_OWN,
    ['POST /keys/encryption', { type: 'customer-provided-root-key' }, 201, { keep: { kid: 'kid' } }],
    ['POST /keys/encryption/{kid}/wrapping-key', undefined, 201],
    ['POST /keys/encryption/{kid}', { wrapped_key: WRAPPED }, 201, { has: { state: 'active' } }],
    ['DELETE /keys/encryption/{kid}', undefined, 204],
    ['GET /keys/encryption', undefined, 200, { matches: { '0.type': /root-key|master-key/ } }],
  ),
  s(
    'keys of other kinds are not made',
    KEYS_OWN,
    ...refusals('POST /keys/encryption', 400, [
      { type: 'environment-root-key' },
      { type: 'tenant-master-key' },
      {},
    ]),
  ),
  s(
    'a key is named by a UUID',
    KEYS_OWN,
    ['GET /keys/encryption/none', undefined, 400],
    ['DELETE /keys/encryption/none', undefined, 400],
    ['POST /keys/encryption/none/wrapping-key', undefined, 400],
  ),
  s('keys are there for the environment and the tenant from the beginning', KEYS_OWN, [
    'GET /keys/encryption?include_totals=true',
    undefined,
    200,
    {
      has: {
        keys: [
          { type: 'environment-root-key', state: 'active' },
          { type: 'tenant-master-key', state: 'active' },
        ],
      },
    },
  ]),
  s(
    'a template of driving licences asks for claims that licences have',
    MDL,
    mdl({ family_name: false, age_over_18: true }, {}, 201, {
      has: { presentation: { 'org.iso.18013.5.1.mDL': { 'org.iso.18013.5.1': { age_over_18: true } } } },
    }),
    mdl({ eye_colour: true }, { name: 'u' }, 400),
  ),
  s(
    'a template of driving licences is of the simple dialect',
    MDL,
    mdl({ family_name: false }, { dialect: 'full/1.0' }, 400),
    mdl({ family_name: false }),
  ),
  s(
    'licences are of issuers that aamva trusts',
    MDL,
    mdl({ family_name: false }, { well_known_trusted_issuers: 'all' }, 400),
  ),
  s(
    'a template of driving licences is for driving licences',
    MDL,
    mdl({}, { presentation: { 'org.iso.23220.photoid': { a: {} } } }, 400),
  ),
  s(
    'secrets of a captcha are not shown',
    CAPTCHA,
    [
      'PATCH /attack-protection/captcha',
      { active_provider_id: 'hcaptcha', hcaptcha: { site_key: 'k', secret: 's3cret' } },
      200,
      {
        has: { active_provider_id: 'hcaptcha', hcaptcha: { site_key: 'k' } },
        matches: { 'hcaptcha.secret': /^undefined$/ },
      },
    ],
    ['GET /attack-protection/captcha', undefined, 200, { matches: { 'hcaptcha.secret': /^undefined$/ } }],
  ),
  s(
    'a captcha of Google has a project, a site key and an API key',
    CAPTCHA,
    ['PATCH /attack-protection/captcha', { recaptcha_enterprise: { site_key: 'k', project_id: 'p' } }, 400],
    [
      'PATCH /attack-protection/captcha',
      { recaptcha_enterprise: { site_key: 'k', project_id: 'p', api_key: 'a' } },
      200,
      { matches: { 'recaptcha_enterprise.api_key': /^undefined$/ } },
    ],
  ),
  s(
    'aliases of endpoints for mTLS are switched on for the tenant',
    MTLS,
    settings({ mtls: { enable_endpoint_aliases: true } }, 200, {
      has: { mtls: { enable_endpoint_aliases: true } },
    }),
    ['GET /tenants/settings', undefined, 200, { has: { mtls: { enable_endpoint_aliases: true } } }],
  ),
  s(
    'aliases of endpoints are in the discovery document, at the domain for mTLS',
    MTLS,
    ...readyDomain,
    settings({ mtls: { enable_endpoint_aliases: true } }),
    [
      'GET ~/.well-known/openid-configuration',
      undefined,
      200,
      {
        matches: {
          'mtls_endpoint_aliases.token_endpoint': /^https:\/\/mtls\.login\.example\.com\/oauth\/token$/,
        },
      },
    ],
  ),
  s(
    'the type of a custom domain is not changed',
    MTLS,
    ownDomain(),
    ['PATCH /custom-domains/{domain}', { type: 'auth0_managed_certs' }, 400],
    [
      'PATCH /custom-domains/{domain}',
      { custom_client_ip_header: 'true-client-ip' },
      200,
      { has: { custom_client_ip_header: 'true-client-ip' } },
    ],
  ),
  s(
    'the address of a client is in one of three headers',
    MTLS,
    ownDomain({ custom_client_ip_header: 'x-client' }, 400, {}),
    ownDomain({ custom_client_ip_header: 'cf-connecting-ip' }),
  ),
  s(
    'the key of an edge is shown when a domain is verified first',
    MTLS,
    ownDomain(),
    ['POST /custom-domains/{domain}/verify', undefined, 201, { matches: { cname_api_key: /./ } }],
    ['POST /custom-domains/{domain}/verify', undefined, 201, { lacks: ['cname_api_key'] }],
    ['GET /custom-domains/{domain}', undefined, 200, { lacks: ['cname_api_key'] }],
  ),
  s(
    'a custom domain is pending until it is verified',
    DOMAINS,
    ownDomain({ type: 'auth0_managed_certs', domain_metadata: { environment: 'development' } }, 201, {
      has: {
        status: 'pending_verification',
        domain_metadata: { environment: 'development' },
        verification: { methods: [{ name: 'CNAME' }] },
      },
    }),
  ),
  s(
    'a domain with certificates of one’s own is verified by a TXT record',
    DOMAINS,
    ownDomain({}, 201, { has: { verification: { methods: [{ name: 'TXT' }] } } }),
  ),
  s(
    'a custom domain has at most ten metadata',
    DOMAINS,
    ownDomain(
      { domain_metadata: Object.fromEntries(Array.from({ length: 11 }, (_, at) => [`k${at}`, 'v'])) },
      400,
      {},
    ),
  ),
  onPlan(
    'professional',
    s(
      'a tenant that is not an enterprise sends nobody elsewhere from its mails',
      TEMPLATES,
      mailProvider,
      template({ resultUrl: 'https://example.com' }, 403, {
        says: 'Customizations for resultUrl are not allowed for non-enterprise tenants',
      }),
      template(),
    ),
  ),
  s(
    'an enterprise sends people where it wants from its mails',
    TEMPLATES,
    mailProvider,
    template({ resultUrl: 'https://example.com' }, 200, { has: { resultUrl: 'https://example.com' } }),
  ),
  s(
    'a mail to verify an address is sent for an identity of the person',
    FLOW,
    ann,
    [
      'POST /jobs/verification-email',
      { user_id: '{ann}', identity: { user_id: 'nobody', provider: 'google-oauth2' } },
      400,
    ],
    ['POST /jobs/verification-email', { user_id: '{ann}' }, 201, { has: { type: 'verification_email' } }],
  ),
  s(
    'a mail to verify an address is for an application and an organization that are there',
    FLOW,
    ann,
    ['POST /jobs/verification-email', { user_id: '{ann}', client_id: 'none00000000000000000000000000' }, 400],
    ['POST /jobs/verification-email', { user_id: '{ann}', organization_id: 'org_0000000000000000' }, 400],
  ),
  s(
    'a ticket to enrol a factor is for somebody who is there',
    FLOW,
    ['POST /guardian/enrollments/ticket', { user_id: 'auth0|none' }, 404],
    ann,
    [
      'POST /guardian/enrollments/ticket',
      { user_id: '{ann}', factor: 'otp', allow_multiple_enrollments: true },
      200,
      { matches: { ticket_url: /^https?:/ } },
    ],
  ),
  s('a ticket to enrol a factor names one of the factors', FLOW, ann, [
    'POST /guardian/enrollments/ticket',
    { user_id: '{ann}', factor: 'carrier-pigeon' },
    400,
  ]),
  s('a ticket to change a password sends people where it says', FLOW, ann, [
    'POST /tickets/password-change',
    {
      user_id: '{ann}',
      result_url: 'https://app.example/done',
      mark_email_as_verified: true,
      includeEmailInRedirect: true,
    },
    201,
    { matches: { ticket: /^https?:/ } },
  ]),
  s(
    'a tenant has one provider of phone messages',
    PHONE,
    [
      'POST /branding/phone/providers',
      {
        name: 'twilio',
        configuration: { sid: 's', default_from: '+15550001111', delivery_methods: ['text'] },
        credentials: { auth_token: 't' },
      },
      201,
      { lacks: ['credentials'] },
    ],
    [
      'POST /branding/phone/providers',
      { name: 'custom', configuration: { delivery_methods: ['text'] }, credentials: {} },
      409,
    ],
    ['GET /branding/phone/providers', undefined, 200, { has: { providers: [{ name: 'twilio' }] } }],
  ),
  s(
    'a provider of phone messages sends texts, or calls, or both',
    PHONE,
    ...refusals('POST /branding/phone/providers', 400, [
      { name: 'twilio', configuration: { sid: 's', delivery_methods: [] }, credentials: { auth_token: 't' } },
      {
        name: 'twilio',
        configuration: { sid: 's', delivery_methods: ['fax'] },
        credentials: { auth_token: 't' },
      },
      { name: 'pigeon', configuration: { delivery_methods: ['text'] }, credentials: {} },
    ]),
  ),
  s(
    'a tenant with one provider for all phone messages has no settings of factors for it',
    issue('auth0/terraform-provider-auth0/issues/1580'),
    settings({ phone_consolidated_experience: true }),
    [
      'GET /guardian/factors/phone/templates',
      undefined,
      403,
      { says: 'Insufficient privileges to use this deprecated feature' },
    ],
    ['GET /guardian/factors/sms/providers/twilio', undefined, 403],
  ),
  s(
    'a factor is switched on and off, and nothing else is said of it',
    issue('auth0/agent-skills/pull/212'),
    ['PUT /guardian/factors/sms', { enabled: true, message_type: 'sms' }, 400],
    ['PUT /guardian/factors/sms', { enabled: true }, 200, { has: { enabled: true } }],
  ),
  s(
    'push notifications are sent by Guardian, by SNS or directly',
    PUSH,
    [
      'PUT /guardian/factors/push-notification/selected-provider',
      { provider: 'sns' },
      200,
      { has: { provider: 'sns' } },
    ],
    [
      'GET /guardian/factors/push-notification/selected-provider',
      undefined,
      200,
      { has: { provider: 'sns' } },
    ],
    ['PUT /guardian/factors/push-notification/selected-provider', { provider: 'pigeon' }, 400],
  ),
  s('a page template is made once, then replaced', PAGES, ...readyDomain, page(PAGE, 201), page(PAGE, 204)),
  s(
    'a page template has one head and at least one widget',
    issue('alexkappa/terraform-provider-auth0/issues/475'),
    ...readyDomain,
    page('<html>{%- auth0:widget -%}</html>', 400, { says: 'auth0:head' }),
    page('<html>{%- auth0:head -%}</html>', 400, { says: 'auth0:widget' }),
    page(`${PAGE}{%- auth0:head -%}`, 400),
  ),
  s(
    'pieces of a page are there for tenants with a domain and a template of their own',
    PARTIALS,
    ...readyDomain,
    page(PAGE, 201),
    ['PUT /prompts/login/partials', { login: { 'form-content-start': '<b>hi</b>' } }, 200],
    [
      'GET /prompts/login/partials',
      undefined,
      200,
      { has: { login: { 'form-content-start': '<b>hi</b>' } } },
    ],
  ),
  s(
    'pieces of a page are at places that pages have',
    PARTIALS,
    ...readyDomain,
    page(PAGE, 201),
    ['PUT /prompts/login/partials', { login: { 'form-middle': '<b>hi</b>' } }, 400],
    ['PUT /prompts/login/partials', { nowhere: { 'form-content-start': '<b>hi</b>' } }, 400],
  ),
  s(
    'a piece of a page is at most 10,000 characters long',
    PARTIALS,
    ...readyDomain,
    page(PAGE, 201),
    ['PUT /prompts/login/partials', { login: { 'form-content-start': 'x'.repeat(10001) } }, 400],
    ['PUT /prompts/login/partials', { login: { 'form-content-start': 'x'.repeat(10000) } }, 200],
  ),
  s(
    'a screen has at most thirty texts of one’s own',
    PARTIALS,
    [
      'PUT /prompts/signup-id/custom-text/en',
      { 'signup-id': Object.fromEntries(Array.from({ length: 31 }, (_, at) => [`var-t${at}`, 'x'])) },
      400,
    ],
    [
      'PUT /prompts/signup-id/custom-text/en',
      { 'signup-id': Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`var-t${at}`, 'x'])) },
      200,
    ],
  ),
  s('texts are for screens that a prompt has', issue('auth0/terraform-provider-auth0/issues/431'), [
    'PUT /prompts/login-id/custom-text/en',
    { nowhere: { title: 'x' } },
    400,
    { says: 'Invalid screen' },
  ]),
  s(
    'screens are drawn by programs of one’s own one by one or all at once',
    ACUL,
    [
      'PATCH /prompts/login-id/screen/login-id/rendering',
      {
        rendering_mode: 'advanced',
        head_tags: [{ tag: 'script', attributes: { src: 'https://cdn.example/a.js' } }],
      },
      200,
      { has: { rendering_mode: 'advanced' } },
    ],
    [
      'PATCH /prompts/rendering',
      {
        configs: [
          {
            prompt: 'signup-id',
            screen: 'signup-id',
            rendering_mode: 'advanced',
            head_tags: [{ tag: 'script', attributes: { src: 'https://cdn.example/a.js' } }],
          },
        ],
      },
      200,
    ],
    [
      'GET /prompts/signup-id/screen/signup-id/rendering',
      undefined,
      200,
      { has: { rendering_mode: 'advanced' } },
    ],
  ),
  s('a screen is one of its prompt', ACUL, [
    'PATCH /prompts/login-id/screen/signup-id/rendering',
    { rendering_mode: 'advanced' },
    400,
  ]),
  s(
    'an event stream to a webhook shows how it logs in, not with what',
    `${DEPLOY}: Event Streams`,
    stream({ destination: hook() }, 201, {
      matches: {
        'destination.configuration.webhook_authorization.method': /^bearer$/,
        'destination.configuration.webhook_authorization.token': /^undefined$/,
      },
    }),
  ),
  s(
    'an event stream logs in by basic, bearer or a header',
    `${DEPLOY}: Event Streams`,
    stream({ destination: hook({ webhook_authorization: { method: 'digest' } }) }, 400, {}),
    stream({
      destination: hook({ webhook_authorization: { method: 'basic', username: 'u', password: 'p' } }),
    }),
  ),
  s(
    'an access list names curated lists by auth0 and a point',
    `${DEPLOY}: NetworkACL`,
    acl({ match: { auth0_managed: ['icloud'] } }, 400),
    acl({ match: { auth0_managed: ['auth0.icloud_relay_proxy'] } }),
  ),
  s(
    'an access list is for the tenant, logging in, the Management API or registrations',
    `${DEPLOY}: NetworkACL`,
    acl({ scope: 'everything', match: { user_agents: ['x'] } }, 400),
    acl({ scope: 'management', match: { user_agents: ['x'] } }),
  ),
  s(
    'a limit that refuses says how much',
    `${DEPLOY}: Rate Limit Policies`,
    limit({ configuration: { action: 'block' } }, 400, {}),
    limit({ configuration: { action: 'log' } }, 400, {}),
    limit({ configuration: { action: 'allow' } }),
  ),
  s(
    'a limit that sends elsewhere says where',
    `${DEPLOY}: Rate Limit Policies`,
    limit({ configuration: { action: 'redirect', limit: 10 } }, 400, {}),
    limit(
      { configuration: { action: 'redirect', limit: 10, redirect_uri: 'http://example.com/x' } },
      400,
      {},
    ),
    limit({ configuration: { action: 'redirect', limit: 10, redirect_uri: 'https://example.com/x' } }),
  ),
  s(
    'a limit is for one application, a group of them or all others',
    `${DEPLOY}: Rate Limit Policies`,
    limit({ consumer_selector: 'everybody' }, 400, {}),
    limit({ consumer_selector: 'third_party_clients' }),
    limit({ consumer_selector: 'cimd_clients' }),
    limit({ consumer_selector: 'default' }),
  ),
  s(
    'codes of countries are two capital letters, named once',
    `${DEPLOY}: Tenant Settings (Country codes)`,
    settings({ country_codes: { list: ['US', 'GB'], mode: 'allow' } }, 200, {
      has: { country_codes: { list: ['US', 'GB'], mode: 'allow' } },
    }),
    settings({ country_codes: { list: [], mode: 'allow' } }, 400),
    settings({ country_codes: { list: ['US', 'US'], mode: 'allow' } }, 400),
    settings({ country_codes: { list: ['us'], mode: 'deny' } }, 400),
    settings({ country_codes: null }),
  ),
  s(
    'new devices are remembered for one day to a year',
    `${DEPLOY}: Risk Assessments`,
    ['PATCH /risk-assessments/settings/new-device', { remember_for: 30 }, 200, { has: { remember_for: 30 } }],
    ['PATCH /risk-assessments/settings/new-device', { remember_for: 0 }, 400],
    ['PATCH /risk-assessments/settings', { enabled: true }, 200, { has: { enabled: true } }],
  ),
  s(
    'signals of Akamai are taken when that is switched on',
    `${DEPLOY}: Supplemental Signals`,
    ['PATCH /supplemental-signals', { akamai_enabled: true }, 200],
    ['GET /supplemental-signals', undefined, 200, { has: { akamai_enabled: true } }],
  ),
  s(
    'an action uses a version of a module',
    `${DEPLOY}: Action Modules`,
    [
      'POST /actions/modules',
      { name: 'helper', code: 'module.exports = {};', publish: true },
      201,
      { keep: { module: 'id', version: 'latest_version.id' } },
    ],
    action({ modules: [{ module_id: '{module}', module_version_id: '{version}' }] }, 201, {
      keep: { action: 'id' },
    }),
    [
      'GET /actions/modules/{module}/actions',
      undefined,
      200,
      { has: { actions: [{ action_id: '{action}' }] } },
    ],
    ['DELETE /actions/modules/{module}', undefined, 412],
  ),
  s('an action is not moved to another trigger', issue('auth0/auth0-cli/issues/462'), action(), [
    'PATCH /actions/actions/{action}',
    { supported_triggers: [{ id: 'pre-user-registration', version: 'v2' }] },
    400,
  ]),
  s(
    'an action runs on a version of Node that is there',
    issue('alexkappa/terraform-provider-auth0/issues/485'),
    action({ runtime: 'node99' }, 400, { says: 'runtime' }),
  ),
  s(
    'scripts run on a version of Node that is there',
    issue('alexkappa/terraform-provider-auth0/issues/338'),
    settings({ sandbox_version: '8' }, 400, {
      says: 'The sandbox_version provided is invalid. Please use one of the available options',
    }),
  ),
  s(
    'single sign-on is not switched off',
    issue('auth0/auth0-deploy-cli/issues/57'),
    settings({ flags: { enable_sso: false } }, 400, { says: 'enable_sso' }),
  ),
  s(
    'an error page has no switch',
    issue('auth0-samples/github-source-control-integration/issues/8'),
    settings({ error_page: { html: '<b/>', enabled: true } }, 400, {
      code: 'invalid_body',
      says: "Payload validation error: 'Additional properties not allowed: enabled' on property error_page",
    }),
  ),
  s('a provider of mails is there once', issue('auth0/terraform-provider-auth0/issues/282'), mailProvider, [
    'POST /emails/provider',
    { name: 'sendgrid', credentials: { api_key: 'k' } },
    409,
    { says: 'already configured' },
  ]),
  s('a connection is there once by name', issue('auth0-extensions/auth0-github-deploy/issues/57'), [
    'POST /connections',
    { name: DB, strategy: 'auth0' },
    409,
    { code: 'connection_conflict', says: 'A connection with the same name already exists' },
  ]),
  s(
    'neither strategy nor name of a connection is changed',
    issue('alexkappa/terraform-provider-auth0/issues/24'),
    ['GET /connections?strategy=auth0', undefined, 200, { keep: { con: '0.id' } }],
    [
      'PATCH /connections/{con}',
      { strategy: 'auth0', name: DB },
      400,
      {
        code: 'invalid_body',
        says: "Payload validation error: 'Additional properties not allowed: strategy,name'.",
      },
    ],
  ),
  s('a strategy is one that is there', issue('alexkappa/terraform-provider-auth0/issues/508'), [
    'POST /connections',
    { name: 'l', strategy: 'auth0-adldap' },
    400,
    { code: 'invalid_body', says: 'on property strategy' },
  ]),
  s(
    'an ADFS connection says where the metadata are',
    issue('alexkappa/terraform-provider-auth0/issues/457'),
    [
      'POST /connections',
      { name: 'adfs', strategy: 'adfs', options: {} },
      400,
      { says: 'missing federation metadata url' },
    ],
  ),
  s(
    'a connection is for applications that are named by their id',
    issue('auth0/auth0-deploy-cli/issues/230'),
    [
      'POST /connections',
      { name: 'p', strategy: 'auth0', enabled_clients: ['Dubs & Co'] },
      400,
      {
        code: 'invalid_body',
        says: "Object didn't pass validation for format client-id: Dubs & Co' on property enabled_clients[0]",
      },
    ],
  ),
  s(
    'nobody is added to a connection without applications',
    issue('auth0/terraform-provider-auth0/issues/90'),
    [
      'POST /connections',
      { name: 'p', strategy: 'auth0', enabled_clients: ['{admin_id}'] },
      201,
      { keep: { con: 'id' } },
    ],
    ['PATCH /connections/{con}/clients', [{ client_id: '{admin_id}', status: false }], 204],
    [
      'POST /users',
      { connection: 'p', email: 'a@b.example', password: 'Corr3ct-Horse-Battery' },
      400,
      { says: 'connection is disabled' },
    ],
  ),
  s('a connection of a change to a person has a name', issue('go-auth0/auth0/issues/17'), ann, [
    'PATCH /users/{ann}',
    { app_metadata: { a: 1 }, connection: '' },
    400,
    { says: "String is too short (0 chars), minimum 1' on property connection" },
  ]),
  s(
    'regions of Datadog are written small',
    issue('alexkappa/terraform-provider-auth0/issues/444'),
    [
      'POST /log-streams',
      { name: 'd', type: 'datadog', sink: { datadogRegion: 'US', datadogApiKey: 'k' } },
      400,
    ],
    [
      'POST /log-streams',
      { name: 'd', type: 'datadog', sink: { datadogRegion: 'us', datadogApiKey: 'k' } },
      200,
      { has: { type: 'datadog', status: 'active' } },
    ],
  ),
  s('a dictionary of passwords can be off', issue('alexkappa/terraform-provider-auth0/issues/183'), [
    'POST /connections',
    {
      name: 'p',
      strategy: 'auth0',
      options: {
        password_dictionary: { enable: false },
        password_no_personal_info: { enable: false },
        password_history: { enable: false, size: 5 },
        password_complexity_options: { min_length: 8 },
      },
    },
    201,
  ]),
  s('the My Account API is made by its identifier', issue('auth0/terraform-provider-auth0/issues/1431'), [
    'POST /resource-servers',
    { name: 'Auth0 My Account API', identifier: '{url}/me/', token_dialect: 'rfc9068_profile' },
    201,
    { has: { is_system: true } },
  ]),
  s(
    'a key of a webhook stream stays secret when the stream is read',
    `${DEPLOY}: Event Streams`,
    stream({ destination: hook() }),
    [
      'GET /event-streams/{stream}',
      undefined,
      200,
      { matches: { 'destination.configuration.webhook_authorization.token': /^undefined$/ } },
    ],
  ),
];
