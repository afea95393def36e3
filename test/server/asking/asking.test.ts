/** How questions reach a person through real clients of both protocols, and what is said where they do not. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Approval } from '../../../src/policy/approvals/approval.js';
import { serveOverHttp } from '../../../src/server/http.js';
import { loadConfig } from '../../../src/server/load-config.js';
import { createRuntime, type RunningRuntime } from '../../../src/server/runtime.js';
import type { TestResult } from '../../support/clients.js';
import {
  agreed,
  connectHost,
  HOST_KINDS,
  type Host,
  type HostOptions,
  testPage,
} from '../../support/hosts.js';
import { answeredAtOnce, patient } from '../../support/patient.js';
import { startTenant, type Tenant } from '../../support/tenant.js';

let tenant: Tenant;
let runtime: RunningRuntime;
let server: { url: string; close(): Promise<void> };
let page: ReturnType<typeof testPage>;
const open: Host[] = [];

beforeAll(async () => {
  tenant = await startTenant();
  runtime = await createRuntime(await loadConfig({ ...tenant.env, LOG_LEVEL: 'silent' }));
  server = await serveOverHttp(runtime, { host: '127.0.0.1', port: 0 });
});
beforeEach(() => {
  patient(runtime);
  page = testPage();
  runtime.elsewhere.ways.splice(0, Number.POSITIVE_INFINITY, page);
  runtime.elsewhere.approver = 'auto';
});
afterAll(async () => {
  await Promise.all(open.map((host) => host.close()));
  await server.close();
  await tenant.close();
});

async function host(options: HostOptions): Promise<Host> {
  const made = await connectHost({ url: server.url }, options);
  open.push(made);
  return made;
}

let made = 0;
async function newUser(): Promise<string> {
  made += 1;
  const { body } = await tenant.api('POST', '/users', {
    email: `asked.${made}@example.com`,
    password: 'Correct-Horse-9-Battery',
    connection: 'Username-Password-Authentication',
  });
  return body.user_id;
}
const exists = async (id: string) =>
  (await tenant.api('GET', `/users/${encodeURIComponent(id)}`)).status === 200;
// biome-ignore lint/suspicious/noExplicitAny: the shape is what is tested
const codeOf = (result: TestResult) => (result.structuredContent as any)?.error?.code;
// biome-ignore lint/suspicious/noExplicitAny: the shape is what is tested
const approvalOf = (result: TestResult) => (result.structuredContent as any)?.approval;
const textOf = (result: TestResult) => result.content.map(({ text }) => text).join('\n');
const NOT_SHOWN = 'This client did not show the prompt to a person';

/** The person approves on the page. */
async function approve(approval: Approval | undefined): Promise<void> {
  if (!approval) throw new Error('nothing is on the page');
  const answer = { approve: true, by: { person: 'local' }, how: 'page' as const };
  const name = approval.expect === undefined ? {} : { name: approval.expect };
  expect(await runtime.elsewhere.approvals.answer(approval.id, { ...answer, ...name })).toBe('approved');
}

const OLDER = HOST_KINDS.filter((kind) => kind !== 'v2 2026');

