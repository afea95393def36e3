import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerIn, Browser, complaintOf, formOf, titleOf } from './browser.js';
import { App, CALLBACK, claimsOf, newestEvents, PASSWORD, TestTenant } from './support.js';

let tenant: TestTenant;
let app: App;
const EMAIL = 'ann@browser.example';

beforeAll(async () => {
  tenant = await TestTenant.start();
  app = await App.register(tenant);
  await tenant.user(EMAIL, { name: 'Ann "<b>" Lee' });
});
afterAll(() => tenant.close());

describe('a login in a browser', () => {
  it('goes from the application to the page, and back with a code for tokens', async () => {
    const browser = new Browser();
    const page = await browser.visit(app.address({ nonce: 'n-1', login_hint: EMAIL }));
    expect(new URL(page.url).pathname).toBe('/u/login');
    expect(formOf(page).fields).toMatchObject({ username: EMAIL, password: '' });
    const back = await browser.fill(page, { username: EMAIL.toUpperCase(), password: PASSWORD });
    expect(back.location).toMatch(/^https:\/\/app\.example\/callback\?/);
    const { code, state } = answerIn(back);
    expect(state).toBe('xyz');
    const { status, body } = await app.exchange(code);
    expect(status).toBe(200);
    const idToken = claimsOf(body.id_token);
    expect(idToken).toMatchObject({ iss: `${tenant.sandbox.url}/`, aud: app.id, nonce: 'n-1', email: EMAIL });
    const [event] = await newestEvents(tenant, `type:s AND client_id:${app.id}`);
    expect(event).toMatchObject({ type: 's', user_name: EMAIL, details: { session_id: idToken.sid } });
    expect((await newestEvents(tenant, 'type:seacft'))[0]).toMatchObject({ client_id: app.id });
    const profile = await fetch(`${tenant.sandbox.url}/userinfo`, {
      headers: { authorization: `Bearer ${body.access_token}` },
    });
    expect(await profile.json()).toMatchObject({ sub: idToken.sub, email: EMAIL });
    const anonymous = await fetch(`${tenant.sandbox.url}/userinfo`, {
      headers: { authorization: 'Bearer x' },
    });
    expect(anonymous.status).toBe(401);
  });

  it('asks again after a wrong password, and says no more than Auth0 does', async () => {
    const browser = new Browser();
    const wrong = await app.login(browser, EMAIL, {}, 'nope');
    expect([wrong.status, complaintOf(wrong)]).toEqual([400, 'Wrong email or password.']);
    const nobody = await app.login(browser, 'nobody@browser.example', {}, 'nope');
    expect(complaintOf(nobody)).toBe('Wrong email or password.');
    expect((await newestEvents(tenant, 'type:fp'))[0]).toMatchObject({ user_name: EMAIL });
    expect((await newestEvents(tenant, 'type:fu'))[0]).toMatchObject({ user_name: 'nobody@browser.example' });
    const right = await browser.fill(wrong, { username: EMAIL, password: PASSWORD });
    expect(answerIn(right).code).toBeDefined();
  });

  it('blocks an account after ten wrong passwords', async () => {
    const user = await tenant.user('guessed@browser.example');
    const browser = new Browser();
    let page = await browser.visit(app.address());
    for (let i = 0; i < 10; i++)
      page = await browser.fill(page, { username: 'guessed@browser.example', password: 'nope' });
    page = await browser.fill(page, { username: 'guessed@browser.example', password: PASSWORD });
    expect(complaintOf(page)).toContain('blocked after multiple consecutive login attempts');
    expect((await tenant.logTypes(user.user_id)).slice(-2)).toEqual(['limit_wc', 'limit_wc']);
  });

  it('tells the application about people who are blocked', async () => {
    const user = await tenant.user('blocked@browser.example', { blocked: true });
    const back = await app.login(new Browser(), 'blocked@browser.example');
    expect(answerIn(back)).toEqual({
      error: 'unauthorized',
      error_description: 'user is blocked',
      state: 'xyz',
    });
    expect(await tenant.logTypes(user.user_id)).toEqual(['f']);
  });

  it('signs people up', async () => {
    const browser = new Browser();
    const page = await browser.visit(app.address({ screen_hint: 'signup' }));
    expect(titleOf(page)).toBe('Sign up');
    const weak = await browser.fill(page, { email: 'new@browser.example', password: 'a' });
    expect(complaintOf(weak)).toContain('Password is too weak');
    const back = await browser.fill(weak, { email: 'new@browser.example', password: PASSWORD });
    const { body } = await app.exchange(answerIn(back).code);
    expect(claimsOf(body.id_token)).toMatchObject({ email: 'new@browser.example', email_verified: false });
    expect(await tenant.logTypes(String(claimsOf(body.id_token).sub))).toEqual(['ss', 's', 'seacft']);
  });

  it('answers by form_post with a page that needs no script', async () => {
    const back = await app.login(new Browser(), EMAIL, { response_mode: 'form_post' });
    expect(formOf(back)).toMatchObject({
      action: CALLBACK,
      fields: { code: expect.any(String), state: 'xyz' },
    });
    expect(back.headers.get('content-security-policy')).toContain("form-action 'self' https://app.example");
  });

  it('shows pages that no other site can frame or fill with script', async () => {
    const page = await new Browser().visit(app.address({ login_hint: '"><script>alert(1)</script>' }));
    expect(page.text).not.toContain('<script>alert');
    expect(page.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; script-src 'none'; .*frame-ancestors 'none'; base-uri 'none'$/,
    );
    expect(page.headers.get('cache-control')).toBe('no-store');
  });
});

