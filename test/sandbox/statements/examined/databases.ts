/** Databases: addresses that several people share, scripts that delete and verify, links by mail. */
import { ann, app, DB, PASSWORD, password, token } from '../login/steps.js';
import { type Expectation, mailProvider, type Step, statement as s } from '../statement.js';

const SHARED = 'authenticate/database-connections/non-unique-emails';
const DELETE = 'authenticate/database-connections/custom-db/templates/delete';
const VERIFY = 'authenticate/database-connections/custom-db/templates/verify';
const CHANGE_EMAIL = 'authenticate/database-connections/custom-db/templates/change-email';
const LINKS = 'authenticate/passwordless/authentication-methods/email-magic-link';

const shared = (email: object = {}, status = 201): Step => [
  'POST /connections',
  {
    name: 'Family',
    strategy: 'auth0',
    enabled_clients: ['{app}'],
    options: {
      attributes: {
        email: {
          unique: false,
          signup: { status: 'required' },
          identifier: { active: false },
          profile_required: true,
          ...email,
        },
        username: { signup: { status: 'required' }, identifier: { active: true }, profile_required: true },
      },
    },
  },
  status,
  status === 201 ? { keep: { family: 'id' } } : {},
];
const child = (username: string): Step => [
  'POST /users',
  { connection: 'Family', email: 'all@example.com', username, password: PASSWORD },
  201,
  { keep: { [username]: 'user_id' } },
];
const family: Step[] = [app(), shared(), child('ann'), child('bob')];

const scripted = (scripts: Record<string, string>, options: object = {}): Step[] => [
  app(),
  [
    'POST /connections',
    {
      name: 'Old',
      strategy: 'auth0',
      enabled_clients: ['{app}'],
      options: {
        enabledDatabaseCustomization: true,
        customScripts: {
          login: `function login(email, password, callback) { callback(null, { user_id: 'u1', email, name: 'Old' }); }`,
          get_user: 'function getByEmail(email, callback) { callback(null); }',
          ...scripts,
        },
        ...options,
      },
    },
    201,
    { keep: { old: 'id' } },
  ],
  password(200, {}, { realm: 'Old', username: 'old@example.com', scope: 'openid' }),
];
const here = (status: number, more: Expectation = {}): Step => [
  'GET /users/auth0%7Cu1',
  undefined,
  status,
  more,
];
const remove = (body: string): Record<string, string> => ({
  delete: `function deleteUser(id, callback) { ${body} }`,
});
const verify = (body: string): Record<string, string> => ({
  verify: `function verify(email, callback) { ${body} }`,
});
/** Following the link that verifies an address, which leads to a page of one's own. */
const verified = (lands: RegExp): Step[] => [
  [
    'POST /tickets/email-verification',
    { user_id: 'auth0|u1', result_url: 'https://app.example/done' },
    201,
    { keep: { ticket: 'ticket' } },
  ],
  ['GET {ticket}', undefined, 302, { headers: { location: lands } }],
];

const mailed = (options: object = {}): Step[] => [
  app({ grant_types: ['authorization_code', 'http://auth0.com/oauth/grant-type/passwordless/otp'] }),
  mailProvider,
  ['POST /connections', { name: 'email', strategy: 'email', options, enabled_clients: ['{app}'] }, 201],
];
const start = (body: object, status: number, more: Expectation = {}): Step => [
  'POST ~/passwordless/start',
  {
    client_id: '{app}',
    client_secret: '{app_secret}',
    connection: 'email',
    email: 'ann@example.com',
    send: 'link',
    ...body,
  },
  status,
  more,
];
const authParams = {
  scope: 'openid email',
  response_type: 'code',
  redirect_uri: 'https://app.example/cb',
  state: 's1',
};
const sent = (more: Expectation): Step => ['GET ~/_sandbox/messages', undefined, 200, more];

