/** Softmax regression by stochastic gradient descent, in an order that is the same each time. */

const ROUNDS = 8;
/** How far the first round goes towards each lesson, and how much less far each further one. */
const STEP = 1;
const SLOWER = 0.85;
/** Weights smaller than this, in hundredths, are not kept. */
const LEAST = 25;

/** A request by its features, and the operation that answers it. */
export interface Lesson {
  operation: number;
  features: [feature: number, weight: number][];
}

/**
 * Which labels each feature may speak for: those that it was seen with, which keeps what is learned small, and every
 * kind of action, since it also matters which a word does not go with.
 */
function knownLabels(lessons: readonly Lesson[], labels: readonly number[][], count: number): Int32Array[] {
  const kinds = labels.map(([, kind]) => kind as number);
  const seen = Array.from({ length: count }, () => new Set(kinds));
  for (const { operation, features } of lessons) {
    for (const [feature] of features)
      for (const label of labels[operation] as number[]) (seen[feature] as Set<number>).add(label);
  }
  return seen.map((of) => Int32Array.from(of).sort());
}

/** Numbers from 0 to below 1 that look random and are the same each time. */
function sequence(): () => number {
  let state = 1;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

function shuffle<T>(items: T[], random: () => number): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [items[i], items[j]] = [items[j] as T, items[i] as T];
  }
}

/** Turns the sums of the labels into how likely each operation is, together 1. */
function chancesOf(sums: Float64Array, labels: readonly number[][], chances: Float64Array): void {
  let all = 0;
  for (let o = 0; o < labels.length; o++) {
    let sum = 0;
    for (const label of labels[o] as number[]) sum += sums[label] as number;
    chances[o] = Math.exp(sum);
    all += chances[o] as number;
  }
  for (let o = 0; o < labels.length; o++) chances[o] = (chances[o] as number) / all;
}

/**
 * Learns how much each feature speaks for each label.
 * @param labels by operation: its labels, of which the second is its kind of action
 * @param count how many features there are
 * @returns by feature: labels and weights in hundredths, in turn
 */
export function learn(lessons: readonly Lesson[], labels: readonly number[][], count: number): number[][] {
  const known = knownLabels(lessons, labels, count);
  const weights = known.map((of) => new Float64Array(of.length));
  const sums = new Float64Array(Math.max(0, ...labels.flat()) + 1);
  const chances = new Float64Array(labels.length);
  const random = sequence();
  const order = [...lessons];
  for (let round = 0; round < ROUNDS; round++) {
    const step = STEP * SLOWER ** round;
    shuffle(order, random);
    for (const { operation, features } of order) {
      sums.fill(0);
      for (const [feature, weight] of features) {
        const about = known[feature] as Int32Array;
        const of = weights[feature] as Float64Array;
        for (let i = 0; i < about.length; i++)
          sums[about[i] as number] = (sums[about[i] as number] as number) + weight * (of[i] as number);
      }
      chancesOf(sums, labels, chances);
      // From here on a label's sum is how much too likely it was taken to be.
      sums.fill(0);
      for (let o = 0; o < labels.length; o++) {
        const excess = (chances[o] as number) - (o === operation ? 1 : 0);
        for (const label of labels[o] as number[]) sums[label] = (sums[label] as number) + excess;
      }
      for (const [feature, weight] of features) {
        const about = known[feature] as Int32Array;
        const of = weights[feature] as Float64Array;
        for (let i = 0; i < about.length; i++)
          of[i] = (of[i] as number) - step * weight * (sums[about[i] as number] as number);
      }
    }
  }
  return weights.map((of, feature) =>
    [...(known[feature] as Int32Array)].flatMap((label, i) => {
      const weight = Math.round((of[i] as number) * 100);
      return Math.abs(weight) >= LEAST ? [label, weight] : [];
    }),
  );
}
