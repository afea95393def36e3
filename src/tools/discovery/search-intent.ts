/** What a request wishes, and which wishes an operation answers. */
import type { ToolRecord } from '../../catalog/tool-record.js';
import { Phrases } from './search-phrases.js';
import { lazy, MARKS, partsOf, plainWords, stem } from './search-text.js';
import {
  AFTER_VERBS,
  BEFORE_VERBS,
  INTENT_WORDS,
  type Intent,
  LEAD_INS,
  NO_PLURALS,
  QUESTION_WORDS,
  SENTENCE_WORDS,
} from './search-verbs.js';
import { WEIGHTS } from './search-weights.js';

/** How much of each, 0..1. */
export type Intents = Partial<Record<Intent, number>>;

/** A text as its words, the words stemmed, and the words by what phrases of them mean. */
interface Reading {
  plain: readonly string[];
  words: readonly string[];
  meanings: readonly string[];
  /** Places of words that follow a comma or the like. */
  afterPause: ReadonlySet<number>;
}

interface Verb {
  intents: Intents;
  /** It says nothing else, so it is not searched for. */
  onlyVerb: boolean;
  /** It counts at the beginning only. */
  first: boolean;
  /** It counts only where a verb stands. */
  noun: boolean;
  /** A verb also stands at the end. */
  last: boolean;
}

/** What operations answer whose names begin so. */
const BY_VERB: Readonly<Record<string, Intents>> = {
  list: { list: 1, get: 0.5 },
  search: { list: 1, get: 0.5 },
  create: { create: 1, update: 0.2, act: 0.3 },
  add: { create: 1, update: 0.3 },
  assign: { create: 1, update: 0.3 },
  set: { update: 1, create: 0.5 },
  update: { update: 1, create: 0.15, act: 0.1 },
  bulk: { update: 1 },
  delete: { delete: 1, act: 0.1 },
  remove: { delete: 1, update: 0.1 },
  clear: { delete: 1, act: 0.3, update: 0.2 },
  revoke: { delete: 1, act: 0.5 },
  invalidate: { delete: 0.8, act: 0.8 },
  unlink: { delete: 1, act: 0.3 },
  link: { create: 1, act: 0.5, update: 0.3 },
  subscribe: { list: 0.6, get: 0.6, act: 0.8 },
};

/** Adding something to a thing is also a change of that thing. */
const TO_SOMETHING = new Set(['add', 'put', 'insert', 'attach']);

/** What an unknown verb wishes. */
const ANY_CHANGE: Intents = { update: 0.5, create: 0.4, act: 0.4, delete: 0.4 };

const verbs = lazy(() => {
  const phrases = new Phrases<Verb>((word) => word);
  for (const [line, intents] of INTENT_WORDS) {
    for (const part of partsOf(line)) {
      const [, signs = '', phrase = ''] = /^([~^?$]*)(.*)$/.exec(part) ?? [];
      const has = (sign: string) => signs.includes(sign);
      phrases.add(phrase, { intents, onlyVerb: has('~'), first: has('^'), noun: has('?'), last: has('$') });
    }
  }
  return phrases;
});

const leadIns = lazy(() => {
  const phrases = new Phrases<true>();
  for (const phrase of partsOf(LEAD_INS)) phrases.add(phrase, true);
  return phrases;
});

const wordSet = (words: string) => lazy(() => new Set(plainWords(words)));
const beforeVerbs = wordSet(BEFORE_VERBS);
const afterVerbs = wordSet(AFTER_VERBS);
const sentenceWords = wordSet(SENTENCE_WORDS);
const noPlurals = wordSet(NO_PLURALS);
const questionWords = lazy(() => new Set(plainWords(QUESTION_WORDS).map(stem)));

const isPlural = (word: string | undefined): boolean =>
  word !== undefined && word.length > 3 && /[^siu]s$/.test(word) && !noPlurals().has(word);

