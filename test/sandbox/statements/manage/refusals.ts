/** What programs were refused, as their issues tell it, and what else the API does to bodies that are not quite right. */
import { mailProvider, refusals as refused, type Step, statement as s } from '../statement.js';

const cli = (number: number): string => `github.com/auth0/auth0-deploy-cli/issues/${number}`;
const issue = (name: string): string => `github.com/${name}`;
const MIGRATION = 'manage-users/user-migration/configure-automatic-migration-from-your-database';
const SMS = 'authenticate/passwordless/authentication-methods/sms-otp';
const ROLES = 'manage-users/access-control/configure-core-rbac/roles/create-roles';
const SKILL = issue('auth0/agent-skills/pull/180');

const DB = 'Username-Password-Authentication';
const user = (name: string, more: object = {}): Step => [
  'POST /users',
  { connection: DB, email: `${name}@example.com`, password: 'Corr3ct-Horse-Battery', ...more },
  201,
  { keep: { [name]: 'user_id' } },
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
const bind = (bindings: unknown, status: number, more: object = {}): Step => [
  'PATCH /actions/triggers/post-login/bindings',
  { bindings },
  status,
  more,
];
const database = (name: string): Step => [
  'POST /connections',
  { name, strategy: 'auth0' },
  201,
  { keep: { con: 'id' } },
];
const client = (name: string): Step => ['POST /clients', { name }, 201, { keep: { [name]: 'client_id' } }];
const sms = (options: object, status = 201, more: object = { keep: { con: 'id' } }): Step => [
  'POST /connections',
  { name: 'sms', strategy: 'sms', options },
  status,
  more,
];

const template = (name: string, more: object = {}): object => ({
  template: name,
  body: '<b>hi</b>',
  from: 'a@example.com',
  subject: 's',
  syntax: 'liquid',
  enabled: true,
  ...more,
});

export const refusals = [
  s('the page of changed passwords has no address of its own', cli(255), [
    'PATCH /tenants/settings',
    { change_password: { enabled: false, html: '', url: '' } },
    400,
    { code: 'invalid_body', says: "'Additional properties not allowed: url' on property change_password" },
  ]),
  s('texts of a prompt are by screens that are known', cli(981), [
    'PUT /prompts/login/custom-text/en',
    { 'no-screen': { title: 'x' } },
    400,
  ]),
  s(
    'an action is bound only once it is deployed',
    cli(385),
    action(),
    bind([{ ref: { type: 'action_id', value: '{action}' } }], 400),
    ['POST /actions/actions/{action}/deploy', undefined, 200],
    bind([{ ref: { type: 'action_id', value: '{action}' } }], 200, {
      has: { bindings: [{ display_name: 'x' }] },
    }),
  ),
  s(
    'a binding that names its action in another shape is refused',
    issue('auth0/node-auth0/issues/740'),
    bind([{ id_type: 'action_id', id_value: 'x' }], 400, {
      has: {
        statusCode: 400,
        error: 'Bad Request',
        message:
          "Payload validation error: 'Data does not match any schemas from 'oneOf'' on property bindings[0].",
        errorCode: 'invalid_body',
      },
    }),
  ),
  s(
    'an action that is not there is not bound',
    issue('auth0/node-auth0/issues/740'),
    bind([{ ref: { type: 'action_name', value: 'nothing' } }], 404),
  ),
  s(
    'what the API made up about a person is not written back',
    issue('auth0/auth0-java/issues/46'),
    user('ann'),
    [
      'PATCH /users/{ann}',
      { identities: [], updated_at: 'x', created_at: 'x', user_id: 'x' },
      400,
      {
        code: 'invalid_body',
        says: 'Additional properties not allowed: identities,updated_at,created_at,user_id',
      },
    ],
  ),
  s('names of a person are written at the root', issue('auth0/auth0-java/issues/46'), user('ann'), [
    'PATCH /users/{ann}',
    {
      given_name: 'Ann',
      family_name: 'Lee',
      nickname: 'al',
      name: 'Ann Lee',
      picture: 'https://example.com/a.png',
    },
    200,
    { has: { given_name: 'Ann', family_name: 'Lee', nickname: 'al', name: 'Ann Lee' } },
  ]),
  s(
    'an address is changed with its connection, or without',
    issue('auth0/node-auth0/issues/139'),
    user('ann'),
    [
      'PATCH /users/{ann}',
      { email: 'b@example.com', connection: DB },
      200,
      { has: { email: 'b@example.com' } },
    ],
    [
      'PATCH /users/{ann}',
      { email: 'c@example.com' },
      200,
      { has: { email: 'c@example.com', email_verified: false } },
    ],
  ),
  s(
    'an address is not changed to that of somebody else',
    issue('auth0/node-auth0/issues/139'),
    user('ann'),
    user('bob'),
    ['PATCH /users/{ann}', { email: 'bob@example.com' }, 400, { has: { error: 'Bad Request' } }],
  ),
  s(
    'a password and an address are changed one after the other',
    issue('auth0/node-auth0/issues/139'),
    user('ann'),
    ['PATCH /users/{ann}', { email: 'b@example.com', password: 'An0ther-Horse-Battery' }, 400],
  ),
  s(
    'the factor of text messages is turned on though providers are set elsewhere',
    issue('auth0/terraform-provider-auth0/issues/1603'),
    ['PATCH /tenants/settings', { phone_consolidated_experience: true }, 200],
    ['PUT /guardian/factors/sms', { enabled: true }, 200, { has: { enabled: true } }],
    [
      'PUT /guardian/factors/phone/selected-provider',
      { provider: 'auth0' },
      403,
      {
        has: {
          statusCode: 403,
          error: 'Forbidden',
          message:
            'Insufficient privileges to use this deprecated feature. To handle Phone Provider/Templates refer to Tenant Phone Settings',
        },
      },
    ],
  ),
  s(
    'turning on a factor takes nothing but that',
    issue('auth0/agent-skills/pull/212'),
    ['PUT /guardian/factors/sms', { enabled: true, message_types: ['sms'] }, 400],
    ['PUT /guardian/factors/sms', {}, 400],
    ['PUT /guardian/factors/telegraph', { enabled: true }, 400],
  ),
  s(
    'messages of the phone factor are texts, calls or both',
    issue('auth0/agent-skills/pull/212'),
    [
      'PUT /guardian/factors/phone/message-types',
      { message_types: ['sms', 'voice'] },
      200,
      { is: { message_types: ['sms', 'voice'] } },
    ],
    ['PUT /guardian/factors/phone/message-types', { message_types: ['fax'] }, 400],
    [
      'GET /guardian/factors/phone/message-types',
      undefined,
      200,
      { is: { message_types: ['sms', 'voice'] } },
    ],
  ),
  s(
    'somebody of a database is deleted by the address',
    MIGRATION,
    database('d'),
    user('ann', { connection: 'd' }),
    ['DELETE /connections/{con}/users?email=ann@example.com', undefined, 204],
    ['GET /users/{ann}', undefined, 404],
  ),
  s(
    'deleting by address in a database says which address',
    MIGRATION,
    database('d'),
    ['DELETE /connections/{con}/users', undefined, 400, { code: 'invalid_query_string' }],
    ['DELETE /connections/{con}/users?email=nobody@example.com', undefined, 204],
  ),
  s('people are deleted by address in databases alone', MIGRATION, sms({}), [
    'DELETE /connections/{con}/users?email=ann@example.com',
    undefined,
    400,
    { has: { message: 'Connection must be a database connection' } },
  ]),
  s('a database imports its people once scripts of its own are on', MIGRATION, [
    'POST /connections',
    {
      name: 'legacy',
      strategy: 'auth0',
      options: {
        enabledDatabaseCustomization: true,
        import_mode: true,
        customScripts: {
          login: 'function login(email, password, callback) { return callback(null, null); }',
          get_user: 'function getByEmail(email, callback) { return callback(null, null); }',
        },
      },
    },
    201,
    { has: { options: { import_mode: true, enabledDatabaseCustomization: true } } },
  ]),
  s('somebody who has been created cannot be created again', MIGRATION, user('ann'), [
    'POST /users',
    { connection: DB, email: 'ANN@example.com', password: 'Corr3ct-Horse-Battery' },
    409,
    {
      has: {
        statusCode: 409,
        error: 'Conflict',
        message: 'The user already exists.',
        errorCode: 'auth0_idp_error',
      },
    },
  ]),
  s(
    'somebody who was deleted can be created again',
    MIGRATION,
    user('ann'),
    ['DELETE /users/{ann}', undefined, 204],
    user('ann'),
  ),
  s(
    'codes by text message have a length and a lifetime',
    SMS,
    sms(
      {
        totp: { time_step: 300, length: 6 },
        from: '+15550100000',
        template: 'Code @@password@@',
        syntax: 'liquid',
      },
      201,
      {
        has: { options: { totp: { time_step: 300, length: 6 } } },
      },
    ),
  ),
  s(
    'a connection of text messages may turn sign-up off',
    SMS,
    sms({ disable_signup: true, from: '+15550100000' }, 201, { has: { options: { disable_signup: true } } }),
  ),
  s(
    'somebody of text messages has a phone number, and no password',
    SMS,
    sms({}),
    [
      'POST /users',
      { connection: 'sms', phone_number: '+15550100001' },
      201,
      { has: { phone_number: '+15550100001', identities: [{ provider: 'sms', connection: 'sms' }] } },
    ],
    ['POST /users', { connection: 'sms', email: 'a@example.com' }, 400],
    ['POST /users', { connection: 'sms', phone_number: '15550100001' }, 400],
  ),
  s(
    'a phone number is one person in its connection',
    SMS,
    sms({}),
    ['POST /users', { connection: 'sms', phone_number: '+15550100001' }, 201],
    ['POST /users', { connection: 'sms', phone_number: '+15550100001' }, 409, { code: 'auth0_idp_error' }],
  ),
  s(
    'a role has a name and perhaps a description',
    ROLES,
    [
      'POST /roles',
      { name: 'editor', description: 'Edits' },
      200,
      { has: { name: 'editor', description: 'Edits' } },
    ],
    [
      'POST /roles',
      { description: 'Edits' },
      400,
      { code: 'invalid_body', says: 'Missing required property: name' },
    ],
    ['POST /roles', { name: 'editor' }, 409],
  ),
  s('a role needs a token for roles', ROLES, [
    'POST ~/oauth/token',
    { grant_type: 'client_credentials', client_id: 'nobody', client_secret: 'x', audience: 'urn:x' },
    401,
    { code: 'access_denied' },
  ]),
  s(
    'the name of a connection is at most 128 characters, of letters, digits and dashes',
    SKILL,
    ['POST /connections', { name: 'a'.repeat(128), strategy: 'auth0' }, 201],
    ...refused('POST /connections', 400, [
      { name: 'a'.repeat(129), strategy: 'auth0' },
      { name: 'a--b', strategy: 'auth0' },
      { name: 'a_b', strategy: 'auth0' },
    ]),
  ),
  s(
    'at most fifty applications of a connection are changed at once',
    SKILL,
    database('d'),
    client('one'),
    [
      'PATCH /connections/{con}/clients',
      Array.from({ length: 51 }, () => ({ client_id: '{one}', status: true })),
      400,
    ],
    ['PATCH /connections/{con}/clients', [{ client_id: '{one}', status: true }], 204],
    ['GET /connections/{con}/clients', undefined, 200, { is: { clients: [{ client_id: '{one}' }] } }],
    ['PATCH /connections/{con}/clients', [{ client_id: '{one}', status: false }], 204],
    ['GET /connections/{con}/clients', undefined, 200, { is: { clients: [] } }],
  ),
  s(
    'an organization is not made with a connection that is not there',
    issue('auth0-developer-hub/auth0-b2b-saas-starter/issues/53'),
    [
      'POST /organizations',
      { name: 'acme', enabled_connections: [{ connection_id: 'con_0000000000000009' }] },
      400,
      { says: 'Connections: con_0000000000000009 not found.' },
    ],
  ),
  s(
    'an organization does not tell its connections with itself',
    issue('auth0/auth0-java/pull/604'),
    database('d'),
    [
      'POST /organizations',
      { name: 'acme', enabled_connections: [{ connection_id: '{con}' }] },
      201,
      { keep: { acme: 'id' } },
    ],
    ['GET /organizations/{acme}', undefined, 200, { lacks: ['enabled_connections'] }],
    ['GET /organizations/name/acme', undefined, 200, { lacks: ['enabled_connections'] }],
    [
      'GET /organizations/{acme}/enabled_connections',
      undefined,
      200,
      { has: [{ connection_id: '{con}', connection: { name: 'd', strategy: 'auth0' } }] },
    ],
  ),
  s(
    'a connection of an organization names one',
    issue('auth0/ruby-auth0/pull/269'),
    ['POST /organizations', { name: 'acme' }, 201, { keep: { acme: 'id' } }],
    [
      'POST /organizations/{acme}/enabled_connections',
      { assign_membership_on_login: true },
      400,
      { code: 'invalid_body', says: 'Missing required property: connection_id' },
    ],
  ),
  s('an API is not given options of another', issue('auth0/terraform-provider-auth0/issues/550'), [
    'POST /resource-servers',
    { identifier: 'urn:x', options: {} },
    400,
    { says: 'Additional properties not allowed: options' },
  ]),
  s(
    'an attribute of a database whose address is not unique is changed with that said again',
    issue('auth0/terraform-provider-auth0/pull/1670'),
    [
      'POST /connections',
      {
        name: 'd',
        strategy: 'auth0',
        options: {
          attributes: {
            email: { unique: false, identifier: { active: false }, profile_required: true },
            username: { identifier: { active: true }, profile_required: true },
          },
        },
      },
      201,
      { keep: { con: 'id' } },
    ],
    [
      'PATCH /connections/{con}',
      {
        options: {
          attributes: {
            email: { identifier: { active: false }, profile_required: false },
            username: { identifier: { active: true }, profile_required: true },
          },
        },
      },
      400,
      { says: 'cannot patch unique property on email attribute' },
    ],
  ),
  s(
    'a verification e-mail is not sent again for somebody without an address',
    issue('auth0/auth0.net/issues/152'),
    sms({}),
    ['POST /users', { connection: 'sms', phone_number: '+15550100001' }, 201, { keep: { ann: 'user_id' } }],
    ['POST /jobs/verification-email', { user_id: '{ann}' }, 400],
  ),
  s(
    'a job to verify the address of somebody who is not there is refused',
    issue('auth0/auth0.net/issues/152'),
    ['POST /jobs/verification-email', { user_id: 'auth0|nobody' }, 404],
  ),
  s(
    'somebody is made without a verification e-mail',
    issue('auth0/auth0.net/issues/152'),
    user('ann', { verify_email: false }),
    ['GET /users/{ann}', undefined, 200, { has: { email_verified: false } }],
  ),
  s(
    'somebody who is blocked stays as verified as before',
    issue('auth0/auth0.net/issues/152'),
    user('ann', { email_verified: true }),
    ['PATCH /users/{ann}', { blocked: true }, 200, { has: { blocked: true, email_verified: true } }],
  ),
  s('an e-mail template has no sender before the tenant has a provider', cli(51), [
    'POST /email-templates',
    template('verify_email', { from: 'a@example.com' }),
    400,
    {
      has: {
        statusCode: 400,
        error: 'Bad Request',
        message: 'From address cannot be set without an enabled email provider.',
      },
    },
  ]),
  ...['verify_email_by_code', 'reset_email_by_code', 'user_invitation', 'async_approval'].map((name) =>
    s(`there is an e-mail template ${name}`, issue('auth0/auth0-cli/pull/1362'), mailProvider, [
      'POST /email-templates',
      template(name),
      200,
      { has: { template: name } },
    ]),
  ),
  s('the sender of an e-mail template may have a name', issue('auth0/auth0-cli/pull/988'), mailProvider, [
    'POST /email-templates',
    template('verify_email', { from: 'Foo <no-reply@example.org>', urlLifetimeInSeconds: 432000 }),
    200,
    { has: { from: 'Foo <no-reply@example.org>', urlLifetimeInSeconds: 432000 } },
  ]),
  s('a page that was never set is not there', cli(691), [
    'GET /branding/templates/universal-login',
    undefined,
    404,
    { has: { statusCode: 404, error: 'Not Found', message: 'Template does not exist.' } },
  ]),
  s(
    'a domain with a certificate of one’s own tells where it leads once it is verified',
    issue('alexkappa/terraform-provider-auth0/issues/340'),
    [
      'POST /custom-domains',
      { domain: 'login.example.com', type: 'self_managed_certs' },
      201,
      { keep: { domain: 'custom_domain_id' }, lacks: ['origin_domain_name'] },
    ],
    ['POST /custom-domains/{domain}/verify', undefined, 201],
    [
      'GET /custom-domains/{domain}',
      undefined,
      200,
      { has: { status: 'ready' }, matches: { origin_domain_name: /\.edge\.tenants\./ } },
    ],
  ),
  s(
    'a domain that is not told by whom its certificates are is refused',
    issue('alexkappa/terraform-provider-auth0/issues/368'),
    ...refused('POST /custom-domains', 400, [
      { domain: 'login.example.com' },
      { domain: 'login.example.com', type: 'mine' },
      { domain: 'login.example.com', type: 'auth0_managed_certs', verification_method: 'email' },
    ]),
  ),
  s(
    'a custom domain is one of one tenant',
    issue('auth0/terraform-provider-auth0/pull/1216'),
    ['GET /custom-domains', undefined, 200, { is: [] }],
    ['POST /custom-domains', { domain: 'login.example.com', type: 'auth0_managed_certs' }, 201],
    ['POST /custom-domains', { domain: 'login.example.com', type: 'auth0_managed_certs' }, 409],
  ),
  s(
    'a custom domain that is not verified cannot be tried',
    'API document: POST /custom-domains/{id}/test 409',
    [
      'POST /custom-domains',
      { domain: 'login.example.com', type: 'auth0_managed_certs' },
      201,
      { keep: { domain: 'custom_domain_id' } },
    ],
    [
      'POST /custom-domains/{domain}/test',
      undefined,
      409,
      { has: { message: 'The custom domain is not ready.' } },
    ],
  ),
  s(
    'days of statistics are dates without dashes',
    'API document: GET /stats/daily',
    ['GET /stats/daily?from=20260101&to=20260102', undefined, 200],
    ['GET /stats/daily?from=yesterday', undefined, 400],
  ),
  s(
    'an invitation to enrol is for somebody who is there',
    'API document: POST /guardian/enrollments/ticket 404',
    ['POST /guardian/enrollments/ticket', { user_id: 'auth0|nobody' }, 404, { has: { error: 'Not Found' } }],
    user('ann'),
    [
      'POST /guardian/enrollments/ticket',
      { user_id: '{ann}', factor: 'otp' },
      200,
      { matches: { ticket_id: /.+/, ticket_url: /^https?:/ } },
    ],
    ['POST /guardian/enrollments/ticket', { user_id: '{ann}', factor: 'fax' }, 400],
  ),
  s(
    'a device is remembered for a day to a year',
    'API document: PATCH /risk-assessments/settings/new-device',
    ...refused('PATCH /risk-assessments/settings/new-device', 400, [
      { remember_for: 0 },
      { remember_for: 366 },
      { remember_for: 1.5 },
      {},
    ]),
    [
      'PATCH /risk-assessments/settings/new-device',
      { remember_for: 365 },
      200,
      { is: { remember_for: 365 } },
    ],
  ),
  s(
    'people are exported from a connection that is there, and at least one',
    'API document: POST /jobs/users-exports',
    ['POST /jobs/users-exports', { connection_id: 'con_0000000000000009', format: 'json' }, 400],
    ...refused('POST /jobs/users-exports', 400, [
      { limit: 0 },
      { format: 'xml' },
      { fields: [{ export_as: 'x' }] },
    ]),
  ),
  s(
    'keys of one’s own are public',
    'API document: PUT /keys/custom-signing',
    ...refused('PUT /keys/custom-signing', 400, [
      { keys: [] },
      { keys: [{ kty: 'RSA', n: 'AQAB', e: 'AQAB', d: 'AQAB' }] },
      { keys: [{ kty: 'oct', k: 'x' }] },
    ]),
  ),
  s(
    'an exchange profile names an action that can exchange tokens',
    'API document: POST /token-exchange-profiles 400',
    action(),
    ['POST /actions/actions/{action}/deploy', undefined, 200],
    [
      'POST /token-exchange-profiles',
      {
        name: 'exchange',
        subject_token_type: 'urn:x:token',
        action_id: '{action}',
        type: 'custom_authentication',
      },
      400,
    ],
  ),
  s(
    'a type of tokens is exchanged by one profile',
    'API document: POST /token-exchange-profiles 409',
    action({
      supported_triggers: [{ id: 'custom-token-exchange', version: 'v1' }],
      code: 'exports.onExecuteCustomTokenExchange = async () => {};',
    }),
    ['POST /actions/actions/{action}/deploy', undefined, 200],
    [
      'POST /token-exchange-profiles',
      {
        name: 'exchange',
        subject_token_type: 'urn:x:token',
        action_id: '{action}',
        type: 'custom_authentication',
      },
      201,
    ],
    [
      'POST /token-exchange-profiles',
      {
        name: 'another',
        subject_token_type: 'urn:x:token',
        action_id: '{action}',
        type: 'custom_authentication',
      },
      409,
    ],
  ),
  s(
    'an invitation needs a way to log in',
    'API document: POST /organizations/{id}/invitations 400',
    ['POST /clients', { name: 'app', organization_usage: 'allow' }, 201, { keep: { app: 'client_id' } }],
    ['POST /organizations', { name: 'acme' }, 201, { keep: { acme: 'id' } }],
    [
      'POST /organizations/{acme}/invitations',
      { inviter: { name: 'A' }, invitee: { email: 'b@example.com' }, client_id: '{app}' },
      400,
      { says: 'A default login route is required to generate the invitation url' },
    ],
  ),
  s(
    'prefixes of a connection profile have no two dashes together',
    'API document: POST /connection-profiles connection_name_prefix_template',
    ['POST /connection-profiles', { name: 'a', connection_name_prefix_template: 'a-{org_name}' }, 201],
    ...refused('POST /connection-profiles', 400, [
      { name: 'b', connection_name_prefix_template: 'a--b' },
      { name: 'c', connection_name_prefix_template: '-a' },
      { name: 'd', connection_name_prefix_template: '{org_size}' },
      { name: 'e'.repeat(51) },
      { name: 'f', organization: { show_as_button: 'maybe' } },
    ]),
  ),
];
