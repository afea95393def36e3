import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASE, PASSWORD, TestTenant } from './support.js';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await TestTenant.start();
});
afterAll(() => tenant.close());

const path = (user: { user_id: string }) => `/users/${encodeURIComponent(user.user_id)}`;

describe('creating', () => {
  it('fills in what Auth0 fills in', async () => {
    const { status, body } = await tenant.api('POST', '/users', {
      connection: DATABASE,
      email: 'New.Person@Lumen.example',
      password: PASSWORD,
      user_id: 'chosen',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      user_id: 'auth0|chosen',
      email: 'new.person@lumen.example',
      email_verified: false,
      name: 'new.person@lumen.example',
      nickname: 'new.person',
      identities: [{ connection: DATABASE, provider: 'auth0', user_id: 'chosen', isSocial: false }],
    });
    expect(body.picture).toMatch(/^https:\/\/s\.gravatar\.com\/avatar\/[0-9a-f]{32}\?.*ne\.png$/);
    expect(body.created_at).toBe(body.updated_at);
    expect(JSON.stringify(body)).not.toContain(PASSWORD);
    expect(Object.keys(body).some((key) => key.startsWith('$'))).toBe(false);
  });

  it.each([
    [
      { connection: 'nope', email: 'a@b.example', password: PASSWORD },
      400,
      'inexistent_connection',
      'The connection does not exist.',
    ],
    [{ connection: DATABASE, email: 'a@b.example' }, 400, 'invalid_body', /password/],
    [{ connection: DATABASE, password: PASSWORD }, 400, 'invalid_body', /email/],
    [
      { connection: DATABASE, email: 'a@b.example', password: 'abc' },
      400,
      undefined,
      'PasswordStrengthError: Password is too weak',
    ],
    [
      { connection: DATABASE, email: 'NEW.person@lumen.example', password: PASSWORD },
      409,
      'auth0_idp_error',
      'The user already exists.',
    ],
    [
      { connection: DATABASE, email: 'other@lumen.example', password: PASSWORD, user_id: 'chosen' },
      409,
      'auth0_idp_error',
      'The user already exists.',
    ],
    [
      { connection: DATABASE, email: 'a@b.example', password: PASSWORD, nickname: '' },
      400,
      'invalid_body',
      /^Payload validation error/,
    ],
    [{ email: 'a@b.example' }, 400, 'invalid_body', /connection/],
  ])('refuses %j', async (body, status, errorCode, message) => {
    const answer = await tenant.api('POST', '/users', body);
    expect(answer.status).toBe(status);
    expect(answer.body.errorCode).toBe(errorCode);
    expect(answer.body.message).toEqual(
      typeof message === 'string' ? message : expect.stringMatching(message),
    );
  });

  it('minds what the connection is', async () => {
    await tenant.make('/connections', {
      name: 'plain-db',
      strategy: 'auth0',
      options: { requires_username: false },
    });
    await tenant.make('/connections', {
      name: 'names-db',
      strategy: 'auth0',
      options: { requires_username: true },
    });
    await tenant.make('/connections', { name: 'mail-codes', strategy: 'email' });
    await tenant.make('/connections', { name: 'google-oauth2', strategy: 'google-oauth2' });
    const make = (connection: string, more: object) => tenant.api('POST', '/users', { connection, ...more });
    const withName = { email: 'n@b.example', password: PASSWORD, username: 'Nell' };
    expect((await make('plain-db', withName)).body.message).toBe(
      'Cannot set username for connection without requires_username.',
    );
    expect((await make('names-db', withName)).body.username).toBe('nell');
    expect((await make('names-db', { email: 'm@b.example', password: PASSWORD })).status).toBe(400);
    expect((await make('mail-codes', { email: 'p@b.example' })).body.user_id).toMatch(/^email\|/);
    expect((await make('google-oauth2', { email: 'p@b.example' })).body.message).toMatch(
      /either be a database or passwordless/,
    );
  });
});

