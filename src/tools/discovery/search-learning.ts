/** Softmax regression by stochastic gradient descent, in a deterministic order. */

const ROUNDS = 8;
/** The learning rate of the first round, and its decay per round. */
const STEP = 1;
const SLOWER = 0.85;
/** Smaller weights, in hundredths, are dropped. */
const LEAST = 25;

/** The features of a request, and the operation that answers it. */
export interface Lesson {
  operation: number;
  features: [feature: number, weight: number][];
}

/**
 * The labels that each feature may have weights for: those it was seen with, which keeps the model small, and every
 * kind of action, since negative evidence matters there.
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

/** Deterministic pseudo-random numbers in [0, 1). */
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

/** Turns label sums into the probability of each operation (softmax). */
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
 * Learns the weight of each feature for each label.
 * @param labels by operation: its labels; the second is its kind of action
 * @param count number of features
 * @returns by feature: labels and weights in hundredths, alternating
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
      // From here on a label's sum is its error: predicted minus actual.
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
