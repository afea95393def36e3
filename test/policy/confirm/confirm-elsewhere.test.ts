import { describe, expect, test } from 'vitest';
import { toWire } from '../../../src/catalog/wire.js';
import type { Approval, ApprovalWay } from '../../../src/policy/approvals/approval.js';
import { Approvals, MOST_WAITING, WAITING_MS } from '../../../src/policy/approvals/approvals.js';
import type { JournalEntry } from '../../../src/policy/change/journal.js';
import { MOST_ON_PAGE, viewOf, withdraw } from '../../../src/policy/confirm/confirm-elsewhere.js';
import type {
  ConfirmOutcome,
  ConfirmRequest,
  Elsewhere,
} from '../../../src/policy/confirm/confirm-request.js';
import { MemoryConfirmStore } from '../../../src/policy/confirm/confirm-store.js';
import { Confirmer } from '../../../src/policy/confirm/confirmation.js';
import { mergePolicy } from '../../../src/policy/merge-policy.js';
import type { FileLayer } from '../../../src/policy/policy.js';
import { record } from '../records.js';
import { changeOf } from './question/change-of.js';
import { reader } from './reader.js';

const jane = { user_id: 'auth0|1', email: 'jane@example.com' };
const { read } = reader({ '/users/auth0%7C1': jane, '/users/auth0%7C1/roles': [] });
const local = { person: 'local' };

interface Setup {
  approvals: Approvals;
  delivered: Approval[];
  clock: { now: number };
  call(more?: Partial<ConfirmRequest>, args?: Record<string, unknown>): Promise<ConfirmOutcome>;
  approve(name?: string): Promise<string>;
}

function setup(layer: Partial<FileLayer> = {}, more: Partial<Elsewhere> & { url?: string } = {}): Setup {
  const clock = { now: Date.UTC(2026, 0, 1) };
  const approvals = new Approvals(() => clock.now);
  const delivered: Approval[] = [];
  const { url, ...elsewhere } = more;
  const page: ApprovalWay = {
    how: 'page',
    deliver: async (approval) => {
      delivered.push(approval);
      return { how: 'page', note: 'A page has opened.', ...(url === undefined ? {} : { url }) };
    },
  };
  const confirmer = new Confirmer(
    mergePolicy({ source: 'test', ...layer }),
    new MemoryConfirmStore(() => clock.now),
    {
      now: () => clock.now,
    },
  );
  const call: Setup['call'] = (request = {}, args = { user_id: 'auth0|1' }) =>
    confirmer.confirm({
      ...{
        wire: toWire(record('delete_user'), args),
        tenant: 'acme.example',
        caller: 'local',
        canAsk: false,
        read,
      },
      elsewhere: { approvals, ways: [page], approver: 'auto', signedIn: false, ...elsewhere },
      ...request,
    });
  const approve = async (name = 'jane@example.com') => {
    const { id } = delivered.at(-1) as Approval;
    return approvals.answer(id, { approve: true, name, by: local, how: 'page' });
  };
  return { approvals, delivered, clock, call, approve };
}

const code = (outcome: ConfirmOutcome) => (outcome.kind === 'refuse' ? outcome.code : outcome.kind);

describe('code that is longer than a form', () => {
  const args = {
    name: 'Long',
    supported_triggers: [],
    code: `${'// a\n'.repeat(1_500)}evil();\n${'// b\n'.repeat(1_500)}`,
  };
  const asked = async (): Promise<Partial<ConfirmRequest>> => ({
    ...{ wire: toWire(record('create_action'), args), canAsk: true },
    change: await changeOf('create_action', args, { kind: 'absent' }),
  });

  test('is shown whole elsewhere, where that is possible', async () => {
    const { call, delivered } = setup();
    expect(code(await call(await asked()))).toBe('wait');
    expect(delivered[0]?.question).toContain('evil();');
    expect(delivered[0]?.question.length).toBeGreaterThan(15_000);
  });

  test('is shown by its ends in a form otherwise, with length and fingerprint', async () => {
    const { call } = setup({}, { ways: [] });
    const outcome = await call(await asked());
    const message = outcome.kind === 'ask' ? outcome.message : '';
    expect(message).toMatch(/\(15008 characters, SHA-256 [0-9a-f]{16}\)/);
    expect(message).not.toContain('evil();');
  });
});

