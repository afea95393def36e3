/** From text to the terms that are searched for: the same for the catalogue and for a request. */
import { HINTS, INTENT_WORDS, type Intent, SAME, STOP_WORDS } from './search-vocabulary.js';

/** A term and how much it counts, 0..1. */
export type Weighted = [term: string, weight: number];

export interface Analysis {
  terms: Weighted[];
  /** What the verbs and question words ask for; empty when none says. */
  intents: Partial<Record<Intent, number>>;
}

/** How much the words of a phrase count beside the phrase, and what a term only hints at. */
const PART_OF_PHRASE = 0.35;
const HINT = 0.3;
/** How many words may stand in a phrasal verb, as in "log the user out". */
const GAP = 3;

/** Values that stand for their kind: an address says "by email", whosever it is. */
const ENTITIES: readonly [RegExp, string][] = [
  [/[^\s<>,;"']+@[^\s<>,;"'?]+\.[a-z]{2,}/gi, 'xemailx'],
  [/\b(?:https?:\/\/|localhost)\S*/gi, 'xurlx'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?\b/g, 'xipx'],
  [/\b(?:[a-z0-9-]+)\|[\w.|-]+/gi, 'xuseridx'],
  [/\bcon_\w+/gi, 'xconnectionidx'],
  [/\borg_\w+/gi, 'xorganizationidx'],
  [/\brol_\w+/gi, 'xroleidx'],
  [/\+\d[\d .-]{3,}/g, 'xphonex'],
  [/\b(?:read|write|create|update|delete|edit|manage|view|admin):[\w:.-]+/gi, 'xscopex'],
];

const MARKS: Record<string, string> = {
  '<email>': 'xemailx',
  '<url>': 'xurlx',
  '<ip>': 'xipx',
  '<user-id>': 'xuseridx',
  '<connection-id>': 'xconnectionidx',
  '<organization-id>': 'xorganizationidx',
  '<role-id>': 'xroleidx',
  '<phone>': 'xphonex',
  '<scope>': 'xscopex',
};

/** Plural and common verb endings off, so that "blocked users" meets "block a user". */
export function stem(word: string): string {
  if (word.length <= 3 || /\d/.test(word)) return word;
  let w = word;
  if (w.endsWith('ies') && w.length > 4) w = `${w.slice(0, -3)}y`;
  else if (/(?:ss|sh|ch|x|z)es$/.test(w)) w = w.slice(0, -2);
  else if (/[^siu]s$/.test(w)) w = w.slice(0, -1);
  if (w.length > 5 && w.endsWith('ing')) w = w.slice(0, -3);
  else if (w.length > 4 && w.endsWith('ied')) w = `${w.slice(0, -3)}y`;
  else if (w.length > 4 && w.endsWith('ed') && !w.endsWith('eed')) w = w.slice(0, -2);
  w = w.replace(/([bdgklmnprt])\1$/, '$1');
  return w.length > 3 ? w.replace(/e$/, '') : w;
}

/** Lower-case words without accents, apostrophes or possessive endings, with entities marked. */
function wordsOf(text: string): string[] {
  let marked = text;
  for (const [pattern, mark] of ENTITIES) marked = marked.replace(pattern, ` ${mark} `);
  return marked
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]s\b/g, '')
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map(stem);
}

interface Pattern<T> {
  words: string[];
  value: T;
}

/** Phrases by their first word, the longest first. */
class Phrases<T> {
  readonly #byFirst = new Map<string, Pattern<T>[]>();

  add(text: string, value: T): void {
    const words = MARKS[text]
      ? [MARKS[text]]
      : text
          .split(/[^\p{L}\p{N}*]+/u)
          .filter(Boolean)
          .map(stem);
    const first = words[0];
    if (first === undefined) return;
    const same = this.#byFirst.get(first) ?? [];
    same.push({ words, value });
    same.sort((a, b) => b.words.length - a.words.length);
    this.#byFirst.set(first, same);
  }

  /** The longest phrase that starts at a place, with the places of its words. */
  at(
    words: readonly string[],
    start: number,
    free: (place: number) => boolean,
  ): { value: T; places: number[] } | undefined {
    for (const pattern of this.#byFirst.get(words[start] ?? '') ?? []) {
      const places = matchPlaces(pattern.words, words, start);
      if (places?.every(free)) return { value: pattern.value, places };
    }
    return undefined;
  }
}

