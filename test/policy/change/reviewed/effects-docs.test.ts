/** The table of effects in the documentation is made from the words and levels that the program uses. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { EFFECTS } from '../../../../src/catalog/change-facts.js';
import { levelOfEffects } from '../../../../src/policy/change/effect-levels.js';
import { effectWords } from '../../../../src/policy/change/effect-words.js';

const page = readFileSync(join(import.meta.dirname, '..', '..', '..', '..', 'docs', 'security.md'), 'utf8');

/** One row an effect: its name in the policy file, what it means, its level, and its level where it is grave. */
const rows = EFFECTS.map((effect) => {
  const level = (grave: object) => levelOfEffects([{ effect, fields: [], ...grave }]).level;
  return `| \`${effect}\` | ${effectWords[effect].means} | \`${level({})}\` | \`${level({ grave: true })}\` |`;
});

it('has the table of effects that the program uses', () => {
  const table = [
    '| effect | a change that | default | most serious |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
  const [, rest = ''] = page.split('<!-- effects: generated from src/policy/change/effect-words.ts -->\n');
  expect(rest.split('<!-- /effects -->')[0]?.trim()).toBe(table);
});
