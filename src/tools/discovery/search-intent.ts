/** What a request wishes, and which wishes an operation answers. */
import type { ToolRecord } from '../../catalog/tool-record.js';
import { ID, Phrases, partsOf, stem } from './search-text.js';
import {
  AFTER_VERBS,
  BEFORE_VERBS,
  INTENT_WORDS,
  type Intent,
  LEAD_INS,
  QUESTION_WORDS,
  SENTENCE_WORDS,
} from './search-vocabulary.js';
import { WEIGHTS } from './search-weights.js';

/** How much of each, 0..1. */
export type Intents = Partial<Record<Intent, number>>;

const BY_VERB: Record<string, Intents> = {
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

/** Which wishes an operation answers, and how well: what its name says, and what else its title does. */
export function intentsOf(record: ToolRecord, title: Intents): Intents {
  const verb = record.name.slice(0, record.name.indexOf('_'));
  if (verb === 'get') return record.path?.endsWith('}') ? { get: 1, list: 0.35 } : { get: 1, list: 0.7 };
  const intents = { ...(BY_VERB[verb] ?? { act: 1, create: 0.5, update: 0.4 }) };
  for (const [intent, weight] of Object.entries(title)) {
    intents[intent as Intent] = Math.max(intents[intent as Intent] ?? 0, Math.min(1, weight));
  }
  return intents;
}

interface Verb {
  intents: Intents;
  /** It says nothing else, so it is not searched for. */
  onlyVerb: boolean;
  /** It counts at the beginning only. */
  first: boolean;
  /** It counts only where a verb stands. */
  noun: boolean;
}

const verbs = new Phrases<Verb>((word) => word);
for (const [phrases, intents] of INTENT_WORDS) {
  for (const phrase of partsOf(phrases)) {
    const [, marks = '', words = ''] = /^([~^?]*)(.*)$/.exec(phrase) ?? [];
    verbs.add(words, {
      intents,
      onlyVerb: marks.includes('~'),
      first: marks.includes('^'),
      noun: marks.includes('?'),
    });
  }
}
const leadIns = new Phrases<true>();
for (const phrase of partsOf(LEAD_INS)) leadIns.add(phrase, true);
const beforeVerbs = new Set(BEFORE_VERBS.split(/\s+/).filter(Boolean));
const afterVerbs = new Set(AFTER_VERBS.split(/\s+/).filter(Boolean));
/** Adding something to a thing is also a change of that thing. */
const TO_SOMETHING = new Set(['add', 'put', 'insert', 'attach']);
/** What an unknown verb wishes. */
const ANY_CHANGE: Intents = { update: 0.5, create: 0.4, act: 0.4, delete: 0.4 };
const sentenceWords = new Set(SENTENCE_WORDS.split(/\s+/).filter(Boolean));
const questionWords = new Set(partsOf(QUESTION_WORDS).map(stem));

const isPlural = (word: string | undefined): boolean =>
  word !== undefined && /[^siu]s$/.test(word) && word.length > 3;

/**
 * What a request wishes, by its first words and its verbs.
 * @param plain its words; @param words the same, stemmed; @param meanings the same, each by what it means;
 * @param afterPause places of words that follow a comma or the like
 * @returns the wish, and the places of verbs that say nothing else
 */
export function wishOf(
  plain: readonly string[],
  words: readonly string[],
  meanings: readonly string[],
  afterPause: ReadonlySet<number>,
): { wish: Intents; verbs: Set<number> } {
  const wish: Intents = {};
  const found = new Set<number>();
  const add = (intents: Intents, strength: number) => {
    for (const [intent, weight] of Object.entries(intents)) {
      wish[intent as Intent] = (wish[intent as Intent] ?? 0) + weight * strength;
    }
  };
  let start = 0;
  for (let lead = leadIns.at(words, start); lead; lead = leadIns.at(words, start))
    start += lead.places.length;
  const question = questionWords.has(words[start] ?? '');
  if (question) {
    const many = plain.slice(start + 1, start + 4).some(isPlural);
    add(many ? { list: 1, get: 0.4 } : { get: 0.8, list: 0.7 }, 1);
  }
  const known = verbs.at(plain, start) ?? verbs.at(meanings, start);
  if (!question && !known && !isPlural(plain[start]) && afterVerbs.has(plain[start + 1] ?? ''))
    add(ANY_CHANGE, 1);
  let strength = question ? WEIGHTS.inQuestion : 1;
  for (let place = start; place < words.length; place++) {
    const said = verbs.at(plain, place, found) ?? verbs.at(meanings, place, found);
    const gerund = said || !/ing$/.test(plain[place] ?? '') ? undefined : verbs.at(words, place, found);
    const verb = said ?? gerund;
    if (!verb) continue;
    const atVerb = place === start || afterPause.has(place) || beforeVerbs.has(plain[place - 1] ?? '');
    if ((verb.value.first && place > start) || (verb.value.noun && !atVerb && !gerund)) continue;
    if (verb.value.intents.get && verb.value.intents.list) {
      const many = plain.slice(place + 1, place + 6).some(isPlural);
      add({ [many ? 'get' : 'list']: -WEIGHTS.number }, strength);
    }
    const ofMany = plain[place] === 'new' && isPlural(plain[place + 1]);
    add(ofMany ? { list: 0.5 } : verb.value.intents, gerund ? strength * WEIGHTS.further : strength);
    strength *= WEIGHTS.further;
    if (TO_SOMETHING.has(plain[place] ?? '') && plain.indexOf('to', place) > 0)
      add({ update: WEIGHTS.addTo }, 1);
    if (verb.value.onlyVerb) for (const p of verb.places) found.add(p);
  }
  if (plain.includes(ID)) add({ get: WEIGHTS.number, list: -WEIGHTS.number }, wish.get ? 1 : 0);
  if (Object.keys(wish).length === 0) {
    const sentence = plain.some((word) => sentenceWords.has(word));
    const many = isPlural(plain[plain.length - 1]) || plain.slice(0, 3).some(isPlural);
    add(many ? { list: 1, get: 0.6 } : { get: 1, list: 0.9 }, sentence ? WEIGHTS.sentence : WEIGHTS.nominal);
  }
  return { wish, verbs: found };
}
