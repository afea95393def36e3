import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASE, PASSWORD, REALM, TestTenant } from './support.js';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await TestTenant.start();
});
afterAll(() => tenant.close());

const at = (user: { user_id: string }, rest = '') => `/users/${encodeURIComponent(user.user_id)}${rest}`;
const claims = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

describe('logging in with a password', () => {
  it('answers tokens, counts the login, opens a session and logs s and the exchange', async () => {
    const user = await tenant.user('in@login.example');
    const { status, body } = await tenant.login(
      'IN@login.example',
      PASSWORD,
      { scope: 'openid profile email' },
      '203.0.113.5',
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 86_400, scope: 'openid profile email' });
    expect(claims(body.id_token)).toMatchObject({
      sub: user.user_id,
      aud: tenant.sandbox.clientId,
      email: 'in@login.example',
      email_verified: false,
    });
    const profile = (await tenant.api('GET', at(user))).body;
    expect(profile).toMatchObject({ logins_count: 1, last_ip: '203.0.113.5' });
    expect(profile.last_login >= user.created_at).toBe(true);
    const { sessions } = (await tenant.api('GET', at(user, '/sessions'))).body;
    expect(sessions[0]).toMatchObject({
      user_id: user.user_id,
      device: { initial_ip: '203.0.113.5' },
      clients: [{ client_id: tenant.sandbox.clientId }],
    });
    const [exchange, event] = (await tenant.api('GET', at(user, '/logs'))).body;
    expect(exchange).toMatchObject({ type: 'sepft', user_name: 'in@login.example', ip: '203.0.113.5' });
    expect(event).toMatchObject({
      type: 's',
      user_name: 'in@login.example',
      ip: '203.0.113.5',
      connection: DATABASE,
      strategy: 'auth0',
      strategy_type: 'database',
    });
  });

  it('does not reveal whether the e-mail or the password was wrong', async () => {
    const user = await tenant.user('wrong@login.example');
    const wrong = {
      status: 403,
      body: { error: 'invalid_grant', error_description: 'Wrong email or password.' },
    };
    expect(await tenant.login('wrong@login.example', 'nope')).toMatchObject(wrong);
    expect(await tenant.login('nobody@login.example', 'nope')).toMatchObject(wrong);
    expect(await tenant.logTypes(user.user_id)).toEqual(['fp']);
    expect((await tenant.api('GET', '/logs?q=type:fu')).body[0].user_name).toBe('nobody@login.example');
  });

  it('blocks an identifier on an address after ten failures, until it is lifted', async () => {
    const user = await tenant.user('guess@login.example');
    const [home, away] = ['203.0.113.10', '203.0.113.11'];
    for (let i = 0; i < 10; i++)
      expect((await tenant.login('guess@login.example', 'nope', {}, home)).status).toBe(403);
    const blocked = await tenant.login('guess@login.example', PASSWORD, {}, home);
    expect([blocked.status, blocked.body.error]).toEqual([429, 'too_many_attempts']);
    expect((await tenant.login('guess@login.example', PASSWORD, {}, away)).status).toBe(200);
    expect(await tenant.logTypes(user.user_id)).toEqual([
      ...Array(10).fill('fp'),
      'limit_wc',
      'limit_wc',
      's',
      'sepft',
    ]);
    const shown = { blocked_for: [{ identifier: 'guess@login.example', ip: home, connection: DATABASE }] };
    expect((await tenant.api('GET', `/user-blocks${at(user).slice('/users'.length)}`)).body).toEqual(shown);
    expect((await tenant.api('GET', '/user-blocks?identifier=guess@login.example')).body).toEqual(shown);
    await tenant.api('PATCH', at(user), { blocked: false });
    expect((await tenant.login('guess@login.example', PASSWORD, {}, home)).status).toBe(429);
    expect((await tenant.api('GET', '/users?q=blocked:true')).body).toEqual([]);
    expect((await tenant.api('DELETE', `/user-blocks/${encodeURIComponent(user.user_id)}`)).status).toBe(204);
    expect((await tenant.login('guess@login.example', PASSWORD, {}, home)).status).toBe(200);
  });

  it('blocks an address that fails with many names, shows that, and lets it in again on request', async () => {
    const ip = '203.0.113.40';
    const path = '/attack-protection/suspicious-ip-throttling';
    const before = (await tenant.api('GET', path)).body;
    const stage = { ...before.stage, 'pre-login': { max_attempts: 3, rate: 864_000 } };
    await tenant.api('PATCH', path, { stage });
    await tenant.user('office@login.example');
    for (let i = 0; i < 3; i++) await tenant.login(`guess${i}@login.example`, 'nope', {}, ip);
    expect((await tenant.login('office@login.example', PASSWORD, {}, ip)).status).toBe(429);
    expect((await tenant.api('GET', `/anomaly/blocks/ips/${ip}`)).status).toBe(200);
    expect((await tenant.api('DELETE', `/anomaly/blocks/ips/${ip}`)).status).toBe(204);
    expect((await tenant.login('office@login.example', PASSWORD, {}, ip)).status).toBe(200);
    await tenant.api('PATCH', path, { stage: before.stage });
  });

  it('resets the count after a success', async () => {
    await tenant.user('patient@login.example');
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 6; i++) await tenant.login('patient@login.example', 'nope', {}, '203.0.113.12');
      expect((await tenant.login('patient@login.example', PASSWORD, {}, '203.0.113.12')).status).toBe(200);
    }
  });

  it('follows the attack protection settings', async () => {
    const path = '/attack-protection/brute-force-protection';
    const user = await tenant.user('settings@login.example');
    await tenant.api('PATCH', path, { max_attempts: 2, allowlist: ['203.0.113.20'] });
    for (let i = 0; i < 3; i++) await tenant.login('settings@login.example', 'nope', {}, '203.0.113.20');
    expect((await tenant.login('settings@login.example', PASSWORD, {}, '203.0.113.20')).status).toBe(200);
    for (let i = 0; i < 2; i++) await tenant.login('settings@login.example', 'nope', {}, '203.0.113.21');
    expect((await tenant.login('settings@login.example', PASSWORD, {}, '203.0.113.21')).status).toBe(429);
    await tenant.api('PATCH', path, { enabled: false });
    expect((await tenant.login('settings@login.example', PASSWORD, {}, '203.0.113.21')).status).toBe(200);
    expect(
      (
        await tenant.api(
          'GET',
          `/user-blocks/${encodeURIComponent(user.user_id)}?consider_brute_force_enablement=true`,
        )
      ).body,
    ).toEqual({ blocked_for: [] });
    await tenant.api('PATCH', path, { enabled: true, max_attempts: 10, allowlist: [] });
  });

  it('refuses blocked people, strangers to an organization and leaked passwords', async () => {
    const user = await tenant.user('kept.out@login.example');
    await tenant.api('PATCH', at(user), { blocked: true });
    const blocked = await tenant.login('kept.out@login.example', PASSWORD);
    expect([blocked.status, blocked.body]).toEqual([
      401,
      { error: 'unauthorized', error_description: 'user is blocked' },
    ]);
    await tenant.api('PATCH', at(user), { blocked: false });
    const org = await tenant.make('/organizations', { name: 'club' });
    expect(
      (await tenant.login('kept.out@login.example', PASSWORD, { organization: org.id })).body
        .error_description,
    ).toBe(`user ${user.user_id} is not part of the ${org.id} organization`);
    await tenant.api('POST', `/organizations/${org.id}/members`, { members: [user.user_id] });
    expect((await tenant.login('kept.out@login.example', PASSWORD, { organization: org.id })).status).toBe(
      200,
    );
    await tenant.api('PATCH', at(user), { password: 'Paaf213XXYYZZ' });
    expect((await tenant.login('kept.out@login.example', 'Paaf213XXYYZZ')).status).toBe(200);
    await tenant.api('PATCH', '/attack-protection/breached-password-detection', {
      enabled: true,
      shields: ['block'],
    });
    expect((await tenant.login('kept.out@login.example', 'Paaf213XXYYZZ')).body.error).toBe(
      'password_leaked',
    );
    await tenant.api('PATCH', '/attack-protection/breached-password-detection', { enabled: false });
    expect(await tenant.logTypes(user.user_id)).toEqual([
      'f',
      'f',
      'organization_member_added',
      's',
      'sepft',
      's',
      'sepft',
      'pwd_leak',
    ]);
  });

  it('holds applications to their grants and connections', async () => {
    const shop = await tenant.make('/clients', { name: 'Shop', grant_types: ['authorization_code'] });
    const { id } = await tenant.make('/connections', { name: 'kept', strategy: 'auth0' });
    await tenant.make('/users', { connection: 'kept', email: 'kept@login.example', password: PASSWORD });
    const login = (more: object) =>
      tenant.auth('POST', '/oauth/token', {
        grant_type: REALM,
        realm: 'kept',
        username: 'kept@login.example',
        password: PASSWORD,
        ...more,
      });
    const credentials = ({ client_id, client_secret }: Record<string, string>) => ({
      client_id,
      client_secret,
    });
    expect((await login(credentials(shop))).status).toBe(403);
    const refusals = await tenant.api('GET', `/logs?q=${encodeURIComponent('type:fepft')}`);
    expect(refusals.body[0]).toMatchObject({
      user_name: 'kept@login.example',
      client_id: shop.client_id,
      description: expect.stringContaining('not allowed for the client'),
    });
    const open = await tenant.make('/clients', { name: 'Open', grant_types: ['password'] });
    expect((await login(credentials(open))).status).toBe(200);
    expect((await login({ ...credentials(open), client_secret: 'wrong' })).status).toBe(401);
    expect((await login({ ...credentials(open), realm: 'nope' })).body.error).toBe('invalid_request');
    expect((await login({ ...credentials(open), username: undefined })).status).toBe(400);
    await tenant.api('PATCH', `/connections/${id}/clients`, [{ client_id: shop.client_id, status: true }]);
    expect((await login(credentials(open))).body).toEqual({
      error: 'access_denied',
      error_description: 'The connection is not enabled for this application.',
    });
    await tenant.api('PATCH', `/connections/${id}/clients`, [{ client_id: shop.client_id, status: false }]);
    expect((await login(credentials(open))).body.error).toBe('access_denied');
  });

  it('gives the scopes of an API that the person has', async () => {
    const identifier = 'https://api.login.example';
    await tenant.make('/resource-servers', {
      name: 'L',
      identifier,
      scopes: [{ value: 'a' }, { value: 'b' }],
      enforce_policies: true,
      token_dialect: 'access_token_authz',
      allow_offline_access: true,
    });
    const user = await tenant.user('scoped@login.example');
    await tenant.api('POST', at(user, '/permissions'), {
      permissions: [{ resource_server_identifier: identifier, permission_name: 'a' }],
    });
    const client = await tenant.make('/clients', { name: 'R', grant_types: ['password', 'refresh_token'] });
    const { client_id, client_secret } = client;
    const grant = {
      grant_type: 'password',
      username: 'scoped@login.example',
      password: PASSWORD,
      client_id,
      client_secret,
    };
    const { body } = await tenant.auth('POST', '/oauth/token', {
      ...grant,
      audience: identifier,
      scope: 'a b offline_access',
    });
    expect(claims(body.access_token)).toMatchObject({
      sub: user.user_id,
      aud: identifier,
      scope: 'a offline_access',
      permissions: ['a'],
    });
    const again = await tenant.auth('POST', '/oauth/token', {
      grant_type: 'refresh_token',
      refresh_token: body.refresh_token,
      client_id,
      client_secret,
    });
    expect(claims(again.body.access_token).scope).toBe('a offline_access');
    const { tokens } = (await tenant.api('GET', at(user, '/refresh-tokens'))).body;
    expect(tokens).toHaveLength(1);
    expect(JSON.stringify(tokens)).not.toContain(body.refresh_token);
    expect(
      (await tenant.api('GET', `/device-credentials?user_id=${encodeURIComponent(user.user_id)}`)).body[0]
        .type,
    ).toBe('refresh_token');
    expect((await tenant.api('DELETE', at(user, '/refresh-tokens'))).status).toBe(202);
    const revoked = await tenant.auth('POST', '/oauth/token', {
      grant_type: 'refresh_token',
      refresh_token: body.refresh_token,
      client_id,
      client_secret,
    });
    expect([revoked.status, revoked.body.error]).toEqual([403, 'invalid_grant']);
  });

  it('asks for a second factor when the policy says always', async () => {
    const user = await tenant.user('factor@login.example');
    await tenant.api('PUT', '/guardian/policies', ['all-applications']);
    const answer = await tenant.login('factor@login.example', PASSWORD);
    await tenant.api('PUT', '/guardian/policies', []);
    expect([answer.status, answer.body.error, typeof answer.body.mfa_token]).toEqual([
      403,
      'mfa_required',
      'string',
    ]);
    expect(await tenant.logTypes(user.user_id)).toEqual(['mfar']);
  });
});

