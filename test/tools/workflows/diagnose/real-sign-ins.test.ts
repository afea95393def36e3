/** Trouble that is lived rather than seeded: real requests to the sandbox's endpoints, then the diagnosis. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RunningRuntime } from '../../../../src/server/runtime.js';
import { type Bench, type Body, startBench } from '../workflow-bench.js';

const DATABASE = 'Username-Password-Authentication';
const PASSWORD = 'Long-Enough-42!';
const DAY = 86_400_000;
const email = 'rosa@example.com';

let bench: Bench;
let user: string;
let client: Body;
const api = async (method: string, path: string, body?: unknown): Promise<Body> =>
  (await bench.tenant.api(method, path, body)).body;

beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());
beforeEach(async () => {
  await bench.reset('empty');
  user = (
    await api('POST', '/users', { connection: DATABASE, email, password: PASSWORD, email_verified: true })
  ).user_id;
  client = await api('POST', '/clients', {
    name: 'Web',
    app_type: 'regular_web',
    grant_types: [
      'authorization_code',
      'refresh_token',
      'password',
      'http://auth0.com/oauth/grant-type/password-realm',
    ],
  });
});

const signIn = (password = PASSWORD, more: object = {}) =>
  fetch(`${bench.tenant.sandbox.url}/oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'http://auth0.com/oauth/grant-type/password-realm',
      realm: DATABASE,
      client_id: client.client_id,
      client_secret: client.client_secret,
      username: email,
      password,
      ...more,
    }),
  });
const diagnose = async (asked = email): Promise<Body> =>
  (await bench.call('diagnose_login', { user: asked })).body;

describe('someone who', () => {
  it('signs in is healthy, also after a slip', async () => {
    expect((await signIn('wrong')).status).toBe(403);
    expect((await signIn()).status).toBe(200);
    const body = await diagnose();
    expect(body.healthy).toBe(true);
    expect(body.last_success.type).toBe('sepft');
  });

  it('guesses too often is blocked, and is in again after the proposed call', async () => {
    for (let i = 0; i < 10; i++) await signIn('wrong');
    expect((await signIn()).status).toBe(429);
    const [cause] = (await diagnose()).causes;
    expect(cause.cause).toBe('brute_force_block');
    const [fix] = cause.fixes;
    const outcome = await bench.outcome(fix.tool, fix.arguments, { canAsk: true });
    if (outcome.kind !== 'ask') throw new Error('a destructive call did not ask');
    await bench.outcome(fix.tool, fix.arguments, {
      canAsk: true,
      state: outcome.state,
      responses: { confirmation: { action: 'accept', content: { confirm: true } } },
    });
    expect((await signIn()).status).toBe(200);
    expect((await diagnose()).healthy).toBe(true);
  });

  it('was blocked by an administrator is reported, and not after the block is lifted', async () => {
    await api('PATCH', `/users/${encodeURIComponent(user)}`, { blocked: true });
    await signIn();
    expect((await diagnose()).causes[0].cause).toBe('user_blocked');
    await api('PATCH', `/users/${encodeURIComponent(user)}`, { blocked: false });
    // Nobody has tried since: neither a problem nor an all-clear.
    const body = await diagnose();
    expect(body.causes).toBeUndefined();
    expect(body.healthy).toBe('unclear');
    expect(body.unexplained[0].now).toContain('Nobody has tried since');
    expect((await signIn()).status).toBe(200);
    expect((await diagnose()).healthy).toBe(true);
  });

  it('is not in the organization gets the call that adds them, and can then sign in', async () => {
    const organization = (await api('POST', '/organizations', { name: 'acme', display_name: 'Acme' })).id;
    expect((await signIn(PASSWORD, { organization })).status).toBe(403);
    const [cause] = (await diagnose()).causes;
    expect(cause.cause).toBe('not_organization_member');
    const fix = cause.fixes.find(({ tool }: Body) => tool === 'add_organization_members');
    const done = await bench.approved(fix.tool, fix.arguments);
    expect(done.result.isError).toBeUndefined();
    expect((await signIn(PASSWORD, { organization })).status).toBe(200);
    expect((await diagnose()).healthy).toBe(true);
  });

  it('uses an application without their connection is reported', async () => {
    const other = await api('POST', '/clients', { name: 'Other', app_type: 'spa' });
    const connection = (await api('GET', `/connections?name=${DATABASE}`))[0].id;
    await bench.tenant.api('PATCH', `/connections/${connection}/clients`, [
      { client_id: other.client_id, status: true },
    ]);
    expect((await signIn()).status).toBe(403);
    const [cause] = (await diagnose()).causes;
    expect(cause.cause).toBe('connection_not_enabled');
    await bench.approved(cause.fixes[0].tool, cause.fixes[0].arguments);
    expect((await signIn()).status).toBe(200);
    expect((await diagnose()).healthy).toBe(true);
  });

  it('has no account is reported', async () => {
    await signIn(PASSWORD, { username: 'roza@example.com' });
    expect((await diagnose('roza@example.com')).causes[0].cause).toBe('no_account');
  });

  it('let the invitation run out is found by the tenant clock', async () => {
    const organization = (await api('POST', '/organizations', { name: 'acme', display_name: 'Acme' })).id;
    await api('PATCH', `/clients/${client.client_id}`, {
      initiate_login_uri: 'https://web.example.com/login',
      organization_usage: 'allow',
    });
    const invited = await bench.tenant.api('POST', `/organizations/${organization}/invitations`, {
      inviter: { name: 'Bo' },
      invitee: { email: 'late@example.com' },
      client_id: client.client_id,
    });
    expect(invited.status).toBe(200);
    expect((await diagnose('late@example.com')).causes[0].cause).toBe('invitation_open');
    await fetch(`${bench.tenant.sandbox.url}/_sandbox/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ advance_ms: 8 * DAY }),
    });
    const body = await diagnose('late@example.com');
    expect(body.causes[0].cause).toBe('expired_invitation');
    expect(body.causes[0].fixes[0].tool).toBe('create_organization_invitation');
  });
});

describe('the reads of a diagnosis', () => {
  it('run side by side where they do not need each other', async () => {
    let now = 0;
    let most = 0;
    const { client: real } = bench.runtime;
    const counting: RunningRuntime = {
      ...bench.runtime,
      client: {
        grantedScopes: () => real.grantedScopes(),
        onScopesChanged: (callback) => real.onScopesChanged(callback),
        close: async () => undefined,
        send: async (request) => {
          now += 1;
          most = Math.max(most, now);
          try {
            return await real.send(request);
          } finally {
            now -= 1;
          }
        },
      },
    };
    await signIn('wrong');
    const { body } = await bench.call('diagnose_login', { user: email }, counting);
    expect(body.causes[0].cause).toBe('wrong_password');
    expect(most).toBeGreaterThanOrEqual(4);
  });
});
