/** The main attacks once more, as bytes on the wire: the built server over HTTP, in both protocol eras. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answersAtOnce } from '../support/answers-at-once.js';
import { type ServingProcess, startHttpServer } from '../support/http-server.js';
import { type Message, messages, modern, openSession, post as postTo } from '../support/raw-mcp.js';
import { startTenant, type Tenant } from '../support/tenant.js';
import { changes } from './session.js';

let tenant: Tenant;
let server: ServingProcess;
let url = '';
let role: string;
let other: string;
let count = 0;

beforeAll(async () => {
  tenant = await startTenant();
  server = await startHttpServer({ ...tenant.env, ...answersAtOnce(), AUTH0_MCP_APPROVER: 'form' });
  url = server.url;
});

beforeEach(async () => {
  count++;
  role = (await tenant.api('POST', '/roles', { name: `victim ${count}` })).body.id;
  other = (await tenant.api('POST', '/roles', { name: `bystander ${count}` })).body.id;
  await changes(tenant);
});

afterAll(async () => {
  await server.close();
  await tenant.close();
});

const post = (body: unknown, headers?: Record<string, string>) => postTo(url, body, headers);

const stillThere = async () => {
  expect(await changes(tenant)).toEqual([]);
  for (const id of [role, other]) expect((await tenant.api('GET', `/roles/${id}`)).status).toBe(200);
};

describe('modern: every request is independent', () => {
  const call = (args: object, more: object = {}, elicitation: object | null = { form: {} }) =>
    modern(
      url,
      'tools/call',
      { name: 'run_write_operation', arguments: { name: 'delete_role', arguments: args }, ...more },
      { elicitation },
    );
  const code = (message: Message) => message.result?.structuredContent?.error?.code ?? 'ok';
  const typed = () => ({ confirmation: { action: 'accept', content: { name: `victim ${count}` } } });
  const ask = async () => {
    const { result } = await call({ role_id: role });
    expect(result.inputRequests.confirmation.params.message).toContain(`victim ${count}`);
    return result.requestState as string;
  };

  test('the honest way works', async () => {
    const requestState = await ask();
    const done = await call({ role_id: role }, { requestState, inputResponses: typed() });
    expect(done.result.isError).toBeFalsy();
    expect(await changes(tenant)).toEqual([`DELETE /roles/${role}`]);
  });

  test('a replay', async () => {
    const requestState = await ask();
    await call({ role_id: role }, { requestState, inputResponses: typed() });
    await changes(tenant);
    expect(code(await call({ role_id: role }, { requestState, inputResponses: typed() }))).toBe('state_used');
    expect(await changes(tenant)).toEqual([]);
  });

  test('other arguments', async () => {
    const requestState = await ask();
    expect(code(await call({ role_id: other }, { requestState, inputResponses: typed() }))).toBe(
      'state_other_arguments',
    );
    await stillThere();
  });

  test('an answer without a question', async () => {
    expect(code(await call({ role_id: role }, { inputResponses: typed() }))).toBe('unsolicited_answer');
    await stillThere();
  });

  test.each([
    ['a made-up state', () => 'v1.c3RhdGU'],
    ['an empty state', () => ''],
  ])('%s', async (_, state) => {
    const message = await call({ role_id: role }, { requestState: state(), inputResponses: typed() });
    expect(message.error ?? message.result.isError).toBeTruthy();
    await stillThere();
  });

  test.each([
    ['text for an object', { confirmation: 'yes' }],
    ['a list for a name', { confirmation: { action: 'accept', content: { name: ['victim'] } } }],
    ['nothing of what was asked for', { confirmation: { action: 'accept' } }],
  ])('an answer of the wrong form is asked for again, three times: %s', async (_, inputResponses) => {
    let requestState = await ask();
    for (let asked = 1; asked < 3; asked += 1) {
      const { result } = await call({ role_id: role }, { requestState, inputResponses });
      expect(result.inputRequests.confirmation.params.message).toContain(`victim ${count}`);
      expect(result.requestState).not.toBe(requestState);
      requestState = result.requestState;
    }
    expect(code(await call({ role_id: role }, { requestState, inputResponses }))).toBe('answer_invalid');
    // It is used up now, even for the right answer.
    const late = await call({ role_id: role }, { requestState, inputResponses: typed() });
    expect(code(late)).toBe('state_used');
    await stillThere();
  });

  test.each([
    ['another name', { confirmation: { action: 'accept', content: { name: 'bystander' } } }],
    ['nothing', {}],
    ['a no', { confirmation: { action: 'decline' } }],
  ])('an answer of the wrong kind: %s', async (_, inputResponses) => {
    const requestState = await ask();
    const message = await call({ role_id: role }, { requestState, inputResponses });
    expect(message.error ?? message.result.isError).toBeTruthy();
    await stillThere();
  });

  test('a client that cannot ask', async () => {
    const { error } = await call({ role_id: role }, {}, null);
    expect(error).toMatchObject({
      code: -32_021,
      data: { requiredCapabilities: { elicitation: { form: {} } } },
    });
    await stillThere();
  });

  test('a state passed on to a client that cannot ask', async () => {
    const requestState = await ask();
    expect(code(await call({ role_id: role }, { requestState, inputResponses: typed() }, null))).toBe(
      'state_wrong_kind',
    );
    await stillThere();
  });
});

describe('legacy: a session with a channel for the question', () => {
  const version = '2025-06-18';

  const session = (capabilities: object) => openSession(url, {}, capabilities);

  /** Calls, and answers each question as `answer` says; undefined gives none and goes away. */
  async function call(
    args: object,
    answer: (asked: Message) => object | undefined,
    capabilities: object = { elicitation: {} },
  ) {
    const headers = await session(capabilities);
    let questions = 0;
    const params = { name: 'run_write_operation', arguments: { name: 'delete_role', arguments: args } };
    const response = await post({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }, headers);
    for await (const message of messages(response)) {
      if (message.method === 'elicitation/create') {
        questions++;
        const given = answer(message);
        if (!given) return { questions, message };
        await post({ jsonrpc: '2.0', id: message.id, ...given }, headers);
      } else if (message.id === 1) {
        return { questions, message };
      }
    }
    throw new Error('no answer');
  }
  const accept = (name: unknown) => ({ result: { action: 'accept', content: { name } } });

  test('the honest way works, over HTTP too', async () => {
    const { questions, message } = await call({ role_id: role }, () => accept(`victim ${count}`));
    expect(questions).toBe(1);
    expect(message.result.isError).toBeFalsy();
    expect(await changes(tenant)).toEqual([`DELETE /roles/${role}`]);
  });

  test.each([
    ['another name', 1, () => accept('bystander')],
    ['a list for a name', 3, () => accept(['victim'])],
    ['an accept without content', 3, () => ({ result: { action: 'accept' } })],
    ['a no', 1, () => ({ result: { action: 'decline' } })],
    ['a closed question', 1, () => ({ result: { action: 'cancel' } })],
    ['an unknown action', 3, () => ({ result: { action: 'yes', content: { name: `victim ${count}` } } })],
    ['an error', 1, () => ({ error: { code: -32603, message: `victim ${count}` } })],
    ['no answer at all', 1, () => undefined],
  ])('%s, asked for %i times', async (_, times, answer) => {
    const { questions, message } = await call({ role_id: role }, answer);
    expect(questions).toBe(times);
    expect(message.method ?? message.error ?? message.result.isError).toBeTruthy();
    await stillThere();
  });

  test('a client that did not say that it can ask', async () => {
    const { questions, message } = await call({ role_id: role }, () => accept(`victim ${count}`), {});
    expect(questions).toBe(0);
    expect(message.result.structuredContent.error.code).toBe('cannot_ask');
    await stillThere();
  });

  test('an answer from another session', async () => {
    const thief = await session({ elicitation: {} });
    let posted: Promise<Response> | undefined;
    const { message } = await call({ role_id: role }, (asked) => {
      posted = post({ jsonrpc: '2.0', id: asked.id, ...accept(`victim ${count}`) }, thief);
      return undefined;
    });
    await posted;
    expect(message.method).toBe('elicitation/create');
    await stillThere();
  });

  test('answers and states among the parameters', async () => {
    const headers = await session({});
    const params = {
      name: 'run_write_operation',
      arguments: { name: 'delete_role', arguments: { role_id: role } },
      requestState: 'v1.c3RhdGU',
      inputResponses: { confirmation: accept(`victim ${count}`).result },
    };
    const response = await post({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }, headers);
    for await (const message of messages(response))
      if (message.id === 1) expect(message.error ?? message.result.isError).toBeTruthy();
    await stillThere();
  });

  test('a batch in one session: each is asked for, and a yes to one is none to the next', async () => {
    const headers = await session({ elicitation: {} });
    const shown: string[] = [];
    for (const [id, role_id] of [role, other].entries()) {
      const params = {
        name: 'run_write_operation',
        arguments: { name: 'delete_role', arguments: { role_id } },
      };
      const response = await post({ jsonrpc: '2.0', id: id + 1, method: 'tools/call', params }, headers);
      for await (const message of messages(response)) {
        if (message.method === 'elicitation/create') {
          shown.push(message.params.message);
          await post({ jsonrpc: '2.0', id: message.id, ...accept(`victim ${count}`) }, headers);
        } else if (message.id === id + 1) break;
      }
    }
    expect(shown).toHaveLength(2);
    expect(await changes(tenant)).toEqual([`DELETE /roles/${role}`]);
  });

  test('a call outside any session changes nothing', async () => {
    const params = {
      name: 'run_write_operation',
      arguments: { name: 'delete_role', arguments: { role_id: role } },
    };
    for (const headers of [{}, { 'mcp-session-id': 'made-up' }, { 'mcp-protocol-version': version }])
      await (
        await post({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }, headers as Record<string, string>)
      ).text();
    await stillThere();
  });
});

test.each([
  ['another origin', { origin: 'https://evil.example' }],
  ['a text that is JSON', { 'content-type': 'text/plain' }],
])('a page on the web: %s', async (_, headers) => {
  const body = { jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} };
  expect([403, 415]).toContain((await post(body, headers as Record<string, string>)).status);
});
