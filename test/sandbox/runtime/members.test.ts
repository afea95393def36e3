/** Members of `event` and `api` with rules of their own: limits, order, and what they change outside the tokens. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerIn, Browser } from '../auth/browser.js';
import { App } from '../auth/support.js';
import { ActionsTenant, API, claimsOf, PASSWORD } from './support.js';

/** What an Action may not do, and what it is told. */
const REFUSED: [name: string, body: string, message: RegExp][] = [
  [
    'a method that was not proved outside',
    `api.authentication.recordMethod('https://x.example')`,
    /only available/,
  ],
  [
    'two primary users',
    `api.authentication.setPrimaryUser('a'); api.authentication.setPrimaryUser('b')`,
    /once/,
  ],
  ['a long primary user', `api.authentication.setPrimaryUser('a'.repeat(129))`, /128 characters/],
  ['an unknown provider', `api.multifactor.enable('sms')`, /must be one of any, guardian/],
  ['an unknown cookie mode', `api.session.setCookieMode('eternal')`, /must be one of persistent/],
  [
    'revoking a refresh token that is none',
    `api.refreshToken.revoke('no')`,
    /while a refresh token is exchanged/,
  ],
  ['much metadata', `api.user.setUserMetadata('a', 'x'.repeat(33000))`, /at most 32768 bytes/],
  [
    'much metadata in pieces',
    `for (let i = 0; i < 9; i += 1) api.user.setAppMetadata('a' + i, 'x'.repeat(4000))`,
    /at most 32768/,
  ],
  ['an object between Actions', `api.transaction.setMetadata('a', {})`, /string, number or boolean/],
  ['a number that is not safe', `api.transaction.setMetadata('a', 2 ** 60)`, /safe number/],
  ['a long key between Actions', `api.transaction.setMetadata('k'.repeat(65), 1)`, /64 characters/],
  [
    'many SAML attributes',
    `for (let i = 0; i < 101; i += 1) api.samlResponse.setAttribute('a' + i, 1)`,
    /at most 100/,
  ],
  ['a weak signature', `api.samlResponse.setSignatureAlgorithm('rsa-sha1')`, /must be one of rsa-sha256/],
];
/** What an Action sees or gets, as the claim `seen`. */
const SEEN: [name: string, body: string, seen: unknown][] = [
  [
    'metadata of the transaction at once',
    `api.transaction.setMetadata('a', 1); api.transaction.setMetadata('b', 2); api.transaction.setMetadata('b', null); seen(event.transaction.metadata)`,
    { a: 1 },
  ],
  ['no metadata at first', `seen(event.transaction.metadata)`, {}],
  ['a chain', `seen(typeof api.transaction.setMetadata('a', 1).access.deny)`, 'function'],
  [
    'a cache key that is too long',
    `seen(api.cache.set('k'.repeat(65), 'v'))`,
    { type: 'error', code: 'ItemSizeExceeded' },
  ],
  [
    'a cache value that is too long',
    `seen(api.cache.set('k', 'v'.repeat(4097)))`,
    { type: 'error', code: 'ItemSizeExceeded' },
  ],
  [
    'a cache that is full',
    `seen([1, 2, 3].map((n) => api.cache.set('big' + n, 'v'.repeat(4000)).type)); for (const n of [1, 2, 3]) api.cache.delete('big' + n)`,
    ['success', 'success', 'error'],
  ],
  [
    'more than twenty records',
    `seen(Array.from({ length: 21 }, (_, n) => api.cache.set('n' + n, '').type).at(-1)); for (let n = 0; n < 21; n += 1) api.cache.delete('n' + n)`,
    'error',
  ],
  [
    'the application and the API',
    `seen([event.client.metadata, event.resource_server])`,
    [{ plan: 'gold' }, { identifier: API }],
  ],
];

let tenant: ActionsTenant;
let app: App;
beforeAll(async () => {
  tenant = await ActionsTenant.start();
  const { url } = tenant.client.running;
  app = await App.register({
    sandbox: { url },
    make: (path: string, body: unknown) => tenant.make(path, body),
  } as never);
});
afterAll(() => tenant.close());

describe('by cases', () => {
  beforeAll(() =>
    tenant.cases('post-login', 'onExecutePostLogin', [
      ...REFUSED.map(([, body]) => body),
      ...SEEN.map(([, body]) => `const seen = (value) => api.idToken.setCustomClaim('seen', value); ${body}`),
    ]),
  );

  it.each(REFUSED.map((one, at) => [one[0], at, one[2]] as const))(
    'refuses %s',
    async (_name, at, message) => {
      const { status, body } = await tenant.signIn((await tenant.person()).email, { case: String(at) });
      expect([status, body.error]).toEqual([403, 'access_denied']);
      expect(body.error_description).toMatch(message);
    },
  );

  it.each(SEEN.map((one, at) => [one[0], at + REFUSED.length, one[2]] as const))(
    'gives %s',
    async (_name, at, seen) => {
      const { body } = await tenant.signIn((await tenant.person()).email, { case: String(at) });
      expect(claimsOf(body.id_token).seen).toEqual(seen);
    },
  );
});

