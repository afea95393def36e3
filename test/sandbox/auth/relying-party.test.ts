/** Applications that were written against other providers: `openid-client`, and open registration. */
import * as oidc from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerIn, Browser, titleOf } from './browser.js';
import { DATABASE, newestEvents, PASSWORD, TestTenant } from './support.js';

let tenant: TestTenant;
const EMAIL = 'rita@rp.example';
const CALLBACK = 'https://rp.example/cb';

beforeAll(async () => {
  tenant = await TestTenant.start();
  await tenant.user(EMAIL, { name: 'Rita' });
});
afterAll(() => tenant.close());

const insecure = { execute: [oidc.allowInsecureRequests] };
const document = async (name: string) =>
  (await fetch(`${tenant.sandbox.url}/.well-known/${name}`)).json() as Promise<Record<string, unknown>>;

describe('openid-client', () => {
  async function discovered(): Promise<oidc.Configuration> {
    const made = await tenant.make('/clients', {
      name: 'Portal',
      app_type: 'regular_web',
      callbacks: [CALLBACK],
      allowed_logout_urls: ['https://rp.example/'],
      oidc_conformant: true,
      refresh_token: { rotation_type: 'rotating', expiration_type: 'expiring' },
    });
    const issuer = new URL(`${tenant.sandbox.url}/`);
    return oidc.discovery(issuer, made.client_id, made.client_secret, undefined, insecure);
  }

  it.each(['query', 'form_post'])('logs a person in with PKCE, answered by %s', async (mode) => {
    const config = await discovered();
    const pkceCodeVerifier = oidc.randomPKCECodeVerifier();
    const [expectedState, expectedNonce] = [oidc.randomState(), oidc.randomNonce()];
    const url = oidc.buildAuthorizationUrl(config, {
      redirect_uri: CALLBACK,
      scope: 'openid profile email offline_access',
      code_challenge: await oidc.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
      state: expectedState,
      nonce: expectedNonce,
      response_mode: mode,
      max_age: '3600',
    });
    const browser = new Browser();
    const page = await browser.visit(url.href);
    const back = await browser.fill(page, { username: EMAIL, password: PASSWORD });
    const checks = { pkceCodeVerifier, expectedState, expectedNonce, maxAge: 3600 };
    const response =
      mode === 'query'
        ? new URL(back.location ?? '')
        : new Request(CALLBACK, { method: 'POST', body: new URLSearchParams(fieldsOf(back.text)) });
    const tokens = await oidc.authorizationCodeGrant(config, response, checks);
    expect(tokens.claims()).toMatchObject({ email: EMAIL, nonce: expectedNonce });
    const sub = tokens.claims()?.sub ?? '';
    expect(await oidc.fetchUserInfo(config, tokens.access_token, sub)).toMatchObject({ sub, name: 'Rita' });
    const refreshed = await oidc.refreshTokenGrant(config, tokens.refresh_token ?? '');
    expect(refreshed.claims()?.sub).toBe(sub);
    expect(refreshed.refresh_token).not.toBe(tokens.refresh_token);
    await oidc.tokenRevocation(config, refreshed.refresh_token ?? '');
    await expect(oidc.refreshTokenGrant(config, refreshed.refresh_token ?? '')).rejects.toThrow();
    const logout = oidc.buildEndSessionUrl(config, {
      id_token_hint: tokens.id_token ?? '',
      post_logout_redirect_uri: 'https://rp.example/',
    });
    expect((await browser.visit(logout.href)).location).toBe('https://rp.example/');
  });

  const fieldsOf = (text: string): Record<string, string> =>
    Object.fromEntries(
      Array.from(text.matchAll(/name="(\w+)" value="([^"]*)"/g), ([, name = '', value = '']) => [
        name,
        value,
      ]),
    );
});

