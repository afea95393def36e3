/** `npm ci` on the oldest Node that is supported prints no warning: every package of the lock file takes it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const read = (file: string) => JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', file), 'utf8'));

type Version = readonly [number, number, number];
const versionIn = (text: string): Version => {
  const [major = 0, minor = 0, patch = 0] = (/\d+(\.\d+)*/.exec(text)?.[0] ?? '').split('.').map(Number);
  return [major, minor, patch];
};
const before = (a: Version, b: Version): boolean => {
  const at = a.findIndex((number, index) => number !== b[index]);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
};

/** Whether a range of the kinds that packages write for Node admits a version. */
function admits(range: string, version: Version): boolean {
  return range.split('||').some((alternative) =>
    [...alternative.matchAll(/(>=|<=|>|<|\^|~)?\s*(\d[\d.x]*)/g)].every(([, operator, text = '']) => {
      const bound = versionIn(text);
      if (operator === '<') return before(version, bound);
      if (before(version, bound)) return false;
      return operator === '>=' || version[0] === bound[0];
    }),
  );
}

it('reads ranges', () => {
  const v20: Version = [20, 19, 0];
  const admitted = ['>=20.19', '>= 18', '^18 || ^20.19.0', '20.x', '>=14 <21', '*'];
  const refused = ['>=22', '^18.0.0 || >=22.12', '>=20.19.1', '18.x', '>=14 <20'];
  expect(admitted.filter((range) => !admits(range, v20))).toEqual([]);
  expect(refused.filter((range) => admits(range, v20))).toEqual([]);
});

it('no package needs a newer Node than the oldest that is supported', () => {
  const { engines } = read('package.json') as { engines: { node: string } };
  const { packages } = read('package-lock.json') as {
    packages: Record<string, { engines?: { node?: string } }>;
  };
  const oldest = versionIn(engines.node);
  expect(oldest[0]).toBeGreaterThan(0);
  const newer = Object.entries(packages).filter(([, { engines: own }]) => !admits(own?.node ?? '*', oldest));
  expect(newer.map(([name]) => name)).toEqual([]);
});
