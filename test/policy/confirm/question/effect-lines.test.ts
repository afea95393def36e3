import { expect, it } from 'vitest';
import { EFFECTS } from '../../../../src/catalog/change-facts.js';
import { effectWords } from '../../../../src/policy/change/effect-words.js';
import { effectLines } from '../../../../src/policy/confirm/question/effect-lines.js';

it('tells each effect once, in one order, with its fields and reasons', () => {
  expect(
    effectLines([
      { effect: 'loss', fields: ['a.b', ''], why: 'One.' },
      { effect: 'privileges', fields: [] },
      { effect: 'loss', fields: ['a.b', 'c d'], why: 'One.' },
      { effect: 'loss', fields: [], why: 'Two\nEffects' },
    ]),
  ).toEqual([
    `  Privileges: ${effectWords.privileges.means}`,
    expect.stringMatching(/^ {2}Loss: [^()]+ \(a\.b, "c d"\)$/),
    '    One.',
    expect.stringMatching(/^ {4}Two\S+Effects$/),
  ]);
  expect(effectLines([])).toEqual([]);
  expect(effectLines([{ effect: 'loss', fields: ['a'] }])).toEqual([`  Loss: ${effectWords.loss.means} (a)`]);
});

it('cuts a reason that would fill the question, and says so', () => {
  const [, reason = ''] = effectLines([{ effect: 'loss', fields: [], why: 'x'.repeat(2_500) }]);
  expect(reason).toMatch(/^ {4}x{2000}… \(2500 characters\)$/);
});

it('has words of its own for each effect', () => {
  const lines = effectLines(EFFECTS.map((effect) => ({ effect, fields: [] })));
  expect(new Set(lines.map((line) => line.split(':')[0])).size).toBe(EFFECTS.length);
  for (const line of lines) expect(line).toMatch(/^ {2}[A-Z][A-Za-z -]+: \w+ .+$/);
});
