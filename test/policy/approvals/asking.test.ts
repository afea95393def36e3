/** How a person is asked, what they are told, and how those who wait hear of it. */
import { describe, expect, test, vi } from 'vitest';
import { Approvals } from '../../../src/policy/approvals/approvals.js';
import { MemoryState } from '../../../src/state/memory-state.js';
import type { SharedState } from '../../../src/state/shared-state.js';
import { jane, no, opened, setup, yes } from './asked.js';

describe('where a person was asked last', () => {
  test('is kept, with the address of the page where there is one', async () => {
    const { approvals, open } = setup();
    const { id } = await open();
    expect((await approvals.get(id))?.asking).toBeUndefined();
    await approvals.asking(id, { how: 'page', url: 'https://a.example/1' });
    expect((await approvals.get(id))?.asking).toEqual({ how: 'page', url: 'https://a.example/1' });
    await approvals.asking(id, { how: 'page', url: 'https://a.example/2' });
    expect((await approvals.get(id))?.asking).toEqual({ how: 'page', url: 'https://a.example/2' });
    await approvals.asking(id, { how: 'phone' });
    expect((await approvals.get(id))?.asking).toEqual({ how: 'phone' });
    await approvals.asking(id, { how: 'terminal' });
    expect((await approvals.get(id))?.asking).toEqual({ how: 'terminal' });
  });

  test('is no news when it is the same as before', async () => {
    const { approvals, state, open } = setup();
    const { id } = await open();
    await approvals.asking(id, { how: 'page', url: 'https://a.example/1' });
    const replace = vi.spyOn(state, 'replace');
    await approvals.asking(id, { how: 'page', url: 'https://a.example/1' });
    expect(replace).not.toHaveBeenCalled();
  });
});

describe('an answer', () => {
  test('says who gave it, when, where, and what they saw', async () => {
    const { approvals, open, clock } = setup();
    const { id } = await open();
    clock.now += 5_000;
    const by = { person: jane.person, name: 'Jane' };
    await approvals.answer(id, { approve: true, by, how: 'phone', shown: 'less' });
    const answered = { at: clock.now, by, how: 'phone', shown: 'less' };
    expect((await approvals.get(id))?.answered).toEqual(answered);
    const other = await open({ args: 'b' });
    await approvals.answer(other.id, no);
    expect((await approvals.get(other.id))?.answered).toEqual({ at: clock.now, by: jane, how: 'page' });
  });

  test('on a phone takes no typed name', async () => {
    const { approvals, open } = setup();
    const { id } = await open({ expect: 'jane@example.com' });
    expect(await approvals.answer(id, { ...yes, how: 'phone' })).toBe('approved');
  });

  test('that declines needs no name', async () => {
    const { approvals, open } = setup();
    const { id } = await open({ expect: 'jane@example.com' });
    expect(await approvals.answer(id, no)).toBe('declined');
  });
});

describe('a question that nobody can answer any more', () => {
  test('ends as expired, and says why where it is not the time', async () => {
    const { approvals, open } = setup();
    const [plain, failed] = [await open(), await open({ args: 'b' })];
    await approvals.expire(plain.id);
    await approvals.expire(failed.id, 'The phone was not reached.');
    expect(await approvals.get(plain.id)).toMatchObject({ state: 'expired' });
    expect(await approvals.get(plain.id)).not.toHaveProperty('failure');
    expect(await approvals.get(failed.id)).toMatchObject({
      state: 'expired',
      failure: 'The phone was not reached.',
    });
    expect(await approvals.answer(plain.id, yes)).toBe('over');
  });

  test('leaves an answer that came before', async () => {
    const { approvals, open } = setup();
    const { id } = await open();
    await approvals.answer(id, yes);
    await approvals.expire(id, 'too late');
    expect(await approvals.get(id)).toMatchObject({ state: 'approved' });
    expect(await approvals.use(id)).toBe(true);
  });
});

describe('the outcome', () => {
  test('is a line for each request, in their order, and a run of a thousand keeps the first hundred', async () => {
    const { approvals, open } = setup();
    const { id } = await open();
    for (let i = 1; i <= 130; i++) await approvals.note(id, i % 2 === 0, `request ${i}`);
    const { outcome } = (await approvals.get(id)) ?? {};
    expect(outcome?.slice(0, 2)).toEqual([
      { ok: false, text: 'request 1' },
      { ok: true, text: 'request 2' },
    ]);
    expect(outcome).toHaveLength(100);
  });
});

/** Two replicas of one server. */
function replicas() {
  const state = Object.assign(new MemoryState(), { shared: true as never }) as SharedState;
  return { state, here: new Approvals(undefined, state), there: new Approvals(undefined, state) };
}

