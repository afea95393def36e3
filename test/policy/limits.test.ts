import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { HourlyCounter, type LimitRequest } from '../../src/policy/limits.js';
import { LIFETIMES } from '../../src/state/kinds.js';
import { MemoryState } from '../../src/state/memory-state.js';

const minute = 60_000;
const write: LimitRequest = { risk: 'write', users: [], uncountedUsers: false };
const destructive: LimitRequest = { risk: 'destructive', users: [], uncountedUsers: false };
const changes = (...users: string[]): LimitRequest => ({ risk: 'write', users, uncountedUsers: false });

function counter(limits: { writes?: number; destructive?: number; users?: number }) {
  const clock = { now: 1_000_000 };
  return { clock, hourly: new HourlyCounter(limits, () => clock.now) };
}

describe('hourly limits', () => {
  test('count by person and rule, for as long as is documented', async () => {
    const state = new MemoryState();
    const reserve = vi.spyOn(state, 'reserve');
    const hourly = new HourlyCounter({ writes: 1, destructive: 1, users: 1 }, undefined, state);
    await hourly.take({ ...destructive, users: ['u'], person: 'jane' });
    const [windows, ms] = reserve.mock.calls[0] ?? [];
    expect(windows?.map(({ key }) => key)).toEqual([
      ['limit', 'jane', 'limits.writes_per_hour'],
      ['limit', 'jane', 'limits.destructive_per_hour'],
      ['limit', 'jane', 'limits.users_per_hour'],
    ]);
    expect(ms).toBe(LIFETIMES.limit);
    expect(await hourly.take({ ...write, person: 'bob' })).toBeUndefined();
    expect(await hourly.take({ ...write, person: 'jane' })).toMatchObject({ code: 'limit_reached' });
  });

  test('without limits everything fits', async () => {
    const { hourly } = counter({});
    for (let n = 0; n < 1000; n++)
      expect(await hourly.take({ ...destructive, users: [`u${n}`], uncountedUsers: true })).toBeUndefined();
  });

  test('changes, destructive ones included; reads are free', async () => {
    const { hourly } = counter({ writes: 2 });
    expect(await hourly.take(write)).toBeUndefined();
    expect(await hourly.take(destructive)).toBeUndefined();
    expect(await hourly.take(write)).toMatchObject({ code: 'limit_reached', rule: 'limits.writes_per_hour' });
    expect(await hourly.take({ risk: 'read', users: ['u'], uncountedUsers: true })).toBeUndefined();
  });

  test('destructive calls alone', async () => {
    const { hourly } = counter({ destructive: 1 });
    expect(await hourly.take(destructive)).toBeUndefined();
    expect(await hourly.take(destructive)).toMatchObject({ rule: 'limits.destructive_per_hour' });
    expect(await hourly.take(write)).toBeUndefined();
  });

  test('say what is counted, and a change that is not destructive does not count as one', async () => {
    const { hourly } = counter({ writes: 3, destructive: 1, users: 1 });
    const reason = async (request: LimitRequest) => (await hourly.take(request))?.reason;
    expect(await reason(write)).toBeUndefined();
    expect(await reason(destructive)).toBeUndefined();
    expect(await reason(destructive)).toContain(
      'limit is 1 destructive calls within 60 minutes; used so far: 1.',
    );
    expect(await reason(changes('a', 'b'))).toContain(
      'limit is 1 different people within 60 minutes; used so far: 0.',
    );
    expect(await reason(changes('a'))).toBeUndefined();
    expect(await reason(write)).toContain('limit is 3 changes within 60 minutes; used so far: 3.');
  });

  test('none at all', async () => {
    const { hourly } = counter({ writes: 0 });
    const refusal = await hourly.take(write);
    expect(refusal?.reason).toContain('exceeds the limit on its own');
    expect(refusal?.retryAfterS).toBeUndefined();
  });

  test('the window rolls: an hour after the first, one more fits', async () => {
    const { hourly, clock } = counter({ writes: 2 });
    await hourly.take(write);
    clock.now += 10 * minute;
    await hourly.take(write);
    clock.now += 5 * minute;
    const refusal = await hourly.take(write);
    expect(refusal?.retryAfterS).toBe(45 * 60);
    expect(refusal?.reason).toContain('45 minutes');
    clock.now += 45 * minute - 1;
    expect(await hourly.take(write)).toBeDefined();
    clock.now += 1;
    expect(await hourly.take(write)).toBeUndefined();
    expect((await hourly.take(write))?.retryAfterS).toBe(10 * 60);
  });

  test('people count once, and keep their place while they are worked on', async () => {
    const { hourly, clock } = counter({ users: 2 });
    expect(await hourly.take(changes('a'))).toBeUndefined();
    clock.now += 30 * minute;
    expect(await hourly.take(changes('a', 'b', 'b'))).toBeUndefined();
    expect(await hourly.take(changes('c'))).toMatchObject({ rule: 'limits.users_per_hour' });
    clock.now += 31 * minute;
    // "a" was touched half an hour ago too, so it still counts.
    expect(await hourly.take(changes('c'))).toBeDefined();
    clock.now += 29 * minute;
    expect(await hourly.take(changes('c'))).toBeUndefined();
  });

  test('room for another comes when the one who was longest untouched is an hour back', async () => {
    const { hourly, clock } = counter({ users: 2 });
    await hourly.take(changes('a'));
    clock.now += 10 * minute;
    await hourly.take(changes('b'));
    clock.now += 10 * minute;
    await hourly.take(changes('a'));
    expect((await hourly.take(changes('c')))?.retryAfterS).toBe(50 * 60);
    expect((await hourly.take(changes('c', 'd')))?.retryAfterS).toBe(60 * 60);
  });

  test('the refusal says how many were made, and rounds the wait up', async () => {
    const { hourly, clock } = counter({ destructive: 1 });
    await hourly.take(destructive);
    clock.now += 59 * minute + 59_500;
    expect(await hourly.take(destructive)).toEqual({
      code: 'limit_reached',
      rule: 'limits.destructive_per_hour',
      reason:
        'The policy limit is 1 destructive calls within 60 minutes; used so far: 1. Nothing was changed. Retry in 1 minutes; tell the person.',
      retryAfterS: 1,
    });
  });

  test('by the clock of the machine where none is given', async () => {
    const hourly = new HourlyCounter({ writes: 1 });
    expect(await hourly.take(write)).toBeUndefined();
    expect((await hourly.take(write))?.retryAfterS).toBeGreaterThan(3590);
  });

  test('several people at once: all or nothing', async () => {
    const { hourly } = counter({ users: 3 });
    expect((await hourly.take(changes('a', 'b', 'c', 'd')))?.reason).toContain(
      'exceeds the limit on its own',
    );
    expect(await hourly.take(changes('a', 'b'))).toBeUndefined();
    expect(await hourly.take(changes('c', 'd'))).toBeDefined();
    expect(await hourly.take(changes('c'))).toBeUndefined();
  });

  test('a rejected call does not count against the other limits', async () => {
    const { hourly } = counter({ writes: 2, users: 1 });
    await hourly.take(changes('a'));
    for (let n = 0; n < 5; n++) expect(await hourly.take(changes('b'))).toBeDefined();
    expect(await hourly.take(changes('a'))).toBeUndefined();
  });

  test('each person has the whole allowance, and only one', async () => {
    const { hourly, clock } = counter({ writes: 1 });
    expect(await hourly.take({ ...write, person: 'issuer ann' })).toBeUndefined();
    expect(await hourly.take({ ...write, person: 'issuer bob' })).toBeUndefined();
    for (const person of ['issuer ann', 'issuer bob'])
      expect(await hourly.take({ ...write, person })).toMatchObject({ code: 'limit_reached' });
    // However many others come, nobody's uses are forgotten within the hour.
    for (let n = 0; n < 1500; n++) await hourly.take({ ...write, person: `issuer ${n}` });
    expect(await hourly.take({ ...write, person: 'issuer ann' })).toMatchObject({ code: 'limit_reached' });
    clock.now += 61 * minute;
    for (let n = 0; n < 1500; n++) await hourly.take({ ...write, person: `issuer ${n}` });
    expect(await hourly.take({ ...write, person: 'issuer ann' })).toBeUndefined();
  });

  test('people who cannot be counted do not fit where people are limited', async () => {
    const { hourly } = counter({ users: 100 });
    expect(await hourly.take({ ...destructive, uncountedUsers: true })).toMatchObject({
      rule: 'limits.users_per_hour',
    });
  });

  test('never more than the limit within any hour', async () => {
    const step = fc.record({
      wait: fc.integer({ min: 0, max: 40 * minute }),
      who: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 60 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 4 }),
        async (steps, writes, users) => {
          const { hourly, clock } = counter({ writes, users });
          const taken: { at: number; who: string }[] = [];
          for (const { wait, who } of steps) {
            clock.now += wait;
            if (!(await hourly.take(changes(who)))) taken.push({ at: clock.now, who });
            const recent = taken.filter(({ at }) => at > clock.now - 60 * minute);
            expect(recent.length).toBeLessThanOrEqual(writes);
            expect(new Set(recent.map((one) => one.who)).size).toBeLessThanOrEqual(users);
          }
        },
      ),
    );
  });
});
