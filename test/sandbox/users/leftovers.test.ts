import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASE, PASSWORD, TestTenant } from './support.js';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await TestTenant.start();
});
afterAll(() => tenant.close());

const at = (user: { user_id: string }, rest: string) => `/users/${encodeURIComponent(user.user_id)}${rest}`;

describe('second factors', () => {
  it('are added, shown without their secrets, seen as enrollments, and removed', async () => {
    const user = await tenant.user('mfa@left.example');
    const made = await tenant.api('POST', at(user, '/authentication-methods'), {
      type: 'phone',
      phone_number: '+4915550100',
      name: 'mine',
    });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      id: expect.stringMatching(/^phone\|dev_/),
      type: 'phone',
      preferred_authentication_method: 'sms',
    });
    expect(
      (
        await tenant.api('POST', at(user, '/authentication-methods'), {
          type: 'phone',
          phone_number: '+4915550100',
        })
      ).status,
    ).toBe(409);
    await tenant.make(at(user, '/authentication-methods'), {
      type: 'totp',
      name: 'app',
      totp_secret: 'JBSWY3DPEHPK3PXP',
    });
    const listed = (await tenant.api('GET', at(user, '/authentication-methods?include_totals=true'))).body;
    expect(listed.total).toBe(2);
    expect(JSON.stringify(listed)).not.toContain('JBSWY3DPEHPK3PXP');
    const enrollments = (await tenant.api('GET', at(user, '/enrollments'))).body;
    expect(enrollments.map((one: { auth_method: string }) => one.auth_method)).toEqual([
      'sms',
      'authenticator',
    ]);
    expect((await tenant.api('GET', `/guardian/enrollments/${enrollments[0].id}`)).body).toMatchObject({
      status: 'confirmed',
      phone_number: '+4915550100',
    });
    expect((await tenant.api('GET', at(user, ''))).body.multifactor).toEqual(['guardian']);
    const changed = await tenant.api(
      'PATCH',
      at(user, `/authentication-methods/${encodeURIComponent(made.body.id)}`),
      { preferred_authentication_method: 'voice' },
    );
    expect(changed.body.authentication_methods.map((one: { type: string }) => one.type)).toEqual([
      'sms',
      'voice',
    ]);
    expect((await tenant.api('POST', at(user, '/recovery-code-regeneration'))).body.recovery_code).toMatch(
      /^[A-Z0-9]{24}$/,
    );
    expect((await tenant.api('DELETE', at(user, '/multifactor/google-authenticator'))).status).toBe(204);
    expect((await tenant.api('DELETE', `/guardian/enrollments/${enrollments[0].id}`)).status).toBe(204);
    expect((await tenant.api('GET', `/guardian/enrollments/${enrollments[0].id}`)).status).toBe(404);
    expect((await tenant.api('GET', at(user, '/enrollments'))).body).toEqual([]);
    expect((await tenant.api('GET', at(user, ''))).body).not.toHaveProperty('multifactor');
    expect((await tenant.api('DELETE', at(user, '/authentication-methods'))).status).toBe(204);
    expect((await tenant.api('GET', at(user, '/authentication-methods'))).body).toEqual([]);
    expect((await tenant.api('POST', at(user, '/recovery-code-regeneration'))).status).toBe(404);
    expect(
      (await tenant.api('POST', at(user, '/multifactor/actions/invalidate-remember-browser'))).status,
    ).toBe(204);
  });

  it('are replaced as a whole', async () => {
    const user = await tenant.user('put@left.example');
    await tenant.make(at(user, '/authentication-methods'), { type: 'email', email: 'old@left.example' });
    const put = await tenant.api('PUT', at(user, '/authentication-methods'), [
      { type: 'phone', phone_number: '+4915550101' },
    ]);
    expect([put.status, put.body.length]).toEqual([200, 1]);
    const types = (await tenant.api('GET', at(user, '/authentication-methods'))).body.map(
      (one: { type: string }) => one.type,
    );
    expect(types).toEqual(['phone']);
  });
});

