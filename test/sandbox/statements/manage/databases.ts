/** Databases: attributes, passwords, ways to log in, ids of people, imports. */
import { type Step, statement as s } from '../statement.js';

const FLEXIBLE =
  'authenticate/database-connections/activate-and-configure-attributes-for-flexible-identifiers';
const POLICY = 'authenticate/database-connections/flexible-password-policy';
const IDS = 'authenticate/database-connections/custom-user-id';
const PASSKEYS = 'authenticate/database-connections/passkeys/configure-passkey-policy';
const OTP = 'authenticate/database-connections/passwordless-authentication-for-db-connect';
const USERS = 'manage-users/user-accounts/manage-users-using-the-management-api';
const NORMAL = 'manage-users/user-accounts/user-profiles/normalized-user-profile-schema';
const BY_EMAIL = 'manage-users/user-search/retrieve-users-with-get-users-by-email-endpoint';
const LINK = 'manage-users/user-accounts/user-account-linking/link-user-accounts';
const UNIQUE = 'github.com/auth0/terraform-provider-auth0/issues/1646';

const DB = 'Username-Password-Authentication';
const PASSWORD = 'Corr3ct-Horse-Battery';

const database = (options: object, status = 201, more: object = { keep: { db: 'id' } }): Step => [
  'POST /connections',
  { name: 'people', strategy: 'auth0', options },
  status,
  more,
];
const options = (body: object, status = 200, more: object = {}): Step => [
  'PATCH /connections/{db}',
  { options: body },
  status,
  more,
];
const user = (body: object = {}, status = 201, more: object = { keep: { ann: 'user_id' } }): Step => [
  'POST /users',
  { connection: 'people', email: 'ann@example.com', password: PASSWORD, ...body },
  status,
  more,
];
const change = (body: object, status = 200, more: object = {}): Step => [
  'PATCH /users/{ann}',
  body,
  status,
  more,
];
const plain = (body: object = {}, status = 201, more: object = { keep: { ann: 'user_id' } }): Step =>
  user({ connection: DB, ...body }, status, more);
const secret = (password: string, status: number, says = ''): Step =>
  change({ connection: 'people', password }, status, says === '' ? {} : { says });
/** A token of an application that has these scopes of the Management API. */
const limited = (...scope: string[]): Step[] => [
  [
    'POST /clients',
    {
      name: 'limited',
      app_type: 'non_interactive',
      grant_types: ['client_credentials'],
      token_endpoint_auth_method: 'client_secret_post',
    },
    201,
    { keep: { limited: 'client_id', limited_secret: 'client_secret' } },
  ],
  ['POST /client-grants', { client_id: '{limited}', audience: '{audience}', scope }, 201],
  [
    'POST ~/oauth/token',
    {
      grant_type: 'client_credentials',
      client_id: '{limited}',
      client_secret: '{limited_secret}',
      audience: '{audience}',
    },
    200,
    { keep: { less: 'access_token' } },
  ],
];
const as = { sends: { authorization: 'Bearer {less}' } };
const email = (more: object = {}): object => ({
  identifier: { active: true },
  profile_required: true,
  signup: { status: 'required', verification: { active: true } },
  verification_method: 'otp',
  ...more,
});
const phone = (more: object = {}): object => ({
  identifier: { active: true },
  profile_required: true,
  signup: { status: 'required', verification: { active: true } },
  ...more,
});
const methods = (...names: string[]): object =>
  Object.fromEntries(
    ['password', 'passkey', 'email_otp', 'phone_otp'].map((name) => [
      name,
      { enabled: names.includes(name) },
    ]),
  );

