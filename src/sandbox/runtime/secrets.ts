/** Keeps the values of secrets out of what an execution leaves behind. */

/** Shorter values would hide half of every text. */
const SHORTEST = 3;
const HIDDEN = '[secret]';

/** How a value can show up in a text. */
const spellings = (value: string): string[] => [
  value,
  JSON.stringify(value).slice(1, -1),
  encodeURIComponent(value),
  Buffer.from(value).toString('base64'),
];

/** @returns what replaces the values in a text by a mark */
export function masking(values: readonly string[]): (text: string) => string {
  const found = [...new Set(values.filter((one) => one.length >= SHORTEST).flatMap(spellings))].sort(
    (a, b) => b.length - a.length,
  );
  return (text) => found.reduce((masked, value) => masked.replaceAll(value, HIDDEN), text);
}
