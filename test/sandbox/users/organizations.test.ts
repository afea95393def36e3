import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASE, TestTenant } from './support.js';

let tenant: TestTenant;
let org: { id: string };
let member: { user_id: string; email: string };
let client: { client_id: string };
const inOrg = (rest: string) => `/organizations/${org.id}/${rest}`;

beforeAll(async () => {
  tenant = await TestTenant.start();
  org = await tenant.make('/organizations', { name: 'acme', display_name: 'Acme' });
  member = await tenant.user('member@acme.example');
  client = await tenant.make('/clients', {
    name: 'Portal',
    initiate_login_uri: 'https://portal.acme.example/login',
    organization_usage: 'allow',
  });
});
afterAll(() => tenant.close());

describe('organizations', () => {
  it('have unique names and are found by them', async () => {
    expect(org.id).toMatch(/^org_[A-Za-z0-9]{16}$/);
    expect((await tenant.api('POST', '/organizations', { name: 'acme' })).status).toBe(409);
    expect((await tenant.api('POST', '/organizations', { name: 'Acme' })).status).toBe(400);
    expect((await tenant.api('GET', '/organizations/name/acme')).body.id).toBe(org.id);
    const missing = await tenant.api('GET', '/organizations/name/nobody');
    expect([missing.status, missing.body]).toEqual([
      404,
      { statusCode: 404, error: 'Not Found', message: 'No organization found by that id or name' },
    ]);
  });

  it('replace their metadata and keep their branding', async () => {
    const made = await tenant.make('/organizations', {
      name: 'meta',
      branding: { colors: { primary: '#ff0000', page_background: '#ffffff' } },
      metadata: { a: '1', b: '2' },
    });
    const change = async (body: object) =>
      (await tenant.api('PATCH', `/organizations/${made.id}`, body)).body;
    expect((await change({ metadata: { a: '3' } })).metadata).toEqual({ a: '3' });
    expect((await change({ metadata: { a: null, c: '4' } })).metadata).toEqual({ c: '4' });
    const cleared = await change({ metadata: {} });
    expect(cleared).not.toHaveProperty('metadata');
    expect(cleared.branding.colors.primary).toBe('#ff0000');
    expect((await tenant.api('DELETE', `/organizations/${made.id}`)).status).toBe(204);
    expect((await tenant.api('DELETE', `/organizations/${made.id}`)).status).toBe(404);
  });

  it('are listed, sorted, paged and searched', async () => {
    for (const name of ['zeta', 'beta'])
      await tenant.make('/organizations', { name, display_name: `The ${name} club` });
    const listed = (await tenant.api('GET', '/organizations?sort=name:1&include_totals=true')).body;
    expect([listed.total, listed.organizations.map((one: { name: string }) => one.name)]).toEqual([
      3,
      ['acme', 'beta', 'zeta'],
    ]);
    const first = (await tenant.api('GET', '/organizations?take=2')).body;
    expect(
      (await tenant.api('GET', `/organizations?take=2&from=${first.next}`)).body.organizations,
    ).toHaveLength(1);
    const found = async (q: string, parser: string) =>
      (
        await tenant.api('GET', `/organizations/search?parser=${parser}&q=${encodeURIComponent(q)}`)
      ).body.organizations?.map((one: { name: string }) => one.name);
    expect(await found('display_name:club AND NOT name:beta', 'lucene')).toEqual(['zeta']);
    expect(await found('display_name co "CLUB" and not (name sw "z")', 'scim')).toEqual(['beta']);
    expect(
      (await tenant.api('GET', `/organizations/search?parser=scim&q=${encodeURIComponent('name eq')}`))
        .status,
    ).toBe(400);
  });
});

