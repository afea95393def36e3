/** Logins through enterprise and social connections, whose identity provider the sandbox plays. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import kinds from '../../../catalog/sandbox/provider-failures.json' with { type: 'json' };
import { answerIn, Browser, complaintOf, type Seen, titleOf } from './browser.js';
import { App, DATABASE, newestEvents, TestTenant } from './support.js';

const EMAIL = 'ann.lee@corp.example';
const STRATEGIES = ['samlp', 'oidc', 'waad', 'okta', 'google-apps', 'ad', 'google-oauth2'];

let tenant: TestTenant;
let app: App;
beforeAll(async () => {
  tenant = await TestTenant.start();
});
afterAll(() => tenant.close());
beforeEach(async () => {
  await control('reset', { seed: 'empty' });
  app = await App.register(tenant);
});

const control = (path: string, body: object) => tenant.auth('POST', `/_sandbox/${path}`, body);
const connection = (strategy: string, options: object = {}) =>
  tenant.make('/connections', {
    name: strategy === 'google-oauth2' ? strategy : `acme-${strategy}`,
    strategy,
    options: strategy === 'samlp' ? { signInEndpoint: 'https://idp.example/saml', ...options } : options,
    enabled_clients: [app.id],
  });
const provider = (body: object) => control('idp', body);
async function login(name: string, email = EMAIL): Promise<Seen> {
  const browser = new Browser();
  const page = await browser.visit(app.address({ connection: name }));
  expect(titleOf(page)).toBe('Identity provider');
  return browser.fill(page, { email });
}

describe('a login through an identity provider', () => {
  it.each(STRATEGIES)(
    'of the strategy %s ends with tokens, and with one account for every login',
    async (strategy) => {
      const { name } = await connection(strategy);
      for (const _ of [1, 2]) {
        const { status } = await app.exchange(answerIn(await login(name)).code);
        expect(status).toBe(200);
      }
      const { body } = await tenant.api('GET', `/users-by-email?email=${EMAIL}`);
      expect(body).toHaveLength(1);
      expect(body[0]).toMatchObject({
        logins_count: 2,
        identities: [{ connection: name, provider: strategy }],
      });
      const [event] = await newestEvents(tenant, 'type:s');
      expect(event).toMatchObject({
        connection: name,
        user_name: EMAIL,
        strategy_type: strategy === 'google-oauth2' ? 'social' : 'enterprise',
      });
    },
  );

  it('is offered beside the database, and chosen by the domain of the address', async () => {
    const { name } = await connection('oidc', { domain_aliases: ['corp.example'] });
    const id = (await tenant.api('GET', `/connections?name=${DATABASE}`)).body[0].id;
    await tenant.api('PATCH', `/connections/${id}/clients`, [{ client_id: app.id, status: true }]);
    const browser = new Browser();
    const page = await browser.visit(app.address());
    expect(page.text).toContain(`Continue with ${name}`);
    const there = await browser.fill(page, { username: EMAIL });
    expect(titleOf(there)).toBe('Identity provider');
    expect(answerIn(await browser.fill(there, { email: EMAIL })).code).toBeDefined();
  });

  it('is not possible for blocked people, and needs an address', async () => {
    const { name } = await connection('oidc');
    await login(name);
    const [user] = (await tenant.api('GET', `/users-by-email?email=${EMAIL}`)).body;
    await tenant.api('PATCH', `/users/${encodeURIComponent(user.user_id)}`, { blocked: true });
    expect(answerIn(await login(name)).error).toBe('unauthorized');
    expect(complaintOf(await login(name, 'nobody'))).toContain('email address');
  });

  it('cannot skip the provider, nor use a connection that the application does not have', async () => {
    const { name } = await connection('oidc');
    const other = await tenant.make('/connections', {
      name: 'other',
      strategy: 'okta',
      enabled_clients: [tenant.sandbox.clientId],
    });
    const browser = new Browser();
    const page = await browser.visit(app.address({ connection: name }));
    const state = new URL(page.url).searchParams.get('state');
    const { origin } = new URL(page.url);
    expect((await browser.visit(`${origin}/login/callback?state=${state}`)).status).toBe(400);
    expect((await browser.visit(`${origin}/idp/login?state=${state}&connection=${other.name}`)).status).toBe(
      400,
    );
    expect((await new Browser().visit(page.url)).status).toBe(400);
  });
});

describe('a provider that fails', () => {
  const cases = Object.entries(kinds as Record<string, object>).filter(([kind]) => kind !== 'missing_email');
  it.each(cases)('with %s is logged without a name', async (fail) => {
    let possible = 0;
    for (const strategy of ['samlp', 'waad', 'ad', 'google-oauth2']) {
      const { name } = await connection(strategy);
      if ((await provider({ connection: name, fail })).status === 400) continue;
      possible += 1;
      const answer = answerIn(await login(name));
      expect(answer.error).toBeDefined();
      const [event] = await newestEvents(tenant, `connection:"${name}"`);
      expect(event).toMatchObject({ user_id: '', user_name: '', description: answer.error_description });
      await provider({ connection: name, fail: null });
      expect(answerIn(await login(name)).code).toBeDefined();
    }
    expect(possible).toBeGreaterThan(0);
  });

  it('does so as often as asked, with any text', async () => {
    const { name } = await connection('oidc');
    await provider({ connection: name, message: 'AADSTS99999: Something new.', times: 1 });
    expect(answerIn(await login(name)).error_description).toBe('AADSTS99999: Something new.');
    expect(answerIn(await login(name)).code).toBeDefined();
  });

  it('may send no address, or more than that', async () => {
    const { name } = await connection('oidc');
    await provider({ connection: name, fail: 'missing_email', profile: { department: 'R&D' } });
    expect(answerIn(await login(name)).code).toBeDefined();
    const { body } = await tenant.api('GET', '/users?q=identities.connection:"acme-oidc"&search_engine=v3');
    expect(body).toMatchObject([{ name: EMAIL, department: 'R&D' }]);
    expect(body[0].email).toBeUndefined();
  });

  it('says what it does not take', async () => {
    await connection('samlp');
    for (const [body, says] of [
      [{ connection: DATABASE }, 'enterprise or social'],
      [{ connection: 'acme-samlp', fail: 'boredom' }, 'fail must be'],
      [{ connection: 'acme-samlp', fail: 'wrong_secret' }, 'cannot fail with wrong_secret'],
      [{ connection: 'acme-samlp', mood: 'bad' }, 'mood'],
      [{ connection: 'acme-samlp', times: 0 }, 'times'],
    ] as const) {
      const { status, body: error } = await provider(body);
      expect(status).toBe(400);
      expect(JSON.stringify(error)).toContain(says);
    }
  });
});
