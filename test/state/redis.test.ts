/** What is stored in Redis, and what is not believed. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Approvals, type NewApproval } from '../../src/policy/approvals/approvals.js';
import { RedisState } from '../../src/state/redis/redis-state.js';
import type { StateKey } from '../../src/state/shared-state.js';
import { REDIS_FOUND, type RedisServer, startRedis } from '../support/redis.js';

const secret = 'k'.repeat(32);
const newer = 'n'.repeat(32);
let server: RedisServer;
const states: RedisState[] = [];

beforeAll(async () => {
  if (REDIS_FOUND) server = await startRedis();
});
afterEach(async () => {
  await Promise.all(states.splice(0).map((state) => state.close()));
  await server?.start();
  server?.cli('FLUSHALL');
});
afterAll(() => server?.close());

async function replica(key: string | readonly string[] = secret, deployment = 'acme.example') {
  const state = new RedisState({ url: server.url, secret: key, deployment });
  states.push(state);
  await state.started(20_000);
  return state;
}

const at: StateKey = ['approval', 'one'];
const asked: NewApproval = {
  caller: 'https://issuer.example/ auth0|jane client',
  person: 'https://issuer.example/ auth0|jane',
  tenant: 'acme.example',
  tool: 'delete_user',
  args: 'a',
  policy: 'p',
  title: 'Delete a user',
  clientName: 'chat',
  level: 'ask',
  question: 'Delete bob@example.com',
  shown: 's',
  change: 'c',
  effects: ['loss'],
};
const keys = (kind: string) => server.cli('--scan', '--pattern', `*${kind}:*`).split('\n').filter(Boolean);

describe.skipIf(!REDIS_FOUND)('the store', () => {
  it('holds nothing in clear: no value, and nothing in the names', async () => {
    const state = await replica();
    const approvals = new Approvals(undefined, state);
    await approvals.open(asked);
    await state.write(['token', 'acme.example'], { value: 'eyJ.secret' }, 60_000);
    await state.reserve([{ key: ['limit', 'auth0|jane', 'x'], most: 5, entries: ['auth0|bob'] }], 60_000);
    await state.useOnce(['confirmation-used', 'nonce-of-jane'], 60_000);
    const all = server
      .cli('--scan')
      .split('\n')
      .filter(Boolean)
      .map((name) => {
        const dump = { string: ['GET'], list: ['LRANGE'], zset: ['ZRANGE'] }[server.cli('TYPE', name).trim()];
        const range = dump?.[0] === 'GET' ? [] : ['0', '-1'];
        return `${name} ${server.cli(dump?.[0] ?? 'TYPE', name, ...range)}`;
      });
    expect(all.length).toBeGreaterThanOrEqual(7);
    // Not what a few letters of a sealed value may happen to spell.
    expect(all.join('\n')).not.toMatch(/\||\.example|eyJ\.|delete_user|nonce-of|waiting|Delete a/);
  });

  it('every entry but the key of names ends by itself', async () => {
    const state = await replica();
    await new Approvals(undefined, state).open(asked);
    await state.reserve([{ key: ['limit', 'a', 'b'], most: 5, entries: ['c'] }], 60_000);
    for (const name of server.cli('--scan').split('\n').filter(Boolean))
      if (!name.endsWith('names')) expect(Number(server.cli('PTTL', name)), name).toBeGreaterThan(0);
  });

  it.each<[string, (own: string, other: string) => void]>([
    ['text', (own) => server.cli('SET', own, 'approved')],
    ['JSON', (own) => server.cli('SET', own, '{"state":"approved"}')],
    ['a changed byte', (own) => server.cli('SETRANGE', own, '40', 'AAAA')],
    ['an entry of another place', (own, other) => server.cli('COPY', other, own, 'REPLACE')],
  ])('poisoned with %s is not believed', async (_, poison) => {
    const state = await replica();
    await state.write(at, { state: 'waiting' }, 60_000);
    const [own = ''] = keys('approval');
    await state.write(['approval', 'other'], { state: 'approved' }, 60_000);
    const other = keys('approval').find((name) => name !== own) ?? '';
    poison(own, other);
    expect(await state.read(at)).toBeUndefined();
    expect(await (await replica()).read(at)).toBeUndefined();
  });

  it('an entry of another type is an error, and not an answer', async () => {
    const state = await replica();
    await state.write(at, 1, 60_000);
    const [name = ''] = keys('approval');
    server.cli('DEL', name);
    server.cli('LPUSH', name, 'x');
    await expect(state.read(at)).rejects.toThrow(/cannot be used now/);
  });

  it('an approval that somebody puts back as it was is not used twice', async () => {
    const [first, second] = [await replica(), await replica()];
    const approvals = [first, second].map((state) => new Approvals(undefined, state));
    const [one, two] = approvals as [Approvals, Approvals];
    const { id = '' } = (await one.open(asked)) ?? {};
    expect(await two.answer(id, { approve: true, by: { person: asked.person }, how: 'page' })).toBe(
      'approved',
    );
    const [name = ''] = keys('approval');
    server.cli('COPY', name, 'copy');
    expect(await one.use(id)).toBe(true);
    server.cli('COPY', 'copy', name, 'REPLACE');
    expect((await two.get(id))?.state).toBe('approved');
    expect(await two.use(id)).toBe(false);
    expect(await one.use(id)).toBe(false);
  });

  it('messages that others send are not heard', async () => {
    const state = await replica();
    const heard: unknown[] = [];
    await state.subscribe(['sessions'], (message) => heard.push(message));
    const [channel = ''] = server.cli('PUBSUB', 'CHANNELS').split('\n');
    expect(server.cli('PUBLISH', channel, '{"ended":true}').trim()).toBe('1');
    await state.publish(['sessions'], 'real');
    await expect.poll(() => heard).toEqual(['real']);
  });

  it('of another deployment is refused, with the reason and without the key', async () => {
    await replica();
    const state = new RedisState({ url: server.url, secret: newer, deployment: 'acme.example' });
    states.push(state);
    await expect.poll(() => state.status().reason).toMatch(/another AUTH0_MCP_STATE_KEY/);
    await expect(state.read(at)).rejects.toThrow(/another AUTH0_MCP_STATE_KEY/);
    await expect(state.useOnce(['confirmation-used', 'x'], 1_000)).rejects.toThrow();
  });

  it('keeps deployments apart', async () => {
    const [ours, theirs] = [await replica(), await replica(newer, 'other.example')];
    await ours.write(at, 'ours', 60_000);
    expect(await theirs.read(at)).toBeUndefined();
    expect(await theirs.useOnce(['confirmation-used', 'x'], 60_000)).toBe(true);
    expect(await ours.useOnce(['confirmation-used', 'x'], 60_000)).toBe(true);
  });

  it('outlives a change of the key, step by step', async () => {
    const old = await replica();
    await old.write(at, 'kept', 60_000);
    const both = await replica([secret, newer]);
    const next = await replica([newer, secret]);
    expect((await next.read(at))?.value).toBe('kept');
    await next.write(at, 'written', 60_000);
    expect((await both.read(at))?.value).toBe('written');
    expect(await both.useOnce(['confirmation-used', 'x'], 60_000)).toBe(true);
    expect(await next.useOnce(['confirmation-used', 'x'], 60_000)).toBe(false);
    expect((await (await replica(newer)).read(at))?.value).toBe('written');
  });

  it('that is away rejects at once, and works again by itself; its epoch is another one', async () => {
    const state = await replica();
    const [epoch, heard, returned] = [await state.epoch(), [] as unknown[], [] as unknown[]];
    await state.subscribe(['sessions'], (message) => heard.push(message));
    state.onReturn(() => returned.push(1));
    await server.stop();
    await expect.poll(() => state.status().ready).toBe(false);
    await expect(state.read(at)).rejects.toMatchObject({ code: 'state_unavailable' });
    await expect(state.useOnce(['confirmation-used', 'x'], 1_000)).rejects.toThrow();
    await server.start();
    await expect.poll(() => state.status().ready).toBe(true);
    expect(await state.epoch()).not.toBe(epoch);
    await expect(state.useOnce(['confirmation-used', 'x'], 1_000, epoch)).rejects.toThrow(/restarted/);
    expect(returned).toEqual([1]);
    await state.publish(['sessions'], 'again');
    await expect.poll(() => heard).toEqual(['again']);
  });

  it('that was never there can be closed', async () => {
    await server.stop();
    const state = new RedisState({ url: server.url, secret, deployment: 'acme.example' });
    await expect.poll(() => state.status().reason).toBe('ECONNREFUSED');
    await expect(state.close()).resolves.toBeUndefined();
  });

  it('a password that is wrong, and one that is right, are never told', async () => {
    const url = server.url.replace(/:[^:@]*@/, ':not-the-password@');
    const said: unknown[] = [];
    const log = { warn: (...told: unknown[]) => said.push(told), info: () => undefined };
    const state = new RedisState({ url, secret, deployment: 'acme.example', log });
    states.push(state);
    await expect.poll(() => state.status().reason).toBe('WRONGPASS');
    expect(JSON.stringify([said, state.status()])).not.toMatch(/not-the-password|kkkk/);
  });
});