describe('sessions and refresh tokens', () => {
  const login = async (browser: Browser, email: string) => {
    const end = await app.login(
      browser,
      email,
      { connection: 'People', scope: 'openid offline_access' },
      PASSWORD,
    );
    return (await app.exchange(answerIn(end).code)).body;
  };

  it('are seen as the Actions before have changed them, and ended', async () => {
    const { email, user_id } = await tenant.person();
    await tenant.postLogin([
      `if (event.session?.metadata.visits === '1') return api.session.revoke('Too often.');
      if (!event.session) { api.session.setMetadata('visits', '1'); api.session.setCookieMode('persistent'); }
      if (event.refresh_token) { api.refreshToken.setMetadata('a', '1'); api.refreshToken.setMetadata('a', null); api.refreshToken.setMetadata('b', '2'); }`,
      `api.idToken.setCustomClaim('seen', [event.refresh_token?.metadata, event.authentication.riskAssessment?.confidence]);`,
    ]);
    const browser = new Browser();
    const tokens = await login(browser, email);
    expect(claimsOf(tokens.id_token).seen).toEqual([null, 'neutral']);
    const refreshed = await app.refresh(tokens.refresh_token);
    expect(claimsOf(refreshed.body.id_token).seen).toEqual([{ b: '2' }, null]);
    const path = `/users/${encodeURIComponent(user_id)}`;
    const [session] = (await tenant.get(`${path}/sessions`)).sessions;
    expect(session).toMatchObject({ session_metadata: { visits: '1' }, cookie: { mode: 'persistent' } });
    const revoked = answerIn(await browser.visit(app.address({ connection: 'People' })));
    expect(revoked).toMatchObject({ error: 'access_denied', error_description: 'Too often.' });
    expect((await tenant.get(`${path}/sessions`)).sessions).toEqual([]);
    expect((await tenant.get(`${path}/refresh-tokens`)).tokens).toEqual([]);
    const other = new Browser('Another Browser 2.0');
    expect(claimsOf((await login(other, email)).id_token).seen).toEqual([null, 'low']);
  });

  it('keep a method that was proved elsewhere, and log a revoked refresh token', async () => {
    const { email } = await tenant.person();
    const code = `
      exports.onExecutePostLogin = async (event, api) => {
        if (event.transaction.protocol === 'oauth2-refresh-token') return api.refreshToken.revoke('Stolen.');
        api.idToken.setCustomClaim('methods', event.authentication.methods.map((one) => one.name));
        if (!event.session) api.redirect.sendUserTo('https://proof.example/');
      };
      exports.onContinuePostLogin = async (event, api) => api.authentication.recordMethod('https://proof.example/');`;
    await tenant.bind('post-login', [await tenant.deploy('post-login', code)]);
    const browser = new Browser();
    const away = await app.login(
      browser,
      email,
      { connection: 'People', scope: 'openid offline_access' },
      PASSWORD,
    );
    const state = new URL(away.location ?? '').searchParams.get('state');
    const end = answerIn(await browser.visit(`${tenant.client.running.url}/continue?state=${state}`));
    const { body } = await app.exchange(end.code);
    const again = await app.exchange(answerIn(await browser.visit(app.address())).code);
    expect(claimsOf(again.body.id_token).methods).toEqual(['pwd', 'https://proof.example/']);
    expect((await app.refresh(body.refresh_token)).body.error_description).toBe('Stolen.');
    expect((await tenant.newestEvent('srrt')).details.execution_id).toEqual(expect.any(String));
  });
});

it('takes the metadata of a secondary profile no further than the primary user', async () => {
  const [primary, secondary] = [await tenant.person(), await tenant.person()];
  await tenant.make(`/users/${encodeURIComponent(primary.user_id)}/identities`, {
    provider: 'auth0',
    user_id: secondary.user_id.split('|')[1],
  });
  await tenant.postLogin([
    `api.user.setUserMetadata('before', 1); api.authentication.setPrimaryUser('${primary.user_id}');`,
    `api.user.setUserMetadata('after', 1);`,
  ]);
  const { status } = await tenant.signIn(primary.email);
  expect(status).toBe(200);
  const { user_metadata } = await tenant.get(`/users/${encodeURIComponent(primary.user_id)}`);
  expect(user_metadata).toEqual({ after: 1 });
});

it('shows the triggers around passwords what is documented', async () => {
  const { user_id } = await tenant.person({ user_metadata: { secret: 1 } });
  await tenant.use('post-change-password', 'onExecutePostChangePassword', [
    `console.log(JSON.stringify([Object.keys(event.user).sort(), event.connection.name]))`,
  ]);
  await tenant.use('password-reset-post-challenge', 'onExecutePostChallenge', [
    `console.log([event.authorization.roles.length, event.stats.logins_count, event.client.name].join(' ')); api.transaction.setResultUrl('https://done.example/?a=1', { query: { user: event.user.user_id } });`,
  ]);
  const { ticket } = await tenant.make('/tickets/password-change', {
    user_id,
    client_id: tenant.app.client_id,
  });
  const reset = await fetch(ticket, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ password: `${PASSWORD}5` }),
  });
  const target = new URL(reset.headers.get('location') ?? '');
  expect([target.searchParams.get('a'), target.searchParams.get('user')]).toEqual(['1', user_id]);
  const { details } = await tenant.newestEvent('scp');
  for (;;) {
    const { status, results } = await tenant.get(`/actions/executions/${details.execution_id}`);
    if (status === 'pending') continue;
    const keys = ['email', 'email_verified', 'last_password_reset', 'user_id'];
    expect(JSON.parse(results[0].logs[0].text)).toEqual([keys, 'People']);
    break;
  }
});