function matchPlaces(
  pattern: readonly string[],
  words: readonly string[],
  start: number,
): number[] | undefined {
  const places: number[] = [];
  let place = start;
  let gap = 0;
  for (const word of pattern) {
    if (word === '*') {
      gap = GAP;
      continue;
    }
    let skipped = 0;
    while (skipped < gap && words[place] !== word) {
      skipped++;
      place++;
    }
    if (words[place] !== word) return undefined;
    places.push(place++);
    gap = 0;
  }
  return places;
}

const splitLine = (line: string): string[] => line.split(',').map((part) => part.trim());

const stopWords = new Set(STOP_WORDS.split(/\s+/).filter(Boolean).map(stem));

const same = new Phrases<string>();
for (const line of SAME) {
  const colon = line.indexOf(':');
  const canonical = line.slice(0, colon);
  same.add(canonical, stem(canonical));
  for (const phrase of splitLine(line.slice(colon + 1))) same.add(phrase, stem(canonical));
}

const hints = new Phrases<string[]>();
const intentWords = new Phrases<{ intents: Partial<Record<Intent, number>>; onlyIntent: boolean }>();
for (const [line, intents] of Object.entries(INTENT_WORDS)) {
  for (const phrase of splitLine(line)) {
    const onlyIntent = phrase.startsWith('~');
    intentWords.add(onlyIntent ? phrase.slice(1) : phrase, { intents, onlyIntent });
  }
}

/** One term for all that mean the same. */
interface Token {
  term: string;
  /** Places of its words. */
  places: number[];
}

function tokensOf(words: readonly string[]): Token[] {
  const taken = new Set<number>();
  const tokens: Token[] = [];
  for (let place = 0; place < words.length; place++) {
    if (taken.has(place)) continue;
    const found = same.at(words, place, (p) => !taken.has(p));
    const places = found?.places ?? [place];
    for (const p of places) taken.add(p);
    tokens.push({ term: found?.value ?? (words[place] as string), places });
  }
  return tokens;
}

for (const line of HINTS) {
  const colon = line.lastIndexOf(':');
  const targets = splitLine(line.slice(colon + 1)).map((word) => tokensOf([stem(word)])[0]?.term ?? word);
  for (const phrase of splitLine(line.slice(0, colon))) hints.add(phrase, targets);
}

/** Reads the words of the catalogue (`request` false) or of a request, whose hints and intents count too. */
export function analyse(text: string, request: boolean): Analysis {
  const words = wordsOf(text);
  const tokens = tokensOf(words);
  const phraseAt = new Map<number, string>();
  for (const { term, places } of tokens) if (places.length > 1) for (const p of places) phraseAt.set(p, term);
  const intents: Partial<Record<Intent, number>> = {};
  const dropped = new Set<number>();
  const canonical = words.map((w) => w);
  for (const { term, places } of tokens) if (places.length === 1) canonical[places[0] as number] = term;
  let met = 0;
  for (let place = 0; place < words.length; place++) {
    const found =
      intentWords.at(words, place, (p) => !dropped.has(p)) ??
      intentWords.at(canonical, place, (p) => !dropped.has(p));
    if (!found) continue;
    const strength = 1 / (1 + 0.6 * met++);
    for (const [intent, weight] of Object.entries(found.value.intents)) {
      intents[intent as Intent] = (intents[intent as Intent] ?? 0) + weight * strength;
    }
    if (found.value.onlyIntent) for (const p of found.places) dropped.add(p);
  }
  const terms = new Map<string, number>();
  const count = (term: string, weight: number) => terms.set(term, Math.max(terms.get(term) ?? 0, weight));
  for (const { term, places } of tokens) {
    if (places.length > 1) {
      count(term, 1);
      for (const p of places)
        if (!stopWords.has(words[p] as string)) count(words[p] as string, PART_OF_PHRASE);
    } else if (!stopWords.has(term) && !dropped.has(places[0] as number)) count(term, 1);
  }
  if (request) {
    for (const sequence of [words, tokens.map((t) => t.term)]) {
      for (let place = 0; place < sequence.length; place++) {
        const hint = hints.at(sequence, place, () => true);
        for (const term of hint?.value ?? []) count(term, HINT);
      }
    }
  }
  return { terms: [...terms], intents };
}
