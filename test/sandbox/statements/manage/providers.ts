/** Members and machines of organizations, streams, shields, profiles of attributes, forms, and providers of one's own. */
import { refusals, type Step, statement as s } from '../statement.js';

const terraform = (name: string): string => `terraform-provider-auth0 docs/resources/${name}`;
const issue = (name: string): string => `github.com/${name}`;
const MEMBERSHIP = 'manage-users/organizations/configure-organizations/retrieve-user-membership';
const MEMBER_ROLES = 'manage-users/organizations/configure-organizations/remove-member-roles';
const MEMBER_SEARCH = 'manage-users/organizations/configure-organizations/search-organization-members';
const AUDIT = 'manage-users/organizations/organizations-for-m2m-applications/audit-m2m-access';
const REVOKE = 'manage-users/organizations/organizations-for-m2m-applications/revoke-m2m-access';
const HEALTH = 'customize/log-streams/check-log-stream-health';
const DIALECT = 'get-started/apis/configure-access-token-profile';
const PERMISSIONS = 'get-started/apis/delete-api-permissions';
const SAML = 'authenticate/identity-providers/enterprise-identity-providers/saml';
const OAUTH2 = 'authenticate/identity-providers/social-identity-providers/oauth2';
const PHONE = 'customize/phone-messages/customize-phone-templates';
const VAULT = 'customize/forms/vaults';
const ROUTER = 'customize/forms/routers';

const DB = 'Username-Password-Authentication';
const user = (name: string, more: object = {}): Step => [
  'POST /users',
  { connection: DB, email: `${name}@acme.com`, password: 'Corr3ct-Horse-Battery', ...more },
  201,
  { keep: { [name]: 'user_id' } },
];
const acme: Step = ['POST /organizations', { name: 'acme' }, 201, { keep: { acme: 'id' } }];
const role: Step = ['POST /roles', { name: 'r' }, 200, { keep: { role: 'id' } }];
const member: Step[] = [
  acme,
  user('ann'),
  ['POST /organizations/{acme}/members', { members: ['{ann}'] }, 204],
];
const api = (more: object = {}, status = 201, check: object = { keep: { api: 'id' } }): Step => [
  'POST /resource-servers',
  { identifier: 'urn:books', scopes: [{ value: 'read:books' }, { value: 'write:books' }], ...more },
  status,
  check,
];
const machine: Step = [
  'POST /clients',
  { name: 'm', app_type: 'non_interactive', grant_types: ['client_credentials'] },
  201,
  { keep: { machine: 'client_id' } },
];
const grant = (more: object = {}): Step => [
  'POST /client-grants',
  { client_id: '{machine}', audience: 'urn:books', scope: ['read:books'], ...more },
  201,
  { keep: { grant: 'id' } },
];
const granted: Step[] = [
  acme,
  api(),
  machine,
  grant({ organization_usage: 'allow' }),
  ['POST /organizations/{acme}/client-grants', { grant_id: '{grant}' }, 201],
];
const shield = (name: string, body: object, status = 200, more: object = {}): Step => [
  `PATCH /attack-protection/${name}`,
  body,
  status,
  more,
];
const attribute = { description: 'd', label: 'l', profile_required: true, auth0_mapping: 'email' };
const profile = (attributes: object, status = 201, more: object = { keep: { profile: 'id' } }): Step => [
  'POST /user-attribute-profiles',
  { name: 'p', user_attributes: attributes },
  status,
  more,
];
const webhook = (more: object = {}): object => ({
  type: 'webhook',
  configuration: {
    webhook_endpoint: 'https://example.com/events',
    webhook_authorization: { method: 'bearer', token: 't0ken' },
    ...more,
  },
});
const stream = (destination: object, status = 201, more: object = { keep: { stream: 'id' } }): Step => [
  'POST /event-streams',
  { subscriptions: [{ event_type: 'user.created' }], destination },
  status,
  more,
];
const connection = (
  strategy: string,
  options: object,
  status = 201,
  more: object = { keep: { con: 'id' } },
): Step => ['POST /connections', { name: 'c', strategy, options }, status, more];
const custom = {
  authorizationURL: 'https://idp.example/authorize',
  tokenURL: 'https://idp.example/token',
  client_id: 'x',
  client_secret: 'y',
  scope: 'openid',
  scripts: { fetchUserProfile: 'function(accessToken, ctx, cb) { cb(null, {}); }' },
};
const saml = (options: object, status = 201, more: object = { keep: { con: 'id' } }): Step =>
  connection(
    'samlp',
    { signInEndpoint: 'https://idp.example/in', signingCert: CERT, ...options },
    status,
    more,
  );
