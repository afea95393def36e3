/** Second factors on the pages: when they are asked for, enrolling one, using it, losing it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { totpCode, totpStep } from '../../../src/sandbox/auth/mfa/totp.js';
import { answerIn, Browser, complaintOf, type Seen, titleOf } from './browser.js';
import { App, claimsOf, newestEvents, TestTenant } from './support.js';

const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('one-time codes', () => {
  it.each([
    [59_000, '287082'],
    [1_111_111_109_000, '081804'],
    [1_234_567_890_000, '005924'],
    [20_000_000_000_000, '353130'],
  ])('are those of RFC 6238 at %d ms', (at, code) => {
    expect(totpCode(SECRET, at)).toBe(code);
  });

  it('are good a step before and after, and once', () => {
    const step = 1_000;
    for (const off of [-1, 0, 1])
      expect(totpStep(SECRET, totpCode(SECRET, step * 30_000), (step + off) * 30_000)).toBe(step);
    expect(totpStep(SECRET, totpCode(SECRET, step * 30_000), (step + 2) * 30_000)).toBeUndefined();
    expect(totpStep(SECRET, totpCode(SECRET, step * 30_000), step * 30_000, step)).toBeUndefined();
    expect(totpStep(SECRET, 'abc', 0)).toBeUndefined();
    expect(totpStep('not base32!', '123456', 0)).toBeUndefined();
  });
});

describe('a login with a second factor', () => {
  let tenant: TestTenant;
  let app: App;
  let ahead = 0;
  beforeAll(async () => {
    tenant = await TestTenant.start();
    app = await App.register(tenant);
  });
  afterAll(() => tenant.close());
  beforeEach(() => tenant.api('PUT', '/guardian/policies', ['all-applications']));

  /** The sandbox's clock goes on, so that the next code is another one. */
  async function later(ms = 60_000): Promise<void> {
    await tenant.auth('POST', '/_sandbox/clock', { advance_ms: ms });
    ahead += ms;
  }
  const now = () => totpCode(SECRET, Date.now() + ahead);
  async function enrolled(email: string) {
    const user = await tenant.user(email);
    await tenant.make(`/users/${encodeURIComponent(user.user_id)}/authentication-methods`, {
      type: 'totp',
      name: 'Phone',
      totp_secret: SECRET,
    });
    return user;
  }

  it('asks those who have one for its code, and remembers that in the session', async () => {
    const user = await enrolled('one@mfa.example');
    const browser = new Browser();
    const page = await app.login(browser, 'one@mfa.example');
    expect(new URL(page.url).pathname).toBe('/u/mfa-otp-challenge');
    const silent = await browser.visit(app.address({ prompt: 'none' }));
    expect(answerIn(silent).error).toBe('login_required');
    const wrong = await browser.fill(page, { code: '000000' });
    expect(complaintOf(wrong)).toBe('The code you entered is invalid.');
    const code = now();
    const back = await browser.fill(wrong, { code });
    const { body } = await app.exchange(answerIn(back).code);
    expect(claimsOf(body.id_token).amr).toEqual(['mfa']);
    expect(await tenant.logTypes(user.user_id)).toEqual([
      'mfar',
      'gd_start_auth',
      'gd_auth_failed',
      'gd_auth_succeed',
      's',
      'seacft',
    ]);
    expect(answerIn(await browser.visit(app.address())).code).toBeDefined();
    const replay = await app.login(new Browser(), 'one@mfa.example');
    const again = new Browser();
    expect(complaintOf(await again.fill(await app.login(again, 'one@mfa.example'), { code }))).toContain(
      'invalid',
    );
    expect(titleOf(replay)).toBe('Verify your identity');
    await later();
  });

  it('enrols those who have none, with a code for emergencies', async () => {
    await tenant.api('PUT', '/guardian/factors/recovery-code', { enabled: true });
    const user = await tenant.user('none@mfa.example');
    const browser = new Browser();
    const page = await app.login(browser, 'none@mfa.example');
    expect(new URL(page.url).pathname).toBe('/u/mfa-otp-enrollment');
    const secret = /<code>([A-Z2-7]{32})<\/code>/.exec(page.text)?.[1] ?? '';
    expect(page.text).toContain(`secret=${secret}`);
    const kept = await browser.fill(page, { code: totpCode(secret, Date.now() + ahead) });
    expect(titleOf(kept)).toBe('Almost there');
    const recovery = /<code>([A-Z0-9]{24})<\/code>/.exec(kept.text)?.[1] ?? '';
    expect(answerIn(await browser.fill(kept, {})).code).toBeDefined();
    const { body: methods } = await tenant.api(
      'GET',
      `/users/${encodeURIComponent(user.user_id)}/authentication-methods`,
    );
    expect(methods.map(({ type }: { type: string }) => type)).toEqual(['totp', 'recovery-code']);
    const lost = new Browser();
    const challenge = await app.login(lost, 'none@mfa.example');
    const form = await lost.visit(challenge.url.replace('mfa-otp-challenge', 'mfa-recovery-code-challenge'));
    expect(complaintOf(await lost.fill(form, { code: 'WRONG' }))).toContain('invalid');
    const fresh = await lost.fill(form, { code: recovery.toLowerCase() });
    expect(titleOf(fresh)).toBe('Almost there');
    expect(fresh.text).not.toContain(recovery);
    expect(answerIn(await lost.fill(fresh, {})).code).toBeDefined();
    const types = await tenant.logTypes(user.user_id);
    expect(types.filter((type) => type.startsWith('gd_'))).toEqual([
      'gd_start_enroll',
      'gd_enrollment_complete',
      'gd_start_auth',
      'gd_recovery_failed',
      'gd_recovery_succeed',
    ]);
  });

  it('cannot be passed by enrolling another factor or going to a later page', async () => {
    await enrolled('steps@mfa.example');
    const browser = new Browser();
    const page = await app.login(browser, 'steps@mfa.example');
    const state = new URL(page.url).searchParams.get('state') ?? '';
    for (const path of [
      '/u/mfa-otp-enrollment',
      '/u/mfa-recovery-code-enrollment',
      '/u/consent',
      '/u/login',
    ]) {
      const url = `${tenant.sandbox.url}${path}`;
      expect(titleOf(await browser.visit(`${url}?state=${state}`))).toBe('Verify your identity');
      const sent: Seen = await browser.visit(url, { state, code: '123456', action: 'accept' });
      expect(titleOf(sent)).toBe('Verify your identity');
    }
    expect(answerIn(await browser.visit(app.address({ prompt: 'none' }))).error).toBe('login_required');
  });

  it('stops guessing after ten wrong codes, for a while', async () => {
    await enrolled('guess@mfa.example');
    const browser = new Browser();
    let page = await app.login(browser, 'guess@mfa.example');
    for (let i = 0; i < 10; i++) page = await browser.fill(page, { code: '000000' });
    page = await browser.fill(page, { code: now() });
    expect(complaintOf(page)).toContain('Too many wrong codes');
    expect((await newestEvents(tenant, 'type:gd_otp_rate_limit_exceed')).length).toBe(1);
    await later(6 * 60_000 + 1);
    expect(answerIn(await browser.fill(page, { code: now() })).code).toBeDefined();
  });

  it('is asked for by request, by a new kind of browser, or never, as the policy says', async () => {
    await enrolled('policy@mfa.example');
    await tenant.api('PUT', '/guardian/policies', []);
    const chrome = () => new Browser('Chrome');
    expect(answerIn(await app.login(chrome(), 'policy@mfa.example')).code).toBeDefined();
    const acr_values = 'http://schemas.openid.net/pape/policies/2007/06/multi-factor';
    expect(titleOf(await app.login(chrome(), 'policy@mfa.example', { acr_values }))).toBe(
      'Verify your identity',
    );
    await tenant.api('PUT', '/guardian/policies', ['confidence-score']);
    expect(answerIn(await app.login(chrome(), 'policy@mfa.example')).code).toBeDefined();
    expect(titleOf(await app.login(new Browser('Safari'), 'policy@mfa.example'))).toBe(
      'Verify your identity',
    );
    const silent = chrome();
    await app.login(silent, 'policy@mfa.example');
    expect(answerIn(await silent.visit(app.address({ prompt: 'none', acr_values }))).error).toBe(
      'interaction_required',
    );
  });
});
