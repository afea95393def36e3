/** What is listed of approvals, for whom, and for how long. */
import { describe, expect, test } from 'vitest';
import { MOST_WAITING, type NewApproval } from '../../../src/policy/approvals/approvals.js';
import { asked, jane, no, setup, yes } from './asked.js';

const MINUTE = 60_000;

describe('the list of a person', () => {
  test('begins with the newest', async () => {
    const { approvals, open, clock } = setup();
    const ids: string[] = [];
    for (const args of ['a', 'b', 'c']) {
      clock.now += 1;
      ids.unshift((await open({ args })).id);
    }
    // Asked through another client, and of another person: listed by time among one's own.
    clock.now += 1;
    const fourEyes = { permission: 'approve:changes' };
    const bobs = await open({ caller: 'bob client', person: 'bob', fourEyes });
    clock.now += 1;
    ids.unshift(bobs.id);
    ids.unshift((await open({ args: 'd' })).id);
    const seen = await approvals.list(jane.person, new Set(['approve:changes']));
    expect(seen.map(({ id }) => id)).toEqual([ids[0], bobs.id, ...ids.slice(2)]);
  });

  test('names one that waits for a second person once, to the one who asked for it', async () => {
    const { approvals, open } = setup();
    await open({ fourEyes: { permission: 'approve:changes' } });
    expect(await approvals.list(jane.person, new Set(['approve:changes']))).toHaveLength(1);
    expect(await approvals.list(jane.person)).toHaveLength(1);
    expect(await approvals.list('bob', new Set(['another:permission']))).toEqual([]);
  });

  test('keeps dozens of those that have ended, and drops the oldest', async () => {
    const { approvals, open, clock } = setup();
    const ids: string[] = [];
    for (let i = 0; i < 100; i++) {
      clock.now += 1;
      const { id } = await open({ args: String(i) });
      await approvals.answer(id, no);
      ids.unshift(id);
    }
    const listed = (await approvals.list(jane.person)).map(({ id }) => id);
    expect(listed.length).toBeGreaterThanOrEqual(40);
    expect(listed.length).toBeLessThanOrEqual(60);
    expect(listed).toEqual(ids.slice(0, listed.length));
    expect(await approvals.get(ids[99] as string)).toBeUndefined();
  });

  test('holds the latest sixty that can be used', async () => {
    const { approvals, open } = setup();
    const ids: string[] = [];
    for (let i = 0; i < 70; i++) {
      const { id } = await open({ args: String(i) });
      await approvals.answer(id, yes);
      ids.unshift(id);
    }
    expect((await approvals.list(jane.person)).map(({ id }) => id)).toEqual(ids.slice(0, 60));
  });

  test('never drops what waits or can still be used for what has ended', async () => {
    const { approvals, open } = setup();
    const waiting = await open({ args: 'waiting' });
    const approved = await open({ args: 'approved' });
    await approvals.answer(approved.id, yes);
    for (let i = 0; i < 55; i++) await approvals.answer((await open({ args: String(i) })).id, no);
    expect((await approvals.get(waiting.id))?.state).toBe('waiting');
    expect(await approvals.use(approved.id)).toBe(true);
  });
});

describe('those that wait', () => {
  test('wait for ten minutes, and can be used for five', async () => {
    const { approvals, open, clock } = setup();
    const late = await open({ args: 'late' });
    expect(late.expires - late.asked).toBe(10 * MINUTE);
    clock.now += 10 * MINUTE - 1;
    expect(await approvals.answer(late.id, yes)).toBe('approved');
    clock.now += 5 * MINUTE - 1;
    expect((await approvals.get(late.id))?.state).toBe('approved');
    clock.now += 1;
    expect(await approvals.use(late.id)).toBe(false);
  });

  test('make room for others when they are answered or too old', async () => {
    const { approvals, open, clock } = setup();
    const first = await open();
    for (let i = 1; i < MOST_WAITING; i++) await open({ args: String(i) });
    expect(await approvals.open({ ...asked, args: 'more' })).toBeUndefined();
    await approvals.answer(first.id, no);
    expect(await approvals.open({ ...asked, args: 'more' })).toBeDefined();
    expect(await approvals.open({ ...asked, args: 'still more' })).toBeUndefined();
    clock.now += 10 * MINUTE;
    expect(await approvals.open({ ...asked, args: 'still more' })).toBeDefined();
  });

  test('are counted until they are answered', async () => {
    const { approvals, open, clock } = setup();
    expect(await approvals.waitingHere()).toBe(0);
    const [first] = [await open(), await open({ args: 'b' })];
    expect(await approvals.waitingHere()).toBe(2);
    await approvals.answer(first.id, yes);
    expect(await approvals.waitingHere()).toBe(1);
    clock.now += 10 * MINUTE;
    expect(await approvals.waitingHere()).toBe(0);
  });
});

test('however many others ask, a second person sees what waits for one, and what is kept is bounded', async () => {
  const { approvals, open } = setup();
  const fourEyes = { permission: 'approve:changes' };
  const many = async (count: number, more: Partial<NewApproval>) => {
    for (let i = 0; i < count; i++)
      await open({ ...more, caller: `caller ${Math.floor(i / 20)}`, person: 'p' });
  };
  const { id } = await open({ fourEyes });
  await many(1_000, {});
  const seen = await approvals.list('bob', new Set(['approve:changes']));
  expect(seen.map((one) => one.id)).toEqual([id]);
  expect((await approvals.ofCall(asked))?.id).toBe(id);
  expect(await approvals.waitingHere()).toBe(1_000);
  const others = setup();
  for (let i = 0; i < 520; i++) await others.open({ fourEyes, caller: `caller ${Math.floor(i / 20)}` });
  const listed = await others.approvals.list('bob', new Set(['approve:changes']));
  expect(listed.length).toBeGreaterThan(100);
  expect(listed.length).toBeLessThanOrEqual(500);
});

describe('the approval of a call', () => {
  test('is the latest, and told until its end has been told', async () => {
    const { approvals, open } = setup();
    const first = await open();
    await approvals.answer(first.id, no);
    expect(await approvals.ofCall(asked)).toMatchObject({ id: first.id, state: 'declined' });
    const second = await open();
    expect((await approvals.ofCall(asked))?.id).toBe(second.id);
    await approvals.void(second.id);
    await approvals.void(first.id);
    expect(await approvals.ofCall(asked)).toBeUndefined();
  });

  test('that has expired is still told', async () => {
    const { approvals, open, clock } = setup();
    await open();
    clock.now += 10 * MINUTE;
    expect((await approvals.ofCall(asked))?.state).toBe('expired');
    expect(await approvals.any(asked.caller, asked.tool)).toBe(false);
  });

  test('counts for its tool while it waits and until it is used', async () => {
    const { approvals, open } = setup();
    const { id } = await open();
    expect(await approvals.any(asked.caller, asked.tool)).toBe(true);
    await approvals.answer(id, yes);
    expect(await approvals.any(asked.caller, asked.tool)).toBe(true);
    await approvals.use(id);
    expect(await approvals.any(asked.caller, asked.tool)).toBe(false);
  });
});

describe('the code', () => {
  test('has no characters that look alike, and is hardly the same twice', async () => {
    const { approvals, open } = setup();
    const codes = new Set<string>();
    for (let i = 0; i < 60; i++) {
      const { id, code } = await open({ args: String(i) });
      expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{2}-[2-9A-HJKMNP-TV-Z]{3}$/);
      codes.add(code);
      await approvals.void(id);
    }
    expect(codes.size).toBeGreaterThan(55);
  });
});
