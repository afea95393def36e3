/**
 * Ranked search over the operations. Which words of a request indicate which operation is learned at build time from
 * the requests that each is known to answer. Weights are shared: a word counts for an operation, for its kind
 * of action, for its path and for its resource, so that a verb learned for one object applies to all.
 */
import searchWords from '../../../catalog/search-words.json' with { type: 'json' };
import smallTalk from '../../../catalog/small-talk.json' with { type: 'json' };
import type { Requests } from '../../catalog/requests.js';
import type { ToolRecord } from '../../catalog/tool-record.js';
import type { Registry } from '../listing/registry.js';
import { featuresOf, unitVector } from './search-features.js';
import { learn } from './search-learning.js';
import { partsOf } from './search-text.js';
import { packWeights, unpackWeights } from './search-weights.js';

/** The learned model, as saved. */
export interface SearchIndexData {
  names: string[];
  features: string[];
  /** By feature: labels and how much the feature speaks for each, packed. */
  weights: string[];
  /** By operation: its labels; after the last operation, those of small talk. */
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
  // A tool of our own is like no other: what speaks for one says nothing about the rest.
  if (path === undefined) return [`kind ${name}`];
  const kind = KINDS[name.slice(0, name.indexOf('_'))] ?? 'act';
  return [`kind ${kind}`, `path ${path.replaceAll(/\{[^}]*\}/g, '')}`, `of ${resource}`];
}

/** Tools of our own that only serve to find and run others. */
const MEANS = new Set([
  'find_operations',
  'describe_operation',
  'run_read_operation',
  'run_write_operation',
  'wait_for_approval',
]);

/** What the search finds: the operations, and those tools of our own that do something themselves. */
export const searched = ({ records, builtIn }: Pick<Registry, 'records' | 'builtIn'>): ToolRecord[] => [
  ...records,
  ...builtIn.filter(({ name }) => !MEANS.has(name)),
];

/** Under which key a tool has its requests. */
export const requestKey = ({ method, path, name }: ToolRecord): string =>
  method === undefined ? name : `${method} ${path}`;

/** Labels of each operation: its own, and shared ones. The last are those of small talk, which is no operation. */
function labelsOf(records: readonly ToolRecord[]): number[][] {
  const shared = new Map<string, number>();
  const ofOperations = records.map((record, operation) => [
    operation,
    ...sharedLabels(record).map((label) => {
      const number = shared.get(label) ?? records.length + 1 + shared.size;
      shared.set(label, number);
      return number;
    }),
  ]);
  const nothing = records.length;
  return [...ofOperations, [nothing, nothing + 1 + shared.size]];
}

/** One request in so many is learned again with small talk around it. */
const TOLD_AROUND = 3;

const PHRASES: Readonly<Record<string, readonly string[]>> = searchWords.phrases;
/** How many phrases each title is said in. */
const SAID = 4;

/** A title with its verb in other words, so that these are learned for every operation of the kind. */
function rephrased(title: string, operation: number): string[] {
  const [, verb = '', object = ''] = /^(\S+) (?:an? |the )?(.*)$/.exec(title) ?? [];
  const phrases = PHRASES[verb] ?? [];
  return Array.from({ length: Math.min(SAID, phrases.length) }, (_, i) =>
    (phrases[(operation + i * 3) % phrases.length] as string).replace('{}', () => object),
  );
}

/** What is learned: requests and what answers them, and small talk, which nothing answers. */
function examplesOf(
  records: readonly ToolRecord[],
  requests: Requests,
): { operation: number; text: string }[] {
  const { around, sentences } = smallTalk;
  const told = (request: string, i: number) =>
    i % TOLD_AROUND === 0
      ? [(around[(i / TOLD_AROUND) % around.length] as string).replace('{}', () => request)]
      : [];
  const asked = records.flatMap((record, operation) => {
    const own = requests[requestKey(record)] ?? [];
    const texts = [
      record.name,
      record.title,
      ...rephrased(record.title, operation),
      ...own,
      ...own.flatMap((one, i) => told(one, operation * TOLD_AROUND + i)),
    ];
    return texts.map((text) => ({ operation, text }));
  });
  return [...asked, ...sentences.map((text) => ({ operation: records.length, text }))];
}

/**
 * The index of the given operations, ready to be saved as JSON.
 * @param requests what each operation is known to answer, beside what its name and title say
 */
export function buildSearchIndex(records: readonly ToolRecord[], requests: Requests): SearchIndexData {
  const examples = examplesOf(records, requests).map(({ operation, text }) => ({
    operation,
    features: featuresOf(text),
  }));
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

/** How much the request as a whole counts beside its parts. */
const WHOLE = 1.3;

/** The operations that match a request, most likely first; none for meaningless words. */
export function searchOperations(
  index: SearchIndex,
  request: string,
  { limit, accept }: SearchOptions,
): string[] {
  const whole = scoresOf(index, request);
  if (whole === undefined) return [];
  const parts = partsOf(request).flatMap(({ text, weight }) => {
    const scores = scoresOf(index, text);
    return scores ? [chancesOf(scores).map((chance) => chance + weight)] : [];
  });
  const scores =
    parts.length < 2
      ? whole
      : whole.map(
          (score, operation) => WHOLE * score + logSum(parts.map((part) => part[operation] as number)),
        );
  const scored = index.names
    .map((name, operation) => ({ name, score: scores[operation] as number }))
    .sort((a, b) => b.score - a.score);
  const best = scored[0]?.score ?? 0;
  const farthest = parts.length < 2 ? FARTHEST : 2 * FARTHEST;
  return scored
    .filter(({ name, score }) => score > best - farthest && accept(name))
    .slice(0, limit)
    .map(({ name }) => name);
}
