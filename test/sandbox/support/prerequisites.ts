/** What operations need that a schema cannot say: things that must exist, states, matching references. */
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { declarePrerequisites, type Scenario } from './scenario.js';
import { SEEDED } from './seeded-objects.js';

type Json = Record<string, unknown>;

const { publicKey, privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const jwk = (): Json => createPublicKey(createPrivateKey(privateKey)).export({ format: 'jwk' });

const pem = () => ({ extra: { credential_type: 'public_key', pem: publicKey } });
const provider = { name: 'mandrill', credentials: { api_key: 'key' } };

async function version(s: Scenario) {
  const actionId = await s.action();
  return {
    params: { actionId, id: String((await s.call('POST', `/actions/actions/${actionId}/deploy`)).id) },
  };
}

async function rollback(s: Scenario) {
  const id = await s.make('/actions/modules', { name: s.name(), code: '//' });
  const made = await s.call('POST', `/actions/modules/${id}/versions`);
  await s.call('PATCH', `/actions/modules/${id}`, { code: '// newer' });
  return { params: { id }, body: { module_version_id: made.id } };
}

async function directory(s: Scenario): Promise<{ params: { id: string } }> {
  const id = await s.connection('google-apps', {
    client_id: 'x',
    client_secret: 'y',
    domain: 'example.com',
    api_enable_users: true,
  });
  await s.call('POST', `/connections/${id}/directory-provisioning`, {});
  return { params: { id } };
}

const oidc = (s: Scenario) =>
  s.connection('okta', {
    client_id: 'x',
    client_secret: 'y',
    domain: 'example.okta.com',
    type: 'back_channel',
  });

async function scim(s: Scenario): Promise<{ params: { id: string } }> {
  const id = await oidc(s);
  await s.call('POST', `/connections/${id}/scim-configuration`, {});
  return { params: { id } };
}

const destination = {
  type: 'webhook',
  configuration: {
    webhook_endpoint: 'https://example.com/hook',
    webhook_authorization: { method: 'bearer', token: 'x' },
  },
};

async function delivery(s: Scenario) {
  const id = await s.make('/event-streams', {
    name: s.name(),
    destination,
    subscriptions: [{ event_type: 'user.created' }],
  });
  const event = await s.call('POST', `/event-streams/${id}/test`, { event_type: 'user.created' });
  return { params: { id, event_id: String(event.id) } };
}

async function variation(s: Scenario): Promise<{ flag: string; variation: string }> {
  const flag = await s.make('/experimentation/feature-flags', {
    name: s.name(),
    parameters: { color: { type: 'string', value: 'red' } },
  });
  return {
    flag,
    variation: await s.make(`/experimentation/feature-flags/${flag}/variations`, {
      name: s.name(),
      overrides: {},
    }),
  };
}

async function experiment(s: Scenario) {
  const { flag, variation: id } = await variation(s);
  return {
    name: s.name(),
    feature_flag_id: flag,
    authentication_flow: 'login',
    allocation_strategy: 'percentage',
    assignment_config: { subject: 'device' },
    allocations: [{ variation_id: id, weight: 100, is_control: true }],
  };
}

async function signingKey(s: Scenario) {
  await s.call('POST', '/keys/signing/rotate');
  const keys = (await s.call('GET', '/keys/signing')) as unknown as Json[];
  return { params: { kid: String(keys.find((key) => key.previous === true)?.kid) } };
}

async function template(s: Scenario) {
  await emailProvider(s);
  const template = 'welcome_email';
  const known = await s.found(`/email-templates/${template}`);
  if (!known) {
    await s.call('POST', '/email-templates', {
      template,
      from: 'a@example.com',
      subject: 'Hello',
      syntax: 'liquid',
      body: 'Hello',
      enabled: true,
    });
  }
  return template;
}

async function phoneTemplate(s: Scenario) {
  const { templates } = (await s.call('GET', '/branding/phone/templates')) as { templates: Json[] };
  const [known] = templates;
  const id = known ? String(known.id) : await s.make('/branding/phone/templates', { type: 'otp_verify' });
  return { params: { id } };
}

const removePhoneTemplates = async (s: Scenario) => {
  const { templates } = (await s.call('GET', '/branding/phone/templates')) as { templates: Json[] };
  for (const { id } of templates) await s.call('DELETE', `/branding/phone/templates/${String(id)}`);
  return {};
};

const removePhoneProviders = async (s: Scenario) => {
  const { providers } = (await s.call('GET', '/branding/phone/providers')) as { providers: Json[] };
  for (const { id } of providers) await s.call('DELETE', `/branding/phone/providers/${String(id)}`);
  return {};
};

const removeTheme = async (s: Scenario) => {
  const theme = await s.found('/branding/themes/default');
  if (theme) await s.call('DELETE', `/branding/themes/${String(theme.themeId)}`);
  return {};
};

const removeAcls = async (s: Scenario) => {
  const acls = (await s.call('GET', '/network-acls')) as unknown as Json[];
  for (const { id } of acls) await s.call('DELETE', `/network-acls/${String(id)}`);
  return {};
};

async function exchange(s: Scenario) {
  const action = await s.action('custom-token-exchange', 'v1');
  await s.call('POST', `/actions/actions/${action}/deploy`);
  return { extra: { action_id: action } };
}

async function noEmailProvider(s: Scenario): Promise<void> {
  if (await s.found('/emails/provider')) await s.call('DELETE', '/emails/provider');
}

const emailProvider = async (s: Scenario) => {
  await noEmailProvider(s);
  await s.call('POST', '/emails/provider', provider);
  return {};
};

const hookSecret = async (s: Scenario) => {
  const id = await s.make('/hooks', { name: s.name(), script: '//', triggerId: 'pre-user-registration' });
  await s.call('POST', `/hooks/${id}/secrets`, { key: 'value' });
  return id;
};

declarePrerequisites({
  'GET /actions/actions/{actionId}/versions/{id}': version,
  'POST /actions/actions/{actionId}/versions/{id}/deploy': version,
  'GET /actions/executions/{id}': () => ({ params: { id: SEEDED.execution } }),
  'POST /actions/modules/{id}/rollback': rollback,
  'PATCH /actions/triggers/{triggerId}/bindings': () => ({
    params: { triggerId: 'post-login' },
    body: { bindings: [] },
  }),
  'GET /anomaly/blocks/ips/{id}': () => ({ params: { id: SEEDED.blockedIp } }),
  'GET /branding/phone/templates/{id}': phoneTemplate,
  'PATCH /branding/phone/templates/{id}': phoneTemplate,
  'DELETE /branding/phone/templates/{id}': phoneTemplate,
  'PATCH /branding/phone/templates/{id}/reset': phoneTemplate,
  'POST /branding/phone/templates/{id}/try': phoneTemplate,
  'POST /branding/phone/templates': removePhoneTemplates,
  'GET /branding/templates/universal-login': async (s) => {
    await s.call('PUT', '/branding/templates/universal-login', {
      template: '{%- auth0:head -%}{%- auth0:widget -%}',
    });
    return {};
  },
  'PUT /guardian/settings': () => ({
    body: {
      display_remember_me_checkbox: true,
      remember_me_default_value: false,
      mfa_session_inactivity_timeout: 60,
      mfa_session_overall_timeout: 60,
    },
  }),
  'PUT /branding/templates/universal-login': () => ({
    body: { template: '{%- auth0:head -%}{%- auth0:widget -%}' },
  }),
  'POST /client-grants': async (s) => ({
    body: { client_id: await s.application(), audience: (await s.api()).identifier, scope: ['read:things'] },
  }),
  'PATCH /client-grants/{id}': () => ({ body: { scope: ['read:things'] } }),
  'POST /clients/{client_id}/credentials': pem,
  'GET /connection-profiles/templates/{id}': async (s) => ({
    params: { id: await firstTemplate(s, 'connection') },
  }),
  'GET /user-attribute-profiles/templates/{id}': async (s) => ({
    params: { id: await firstTemplate(s, 'user_attribute') },
  }),
  'PATCH /connections/{id}/clients': async (s) => ({
    body: [{ client_id: await s.application(), status: true }],
  }),
  'GET /connections/{id}/status': async (s) => ({ params: { id: await s.connection('ad') } }),
  'GET /connections/{id}/keys': async (s) => ({ params: { id: await oidc(s) } }),
  'POST /connections/{id}/keys': async (s) => ({ params: { id: await oidc(s) } }),
  'POST /connections/{id}/keys/rotate': async (s) => ({ params: { id: await oidc(s) } }),
  'POST /connections/{id}/directory-provisioning': async (s) => ({
    params: {
      id: await s.connection('google-apps', { client_id: 'x', client_secret: 'y', api_enable_users: true }),
    },
  }),
  'GET /connections/{id}/scim-configuration/default-mapping': async (s) => ({
    params: { id: await oidc(s) },
  }),
  'POST /connections/{id}/scim-configuration': async (s) => ({ params: { id: await oidc(s) } }),
  'DELETE /connections/{id}/scim-configuration/tokens/{tokenId}': async (s) => {
    const { params } = await scim(s);
    return {
      params: {
        ...params,
        tokenId: await s.make(`/connections/${params.id}/scim-configuration/tokens`, {}, 'token_id'),
      },
    };
  },
  'PATCH /custom-domains/default': async (s) => {
    const domain = `${s.name()}.example.com`;
    const id = await s.make('/custom-domains', { domain, type: 'auth0_managed_certs' }, 'custom_domain_id');
    await s.call('POST', `/custom-domains/${id}/verify`);
    return { body: { domain } };
  },
  'POST /custom-domains/{id}/test': async (s) => {
    const body = { domain: `${s.name()}.example.com`, type: 'auth0_managed_certs' };
    const id = await s.make('/custom-domains', body, 'custom_domain_id');
    await s.call('POST', `/custom-domains/${id}/verify`);
    return { params: { id } };
  },
  'POST /device-credentials': (s) => ({ extra: { device_id: s.name().replace(/\D/g, '').padStart(8, 'a') } }),
  'POST /email-templates': async (s) => ({
    ...(await emailProvider(s)),
    extra: { template: 'verify_email' },
  }),
  'GET /email-templates/{templateName}': async (s) => ({ params: { templateName: await template(s) } }),
  'PUT /email-templates/{templateName}': async (s) => ({ params: { templateName: await template(s) } }),
  'PATCH /email-templates/{templateName}': async (s) => ({ params: { templateName: await template(s) } }),
  'GET /emails/provider': emailProvider,
  'PATCH /emails/provider': async (s) => ({ ...(await emailProvider(s)), body: { enabled: true } }),
  'DELETE /emails/provider': emailProvider,
  'POST /emails/provider': async (s) => {
    await noEmailProvider(s);
    return { body: provider };
  },
  'POST /event-streams': () => ({ extra: { destination } }),
  'GET /event-streams/{id}/deliveries/{event_id}': delivery,
  'POST /event-streams/{id}/redeliver/{event_id}': delivery,
  'POST /experimentation/experiments': async (s) => ({ body: await experiment(s) }),
  'POST /experimentation/feature-flags': () => ({
    extra: { parameters: { color: { type: 'string', value: 'red' } } },
  }),
  'POST /experimentation/feature-flags/{id}/variations': async (s) => ({
    params: { id: (await variation(s)).flag },
    body: { name: s.name(), overrides: { color: { value: 'blue' } } },
  }),
  'DELETE /experimentation/feature-flags/{id}/variations/{vid}': async (s) => {
    const { flag, variation: vid } = await variation(s);
    const other = { name: s.name(), overrides: { color: { value: 'blue' } } };
    await s.make(`/experimentation/feature-flags/${flag}/variations`, other);
    return { params: { id: flag, vid } };
  },
  'POST /experimentation/experiments/{id}/status': () => ({ body: { status: 'active' } }),
  'PATCH /experimentation/experiments/{id}': () => ({ body: { name: 'Another name' } }),
  'GET /flows/{flow_id}/executions/{execution_id}': () => ({
    params: { flow_id: SEEDED.flow, execution_id: SEEDED.flowExecution },
  }),
  'DELETE /flows/{flow_id}/executions/{execution_id}': () => ({
    params: { flow_id: SEEDED.flow, execution_id: SEEDED.secondFlowExecution },
  }),
  'GET /hooks/{id}/secrets': async (s) => ({ params: { id: await hookSecret(s) } }),
  'PATCH /hooks/{id}/secrets': async (s) => ({ params: { id: await hookSecret(s) }, body: { key: 'other' } }),
  'GET /keys/custom-signing': async (s) => {
    await s.call('PUT', '/keys/custom-signing', {
      keys: [{ ...jwk(), use: 'sig', alg: 'RS256', kid: 'one' }],
    });
    return {};
  },
  'POST /keys/encryption': () => ({ body: { type: 'customer-provided-root-key' } }),
  'POST /keys/encryption/{kid}': async (s) => {
    const kid = await s.make('/keys/encryption', { type: 'customer-provided-root-key' }, 'kid');
    await s.call('POST', `/keys/encryption/${kid}/wrapping-key`);
    return { params: { kid }, body: { wrapped_key: Buffer.alloc(424, 7).toString('base64') } };
  },
  'GET /keys/signing/{kid}': signingKey,
  'PUT /keys/signing/{kid}/revoke': signingKey,
  'POST /branding/phone/providers': removePhoneProviders,
  'POST /branding/themes': removeTheme,
  'POST /rate-limit-policies': (s) => ({ extra: { consumer_selector: `client_id:${s.name()}` } }),
  'POST /self-service-profiles/{id}/sso-ticket': async (s) => ({
    body: { connection_config: { name: s.name() } },
  }),
  'POST /network-acls': removeAcls,
  'POST /token-exchange-profiles': exchange,
});

for (const factor of ['email', 'phone'])
  declarePrerequisites({
    [`PUT /guardian/factors/${factor}/settings`]: () => ({
      body: { otp_length: 6, otp_expiration_time: 300 },
    }),
  });

for (const [method, path] of [
  ['GET', ''],
  ['PATCH', ''],
  ['DELETE', ''],
  ['POST', '/synchronizations'],
  ['GET', '/synchronized-groups'],
  ['PUT', '/synchronized-groups'],
  ['DELETE', '/synchronized-groups'],
]) {
  declarePrerequisites({ [`${method} /connections/{id}/directory-provisioning${path}`]: directory });
}

for (const [method, path] of [
  ['GET', ''],
  ['PATCH', ''],
  ['DELETE', ''],
  ['GET', '/tokens'],
  ['POST', '/tokens'],
]) {
  declarePrerequisites({ [`${method} /connections/{id}/scim-configuration${path}`]: scim });
}

declarePrerequisites({
  'POST /connections/{id}/directory-provisioning/synchronized-groups': async (s) => ({
    ...(await directory(s)),
    body: { groups: [{ id: 'group1' }] },
  }),
});

async function firstTemplate(s: Scenario, kind: string): Promise<string> {
  const body = await s.call('GET', `/${kind.replace('_', '-')}-profiles/templates`);
  const [first] = body[`${kind}_profile_templates`] as Json[];
  return String(first?.id);
}
