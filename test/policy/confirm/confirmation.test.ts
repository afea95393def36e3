import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ToolRecord } from '../../../src/catalog/tool-record.js';
import { toWire } from '../../../src/catalog/wire.js';
import {
  levelOf,
  operationOf,
  selfRule,
  typeNameOperations,
} from '../../../src/policy/confirm/confirm-levels.js';
import type { ConfirmOutcome, ConfirmRequest } from '../../../src/policy/confirm/confirm-request.js';
import { MemoryConfirmStore } from '../../../src/policy/confirm/confirm-store.js';
import { Confirmer, stateLifetime } from '../../../src/policy/confirm/confirmation.js';
import { StateSeal } from '../../../src/policy/confirm/sealed-state.js';
import { defaultPolicy, mergePolicy } from '../../../src/policy/merge-policy.js';
import type { FileLayer } from '../../../src/policy/policy.js';
import { StateUnavailable } from '../../../src/state/shared-state.js';
import { operation, record, records } from '../records.js';
import { fails, reader } from './reader.js';

const jane = {
  user_id: 'auth0|1',
  name: 'Jane Doe',
  email: 'jane@example.com',
  created_at: '2024-01-02T03:04:05.000Z',
};
const answers = { '/users/auth0%7C1': jane, '/users/auth0%7C1/roles': [] };

/** What a retry has otherwise than the first call. */
type Change = Partial<Omit<ConfirmRequest, 'wire'> & { tool: ToolRecord; args: Record<string, unknown> }>;

/** A person takes a few seconds to read and answer. */
const READS_MS = 4_000;

interface Setup {
  confirmer: Confirmer;
  ask: (change?: Change) => Promise<ConfirmOutcome>;
  clock: { now: number };
}

function setup(
  layer: Partial<FileLayer> = {},
  tool = 'delete_user',
  args: Record<string, unknown> = { user_id: 'auth0|1' },
): Setup {
  const clock = { now: Date.UTC(2025, 0, 1) };
  const confirmer = new Confirmer(
    mergePolicy({ source: 'test', ...layer }),
    new MemoryConfirmStore(() => clock.now),
    {
      key: 'k'.repeat(32),
      now: () => clock.now,
    },
  );
  const base = {
    tenant: 'acme.example',
    caller: 'local',
    canAsk: true,
    read: reader(answers).read,
  };
  return { confirmer, clock, ask };
  function ask({ tool: called = record(tool), args: given = args, ...change }: Change = {}) {
    if (change.state !== undefined) clock.now += READS_MS;
    return confirmer.confirm({ ...base, ...change, wire: toWire(called, given) });
  }
}

const asked = (outcome: ConfirmOutcome) => {
  if (outcome.kind !== 'ask') throw new Error(`expected a question, got ${JSON.stringify(outcome)}`);
  return outcome;
};
const code = (outcome: ConfirmOutcome) => (outcome.kind === 'refuse' ? outcome.code : outcome.kind);
const accept = (content: unknown) => ({ confirmation: { action: 'accept', content } });
const yes = accept({ confirm: true });
const typed = accept({ name: 'jane@example.com' });

