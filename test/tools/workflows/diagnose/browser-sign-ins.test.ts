/** Trouble that a person has in a browser, on the sandbox's pages, and what the diagnosis makes of it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Browser } from '../../../sandbox/auth/browser.js';
import { App, DATABASE, PASSWORD } from '../../../sandbox/auth/support.js';
import { type Bench, type Body, startBench } from '../workflow-bench.js';

const EMAIL = 'rosa@browser.example';

let bench: Bench;
let user: string;
const make = async (path: string, body: unknown): Promise<Body> =>
  (await bench.tenant.api('POST', path, body)).body;
const app = (more: Record<string, unknown> = {}) =>
  App.register({ sandbox: bench.tenant.sandbox, make }, more);
const causes = async (): Promise<string[]> =>
  ((await bench.call('diagnose_login', { user: EMAIL })).body.causes ?? []).map(
    ({ cause }: { cause: string }) => cause,
  );

beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());
beforeEach(async () => {
  await bench.reset('empty');
  const person = { connection: DATABASE, email: EMAIL, password: PASSWORD, email_verified: true };
  user = (await make('/users', person)).user_id;
});

/** An organization with the database, and without the person. */
async function organization(): Promise<string> {
  const { id } = await make('/organizations', { name: 'acme' });
  const { body } = await bench.tenant.api('GET', `/connections?name=${DATABASE}`);
  await make(`/organizations/${id}/enabled_connections`, { connection_id: body[0].id });
  return id;
}

describe('a failed login in a browser', () => {
  it('after many wrong passwords is a block', async () => {
    const browser = new Browser();
    let page = await browser.visit((await app()).address());
    for (let i = 0; i < 11; i++) page = await browser.fill(page, { username: EMAIL, password: 'nope' });
    expect((await causes())[0]).toBe('brute_force_block');
  });

  it('of a blocked person is that', async () => {
    await bench.tenant.api('PATCH', `/users/${encodeURIComponent(user)}`, { blocked: true });
    await (await app()).login(new Browser(), EMAIL);
    expect((await causes())[0]).toBe('user_blocked');
  });

  it('to an organization of others is a missing membership', async () => {
    const member = await app({ organization_usage: 'allow' });
    await member.login(new Browser(), EMAIL, { organization: await organization() });
    expect((await causes())[0]).toBe('not_organization_member');
  });

  it('with wrong codes is a matter of the second factor', async () => {
    await make(`/users/${encodeURIComponent(user)}/authentication-methods`, {
      type: 'totp',
      name: 'Phone',
      totp_secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
    });
    await bench.tenant.api('PUT', '/guardian/policies', ['all-applications']);
    const browser = new Browser();
    let page = await (await app()).login(browser, EMAIL);
    for (let i = 0; i < 3; i++) page = await browser.fill(page, { code: '000000' });
    expect((await causes())[0]).toMatch(/mfa|factor/);
  });

  it('with an expired invitation is that', async () => {
    const invited = await app({
      organization_usage: 'require',
      initiate_login_uri: 'https://app.example/login',
    });
    const { invitation_url } = await make(`/organizations/${await organization()}/invitations`, {
      inviter: { name: 'Ann' },
      invitee: { email: EMAIL },
      client_id: invited.id,
      ttl_sec: 60,
    });
    const { invitation, organization: id } = Object.fromEntries(new URL(invitation_url).searchParams);
    await fetch(`${bench.tenant.sandbox.url}/_sandbox/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ advance_ms: 61_000 }),
    });
    await new Browser().visit(invited.address({ invitation, organization: id }));
    expect((await causes())[0]).toBe('expired_invitation');
  });

  it('that succeeds in the end leaves nothing to find', async () => {
    const shop = await app();
    const browser = new Browser();
    const page = await shop.login(browser, EMAIL, {}, 'nope');
    await browser.fill(page, { username: EMAIL, password: PASSWORD });
    expect(await causes()).toEqual([]);
  });
});
