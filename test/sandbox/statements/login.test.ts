/** Documented statements about logging in, held against the sandbox: each begins with an empty tenant. */
import { afterAll, describe, it } from 'vitest';
import { login } from './areas.js';
import { Holder } from './holds.js';

const holder = new Holder();
afterAll(() => holder.close());

describe.each(Object.entries(login))('%s', (_area, statements) => {
  it.each(statements.map((one) => [`${one.says} (${one.source})`, one] as const))('%s', (_title, one) =>
    holder.hold(one),
  );
});