describe('levels', () => {
  const level = (name: string, layer: Partial<FileLayer> = {}) =>
    levelOf(mergePolicy({ source: 't', ...layer }), record(name)).level;

  test('reads and writes run, destructive calls need approval, high-impact ones need the typed name', () => {
    for (const tool of records) {
      const grave = typeNameOperations.has(`${tool.method} ${tool.path}`);
      const expected = tool.risk === 'destructive' ? (grave ? 'type-name' : 'ask') : 'none';
      expect(levelOf(defaultPolicy(), tool).level, tool.name).toBe(expected);
    }
  });

  test('the high-impact operations exist and are destructive', () => {
    for (const key of typeNameOperations as ReadonlySet<string>)
      expect(operation(key).risk, key).toBe('destructive');
  });

  test('a pattern only makes stricter', () => {
    expect(level('update_user', { confirmation: { levels: { 'update_*': 'ask' } } })).toBe('ask');
    expect(level('update_user', { confirmation: { levels: { 'delete_*': 'deny' } } })).toBe('none');
    expect(level('delete_user', { confirmation: { levels: { 'delete_*': 'ask' } } })).toBe('type-name');
    expect(level('delete_user', { confirmation: { levels: { '*': 'none' } } })).toBe('type-name');
    expect(level('clear_user_blocks', { confirmation: { levels: { '*': 'none' } } })).toBe('ask');
    expect(level('delete_user', { confirmation: { levels: { 'delete_*': 'deny' } } })).toBe('deny');
    expect(level('delete_user', { confirmation: { levels: { '*_user': 'deny', 'delete_*': 'ask' } } })).toBe(
      'deny',
    );
  });

  test('an exact name sets it either way, and wins over patterns', () => {
    expect(level('delete_user', { confirmation: { levels: { delete_user: 'ask' } } })).toBe('ask');
    expect(level('clear_user_blocks', { confirmation: { levels: { clear_user_blocks: 'none' } } })).toBe(
      'none',
    );
    expect(
      level('delete_user', { confirmation: { levels: { 'delete_*': 'deny', delete_user: 'ask' } } }),
    ).toBe('ask');
  });

  test('a pattern on an earlier name counts', () => {
    const renamed = { ...record('clear_user_blocks'), aliases: ['unblock_user'] };
    const policy = mergePolicy({ source: 't', confirmation: { levels: { 'unblock_*': 'deny' } } });
    expect(levelOf(policy, renamed)).toEqual({ level: 'deny', rule: 'unblock_*' });
  });

  test('a pattern that changes nothing is not named as the rule', () => {
    const policy = mergePolicy({ source: 't', confirmation: { levels: { 'clear_*': 'ask' } } });
    expect(levelOf(policy, record('clear_user_blocks'))).toEqual({ level: 'ask' });
  });

  test('a tool that is not one operation has none, and the rule of the own application a name', () => {
    expect(operationOf(record('delete_user'))).toBe('DELETE /users/{id}');
    expect(operationOf({ name: 'offboard_user' } as ToolRecord)).toBeUndefined();
    expect(selfRule).toBe('protected.self');
  });

  test('an unknown risk class is asked for', () => {
    const odd = { ...record('update_user'), risk: 'mystery' } as never;
    expect(levelOf(defaultPolicy(), odd).level).toBe('ask');
  });
});