describe('a question that no page can show', () => {
  test('is refused, with its size and what fits; a smaller one is asked', async () => {
    const { call, delivered } = setup({
      confirmation: { levels: { update_client: 'ask' as const } },
    } as Partial<FileLayer>);
    const asked = (count: number) => {
      const callbacks = Array.from(
        { length: count },
        (_, i) => `https://shop.example/${'x'.repeat(1_000)}/${i}`,
      );
      return { wire: toWire(record('update_client'), { client_id: 'app1', callbacks }) };
    };
    expect(code(await call(asked(250)))).toBe('wait');
    expect(delivered[0]?.question.length).toBeGreaterThan(200_000);
    const refused = await call(asked(500));
    expect(code(refused)).toBe('question_too_large');
    expect(refused.kind === 'refuse' && refused.reason).toMatch(
      /would have \d{6} characters; at most 400000 fit/,
    );
  });
});

describe('a question on the page', () => {
  test('fits up to its limit', async () => {
    const { call } = setup({
      confirmation: { levels: { update_client: 'ask' as const } },
    } as Partial<FileLayer>);
    /** A question with so many characters less than the longest of these. */
    const ask = (less = 0) => {
      const callbacks = Array.from({ length: 420 }, (_, n) => {
        const cut = Math.min(900, Math.max(0, less - n * 900));
        return 'https://shop.example/'.padEnd(1_000 - cut, 'x');
      });
      return call({ wire: toWire(record('update_client'), { client_id: 'app1', callbacks }) });
    };
    const refused = await ask();
    const size = Number(/have (\d+) characters/.exec(refused.kind === 'refuse' ? refused.reason : '')?.[1]);
    expect(code(await ask(size - MOST_ON_PAGE - 1))).toBe('question_too_large');
    expect(code(await ask(size - MOST_ON_PAGE))).toBe('wait');
  });

  test('has earlier names of what it is about', async () => {
    const { call, delivered } = setup();
    const renamed: JournalEntry = {
      ...{ id: 'chg_1', tenant: 'acme.example', caller: 'local', tool: 'update_client', effects: [] },
      ...{ operation: 'PATCH /clients/{id}', targets: ['client c0'], time: '2026-01-01T00:00:00.000Z' },
      differences: [{ field: 'name', from: 'Shop', to: 'old test' }],
      undo: { possible: true, calls: [], except: [] },
    };
    const wire = toWire(record('delete_client'), { client_id: 'c0' });
    const about = { wire, read: async () => ({ name: 'old test' }) };
    await call({ ...about, journal: async () => ({ entries: [renamed] }) });
    await call({ ...about, wire: { ...wire, args: { client_id: 'c0', other: 1 } } });
    expect(delivered.map(({ question }) => question.includes('"Shop", until 2026'))).toEqual([true, false]);
  });
});

