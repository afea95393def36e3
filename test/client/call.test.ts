import { expect, test } from 'vitest';
import { Call } from '../../src/client/call.js';
import { systemTiming } from '../../src/client/timing.js';

test('many calls share one signal without a warning of Node', async () => {
  const warnings: string[] = [];
  const note = ({ name }: Error) => warnings.push(name);
  process.on('warning', note);
  const { signal } = new AbortController();
  const calls = Array.from({ length: 20 }, () => new Call(systemTiming, 1_000, signal));
  await new Promise(setImmediate);
  for (const call of calls) call.end();
  process.off('warning', note);
  expect(warnings).toEqual([]);
});