describe('members', () => {
  it('come, have roles and go', async () => {
    const role = await tenant.make('/roles', { name: 'Keeper', description: 'Keeps' });
    expect((await tenant.api('POST', inOrg('members'), { members: [member.user_id] })).status).toBe(204);
    expect((await tenant.api('POST', inOrg('members'), { members: [member.user_id] })).status).toBe(204);
    expect((await tenant.api('POST', inOrg('members'), { members: ['auth0|nobody'] })).status).toBe(400);
    const roles = inOrg(`members/${encodeURIComponent(member.user_id)}/roles`);
    expect((await tenant.api('POST', roles, { roles: [role.id] })).status).toBe(204);
    expect((await tenant.api('GET', roles)).body).toEqual([
      { id: role.id, name: 'Keeper', description: 'Keeps' },
    ]);
    expect((await tenant.api('GET', inOrg('members?fields=email,roles'))).body).toEqual([
      { email: member.email, roles: [{ id: role.id, name: 'Keeper' }] },
    ]);
    expect((await tenant.api('GET', inOrg(`roles/${role.id}/members`))).body.members[0].user_id).toBe(
      member.user_id,
    );
    expect(
      (await tenant.api('GET', inOrg(`members/${encodeURIComponent(member.user_id)}/effective-roles`))).body
        .roles[0].sources,
    ).toEqual(['direct']);
    expect(
      (await tenant.api('GET', `/users/${encodeURIComponent(member.user_id)}/organizations`)).body[0].name,
    ).toBe('acme');
    expect((await tenant.api('GET', `/users?q=organization_id:${org.id}`)).body).toHaveLength(1);
    const page = (await tenant.api('GET', inOrg('members?take=1'))).body;
    expect((await tenant.api('GET', inOrg(`members?take=1&from=${page.next}`))).body).toEqual({
      members: [],
    });
    expect((await tenant.api('DELETE', inOrg('members'), { members: [member.user_id] })).status).toBe(204);
    expect((await tenant.api('GET', roles)).status).toBe(400);
    await tenant.api('POST', inOrg('members'), { members: [member.user_id] });
    expect((await tenant.api('GET', roles)).body).toEqual([]);
  });
});

describe('connections', () => {
  it('are enabled once, changed and removed, in both forms', async () => {
    const connection_id = await tenant.connectionId();
    const added = await tenant.api('POST', inOrg('enabled_connections'), {
      connection_id,
      assign_membership_on_login: true,
    });
    const expected = {
      connection_id,
      assign_membership_on_login: true,
      show_as_button: true,
      is_signup_enabled: false,
      connection: { name: DATABASE, strategy: 'auth0' },
    };
    expect([added.status, added.body]).toEqual([201, expected]);
    expect((await tenant.api('POST', inOrg('connections'), { connection_id })).status).toBe(409);
    expect((await tenant.api('GET', inOrg('connections?is_enabled=true'))).body).toEqual([
      { ...expected, is_enabled: true, organization_access_level: 'none' },
    ]);
    expect(
      (await tenant.api('PATCH', inOrg(`connections/${connection_id}`), { is_enabled: false })).body
        .is_enabled,
    ).toBe(false);
    expect((await tenant.api('GET', inOrg('enabled_connections'))).body).toEqual([]);
    expect((await tenant.api('DELETE', inOrg(`enabled_connections/${connection_id}`))).status).toBe(204);
    expect((await tenant.api('GET', inOrg(`connections/${connection_id}`))).status).toBe(404);
    expect(
      (await tenant.api('POST', inOrg('connections'), { connection_id: 'con_0000000000000000' })).status,
    ).toBe(400);
  });
});

