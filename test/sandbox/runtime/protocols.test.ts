/** Every way to sign in runs the post-login Actions, and tells them which way it is. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { phoneOf } from '../../support/phone.js';
import { answerIn, Browser, complaintOf, formOf, type Seen, titleOf } from '../auth/browser.js';
import { App } from '../auth/support.js';
import { newestTo, sentTo } from './messages.js';
import { ActionsTenant, API, claimsOf, PASSWORD } from './support.js';

const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code';
const CIBA = 'urn:openid:params:grant-type:ciba';
const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const PASSWORDLESS = 'http://auth0.com/oauth/grant-type/passwordless/otp';
/** Whom the Actions refuse. */
const REFUSED = { app_metadata: { refused: true } };

let tenant: ActionsTenant;
let app: App;
let url: string;

beforeAll(async () => {
  tenant = await ActionsTenant.start();
  url = tenant.client.running.url;
  for (const strategy of ['sms', 'email']) await tenant.make('/connections', { name: strategy, strategy });
  await tenant.client.api('PATCH', `/clients/${tenant.app.client_id}`, {
    grant_types: ['password', 'refresh_token', 'authorization_code', DEVICE, CIBA, PASSWORDLESS],
    token_exchange: { allow_any_profile_of_type: ['custom_authentication'] },
  });
  app = await App.register({
    sandbox: { url },
    make: (path: string, body: unknown) => tenant.make(path, body),
  } as never);
  await tenant.postLogin([
    `if (event.user.app_metadata.refused) return api.access.deny('Not here.');
    const { transaction: t, authentication, session, refresh_token, connection } = event;
    const seen = [t.protocol, authentication.methods.map((one) => one.name).join('+'), Boolean(session), Boolean(refresh_token), connection.strategy];
    api.idToken.setCustomClaim('seen', seen.join(' '));
    api.refreshToken.setMetadata('from', t.protocol);`,
  ]);
  await tenant.use('pre-user-registration', 'onExecutePreUserRegistration', [
    `if (event.user.phone_number?.endsWith('666')) return api.access.deny('blocked range', 'Use another number.');
    api.user.setAppMetadata('by', event.connection.strategy);`,
  ]);
});
afterAll(() => tenant.close());

const seenIn = (body: { id_token: string }) => claimsOf(body.id_token).seen;
const refusal = { error: 'access_denied', error_description: 'Not here.' };
const advance = (ms: number) => tenant.client.raw('POST', '/_sandbox/clock', { advance_ms: ms });

it('passwords, and the refresh tokens that come of them', async () => {
  const { email, user_id } = await tenant.person();
  const { body } = await tenant.signIn(email);
  expect(seenIn(body)).toBe('oauth2-password pwd false false auth0');
  const [family] = (await tenant.get(`/users/${encodeURIComponent(user_id)}/refresh-tokens`)).tokens;
  expect(family.refresh_token_metadata).toEqual({ from: 'oauth2-password' });
  const again = await tenant.token({ grant_type: 'refresh_token', refresh_token: body.refresh_token });
  expect(seenIn(again.body)).toBe('oauth2-refresh-token pwd false true auth0');
  await tenant.client.api('PATCH', `/users/${encodeURIComponent(user_id)}`, REFUSED);
  const refused = await tenant.token({ grant_type: 'refresh_token', refresh_token: body.refresh_token });
  expect([refused.status, refused.body]).toEqual([403, refusal]);
});

it('the login page, and its session', async () => {
  const { email } = await tenant.person();
  const browser = new Browser();
  const end = await app.login(browser, email, { connection: 'People' }, PASSWORD);
  expect(seenIn((await app.exchange(answerIn(end).code)).body)).toBe(
    'oidc-basic-profile pwd false false auth0',
  );
  const again = await app.exchange(answerIn(await browser.visit(app.address())).code);
  expect(seenIn(again.body)).toBe('oidc-basic-profile pwd true false auth0');
});

it.each([
  ['id_token', 'oidc-implicit-profile'],
  ['id_token token', 'oidc-implicit-profile'],
  ['code id_token', 'oidc-hybrid-profile'],
])('the login page, answered with %s', async (response_type, protocol) => {
  const { email } = await tenant.person();
  const more = { connection: 'People', response_type, nonce: 'once', response_mode: 'fragment' };
  const { location = '' } = await app.login(new Browser(), email, more, PASSWORD);
  const answer = new URLSearchParams(new URL(location).hash.slice(1));
  expect(claimsOf(answer.get('id_token') ?? '').seen).toBe(`${protocol} pwd false false auth0`);
});

