/** Every rule that the API document states in prose has a statement that holds it, or a reason. */
import { expect, it } from 'vitest';
import { areas } from './areas.js';
import rules from './prose-rules.json' with { type: 'json' };

it('are held by statements that exist, or have a reason', () => {
  const titles = new Set(
    Object.values(areas)
      .flat()
      .map(({ says }) => says),
  );
  expect(rules.length).toBeGreaterThan(300);
  for (const { at, test, reason } of rules as { at: string; test?: string; reason?: string }[]) {
    if (test === undefined) expect(reason, at).toMatch(/\w+ \w+/);
    else expect(titles.has(test), `${at}: ${test}`).toBe(true);
  }
});
