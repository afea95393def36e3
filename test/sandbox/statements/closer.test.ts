/** Documented statements about what the sandbox used to leave out. */
import { afterAll, describe, it } from 'vitest';
import { closer } from './areas.js';
import { Holder } from './holds.js';

const holder = new Holder();
afterAll(() => holder.close());

describe.each(Object.entries(closer))('%s', (_area, statements) => {
  it.each(statements.map((one) => [`${one.says} (${one.source})`, one] as const))('%s', (_title, one) =>
    holder.hold(one),
  );
});
