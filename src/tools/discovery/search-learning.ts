/**
 * Which words speak for which operation, learned from the phrases that are known for each: a multinomial logistic
 * regression by stochastic gradient descent, in an order that is the same each time.
 */

/** Numbers with how much they count. */
export type Vector = [number: number, weight: number][];

/** A phrase by its features, and the operation that it means. */
export interface Example {
  features: Vector;
  operation: number;
}

const ROUNDS = 8;
/** How far the first round goes towards each example, and how much less far each further round. */
const STEP = 1.5;
const SLOWER = 0.85;
/** Weights below this are not worth their place. */
const LEAST = 0.05;

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

/** How many there are of each. */
export interface Sizes {
  features: number;
  /** Features below this number choose which operations compete for an example. */
  selective: number;
  operations: number;
}

/** Learns how much each feature speaks for each operation that has an example with it. */
export function learn(examples: readonly Example[], { features, selective, operations }: Sizes): Vector[] {
  const known = Array.from({ length: features }, () => new Uint8Array());
  for (const { features: vector, operation } of examples) {
    for (const [feature] of vector) {
      if (known[feature]?.length === 0) known[feature] = new Uint8Array(operations);
      (known[feature] as Uint8Array)[operation] = 1;
    }
  }
  const rivals = known.slice(0, selective).map((of) => Int32Array.from(of.keys()).filter((o) => of[o] === 1));
  const weights = known.map((of) => new Float64Array(of.length));
  const scores = new Float64Array(operations);
  const among = new Int32Array(operations);
  const met = new Int32Array(operations);
  const random = sequence();
  const order = [...examples];
  let turn = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const step = STEP * SLOWER ** round;
    shuffle(order, random);
    for (const { features: vector, operation } of order) {
      turn++;
      let count = 0;
      for (const [feature] of vector) {
        if (feature >= selective) continue;
        for (const rival of rivals[feature] as Int32Array) {
          if (met[rival] === turn) continue;
          met[rival] = turn;
          scores[rival] = 0;
          among[count++] = rival;
        }
      }
      for (const [feature, weight] of vector) {
        const of = weights[feature] as Float64Array;
        for (let i = 0; i < count; i++) {
          const rival = among[i] as number;
          scores[rival] = (scores[rival] as number) + weight * (of[rival] as number);
        }
      }
      let sum = 0;
      for (let i = 0; i < count; i++) {
        const rival = among[i] as number;
        const score = Math.exp(scores[rival] as number);
        scores[rival] = score;
        sum += score;
      }
      for (let i = 0; i < count; i++) {
        const rival = among[i] as number;
        scores[rival] = (scores[rival] as number) / sum - (rival === operation ? 1 : 0);
      }
      for (const [feature, weight] of vector) {
        const of = weights[feature] as Float64Array;
        const allowed = known[feature] as Uint8Array;
        for (let i = 0; i < count; i++) {
          const rival = among[i] as number;
          if (allowed[rival] === 1)
            of[rival] = (of[rival] as number) - step * weight * (scores[rival] as number);
        }
      }
    }
  }
  return weights.map((of) =>
    [...of]
      .map((weight, operation): [number, number] => [operation, Math.round(weight * 100) / 100])
      .filter(([, weight]) => Math.abs(weight) >= LEAST),
  );
}
