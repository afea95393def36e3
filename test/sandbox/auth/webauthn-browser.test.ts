/** Security keys and biometrics in a real browser, whose authenticator is Chromium's own virtual one. */
import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, launch } from '../../server/approvals/browser/chromium.js';
import { PATIENCE_MS } from '../../support/patient.js';
import { App, PASSWORD, TestTenant } from './support.js';

if (CHROMIUM === undefined) console.warn('no chromium on the PATH: the browser tests are skipped');

describe.skipIf(CHROMIUM === undefined)('a security key in a browser', () => {
  let tenant: TestTenant;
  let app: App;
  let browser: Browser;
  let page: Page;
  let done: string;
  let devtools: CDPSession;
  let authenticatorId: string;
  beforeAll(async () => {
    [tenant, browser] = await Promise.all([TestTenant.start({ host: 'localhost' }), launch()]);
    // Whose name a browser takes for a relying party's, as it would not take an address.
    done = `${tenant.sandbox.url}/done`;
    app = await App.register(tenant, { callbacks: [done] });
    await tenant.api('PUT', '/guardian/policies', ['all-applications']);
    await tenant.api('PUT', '/guardian/factors/otp', { enabled: false });
    await tenant.api('PUT', '/guardian/factors/webauthn-roaming', { enabled: true });
    const context = await browser.newContext();
    context.setDefaultTimeout(PATIENCE_MS);
    page = await context.newPage();
    devtools = await context.newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    ({ authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: { protocol: 'ctap2', transport: 'usb', automaticPresenceSimulation: true },
    }));
  });
  afterAll(async () => {
    await browser.close();
    await tenant.close();
  });

  async function login(email: string): Promise<void> {
    await page.context().clearCookies();
    await page.goto(app.address({ redirect_uri: done }));
    await page.locator('input[name=username]').fill(email);
    await page.locator('input[type=password]').fill(PASSWORD);
    await page.keyboard.press('Enter');
  }
  const press = () => page.locator('#webauthn button').first().click();

  it('is enrolled, and asked for next time', async () => {
    await tenant.user('jane@key.example');
    await login('jane@key.example');
    await page.waitForURL(/mfa-webauthn-roaming-enrollment/);
    await page.locator('input[name=name]').fill('Blue key');
    await press();
    await page.waitForURL(/\/done\?code=/);
    await login('jane@key.example');
    await page.waitForURL(/mfa-webauthn-roaming-challenge/);
    await press();
    await page.waitForURL(/\/done\?code=/);
  });

  it('that is not the one is told on the page', async () => {
    const user = await tenant.user('lost@key.example');
    await login('lost@key.example');
    await page.waitForURL(/mfa-webauthn-roaming-enrollment/);
    await press();
    await page.waitForURL(/\/done\?code=/);
    await devtools.send('WebAuthn.clearCredentials', { authenticatorId });
    await login('lost@key.example');
    await page.waitForURL(/mfa-webauthn-roaming-challenge/);
    await press();
    await page.getByRole('alert').waitFor();
    expect(page.url()).toContain('mfa-webauthn-roaming-challenge');
    expect(await tenant.logTypes(user.user_id)).not.toContain('gd_auth_succeed');
  });
});