describe.each(OLDER)('%s: a form that no person sees', (kind) => {
  it.each([
    ['nothing handles it', undefined],
    [
      'its handler throws',
      () => {
        throw new Error('no window');
      },
    ],
  ])('%s: the person is asked on the page, and the call goes ahead once they agree', async (_, answer) => {
    const user_id = await newUser();
    const asking = await host({ kind, elicitation: { form: {} }, ...(answer ? { answer } : {}) });
    const result = await asking.call('delete_user', { user_id });
    expect(result.isError).toBeFalsy();
    expect(textOf(result)).toContain(NOT_SHOWN);
    expect(textOf(result)).toContain('Nothing was changed');
    expect(approvalOf(result)).toMatchObject({ state: 'waiting', how: 'page' });
    expect(await exists(user_id)).toBe(true);
    await approve(page.shown.at(-1));
    expect((await asking.call('delete_user', { user_id })).isError).toBeFalsy();
    expect(await exists(user_id)).toBe(false);
    // It is not asked again in vain.
    const other = await newUser();
    const before = asking.asked.length;
    expect(approvalOf(await asking.call('delete_user', { user_id: other }))).toMatchObject({
      state: 'waiting',
    });
    expect(asking.asked).toHaveLength(before);
  });

  it('says the same where nobody can be asked elsewhere, and asks again after an error', async () => {
    runtime.elsewhere.ways.length = 0;
    const user_id = await newUser();
    let broken = true;
    const asking = await host({
      kind,
      elicitation: {},
      answer: (asked) => {
        if (broken) throw new Error('no window');
        return agreed(asked);
      },
    });
    const result = await asking.call('delete_user', { user_id });
    expect(codeOf(result)).toBe('not_shown');
    expect(textOf(result)).toContain(NOT_SHOWN);
    expect(textOf(result)).toContain('Nothing was changed');
    expect(await exists(user_id)).toBe(true);
    broken = false;
    expect((await asking.call('delete_user', { user_id })).isError).toBeFalsy();
    expect(await exists(user_id)).toBe(false);
  });

  it('that gives up on a call that waits for a form: the next one is asked about on the page', async () => {
    const gaveUp = new AbortController();
    const user_id = await newUser();
    const asking = await host({
      kind,
      elicitation: { form: {} },
      answer: () => {
        gaveUp.abort('waited long enough');
        return new Promise(() => undefined);
      },
    });
    await expect(asking.call('delete_user', { user_id }, gaveUp.signal)).rejects.toThrow(/long enough/);
    expect(asking.asked).toHaveLength(1);
    expect(approvalOf(await asking.call('delete_user', { user_id }))).toMatchObject({ state: 'waiting' });
    expect(asking.asked).toHaveLength(1);
    expect(await exists(user_id)).toBe(true);
  });
});

