import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packWeights, unpackWeights } from '../../../src/tools/discovery/search-weights.js';

it('gives back what was packed, also after JSON', () => {
  const weights = fc.dictionary(
    fc.integer({ min: 0, max: 5_000 }).map(String),
    fc.integer({ min: -1_088, max: 20_000 }),
  );
  fc.assert(
    fc.property(weights, (byLabel) => {
      // Integer keys of an object are in ascending order.
      const pairs = Object.entries(byLabel).flatMap(([label, weight]) => [Number(label), weight]);
      expect(unpackWeights(JSON.parse(JSON.stringify(packWeights(pairs))))).toEqual(pairs);
    }),
  );
});

it('keeps a weight that is too small to be written at the smallest there is', () => {
  expect(unpackWeights(packWeights([3, -5_000, 4, 10]))).toEqual([3, -1_088, 4, 10]);
});