describe('a client that cannot ask', () => {
  test('waits for a person, who sees all of it, and goes ahead once', async () => {
    const { call, approve, delivered } = setup();
    const first = await call();
    expect(first).toMatchObject({ kind: 'wait', approval: { state: 'waiting', how: 'page' } });
    expect(delivered[0]).toMatchObject({ expect: 'jane@example.com', person: 'local', tool: 'delete_user' });
    expect(delivered[0]).toMatchObject({ target: 'jane@example.com', targetId: 'auth0|1' });
    expect(delivered[0]?.question).toMatch(/^Delete a user .*jane@example.com/s);
    expect(code(await call())).toBe('wait');
    expect(new Set(delivered.map(({ id }) => id)).size).toBe(1);
    expect(await approve()).toBe('approved');
    expect(await call()).toMatchObject({
      kind: 'proceed',
      evidence: { how: 'page', by: local, id: delivered[0]?.id, level: 'type-name' },
    });
    expect(code(await call())).toBe('wait');
    expect(new Set(delivered.map(({ id }) => id)).size).toBe(2);
  });

  test("types a name only where the level asks for one, and reads the tenant's name first", async () => {
    const ask = { confirmation: { levels: { delete_user: 'ask' as const } } } as Partial<FileLayer>;
    const { call, approvals, delivered } = setup(ask);
    expect(code(await call({ mark: 'production' }))).toBe('wait');
    expect(delivered[0]).not.toHaveProperty('expect');
    expect(delivered[0]).not.toHaveProperty('fourEyes');
    expect(delivered[0]).toMatchObject({ level: 'ask', target: 'jane@example.com' });
    expect(delivered[0]?.question).toMatch(/^production: Delete a user/);
    expect(await approvals.answer(delivered[0]?.id ?? '', { approve: true, by: local, how: 'page' })).toBe(
      'approved',
    );
    expect(await call()).toMatchObject({ kind: 'proceed', evidence: { level: 'ask', how: 'page' } });
  });

  test('is told that the person declined, and does not ask them again at once', async () => {
    const { call, approvals, delivered } = setup();
    await call();
    await approvals.answer(delivered[0]?.id ?? '', { approve: false, by: local, how: 'page' });
    expect(code(await call())).toBe('declined');
    expect(code(await call())).toBe('declined');
    expect(delivered).toHaveLength(1);
  });

  test('is told once that nobody answered, and then asks again', async () => {
    const { call, clock } = setup();
    await call();
    clock.now += WAITING_MS;
    expect(code(await call())).toBe('approval_expired');
    expect(code(await call())).toBe('wait');
  });

  test('is told once why an answer does not count, and then asks again', async () => {
    const { call, approvals, delivered } = setup();
    await call();
    await approvals.expire(delivered[0]?.id ?? '', 'The phone broke.');
    expect(await call()).toMatchObject({
      kind: 'refuse',
      code: 'approval_failed',
      reason: expect.stringContaining('phone broke'),
    });
    expect(code(await call())).toBe('wait');
    expect(delivered).toHaveLength(2);
  });

  test('is told why the question cannot be delivered, unless another way can', async () => {
    const broken: ApprovalWay = {
      how: 'phone',
      deliver: async () => ({ undelivered: 'No phone is known.' }),
    };
    const { call, approvals } = setup({}, { ways: [broken] });
    expect(await call()).toMatchObject({
      kind: 'refuse',
      code: 'approval_failed',
      reason: expect.stringContaining('No phone'),
    });
    expect((await approvals.list('local')).map(({ state }) => state)).toEqual(['void']);
    const page: ApprovalWay = { how: 'page', deliver: async () => ({ how: 'page', note: 'Open.' }) };
    expect(code(await setup({}, { ways: [broken, page] }).call())).toBe('wait');
  });

  test('waits on where the question that was put can be put no second time', async () => {
    let can = true;
    const once: ApprovalWay = {
      how: 'phone',
      deliver: async () => (can ? { how: 'phone', note: 'A phone rings.' } : undefined),
    };
    const { call } = setup({}, { ways: [once] });
    expect(await call()).toMatchObject({ kind: 'wait', note: 'A phone rings.' });
    can = false;
    expect(await call()).toMatchObject({
      ...{ kind: 'wait', approval: { state: 'waiting', how: 'phone' } },
      note: 'The person has not answered yet.',
    });
  });

  test('is refused where too many wait already', async () => {
    const { call, delivered } = setup();
    const ask = (n: number) => call({}, { user_id: `auth0|${n}` });
    for (let n = 0; n < MOST_WAITING; n++) expect(code(await ask(n))).toBe('wait');
    expect(code(await ask(MOST_WAITING))).toBe('too_many_waiting');
    expect(delivered).toHaveLength(MOST_WAITING);
  });

  test('goes ahead once with one approval, even in two calls at the same time', async () => {
    const { call, approve } = setup();
    await call();
    await approve();
    expect((await Promise.all([call(), call()])).map(code).sort()).toEqual(['proceed', 'state_used']);
  });

  test('is taken with what a phone showed as the evidence, and without a typed name there', async () => {
    const { call, approvals, delivered } = setup();
    await call();
    const { id = '', shown } = delivered[0] ?? {};
    const answer = { approve: true, by: local, shown: 'what the phone showed' } as const;
    expect(await approvals.answer(id, { ...answer, how: 'page' })).toBe('wrong_name');
    expect(await approvals.answer(id, { ...answer, how: 'phone' })).toBe('approved');
    expect(shown).not.toBe(answer.shown);
    expect(await call()).toMatchObject({ kind: 'proceed', evidence: { how: 'phone', shown: answer.shown } });
  });

  test.each([
    ['other arguments', {}, { user_id: 'auth0|2' }],
    ['another caller', { caller: 'eve' }, undefined],
    ['another tenant', { tenant: 'evil.example' }, undefined],
  ])('an approval does not count for %s', async (_, request, args) => {
    const { call, approve } = setup();
    await call();
    await approve();
    expect(code(await call(request, args))).not.toBe('proceed');
  });

  test('is refused where the operator wants prompts only, or there is no way', async () => {
    expect(code(await setup({}, { approver: 'form' }).call())).toBe('cannot_ask');
    expect(code(await setup({}, { ways: [] }).call())).toBe('cannot_ask');
    expect(code(await setup({}, { ways: [], approver: 'page' }).call({ canAsk: true }))).toBe('cannot_ask');
    const unable: ApprovalWay = { how: 'page', deliver: async () => undefined };
    const { call, approvals } = setup({}, { ways: [unable] });
    expect(code(await call())).toBe('cannot_ask');
    expect(await approvals.any('local', 'delete_user')).toBe(false);
  });
});

