/** Searching, importing and exporting people, linking and organizations: what the pages of the documentation say. */
import { refusals, type Step, statement as s } from '../statement.js';

const DB = 'Username-Password-Authentication';
const PASSWORD = 'Corr3ct-Horse-Battery';
const API = 'API document';
const SYNTAX = 'manage-users/user-search/user-search-query-syntax';
const SORT = 'manage-users/user-search/sort-search-results';
const PAGES = 'manage-users/user-search/view-search-results-by-page';
const SCHEMA = 'manage-users/user-migration/bulk-user-import-database-schema-and-examples';
const IMPORTS = 'manage-users/user-migration/bulk-user-imports';
const EXPORTS = 'manage-users/user-migration/bulk-user-exports';
const LINKING = 'manage-users/user-accounts/user-account-linking';
const ORGS = 'manage-users/organizations/configure-organizations';
const METADATA = 'manage-users/user-accounts/metadata/metadata-fields-data';
const PROFILE = 'manage-users/user-accounts/user-profiles/user-profile-structure';
const BLOCK = 'manage-users/user-accounts/block-and-unblock-users';
const LIMITS = 'operational-policies/entity-limit-policy';

const user = (name: string, more: object = {}): Step => [
  'POST /users',
  { connection: DB, email: `${name}@example.com`, password: PASSWORD, ...more },
  201,
  { keep: { [name]: 'user_id' } },
];
const find = (q: string, names: readonly string[]): Step => [
  `GET /users?search_engine=v3&fields=email&q=${encodeURIComponent(q).replace(/%7B(\w+)%7D/g, '{$1}')}`,
  undefined,
  200,
  { is: names.map((name) => ({ email: `${name}@example.com` })) },
];
const badQuery = (q: string): Step => [
  `GET /users?search_engine=v3&q=${encodeURIComponent(q)}`,
  undefined,
  400,
];
const three: Step[] = [
  user('ann', {
    name: 'Ann Smith',
    app_metadata: { plan: 'gold', seats: 5, nested: { a: 1 } },
    user_metadata: { city: 'Paris', list: [{ town: 'Rome' }] },
  }),
  user('bob', { name: 'Bob Smithson', blocked: true, user_metadata: { city: 'paris', empty: {} } }),
  user('cid', { name: 'Cid', email_verified: true }),
];
const db: Step = [`GET /connections?name=${DB}`, undefined, 200, { keep: { db: '0.id' } }];
const load = (
  entries: unknown,
  more: Record<string, string> = {},
  status = 202,
  check: object = {},
): Step => [
  'FILE /jobs/users-imports',
  { users: typeof entries === 'string' ? entries : JSON.stringify(entries), connection_id: '{db}', ...more },
  status,
  { keep: status === 202 ? { job: 'id' } : {}, ...check },
];
const wrong = (entry: object, code: string): Step[] => [
  load([{ email: 'x@example.com', ...entry }]),
  [
    'GET /jobs/{job}',
    undefined,
    200,
    { has: { status: 'completed', summary: { failed: 1, total: 1, inserted: 0, updated: 0 } } },
  ],
  ['GET /jobs/{job}/errors', undefined, 200, { has: [{ errors: [{ code }] }] }],
];
const hash = (custom_password_hash: object): object => ({ custom_password_hash });
const acme: Step = ['POST /organizations', { name: 'acme' }, 201, { keep: { org: 'id' } }];
const inviting: Step = [
  'POST /clients',
  { name: 'App', organization_usage: 'allow', initiate_login_uri: 'https://app.example/login' },
  201,
  { keep: { app: 'client_id' } },
];
const invite = (more: object, status = 200, check: object = {}): Step => [
  'POST /organizations/{org}/invitations',
  { inviter: { name: 'I' }, invitee: { email: 'new@example.com' }, client_id: '{app}', ...more },
  status,
  check,
];

