/** Finding the longest known phrase at a place in a text. */
import { MARKS, stem } from './search-text.js';

/** How many words may stand at a star, as in "log the user out" for `log * out`. */
const GAP = 4;

/** Phrases with what each means; a star in one stands for a few words. */
export class Phrases<T> {
  readonly #byFirst = new Map<string, { words: string[]; value: T }[]>();
  readonly #form: (word: string) => string;

  /** @param form how words are compared: stemmed, unless told otherwise */
  constructor(form: (word: string) => string = stem) {
    this.#form = form;
  }

  /** Adds a phrase as the vocabulary writes it; of the same phrase twice, the first counts. */
  add(text: string, value: T): void {
    const mark = MARKS[text];
    const words = mark
      ? [mark]
      : text
          .split(/[^\p{L}\p{N}*<>-]+/u)
          .filter(Boolean)
          .map((word) => MARKS[word] ?? this.#form(word));
    const [first] = words;
    if (first === undefined) return;
    const same = this.#byFirst.get(first) ?? [];
    same.push({ words, value });
    same.sort((a, b) => b.words.length - a.words.length);
    this.#byFirst.set(first, same);
  }

  /** The longest phrase that starts at a place and takes none of the places that are taken. */
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
