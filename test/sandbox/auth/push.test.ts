/** A second factor by push: on the login page and by the MFA API, answered on the phone that the sandbox plays. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { phoneOf } from '../../support/phone.js';
import { answerIn, Browser, complaintOf, titleOf } from './browser.js';
import { App, claimsOf, newestEvents, PASSWORD, TestTenant } from './support.js';

const OOB = 'http://auth0.com/oauth/grant-type/mfa-oob';
const PATH = '/u/mfa-push-challenge-push';

let tenant: TestTenant;
let app: App;
let people = 0;
beforeAll(async () => {
  tenant = await TestTenant.start();
  app = await App.register(tenant);
  await tenant.api('PUT', '/guardian/factors/push-notification', { enabled: true });
  await tenant.api('PUT', '/guardian/policies', ['all-applications']);
});
afterAll(() => tenant.close());

/** Somebody who has enrolled the phone by a ticket. */
async function enrolled(): Promise<{ user_id: string; email: string }> {
  people += 1;
  const email = `push${people}@mfa.example`;
  const { user_id } = await tenant.user(email);
  const { ticket_url } = await tenant.make('/guardian/enrollments/ticket', { user_id });
  const browser = new Browser();
  expect(titleOf(await browser.fill(await browser.visit(ticket_url), {}))).toBe('Done');
  return { user_id, email };
}

const phone = () => phoneOf(tenant.sandbox.url);
async function press(answer: 'approve' | 'deny'): Promise<void> {
  const [waiting, ...more] = await phone().waiting();
  expect(more).toEqual([]);
  expect(await phone().press(waiting?.request ?? '', answer)).toBe(200);
}

describe('on the login page', () => {
  it('is sent once, waits for the phone, and lets the person on', async () => {
    const { user_id, email } = await enrolled();
    const browser = new Browser();
    const page = await app.login(browser, email);
    expect(new URL(page.url).pathname).toBe(PATH);
    await browser.visit(page.url);
    const [waiting, ...more] = await phone().waiting();
    expect(more).toEqual([]);
    expect([waiting?.line, waiting?.html]).toEqual([
      'Are you logging in?',
      expect.stringMatching(new RegExp(`${user_id.replace('|', '\\|')}[\\s\\S]*Test App`)),
    ]);
    const early = await browser.fill(page, {});
    expect(complaintOf(early)).toBe('The request has not been answered yet.');
    await press('approve');
    const { body } = await app.exchange(answerIn(await browser.fill(early, {})).code);
    expect(claimsOf(body.id_token).amr).toEqual(['mfa']);
    expect((await tenant.logTypes(user_id)).filter((type) => type.startsWith('gd_'))).toEqual([
      'gd_enrollment_complete',
      'gd_start_auth',
      'gd_send_pn',
      'gd_auth_succeed',
    ]);
  });

  it('is not passed by a denial, by no answer in five minutes, or by another person’s approval', async () => {
    const { user_id, email } = await enrolled();
    const browser = new Browser();
    const page = await app.login(browser, email);
    await press('deny');
    const denied = await browser.fill(page, {});
    expect(complaintOf(denied)).toBe('The request was denied. Send it again if it was yours.');
    expect(await newestEvents(tenant, 'gd_auth_rejected')).toMatchObject([{ user_id }]);
    expect(complaintOf(await browser.fill(denied, {}))).toBe('The request has expired. Send it again.');
    const again = await browser.fill(denied, { again: 'yes' });
    const [own] = await phone().waiting();
    const other = await enrolled();
    await app.login(new Browser(), other.email);
    const others = (await phone().waiting()).find(({ request }) => request !== own?.request);
    expect(await phone().press(others?.request ?? '', 'approve')).toBe(200);
    const unanswered = await browser.fill(again, {});
    expect(complaintOf(unanswered)).toBe('The request has not been answered yet.');
    await tenant.auth('POST', '/_sandbox/clock', { advance_ms: 5 * 60_000 + 1 });
    expect(await phone().press(own?.request ?? '', 'approve')).toBe(410);
    expect(complaintOf(await browser.fill(unanswered, {}))).toBe('The request has expired. Send it again.');
  });
});

describe('by the MFA API', () => {
  it('is pending until the phone is answered, and then gives tokens or is refused', async () => {
    const { email } = await enrolled();
    const client = await tenant.make('/clients', {
      name: 'Native',
      app_type: 'regular_web',
      grant_types: ['password', 'http://auth0.com/oauth/grant-type/password-realm', OOB],
    });
    const credentials = { client_id: client.client_id, client_secret: client.client_secret };
    const begin = async () => {
      const { body } = await tenant.auth('POST', '/oauth/token', {
        ...credentials,
        grant_type: 'http://auth0.com/oauth/grant-type/password-realm',
        realm: 'Username-Password-Authentication',
        username: email,
        password: PASSWORD,
      });
      const challenge = await tenant.auth('POST', '/mfa/challenge', {
        ...credentials,
        challenge_type: 'oob',
        mfa_token: body.mfa_token,
      });
      expect(challenge.body).toEqual({ challenge_type: 'oob', oob_code: expect.any(String) });
      const given = { ...credentials, grant_type: OOB, mfa_token: body.mfa_token };
      return () => tenant.auth('POST', '/oauth/token', { ...given, oob_code: challenge.body.oob_code });
    };
    const poll = await begin();
    expect(await poll()).toMatchObject({ status: 400, body: { error: 'authorization_pending' } });
    await press('approve');
    expect(await poll()).toMatchObject({ status: 200, body: { access_token: expect.any(String) } });
    const denied = await begin();
    await press('deny');
    expect(await denied()).toMatchObject({
      status: 403,
      body: { error: 'invalid_grant', error_description: 'MFA Authorization rejected.' },
    });
  });
});
