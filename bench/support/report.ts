/** One line per figure: a ratio to a baseline of the same run, with its limit and the raw numbers. */

/** The value below which that share (0 to 1) of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export interface Figure {
  /** The ratio may be no more than this. */
  limit?: number;
  /** The ratio must be this at least. */
  least?: number;
  /** The raw numbers. */
  detail: string;
}

export function report(name: string, ratio: number, { limit, least, detail }: Figure): void {
  const verdicts = [
    limit !== undefined && (ratio <= limit ? `within ${limit.toFixed(2)}` : `OVER ${limit.toFixed(2)}`),
    least !== undefined &&
      (ratio >= least ? `no less than ${least.toFixed(2)}` : `SHORT OF ${least.toFixed(2)}`),
  ].filter(Boolean);
  console.log(
    `${name}: ${ratio.toFixed(2)}x${verdicts.length > 0 ? ` (${verdicts.join(', ')})` : ''}; ${detail}`,
  );
}