/** Which wishes an operation answers, and how well: what its name says, and what else its title does. */
export function intentsOf(record: ToolRecord, title: Intents): Intents {
  const verb = record.name.slice(0, record.name.indexOf('_'));
  if (verb === 'get') return record.path?.endsWith('}') ? { get: 1, list: 0.35 } : { get: 1, list: 0.7 };
  const intents = { ...(BY_VERB[verb] ?? { act: 1, create: 0.5, update: 0.4 }) };
  for (const [intent, weight] of Object.entries(title) as [Intent, number][]) {
    intents[intent] = Math.max(intents[intent] ?? 0, Math.min(1, weight));
  }
  return intents;
}

function addTo(wish: Intents, intents: Intents, strength: number): void {
  for (const [intent, weight] of Object.entries(intents) as [Intent, number][]) {
    wish[intent] = (wish[intent] ?? 0) + weight * strength;
  }
}

/** The verb at a place, if one stands there; gerunds count less. */
function verbAt(
  { plain, words, meanings, afterPause }: Reading,
  place: number,
  start: number,
  found: ReadonlySet<number>,
) {
  const said = verbs().at(plain, place, found) ?? verbs().at(meanings, place, found);
  const gerund = said || !plain[place]?.endsWith('ing') ? undefined : verbs().at(words, place, found);
  const verb = said ?? gerund;
  if (!verb || (verb.value.first && place > start)) return undefined;
  const atVerb =
    place === start ||
    (verb.value.last && place === plain.length - 1) ||
    afterPause.has(place) ||
    beforeVerbs().has(plain[place - 1] ?? '') ||
    gerund;
  if (verb.value.noun && !atVerb) return undefined;
  return { ...verb.value, places: verb.places, share: gerund ? WEIGHTS.further : 1 };
}

/** Of something named without a verb, it is likely wished to see it; of a sentence that asks for nothing, less so. */
function unsaid(plain: readonly string[]): Intents {
  const many = isPlural(plain.at(-1)) || plain.slice(0, 3).some(isPlural);
  const strength = plain.some((word) => sentenceWords().has(word)) ? WEIGHTS.sentence : WEIGHTS.nominal;
  const wish: Intents = {};
  addTo(wish, many ? { list: 1, get: 0.6 } : { get: 1, list: 0.9 }, strength);
  return wish;
}

/**
 * What a request wishes, by its first words and its verbs.
 * @returns the wish, and the places of verbs that say nothing else
 */
export function wishOf(reading: Reading): { wish: Intents; verbs: Set<number> } {
  const { plain, words, meanings } = reading;
  const wish: Intents = {};
  const found = new Set<number>();
  let start = 0;
  for (let lead = leadIns().at(words, start); lead; lead = leadIns().at(words, start))
    start += lead.places.length;
  const question = questionWords().has(words[start] ?? '');
  if (question) {
    const many = plain.slice(start + 1, start + 4).some(isPlural);
    addTo(wish, many ? { list: 1, get: 0.4 } : { get: 0.8, list: 0.7 }, 1);
  } else if (
    !verbs().at(plain, start) &&
    !verbs().at(meanings, start) &&
    !isPlural(plain[start]) &&
    afterVerbs().has(plain[start + 1] ?? '')
  ) {
    addTo(wish, ANY_CHANGE, 1);
  }
  let strength = question ? WEIGHTS.inQuestion : 1;
  for (let place = start; place < words.length; place++) {
    const verb = verbAt(reading, place, start, found);
    if (!verb) continue;
    if (verb.intents.get && verb.intents.list) {
      const many = plain.slice(place + 1, place + 6).some(isPlural);
      addTo(wish, { [many ? 'get' : 'list']: -WEIGHTS.number }, strength);
    }
    const ofMany = plain[place] === 'new' && isPlural(plain[place + 1]);
    addTo(wish, ofMany ? { list: 0.5 } : verb.intents, strength * verb.share);
    strength *= WEIGHTS.further;
    if (TO_SOMETHING.has(plain[place] ?? '') && plain.indexOf('to', place) > 0)
      addTo(wish, { update: WEIGHTS.addTo }, 1);
    if (verb.onlyVerb) for (const p of verb.places) found.add(p);
  }
  if (wish.get && plain.includes(MARKS['<id>'] as string))
    addTo(wish, { get: WEIGHTS.number, list: -WEIGHTS.number }, 1);
  return { wish: Object.keys(wish).length > 0 ? wish : unsaid(plain), verbs: found };
}