describe('asking', () => {
  test('reads go ahead without a question', async () => {
    const { ask } = setup({}, 'list_users', {});
    expect(await ask()).toStrictEqual({ kind: 'proceed', evidence: { level: 'none', how: 'not_needed' } });
  });

  test('high-impact: who is affected, and the name to type', async () => {
    const outcome = asked(await setup().ask());
    expect(outcome.message).toContain('Delete');
    expect(outcome.message).toContain('Tenant: acme.example');
    expect(outcome.message).toContain('Name: "Jane Doe"');
    expect(outcome.message).toMatch(/Type "jane@example.com" to confirm\.$/);
    expect(outcome.schema).toEqual({
      type: 'object',
      properties: {
        name: {
          type: 'string',
          title: expect.any(String),
          description: 'Type "jane@example.com" to confirm',
        },
      },
      required: ['name'],
    });
  });

  test('the others: a yes', async () => {
    const outcome = asked(await setup({}, 'clear_user_blocks').ask());
    expect(outcome.message).toMatch(/Do you approve\?$/);
    expect(outcome.schema).toEqual({
      type: 'object',
      properties: { confirm: { type: 'boolean', title: 'Yes, do this' } },
      required: ['confirm'],
    });
  });

  test('the state is opaque: it holds nothing readable', async () => {
    const { state } = asked(await setup().ask());
    const bytes = Buffer.from(state.slice(3), 'base64url').toString('latin1');
    for (const word of ['jane', 'auth0', 'delete_user', 'acme', 'local']) expect(bytes).not.toContain(word);
  });

  test('accepted with the typed name', async () => {
    const { ask, clock } = setup();
    const { state } = asked(await ask());
    const at = clock.now;
    const outcome = await ask({ state, responses: typed });
    expect(outcome).toEqual({
      kind: 'proceed',
      evidence: {
        level: 'type-name',
        how: 'typed_name',
        asked: at,
        shown: expect.stringMatching(/^[0-9a-f]{64}$/),
        id: expect.any(String),
      },
    });
  });

  test('typed with quotes or spaces around is the same name', async () => {
    for (const name of [' jane@example.com ', '"jane@example.com"']) {
      const { ask } = setup();
      const { state } = asked(await ask());
      expect(code(await ask({ state, responses: accept({ name }) }))).toBe('proceed');
    }
  });

  test('accepted with a yes', async () => {
    const { ask } = setup({}, 'clear_user_blocks');
    const { state } = asked(await ask());
    expect(await ask({ state, responses: yes })).toMatchObject({
      kind: 'proceed',
      evidence: { how: 'person', level: 'ask' },
    });
  });

  test('arguments in another order are the same arguments', async () => {
    const { ask } = setup({}, 'remove_user_roles', { user_id: 'auth0|1', roles: ['rol_1'] });
    const { state } = asked(await ask());
    expect(code(await ask({ state, responses: yes, args: { roles: ['rol_1'], user_id: 'auth0|1' } }))).toBe(
      'proceed',
    );
  });

  test('the rule that set the level is in the evidence', async () => {
    const { ask } = setup({ confirmation: { levels: { clear_user_blocks: 'none' } } }, 'clear_user_blocks');
    expect(await ask()).toEqual({
      kind: 'proceed',
      evidence: { level: 'none', how: 'switched_off', rule: 'clear_user_blocks' },
    });
  });

  test('a write that an exact rule exempts from approval was never disabled', async () => {
    const { ask } = setup({ confirmation: { levels: { create_role: 'none' } } }, 'create_role', {
      name: 'x',
    });
    expect(await ask()).toMatchObject({ evidence: { how: 'not_needed' } });
  });

  test('a denied tool is refused even when the gate was not asked', async () => {
    const { ask } = setup({ confirmation: { levels: { delete_user: 'deny' } } });
    expect(code(await ask())).toBe('denied_by_policy');
    expect(await ask()).toMatchObject({ reason: expect.stringMatching(/^The policy denies \w+\./) });
  });

  test('each of several calls is asked for by itself', async () => {
    const { ask } = setup();
    const first = asked(await ask());
    expect(code(await ask({ state: first.state, responses: typed }))).toBe('proceed');
    const second = asked(await ask());
    expect(second.state).not.toBe(first.state);
  });
});

describe('an answer of another form', () => {
  test('asks again and uses nothing up', async () => {
    const { ask } = setup();
    const first = asked(await ask());
    const wrong = accept({ nme: 'jane@example.com' });
    const second = asked(await ask({ state: first.state, responses: wrong }));
    expect(second.message).toBe(first.message);
    expect(code(await ask({ state: first.state, responses: typed }))).toBe('proceed');
    expect(code(await ask({ state: second.state, responses: typed }))).toBe('proceed');
  });

  test('is refused the third time', async () => {
    const { ask } = setup();
    const responses = accept({});
    let { state } = asked(await ask());
    for (let round = 1; round < 3; round++) ({ state } = asked(await ask({ state, responses })));
    expect(code(await ask({ state, responses }))).toBe('answer_invalid');
  });
});

