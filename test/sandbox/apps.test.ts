/** Applications, their grants and connections: what the API refuses of them, and what it works out by itself. */
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
const remove = (path: string) => client.api('DELETE', path);
const made = async (path: string, body: unknown) => (await post(path, body)).body;
/** Status and message of a refusal. */
const refusal = async (answer: Promise<{ status: number; body: { message: string } }>) => {
  const { status, body } = await answer;
  return `${status} ${body.message}`;
};

/** A certificate of nobody's. */
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBgzCCASmgAwIBAgIUSntvug3HdxQhv6h5eos9SCEx2d0wCgYIKoZIzj0EAwIw
FjEUMBIGA1UEAwwLaWRwLmV4YW1wbGUwIBcNMjYxMTI0MTk1OTQ2WhgPMjEyNjEw
MzExOTU5NDZaMBYxFDASBgNVBAMMC2lkcC5leGFtcGxlMFkwEwYHKoZIzj0CAQYI
KoZIzj0DAQcDQgAESQCVTsXc+NwAvJnwd051VkUoGNfSqa4v0kvBJiKOiu1FSi2X
Vhj3fTF8J7amGeFF73Xm8+qmQlsB9Exq7aAJyKNTMFEwHQYDVR0OBBYEFCoFLRid
4/sSOOCXu+gWsLgS/XlnMB8GA1UdIwQYMBaAFCoFLRid4/sSOOCXu+gWsLgS/Xln
MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIgWje6POkxhXpzSJ63
hgqoaUv0A0SYVPAQaBvuwWArLLACIQCajtySVb1S6VyRqPV8qdfYSbqn3hI9ivoJ
dHahIv7Mmw==
-----END CERTIFICATE-----
`;
const connection = (strategy: string, options: unknown, name = `idp-${strategy}`) =>
  made('/connections', { name, strategy, options });

describe('applications', () => {
  it('have one setting for cross-origin requests under two names', async () => {
    const both = { cross_origin_auth: true, cross_origin_authentication: true };
    expect(await made('/clients', { name: 'A', cross_origin_auth: true })).toMatchObject(both);
    expect(await made('/clients', { name: 'B', cross_origin_authentication: true })).toMatchObject(both);
  });

  it('lose a whole part by null, documented as such or not', async () => {
    const { client_id: id } = await made('/clients', {
      name: 'App',
      mobile: { ios: { team_id: 'T' } },
      oidc_logout: { backchannel_logout_urls: ['https://a.example/out'] },
    });
    const { status, body } = await patch(`/clients/${id}`, { mobile: null, oidc_logout: null });
    expect(status).toBe(200);
    expect(body).not.toHaveProperty('mobile');
    expect(body).not.toHaveProperty('oidc_logout');
  });

  it('are refused what does not go together', async () => {
    const grants = (body: object) => refusal(post('/clients', { name: 'App', ...body }));
    expect(await grants({ grant_types: ['bogus'] })).toBe('400 Invalid grant types: bogus');
    expect(await grants({ grant_types: ['client_credentials'], token_endpoint_auth_method: 'none' })).toMatch(
      /^400 Application must not have Token Endpoint Authentication Method set to "none"/,
    );
    const untrusted = { is_token_endpoint_ip_header_trusted: true, token_endpoint_auth_method: 'none' };
    expect(await grants(untrusted)).toMatch(/^400 The flag is_token_end/);
    expect(await grants({ is_first_party: false, organization_usage: 'allow' })).toMatch(
      /^403 Organizations/,
    );
    const { client_id: id } = await made('/clients', { name: 'App', organization_usage: 'allow' });
    expect((await patch(`/clients/${id}`, { is_first_party: false })).status).toBe(403);
    const trusted = { is_token_endpoint_ip_header_trusted: true };
    expect((await patch(`/clients/${id}`, trusted)).body).toMatchObject(trusted);
    const open = { token_endpoint_auth_method: 'none', grant_types: ['authorization_code'] };
    expect((await patch(`/clients/${id}`, open)).status).toBe(200);
    expect((await patch(`/clients/${id}`, trusted)).status).toBe(400);
    await patch(`/clients/${id}`, { token_endpoint_auth_method: 'client_secret_basic' });
    expect((await patch(`/clients/${id}`, trusted)).status).toBe(200);
  });

  it('have credentials that name a key, and are there to be deleted', async () => {
    const { client_id: id } = await made('/clients', { name: 'App' });
    const path = `/clients/${id}/credentials`;
    expect((await post(path, { credential_type: 'public_key' })).status).toBe(400);
    const key = { credential_type: 'x509_cert', pem: CERTIFICATE };
    const { id: credential, subject_dn } = await made(path, key);
    expect(subject_dn).toBe('CN=idp.example');
    const methods = { client_authentication_methods: { private_key_jwt: { credentials: [] } } };
    expect((await patch(`/clients/${id}`, { ...methods, token_endpoint_auth_method: 'none' })).status).toBe(
      400,
    );
    await patch(`/clients/${id}`, methods);
    expect((await post(`/clients/${id}/rotate-secret`)).status).toBe(400);
    expect((await remove(`${path}/${credential}`)).status).toBe(204);
    expect((await remove(`${path}/${credential}`)).status).toBe(404);
  });

  it('share no alias', async () => {
    const aliases = { client_aliases: ['https://alias.example'] };
    const { client_id: id } = await made('/clients', { name: 'A', ...aliases });
    expect((await post('/clients', { name: 'B', ...aliases })).status).toBe(409);
    expect((await patch(`/clients/${id}`, aliases)).status).toBe(200);
  });

  it('cannot delete the global client', async () => {
    const [{ client_id: id }] = (await get('/clients?is_global=true')).body;
    expect(await refusal(remove(`/clients/${id}`))).toBe('400 Global client cannot be deleted.');
  });
});

describe('grants', () => {
  it('name an API that is there, and not all scopes of one of Auth0s own', async () => {
    const { client_id: app } = await made('/clients', { name: 'App' });
    expect((await post('/client-grants', { client_id: app, audience: 'https://no.example' })).status).toBe(
      404,
    );
    const all = { client_id: app, audience: client.running.audience, allow_all_scopes: true };
    expect(await refusal(post('/client-grants', all))).toMatch(/^400 `allow_all_scopes` cannot be provided/);
  });

  it('can be on the API that organizations administer themselves with', async () => {
    const identifier = `${client.running.url}/my-org/`;
    expect(await made('/resource-servers', { name: 'Mine', identifier })).toMatchObject({
      name: 'Auth0 My Organization API',
      is_system: true,
      subject_type_authorization: { client: { policy: 'deny_all' } },
    });
  });
});

describe('connections', () => {
  it('share neither names, nor realms, nor being the domain connection of their strategy', async () => {
    await made('/connections', { name: 'a', strategy: 'auth0', realms: ['a', 'r'] });
    expect((await post('/connections', { name: 'a', strategy: 'auth0' })).body).toMatchObject({
      statusCode: 409,
      errorCode: 'connection_conflict',
    });
    expect(await refusal(post('/connections', { name: 'b', strategy: 'auth0', realms: ['r'] }))).toMatch(
      /^409 There is already another connection with some realms/,
    );
    const domain = { strategy: 'github', is_domain_connection: true };
    await made('/connections', { name: 'c', ...domain });
    expect((await post('/connections', { name: 'd', ...domain })).status).toBe(409);
  });

  it('start from what OpenID Connect providers of their kind do by default', async () => {
    expect((await connection('oidc', { client_id: 'x' })).options).toMatchObject({
      type: 'front_channel',
      attribute_map: { mapping_mode: 'bind_all' },
    });
    expect((await connection('okta', { client_id: 'x' })).options).toMatchObject({
      type: 'back_channel',
      attribute_map: { mapping_mode: 'basic_profile' },
    });
  });

  it('take what they need from SAML metadata, and do not keep it', async () => {
    const base64 = CERTIFICATE.replace(/-----.*-----/g, '').replace(/\s/g, '');
    const service = (name: string, binding: string, place: string) =>
      `<md:${name} Binding="urn:oasis:names:tc:SAML:2.0:bindings:${binding}" Location="https://idp.example/${place}"/>`;
    const metadataXml = `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">
      <md:IDPSSODescriptor WantAuthnRequestsSigned="true">
        <md:KeyDescriptor use="encryption"><ds:X509Certificate>no</ds:X509Certificate></md:KeyDescriptor>
        <md:KeyDescriptor use="signing"><ds:X509Certificate>${base64}</ds:X509Certificate></md:KeyDescriptor>
        ${service('SingleLogoutService', 'HTTP-POST', 'out')}
        ${service('SingleSignOnService', 'HTTP-POST', 'post')}
        ${service('SingleSignOnService', 'HTTP-Redirect', 'in?a=1&amp;b=2')}
      </md:IDPSSODescriptor></md:EntityDescriptor>`;
    const { options } = await connection('samlp', { metadataXml, signInEndpoint: 'https://else.example' });
    expect(options).toMatchObject({
      signInEndpoint: 'https://idp.example/in?a=1&b=2',
      signOutEndpoint: 'https://idp.example/out',
      protocolBinding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect',
      signSAMLRequest: true,
      signingCert: CERTIFICATE,
      thumbprints: [expect.stringMatching(/^[0-9a-f]{40}$/)],
    });
    expect(options).not.toHaveProperty('metadataXml');
    const ping = await connection('pingfederate', {
      signingCert: CERTIFICATE,
      pingFederateBaseUrl: 'https://p',
    });
    expect(ping.options).toMatchObject({ cert: CERTIFICATE, thumbprints: options.thumbprints });
    expect(ping.options).not.toHaveProperty('signingCert');
  });

  it('keep what provisioning and users rely on', async () => {
    const google = await connection('google-apps', { client_id: 'x', tenant_domain: 'a.example' });
    const provisioning = `/connections/${google.id}/directory-provisioning`;
    expect(await refusal(post(provisioning, {}))).toMatch(
      /^400 The Google Workspace Users API is not enabled/,
    );
    const options = { ...google.options, api_enable_users: true };
    await patch(`/connections/${google.id}`, { options });
    expect((await post(provisioning, {})).status).toBe(201);
    expect(await refusal(post(provisioning, {}))).toMatch(/^409 Directory provisioning is already enabled/);
    const off = { options: { ...options, api_enable_users: false } };
    expect((await patch(`/connections/${google.id}`, off)).status).toBe(400);

    const database = await made('/connections', { name: 'people', strategy: 'auth0' });
    const custom = { options: { enabledDatabaseCustomization: true } };
    await post('/users', { connection: 'people', email: 'a@b.example', password: 'Long-enough-4-all' });
    expect(await refusal(patch(`/connections/${database.id}`, custom))).toMatch(
      /^400 This database contains/,
    );
    await remove(`/connections/${database.id}/users?email=a@b.example`);
    expect((await patch(`/connections/${database.id}`, custom)).status).toBe(200);
  });

  it('answer for what they do not have', async () => {
    const { id } = await connection('github', {});
    const path = `/connections/${id}`;
    expect(await refusal(get(`${path}/keys`))).toBe('400 keys are not available for this connection');
    expect(await refusal(post(`${path}/keys/rotate`))).toMatch(/^400 Key rotation is not supported/);
    expect(await refusal(get(`${path}/status`))).toBe('404 not connected to any node');
    expect(await refusal(remove(`${path}/users?email=a@b.example`))).toMatch(
      /^400 Connection must be a data/,
    );
    expect((await patch(`${path}/clients`, [{ client_id: 'nobody', status: true }])).status).toBe(404);
    expect(await refusal(post('/connections', { name: 'f', strategy: 'adfs', options: {} }))).toBe(
      '400 missing federation metadata url',
    );
  });

  it('have one SCIM configuration and at most two tokens', async () => {
    const { id } = await connection('samlp', { signInEndpoint: 'https://idp.example' });
    const scim = `/connections/${id}/scim-configuration`;
    expect(await refusal(get(scim))).toBe('404 Not Found');
    expect((await post(scim)).body.mapping).toEqual((await get(`${scim}/default-mapping`)).body.mapping);
    expect((await post(scim)).status).toBe(400);
    for (const status of [201, 201, 409]) expect((await post(`${scim}/tokens`, {})).status).toBe(status);
  });

  it('take the address at work from Entra ID, whose own connections need no other mapping', async () => {
    for (const [strategy, scim] of [
      ['waad', 'emails[type eq "work"].value'],
      ['samlp', 'emails[primary eq true].value'],
      ['okta', 'emails[primary eq true].value'],
    ] as const) {
      const { id } = await made('/connections', { name: strategy, strategy, options: {} });
      const { body } = await get(`/connections/${id}/scim-configuration/default-mapping`);
      expect(body.mapping, strategy).toContainEqual({ auth0: 'email', scim });
    }
  });

  it('check imported passwords with an action that is made for it', async () => {
    const hash = (action_id: string, strategy = 'auth0') =>
      refusal(
        post('/connections', {
          name: 'x',
          strategy,
          options: { custom_password_hash: { action_id } },
        }),
      );
    const action = await made('/actions/actions', {
      name: 'Hash',
      code: '//',
      supported_triggers: [{ id: 'post-login', version: 'v3' }],
    });
    expect(await hash('none', 'github')).toMatch(/only available for database connections$/);
    expect(await hash('')).toMatch(/cannot be empty/);
    expect(await hash('none')).toMatch(/action id does not exist$/);
    expect(await hash(action.id)).toMatch(/does not support the password hash migration trigger$/);
  });
});

describe('what hangs on connections', () => {
  it('are tickets for names that are free', async () => {
    await connection('github', {}, 'taken');
    const { id } = await made('/self-service-profiles', { name: 'Setup' });
    const ticket = (name: string) =>
      post(`/self-service-profiles/${id}/sso-ticket`, { connection_config: { name } });
    expect((await ticket('free')).status).toBe(201);
    expect(await refusal(ticket('taken'))).toBe('409 A connection with this name already exists.');
  });

  it('are network rules, no two of one priority', async () => {
    const rule = { action: { block: true }, scope: 'tenant', match: { asns: [1] } };
    const acl = (priority: number) => ({ description: 'Rule', active: true, priority, rule });
    const first = await made('/network-acls', acl(1));
    const second = await made('/network-acls', acl(2));
    const path = `/network-acls/${second.id}`;
    expect((await client.api('PUT', path, acl(1))).status).toBe(409);
    expect((await patch(path, { priority: 1 })).status).toBe(409);
    expect((await patch(path, { active: false })).status).toBe(200);
    await remove(`/network-acls/${first.id}`);
    expect((await patch(path, { priority: 1 })).status).toBe(200);
  });
});
