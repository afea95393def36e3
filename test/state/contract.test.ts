/** The same promises, kept by the state in memory and by that in Redis, alone and as a cluster. */
import { afterAll, describe, expect, it } from 'vitest';
import { MemoryState } from '../../src/state/memory-state.js';
import { RedisState } from '../../src/state/redis/redis-state.js';
import type { SharedState, StateKey } from '../../src/state/shared-state.js';
import { REDIS_FOUND, type RedisServer, startRedis } from '../support/redis.js';

const secret = 'k'.repeat(32);
const servers: RedisServer[] = [];
const states: SharedState[] = [];
let made = 0;
/** A key that no other test uses. */
const key = (kind: StateKey[0] = 'approval'): StateKey => [kind, `id ${++made}`];

afterAll(async () => {
  await Promise.all(states.map((state) => state.close()));
  await Promise.all(servers.map((server) => server.close()));
});

async function redis(cluster: boolean): Promise<SharedState> {
  const server = await startRedis({ cluster });
  servers.push(server);
  const state = new RedisState({ url: server.url, secret, deployment: 'acme.example' });
  states.push(state);
  await state.started(20_000);
  return state;
}

const places: [string, boolean, () => Promise<SharedState>][] = [
  ['memory', true, async () => new MemoryState()],
  ['redis', REDIS_FOUND, () => redis(false)],
  ['a cluster', REDIS_FOUND, () => redis(true)],
];

describe.each(places)('in %s', (_, present, open) => {
  const opened = present ? open() : undefined;
  const use = async () => {
    if (!opened) throw new Error('not here');
    return opened;
  };
  const test = it.skipIf(!present);

  test('is ready, and says so', async () => {
    expect((await use()).status()).toEqual({ ready: true });
  });

  test('what is used once is used once, by however many at a time', async () => {
    const state = await use();
    const [once, epoch] = [key('confirmation-used'), await state.epoch()];
    const answers = await Promise.all(Array.from({ length: 50 }, () => state.useOnce(once, 60_000, epoch)));
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await state.useOnce(key('confirmation-used'), 60_000)).toBe(true);
  });

  test('a value comes back as it was, until it expires', async () => {
    const state = await use();
    const at = key();
    expect(await state.read(at)).toBeUndefined();
    await state.write(at, { text: 'ä\u2028"', list: [1, null] }, 60_000);
    expect((await state.read(at))?.value).toEqual({ text: 'ä\u2028"', list: [1, null] });
    await state.write(at, 'gone', 1);
    await expect.poll(() => state.read(at)).toBeUndefined();
    await state.write(at, 1, 60_000);
    expect(await state.remove(at)).toBe(true);
    expect(await state.remove(at)).toBe(false);
    expect(await state.read(at)).toBeUndefined();
  });

  test('nobody overwrites what they have not seen', async () => {
    const state = await use();
    const at = key();
    expect(await state.replace(at, undefined, { n: 0 }, 60_000)).toBe(true);
    expect(await state.replace(at, undefined, { n: 9 }, 60_000)).toBe(false);
    const add = async () => {
      for (;;) {
        const seen = await state.read<{ n: number }>(at);
        if (seen && (await state.replace(at, seen, { n: seen.value.n + 1 }, 60_000))) return;
      }
    };
    await Promise.all(Array.from({ length: 8 }, add));
    expect((await state.read(at))?.value).toEqual({ n: 8 });
  });

  test('a list is newest first, and no longer than asked', async () => {
    const state = await use();
    const at = key('approvals-of');
    expect(await state.entries(at)).toEqual([]);
    for (const entry of ['a', 'b', 'c', 'd']) await state.prepend(at, entry, 3, 60_000);
    expect(await state.entries(at)).toEqual(['d', 'c', 'b']);
    await Promise.all(['e', 'f', 'g'].map((entry) => state.prepend(at, entry, 3, 60_000)));
    expect((await state.entries(at)).sort()).toEqual(['e', 'f', 'g']);
  });

  test('windows take all or nothing, and one that is there counts once', async () => {
    const state = await use();
    made += 1;
    const at = (name: string): StateKey => ['limit', `person ${made}`, name];
    const take = (writes: string[], people: string[]) =>
      state.reserve(
        [
          { key: at('writes'), most: 3, entries: writes },
          { key: at('people'), most: 2, entries: people },
        ],
        60_000,
      );
    expect(await take(['1'], ['ann', 'bob', 'bob'])).toBeUndefined();
    expect(await take(['2'], ['eve'])).toMatchObject({ index: 1, used: 2 });
    expect(await take(['2'], ['ann'])).toBeUndefined();
    expect(await take(['3'], ['ann', 'eve', 'joe'])).toEqual({
      index: 1,
      used: 2,
      fitsInMs: expect.any(Number),
    });
    expect(await take(['3'], ['a', 'b', 'c'])).toEqual({ index: 1, used: 2, fitsInMs: undefined });
    expect(await take(['3'], [])).toBeUndefined();
    const full = await take(['4'], []);
    expect(full).toMatchObject({ index: 0, used: 3 });
    expect(full?.fitsInMs).toBeGreaterThan(0);
    expect(full?.fitsInMs).toBeLessThanOrEqual(60_000);
  });

  test('never more than the window allows, by however many at a time', async () => {
    const state = await use();
    const at = key('limit');
    const takes = Array.from({ length: 40 }, (_, n) =>
      state.reserve([{ key: at, most: 7, entries: [`use ${n}`] }], 60_000),
    );
    expect((await Promise.all(takes)).filter((full) => full === undefined)).toHaveLength(7);
  });

  test('messages reach who listens to the channel, and nobody afterwards', async () => {
    const state = await use();
    const heard: unknown[] = [];
    const stop = await state.subscribe(['replica', 'a'], (message) => heard.push(message));
    expect(await state.publish(['replica', 'a'], { n: 1 })).toBeGreaterThan(0);
    await state.publish(['replica', 'b'], { n: 2 });
    await expect.poll(() => heard).toEqual([{ n: 1 }]);
    stop();
    await state.publish(['replica', 'a'], { n: 3 });
    expect(heard).toEqual([{ n: 1 }]);
  });
});
