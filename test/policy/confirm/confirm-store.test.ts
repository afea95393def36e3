/** Remembering what was used, and confirming while the state that replicas share is away, was restarted, or has no room. */
import { describe, expect, test, vi } from 'vitest';
import { toWire } from '../../../src/catalog/wire.js';
import type { ApprovalWay } from '../../../src/policy/approvals/approval.js';
import { Approvals, MOST_WAITING } from '../../../src/policy/approvals/approvals.js';
import type { ConfirmOutcome, ConfirmRequest } from '../../../src/policy/confirm/confirm-request.js';
import { MemoryConfirmStore, SharedConfirmStore } from '../../../src/policy/confirm/confirm-store.js';
import { Confirmer } from '../../../src/policy/confirm/confirmation.js';
import { mergePolicy } from '../../../src/policy/merge-policy.js';
import { LIFETIMES } from '../../../src/state/kinds.js';
import { MemoryState } from '../../../src/state/memory-state.js';
import { StateUnavailable } from '../../../src/state/shared-state.js';
import { record } from '../records.js';
import { reader } from './reader.js';

test('an id counts once, by the clock of the machine too', async () => {
  const store = new MemoryConfirmStore();
  const later = Date.now() + 60_000;
  expect(await store.useOnce('a', later)).toBe(true);
  expect(await store.useOnce('b', later)).toBe(true);
  expect(await store.useOnce('a', later)).toBe(false);
  expect(await store.useOnce('b', later)).toBe(false);
});

test('is remembered for as long as it could be used, and not longer', async () => {
  let now = 0;
  const store = new MemoryConfirmStore(() => now);
  await store.useOnce('a', 10);
  await store.useOnce('b', 20);
  now = 9;
  expect(await store.useOnce('a', 10)).toBe(false);
  now = 10;
  expect(await store.useOnce('a', 10)).toBe(true);
  expect(await store.useOnce('b', 20)).toBe(false);
});

test('among replicas an id counts once, for as long as a slower clock may still take it', async () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 1) });
  try {
    const state = new MemoryState();
    const [one, other] = [new SharedConfirmStore(state), new SharedConfirmStore(state)];
    const use = vi.spyOn(state, 'useOnce');
    const epoch = await one.epoch();
    expect(epoch).toBe(await state.epoch());
    const expires = Date.now() + 5 * 60_000;
    expect(await one.useOnce('a', expires, epoch)).toBe(true);
    expect(await other.useOnce('a', expires, epoch)).toBe(false);
    expect(await other.useOnce('b', expires, epoch)).toBe(true);
    expect(use.mock.calls[0]).toEqual([['confirmation-used', 'a'], expect.any(Number), epoch]);
    expect(use.mock.calls[0]?.[1]).toBeLessThanOrEqual(LIFETIMES['confirmation-used']);
    // Two minutes behind: there the confirmation has not expired yet.
    vi.setSystemTime(expires + 119_000);
    expect(await other.useOnce('a', expires, epoch)).toBe(false);
    // One that has expired already is still remembered.
    expect(await one.useOnce('c', Date.now() - 60_000, epoch)).toBe(true);
    expect(await other.useOnce('c', Date.now() - 60_000, epoch)).toBe(false);
  } finally {
    vi.useRealTimers();
  }
});

const url = 'https://mcp.example.com/approvals/1';
const code = (outcome: ConfirmOutcome) => (outcome.kind === 'refuse' ? outcome.code : outcome.kind);
const accepted = { confirmation: { action: 'accept', content: { name: 'auth0|1' } } };

function setup() {
  const clock = { now: Date.now() };
  const state = new MemoryState();
  const approvals = new Approvals(() => clock.now, state);
  const now = () => clock.now;
  const policy = mergePolicy({ source: 'test' });
  const confirmer = new Confirmer(policy, new SharedConfirmStore(state), { now });
  const page: ApprovalWay = { how: 'page', deliver: async () => ({ how: 'page', note: 'Open it.', url }) };
  const elsewhere = { approvals, ways: [page], approver: 'auto' as const, signedIn: false };
  const call = (more: Partial<ConfirmRequest> = {}, user = 'auth0|1') =>
    confirmer.confirm({
      wire: toWire(record('delete_user'), { user_id: user }),
      ...{ tenant: 'acme.example', caller: 'local', canAsk: true, read: reader({}).read },
      ...more,
    });
  return { clock, state, call, elsewhere };
}

/** Asked by a form, and read. */
async function asked() {
  const all = setup();
  const first = await all.call();
  if (first.kind !== 'ask') throw new Error(code(first));
  all.clock.now += 10_000;
  return { ...all, answer: { state: first.state, responses: accepted } };
}

describe('a prompt', () => {
  test('counts as long as the state does', async () => {
    const { call, answer } = await asked();
    expect(code(await call(answer))).toBe('proceed');
  });

  test('from before a restart of the state does not count: that it was used may be forgotten', async () => {
    const { call, answer, state } = await asked();
    vi.spyOn(state, 'epoch').mockResolvedValue('another');
    expect(code(await call(answer))).toBe('state_restarted');
  });

  test('does not count while the state is away, and is not even shown', async () => {
    const { call, answer, state } = await asked();
    vi.spyOn(state, 'useOnce').mockRejectedValue(new StateUnavailable('it is away'));
    expect(code(await call(answer))).toBe('state_unavailable');
    vi.spyOn(state, 'epoch').mockRejectedValue(new StateUnavailable('it is away'));
    expect(code(await call())).toBe('state_unavailable');
  });
});

describe('a page', () => {
  test('has room for so many questions of one caller; more are refused', async () => {
    const { call, elsewhere } = setup();
    for (let n = 0; n < MOST_WAITING; n++)
      expect(code(await call({ canAsk: false, elsewhere }, `auth0|${n}`))).toBe('wait');
    expect(code(await call({ canAsk: false, elsewhere }, 'auth0|more'))).toBe('too_many_waiting');
  });

  test('that was declined stays so where nobody can be asked elsewhere any more', async () => {
    const { call, clock, elsewhere } = setup();
    const first = await call({ canAsk: false, canOpenUrl: true, elsewhere });
    if (first.kind !== 'open') throw new Error(code(first));
    clock.now += 10_000;
    const responses = { confirmation: { action: 'decline' } };
    expect(code(await call({ canAsk: false, state: first.state, responses }))).toBe('declined');
  });
});
