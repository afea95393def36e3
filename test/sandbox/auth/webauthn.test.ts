/** Security keys and biometrics on the login page, and passkeys from an application's own screens. */
import { request as send } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Authenticator } from './authenticator.js';
import { answerIn, Browser, complaintOf, formOf, type Seen, titleOf } from './browser.js';
import { App, claimsOf, DATABASE, TestTenant } from './support.js';

const ROAMING = '/guardian/factors/webauthn-roaming';
const PASSKEY = 'urn:okta:params:oauth:grant-type:webauthn';

const unescaped = (value: string) => value.replaceAll('&quot;', '"').replaceAll('&#39;', "'");

/** What the page asks the browser for. */
function optionsOf({ text }: Seen) {
  const given = /data-options="([^"]*)"/.exec(text)?.[1];
  if (given === undefined) throw new Error(`nothing is asked on ${text}`);
  return JSON.parse(unescaped(given));
}

const pathOf = ({ url }: Seen) => new URL(url).pathname;

describe('a security key', () => {
  let tenant: TestTenant;
  let app: App;
  beforeAll(async () => {
    tenant = await TestTenant.start();
    app = await App.register(tenant);
    await tenant.api('PUT', '/guardian/policies', ['all-applications']);
    await tenant.api('PUT', '/guardian/factors/otp', { enabled: false });
    await tenant.api('PUT', ROAMING, { enabled: true });
  });
  afterAll(() => tenant.close());

  const asked = (page: Seen, more: object = {}) => {
    const { challenge, rpId, rp } = optionsOf(page);
    return { challenge, rpId: rpId ?? rp.id, origin: new URL(page.url).origin, ...more };
  };
  const answer = (browser: Browser, page: Seen, response: object, more: Record<string, string> = {}) =>
    browser.fill(page, { response: JSON.stringify(response), ...more });

  async function enrolled(email: string, key: Authenticator) {
    const user = await tenant.user(email);
    const browser = new Browser();
    const page = await app.login(browser, email);
    expect(pathOf(page)).toBe('/u/mfa-webauthn-roaming-enrollment');
    const back = await answer(browser, page, key.create(asked(page)), { name: 'Blue key' });
    expect(answerIn(back).code).toBeDefined();
    return user;
  }

  it.each(['ES256', 'EdDSA', 'RS256'] as const)(
    'with %s is enrolled, and asked for next time',
    async (kind) => {
      const key = new Authenticator(kind);
      const email = `${kind.toLowerCase()}@key.example`;
      const user = await enrolled(email, key);
      const { body: methods } = await tenant.api(
        'GET',
        `/users/${encodeURIComponent(user.user_id)}/authentication-methods`,
      );
      expect(methods).toMatchObject([{ type: 'webauthn-roaming', name: 'Blue key', key_id: key.id }]);
      const browser = new Browser();
      const page = await app.login(browser, email);
      expect(pathOf(page)).toBe('/u/mfa-webauthn-roaming-challenge');
      expect(optionsOf(page).allowCredentials).toEqual([{ type: 'public-key', id: key.id }]);
      expect(page.headers.get('content-security-policy')).toMatch(/script-src 'sha256-/);
      const { body } = await app.exchange(answerIn(await answer(browser, page, key.get(asked(page)))).code);
      expect(claimsOf(body.id_token).amr).toEqual(['mfa']);
      expect(await tenant.logTypes(user.user_id)).toEqual(
        expect.arrayContaining(['gd_enrollment_complete', 'gd_auth_succeed', 's']),
      );
    },
  );

  it('answers for its own page, challenge and person alone', async () => {
    const key = new Authenticator();
    const user = await enrolled('strict@key.example', key);
    const browser = new Browser();
    let page = await app.login(browser, 'strict@key.example');
    const old = key.get(asked(page));
    const wrong: [string, () => object][] = [
      ['for another origin', () => key.get(asked(page, { origin: 'https://evil.example' }))],
      ['for another relying party', () => key.get(asked(page, { rpId: 'evil.example' }))],
      ['Nobody touched', () => key.get(asked(page, { flags: 0 }))],
      ['credential is unknown', () => new Authenticator().get(asked(page))],
      ['signature is wrong', () => ({ ...new Authenticator().get(asked(page)), id: key.id })],
      ['of another kind', () => key.create(asked(page))],
      ['is empty', () => ({})],
      ['cannot be read', () => ({ id: key.id, response: { clientDataJSON: 7 } })],
      ['for another challenge', () => old],
    ];
    for (const [reason, make] of wrong) {
      page = await answer(browser, page, make());
      expect([page.status, complaintOf(page)]).toEqual([400, expect.stringMatching(/^That did not work: /)]);
      expect(complaintOf(page)).toContain(reason);
    }
    page = await browser.fill(page, { response: 'no json' });
    expect(page.status).toBe(400);
    expect(answerIn(await answer(browser, page, key.get(asked(page, { count: 50 })))).code).toBeDefined();
    const again = new Browser();
    const copied = await app.login(again, 'strict@key.example');
    const said = complaintOf(await answer(again, copied, key.get(asked(copied, { count: 50 }))));
    expect(said).toMatch(/copied/);
    expect(await tenant.logTypes(user.user_id)).toContain('gd_webauthn_challenge_failed');
  });

  it('lets in once, however often its answer is sent', async () => {
    const key = new Authenticator();
    const user = await enrolled('twice@key.example', key);
    const browser = new Browser();
    const page = await app.login(browser, 'twice@key.example');
    const given = key.get(asked(page));
    await Promise.all([1, 2, 3].map(() => answer(browser, page, given)));
    const types = await tenant.logTypes(user.user_id);
    expect(types.filter((type) => type === 'gd_auth_succeed')).toHaveLength(1);
  });

  it('is not asked who made it', async () => {
    const key = new Authenticator();
    await tenant.user('maker@key.example');
    const browser = new Browser();
    const page = await app.login(browser, 'maker@key.example');
    // { sig: h'00' }, which nothing can verify.
    const unknown = Buffer.from('a1637369674100', 'hex');
    const back = await answer(browser, page, key.create(asked(page), ['packed', unknown]), { name: 'Key' });
    expect(answerIn(back).code).toBeDefined();
  });

  it('verifies the person where the tenant wants it', async () => {
    await tenant.api('PUT', `${ROAMING}/settings`, {
      userVerification: 'required',
      overrideRelyingParty: false,
    });
    await tenant.user('pin@key.example');
    const browser = new Browser();
    const page = await app.login(browser, 'pin@key.example');
    const key = new Authenticator();
    expect(optionsOf(page).authenticatorSelection.userVerification).toBe('required');
    const refused = await answer(browser, page, key.create(asked(page)));
    expect(complaintOf(refused)).toMatch(/not verified/);
    const back = await answer(browser, refused, key.create(asked(refused, { flags: 5 })));
    expect(answerIn(back).code).toBeDefined();
    await tenant.api('PUT', `${ROAMING}/settings`, {
      userVerification: 'discouraged',
      overrideRelyingParty: false,
    });
  });

  it('can be chosen beside the biometrics of the device, which are offered after it', async () => {
    const [key, device] = [new Authenticator(), new Authenticator()];
    await enrolled('both@key.example', key);
    await tenant.api('PUT', '/guardian/factors/webauthn-platform', { enabled: true });
    const keyGiven = async (browser: Browser) => {
      const page = await app.login(browser, 'both@key.example');
      return answer(browser, page, key.get(asked(page)));
    };
    const first = new Browser();
    const offer = await keyGiven(first);
    expect(pathOf(offer)).toBe('/u/mfa-webauthn-platform-enrollment');
    const state = new URL(offer.url).searchParams.get('state') ?? '';
    const later = await first.visit(new URL(offer.url).origin + pathOf(offer), { state, later: 'yes' });
    expect(answerIn(later).code).toBeDefined();
    const second = new Browser();
    const again = await keyGiven(second);
    const refused = await answer(second, again, device.create(asked(again)));
    expect(complaintOf(refused)).toMatch(/not verified/);
    const back = await answer(second, refused, device.create(asked(refused, { flags: 5 })));
    expect(answerIn(back).code).toBeDefined();

    const browser = new Browser();
    const page = await app.login(browser, 'both@key.example');
    const { origin, searchParams } = new URL(page.url);
    const options = await browser.visit(`${origin}/u/mfa-login-options?state=${searchParams.get('state')}`);
    expect(titleOf(options)).toBe('Select a method to verify your identity');
    const { action, fields } = formOf(options);
    const biometrics = await browser.visit(action, { ...fields, factor: 'webauthn-platform' });
    expect(pathOf(biometrics)).toBe('/u/mfa-webauthn-platform-challenge');
    expect(optionsOf(biometrics)).toMatchObject({
      userVerification: 'required',
      allowCredentials: [{ id: device.id }],
    });
    const done = await answer(browser, biometrics, device.get(asked(biometrics, { flags: 5 })));
    expect(answerIn(done).code).toBeDefined();
    await tenant.api('PUT', '/guardian/factors/webauthn-platform', { enabled: false });
  });
});

describe('a passkey', () => {
  const DOMAIN = 'login.keys.example';
  let tenant: TestTenant;
  let client: Record<string, string>;
  beforeAll(async () => {
    tenant = await TestTenant.start();
    client = await tenant.make('/clients', { name: 'Phone', grant_types: [PASSKEY] });
    const { custom_domain_id: id } = await tenant.make('/custom-domains', {
      domain: DOMAIN,
      type: 'auth0_managed_certs',
    });
    await tenant.api('POST', `/custom-domains/${id}/verify`);
    const { body } = await tenant.api('GET', `/connections?name=${DATABASE}`);
    await tenant.api('PATCH', `/connections/${body[0].id}`, {
      options: { authentication_methods: { password: { enabled: true }, passkey: { enabled: true } } },
    });
  });
  afterAll(() => tenant.close());

  // biome-ignore lint/suspicious/noExplicitAny: an answer of the API
  const post = (path: string, given: object): Promise<{ status: number; body: any }> =>
    new Promise((resolve, reject) => {
      const { client_id, client_secret } = client;
      const to = send(
        new URL(path, tenant.sandbox.url),
        { method: 'POST', headers: { host: DOMAIN, 'content-type': 'application/json' } },
        (response) => {
          let text = '';
          response.on('data', (part) => {
            text += part;
          });
          response.on('end', () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) }));
        },
      );
      to.on('error', reject);
      to.end(JSON.stringify({ client_id, client_secret, ...given }));
    });
  const at = (challenge: string) => ({ challenge, rpId: DOMAIN, origin: `https://${DOMAIN}` });
  const token = (auth_session: string, authn_response: object) =>
    post('/oauth/token', { grant_type: PASSKEY, auth_session, authn_response, scope: 'openid email' });

  it('signs up and logs in', async () => {
    const key = new Authenticator('EdDSA');
    const begun = await post('/passkey/register', {
      user_profile: { email: 'new@keys.example', name: 'New' },
    });
    expect(begun.body.authn_params_public_key).toMatchObject({
      rp: { id: DOMAIN, name: DOMAIN },
      user: { name: 'new@keys.example', displayName: 'New' },
      authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
    });
    const { challenge } = begun.body.authn_params_public_key;
    const made = await token(begun.body.auth_session, key.create(at(challenge)));
    expect(claimsOf(made.body.id_token).email).toBe('new@keys.example');
    expect((await token(begun.body.auth_session, key.create(at(challenge)))).status).toBe(403);

    const login = await post('/passkey/challenge', {});
    const options = login.body.authn_params_public_key;
    expect(options).toMatchObject({ rpId: DOMAIN, userVerification: 'preferred' });
    const answer = await token(login.body.auth_session, key.get(at(options.challenge)));
    expect([answer.status, claimsOf(answer.body.id_token).email]).toEqual([200, 'new@keys.example']);
    const twice = await post('/passkey/register', { user_profile: { email: 'new@keys.example' } });
    expect([twice.status, twice.body.error]).toEqual([400, 'invalid_request']);
  });

  it('is refused for another challenge, an unknown key and a profile that is wrong', async () => {
    const { body } = await post('/passkey/challenge', {});
    const refused = await token(body.auth_session, new Authenticator().get(at('other')));
    expect([refused.status, refused.body.error]).toEqual([403, 'invalid_grant']);
    for (const user_profile of [undefined, {}, { email: 'x' }, { email: 'a@keys.example', role: 'x' }])
      expect((await post('/passkey/register', { user_profile })).status).toBe(400);
  });
});
