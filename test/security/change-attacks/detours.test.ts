/** Detours to what the policy protects, and out of what it allows, by operations that name it in another way. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf, textOf } from '../session.js';
import { type Attack, AttackBench, DATABASE, PASSWORD } from './attack-bench.js';

let bench: AttackBench;
beforeAll(async () => {
  bench = await AttackBench.start();
});
afterAll(() => bench.close());

const stopped = async (policy: string, tool: string, args: Record<string, unknown>, codes: string[]) =>
  bench.stopped(tool, args, { policy, codes });
const plain = (id: string | undefined) => (id ?? '').replace('auth0|', '');

describe('a protected person', () => {
  const policies: [string, () => string][] = [
    ['by id', () => `protected: {users: {ids: ["${bench.at.victim}"]}}`],
    ['by address', () => 'protected: {users: {emails: ["victim@people.example"]}}'],
    ['by organization', () => 'protected: {users: {organizations: [attack-org]}}'],
  ];
  const attacks: Attack[] = [
    ['a note', 'update_user', (at) => ({ user_id: at.victim, user_metadata: { note: 'x' } })],
    ['a note as given', 'update_user', (at) => ({ user_id: at.victim, apply: 'as_given', nickname: 'x' })],
    ['an unknown field', 'update_user', (at) => ({ user_id: at.victim, extra_fields: { zz: 1 } })],
    [
      'a role among others',
      'assign_role_users',
      (at) => ({ role_id: at.role, users: [at.other, at.victim] }),
    ],
    ['a ticket', 'create_password_change_ticket', (at) => ({ user_id: at.victim })],
    [
      'a ticket by address',
      'create_password_change_ticket',
      (at) => ({ email: 'VICTIM@people.example', connection_id: at.databaseId }),
    ],
    ['an enrollment', 'create_guardian_enrollment_ticket', (at) => ({ user_id: at.victim })],
    ['a verification mail', 'send_verification_email', (at) => ({ user_id: at.victim })],
    [
      'linked into another account',
      'link_user_identity',
      (at) => ({ user_id: at.mallory, provider: 'auth0', secondary_user_id: plain(at.victim) }),
    ],
    [
      'another account linked in',
      'link_user_identity',
      (at) => ({ user_id: at.victim, provider: 'auth0', secondary_user_id: plain(at.mallory) }),
    ],
    [
      'deleted by address',
      'delete_connection_user',
      (at) => ({ connection_id: at.databaseId, email: 'victim@people.example' }),
    ],
    [
      'deleted by address in capitals',
      'delete_connection_user',
      (at) => ({ connection_id: at.databaseId, email: 'Victim@People.Example' }),
    ],
    [
      'membership of an organization',
      'remove_organization_members',
      (at) => ({ organization_id: at.organization, members: [at.other, at.victim] }),
    ],
    [
      'roles of the organization',
      'assign_organization_member_roles',
      (at) => ({ organization_id: at.organization, user_id: at.victim, roles: [at.role] }),
    ],
    ['tokens', 'revoke_refresh_tokens', (at) => ({ user_id: at.victim })],
    ['sessions', 'delete_user_sessions', (at) => ({ user_id: at.victim })],
    ['grants by query', 'delete_user_grants', (at) => ({ user_id: at.victim })],
    [
      'permissions',
      'assign_user_permissions',
      (at) => ({
        user_id: at.victim,
        permissions: [{ resource_server_identifier: 'https://attacked.example/', permission_name: 'read:a' }],
      }),
    ],
    [
      'an import over the account',
      'import_users',
      (at) => ({
        connection_id: at.databaseId,
        upsert: true,
        users: [{ email: 'victim@people.example', app_metadata: { admin: true } }],
      }),
    ],
    [
      'several changes at once',
      'apply_changes',
      (at) => ({
        why: 'x',
        changes: [
          { operation: 'update_user', arguments: { user_id: at.other, nickname: 'a' } },
          { operation: 'update_user', arguments: { user_id: at.victim, nickname: 'a' } },
        ],
      }),
    ],
    ['offboarded', 'offboard_user', (at) => ({ user: at.victim })],
  ];
  const cases = policies.flatMap(([how, policy]) =>
    attacks.map(([name, tool, args]) => [how, name, tool, policy, args] as const),
  );
  test.each(cases)('%s: %s', async (_how, _name, tool, policy, args) => {
    await stopped(policy(), tool, args(bench.at), ['target_protected', 'target_unchecked']);
  });
});

describe('a protected role', () => {
  test.each<Attack>([
    ['a description', 'update_role', (at) => ({ role_id: at.power, apply: 'as_given', description: 'x' })],
    ['its holders', 'assign_role_users', (at) => ({ role_id: at.power, users: [at.mallory] })],
    [
      'given by the person',
      'assign_user_roles',
      (at) => ({ user_id: at.mallory, roles: [at.role ?? '', at.power ?? ''] }),
    ],
    [
      'given in an organization',
      'assign_organization_member_roles',
      (at) => ({ organization_id: at.organization, user_id: at.victim, roles: [at.power] }),
    ],
    [
      'given by an invitation',
      'create_organization_invitation',
      (at) => ({
        organization_id: at.organization,
        inviter: { name: 'x' },
        invitee: { email: 'x@y.example' },
        client_id: at.client,
        roles: [at.power],
      }),
    ],
    [
      'its permissions',
      'remove_role_permissions',
      (at) => ({
        role_id: at.power,
        permissions: [{ resource_server_identifier: at.audience, permission_name: 'delete:users' }],
      }),
    ],
    ['deleted', 'delete_role', (at) => ({ role_id: at.power })],
  ])('%s', async (_name, tool, args) => {
    await stopped('protected: {roles: ["Attack power"]}', tool, args(bench.at), ['target_protected']);
  });
});

describe('a protected connection', () => {
  test.each<Attack>([
    [
      'a display name',
      'update_connection',
      (at) => ({ connection_id: at.connection, apply: 'as_given', display_name: 'x' }),
    ],
    [
      'its applications',
      'update_connection_clients',
      (at) => ({ connection_id: at.connection, clients: [{ client_id: at.client, status: false }] }),
    ],
    ['its keys', 'rotate_connection_keys', (at) => ({ connection_id: at.connection })],
    ['provisioning', 'create_scim_configuration', (at) => ({ connection_id: at.connection })],
    ['a token for provisioning', 'create_scim_token', (at) => ({ connection_id: at.connection })],
    [
      'in an organization',
      'add_organization_connection',
      (at) => ({ organization_id: at.organization, connection_id: at.connection }),
    ],
    ['deleted', 'delete_connection', (at) => ({ connection_id: at.connection })],
  ])('%s', async (_name, tool, args) => {
    await stopped('protected: {connections: [attacked-oidc]}', tool, args(bench.at), ['target_protected']);
  });
});

describe('a protected application', () => {
  test.each<Attack>([
    [
      'a name as given',
      'update_client',
      (at) => ({ client_id: at.client, apply: 'as_given', name: 'Unprotected' }),
    ],
    ['its grant', 'update_client_grant', (at) => ({ client_grant_id: at.grant, scope: [] })],
    [
      'in an organization',
      'add_organization_clients',
      (at) => ({
        organization_id: at.organization,
        clients: [{ client_id: at.client, use_for_member_access: true }],
      }),
    ],
    ['its tokens', 'revoke_refresh_tokens', (at) => ({ client_id: at.client })],
    ['a delegation', 'update_client', (at) => ({ client_id: at.otherClient, allowed_clients: [at.client] })],
    [
      'by a new connection',
      'create_connection',
      (at) => ({ name: 'z', strategy: 'auth0', enabled_clients: [at.client] }),
    ],
    [
      'several changes at once',
      'apply_changes',
      (at) => ({
        why: 'x',
        changes: [{ operation: 'update_client', arguments: { client_id: at.client, name: 'Unprotected' } }],
      }),
    ],
  ])('%s', async (_name, tool, args) => {
    await stopped('protected: {clients: [Attacked]}', tool, args(bench.at), ['target_protected']);
  });
});

describe('out of the allowed organization', () => {
  test.each<Attack>([
    ['a person who is no member', 'update_user', (at) => ({ user_id: at.other, nickname: 'x' })],
    [
      'a new person',
      'create_user',
      () => ({ connection: DATABASE, email: 'new@people.example', password: PASSWORD }),
    ],
    [
      'a stranger added as a member',
      'add_organization_members',
      (at) => ({ organization_id: at.organization, members: [at.other] }),
    ],
    ['a new organization', 'create_organization', () => ({ name: 'elsewhere' })],
    [
      'an application',
      'update_client',
      (at) => ({ client_id: at.client, apply: 'as_given', description: 'x' }),
    ],
    ['a role of the tenant', 'create_role', () => ({ name: 'x' })],
    ['an Action', 'update_action', (at) => ({ action_id: at.action, name: 'x' })],
    ['the tenant', 'update_tenant_settings', () => ({ friendly_name: 'x' })],
    [
      'several changes at once',
      'apply_changes',
      (at) => ({
        why: 'x',
        changes: [
          {
            operation: 'update_organization',
            arguments: { organization_id: at.organization, display_name: 'a' },
          },
          { operation: 'update_user', arguments: { user_id: at.other, nickname: 'x' } },
        ],
      }),
    ],
  ])('%s', async (_name, tool, args) => {
    await stopped('allowed: {organizations: [attack-org]}', tool, args(bench.at), [
      'target_not_allowed',
      'target_protected',
    ]);
  });

  test('its own display name is free', async () => {
    const session = await bench.under('allowed: {organizations: [attack-org]}');
    const outcome = await session.call('update_organization', {
      organization_id: bench.at.organization,
      display_name: 'Fine',
    });
    expect(codeOf(outcome), textOf(outcome).slice(0, 300)).toBe('ok');
  });
});