describe('changing', () => {
  it('merges metadata at the root', async () => {
    const user = await tenant.user('meta@lumen.example', {
      user_metadata: { a: { x: 1, y: 2 }, b: 1 },
      app_metadata: { plan: 'gold', n: 1 },
    });
    const change = async (body: object) => (await tenant.api('PATCH', path(user), body)).body;
    expect(await change({ user_metadata: { a: { x: 3 }, c: 2 } })).toMatchObject({
      user_metadata: { a: { x: 3 }, b: 1, c: 2 },
    });
    expect((await change({ user_metadata: { a: null } })).user_metadata).toEqual({ b: 1, c: 2 });
    expect((await change({ app_metadata: { n: null } })).app_metadata).toEqual({ plan: 'gold' });
    const cleared = await change({ user_metadata: {}, app_metadata: {} });
    expect(cleared.user_metadata).toEqual({});
    expect(cleared).not.toHaveProperty('app_metadata');
    expect(cleared.updated_at >= user.updated_at).toBe(true);
  });

  it.each([
    [{ password: PASSWORD, email: 'x@y.example' }, 'Cannot update password and email simultaneously'],
    [
      { password: PASSWORD, email_verified: true },
      'Cannot update password and email_verified simultaneously',
    ],
    [{ username: 'abc', email: 'x@y.example' }, 'Cannot update username and email simultaneously'],
    [{ username: 'abc', email_verified: true }, 'Cannot update username and email_verified simultaneously'],
    [{ username: 'abc', password: PASSWORD }, 'Cannot update username and password simultaneously'],
    [{ favourite: 'blue' }, "Payload validation error: 'Additional properties not allowed: favourite'."],
    [{ email: 'taken@lumen.example' }, 'The specified new email already exists'],
    [{ password: 'weak' }, 'PasswordStrengthError: Password is too weak'],
    [{ connection: 'nope', email: 'x@y.example' }, 'The connection does not exist.'],
  ])('refuses %j', async (body, message) => {
    const taken = await tenant.api('GET', '/users-by-email?email=taken@lumen.example');
    if (taken.body.length === 0) await tenant.user('taken@lumen.example');
    const [found] = (await tenant.api('GET', '/users-by-email?email=changing@lumen.example')).body;
    const user = found ?? (await tenant.user('changing@lumen.example'));
    const answer = await tenant.api('PATCH', path(user), body);
    expect([answer.status, answer.body.message]).toEqual([400, message]);
  });

  it('changes identifiers, names and the password', async () => {
    const user = await tenant.user('before@lumen.example', { email_verified: true, given_name: 'Be' });
    const moved = (await tenant.api('PATCH', path(user), { email: 'After@Lumen.example' })).body;
    expect(moved).toMatchObject({ email: 'after@lumen.example', email_verified: false });
    expect((await tenant.api('GET', '/users-by-email?email=before@lumen.example')).body).toEqual([]);
    expect((await tenant.api('PATCH', path(user), { given_name: null })).body).not.toHaveProperty(
      'given_name',
    );
    const reset = await tenant.api('PATCH', path(user), { password: 'Another-Horse-8' });
    expect(reset.body.last_password_reset).toBe(reset.body.updated_at);
    expect((await tenant.login('after@lumen.example', PASSWORD)).status).toBe(403);
    expect((await tenant.login('after@lumen.example', 'Another-Horse-8')).status).toBe(200);
  });

  it('refuses passwords that were used before', async () => {
    await tenant.make('/connections', {
      name: 'history-db',
      strategy: 'auth0',
      options: { passwordPolicy: 'low', password_history: { enable: true, size: 2 } },
    });
    const user = await tenant.make('/users', {
      connection: 'history-db',
      email: 'h@b.example',
      password: 'first-one',
    });
    const set = async (password: string) =>
      (await tenant.api('PATCH', path(user), { password, connection: 'history-db' })).body.message;
    expect(await set('first-one')).toBe('PasswordHistoryError: Password has previously been used');
    expect(await set('second-one')).toBeUndefined();
    expect(await set('third-one')).toBeUndefined();
    expect(await set('second-one')).toBe('PasswordHistoryError: Password has previously been used');
    expect(await set('first-one')).toBeUndefined();
  });
});