it('a token of another issuer', async () => {
  const { user_id } = await tenant.person();
  const action = await tenant.deploy(
    'custom-token-exchange',
    `exports.onExecuteCustomTokenExchange = async (event, api) => api.authentication.setUserById(event.transaction.subject_token);`,
  );
  const type = 'urn:example:legacy';
  await tenant.make('/token-exchange-profiles', {
    name: 'legacy',
    subject_token_type: type,
    action_id: action,
    type: 'custom_authentication',
  });
  const ask = { grant_type: EXCHANGE, subject_token_type: type, scope: 'openid', audience: API };
  const { body } = await tenant.token({ ...ask, subject_token: user_id });
  expect(seenIn(body)).toBe('oauth2-token-exchange  false false auth0');
  const other = await tenant.person(REFUSED);
  expect((await tenant.token({ ...ask, subject_token: other.user_id })).body).toEqual(refusal);
});

describe('a device', () => {
  const start = async () =>
    (
      await tenant.client.raw('POST', '/oauth/device/code', {
        ...tenant.app,
        scope: 'openid offline_access',
      })
    ).body;
  const poll = async (device_code: string) => {
    await advance(6_000);
    return (await tenant.token({ grant_type: DEVICE, device_code })).body;
  };
  /** Types the code, confirms it and logs in. */
  async function connect(user_code: string, email: string): Promise<Seen> {
    const browser = new Browser();
    const code = await browser.fill(await browser.visit(`${url}/activate`), { user_code });
    expect(titleOf(code)).toBe('Device confirmation');
    const login = await browser.fill(code, { action: 'confirm' });
    return await browser.fill(login, { connection: 'People', username: email, password: PASSWORD });
  }

  it('is connected by a person elsewhere', async () => {
    const { email, user_id } = await tenant.person();
    const { device_code, user_code, verification_uri_complete, interval } = await start();
    expect(verification_uri_complete).toBe(`${url}/activate?user_code=${user_code}`);
    expect(interval).toBe(5);
    expect((await poll(device_code)).error).toBe('authorization_pending');
    const hasty = await tenant.token({ grant_type: DEVICE, device_code });
    expect([hasty.status, hasty.body.error]).toEqual([429, 'slow_down']);
    const end = await connect(user_code.toLowerCase(), email);
    expect(titleOf(end)).toMatch(/all set/);
    const tokens = await poll(device_code);
    expect(seenIn(tokens)).toBe('oauth2-device-code pwd false false auth0');
    const [family] = (await tenant.get(`/users/${encodeURIComponent(user_id)}/refresh-tokens`)).tokens;
    expect(family.refresh_token_metadata).toEqual({ from: 'oauth2-device-code' });
    expect((await poll(device_code)).error).toBe('invalid_grant');
  });

  it('is refused by an Action, by the person, and by time', async () => {
    const { email } = await tenant.person(REFUSED);
    const first = await start();
    const end = await connect(first.user_code, email);
    expect([end.status, complaintOf(end)]).toEqual([403, 'Not here.']);
    expect((await poll(first.device_code)).error).toBe('access_denied');

    const second = await start();
    const browser = new Browser();
    const page = await browser.visit(second.verification_uri_complete);
    const confirmation = await browser.fill(page, {});
    await browser.fill(confirmation, { action: 'cancel' });
    expect((await poll(second.device_code)).error).toBe('access_denied');
    const unknown = await browser.fill(page, { user_code: 'BBBB-BBBB' });
    expect(complaintOf(unknown)).toMatch(/invalid or has expired/);

    const third = await start();
    await advance(15 * 60_000);
    expect((await poll(third.device_code)).error).toBe('expired_token');
  });
});

it('an approval on a phone', async () => {
  await tenant.client.api('PUT', '/guardian/factors/push-notification', { enabled: true });
  const poll = async (user_id: string) => {
    const { ticket_url } = (await tenant.client.api('POST', '/guardian/enrollments/ticket', { user_id }))
      .body;
    const browser = new Browser();
    expect(titleOf(await browser.fill(await browser.visit(ticket_url), {}))).toBe('Done');
    const { body } = await tenant.client.raw('POST', '/bc-authorize', {
      ...tenant.app,
      scope: 'openid',
      login_hint: JSON.stringify({ format: 'iss_sub', iss: `${url}/`, sub: user_id }),
      binding_message: user_id.slice(-6),
    });
    const phone = phoneOf(url);
    const [question] = await phone.waiting();
    await phone.press(question?.request ?? '', 'approve');
    await advance(2_000);
    return (await tenant.token({ grant_type: CIBA, auth_req_id: body.auth_req_id })).body;
  };
  expect(seenIn(await poll((await tenant.person()).user_id))).toBe('oidc-ciba mfa false false auth0');
  expect(await poll((await tenant.person(REFUSED)).user_id)).toEqual(refusal);
});

