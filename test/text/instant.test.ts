/** Points in time as people write them. */
import { expect, it } from 'vitest';
import { instantOf } from '../../src/text/instant.js';

const NOW = Date.parse('2026-03-05T10:30:00Z');
const at = (text: string): string | undefined => {
  const time = instantOf(text, NOW);
  return time === undefined ? undefined : new Date(time).toISOString().replace('.000', '');
};

it.each([
  ['24h', '2026-03-04T10:30:00Z'],
  ['90m', '2026-03-05T09:00:00Z'],
  ['7d', '2026-02-26T10:30:00Z'],
  ['last 2 weeks', '2026-02-19T10:30:00Z'],
  ['3 hours ago', '2026-03-05T07:30:00Z'],
  ['now', '2026-03-05T10:30:00Z'],
  ['Today', '2026-03-05T00:00:00Z'],
  [' yesterday ', '2026-03-04T00:00:00Z'],
  ['2026-03-01', '2026-03-01T00:00:00Z'],
  ['2026-03-01T12:00:00Z', '2026-03-01T12:00:00Z'],
  ['soon', undefined],
  ['', undefined],
  ['5', undefined],
  ['2026-13-01', undefined],
])('%j is %s', (text, expected) => expect(at(text)).toBe(expected));
