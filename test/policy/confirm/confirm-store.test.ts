import { expect, test } from 'vitest';
import { MemoryConfirmStore } from '../../../src/policy/confirm/confirm-store.js';

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
