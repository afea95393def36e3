/**
 * Ranked search over the operations. Which words of a request indicate which operation is learned at build time from
 * the requests that each is known to answer. Weights are shared: a word counts for an operation, for its kind
 * of action, for its path and for its resource, so that a verb learned for one object applies to all.
 */
import searchWords from '../../../catalog/search-words.json' with { type: 'json' };
import type { Requests } from '../../catalog/requests.js';
import type { ToolRecord } from '../../catalog/tool-record.js';
import type { Registry } from '../listing/registry.js';
import { featuresOf, unitVector } from './search-features.js';
import { learn } from './search-learning.js';
import { packWeights, unpackWeights } from './search-weights.js';

/** The learned model, as saved. */
export interface SearchIndexData {
  names: string[];
  features: string[];
  /** By feature: labels and how much the feature speaks for each, packed. */
  weights: string[];
  /** By operation: its labels. */
  labels: number[][];
}

/** The index with its lookup tables. */
export interface SearchIndex extends SearchIndexData {
  numbers: Map<string, number>;
}

export interface SearchOptions {
  limit: number;
  /** The operations that may be found. */
  accept: (name: string) => boolean;
}

/** Features that occur in fewer requests are ignored. */
const FEWEST = 2;
/** Operations this much less likely than the best (in powers of e) are irrelevant. */
const FARTHEST = 6;

/** Verbs in tool names that mean the same kind of action. */
const KINDS: Readonly<Record<string, string>> = searchWords.kinds;

/** What an operation shares with others: its kind of action, its path without identifiers, its resource. */
function sharedLabels({ name, path, resource }: ToolRecord): string[] {
  if (path === undefined) return ['kind own'];
  const kind = KINDS[name.slice(0, name.indexOf('_'))] ?? 'act';
  return [`kind ${kind}`, `path ${path.replaceAll(/\{[^}]*\}/g, '')}`, `of ${resource}`];
}

/** What the search finds: the operations, and those tools of our own that are not listed. */
export const searched = ({ records, builtIn }: Pick<Registry, 'records' | 'builtIn'>): ToolRecord[] => [
  ...records,
  ...builtIn.filter(({ exposure }) => exposure === 'catalog'),
];

/** Under which key a tool has its requests. */
export const requestKey = ({ method, path, name }: ToolRecord): string =>
  method === undefined ? name : `${method} ${path}`;

/** Labels of each operation: its own, and shared ones. */
function labelsOf(records: readonly ToolRecord[]): number[][] {
  const shared = new Map<string, number>();
  return records.map((record, operation) => [
    operation,
    ...sharedLabels(record).map((label) => {
      const number = shared.get(label) ?? records.length + shared.size;
      shared.set(label, number);
      return number;
    }),
  ]);
}

/**
 * The index of the given operations, ready to be saved as JSON.
 * @param requests what each operation is known to answer, beside what its name and title say
 */
export function buildSearchIndex(records: readonly ToolRecord[], requests: Requests): SearchIndexData {
  const examples = records.flatMap((record, operation) =>
    [record.name, record.title, ...(requests[requestKey(record)] ?? [])].map((request) => ({
      operation,
      features: featuresOf(request),
    })),
  );
  const counts = new Map<string, number>();
  for (const { features } of examples)
    for (const [feature] of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const features = [...counts].filter(([, count]) => count >= FEWEST).map(([feature]) => feature);
  const numbers = new Map(features.map((feature, i) => [feature, i]));
  const lessons = examples.map(({ operation, features: of }) => ({
    operation,
    features: unitVector(of, numbers),
  }));
  const labels = labelsOf(records);
  const weights = learn(lessons, labels, features.length).map(packWeights);
  return { names: records.map(({ name }) => name), features, weights, labels };
}

/** Makes an index searchable. */
export function openSearchIndex(data: SearchIndexData): SearchIndex {
  return { ...data, numbers: new Map(data.features.map((feature, i) => [feature, i])) };
}

/** How much a text speaks for each operation; undefined where nothing in it is known. */
function scoresOf(index: SearchIndex, text: string): number[] | undefined {
  const vector = unitVector(featuresOf(text), index.numbers);
  // The bias feature alone is not a match.
  if (vector.length < 2) return undefined;
  const sums = new Map<number, number>();
  for (const [feature, weight] of vector) {
    const of = unpackWeights(index.weights[feature] as string);
    for (let i = 0; i < of.length; i += 2)
      sums.set(of[i] as number, (sums.get(of[i] as number) ?? 0) + (weight * (of[i + 1] as number)) / 100);
  }
  return index.labels.map((labels) => labels.reduce((sum, label) => sum + (sums.get(label) ?? 0), 0));
}

/** Characters of a request from which on it is looked at by its sentences, too. */
const LONG = 200;
/** A sentence alone says less: how much less sure to be of it. */
const DOUBT = 0.7;
const SENTENCE_ENDS =
  /(?<=[.!?;:])\s+|\n+|\s+[-–]\s+|,\s+(?=(?:and|but|so|because|which|who|that|as|where|when)\b)/;
/** Shorter pieces are greetings. */
const SHORTEST = 12;

/**
 * Sentences of a long request, and each with the next: small talk dilutes the whole, but not the sentence that says
 * what is wanted.
 */
function partsOf(request: string): string[] {
  if (request.length <= LONG) return [];
  const sentences = request.split(SENTENCE_ENDS).filter(({ length }) => length > SHORTEST);
  return [...sentences, ...sentences.slice(1).map((next, i) => `${sentences[i]} ${next}`)];
}

/** The logarithm of a sum of powers of e. */
function logSum(exponents: readonly number[]): number {
  const most = Math.max(...exponents);
  return most + Math.log(exponents.reduce((sum, one) => sum + Math.exp(one - most), 0));
}

/** Scores as logarithms of probabilities. */
function chancesOf(scores: readonly number[]): number[] {
  const all = logSum(scores);
  return scores.map((score) => score - all);
}

/** The operations that match a request, most likely first; none for meaningless words. */
export function searchOperations(
  index: SearchIndex,
  request: string,
  { limit, accept }: SearchOptions,
): string[] {
  const whole = scoresOf(index, request);
  if (whole === undefined) return [];
  const parts = partsOf(request).flatMap((part) => {
    const scores = scoresOf(index, part);
    return scores ? [chancesOf(scores.map((score) => score * DOUBT))] : [];
  });
  const scores =
    parts.length < 2
      ? whole
      : whole.map((score, operation) => score + logSum(parts.map((part) => part[operation] as number)));
  const scored = index.names
    .map((name, operation) => ({ name, score: scores[operation] as number }))
    .sort((a, b) => b.score - a.score);
  const best = scored[0]?.score ?? 0;
  return scored
    .filter(({ name, score }) => score > best - FARTHEST && accept(name))
    .slice(0, limit)
    .map(({ name }) => name);
}
