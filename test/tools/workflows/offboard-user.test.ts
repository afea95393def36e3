import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CallOutcome } from '../../../src/tools/runtime.js';
import { type Bench, type Body, startBench } from './workflow-bench.js';

let bench: Bench;
let user: string;
let name: string;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());

const api = (method: string, path: string, body?: unknown) => bench.tenant.api(method, path, body);
const at = (id: string) => `/users/${encodeURIComponent(id)}`;

/** A person with everything that can be taken away. */
beforeEach(async () => {
  await bench.reset('empty');
  name = 'ida@example.com';
  const created = await api('POST', '/users', {
    connection: 'Username-Password-Authentication',
    email: name,
    password: 'Long-Enough-42!',
    email_verified: true,
  });
  user = created.body.user_id;
  const role = (await api('POST', '/roles', { name: 'Editor' })).body.id;
  await api('POST', `${at(user)}/roles`, { roles: [role] });
  const identifier = 'https://api.example.com';
  await api('POST', '/resource-servers', {
    name: 'API',
    identifier,
    scopes: [{ value: 'read:x', description: 'x' }],
  });
  await api('POST', `${at(user)}/permissions`, {
    permissions: [{ resource_server_identifier: identifier, permission_name: 'read:x' }],
  });
  for (const organization of ['acme', 'globex']) {
    const { id } = (await api('POST', '/organizations', { name: organization, display_name: organization }))
      .body;
    await api('POST', `/organizations/${id}/members`, { members: [user] });
  }
});

const asked = (outcome: CallOutcome) => {
  if (outcome.kind !== 'ask') throw new Error(`not asked: ${JSON.stringify(outcome)}`);
  return outcome;
};
const bodyOf = (outcome: CallOutcome): Body => {
  if (outcome.kind !== 'result') throw new Error('asked instead of answering');
  return outcome.result.structuredContent;
};
const agree = (state: string, content: object = { confirm: true }) => ({
  canAsk: true,
  state,
  responses: { confirmation: { action: 'accept', content } },
});
/** What a yes looks like in the form that was asked. */
const yesTo = (outcome: ReturnType<typeof asked>) =>
  agree(outcome.state, Object.fromEntries(Object.keys(outcome.schema.properties).map((key) => [key, true])));

