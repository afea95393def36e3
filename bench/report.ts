/** One line per figure: a ratio to a baseline of the same run, with its limit and the raw numbers. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export function report(
  name: string,
  ratio: number,
  { limit, detail }: { limit?: number; detail: string },
): void {
  const verdict =
    limit === undefined
      ? ''
      : ratio <= limit
        ? ` (within ${limit.toFixed(2)})`
        : ` (OVER ${limit.toFixed(2)})`;
  console.log(`${name}: ${ratio.toFixed(2)}x${verdict}; ${detail}`);
}
