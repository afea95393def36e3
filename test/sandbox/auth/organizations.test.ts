/** Logging in to an organization: named, chosen, or by invitation. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerIn, Browser, complaintOf, formOf, titleOf } from './browser.js';
import { App, claimsOf, newestEvents, PASSWORD, TestTenant } from './support.js';

let tenant: TestTenant;
let org: string;
let member: string;
const EMAIL = 'mia@org.example';

beforeAll(async () => {
  tenant = await TestTenant.start();
  org = (await tenant.make('/organizations', { name: 'acme', display_name: 'Acme Inc' })).id;
  await tenant.make(`/organizations/${org}/enabled_connections`, {
    connection_id: await tenant.connectionId(),
  });
  member = (await tenant.user(EMAIL)).user_id;
  await tenant.user('stranger@org.example');
  await tenant.api('POST', `/organizations/${org}/members`, { members: [member] });
});
afterAll(() => tenant.close());

describe('an organization named by the application', () => {
  it('lets members in, with their roles in it', async () => {
    const identifier = 'https://api.org.example';
    await tenant.make('/resource-servers', {
      name: 'A',
      identifier,
      scopes: [{ value: 'run:things' }],
      enforce_policies: true,
      token_dialect: 'access_token_authz',
      skip_consent_for_verifiable_first_party_clients: true,
    });
    const role = await tenant.make('/roles', { name: 'Runner' });
    await tenant.api('POST', `/roles/${role.id}/permissions`, {
      permissions: [{ resource_server_identifier: identifier, permission_name: 'run:things' }],
    });
    await tenant.api('POST', `/organizations/${org}/members/${encodeURIComponent(member)}/roles`, {
      roles: [role.id],
    });
    const app = await App.register(tenant, { organization_usage: 'allow' });
    const asked = { audience: identifier, scope: 'openid run:things' };
    const inside = await app.tokens(new Browser(), EMAIL, { ...asked, organization: org });
    expect(claimsOf(inside.access_token)).toMatchObject({ org_id: org, permissions: ['run:things'] });
    expect(claimsOf(inside.id_token).org_id).toBe(org);
    const outside = await app.tokens(new Browser(), EMAIL, asked);
    expect(claimsOf(outside.access_token)).toMatchObject({ permissions: [], scope: 'openid' });
    expect(claimsOf(outside.access_token)).not.toHaveProperty('org_id');
  });

  it('keeps strangers out, unless the connection makes them members', async () => {
    const app = await App.register(tenant, { organization_usage: 'allow' });
    const back = await app.login(new Browser(), 'stranger@org.example', { organization: org });
    expect(answerIn(back).error_description).toMatch(
      /^user auth0\|\w+ is not part of the org_\w+ organization$/,
    );
    const connection = await tenant.connectionId();
    const path = `/organizations/${org}/enabled_connections/${connection}`;
    await tenant.api('PATCH', path, { assign_membership_on_login: true });
    const tokens = await app.tokens(new Browser(), 'stranger@org.example', { organization: org });
    expect(claimsOf(tokens.id_token).org_id).toBe(org);
    await tenant.api('PATCH', path, { assign_membership_on_login: false });
  });

  it('must exist, have a connection, and go by its id unless names are allowed', async () => {
    const app = await App.register(tenant, { organization_usage: 'allow' });
    const said = async (organization: string) =>
      answerIn(await new Browser().visit(app.address({ organization }))).error_description;
    expect(await said('acme')).toContain('parameter organization is invalid');
    const bare = await tenant.make('/organizations', { name: 'bare' });
    expect(await said(bare.id)).toBe(`No connection is enabled for the organization ${bare.id}.`);
    await tenant.make(`/organizations/${bare.id}/connections`, {
      connection_id: await tenant.connectionId(),
      is_enabled: false,
    });
    expect(await said(bare.id)).toBe(`No connection is enabled for the organization ${bare.id}.`);
    await tenant.api('PATCH', '/tenants/settings', { allow_organization_name_in_authentication_api: true });
    const tokens = await app.tokens(new Browser(), EMAIL, { organization: 'acme' });
    expect(claimsOf(tokens.id_token)).toMatchObject({ org_id: org, org_name: 'acme' });
    await tenant.api('PATCH', '/tenants/settings', { allow_organization_name_in_authentication_api: false });
  });
});

describe('an application that requires an organization', () => {
  const requiring = (organization_require_behavior: string) =>
    App.register(tenant, { organization_usage: 'require', organization_require_behavior });

  it('refuses, or asks for its name first', async () => {
    const strict = await requiring('no_prompt');
    expect(answerIn(await new Browser().visit(strict.address())).error_description).toBe(
      'parameter organization is required for this client',
    );
    const asking = await requiring('pre_login_prompt');
    const browser = new Browser();
    const page = await browser.visit(asking.address());
    expect(new URL(page.url).pathname).toBe('/u/organization');
    const wrong = await browser.fill(page, { organization: 'nope' });
    expect(complaintOf(wrong)).toBe('There is no organization with this name.');
    const login = await browser.fill(wrong, { organization: 'Acme' });
    expect(login.text).toContain('Log in to Acme Inc to continue to Test App.');
    const back = await browser.fill(login, { username: EMAIL, password: PASSWORD });
    expect(claimsOf((await asking.exchange(answerIn(back).code)).body.id_token).org_id).toBe(org);
  });

  it('or lets members choose afterwards', async () => {
    const app = await requiring('post_login_prompt');
    const browser = new Browser();
    const picker = await app.login(browser, EMAIL);
    expect(titleOf(picker)).toBe('Select an organization');
    const back = await browser.fill(picker, { organization: org });
    expect(claimsOf((await app.exchange(answerIn(back).code)).body.id_token).org_id).toBe(org);
    await tenant.user('alone@org.example');
    const alone = await app.login(new Browser(), 'alone@org.example');
    expect(answerIn(alone).error_description).toBe(
      'client requires organization membership, but user does not belong to any organization',
    );
  });
});

describe('an invitation', () => {
  let app: App;
  beforeAll(async () => {
    app = await App.register(tenant, {
      organization_usage: 'require',
      initiate_login_uri: 'https://app.example/login',
    });
  });
  const invite = async (email: string, more: object = {}): Promise<Record<string, string>> => {
    const { invitation_url: url } = await tenant.make(`/organizations/${org}/invitations`, {
      inviter: { name: 'Mia' },
      invitee: { email },
      client_id: app.id,
      ...more,
    });
    const { invitation = '', organization = '' } = Object.fromEntries(new URL(url).searchParams);
    return { invitation, organization };
  };
  const members = async () => {
    const { body } = await tenant.api('GET', `/organizations/${org}/members?fields=email,roles`);
    return body as { email: string; roles: { name: string }[] }[];
  };

  it('is accepted by signing up, with what it gives', async () => {
    const role = await tenant.make('/roles', { name: 'Guest' });
    const link = await invite('fresh@org.example', { roles: [role.id], app_metadata: { via: 'mia' } });
    const browser = new Browser();
    const login = await browser.visit(app.address(link));
    expect(login.text).toContain('You have been invited to Acme Inc');
    expect(formOf(login).fields.username).toBe('fresh@org.example');
    const state = new URL(login.url).search;
    const page = await browser.visit(`${tenant.sandbox.url}/u/signup${state}`);
    const back = await browser.fill(page, { password: PASSWORD });
    const { body } = await app.exchange(answerIn(back).code);
    expect(claimsOf(body.id_token)).toMatchObject({ org_id: org, email_verified: true });
    expect(await members()).toContainEqual({
      email: 'fresh@org.example',
      roles: [{ id: role.id, name: 'Guest' }],
    });
    expect((await newestEvents(tenant, 'type:si'))[0]).toMatchObject({ user_name: 'fresh@org.example' });
    expect(answerIn(await new Browser().visit(app.address(link))).error_description).toBe(
      'invitation not found or already used',
    );
  });

  it('is accepted by logging in, by the invited account only', async () => {
    await tenant.user('known@org.example');
    const link = await invite('known@org.example');
    const other = await app.login(new Browser(), 'alone@org.example', link);
    expect(answerIn(other)).toMatchObject({
      error: 'access_denied',
      error_description: 'the specified account is not allowed to accept the current invitation',
    });
    expect((await newestEvents(tenant, 'type:fi'))[0]).toMatchObject({ organization_name: 'acme' });
    const tokens = await app.tokens(new Browser(), 'known@org.example', link);
    expect(claimsOf(tokens.id_token).org_id).toBe(org);
  });

  it('expires', async () => {
    const link = await invite('slow@org.example', { ttl_sec: 60 });
    await tenant.auth('POST', '/_sandbox/clock', { advance_ms: 61_000 });
    expect(answerIn(await new Browser().visit(app.address(link))).error_description).toBe(
      'The invitation has expired.',
    );
  });
});
