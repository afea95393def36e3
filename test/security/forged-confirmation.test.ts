/** Attempts to have something destroyed that no person agreed to. The tenant must never see the request. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { startTenant, type Tenant } from '../support/tenant.js';
import { accept, changes, codeOf, question, type Session, startSession, textOf, yes } from './session.js';

let tenant: Tenant;
let session: Session;
let victim: string;
let bystander: string;
const typed = accept({ name: 'victim@example.com' });

async function person(email: string): Promise<string> {
  const created = await tenant.api('POST', '/users', {
    connection: 'Username-Password-Authentication',
    email,
    password: 'Correct-Horse-9-Battery',
  });
  if (created.status !== 201) throw new Error(JSON.stringify(created.body));
  return created.body.user_id;
}

beforeAll(async () => {
  tenant = await startTenant('demo');
  session = await startSession(tenant);
  bystander = await person('bystander@example.com');
});

beforeEach(async () => {
  victim = await person('victim@example.com');
  await changes(tenant);
});

afterEach(async () => {
  vi.useRealTimers();
  await tenant.api('DELETE', `/users/${encodeURIComponent(victim)}`);
});

afterAll(async () => {
  await session.close();
  await tenant.close();
});

/** A question about deleting the victim, and what the client holds after it. */
const asked = async (
  tool = 'delete_user',
  args: Record<string, unknown> = { user_id: victim },
  from = session,
) => question(await from.call(tool, args)).state;

const stillThere = async () => {
  expect(await changes(tenant)).toEqual([]);
  expect((await tenant.api('GET', `/users/${encodeURIComponent(victim)}`)).status).toBe(200);
};

test('the honest way works, so that what follows fails for the right reason', async () => {
  const state = await asked();
  expect(codeOf(await session.call('delete_user', { user_id: victim }, { state, responses: typed }))).toBe(
    'ok',
  );
  expect(await changes(tenant)).toEqual([`DELETE /users/${encodeURIComponent(victim)}`]);
});

describe('the model makes it up', () => {
  test.each([
    ['an argument confirm', { confirm: true }],
    ['an argument confirmed', { confirmed: 'yes' }],
    ['an argument name', { name: 'victim@example.com' }],
    ['an argument state', { state: 'v1.x', requestState: 'v1.x' }],
    ['an argument inputResponses', { inputResponses: typed }],
    ['an argument confirmation_token, where the policy has none', { confirmation_token: 'v1.x' }],
    ['an argument _meta', { _meta: { confirmed: true } }],
    ['an argument force', { force: true }],
  ])('%s', async (_, extra) => {
    expect(codeOf(await session.call('delete_user', { user_id: victim, ...extra }))).toBe(
      'invalid_arguments',
    );
    expect(
      codeOf(
        await session.call('run_write_operation', {
          name: 'delete_user',
          arguments: { user_id: victim, ...extra },
        }),
      ),
    ).toBe('invalid_arguments');
    await stillThere();
  });

  test('the runner for reads', async () => {
    expect(
      codeOf(
        await session.call('run_read_operation', { name: 'delete_user', arguments: { user_id: victim } }),
      ),
    ).toBe('wrong_runner');
    await stillThere();
  });

  test('the runner for writes asks as the tool itself does', async () => {
    const outcome = await session.call('run_write_operation', {
      name: 'delete_user',
      arguments: { user_id: victim },
    });
    expect(question(outcome).message).toContain('Type "victim@example.com" to confirm');
    await stillThere();
  });

  test('the runner for writes given an answer beside the arguments', async () => {
    const outcome = await session.call('run_write_operation', {
      name: 'delete_user',
      arguments: { user_id: victim },
      confirmation: typed,
    });
    expect(codeOf(outcome)).toBe('invalid_arguments');
    await stillThere();
  });
});