describe('offboard_user', () => {
  it('asks with the whole plan, and changes nothing before a person has agreed', async () => {
    const outcome = asked(await bench.outcome('offboard_user', { user: name }, { canAsk: true }));
    const effects = ['Effects of all steps', 'Lockout', 'Privileges', 'Loss'];
    for (const part of ['Block the account', 'acme', 'globex', 'Editor', 'read:x', user, ...effects]) {
      expect(outcome.message).toContain(part);
    }
    expect((await api('GET', at(user))).body.blocked).toBeUndefined();
    expect((await api('GET', `${at(user)}/roles`)).body).toHaveLength(1);
  });

  it('removes all access after approval, and reports each step', async () => {
    const first = asked(await bench.outcome('offboard_user', { user: name }, { canAsk: true }));
    const body = bodyOf(await bench.outcome('offboard_user', { user: name }, yesTo(first)));
    expect(body.complete).toBe(true);
    expect(body.steps.every((step: Body) => step.status === 'done')).toBe(true);
    expect((await api('GET', at(user))).body.blocked).toBe(true);
    expect((await api('GET', `${at(user)}/roles`)).body).toEqual([]);
    expect((await api('GET', `${at(user)}/permissions`)).body).toEqual([]);
    expect((await api('GET', `${at(user)}/organizations`)).body).toEqual([]);
    const again = bodyOf(await bench.outcome('offboard_user', { user: name }, { canAsk: true }));
    expect(again).toMatchObject({ complete: true, steps: [] });
  });

  it('is undone as one, as far as that is possible, with one question', async () => {
    const first = asked(await bench.outcome('offboard_user', { user: name }, { canAsk: true }));
    const body = bodyOf(await bench.outcome('offboard_user', { user: name }, yesTo(first)));
    const args = { change_id: body.change_id };
    const question = asked(await bench.outcome('undo_change', args, { canAsk: true }));
    expect(question.message).toContain('Privileges');
    const undone = bodyOf(await bench.outcome('undo_change', args, yesTo(question)));
    expect(undone.undone).toBe(true);
    expect((await api('GET', at(user))).body.blocked ?? false).toBe(false);
    expect((await api('GET', `${at(user)}/roles`)).body).toHaveLength(1);
    expect((await api('GET', `${at(user)}/permissions`)).body).not.toEqual([]);
    // Their roles in the organizations went with the memberships.
    const lacking = 'remove_organization_members: The roles these people had';
    expect(question.message).toContain(`Not undone: ${lacking}`);
    expect(undone.not_undone).toEqual([expect.stringContaining(lacking)]);
    expect((await api('GET', `${at(user)}/organizations`)).body).toEqual([]);
  });

  it('wants the name typed when the account is deleted as well', async () => {
    const first = asked(await bench.outcome('offboard_user', { user: name, delete: true }, { canAsk: true }));
    expect(first.message).toContain(`Type "${name}" to confirm`);
    const [key] = Object.keys(first.schema.properties);
    const wrong = await bench.outcome(
      'offboard_user',
      { user: name, delete: true },
      agree(first.state, { [key as string]: 'yes' }),
    );
    expect(bodyOf(wrong).error.code).toBe('wrong_name');
    const second = asked(
      await bench.outcome('offboard_user', { user: name, delete: true }, { canAsk: true }),
    );
    const body = bodyOf(
      await bench.outcome(
        'offboard_user',
        { user: name, delete: true },
        agree(second.state, { [key as string]: name }),
      ),
    );
    expect(body.complete).toBe(true);
    expect((await api('GET', at(user))).status).toBe(404);
  });

  it('refuses without a way to ask, and when the answer is no', async () => {
    const { result } = await bench.call('offboard_user', { user: name });
    expect(result.isError).toBe(true);
    const first = asked(await bench.outcome('offboard_user', { user: name }, { canAsk: true }));
    const declined = await bench.outcome(
      'offboard_user',
      { user: name },
      { canAsk: true, state: first.state, responses: { confirmation: { action: 'decline' } } },
    );
    expect(bodyOf(declined).error.code).toBe('declined');
    expect((await api('GET', at(user))).body.blocked).toBeUndefined();
  });

  it('holds an agreement to the plan that was read: a new role voids it', async () => {
    const first = asked(await bench.outcome('offboard_user', { user: name }, { canAsk: true }));
    const more = (await api('POST', '/roles', { name: 'Publisher' })).body.id;
    await api('POST', `${at(user)}/roles`, { roles: [more] });
    const late = bodyOf(await bench.outcome('offboard_user', { user: name }, yesTo(first)));
    expect(late.error.code).toBe('state_other_arguments');
    expect((await api('GET', `${at(user)}/roles`)).body).toHaveLength(2);
  });

  it('goes on after a step that failed, says so, keeps the account, and finishes when called again', async () => {
    const fault = {
      method: 'DELETE',
      path: '/api/v2/users/*/roles',
      times: 1,
      status: 400,
      body: { statusCode: 400, error: 'Bad Request', message: 'no' },
    };
    const set = (rules: object[]) =>
      fetch(`${bench.tenant.sandbox.url}/_sandbox/faults`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ rules }),
      });
    const first = asked(await bench.outcome('offboard_user', { user: name, delete: true }, { canAsk: true }));
    const [key] = Object.keys(first.schema.properties);
    expect((await set([fault])).status).toBe(204);
    const outcome = await bench.outcome(
      'offboard_user',
      { user: name, delete: true },
      agree(first.state, { [key as string]: name }),
    );
    const body = bodyOf(outcome);
    expect(body.complete).toBe(false);
    const status = (tool: string) => body.steps.find((step: Body) => step.tool === tool)?.status;
    expect(status('remove_user_roles')).toBe('failed');
    expect(status('remove_user_permissions')).toBe('done');
    expect(status('delete_user')).toBe('left_out');
    expect(body.resume.tool).toBe('offboard_user');
    expect((await api('GET', at(user))).status).toBe(200);
    await set([]);
    const second = asked(await bench.outcome('offboard_user', body.resume.arguments, { canAsk: true }));
    expect(second.message).not.toContain('Block the account');
    const end = bodyOf(
      await bench.outcome(
        'offboard_user',
        body.resume.arguments,
        agree(second.state, { [key as string]: name }),
      ),
    );
    expect(end.complete).toBe(true);
    expect((await api('GET', at(user))).status).toBe(404);
  });

  it('leaves out what the scopes do not allow, and says so before and after', async () => {
    const runtime = await bench.withScopes([
      'read:users',
      'update:users',
      'read:organizations',
      'read:roles',
      'read:role_members',
    ]);
    const first = asked(await bench.outcome('offboard_user', { user }, { canAsk: true }, runtime));
    expect(first.message).toContain('delete:organization_members');
    // What is left out does not happen, so that it is not said to.
    expect(first.message).not.toContain('signed out');
    const deleting = asked(
      await bench.outcome('offboard_user', { user, delete: true }, { canAsk: true }, runtime),
    );
    expect(deleting.message).toContain(
      'Permanently delete the account: The token lacks the scope delete:users',
    );
    expect(deleting.message).not.toContain('are gone');
    expect(deleting.message).toContain(`E-mail: "${name}"`);
    const body = bodyOf(await bench.outcome('offboard_user', { user }, yesTo(first), runtime));
    expect(body.complete).toBe(false);
    expect(body.steps.some((step: Body) => step.status === 'left_out')).toBe(true);
    expect((await api('GET', at(user))).body.blocked).toBe(true);
  });

  it('names the accounts when several match', async () => {
    const connection = (await api('POST', '/connections', { name: 'second', strategy: 'auth0' })).body;
    expect(connection.id).toBeDefined();
    await api('POST', '/users', { connection: 'second', email: name, password: 'Long-Enough-42!' });
    const { text, result } = await bench.call('offboard_user', { user: name });
    expect(result.isError).toBe(true);
    expect(text).toContain('2 accounts');
  });
});
