/** People: tokens for their own profile, searches, jobs, links and blocks, as pages beside the main ones describe them. */
import { ann, api, app, DB, PASSWORD, password, signup, token } from '../login/steps.js';
import { type Expectation, type Statement, type Step, statement as s } from '../statement.js';

const OWN =
  'secure/tokens/access-tokens/management-api-access-tokens/get-management-api-tokens-for-single-page-applications';
const SIGNUP =
  'manage-users/user-accounts/user-profiles/root-attributes/set-root-attributes-during-user-sign-up';
const SYNTAX = 'manage-users/user-search/user-search-query-syntax';
const BY_EMAIL = 'API document: GET /users-by-email';
const JOBS = 'API document: POST /jobs/verification-email';
const EXPORT = 'manage-users/user-migration/bulk-user-exports';
const IMPORT = 'manage-users/user-migration/bulk-user-imports';
const RESEND = 'manage-users/user-accounts/resend-verification-emails';
const BLOCKS = 'manage-users/user-accounts/block-and-unblock-users';
const VIEW = 'manage-users/user-accounts/view-user-details';
const LINK = 'API document: POST /users/{id}/identities';

const bob = (more: object = {}): Step => [
  'POST /users',
  { connection: DB, email: 'bob@example.com', password: PASSWORD, name: 'Bob', ...more },
  201,
  { keep: { bob: 'user_id' } },
];
/** A token for one's own profile, with these scopes. */
const own = (scope: string): Step[] => [
  app(),
  ann(),
  bob(),
  password(200, { keep: { own: 'access_token' } }, { audience: '{audience}', scope }),
];
const mine = (request: string, body: unknown, status: number, more: Expectation = {}): Step => [
  request,
  body,
  status,
  { ...more, sends: { authorization: 'Bearer {own}' } },
];
/** Who is found by a search, by name, of Ann and Bob. */
const finds = (says: string, q: string, names: readonly string[], source = SYNTAX): Statement =>
  s(
    says,
    source,
    app(),
    ann({
      given_name: 'Ann Marie',
      app_metadata: { plan: 'gold', seats: 12, trial: false, tags: ['red', 'blue'] },
      user_metadata: { city: 'Lyon' },
    }),
    bob({ email_verified: true, app_metadata: { plan: 'silver', seats: 3, trial: true }, nickname: 'bobby' }),
    password(200),
    [
      `GET /users?search_engine=v3&sort=name:1&fields=name&q=${encodeURIComponent(q)}`,
      undefined,
      200,
      { is: names.map((name) => ({ name })) },
    ],
  );