const CERT = `MIIDdzCCAl+gAwIBAgI${'A'.repeat(200)}`;
const router = (rules: number, status: number): Step => [
  'POST /forms',
  {
    name: 'f',
    nodes: [
      {
        id: 'router_1',
        type: 'ROUTER',
        config: {
          rules: Array.from({ length: rules }, (_, index) => ({
            id: `rule_${index}`,
            condition: { operator: 'AND', operands: [] },
            next_node: '$ending',
          })),
          fallback: '$ending',
        },
      },
    ],
  },
  status,
];
const domain = (more: object, status = 201, check: object = { keep: { domain: 'id' } }): Step => [
  'POST /organizations/{acme}/discovery-domains',
  { domain: 'acme.com', ...more },
  status,
  check,
];

export const providers = [
  s('the organizations of somebody who is not there are not found', MEMBERSHIP, [
    'GET /users/auth0%7Cnobody/organizations',
    undefined,
    404,
    { has: { message: 'The user does not exist.' } },
  ]),
  s('the organizations of a member are listed by id and name', MEMBERSHIP, ...member, [
    'GET /users/{ann}/organizations',
    undefined,
    200,
    { has: [{ name: 'acme' }] },
  ]),
  s('somebody who is a member of nothing has an empty list', MEMBERSHIP, user('ann'), [
    'GET /users/{ann}/organizations',
    undefined,
    200,
    { is: [] },
  ]),
  s('an odd parameter of a list of memberships is refused', MEMBERSHIP, user('ann'), [
    'GET /users/{ann}/organizations?per_page=x',
    undefined,
    400,
    { code: 'invalid_query_string' },
  ]),
  s(
    'a role is taken from a member, who stays one',
    MEMBER_ROLES,
    ...member,
    role,
    ['POST /organizations/{acme}/members/{ann}/roles', { roles: ['{role}'] }, 204],
    ['DELETE /organizations/{acme}/members/{ann}/roles', { roles: ['{role}'] }, 204],
    ['GET /organizations/{acme}/members/{ann}/roles', undefined, 200, { is: [] }],
    ['GET /organizations/{acme}/members', undefined, 200, { has: [{ user_id: '{ann}' }] }],
  ),
  s(
    'taking roles from a member needs a list of them',
    MEMBER_ROLES,
    ...member,
    ['DELETE /organizations/{acme}/members/{ann}/roles', {}, 400, { code: 'invalid_body' }],
    ['DELETE /organizations/{acme}/members/{ann}/roles', { roles: [] }, 400, { code: 'invalid_body' }],
  ),
  s('roles are not taken in an organization that is not there', MEMBER_ROLES, user('ann'), role, [
    'DELETE /organizations/org_0000000000000009/members/{ann}/roles',
    { roles: ['{role}'] },
    404,
  ]),
  s('people are searched for by the organization that they are in', MEMBER_SEARCH, ...member, user('bob'), [
    'GET /users?q=organization_id:"{acme}"',
    undefined,
    200,
    { has: [{ user_id: '{ann}' }] },
  ]),
  s(
    'people are searched for by the domain of their address, outside an organization',
    MEMBER_SEARCH,
    ...member,
    user('bob'),
    [
      'GET /users?q=email.domain:"acme.com" AND NOT organization_id:"{acme}"',
      undefined,
      200,
      { has: [{ user_id: '{bob}' }] },
    ],
  ),
  s(
    'people are searched for by organization and connection',
    MEMBER_SEARCH,
    ...member,
    [
      `GET /users?q=organization_id:"{acme}" AND identities.connection:"${DB}"`,
      undefined,
      200,
      { has: [{ user_id: '{ann}' }] },
    ],
    ['GET /users?q=organization_id:"{acme}" AND identities.connection:"other"', undefined, 200, { is: [] }],
  ),
  s(
    'people are searched for by organization and the beginning of their address',
    MEMBER_SEARCH,
    ...member,
    ['GET /users?q=organization_id:"{acme}" AND email:an*', undefined, 200, { has: [{ user_id: '{ann}' }] }],
    ['GET /users?q=organization_id:"{acme}" AND email:bo*', undefined, 200, { is: [] }],
  ),
  s('grants of an organization are listed', AUDIT, ...granted, [
    'GET /organizations/{acme}/client-grants',
    undefined,
    200,
    { has: [{ id: '{grant}' }] },
  ]),
  s(
    'applications are searched for by the organization that their grants are for',
    AUDIT,
    ...granted,
    [
      'GET /clients?q=client_grant.organization_id:{acme}',
      undefined,
      200,
      { has: [{ client_id: '{machine}' }] },
    ],
    ['GET /clients?q=client_grant.organization_id:org_0000000000000009', undefined, 200, { is: [] }],
  ),
  s(
    'grants for any organization are listed',
    AUDIT,
    api(),
    machine,
    grant({ organization_usage: 'allow', allow_any_organization: true }),
    ['GET /client-grants?allow_any_organization=true', undefined, 200, { has: [{ id: '{grant}' }] }],
  ),
  s(
    'applications are searched for by grants for any organization',
    AUDIT,
    api(),
    machine,
    grant({ organization_usage: 'allow', allow_any_organization: true }),
    [
      'GET /clients?q=client_grant.allow_any_organization:true',
      undefined,
      200,
      { has: [{ client_id: '{machine}' }] },
    ],
  ),
  s(
    'a token of a machine for an organization is in the log with that organization',
    AUDIT,
    ...granted,
    ['GET /clients/{machine}', undefined, 200, { keep: { secret: 'client_secret' } }],
    [
      'POST ~/oauth/token',
      {
        grant_type: 'client_credentials',
        client_id: '{machine}',
        client_secret: '{secret}',
        audience: 'urn:books',
        organization: '{acme}',
      },
      200,
    ],
    [
      'GET /logs?q=type:seccft',
      undefined,
      200,
      { has: [{ type: 'seccft', organization_id: '{acme}', organization_name: 'acme' }] },
    ],
  ),
  s(
    'a grant that is taken from an organization stays a grant',
    REVOKE,
    ...granted,
    ['DELETE /organizations/{acme}/client-grants/{grant}', undefined, 204],
    ['GET /organizations/{acme}/client-grants', undefined, 200, { is: [] }],
    ['GET /client-grants?client_id={machine}', undefined, 200, { has: [{ id: '{grant}' }] }],
  ),
  s(
    'a machine gets no tokens for an organization that its grant was taken from',
    REVOKE,
    ...granted,
    ['GET /clients/{machine}', undefined, 200, { keep: { secret: 'client_secret' } }],
    ['DELETE /organizations/{acme}/client-grants/{grant}', undefined, 204],
    [
      'POST ~/oauth/token',
      {
        grant_type: 'client_credentials',
        client_id: '{machine}',
        client_secret: '{secret}',
        audience: 'urn:books',
        organization: '{acme}',
      },
      403,
    ],
  ),
  s(
    'a log stream is paused and resumed, and not suspended, by its owner',
    HEALTH,
    [
      'POST /log-streams',
      { name: 'l', type: 'http', sink: { httpEndpoint: 'https://example.com/logs' } },
      200,
      { keep: { log: 'id' }, has: { status: 'active' } },
    ],
    ['PATCH /log-streams/{log}', { status: 'paused' }, 200, { has: { status: 'paused' } }],
    ['PATCH /log-streams/{log}', { status: 'active' }, 200, { has: { status: 'active' } }],
    ['PATCH /log-streams/{log}', { status: 'disabled' }, 400],
  ),
  ...['access_token', 'access_token_authz', 'rfc9068_profile', 'rfc9068_profile_authz'].map((dialect) =>
    s(`an API may have the profile ${dialect}`, DIALECT, api(), [
      'PATCH /resource-servers/{api}',
      { token_dialect: dialect, enforce_policies: dialect.endsWith('authz') },
      200,
      { has: { token_dialect: dialect } },
    ]),
  ),
  s('a profile of access tokens that is not one of the four is refused', DIALECT, api(), [
    'PATCH /resource-servers/{api}',
    { token_dialect: 'rfc9068' },
    400,
    { code: 'invalid_body' },
  ]),
  s(
    'permissions of an API that are not sent again are deleted',
    PERMISSIONS,
    api(),
    [
      'PATCH /resource-servers/{api}',
      { scopes: [{ value: 'read:books' }] },
      200,
      { has: { scopes: [{ value: 'read:books' }] } },
    ],
    ['GET /resource-servers/{api}', undefined, 200, { has: { scopes: [{ value: 'read:books' }] } }],
  ),
  s(
    'a permission that its API has no longer is gone from roles and people',
    PERMISSIONS,
    api(),
    role,
    user('ann'),
    [
      'POST /roles/{role}/permissions',
      { permissions: [{ resource_server_identifier: 'urn:books', permission_name: 'write:books' }] },
      201,
    ],
    [
      'POST /users/{ann}/permissions',
      { permissions: [{ resource_server_identifier: 'urn:books', permission_name: 'write:books' }] },
      201,
    ],
    ['PATCH /resource-servers/{api}', { scopes: [{ value: 'read:books' }] }, 200],
    ['GET /roles/{role}/permissions', undefined, 200, { is: [] }],
    ['GET /users/{ann}/permissions', undefined, 200, { is: [] }],
  ),
  s(
    'brute-force protection blocks, tells people, or both',
    terraform('attack_protection'),
    shield('brute-force-protection', { shields: ['block'] }, 200, { has: { shields: ['block'] } }),
    shield('brute-force-protection', { shields: ['user_notification'] }, 200),
    shield('brute-force-protection', { shields: ['admin_notification'] }, 400, { code: 'invalid_body' }),
  ),
  s(
    'brute-force protection counts by identifier, with the address or without',
    terraform('attack_protection'),
    shield('brute-force-protection', { mode: 'count_per_identifier' }, 200, {
      has: { mode: 'count_per_identifier' },
    }),
    shield('brute-force-protection', { mode: 'count_per_ip' }, 400),
  ),
  s(
    'trusted addresses are addresses or networks',
    terraform('attack_protection'),
    shield('brute-force-protection', { allowlist: ['192.0.2.1', '198.51.100.0/24'] }, 200, {
      has: { allowlist: ['192.0.2.1', '198.51.100.0/24'] },
    }),
    ...refusals('PATCH /attack-protection/brute-force-protection', 400, [
      { allowlist: ['example.com'] },
      { allowlist: ['192.0.2.999'] },
      { allowlist: ['198.51.100.0/40'] },
    ]),
  ),
  s(
    'suspicious addresses are blocked or told to administrators',
    terraform('attack_protection'),
    shield('suspicious-ip-throttling', { shields: ['block', 'admin_notification'] }, 200),
    shield('suspicious-ip-throttling', { shields: ['user_notification'] }, 400),
  ),
  s(
    'administrators hear of breached passwords at once, daily, weekly or monthly',
    terraform('attack_protection'),
    shield('breached-password-detection', { admin_notification_frequency: ['daily'] }, 200, {
      has: { admin_notification_frequency: ['daily'] },
    }),
    shield('breached-password-detection', { admin_notification_frequency: ['hourly'] }, 400),
  ),
  s(
    'breached passwords are looked for in a standard or an enhanced way',
    terraform('attack_protection'),
    shield('breached-password-detection', { method: 'enhanced' }, 200, { has: { method: 'enhanced' } }),
    shield('breached-password-detection', { method: 'best' }, 400),
  ),
  s(
    'what a breached password does at sign-up is said of its own',
    terraform('attack_protection'),
    shield(
      'breached-password-detection',
      { stage: { 'pre-user-registration': { shields: ['block'] } } },
      200,
      {
        has: { stage: { 'pre-user-registration': { shields: ['block'] } } },
      },
    ),
    shield(
      'breached-password-detection',
      { stage: { 'pre-user-registration': { shields: ['user_notification'] } } },
      400,
    ),
  ),
  s(
    'limits of suspicious addresses are at least one attempt',
    terraform('attack_protection'),
    shield('suspicious-ip-throttling', { stage: { 'pre-login': { max_attempts: 0 } } }, 400),
    shield('suspicious-ip-throttling', { stage: { 'pre-login': { max_attempts: 5, rate: 34560 } } }, 200, {
      has: { stage: { 'pre-login': { max_attempts: 5, rate: 34560 } } },
    }),
  ),
  s(
    'a discovery domain is pending or verified',
    terraform('organization_discovery_domain'),
    acme,
    domain({ status: 'verified' }, 201, { has: { status: 'verified' } }),
    domain({ domain: 'b.com', status: 'failed' }, 400, {}),
  ),
  s(
    'what proves a discovery domain is told, and cannot be chosen',
    terraform('organization_discovery_domain'),
    acme,
    domain({}, 201, { matches: { verification_host: /acme\.com$/, verification_txt: /.+/ } }),
    domain({ domain: 'b.com', verification_txt: 'x' }, 400, {}),
    domain({ domain: 'c.com', verification_host: 'x' }, 400, {}),
  ),
  s(
    'a discovery domain becomes verified later, and keeps its name',
    terraform('organization_discovery_domain'),
    acme,
    domain({ status: 'pending' }),
    [
      'PATCH /organizations/{acme}/discovery-domains/{domain}',
      { status: 'verified' },
      200,
      { has: { domain: 'acme.com', status: 'verified' } },
    ],
    ['PATCH /organizations/{acme}/discovery-domains/{domain}', { domain: 'other.com' }, 400],
  ),
  s(
    'a stream to EventBridge keeps its account and region',
    terraform('event_stream'),
    stream(
      { type: 'eventbridge', configuration: { aws_account_id: '123456789012', aws_region: 'us-east-1' } },
      201,
      {
        keep: { stream: 'id' },
        matches: { 'destination.configuration.aws_partner_event_source': /^aws\.partner\/auth0\.com\// },
      },
    ),
    [
      'PATCH /event-streams/{stream}',
      {
        destination: {
          type: 'eventbridge',
          configuration: { aws_account_id: '123456789012', aws_region: 'us-west-2' },
        },
      },
      400,
    ],
  ),
  s('a stream to a webhook is given another address', terraform('event_stream'), stream(webhook()), [
    'PATCH /event-streams/{stream}',
    { destination: webhook({ webhook_endpoint: 'https://example.com/other' }) },
    200,
    { has: { destination: { configuration: { webhook_endpoint: 'https://example.com/other' } } } },
  ]),
  s(
    'a webhook with basic authentication has a name and a password',
    terraform('event_stream'),
    stream(webhook({ webhook_authorization: { method: 'basic', username: 'u', password: 'p' } }), 201, {
      has: { destination: { configuration: { webhook_authorization: { method: 'basic', username: 'u' } } } },
    }),
    stream(webhook({ webhook_authorization: { method: 'basic', username: 'u' } }), 400, {}),
    stream(webhook({ webhook_authorization: { method: 'basic', password: 'p' } }), 400, {}),
  ),
  s(
    'a webhook with a bearer token has one',
    terraform('event_stream'),
    stream(webhook({ webhook_authorization: { method: 'bearer' } }), 400, {}),
  ),
  s(
    'a stream names an account of twelve digits',
    terraform('event_stream'),
    stream(
      { type: 'eventbridge', configuration: { aws_account_id: '12', aws_region: 'us-east-1' } },
      400,
      {},
    ),
  ),
  s(
    'a profile of attributes has at least one and at most sixty-four',
    terraform('user_attribute_profile'),
    profile({}, 400, {}),
    profile(Object.fromEntries(Array.from({ length: 65 }, (_, index) => [`a${index}`, attribute])), 400, {}),
    profile({ email: attribute }, 201, { has: { user_attributes: { email: attribute } } }),
  ),
  ...['description', 'label', 'profile_required', 'auth0_mapping'].map((name) =>
    s(
      `an attribute of a profile has its ${name}`,
      terraform('user_attribute_profile'),
      profile({ email: { ...attribute, [name]: undefined } }, 400, { code: 'invalid_body' }),
    ),
  ),
  s(
    'an attribute of a profile may differ by strategy',
    terraform('user_attribute_profile'),
    profile({ email: { ...attribute, strategy_overrides: { samlp: { saml_mapping: ['urn:mail'] } } } }, 201, {
      has: { user_attributes: { email: { strategy_overrides: { samlp: { saml_mapping: ['urn:mail'] } } } } },
    }),
    profile(
      { email: { ...attribute, strategy_overrides: { github: { saml_mapping: ['urn:mail'] } } } },
      400,
      {},
    ),
  ),
  s(
    'a database keeps at most twenty-four earlier passwords',
    terraform('connection'),
    connection('auth0', { password_history: { enable: true, size: 24 } }),
    ['PATCH /connections/{con}', { options: { password_history: { enable: true, size: 25 } } }, 400],
  ),
  s(
    'a connection has at most ten metadata of 255 characters',
    terraform('connection'),
    connection('auth0', {}),
    [
      'PATCH /connections/{con}',
      { metadata: { a: 'b'.repeat(255) } },
      200,
      { has: { metadata: { a: 'b'.repeat(255) } } },
    ],
    ['PATCH /connections/{con}', { metadata: { a: 'b'.repeat(256) } }, 400],
    [
      'PATCH /connections/{con}',
      { metadata: Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`k${index}`, 'v'])) },
      400,
    ],
  ),
  s(
    'attributes of an identity provider are taken at every login or at the first',
    terraform('connection'),
    connection('google-oauth2', {
      client_id: 'x',
      client_secret: 'y',
      set_user_root_attributes: 'on_first_login',
    }),
    ['PATCH /connections/{con}', { options: { set_user_root_attributes: 'sometimes' } }, 400],
  ),
  s(
    'a password policy is one of five',
    terraform('connection'),
    connection('auth0', { passwordPolicy: 'excellent' }, 201, {
      keep: { con: 'id' },
      has: { options: { passwordPolicy: 'excellent' } },
    }),
    ['PATCH /connections/{con}', { options: { passwordPolicy: 'superb' } }, 400],
  ),
  s(
    'a connection is without realms of its own called by its name',
    terraform('connection'),
    connection('auth0', {}, 201, { has: { realms: ['c'] } }),
  ),
  s(
    'a strategy that is not known is refused',
    terraform('connection'),
    connection('myspace', {}, 400, { code: 'invalid_body' }),
  ),
  s('the name of a connection is not changed', SAML, saml({}), [
    'PATCH /connections/{con}',
    { name: 'other' },
    400,
    { code: 'invalid_body' },
  ]),
  s(
    'requests of SAML are signed with a known algorithm',
    SAML,
    saml({ signatureAlgorithm: 'rsa-sha256', digestAlgorithm: 'sha256' }),
    ['PATCH /connections/{con}', { options: { signatureAlgorithm: 'rsa-md5' } }, 400],
    ['PATCH /connections/{con}', { options: { digestAlgorithm: 'md5' } }, 400],
  ),
  s(
    'a connection of OAuth 2.0 has scripts and addresses of its own',
    OAUTH2,
    connection('oauth2', custom, 201, {
      has: { options: { authorizationURL: custom.authorizationURL, tokenURL: custom.tokenURL } },
    }),
  ),
  s(
    'a connection of OAuth 2.0 may use PKCE',
    OAUTH2,
    connection('oauth2', { ...custom, pkce_enabled: true }, 201, {
      has: { options: { pkce_enabled: true } },
    }),
  ),
  s(
    'the name of a connection begins and ends with a letter or digit',
    OAUTH2,
    ...refusals('POST /connections', 400, [
      { name: '-c', strategy: 'oauth2', options: custom },
      { name: 'c-', strategy: 'oauth2', options: custom },
      { name: 'c c', strategy: 'oauth2', options: custom },
    ]),
  ),
  s(
    'options of a connection that are not sent again are gone',
    OAUTH2,
    connection('oauth2', { ...custom, pkce_enabled: true }),
    ['PATCH /connections/{con}', { options: custom }, 200, { lacks: ['options.pkce_enabled'] }],
  ),
  s(
    'a text message has a template of each kind at most once',
    PHONE,
    ['POST /branding/phone/templates', { type: 'otp_verify' }, 201],
    ['POST /branding/phone/templates', { type: 'otp_verify' }, 409],
    ['POST /branding/phone/templates', { type: 'welcome' }, 400],
  ),
  s(
    'a template of text messages is reset to its default',
    PHONE,
    [
      'POST /branding/phone/templates',
      { type: 'otp_enroll', content: { from: '+15550100000', body: { text: 'mine', voice: 'mine' } } },
      201,
      { keep: { template: 'id' } },
    ],
    ['PATCH /branding/phone/templates/{template}/reset', {}, 200, { keep: { text: 'content.body.text' } }],
    [
      'GET /branding/phone/templates/{template}',
      undefined,
      200,
      { has: { content: { body: { text: '{text}' } } } },
    ],
  ),
  s(
    'a connection of a flow may be filled in later',
    VAULT,
    [
      'POST /flows/vault/connections',
      { name: 'v', app_id: 'HTTP' },
      201,
      { keep: { vault: 'id' }, has: { ready: false } },
    ],
    [
      'PATCH /flows/vault/connections/{vault}',
      { setup: { type: 'BEARER', token: 't' } },
      200,
      { has: { ready: true } },
    ],
  ),
  s('a connection of a flow is for an application that is known', VAULT, [
    'POST /flows/vault/connections',
    { name: 'v', app_id: 'FAX' },
    400,
  ]),
  s('a router has at most ten rules', ROUTER, router(10, 201), router(11, 400)),
  s('a password that is too weak is told without a code of its own', issue('auth0/node-auth0/issues/951'), [
    'POST /users',
    { connection: DB, email: 'w@acme.com', password: 'weak' },
    400,
    {
      has: { statusCode: 400, error: 'Bad Request', message: 'PasswordStrengthError: Password is too weak' },
    },
  ]),
  s(
    'a role is assigned by its id, not by its name',
    issue('auth0/node-auth0/issues/729'),
    user('ann'),
    role,
    ['POST /users/{ann}/roles', { roles: ['r'] }, 400, { code: 'invalid_body' }],
  ),
];
