/** Custom database connections: sign-ins, sign-ups and changes through scripts. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ActionsTenant, claimsOf, PASSWORD } from './support.js';

let tenant: ActionsTenant;
let made = 0;

beforeAll(async () => {
  tenant = await ActionsTenant.start();
});
afterAll(() => tenant.close());

/** A connection with scripts. @returns its name */
async function database(customScripts: Record<string, string>, options: object = {}): Promise<string> {
  made += 1;
  const name = `Custom${made}`;
  await tenant.make('/connections', {
    name,
    strategy: 'auth0',
    options: {
      enabledDatabaseCustomization: true,
      customScripts,
      configuration: { API_KEY: 'key-of-the-database' },
      ...options,
    },
  });
  return name;
}
const login = (body: string) => `function login(email, password, callback) {\n${body}\n}`;
const signIn = (realm: string, username: string, password = PASSWORD) =>
  tenant.signIn(username, { realm, password, scope: 'openid email' });
const profile = (more = '') =>
  `if (password !== '${PASSWORD}') return callback(new WrongUsernameOrPasswordError(email));
   callback(null, { user_id: 'u-' + email, email, name: configuration.API_KEY ? 'Known' : 'Unknown' ${more} });`;

describe('the login script', () => {
  it('lets people in, and is asked every time', async () => {
    const realm = await database({ login: login(profile()) });
    const { body } = await signIn(realm, 'ann@example.com');
    expect(claimsOf(body.id_token)).toMatchObject({
      sub: 'auth0|u-ann@example.com',
      email: 'ann@example.com',
    });
    expect((await tenant.get('/users-by-email?email=ann@example.com'))[0]).toMatchObject({
      name: 'Known',
      logins_count: 1,
      identities: [{ connection: realm }],
    });
    expect((await signIn(realm, 'ann@example.com', 'wrong')).body).toEqual({
      error: 'invalid_grant',
      error_description: 'Wrong email or password.',
    });
    expect((await signIn(realm, 'ann@example.com')).status).toBe(200);
  });

  const REFUSALS: [name: string, body: string, error: string, description: string | RegExp, log: RegExp][] = [
    [
      'a validation error',
      `callback(new ValidationError('locked', 'Ask the help desk.'))`,
      'invalid_grant',
      'Ask the help desk.',
      /Ask the help desk/,
    ],
    [
      'an error',
      `callback(new Error('The database is down.'))`,
      'access_denied',
      'The database is down.',
      /action\.js:2/,
    ],
    [
      'a thrown error',
      `return null.x`,
      'access_denied',
      /Cannot read properties/,
      /^TypeError.*action\.js:2/,
    ],
    ['nobody', `callback(null)`, 'invalid_grant', 'Wrong email or password.', /Wrong|Invalid/],
    ['a profile without an id', `callback(null, { email })`, 'access_denied', /without user_id/, /user_id/],
    [
      'a secret in an error',
      `callback(new Error(configuration.API_KEY + password))`,
      'access_denied',
      /^\[secret\]+\[secret\]$/,
      /secret/,
    ],
  ];
  it.each(REFUSALS)('answers %s', async (_name, body, error, description, log) => {
    const realm = await database({ login: login(body) });
    const answer = await signIn(realm, 'bob@example.com');
    expect(answer.body.error).toBe(error);
    expect(answer.body.error_description).toEqual(
      typeof description === 'string' ? description : expect.stringMatching(description),
    );
    const events = await tenant.get('/logs?per_page=1&sort=date:-1&q=type:(fp OR fu)');
    expect(events[0].description).toMatch(log);
  });

  it('may be async, and ends with the budget', async () => {
    const realm = await database({
      login: `async function login(email, password, callback) { await null; return callback(null, { user_id: '1', email }); }`,
    });
    expect((await signIn(realm, 'cy@example.com')).status).toBe(200);
    const endless = await database({ login: login(`fetch('http://127.0.0.1:1/').catch(() => {});`) });
    const answer = signIn(endless, 'cy@example.com');
    let over = false;
    void answer.then(() => {
      over = true;
    });
    while (!over) await tenant.client.raw('POST', '/_sandbox/clock', { advance_ms: 5_000 });
    expect((await answer).body.error_description).toMatch(/did not complete within 20 seconds/);
  });
});