describe('a client that can ask', () => {
  test('asks by its form, unless the operator wants the page', async () => {
    expect(code(await setup().call({ canAsk: true }))).toBe('ask');
    expect(code(await setup({}, { approver: 'page' }).call({ canAsk: true }))).toBe('wait');
    expect(code(await setup({}, { approver: 'push' }).call({ canAsk: true }))).toBe('wait');
  });

  test('that answered without showing it is told so, and its person is asked elsewhere', async () => {
    const { call, approve } = setup();
    const first = await call({ canAsk: true });
    if (first.kind !== 'ask') throw new Error('not asked');
    const responses = { confirmation: { action: 'accept', content: { name: 'jane@example.com' } } };
    const second = await call({ canAsk: true, state: first.state, responses });
    expect(second).toMatchObject({ kind: 'wait', note: expect.stringContaining('faster than anybody') });
    expect(code(await call({ canAsk: true }))).toBe('wait');
    await approve();
    expect(code(await call({ canAsk: true }))).toBe('proceed');
  });
});

describe('a client that opens addresses', () => {
  const url = 'https://mcp.example.com/approvals/1';

  test('is sent to the page; what counts is what was said there', async () => {
    const { call, approve } = setup({}, { url });
    const first = await call({ canOpenUrl: true });
    if (first.kind !== 'open') throw new Error(`not opened: ${JSON.stringify(first)}`);
    expect(first.url).toBe(url);
    const back = { canOpenUrl: true, state: first.state, responses: { confirmation: { action: 'accept' } } };
    expect(code(await call(back))).toBe('wait');
    expect(code(await call(back))).toBe('state_used');
    await approve();
    expect(code(await call({ canOpenUrl: true }))).toBe('proceed');
  });

  test('is sent to it, and comes back from it, although it could show a prompt', async () => {
    const { call } = setup({}, { url, approver: 'page' });
    const able = { canOpenUrl: true, canAsk: true };
    const first = await call(able);
    if (first.kind !== 'open') throw new Error(`not opened: ${JSON.stringify(first)}`);
    const responses = { confirmation: { action: 'accept' } };
    expect(code(await call({ ...able, state: first.state, responses }))).toBe('wait');
  });

  test('is told what it is about and the code that the page shows, and nothing of the question', async () => {
    const { call, delivered } = setup({}, { url });
    const first = await call({ canOpenUrl: true });
    expect(first).toMatchObject({
      message: `${record('delete_user').title}: read what would be changed, and approve or decline it there. Code ${delivered[0]?.code}.`,
      approval: { id: delivered[0]?.id, url, how: 'page' },
    });
    expect(JSON.stringify(first)).not.toContain('jane@example.com');
  });

  test('waits like any other where there is no address for others, or it opens none', async () => {
    expect(code(await setup().call({ canOpenUrl: true }))).toBe('wait');
    expect(code(await setup({}, { url }).call({ canOpenUrl: false }))).toBe('wait');
    expect(code(await setup({}, { url }).call())).toBe('wait');
  });

  test('that once answered for itself is handed no address again', async () => {
    const { call } = setup({}, { url });
    const first = await call({ canOpenUrl: true });
    if (first.kind !== 'open') throw new Error('not opened');
    const failed = await call({ canOpenUrl: true, state: first.state, notShown: true });
    expect(failed).toMatchObject({ kind: 'wait', note: expect.stringContaining('answered with an error') });
    expect(code(await call({ canOpenUrl: true, state: first.state, notShown: true }))).toBe('state_used');
    expect(code(await call({ canOpenUrl: true }, { user_id: 'auth0|2' }))).toBe('wait');
  });

  test.each([
    ['decline', 'declined'],
    ['cancel', 'cancelled'],
    ['other', 'cancelled'],
  ])('%s: nothing is done, and the approval is void', async (action, expected) => {
    const { call, clock, delivered, approvals } = setup({}, { url });
    const first = await call({ canOpenUrl: true });
    if (first.kind !== 'open') throw new Error('not opened');
    clock.now += 4_000;
    const back = { canOpenUrl: true, state: first.state, responses: { confirmation: { action } } };
    expect(code(await call(back))).toBe(expected);
    expect((await approvals.get(delivered[0]?.id ?? ''))?.state).toBe('void');
  });

  test('that declines faster than anybody reads has shown nothing: the page still waits', async () => {
    const { call, delivered, approvals } = setup({}, { url });
    const first = await call({ canOpenUrl: true });
    if (first.kind !== 'open') throw new Error('not opened');
    const back = { canOpenUrl: true, state: first.state, responses: { confirmation: { action: 'decline' } } };
    expect(await call(back)).toMatchObject({ kind: 'wait', approval: { id: delivered[0]?.id } });
    expect((await approvals.get(delivered[0]?.id ?? ''))?.state).toBe('waiting');
  });
});

