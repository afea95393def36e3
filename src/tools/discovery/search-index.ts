/** Ranked search over the operations: built once, loaded when first used. */
import type { Requests } from '../../catalog/requests.js';
import type { ToolRecord } from '../../catalog/tool-record.js';
import { editsBetween } from './search-edits.js';
import { type Entry, entriesOf, type Vector } from './search-entries.js';
import type { Intents } from './search-intent.js';
import { learnModel, openModel, type SearchModel } from './search-model.js';
import type { Intent } from './search-verbs.js';
import { WEIGHTS } from './search-weights.js';
import { type Analysis, analyse } from './search-words.js';

/** The index, as it is saved. */
export interface SearchIndexData {
  terms: string[];
  entries: Entry[];
  model: SearchModel;
}

interface Posting {
  entry: number;
  phrase: number;
  weight: number;
}

/** The index with all that a search looks up. */
export interface SearchIndex extends SearchIndexData {
  numbers: Map<string, number>;
  idf: Float64Array;
  postings: Posting[][];
  norms: Float64Array[];
  /** Term -> entry -> how well its fields cover the term. */
  fields: Map<number, number>[];
  /** How much a request speaks for each entry, as was learned. */
  learned: (request: string) => Float64Array;
}

export interface SearchOptions {
  limit: number;
  /** Which operations may be found. */
  accept: (name: string) => boolean;
}

/**
 * The index of some operations, ready to be saved as JSON.
 * @param requests what each operation is known to answer: learned from, but not kept
 */
export function buildSearchIndex(records: readonly ToolRecord[], requests: Requests): SearchIndexData {
  const numbers = new Map<string, number>();
  const entries = entriesOf(records, (term) => {
    const number = numbers.get(term) ?? numbers.size;
    numbers.set(term, number);
    return number;
  });
  const examples = records.flatMap((record, operation) =>
    [record.title, ...record.synonyms, ...(requests[`${record.method} ${record.path}`] ?? [])].map(
      (request) => ({ request, operation }),
    ),
  );
  return { terms: [...numbers.keys()], entries, model: learnModel(records, examples) };
}

/** Makes an index searchable. */
export function openSearchIndex(data: SearchIndexData): SearchIndex {
  const { terms, entries } = data;
  const fields = terms.map(() => new Map<number, number>());
  const postings: Posting[][] = terms.map(() => []);
  const cover = (term: number, entry: number, weight: number) => {
    const of = fields[term] as Map<number, number>;
    of.set(entry, Math.max(of.get(entry) ?? 0, weight));
  };
  entries.forEach((entry, e) => {
    entry.phrases.forEach((phrase, p) => {
      for (const [term, weight] of phrase) {
        postings[term]?.push({ entry: e, phrase: p, weight });
        cover(term, e, weight * (p === 0 ? WEIGHTS.fieldTitle : WEIGHTS.fieldPhrase));
      }
    });
    for (const term of entry.text) cover(term, e, WEIGHTS.fieldText);
    for (const term of entry.rest) cover(term, e, WEIGHTS.fieldRest);
  });
  const idf = Float64Array.from(fields, (of) => {
    let df = 0;
    for (const weight of of.values()) df += weight;
    return Math.log(1 + entries.length / (df + 0.5));
  });
  const norms = entries.map((entry) =>
    Float64Array.from(entry.phrases, (phrase) =>
      Math.sqrt(phrase.reduce((sum, [term, weight]) => sum + (weight * (idf[term] ?? 0)) ** 2, 0)),
    ),
  );
  return {
    ...data,
    numbers: new Map(terms.map((term, i) => [term, i])),
    idf,
    postings,
    norms,
    fields,
    learned: openModel(data.model),
  };
}

/** The terms of the catalogue that a word nearly is, when it is misspelt. */
function nearest(index: SearchIndex, word: string): number[] {
  if (word.length < 5) return [];
  const limit = word.length >= 8 ? 2 : 1;
  let least = limit + 1;
  let found: number[] = [];
  for (const [i, candidate] of index.terms.entries()) {
    const edits = editsBetween(word, candidate, limit);
    if (edits < least) {
      least = edits;
      found = [i];
    } else if (edits === least && edits <= limit) found.push(i);
  }
  return found;
}

