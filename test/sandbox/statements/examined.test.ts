/** Documented statements of pages all over the documentation, held against the sandbox. */
import { afterAll, describe, it } from 'vitest';
import { examined } from './areas.js';
import { Holder } from './holds.js';

const holder = new Holder();
afterAll(() => holder.close());

describe.each(Object.entries(examined))('%s', (_area, statements) => {
  it.each(statements.map((one) => [`${one.says} (${one.source})`, one] as const))('%s', (_title, one) =>
    holder.hold(one),
  );
});
