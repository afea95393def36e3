import { describe, expect, it } from 'vitest';
import type { Permit } from '../../../src/client/rate-limit/pacer.js';
import { SharedGovernor } from '../../../src/client/rate-limit/shared-governor.js';
import { MemoryState } from '../../../src/state/memory-state.js';
import { type SharedState, StateUnavailable } from '../../../src/state/shared-state.js';
import { Process, ServerBucket, SimulatedNetwork } from '../support/simulated-network.js';

const REPLICAS = 4;
const TENANT = 'https://tenant.example';

function setup(seed = 1) {
  const network = new SimulatedNetwork(seed);
  const state = new MemoryState(() => network.now) as SharedState;
  const governors: SharedGovernor[] = [];
  const replica = (latency = 20): Process => {
    const governor = new SharedGovernor(state, network.timing(), TENANT);
    governors.push(governor);
    return new Process(network, latency, governor);
  };
  return { network, state, governors, replica };
}

describe('four replicas that share one budget', () => {
  it.each([
    [50, 16, 8, 20],
    [50, 16, 2, 120],
    [100, 15, 8, 120],
    [10, 2, 4, 20],
    [40, 500 / 60, 8, 20],
  ])(
    'of %d and %d per second, %d at once each over %d ms: use it fully, and are never refused',
    async (limit, perSecond, concurrency, latency) => {
      const { network, replica } = setup();
      const bucket = new ServerBucket(network, limit, perSecond);
      const shares = [0, 0, 0, 0];
      const all = Array.from({ length: REPLICAS }, () => replica(latency));
      // Who leads is known after the first look.
      await network.runAsync(1_500);
      for (const [n, one] of all.entries())
        one.flood(bucket, 'GET /users', 'interactive', concurrency, () => {
          shares[n] = (shares[n] ?? 0) + 1;
        });
      await network.runAsync(121_500);
      const sent = shares.reduce((sum, share) => sum + share, 0);
      expect(bucket.refused).toBe(0);
      expect(sent / (limit + perSecond * 120)).toBeGreaterThan(0.95);
      // Nobody starves.
      expect(Math.min(...shares) / (sent / REPLICAS)).toBeGreaterThan(0.5);
    },
  );

  it('let another one lead when the leader ends, and lose nothing that waits', async () => {
    const { network, replica, governors, state } = setup();
    const bucket = new ServerBucket(network, 10, 5);
    const [, second] = [replica(), replica()] as const;
    await network.runAsync(1_500);
    let done = 0;
    for (let n = 0; n < 40; n += 1) second.send(bucket, 'GET /users', 'interactive', () => done++);
    await network.runAsync(3_000);
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(40);
    // It dies without a word: nobody hears its channel any more.
    const leader = (await state.read<string>(['rate', TENANT]))?.value;
    void governors[0]?.close();
    const publish = state.publish.bind(state);
    state.publish = (channel, message) =>
      channel[1] === leader ? Promise.resolve(0) : publish(channel, message);
    await network.runAsync(60_000);
    expect(done).toBe(40);
  });

  it('each go by themselves while the state is away', async () => {
    const { network, state, replica } = setup();
    const away = () => Promise.reject(new StateUnavailable('away'));
    Object.assign(state, { read: away, replace: away, publish: away });
    const bucket = new ServerBucket(network, 10, 5);
    let done = 0;
    for (const one of [replica(), replica()])
      for (let n = 0; n < 10; n += 1) one.send(bucket, 'GET /users', 'interactive', () => done++);
    await network.runAsync(30_000);
    expect(done).toBe(20);
  });

  it('a call that leaves the queue is not granted, and keeps nobody out', async () => {
    const { network, replica, governors } = setup();
    const bucket = new ServerBucket(network, 2, 1);
    const [, second] = [replica(), replica()] as const;
    await network.runAsync(1_500);
    let done = 0;
    for (let n = 0; n < 4; n += 1) second.send(bucket, 'GET /users', 'interactive', () => done++);
    await network.runAsync(1_600);
    const granted: Permit[] = [];
    const leave = governors[1]?.wait('GET /users', 'interactive', (permit) => granted.push(permit));
    await network.runAsync(1_700);
    leave?.();
    await network.runAsync(20_000);
    expect([granted, done]).toEqual([[], 4]);
  });

  it.each(['ended', 'granted', 'waits', 'ask'])(
    'go on within seconds when the store loses messages (%s) and comes back',
    async (kind) => {
      const { network, state, replica } = setup();
      const returned: (() => void)[] = [];
      state.onReturn = (listener) => {
        returned.push(listener);
        return () => undefined;
      };
      const all = [replica(), replica(), replica()] as const;
      const bucket = new ServerBucket(network, 1_000, 1_000);
      await network.runAsync(1_500);
      let lost = 0;
      const publish = state.publish.bind(state);
      state.publish = (channel, messages) => {
        if (!(messages as object[]).some((message) => kind in message)) return publish(channel, messages);
        lost += 1;
        return Promise.reject(new StateUnavailable('no answer'));
      };
      let done = 0;
      // The first request of an operation is waited for by all others of it.
      for (const one of all)
        for (let n = 0; n < 3; n += 1) one.send(bucket, 'GET /users', 'interactive', () => done++);
      await network.runAsync(1_800);
      state.publish = publish;
      for (const listener of returned) listener();
      for (const one of all) one.send(bucket, 'GET /users', 'interactive', () => done++);
      await network.runAsync(8_000);
      expect(lost).toBeGreaterThan(0);
      expect(done).toBe(12);
    },
  );
});