it('import mode moves people to the tenant with their first sign-in', async () => {
  const realm = await database(
    {
      login: login(profile(`, app_metadata: { old_id: 7 }`)),
      get_user: `function getByEmail(email, callback) { callback(null, email === 'old@example.com' ? { user_id: '7', email } : null); }`,
    },
    { import_mode: true },
  );
  expect((await signIn(realm, 'dee@example.com')).status).toBe(200);
  const [{ id }] = await tenant.get(`/connections?name=${realm}`);
  await tenant.client.api('PATCH', `/connections/${id}`, {
    options: {
      enabledDatabaseCustomization: true,
      import_mode: true,
      customScripts: {
        login: login(`callback(new Error('never asked again'))`),
        get_user: `function getByEmail(email, callback) { callback(null, email === 'old@example.com' ? { user_id: '7', email } : null); }`,
      },
    },
  });
  expect((await signIn(realm, 'dee@example.com')).status).toBe(200);
  expect((await signIn(realm, 'dee@example.com', 'wrong')).body.error).toBe('invalid_grant');
  const signUp = (email: string) =>
    tenant.client.raw('POST', '/dbconnections/signup', {
      client_id: tenant.app.client_id,
      connection: realm,
      email,
      password: PASSWORD,
    });
  expect((await signUp('old@example.com')).body).toMatchObject({ code: 'invalid_signup' });
  expect((await signUp('new@example.com')).status).toBe(200);
});

it('sign-ups, new passwords, verified addresses and deletions go through their scripts', async () => {
  const refuse = (name: string, args: string, when: string) =>
    `function ${name}(${args}, callback) { if (${when}) return callback(new ValidationError('no', 'The script ${name} says no.')); callback(null, true); }`;
  const realm = await database({
    login: login(profile()),
    create: refuse('create', 'user', `user.email.startsWith('no')`),
    change_password: refuse('changePassword', 'email, password', `password.endsWith('no')`),
    verify: refuse('verify', 'email', `email.startsWith('unverifiable')`),
    delete: refuse('deleteUser', 'id', `id.includes('kept')`),
  });
  const signUp = (email: string) =>
    tenant.client.raw('POST', '/dbconnections/signup', {
      client_id: tenant.app.client_id,
      connection: realm,
      email,
      password: PASSWORD,
    });
  expect((await signUp('no@example.com')).body).toMatchObject({
    code: 'no',
    description: 'The script create says no.',
  });
  expect((await signUp('unverifiable@example.com')).status).toBe(200);
  const [user] = await tenant.get('/users-by-email?email=unverifiable@example.com');
  const path = (url: string) => url.slice(tenant.client.running.url.length);
  const { ticket } = await tenant.make('/tickets/password-change', { user_id: user.user_id });
  expect((await tenant.client.raw('POST', path(ticket), { password: `${PASSWORD}no` })).body.message).toBe(
    'The script changePassword says no.',
  );
  expect((await tenant.client.raw('POST', path(ticket), { password: `${PASSWORD}9` })).status).toBe(200);
  const verify = await tenant.make('/tickets/email-verification', { user_id: user.user_id });
  expect((await tenant.client.raw('GET', path(verify.ticket))).body.message).toBe(
    'The script verify says no.',
  );
  await signIn(realm, 'kept@example.com');
  const [kept] = await tenant.get('/users-by-email?email=kept@example.com');
  expect((await tenant.client.api('DELETE', `/users/${encodeURIComponent(kept.user_id)}`)).status).toBe(400);
  expect((await tenant.client.api('DELETE', `/users/${encodeURIComponent(user.user_id)}`)).status).toBe(204);
});