export const furtherDatabases = [
  s('a database may have addresses that several people share', SHARED, app(), shared()),
  s(
    'an address that is shared identifies nobody',
    SHARED,
    app(),
    shared({ identifier: { active: true } }, 400),
  ),
  s('several people have one address where it is shared', SHARED, ...family),
  s('everybody who shares an address is found by it', SHARED, ...family, [
    'GET /users-by-email?email=all@example.com',
    undefined,
    200,
    { counts: 2 },
  ]),
  s('nobody is deleted by an address that is shared', SHARED, ...family, [
    'DELETE /connections/{family}/users?email=all@example.com',
    undefined,
    400,
  ]),
  s('a new password cannot be asked for by an address that is shared', SHARED, ...family, [
    'POST ~/dbconnections/change_password',
    { client_id: '{app}', connection: 'Family', email: 'all@example.com' },
    400,
  ]),
  s(
    'somebody with a shared address logs in by the username',
    SHARED,
    ...family,
    password(200, {}, { realm: 'Family', username: 'bob' }),
  ),
  s(
    'somebody with a shared address does not log in by it',
    SHARED,
    ...family,
    password(403, { code: 'invalid_grant' }, { realm: 'Family', username: 'all@example.com' }),
  ),
  s('a username is one person’s even where addresses are shared', SHARED, ...family, [
    'POST /users',
    { connection: 'Family', email: 'other@example.com', username: 'bob', password: PASSWORD },
    409,
  ]),
  s('flexible identifiers stay on where addresses are shared', SHARED, app(), shared(), [
    'PATCH /connections/{family}',
    { options: {} },
    400,
  ]),
  s(
    'a script that deletes gets the id without the strategy',
    DELETE,
    ...scripted(remove(`callback(id === 'u1' ? null : new Error('which ' + id));`)),
    ['DELETE /users/auth0%7Cu1', undefined, 204],
    here(404),
  ),
  s(
    'somebody stays when the script does not delete',
    DELETE,
    ...scripted(remove(`callback(new Error('not today'));`)),
    ['DELETE /users/auth0%7Cu1', undefined, 400],
    here(200),
  ),
  s(
    'no script deletes in a database that imports people',
    DELETE,
    app(),
    [
      'POST /connections',
      {
        name: 'Old',
        strategy: 'auth0',
        enabled_clients: ['{app}'],
        options: {
          enabledDatabaseCustomization: true,
          import_mode: true,
          customScripts: {
            login: `function login(email, password, callback) { callback(null, { user_id: 'u1', email }); }`,
            get_user: 'function getByEmail(email, callback) { callback(null); }',
            ...remove(`callback(new Error('not today'));`),
          },
        },
      },
      201,
    ],
    password(200, {}, { realm: 'Old', username: 'old@example.com', scope: 'openid' }),
    ['DELETE /users/auth0%7Cu1', undefined, 204],
    here(404),
  ),
  s(
    'a script that verifies gets the address',
    VERIFY,
    ...scripted(verify(`callback(email === 'old@example.com' ? null : new Error(email), true);`)),
    ...verified(/success=true/),
  ),
  s(
    'what a script says against verifying is in the address where the person goes',
    VERIFY,
    ...scripted(verify(`callback(new Error('not today'));`)),
    ...verified(
      /^https:\/\/app\.example\/done\?(?=.*email=old%40example\.com)(?=.*message=not(%20|\+)today)(?=.*success=false)/,
    ),
  ),
  s(
    'verifying by a script leaves the profile here as it is',
    VERIFY,
    ...scripted(verify('callback(null, true);')),
    ...verified(/success=true/),
    here(200, { has: { email_verified: false } }),
  ),
  s(
    'a script that changes addresses is one of those of a database',
    CHANGE_EMAIL,
    ...scripted({
      change_email: 'function changeEmail(email, newEmail, verified, callback) { callback(null, true); }',
    }),
    ['PATCH /users/auth0%7Cu1', { email: 'newer@example.com' }, 200, { has: { email: 'newer@example.com' } }],
  ),
  s(
    'a script that refuses to change an address leaves it',
    CHANGE_EMAIL,
    ...scripted({
      change_email: `function changeEmail(email, newEmail, verified, callback) { callback(new Error('no')); }`,
    }),
    ['PATCH /users/auth0%7Cu1', { email: 'newer@example.com' }, 400],
    here(200, { has: { email: 'old@example.com' } }),
  ),
  s(
    'opening a link by mail logs the person in',
    LINKS,
    ...mailed(),
    start({ authParams }, 200),
    sent({ keep: { link: '0.link' } }),
    ['GET {link}', undefined, 302, { keep: { code: '?code' } }],
    token({ grant_type: 'authorization_code', code: '{code}', redirect_uri: 'https://app.example/cb' }, 200, {
      claims: { id_token: { email: 'ann@example.com', email_verified: true } },
    }),
  ),
  s(
    'a link by mail has the parameters that the application gave',
    LINKS,
    ...mailed(),
    start({ authParams }, 200),
    sent({ matches: { '0.link': /(?=.*state=s1)(?=.*response_type=code)/ } }),
  ),
  s(
    'a link by mail has the parameters of the connection',
    LINKS,
    ...mailed({ authParams: { scope: 'openid profile' } }),
    start({}, 200),
    sent({ matches: { '0.link': /scope=openid/ } }),
  ),
  s(
    'a message by mail has the subject and text of the connection',
    LINKS,
    ...mailed({
      email: {
        from: 'me@example.com',
        subject: 'Come in to {{ application.name }}',
        body: 'Code {{ code }}',
        syntax: 'liquid',
      },
    }),
    start({ send: 'code' }, 200),
    sent({ matches: { '0.subject': /^Come in to app$/, '0.text': /^Code \d{6}$/ } }),
  ),
  s(
    'a message by mail is in the language that is asked for',
    LINKS,
    ...mailed({
      email: {
        from: 'me@example.com',
        subject: 's',
        body: "{% if request_language contains 'fr-FR' %}Ceci est {{ code }}{% else %}This is {{ code }}{% endif %}",
        syntax: 'liquid',
      },
    }),
    start({ send: 'code' }, 200, { sends: { 'x-request-language': 'fr-FR' } }),
    sent({ matches: { '0.text': /^Ceci est \d{6}$/ } }),
  ),
  s(
    'a message by mail is in the language of the browser without another',
    LINKS,
    ...mailed({
      email: {
        from: 'me@example.com',
        subject: 's',
        body: "{% if request_language contains 'nl' %}Hier {{ code }}{% else %}Here {{ code }}{% endif %}",
        syntax: 'liquid',
      },
    }),
    start({ send: 'code' }, 200, { sends: { 'accept-language': 'nl' } }),
    sent({ matches: { '0.text': /^Hier \d{6}$/ } }),
  ),
  s(
    'nobody new gets a link where signing up is off',
    LINKS,
    ...mailed({ disable_signup: true }),
    start({}, 400),
  ),
  s(
    'somebody of before gets a link where signing up is off',
    LINKS,
    ...mailed({ disable_signup: true }),
    ['POST /users', { connection: 'email', email: 'ann@example.com' }, 201],
    start({}, 200),
    sent({ has: [{ to: 'ann@example.com' }] }),
  ),
  s(
    'a person of a database is made with the address verified, and stays so',
    'manage-users/user-accounts/user-profiles/verified-email-usage',
    ann({ email_verified: true }),
    ['GET /users/{ann}', undefined, 200, { has: { email_verified: true, identities: [{ connection: DB }] } }],
  ),
];
