/** Three replicas behind a round-robin balancer, with one Redis server: confirmations, crashes, outages. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../../cli/run-cli.js';
import { type Balancer, startBalancer } from '../../support/balancer.js';
import { type Asked, agrees, connectHttp, type Era, type TestClient } from '../../support/clients.js';
import { type ServingProcess, startHttpServer } from '../../support/http-server.js';
import { type Message, modern } from '../../support/raw-mcp.js';
import { REDIS_FOUND, type RedisServer, startRedis } from '../../support/redis.js';
import { startTenant, type Tenant } from '../../support/tenant.js';

/** Confirmations that are begun on one replica and ended on another: each replica begins as many. */
const CONFIRMATIONS = 90;
const AT_A_TIME = 6;
const REPLICAS = 3;

let tenant: Tenant;
let redis: RedisServer;
let balancer: Balancer;
let replicas: ServingProcess[] = [];
const clients: TestClient[] = [];

const KEY = 'replicas '.repeat(4);
const start = (key = KEY) =>
  startHttpServer({
    ...tenant.env,
    AUTH0_MCP_STATE_URL: redis.url,
    AUTH0_MCP_STATE_KEY: key,
    LOG_LEVEL: 'silent',
  });
/** A connection kept from before may be closed by the time of the next request. */
const FRESH = { connection: 'close' };
const urlOf = (index: number): string => replicas[index % REPLICAS]?.url ?? '';

beforeAll(async () => {
  if (!REDIS_FOUND) return;
  [tenant, redis] = await Promise.all([startTenant(), startRedis()]);
  replicas = await Promise.all(Array.from({ length: REPLICAS }, () => start()));
  balancer = await startBalancer(() => replicas.map(({ url }) => url));
});
afterAll(async () => {
  await Promise.all(clients.map((client) => client.close().catch(() => undefined)));
  await balancer?.close();
  await Promise.all(replicas.map((replica) => replica.close()));
  await redis?.close();
  await tenant?.close();
});

let made = 0;
async function newRole(): Promise<{ id: string; name: string }> {
  made += 1;
  const { body } = await tenant.api('POST', '/roles', { name: `Role ${made}` });
  return body;
}
const exists = async ({ id }: { id: string }) => (await tenant.api('GET', `/roles/${id}`)).status === 200;
const deletion = (id: string) => ({
  name: 'run_write_operation',
  arguments: { name: 'delete_role', arguments: { role_id: id } },
});

/** How often the tenant was asked to delete each of them. */
async function deletions(roles: readonly { id: string }[]): Promise<number[]> {
  const made = (await tenant.requests()).filter(({ method }) => method === 'DELETE');
  return roles.map(({ id }) => made.filter(({ path }) => path.endsWith(`/roles/${id}`)).length);
}

/** Asks a replica to delete the role: the question and the sealed state. */
async function ask(url: string, id: string): Promise<{ state: string; answers: object }> {
  const { result } = await modern(url, 'tools/call', deletion(id), { headers: FRESH });
  if (!result.inputRequests) throw new Error(`not asked: ${JSON.stringify(result.structuredContent)}`);
  const { requestState, inputResponses } = answerTo(result);
  return { state: requestState, answers: inputResponses };
}

/** The person agrees. */
function answerTo({ inputRequests, requestState }: Message): {
  requestState: string;
  inputResponses: object;
} {
  const [[key, request]] = Object.entries(inputRequests) as [[string, Message]];
  const [field = ''] = Object.keys(request.params.requestedSchema.properties);
  const typed = /Type "(.*)" to confirm\.$/m.exec(request.params.message)?.[1];
  const content = { [field]: field === 'confirm' ? true : typed };
  return { requestState, inputResponses: { [key]: { action: 'accept', content } } };
}

const give = (
  url: string,
  id: string,
  { state, answers }: Awaited<ReturnType<typeof ask>>,
): Promise<Message> =>
  modern(
    url,
    'tools/call',
    { ...deletion(id), requestState: state, inputResponses: answers },
    { headers: FRESH },
  );