describe('sessions', () => {
  it('are read, annotated, revoked one by one and all together', async () => {
    const user = await tenant.user('session@left.example');
    for (let i = 0; i < 3; i++) await tenant.login('session@left.example', PASSWORD);
    const list = async () => (await tenant.api('GET', at(user, '/sessions'))).body.sessions;
    const [first, second] = await list();
    expect(
      (await tenant.api('PATCH', `/sessions/${first.id}`, { session_metadata: { note: 'x' } })).body
        .session_metadata,
    ).toEqual({ note: 'x' });
    expect((await tenant.api('POST', `/sessions/${first.id}/revoke`)).status).toBe(202);
    expect((await tenant.api('GET', `/sessions/${first.id}`)).status).toBe(404);
    expect((await tenant.api('DELETE', `/sessions/${second.id}`)).status).toBe(202);
    expect(await list()).toHaveLength(1);
    expect((await tenant.api('POST', at(user, '/revoke-access'))).status).toBe(202);
    expect(await list()).toEqual([]);
    expect((await tenant.api('GET', '/users/auth0%7Cnobody/sessions')).status).toBe(404);
  });
});

describe('logs', () => {
  it('are searched by page and read through by checkpoint', async () => {
    const user = await tenant.user('logs@left.example');
    for (let i = 0; i < 4; i++) await tenant.login('logs@left.example', i % 2 ? PASSWORD : 'nope');
    const q = encodeURIComponent(`user_id:"${user.user_id}" AND type:(s OR fp)`);
    const page = (
      await tenant.api('GET', `/logs?q=${q}&per_page=3&include_totals=true&fields=type&sort=date:1`)
    ).body;
    expect(page).toEqual({
      start: 0,
      limit: 3,
      length: 3,
      total: 3,
      logs: [{ type: 'fp' }, { type: 's' }, { type: 'fp' }],
    });
    const all: string[] = [];
    let path = '/logs?from=&take=2';
    for (let pages = 0; pages < 100; pages++) {
      const { body, headers } = await tenant.api('GET', path);
      if (body.length === 0) break;
      all.push(...body.map((event: { log_id: string }) => event.log_id));
      const next = /<[^>]*\/api\/v2([^>]+)>; rel="next"/.exec(headers.get('link') ?? '');
      path = next?.[1] ?? '';
    }
    expect(all).toHaveLength((await tenant.api('GET', '/logs?per_page=100')).body.length);
    expect([...all].sort()).toEqual(all);
    expect((await tenant.api('GET', `/logs/${all[0]}`)).body.log_id).toBe(all[0]);
    expect((await tenant.api('GET', '/logs/nope')).status).toBe(404);
    expect((await tenant.api('GET', '/logs?page=20')).body.errorCode).toBe('invalid_paging');
    expect((await tenant.api('GET', '/logs?q=type:(s')).body.errorCode).toBe('invalid_query_string');
  });

  it('are counted by day', async () => {
    const [today] = (await tenant.api('GET', '/stats/daily')).body;
    expect(today.logins).toBeGreaterThan(0);
    expect(today.date).toMatch(/T00:00:00\.000Z$/);
    expect((await tenant.api('GET', '/stats/daily?from=20200101&to=20200102')).body).toEqual([]);
    expect((await tenant.api('GET', '/stats/daily?from=yesterday')).status).toBe(400);
    expect((await tenant.api('GET', '/stats/active-users')).body).toBeGreaterThan(0);
  });
});