describe('what another site cannot do', () => {
  it('carry on a login that it began itself', async () => {
    const attacker = new Browser();
    const page = await attacker.visit(app.address());
    const victim = new Browser();
    await victim.visit(app.address());
    const sent = await victim.fill(page, { username: EMAIL, password: PASSWORD });
    expect([sent.status, complaintOf(sent)]).toEqual([400, expect.stringContaining('Invalid state')]);
    const bare = await new Browser().fill(page, { username: EMAIL, password: PASSWORD });
    expect(bare.status).toBe(400);
  });

  it('use a session cookie that an earlier login left', async () => {
    const browser = new Browser();
    await app.login(browser, EMAIL);
    const before = new Map(browser.cookies);
    const silent = async (cookies: ReadonlyMap<string, string>) =>
      answerIn(await new Browser('Thief', cookies).visit(app.address({ prompt: 'none' })));
    expect((await silent(before)).code).toBeDefined();
    await app.login(browser, EMAIL, { prompt: 'login' });
    expect((await silent(before)).error).toBe('login_required');
    expect((await silent(browser.cookies)).code).toBeDefined();
  });
});

describe('requests that are wrong', () => {
  const seen = (more: Record<string, string | undefined>) => new Browser().visit(app.address(more));

  it('stay on a page where the application is unknown or its callback is not allowed', async () => {
    const unknown = await seen({ client_id: 'nobody' });
    expect([unknown.status, complaintOf(unknown)]).toEqual([400, 'Unknown client: nobody']);
    const elsewhere = await seen({ redirect_uri: 'https://evil.example/callback' });
    expect([elsewhere.status, complaintOf(elsewhere)]).toEqual([
      403,
      'Callback URL mismatch. https://evil.example/callback is not in the list of allowed callback URLs',
    ]);
    expect((await newestEvents(tenant, 'type:f'))[0]).toMatchObject({
      description: expect.stringContaining('Callback URL mismatch'),
      client_id: app.id,
      client_name: 'Test App',
    });
    expect((await seen({ client_id: undefined })).status).toBe(400);
  });

  it.each([
    [{ response_type: undefined }, 'invalid_request', 'Missing required parameter: response_type'],
    [{ response_type: 'magic' }, 'unsupported_response_type', /Unsupported response type/],
    [{ response_mode: 'post' }, 'invalid_request', /response_mode/],
    [{ code_challenge_method: 'plain' }, 'invalid_request', /code_challenge_method/],
    [{ code_challenge_method: undefined }, 'invalid_request', /plain/],
    [{ prompt: 'none login' }, 'invalid_request', /prompt/],
    [{ audience: 'https://nowhere.example' }, 'access_denied', 'Service not found: https://nowhere.example'],
    [{ organization: 'org_x' }, 'invalid_request', 'parameter organization is not allowed for this client'],
    [{ connection: 'nope' }, 'invalid_request', /connection is not enabled/],
    [{ prompt: 'none' }, 'login_required', 'Login required'],
  ])('are told to the application: %j', async (more, error, description) => {
    const answer = answerIn(await seen(more));
    expect(answer).toMatchObject({ error, state: 'xyz' });
    expect(answer.error_description).toMatch(description);
  });

  it('include grant types that the application does not have', async () => {
    const machine = await App.register(tenant, { grant_types: ['refresh_token'] });
    const answer = answerIn(await new Browser().visit(machine.address()));
    expect(answer).toMatchObject({ error: 'unauthorized_client' });
  });

  it('allow a callback by a wildcard in the subdomain only', async () => {
    const wild = await App.register(tenant, { callbacks: ['https://*.app.example/callback'] });
    const status = async (redirect_uri: string) =>
      (await new Browser().visit(wild.address({ redirect_uri }))).status;
    expect(await status('https://one.app.example/callback')).toBe(200);
    expect(await status('https://evil.example/.app.example/callback')).toBe(403);
    expect(await status('https://evil.example?.app.example/callback')).toBe(403);
    expect(await status('https://a@b.app.example/callback')).toBe(403);
  });
});

describe('a code', () => {
  const code = async (more: Record<string, string | undefined> = {}) =>
    answerIn(await app.login(new Browser(), EMAIL, more)).code;
  const refusal = { error: 'invalid_grant', error_description: 'Invalid authorization code' };

  it('works once, and its reuse takes back the refresh token', async () => {
    const used = await code({ scope: 'openid offline_access' });
    const { body } = await app.exchange(used);
    expect((await app.exchange(used)).body).toEqual(refusal);
    expect((await app.refresh(body.refresh_token)).body.error).toBe('invalid_grant');
    expect((await newestEvents(tenant, 'type:feacft'))[0]).toMatchObject({
      description: 'Invalid authorization code',
      details: { code: expect.stringMatching(/^\*+.{3}$/) },
    });
  });

  it('needs its verifier, its callback and its application', async () => {
    const wrong = await app.exchange(await code(), { code_verifier: 'x'.repeat(43) });
    expect(wrong.body.error_description).toBe('Failed to verify code verifier');
    const moved = await app.exchange(await code(), { redirect_uri: 'https://app.example/other' });
    expect(moved.body.error_description).toContain('The redirect URI is wrong');
    const other = await App.register(tenant);
    expect((await other.exchange(await code(), { code_verifier: app.verifier })).body).toEqual(refusal);
    const bare = await app.token({
      grant_type: 'authorization_code',
      code: (await code({ code_challenge: undefined, code_challenge_method: undefined })) ?? '',
      redirect_uri: CALLBACK,
    });
    expect(bare.status).toBe(401);
  });

  it('is of no use after ten minutes', async () => {
    const old = await code();
    await tenant.auth('POST', '/_sandbox/clock', { advance_ms: 10 * 60_000 });
    expect((await app.exchange(old)).body).toEqual(refusal);
  });
});
