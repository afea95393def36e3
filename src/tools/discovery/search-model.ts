/**
 * Which words of a request speak for which operation, learned from the requests that each is known to answer: a
 * softmax regression over words, pairs of words and terms. What is learned is shared: a word speaks for an
 * operation, for its kind of action, for its path and for its resource, so that a verb said of one thing is
 * understood of all.
 */
import type { ToolRecord } from '../../catalog/tool-record.js';
import { type Lesson, learn } from './search-learning.js';
import { stem, wordsOf } from './search-text.js';
import { analyse } from './search-words.js';

/** What was learned, as it is saved. */
export interface SearchModel {
  features: string[];
  /** By feature: labels and how much the feature speaks for each (hundredths), in turn. */
  weights: number[][];
  /** By operation, in the order of the records: the labels that it has. */
  labels: number[][];
}

/** A request with the number of the operation that answers it. */
export interface Example {
  request: string;
  operation: number;
}

/** Features of fewer examples are not learned from. */
const FEWEST = 2;

/** Words of names that stand for the same kind of action. */
const KINDS: Readonly<Record<string, string>> = {
  search: 'list',
  add: 'create',
  assign: 'create',
  link: 'create',
  set: 'update',
  bulk: 'update',
  remove: 'delete',
  clear: 'delete',
  revoke: 'delete',
  invalidate: 'delete',
  unlink: 'delete',
};
const PLAIN_KINDS = new Set(['list', 'get', 'create', 'update', 'delete']);

/** What an operation shares with others: its kind of action, its path without identifiers, its resource. */
function sharedLabels(record: ToolRecord): string[] {
  const verb = record.name.slice(0, record.name.indexOf('_'));
  const kind = KINDS[verb] ?? (PLAIN_KINDS.has(verb) ? verb : 'act');
  return [
    `kind ${kind}`,
    `path ${(record.path ?? '').replaceAll(/\{[^}]*\}/g, '')}`,
    `of ${record.resource}`,
  ];
}

/** The features of a text: its words, what comes first, pairs of neighbours, and the terms that it is about. */
function featuresOf(text: string): string[] {
  const words = wordsOf(text).plain.map(stem);
  const [first] = words;
  return [
    ...new Set([
      ...words,
      ...(first === undefined ? [] : [`^${first}`]),
      ...words.slice(1).map((word, i) => `${words[i]} ${word}`),
      ...analyse(text, true).terms.map(([term]) => `=${term}`),
    ]),
  ];
}

/** Labels of each operation: one of its own, and one for all that share it. */
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

/** The numbers of those features that enough examples have. */
function numbered(features: readonly string[][]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const feature of features.flat()) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const numbers = new Map<string, number>();
  for (const [feature, count] of counts) if (count >= FEWEST) numbers.set(feature, numbers.size);
  return numbers;
}

/** Learns from examples which features speak for which operations. */
export function learnModel(records: readonly ToolRecord[], examples: readonly Example[]): SearchModel {
  const labels = labelsOf(records);
  const texts = examples.map(({ request }) => featuresOf(request));
  const numbers = numbered(texts);
  const lessons = examples.map(({ operation }, i): Lesson => {
    const features = (texts[i] as string[]).flatMap((feature) => numbers.get(feature) ?? []);
    return { operation, features, length: Math.sqrt(features.length || 1) };
  });
  return { features: [...numbers.keys()], weights: learn(lessons, labels, numbers.size), labels };
}

/** Makes what was learned ready to be asked: how much a request speaks for each operation. */
export function openModel({ features, weights, labels }: SearchModel): (request: string) => Float64Array {
  const numbers = new Map(features.map((feature, i) => [feature, i]));
  const sums = new Float64Array(Math.max(0, ...labels.flat()) + 1);
  return (request) => {
    const found = featuresOf(request).flatMap((feature) => numbers.get(feature) ?? []);
    const length = Math.sqrt(found.length || 1) * 100;
    sums.fill(0);
    for (const feature of found) {
      const of = weights[feature] as number[];
      for (let i = 0; i < of.length; i += 2)
        sums[of[i] as number] = (sums[of[i] as number] as number) + (of[i + 1] as number);
    }
    return Float64Array.from(
      labels,
      (of) => of.reduce((sum, label) => sum + (sums[label] as number), 0) / length,
    );
  };
}
