/** Settings of the tenant and what is configured once: what clients send of them, and what they get back. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SandboxClient } from './support/sandbox-client.js';
import { theme } from './support/theme.js';

let client: SandboxClient;
beforeAll(async () => {
  client = await SandboxClient.start();
});
afterAll(() => client.close());
beforeEach(() => client.reset());

const post = (path: string, body?: unknown) => client.api('POST', path, body);
const get = (path: string) => client.api('GET', path);
const patch = (path: string, body: unknown) => client.api('PATCH', path, body);
const remove = (path: string) => client.api('DELETE', path);
const made = async (path: string, body: unknown) => (await post(path, body)).body;

describe('tenant settings', () => {
  it('keep lifetimes in hours, however they were given', async () => {
    const { body } = await patch('/tenants/settings', {
      session_lifetime_in_minutes: 90,
      ephemeral_session_lifetime: 48,
    });
    expect(body).toMatchObject({ session_lifetime: 1.5, ephemeral_session_lifetime: 48 });
    expect(body).not.toHaveProperty('session_lifetime_in_minutes');
  });

  it('know which runtimes there are', async () => {
    const refused = await patch('/tenants/settings', { sandbox_version: '1' });
    expect([refused.status, refused.body.message]).toEqual([
      400,
      'The sandbox_version provided is invalid. Please use one of the available options: ["22","18"]',
    ]);
  });

  it('take the flags that they show', async () => {
    const { body } = await patch('/tenants/settings', {
      flags: { enable_custom_domain_in_emails: true, enable_legacy_logs_search_v2: true },
    });
    expect(body.flags).toMatchObject({
      enable_custom_domain_in_emails: true,
      enable_legacy_logs_search_v2: true,
      enable_sso: true,
    });
  });
});

describe('log streams', () => {
  it('may share a name, and keep the source that the cloud provider was given', async () => {
    const stream = {
      name: 'Events',
      type: 'eventbridge',
      sink: { awsAccountId: '123456789012', awsRegion: 'us-east-1' },
    };
    const { id, sink } = await made('/log-streams', stream);
    expect(id).toMatch(/^lst_\d{16}$/);
    expect(sink.awsPartnerEventSource).toMatch(/^aws\.partner\/auth0\.com\/sandbox-[\w-]{36}\/auth0\.logs$/);
    expect((await post('/log-streams', stream)).status).toBe(200);
    const { body } = await patch(`/log-streams/${id}`, { status: 'paused', isPriority: true });
    expect(body).toMatchObject({ status: 'paused', isPriority: false, sink });
  });

  it('hide the password of a Mixpanel account, and lose the masking of personal data with null', async () => {
    const { id, sink } = await made('/log-streams', {
      name: 'Mixpanel',
      type: 'mixpanel',
      sink: {
        mixpanelRegion: 'eu',
        mixpanelProjectId: '1',
        mixpanelServiceAccountUsername: 'robot',
        mixpanelServiceAccountPassword: 'hush',
      },
      pii_config: { log_fields: ['email'], method: 'mask' },
    });
    expect(sink).toMatchObject({ mixpanelServiceAccountUsername: 'robot' });
    expect(JSON.stringify((await get(`/log-streams/${id}`)).body)).not.toContain('hush');
    expect((await patch(`/log-streams/${id}`, { pii_config: null })).body).not.toHaveProperty('pii_config');
  });
});

describe('event streams', () => {
  const stream = (name: string, webhook_authorization: unknown) => ({
    name,
    subscriptions: [{ event_type: 'user.created' }],
    destination: {
      type: 'webhook',
      configuration: { webhook_endpoint: 'https://example.com', webhook_authorization },
    },
  });

  it.each([
    [
      { method: 'basic', username: 'me', password: 'hush' },
      { method: 'basic', username: 'me' },
    ],
    [{ method: 'bearer', token: 'hush' }, { method: 'bearer' }],
    [
      { method: 'custom_header', header_key: 'x-key', header_value: 'hush' },
      { method: 'custom_header', header_key: 'x-key' },
    ],
  ])('take the proof of %j and never show it', async (given, shown) => {
    const { id, destination } = await made('/event-streams', stream('one', given));
    expect(destination.configuration.webhook_authorization).toEqual(shown);
    expect((await get(`/event-streams/${id}`)).body.destination.configuration).toMatchObject({
      webhook_authorization: shown,
    });
    expect((await post('/event-streams', stream('one', given))).status).toBe(409);
  });
});

describe('branding', () => {
  it('has one theme, and says what it was doing when there is none', async () => {
    expect((await remove('/branding/themes/x')).body.message).toContain('error deleting branding');
    const { themeId } = await made('/branding/themes', theme);
    expect((await get('/branding/themes/default')).body.themeId).toBe(themeId);
    expect((await post('/branding/themes', theme)).status).toBe(409);
    expect((await patch('/branding/themes/x', theme)).body.message).toContain('error updating branding');
    await remove(`/branding/themes/${themeId}`);
    expect((await post('/branding/themes', theme)).status).toBe(200);
  });
});

describe('custom domains', () => {
  const domain = 'login.acme.example';

  it('take only what belongs to their kind of certificate', async () => {
    const own = { domain, type: 'self_managed_certs' };
    expect((await post('/custom-domains', { ...own, tls_policy: 'recommended' })).status).toBe(400);
    const managed = { domain, type: 'auth0_managed_certs' };
    expect((await post('/custom-domains', { ...managed, custom_client_ip_header: 'x-real-ip' })).status).toBe(
      400,
    );
    for (const [relying_party_identifier, status] of [
      ['other.example', 400],
      ['cme.example', 400],
      ['acme.example', 201],
    ])
      expect((await post('/custom-domains', { ...managed, relying_party_identifier })).status).toBe(status);
  });

  it('stay while they are the default', async () => {
    const { custom_domain_id: id } = await made('/custom-domains', { domain, type: 'auth0_managed_certs' });
    await post(`/custom-domains/${id}/verify`);
    await patch('/custom-domains/default', { domain });
    expect((await remove(`/custom-domains/${id}`)).status).toBe(409);
  });
});

describe('flows into forms', () => {
  it('are counted in the list, and parts of a form go with null', async () => {
    const { id } = await made('/forms', {
      name: 'Form',
      nodes: [{ id: 'flow_1', type: 'FLOW', config: { flow_id: 'af_1' } }],
      ending: { resume_flow: true, redirection: { target: 'https://a.example' } },
    });
    expect((await get('/forms')).body).toMatchObject([{ id, flow_count: 1 }]);
    const changed = await patch(`/forms/${id}`, { ending: { resume_flow: true, redirection: null } });
    expect([changed.status, changed.body.ending]).toEqual([200, { resume_flow: true }]);
  });
});

describe('refusals', () => {
  it('name the e-mail provider that is there', async () => {
    const provider = { name: 'azure_cs', credentials: { connectionString: 'hush' } };
    expect((await post('/emails/provider', provider)).body).toMatchObject({ enabled: true, credentials: {} });
    expect((await post('/emails/provider', provider)).body).toMatchObject({
      statusCode: 409,
      message: 'An email provider is already configured: azure_cs',
    });
  });

  it('keep two access control lists from one priority', async () => {
    const acl = {
      description: 'One',
      active: true,
      priority: 7,
      rule: { action: { block: true }, scope: 'tenant', match: { asns: [1] } },
    };
    expect((await post('/network-acls', acl)).status).toBe(201);
    expect((await post('/network-acls', { ...acl, description: 'Two' })).status).toBe(409);
  });

  it('tell an encryption key that cannot be from one that is not there', async () => {
    expect((await get('/keys/encryption/nope')).status).toBe(400);
    expect((await get('/keys/encryption/00000000-0000-4000-8000-000000000000')).status).toBe(404);
    const [{ kid }] = (await get('/keys/encryption')).body;
    expect((await post(`/keys/encryption/${kid}/wrapping-key`)).status).toBe(409);
  });
});

describe('actions', () => {
  const draft = (id: string, version: string) => ({
    name: 'Greeting',
    code: '//',
    supported_triggers: [{ id, version }],
  });

  it('are bound once deployed, and deleted once unbound', async () => {
    const { id } = await made('/actions/actions', draft('post-login', 'v3'));
    const bind = (bindings: unknown[]) => patch('/actions/triggers/post-login/bindings', { bindings });
    const binding = { ref: { type: 'action_id', value: id }, display_name: 'Greeting' };
    expect((await bind([binding])).status).toBe(400);
    await post(`/actions/actions/${id}/deploy`);
    expect((await bind([binding])).status).toBe(200);
    expect((await remove(`/actions/actions/${id}`)).body).toMatchObject({
      statusCode: 409,
      message: 'Unable to delete an action bound to a trigger.',
    });
    await bind([]);
    expect((await remove(`/actions/actions/${id}`)).status).toBe(204);
  });

  it('exchange tokens when they are made for it and deployed', async () => {
    const profile = (action_id: string) => ({
      name: 'Exchange',
      subject_token_type: 'urn:acme:token',
      type: 'custom_authentication',
      action_id,
    });
    const { id: other } = await made('/actions/actions', draft('post-login', 'v3'));
    const { id } = await made('/actions/actions', draft('custom-token-exchange', 'v1'));
    expect((await post('/token-exchange-profiles', profile(other))).status).toBe(400);
    expect((await post('/token-exchange-profiles', profile(id))).status).toBe(400);
    await post(`/actions/actions/${id}/deploy`);
    expect((await post('/token-exchange-profiles', profile(id))).status).toBe(201);
  });

  it('share modules whose names differ, and whose drafts are published once', async () => {
    const { id } = await made('/actions/modules', { name: 'one', code: 'x' });
    await post('/actions/modules', { name: 'two', code: 'x' });
    expect((await patch(`/actions/modules/${id}`, { name: 'two' })).status).toBeGreaterThanOrEqual(400);
    expect((await post(`/actions/modules/${id}/versions`)).status).toBe(200);
    expect((await post(`/actions/modules/${id}/versions`)).status).toBe(409);
  });
});
