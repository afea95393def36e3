/** From text to the terms that are searched for: the same for the catalogue and for a request. */

import { type Intents, wishOf } from './search-intent.js';
import { ID, MARKS, Phrases, partsOf, stem, wordsOf } from './search-text.js';
import { HINTS, SAME, STOP_WORDS } from './search-vocabulary.js';
import { WEIGHTS } from './search-weights.js';

/** A term and how much it counts, 0..1. */
export type Weighted = [term: string, weight: number];

const stopWords = new Set(STOP_WORDS.split(/\s+/).filter(Boolean).map(stem));

/** Marks are not searched for, only what they hint at. */
const marks = new Set([ID, ...Object.values(MARKS)]);

const same = new Phrases<string>();
for (const line of SAME) {
  const colon = line.indexOf(':');
  const term = stem(line.slice(0, colon));
  same.add(term, term);
  for (const phrase of partsOf(line.slice(colon + 1))) same.add(phrase, term);
}

/** What stands after these may be the name of a company. */
const placeWords = new Set(['at', 'into', 'inside', 'for', 'within']);

/** One term for all that mean the same, with the places of its words. */
interface Token {
  term: string;
  places: number[];
}

function tokensOf(words: readonly string[]): Token[] {
  const taken = new Set<number>();
  const tokens: Token[] = [];
  words.forEach((word, place) => {
    if (taken.has(place)) return;
    const found = same.at(words, place, taken);
    const places = found?.places ?? [place];
    for (const p of places) taken.add(p);
    tokens.push({ term: found?.value ?? word, places });
  });
  return tokens;
}

const hints = new Phrases<Weighted[]>();
for (const line of HINTS) {
  const colon = line.lastIndexOf(':');
  const terms = partsOf(line.slice(colon + 1)).map((part): Weighted => {
    const [word = '', weight] = part.split('^');
    return [tokensOf([stem(word)])[0]?.term ?? word, weight ? Number(weight) : WEIGHTS.hint];
  });
  for (const phrase of partsOf(line.slice(0, colon))) hints.add(phrase, terms);
}

/** What a text is about, and what it wishes. */
export interface Analysis {
  terms: Weighted[];
  /** Words that are written like names, with how likely each is a company's. */
  names: ReadonlyMap<string, number>;
  /** Empty when nothing in it says. */
  wish: Intents;
}

/** Reads words of the catalogue, or of a request, in which all hints count. */
export function analyse(text: string, request: boolean): Analysis {
  const { plain, afterPause } = wordsOf(text);
  const words = plain.map(stem);
  const tokens = tokensOf(words);
  const meanings = [...plain];
  for (const { term, places } of tokens) if (places.length > 1) meanings[places[0] as number] = term;
  const { wish, verbs } = wishOf(plain, words, meanings, afterPause);
  const terms = new Map<string, number>();
  const count = (term: string, weight: number) => terms.set(term, Math.max(terms.get(term) ?? 0, weight));
  for (const { term, places } of tokens) {
    if (places.length > 1) {
      count(term, 1);
      for (const p of places)
        if (!stopWords.has(words[p] as string)) count(words[p] as string, WEIGHTS.partOfPhrase);
    } else if (!marks.has(term) && !stopWords.has(term) && !verbs.has(places[0] as number)) count(term, 1);
  }
  for (const sequence of [words, tokens.map((token) => token.term)]) {
    sequence.forEach((word, place) => {
      if (!request && !marks.has(word)) return;
      for (const [term, weight] of hints.at(sequence, place)?.value ?? []) count(term, weight);
    });
  }
  const names = new Map<string, number>();
  for (const name of text.match(/\p{Lu}\p{Ll}+/gu) ?? [])
    names.set(stem(name.toLowerCase()), WEIGHTS.maybeCompany);
  words.forEach((word, place) => {
    if (placeWords.has(plain[place - 1] ?? '')) names.set(word, WEIGHTS.company);
  });
  return { terms: [...terms], names, wish };
}
