/** From text to the terms that are searched for: the same for the catalogue and for a request. */
import { HINTS } from './search-hints.js';
import { type Intents, wishOf } from './search-intent.js';
import { Phrases } from './search-phrases.js';
import { lazy, MARKS, partsOf, plainWords, stem, wordsOf } from './search-text.js';
import { ASIDES, SAME, STOP_WORDS } from './search-vocabulary.js';
import { WEIGHTS } from './search-weights.js';

/** A term and how much it counts, 0..1. */
export type Weighted = [term: string, weight: number];

/** What a text is about, and what it wishes. */
export interface Analysis {
  terms: Weighted[];
  /** Words that are written like names, with how likely each is a company's. */
  names: ReadonlyMap<string, number>;
  wish: Intents;
}

/** One term for all that mean the same, with the places of its words. */
interface Token {
  term: string;
  places: number[];
}

const stopWords = lazy(() => new Set(plainWords(STOP_WORDS).map(stem)));

/** Marks are not searched for, only what they hint at. */
const marks = new Set(Object.values(MARKS));

/** What stands after these may be the name of a company. */
const placeWords = new Set(['at', 'into', 'inside', 'for', 'within']);

/** `word: phrase, phrase` as its two sides. */
function sidesOf(line: string): [string, string] {
  const colon = line.lastIndexOf(':');
  return [line.slice(0, colon), line.slice(colon + 1)];
}

const same = lazy(() => {
  const phrases = new Phrases<string>();
  for (const [word, others] of SAME.map(sidesOf)) {
    const term = stem(word);
    phrases.add(word, term);
    for (const other of partsOf(others)) phrases.add(other, term);
  }
  return phrases;
});

const hints = lazy(() => {
  const phrases = new Phrases<Weighted[]>();
  for (const [said, meant] of HINTS.map(sidesOf)) {
    const terms = partsOf(meant).map((part): Weighted => {
      const [word = '', weight] = part.split('^');
      return [tokensOf([stem(word)])[0]?.term ?? word, weight ? Number(weight) : WEIGHTS.hint];
    });
    for (const phrase of partsOf(said)) phrases.add(phrase, terms);
  }
  return phrases;
});

const asides = lazy(() => {
  const phrases = new Phrases<true>();
  for (const phrase of partsOf(ASIDES)) phrases.add(phrase, true);
  return phrases;
});

function tokensOf(words: readonly string[]): Token[] {
  const taken = new Set<number>();
  const tokens: Token[] = [];
  words.forEach((word, place) => {
    if (taken.has(place)) return;
    const found = same().at(words, place, taken);
    const places = found?.places ?? [place];
    for (const p of places) taken.add(p);
    tokens.push({ term: found?.value ?? word, places });
  });
  return tokens;
}

/** Places of words that tell what is not wanted: up to the next pause. */
function asidesOf(words: readonly string[], afterPause: ReadonlySet<number>): Set<number> {
  const places = new Set<number>();
  words.forEach((_, place) => {
    const found = asides().at(words, place);
    if (!found) return;
    for (let p = place + found.places.length; p < words.length && !afterPause.has(p); p++) places.add(p);
  });
  return places;
}

function namesOf(text: string, plain: readonly string[], words: readonly string[]): Map<string, number> {
  const names = new Map<string, number>();
  for (const name of text.match(/\p{Lu}\p{Ll}+/gu) ?? [])
    names.set(stem(name.toLowerCase()), WEIGHTS.maybeCompany);
  words.forEach((word, place) => {
    if (placeWords.has(plain[place - 1] ?? '')) names.set(word, WEIGHTS.company);
  });
  return names;
}

/** Reads words of the catalogue, or of a request, in which all hints count. */
export function analyse(text: string, request: boolean): Analysis {
  const { plain, afterPause } = wordsOf(text);
  const words = plain.map(stem);
  const tokens = tokensOf(words);
  const meanings = [...plain];
  for (const { term, places } of tokens) if (places.length > 1) meanings[places[0] as number] = term;
  const { wish, verbs } = wishOf({ plain, words, meanings, afterPause });
  const aside = asidesOf(words, afterPause);
  const terms = new Map<string, number>();
  const count = (term: string, weight: number) => terms.set(term, Math.max(terms.get(term) ?? 0, weight));
  for (const { term, places } of tokens) {
    const [first = 0] = places;
    const weight = places.some((place) => aside.has(place)) ? WEIGHTS.aside : 1;
    if (places.length > 1) {
      count(term, weight);
      for (const place of places) {
        const word = words[place] as string;
        if (!stopWords().has(word)) count(word, WEIGHTS.partOfPhrase);
      }
    } else if (!marks.has(term) && !stopWords().has(term) && !verbs.has(first)) count(term, weight);
  }
  for (const sequence of [words, tokens.map((token) => token.term)]) {
    sequence.forEach((word, place) => {
      if (!request && !marks.has(word)) return;
      for (const [term, weight] of hints().at(sequence, place)?.value ?? []) count(term, weight);
    });
  }
  return { terms: [...terms], names: namesOf(text, plain, words), wish };
}
