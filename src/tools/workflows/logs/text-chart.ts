/** A timeline as one line of characters, for hosts that do not show images. */

const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/** One character per value, a dot for zero. */
export function sparkline(values: readonly number[]): string {
  const highest = Math.max(1, ...values);
  return values
    .map((value) =>
      value === 0 ? '·' : BARS[Math.min(BARS.length - 1, Math.ceil((value / highest) * BARS.length) - 1)],
    )
    .join('');
}

/** Several rows over the same time range, each with its maximum. */
export function textChart(rows: readonly { name: string; values: readonly number[] }[]): string {
  const width = Math.max(...rows.map(({ name }) => name.length));
  return rows
    .map(({ name, values }) => `${name.padEnd(width)} ${sparkline(values)} max ${Math.max(0, ...values)}`)
    .join('\n');
}