describe('an answer that nobody can have read', () => {
  const fast = async (responses: Record<string, unknown>, layer: Partial<FileLayer> = {}) => {
    const { ask, clock } = setup(layer);
    const { state } = asked(await ask());
    clock.now -= READS_MS - 799;
    return { outcome: await ask({ state, responses }), ask };
  };

  test.each([
    ['approved', typed],
    ['declined', { confirmation: { action: 'decline' } }],
    ['dismissed', { confirmation: { action: 'cancel' } }],
    ['with a wrong name', accept({ name: 'x' })],
  ])('%s: the client did not show it, and is not asked again', async (_, responses) => {
    const { outcome, ask } = await fast(responses);
    expect(code(outcome)).toBe('not_shown');
    expect(code(await ask())).toBe('not_shown');
    expect(code(await ask({ clientName: 'another' }))).toBe('ask');
  });

  test.each([
    [typed, 'proceed'],
    [accept({ name: 'x' }), 'wrong_name'],
    [{ confirmation: { action: 'decline' } }, 'not_shown'],
    [{ confirmation: { action: 'cancel' } }, 'not_shown'],
  ])('counts from a program that tests, unless it declines', async (responses, expected) => {
    const now = Date.UTC(2025, 0, 1);
    const options = { key: 'k'.repeat(32), now: () => now, fastApprovals: true };
    const policy = mergePolicy({ source: 'test' });
    const confirmer = new Confirmer(policy, new MemoryConfirmStore(() => now), options);
    const request = {
      ...{ wire: toWire(record('delete_user'), { user_id: 'auth0|1' }), tenant: 'acme.example' },
      ...{ caller: 'local', canAsk: true, read: reader(answers).read },
    };
    const { state } = asked(await confirmer.confirm(request));
    expect(code(await confirmer.confirm({ ...request, state, responses }))).toBe(expected);
  });

  test('counts where the policy says so', async () => {
    const layer = { confirmation: { minAnswerMs: 799 } };
    expect(code((await fast(typed, layer)).outcome)).toBe('proceed');
    expect(code((await fast(typed, { confirmation: { minAnswerMs: 800 } })).outcome)).toBe('not_shown');
  });
});