describe('the client makes it up', () => {
  test.each([
    ['an answer to no question', () => ({ responses: typed })],
    ['a state of its own', () => ({ state: 'v1.c3RhdGU', responses: typed })],
    [
      'a state in plain JSON',
      () => ({ state: JSON.stringify({ tool: 'delete_user', expires: 9e15 }), responses: typed }),
    ],
    ['an empty state', () => ({ state: '', responses: typed })],
    ['a state of a megabyte', () => ({ state: `v1.${'A'.repeat(1_000_000)}`, responses: typed })],
  ])('%s', async (_, context) => {
    const code = codeOf(await session.call('delete_user', { user_id: victim }, context()));
    expect(['unsolicited_answer', 'state_invalid']).toContain(code);
    await stillThere();
  });

  test('a state that another server sealed', async () => {
    const other = await startSession(tenant);
    const state = await asked('delete_user', { user_id: victim }, other);
    expect(codeOf(await session.call('delete_user', { user_id: victim }, { state, responses: typed }))).toBe(
      'state_invalid',
    );
    await other.close();
    await stillThere();
  });

  test.each([
    ['no answer', undefined, 'answer_missing'],
    [
      'an answer to another question',
      { other: { action: 'accept', content: { name: 'victim@example.com' } } },
      'answer_missing',
    ],
    ['a yes where a name is asked for', yes, 'ask'],
    ['another name', accept({ name: 'bystander@example.com' }), 'wrong_name'],
    ['the id instead of the name', accept({ name: 'auth0|x' }), 'wrong_name'],
    ['the name in capitals', accept({ name: 'VICTIM@EXAMPLE.COM' }), 'wrong_name'],
    ['a look-alike of the name', accept({ name: 'victіm@example.com' }), 'wrong_name'],
    ['the name with something invisible in it', accept({ name: 'victim\u200b@example.com' }), 'wrong_name'],
    ['a list of names', accept({ name: ['victim@example.com'] }), 'ask'],
    ['an object that prints as the name', accept({ name: { toString: () => 'victim@example.com' } }), 'ask'],
    ['a regular expression', accept({ name: '.*' }), 'wrong_name'],
    ['accept without content', { confirmation: { action: 'accept' } }, 'ask'],
    [
      'decline with the right content',
      { confirmation: { action: 'decline', content: { name: 'victim@example.com' } } },
      'declined',
    ],
    [
      'cancel with the right content',
      { confirmation: { action: 'cancel', content: { name: 'victim@example.com' } } },
      'cancelled',
    ],
    [
      "a model's sampling result",
      {
        confirmation: {
          role: 'assistant',
          model: 'm',
          content: { type: 'text', text: 'victim@example.com' },
        },
      },
      'ask',
    ],
    ['a list of roots', { confirmation: { roots: [] } }, 'ask'],
  ])('%s', async (_, responses, expected) => {
    const state = await asked();
    const context =
      responses === undefined ? { state } : { state, responses: responses as Record<string, unknown> };
    expect(codeOf(await session.call('delete_user', { user_id: victim }, context))).toBe(expected);
    await stillThere();
  });
});

describe('an honest answer put to another use', () => {
  test('another person', async () => {
    const state = await asked();
    expect(
      codeOf(await session.call('delete_user', { user_id: bystander }, { state, responses: typed })),
    ).toBe('state_other_arguments');
    await stillThere();
  });

  test('another tool with the same arguments', async () => {
    const state = await asked('clear_user_blocks');
    expect(
      codeOf(
        await session.call('delete_user', { user_id: victim }, { state, responses: { ...yes, ...typed } }),
      ),
    ).toBe('state_other_tool');
    await stillThere();
  });

  test('a longer list than was shown', async () => {
    const roles = (await tenant.api('GET', '/roles')).body.slice(0, 2).map(({ id }: { id: string }) => id);
    await tenant.api('POST', `/users/${encodeURIComponent(victim)}/roles`, { roles });
    await changes(tenant);
    const args = { user_id: victim, roles: roles.slice(0, 1) };
    const state = await asked('remove_user_roles', args);
    const outcome = await session.call('remove_user_roles', { ...args, roles }, { state, responses: yes });
    expect(codeOf(outcome)).toBe('state_other_arguments');
    await stillThere();
  });

  test('settings that were not shown', async () => {
    const state = await asked('update_brute_force_protection', { enabled: false });
    const outcome = await session.call(
      'update_brute_force_protection',
      { enabled: false, mode: 'count_per_identifier' },
      { state, responses: yes },
    );
    expect(codeOf(outcome)).toBe('state_other_arguments');
    expect(await changes(tenant)).toEqual([]);
  });

  test('by the runner with other arguments', async () => {
    const state = await asked();
    const outcome = await session.call(
      'run_write_operation',
      { name: 'delete_user', arguments: { user_id: bystander } },
      { state, responses: typed },
    );
    expect(codeOf(outcome)).toBe('state_other_arguments');
    await stillThere();
  });

  test('by another caller', async () => {
    const state = await asked();
    expect(
      codeOf(
        await session.call(
          'delete_user',
          { user_id: victim },
          { caller: 'mallory', state, responses: typed },
        ),
      ),
    ).toBe('state_other_caller');
    await stillThere();
  });

  test('by a client that has lost the ability to ask', async () => {
    const state = await asked();
    expect(
      codeOf(
        await session.call('delete_user', { user_id: victim }, { canAsk: false, state, responses: typed }),
      ),
    ).toBe('state_wrong_kind');
    await stillThere();
  });

  test('after a no', async () => {
    const state = await asked();
    const no = { confirmation: { action: 'decline' } };
    expect(codeOf(await session.call('delete_user', { user_id: victim }, { state, responses: no }))).toBe(
      'declined',
    );
    expect(codeOf(await session.call('delete_user', { user_id: victim }, { state, responses: typed }))).toBe(
      'state_used',
    );
    await stillThere();
  });

  test('after a wrong name, guessing on', async () => {
    const state = await asked();
    for (const name of ['a', 'b', 'victim@example.com']) {
      expect(
        codeOf(
          await session.call('delete_user', { user_id: victim }, { state, responses: accept({ name }) }),
        ),
      ).not.toBe('ok');
    }
    await stillThere();
  });

  test('five minutes later', async () => {
    const state = await asked();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5 * 60 * 1000 });
    expect(codeOf(await session.call('delete_user', { user_id: victim }, { state, responses: typed }))).toBe(
      'state_expired',
    );
    vi.useRealTimers();
    await stillThere();
  });

  test('twice: the second is refused', async () => {
    const args = { user_id: victim };
    const state = await asked('clear_user_blocks', args);
    expect(codeOf(await session.call('clear_user_blocks', args, { state, responses: yes }))).toBe('ok');
    expect(codeOf(await session.call('clear_user_blocks', args, { state, responses: yes }))).toBe(
      'state_used',
    );
    expect(await changes(tenant)).toHaveLength(1);
  });

  test('ten times at once: one goes through', async () => {
    const args = { user_id: victim };
    const state = await asked('clear_user_blocks', args);
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => session.call('clear_user_blocks', args, { state, responses: yes })),
    );
    expect(outcomes.filter((outcome) => codeOf(outcome) === 'ok')).toHaveLength(1);
    expect(await changes(tenant)).toHaveLength(1);
  });

  test('a batch: each call is asked for by itself', async () => {
    const messages = new Set<string>();
    for (const user_id of [victim, bystander])
      messages.add(question(await session.call('clear_user_blocks', { user_id })).message);
    expect(messages.size).toBe(2);
    await stillThere();
  });
});

