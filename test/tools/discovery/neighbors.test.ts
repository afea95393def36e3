/** Operations whose names are nearly the same are told apart in one line. */
import { describe, expect, it } from 'vitest';
import data from '../../../catalog/neighbors.json' with { type: 'json' };
import { builtInTools } from '../../../src/tools/built-in-tools.js';
import { neighborsOf } from '../../../src/tools/discovery/neighbors.js';
import { buildToolIndex } from '../../../src/tools/listing/build-index.js';

const { records } = await buildToolIndex();
const ALIKE = 0.75;
/** Verbs that people use for the same. */
const verbOf = (name: string) => name.split('_')[0]?.replace(/^(remove|revoke)$/, 'delete');
const nounsOf = (name: string) =>
  new Set(
    name
      .split('_')
      .slice(1)
      .map((word) => word.replace(/s$/, '')),
  );

function areAlike(a: string, b: string): boolean {
  if (verbOf(a) !== verbOf(b)) return false;
  const [of, other] = [nounsOf(a), nounsOf(b)];
  const both = [...of].filter((word) => other.has(word)).length;
  return both / new Set([...of, ...other]).size >= ALIKE;
}

describe('near-alike operations', () => {
  it('have a line that tells each from the other', () => {
    const names = records.map(({ name }) => name);
    const pairs = names.flatMap((a, i) =>
      names.slice(i + 1).flatMap((b) => (areAlike(a, b) ? [[a, b]] : [])),
    );
    expect(pairs.length).toBeGreaterThan(10);
    expect(pairs.filter(([a = '', b = '']) => !neighborsOf(a)?.includes(`: ${b}`))).toEqual([]);
  });

  it('exist, and are each in one group', () => {
    const known = new Set([...records, ...builtInTools.map(({ record }) => record)].map(({ name }) => name));
    const all = data.groups.flatMap((group) => Object.keys(group));
    expect(all.filter((name) => !known.has(name))).toEqual([]);
    expect(new Set(all).size).toBe(all.length);
    expect(neighborsOf('get_user')).toBeUndefined();
  });
});
