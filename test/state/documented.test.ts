import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { LIFETIMES } from '../../src/state/kinds.js';
import { RULES } from '../support/redis.js';

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'state.md'), 'utf8');

const words = (ms: number): string => {
  const units: [string, number][] = [
    ['day', 86_400_000],
    ['hour', 3_600_000],
    ['minute', 60_000],
    ['second', 1_000],
  ];
  const [unit, size] = units.find(([, length]) => ms % length === 0) ?? ['ms', 1];
  return `${ms / size} ${unit}${ms === size ? '' : 's'}`;
};

it('lists every kind of entry with its lifetime', () => {
  const rows = [...page.matchAll(/^\| `([a-z-]+)` \| .* \| (.*) \|$/gm)].map(([, kind, kept]) => [
    kind,
    kept,
  ]);
  const kinds = Object.entries(LIFETIMES).map(([kind, ms]) => [kind, words(ms)]);
  expect(rows).toEqual([...kinds, ['names', 'without end']]);
});

it('says which commands the account needs: the tests use one that has no others', () => {
  const needed = RULES.split(' ').filter((rule) => !/cluster|readonly/.test(rule));
  expect(page).toContain(needed.join(' '));
});
