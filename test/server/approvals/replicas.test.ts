/** An approval that one replica asks for is seen, answered and used at any other, and only once in all. */
import { describe, expect, it } from 'vitest';
import { Approvals, type NewApproval } from '../../../src/policy/approvals/approvals.js';
import { Csrf } from '../../../src/server/approvals/csrf.js';
import { Cookies } from '../../../src/server/approvals/signed-in/cookies.js';
import { MemoryState } from '../../../src/state/memory-state.js';
import { type SharedState, StateUnavailable } from '../../../src/state/shared-state.js';

const jane = { person: 'https://issuer.example/ auth0|jane' };
const asked: NewApproval = {
  caller: `${jane.person} client`,
  person: jane.person,
  tenant: 'acme.example',
  tool: 'delete_user',
  args: 'a',
  policy: 'p',
  title: 'Delete a user',
  clientName: 'chat',
  level: 'ask',
  question: 'Delete a user (delete_user)',
  shown: 's',
  change: 'c',
  effects: ['loss'],
};
const yes = { approve: true, by: jane, how: 'page' } as const;

function replicas() {
  const state = Object.assign(new MemoryState(), { shared: true as never }) as SharedState;
  return { state, one: new Approvals(undefined, state), two: new Approvals(undefined, state) };
}
const opened = async (approvals: Approvals, more: Partial<NewApproval> = {}): Promise<string> =>
  (await approvals.open({ ...asked, ...more }))?.id ?? '';

describe('approvals of two replicas', () => {
  it('are asked for at one, answered at the other, and used once', async () => {
    const { one, two } = replicas();
    const id = await opened(one);
    expect((await two.list(jane.person)).map((approval) => approval.id)).toEqual([id]);
    const told = one.changed(id, 60_000);
    expect(await two.answer(id, yes)).toBe('approved');
    await told;
    expect((await one.ofCall(asked))?.state).toBe('approved');
    const uses = await Promise.all([one.use(id), two.use(id), one.use(id), two.use(id)]);
    expect(uses.filter(Boolean)).toHaveLength(1);
  });

  it('are counted where they were asked for, while they wait', async () => {
    const { one, two } = replicas();
    const [first] = [await opened(one), await opened(one), await opened(two)];
    expect([await one.waitingHere(), await two.waitingHere()]).toEqual([2, 1]);
    await two.answer(first as string, yes);
    expect([await one.waitingHere(), await two.waitingHere()]).toEqual([1, 1]);
  });

  it('count one of two answers that are given at the same time', async () => {
    const { one, two } = replicas();
    const id = await opened(one);
    const outcomes = await Promise.all([one.answer(id, yes), two.answer(id, { ...yes, approve: false })]);
    expect(outcomes.filter((outcome) => outcome === 'over')).toHaveLength(1);
  });

  it('count wrong names together', async () => {
    const { one, two } = replicas();
    const id = await opened(one, { expect: 'jane@example.com' });
    const wrong = { ...yes, name: 'x' };
    for (let n = 0; n < 2; n += 1)
      for (const at of [one, two]) expect(await at.answer(id, wrong)).toBe('wrong_name');
    expect(await one.answer(id, wrong)).toBe('declined');
  });

  it('are void after a restart of the state: nobody knows what was used', async () => {
    const { one, state } = replicas();
    const id = await opened(one);
    await one.answer(id, yes);
    Object.assign(state, { epoch: async () => 'another' });
    expect((await one.get(id))?.state).toBe('void');
    expect(await one.use(id)).toBe(false);
  });

  it('say that the state is away, but for what came of a call that was made', async () => {
    const { one, state } = replicas();
    const id = await opened(one);
    Object.assign(state, { read: () => Promise.reject(new StateUnavailable('away')) });
    await expect(one.answer(id, yes)).rejects.toThrow(StateUnavailable);
    await expect(one.note(id, true, 'done')).resolves.toBeUndefined();
  });
});

describe('the pages of two replicas with one key', () => {
  const key = ['k'.repeat(32)];
  const now = () => 1_000;
  const cookieOf = (headers: string[]) => headers[0]?.split(';')[0] ?? '';
  const person = { ...jane, permissions: ['read:users'] };

  it('know each other’s sessions and forms; those with another key do not', () => {
    const cookie = cookieOf(new Cookies(true, now, key).begin(person));
    expect(new Cookies(true, now, key).session(cookie)).toMatchObject(person);
    expect(new Cookies(true, now, ['x'.repeat(32)]).session(cookie)).toBeUndefined();
    const token = new Csrf(key).token('session', 'id');
    expect(new Csrf(key).matches(token, 'session', 'id')).toBe(true);
    expect(new Csrf(['x'.repeat(32)]).matches(token, 'session', 'id')).toBe(false);
  });

  it('know those of the key before, while it is changed', () => {
    const [old, both] = [key, ['n'.repeat(32), ...key]];
    const cookie = cookieOf(new Cookies(true, now, old).begin(person));
    expect(new Cookies(true, now, both).session(cookie)).toMatchObject(person);
    expect(new Csrf(both).matches(new Csrf(old).token('session', 'id'), 'session', 'id')).toBe(true);
  });
});
