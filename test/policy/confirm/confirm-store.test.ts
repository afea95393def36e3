import { expect, test, vi } from 'vitest';
import { MemoryConfirmStore, SharedConfirmStore } from '../../../src/policy/confirm/confirm-store.js';
import { LIFETIMES } from '../../../src/state/kinds.js';
import { MemoryState } from '../../../src/state/memory-state.js';

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