describe('what does not count as an answer', () => {
  const refusedAs = async (change: Change, layer: Partial<FileLayer> = {}, tool = 'clear_user_blocks') => {
    const { ask } = setup(layer, tool);
    const { state } = asked(await ask());
    return code(await ask({ state, responses: yes, ...change }));
  };

  test.each([
    ['no answer', { responses: undefined as never }, 'answer_missing'],
    ['an empty answer', { responses: {} }, 'answer_missing'],
    [
      'an answer under another key',
      { responses: { confirm: { action: 'accept', content: { confirm: true } } } },
      'answer_missing',
    ],
    ['a string', { responses: { confirmation: 'accept' } }, 'ask'],
    ['a bare true', { responses: { confirmation: true } }, 'ask'],
    ['null', { responses: { confirmation: null } }, 'ask'],
    ['a list', { responses: { confirmation: [{ action: 'accept', content: { confirm: true } }] } }, 'ask'],
    [
      'another action',
      { responses: { confirmation: { action: 'ACCEPT', content: { confirm: true } } } },
      'ask',
    ],
    ['no content', { responses: { confirmation: { action: 'accept' } } }, 'ask'],
    ['content null', { responses: accept(null) }, 'ask'],
    ['empty content', { responses: accept({}) }, 'ask'],
    ['"true" as text', { responses: accept({ confirm: 'true' }) }, 'ask'],
    ['1', { responses: accept({ confirm: 1 }) }, 'ask'],
    ['an inherited yes', { responses: accept(Object.create({ confirm: true })) }, 'ask'],
    ['a no', { responses: accept({ confirm: false }) }, 'declined'],
    ['declined', { responses: { confirmation: { action: 'decline' } } }, 'declined'],
    [
      'declined with a yes in it',
      { responses: { confirmation: { action: 'decline', content: { confirm: true } } } },
      'declined',
    ],
    ['cancelled', { responses: { confirmation: { action: 'cancel' } } }, 'cancelled'],
    [
      'a sampling result',
      { responses: { confirmation: { role: 'assistant', content: { type: 'text', text: 'yes' } } } },
      'ask',
    ],
  ])('%s', async (_, change, expected) => {
    expect(await refusedAs(change)).toBe(expected);
  });

  test.each([
    ['another name', { name: 'john@example.com' }, 'wrong_name'],
    ['another case', { name: 'JANE@example.com' }, 'wrong_name'],
    ['nothing', { name: '' }, 'wrong_name'],
    ['only a yes', { confirm: true }, 'ask'],
    ['a list', { name: ['jane@example.com'] }, 'ask'],
    ['an inherited name', Object.create({ name: 'jane@example.com' }), 'ask'],
  ])('where a name must be typed: %s', async (_, content, expected) => {
    const { ask } = setup();
    const { state } = asked(await ask());
    expect(code(await ask({ state, responses: accept(content) }))).toBe(expected);
  });

  test.each([
    ['another tool', { tool: record('delete_user_sessions') }, 'state_other_tool'],
    ['other arguments', { args: { user_id: 'auth0|2' } }, 'state_other_arguments'],
    ['further arguments', { args: { user_id: 'auth0|1', extra: null } }, 'state_other_arguments'],
    ['a number for a text', { args: { user_id: 1 } }, 'state_other_arguments'],
    ['another tenant', { tenant: 'other.example' }, 'state_other_tenant'],
    ['another caller', { caller: 'mallory' }, 'state_other_caller'],
    ['garbage', { state: 'v1.AAAA' }, 'state_invalid'],
    ['nothing', { state: '' }, 'state_invalid'],
    ['something long', { state: `v1.${'A'.repeat(100_000)}` }, 'state_invalid'],
    ['no text', { state: 7 as never }, 'state_invalid'],
    ['a client that cannot ask', { canAsk: false }, 'state_wrong_kind'],
  ])('a state with %s', async (_, change, expected) => {
    expect(await refusedAs(change)).toBe(expected);
  });

  test('an unsolicited answer', async () => {
    const { ask } = setup();
    expect(code(await ask({ responses: typed }))).toBe('unsolicited_answer');
    expect(code(await ask({ responses: { anything: 1 } }))).toBe('unsolicited_answer');
  });

  test('a second use', async () => {
    const { ask } = setup();
    const { state } = asked(await ask());
    expect(code(await ask({ state, responses: typed }))).toBe('proceed');
    expect(code(await ask({ state, responses: typed }))).toBe('state_used');
  });

  test('a yes after a no', async () => {
    const { ask } = setup();
    const { state } = asked(await ask());
    expect(code(await ask({ state, responses: { confirmation: { action: 'decline' } } }))).toBe('declined');
    expect(code(await ask({ state, responses: typed }))).toBe('state_used');
  });

  test('a second guess at the name', async () => {
    const { ask } = setup();
    const { state } = asked(await ask());
    expect(code(await ask({ state, responses: accept({ name: 'guess' }) }))).toBe('wrong_name');
    expect(code(await ask({ state, responses: typed }))).toBe('state_used');
  });

  test('two uses at the same time: one goes ahead', async () => {
    const { ask } = setup();
    const { state } = asked(await ask());
    const both = await Promise.all([ask({ state, responses: typed }), ask({ state, responses: typed })]);
    expect(both.map(code).sort()).toEqual(['proceed', 'state_used']);
  });

  test('answers are due within five minutes', () => {
    expect(stateLifetime).toBe(300_000);
  });

  test('an empty set of answers on the first call is none', async () => {
    const { ask } = setup();
    expect((await ask({ responses: {} })).kind).toBe('ask');
  });

  test('too late, to the millisecond', async () => {
    const { ask, clock } = setup();
    const early = asked(await ask());
    clock.now += stateLifetime - READS_MS - 1;
    expect(code(await ask({ state: early.state, responses: typed }))).toBe('proceed');
    const late = asked(await ask());
    clock.now += stateLifetime - READS_MS;
    expect(code(await ask({ state: late.state, responses: typed }))).toBe('state_expired');
  });

  test('a state under another policy', async () => {
    const { ask } = setup();
    const { state } = asked(await ask());
    const stricter = setup({ maxRisk: 'destructive', deny: ['x'] });
    expect(code(await stricter.ask({ state, responses: typed }))).toBe('state_other_policy');
  });

  test('a state of another server key', async () => {
    const other = new Confirmer(defaultPolicy());
    const base: ConfirmRequest = {
      wire: toWire(record('delete_user'), { user_id: 'auth0|1' }),
      tenant: 't',
      caller: 'c',
      canAsk: true,
      read: reader(answers).read,
    };
    const { state } = asked(await new Confirmer(defaultPolicy()).confirm(base));
    expect(code(await other.confirm({ ...base, state, responses: typed }))).toBe('state_invalid');
  });

  test('any change of a sealed state', async () => {
    const { ask } = setup();
    const { state } = asked(await ask());
    await fc.assert(
      fc.asyncProperty(
        fc.nat(state.length - 1),
        fc.constantFrom(...'ABCabc019-_.'),
        async (index, letter) => {
          fc.pre(state[index] !== letter);
          const forged = state.slice(0, index) + letter + state.slice(index + 1);
          // The last letter of base64 may carry bits that decode to nothing.
          fc.pre(
            !Buffer.from(forged.slice(3), 'base64url').equals(Buffer.from(state.slice(3), 'base64url')) ||
              !forged.startsWith('v1.'),
          );
          expect(code(await ask({ state: forged, responses: typed }))).toBe('state_invalid');
        },
      ),
    );
  });

  test('every refusal says that nothing was changed', async () => {
    const { ask } = setup();
    const { state } = asked(await ask());
    const refusals = await Promise.all([
      ask({ canAsk: false }),
      ask({ responses: typed }),
      ask({ state: 'x', responses: typed }),
      ask({ state, responses: typed, caller: 'x' }),
      ask({ state, responses: { confirmation: { action: 'decline' } } }),
    ]);
    for (const refusal of refusals)
      expect(refusal.kind === 'refuse' && refusal.reason).toContain('Nothing was changed');
    const declined = refusals.at(-1);
    expect(declined?.kind === 'refuse' && declined.reason).toBe(
      'The person declined. Nothing was changed. Do not retry unless they ask for it.',
    );
  });
});