/** A request's terms as numbers. */
function requestVector(index: SearchIndex, { terms, names }: Analysis): Vector {
  const vector = new Map<number, number>();
  const count = (term: number, weight: number) => vector.set(term, Math.max(vector.get(term) ?? 0, weight));
  let company = 0;
  for (const [term, weight] of terms) {
    const known = index.numbers.get(term);
    if (known !== undefined) {
      count(known, weight);
      continue;
    }
    const similar = weight === 1 ? nearest(index, term) : [];
    for (const i of similar) count(i, WEIGHTS.fuzzy);
    if (similar.length === 0) company = Math.max(company, names.get(term) ?? 0);
  }
  // An unknown name is that of a company or of a person.
  const [organization, user] = [index.numbers.get('organization'), index.numbers.get('user')];
  if (company > 0 && organization !== undefined) count(organization, company);
  if (company > 0 && company < WEIGHTS.company && user !== undefined) count(user, WEIGHTS.person);
  return [...vector];
}

/** How well an operation answers what is wished, 0..1. */
function agreement(wish: Intents, intents: Intents): number {
  const wished = Object.entries(wish) as [Intent, number][];
  const most = Math.max(1, ...wished.map(([, weight]) => weight));
  return Math.min(
    1,
    wished.reduce((sum, [intent, weight]) => sum + weight * (intents[intent] ?? 0), 0) / most,
  );
}

/** Whether the thing that an operation is about is among the first that a request names, 0..1. */
function headMatch(nouns: readonly number[], first: readonly number[]): number {
  const place = first.indexOf(nouns.at(-1) ?? -1);
  return place < 0 ? 0 : 1 - 0.3 * place;
}

/** How much of what an operation is about a request does not mention, 0..1. */
function missing(index: SearchIndex, nouns: readonly number[], wanted: ReadonlyMap<number, number>): number {
  let all = 0;
  let without = 0;
  for (const noun of nouns) {
    const idf = index.idf[noun] ?? 0;
    all += idf;
    without += idf * (1 - Math.min(1, wanted.get(noun) ?? 0));
  }
  return all > 0 ? without / all : 0;
}

/** The operations that a request means, best first; 0 < score. */
export function searchOperations(
  index: SearchIndex,
  query: string,
  options: SearchOptions,
): { name: string; score: number }[] {
  const request = analyse(query, true);
  const { wish } = request;
  const wanted = requestVector(index, request);
  const weightOf = new Map(wanted);
  const first = wanted
    .filter(([, weight]) => weight >= WEIGHTS.fuzzy)
    .slice(0, 3)
    .map(([term]) => term);
  const scores = index.entries.map((entry) => new Float64Array(entry.phrases.length));
  const covered = new Float64Array(index.entries.length);
  let norm = 0;
  let total = 0;
  for (const [term, weight] of wanted) {
    const idf = index.idf[term] ?? 0;
    norm += (weight * idf) ** 2;
    total += weight * idf;
    for (const posting of index.postings[term] ?? []) {
      const of = scores[posting.entry] as Float64Array;
      of[posting.phrase] = (of[posting.phrase] as number) + weight * idf * posting.weight * idf;
    }
    for (const [entry, field] of index.fields[term] ?? [])
      covered[entry] = (covered[entry] as number) + weight * idf * field;
  }
  norm = Math.sqrt(norm);
  const learned = index.learned(query);
  const found: { name: string; score: number }[] = [];
  index.entries.forEach((entry, e) => {
    if (covered[e] === 0 || !options.accept(entry.name)) return;
    let best = 0;
    let second = 0;
    const norms = index.norms[e] as Float64Array;
    const of = scores[e] as Float64Array;
    for (let p = 0; p < of.length; p++) {
      const similarity = (of[p] as number) / (norm * (norms[p] as number) || 1);
      if (similarity > best) {
        second = best;
        best = similarity;
      } else if (similarity > second) second = similarity;
    }
    const title = (of[0] as number) / (norm * (norms[0] as number) || 1);
    const score =
      WEIGHTS.title * title +
      WEIGHTS.phrase * best +
      WEIGHTS.second * second +
      (WEIGHTS.coverage * (covered[e] as number)) / total +
      WEIGHTS.learned * (learned[e] as number) +
      WEIGHTS.head * headMatch(entry.nouns, first) -
      WEIGHTS.missing * missing(index, entry.nouns, weightOf) +
      WEIGHTS.wish * agreement(wish, entry.intents) +
      WEIGHTS.prior * entry.prior;
    found.push({ name: entry.name, score });
  });
  return found.sort((a, b) => b.score - a.score).slice(0, options.limit);
}