export const furtherPeople = [
  s(
    'somebody reads the own profile with a token for it',
    OWN,
    ...own('read:current_user'),
    mine('GET /users/{ann}', undefined, 200, { has: { email: 'ann@example.com' } }),
  ),
  s(
    'a token for the own profile does not read somebody else',
    OWN,
    ...own('read:current_user'),
    mine('GET /users/{bob}', undefined, 403),
  ),
  s(
    'a token for the own profile lists nobody',
    OWN,
    ...own('read:current_user'),
    mine('GET /users', undefined, 403, { code: 'insufficient_scope' }),
  ),
  s(
    'a token for the own profile reads the own enrollments',
    OWN,
    ...own('read:current_user'),
    mine('GET /users/{ann}/enrollments', undefined, 200, { is: [] }),
    mine('GET /users/{bob}/enrollments', undefined, 403),
  ),
  s(
    'somebody changes the own metadata with a token for it, and nobody else’s',
    OWN,
    ...own('update:current_user_metadata'),
    mine('PATCH /users/{ann}', { user_metadata: { color: 'red' } }, 200, {
      has: { user_metadata: { color: 'red' } },
    }),
    mine('PATCH /users/{bob}', { user_metadata: { color: 'red' } }, 403),
  ),
  s(
    'somebody adds the own metadata with a token to create it',
    OWN,
    ...own('create:current_user_metadata'),
    mine('PATCH /users/{ann}', { user_metadata: { color: 'red' } }, 200),
  ),
  s(
    'a token for the own metadata changes no password',
    OWN,
    ...own('update:current_user_metadata'),
    mine('PATCH /users/{ann}', { password: 'Corr3ct-Horse-Battery-2', connection: DB }, 403),
  ),
  s(
    'a token for the own metadata changes no app_metadata',
    OWN,
    ...own('update:current_user_metadata'),
    mine('PATCH /users/{ann}', { app_metadata: { plan: 'gold' } }, 403),
  ),
  s(
    'somebody links the own account with a token for it, by the token of the other',
    OWN,
    ...own('update:current_user_identities'),
    password(200, { keep: { other: 'id_token' } }, { username: 'bob@example.com', scope: 'openid' }),
    mine('POST /users/{ann}/identities', { link_with: '{other}' }, 201),
  ),
  s(
    'a token for the own identities links no other person by the id',
    OWN,
    ...own('update:current_user_identities'),
    mine('POST /users/{ann}/identities', { provider: 'auth0', user_id: '{bob}' }, 403),
  ),
  s(
    'a token for the own profile does not reach what it has no scope for',
    OWN,
    ...own('read:current_user'),
    mine('PATCH /users/{ann}', { user_metadata: { a: 1 } }, 403),
  ),
  s(
    'somebody registers the own device with a token for it',
    OWN,
    ...own('create:current_user_device_credentials'),
    mine(
      'POST /device-credentials',
      { device_name: 'phone', type: 'public_key', value: 'AAAA', device_id: 'd1', client_id: '{app}' },
      201,
    ),
  ),
  s(
    'machines get no scopes for the current user',
    OWN,
    app(),
    ['POST /client-grants', { client_id: '{app}', audience: '{audience}', scope: ['read:users'] }, 201],
    token({ grant_type: 'client_credentials', audience: '{audience}' }, 200, {
      claims: { access_token: { scope: 'read:users' } },
    }),
  ),
  s(
    'every part of the profile is set at the sign-up endpoint, the picture too',
    SIGNUP,
    app(),
    signup({ name: 'New One', picture: 'https://x.example/new.png' }, 200),
    [
      'GET /users-by-email?email=new@example.com',
      undefined,
      200,
      { has: [{ name: 'New One', picture: 'https://x.example/new.png' }] },
    ],
  ),
  s('every part of the profile is set when a person is made', SIGNUP, [
    'POST /users',
    {
      connection: DB,
      email: 'ann@example.com',
      password: PASSWORD,
      given_name: 'Ann',
      family_name: 'Lee',
      name: 'Ann Lee',
      nickname: 'annie',
      picture: 'https://x.example/a.png',
    },
    201,
    {
      has: {
        given_name: 'Ann',
        family_name: 'Lee',
        name: 'Ann Lee',
        nickname: 'annie',
        picture: 'https://x.example/a.png',
      },
    },
  ]),
  s('fields are chosen when people are found by their address', BY_EMAIL, ann(), [
    'GET /users-by-email?email=ann@example.com&fields=name,email',
    undefined,
    200,
    { is: [{ name: 'Ann', email: 'ann@example.com' }] },
  ]),
  s('fields are left out when people are found by their address', BY_EMAIL, ann(), [
    'GET /users-by-email?email=ann@example.com&fields=email&include_fields=false',
    undefined,
    200,
    { lacks: ['0.email'], has: [{ name: 'Ann' }] },
  ]),
  s('people are not found by their address without one', BY_EMAIL, ['GET /users-by-email', undefined, 400]),
  s(
    'everybody with an address is found, of whatever connection',
    BY_EMAIL,
    ann(),
    ['POST /connections', { name: 'Second', strategy: 'auth0' }, 201],
    ['POST /users', { connection: 'Second', email: 'ann@example.com', password: PASSWORD }, 201],
    ['GET /users-by-email?email=ann@example.com', undefined, 200, { counts: 2 }],
  ),
  finds('a number in metadata is found by itself', 'app_metadata.seats:12', ['Ann']),
  finds('a switch in metadata is found by its value', 'app_metadata.trial:true', ['Bob']),
  finds('an entry of a list in metadata is found', 'app_metadata.tags:"blue"', ['Ann']),
  finds('people are found by a range of logins', 'logins_count:[1 TO 5]', ['Ann']),
  finds('a hyphen before a term leaves out', '-email_verified:true', ['Ann']),
  finds('either of two terms is enough', 'nickname:bobby OR user_metadata.city:"Lyon"', ['Ann', 'Bob']),
  finds('both of two terms are needed', 'email_verified:true AND app_metadata.plan:"gold"', []),
  finds('a field that is not there is found by its absence', 'NOT _exists_:last_login', ['Bob']),
  finds('a phrase is looked for as a whole', 'given_name:"Ann Marie"', ['Ann']),
  finds('one of several values of a field is enough', 'email:("ann@example.com" OR "x@example.com")', [
    'Ann',
  ]),
  s('a search that cannot be read is refused', SYNTAX, [
    `GET /users?search_engine=v3&q=${encodeURIComponent('email:"ann')}`,
    undefined,
    400,
    { code: 'invalid_query_string' },
  ]),
  s(
    'a verification e-mail is sent by a job that says what it is',
    JOBS,
    ann(),
    [
      'POST /jobs/verification-email',
      { user_id: '{ann}' },
      201,
      {
        has: { type: 'verification_email', status: 'pending' },
        matches: { id: /^job_/, created_at: /Z$/ },
        keep: { job: 'id' },
      },
    ],
    ['GET /jobs/{job}', undefined, 200, { has: { type: 'verification_email', status: 'completed' } }],
  ),
  s(
    'a verification e-mail may be for an application that is there',
    RESEND,
    app(),
    ann(),
    ['POST /jobs/verification-email', { user_id: '{ann}', client_id: '{app}' }, 201],
    ['POST /jobs/verification-email', { user_id: '{ann}', client_id: 'nobody' }, 400],
  ),
  s('a verification e-mail may be for an identity of the person', JOBS, ann(), [
    'POST /jobs/verification-email',
    { user_id: '{ann}', identity: { user_id: 'other', provider: 'auth0' } },
    400,
  ]),
  s(
    'a verification e-mail needs a person',
    JOBS,
    ['POST /jobs/verification-email', {}, 400],
    ['POST /jobs/verification-email', { user_id: '{ann}', verify: true }, 400],
  ),
  s(
    'a field of an export can be renamed',
    EXPORT,
    ann(),
    ['GET /connections?name=Username-Password-Authentication', undefined, 200, { keep: { db: '0.id' } }],
    [
      'POST /jobs/users-exports',
      {
        connection_id: '{db}',
        format: 'csv',
        limit: 5,
        fields: [{ name: 'user_id' }, { name: 'identities[0].connection', export_as: 'provider' }],
      },
      200,
      {
        has: {
          type: 'users_export',
          status: 'pending',
          format: 'csv',
          limit: 5,
          connection_id: '{db}',
          fields: [{ name: 'user_id' }, { name: 'identities[0].connection', export_as: 'provider' }],
        },
      },
    ],
  ),
  s('a field of an export has a name', EXPORT, [
    'POST /jobs/users-exports',
    { format: 'csv', fields: [{ export_as: 'x' }] },
    400,
  ]),
  s(
    'an import comes back with the id that it was given',
    IMPORT,
    ['GET /connections?name=Username-Password-Authentication', undefined, 200, { keep: { db: '0.id' } }],
    [
      'FILE /jobs/users-imports',
      { connection_id: '{db}', external_id: 'ext-1', users: '[{"email":"new@example.com"}]' },
      202,
      { has: { type: 'users_import', external_id: 'ext-1', connection_id: '{db}', connection: DB } },
    ],
  ),
  s(
    'an import needs a connection and a file',
    IMPORT,
    ['GET /connections?name=Username-Password-Authentication', undefined, 200, { keep: { db: '0.id' } }],
    ['FILE /jobs/users-imports', { users: '[]' }, 400],
    ['FILE /jobs/users-imports', { connection_id: '{db}' }, 400],
  ),
  s(
    'somebody who is made blocked does not log in',
    BLOCKS,
    app(),
    ann({ blocked: true }),
    password(401, { code: 'unauthorized' }),
  ),
  s(
    'lifting the blocks of an identifier answers nothing, blocked or not',
    'API document: DELETE /user-blocks',
    ann(),
    ['DELETE /user-blocks?identifier=ann@example.com', undefined, 204],
  ),
  s(
    'lifting the blocks of a person answers nothing, blocked or not',
    'API document: DELETE /user-blocks/{id}',
    ann(),
    ['DELETE /user-blocks/{ann}', undefined, 204],
    ['GET /user-blocks/{ann}', undefined, 200, { is: { blocked_for: [] } }],
  ),
  s(
    'the last login of a person has its time and its address',
    VIEW,
    app(),
    ann(),
    ['GET /users/{ann}', undefined, 200, { lacks: ['last_login', 'last_ip', 'logins_count'] }],
    password(200),
    [
      'GET /users/{ann}',
      undefined,
      200,
      { has: { logins_count: 1 }, matches: { last_login: /Z$/, last_ip: /./ } },
    ],
  ),
  s('an account is not linked by a token that is none', LINK, ann(), [
    'POST /users/{ann}/identities',
    { link_with: 'nonsense' },
    400,
  ]),
  s(
    'an account that is linked says of which connection it is by the id',
    LINK,
    ann(),
    bob(),
    ['GET /connections?name=Username-Password-Authentication', undefined, 200, { keep: { db: '0.id' } }],
    [
      'POST /users/{ann}/identities',
      { provider: 'auth0', user_id: '{bob}', connection_id: '{db}' },
      201,
      { counts: 2 },
    ],
  ),
  s(
    'what happened to a person is paged and sorted',
    'API document: GET /users/{id}/logs',
    app(),
    ann(),
    password(200),
    password(200),
    ['GET /users/{ann}/logs?per_page=1&sort=date:-1', undefined, 200, { counts: 1 }],
    [
      'GET /users/{ann}/logs?include_totals=true',
      undefined,
      200,
      { matches: { start: /^0$/, length: /^\d+$/ } },
    ],
  ),
  s(
    'a number of a person of text messages is changed with its connection',
    'API document: PATCH /users/{id} phone_number',
    ['POST /connections', { name: 'sms', strategy: 'sms', options: {} }, 201],
    ['POST /users', { connection: 'sms', phone_number: '+15551234567' }, 201, { keep: { tel: 'user_id' } }],
    [
      'PATCH /users/{tel}',
      { phone_number: '+15557654321', connection: 'sms' },
      200,
      { has: { phone_number: '+15557654321' } },
    ],
    ['PATCH /users/{tel}', { phone_number: '12', connection: 'sms' }, 400],
  ),
  s(
    'permissions of a person need an API and a name',
    'API document: POST /users/{id}/permissions',
    ann(),
    api(),
    ['POST /users/{ann}/permissions', { permissions: [] }, 400],
    ['POST /users/{ann}/permissions', { permissions: [{ permission_name: 'read' }] }, 400],
    ['POST /users/{ann}/permissions', { permissions: [{ resource_server_identifier: 'urn:a' }] }, 400],
  ),
];