describe('reading and deleting', () => {
  it('answers 404 for an unknown user, chosen fields for a known one, and 204 when deleting an unknown one', async () => {
    const missing = await tenant.api('GET', '/users/auth0%7Cnobody');
    expect([missing.status, missing.body]).toEqual([
      404,
      {
        statusCode: 404,
        error: 'Not Found',
        message: 'The user does not exist.',
        errorCode: 'inexistent_user',
      },
    ]);
    const user = await tenant.user('fields@lumen.example');
    expect((await tenant.api('GET', `${path(user)}?fields=email,name`)).body).toEqual({
      email: user.email,
      name: user.name,
    });
    expect(
      (await tenant.api('GET', `${path(user)}?fields=email&include_fields=false`)).body,
    ).not.toHaveProperty('email');
    expect((await tenant.api('DELETE', path(user))).status).toBe(204);
    expect((await tenant.api('DELETE', path(user))).status).toBe(204);
    expect((await tenant.api('GET', path(user))).status).toBe(404);
  });

  it('finds by e-mail with case', async () => {
    await tenant.user('Cased@lumen.example');
    expect((await tenant.api('GET', '/users-by-email?email=cased@lumen.example')).body).toHaveLength(1);
    expect((await tenant.api('GET', '/users-by-email?email=Cased@lumen.example')).body).toEqual([]);
  });

  it('deletes the users with their connection', async () => {
    const { id } = await tenant.make('/connections', { name: 'short-lived', strategy: 'auth0' });
    const user = await tenant.make('/users', {
      connection: 'short-lived',
      email: 's@b.example',
      password: PASSWORD,
    });
    await tenant.api('DELETE', `/connections/${id}`);
    expect((await tenant.api('GET', path(user))).status).toBe(404);
  });
});

describe('listing', () => {
  it('searches, sorts and pages', async () => {
    for (const n of [3, 1, 2]) await tenant.user(`list${n}@paging.example`, { app_metadata: { n } });
    const search = (more: string) =>
      tenant.api(
        'GET',
        `/users?q=${encodeURIComponent('email.domain:paging.example')}&search_engine=v3&${more}`,
      );
    const { body } = await search('sort=email:-1&per_page=2&include_totals=true');
    expect({ ...body, users: body.users.map((user: { email: string }) => user.email) }).toEqual({
      start: 0,
      limit: 2,
      length: 2,
      total: 3,
      users: ['list3@paging.example', 'list2@paging.example'],
    });
    const second = await search('sort=email:-1&per_page=2&page=1&fields=email');
    expect(second.body).toEqual([{ email: 'list1@paging.example' }]);
  });

  it.each([
    ['page=10&per_page=100', 'invalid_paging', /^You can only page through the first 1000 records/],
    ['q=name:a&search_engine=v2', 'operation_not_supported', /Use search_engine=v3 instead/],
    ['q=name:(a', 'invalid_query_string', /^Query validation error: .* on property q\.$/],
    ['q=user_metadata.x:a*', 'invalid_query_string', /user_metadata/],
    ['sort=user_metadata.x:1', 'invalid_query_string', /sort/],
    ['sort=email', 'invalid_query_string', /sort/],
    ['per_page=1000', 'invalid_query_string', /per_page/],
  ])('refuses %s', async (query, errorCode, message) => {
    const { status, body } = await tenant.api('GET', `/users?${query}`);
    expect([status, body.errorCode]).toEqual([400, errorCode]);
    expect(body.message).toMatch(message);
  });
});

describe('linked identities', () => {
  it('links a second account and sets it free again', async () => {
    const primary = await tenant.user('one@link.example');
    const secondary = await tenant.user('two@link.example', { given_name: 'Two' });
    const [, id] = secondary.user_id.split('|');
    const linked = await tenant.api('POST', `${path(primary)}/identities`, {
      provider: 'auth0',
      user_id: id,
    });
    expect(linked.status).toBe(201);
    expect(linked.body).toHaveLength(2);
    expect(linked.body[1]).toMatchObject({
      user_id: id,
      profileData: { email: 'two@link.example', given_name: 'Two' },
    });
    expect((await tenant.api('GET', path(secondary))).status).toBe(404);
    expect(
      (await tenant.api('POST', `${path(primary)}/identities`, { provider: 'auth0', user_id: id })).status,
    ).toBe(409);
    const freed = await tenant.api('DELETE', `${path(primary)}/identities/auth0/${id}`);
    expect([freed.status, freed.body.length]).toEqual([200, 1]);
    expect((await tenant.api('GET', path(secondary))).body).toMatchObject({
      email: 'two@link.example',
      given_name: 'Two',
    });
    expect((await tenant.login('two@link.example', PASSWORD)).status).toBe(200);
    const own = primary.user_id.split('|')[1];
    expect((await tenant.api('DELETE', `${path(primary)}/identities/auth0/${own}`)).body.message).toBe(
      'Main identity cannot be removed.',
    );
  });
});