describe('when something goes wrong', () => {
  test('a target that cannot be read for another reason than absence or scopes refuses', async () => {
    for (const failure of [
      fails(500, 'boom'),
      fails(401, 'Invalid token'),
      fails(429, 'Global limit has been reached'),
      fails(400, 'bad'),
    ]) {
      const { ask } = setup();
      const outcome = await ask({ read: reader({ '/users/auth0%7C1': failure }).read });
      expect(code(outcome)).toBe('preview_failed');
      expect(outcome.kind === 'refuse' && outcome.reason).toContain(failure.message as string);
    }
  });

  test('an unexpected failure of the reader refuses, and its text stays inside', async () => {
    const { ask } = setup();
    const outcome = await ask({
      read: async () => {
        throw new TypeError('token=abc leaked');
      },
    });
    expect(code(outcome)).toBe('preview_failed');
    expect(JSON.stringify(outcome)).not.toContain('leaked');
    expect(outcome).toEqual({ kind: 'refuse', code: 'preview_failed', reason: expect.stringMatching(/\.$/) });
  });

  test('an absent target, and one that may not be read, are said and still asked', async () => {
    const absent = asked(await setup().ask({ read: reader({}).read }));
    expect(absent.message).toContain('User "auth0|1": no object has this id');
    expect(absent.message).toContain('Type "auth0|1" to confirm');
    const insufficient = fails(403, 'Insufficient scope, expected any of: read:users', 'insufficient_scope');
    const forbidden = asked(await setup().ask({ read: reader({ '/users/auth0%7C1': insufficient }).read }));
    expect(forbidden.message).toContain('User "auth0|1": could not be read (missing scope read:users)');
  });

  test('a store that fails refuses', async () => {
    const confirming = (failure: Error) =>
      new Confirmer(defaultPolicy(), {
        epoch: async () => '',
        useOnce: async () => {
          throw failure;
        },
      });
    const base: ConfirmRequest = {
      wire: toWire(record('delete_user'), { user_id: 'auth0|1' }),
      tenant: 't',
      caller: 'c',
      canAsk: true,
      read: reader(answers).read,
    };
    for (const [failure, expected] of [
      [new Error('store down'), 'confirmation_failed'],
      [new StateUnavailable('store down'), 'state_unavailable'],
    ] as const) {
      const confirmer = confirming(failure);
      const { state } = asked(await confirmer.confirm(base));
      expect(code(await confirmer.confirm({ ...base, state, responses: typed }))).toBe(expected);
    }
  });

  test('a store that was restarted since the prompt was shown refuses, and asks again', async () => {
    let epoch = 'first';
    const confirmer = new Confirmer(
      defaultPolicy(),
      { epoch: async () => epoch, useOnce: async () => true },
      { fastApprovals: true },
    );
    const base: ConfirmRequest = {
      wire: toWire(record('delete_user'), { user_id: 'auth0|1' }),
      ...{ tenant: 't', caller: 'c', canAsk: true, read: reader(answers).read },
    };
    const { state } = asked(await confirmer.confirm(base));
    epoch = 'second';
    expect(code(await confirmer.confirm({ ...base, state, responses: typed }))).toBe('state_restarted');
    const again = asked(await confirmer.confirm(base));
    expect(code(await confirmer.confirm({ ...base, state: again.state, responses: typed }))).toBe('proceed');
  });

  test('arguments that no path can be made of refuse', async () => {
    const { ask } = setup();
    for (const id of ['', '.', '..', 'a\u0000b', '\ud800']) {
      expect(code(await ask({ args: { user_id: id } })), JSON.stringify(id)).toBe('preview_failed');
    }
  });

  test('without live previews nothing is read', async () => {
    const { ask } = setup({ confirmation: { preview: 'off' } });
    const fake = reader(answers);
    const outcome = asked(await ask({ read: fake.read }));
    expect(fake.seen).toEqual([]);
    expect(outcome.message).toContain('user_id: "auth0|1"');
    expect(outcome.message).toContain('Type "auth0|1" to confirm');
  });
});

