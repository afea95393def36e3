/** Several changes with one approval: shown together, made in order, stopped at the first failure, undone as one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerKey } from '../../../src/policy/confirm/form-answer.js';
import { defaultPolicy } from '../../../src/policy/merge-policy.js';
import type { Policy } from '../../../src/policy/policy.js';
import { type Bench, type Body, startBench } from '../call-bench.js';
import { type ChangingBench, startChanging } from './changing-bench.js';
import { idsOf } from './kinds.js';

let changing: ChangingBench;
let ids: Record<string, string>;
const opened: Bench[] = [];
const id = (name: string): string => ids[name] as string;

beforeAll(async () => {
  changing = await startChanging();
  ids = await idsOf(changing);
});
afterAll(async () => {
  await Promise.all(opened.map((bench) => bench.close()));
  await changing.close();
});

interface Change {
  operation: string;
  arguments: object;
}
const why = 'Onboard the shop';
const all = async (changes: Change[], more: object = {}): Promise<Body> =>
  (await changing.agree('apply_changes', { changes, why, ...more })).structuredContent;
const undo = async (change_id: string): Promise<Body> =>
  (await changing.agree('undo_change', { change_id })).structuredContent;
const withPolicy = async (policy: Partial<Policy>): Promise<Bench> => {
  const bench = await startBench(changing.tenant, policy);
  opened.push(bench);
  return bench;
};

const onboarding = (): Change[] => [
  {
    operation: 'create_client',
    arguments: { name: 'Shop', app_type: 'regular_web', callbacks: ['https://shop.example.com/callback'] },
  },
  {
    operation: 'create_client_grant',
    arguments: { client_id: '$1.client_id', audience: id('audience'), scope: [id('scope')] },
  },
  { operation: 'create_role', arguments: { name: 'Shopkeeper', description: '$$1.client_id' } },
  { operation: 'assign_user_roles', arguments: { user_id: id('user'), roles: ['$3.id'] } },
];

/** How many times a person has been asked by what `work` does. */
async function questionsOf<T>(work: () => Promise<T>): Promise<{ answer: T; questions: string[] }> {
  const before = changing.questions.length;
  const answer = await work();
  return { answer, questions: changing.questions.slice(before) };
}

