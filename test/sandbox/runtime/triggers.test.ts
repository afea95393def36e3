/** The triggers besides post-login, each set off by what sets it off on a tenant. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import triggers from '../../../catalog/action-triggers.json' with { type: 'json' };
import { ActionsTenant, API, claimsOf, PASSWORD } from './support.js';

let tenant: ActionsTenant;
beforeAll(async () => {
  tenant = await ActionsTenant.start();
});
afterAll(() => tenant.close());

// biome-ignore lint/suspicious/noExplicitAny: an execution
async function finished(id: string): Promise<any> {
  for (;;) {
    const execution = await tenant.get(`/actions/executions/${id}`);
    if (execution.status !== 'pending') return execution;
  }
}

describe('credentials-exchange', () => {
  const CASES: [name: string, body: string, status: number, expected: Record<string, unknown>][] = [
    [
      'adds a claim',
      `api.accessToken.setCustomClaim('https://x.example/plan', event.client.metadata.plan)`,
      200,
      { 'https://x.example/plan': 'gold' },
    ],
    [
      'sees the API and the scopes',
      `api.accessToken.setCustomClaim('seen', [event.resource_server.identifier, event.accessToken.scope])`,
      200,
      { seen: [API, ['read:orders']] },
    ],
    [
      'refuses with invalid_scope',
      `api.access.deny('invalid_scope', 'Too much.')`,
      400,
      { error: 'invalid_scope', error_description: 'Too much.' },
    ],
    [
      'refuses with invalid_request',
      `api.access.deny('invalid_request', 'Not like this.')`,
      400,
      { error: 'invalid_request', error_description: 'Not like this.' },
    ],
    ['refuses with server_error', `api.access.deny('server_error')`, 500, { error: 'server_error' }],
    ['fails', `throw new Error('broken')`, 403, { error: 'access_denied', error_description: 'broken' }],
    [
      'has no users',
      `api.user.setAppMetadata('a', 1)`,
      403,
      { error: 'access_denied', error_description: expect.stringMatching(/undefined/) },
    ],
  ];
  beforeAll(() =>
    tenant.cases(
      'credentials-exchange',
      'onExecuteCredentialsExchange',
      CASES.map(([, body]) => body),
    ),
  );
  afterAll(() => tenant.bind('credentials-exchange', []));

  it.each(CASES.map((one, at) => [one[0], at, one] as const))(
    '%s',
    async (_name, at, [, , status, expected]) => {
      const answer = await tenant.token({
        grant_type: 'client_credentials',
        audience: API,
        case: String(at),
      });
      expect(answer.status).toBe(status);
      expect(status === 200 ? claimsOf(answer.body.access_token) : answer.body).toMatchObject(expected);
      const event = await tenant.newestEvent(status === 200 ? 'seccft' : 'feccft');
      expect(event.details.execution_id).toEqual(expect.any(String));
      if (status !== 200) expect(event.details.error.action_name).toMatch(/^action-/);
    },
  );
});

describe('sign-up', () => {
  let people = 0;
  const signUp = (more: Record<string, unknown> = {}) => {
    people += 1;
    return tenant.client.raw('POST', '/dbconnections/signup', {
      client_id: tenant.app.client_id,
      connection: 'People',
      email: `new${people}@example.com`,
      password: PASSWORD,
      ...more,
    });
  };
  const CASES: [name: string, body: string, status: number, log: Record<string, unknown>][] = [
    [
      'is refused with a message for the person',
      `api.access.deny('foreign', 'Use your company address.')`,
      400,
      { description: 'foreign' },
    ],
    [
      'is refused by a validation error',
      `api.validation.error('bad_name', 'Choose another name.')`,
      400,
      { description: 'bad_name' },
    ],
    [
      'is refused by an error',
      `null.x`,
      400,
      { description: expect.stringMatching(/^TypeError: .*\(action\.js:\d+:\d+\)$/) },
    ],
    [
      'goes on',
      `api.user.setAppMetadata('from', event.connection.name); api.user.setUserMetadata('seen', [event.user.email, event.user.password ?? 'none'])`,
      200,
      {},
    ],
  ];
  beforeAll(() =>
    tenant.cases(
      'pre-user-registration',
      'onExecutePreUserRegistration',
      CASES.map(([, body]) => body),
    ),
  );
  afterAll(() => tenant.bind('pre-user-registration', []));

  it.each(CASES.map((one, at) => [one[0], at, one] as const))('%s', async (_name, at, [, , status, log]) => {
    const answer = await signUp({ case: String(at) });
    expect(answer.status).toBe(status);
    const email = `new${people}@example.com`;
    const [user] = await tenant.get(`/users-by-email?email=${email}`);
    if (status === 200) {
      expect(user).toMatchObject({
        app_metadata: { from: 'People' },
        user_metadata: { seen: [email, 'none'] },
      });
      return;
    }
    expect(user).toBeUndefined();
    expect(answer.body).toMatchObject({ code: 'extensibility_error', description: expect.any(String) });
    expect(await tenant.newestEvent('fs')).toMatchObject({
      ...log,
      details: { execution_id: expect.any(String) },
    });
  });

  it('does not wait for what comes after it', async () => {
    await tenant.use('post-user-registration', 'onExecutePostUserRegistration', [
      `console.log('welcome ' + event.user.user_id); api.cache.set('last', event.user.user_id)`,
      `throw new Error('mail server is down')`,
    ]);
    const answer = await signUp({ case: '-1' });
    expect(answer.status).toBe(200);
    const { details } = await tenant.newestEvent('ss');
    const execution = await finished(details.execution_id);
    expect(execution.results).toMatchObject([
      { logs: [{ text: `welcome auth0|${answer.body._id}` }] },
      { error: { msg: 'mail server is down (action.js:2:7)' } },
    ]);
    expect((await tenant.newestEvent('actions_execution_failed')).details.execution_id).toBe(execution.id);
    await tenant.bind('post-user-registration', []);
  });
});

describe('passwords', () => {
  const ticketFor = async (user: { user_id: string }): Promise<string> =>
    (await tenant.make('/tickets/password-change', { user_id: user.user_id })).ticket;
  const reset = (ticket: string) =>
    tenant.client.raw('POST', ticket.slice(tenant.client.running.url.length), { password: `${PASSWORD}2` });

  it('post-change-password follows a reset and a change by an administrator', async () => {
    const person = await tenant.person();
    await tenant.use('post-change-password', 'onExecutePostChangePassword', [
      `const n = Number(api.cache.get('changes')?.value ?? 0) + 1; api.cache.set('changes', String(n)); console.log(event.user.user_id + ' ' + n)`,
    ]);
    expect((await reset(await ticketFor(person))).status).toBe(200);
    const execution = await finished((await tenant.newestEvent('scp')).details.execution_id);
    expect(execution.results[0].logs).toEqual([{ level: 'info', text: `${person.user_id} 1` }]);
    await tenant.client.api('PATCH', `/users/${encodeURIComponent(person.user_id)}`, {
      password: `${PASSWORD}3`,
    });
    expect((await tenant.signIn(person.email, { password: `${PASSWORD}3` })).status).toBe(200);
    await tenant.bind('post-change-password', []);
  });

  it.each([
    ['refuses a reset', `api.access.deny('Ask the help desk.')`, 403, 'Ask the help desk.'],
    ['fails', `throw new Error('broken')`, 403, 'broken'],
    [
      'wants a factor that the person does not have',
      `api.authentication.challengeWith({ type: 'otp' })`,
      403,
      'An MFA challenge is used in a PostChallenge action but the requested factors are not properly set up. To perform MFA, enable the requested factors and ensure the user is enrolled with them.',
    ],
  ])('password-reset-post-challenge %s', async (_name, body, status, message) => {
    const person = await tenant.person();
    await tenant.use('password-reset-post-challenge', 'onExecutePostChallenge', [body]);
    const ticket = await ticketFor(person);
    expect((await reset(ticket)).body).toMatchObject({ statusCode: status, message });
    expect((await tenant.signIn(person.email)).status).toBe(200);
    expect(await tenant.newestEvent('fcp')).toMatchObject({ description: message, user_id: person.user_id });
    await tenant.bind('password-reset-post-challenge', []);
    expect((await reset(ticket)).status).toBe(200);
  });

  it('password-reset-post-challenge says where the person goes afterwards', async () => {
    const person = await tenant.person();
    await tenant.use('password-reset-post-challenge', 'onExecutePostChallenge', [
      `api.transaction.setResultUrl('https://done.example/')`,
    ]);
    const ticket = await ticketFor(person);
    const answer = await fetch(ticket, {
      method: 'POST',
      redirect: 'manual',
      body: JSON.stringify({ password: `${PASSWORD}2` }),
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.headers.get('location')).toMatch(/^https:\/\/done\.example\/\?success=true/);
    await tenant.bind('password-reset-post-challenge', []);
  });
});

describe('messages', () => {
  it('go out through the custom providers', async () => {
    const person = await tenant.person();
    await tenant.deploy(
      'custom-email-provider',
      `exports.onExecuteCustomEmailProvider = async (event, api) => { console.log(event.notification.message_type + ' to ' + event.notification.to); };`,
    );
    await tenant.make('/emails/provider', { name: 'custom', enabled: true, credentials: {} });
    await tenant.make('/jobs/verification-email', { user_id: person.user_id });
    await tenant.client.raw('POST', '/dbconnections/change_password', {
      client_id: tenant.app.client_id,
      connection: 'People',
      email: person.email,
    });
    await tenant.deploy(
      'custom-phone-provider',
      `exports.onExecuteCustomPhoneProvider = async (event, api) => { if (event.notification.recipient === '+1') return api.notification.drop('short'); throw new Error('sent to ' + event.notification.recipient); };`,
    );
    const provider = await tenant.make('/branding/phone/providers', {
      name: 'custom',
      configuration: { delivery_methods: ['text'] },
      credentials: {},
    });
    await tenant.make(`/branding/phone/providers/${provider.id}/try`, { to: '+15550001122' });
    // The last one fails on purpose, which the log tells.
    let failed: { description?: string } | undefined;
    while (failed?.description === undefined || !failed.description.includes('+1555'))
      failed = await tenant.newestEvent('actions_execution_failed');
    expect(failed.description).toMatch(/^sent to \+15550001122 \(action\.js:1:\d+\)$/);
  });
});

describe('custom-token-exchange', () => {
  const TYPE = 'urn:example:legacy';
  let existing: { user_id: string; email: string };
  const CASES: [name: string, body: string, status: number, expected: Record<string, unknown>][] = [
    ['names a user', `api.authentication.setUserById(event.transaction.subject_token)`, 200, {}],
    ['names nobody', `console.log('hm')`, 400, { error: 'invalid_request' }],
    [
      'names an unknown user',
      `api.authentication.setUserById('auth0|none')`,
      400,
      { error: 'invalid_request', error_description: 'The user does not exist.' },
    ],
    [
      'names two',
      `api.authentication.setUserById('a'); api.authentication.setUserById('b')`,
      400,
      { error: 'invalid_request' },
    ],
    [
      'refuses',
      `api.access.deny('not_today', 'Closed.')`,
      400,
      { error: 'not_today', error_description: 'Closed.' },
    ],
    [
      'refuses the token',
      `api.access.rejectInvalidSubjectToken('Forged.')`,
      400,
      { error: 'invalid_request', error_description: 'Forged.' },
    ],
    ['fails', `throw new Error('broken')`, 500, { error: 'server_error', error_description: 'broken' }],
    [
      'creates a user',
      `api.authentication.setUserByConnection('People', { user_id: 'ext1', email: 'ext1@example.com' }, { creationBehavior: 'create_if_not_exists', updateBehavior: 'none' }); api.user.setAppMetadata('from', 'legacy')`,
      200,
      { sub: 'auth0|ext1' },
    ],
    [
      'creates none',
      `api.authentication.setUserByConnection('People', { user_id: 'ext2' }, { creationBehavior: 'none', updateBehavior: 'none' })`,
      400,
      { error: 'invalid_request' },
    ],
  ];
  beforeAll(async () => {
    existing = await tenant.person();
    const action = await tenant.deploy(
      'custom-token-exchange',
      ActionsTenant.choice(
        'onExecuteCustomTokenExchange',
        CASES.map(([, body]) => body),
      ),
    );
    await tenant.make('/token-exchange-profiles', {
      name: 'legacy',
      subject_token_type: TYPE,
      action_id: action,
      type: 'custom_authentication',
    });
    await tenant.client.api('PATCH', `/clients/${tenant.app.client_id}`, {
      token_exchange: { allow_any_profile_of_type: ['custom_authentication'] },
    });
  });

  it.each(CASES.map((one, at) => [one[0], at, one] as const))(
    '%s',
    async (_name, at, [, , status, expected]) => {
      const answer = await tenant.token({
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        subject_token_type: TYPE,
        subject_token: existing.user_id,
        scope: 'openid',
        audience: API,
        case: String(at),
      });
      expect(answer.body).toMatchObject(status === 200 ? { token_type: 'Bearer' } : expected);
      expect(answer.status).toBe(status);
      if (status === 200)
        expect(claimsOf(answer.body.id_token)).toMatchObject({ sub: existing.user_id, ...expected });
      expect(await tenant.newestEvent(status === 200 ? 'secte' : 'fecte')).toMatchObject({
        client_id: tenant.app.client_id,
      });
    },
  );
});

describe('test_action', () => {
  it.each(Object.entries(triggers))(
    'runs the example of %s with an example event',
    async (id, { example, handler }) => {
      const { id: action } = await tenant.make('/actions/actions', {
        name: `example-${id}`,
        code: example,
        supported_triggers: [{ id, version: 'v1' }],
      });
      const { payload } = await tenant.make(`/actions/actions/${action}/test`, { payload: {} });
      expect(payload.error).toBeUndefined();
      expect(payload.commands.length + payload.logs.length).toBeGreaterThan(0);
      expect(example).toContain(handler);
    },
  );

  it('runs the draft or a version with the event given, and shows what it asks for, writes and where it fails', async () => {
    const code = (n: number) =>
      `exports.onExecutePostLogin = async (event, api) => {\n  console.log(event.user.email, event.secrets.s);\n  api.idToken.setCustomClaim('n', ${n});\n  if (!event.user.email_verified) throw new TypeError('not verified');\n};`;
    const id = await tenant.deploy('post-login', code(1), { secrets: { s: 'hush-hush' } });
    await tenant.client.api('PATCH', `/actions/actions/${id}`, { code: code(2) });
    const run = async (payload: unknown) =>
      (await tenant.make(`/actions/actions/${id}/test`, { payload })).payload;
    expect(await run({ user: { email: 'a@b.example' } })).toMatchObject({
      commands: [{ method: 'idToken.setCustomClaim', args: ['n', 2] }],
      logs: 'INFO: a@b.example [secret]',
    });
    expect((await run({ version: 1 })).commands[0].args).toEqual(['n', 1]);
    expect((await run({ event: { user: { email_verified: false } } })).error).toMatchObject({
      message: 'TypeError: not verified (action.js:4:41)',
      line: 4,
    });
    expect(
      (await tenant.client.api('POST', `/actions/actions/${id}/test`, { payload: { version: 9 } })).status,
    ).toBe(400);
  });
});
