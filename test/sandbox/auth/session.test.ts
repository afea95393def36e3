/** What a session gives: single sign-on, silent logins, logging out; and consent. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerIn, Browser, complaintOf, titleOf } from './browser.js';
import { App, claimsOf, newestEvents, TestTenant } from './support.js';

let tenant: TestTenant;
let app: App;
const EMAIL = 'sam@session.example';
const API = 'https://api.session.example';

beforeAll(async () => {
  tenant = await TestTenant.start();
  app = await App.register(tenant);
  await tenant.user(EMAIL);
  await tenant.make('/resource-servers', {
    name: 'Orders',
    identifier: API,
    scopes: [{ value: 'read:orders', description: 'See orders' }, { value: 'write:orders' }],
    allow_offline_access: true,
    skip_consent_for_verifiable_first_party_clients: true,
  });
});
afterAll(() => tenant.close());

describe('single sign-on', () => {
  it('gives a second application a code without a page, in the same session', async () => {
    const browser = new Browser();
    const first = claimsOf((await app.tokens(browser, EMAIL)).id_token);
    const other = await App.register(tenant, { name: 'Other' });
    const back = await browser.visit(other.address());
    const { body } = await other.exchange(answerIn(back).code);
    expect(claimsOf(body.id_token).sid).toBe(first.sid);
    const silent = answerIn(await browser.visit(app.address({ prompt: 'none' })));
    expect((await app.exchange(silent.code)).status).toBe(200);
    expect((await newestEvents(tenant, 'type:ssa'))[0]).toMatchObject({ user_name: EMAIL });
    const { body: sessions } = await tenant.api('GET', `/sessions/${String(first.sid)}`);
    expect(sessions.clients).toEqual([{ client_id: app.id }, { client_id: other.id }]);
  });

  it('ends where the request wants credentials', async () => {
    const browser = new Browser();
    await app.tokens(browser, EMAIL);
    expect(titleOf(await browser.visit(app.address({ prompt: 'login' })))).toBe('Welcome');
    expect(titleOf(await browser.visit(app.address({ max_age: '0' })))).toBe('Welcome');
    const young = answerIn(await browser.visit(app.address({ max_age: '600' })));
    const { body } = await app.exchange(young.code);
    expect(claimsOf(body.id_token).auth_time).toEqual(expect.any(Number));
  });

  it('ends with the session, in the Management API as well', async () => {
    const browser = new Browser();
    const { sid } = claimsOf((await app.tokens(browser, EMAIL)).id_token);
    await tenant.api('DELETE', `/sessions/${String(sid)}`);
    expect(answerIn(await browser.visit(app.address({ prompt: 'none' }))).error).toBe('login_required');
    expect((await newestEvents(tenant, 'type:fsa'))[0]).toMatchObject({ description: 'Login required' });
  });

  it('ends between two pages of a login too', async () => {
    const browser = new Browser();
    const { sid } = claimsOf((await app.tokens(browser, EMAIL)).id_token);
    const page = await browser.visit(app.address({ prompt: 'consent' }));
    expect(titleOf(page)).toBe('Authorize App');
    await tenant.api('DELETE', `/sessions/${String(sid)}`);
    expect(titleOf(await browser.fill(page, { action: 'accept' }))).toBe('Welcome');
  });

  it('does not let people in who were blocked since', async () => {
    const user = await tenant.user('late@session.example');
    const browser = new Browser();
    await app.tokens(browser, 'late@session.example');
    await tenant.api('PATCH', `/users/${encodeURIComponent(user.user_id)}`, { blocked: true });
    expect(answerIn(await browser.visit(app.address())).error).toBe('unauthorized');
  });
});

describe('consent', () => {
  it('is asked of applications of others, once, and can be declined', async () => {
    const third = await App.register(tenant, { name: 'Their App', is_first_party: false });
    const id = await tenant.connectionId();
    const none = answerIn(await new Browser().visit(third.address()));
    expect(none.error_description).toBe('no connections enabled for the client');
    await tenant.api('PATCH', `/connections/${id}`, { is_domain_connection: true });
    const wanted = { audience: API, scope: 'openid read:orders' };
    const browser = new Browser();
    const page = await third.login(browser, EMAIL, wanted);
    expect(titleOf(page)).toBe('Authorize App');
    expect(page.text).toContain('read:orders: See orders');
    const declined = await browser.fill(page, { action: 'deny' });
    expect(answerIn(declined)).toMatchObject({
      error: 'access_denied',
      error_description: 'User did not authorize the request',
    });
    const silent = await browser.visit(third.address({ ...wanted, prompt: 'none' }));
    expect(answerIn(silent).error).toBe('consent_required');
    const again = await browser.visit(third.address(wanted));
    const { body } = await third.exchange(answerIn(await browser.fill(again, { action: 'accept' })).code);
    expect(body.scope).toBe('openid read:orders');
    expect(answerIn(await browser.visit(third.address(wanted))).code).toBeDefined();
    expect(titleOf(await browser.visit(third.address({ ...wanted, scope: 'write:orders' })))).toBe(
      'Authorize App',
    );
    expect(titleOf(await browser.visit(third.address({ ...wanted, prompt: 'consent' })))).toBe(
      'Authorize App',
    );
    const user = claimsOf(body.access_token).sub;
    const { body: grants } = await tenant.api('GET', `/grants?user_id=${encodeURIComponent(String(user))}`);
    expect(grants).toMatchObject([{ clientID: third.id, audience: API, scope: ['read:orders'] }]);
  });

  it('is asked of the own application on the person’s machine', async () => {
    const local = await App.register(tenant, { callbacks: ['http://localhost:9/cb'] });
    const page = await local.login(new Browser(), EMAIL, {
      audience: API,
      redirect_uri: 'http://localhost:9/cb',
      scope: 'read:orders',
    });
    expect(titleOf(page)).toBe('Authorize App');
  });

  it('is not asked for an API that people may not give access to', async () => {
    await tenant.make('/resource-servers', {
      name: 'Machines',
      identifier: 'https://machines.session.example',
      subject_type_authorization: {
        user: { policy: 'deny_all' },
        client: { policy: 'require_client_grant' },
      },
    });
    const answer = answerIn(
      await new Browser().visit(app.address({ audience: 'https://machines.session.example' })),
    );
    expect(answer.error_description).toContain('is not authorized to access resource server');
  });
});

describe('tokens for an API', () => {
  it('have its scopes for the audience, opaque without one', async () => {
    const { access_token } = await app.tokens(new Browser(), EMAIL, {
      audience: API,
      scope: 'openid read:orders read:nothing',
    });
    expect(claimsOf(access_token)).toMatchObject({
      aud: [API, `${tenant.sandbox.url}/userinfo`],
      scope: 'openid read:orders',
      azp: app.id,
    });
    expect(claimsOf(access_token)).not.toHaveProperty('gty');
    expect((await app.tokens(new Browser(), EMAIL)).access_token).not.toContain('.');
  });

  it('take the resource for the audience with the compatibility profile only', async () => {
    const ask = async () =>
      (await app.tokens(new Browser(), EMAIL, { resource: API, scope: 'read:orders' })).access_token;
    expect(await ask()).not.toContain('.');
    await tenant.api('PATCH', '/tenants/settings', { resource_parameter_profile: 'compatibility' });
    expect(claimsOf(await ask()).aud).toBe(API);
    await tenant.api('PATCH', '/tenants/settings', { resource_parameter_profile: 'audience' });
  });
});

describe('refresh tokens', () => {
  const offline = { scope: 'openid offline_access' };

  it('rotate, and end as a family when an old one comes back', async () => {
    const rotating = await App.register(tenant, {
      refresh_token: { rotation_type: 'rotating', expiration_type: 'expiring', leeway: 0 },
    });
    const first = await rotating.tokens(new Browser(), EMAIL, offline);
    const second = (await rotating.refresh(first.refresh_token)).body;
    expect(second.refresh_token).not.toBe(first.refresh_token);
    await tenant.auth('POST', '/_sandbox/clock', { advance_ms: 1000 });
    expect((await rotating.refresh(first.refresh_token)).body).toEqual({
      error: 'invalid_grant',
      error_description: 'Unknown or invalid refresh token.',
    });
    expect((await newestEvents(tenant, 'type:ferrt'))[0]).toMatchObject({ client_id: rotating.id });
    expect((await rotating.refresh(second.refresh_token)).status).toBe(403);
  });

  it('work for the leeway after they were replaced', async () => {
    const patient = await App.register(tenant, {
      refresh_token: { rotation_type: 'rotating', expiration_type: 'expiring', leeway: 60 },
    });
    const first = await patient.tokens(new Browser(), EMAIL, offline);
    await patient.refresh(first.refresh_token);
    await tenant.auth('POST', '/_sandbox/clock', { advance_ms: 30_000 });
    expect((await patient.refresh(first.refresh_token)).status).toBe(200);
    await tenant.auth('POST', '/_sandbox/clock', { advance_ms: 31_000 });
    expect((await patient.refresh(first.refresh_token)).status).toBe(403);
  });

  it('expire when nobody uses them, survive a logout, and can be revoked', async () => {
    const lazy = await App.register(tenant, {
      refresh_token: {
        rotation_type: 'non-rotating',
        expiration_type: 'expiring',
        infinite_token_lifetime: false,
        token_lifetime: 10_000,
        infinite_idle_token_lifetime: false,
        idle_token_lifetime: 1_000,
      },
    });
    const browser = new Browser();
    const { refresh_token } = await lazy.tokens(browser, EMAIL, offline);
    await browser.visit(`${tenant.sandbox.url}/v2/logout?client_id=${lazy.id}`);
    await tenant.auth('POST', '/_sandbox/clock', { advance_ms: 900_000 });
    expect((await lazy.refresh(refresh_token)).status).toBe(200);
    await tenant.auth('POST', '/_sandbox/clock', { advance_ms: 900_000 });
    expect((await lazy.refresh(refresh_token)).status).toBe(200);
    await tenant.auth('POST', '/_sandbox/clock', { advance_ms: 1_001_000 });
    expect((await lazy.refresh(refresh_token)).body.error).toBe('invalid_grant');
    const next = (await lazy.tokens(new Browser(), EMAIL, offline)).refresh_token;
    await tenant.auth('POST', '/oauth/revoke', { client_id: lazy.id, token: next });
    expect((await lazy.refresh(next)).status).toBe(403);
    expect((await newestEvents(tenant, 'type:srrt'))[0]).toMatchObject({ client_id: lazy.id });
  });
});

describe('logging out', () => {
  const url = (path: string, parameters: Record<string, string>) =>
    `${tenant.sandbox.url}${path}?${new URLSearchParams(parameters)}`;
  const loggedIn = async (browser: Browser) =>
    answerIn(await browser.visit(app.address({ prompt: 'none' }))).code !== undefined;

  it('returns to allowed addresses only', async () => {
    const browser = new Browser();
    await app.tokens(browser, EMAIL);
    const wrong = await browser.visit(
      url('/v2/logout', { client_id: app.id, returnTo: 'https://evil.example/' }),
    );
    expect([wrong.status, complaintOf(wrong)]).toEqual([400, expect.stringContaining('Allowed Logout URLs')]);
    expect((await newestEvents(tenant, 'type:flo'))[0]).toMatchObject({ client_id: app.id });
    expect(await loggedIn(browser)).toBe(true);
    const bye = await browser.visit(
      url('/v2/logout', { client_id: app.id, returnTo: 'https://app.example/bye' }),
    );
    expect(bye.location).toBe('https://app.example/bye');
    expect(await loggedIn(browser)).toBe(false);
    expect((await newestEvents(tenant, 'type:slo'))[0]).toMatchObject({ user_name: EMAIL });
  });

  it('takes an ID token as proof, and asks the person without one', async () => {
    const browser = new Browser();
    const { id_token } = await app.tokens(browser, EMAIL);
    const asked = await browser.visit(url('/oidc/logout', { client_id: app.id }));
    expect(titleOf(asked)).toBe('Log out');
    expect(await loggedIn(browser)).toBe(true);
    const bye = await browser.visit(
      url('/oidc/logout', {
        id_token_hint: id_token,
        post_logout_redirect_uri: 'https://app.example/bye',
        state: 's1',
      }),
    );
    expect(bye.location).toBe('https://app.example/bye?state=s1');
    expect(await loggedIn(browser)).toBe(false);
    const forged = await browser.visit(
      url('/oidc/logout', { id_token_hint: `${id_token.slice(0, -4)}AAAA` }),
    );
    expect(forged.status).toBe(400);
    await app.tokens(browser, EMAIL);
    const page = await browser.visit(url('/oidc/logout', {}));
    await browser.fill(page, { action: 'logout' });
    expect(await loggedIn(browser)).toBe(false);
  });
});
