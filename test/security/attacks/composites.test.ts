/** What the policy says about an operation holds by every way to it, also with a person who approves everything. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallOutcome } from '../../../src/tools/runtime.js';
import { startTenant, type Tenant } from '../../support/tenant.js';
import { changes, codeOf, type Session, startSession, textOf, yes } from '../session.js';

let tenant: Tenant;
const at: Record<string, string> = {};

beforeAll(async () => {
  tenant = await startTenant();
  const made = async (path: string, body: object) => (await tenant.api('POST', path, body)).body;
  at.role = (await made('/roles', { name: 'Held' })).id;
  at.other = (await made('/roles', { name: 'Other' })).id;
  at.user = (
    await made('/users', {
      connection: 'Username-Password-Authentication',
      email: 'someone@people.example',
      password: 'Correct-Horse-9-Battery',
    })
  ).user_id;
  await made(`/roles/${at.role}/users`, { users: [at.user] });
  at.client = (await made('/clients', { name: 'Kept app' })).client_id;
});
afterAll(() => tenant.close());

/** Makes the call, and approves whatever is asked. */
async function approved(session: Session, tool: string, args: object): Promise<CallOutcome> {
  const asked = await session.call(tool, args);
  if (asked.kind !== 'ask') return asked;
  const [, name] = /Type "(.*)" to confirm\.$/.exec(asked.message) ?? [];
  const responses = name === undefined ? yes : { confirmation: { action: 'accept', content: { name } } };
  return session.call(tool, args, { state: asked.state, responses });
}

const ways = (operation: string, args: object): [tool: string, args: object][] => {
  const step = { operation, arguments: args };
  const harmless = { operation: 'update_user', arguments: { user_id: at.user, user_metadata: { n: 1 } } };
  return [
    [operation, args],
    ['run_write_operation', { name: operation, arguments: args }],
    ['apply_changes', { why: 'Housekeeping', changes: [step] }],
    ['apply_changes', { why: 'Housekeeping', changes: [harmless, step] }],
  ];
};

const deletion: [string, () => object] = ['delete_role', () => ({ role_id: at.role })];
const renaming: [string, () => object] = ['update_role', () => ({ role_id: at.role, description: 'x' })];

describe('not done by any way, under', () => {
  it.each<[policy: string, operation: string, args: () => object]>([
    ['tools: { deny: [delete_role] }', ...deletion],
    ['tools: { deny: ["delete_*"] }', ...deletion],
    ['tools: { allow: ["update_*", "apply_changes", "run_write_operation"] }', ...deletion],
    ['confirmation: { tools: { delete_role: deny } }', ...deletion],
    ['confirmation: { effects: { loss: deny } }', ...deletion],
    ['toolsets: [users, workflows]', ...deletion],
    ['max_risk: write', ...deletion],
    ['limits: { destructive_per_hour: 0 }', ...deletion],
    ['max_risk: read', ...renaming],
    ['read_only: true', ...renaming],
    ['limits: { writes_per_hour: 0 }', ...renaming],
    ['allowed: { organizations: [elsewhere] }', ...renaming],
    [
      'protected: { users: { roles: [Held] } }',
      'remove_user_roles',
      () => ({ user_id: at.user, roles: [at.role] }),
    ],
    [
      'protected: { users: { emails: ["*@people.example"] } }',
      'update_user',
      () => ({ user_id: at.user, name: 'x' }),
    ],
    ['protected: { clients: [Kept app] }', 'update_client', () => ({ client_id: at.client, name: 'x' })],
    [
      'confirmation: { effects: { privileges: deny } }',
      'assign_user_roles',
      () => ({ user_id: at.user, roles: [at.other] }),
    ],
    [
      'confirmation: { effects: { sign_in: deny } }',
      'update_client',
      () => ({ client_id: at.client, callbacks: ['https://new.example/cb'] }),
    ],
  ])('%s: %s', async (policy, operation, args) => {
    const session = await startSession(tenant, { policy });
    await changes(tenant);
    for (const [tool, given] of ways(operation, args())) {
      await approved(session, tool, given);
      // The harmless change before it may have been made.
      const made = (await changes(tenant)).filter(
        (one) => operation === 'update_user' || !/^PATCH \/users/.test(one),
      );
      expect(made, tool).toEqual([]);
    }
    await session.close();
  });
});

describe('asked for by every way, under', () => {
  it.each<[policy: string, typed: boolean, call: [string, () => object]]>([
    ['confirmation: { tools: { update_role: type-name } }', true, renaming],
    ['confirmation: { tools: { "update_*": ask } }', false, renaming],
    ['confirmation: { tools: { apply_changes: none, run_write_operation: none } }', true, deletion],
  ])('%s', async (policy, typed, [operation, args]) => {
    const session = await startSession(tenant, { policy });
    for (const [tool, given] of ways(operation, args())) {
      const outcome = await session.call(tool, given);
      expect(codeOf(outcome), `${tool} ${textOf(outcome).slice(0, 300)}`).toBe('ask');
      expect(textOf(outcome).includes('to confirm.')).toBe(typed);
    }
    expect(await changes(tenant)).toEqual([]);
    await session.close();
  });
});

it('a change taken back is the operation that takes it back', async () => {
  const session = await startSession(tenant, { policy: 'tools: { deny: [delete_role] }' });
  const made = await session.call('run_write_operation', {
    name: 'create_role',
    arguments: { name: 'Taken' },
  });
  const [change_id] = /chg_[0-9a-f]+/.exec(textOf(made)) ?? [];
  await changes(tenant);
  expect(codeOf(await approved(session, 'undo_change', { change_id }))).not.toBe('ok');
  expect(await changes(tenant)).toEqual([]);
  await session.close();
});
