/** Sign-ins on the login page through Actions: redirects, second factors, denials at the callback. */
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { answerIn, Browser, formOf, titleOf } from '../auth/browser.js';
import { App, DATABASE, newestEvents, TestTenant } from '../auth/support.js';

// Processes start slowly on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let tenant: TestTenant;
let app: App;
let email: string;
let people = 0;

beforeAll(async () => {
  tenant = await TestTenant.start();
  app = await App.register(tenant);
});
afterAll(() => tenant.close());
beforeEach(async () => {
  people += 1;
  email = `browser${people}@example.com`;
  await tenant.user(email, { email_verified: true });
});

async function use(code: string, secrets: { name: string; value: string }[] = []): Promise<void> {
  const { id } = await tenant.make('/actions/actions', {
    name: `browser-${people}-${Math.random()}`,
    supported_triggers: [{ id: 'post-login', version: 'v3' }],
    code,
    secrets,
  });
  await tenant.make(`/actions/actions/${id}/deploy`, undefined);
  await tenant.api('PATCH', '/actions/triggers/post-login/bindings', {
    bindings: [{ ref: { type: 'action_id', value: id }, display_name: 'a' }],
  });
}
const onLogin = (body: string) => `exports.onExecutePostLogin = async (event, api) => { ${body} };`;
const claimsOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

it('puts claims into the tokens of an authorization code, and its execution into the log', async () => {
  await use(
    onLogin(
      `api.idToken.setCustomClaim('seen', [event.transaction.protocol, event.transaction.state, event.connection.name, event.authentication.methods[0].name])`,
    ),
  );
  const tokens = await app.tokens(new Browser(), email);
  expect(claimsOf(tokens.id_token).seen).toEqual(['oidc-basic-profile', 'xyz', DATABASE, 'pwd']);
  const [event] = await newestEvents(tenant, 'type:s');
  expect(event).toMatchObject({ details: { execution_id: expect.any(String) } });
});

it('tells the application about a denial', async () => {
  await use(onLogin(`api.access.deny('Only on weekdays.')`));
  const answer = answerIn(await app.login(new Browser(), email));
  expect(answer).toMatchObject({
    error: 'access_denied',
    error_description: 'Only on weekdays.',
    state: 'xyz',
  });
});

it('runs again when a session is used', async () => {
  await use(onLogin(`api.idToken.setCustomClaim('n', [event.stats.logins_count, Boolean(event.session)])`));
  const browser = new Browser();
  await app.tokens(browser, email);
  const again = await browser.visit(app.address());
  const { body } = await app.exchange(answerIn(again).code);
  expect(claimsOf(body.id_token).n).toEqual([2, true]);
});

describe('a redirect', () => {
  const SECRET = 'a-secret-of-both-sides';
  const code = `
    exports.onExecutePostLogin = async (event, api) => {
      const session_token = api.redirect.encodeToken({ secret: event.secrets.shared, payload: { plan: 'pro' } });
      api.redirect.sendUserTo('https://terms.example/accept?x=1', { query: { session_token } });
    };
    exports.onContinuePostLogin = async (event, api) => {
      const { agreed } = api.redirect.validateToken({ secret: event.secrets.shared, tokenParameterName: 'answer' });
      api.idToken.setCustomClaim('agreed', agreed);
      api.authentication.recordMethod('https://terms.example');
    };`;
  const sign = (claims: object, secret = SECRET) => {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const content = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
    return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
  };
  const go = async () => {
    await use(code, [{ name: 'shared', value: SECRET }]);
    const browser = new Browser();
    const away = await app.login(browser, email);
    const url = new URL(away.location ?? away.url);
    return {
      browser,
      url,
      back: (token: string) =>
        browser.visit(
          `${tenant.sandbox.url}/continue?state=${url.searchParams.get('state')}&answer=${token}`,
        ),
    };
  };

  it('carries a signed token, and goes on with the answer', async () => {
    const { url, back } = await go();
    expect(`${url.origin}${url.pathname}`).toBe('https://terms.example/accept');
    expect(url.searchParams.get('x')).toBe('1');
    const token = url.searchParams.get('session_token') ?? '';
    const [head, body, signature] = token.split('.');
    expect(createHmac('sha256', SECRET).update(`${head}.${body}`).digest('base64url')).toBe(signature);
    const { sub, plan } = claimsOf(token);
    expect(plan).toBe('pro');
    const { code: given } = answerIn(await back(sign({ sub, agreed: 'yes' })));
    const tokens = await app.exchange(given);
    expect(claimsOf(tokens.body.id_token).agreed).toBe('yes');
  });

  it.each([
    ['forged', (sub: string) => sign({ sub, agreed: 'yes' }, 'another'), /invalid signature/],
    ['expired', (sub: string) => sign({ sub, agreed: 'yes', exp: 1 }), /expired/],
    ['of somebody else', () => sign({ sub: 'auth0|other', agreed: 'yes' }), /another user/],
    ['not there', () => '', /invalid|no token/],
  ])('is refused with an answer that is %s', async (_name, token, message) => {
    const { url, back } = await go();
    const { sub } = claimsOf(url.searchParams.get('session_token') ?? '');
    const answer = answerIn(await back(token(sub)));
    expect(answer.error).toBe('access_denied');
    expect(answer.error_description).toMatch(message);
  });

  it('cannot be passed by going back to the login', async () => {
    const { browser, url } = await go();
    const page = await browser.visit(`${tenant.sandbox.url}/u/login?state=${url.searchParams.get('state')}`);
    expect(page.location ?? page.url).toContain('https://terms.example/accept');
  });

  it('is not for silent requests', async () => {
    const browser = new Browser();
    await use(onLogin(''));
    await app.tokens(browser, email);
    await use(code, [{ name: 'shared', value: SECRET }]);
    expect(answerIn(await browser.visit(app.address({ prompt: 'none' }))).error).toBe('interaction_required');
  });
});

describe('a second factor', () => {
  it.each([
    ['multifactor.enable', `api.multifactor.enable('any')`],
    ['enrollWith', `api.authentication.enrollWith({ type: 'otp' })`],
  ])('%s asks for it', async (_name, body) => {
    await use(onLogin(body));
    const page = await app.login(new Browser(), email);
    expect(page.url).toContain('/u/mfa-otp-enrollment');
    expect(titleOf(page)).not.toBe('');
    expect(formOf(page).action).toContain('/u/mfa-otp-enrollment');
  });

  it('challengeWith fails for somebody who has enrolled none', async () => {
    await use(onLogin(`api.authentication.challengeWith({ type: 'otp' })`));
    expect(answerIn(await app.login(new Browser(), email))).toMatchObject({ error: 'access_denied' });
  });
});