export const databases = [
  s(
    'a connection without attributes in its options has none any more',
    FLEXIBLE,
    database({ attributes: { email: email() } }),
    options({ brute_force_protection: true }),
    ['GET /connections/{db}', undefined, 200, { matches: { 'options.attributes': /^undefined$/ } }],
  ),
  s(
    'an attribute that the profile requires is needed when a person is made',
    FLEXIBLE,
    database({ attributes: { email: email(), phone_number: phone({ identifier: { active: false } }) } }),
    user({}, 400, {}),
    user({ phone_number: '+15550001111' }),
  ),
  s(
    'an attribute that the profile does not require can be left out',
    FLEXIBLE,
    database({
      attributes: {
        email: email({ profile_required: false, signup: { status: 'optional' } }),
        username: { identifier: { active: true }, profile_required: true },
      },
    }),
    ['POST /users', { connection: 'people', username: 'ann', password: PASSWORD }, 201],
  ),
  s(
    'a username that the profile requires is needed when a person is made',
    FLEXIBLE,
    database({
      attributes: { email: email(), username: { identifier: { active: true }, profile_required: true } },
    }),
    user({}, 400, {}),
    user({ username: 'ann' }),
  ),
  s(
    'an import leaves out people without an attribute that the profile requires',
    FLEXIBLE,
    database({
      attributes: { email: email(), username: { identifier: { active: true }, profile_required: true } },
    }),
    [
      'FILE /jobs/users-imports',
      {
        connection_id: '{db}',
        users: '[{"email":"ann@example.com"},{"email":"bob@example.com","username":"bob"}]',
      },
      202,
      { keep: { job: 'id' } },
    ],
    ['GET /jobs/{job}', undefined, 200, { has: { summary: { total: 2, inserted: 1, failed: 1 } } }],
  ),
  s(
    'a username is from one to fifteen characters long until the connection says otherwise',
    FLEXIBLE,
    database({
      attributes: { email: email(), username: { identifier: { active: true }, profile_required: true } },
    }),
    user({ username: 'a'.repeat(16) }, 400, {}),
    user({ username: 'a'.repeat(15) }),
  ),
  s(
    'a username does not look like an address unless that is allowed',
    FLEXIBLE,
    database({
      attributes: { email: email(), username: { identifier: { active: true }, profile_required: true } },
    }),
    user({ username: 'ann@b.example' }, 400, {}),
  ),
  s(
    'whether addresses are unique is not changed',
    UNIQUE,
    database({
      attributes: {
        email: email({ unique: false, identifier: { active: false }, verification_method: 'link' }),
        username: { identifier: { active: true } },
      },
    }),
    options(
      { attributes: { email: email({ unique: true }), username: { identifier: { active: true } } } },
      400,
      { says: 'unique' },
    ),
  ),
  s(
    'addresses are unique when nothing is said, also in a change',
    UNIQUE,
    database({
      attributes: {
        email: email({ unique: false, identifier: { active: false }, verification_method: 'link' }),
        username: { identifier: { active: true } },
      },
    }),
    options({ attributes: { email: email(), username: { identifier: { active: true } } } }, 400, {
      says: 'unique',
    }),
    options({
      attributes: {
        email: email({ unique: false, identifier: { active: false }, verification_method: 'link' }),
        username: { identifier: { active: true } },
      },
    }),
  ),
  s(
    'a dictionary of passwords has ten or a hundred thousand words',
    POLICY,
    database({ password_options: { dictionary: { active: true, default: 'en_100k' } } }, 201, {
      has: { options: { password_options: { dictionary: { active: true, default: 'en_100k' } } } },
    }),
    database({ password_options: { dictionary: { active: true, default: 'en_1m' } } }, 400, {}),
  ),
  s(
    'words of a dictionary of one’s own are no passwords',
    POLICY,
    database({
      password_options: { dictionary: { active: true, custom: ['Bad-Passw0rd-for-all'] } },
    }),
    user({ password: 'Bad-Passw0rd-for-all' }, 400, { says: 'PasswordDictionaryError' }),
    user(),
  ),
  s(
    'a password of before is refused while it is remembered',
    POLICY,
    database({ password_options: { history: { active: true, size: 2 } } }),
    user(),
    secret('Second-Passw0rd-22', 200),
    secret(PASSWORD, 400, 'PasswordHistoryError'),
    secret('Third-Passw0rd-333', 200),
    secret('Fourth-Passw0rd-44', 200),
    secret(PASSWORD, 200),
  ),
  s(
    'at most twenty-four passwords are remembered',
    POLICY,
    database({ password_options: { history: { active: true, size: 25 } } }, 400, {}),
    database({ password_options: { history: { active: true, size: 24 } } }),
  ),
  s(
    'at most twelve fields of the profile are kept out of passwords',
    POLICY,
    database(
      {
        password_options: {
          profile_data: { active: true, blocked_fields: Array.from({ length: 13 }, (_, at) => `f${at}`) },
        },
      },
      400,
      {},
    ),
    database({
      password_options: {
        profile_data: { active: true, blocked_fields: Array.from({ length: 12 }, (_, at) => `f${at}`) },
      },
    }),
  ),
  s(
    'a field of the profile that is blocked is not in a password',
    POLICY,
    database({ password_options: { profile_data: { active: true, blocked_fields: ['given_name'] } } }),
    user({ given_name: 'Annabel', password: 'Annabel-Horse-Battery' }, 400, {
      says: 'PasswordNoUserInfoError',
    }),
    user({ given_name: 'Annabel' }),
  ),
  s(
    'a password of more than 72 bytes is refused where that is asked for',
    POLICY,
    database({ password_options: { complexity: { max_length_exceeded: 'error' } } }),
    user({ password: `Aa1-${'x7'.repeat(35)}` }, 400, {}),
    user({ password: `Aa1-${'x7'.repeat(34)}` }),
  ),
  s(
    'a password of more than 72 bytes is cut where that is asked for',
    POLICY,
    database({ password_options: { complexity: { max_length_exceeded: 'truncate' } } }),
    user({ password: `Aa1-${'x7'.repeat(50)}` }),
  ),
  s(
    'three characters in a row are refused where that is asked for',
    POLICY,
    database({ password_options: { complexity: { sequential_characters: 'block' } } }),
    user({ password: 'Horse-321-Battery' }, 400, {}),
    user({ password: 'Horse-313-Battery' }),
  ),
  s(
    'three same characters are refused where that is asked for',
    POLICY,
    database({ password_options: { complexity: { identical_characters: 'block' } } }),
    user({ password: 'Horse-000-Battery' }, 400, {}),
    user({ password: 'Horse-00-Battery' }),
  ),
  s(
    'three of four kinds of characters are enough where that is asked for',
    POLICY,
    database({
      password_options: {
        complexity: {
          min_length: 8,
          character_types: ['uppercase', 'lowercase', 'number', 'special'],
          character_type_rule: 'three_of_four',
        },
      },
    }),
    user({ password: 'horsebatterystaple7' }, 400, {}),
    user({ password: 'Horsebatterystaple7' }),
  ),
  s(
    'all kinds of characters that are named are needed',
    POLICY,
    database({
      password_options: {
        complexity: { character_types: ['uppercase', 'number'], character_type_rule: 'all' },
      },
    }),
    user({ password: 'horsebatterystaple7' }, 400, { says: 'PasswordStrengthError' }),
    user({ password: 'Horsebatterystaple7' }),
  ),
  s(
    'a person has the id that was asked for, behind the strategy',
    IDS,
    plain({ user_id: 'my-0001' }, 201, {
      has: { user_id: 'auth0|my-0001', identities: [{ user_id: 'my-0001', provider: 'auth0' }] },
    }),
  ),
  s(
    'an id is there once in a connection',
    IDS,
    plain({ user_id: 'my-0001' }),
    plain({ user_id: 'my-0001', email: 'bob@example.com' }, 409, { says: 'The user already exists.' }),
  ),
  s('the id of a person is not changed', IDS, plain(), change({ user_id: 'auth0|other' }, 400)),
  s(
    'an import says the ids of people',
    IDS,
    database({}),
    [
      'FILE /jobs/users-imports',
      { connection_id: '{db}', users: '[{"email":"ann@example.com","user_id":"my-7"}]' },
      202,
      { keep: { job: 'id' } },
    ],
    ['GET /jobs/{job}', undefined, 200, { has: { status: 'completed' } }],
    ['GET /users/auth0|my-7', undefined, 200, { has: { email: 'ann@example.com' } }],
  ),
  s(
    'passkeys stand beside passwords',
    PASSKEYS,
    ['PATCH /prompts', { identifier_first: true }, 200],
    database({ authentication_methods: methods('passkey') }, 400, {}),
    database({ authentication_methods: methods('password', 'passkey') }, 201, {
      has: { options: { authentication_methods: { passkey: { enabled: true } } } },
    }),
  ),
  s(
    'passkeys begin with all ways to use and to enrol them',
    PASSKEYS,
    ['PATCH /prompts', { identifier_first: true }, 200],
    database({ authentication_methods: methods('password', 'passkey') }, 201, {
      has: {
        options: {
          passkey_options: {
            challenge_ui: 'both',
            progressive_enrollment_enabled: true,
            local_enrollment_enabled: true,
          },
        },
      },
    }),
  ),
  s(
    'passkeys are offered by a button, by autofill or by both',
    PASSKEYS,
    database({ passkey_options: { challenge_ui: 'autofill' } }),
    options({ passkey_options: { challenge_ui: 'popup' } }, 400),
  ),
  s(
    'the first method of an address is its code or the password',
    OTP,
    database(
      {
        attributes: { email: email({ identifier: { active: true, default_method: 'email_otp' } }) },
        authentication_methods: methods('password', 'email_otp'),
      },
      201,
      {
        has: { options: { attributes: { email: { identifier: { default_method: 'email_otp' } } } } },
      },
    ),
    database(
      { attributes: { email: email({ identifier: { active: true, default_method: 'phone_otp' } }) } },
      400,
      {},
    ),
  ),
  s(
    'the first method of a phone is its code or the password',
    OTP,
    database(
      {
        attributes: {
          email: email(),
          phone_number: phone({ identifier: { active: true, default_method: 'email_otp' } }),
        },
      },
      400,
      {},
    ),
    database({
      attributes: {
        email: email(),
        phone_number: phone({ identifier: { active: true, default_method: 'phone_otp' } }),
      },
      authentication_methods: methods('password', 'phone_otp'),
    }),
  ),
  s(
    'passwords are given up where codes are there instead',
    OTP,
    database({ attributes: { email: email() }, authentication_methods: methods() }, 400, {}),
    database({ attributes: { email: email() }, authentication_methods: methods('email_otp') }, 201, {
      has: {
        options: { authentication_methods: { password: { enabled: false }, email_otp: { enabled: true } } },
      },
    }),
  ),
  s(
    'codes on a database need attributes',
    OTP,
    database({ authentication_methods: methods('password', 'email_otp') }, 400, {}),
  ),
  s(
    'an address without passwords is verified by a code',
    OTP,
    database(
      {
        attributes: { email: email({ verification_method: 'link' }) },
        authentication_methods: methods('email_otp'),
      },
      400,
      {},
    ),
  ),
  s(
    'usernames are not for connections without passwords',
    OTP,
    database(
      {
        attributes: { email: email(), username: { identifier: { active: true }, profile_required: true } },
        authentication_methods: methods('email_otp'),
      },
      400,
      {},
    ),
  ),
  s(
    'reading people needs read:users, also by address and for exports',
    USERS,
    ...limited('read:clients'),
    ['GET ~/api/v2/users', undefined, 403, { ...as, code: 'insufficient_scope', says: 'Insufficient scope' }],
    ['GET ~/api/v2/users-by-email?email=a@b.example', undefined, 403, { ...as, code: 'insufficient_scope' }],
    ['POST ~/api/v2/jobs/users-exports', {}, 403, { ...as, code: 'insufficient_scope' }],
  ),
  s(
    'update:users_app_metadata changes app_metadata alone',
    USERS,
    plain(),
    ...limited('update:users_app_metadata'),
    ['PATCH ~/api/v2/users/{ann}', { app_metadata: { plan: 'gold' } }, 200, as],
    ['PATCH ~/api/v2/users/{ann}', { user_metadata: { a: 1 } }, 403, as],
    ['PATCH ~/api/v2/users/{ann}', { name: 'Eve' }, 403, as],
  ),
  s(
    'passwords are not among what is read of a person',
    USERS,
    plain({}, 201, { keep: { ann: 'user_id' }, lacks: ['password'] }),
    ['GET /users/{ann}', undefined, 200, { lacks: ['password'] }],
    change({ connection: DB, password: 'An0ther-Passw0rd' }, 200, { lacks: ['password'] }),
  ),
  s(
    'name, nickname and picture are made of the address',
    NORMAL,
    plain({}, 201, {
      has: { name: 'ann@example.com', nickname: 'ann' },
      matches: { picture: /^https:\/\/s\.gravatar\.com\/avatar\// },
    }),
  ),
  s(
    'first and last names are given when a person is made',
    NORMAL,
    plain({ given_name: 'Ann', family_name: 'Smith' }, 201, {
      has: { given_name: 'Ann', family_name: 'Smith' },
    }),
  ),
  s(
    'an identity names its connection, its provider and whether it is social',
    NORMAL,
    plain({}, 201, { has: { identities: [{ connection: DB, provider: 'auth0', isSocial: false }] } }),
  ),
  s(
    'people are found by their whole address',
    BY_EMAIL,
    plain(),
    ['GET /users-by-email?email=ann@example', undefined, 200, { is: [] }],
    ['GET /users-by-email?email=ann@example.com', undefined, 200, { has: [{ email: 'ann@example.com' }] }],
  ),
  s(
    'linking answers the identities of the first person',
    LINK,
    plain(),
    plain({ email: 'bob@example.com', user_id: 'bob' }, 201, {}),
    [
      'POST /users/{ann}/identities',
      { provider: 'auth0', user_id: 'bob' },
      201,
      { has: [{ provider: 'auth0' }, { user_id: 'bob', profileData: { email: 'bob@example.com' } }] },
    ],
    ['GET /users/auth0|bob', undefined, 404],
  ),
  s('linking somebody needs update:users', LINK, plain(), ...limited('read:users'), [
    'POST ~/api/v2/users/{ann}/identities',
    { provider: 'auth0', user_id: 'bob' },
    403,
    as,
  ]),
];
