/**
 * Settings that act later: lifetimes so short that nobody gets in, directories that change people from then on, and
 * lists that name what is protected in another form.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Attack, AttackBench } from '../change-attacks/attack-bench.js';
import { changes, codeOf, startSession, textOf } from '../session.js';

let bench: AttackBench;
beforeAll(async () => {
  bench = await AttackBench.start();
  const { at } = bench;
  const made = (method: string, path: string, body: unknown) => bench.made(method, `/${path}`, body);
  await made('PATCH', `resource-servers/${at.api}`, {
    ...{ allow_offline_access: true, skip_consent_for_verifiable_first_party_clients: true },
  });
  await made('PATCH', `clients/${at.client}`, { par_request_expiry: 60 });
  await made('PUT', 'guardian/factors/phone/settings', { otp_length: 6, otp_expiration_time: 300 });
  await made('PUT', 'guardian/factors/email/settings', { otp_length: 6, otp_expiration_time: 300 });
  const credentials = { smtp_host: 'mail.people.example', smtp_port: 25, smtp_user: 'x', smtp_pass: 'y' };
  const sender = { name: 'smtp', enabled: true, default_from_address: 'help@people.example', credentials };
  if ((await bench.tenant.api('GET', '/emails/provider')).status === 404)
    await made('POST', 'emails/provider', sender);
  await made('POST', 'email-templates', {
    ...{ template: 'reset_email', enabled: true, syntax: 'liquid', urlLifetimeInSeconds: 432_000 },
    ...{ body: '<p>Hello</p>', from: 'help@people.example', subject: 'Your password' },
  });
  at.granted = (await made('POST', 'organizations', { name: 'granted' })).id;
  at.ownGranted = (await made('POST', 'organizations', { name: 'own-granted' })).id;
  for (const id of [at.client, at.self])
    await made('PATCH', `clients/${id}`, { organization_usage: 'allow' });
  for (const id of [at.grant, at.ownGrant])
    await made('PATCH', `client-grants/${id}`, { organization_usage: 'allow' });
  await made('POST', `organizations/${at.granted}/client-grants`, { grant_id: at.grant });
  await made('POST', `organizations/${at.ownGranted}/client-grants`, { grant_id: at.ownGrant });
  at.ownDatabase = (
    await made('POST', 'connections', {
      ...{ name: 'own-db', strategy: 'auth0', enabled_clients: [at.self] },
    })
  ).id;
  at.profile = (await made('POST', 'self-service-profiles', { name: 'onboarding' })).id;
  at.directory = (
    await made('POST', 'connections', {
      ...{ name: 'attacked-directory', strategy: 'google-apps' },
      options: { domain: 'people.example', client_id: 'x', client_secret: 'y', api_enable_users: true },
    })
  ).id;
  at.laterDirectory = (
    await made('POST', 'connections', {
      ...{ name: 'later-directory', strategy: 'google-apps' },
      options: { domain: 'later.example', client_id: 'x', client_secret: 'y', api_enable_users: true },
    })
  ).id;
  const { users: people } = await bench.made('GET', '/users?include_totals=true&per_page=100');
  for (const { user_id } of people) {
    const { sessions } = await bench.made('GET', `/users/${encodeURIComponent(user_id)}/sessions`);
    at.session ??= sessions[0]?.id;
  }
  await made('POST', `connections/${at.directory}/directory-provisioning`, {});
  await made('POST', `connections/${at.connection}/scim-configuration`, {});
});
afterAll(() => bench.close());

describe('a person is asked', () => {
  test.each<Attack>([
    [
      'links for new passwords that end at once',
      'update_email_template',
      () => ({ template_name: 'reset_email', urlLifetimeInSeconds: 1 }),
    ],
    [
      'codes by phone that end at once',
      'set_guardian_phone_settings',
      () => ({ otp_length: 6, otp_expiration_time: 1 }),
    ],
    [
      'codes by mail that end at once',
      'set_guardian_email_settings',
      () => ({ otp_length: 6, otp_expiration_time: 1 }),
    ],
    [
      'pushed requests that end at once',
      'update_client',
      (at) => ({ client_id: at.client, par_request_expiry: 10 }),
    ],
    [
      'an API without refresh tokens',
      'update_resource_server',
      (at) => ({ resource_server_id: at.api, allow_offline_access: false }),
    ],
    [
      'an API that asks for consent again',
      'update_resource_server',
      (at) => ({ resource_server_id: at.api, skip_consent_for_verifiable_first_party_clients: false }),
    ],
    [
      'what Actions know of a session',
      'update_session',
      (at) => ({ session_id: at.session, session_metadata: { second_factor: 'passed' } }),
    ],
    [
      'passwords that nobody can choose',
      'update_connection',
      (at) => ({
        connection_id: at.database,
        options: { password_complexity_options: { min_length: 128 } },
      }),
    ],
  ])('%s', async (_, tool, args) => {
    await bench.stopped(tool, args(bench.at));
  });
});

const users = 'protected: {users: {emails: ["victim@people.example"]}}';
const mapping = [{ auth0: 'external_id', idp: 'id' }];

describe('people whom a directory changes from then on count', () => {
  const attacks: Attack[] = [
    [
      'synchronized automatically',
      'update_directory_provisioning',
      (at) => ({ connection_id: at.directory, synchronize_automatically: true }),
    ],
    [
      'from the beginning',
      'create_directory_provisioning',
      (at) => ({ connection_id: at.laterDirectory, synchronize_automatically: true }),
    ],
    [
      'with all their groups',
      'update_directory_provisioning',
      (at) => ({ connection_id: at.directory, synchronize_groups: 'all' }),
    ],
    [
      'by another mapping',
      'update_directory_provisioning',
      (at) => ({ connection_id: at.directory, mapping }),
    ],
    [
      'groups set',
      'set_synchronized_groups',
      (at) => ({ connection_id: at.directory, groups: [{ id: '01abcdef' }] }),
    ],
    [
      'a group added',
      'add_synchronized_groups',
      (at) => ({ connection_id: at.directory, groups: [{ id: '01abcdef' }] }),
    ],
    [
      'another mapping for SCIM',
      'update_scim_configuration',
      (at) => ({
        connection_id: at.connection,
        user_id_attribute: 'userName',
        mapping: [{ auth0: 'app_metadata.role', scim: 'title' }],
      }),
    ],
    [
      'a link with a token for SCIM',
      'create_self_service_sso_ticket',
      (at) => ({
        self_service_profile_id: at.profile,
        connection_id: at.connection,
        provisioning_config: { scopes: ['put:users', 'delete:users'] },
      }),
    ],
  ];

  test.each(attacks)('for protected people: %s', async (_, tool, args) => {
    await bench.stopped(tool, args(bench.at), { policy: users, codes: ['target_unchecked'] });
  });

  test('for the hourly limit, also after an approval', async () => {
    const { outcome, sent } = await bench.approved(
      'update_directory_provisioning',
      { connection_id: bench.at.directory, synchronize_automatically: true },
      undefined,
      'limits: {users_per_hour: 3}',
    );
    expect(codeOf(outcome), textOf(outcome).slice(0, 400)).toBe('limit_reached');
    expect(sent).toEqual([]);
  });

  test('but turning it off changes nobody', async () => {
    const session = await bench.under(users);
    const off = { synchronize_automatically: false, synchronize_groups: 'off' };
    await changes(bench.tenant);
    const outcome = await session.call('update_directory_provisioning', {
      ...off,
      connection_id: bench.at.directory,
    });
    expect(['ask', 'ok'], textOf(outcome).slice(0, 400)).toContain(codeOf(outcome));
  });
});

const screen = { prompt: 'login-id', screen: 'login-id', rendering_mode: 'advanced' };
const only = (filter: object) => ({ ...screen, filters: { match_type: 'includes_any', ...filter } });
const client = () => `protected: {clients: ["${bench.at.client}"]}`;
const connection = () => 'protected: {connections: [attacked-oidc]}';

describe('protected in a list of another form', () => {
  test.each<[string, () => string, string, Attack[2]]>([
    [
      'the login page of an application',
      client,
      'update_prompt_screen_rendering',
      (at) => only({ clients: [{ id: at.client }] }),
    ],
    [
      'the login page of an organization',
      () => 'protected: {organizations: [attack-org]}',
      'update_prompt_screen_rendering',
      (at) => only({ organizations: [{ id: at.organization }] }),
    ],
    [
      'that of the own application',
      () => '',
      'update_prompt_screen_rendering',
      (at) => only({ clients: [{ id: at.self }] }),
    ],
    [
      'the same with others',
      () => '',
      'bulk_update_prompt_renderings',
      (at) => ({ configs: [only({ clients: [{ id: at.self }] })] }),
    ],
    [
      'its grant within an organization that is deleted',
      client,
      'delete_organization',
      (at) => ({ organization_id: at.granted }),
    ],
    ['the own grant', () => '', 'delete_organization', (at) => ({ organization_id: at.ownGranted })],
    [
      'the own application in a connection that is deleted',
      () => '',
      'delete_connection',
      (at) => ({ connection_id: at.ownDatabase }),
    ],
    [
      'another application in the name of it',
      client,
      'update_client',
      (at) => ({ client_id: at.otherClient, client_aliases: [at.client] }),
    ],
    [
      'tokens of the people of a connection',
      connection,
      'update_client',
      (at) => ({
        client_id: at.otherClient,
        token_vault_privileged_access: {
          credentials: [],
          grants: [{ connection: 'attacked-oidc', scopes: ['mail'] }],
        },
      }),
    ],
    [
      'an add-on that signs people in with it',
      connection,
      'update_client',
      (at) => ({
        client_id: at.otherClient,
        addons: { office365: { domain: 'people.example', connection: 'attacked-oidc' } },
      }),
    ],
  ])('%s', async (_, policy, tool, args) => {
    await bench.stopped(tool, args(bench.at), { policy: policy(), codes: ['target_protected'] });
  });

  test('a list that the token may not read is no reason to refuse for the own application alone', async () => {
    const scopes = ['read:organizations', 'delete:organizations', 'read:organization_members'];
    const session = await startSession(bench.tenant, { scopes });
    const outcome = await session.call('delete_organization', { organization_id: bench.at.granted });
    await session.close();
    expect(codeOf(outcome), textOf(outcome).slice(0, 400)).toBe('ask');
  });

  test('what an application has already got stays', async () => {
    const { at } = bench;
    const filters = { match_type: 'includes_any', clients: [{ id: at.client }] };
    await bench.made('PATCH', '/prompts/login-password/screen/login-password/rendering', {
      ...{ rendering_mode: 'standard', filters },
    });
    const session = await bench.under(client());
    const outcome = await session.call('update_prompt_screen_rendering', {
      ...{ prompt: 'login-password', screen: 'login-password', rendering_mode: 'advanced', filters },
    });
    expect(codeOf(outcome), textOf(outcome).slice(0, 400)).toBe('ask');
  });
});