describe('jobs', () => {
  it('import users, report each failure, and update on request', async () => {
    const connection = await tenant.connectionId();
    const users = [
      { email: 'i1@jobs.example', app_metadata: { a: 1 } },
      { email: 'not an address' },
      { name: 'No Address' },
      { email: 'i2@jobs.example', blocked: 'yes' },
      { email: 'I1@jobs.example' },
      'text',
    ];
    const { status, body } = await tenant.importUsers(connection, users, { external_id: 'mine' });
    expect([status, body]).toMatchObject([
      202,
      {
        type: 'users_import',
        status: 'pending',
        connection: DATABASE,
        connection_id: connection,
        external_id: 'mine',
      },
    ]);
    const job = (await tenant.api('GET', `/jobs/${body.id}`)).body;
    expect(job).toMatchObject({
      status: 'completed',
      summary: { total: 6, inserted: 1, updated: 0, failed: 5 },
    });
    const errors = (await tenant.api('GET', `/jobs/${body.id}/errors`)).body;
    expect(errors.map((one: { errors: { code: string }[] }) => one.errors[0]?.code)).toEqual([
      'FORMAT',
      'OBJECT_REQUIRED',
      'INVALID_TYPE',
      'DUPLICATED_USER',
      'INVALID_TYPE',
    ]);
    const again = await tenant.importUsers(
      connection,
      [{ email: 'i1@jobs.example', app_metadata: { b: 2 } }],
      { upsert: 'true' },
    );
    expect((await tenant.api('GET', `/jobs/${again.body.id}`)).body.summary.updated).toBe(1);
    expect((await tenant.api('GET', `/jobs/${again.body.id}/errors`)).status).toBe(204);
    expect((await tenant.api('GET', '/users?q=email:i1@jobs.example')).body[0].app_metadata).toEqual({
      b: 2,
    });
  });

  it('import passwords that were hashed elsewhere', async () => {
    const sha256 = '5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8';
    const user = {
      email: 'hashed@jobs.example',
      custom_password_hash: { algorithm: 'sha256', hash: { value: sha256, encoding: 'hex' } },
    };
    await tenant.importUsers(await tenant.connectionId(), [user]);
    expect((await tenant.login('hashed@jobs.example', 'password')).status).toBe(200);
  });

  it('refuse files that are no good', async () => {
    const connection = await tenant.connectionId();
    expect((await tenant.importUsers(connection, ' '.repeat(10))).body.message).toBe(
      'Users file must not be empty.',
    );
    expect((await tenant.importUsers('con_0000000000000000', [])).body.message).toBe(
      'The connection does not exist.',
    );
    expect((await tenant.importUsers('nonsense', [])).status).toBe(400);
    expect((await tenant.importUsers(connection, [{ email: 'x'.repeat(600_000) }])).status).toBe(413);
    const broken = await tenant.importUsers(connection, '[{]');
    expect((await tenant.api('GET', `/jobs/${broken.body.id}`)).body.status).toBe('failed');
    expect((await tenant.api('GET', '/jobs/job_0000000000000000')).status).toBe(404);
  });

  it('export chosen fields as JSON lines or CSV', async () => {
    await tenant.user('export,1@jobs.example'.replace(',', '.'), {
      name: 'Comma, "Quote"',
      user_metadata: { tags: ['a', 'b'] },
    });
    const fetchFile = async (body: object) => {
      const made = await tenant.api('POST', '/jobs/users-exports', body);
      expect([made.status, made.body.status]).toEqual([200, 'pending']);
      const { location, status } = (await tenant.api('GET', `/jobs/${made.body.id}`)).body;
      expect(status).toBe('completed');
      return gunzipSync(Buffer.from(await (await fetch(location)).arrayBuffer())).toString();
    };
    const fields = [
      { name: 'email' },
      { name: 'name', export_as: 'Full' },
      { name: 'user_metadata.tags[0]', export_as: 'Tag' },
    ];
    const csv = await fetchFile({ format: 'csv', connection_id: await tenant.connectionId(), fields });
    expect(csv.split('\n')[0]).toBe('email,Full,Tag');
    expect(csv).toContain(`"'export.1@jobs.example","'Comma, ""Quote""","'a"\n`);
    const lines = (await fetchFile({ format: 'json', limit: 2 }))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(2);
    expect(lines[0]).toHaveProperty('user_id');
    expect(await fetchFile({})).not.toMatch(/\$passwords/);
    const { status } = await tenant.auth('GET', '/exports/sandbox.json.gz?job=job_1&key=guess');
    expect(status).toBe(404);
  });

  it('send verification e-mails', async () => {
    const user = await tenant.user('verify@jobs.example');
    const { status, body } = await tenant.api('POST', '/jobs/verification-email', { user_id: user.user_id });
    expect([status, body]).toMatchObject([201, { type: 'verification_email', status: 'pending' }]);
    expect(await tenant.logTypes(user.user_id)).toEqual(['svr']);
    expect((await tenant.api('POST', '/jobs/verification-email', { user_id: 'auth0|nobody' })).status).toBe(
      404,
    );
  });
});

it('a deleted user leaves nothing behind', async () => {
  const user = await tenant.user('gone@left.example');
  const org = await tenant.make('/organizations', { name: 'gone-org' });
  const role = await tenant.make('/roles', { name: 'Gone' });
  await tenant.api('POST', `/organizations/${org.id}/members`, { members: [user.user_id] });
  await tenant.api('POST', at(user, '/roles'), { roles: [role.id] });
  await tenant.login('gone@left.example', PASSWORD);
  const [session] = (await tenant.api('GET', at(user, '/sessions'))).body.sessions;
  for (let i = 0; i < 10; i++) await tenant.login('gone@left.example', 'nope', {}, '203.0.113.99');
  await tenant.api('DELETE', at(user, ''));
  expect((await tenant.api('GET', `/organizations/${org.id}/members`)).body).toEqual([]);
  expect((await tenant.api('GET', `/roles/${role.id}/users`)).body).toEqual([]);
  expect((await tenant.api('GET', `/sessions/${session.id}`)).status).toBe(404);
  expect((await tenant.api('GET', '/user-blocks?identifier=gone@left.example')).body).toEqual({
    blocked_for: [],
  });
});
