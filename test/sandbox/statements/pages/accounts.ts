/** People, their accounts, factors and permissions: further pages of the documentation. */
import { refusals, type Step, statement as s } from '../statement.js';

const DB = 'Username-Password-Authentication';
const PASSWORD = 'Corr3ct-Horse-Battery';
const LINKING = 'manage-users/user-accounts/user-account-linking';
const ASSIGN = 'manage-users/access-control/configure-core-rbac/rbac-users';
const ROLES = 'manage-users/access-control/configure-core-rbac/roles';
const METHODS =
  'secure/multi-factor-authentication/manage-mfa-auth0-apis/manage-authentication-methods-with-management-api';
const RESET = 'secure/multi-factor-authentication/reset-user-mfa';
const VERIFY = 'manage-users/user-accounts/verify-emails';
const BLOCK = 'manage-users/user-accounts/block-and-unblock-users';
const PROFILE = 'manage-users/user-accounts/user-profiles/user-profile-structure';
const UPDATE = 'manage-users/user-accounts/user-profiles/update-root-attributes-for-users';
const SEARCH = 'manage-users/user-search/retrieve-users-with-get-users-endpoint';
const EXPORTS = 'manage-users/user-migration/bulk-user-exports';
const IMPORTS = 'manage-users/user-migration/bulk-user-imports';
const LOGS = 'deploy-monitor/logs/retrieve-log-events-using-mgmt-api';
const API = 'API document';

const user = (name: string, more: object = {}): Step => [
  'POST /users',
  { connection: DB, email: `${name}@example.com`, password: PASSWORD, ...more },
  201,
  { keep: { [name]: 'user_id' } },
];
const role = (name: string): Step => ['POST /roles', { name }, 200, { keep: { [name]: 'id' } }];
const books: Step = [
  'POST /resource-servers',
  {
    identifier: 'urn:books',
    name: 'Books',
    scopes: [{ value: 'read', description: 'Read' }, { value: 'write' }],
  },
  201,
  { keep: { api: 'id' } },
];
const may = (permission_name: string): object => ({
  permissions: [{ resource_server_identifier: 'urn:books', permission_name }],
});
const method = (body: object, status = 201, check: object = {}): Step => [
  'POST /users/{ann}/authentication-methods',
  body,
  status,
  check,
];
const search = (q: string, is: unknown, more = ''): Step => [
  `GET /users?search_engine=v3&fields=email${more}&q=${encodeURIComponent(q)}`,
  undefined,
  200,
  { is },
];
const db: Step = [`GET /connections?name=${DB}`, undefined, 200, { keep: { db: '0.id' } }];
const sms: Step = ['POST /connections', { name: 'sms', strategy: 'sms' }, 201];

