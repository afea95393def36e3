/** Sessions of 2025-era clients: any replica serves them, none that is in use is evicted, and each is its owner's alone. */
import type { AuthInfo } from '@modelcontextprotocol/server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/server/load-config.js';
import { createRuntime, type RunningRuntime } from '../../src/server/runtime.js';
import { Sessions } from '../../src/server/sessions/sessions.js';
import { MemoryState } from '../../src/state/memory-state.js';
import { type SharedState, StateUnavailable } from '../../src/state/shared-state.js';
import { patient } from '../support/patient.js';
import { type Message, messages } from '../support/raw-mcp.js';
import { startTenant, type Tenant } from '../support/tenant.js';

const VERSION = '2025-06-18';
/** A small number would not hold them. */
const MANY = 400;
const HOUR = 60 * 60 * 1000;
let tenant: Tenant;
let runtime: RunningRuntime;
const open: Sessions[] = [];

beforeAll(async () => {
  tenant = await startTenant();
  runtime = await createRuntime(await loadConfig({ ...tenant.env, LOG_LEVEL: 'silent' }));
});
beforeEach(() => {
  patient(runtime);
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((sessions) => sessions.close()));
});
afterAll(async () => {
  await runtime.close();
  await tenant.close();
});

/** A state as of several replicas. */
const shared = (): SharedState => Object.assign(new MemoryState(), { shared: true as never });

function replica(state: SharedState = new MemoryState(), most?: number): Sessions {
  const sessions = new Sessions(() => runtime, {
    ...{ state, log: runtime.log },
    ...(most === undefined ? {} : { most }),
  });
  open.push(sessions);
  return sessions;
}

const as = (id: string): AuthInfo =>
  ({ token: '', clientId: '', scopes: [], extra: { caller: { id, permissionsKey: 'all' } } }) as AuthInfo;

