/** Users, their metadata, identities, roles and permissions. */
import { refusals, type Step, statement as s } from '../statement.js';

const DB = 'Username-Password-Authentication';
const PASSWORD = 'Corr3ct-Horse-Battery';
const API = 'API document';
const METADATA = 'manage-users/user-accounts/metadata/metadata-fields-data';
const LIMITS = 'operational-policies/entity-limit-policy';

const user = (name: string, more: object = {}, keep = name): Step => [
  'POST /users',
  { connection: DB, email: `${name}@example.com`, password: PASSWORD, ...more },
  201,
  { keep: { [keep]: 'user_id' } },
];
const put = (id: string, body: object, status: number, more: object = {}): Step => [
  `PATCH /users/{${id}}`,
  body,
  status,
  more,
];
const database = (name: string, options: object = {}): Step => [
  'POST /connections',
  { name, strategy: 'auth0', options },
  201,
  { keep: { [name]: 'id' } },
];

export const users = [
  s('a user whose connection does not exist is refused', `${API}: POST /users 400`, [
    'POST /users',
    { connection: 'nothing', email: 'a@example.com', password: PASSWORD },
    400,
    { says: 'The connection does not exist', code: 'inexistent_connection' },
  ]),
  s(
    'users are made on database and passwordless connections alone',
    `${API}: POST /users 400`,
    ['POST /connections', { name: 'goog', strategy: 'google-oauth2' }, 201],
    [
      'POST /users',
      { connection: 'goog', email: 'a@example.com', password: PASSWORD },
      400,
      { says: 'It must either be a database or passwordless connection' },
    ],
  ),
  s('a second user with an e-mail address is a conflict', `${API}: POST /users 409`, user('ann'), [
    'POST /users',
    { connection: DB, email: 'ANN@example.com', password: PASSWORD },
    409,
    { says: 'The user already exists', code: 'auth0_idp_error' },
  ]),
  s('a username needs a connection with requires_username', `${API}: POST /users 400`, database('plain'), [
    'POST /users',
    { connection: 'plain', email: 'a@example.com', username: 'ann', password: PASSWORD },
    400,
    { says: 'Cannot set username for connection without requires_username' },
  ]),
  s(
    'a user of a disabled connection is refused',
    `${API}: POST /users 400`,
    ['POST /connections', { name: 'off', strategy: 'auth0', authentication: { active: false } }, 201],
    [
      'POST /users',
      { connection: 'off', email: 'a@example.com', password: PASSWORD },
      400,
      { says: 'The connection is disabled' },
    ],
  ),
  s(
    'password and e-mail do not change together',
    `${API}: PATCH /users/{id} 400`,
    user('ann'),
    put('ann', { password: PASSWORD, email: 'b@example.com' }, 400, {
      says: 'Cannot update password and email simultaneously',
    }),
  ),
  s(
    'password and email_verified do not change together',
    `${API}: PATCH /users/{id} 400`,
    user('ann'),
    put('ann', { password: PASSWORD, email_verified: true }, 400, {
      says: 'Cannot update password and email_verified simultaneously',
    }),
  ),
  s(
    'username and e-mail do not change together',
    `${API}: PATCH /users/{id} 400`,
    user('ann', { username: 'ann' }),
    put('ann', { username: 'bob', email: 'b@example.com' }, 400, {
      says: 'Cannot update username and email simultaneously',
    }),
  ),
  s(
    'username and email_verified do not change together',
    `${API}: PATCH /users/{id} 400`,
    user('ann', { username: 'ann' }),
    put('ann', { username: 'bob', email_verified: true }, 400, {
      says: 'Cannot update username and email_verified simultaneously',
    }),
  ),
  s(
    'username and password do not change together',
    `${API}: PATCH /users/{id} 400`,
    user('ann', { username: 'ann' }),
    put('ann', { username: 'bob', password: PASSWORD }, 400, {
      says: 'Cannot update username and password simultaneously',
    }),
  ),
  s('a user that is not there answers 404', `${API}: GET /users/{id} 404`, [
    'GET /users/auth0|nobody',
    undefined,
    404,
    { code: 'inexistent_user', says: 'The user does not exist' },
  ]),
  s('a user id without a bar is refused', `${API}: GET /users/{id} 400`, [
    'GET /users/nobody',
    undefined,
    400,
    { code: 'invalid_uri' },
  ]),
  s('deleting a user that is not there is no error', `${API}: DELETE /users/{id} 204`, [
    'DELETE /users/auth0|nobody',
    undefined,
    204,
  ]),
  s(
    'the own id of a user is prefixed with the strategy',
    'manage-users/user-accounts/user-profiles/user-profile-structure',
    [
      'POST /users',
      { connection: DB, email: 'a@example.com', password: PASSWORD, user_id: 'mine' },
      201,
      { has: { user_id: 'auth0|mine' } },
    ],
  ),
  s('addresses are kept in lower case', 'manage-users/user-accounts/user-profiles/user-profile-structure', [
    'POST /users',
    { connection: DB, email: 'Ann@Example.COM', password: PASSWORD },
    201,
    { has: { email: 'ann@example.com', name: 'ann@example.com', nickname: 'ann' } },
  ]),
  s('an address is not verified unless it is said', `${API}: POST /users email_verified`, [
    'POST /users',
    { connection: DB, email: 'a@example.com', password: PASSWORD },
    201,
    { has: { email_verified: false } },
  ]),
  s(
    'a new address is unverified',
    'manage-users/user-accounts/verify-emails',
    user('ann', { email_verified: true }),
    put('ann', { email: 'b@example.com' }, 200, { has: { email: 'b@example.com', email_verified: false } }),
  ),
  s(
    'metadata merges at the root only',
    'manage-users/user-accounts/metadata/manage-metadata-api',
    user('ann', { user_metadata: { a: { x: 1 }, b: 1 } }),
    put('ann', { user_metadata: { a: { y: 2 } } }, 200, { has: { user_metadata: { a: { y: 2 }, b: 1 } } }),
    ['GET /users/{ann}', undefined, 200, { lacks: ['user_metadata.a.x'] }],
  ),
  s(
    'null removes a field of metadata',
    'manage-users/user-accounts/metadata/manage-metadata-api',
    user('ann', { user_metadata: { a: 1, b: 1 } }),
    put('ann', { user_metadata: { a: null } }, 200, {
      has: { user_metadata: { b: 1 } },
      lacks: ['user_metadata.a'],
    }),
  ),
  s(
    'an empty object clears metadata',
    'manage-users/user-accounts/metadata/manage-metadata-api',
    user('ann', { user_metadata: { a: 1 } }),
    put('ann', { user_metadata: {} }, 200, { has: { user_metadata: {} }, lacks: ['user_metadata.a'] }),
  ),
  s(
    'app_metadata cannot have the reserved names',
    METADATA,
    user('ann'),
    ...refusals(
      'PATCH /users/{ann}',
      400,
      [
        '__tenant',
        '_id',
        'blocked',
        'clientID',
        'created_at',
        'email_verified',
        'email',
        'globalClientID',
        'global_client_id',
        'identities',
        'lastIP',
        'lastLogin',
        'loginsCount',
        'metadata',
        'multifactor_last_modified',
        'multifactor',
        'updated_at',
        'user_id',
      ].map((name) => ({ app_metadata: { [name]: 'x' } })),
    ),
    put('ann', { app_metadata: { plan: 'gold' } }, 200),
  ),
  s('a new user cannot have reserved names in app_metadata', METADATA, [
    'POST /users',
    { connection: DB, email: 'a@example.com', password: PASSWORD, app_metadata: { identities: [] } },
    400,
  ]),
  s(
    'names in metadata have no dot and no dollar sign',
    METADATA,
    user('ann'),
    ...refusals('PATCH /users/{ann}', 400, [
      { user_metadata: { 'preference.color': 'pink' } },
      { user_metadata: { $set: 1 } },
      { app_metadata: { 'a.b': 1 } },
    ]),
  ),
  s(
    'the part of an address before the @ has at most 64 characters',
    'RFC 5321 4.5.3.1, as in manage-users/user-accounts/user-profiles',
    ['POST /users', { connection: DB, email: `${'a'.repeat(65)}@example.com`, password: PASSWORD }, 400],
  ),
  s(
    'a username has at most 15 characters',
    'authenticate/database-connections/require-username',
    ['POST /connections', { name: 'named', strategy: 'auth0', options: { requires_username: true } }, 201],
    ...([400, 201] as const).map(
      (status, n): Step => [
        'POST /users',
        { connection: 'named', email: 'a@example.com', username: 'a'.repeat(16 - n), password: PASSWORD },
        status,
      ],
    ),
  ),
  s(
    'a username has no blanks, slashes or letters beyond ASCII',
    'authenticate/database-connections/require-username',
    ...refusals(
      'POST /users',
      400,
      ['a b', 'a/b', 'ä', 'a\\b'].map((username) => ({
        connection: DB,
        email: 'a@example.com',
        username,
        password: PASSWORD,
      })),
    ),
  ),
  s('a username may have the documented signs', 'authenticate/database-connections/require-username', [
    'POST /users',
    { connection: DB, email: 'a@example.com', username: "_+-.!#$'^`~@", password: PASSWORD },
    201,
  ]),
  s(
    'a connection may allow longer usernames',
    'authenticate/database-connections/require-username',
    [
      'POST /connections',
      {
        name: 'long',
        strategy: 'auth0',
        options: { requires_username: true, validation: { username: { min: 3, max: 20 } } },
      },
      201,
    ],
    [
      'POST /users',
      { connection: 'long', email: 'a@example.com', username: 'a'.repeat(20), password: PASSWORD },
      201,
    ],
    ['POST /users', { connection: 'long', email: 'b@example.com', username: 'ab', password: PASSWORD }, 400],
  ),
  s(
    'an address is found exactly as it is stored',
    `${API}: GET /users-by-email`,
    user('ann'),
    ['GET /users-by-email?email=ann@example.com', undefined, 200, { has: [{ email: 'ann@example.com' }] }],
    ['GET /users-by-email?email=ANN@example.com', undefined, 200, { is: [] }],
  ),
  s(
    'a search needs the version of its engine to be known',
    `${API}: GET /users 400`,
    ['GET /users?q=email:a&search_engine=v1', undefined, 400],
    ['GET /users?q=email:a&search_engine=v3', undefined, 200],
  ),
  s('only the first 1000 users can be paged', `${API}: GET /users 400`, [
    'GET /users?page=10&per_page=100',
    undefined,
    400,
    { says: 'You can only page through the first 1000 records' },
  ]),
  s('a page of users has at most 100', `${API}: GET /users per_page`, [
    'GET /users?per_page=101',
    undefined,
    400,
    { code: 'invalid_query_string' },
  ]),
  s(
    'fields choose what a user shows',
    `${API}: GET /users/{id} fields`,
    user('ann'),
    ['GET /users/{ann}?fields=email', undefined, 200, { is: { email: 'ann@example.com' } }],
    [
      'GET /users/{ann}?fields=email&include_fields=false',
      undefined,
      200,
      { lacks: ['email'], has: { nickname: 'ann' } },
    ],
  ),
  s('a user does not link to itself', `${API}: POST /users/{id}/identities 400`, user('ann'), [
    'POST /users/{ann}/identities',
    { provider: 'auth0', user_id: '{ann}' },
    400,
    { says: 'Main identity and the new one are the same' },
  ]),
  s(
    'linking answers all identities, the new one last',
    'manage-users/user-accounts/user-account-linking/link-user-accounts',
    user('ann'),
    user('bob', { user_id: 'bob' }),
    [
      'POST /users/{ann}/identities',
      { provider: 'auth0', user_id: 'bob' },
      201,
      { has: [{ provider: 'auth0' }, { user_id: 'bob', profileData: { email: 'bob@example.com' } }] },
    ],
  ),
  s(
    'an account that was linked is no user of its own',
    'manage-users/user-accounts/user-account-linking',
    user('ann'),
    user('bob', { user_id: 'bob' }),
    ['POST /users/{ann}/identities', { provider: 'auth0', user_id: 'bob' }, 201],
    ['GET /users/{bob}', undefined, 404],
  ),
  s(
    'the main identity cannot be unlinked',
    `${API}: DELETE /users/{id}/identities 400`,
    user('ann', { user_id: 'ann' }),
    ['DELETE /users/{ann}/identities/auth0/ann', undefined, 400, { says: 'Main identity cannot be removed' }],
  ),
  s(
    'an account that was unlinked is a user again, without metadata',
    'manage-users/user-accounts/user-account-linking/unlink-user-accounts',
    user('ann'),
    user('bob', { user_id: 'bob', user_metadata: { a: 1 } }),
    ['POST /users/{ann}/identities', { provider: 'auth0', user_id: 'bob' }, 201],
    ['DELETE /users/{ann}/identities/auth0/bob', undefined, 200],
    ['GET /users/{bob}', undefined, 200, { lacks: ['user_metadata'] }],
  ),
  s('roles that do not exist cannot be given to a user', `${API}: POST /users/{id}/roles`, user('ann'), [
    'POST /users/{ann}/roles',
    { roles: ['rol_0000000000000001'] },
    400,
  ]),
  s(
    'giving a role twice is no error',
    `${API}: POST /users/{id}/roles`,
    user('ann'),
    ['POST /roles', { name: 'R' }, 200, { keep: { role: 'id' } }],
    ['POST /users/{ann}/roles', { roles: ['{role}'] }, 204],
    ['POST /users/{ann}/roles', { roles: ['{role}'] }, 204],
    ['GET /users/{ann}/roles', undefined, 200, { has: [{ name: 'R' }] }],
  ),
  s(
    'permissions of an API that does not exist cannot be given',
    `${API}: POST /users/{id}/permissions`,
    user('ann'),
    [
      'POST /users/{ann}/permissions',
      { permissions: [{ resource_server_identifier: 'https://none', permission_name: 'x' }] },
      404,
    ],
  ),
  s(
    'a user has at most 1000 permissions',
    LIMITS,
    user('ann'),
    [
      'POST /resource-servers',
      {
        name: 'A',
        identifier: 'https://a',
        scopes: Array.from({ length: 1000 }, (_, n) => ({ value: `p:${n}` })),
      },
      201,
    ],
    ['POST /resource-servers', { name: 'B', identifier: 'https://b', scopes: [{ value: 'x' }] }, 201],
    [
      'POST /users/{ann}/permissions',
      {
        permissions: Array.from({ length: 1000 }, (_, n) => ({
          resource_server_identifier: 'https://a',
          permission_name: `p:${n}`,
        })),
      },
      201,
    ],
    [
      'POST /users/{ann}/permissions',
      { permissions: [{ resource_server_identifier: 'https://b', permission_name: 'x' }] },
      400,
      { says: 'No more permissions can be assigned to this user' },
    ],
  ),
  s(
    'blocking is part of the profile',
    'manage-users/user-accounts/block-and-unblock-users',
    user('ann'),
    put('ann', { blocked: true }, 200, { has: { blocked: true } }),
    ['GET /users?q=blocked:true&search_engine=v3', undefined, 200, { has: [{ email: 'ann@example.com' }] }],
  ),
  s(
    'an unknown property of a user is refused',
    `${API}: PATCH /users/{id}`,
    user('ann'),
    put('ann', { color: 'red' }, 400, {
      says: 'Additional properties not allowed: color',
      code: 'invalid_body',
    }),
  ),
  s('a password that the policy refuses is refused', 'authenticate/database-connections/password-strength', [
    'POST /users',
    { connection: DB, email: 'a@example.com', password: 'password' },
    400,
    { says: 'PasswordStrengthError' },
  ]),
  s(
    'a phone number is in E.164',
    `${API}: POST /users phone_number`,
    [
      'POST /connections',
      { name: 'sms', strategy: 'sms', options: { from: '+1', template: 't', syntax: 'liquid' } },
      201,
    ],
    ['POST /users', { connection: 'sms', phone_number: '0123' }, 400],
    ['POST /users', { connection: 'sms', phone_number: '+15550100000' }, 201],
  ),
  s(
    'a user of an SMS connection has a phone number',
    'connections/passwordless',
    [
      'POST /connections',
      { name: 'sms', strategy: 'sms', options: { from: '+1', template: 't', syntax: 'liquid' } },
      201,
    ],
    ['POST /users', { connection: 'sms', email: 'a@example.com' }, 400, { says: 'phone_number' }],
  ),
  s(
    'a verification e-mail goes to a user of a database',
    `${API}: POST /jobs/verification-email 400`,
    [
      'POST /connections',
      {
        name: 'email',
        strategy: 'email',
        options: { email: { from: 'a@example.com', subject: 's', body: 'b', syntax: 'liquid' } },
      },
      201,
    ],
    ['POST /users', { connection: 'email', email: 'a@example.com' }, 201, { keep: { ann: 'user_id' } }],
    [
      'POST /jobs/verification-email',
      { user_id: '{ann}' },
      400,
      { says: 'Connection must be a database connection' },
    ],
  ),
  s('a job that is not there answers 404', `${API}: GET /jobs/{id} 404`, [
    'GET /jobs/job_0000000000000000',
    undefined,
    404,
  ]),
  s('a ticket for a user that is not there answers 404', `${API}: POST /tickets/password-change 404`, [
    'POST /tickets/password-change',
    { user_id: 'auth0|nobody' },
    404,
  ]),
  s(
    'a ticket names one person: by id and by address alike',
    `${API}: POST /tickets/password-change`,
    user('ann'),
    user('bob'),
    ['POST /tickets/password-change', { user_id: '{ann}', email: 'bob@example.com' }, 400],
    ['POST /tickets/password-change', { user_id: '{ann}', email: 'ann@example.com' }, 201],
  ),
  s(
    'a ticket names an application that exists',
    `${API}: POST /tickets/email-verification 400`,
    user('ann'),
    [
      'POST /tickets/email-verification',
      { user_id: '{ann}', client_id: 'nothing' },
      400,
      { says: 'The client does not exist' },
    ],
  ),
  s(
    'a ticket names an identity that the user has',
    `${API}: POST /tickets/email-verification 400`,
    user('ann'),
    [
      'POST /tickets/email-verification',
      { user_id: '{ann}', identity: { user_id: 'x', provider: 'auth0' } },
      400,
      { says: 'The user exists, but does not contain the given identity' },
    ],
  ),
  s(
    'a ticket for an organization is for its member',
    `${API}: POST /tickets/password-change 400`,
    user('ann'),
    ['POST /organizations', { name: 'acme' }, 201, { keep: { org: 'id' } }],
    [
      'POST /tickets/password-change',
      { user_id: '{ann}', organization_id: '{org}' },
      400,
      { says: 'is not a member of organization' },
    ],
  ),
  s(
    'an authentication method is made once',
    `${API}: POST /users/{id}/authentication-methods 409`,
    user('ann'),
    ['POST /users/{ann}/authentication-methods', { type: 'email', email: 'a@example.com', name: 'x' }, 201],
    ['POST /users/{ann}/authentication-methods', { type: 'email', email: 'a@example.com', name: 'x' }, 409],
  ),
  s(
    'the secret of an authenticator application is not shown',
    `${API}: GET /users/{id}/authentication-methods`,
    user('ann'),
    [
      'POST /users/{ann}/authentication-methods',
      { type: 'totp', totp_secret: 'JBSWY3DPEHPK3PXP', name: 'x' },
      201,
    ],
    [
      'GET /users/{ann}/authentication-methods',
      undefined,
      200,
      { lacks: ['0.totp_secret'], has: [{ type: 'totp' }] },
    ],
  ),
  s(
    'an authentication method that is not there answers 404',
    `${API}: GET /users/{id}/authentication-methods/{id} 404`,
    user('ann'),
    ['GET /users/{ann}/authentication-methods/totp|dev_0000000000000001', undefined, 404],
  ),
  s(
    'an account is linked by its token or by its id',
    `${API}: POST /users/{id}/identities`,
    user('ann'),
    ['POST /users/{ann}/identities', { link_with: 'a.b.c', provider: 'auth0', user_id: 'x' }, 400],
    ['POST /users/{ann}/identities', {}, 400],
  ),
];
