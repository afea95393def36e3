import { describe, expect, it } from 'vitest';
import { type Call, self } from '../../../change/effects/view.js';
import { fails } from '../../reader.js';
import { opened, permission } from './opened-of.js';

describe('what comes with an object that is bound to another', () => {
  it.each<[string, Call, string[]]>([
    [
      'POST /groups/{id}/roles',
      {
        path: { id: 'g' },
        body: { roles: ['r'] },
        answers: {
          '/groups/g': { name: 'Everybody' },
          '/groups/g/members': { members: [{ id: 'a' }, { id: 'b' }] },
          '/roles/r': { name: 'Admin' },
          '/roles/r/permissions': [
            permission('read:a'),
            permission('read:users', self.audience),
            permission('delete:a'),
          ],
        },
      },
      [
        '  Group "g": "Everybody", members: 2',
        '  Role "r": "Admin", permissions: 3',
        '    Management API "https://acme.example/api/v2/": "read:users"',
        '    API "https://api.example/": "delete:a", "read:a"',
      ],
    ],
    [
      'POST /users/{id}/roles',
      {
        path: { id: 'auth0|1' },
        body: { roles: ['r', 's', 't'] },
        answers: { '/roles/r': { name: 'R' }, '/roles/r/permissions': fails(403), '/roles/s': fails(403) },
      },
      [
        '  Role "r": "R", its permissions could not be read (not permitted)',
        '  Role "s": what comes with it could not be read (not permitted)',
        '  Role "t": what comes with it could not be read (no object has this id)',
      ],
    ],
    [
      'POST /users/{id}/roles',
      {
        path: { id: 'auth0|1' },
        body: { roles: ['r'] },
        answers: { '/roles/r': {}, '/roles/r/permissions': [] },
      },
      ['  Role "r": no permissions'],
    ],
    ['POST /users/{id}/roles', { path: { id: 'auth0|1' }, body: { roles: ['(id of change 1)'] } }, []],
    [
      'DELETE /users/{id}/roles',
      { path: { id: 'auth0|1' }, body: { roles: ['r'] }, answers: { '/roles/r': {} } },
      [],
    ],
    [
      'POST /client-grants',
      {
        body: { client_id: 'a', audience: 'https://api.example/', allow_all_scopes: true },
        answers: {
          '/clients/a': {
            ...{ name: 'App', is_first_party: false, grant_types: ['client_credentials'] },
            callbacks: ['https://a.example/cb', 'https://b.example/cb'],
          },
          '/resource-servers/https%3A%2F%2Fapi.example%2F': {
            ...{ name: 'Orders', identifier: 'https://api.example/' },
            scopes: [{ value: 'read:orders' }, { value: 'admin' }],
          },
        },
      },
      [
        '  Application "a": "App", an application of a third party',
        '    People are sent back to: "a.example", "b.example"',
        '    Grant types: "client_credentials"',
        '  API "https://api.example/": "Orders", permissions: 2',
        '    API "https://api.example/": "admin", "read:orders"',
      ],
    ],
    [
      'PATCH /client-grants/{id}',
      {
        path: { id: 'g' },
        body: { allow_any_organization: true },
        answers: {
          '/client-grants/g': {
            ...{ client_id: 'a', audience: 'https://api.example/', scope: [], subject_type: 'user' },
          },
        },
      },
      [
        '  Client grant "g"',
        '    Application: "a"',
        '    API "https://api.example/": no scopes',
        '    On behalf of people',
      ],
    ],
    [
      'POST /flows',
      {
        body: { name: 'f', actions: [{ type: 'AUTH0', params: { connection_id: 'ac_1', user_id: 'x' } }] },
        answers: {
          '/flows/vault/connections/ac_1': { name: 'Tenant', app_id: 'AUTH0', account_name: 'acme' },
        },
      },
      ['  Vault connection "ac_1": "Tenant", which has', '    app_id: "AUTH0"', '    account_name: "acme"'],
    ],
    [
      'POST /forms',
      {
        body: { name: 'f', ending: { after_submit: { flow_id: 'af_1' } } },
        answers: {
          '/flows/af_1': {
            name: 'Sync',
            actions: [{ type: 'HTTP', action: 'SEND_REQUEST', params: { url: 'https://out.example/' } }],
          },
        },
      },
      ['  Flow "af_1": "Sync", steps: 1', '    It runs: "HTTP SEND_REQUEST"', '    Hosts: "out.example"'],
    ],
    [
      'POST /event-streams/{id}/redeliver',
      {
        path: { id: 'est_1' },
        body: {},
        answers: {
          '/event-streams/est_1': {
            name: 'Out',
            destination: { type: 'webhook', configuration: { webhook_endpoint: 'https://hook.example/x' } },
          },
        },
      },
      ['  Event stream "est_1": "Out", events go to "webhook"', '    Hosts: "hook.example"'],
    ],
    [
      'POST /token-exchange-profiles',
      {
        body: { name: 'x', subject_token_type: 'urn:x', action_id: 'act' },
        answers: {
          '/actions/actions/act': {
            name: 'Exchange',
            deployed_version: {
              number: 7,
              code: 'api.authentication.setUserById(event.x);\nfetch("https://c.example");',
              dependencies: [{ name: 'axios', version: '1' }],
              secrets: [{ name: 'KEY' }],
            },
          },
        },
      },
      [
        '  Action "act": "Exchange", version 7 runs',
        '    Code: 68 characters',
        '      + "api.authentication.setUserById(event.x);"',
        '      + "fetch(\\"https://c.example\\");"',
        '    Hosts: "c.example"',
        '    Dependencies: "axios 1"',
        '    Secrets: "KEY"',
      ],
    ],
    [
      'PATCH /actions/actions/{id}',
      {
        path: { id: 'act' },
        body: { modules: [{ module_id: 'm', module_version_id: 'v' }] },
        answers: {
          '/actions/actions/act': { modules: [] },
          '/actions/modules/m/versions/v': { version_number: 2, code: 'module.exports = {};' },
        },
      },
      [
        '  Version of an Action module "v": number 2',
        '    Code: 20 characters',
        '      + "module.exports = {};"',
      ],
    ],
    [
      'PATCH /clients/{id}',
      {
        path: { id: 'a' },
        body: { client_authentication_methods: { private_key_jwt: { credentials: [{ id: 'cred' }] } } },
        answers: {
          '/clients/a': {},
          '/clients/a/credentials/cred': { name: 'K', credential_type: 'public_key', kid: 'kid1' },
        },
      },
      ['  Credential "cred": "K", which has', '    credential_type: "public_key"', '    kid: "kid1"'],
    ],
    [
      'PUT /organizations/{id}/organization-templates/{template_id}',
      {
        path: { id: 'o', template_id: 't' },
        answers: {
          '/organizations/o/organization-templates': [
            { id: 't', name: 'B2B', allowed_strategies: ['oidc'], admin_roles_assignment: ['rol_1'] },
          ],
        },
      },
      [
        '  Organization template "t": "B2B", which has',
        '    allowed_strategies: "oidc"',
        '    admin_roles_assignment: "rol_1"',
      ],
    ],
    [
      'POST /self-service-profiles/{id}/sso-ticket',
      {
        path: { id: 'ssp' },
        body: { connection_id: 'c', enabled_organizations: [{ organization_id: 'o' }] },
        answers: {
          '/self-service-profiles/ssp': { name: 'B2B', allowed_strategies: ['oidc', 'waad'] },
          '/connections/c': {
            ...{ name: 'azure', strategy: 'waad', is_domain_connection: true },
            options: {
              tenant_domain: 'evil.onmicrosoft.com',
              waad_common_endpoint: true,
              domain_aliases: Array.from({ length: 45 }, (_, i) => `alias${i}.example`),
            },
          },
        },
      },
      [
        '  Self-service profile "ssp": "B2B", which has',
        '    allowed_strategies: "oidc", "waad"',
        '  Connection "c": "azure", strategy "waad"',
        '    tenant_domain: "evil.onmicrosoft.com"',
        `    Domain aliases: ${Array.from({ length: 20 }, (_, i) => `"alias${i}.example"`).join(', ')} and 25 more`,
        '    Accounts of any Microsoft tenant',
        '    Sign-up: everybody who has an account at the provider',
        '    Domain-level: applications of third parties can use it, too',
      ],
    ],
    [
      'PATCH /organizations/{id}/enabled_connections/{connectionId}',
      {
        path: { id: 'o', connectionId: 'c' },
        body: { assign_membership_on_login: true },
        answers: {
          '/organizations/o/enabled_connections/c': {
            ...{ connection_id: 'c', assign_membership_on_login: false, is_signup_enabled: true },
          },
          '/connections/c': {
            ...{ name: 'Users', strategy: 'auth0' },
            options: {
              disable_signup: true,
              brute_force_protection: false,
              enabledDatabaseCustomization: true,
            },
          },
        },
      },
      [
        '  Connection "c": "Users", strategy "auth0"',
        '    Sign-up: closed',
        '    Scripts of the tenant decide who may sign in',
        '    Brute-force protection is off',
        '    Everybody who signs in with it becomes a member of the organization',
        '    People can sign up within the organization',
      ],
    ],
    [
      'PATCH /organizations/{id}/connections/{connection_id}',
      {
        path: { id: 'o', connection_id: 'c' },
        body: { assign_membership_on_login: true },
        answers: {
          '/organizations/o/connections/c': { connection_id: 'c', assign_membership_on_login: false },
          '/connections/c': { name: 'Users', strategy: 'auth0', options: { disable_signup: true } },
        },
      },
      [
        '  Connection "c": "Users", strategy "auth0"',
        '    Sign-up: closed',
        '    Everybody who signs in with it becomes a member of the organization',
        '    People cannot sign up within the organization',
      ],
    ],
    [
      'PATCH /connections/{id}/clients',
      {
        path: { id: 'c' },
        body: [{ client_id: 'a', status: false }],
        answers: { '/connections/c': { name: 'Users' }, '/clients/a': { name: 'App' } },
      },
      [],
    ],
    [
      'PATCH /connections/{id}',
      {
        path: { id: 'c' },
        body: { display_name: 'x' },
        answers: { '/connections/c': { name: 'Users', display_name: 'y' } },
      },
      [],
    ],
    [
      'POST /tickets/password-change',
      {
        body: { email: 'a@x.example', connection_id: 'c', client_id: 'a' },
        answers: { '/connections/c': {} },
      },
      [],
    ],
  ])('%s', async (operation, call, lines) => {
    expect((await opened(operation, call)).lines).toEqual(lines);
  });
});
