/** What is learned from: a request's terms, which comes first and last, what it wishes, and what is always there. */
import type { Intents } from './search-intent.js';
import type { Vector } from './search-learning.js';
import type { Intent } from './search-verbs.js';
import { WEIGHTS } from './search-weights.js';

const WISHES: readonly Intent[] = ['list', 'get', 'create', 'update', 'delete', 'act'];

/** How many features there are for so many terms. */
export const featureCount = (terms: number): number => 3 * terms + WISHES.length + 1;

/**
 * The features of a text: its terms under their own numbers, together of length 1, the others behind.
 * @param terms numbers of its terms, in its order; @param count how many terms there are in all
 */
export function featuresOf(terms: Vector, wish: Intents, count: number): Vector {
  const length = Math.sqrt(terms.reduce((sum, [, weight]) => sum + weight ** 2, 0)) || 1;
  const features: Vector = terms.map(([term, weight]) => [term, weight / length]);
  const said = terms.filter(([, weight]) => weight >= WEIGHTS.said).map(([term]) => term);
  const [first, last] = [said[0], said.at(-1)];
  if (first !== undefined && last !== undefined && said.length > 1) {
    features.push([count + first, WEIGHTS.learnedFirst], [2 * count + last, WEIGHTS.learnedLast]);
  }
  const most = Math.max(1, ...Object.values(wish));
  WISHES.forEach((intent, i) => {
    const weight = wish[intent];
    if (weight) features.push([3 * count + i, (WEIGHTS.learnedWish * weight) / most]);
  });
  features.push([3 * count + WISHES.length, WEIGHTS.always]);
  return features;
}