describe('the documents about this server', () => {
  it('agree with each other and with what it does', async () => {
    const [openid, oauth] = [
      await document('openid-configuration'),
      await document('oauth-authorization-server'),
    ];
    expect(openid).toMatchObject(oauth);
    expect(oauth).toMatchObject({
      issuer: `${tenant.sandbox.url}/`,
      response_types_supported: expect.arrayContaining(['code', 'id_token']),
      code_challenge_methods_supported: ['S256'],
    });
    expect(oauth).not.toHaveProperty('registration_endpoint');
    for (const [name, value] of Object.entries(openid)) {
      if (!name.endsWith('_endpoint') && name !== 'jwks_uri') continue;
      const address = String(value).replace('{connectionName}', DATABASE);
      const statuses = await Promise.all(
        ['GET', 'POST'].map(async (method) => (await fetch(address, { method })).status),
      );
      expect(statuses.some((status) => status !== 404)).toBe(true);
    }
    for (const grant_type of openid.grant_types_supported as string[]) {
      const answer = await tenant.auth('POST', '/oauth/token', { grant_type });
      expect(answer.body.error).not.toBe('unsupported_grant_type');
    }
  });
});

describe('dynamic client registration', () => {
  const metadata = {
    client_name: 'Wanderer',
    redirect_uris: ['http://127.0.0.1:5599/cb'],
    token_endpoint_auth_method: 'none',
  };

  it('is off, until the tenant has it on', async () => {
    expect((await tenant.auth('POST', '/oidc/register', metadata)).status).toBe(404);
    await tenant.api('PATCH', '/tenants/settings', { flags: { enable_dynamic_client_registration: true } });
    expect(await document('oauth-authorization-server')).toMatchObject({
      registration_endpoint: `${tenant.sandbox.url}/oidc/register`,
    });
  });

  it('makes an application of others, which needs consent', async () => {
    const { status, body } = await tenant.auth('POST', '/oidc/register', metadata);
    expect(status).toBe(201);
    expect(body).toMatchObject({ ...metadata, client_id: expect.stringMatching(/^tpc_/) });
    expect(body).not.toHaveProperty('client_secret');
    const { body: client } = await tenant.api('GET', `/clients/${body.client_id}`);
    expect(client).toMatchObject({ is_first_party: false, callbacks: metadata.redirect_uris });
    await tenant.api('PATCH', `/connections/${await tenant.connectionId()}`, { is_domain_connection: true });
    const url = new URL(`${tenant.sandbox.url}/authorize`);
    const verifier = oidc.randomPKCECodeVerifier();
    url.search = new URLSearchParams({
      client_id: body.client_id,
      response_type: 'code',
      scope: 'openid',
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    }).toString();
    const browser = new Browser();
    const login = await browser.visit(url.href);
    const consent = await browser.fill(login, { username: EMAIL, password: PASSWORD });
    expect(titleOf(consent)).toBe('Authorize App');
    const back = await browser.fill(consent, { action: 'accept' });
    expect(back.location).toContain('http://127.0.0.1:5599/cb?code=');
    const answer = await tenant.auth('POST', '/oauth/token', {
      grant_type: 'authorization_code',
      client_id: body.client_id,
      code: answerIn(back).code,
      code_verifier: verifier,
    });
    expect(answer.status).toBe(200);
    expect(
      (await newestEvents(tenant, 'type:sapi AND description:"Dynamic client registration"'))[0],
    ).toMatchObject({
      client_id: body.client_id,
    });
  });

  it('gives a secret to an application that can keep one', async () => {
    const { body } = await tenant.auth('POST', '/oidc/register', {
      redirect_uris: ['https://rp.example/cb'],
    });
    expect(body).toMatchObject({ client_secret: expect.any(String), client_secret_expires_at: 0 });
  });

  it.each([
    [{ redirect_uris: undefined }, 'invalid_redirect_uri'],
    [{ redirect_uris: [] }, 'invalid_redirect_uri'],
    [{ redirect_uris: ['http://rp.example/cb'] }, 'invalid_redirect_uri'],
    [{ redirect_uris: ['javascript:alert(1)'] }, 'invalid_redirect_uri'],
    [{ redirect_uris: ['https://*.example/cb'] }, 'invalid_redirect_uri'],
    [{ redirect_uris: ['https://rp.example/cb#x'] }, 'invalid_redirect_uri'],
    [{ token_endpoint_auth_method: 'tls_client_auth' }, 'invalid_client_metadata'],
    [{ grant_types: ['client_credentials'] }, 'invalid_client_metadata'],
    [{ response_types: ['token'] }, 'invalid_client_metadata'],
    [{ client_name: 7 }, 'invalid_client_metadata'],
  ])('refuses %j', async (more, error) => {
    const answer = await tenant.auth('POST', '/oidc/register', { ...metadata, ...more });
    expect([answer.status, answer.body.error]).toEqual([400, error]);
  });
});