export const people = [
  s('names are found whatever their case', SYNTAX, ...three, find('name:"ann smith"', ['ann'])),
  s(
    'metadata is found by its case alone',
    SYNTAX,
    ...three,
    find('user_metadata.city:"Paris"', ['ann']),
    find('app_metadata.plan:"Gold"', []),
  ),
  s(
    'a term begins a word when it ends with an asterisk',
    SYNTAX,
    ...three,
    find('name:ann*', ['ann']),
    find('name:*smith*', ['ann', 'bob']),
  ),
  s(
    'a literal before the end of a wildcard has at least three characters',
    SYNTAX,
    badQuery('name:*sa'),
    find('name:*usa', []),
  ),
  s(
    'metadata of users has no wildcards and no ranges',
    SYNTAX,
    badQuery('user_metadata.city:Par*'),
    badQuery('user_metadata.age:[1 TO 2]'),
  ),
  s(
    'ranges include or exclude their ends',
    SYNTAX,
    ...three,
    find('app_metadata.seats:[5 TO 6]', ['ann']),
    find('app_metadata.seats:{5 TO 6]', []),
    find('app_metadata.seats:[4 TO *]', ['ann']),
  ),
  s(
    'fields that are there are found',
    SYNTAX,
    ...three,
    find('_exists_:app_metadata.plan', ['ann']),
    find('NOT _exists_:app_metadata.plan', ['bob', 'cid']),
  ),
  s('metadata that is empty is not found', SYNTAX, ...three, find('_exists_:user_metadata.empty', [])),
  s(
    'objects in lists are found without the list',
    SYNTAX,
    ...three,
    find('user_metadata.list.town:"Rome"', ['ann']),
  ),
  s('nested objects are found by their path', SYNTAX, ...three, find('app_metadata.nested.a:1', ['ann'])),
  s(
    'people who are blocked are found',
    SYNTAX,
    ...three,
    find('blocked:true', ['bob']),
    find('email_verified:true', ['cid']),
  ),
  s(
    'people are found by the domain of their address',
    SYNTAX,
    ...three,
    find('email.domain:"example.com"', ['ann', 'bob', 'cid']),
  ),
  s(
    'people are found by their organization',
    SYNTAX,
    ...three,
    acme,
    ['POST /organizations/{org}/members', { members: ['{ann}'] }, 204],
    find('organization_id:{org}', ['ann']),
  ),
  s(
    'people are found by what their identity is from',
    SYNTAX,
    ...three,
    find(`identities.connection:"${DB}"`, ['ann', 'bob', 'cid']),
    find('identities.connection:"none"', []),
  ),
  s(
    'terms can be grouped',
    SYNTAX,
    ...three,
    find('email:("ann@example.com" OR "cid@example.com")', ['ann', 'cid']),
    find('(name:ann* OR name:bob*) AND NOT blocked:true', ['ann']),
  ),
  s('a term without a field is not looked for in metadata', SYNTAX, ...three, find('Paris', [])),
  s(
    'results are sorted by one field',
    SORT,
    ...three,
    [
      'GET /users?search_engine=v3&fields=email&sort=email:-1',
      undefined,
      200,
      { is: ['cid', 'bob', 'ann'].map((name) => ({ email: `${name}@example.com` })) },
    ],
    ['GET /users?sort=email:2', undefined, 400],
  ),
  s('results are not sorted by metadata', SORT, ['GET /users?sort=app_metadata.plan:1', undefined, 400]),
  s('totals come with a page when they are asked for', PAGES, ...three, [
    'GET /users?per_page=2&page=1&include_totals=true',
    undefined,
    200,
    { has: { start: 2, limit: 2, length: 1, total: 3, users: [{}] } },
  ]),
  s(
    'an import file has at most 500 kB',
    IMPORTS,
    db,
    load(JSON.stringify([{ email: 'a@example.com', name: 'x'.repeat(512_000) }]), {}, 413),
  ),
  s(
    'an import answers a job that waits',
    IMPORTS,
    db,
    load([{ email: 'a@example.com' }], { external_id: 'mine' }, 202, {
      has: {
        type: 'users_import',
        status: 'pending',
        upsert: false,
        external_id: 'mine',
        send_completion_email: true,
        connection_id: '{db}',
      },
    }),
  ),
  s(
    'an import says how many came in',
    IMPORTS,
    db,
    load([{ email: 'a@example.com' }, { email: 'b@example.com' }]),
    [
      'GET /jobs/{job}',
      undefined,
      200,
      { has: { status: 'completed', summary: { inserted: 2, failed: 0, updated: 0, total: 2 } } },
    ],
  ),
  s('an import without errors has none to show', IMPORTS, db, load([{ email: 'a@example.com' }]), [
    'GET /jobs/{job}/errors',
    undefined,
    204,
  ]),
  s(
    'a user of an import gets the strategy before the id',
    SCHEMA,
    db,
    load([{ email: 'a@example.com', user_id: 'mine' }]),
    ['GET /users/auth0|mine', undefined, 200, { has: { email: 'a@example.com', email_verified: false } }],
  ),
  s(
    'an id with the strategy gets it twice',
    IMPORTS,
    db,
    load([{ email: 'a@example.com', user_id: 'auth0|mine' }]),
    ['GET /users/auth0|auth0|mine', undefined, 200],
  ),
  s('somebody who is there already is not imported', IMPORTS, db, user('x'), ...wrong({}, 'DUPLICATED_USER')),
  s(
    'an import that updates changes what may be changed',
    SCHEMA,
    db,
    user('x', { blocked: true, nickname: 'old' }),
    load([{ email: 'x@example.com', nickname: 'new', blocked: false }], { upsert: 'true' }),
    ['GET /jobs/{job}', undefined, 200, { has: { summary: { updated: 1, failed: 0 } } }],
    ['GET /users/{x}', undefined, 200, { has: { nickname: 'new', blocked: true } }],
  ),
  s(
    'an import that updates replaces metadata',
    IMPORTS,
    db,
    user('x', { user_metadata: { a: 1 } }),
    load([{ email: 'x@example.com', user_metadata: { b: 2 } }], { upsert: 'true' }),
    ['GET /users/{x}', undefined, 200, { has: { user_metadata: { b: 2 } }, lacks: ['user_metadata.a'] }],
  ),
  s('an entry needs an address', SCHEMA, db, ...wrong({ email: undefined }, 'OBJECT_REQUIRED')),
  s('an address of an entry is one', SCHEMA, db, ...wrong({ email: 'nonsense' }, 'FORMAT')),
  s('properties of an entry have their types', SCHEMA, db, ...wrong({ blocked: 'yes' }, 'INVALID_TYPE')),
  s(
    'entries have no other properties',
    SCHEMA,
    db,
    ...wrong({ shoe_size: 44 }, 'OBJECT_ADDITIONAL_PROPERTIES'),
  ),
  s('a hash is bcrypt with ten rounds', SCHEMA, db, ...wrong({ password_hash: 'plain' }, 'PATTERN')),
  s(
    'an algorithm of a hash is one of the list',
    SCHEMA,
    db,
    ...wrong(hash({ algorithm: 'rot13', hash: { value: 'x' } }), 'ENUM_MISMATCH'),
  ),
  s('a hash has a value', SCHEMA, db, ...wrong(hash({ algorithm: 'md5', hash: {} }), 'OBJECT_REQUIRED')),
  s(
    'a hash by scrypt says how long it is',
    SCHEMA,
    db,
    ...wrong(
      hash({ algorithm: 'scrypt', hash: { value: 'ab', encoding: 'hex' }, salt: { value: 's' } }),
      'OBJECT_REQUIRED',
    ),
  ),
  s(
    'a hash by HMAC says the digest',
    SCHEMA,
    db,
    ...wrong(
      hash({ algorithm: 'hmac', hash: { value: 'ab', encoding: 'hex', key: { value: 'k' } } }),
      'ENUM_MISMATCH',
    ),
  ),
  s(
    'two kinds of hash exclude each other',
    SCHEMA,
    db,
    ...wrong(
      { password_hash: `$2b$10$${'a'.repeat(53)}`, ...hash({ algorithm: 'md5', hash: { value: 'ab' } }) },
      'NOT_PASSED',
    ),
  ),
  s(
    'reserved names are not imported',
    SCHEMA,
    db,
    ...wrong({ app_metadata: { clientID: 'x' } }, 'NOT_PASSED'),
  ),
  s(
    'an entry has one to ten factors',
    SCHEMA,
    db,
    ...wrong({ mfa_factors: [] }, 'ARRAY_LENGTH_SHORT'),
    ['CLOCK', 5, 204],
    ...wrong(
      { mfa_factors: Array.from({ length: 11 }, () => ({ email: { value: 'a@example.com' } })) },
      'ARRAY_LENGTH_LONG',
    ),
  ),
  s(
    'a factor is of one kind',
    SCHEMA,
    db,
    ...wrong(
      { mfa_factors: [{ email: { value: 'a@example.com' }, phone: { value: '+155501' } }] },
      'MFA_FACTORS_FAILED',
    ),
  ),
  s(
    'the secret of a factor is base32',
    SCHEMA,
    db,
    ...wrong({ mfa_factors: [{ totp: { secret: 'lower' } }] }, 'PATTERN'),
  ),
  s(
    'somebody twice in a file is an error',
    IMPORTS,
    db,
    load([{ email: 'a@example.com' }, { email: 'a@example.com' }]),
    ['GET /jobs/{job}', undefined, 200, { has: { summary: { inserted: 1, failed: 1, total: 2 } } }],
  ),
  s(
    'secrets are not in the errors of a job',
    IMPORTS,
    db,
    load([{ email: 'x@example.com', ...hash({ algorithm: 'rot13', hash: { value: 'secret-hash' } }) }]),
    [
      'GET /jobs/{job}/errors',
      undefined,
      200,
      { has: [{ user: { custom_password_hash: { hash: { value: '*****' } } } }] },
    ],
  ),
  s('a file that is no JSON fails as a whole', IMPORTS, db, load('nonsense'), [
    'GET /jobs/{job}',
    undefined,
    200,
    { has: { status: 'failed' } },
  ]),
  s(
    'two imports run at once',
    IMPORTS,
    db,
    load([{ email: 'a@example.com' }]),
    load([{ email: 'b@example.com' }]),
    load([{ email: 'c@example.com' }], {}, 429),
  ),
  s(
    'jobs are gone after a day',
    IMPORTS,
    db,
    load([{ email: 'a@example.com' }]),
    ['CLOCK', 86_401, 204],
    ['GET /jobs/{job}', undefined, 404],
  ),
  s(
    'an import goes into a database',
    IMPORTS,
    ['POST /connections', { name: 'goog', strategy: 'google-oauth2' }, 201, { keep: { db: 'id' } }],
    load([{ email: 'a@example.com' }], {}, 400),
  ),
  s(
    'an export is of JSON or CSV',
    EXPORTS,
    ['POST /jobs/users-exports', { format: 'xml' }, 400],
    [
      'POST /jobs/users-exports',
      { format: 'csv' },
      200,
      { has: { type: 'users_export', status: 'pending', format: 'csv' } },
    ],
  ),
  s('an export in CSV has at most 30 fields', EXPORTS, [
    'POST /jobs/users-exports',
    { format: 'csv', fields: Array.from({ length: 31 }, (_, n) => ({ name: `app_metadata.f${n}` })) },
    400,
  ]),
  s(
    'an export is finished and has an address',
    EXPORTS,
    ['POST /jobs/users-exports', {}, 200, { keep: { job: 'id' } }],
    [
      'GET /jobs/{job}',
      undefined,
      200,
      { has: { status: 'completed' }, matches: { location: /\.json\.gz/ } },
    ],
  ),
  s(
    'the address of an export is good for a minute',
    EXPORTS,
    ['POST /jobs/users-exports', {}, 200, { keep: { job: 'id' } }],
    ['GET /jobs/{job}', undefined, 200, { keep: { file: 'location' } }],
    ['GET {file}', undefined, 200],
    ['CLOCK', 61, 204],
    ['GET {file}', undefined, 403],
  ),
  s('an export of a connection that is not there is refused', EXPORTS, [
    'POST /jobs/users-exports',
    { connection_id: 'con_0000000000000000' },
    400,
  ]),
  s(
    'metadata of a linked account is not merged',
    LINKING,
    user('ann', { user_metadata: { a: 1 } }),
    user('bob', { user_metadata: { b: 2 } }),
    ['POST /users/{ann}/identities', { provider: 'auth0', user_id: '{bob}' }, 201],
    ['GET /users/{ann}', undefined, 200, { has: { user_metadata: { a: 1 } }, lacks: ['user_metadata.b'] }],
  ),
  s(
    'a linked account keeps its profile in the identity',
    LINKING,
    user('ann'),
    user('bob', { name: 'Bob' }),
    [
      'POST /users/{ann}/identities',
      { provider: 'auth0', user_id: '{bob}' },
      201,
      { has: [{}, { profileData: { email: 'bob@example.com', name: 'Bob' } }] },
    ],
  ),
  s(
    'an identity that is unlinked is a user again',
    LINKING,
    user('ann'),
    user('bob'),
    [
      'POST /users/{ann}/identities',
      { provider: 'auth0', user_id: '{bob}' },
      201,
      { keep: { linked: '1.user_id' } },
    ],
    ['GET /users/{bob}', undefined, 404],
    ['DELETE /users/{ann}/identities/auth0/{linked}', undefined, 200],
    ['GET /users/{bob}', undefined, 200],
  ),
  s(
    'somebody else with the address of another connection is no conflict',
    PROFILE,
    ['POST /connections', { name: 'other', strategy: 'auth0' }, 201],
    user('ann'),
    ['POST /users', { connection: 'other', email: 'ann@example.com', password: PASSWORD }, 201],
  ),
  s(
    'a phone number belongs to text messages',
    PROFILE,
    ['POST /connections', { name: 'sms', strategy: 'sms' }, 201],
    [
      'POST /users',
      { connection: 'sms', phone_number: '+15550101234' },
      201,
      { has: { phone_number: '+15550101234', phone_verified: false } },
    ],
  ),
  s('a profile has a name and a nickname from the address', PROFILE, [
    'POST /users',
    { connection: DB, email: 'jo.doe@example.com', password: PASSWORD },
    201,
    { has: { name: 'jo.doe@example.com', nickname: 'jo.doe' }, matches: { picture: /^https:\/\// } },
  ]),
  s(
    'somebody who is blocked is blocked until it is taken back',
    BLOCK,
    user('ann'),
    ['PATCH /users/{ann}', { blocked: true }, 200, { has: { blocked: true } }],
    ['PATCH /users/{ann}', { blocked: false }, 200, { has: { blocked: false } }],
  ),
  s('metadata of a user has at most 16 MB, by the size of requests', METADATA, user('ann'), [
    'PATCH /users/{ann}',
    { user_metadata: { big: 'x'.repeat(1_100_000) } },
    413,
  ]),
  s(
    'an invitation can last 30 days at most',
    `${ORGS}/invite-members`,
    acme,
    inviting,
    invite({ ttl_sec: 2_592_001 }, 400),
    invite({ ttl_sec: 2_592_000 }),
  ),
  s(
    'an invitation gives roles that are there',
    `${ORGS}/invite-members`,
    acme,
    inviting,
    ['POST /roles', { name: 'r' }, 200, { keep: { role: 'id' } }],
    invite({ roles: ['rol_0000000000000000'] }, 400),
    invite({ roles: ['{role}'] }, 200, { has: { roles: ['{role}'] } }),
  ),
  s(
    'an invitation names its address, ticket and organization',
    `${ORGS}/invite-members`,
    acme,
    inviting,
    invite({}, 200, {
      matches: {
        invitation_url:
          /^https:\/\/app\.example\/login\?invitation=\w+&organization=org_\w+&organization_name=acme$/,
      },
      has: { organization_id: '{org}' },
    }),
  ),
  s(
    'an invitation that is deleted is gone',
    `${ORGS}/invite-members`,
    acme,
    inviting,
    invite({}, 200, { keep: { uinv: 'id' } }),
    ['DELETE /organizations/{org}/invitations/{uinv}', undefined, 204],
    ['GET /organizations/{org}/invitations/{uinv}', undefined, 404],
  ),
  s(
    'names of organizations are of letters, digits, hyphens and underscores',
    `${ORGS}/create-organizations`,
    ...refusals('POST /organizations', 400, [{ name: 'a b' }, { name: 'a.b' }, { name: 'ä' }, { name: '' }]),
    ['POST /organizations', { name: 'a-b_c1' }, 201],
  ),
  s(
    'the name of an organization can change',
    `${ORGS}/create-organizations`,
    acme,
    ['PATCH /organizations/{org}', { name: 'other' }, 200, { has: { name: 'other' } }],
    ['GET /organizations/name/other', undefined, 200],
  ),
  s(
    'a name of an organization is not that of another after a change',
    `${ORGS}/create-organizations`,
    acme,
    ['POST /organizations', { name: 'other' }, 201],
    ['PATCH /organizations/{org}', { name: 'other' }, 409],
  ),
  s(
    'a display name has at most 255 characters',
    `${API}: POST /organizations display_name`,
    ['POST /organizations', { name: 'acme', display_name: 'x'.repeat(256) }, 400],
    ['POST /organizations', { name: 'acme', display_name: 'x'.repeat(255) }, 201],
  ),
  s(
    'an organization has at most 100 discovery domains',
    `${ORGS}/organization-domain-discovery`,
    acme,
    ...Array.from(
      { length: 100 },
      (_, n): Step => ['POST /organizations/{org}/discovery-domains', { domain: `d${n}.example.com` }, 201],
    ),
    ['POST /organizations/{org}/discovery-domains', { domain: 'more.example.com' }, 403],
  ),
  s(
    'an organization has at most 100 grants',
    LIMITS,
    acme,
    ['POST /resource-servers', { identifier: 'urn:a', name: 'A', scopes: [{ value: 'r' }] }, 201],
    ...Array.from({ length: 101 }, (_, n): Step[] => [
      [
        'POST /clients',
        { name: `c${n}`, app_type: 'non_interactive', grant_types: ['client_credentials'] },
        201,
        { keep: { client: 'client_id' } },
      ],
      [
        'POST /client-grants',
        { client_id: '{client}', audience: 'urn:a', scope: ['r'], organization_usage: 'allow' },
        201,
        { keep: { grant: 'id' } },
      ],
      ['POST /organizations/{org}/client-grants', { grant_id: '{grant}' }, n < 100 ? 201 : 409],
    ]).flat(),
  ),
];