describe('invitations', () => {
  const invite = (more: object = {}) =>
    tenant.api('POST', inOrg('invitations'), {
      inviter: { name: 'Ada' },
      invitee: { email: 'x@y.example' },
      client_id: client.client_id,
      ...more,
    });

  it('are made with 200, lead to the application, and list without a total', async () => {
    const { status, body } = await invite({ ttl_sec: 3600 });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: expect.stringMatching(/^uinv_/),
      organization_id: org.id,
      invitee: { email: 'x@y.example' },
    });
    expect(Date.parse(body.expires_at) - Date.parse(body.created_at)).toBe(3_600_000);
    const url = new URL(body.invitation_url);
    expect([url.origin, url.searchParams.get('invitation'), url.searchParams.get('organization')]).toEqual([
      'https://portal.acme.example',
      body.ticket_id,
      org.id,
    ]);
    const listed = (await tenant.api('GET', inOrg('invitations?include_totals=true'))).body;
    expect(Object.keys(listed).sort()).toEqual(['invitations', 'limit', 'start']);
    expect((await tenant.api('GET', inOrg(`invitations/${body.id}`))).body).toEqual(body);
    expect((await tenant.api('DELETE', inOrg(`invitations/${body.id}`))).status).toBe(204);
    expect((await tenant.api('GET', inOrg(`invitations/${body.id}`))).status).toBe(404);
  });

  it('refuse what does not fit', async () => {
    const message = async (more: object) => {
      const { status, body } = await invite(more);
      expect(status).toBe(400);
      return body.message;
    };
    expect(await message({ client_id: 'x'.repeat(32) })).toBe('The specified client_id does not exist.');
    expect(await message({ roles: ['rol_0000000000000001'] })).toBe(
      'One or more of the specified roles do not exist: rol_0000000000000001',
    );
    const connection_id = await tenant.connectionId();
    expect(await message({ connection_id })).toBe(
      `The specified connection (${connection_id}) is not enabled for the organization`,
    );
    const closed = await tenant.make('/clients', { name: 'Closed' });
    expect(await message({ client_id: closed.client_id })).toBe(
      'The specified client_id does not allow organizations.',
    );
    await tenant.api('PATCH', `/clients/${closed.client_id}`, { organization_usage: 'require' });
    expect(await message({ client_id: closed.client_id })).toMatch(/^A default login route is required/);
    const settings = { default_redirection_uri: 'https://acme.example/login' };
    await tenant.api('PATCH', '/tenants/settings', settings);
    expect((await invite({ client_id: closed.client_id })).status).toBe(200);
  });
});

describe('domains, applications and grants', () => {
  it('keep domains', async () => {
    const made = await tenant.api('POST', inOrg('discovery-domains'), { domain: 'Acme.example' });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      domain: 'acme.example',
      status: 'pending',
      verification_host: `_ss-verification.${org.id}.acme.example`,
      use_for_organization_discovery: true,
    });
    expect((await tenant.api('POST', inOrg('discovery-domains'), { domain: 'acme.example' })).status).toBe(
      409,
    );
    expect((await tenant.api('GET', inOrg('discovery-domains/name/acme.example'))).body.id).toBe(
      made.body.id,
    );
    expect(
      (await tenant.api('PATCH', inOrg(`discovery-domains/${made.body.id}`), { status: 'verified' })).body
        .status,
    ).toBe('verified');
    for (const expected of [204, 204])
      expect((await tenant.api('DELETE', inOrg(`discovery-domains/${made.body.id}`))).status).toBe(expected);
    expect((await tenant.api('GET', inOrg('discovery-domains'))).body).toEqual({ domains: [] });
  });

  it('keep applications and API grants', async () => {
    const added = await tenant.api('POST', inOrg('clients'), {
      clients: [{ client_id: client.client_id, use_for_member_access: true }],
    });
    expect([added.status, added.body[0]]).toMatchObject([
      201,
      {
        client_id: client.client_id,
        use_for_member_access: true,
        client: { name: 'Portal', is_first_party: true },
      },
    ]);
    expect(
      (await tenant.api('PATCH', inOrg(`clients/${client.client_id}`), { use_for_member_access: false })).body
        .use_for_member_access,
    ).toBe(false);
    await tenant.make('/resource-servers', {
      name: 'Org API',
      identifier: 'https://org.example',
      scopes: [{ value: 'a' }],
    });
    const grant = await tenant.make('/client-grants', {
      client_id: client.client_id,
      audience: 'https://org.example',
      scope: ['a'],
      organization_usage: 'allow',
    });
    expect((await tenant.api('POST', inOrg('client-grants'), { grant_id: grant.id })).body).toMatchObject({
      id: grant.id,
      audience: 'https://org.example',
    });
    expect((await tenant.api('POST', inOrg('client-grants'), { grant_id: grant.id })).status).toBe(409);
    expect((await tenant.api('GET', inOrg('client-grants?include_totals=true'))).body.total).toBe(1);
    await tenant.api('DELETE', `/clients/${client.client_id}`);
    expect((await tenant.api('GET', inOrg('clients'))).body).toEqual({ clients: [] });
  });
});
