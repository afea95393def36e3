/** Passkeys on the login page in a real browser, whose authenticator is Chromium's own virtual one. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, launch } from '../../server/approvals/browser/chromium.js';
import { PATIENCE_MS } from '../../support/patient.js';
import { App, claimsOf, DATABASE, PASSWORD, TestTenant } from './support.js';

if (CHROMIUM === undefined) console.warn('no chromium on the PATH: the browser tests are skipped');

describe.skipIf(CHROMIUM === undefined)('a passkey in a browser', () => {
  let tenant: TestTenant;
  let app: App;
  let browser: Browser;
  let page: Page;
  let done: string;
  let connection: string;
  beforeAll(async () => {
    [tenant, browser] = await Promise.all([TestTenant.start({ host: 'localhost' }), launch()]);
    done = `${tenant.sandbox.url}/done`;
    app = await App.register(tenant, { callbacks: [done] });
    connection = (await tenant.api('GET', `/connections?name=${DATABASE}`)).body[0].id;
    await setPasskeys({ challenge_ui: 'button', progressive_enrollment_enabled: true });
    const context = await browser.newContext();
    context.setDefaultTimeout(PATIENCE_MS);
    page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
  });
  afterAll(async () => {
    await browser.close();
    await tenant.close();
  });

  const setPasskeys = (passkey_options: object) =>
    tenant.api('PATCH', `/connections/${connection}`, {
      options: {
        authentication_methods: { password: { enabled: true }, passkey: { enabled: true } },
        passkey_options,
      },
    });
  const begin = async (more: Record<string, string> = {}): Promise<void> => {
    await page.context().clearCookies();
    await page.goto(app.address({ redirect_uri: done, ...more }));
  };
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const arrived = async (): Promise<Record<string, unknown>> => {
    await page.waitForURL(/\/done\?code=/);
    const code = new URL(page.url()).searchParams.get('code') ?? '';
    const { body } = await app.exchange(code, { redirect_uri: done });
    return claimsOf(body.id_token);
  };

  it('signs somebody up, and logs them in', async () => {
    await begin({ screen_hint: 'signup' });
    await page.locator('input[name=email]').fill('new@keys.example');
    await press('Continue with a passkey');
    await page.waitForURL(/passkey-enrollment/);
    await press('Create a passkey');
    const { sub } = await arrived();
    await begin();
    await press('Continue with a passkey');
    expect((await arrived()).sub).toBe(sub);
    const { body } = await tenant.api('GET', `/users/${sub}/sessions`);
    expect(body.sessions.at(-1).authentication.methods).toMatchObject([{ name: 'passkey' }]);
    const methods = await tenant.api('GET', `/users/${sub}/authentication-methods`);
    expect(methods.body).toMatchObject([{ type: 'passkey', relying_party_identifier: 'localhost' }]);
  });

  it('is offered after a password, and suggested next time', async () => {
    const user = await tenant.user('old@keys.example');
    await begin();
    await page.locator('input[name=username]').fill('old@keys.example');
    await page.locator('input[type=password]').fill(PASSWORD);
    await press('Continue');
    await page.waitForURL(/passkey-enrollment/);
    await press('Create a passkey');
    expect((await arrived()).sub).toBe(user.user_id);
    await setPasskeys({ challenge_ui: 'autofill' });
    await begin();
    // This authenticator takes up the suggestion of the browser by itself.
    expect(typeof (await arrived()).sub).toBe('string');
    await setPasskeys({ challenge_ui: 'button' });
  });

  it('can be done without, and is not offered again for thirty days', async () => {
    await tenant.user('later@keys.example');
    const withPassword = async () => {
      await begin();
      await page.locator('input[name=username]').fill('later@keys.example');
      await page.locator('input[type=password]').fill(PASSWORD);
      await press('Continue');
    };
    await withPassword();
    await page.waitForURL(/passkey-enrollment/);
    await press('Not now');
    await arrived();
    await withPassword();
    await arrived();
  });
});
