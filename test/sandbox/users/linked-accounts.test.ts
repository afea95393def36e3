/** Logging in by a linked account, and what a new password does. Sources: user-account-linking, brute-force-protection. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PASSWORD, TestTenant } from './support.js';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await TestTenant.start();
});
afterAll(() => tenant.close());

const subjectOf = (token: string): unknown =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).sub;

it('logs the primary user in with the password of the linked account', async () => {
  const ann = await tenant.user('ann@linked.example');
  const bob = await tenant.user('bob@linked.example', { password: 'An0ther-Horse-Battery' });
  const [provider, user_id] = bob.user_id.split('|');
  await tenant.api('POST', `/users/${ann.user_id}/identities`, { provider, user_id });
  const login = await tenant.login('bob@linked.example', 'An0ther-Horse-Battery', { scope: 'openid' });
  expect([login.status, subjectOf(login.body.id_token)]).toEqual([200, ann.user_id]);
  expect((await tenant.login('bob@linked.example', PASSWORD)).status).toBe(403);
  expect((await tenant.login('ann@linked.example', PASSWORD)).status).toBe(200);
  const again = await tenant.api('POST', '/users', {
    connection: 'Username-Password-Authentication',
    email: 'bob@linked.example',
    password: PASSWORD,
  });
  expect(again.status).toBe(409);
});

it('lets somebody in who was blocked by failed logins and got a new password', async () => {
  const eve = await tenant.user('eve@linked.example');
  for (let n = 0; n < 10; n++) await tenant.login('eve@linked.example', 'nope');
  expect((await tenant.login('eve@linked.example', PASSWORD)).status).toBe(429);
  await tenant.api('PATCH', `/users/${eve.user_id}`, { password: 'An0ther-Horse-Battery' });
  expect((await tenant.login('eve@linked.example', 'An0ther-Horse-Battery')).status).toBe(200);
});

it.each([
  ['eleven fields', Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`k${n}`, 'v'])), 400],
  ['a long value', { k: 'v'.repeat(501) }, 400],
  ['a value that is no text', { k: 1 }, 400],
  [
    'ten texts of 500 characters',
    Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`k${n}`, 'v'.repeat(500)])),
    200,
  ],
])('signs people up with metadata of %s or not', async (_what, user_metadata, status) => {
  const answer = await tenant.auth('POST', '/dbconnections/signup', {
    client_id: tenant.sandbox.clientId,
    connection: 'Username-Password-Authentication',
    email: 'new@signup.example',
    password: PASSWORD,
    user_metadata,
  });
  expect(answer.status).toBe(status);
});
