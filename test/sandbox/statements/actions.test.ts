/** Documented statements about Actions, held against the sandbox: each begins with an empty tenant. */
import { afterAll, describe, it } from 'vitest';
import { actions } from './areas.js';
import { Holder } from './holds.js';

const holder = new Holder();
afterAll(() => holder.close());

describe.each(Object.entries(actions))('%s', (_area, statements) => {
  it.each(statements.map((one) => [`${one.says} (${one.source})`, one] as const))('%s', (_title, one) =>
    holder.hold(one),
  );
});