describe('an application that is known by its metadata document', () => {
  const ADDRESS = 'https://tool.example/client.json';
  const visit = () =>
    new Browser().visit(
      `${tenant.sandbox.url}/authorize?${new URLSearchParams({ client_id: ADDRESS, response_type: 'code' })}`,
    );

  it('is used where the tenant supports them and it was registered', async () => {
    expect((await visit()).text).toContain('The sandbox fetches no client metadata documents');
    await tenant.make('/clients/cimd/register', { external_client_id: ADDRESS });
    expect((await visit()).status).toBe(400);
    await tenant.api('PATCH', '/tenants/settings', { client_id_metadata_document_supported: true });
    expect(await document('oauth-authorization-server')).toMatchObject({
      client_id_metadata_document_supported: true,
    });
    const page = await visit();
    expect([page.status, titleOf(page)]).toEqual([200, 'Welcome']);
  });
});

describe('the link for a new password', () => {
  it('opens a page that says what is wrong and sets the password', async () => {
    const user = await tenant.user('forgot@rp.example');
    const { ticket } = await tenant.make('/tickets/password-change', { user_id: user.user_id });
    const browser = new Browser();
    const page = await browser.visit(ticket);
    expect(titleOf(page)).toBe('Change your password');
    const weak = await browser.fill(page, { password: 'a' });
    expect([weak.status, titleOf(weak)]).toEqual([400, 'Change your password']);
    expect(titleOf(await browser.fill(weak, { password: 'Another-Horse-8' }))).toBe('Done');
    expect((await tenant.login('forgot@rp.example', 'Another-Horse-8')).status).toBe(200);
    expect((await browser.visit(ticket)).status).toBe(400);
  });
});

describe('web pages on other origins', () => {
  const HOME = 'https://spa.example';
  const ask = (path: string, origin: string, init: RequestInit = {}) =>
    fetch(`${tenant.sandbox.url}${path}`, {
      ...init,
      headers: { origin, 'content-type': 'application/json' },
    });
  const allowed = (answer: Response) => answer.headers.get('access-control-allow-origin');

  it('read tokens and errors of the application that they belong to', async () => {
    const { client_id } = await tenant.make('/clients', {
      name: 'SPA',
      token_endpoint_auth_method: 'none',
      callbacks: [`${HOME}/callback`],
      allowed_origins: ['https://widgets.spa.example'],
    });
    const body = JSON.stringify({
      grant_type: 'authorization_code',
      client_id,
      code: 'x',
      code_verifier: 'y',
    });
    for (const origin of [HOME, 'https://widgets.spa.example']) {
      const answer = await ask('/oauth/token', origin, { method: 'POST', body });
      expect([answer.status, allowed(answer)]).toEqual([403, origin]);
    }
    const foreign = await ask('/oauth/token', 'https://evil.example', { method: 'POST', body });
    expect([foreign.status, allowed(foreign)]).toEqual([403, null]);
    expect((await newestEvents(tenant, 'type:fco'))[0]).toMatchObject({
      client_id,
      description: expect.stringContaining('https://evil.example'),
    });
    const before = await ask('/oauth/token', HOME, { method: 'OPTIONS' });
    expect([before.status, allowed(before)]).toEqual([204, HOME]);
  });

  it('read the public documents, and never a login page', async () => {
    expect(allowed(await ask('/.well-known/openid-configuration', 'https://any.example'))).toBe('*');
    expect(allowed(await ask('/authorize', HOME))).toBeNull();
    expect((await ask('/u/login', HOME, { method: 'OPTIONS' })).status).toBe(404);
  });
});