describe('four eyes', () => {
  const fourEyes = { effects: [], tools: ['delete_user'], permission: 'approve:changes' };

  test('a second person is asked on the page, whatever the client can show', async () => {
    const { call, delivered } = setup({ confirmation: { fourEyes } }, { signedIn: true });
    expect(code(await call({ canAsk: true }))).toBe('wait');
    expect(delivered[0]?.fourEyes).toEqual({ permission: 'approve:changes' });
  });

  test('is refused where nobody can be told from anybody else', async () => {
    expect(code(await setup({ confirmation: { fourEyes } }).call({ canAsk: true }))).toBe(
      'needs_second_person',
    );
    const other = { ...fourEyes, tools: ['update_user'] };
    expect(code(await setup({ confirmation: { fourEyes: other } }).call({ canAsk: true }))).toBe('ask');
  });
});

describe('a client that answers its prompt with an error', () => {
  const form = { canAsk: true };

  test('is told so, and the person is asked on the page; the state cannot be used again', async () => {
    const { call, delivered } = setup();
    const first = await call(form);
    if (first.kind !== 'ask') throw new Error('not asked');
    const failed = await call({ ...form, state: first.state, notShown: true });
    expect(failed).toMatchObject({
      kind: 'wait',
      note: expect.stringContaining('did not show the prompt to a person'),
    });
    const answered = { confirmation: { action: 'accept', content: { name: 'jane@example.com' } } };
    expect(code(await call({ ...form, state: first.state, responses: answered }))).toBe('state_used');
    // Whoever asks next is asked about on the page at once.
    expect(code(await call(form, { user_id: 'auth0|2' }))).toBe('wait');
    expect(delivered.at(-1)?.args).not.toBe(delivered[0]?.args);
  });

  test('is refused where there is no page, and may show the next prompt', async () => {
    const { call } = setup({}, { ways: [] });
    const first = await call(form);
    if (first.kind !== 'ask') throw new Error('not asked');
    expect(code(await call({ ...form, state: first.state, notShown: true }))).toBe('not_shown');
    expect(code(await call(form))).toBe('ask');
    const unable: ApprovalWay = { how: 'page', deliver: async () => undefined };
    const other = setup({}, { ways: [unable] });
    const asked = await other.call(form);
    if (asked.kind !== 'ask') throw new Error('not asked');
    expect(await other.call({ ...form, state: asked.state, notShown: true })).toEqual({
      ...{ kind: 'refuse', code: 'not_shown', reason: expect.stringContaining('Nothing was changed') },
    });
  });
});