const request = (method: string, body?: unknown, headers: Record<string, string> = {}): Request =>
  new Request('http://localhost/mcp', {
    method,
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      'mcp-protocol-version': VERSION,
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

interface Client {
  id: string;
  post(sessions: Sessions, body: unknown, caller?: AuthInfo): Promise<Response>;
  get(sessions: Sessions): Promise<Response>;
  end(sessions: Sessions): Promise<Response>;
}

async function connect(sessions: Sessions, caller?: AuthInfo): Promise<Client> {
  const capabilities = { elicitation: {} };
  const params = { protocolVersion: VERSION, capabilities, clientInfo: { name: 'raw', version: '1' } };
  const opened = await sessions.fetch(
    request('POST', { jsonrpc: '2.0', id: 0, method: 'initialize', params }),
    caller,
  );
  const id = opened.headers.get('mcp-session-id') ?? '';
  await opened.text();
  const headers = { 'mcp-session-id': id };
  const post: Client['post'] = (at, body, who = caller) => at.fetch(request('POST', body, headers), who);
  await post(sessions, { jsonrpc: '2.0', method: 'notifications/initialized' });
  return {
    ...{ id, post },
    get: (at) => at.fetch(request('GET', undefined, headers), caller),
    end: (at) => at.fetch(request('DELETE', undefined, headers), caller),
  };
}

const PING = { jsonrpc: '2.0', id: 7, method: 'ping' };
const isAlive = async (response: Promise<Response>): Promise<boolean> => {
  const answer = await response;
  if (answer.status !== 200) return false;
  for await (const message of messages(answer)) return message.id === PING.id && message.result !== undefined;
  return false;
};

/** Calls a tool that asks, and reads up to its question. */
async function asking(client: Client, sessions: Sessions) {
  const { body: role } = await tenant.api('POST', '/roles', { name: `Session ${Math.random()}` });
  const params = {
    name: 'run_write_operation',
    arguments: { name: 'delete_role', arguments: { role_id: role.id } },
  };
  const response = await client.post(sessions, { jsonrpc: '2.0', id: 1, method: 'tools/call', params });
  const stream = messages(response);
  const question = (await stream.next()).value as Message;
  const decline = { jsonrpc: '2.0', id: question.id, result: { action: 'decline' } };
  const result = async (): Promise<Message> => (await stream.next()).value;
  return { question, decline, result, role };
}

const codeOf = (message: Message) => message.result.structuredContent.error.code;

describe('a session', () => {
  it('goes on at any replica, with what its client declared', async () => {
    const state = shared();
    const [first, second] = [replica(state), replica(state)];
    const client = await connect(first);
    expect(await isAlive(client.post(second, PING))).toBe(true);
    const { question } = await asking(client, second);
    expect(question.method).toBe('elicitation/create');
    expect(second.size).toBe(1);
  });

  it('takes an answer at one replica to the question of another one, and to no other question', async () => {
    const state = shared();
    const [first, second] = [replica(state), replica(state)];
    const client = await connect(first);
    const [one, two] = [await asking(client, first), await asking(client, second)];
    expect(one.question.id).not.toBe(two.question.id);
    expect((await client.post(second, one.decline)).status).toBe(202);
    expect(codeOf(await one.result())).toBe('declined');
    expect((await client.post(first, two.decline)).status).toBe(202);
    expect(codeOf(await two.result())).toBe('declined');
  });

  it('says so where the replica that asked is gone', async () => {
    const state = shared();
    const [first, second] = [replica(state), replica(state)];
    const client = await connect(first);
    const { decline } = await asking(client, first);
    await first.close();
    expect((await client.post(second, decline)).status).toBe(410);
    expect(await isAlive(client.post(second, PING))).toBe(true);
  });

  it('is nobody else’s at any replica, nor are its questions', async () => {
    const state = shared();
    const [first, second] = [replica(state), replica(state)];
    const ann = await connect(first, as('ann'));
    const eve = await connect(second, as('eve'));
    expect((await ann.post(second, PING, as('eve'))).status).toBe(404);
    expect((await ann.post(first, PING, as('eve'))).status).toBe(404);
    const { decline, question, result } = await asking(ann, first);
    // In a session of her own, she answers what Ann was asked.
    await eve.post(second, decline);
    await eve.post(first, { ...decline, id: question.id.replace(/:\d+$/, ':0') });
    expect((await ann.post(second, { ...decline, result: { action: 'cancel' } })).status).toBe(202);
    expect(codeOf(await result())).toBe('cancelled');
  });

  it('ends everywhere when its client ends it', async () => {
    const state = shared();
    const [first, second] = [replica(state), replica(state)];
    const client = await connect(first);
    expect(await isAlive(client.post(second, PING))).toBe(true);
    expect((await client.end(second)).status).toBe(200);
    for (const one of [first, second]) expect((await client.post(one, PING)).status).toBe(404);
  });

  it('cancels a call at the replica that serves it', async () => {
    const state = shared();
    const [first, second] = [replica(state), replica(state)];
    const client = await connect(first);
    const { role } = await asking(client, first);
    const cancel = { method: 'notifications/cancelled', params: { requestId: 1 } };
    await client.post(second, { jsonrpc: '2.0', ...cancel });
    expect((await tenant.api('GET', `/roles/${role.id}`)).status).toBe(200);
    expect(await isAlive(client.post(first, PING))).toBe(true);
  });

  it('is served where it is while the store is away; elsewhere the client is told to come back', async () => {
    const state = shared();
    const [first, second] = [replica(state), replica(state)];
    const client = await connect(first);
    Object.assign(state, { read: () => Promise.reject(new StateUnavailable('away')) });
    expect(await isAlive(client.post(first, PING))).toBe(true);
    const elsewhere = await client.post(second, PING);
    expect([elsewhere.status, elsewhere.headers.get('retry-after')]).toEqual([503, '5']);
  });
});

describe('many sessions', () => {
  it('are as many as fit into memory, each of them alive', async () => {
    const sessions = replica();
    const clients: Client[] = [];
    for (let n = 0; n < MANY; n += 1) clients.push(await connect(sessions));
    expect(sessions.size).toBe(MANY);
    for (const client of [clients[0], clients[MANY / 2], clients[MANY - 1]])
      expect(await isAlive((client as Client).post(sessions, PING))).toBe(true);
  });

  it('more than fit: the one idle longest is put away, and comes back; none in use ever', async () => {
    const sessions = replica(new MemoryState(), 3);
    const busy = await connect(sessions);
    const { decline, result } = await asking(busy, sessions);
    const others: Client[] = [];
    for (let n = 0; n < 5; n += 1) others.push(await connect(sessions));
    expect(sessions.size).toBe(3);
    expect(await isAlive((others[0] as Client).post(sessions, PING))).toBe(true);
    expect((await busy.post(sessions, decline)).status).toBe(202);
    expect(codeOf(await result())).toBe('declined');
  });

  it('that are all in use: another one is told to come back later', async () => {
    const sessions = replica(new MemoryState(), 2);
    for (let n = 0; n < 2; n += 1) await asking(await connect(sessions), sessions);
    const params = { protocolVersion: VERSION, capabilities: {}, clientInfo: { name: 'raw', version: '1' } };
    const body = { jsonrpc: '2.0', id: 0, method: 'initialize', params };
    const refused = await sessions.fetch(request('POST', body), undefined);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
  });

  it('one whose client listens is told by the end of its stream, and that the session is over', async () => {
    const sessions = replica(new MemoryState(), 1);
    const first = await connect(sessions);
    const stream = await first.get(sessions);
    const reader = stream.body?.getReader();
    const reading = reader?.read();
    await connect(sessions);
    expect((await reading)?.done).toBe(true);
    expect((await first.post(sessions, PING)).status).toBe(404);
  });

  it('of one caller do not put away those of another', async () => {
    const sessions = replica(new MemoryState(), 8);
    const ann = await connect(sessions, as('ann'));
    const stream = await ann.get(sessions);
    for (let n = 0; n < 20; n += 1) await connect(sessions, as('eve'));
    expect(sessions.size).toBe(3);
    expect(await isAlive(ann.post(sessions, PING))).toBe(true);
    await stream.body?.cancel();
  });

  it('idle ones are put away after a time, and those in use stay', async () => {
    const sessions = replica();
    const [idle, busy] = [await connect(sessions), await connect(sessions)];
    await asking(busy, sessions);
    await sessions.sweep(Date.now() + HOUR);
    expect(sessions.size).toBe(1);
    expect(await isAlive(idle.post(sessions, PING))).toBe(true);
  });
});