describe('without a password', () => {
  const start = (fields: Record<string, unknown>) =>
    tenant.client.raw('POST', '/passwordless/start', { ...tenant.app, ...fields });
  const give = (realm: string, username: string, otp: string) =>
    tenant.token({ grant_type: PASSWORDLESS, realm, username, otp, scope: 'openid' });

  it('by a code in a text, through the Action of the phone provider', async () => {
    await tenant.deploy(
      'custom-phone-provider',
      `exports.onExecuteCustomPhoneProvider = async (event) => { console.log(event.notification.delivery_method + ' ' + event.notification.message_type); };`,
    );
    const to = '+15550102030';
    const started = await start({ connection: 'sms', phone_number: '+1 (555) 010-2030' });
    expect([started.status, started.body]).toEqual([200, { phone_number: to, phone_verified: false }]);
    const { code, delivered_by } = await newestTo(tenant.client, to);
    expect(delivered_by).toBe('custom-phone-provider');
    expect((await give('sms', to, `${code}0`)).body).toEqual({
      error: 'invalid_grant',
      error_description: 'Wrong phone number or verification code.',
    });
    const { body } = await give('sms', to, code);
    expect(seenIn(body)).toBe('oauth2-password sms false false sms');
    const user = await tenant.get(`/users/${encodeURIComponent(String(claimsOf(body.id_token).sub))}`);
    expect(user).toMatchObject({ phone_number: to, phone_verified: true });
    expect(user.app_metadata).toBeUndefined();
    expect((await give('sms', to, code)).body.error).toBe('invalid_grant');
  });

  it('but not past an Action before registration, nor by guessing', async () => {
    const to = '+15550102666';
    await start({ connection: 'sms', phone_number: to });
    const { code } = await newestTo(tenant.client, to);
    expect((await give('sms', to, code)).body.error_description).toBe('Use another number.');
    const known = '+15550102031';
    await start({ connection: 'sms', phone_number: known });
    for (let tries = 0; tries < 3; tries += 1) await give('sms', known, 'wrong');
    const right = (await newestTo(tenant.client, known)).code;
    expect((await give('sms', known, right)).body.error_description).toMatch(/maximum number of attempts/);
    expect((await start({ connection: 'sms', phone_number: '12' })).body.error).toBe('bad.phone_number');
  });

  it('by a link in an email, and by a code on the login page', async () => {
    const to = 'linked@example.com';
    await start({
      connection: 'email',
      email: to,
      send: 'link',
      authParams: {
        response_type: 'code',
        redirect_uri: 'https://app.example/callback',
        scope: 'openid',
        state: 's1',
      },
    });
    expect((await newestTo(tenant.client, to)).link).toContain('/passwordless/verify_redirect');
    await tenant.client.api('PATCH', `/clients/${tenant.app.client_id}`, {
      callbacks: ['https://app.example/callback'],
    });
    const browser = new Browser();
    const { link } = await newestTo(tenant.client, to);
    const { code, state } = answerIn(await browser.visit(link));
    expect(state).toBe('s1');
    const { body } = await tenant.token({
      grant_type: 'authorization_code',
      code: code ?? '',
      redirect_uri: 'https://app.example/callback',
    });
    expect(seenIn(body)).toBe('oidc-basic-profile email false false email');
    expect(answerIn(await new Browser().visit(link)).error).toBe('access_denied');

    const page = await browser.visit(app.address({ connection: 'email', prompt: 'login' }));
    expect(Object.keys(formOf(page).fields)).toEqual(['state', 'connection', 'to']);
    const asked = await browser.fill(page, { to: 'pages@example.com' });
    const wrong = await browser.fill(asked, { code: '12' });
    expect(complaintOf(wrong)).toBe('The code you entered is invalid.');
    const sent = await newestTo(tenant.client, 'pages@example.com');
    const end = answerIn(await browser.fill(wrong, { code: sent.code }));
    expect(seenIn((await app.exchange(end.code)).body)).toBe('oidc-basic-profile email false false email');
    expect(await sentTo(tenant.client, 'pages@example.com')).toHaveLength(1);
  });
});