describe('signing up and forgetting the password', () => {
  const signup = (more: object) =>
    tenant.auth('POST', '/dbconnections/signup', {
      client_id: tenant.sandbox.clientId,
      connection: DATABASE,
      email: 'Sign@Up.example',
      password: PASSWORD,
      ...more,
    });

  it('creates a user who can log in', async () => {
    const { status, body } = await signup({ user_metadata: { colour: 'red' } });
    expect([status, body]).toMatchObject([
      200,
      { email: 'sign@up.example', email_verified: false, user_metadata: { colour: 'red' } },
    ]);
    expect((await tenant.login('sign@up.example', PASSWORD)).status).toBe(200);
    expect(await tenant.logTypes(`auth0|${body._id}`)).toEqual(['ss', 's', 'sepft']);
  });

  it('says what is wrong', async () => {
    expect(await signup({})).toMatchObject({ status: 400, body: { code: 'invalid_signup' } });
    expect(await signup({ email: 'x@y.example', password: 'weak' })).toMatchObject({
      status: 400,
      body: { code: 'invalid_password', name: 'PasswordStrengthError' },
    });
    expect(await signup({ email: 'nonsense' })).toMatchObject({
      status: 400,
      body: { error: 'email is not valid email' },
    });
    expect(await signup({ connection: 'nope' })).toMatchObject({
      status: 400,
      body: { error: 'connection not found' },
    });
    await tenant.make('/connections', {
      name: 'closed-db',
      strategy: 'auth0',
      options: { disable_signup: true },
    });
    expect(await signup({ connection: 'closed-db' })).toMatchObject({
      status: 400,
      body: { description: 'Public signup is disabled' },
    });
  });

  it('answers a forgotten password alike for everybody, and a ticket really changes it', async () => {
    const user = await tenant.user('forgot@up.example');
    const ask = (email: string) =>
      tenant.auth('POST', '/dbconnections/change_password', { connection: DATABASE, email });
    const [known, unknown] = [await ask('forgot@up.example'), await ask('unknown@up.example')];
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
    const { status, body } = await tenant.api('POST', '/tickets/password-change', {
      user_id: user.user_id,
      mark_email_as_verified: true,
    });
    expect(status).toBe(201);
    const link = new URL(body.ticket);
    const submit = (password: string) => tenant.auth('POST', link.pathname + link.search, { password });
    expect((await submit('weak')).body.message).toBe('PasswordStrengthError: Password is too weak');
    expect((await submit('Fresh-Horse-9')).status).toBe(200);
    expect((await submit('Fresh-Horse-9')).status).toBe(400);
    expect((await tenant.login('forgot@up.example', 'Fresh-Horse-9')).status).toBe(200);
    expect((await tenant.api('GET', at(user))).body.email_verified).toBe(true);
    expect(await tenant.logTypes(user.user_id)).toEqual(['scpr', 'fcp', 'scp', 's', 'sepft']);
  });

  it('verifies an e-mail by ticket, and refuses tickets that make no sense', async () => {
    const user = await tenant.user('verify@up.example');
    const { body } = await tenant.api('POST', '/tickets/email-verification', {
      user_id: user.user_id,
      result_url: 'https://app.up.example/done',
    });
    const link = new URL(body.ticket);
    const done = await tenant.auth('GET', link.pathname + link.search);
    expect([done.status, done.headers.get('location')]).toEqual([
      302,
      expect.stringMatching(/^https:\/\/app\.up\.example\/done\?success=true/),
    ]);
    expect((await tenant.api('GET', at(user))).body.email_verified).toBe(true);
    const make = (path: string, more: object) => tenant.api('POST', `/tickets/${path}`, more);
    expect((await make('email-verification', { user_id: 'auth0|nobody' })).status).toBe(404);
    expect(
      (
        await make('password-change', {
          connection_id: await tenant.connectionId(),
          email: 'nobody@up.example',
        })
      ).status,
    ).toBe(404);
    expect(
      (await make('password-change', { user_id: user.user_id, organization_id: 'org_0000000000000001' })).body
        .message,
    ).toBe('The organization does not exist');
    expect((await make('password-change', { user_id: user.user_id, ttl_sec: 1 })).status).toBe(201);
  });
});