describe.each(HOST_KINDS)('%s', (kind) => {
  it('asks again where an answer is not of the form asked for, and uses nothing up', async () => {
    const user_id = await newUser();
    const answers = [
      { action: 'accept', content: { name: 7 } },
      { action: 'accept', content: {} },
    ];
    const asking = await host({
      kind,
      elicitation: { form: {} },
      answer: (asked) => answers.shift() ?? agreed(asked),
    });
    expect((await asking.call('delete_user', { user_id })).isError).toBeFalsy();
    expect(asking.asked).toHaveLength(3);
    expect(new Set(asking.asked.map(({ message }) => message)).size).toBe(1);
    expect(await exists(user_id)).toBe(false);
  });

  it('asks three times at most', async () => {
    const user_id = await newUser();
    const asking = await host({
      kind,
      elicitation: { form: {} },
      answer: () => ({ action: 'accept', content: { confirm: 'yes' } }),
    });
    expect(codeOf(await asking.call('delete_user', { user_id }))).toBe('answer_invalid');
    expect(asking.asked).toHaveLength(3);
    expect(await exists(user_id)).toBe(true);
  });

  it('says that a form was answered too fast to be shown, and asks on the page', async () => {
    answeredAtOnce(runtime);
    const user_id = await newUser();
    const asking = await host({ kind, elicitation: { form: {} }, answer: () => ({ action: 'decline' }) });
    const result = await asking.call('delete_user', { user_id });
    expect(textOf(result)).toContain(NOT_SHOWN);
    expect(approvalOf(result)).toMatchObject({ state: 'waiting' });
    expect(await exists(user_id)).toBe(true);
  });

  describe('a client that opens addresses', () => {
    const url = (answer: HostOptions['answer'], more: object = {}) =>
      host({ kind, elicitation: { url: {}, ...more }, ...(answer ? { answer } : {}) });

    it('is sent to the page; the call waits until the person approves there', async () => {
      const user_id = await newUser();
      const asking = await url(() => ({ action: 'accept' }));
      const result = await asking.call('delete_user', { user_id });
      const [approval] = page.shown;
      expect(asking.asked).toMatchObject([{ mode: 'url', url: `https://approvals.example/${approval?.id}` }]);
      expect(asking.asked[0]?.message).toContain(approval?.code);
      expect(approvalOf(result)).toMatchObject({ id: approval?.id, state: 'waiting' });
      if (kind !== 'v2 2026') expect(asking.asked[0]?.elicitationId).toBe(approval?.id);
      const waiting = await asking.call('wait_for_approval', { id: approval?.id, seconds: 0 });
      expect(approvalOf(waiting)).toMatchObject({ state: 'waiting', url: asking.asked[0]?.url });
      await approve(approval);
      if (kind !== 'v2 2026') {
        await asking.onCompleted();
        expect(asking.completed).toEqual([approval?.id]);
      }
      expect((await asking.call('delete_user', { user_id })).isError).toBeFalsy();
      expect(await exists(user_id)).toBe(false);
    });

    it('goes ahead at once where the person has approved before the client comes back', async () => {
      const user_id = await newUser();
      const asking = await url(async () => {
        await approve(page.shown.at(-1));
        return { action: 'accept' };
      });
      expect((await asking.call('delete_user', { user_id })).isError).toBeFalsy();
      expect(await exists(user_id)).toBe(false);
    });

    it.each([
      ['decline', 'declined'],
      ['cancel', 'cancelled'],
    ])('%s: says so, and the approval is void', async (action, code) => {
      const user_id = await newUser();
      const asking = await url(() => ({ action }));
      expect(codeOf(await asking.call('delete_user', { user_id }))).toBe(code);
      expect((await runtime.elsewhere.approvals.get(page.shown.at(-1)?.id ?? ''))?.state).toBe('void');
      expect(await exists(user_id)).toBe(true);
    });

    it('does not take a refusal for the person’s that comes at once', async () => {
      answeredAtOnce(runtime);
      const user_id = await newUser();
      const asking = await url(() => ({ action: 'decline' }));
      const result = await asking.call('delete_user', { user_id });
      expect(textOf(result)).toContain(NOT_SHOWN);
      expect(approvalOf(result)).toMatchObject({ state: 'waiting', id: page.shown.at(-1)?.id });
    });

    it('is asked by its form first, where it has one', async () => {
      const user_id = await newUser();
      const asking = await url(agreed, { form: {} });
      expect((await asking.call('delete_user', { user_id })).isError).toBeFalsy();
      expect(asking.asked).toMatchObject([{ mode: 'form' }]);
      expect(page.shown).toEqual([]);
    });

    it('is sent to the page where the operator wants that', async () => {
      runtime.elsewhere.approver = 'page';
      const user_id = await newUser();
      const asking = await url(() => ({ action: 'accept' }), { form: {} });
      expect(approvalOf(await asking.call('delete_user', { user_id }))).toMatchObject({ state: 'waiting' });
      expect(asking.asked).toMatchObject([{ mode: 'url' }]);
    });
  });
});

describe('where there is no way to a person at all', () => {
  beforeEach(() => {
    runtime.elsewhere.approver = 'form';
  });

  it('a client of the 2026 protocol is told what it has to declare', async () => {
    const user_id = await newUser();
    const asking = await host({ kind: 'v2 2026' });
    await expect(asking.call('delete_user', { user_id })).rejects.toMatchObject({
      code: -32_021,
      data: { requiredCapabilities: { elicitation: { form: {} } } },
    });
    expect(await exists(user_id)).toBe(true);
  });

  it('a client of the 2026 protocol that declares a form and has none gets no exception of ours', async () => {
    const user_id = await newUser();
    const asking = await host({ kind: 'v2 2026', elicitation: { form: {} } });
    await expect(asking.call('delete_user', { user_id })).rejects.toThrow(/elicitation/i);
    expect(await exists(user_id)).toBe(true);
  });

  it.each(OLDER)('%s gets an error result', async (kind) => {
    const user_id = await newUser();
    const asking = await host({ kind });
    expect(codeOf(await asking.call('delete_user', { user_id }))).toBe('cannot_ask');
    expect(await exists(user_id)).toBe(true);
  });
});

it('asks on the page after a client of the 2026 protocol did not come back with an answer', async () => {
  const user_id = await newUser();
  const asking = await host({ kind: 'v2 2026', elicitation: { form: {} } });
  await expect(asking.call('delete_user', { user_id })).rejects.toThrow(/elicitation/i);
  expect(approvalOf(await asking.call('delete_user', { user_id }))).toMatchObject({ state: 'waiting' });
  expect(await exists(user_id)).toBe(true);
});