describe('apply_changes', () => {
  it('takes calls as answers propose them, and as the runners take them', async () => {
    const { client_id } = (await changing.bench.call('list_clients')).items[0];
    const given = { client_id, description: 'Said so' };
    for (const change of [
      { tool: 'update_client', arguments: given },
      { name: 'update_client', arguments: given },
    ])
      expect((await all([change as never], { dry_run: true })).dry_run).toBe(true);
    const both = { tool: 'update_client', name: 'update_role', arguments: given };
    expect((await all([both as never])).error.code).toBe('invalid_arguments');
  });

  it('shows without changing anything', async () => {
    const before = changing.snapshot();
    const result = await changing.agree('apply_changes', { changes: onboarding(), why, dry_run: true });
    expect(changing.snapshot()).toEqual(before);
    expect(result.structuredContent).toMatchObject({ dry_run: true });
    const text = result.content.map((block) => block.text).join('\n');
    for (const part of ['https://shop.example.com/callback', 'client_id of change 1', 'id of change 3', why])
      expect(text).toContain(part);
  });

  it('asks once, resolves references, and undoes all as one', async () => {
    const before = changing.snapshot();
    const { answer, questions } = await questionsOf(() => all(onboarding()));
    expect(answer).toMatchObject({ ok: true, undo: 'possible', change_id: expect.stringMatching(/^chg_/) });
    expect(questions).toHaveLength(1);
    for (const part of ['Step 4 of 4', 'https://shop.example.com/callback', 'Privileges', id('scope'), why])
      expect(questions[0]).toContain(part);
    const [client, , role] = answer.changes;
    const grants = (await changing.tenant.api('GET', `/client-grants?client_id=${client.client_id}`)).body;
    expect(grants).toMatchObject([{ audience: id('audience'), scope: [id('scope')] }]);
    const made = (await changing.tenant.api('GET', `/roles/${role.id}`)).body;
    expect(made.description).toBe('$1.client_id');
    expect((await changing.tenant.api('GET', `/roles/${role.id}/users`)).body).toMatchObject([
      { user_id: id('user') },
    ]);
    const back = await questionsOf(() => undo(answer.change_id));
    expect(back.answer).toMatchObject({ undone: true });
    expect(back.answer.steps.map(({ tool }: Body) => tool)).toEqual([
      'remove_user_roles',
      'delete_role',
      'delete_client_grant',
      'delete_client',
    ]);
    expect(back.questions).toHaveLength(1);
    expect(changing.snapshot()).toEqual(before);
    expect((await undo(answer.change_id)).error.code).toBe('already_undone');
  });

  it('makes two changes of one object, undoes both, and makes them again', async () => {
    const before = changing.snapshot();
    const update = (args: object) => ({
      operation: 'update_client',
      arguments: { client_id: id('client'), ...args },
    });
    const callback = 'https://dealers.example.com/second';
    const answer = await all([
      update({ description: 'First' }),
      update({ callbacks: [callback], apply: 'add' }),
      update({ description: 'Second' }),
    ]);
    expect(answer).toMatchObject({ ok: true, undo: 'possible' });
    const made = changing.snapshot();
    const now = (await changing.tenant.api('GET', `/clients/${id('client')}`)).body;
    expect(now).toMatchObject({ description: 'Second', callbacks: expect.arrayContaining([callback]) });
    const { redo } = await undo(answer.change_id);
    expect(changing.snapshot()).toEqual(before);
    expect(redo).toMatch(/^chg_/);
    expect(await undo(redo)).toMatchObject({ undone: true });
    expect(changing.snapshot()).toEqual(made);
    await changing.tenant.api('PATCH', `/clients/${id('client')}`, { description: 'Of others' });
    const again = (await changing.bench.call('list_changes')).items[0];
    expect((await undo(again.part_of ?? again.id)).error.code).toBe('changed_since');
  });

  it('is not asked for where all of them are plain', async () => {
    const { answer, questions } = await questionsOf(() =>
      all([
        { operation: 'update_role', arguments: { role_id: id('role'), description: 'Who buys' } },
        { operation: 'update_user', arguments: { user_id: id('user'), nickname: 'Asta' } },
      ]),
    );
    expect(answer.ok).toBe(true);
    expect(questions).toEqual([]);
  });

  it('resumes with what a reference stood for, whatever the answer repeats', async () => {
    await changing.tenant.api('POST', '/roles', { name: 'Exists before' });
    const connection = 'Username-Password-Authentication';
    const answer = await all([
      {
        operation: 'create_user',
        arguments: {
          connection,
          email: 'resumed@people.example',
          password: 'Bright-Spokes-42',
          verify_email: false,
        },
      },
      { operation: 'create_role', arguments: { name: 'Exists before' } },
      {
        operation: 'update_user',
        arguments: { user_id: '$1.user_id', verify_email: '$1.verify_email', nickname: '$$1.x' },
      },
    ]);
    expect(answer).toMatchObject({ ok: false, failed: { change: 2 } });
    expect(answer.resume.arguments.changes[1].arguments).toEqual({
      user_id: answer.changes[0].user_id,
      verify_email: false,
      nickname: '$$1.x',
    });
  });

  it('stops at the first failure, says what was done, and resumes', async () => {
    const taken = { operation: 'create_role', arguments: { name: 'Taken' } };
    await changing.tenant.api('POST', '/roles', { name: 'Taken' });
    const answer = await all([
      { operation: 'create_role', arguments: { name: 'Resumed', description: 'a' } },
      taken,
      { operation: 'update_role', arguments: { role_id: '$1.id', description: 'b' } },
      { operation: 'create_role', arguments: { name: 'Last' } },
      { operation: 'update_role', arguments: { role_id: '$4.id', description: 'c' } },
    ]);
    expect(answer).toMatchObject({
      ok: false,
      changes: [{ change: 1, operation: 'create_role' }],
      failed: { change: 2, operation: 'create_role', error: { status: 409 } },
      undo: 'possible',
    });
    const { resume } = answer;
    expect(resume.arguments.changes).toHaveLength(4);
    expect(resume.arguments.changes[1].arguments.role_id).toBe(answer.changes[0].id);
    expect(resume.arguments.changes[3].arguments.role_id).toBe('$3.id');
    const held = (await changing.tenant.api('GET', '/roles?name_filter=Taken')).body[0];
    await changing.tenant.api('DELETE', `/roles/${held.id}`);
    const rest = (await changing.agree(resume.tool, resume.arguments)).structuredContent as Body;
    expect(rest).toMatchObject({ ok: true });
    const resumed = (await changing.tenant.api('GET', `/roles/${answer.changes[0].id}`)).body;
    expect(resumed.description).toBe('b');
    const last = (await changing.tenant.api('GET', `/roles/${rest.changes[2].id}`)).body;
    expect(last).toMatchObject({ name: 'Last', description: 'c' });
  });

  it('sends nothing when the person declines, or cannot be asked', async () => {
    const before = changing.snapshot();
    const { bench } = changing;
    const args = { changes: onboarding(), why };
    const asked = await bench.outcome('apply_changes', args, { canAsk: true });
    if (asked.kind !== 'ask') throw new Error('it did not ask');
    const responses = { [answerKey]: { action: 'decline' } };
    const declined = await bench.call('apply_changes', args, { canAsk: true, state: asked.state, responses });
    expect(declined.error.code).toBe('declined');
    expect((await bench.call('apply_changes', args)).error.code).toBe('cannot_ask');
    expect(changing.snapshot()).toEqual(before);
  });

  it('does not use an answer for other changes, nor after the tenant has changed', async () => {
    const { bench, tenant } = changing;
    const changes = [
      {
        operation: 'update_client',
        arguments: { client_id: id('client'), callbacks: ['https://new.example/cb'] },
      },
      { operation: 'update_role', arguments: { role_id: id('role'), description: 'x' } },
    ];
    const ask = async () => {
      const asked = await bench.outcome('apply_changes', { changes, why }, { canAsk: true });
      if (asked.kind !== 'ask') throw new Error('it did not ask');
      const responses = { [answerKey]: { action: 'accept', content: { confirm: true } } };
      return { canAsk: true, state: asked.state, responses };
    };
    const other = await bench.call('apply_changes', { changes: changes.slice(0, 1), why }, await ask());
    expect(other.error.code).toBe('state_other_arguments');
    const answer = await ask();
    await tenant.api('PATCH', `/clients/${id('client')}`, { callbacks: ['https://others.example/cb'] });
    const late = await bench.call('apply_changes', { changes, why }, answer);
    expect(late.error.code).toBe('state_other_change');
    const { body } = await tenant.api('GET', `/clients/${id('client')}`);
    expect(body.callbacks).toEqual(['https://others.example/cb']);
  });

  it('stops where a later change has become another one by then', async () => {
    const { client } = changing.bench.runtime;
    const send = client.send.bind(client);
    client.send = async (request) => {
      if (request.method === 'PATCH' && request.path.startsWith('/roles/'))
        await changing.tenant.api('PATCH', `/clients/${id('client')}`, {
          callbacks: ['https://moved.example/cb'],
        });
      return send(request);
    };
    try {
      const answer = await all([
        { operation: 'update_role', arguments: { role_id: id('role'), description: 'y' } },
        {
          operation: 'update_client',
          arguments: { client_id: id('client'), callbacks: ['https://mine.example/cb'] },
        },
      ]);
      expect(answer).toMatchObject({ ok: false, failed: { change: 2, error: { code: 'changed_since' } } });
    } finally {
      client.send = send;
    }
    const { body } = await changing.tenant.api('GET', `/clients/${id('client')}`);
    expect(body.callbacks).toEqual(['https://moved.example/cb']);
  });

  it('does not pass a secret from one change to the next', async () => {
    const answer = await all([
      { operation: 'create_client', arguments: { name: 'Leaky', app_type: 'non_interactive' } },
      { operation: 'update_role', arguments: { role_id: id('role'), description: '$1.client_secret' } },
    ]);
    expect(answer.error.message).toContain('only client_id can be referred to, not client_secret');
    const { body: clients } = await changing.tenant.api('GET', '/clients?fields=name');
    expect(JSON.stringify(clients)).not.toContain('Leaky');
  });

  it.each<[string, () => Change, RegExp]>([
    [
      'an unknown operation',
      () => ({ operation: 'no_such_thing', arguments: {} }),
      /Change 2 \(no_such_thing\)/,
    ],
    ['a read', () => ({ operation: 'get_role', arguments: { role_id: id('role') } }), /changes nothing/],
    [
      'a reference to itself',
      () => ({ operation: 'update_role', arguments: { role_id: '$2.id' } }),
      /earlier change/,
    ],
    [
      'an unknown argument',
      () => ({ operation: 'update_role', arguments: { role_id: '$1.id', nam: 'x' } }),
      /nam/,
    ],
    [
      'an invalid argument',
      () => ({ operation: 'update_role', arguments: { role_id: id('role'), name: 5 } }),
      /Change 2/,
    ],
    [
      'a file for secrets',
      () => ({
        operation: 'rotate_client_secret',
        arguments: { client_id: id('client'), save_secrets_to: 'a' },
      }),
      /save_secrets_to/,
    ],
    ['itself', () => ({ operation: 'apply_changes', arguments: { changes: [], why } }), /Change 2/],
  ])('is refused as a whole for %s', async (_what, second, message) => {
    const before = changing.snapshot();
    const { answer, questions } = await questionsOf(() =>
      all([{ operation: 'create_role', arguments: { name: 'Never made' } }, second()]),
    );
    expect(answer.error.message).toMatch(message);
    expect(questions).toEqual([]);
    expect(changing.snapshot()).toEqual(before);
  });

  it('is refused as a whole where the policy refuses one of them', async () => {
    const before = changing.snapshot();
    const { confirmation, protect } = defaultPolicy();
    const assigned = [
      { operation: 'create_role', arguments: { name: 'Never made' } },
      { operation: 'assign_user_roles', arguments: { user_id: id('user'), roles: [id('other')] } },
    ];
    const pending = [
      { operation: 'create_role', arguments: { name: 'Never made' } },
      { operation: 'assign_user_roles', arguments: { user_id: id('user'), roles: ['$1.id'] } },
    ];
    const email = (await changing.tenant.api('GET', `/users/${encodeURIComponent(id('user'))}`)).body.email;
    const cases: [Partial<Policy>, Change[], RegExp][] = [
      [
        { confirmation: { ...confirmation, levels: { assign_user_roles: 'deny' } } },
        assigned,
        /not_available/,
      ],
      [
        { protect: { ...protect, users: { ...protect.users, emails: [email] } } },
        assigned,
        /target_protected/,
      ],
      [
        { protect: { ...protect, users: { ...protect.users, emails: [email] } } },
        pending,
        /target_protected/,
      ],
      [{ maxRisk: 'write' }, assigned, /risk_not_allowed/],
      [{ maxRisk: 'write' }, pending, /risk_not_allowed/],
      [{ readOnly: true }, assigned, /not_available/],
    ];
    for (const [policy, changes, code] of cases) {
      const bench = await withPolicy(policy);
      const answer = await bench.outcome('apply_changes', { changes, why }, { canAsk: true });
      if (answer.kind !== 'result') throw new Error(`asked: ${JSON.stringify(policy)}`);
      expect((answer.result.structuredContent as Body).error.code).toMatch(code);
    }
    expect(changing.snapshot()).toEqual(before);
  });

  it('counts each change against the hourly limits, and stops there', async () => {
    const bench = await withPolicy({ limits: { ...defaultPolicy().limits, writes: 1 } });
    const describeRole = (description: string) => ({
      operation: 'update_role',
      arguments: { role_id: id('role'), description },
    });
    const answer = await bench.call('apply_changes', {
      changes: [describeRole('1'), describeRole('2')],
      why,
    });
    expect(answer).toMatchObject({ ok: false, failed: { change: 2, error: { code: 'limit_reached' } } });
    expect(answer.resume.arguments.changes).toEqual([describeRole('2')]);
  });

  it('takes the effects of what cannot be read yet as possible', async () => {
    const { questions } = await questionsOf(() =>
      all([
        { operation: 'create_client', arguments: { name: 'Later', app_type: 'spa' } },
        {
          operation: 'update_client',
          arguments: { client_id: '$1.client_id', callbacks: ['https://later.example/cb'] },
        },
      ]),
    );
    expect(questions).toHaveLength(1);
    expect(questions[0]).toContain('https://later.example/cb');
    expect(questions[0]).toMatch(/Sign-in/i);
  });
});
