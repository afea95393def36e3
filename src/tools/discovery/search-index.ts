/** Ranked search over the operations: built once, loaded when first used. */
import type { ToolRecord } from '../../catalog/tool-record.js';
import { intentsOf, likeness } from './search-intent.js';
import type { Intent } from './search-vocabulary.js';
import { analyse, type Weighted } from './search-words.js';

/** Numbers of terms with how much they count. */
type Vector = [term: number, weight: number][];

/** One operation as it is searched. */
interface Entry {
  name: string;
  /** Title first, then the synonyms. */
  phrases: Vector[];
  /** Words of the description. */
  text: number[];
  /** Words of the resource, the toolset and the arguments. */
  rest: number[];
  intents: Partial<Record<Intent, number>>;
  /** How likely it is to be meant, all else equal. */
  prior: number;
}

/** The index, as it is saved. */
export interface SearchIndexData {
  terms: string[];
  entries: Entry[];
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
}

export interface SearchOptions {
  limit: number;
  /** Which operations may be found. */
  accept: (name: string) => boolean;
}

/** What each kind of agreement between a request and an operation counts. */
export const WEIGHTS = {
  title: 0.6,
  phrase: 1,
  second: 0.25,
  coverage: 0.9,
  intent: 0.35,
  prior: 0.1,
  fieldTitle: 1,
  fieldPhrase: 0.8,
  fieldText: 0.4,
  fieldRest: 0.3,
  fuzzy: 0.6,
};

function priorOf(record: ToolRecord): number {
  const depth = (record.path ?? '').split('/').length - 2;
  return (
    (record.exposure === 'direct' ? 0.6 : 0) -
    0.12 * depth -
    (record.lifecycle === 'deprecated' ? 0.8 : 0) -
    (record.earlyAccess ? 0.6 : record.lifecycle === 'EA' ? 0.4 : 0) -
    (/legacy/i.test(record.title) || /^\/(rules|hooks)/.test(record.path ?? '') ? 0.5 : 0)
  );
}

/** Sentences that point to other operations say what this one is not. */
function ownWords(description: string, names: ReadonlySet<string>): string {
  return description
    .split(/(?<=[.;:])\s+/)
    .filter((sentence) => !sentence.match(/[a-z]+(?:_[a-z0-9]+)+/g)?.some((word) => names.has(word)))
    .join(' ');
}

/** The index of some operations, ready to be saved as JSON. */
export function buildSearchIndex(records: readonly ToolRecord[]): SearchIndexData {
  const names = new Set(records.map((r) => r.name));
  const numbers = new Map<string, number>();
  const numberOf = (term: string): number => {
    const known = numbers.get(term);
    if (known !== undefined) return known;
    numbers.set(term, numbers.size);
    return numbers.size - 1;
  };
  const vector = (text: string): Vector =>
    analyse(text, false).terms.map(([term, weight]) => [numberOf(term), weight]);
  const words = (text: string): number[] => vector(text).map(([term]) => term);
  const entries = records.map((record) => ({
    name: record.name,
    phrases: [record.title, ...record.synonyms].map(vector).filter((v) => v.length > 0),
    text: words(ownWords(record.description, names)),
    rest: words(
      `${record.resource} ${record.toolset} ${Object.keys(record.binding).join(' ')}`.replaceAll(
        /[-_]/g,
        ' ',
      ),
    ),
    intents: intentsOf(record),
    prior: priorOf(record),
  }));
  return { terms: [...numbers.keys()], entries };
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
  return { ...data, numbers: new Map(terms.map((term, i) => [term, i])), idf, postings, norms, fields };
}

/** A request's terms as numbers; words that the catalogue lacks are taken for the nearest it has. */
function requestVector(index: SearchIndex, terms: readonly Weighted[]): Vector {
  const vector = new Map<number, number>();
  const count = (term: number, weight: number) => vector.set(term, Math.max(vector.get(term) ?? 0, weight));
  for (const [term, weight] of terms) {
    const known = index.numbers.get(term);
    if (known !== undefined) count(known, weight);
    else if (term.length >= 5 && weight === 1) {
      const limit = term.length >= 8 ? 2 : 1;
      let best = limit + 1;
      let nearest: number[] = [];
      for (const [i, candidate] of index.terms.entries()) {
        const distance = likeness(term, candidate, limit);
        if (distance < best) {
          best = distance;
          nearest = [i];
        } else if (distance === best && distance <= limit) nearest.push(i);
      }
      for (const i of nearest) count(i, WEIGHTS.fuzzy);
    }
  }
  return [...vector];
}

/** The operations that a request means, best first; 0 < score. */
export function searchOperations(
  index: SearchIndex,
  query: string,
  options: SearchOptions,
): { name: string; score: number }[] {
  const { terms, intents } = analyse(query, true);
  const wanted = requestVector(index, terms);
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
    let intent = 0;
    let most = 0;
    for (const [kind, weight] of Object.entries(intents)) {
      intent += weight * (entry.intents[kind as Intent] ?? 0);
      most = Math.max(most, weight);
    }
    const score =
      WEIGHTS.title * title +
      WEIGHTS.phrase * best +
      WEIGHTS.second * second +
      (WEIGHTS.coverage * (covered[e] as number)) / total +
      (most > 0
        ? (WEIGHTS.intent * intent) / most
        : (WEIGHTS.intent * 0.5 * ((entry.intents.list ?? 0) + (entry.intents.get ?? 0))) / 1.5) +
      WEIGHTS.prior * entry.prior;
    found.push({ name: entry.name, score });
  });
  return found.sort((a, b) => b.score - a.score).slice(0, options.limit);
}
