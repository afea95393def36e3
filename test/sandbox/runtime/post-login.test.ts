/** Sign-ins with a password through post-login Actions: what they see, what comes of it, and in which order. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ActionsTenant, API, claimsOf } from './support.js';

let tenant: ActionsTenant;
beforeAll(async () => {
  tenant = await ActionsTenant.start();
});
afterAll(() => tenant.close());

describe('tokens have what an Action sets', () => {
  const X = 'https://x.example/';
  const cases: [name: string, body: string, where: 'id' | 'access', claim: string, value: unknown][] = [
    ['a claim of the ID token', `api.idToken.setCustomClaim('${X}a', 'b')`, 'id', `${X}a`, 'b'],
    [
      'an object',
      `api.accessToken.setCustomClaim('${X}a', { b: [1, null] })`,
      'access',
      `${X}a`,
      { b: [1, null] },
    ],
    ['a claim without a namespace', `api.idToken.setCustomClaim('plan', 3)`, 'id', 'plan', 3],
    [
      'a standard claim of the profile',
      `api.idToken.setCustomClaim('name', 'New Name')`,
      'id',
      'name',
      'New Name',
    ],
    ['no claim of the protocol', `api.idToken.setCustomClaim('sub', 'someone else')`, 'id', 'aud', undefined],
    [
      'no permissions',
      `api.accessToken.setCustomClaim('permissions', ['all'])`,
      'access',
      'permissions',
      undefined,
    ],
    [
      'no claim of Auth0',
      `api.idToken.setCustomClaim('https://my.auth0.com/x', 1)`,
      'id',
      'https://my.auth0.com/x',
      undefined,
    ],
    [
      'a scope that is added',
      `api.accessToken.addScope('write:orders')`,
      'access',
      'scope',
      'openid profile email offline_access read:orders write:orders',
    ],
    [
      'no scope that is removed',
      `api.accessToken.removeScope('read:orders')`,
      'access',
      'scope',
      'openid profile email offline_access',
    ],
    [
      'the last value set',
      `api.idToken.setCustomClaim('${X}a', 1); api.idToken.setCustomClaim('${X}a', 2)`,
      'id',
      `${X}a`,
      2,
    ],
    [
      'what chained calls set',
      `api.access; api.idToken.setCustomClaim('${X}a', 1).idToken.setCustomClaim('${X}b', 2)`,
      'id',
      `${X}b`,
      2,
    ],
  ];
  beforeAll(() =>
    tenant.cases(
      'post-login',
      'onExecutePostLogin',
      cases.map(([, body]) => body),
    ),
  );
  it.each(cases.map((one, at) => [one[0], at, one] as const))(
    '%s',
    async (_name, at, [, , where, claim, value]) => {
      const person = await tenant.person();
      const { status, body } = await tenant.signIn(person.email, { case: String(at) });
      expect(status).toBe(200);
      const claims = claimsOf(where === 'id' ? body.id_token : body.access_token);
      if (claim === 'aud') expect(claims.sub).toBe(person.user_id);
      else expect(claims[claim]).toEqual(value);
    },
  );
});

describe('event', () => {
  const seen: [path: string, value: (t: ActionsTenant, p: Record<string, unknown>) => unknown][] = [
    ['user.email', (_t, p) => p.email],
    ['user.user_id', (_t, p) => p.user_id],
    ['user.email_verified', () => true],
    ['user.app_metadata', () => ({})],
    ['user.identities[0].connection', () => 'People'],
    ['user.password', () => undefined],
    ['user.$passwords', () => undefined],
    ['client.client_id', (t) => t.app.client_id],
    ['client.name', () => 'Shop'],
    ['client.metadata.plan', () => 'gold'],
    ['connection.name', () => 'People'],
    ['connection.strategy', () => 'auth0'],
    ['organization', () => undefined],
    ['authorization.roles', () => []],
    ['authentication.methods[0].name', () => 'pwd'],
    ['transaction.protocol', () => 'oauth2-password'],
    ['transaction.requested_scopes', () => ['openid', 'profile', 'email', 'offline_access', 'read:orders']],
    ['resource_server.identifier', () => API],
    ['stats.logins_count', () => 1],
    ['request.method', () => 'POST'],
    ['request.body.grant_type', () => 'http://auth0.com/oauth/grant-type/password-realm'],
    ['request.body.password', () => undefined],
    ['request.body.client_secret', () => undefined],
    ['tenant.id', () => 'sandbox'],
    ['secrets.colour', () => 'blue-green'],
    ['configuration', () => ({})],
  ];
  it.each(seen)('has %s', async (path, value) => {
    const person = await tenant.person();
    if (path === seen[0]?.[0])
      await tenant.postLogin([`api.idToken.setCustomClaim('event', JSON.parse(JSON.stringify(event)))`], {
        secrets: { colour: 'blue-green' },
      });
    const { body } = await tenant.signIn(person.email);
    const event = claimsOf(body.id_token).event;
    const found = path
      .split(/[.[\]]+/)
      .filter(Boolean)
      .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], event);
    expect(found).toEqual(value(tenant, person));
  });

  it('has the roles and the organization', async () => {
    const person = await tenant.person();
    const role = await tenant.make('/roles', { name: 'editor' });
    await tenant.make(`/users/${encodeURIComponent(person.user_id)}/roles`, { roles: [role.id] });
    const org = await tenant.make('/organizations', { name: 'acme', display_name: 'Acme' });
    await tenant.make(`/organizations/${org.id}/members`, { members: [person.user_id] });
    await tenant.postLogin([
      `api.idToken.setCustomClaim('seen', [event.authorization.roles, event.organization.name])`,
    ]);
    const { body } = await tenant.signIn(person.email, { organization: org.id });
    expect(claimsOf(body.id_token).seen).toEqual([['editor'], 'acme']);
  });
});

describe('metadata', () => {
  it('is stored once the sign-in has succeeded, and seen by later Actions', async () => {
    const person = await tenant.person({ app_metadata: { old: 1, gone: 2 } });
    await tenant.postLogin([
      `api.user.setAppMetadata('plan', 'pro'); api.user.setAppMetadata('gone', null); api.user.setUserMetadata('theme', { dark: true });`,
      `api.idToken.setCustomClaim('seen', event.user.app_metadata)`,
    ]);
    const { body } = await tenant.signIn(person.email);
    expect(claimsOf(body.id_token).seen).toEqual({ old: 1, plan: 'pro' });
    expect(await tenant.get(`/users/${encodeURIComponent(person.user_id)}`)).toMatchObject({
      app_metadata: { old: 1, plan: 'pro' },
      user_metadata: { theme: { dark: true } },
    });
  });

  it.each([
    ['a denial keeps it', `api.user.setAppMetadata('tried', true); api.access.deny('no')`, { tried: true }],
    ['an error loses it', `api.user.setAppMetadata('tried', true); throw new Error('no')`, undefined],
  ])('%s', async (_name, body, metadata) => {
    const person = await tenant.person();
    await tenant.postLogin([body]);
    expect((await tenant.signIn(person.email)).status).toBe(403);
    expect((await tenant.get(`/users/${encodeURIComponent(person.user_id)}`)).app_metadata).toEqual(metadata);
  });
});

describe('a sign-in is refused', () => {
  const refusals: [
    name: string,
    body: string,
    description: string | RegExp,
    where: Record<string, unknown>,
  ][] = [
    ['by a denial', `api.access.deny('Only on weekdays.')`, 'Only on weekdays.', {}],
    [
      'by a validation error',
      `api.validation.error('bad_phone', 'No phone number.')`,
      'No phone number.',
      {},
    ],
    ['by an error', `throw new Error('Upstream is down')`, 'Upstream is down', { line: 6, version: 1 }],
    [
      'by a mistake',
      `return event.user.nothing.here`,
      /Cannot read properties of undefined \(reading 'here'\)/,
      { line: expect.any(Number) },
    ],
    [
      'by a rejected promise',
      `await Promise.reject(new RangeError('too far'))`,
      'too far',
      { line: expect.any(Number) },
    ],
    [
      'by an error in a timer',
      `await new Promise(() => setTimeout(() => { throw new Error('late') }, 1))`,
      'late',
      { line: expect.any(Number) },
    ],
    [
      'by a wrong argument',
      `api.access.deny(42)`,
      'api.access.deny: reason must be of type string, not number',
      { line: expect.any(Number) },
    ],
    [
      'by something that is not there',
      `api.user.setEmail('x')`,
      /setEmail is not a function/,
      { line: expect.any(Number) },
    ],
    [
      'by a module that is not there',
      `require('lodash')`,
      /Cannot find module 'lodash'/,
      { line: expect.any(Number) },
    ],
    ['by a session that is revoked', `api.session.revoke('Sign in again.')`, 'Sign in again.', {}],
  ];
  beforeAll(async () => {
    const bodies = refusals.map(([, body]) => body);
    const first = await tenant.deploy('post-login', ActionsTenant.choice('onExecutePostLogin', bodies));
    const never = `exports.onExecutePostLogin = async (event, api) => api.idToken.setCustomClaim('never', true)`;
    await tenant.bind('post-login', [first, await tenant.deploy('post-login', never)]);
  });
  it.each(refusals.map((one, at) => [one[0], at, one] as const))(
    '%s',
    async (_name, at, [, , description, where]) => {
      const { email, user_id } = await tenant.person();
      const answer = await tenant.signIn(email, { case: String(at) });
      expect(answer.status).toBe(403);
      const expected = typeof description === 'string' ? description : expect.stringMatching(description);
      expect(answer.body).toEqual({ error: 'access_denied', error_description: expected });
      const event = await tenant.newestEvent('f');
      expect(event).toMatchObject({
        user_id,
        description: expected,
        client_id: tenant.app.client_id,
        details: {
          execution_id: expect.any(String),
          error: {
            message: expected,
            oauthError: 'access_denied',
            action_name: expect.any(String),
            ...where,
          },
        },
      });
      const execution = await tenant.get(`/actions/executions/${event.details.execution_id}`);
      expect(execution.trigger_id).toBe('post-login');
      expect(execution.results).toHaveLength(1);
    },
  );

  it('by code that does not parse', async () => {
    const { email } = await tenant.person();
    await tenant.bind('post-login', [
      await tenant.deploy('post-login', 'exports.onExecutePostLogin = async (event, api => {'),
    ]);
    expect((await tenant.signIn(email)).body.error_description).toMatch(/Unexpected/);
  });

  it('by code without the handler', async () => {
    const { email } = await tenant.person();
    await tenant.bind('post-login', [await tenant.deploy('post-login', 'exports.onExecuteOther = () => {}')]);
    expect((await tenant.signIn(email)).body.error_description).toBe(
      'The code exports no function onExecutePostLogin.',
    );
  });
});

describe('the order', () => {
  it('is that of the bindings', async () => {
    const person = await tenant.person();
    const [a = '', b = ''] = await tenant.postLogin([
      `api.idToken.setCustomClaim('order', 'a'); api.user.setAppMetadata('trail', (event.user.app_metadata.trail ?? '') + 'a')`,
      `api.idToken.setCustomClaim('order', 'b'); api.user.setAppMetadata('trail', (event.user.app_metadata.trail ?? '') + 'b')`,
    ]);
    expect(claimsOf((await tenant.signIn(person.email)).body.id_token).order).toBe('b');
    await tenant.bind('post-login', [b, a]);
    expect(claimsOf((await tenant.signIn(person.email)).body.id_token).order).toBe('a');
    expect((await tenant.get(`/users/${encodeURIComponent(person.user_id)}`)).app_metadata.trail).toBe(
      'abba',
    );
  });

  it('leaves out what is not deployed, and runs what was deployed last', async () => {
    const person = await tenant.person();
    const [id = ''] = await tenant.postLogin([`api.idToken.setCustomClaim('version', 1)`]);
    await tenant.client.api('PATCH', `/actions/actions/${id}`, {
      code: `exports.onExecutePostLogin = async (e, api) => api.idToken.setCustomClaim('version', 2)`,
    });
    expect(claimsOf((await tenant.signIn(person.email)).body.id_token).version).toBe(1);
    await tenant.make(`/actions/actions/${id}/deploy`, undefined);
    expect(claimsOf((await tenant.signIn(person.email)).body.id_token).version).toBe(2);
    await tenant.bind('post-login', []);
    expect(claimsOf((await tenant.signIn(person.email)).body.id_token).version).toBeUndefined();
  });
});

describe('a second factor', () => {
  const factors: [string, string | undefined][] = [
    [`api.multifactor.enable('any')`, 'mfa_required'],
    [`api.authentication.enrollWith({ type: 'otp' })`, 'mfa_required'],
    [`api.authentication.challengeWith({ type: 'otp' })`, 'access_denied'],
    [`api.multifactor.enable('any'); api.multifactor.enable('none')`, undefined],
    [`api.redirect.sendUserTo('https://consent.example/')`, 'interaction_required'],
  ];
  beforeAll(() =>
    tenant.cases(
      'post-login',
      'onExecutePostLogin',
      factors.map(([body]) => body),
    ),
  );
  it.each(factors.map((one, at) => [...one, at] as const))('%s', async (_body, error, at) => {
    const { email } = await tenant.person();
    expect((await tenant.signIn(email, { case: String(at) })).body.error).toBe(error);
  });
});

describe('refresh tokens', () => {
  it('run the Actions again', async () => {
    const { email } = await tenant.person();
    await tenant.postLogin([
      `api.accessToken.setCustomClaim('how', event.transaction.protocol); if (event.refresh_token) api.refreshToken.setMetadata('seen', 'yes')`,
    ]);
    const { body } = await tenant.signIn(email);
    const again = await tenant.token({ grant_type: 'refresh_token', refresh_token: body.refresh_token });
    expect(claimsOf(again.body.access_token).how).toBe('oauth2-refresh-token');
    expect((await tenant.newestEvent('sertft')).details.execution_id).toEqual(expect.any(String));
  });

  it('are revoked by an Action', async () => {
    const { email } = await tenant.person();
    await tenant.postLogin([`if (event.refresh_token) api.refreshToken.revoke('Too old.')`]);
    const { body } = await tenant.signIn(email);
    const refresh = () => tenant.token({ grant_type: 'refresh_token', refresh_token: body.refresh_token });
    expect((await refresh()).body).toEqual({ error: 'access_denied', error_description: 'Too old.' });
    expect((await refresh()).body.error).toBe('invalid_grant');
    expect((await tenant.newestEvent('fertft')).description).toMatch(/invalid/i);
  });
});

describe('executions', () => {
  it('tell what each Action wrote, how long it took, and which version it was', async () => {
    const { email } = await tenant.person();
    const [first = ''] = await tenant.postLogin(
      [
        `console.log('hello %s', event.user.email); console.error({ secret: event.secrets.key })`,
        `console.warn('second')`,
      ],
      { secrets: { key: 'sk-live-1234567890' } },
    );
    expect((await tenant.signIn(email)).status).toBe(200);
    const { details } = await tenant.newestEvent('s');
    expect(details.actions.executions).toEqual([details.execution_id]);
    const execution = await tenant.get(`/actions/executions/${details.execution_id}`);
    expect(execution).toMatchObject({
      status: 'final',
      results: [
        {
          action_id: first,
          version_number: 1,
          duration_ms: expect.any(Number),
          logs: [
            { level: 'info', text: `hello ${email}` },
            { level: 'error', text: "{ secret: '[secret]' }" },
          ],
        },
        { logs: [{ level: 'warn', text: 'second' }] },
      ],
    });
    expect(JSON.stringify(execution)).not.toContain('sk-live');
  });

  it('hide secrets in errors too', async () => {
    const { email } = await tenant.person();
    await tenant.postLogin(["throw new Error('cannot use ' + event.secrets.key)"], {
      secrets: { key: 'sk-live-1234567890' },
    });
    expect((await tenant.signIn(email)).body.error_description).toBe('cannot use [secret]');
    expect(JSON.stringify(await tenant.get('/logs?per_page=5&sort=date:-1'))).not.toContain('sk-live');
  });
});

describe('the cache', () => {
  it('is shared by the sign-ins of a trigger until it expires', async () => {
    const { email } = await tenant.person();
    await tenant.postLogin([
      `const old = api.cache.get('visits'); const n = Number(old?.value ?? 0) + 1;
       api.cache.set('visits', String(n), { ttl: 60_000 }); api.idToken.setCustomClaim('n', n)`,
    ]);
    const visit = async () => claimsOf((await tenant.signIn(email)).body.id_token).n;
    expect([await visit(), await visit()]).toEqual([1, 2]);
    await tenant.client.raw('POST', '/_sandbox/clock', { advance_ms: 61_000 });
    expect(await visit()).toBe(1);
  });
});

it('keeps what a warm process has loaded, and starts another when one was left unclean', async () => {
  const { email } = await tenant.person();
  const count = async (body: string): Promise<unknown[]> => {
    await tenant.bind('post-login', [
      await tenant.deploy(
        'post-login',
        `let n = 0; exports.onExecutePostLogin = async (event, api) => { n += 1; api.idToken.setCustomClaim('n', n); ${body} }`,
      ),
    ]);
    const seen: unknown[] = [];
    for (let i = 0; i < 3; i += 1) seen.push(claimsOf((await tenant.signIn(email)).body.id_token).n);
    return seen;
  };
  expect(await count('')).toEqual([1, 2, 3]);
  expect(await count('globalThis.leak = event.user')).toEqual([1, 1, 1]);
  expect(await count('Array.prototype.evil = 1')).toEqual([1, 1, 1]);
  expect(await count('setInterval(() => {}, 1000)')).toEqual([1, 1, 1]);
});