describe('the same call at two replicas', () => {
  test('is asked about once: by the question that was there first', async () => {
    const { here, there } = replicas();
    const [first, second] = [await opened(here), await opened(there)];
    expect(await there.settled(second)).toEqual(first);
    expect(await here.settled(first)).toEqual(first);
    expect(await there.get(second.id)).toBeUndefined();
    expect([await here.waitingHere(), await there.waitingHere()]).toEqual([1, 0]);
    expect(await here.answer(first.id, yes)).toBe('approved');
  });

  test.each([{ change: 'other' }, { args: 'other' }, { policy: 'other' }, { tool: 'other' }])(
    'is another with %j',
    async (more) => {
      const { here, there } = replicas();
      const [first, second] = [await opened(here), await opened(there, more)];
      expect(await there.settled(second)).toEqual(second);
      expect(await there.get(second.id)).toEqual(second);
      expect(await here.get(first.id)).toEqual(first);
    },
  );

  test('is asked about again once the first question has its answer', async () => {
    const { here, there } = replicas();
    const [first, second] = [await opened(here), await opened(there)];
    await here.answer(first.id, no);
    expect(await there.settled(second)).toEqual(second);
  });
});

describe('who waits for an answer', () => {
  /** Longer than any test lasts. */
  const LONG = 2 ** 30;
  /** Whether it has ended by the time that nothing is left to do at once. */
  const hasEnded = (wait: Promise<unknown>): Promise<boolean> =>
    Promise.race([
      wait.then(() => true),
      new Promise<boolean>((resolve) => setImmediate(() => resolve(false))),
    ]);

  test('hears of one that is given to another replica', async () => {
    const { here, there } = replicas();
    const { id } = await opened(here);
    const told = here.changed(id, LONG);
    expect(await hasEnded(told)).toBe(false);
    expect(await there.answer(id, yes)).toBe('approved');
    expect(await hasEnded(told)).toBe(true);
    expect((await here.get(id))?.state).toBe('approved');
  });

  test('listens to the others once, however many wait', async () => {
    const { state, here } = replicas();
    const subscribe = vi.spyOn(state, 'subscribe');
    const { id } = await opened(here);
    const waiting = [here.changed(id, LONG), here.changed(id, LONG)];
    await here.answer(id, yes);
    expect(await hasEnded(Promise.all(waiting))).toBe(true);
    expect(subscribe).toHaveBeenCalledTimes(1);
  });

  test('listens again where listening failed, and hears of an answer here all the same', async () => {
    const { state, here } = replicas();
    const subscribe = vi.spyOn(state, 'subscribe').mockRejectedValueOnce(new Error('away'));
    vi.spyOn(state, 'publish').mockRejectedValueOnce(new Error('away'));
    const { id } = await opened(here);
    const told = here.changed(id, LONG);
    await here.answer(id, yes);
    expect(await hasEnded(told)).toBe(true);
    expect(await hasEnded(here.changed(id, LONG, AbortSignal.abort()))).toBe(true);
    expect(subscribe).toHaveBeenCalledTimes(2);
  });

  test('of a server that is alone needs no messages', async () => {
    const { approvals, state, open } = setup();
    const [subscribe, publish] = [vi.spyOn(state, 'subscribe'), vi.spyOn(state, 'publish')];
    const { id } = await open();
    const told = approvals.changed(id, LONG);
    await approvals.answer(id, yes);
    expect(await hasEnded(told)).toBe(true);
    expect(subscribe).not.toHaveBeenCalled();
    expect(publish).not.toHaveBeenCalled();
  });

  test('waits no longer than it was told to, and is not told of another approval', async () => {
    vi.useFakeTimers();
    try {
      const { approvals, open } = setup();
      const [one, other] = [await open(), await open({ args: 'b' })];
      let ended = false;
      void approvals.changed(one.id, 1_000).then(() => {
        ended = true;
      });
      await approvals.answer(other.id, yes);
      await vi.advanceTimersByTimeAsync(999);
      expect(ended).toBe(false);
      await vi.advanceTimersByTimeAsync(1);
      expect(ended).toBe(true);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  test('is told although another one that waited gave up', async () => {
    const { approvals, open } = setup();
    const { id } = await open();
    const aborted = new AbortController();
    const [one, other] = [approvals.changed(id, LONG, aborted.signal), approvals.changed(id, LONG)];
    aborted.abort();
    expect(await hasEnded(one)).toBe(true);
    expect(await hasEnded(other)).toBe(false);
    await approvals.answer(id, yes);
    expect(await hasEnded(other)).toBe(true);
  });

  test('gives up when aborted, before or after it began to wait, and leaves nothing behind', async () => {
    const { approvals, open } = setup();
    const { id } = await open();
    expect(await hasEnded(approvals.changed(id, LONG, AbortSignal.abort()))).toBe(true);
    const aborted = new AbortController();
    const removed = vi.spyOn(aborted.signal, 'removeEventListener');
    const waiting = approvals.changed(id, LONG, aborted.signal);
    expect(await hasEnded(waiting)).toBe(false);
    aborted.abort();
    expect(await hasEnded(waiting)).toBe(true);
    expect(removed).toHaveBeenCalledWith('abort', expect.any(Function));
  });
});