describe('a confirmer by default', () => {
  const base: ConfirmRequest = {
    wire: toWire(record('delete_user'), { user_id: 'auth0|1' }),
    ...{ tenant: 't', caller: 'c', canAsk: true, read: reader(answers).read },
  };
  const steady = () => performance.timeOrigin + performance.now();

  test('has a clock that nobody sets, and keys and a memory of its own', async () => {
    const confirmer = new Confirmer(defaultPolicy(), undefined, { fastApprovals: true });
    const before = Math.floor(steady());
    const { state } = asked(await confirmer.confirm(base));
    const outcome = await confirmer.confirm({ ...base, state, responses: typed });
    const after = Math.ceil(steady());
    if (outcome.kind !== 'proceed') throw new Error(code(outcome));
    expect(outcome.evidence.asked).toBeGreaterThanOrEqual(before);
    expect(outcome.evidence.asked).toBeLessThanOrEqual(after);
    expect(code(await confirmer.confirm({ ...base, state, responses: typed }))).toBe('state_used');
  });

  test('asks somebody, unless it is told that nobody is to be asked; what is denied is denied all the same', async () => {
    const confirm = (layer: Partial<FileLayer>, asksNobody?: boolean) =>
      new Confirmer(
        mergePolicy({ source: 'test', ...layer }),
        undefined,
        asksNobody === undefined ? {} : { asksNobody },
      ).confirm(base);
    expect(code(await confirm({}))).toBe('ask');
    expect(code(await confirm({}, false))).toBe('ask');
    expect(await confirm({}, true)).toEqual({
      ...{ kind: 'proceed', evidence: { level: 'type-name', how: 'not_needed' } },
    });
    const deny = { confirmation: { levels: { delete_user: 'deny' as const } } };
    expect(code(await confirm(deny as Partial<FileLayer>, true))).toBe('denied_by_policy');
  });
});

