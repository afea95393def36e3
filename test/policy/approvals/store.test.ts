/** Approvals where the store is away, was restarted, or holds what nobody here put there. */
import { describe, expect, test, vi } from 'vitest';
import { Approvals } from '../../../src/policy/approvals/approvals.js';
import { LIFETIMES } from '../../../src/state/kinds.js';
import { type StateKey, StateUnavailable } from '../../../src/state/shared-state.js';
import { asked, jane, no, opened, setup, yes } from './asked.js';

const away = () => Promise.reject(new StateUnavailable('it is away'));

describe('a store that lists what does not belong there', () => {
  /** Every list names every approval. */
  async function mixed() {
    const all = setup();
    const { id } = await all.open();
    await all.approvals.answer(id, yes);
    vi.spyOn(all.state, 'entries').mockResolvedValue([id]);
    return { ...all, id };
  }

  test.each(['caller', 'tenant', 'tool', 'args', 'policy'] as const)(
    'gives no approval to a call with another %s',
    async (key) => {
      const { approvals, id } = await mixed();
      expect((await approvals.ofCall(asked))?.id).toBe(id);
      expect(await approvals.ofCall({ ...asked, [key]: 'another' })).toBeUndefined();
    },
  );

  test('lets another caller not wait for it, nor another person see it', async () => {
    const { approvals } = await mixed();
    expect(await approvals.any(asked.caller, asked.tool)).toBe(true);
    expect(await approvals.any('another', asked.tool)).toBe(false);
    expect(await approvals.list('another')).toEqual([]);
    expect(await approvals.list('another', new Set(['approve:changes']))).toEqual([]);
  });

  test('answers no approval under the id of another', async () => {
    const { approvals, state, open } = setup();
    const { id } = await open();
    const other = await open({ args: 'b' });
    const stored = await state.read(['approval', id]);
    await state.write(['approval', other.id], stored?.value, 60_000);
    expect(await approvals.get(other.id)).toBeUndefined();
    expect(await approvals.answer(other.id, yes)).toBe('not_yours');
  });
});

describe('a store that was restarted', () => {
  test('voids what was asked before: it can be neither answered nor used', async () => {
    const { approvals, state, open } = setup();
    const waiting = await open();
    const approved = await open({ args: 'b' });
    const declined = await open({ args: 'c' });
    await approvals.answer(approved.id, yes);
    await approvals.answer(declined.id, no);
    vi.spyOn(state, 'epoch').mockResolvedValue('another');
    expect(await approvals.answer(waiting.id, yes)).toBe('over');
    expect(await approvals.use(approved.id)).toBe(false);
    for (const { id } of [waiting, approved]) expect((await approvals.get(id))?.state).toBe('void');
    expect((await approvals.get(declined.id))?.state).toBe('declined');
  });

  test('does not bring a used approval back with an older copy of it', async () => {
    const { approvals, state, open } = setup();
    const { id } = await open();
    await approvals.answer(id, yes);
    const key: StateKey = ['approval', id];
    const copy = await state.read(key);
    expect(await approvals.use(id)).toBe(true);
    await state.write(key, copy?.value, 60_000);
    expect(await approvals.use(id)).toBe(false);
  });
});

describe('a store that is away', () => {
  test('rejects what needs it', async () => {
    const { approvals, state, open } = setup();
    const { id } = await open();
    vi.spyOn(state, 'read').mockImplementation(away);
    await expect(approvals.answer(id, yes)).rejects.toThrow(StateUnavailable);
    await expect(approvals.use(id)).rejects.toThrow(StateUnavailable);
    await expect(approvals.get(id)).rejects.toThrow(StateUnavailable);
  });

  test('does not fail a request that was made: its outcome is not noted', async () => {
    const { approvals, state, open } = setup();
    const { id } = await open();
    vi.spyOn(state, 'read').mockImplementation(away);
    await expect(approvals.note(id, true, 'done')).resolves.toBeUndefined();
    vi.spyOn(state, 'read').mockRejectedValue(new TypeError('a fault of ours'));
    await expect(approvals.note(id, true, 'done')).rejects.toThrow(TypeError);
  });

  test('leaves the number that wait as far as known', async () => {
    const { approvals, state, open } = setup();
    await open();
    await open({ args: 'b' });
    const read = vi.spyOn(state, 'read').mockImplementation(away);
    expect(await approvals.waitingHere()).toBe(2);
    read.mockRejectedValue(new TypeError('a fault of ours'));
    await expect(approvals.waitingHere()).rejects.toThrow(TypeError);
  });
});

test('keeps nothing longer than is documented for its kind', async () => {
  const { approvals, state, open } = setup();
  const kept: [StateKey, number][] = [];
  const note = (key: StateKey, ttl: number) => kept.push([key, ttl]);
  const { write, replace, prepend, useOnce } = state;
  Object.assign(state, {
    write: (key: StateKey, value: unknown, ttl: number) => {
      note(key, ttl);
      return write.call(state, key, value, ttl);
    },
    replace: (...all: Parameters<typeof replace>) => {
      note(all[0], all[3]);
      return replace.call(state, ...all);
    },
    prepend: (...all: Parameters<typeof prepend>) => {
      note(all[0], all[3]);
      return prepend.call(state, ...all);
    },
    useOnce: (...all: Parameters<typeof useOnce>) => {
      note(all[0], all[1]);
      return useOnce.call(state, ...all);
    },
  });
  const { id } = await open({ fourEyes: { permission: 'approve:changes' } });
  await approvals.answer(id, { ...yes, by: { person: 'bob' }, permissions: new Set(['approve:changes']) });
  expect(await approvals.use(id)).toBe(true);
  for (const [[kind], ttl] of kept) {
    expect(ttl, kind).toBeLessThanOrEqual(LIFETIMES[kind]);
    // Used up for as long as a copy of it could be put back.
    expect(ttl, kind).toBeGreaterThanOrEqual(65 * 60_000);
  }
  expect(new Set(kept.map(([[kind]]) => kind))).toEqual(
    new Set(['approval', 'approvals-of', 'approval-used']),
  );
});

describe('an approval that others change at the same time', () => {
  test('is changed after the others', async () => {
    const { approvals, state, open } = setup();
    const { id } = await open();
    vi.spyOn(state, 'replace').mockResolvedValueOnce(false).mockResolvedValueOnce(false);
    expect(await approvals.answer(id, yes)).toBe('approved');
    expect((await approvals.get(id))?.state).toBe('approved');
  });

  test('is answered once, and used once, by however many', async () => {
    const { approvals, clock, state, open } = setup();
    const other = new Approvals(() => clock.now, state);
    const { id } = await open();
    const answers = await Promise.all([approvals.answer(id, no), other.answer(id, yes)]);
    expect(answers.sort()).toEqual([expect.stringMatching(/^(approved|declined)$/), 'over']);
    const second = await opened(other, { args: 'b' });
    await other.answer(second.id, { ...yes, by: jane });
    const used = await Promise.all([approvals, other, approvals].map((one) => one.use(second.id)));
    expect(used.filter(Boolean)).toHaveLength(1);
  });

  test('is given up where it never settles, and is not used then', async () => {
    const { approvals, state, open } = setup();
    const { id } = await open();
    await approvals.answer(id, yes);
    const replace = vi.spyOn(state, 'replace').mockResolvedValue(false);
    expect(await approvals.use(id)).toBe(false);
    expect(replace).toHaveBeenCalledTimes(20);
  });
});
