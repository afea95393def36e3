/** Splitting and stemming text, marking what is an address or an id in it, and finding phrases. */
import { FIRST_NAMES } from './search-vocabulary.js';

/** The mark of an id of any other kind. */
export const ID = 'xidx';

/** Values that stand for their kind: an address says "by email", whosever it is. */
const ENTITIES: readonly [pattern: RegExp, mark: string][] = [
  [/[^\s<>,;"']+@[^\s<>,;"'?]+\.[a-z]{2,}/gi, 'xemailx'],
  [/\b(?:https?:\/\/|localhost\b)\S*/gi, 'xurlx'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?\b/g, 'xipx'],
  [/\b[a-z0-9-]+\|[\w.|-]+/gi, 'xuseridx'],
  [/\bcon_\w+/gi, 'xconnectionidx'],
  [/\borg_\w+/gi, 'xorganizationidx'],
  [/\brol_\w+/gi, 'xroleidx'],
  [/\+\d[\d .-]{3,}/g, 'xphonex'],
  [/(?<=\b[a-z]{1,5})_[A-Za-z]*\d\w*\b/g, ID],
  [/\b(?:read|write|create|update|delete|edit|manage|view|admin|approve):[\w:.-]+/gi, 'xscopex'],
  [/@?\b(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|co|de|fr|eu|uk|app|example)\b/gi, 'xdomainx'],
];

/** How the vocabulary writes the marks. */
export const MARKS: Record<string, string> = {
  '<email>': 'xemailx',
  '<url>': 'xurlx',
  '<ip>': 'xipx',
  '<user-id>': 'xuseridx',
  '<connection-id>': 'xconnectionidx',
  '<organization-id>': 'xorganizationidx',
  '<role-id>': 'xroleidx',
  '<phone>': 'xphonex',
  '<scope>': 'xscopex',
  '<domain>': 'xdomainx',
  '<person>': 'xpersonx',
};

const firstNames = new Set(FIRST_NAMES.split(/\s+/).filter(Boolean));

/** How many words may stand in a phrasal verb, as in "log the user out". */
const GAP = 4;

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

/** Words that follow a comma, a colon or a full stop are told by a word of their own. */
const PAUSE = 'xpausex';

/**
 * Lower-case words without accents, apostrophes or possessive endings, with entities marked.
 * @returns the words, and the places of those that follow a pause
 */
export function wordsOf(text: string): { plain: string[]; afterPause: Set<number> } {
  let marked = text.replace(/\be[- ]?mail/gi, 'email');
  for (const [pattern, mark] of ENTITIES) marked = marked.replace(pattern, ` ${mark} `);
  const words = marked
    .replace(/[,;:.!?()]+(?=\s|$)|\s[-–—]\s/g, ` ${PAUSE} `)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]s\b/g, '')
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const plain: string[] = [];
  const afterPause = new Set<number>();
  for (const word of words) {
    if (word === PAUSE) afterPause.add(plain.length);
    else plain.push(firstNames.has(word) ? 'xpersonx' : word);
  }
  return { plain, afterPause };
}

/** Phrases; a star stands for up to three words between the parts of a phrasal verb. */
export class Phrases<T> {
  readonly #byFirst = new Map<string, { words: string[]; value: T }[]>();
  readonly #form: (word: string) => string;

  /** @param form how words are compared: stemmed, unless told otherwise */
  constructor(form: (word: string) => string = stem) {
    this.#form = form;
  }

  /** Adds a phrase as the vocabulary writes it. */
  add(text: string, value: T): void {
    const words = MARKS[text]
      ? [MARKS[text]]
      : text
          .split(/[^\p{L}\p{N}*]+/u)
          .filter(Boolean)
          .map(this.#form);
    const [first] = words;
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
    taken?: ReadonlySet<number>,
  ): { value: T; places: number[] } | undefined {
    for (const phrase of this.#byFirst.get(words[start] ?? '') ?? []) {
      const places = placesOf(phrase.words, words, start);
      if (places?.every((place) => !taken?.has(place))) return { value: phrase.value, places };
    }
    return undefined;
  }
}

function placesOf(phrase: readonly string[], words: readonly string[], start: number): number[] | undefined {
  const places: number[] = [];
  let place = start;
  let gap = 0;
  for (const word of phrase) {
    if (word === '*') {
      gap = GAP;
      continue;
    }
    while (gap > 0 && words[place] !== word) {
      gap--;
      place++;
    }
    if (words[place] !== word) return undefined;
    places.push(place++);
    gap = 0;
  }
  return places;
}

/** `a, b, c` as its parts. */
export const partsOf = (line: string): string[] => line.split(',').map((part) => part.trim());