describe('a client that cannot ask', () => {
  const twoStep: Partial<FileLayer> = { confirmation: { twoStep: true } };

  test('is refused, with the reason', async () => {
    const { ask } = setup();
    const fake = reader(answers);
    const outcome = await ask({ canAsk: false, read: fake.read });
    expect(outcome).toMatchObject({ kind: 'refuse', code: 'cannot_ask' });
    expect(outcome.kind === 'refuse' && outcome.reason).toContain('elicitation');
    expect(fake.seen).toEqual([]);
  });

  test('where the file allows it: a preview for the person, and a token that counts once for exactly this', async () => {
    const { ask } = setup(twoStep);
    const first = await ask({ canAsk: false });
    if (first.kind !== 'refuse' || !first.token) throw new Error('expected a token');
    expect(first.code).toBe('token_needed');
    expect(first.reason).toContain('Show them the following');
    expect(first.reason).toContain('Name: "Jane Doe"');
    expect(first.reason).toContain(first.token);
    expect(first.reason).not.toMatch(/Do you approve|Type "/);
    expect(code(await ask({ canAsk: false, state: first.token, args: { user_id: 'auth0|2' } }))).toBe(
      'state_other_arguments',
    );
    expect(code(await ask({ canAsk: false, state: first.token, caller: 'x' }))).toBe('state_other_caller');
    expect(await ask({ canAsk: false, state: first.token })).toMatchObject({
      kind: 'proceed',
      evidence: { how: 'token' },
    });
    expect(code(await ask({ canAsk: false, state: first.token }))).toBe('state_used');
  });

  test('a token counts where no prompt was shown: none was to be', async () => {
    const { ask } = setup(twoStep);
    const first = await ask({ canAsk: false });
    const state = (first.kind === 'refuse' && first.token) || '';
    expect(code(await ask({ canAsk: false, state, notShown: true }))).toBe('proceed');
  });

  test('a token is worthless with an answer, from a client that can ask, too late, and under a policy without it', async () => {
    const { ask, clock } = setup(twoStep);
    const token = async () => {
      const outcome = await ask({ canAsk: false });
      return (outcome.kind === 'refuse' && outcome.token) || '';
    };
    expect(code(await ask({ canAsk: false, state: await token(), responses: typed }))).toBe(
      'unsolicited_answer',
    );
    expect(code(await ask({ canAsk: true, state: await token() }))).toBe('state_wrong_kind');
    expect(code(await setup().ask({ canAsk: false, state: await token() }))).toBe('state_other_policy');
    const late = await token();
    clock.now += stateLifetime;
    expect(code(await ask({ canAsk: false, state: late }))).toBe('state_expired');
  });

  test('the preview in a token refusal is masked as results are', async () => {
    const { ask } = setup({ ...twoStep, masking: { email: true } });
    const outcome = await ask({ canAsk: false });
    const reason = outcome.kind === 'refuse' ? outcome.reason : '';
    expect(reason).toContain('j***@example.com');
    expect(reason).not.toContain('jane@example.com');
  });
});

describe('the seal', () => {
  test('needs a key of some length', () => {
    expect(() => new StateSeal('short')).toThrow(/32 bytes/);
  });

  test('two servers with one key understand each other', () => {
    const state = {
      via: 'form',
      tool: 't',
      args: 'a',
      change: 'd',
      tenant: 'x',
      caller: 'c',
      policy: 'p',
      shown: 's',
      least: 0,
      asked: 1,
      expires: 2,
      nonce: 'n',
    } as const;
    const sealed = new StateSeal('s'.repeat(40)).seal(state);
    expect(new StateSeal('s'.repeat(40)).open(sealed)).toEqual(state);
    expect(new StateSeal('t'.repeat(40)).open(sealed)).toBeUndefined();
    expect(new StateSeal('s'.repeat(40)).seal(state)).not.toBe(sealed);
  });
});

describe('the store', () => {
  test('forgets what has expired, and nothing before', async () => {
    let now = 0;
    const store = new MemoryConfirmStore(() => now);
    expect(await store.useOnce('a', 10)).toBe(true);
    expect(await store.useOnce('a', 10)).toBe(false);
    now = 9;
    expect(await store.useOnce('a', 10)).toBe(false);
    now = 10;
    expect(await store.useOnce('a', 20)).toBe(true);
  });
});

describe('what does not fit a form', () => {
  const long = { client_id: 'app1', description: '', callbacks: [] as string[] };
  const asks = { confirmation: { levels: { update_client: 'ask' as const }, twoStep: true } };

  test.each([true, false])(
    'is refused whole, with its size, whether or not the client can ask (%s)',
    async (canAsk) => {
      const { ask } = setup(asks as Partial<FileLayer>, 'update_client', long);
      const callbacks = Array.from({ length: 400 }, (_, i) => `https://shop.example/${i}`);
      const outcome = await ask({ canAsk, args: { ...long, callbacks } });
      expect(code(outcome)).toBe('question_too_large');
      expect(outcome.kind === 'refuse' && outcome.reason).toMatch(
        /would have \d{5} characters; at most 8000 fit\. Nothing was changed\. Split the change into smaller calls\.$/,
      );
      expect(outcome).not.toHaveProperty('token');
      expect(code(await ask({ canAsk, args: { ...long, callbacks: callbacks.slice(0, 9) } }))).toBe(
        canAsk ? 'ask' : 'token_needed',
      );
    },
  );
});
