/** A push notification of one replica, whose answer another one waits for when the first is gone. */
import { describe, expect, test } from 'vitest';
import type { PollOutcome } from '../../../src/client/token/backchannel.js';
import { Approvals } from '../../../src/policy/approvals/approvals.js';
import { MemoryState } from '../../../src/state/memory-state.js';
import { bench, idToken } from './push-bench.js';

const never = () => new Promise<void>(() => undefined);

/** Once everything has been done that waits for nothing. */
const nothingLeft = () => new Promise((resolve) => setImmediate(resolve));

/** Two replicas with one store and one clock. The first one polls only when it is let. */
function replicas() {
  const clock = { now: Date.UTC(2026, 5, 1) };
  const state = new MemoryState(() => clock.now);
  const shared = { clock, state, approvals: new Approvals(() => clock.now, state) };
  let poll = () => {};
  const delay = (_: number, signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      poll = resolve;
      signal.addEventListener('abort', () => resolve());
    });
  const first = bench({ ...shared, delay });
  const second = bench(shared);
  const granted = async (): Promise<PollOutcome> => ({
    kind: 'granted',
    idToken: await idToken(clock.now),
    details: undefined,
  });
  return { ...shared, first, second, granted, poll: () => poll() };
}

/** Asked by the first one. */
async function asked({ first, approvals }: ReturnType<typeof replicas>) {
  const { id } = await first.open();
  const approval = await approvals.get(id);
  const { how } = (await first.way.deliver(approval as never)) as { how: 'phone' };
  await approvals.asking(id, { how });
  return { id, approval: (await approvals.get(id)) as never };
}

describe('the answer from a phone', () => {
  test('is waited for by one replica at a time', async () => {
    const both = replicas();
    const { approval } = await asked(both);
    expect(await both.second.way.deliver(approval)).toMatchObject({ how: 'phone' });
    expect([both.first.started.length, both.second.started.length]).toEqual([1, 0]);
    await both.second.way.close();
    expect(both.second.polls).toEqual([]);
    await both.first.way.close();
  });

  test('is waited for by the other one when the first has died, and not asked for again', async () => {
    const both = replicas();
    const { second, approvals, clock, granted } = both;
    const { id, approval } = await asked(both);
    // Long enough for the first one to count as gone.
    clock.now += 60_000;
    second.answers.push({ kind: 'pending' }, granted);
    const ended = approvals.changed(id, 10_000);
    expect(await second.way.deliver(approval)).toMatchObject({ how: 'phone' });
    await ended;
    expect((await approvals.get(id))?.state).toBe('approved');
    expect(second.started).toEqual([]);
    expect(second.polls).toEqual(['request-1', 'request-1']);
    // The first was only slow: it leaves the answer to the other one.
    both.poll();
    await nothingLeft();
    expect(both.first.polls).toEqual([]);
  });

  test('is waited for at once by the other one when the first is stopped', async () => {
    const both = replicas();
    const { first, second, approvals, granted } = both;
    const { id, approval } = await asked(both);
    await first.way.close();
    second.answers.push(granted);
    const ended = approvals.changed(id, 10_000);
    await second.way.deliver(approval);
    await ended;
    expect((await approvals.get(id))?.state).toBe('approved');
  });

  test('a first one that was only slow does not wait beside the other one', async () => {
    const both = replicas();
    const { first, approvals, clock, state } = both;
    const { id, approval } = await asked(both);
    clock.now += 60_000;
    const second = bench({ clock, state, approvals, delay: never });
    await second.way.deliver(approval);
    both.poll();
    await nothingLeft();
    expect(first.polls).toEqual([]);
    expect((await approvals.get(id))?.state).toBe('waiting');
    await first.way.close();
  });

  test('ends with clear words where nobody knows any more what was asked', async () => {
    const both = replicas();
    const { second, approvals, clock, state } = both;
    const { id, approval } = await asked(both);
    await state.remove(['push', id]);
    clock.now += 60_000;
    const told = { undelivered: expect.stringContaining('Call the tool again: the person is asked again.') };
    expect(await second.way.deliver(approval)).toEqual(told);
    expect(await approvals.get(id)).toMatchObject({
      state: 'expired',
      failure: expect.stringContaining('is gone'),
    });
  });
});
