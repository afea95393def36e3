/**
 * Learned weights as text: a pair of characters for each label, its distance from the label before and its weight.
 * The index is under half as large as with numbers in JSON, and a search unpacks only the features of its request.
 */

/** Code of distance 0: from here on characters print. */
const DISTANCE = 0x20;
/** Code of weight 0, in the middle of the codes that take two bytes. Nothing speaks against a label more than this. */
const WEIGHT = 0x440;

/** @param pairs labels in ascending order and their weights in hundredths, in turn */
export function packWeights(pairs: readonly number[]): string {
  let packed = '';
  for (let i = 0; i < pairs.length; i += 2) {
    const distance = (pairs[i] as number) - (pairs[i - 2] ?? 0);
    const weight = Math.max(-WEIGHT, pairs[i + 1] as number);
    packed += String.fromCharCode(DISTANCE + distance, WEIGHT + weight);
  }
  return packed;
}

/** Labels and weights in hundredths, in turn. */
export function unpackWeights(packed: string): number[] {
  const pairs: number[] = [];
  let label = 0;
  for (let i = 0; i < packed.length; i += 2) {
    label += packed.charCodeAt(i) - DISTANCE;
    pairs.push(label, packed.charCodeAt(i + 1) - WEIGHT);
  }
  return pairs;
}
