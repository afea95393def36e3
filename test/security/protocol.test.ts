/** The main attacks once more, as bytes on the wire: the built server over HTTP, in both protocol eras. */
import { type ChildProcess, spawn } from 'node:child_process';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CLI, cleanEnv } from '../support/clients.js';
import { startTenant, type Tenant } from '../support/tenant.js';
import { changes } from './session.js';

// biome-ignore lint/suspicious/noExplicitAny: messages of the protocol, looked into by name
type Message = any;

let tenant: Tenant;
let server: ChildProcess;
let url = '';
let role: string;
let other: string;
let count = 0;

beforeAll(async () => {
  tenant = await startTenant();
  server = spawn(process.execPath, [CLI, 'serve', '--http', '127.0.0.1:0'], {
    env: cleanEnv(tenant.env),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  url = await new Promise((resolve, reject) => {
    let stderr = '';
    server.stderr?.on('data', (chunk) => {
      stderr += chunk;
      const found = /http:\/\/\S+\/mcp/.exec(stderr)?.[0];
      if (found) resolve(found);
    });
    server.once('exit', (code) => reject(new Error(`server ended with ${code}: ${stderr}`)));
  });
});

beforeEach(async () => {
  count++;
  role = (await tenant.api('POST', '/roles', { name: `victim ${count}` })).body.id;
  other = (await tenant.api('POST', '/roles', { name: `bystander ${count}` })).body.id;
  await changes(tenant);
});

afterAll(async () => {
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await gone;
  await tenant.close();
});

const post = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...headers,
    },
    body: JSON.stringify(body),
  });

/** Messages of an answer, whether it comes as JSON or as events. */
async function* messages(response: Response): AsyncGenerator<Message> {
  if (!response.headers.get('content-type')?.includes('event-stream')) {
    const text = await response.text();
    if (text) yield JSON.parse(text);
    return;
  }
  let rest = '';
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    const lines = (rest + Buffer.from(chunk).toString()).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (/^data: ./.test(line)) yield JSON.parse(line.slice(6));
  }
}

const stillThere = async () => {
  expect(await changes(tenant)).toEqual([]);
  for (const id of [role, other]) expect((await tenant.api('GET', `/roles/${id}`)).status).toBe(200);
};

describe('modern: every request stands alone', () => {
  const version = '2026-07-28';

  async function call(args: object, more: object = {}, elicitation: object | null = { form: {} }) {
    const response = await post(
      {
        jsonrpc: '2.0',
        id: 1,
        method: 'tools/call',
        params: {
          name: 'run_write_operation',
          arguments: { name: 'delete_role', arguments: args },
          _meta: {
            'io.modelcontextprotocol/protocolVersion': version,
            'io.modelcontextprotocol/clientInfo': { name: 'raw', version: '1' },
            'io.modelcontextprotocol/clientCapabilities': elicitation ? { elicitation } : {},
          },
          ...more,
        },
      },
      { 'mcp-protocol-version': version, 'mcp-method': 'tools/call', 'mcp-name': 'run_write_operation' },
    );
    for await (const message of messages(response)) if (message.id === 1) return message;
    throw new Error(`no answer: ${response.status}`);
  }
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
    ['another name', { confirmation: { action: 'accept', content: { name: 'bystander' } } }],
    ['a list for a name', { confirmation: { action: 'accept', content: { name: ['victim'] } } }],
    ['nothing', {}],
    ['a no', { confirmation: { action: 'decline' } }],
  ])('an answer of the wrong kind: %s', async (_, inputResponses) => {
    const requestState = await ask();
    const message = await call({ role_id: role }, { requestState, inputResponses });
    expect(message.error ?? message.result.isError).toBeTruthy();
    await stillThere();
  });

  test('a client that cannot ask', async () => {
    expect(code(await call({ role_id: role }, {}, null))).toBe('cannot_ask');
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

  async function session(capabilities: object) {
    const params = { protocolVersion: version, capabilities, clientInfo: { name: 'raw', version: '1' } };
    const opened = await post({ jsonrpc: '2.0', id: 0, method: 'initialize', params });
    const id = opened.headers.get('mcp-session-id') ?? '';
    for await (const _ of messages(opened)) break;
    const headers = { 'mcp-session-id': id, 'mcp-protocol-version': version };
    await post({ jsonrpc: '2.0', method: 'notifications/initialized' }, headers);
    return headers;
  }

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
    ['another name', () => accept('bystander')],
    ['a list for a name', () => accept(['victim'])],
    ['an accept without content', () => ({ result: { action: 'accept' } })],
    ['a no', () => ({ result: { action: 'decline' } })],
    ['a closed question', () => ({ result: { action: 'cancel' } })],
    ['an unknown action', () => ({ result: { action: 'yes', content: { name: `victim ${count}` } } })],
    ['an error', () => ({ error: { code: -32603, message: `victim ${count}` } })],
    ['no answer at all', () => undefined],
  ])('%s', async (_, answer) => {
    const { questions, message } = await call({ role_id: role }, answer);
    expect(questions).toBe(1);
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
