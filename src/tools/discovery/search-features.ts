/** The features of a text that the search learns from. */
import { isMark, stem, wordsOf } from './search-text.js';

/** Features by their names, with how much each counts. */
export type Features = [feature: string, weight: number][];

/** Length of a word part, so that a misspelled or unknown word is recognized by its parts. */
const PART = 4;
const PART_WEIGHT = 0.5;
/** The bias feature: how likely an operation is, independent of the request. */
const ALWAYS: Features[number] = ['*', 0.5];

function partsOf(word: string): string[] {
  if (word.length < PART || isMark(word)) return [];
  const bounded = `<${word}>`;
  return Array.from({ length: bounded.length - PART + 1 }, (_, i) => `#${bounded.slice(i, i + PART)}`);
}

/** Stemmed words, the first word, pairs of adjacent words, and parts of words. */
export function featuresOf(text: string): Features {
  const words = wordsOf(text).map(stem);
  const features = new Map([ALWAYS]);
  for (const part of words.flatMap(partsOf)) features.set(part, PART_WEIGHT);
  for (const [i, word] of words.entries()) {
    features.set(word, 1);
    features.set(i === 0 ? `^${word}` : `${words[i - 1]} ${word}`, 1);
  }
  return [...features];
}

/** The known features, by number, scaled to length 1. */
export function unitVector(
  features: Features,
  numbers: ReadonlyMap<string, number>,
): [number: number, weight: number][] {
  const known = features.flatMap(([feature, weight]): [number, number][] => {
    const number = numbers.get(feature);
    return number === undefined ? [] : [[number, weight]];
  });
  const length = Math.hypot(...known.map(([, weight]) => weight)) || 1;
  return known.map(([number, weight]) => [number, weight / length]);
}
