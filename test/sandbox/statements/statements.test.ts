/** Documented statements about the Management API, held against the sandbox: each begins with an empty tenant. */
import { afterAll, describe, expect, it } from 'vitest';
import { areas, management } from './areas.js';
import { Holder } from './holds.js';

const holder = new Holder();
afterAll(() => holder.close());

describe.each(Object.entries(management))('%s', (_area, statements) => {
  it.each(statements.map((one) => [`${one.says} (${one.source})`, one] as const))('%s', (_title, one) =>
    holder.hold(one),
  );
});

it('are at least two hundred, each once', () => {
  const all = Object.values(areas).flat();
  expect(all.length).toBeGreaterThanOrEqual(200);
  expect(new Set(all.map(({ says }) => says)).size).toBe(all.length);
});