export const accounts = [
  s(
    'deleting the primary account deletes the secondary one',
    LINKING,
    user('ann'),
    user('bob'),
    ['POST /users/{ann}/identities', { provider: 'auth0', user_id: '{bob}' }, 201],
    ['DELETE /users/{ann}', undefined, 204],
    ['GET /users/{bob}', undefined, 404],
    ['GET /users', undefined, 200, { is: [] }],
  ),
  s(
    'the first identity is that of the primary account',
    LINKING,
    sms,
    user('ann'),
    [
      'POST /users',
      { connection: 'sms', phone_number: '+14258831929', phone_verified: true },
      201,
      { keep: { phone: 'user_id' } },
    ],
    ['POST /users/{ann}/identities', { provider: 'sms', user_id: '{phone}' }, 201],
    [
      'GET /users/{ann}',
      undefined,
      200,
      {
        has: {
          user_id: '{ann}',
          email: 'ann@example.com',
          identities: [
            { provider: 'auth0' },
            {
              provider: 'sms',
              isSocial: false,
              profileData: { phone_number: '+14258831929', phone_verified: true },
            },
          ],
        },
        lacks: ['phone_number'],
      },
    ],
  ),
  s(
    'an account that belongs to another is not linked a second time',
    LINKING,
    user('ann'),
    user('bob'),
    user('cid'),
    ['POST /users/{ann}/identities', { provider: 'auth0', user_id: '{bob}' }, 201],
    ['POST /users/{cid}/identities', { provider: 'auth0', user_id: '{bob}' }, 409],
  ),
  s(
    'permissions of a person say where they come from',
    `${ASSIGN}/view-user-permissions`,
    books,
    role('clerk'),
    user('ann'),
    ['POST /roles/{clerk}/permissions', may('read'), 201],
    ['POST /users/{ann}/roles', { roles: ['{clerk}'] }, 204],
    ['POST /users/{ann}/permissions', may('write'), 201],
    [
      'GET /users/{ann}/permissions',
      undefined,
      200,
      {
        has: [
          {
            permission_name: 'write',
            resource_server_name: 'Books',
            resource_server_identifier: 'urn:books',
            sources: [{ source_id: '', source_name: '', source_type: 'DIRECT' }],
          },
          {
            permission_name: 'read',
            description: 'Read',
            sources: [{ source_id: '{clerk}', source_name: 'clerk', source_type: 'ROLE' }],
          },
        ],
      },
    ],
  ),
  s(
    'permissions that come with a role are not taken from the person',
    `${ASSIGN}/remove-permissions-from-users`,
    books,
    role('clerk'),
    user('ann'),
    ['POST /roles/{clerk}/permissions', may('read'), 201],
    ['POST /users/{ann}/roles', { roles: ['{clerk}'] }, 204],
    ['DELETE /users/{ann}/permissions', may('read'), 204],
    ['GET /users/{ann}/permissions', undefined, 200, { has: [{ permission_name: 'read' }] }],
  ),
  s(
    'a permission that a role loses is lost by the people who have the role',
    `${ROLES}/remove-permissions-from-roles`,
    books,
    role('clerk'),
    user('ann'),
    ['POST /roles/{clerk}/permissions', may('read'), 201],
    ['POST /users/{ann}/roles', { roles: ['{clerk}'] }, 204],
    ['DELETE /roles/{clerk}/permissions', may('read'), 204],
    ['GET /users/{ann}/permissions', undefined, 200, { is: [] }],
    ['GET /roles/{clerk}/permissions', undefined, 200, { is: [] }],
  ),
  s(
    'a scope that an API no longer has is no permission any more',
    `${ROLES}/view-role-permissions`,
    books,
    role('clerk'),
    ['POST /roles/{clerk}/permissions', may('read'), 201],
    ['PATCH /resource-servers/{api}', { scopes: [{ value: 'write' }] }, 200],
    ['GET /roles/{clerk}/permissions', undefined, 200, { is: [] }],
  ),
  s(
    'permissions of an API that is deleted go with it',
    'get-started/apis/delete-apis',
    books,
    role('clerk'),
    user('ann'),
    ['POST /roles/{clerk}/permissions', may('read'), 201],
    ['POST /users/{ann}/permissions', may('write'), 201],
    ['DELETE /resource-servers/{api}', undefined, 204],
    ['GET /roles/{clerk}/permissions', undefined, 200, { is: [] }],
    ['GET /users/{ann}/permissions', undefined, 200, { is: [] }],
  ),
  s(
    'a role that a person does not have can be removed without an error',
    `${ASSIGN}/remove-roles-from-users`,
    role('clerk'),
    user('ann'),
    ['DELETE /users/{ann}/roles', { roles: ['{clerk}'] }, 204],
  ),
  s(
    'roles of a person are paged with totals',
    `${ASSIGN}/view-user-roles`,
    role('clerk'),
    role('boss'),
    user('ann'),
    ['POST /users/{ann}/roles', { roles: ['{clerk}', '{boss}'] }, 204],
    [
      'GET /users/{ann}/roles?include_totals=true&per_page=1',
      undefined,
      200,
      { has: { start: 0, limit: 1, total: 2, roles: [{}] } },
    ],
  ),
  s(
    'people who have a role are paged by checkpoint',
    `${ROLES}/view-users-assigned-to-roles`,
    role('clerk'),
    user('ann'),
    user('bob'),
    ['POST /roles/{clerk}/users', { users: ['{ann}', '{bob}'] }, 200],
    ['GET /roles/{clerk}/users?take=1', undefined, 200, { has: { users: [{}] }, keep: { next: 'next' } }],
    ['GET /roles/{clerk}/users?take=1&from={next}', undefined, 200, { has: { users: [{}] } }],
  ),
  s(
    'a role is given to several people at once',
    `${ASSIGN}/assign-roles-to-users`,
    role('clerk'),
    user('ann'),
    user('bob'),
    ['POST /roles/{clerk}/users', { users: ['{ann}', '{bob}'] }, 200],
    ['GET /users/{bob}/roles', undefined, 200, { has: [{ id: '{clerk}', name: 'clerk' }] }],
  ),
  s(
    'phones, addresses and one-time passwords are added as factors',
    METHODS,
    user('ann'),
    method({ type: 'phone', name: 'p', phone_number: '+15551234567' }, 201, {
      has: { type: 'phone', phone_number: '+15551234567' },
    }),
    method({ type: 'email', name: 'e', email: 'ann@work.example' }, 201, { has: { type: 'email' } }),
    method({ type: 'totp', name: 't', totp_secret: 'PJXEINSGMIUWGOCWMMZUY5DPNVSHI6BP' }, 201, {
      has: { type: 'totp' },
    }),
    [
      'GET /users/{ann}/authentication-methods',
      undefined,
      200,
      { has: [{ confirmed: true }, { confirmed: true }, { confirmed: true }] },
    ],
  ),
  s(
    'factors that are set as a whole replace those before',
    METHODS,
    user('ann'),
    method({ type: 'phone', name: 'p', phone_number: '+15551234567' }),
    [
      'PUT /users/{ann}/authentication-methods',
      [{ type: 'email', name: 'e', email: 'ann@work.example' }],
      200,
      { has: [{ type: 'email' }] },
    ],
    ['GET /users/{ann}/authentication-methods?include_totals=true', undefined, 200, { has: { total: 1 } }],
  ),
  s(
    'all factors of a person are deleted at once',
    METHODS,
    user('ann'),
    method({ type: 'phone', name: 'p', phone_number: '+15551234567' }),
    method({ type: 'email', name: 'e', email: 'ann@work.example' }),
    ['DELETE /users/{ann}/authentication-methods', undefined, 204],
    ['GET /users/{ann}/authentication-methods', undefined, 200, { is: [] }],
  ),
  s(
    'the name and the way of a phone can be changed',
    METHODS,
    user('ann'),
    method({ type: 'phone', name: 'p', phone_number: '+15551234567' }, 201, { keep: { id: 'id' } }),
    [
      'PATCH /users/{ann}/authentication-methods/{id}',
      { name: 'work', preferred_authentication_method: 'voice' },
      200,
      { has: { name: 'work', preferred_authentication_method: 'voice' } },
    ],
  ),
  ...[
    ['a phone', { type: 'phone', name: 'x' }],
    ['an address', { type: 'email', name: 'x' }],
    ['a one-time password', { type: 'totp', name: 'x' }],
  ].map(([what, body]) =>
    s(
      `${what as string} is not added as a factor without its own property`,
      METHODS,
      user('ann'),
      method(body as object, 400),
    ),
  ),
  s('a provider of second factors is Duo or Google Authenticator', RESET, user('ann'), [
    'DELETE /users/{ann}/multifactor/push',
    undefined,
    400,
  ]),
  s('browsers that were remembered are forgotten', RESET, user('ann'), [
    'POST /users/{ann}/multifactor/actions/invalidate-remember-browser',
    undefined,
    204,
  ]),
  s('a new account of a database gets a message to verify its address', VERIFY, user('ann'), [
    'GET ~/_sandbox/messages',
    undefined,
    200,
    { has: [{ to: 'ann@example.com' }] },
  ]),
  s(
    'no message is sent when it is said so, nor for an address that is verified',
    VERIFY,
    user('ann', { verify_email: false }),
    user('bob', { email_verified: true }),
    ['GET ~/_sandbox/messages', undefined, 200, { is: [] }],
  ),
  s(
    'a message to verify an address can be asked for',
    VERIFY,
    user('ann', { verify_email: false }),
    [
      'POST /jobs/verification-email',
      { user_id: '{ann}' },
      201,
      { has: { type: 'verification_email', status: 'pending' }, keep: { job: 'id' } },
    ],
    ['GET /jobs/{job}', undefined, 200, { has: { status: 'completed' } }],
    ['GET ~/_sandbox/messages', undefined, 200, { has: [{ to: 'ann@example.com' }] }],
  ),
  s(
    'a block says who is blocked, by which identifier and from where',
    BLOCK,
    user('ann'),
    ['GET /user-blocks?identifier=ann@example.com', undefined, 200, { is: { blocked_for: [] } }],
    ['GET /user-blocks/{ann}', undefined, 200, { is: { blocked_for: [] } }],
    ['DELETE /user-blocks/{ann}', undefined, 204],
  ),
  s('a block is looked up by an identifier', `${API}: GET /user-blocks identifier`, [
    'GET /user-blocks',
    undefined,
    400,
  ]),
  s(
    'root attributes are set one by one, and replace what was there',
    UPDATE,
    user('ann', { given_name: 'Ann' }),
    [
      'PATCH /users/{ann}',
      { family_name: 'Smith', name: 'A. Smith', nickname: 'annie', picture: 'https://cdn.example/a.png' },
      200,
      {
        has: {
          given_name: 'Ann',
          family_name: 'Smith',
          name: 'A. Smith',
          nickname: 'annie',
          picture: 'https://cdn.example/a.png',
        },
      },
    ],
  ),
  s(
    'names of people have at most 150 and 300 characters',
    PROFILE,
    user('ann'),
    ...refusals('PATCH /users/{ann}', 400, [
      { given_name: 'x'.repeat(151) },
      { family_name: 'x'.repeat(151) },
      { name: 'x'.repeat(301) },
      { nickname: 'x'.repeat(301) },
      { picture: 'no address' },
    ]),
  ),
  s('a name of a person is not empty', PROFILE, user('ann'), ['PATCH /users/{ann}', { name: '' }, 400]),
  s('an account tells when it was made and changed, and its identity', PROFILE, user('ann'), [
    'GET /users/{ann}',
    undefined,
    200,
    {
      matches: {
        created_at: /^\d{4}-\d\d-\d\dT[\d:.]+Z$/,
        updated_at: /Z$/,
        picture: /gravatar\.com\/avatar\/[0-9a-f]{32}/,
      },
      has: { identities: [{ connection: DB, provider: 'auth0', isSocial: false }] },
      lacks: ['password', 'last_login', 'logins_count'],
    },
  ]),
  s(
    'changing an address makes it unverified, and sends no message unless asked',
    VERIFY,
    user('ann', { email_verified: true }),
    ['PATCH /users/{ann}', { email: 'new@example.com' }, 200, { has: { email_verified: false } }],
    ['GET ~/_sandbox/messages', undefined, 200, { is: [] }],
  ),
  s('an address that somebody else has is refused', `${API}: PATCH /users/{id}`, user('ann'), user('bob'), [
    'PATCH /users/{bob}',
    { email: 'ann@example.com' },
    400,
    { says: 'The specified new email already exists' },
  ]),
  s(
    'a search that finds nobody is an empty list',
    SEARCH,
    user('ann'),
    search('email:"nobody@example.com"', []),
    [
      'GET /users?search_engine=v3&include_totals=true&q=email:%22nobody@example.com%22',
      undefined,
      200,
      { has: { start: 0, limit: 50, length: 0, total: 0, users: [] } },
    ],
  ),
  s(
    'people are found by when they were made and by how often they logged in',
    SEARCH,
    user('ann'),
    search('created_at:[2020-01-01 TO *]', [{ email: 'ann@example.com' }]),
    search('created_at:[* TO 2020-01-01]', []),
    search('NOT _exists_:logins_count', [{ email: 'ann@example.com' }]),
  ),
  s(
    'fields can be left out of a search',
    SEARCH,
    user('ann'),
    ['GET /users?fields=email,name&include_fields=false', undefined, 200, { has: [{ user_id: '{ann}' }] }],
    ['GET /users?fields=email&include_fields=true', undefined, 200, { is: [{ email: 'ann@example.com' }] }],
  ),
  s(
    'people are sorted by when they were made',
    SEARCH,
    user('ann'),
    ['CLOCK', 60, 204],
    user('bob'),
    [
      'GET /users?sort=created_at:-1&fields=email',
      undefined,
      200,
      { is: [{ email: 'bob@example.com' }, { email: 'ann@example.com' }] },
    ],
    [
      'GET /users?sort=created_at:1&fields=email',
      undefined,
      200,
      { is: [{ email: 'ann@example.com' }, { email: 'bob@example.com' }] },
    ],
    ['GET /users?sort=created_at', undefined, 400],
  ),
  s(
    'people of one connection are listed',
    SEARCH,
    sms,
    user('ann'),
    ['POST /users', { connection: 'sms', phone_number: '+14258831929' }, 201],
    [`GET /users?connection=${DB}&fields=email`, undefined, 200, { is: [{ email: 'ann@example.com' }] }],
    search('identities.connection:"sms"', [{}]),
    search('phone_number:"+14258831929"', [{}]),
  ),
  s(
    'what happened to a person is listed for the person',
    LOGS,
    user('ann'),
    user('bob'),
    ['PATCH /users/{ann}', { blocked: true }, 200],
    ['GET /users/{bob}/logs?type=x', undefined, 400],
    ['GET /users/{ann}/logs?per_page=101', undefined, 400],
    ['GET /users/{ann}/logs?include_totals=true&per_page=2', undefined, 200, { has: { start: 0, limit: 2 } }],
  ),
  s(
    'an import tells what it was given',
    IMPORTS,
    db,
    [
      'FILE /jobs/users-imports',
      {
        users: JSON.stringify([{ email: 'x@example.com' }]),
        connection_id: '{db}',
        external_id: 'mine',
        upsert: 'false',
        send_completion_email: 'false',
      },
      202,
      {
        has: {
          type: 'users_import',
          status: 'pending',
          external_id: 'mine',
          connection_id: '{db}',
          connection: DB,
          upsert: false,
          send_completion_email: false,
        },
        keep: { job: 'id' },
      },
    ],
    ['GET /jobs/{job}', undefined, 200, { has: { external_id: 'mine', percentage_done: 100 } }],
  ),
  s('an export can be limited, and names its fields', EXPORTS, db, user('ann'), [
    'POST /jobs/users-exports',
    {
      connection_id: '{db}',
      format: 'csv',
      limit: 1,
      fields: [{ name: 'user_id' }, { name: 'email', export_as: 'Address' }],
    },
    200,
    {
      has: {
        type: 'users_export',
        status: 'pending',
        connection_id: '{db}',
        format: 'csv',
        limit: 1,
        fields: [{ name: 'user_id' }, { name: 'email', export_as: 'Address' }],
      },
    },
  ]),
  s(
    'access of a person is revoked, by the session if need be',
    `${API}: POST /users/{id}/revoke-access`,
    user('ann'),
    ['POST /users/{ann}/revoke-access', { preserve_refresh_tokens: true }, 202],
    ['POST /users/{ann}/revoke-access', { other: true }, 400],
  ),
  s(
    'an application of a person is shown as one of its connected accounts only when there is one',
    `${API}: GET /users/{id}/connected-accounts`,
    user('ann'),
    ['GET /users/{ann}/connected-accounts', undefined, 200, { has: { connected_accounts: [] } }],
  ),
  s(
    'a ticket for a password in an organization leads to no address of its own',
    `${API}: POST /tickets/password-change result_url`,
    user('ann'),
    ['POST /organizations', { name: 'acme' }, 201, { keep: { org: 'id' } }],
    ['POST /organizations/{org}/members', { members: ['{ann}'] }, 204],
    [
      'POST /tickets/password-change',
      { user_id: '{ann}', organization_id: '{org}', result_url: 'https://app.example/done' },
      400,
    ],
    ['POST /tickets/password-change', { user_id: '{ann}', organization_id: '{org}' }, 201],
  ),
  s(
    'a connection of a ticket needs an address, and no user id',
    `${API}: POST /tickets/password-change connection_id`,
    db,
    user('ann'),
    ['POST /tickets/password-change', { connection_id: '{db}' }, 400],
    ['POST /tickets/password-change', { connection_id: '{db}', user_id: '{ann}' }, 400],
    ['POST /tickets/password-change', { connection_id: '{db}', email: 'ann@example.com' }, 201],
  ),
];