/** Makes a call at a replica and, where the person is asked, once more at the next one. */
async function through(replica: number, call: { name: string; arguments: object }): Promise<Message> {
  const asked = await modern(urlOf(replica), 'tools/call', call, { headers: FRESH });
  if (!asked.result.inputRequests) return asked;
  const again = { ...call, ...answerTo(asked.result) };
  return modern(urlOf(replica + 1), 'tools/call', again, { headers: FRESH });
}

const codeOf = (message: Message): string | undefined => message.result?.structuredContent?.error?.code;

async function connect(era: Era, seen: Asked[] = []): Promise<TestClient> {
  const client = await connectHttp(era, balancer.url, agrees(seen));
  clients.push(client);
  return client;
}

describe.skipIf(!REDIS_FOUND)('three replicas', { timeout: 120_000 }, () => {
  it('take each confirmation once, begun on one and ended on the two others at the same time', async () => {
    const roles = await Promise.all(Array.from({ length: CONFIRMATIONS }, newRole));
    const outcomes: string[][] = [];
    let next = 0;
    const one = async (): Promise<void> => {
      for (let n = next++; n < CONFIRMATIONS; n = next++) {
        const { id } = roles[n] as { id: string };
        const asked = await ask(urlOf(n), id);
        const both = await Promise.all([give(urlOf(n + 1), id, asked), give(urlOf(n + 2), id, asked)]);
        outcomes[n] = both.map((message) => codeOf(message) ?? 'done').sort();
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, one));
    expect(outcomes).toEqual(roles.map(() => ['done', 'state_used']));
    expect(await deletions(roles)).toEqual(roles.map(() => 1));
  });

  it.each(['modern', 'legacy'] as const)('serve %s clients by round robin', async (era) => {
    const seen: Asked[] = [];
    const all = await Promise.all(Array.from({ length: 4 }, () => connect(era, seen)));
    const roles = await Promise.all(Array.from({ length: 12 }, newRole));
    const results = await Promise.all(
      roles.map(({ id }, n) => {
        const { name, arguments: args } = deletion(id);
        return all[n % all.length]?.call(name, args);
      }),
    );
    expect(results.map((result) => result?.isError ?? false)).toEqual(roles.map(() => false));
    expect(seen).toHaveLength(roles.length);
    expect(await deletions(roles)).toEqual(roles.map(() => 1));
  });

  it('take back what another one has changed', async () => {
    const role = await newRole();
    const change = { name: 'update_role', arguments: { role_id: role.id, name: 'Changed' } };
    const made = await through(0, { name: 'run_write_operation', arguments: change });
    expect((await tenant.api('GET', `/roles/${role.id}`)).body.name).toBe('Changed');
    const { change_id } = made.result.structuredContent;
    const undone = await through(1, { name: 'undo_change', arguments: { change_id } });
    expect(undone.result.isError ?? false).toBe(false);
    expect((await tenant.api('GET', `/roles/${role.id}`)).body.name).toBe(role.name);
  });

  it('get one token together', async () => {
    const tokens = (await tenant.requests()).filter(({ path }) => path === '/oauth/token');
    // One is the test's own.
    expect(tokens).toHaveLength(2);
  });

  it('believe nothing of a server with another key, and nothing that was changed or moved', async () => {
    const stranger = await start('stranger '.repeat(4));
    const [role, other] = [await newRole(), await newRole()];
    try {
      // With another key, nothing that is stored can be read, so that nothing can be confirmed.
      const list = await modern(stranger.url, 'tools/call', { name: 'list_roles', arguments: {} });
      expect(list.result.isError ?? false).toBe(false);
      expect(codeOf(await modern(stranger.url, 'tools/call', deletion(role.id)))).toBe('state_unavailable');
      const asked = await ask(urlOf(0), role.id);
      expect(codeOf(await give(stranger.url, role.id, asked))).toBe('state_invalid');
      const forged = { ...asked, state: `${asked.state.slice(0, -6)}AAAAAA` };
      expect(codeOf(await give(urlOf(1), role.id, forged))).toBe('state_invalid');
      expect(codeOf(await give(urlOf(1), other.id, asked))).toBe('state_other_arguments');
      expect(codeOf(await give(urlOf(1), role.id, asked))).toBeUndefined();
      // Its use is forgotten by the store, and by nobody else.
      redis.cli(
        'EVAL',
        "for _, k in ipairs(redis.call('KEYS', '*confirmation-used*')) do redis.call('DEL', k) end",
        '0',
      );
      expect(codeOf(await give(urlOf(1), role.id, asked))).toBe('state_used');
    } finally {
      await stranger.close();
    }
    expect([await exists(role), await exists(other)]).toEqual([false, true]);
  });

  it('are checked by doctor, which says what is wrong with their store', async () => {
    const env = { ...tenant.env, AUTH0_MCP_STATE_URL: redis.url, AUTH0_MCP_STATE_KEY: KEY };
    const [right, wrong] = await Promise.all([
      runCli(['doctor'], { env }),
      runCli(['doctor'], { env: { ...env, AUTH0_MCP_STATE_KEY: 'another key '.repeat(4) } }),
    ]);
    expect(right.stdout).toMatch(/ok {2,}shared state {2,}the store can be used/);
    expect(wrong.stdout).toMatch(/FAIL shared state .*another AUTH0_MCP_STATE_KEY/);
    expect(wrong.code).toBe(1);
  });

  it('lose nothing but the calls of one that is killed', async () => {
    const legacy = await connect('legacy');
    const roles = await Promise.all(Array.from({ length: 12 }, newRole));
    const asked = await Promise.all(roles.map(({ id }) => ask(urlOf(0), id)));
    // Half of the answers are on their way to it.
    const early = roles.slice(0, 6).map(({ id }, n) => give(urlOf(0), id, asked[n] as never));
    const settled = Promise.allSettled(early);
    await Promise.race(early);
    await replicas[0]?.kill();
    const lost = await settled;
    const again = await Promise.all(
      roles.map(({ id }, n) => give(urlOf(1 + (n % 2)), id, asked[n] as never)),
    );
    const counts = await deletions(roles);
    // The other half had not begun, so nothing of it is lost.
    expect(again.slice(6).map((message) => codeOf(message))).toEqual(again.slice(6).map(() => undefined));
    for (const [n, { id }] of roles.entries()) {
      const answered = lost[n]?.status === 'fulfilled' && codeOf(lost[n].value) === undefined;
      const outcome = codeOf(again[n] as Message) ?? 'done';
      // Never twice; and what the killed one had taken is said to be used.
      expect(counts[n]).toBeLessThanOrEqual(1);
      if (answered) expect(outcome).not.toBe('done');
      expect(['done', 'state_used']).toContain(outcome);
      if (answered || outcome === 'done') {
        expect(counts[n]).toBe(1);
        expect(await exists({ id })).toBe(false);
      }
    }
    // A session that was opened there goes on elsewhere.
    for (let n = 0; n < REPLICAS; n += 1)
      expect((await legacy.call('list_roles')).isError ?? false).toBe(false);
    replicas[0] = await start();
  });

  it('read on while the store is away, refuse what needs it, and come back by themselves', async () => {
    const [legacy, role, late] = [await connect('legacy'), await newRole(), await newRole()];
    const before = await ask(urlOf(0), role.id);
    await redis.stop();
    for (let n = 0; n < REPLICAS; n += 1) {
      const list = await modern(urlOf(n), 'tools/call', { name: 'list_roles', arguments: {} });
      expect(list.result.isError ?? false).toBe(false);
      const asking = await modern(urlOf(n), 'tools/call', deletion(late.id));
      expect(codeOf(asking)).toBe('state_unavailable');
      expect(codeOf(await give(urlOf(n), role.id, before))).toBe('state_unavailable');
    }
    await redis.start();
    // What was asked before the restart may have been used: people are asked again.
    for (let n = 0; n < REPLICAS; n += 1) {
      await expect.poll(async () => codeOf(await give(urlOf(n), role.id, before))).toBe('state_restarted');
    }
    expect(await exists(role)).toBe(true);
    const asked = await ask(urlOf(1), role.id);
    expect(codeOf(await give(urlOf(2), role.id, asked))).toBeUndefined();
    expect(await exists(role)).toBe(false);
    const { name, arguments: args } = deletion(late.id);
    expect((await legacy.call(name, args)).isError ?? false).toBe(false);
    expect(await exists(late)).toBe(false);
  });
});