test('a call whose prompt was never answered is asked about on the page; others still by a prompt', async () => {
  const { call } = setup();
  expect(code(await call({ canAsk: true }))).toBe('ask');
  expect(code(await call({ canAsk: true }, { user_id: 'auth0|2' }))).toBe('ask');
  expect(code(await call({ canAsk: true }))).toBe('wait');
  const alone = setup({}, { ways: [] });
  expect(code(await alone.call({ canAsk: true }))).toBe('ask');
  expect(code(await alone.call({ canAsk: true }))).toBe('ask');
});

test('a change that names what is not there asks nobody', async () => {
  const args = { user_id: 'auth0|1', roles: ['rol_none'] };
  const { call, delivered } = setup();
  const change = await changeOf('assign_user_roles', args, { kind: 'found', value: [] });
  for (const canAsk of [true, false])
    expect(await call({ wire: toWire(record('assign_user_roles'), args), canAsk, change })).toMatchObject({
      ...{ kind: 'refuse', code: 'not_found' },
      reason: expect.stringContaining('There is no role "rol_none".'),
    });
  // How a later change refers to what an earlier one makes is told where there are several.
  const several = { title: 'All', steps: [{ tool: record('assign_user_roles'), change }] };
  for (const all of [undefined, several]) {
    const wire = toWire(record('assign_user_roles'), args);
    const outcome = await call({ wire, change, ...(all ? { all } : {}) });
    expect(outcome.kind === 'refuse' && outcome.reason.includes('"$1.id"')).toBe(all !== undefined);
  }
  expect(delivered).toEqual([]);
});

test('what was approved is the change as it was then', async () => {
  const args = { user_id: 'auth0|1', blocked: true };
  const { call, approve } = setup();
  const request = async (value: unknown): Promise<Partial<ConfirmRequest>> => ({
    wire: toWire(record('update_user'), args),
    change: await changeOf('update_user', args, { kind: 'found', value }),
  });
  const first = await call(await request({ ...jane, blocked: false }));
  expect(first).toMatchObject({ kind: 'wait' });
  expect(first.kind === 'wait' && first.approval).not.toHaveProperty('url');
  await approve();
  expect(code(await call(await request({ ...jane, email: 'other@example.com' })))).toBe('state_other_change');
  expect(code(await call(await request({ ...jane, blocked: false })))).toBe('wait');
});

test('an approval is told with the way in which its person is asked: by default the page', async () => {
  const { call, delivered } = setup();
  await call();
  const [{ asking: _asking, ...approval }] = delivered as [Approval];
  expect(viewOf(approval)).toStrictEqual({
    ...{ id: approval.id, state: 'waiting', how: 'page', code: approval.code },
    expires_at: new Date(approval.expires).toISOString(),
  });
  const url = 'https://mcp.example/approvals/1';
  expect(viewOf({ ...approval, asking: { how: 'phone', url } })).toMatchObject({ how: 'phone', url });
});

test('an approval that is not there is withdrawn without a word', async () => {
  const approvals = new Approvals(() => Date.UTC(2026, 0, 1));
  const request = { wire: toWire(record('delete_user'), { user_id: 'auth0|1' }), tenant: 'acme.example' };
  const elsewhere: Elsewhere = { approvals, ways: [], approver: 'auto', signedIn: false };
  await withdraw({ ...request, caller: 'local', canAsk: true, read }, mergePolicy(undefined), elsewhere);
  expect(await approvals.list('local')).toEqual([]);
});
