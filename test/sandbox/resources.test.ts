/** Behaviour that belongs to single resources: defaults, references, cascades, states. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SandboxClient } from './support/sandbox-client.js';

let client: SandboxClient;
beforeAll(async () => {
  client = await SandboxClient.start();
});
afterAll(() => client.close());
beforeEach(() => client.reset());

const post = (path: string, body?: unknown) => client.api('POST', path, body);
const get = (path: string) => client.api('GET', path);
const patch = (path: string, body: unknown) => client.api('PATCH', path, body);
const remove = (path: string, body?: unknown) => client.api('DELETE', path, body);
const made = async (path: string, body: unknown) => (await post(path, body)).body;

describe('applications', () => {
  it('get the grant types of their kind, and ids and secrets of the usual form', async () => {
    const app = await made('/clients', { name: 'App', app_type: 'non_interactive' });
    expect(app).toMatchObject({ grant_types: ['client_credentials'], global: false, is_first_party: true });
    expect(app.client_id).toMatch(/^[A-Za-z0-9]{32}$/);
    expect(app.client_secret).toMatch(/^[\w-]{64}$/);
    const { body } = await post(`/clients/${app.client_id}/rotate-secret`);
    expect(body.client_secret).not.toBe(app.client_secret);
  });

  it('merge metadata, drop what is set to null, and take over the rest', async () => {
    const { client_id: id } = await made('/clients', {
      name: 'App',
      addons: { samlp: {} },
      client_metadata: { a: '1', b: '2' },
    });
    const { body } = await patch(`/clients/${id}`, {
      addons: null,
      client_metadata: { b: null, c: '3' },
      callbacks: ['https://a.example'],
    });
    expect(body).toMatchObject({ client_metadata: { a: '1', c: '3' }, callbacks: ['https://a.example'] });
    expect(body).not.toHaveProperty('addons');
  });

  it('take their grants along, and need not be there to be deleted', async () => {
    const identifier = 'https://api.example.com/';
    await post('/resource-servers', { identifier, scopes: [{ value: 'read:x' }, { value: 'write:x' }] });
    const { client_id: id } = await made('/clients', { name: 'App' });
    const grant = await made('/client-grants', { client_id: id, audience: identifier, scope: ['read:x'] });
    expect(grant.id).toMatch(/^cgr_[A-Za-z0-9]{16}$/);
    expect((await remove(`/clients/${id}`)).status).toBe(204);
    expect((await remove(`/clients/${id}`)).status).toBe(204);
    expect((await get(`/clients/${id}`)).body).toMatchObject({
      statusCode: 404,
      errorCode: 'inexistent_client',
    });
    expect((await get(`/client-grants?audience=${identifier}`)).body).toEqual([]);
  });

  it('are filtered, paged and shown in part', async () => {
    for (const name of ['A', 'B', 'C']) await post('/clients', { name, app_type: 'spa' });
    const { body } = await get('/clients?app_type=spa&fields=name&per_page=2&page=1&include_totals=true');
    expect(body).toMatchObject({ clients: [{ name: 'C' }], start: 2, limit: 2, total: 3 });
    const first = (await get('/clients?app_type=spa&take=2')).body;
    expect(first.clients.map((app: { name: string }) => app.name)).toEqual(['A', 'B']);
    const second = (await get(`/clients?app_type=spa&take=2&from=${first.next}`)).body;
    expect(second.clients.map((app: { name: string }) => app.name)).toEqual(['C']);
    expect(second).not.toHaveProperty('next');
  });
});

describe('APIs and grants', () => {
  const identifier = 'https://api.example.com/';

  it('are found by id and by identifier, however often that is encoded', async () => {
    const api = await made('/resource-servers', { identifier });
    expect(api).toMatchObject({ token_lifetime: 86_400, signing_alg: 'RS256', allow_offline_access: false });
    const once = encodeURIComponent(identifier);
    for (const name of [api.id, once, encodeURIComponent(once)])
      expect((await get(`/resource-servers/${name}`)).body.id).toBe(api.id);
    expect(await post('/resource-servers', { identifier })).toMatchObject({ status: 409 });
  });

  it('lose scopes together', async () => {
    const api = await made('/resource-servers', {
      identifier,
      scopes: [{ value: 'read:x' }, { value: 'write:x' }],
    });
    const { client_id: app } = await made('/clients', { name: 'App' });
    const { id } = await made('/client-grants', {
      client_id: app,
      audience: identifier,
      scope: ['read:x', 'write:x'],
    });
    await patch(`/resource-servers/${api.id}`, { scopes: [{ value: 'read:x' }] });
    expect((await get(`/client-grants/${id}`)).body.scope).toEqual(['read:x']);
    expect((await post('/client-grants', { client_id: app, audience: identifier, scope: [] })).status).toBe(
      409,
    );
    expect((await patch(`/client-grants/${id}`, { scope: ['unknown'] })).status).toBe(400);
  });

  it('leave the Management API unchanged, except for lifetimes, consent and user authorization', async () => {
    const path = `/resource-servers/${encodeURIComponent(client.running.audience)}`;
    expect((await remove(path)).status).toBe(400);
    expect((await patch(path, { name: 'Mine' })).body).toMatchObject({
      statusCode: 400,
      message: "Payload validation error: 'Additional properties not allowed: name'.",
    });
    const changes = { token_lifetime: 3600, subject_type_authorization: { user: { policy: 'allow_all' } } };
    expect((await patch(path, changes)).body).toMatchObject(changes);
  });
});

describe('connections', () => {
  it('are filled in by strategy, and named once', async () => {
    const database = await made('/connections', { name: 'people', strategy: 'auth0' });
    expect(database).toMatchObject({
      realms: ['people'],
      enabled_clients: [],
      options: { passwordPolicy: 'good', brute_force_protection: true },
    });
    const google = await made('/connections', {
      name: 'google',
      strategy: 'google-apps',
      options: { client_id: 'x', domain: 'example.com' },
    });
    expect(google.options).toMatchObject({ email: true, profile: true, scope: ['email', 'profile'] });
    expect((await post('/connections', { name: 'people', strategy: 'auth0' })).status).toBe(409);
  });

  it('work out the scopes of a social provider from its flags, whatever scope is given', async () => {
    const options = async (strategy: string, given: object) =>
      (await made('/connections', { name: strategy, strategy, options: given })).options.scope;
    expect(await options('facebook', { user_birthday: true, email: true, scope: 'all' })).toBe(
      'email,user_birthday,public_profile',
    );
    expect(await options('google-oauth2', { gmail: true, freeform_scopes: ['x'] })).toEqual([
      'email',
      'profile',
      'https://mail.google.com/',
      'x',
    ]);
    expect(await options('github', { read_org: true, email: false })).toEqual(['read:org']);
    const { body } = await get('/connections?strategy=github');
    const changed = await patch(`/connections/${body[0].id}`, { options: { email: true } });
    expect(changed.body.options).toMatchObject({ scope: ['user:email'] });
  });

  it('answer a deletion with its moment, and take users along', async () => {
    const { id } = await made('/connections', { name: 'people', strategy: 'auth0' });
    const { user_id: user } = await made('/users', {
      connection: 'people',
      email: 'a@example.com',
      password: 'Corr3ct-Horse-Battery',
    });
    const answer = await remove(`/connections/${id}`);
    expect([answer.status, typeof answer.body.deleted_at]).toEqual([202, 'string']);
    expect((await remove(`/connections/${id}`)).status).toBe(204);
    expect((await get(`/users/${encodeURIComponent(user)}`)).status).toBe(404);
  });

  it('know the applications that they are enabled on, from both sides', async () => {
    const { client_id: app } = await made('/clients', { name: 'App' });
    const { id } = await made('/connections', { name: 'people', strategy: 'auth0', enabled_clients: [app] });
    expect((await get(`/connections/${id}/clients`)).body.clients).toEqual([{ client_id: app }]);
    expect((await get(`/clients/${app}/connections`)).body.connections).toMatchObject([{ id }]);
    await patch(`/connections/${id}/clients`, [{ client_id: app, status: false }]);
    expect((await get(`/connections/${id}`)).body.enabled_clients).toEqual([]);
  });

  it('refuse contradictory options', async () => {
    const options = {
      validation: { username: { min: 1, max: 5 } },
      attributes: { email: { identifier: { active: true } } },
    };
    expect((await post('/connections', { name: 'x', strategy: 'auth0', options })).body).toMatchObject({
      message: 'Cannot set both options.attributes and options.validation',
      errorCode: 'invalid_body',
    });
  });

  it('rotate their signing keys', async () => {
    const { id } = await made('/connections', {
      name: 'idp',
      strategy: 'okta',
      options: { client_id: 'x', domain: 'example.okta.com', type: 'back_channel' },
    });
    const [, next] = (await get(`/connections/${id}/keys`)).body;
    const { body: current } = await post(`/connections/${id}/keys/rotate`);
    expect(current).toMatchObject({ kid: next.kid, current: true });
    expect((await get(`/connections/${id}/keys`)).body).toMatchObject([
      { current: true },
      { next: true },
      { previous: true },
    ]);
  });

  it('have SCIM configurations whose tokens are shown once', async () => {
    const { id } = await made('/connections', {
      name: 'idp',
      strategy: 'okta',
      options: { client_id: 'x', domain: 'example.okta.com', type: 'back_channel' },
    });
    expect((await get(`/connections/${id}/scim-configuration`)).status).toBe(404);
    expect((await post(`/connections/${id}/scim-configuration`, {})).body).toMatchObject({
      connection_id: id,
      strategy: 'okta',
    });
    const { token } = await made(`/connections/${id}/scim-configuration/tokens`, { scopes: ['get:users'] });
    expect(token).toMatch(/^tok_/);
    const { body } = await get(`/connections/${id}/scim-configuration/tokens`);
    expect(body).toMatchObject([{ scopes: ['get:users'] }]);
    expect(JSON.stringify(body)).not.toContain(token);
  });
});

describe('actions', () => {
  const draft = { name: 'Greet', supported_triggers: [{ id: 'post-login', version: 'v3' }], code: 'one' };

  it('are built by the next read, deployed as versions, and bound to triggers', async () => {
    const action = await made('/actions/actions', { ...draft, secrets: [{ name: 'key', value: 'hush' }] });
    expect(action).toMatchObject({
      status: 'pending',
      runtime: 'node22',
      secrets: [{ name: 'key' }],
      all_changes_deployed: false,
    });
    expect(JSON.stringify(action)).not.toContain('hush');
    expect((await get(`/actions/actions/${action.id}`)).body.status).toBe('built');
    const deployed = await post(`/actions/actions/${action.id}/deploy`);
    expect([deployed.status, deployed.body.number]).toEqual([200, 1]);
    await patch(`/actions/actions/${action.id}`, { code: 'two' });
    expect((await get(`/actions/actions/${action.id}`)).body).toMatchObject({
      code: 'two',
      deployed_version: { code: 'one', number: 1 },
      all_changes_deployed: false,
    });
    await post(`/actions/actions/${action.id}/deploy`);
    const { versions } = (await get(`/actions/actions/${action.id}/versions`)).body;
    expect(
      versions.map((version: { number: number; deployed: boolean }) => [version.number, version.deployed]),
    ).toEqual([
      [2, true],
      [1, false],
    ]);

    const binding = { ref: { type: 'action_id', value: action.id }, display_name: 'Greeting' };
    await patch('/actions/triggers/post-login/bindings', { bindings: [binding] });
    expect((await get('/actions/triggers/post-login/bindings')).body).toMatchObject({
      total: 1,
      bindings: [{ display_name: 'Greeting', action: { id: action.id } }],
    });
    expect((await remove(`/actions/actions/${action.id}`)).status).toBe(409);
    expect((await remove(`/actions/actions/${action.id}?force=true`)).status).toBe(204);
    expect((await get('/actions/triggers/post-login/bindings')).body.bindings).toEqual([]);
    expect((await get(`/actions/actions/${action.id}`)).body).toEqual({
      statusCode: 404,
      error: 'Not Found',
      message: 'That action does not exist.',
    });
  });

  it('are not built while new packages are installed, and not deployed before', async () => {
    const withPackages = (...names: string[]) => ({
      dependencies: names.map((name) => ({ name, version: '1.0.0' })),
    });
    const action = await made('/actions/actions', { ...draft, name: 'Packed', ...withPackages('one') });
    const statuses = async (reads: number) => {
      const found: string[] = [];
      for (let read = 0; read < reads; read += 1)
        found.push((await get(`/actions/actions/${action.id}`)).body.status);
      return found;
    };
    expect(action.status).toBe('pending');
    const early = await post(`/actions/actions/${action.id}/deploy`);
    expect([early.status, early.body.message]).toEqual([
      400,
      "A draft must be in the 'built' state before it can be deployed.",
    ]);
    expect(await statuses(4)).toEqual(['building', 'building', 'building', 'built']);
    expect((await post(`/actions/actions/${action.id}/deploy`)).status).toBe(200);
    // Packages that are there already take no time, nor does taking one away.
    await patch(`/actions/actions/${action.id}`, { code: 'two', ...withPackages('one') });
    expect(await statuses(1)).toEqual(['built']);
    await patch(`/actions/actions/${action.id}`, withPackages('one', 'two'));
    expect(await statuses(5)).toEqual([...Array(4).fill('building'), 'built']);
    await patch(`/actions/actions/${action.id}`, withPackages());
    expect(await statuses(1)).toEqual(['built']);
  });

  it('roll back to an earlier version', async () => {
    const { id } = await made('/actions/actions', draft);
    const { body: first } = await post(`/actions/actions/${id}/deploy`);
    await patch(`/actions/actions/${id}`, { code: 'two' });
    await post(`/actions/actions/${id}/deploy`);
    await post(`/actions/actions/${id}/versions/${first.id}/deploy`, { update_draft: true });
    expect((await get(`/actions/actions/${id}`)).body).toMatchObject({
      code: 'one',
      deployed_version: { code: 'one', number: 3 },
    });
  });

  it('use modules, which stay while they are in use', async () => {
    const module = await made('/actions/modules', { name: 'shared', code: 'x' });
    const { body: version } = await post(`/actions/modules/${module.id}/versions`);
    await post('/actions/actions', {
      ...draft,
      modules: [{ module_id: module.id, module_version_id: version.id }],
    });
    expect((await get(`/actions/modules/${module.id}`)).body).toMatchObject({
      all_changes_published: true,
      actions_using_module_total: 1,
    });
    expect((await remove(`/actions/modules/${module.id}`)).status).toBe(412);
  });
});

describe('settings', () => {
  it('start as those of a new tenant', async () => {
    expect((await get('/attack-protection/brute-force-protection')).body).toMatchObject({
      enabled: true,
      max_attempts: 10,
    });
    expect((await get('/guardian/factors')).body).toHaveLength(8);
    expect((await get('/guardian/policies')).body).toEqual([]);
    expect((await get('/prompts')).body.universal_login_experience).toBe('new');
    expect((await get('/branding')).body).toEqual({});
    expect((await get('/emails/provider')).body.errorCode).toBe('inexistent_email_provider');
    expect((await get('/branding/themes/default')).body.errorCode).toBe('theme_not_found');
  });

  it('merge, keep secrets to themselves, and read lifetimes in minutes', async () => {
    const { body } = await patch('/attack-protection/suspicious-ip-throttling', {
      stage: { 'pre-login': { max_attempts: 7 } },
    });
    expect(body.stage['pre-login']).toEqual({ max_attempts: 7, rate: 864_000 });
    const captcha = (
      await patch('/attack-protection/captcha', {
        active_provider_id: 'hcaptcha',
        hcaptcha: { site_key: 'k', secret: 'hush' },
      })
    ).body;
    expect(captcha.hcaptcha).toEqual({ site_key: 'k' });
    expect(
      (await patch('/tenants/settings', { session_lifetime_in_minutes: 90 })).body.session_lifetime,
    ).toBe(1.5);
    expect(
      (await patch('/tenants/settings', { flags: { no_disclose_enterprise_connections: true } })).body.flags,
    ).toMatchObject({
      no_disclose_enterprise_connections: true,
      universal_login: true,
    });
  });

  it('of the phone factor are those of the older SMS factor', async () => {
    await client.api('PUT', '/guardian/factors/phone/providers/twilio', { from: '+15550100000', sid: 'AC1' });
    expect((await get('/guardian/factors/sms/providers/twilio')).body).toMatchObject({
      from: '+15550100000',
      sid: 'AC1',
    });
  });

  it('e-mail templates exist once they were set, and an e-mail provider only once', async () => {
    expect((await get('/email-templates/verify_email')).body.errorCode).toBe('inexistent_email_template');
    const template = {
      template: 'verify_email',
      from: 'a@example.com',
      subject: 'Hi',
      syntax: 'liquid',
      body: 'Hi',
      enabled: true,
    };
    expect((await client.api('PUT', '/email-templates/verify_email', template)).status).toBe(404);
    const provider = {
      name: 'smtp',
      credentials: { smtp_host: 'mail.example.com', smtp_port: 25, smtp_user: 'u', smtp_pass: 'hush' },
    };
    const answer = await post('/emails/provider', provider);
    expect(answer.body.credentials).toEqual({ smtp_host: 'mail.example.com', smtp_port: 25, smtp_user: 'u' });
    expect((await post('/emails/provider', provider)).status).toBe(409);
    await post('/email-templates', template);
    expect((await patch('/email-templates/verify_email', { subject: 'Hello' })).body).toMatchObject({
      subject: 'Hello',
      from: 'a@example.com',
    });
    expect((await remove('/emails/provider')).status).toBe(204);
    expect((await remove('/emails/provider')).body.errorCode).toBe('inexistent_email_provider');
  });

  it('an e-mail provider of one own is a deployed action', async () => {
    const provider = { name: 'custom', credentials: {} };
    expect((await post('/emails/provider', provider)).body.message).toBe('No deployed action was found.');
    const { id } = await made('/actions/actions', {
      name: 'mailer',
      supported_triggers: [{ id: 'custom-email-provider', version: 'v1' }],
      code: '//',
    });
    await post(`/actions/actions/${id}/deploy`);
    expect((await post('/emails/provider', provider)).status).toBe(201);
  });
});

describe('keys', () => {
  it('rotate, keep verifying with the previous one, and refuse a revoked one', async () => {
    const before = client.token;
    const { body: rotated } = await post('/keys/signing/rotate');
    const keys = (await get('/keys/signing')).body;
    expect(keys[0]).toMatchObject({ kid: rotated.kid, current: true });
    const previous = keys.find((key: { previous?: boolean }) => key.previous);
    await client.login();
    expect(
      (await client.raw('GET', '/api/v2/roles', undefined, { authorization: `Bearer ${before}` })).status,
    ).toBe(200);
    expect((await client.api('PUT', `/keys/signing/${previous.kid}/revoke`)).status).toBe(200);
    expect(
      (await client.raw('GET', '/api/v2/roles', undefined, { authorization: `Bearer ${before}` })).status,
    ).toBe(401);
    expect((await client.api('PUT', `/keys/signing/${rotated.kid}/revoke`)).status).toBe(400);
    await client.reset();
    await client.login();
  });
});

describe('other resources', () => {
  it('custom domains wait for verification; the first is the primary one', async () => {
    const domain = await made('/custom-domains', {
      domain: 'login.example.com',
      type: 'auth0_managed_certs',
    });
    expect(domain).toMatchObject({ primary: true, status: 'pending_verification' });
    expect((await post(`/custom-domains/${domain.custom_domain_id}/verify`)).body.status).toBe('ready');
    expect(
      (await post('/custom-domains', { domain: 'login.example.com', type: 'auth0_managed_certs' })).status,
    ).toBe(409);
  });

  it('network ACLs check their ids and rules', async () => {
    expect((await get('/network-acls/acl_x')).body.errorCode).toBe('invalid_uri');
    const rule = { action: { redirect: true }, match: { asns: [1] }, scope: 'tenant' };
    expect(
      (await post('/network-acls', { description: 'x', active: true, priority: 1, rule })).body.message,
    ).toContain('requires a `redirect_uri`');
  });

  it('an event stream deletes its own action with it', async () => {
    const { id: action } = await made('/actions/actions', {
      name: 'On event',
      supported_triggers: [{ id: 'event-stream', version: 'v1' }],
      code: '',
    });
    const destination = { type: 'action', configuration: { action_id: action } };
    const { id } = await made('/event-streams', {
      name: 's',
      destination,
      subscriptions: [{ event_type: 'user.created' }],
    });
    await remove(`/event-streams/${id}`);
    expect((await get(`/actions/actions/${action}`)).status).toBe(404);
  });

  it('rules share no place in the order', async () => {
    const rule = (name: string, more: object = {}) => ({ name, script: 'function () {}', ...more });
    const { id, order } = await made('/rules', rule('one'));
    const second = await made('/rules', rule('two'));
    expect(second.order).toBe(order + 1);
    for (const refused of [
      await post('/rules', rule('three', { order })),
      await patch(`/rules/${second.id}`, { order }),
    ])
      expect([refused.status, refused.body.message]).toEqual([
        409,
        'A rule with the same order already exists',
      ]);
    expect((await patch(`/rules/${id}`, { order })).status).toBe(200);
    expect((await post('/rules', rule('four', { order, stage: 'pre_authorize' }))).status).toBe(201);
  });

  it('hooks keep their secrets to themselves', async () => {
    const { id } = await made('/hooks', { name: 'h', script: '//', triggerId: 'pre-user-registration' });
    const change = (secrets: object) => patch(`/hooks/${id}/secrets`, secrets);
    expect((await change({ a: 'hush' })).status).toBe(404);
    expect((await post(`/hooks/${id}/secrets`, { a: 'hush' })).status).toBe(201);
    expect((await post(`/hooks/${id}/secrets`, { a: 'again' })).status).toBe(409);
    expect((await change({ a: 'again' })).status).toBe(201);
    expect((await get(`/hooks/${id}/secrets`)).body).toEqual({ a: '_VALUE_NOT_SHOWN_' });
    await remove(`/hooks/${id}/secrets`, ['a']);
    expect((await get(`/hooks/${id}/secrets`)).body).toEqual({});
  });

  it('prompts keep texts and partials, and drop what is empty', async () => {
    await client.api('PUT', '/prompts/login/custom-text/en', { login: { title: 'Hello' } });
    expect((await get('/prompts/login/custom-text/en')).body).toEqual({ login: { title: 'Hello' } });
    expect((await client.api('PUT', '/prompts/login/partials', { login: {} })).body).toEqual({});
  });
});

it('streams carry what happens to users and organizations', async () => {
  const { id } = await made('/organizations', { name: 'first' });
  await patch(`/organizations/${id}`, { display_name: 'First' });
  await remove(`/organizations/${id}`);
  const answer = await get('/events');
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  expect(answer.body.match(/^event: .*$/gm)).toEqual([
    'event: organization.created',
    'event: organization.updated',
    'event: organization.deleted',
  ]);
  const [, second] = answer.body.match(/^id: (.*)$/gm).map((line: string) => line.slice(4));
  expect((await get(`/events?from=${second}`)).body).toContain('organization.deleted');
  expect((await get(`/events?from=${second}`)).body).not.toContain('organization.updated');
});

it('features that a plan lacks are refused', async () => {
  const basic = await SandboxClient.start({ entitlements: { custom_domains: false } });
  try {
    expect((await basic.api('GET', '/custom-domains')).body).toEqual({
      statusCode: 403,
      error: 'Forbidden',
      message: 'Please upgrade your subscription to use custom domains.',
      errorCode: 'insufficient_entitlement',
    });
    expect((await basic.api('GET', '/organizations')).status).toBe(200);
  } finally {
    await basic.close();
  }
  await expect(SandboxClient.start({ entitlements: { nonsense: false } })).rejects.toThrow(
    'there is no feature nonsense',
  );
});