describe('a client that cannot ask', () => {
  test('is refused, however it calls', async () => {
    for (const [tool, args] of [
      ['delete_user', { user_id: victim }],
      ['run_write_operation', { name: 'delete_user', arguments: { user_id: victim } }],
      ['delete_user', { user_id: victim, confirmation_token: 'x' }],
    ] as const) {
      expect(['cannot_ask', 'invalid_arguments']).toContain(
        codeOf(await session.call(tool, args, { canAsk: false })),
      );
    }
    await stillThere();
  });

  test('a two-step token counts once, for exactly what was shown, and for that client alone', async () => {
    const loose = await startSession(tenant, {
      policy: 'confirmation: {two_step_for_clients_that_cannot_ask: true}',
    });
    const tokenFor = async (args: Record<string, unknown>) => {
      const text = textOf(await loose.call('delete_user', args, { canAsk: false }));
      return /confirmation_token: (v1\.[\w-]+)/.exec(text)?.[1] ?? '';
    };
    const token = await tokenFor({ user_id: victim });
    expect(token).not.toBe('');
    const attempts: [unknown, Parameters<Session['call']>[2], string][] = [
      [{ user_id: bystander, confirmation_token: token }, { canAsk: false }, 'state_other_arguments'],
      [
        { user_id: victim, confirmation_token: token },
        { canAsk: false, caller: 'mallory' },
        'state_other_caller',
      ],
      [
        {
          user_id: victim,
          confirmation_token: token.replace(/.(?=.{20}$)/, (one) => (one === 'A' ? 'B' : 'A')),
        },
        { canAsk: false },
        'state_invalid',
      ],
      [{ user_id: victim, confirmation_token: [token] }, { canAsk: false }, 'invalid_arguments'],
      [{ user_id: victim, confirmation_token: token }, {}, 'invalid_arguments'],
    ];
    for (const [args, context, expected] of attempts) {
      expect(codeOf(await loose.call('delete_user', args, context))).toBe(expected);
    }
    await stillThere();
    expect(
      codeOf(
        await session.call('delete_user', { user_id: victim, confirmation_token: token }, { canAsk: false }),
      ),
    ).toBe('invalid_arguments');
    await stillThere();
    expect(
      codeOf(
        await loose.call('delete_user', { user_id: victim, confirmation_token: token }, { canAsk: false }),
      ),
    ).toBe('ok');
    expect(
      codeOf(
        await loose.call('delete_user', { user_id: victim, confirmation_token: token }, { canAsk: false }),
      ),
    ).toBe('state_used');
    expect(await changes(tenant)).toHaveLength(1);
    await loose.close();
  });
});

describe('when the question cannot be put rightly', () => {
  const faults = (rules: unknown[]) =>
    fetch(`${tenant.sandbox.url}/_sandbox/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ rules }),
    });

  afterEach(() => faults([]));

  test('a target whose reading fails is not asked about with less', async () => {
    await faults([
      {
        method: 'GET',
        path: '/users/{id}',
        status: 400,
        body: { statusCode: 400, error: 'Bad Request', message: 'broken' },
      },
    ]);
    expect(codeOf(await session.call('delete_user', { user_id: victim }))).toBe('preview_failed');
    await faults([]);
    await stillThere();
  });

  test('a detail whose reading fails either', async () => {
    await faults([
      {
        method: 'GET',
        path: '/users/{id}/roles',
        status: 400,
        body: { statusCode: 400, error: 'Bad Request', message: 'broken' },
      },
    ]);
    expect(codeOf(await session.call('delete_user', { user_id: victim }))).toBe('preview_failed');
    await stillThere();
  });
});
