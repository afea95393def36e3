/** Writing to stdout for people and programs. */
import pc from 'picocolors';

/** A closed pipe (`| head`) ends the program quietly, without a stack trace. */
export function tolerateClosedPipes(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}

/** Writes whole lines; resolves when they are flushed. */
export function print(text: string): Promise<void> {
  return new Promise((resolve) => process.stdout.write(`${text}\n`, () => resolve()));
}

export type Colors = ReturnType<typeof pc.createColors>;

/** Colors for a stream: only on a terminal, and respecting NO_COLOR (https://no-color.org). */
export function colorsFor(stream: { isTTY?: boolean } = process.stdout, env = process.env): Colors {
  return pc.createColors(stream.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb');
}

/** Columns that running text may use: COLUMNS as it is set, or the terminal's width, but no more than 100. */
export function pageWidth(stream: { columns?: number } = process.stdout, env = process.env): number {
  const set = Number(env.COLUMNS);
  if (Number.isInteger(set) && set >= 40) return set;
  return Math.max(40, Math.min(100, stream.columns ?? 100));
}

/** Rows under a heading, in aligned columns; the last column is not padded. */
export function table(
  heading: readonly string[],
  rows: readonly (readonly string[])[],
  colors: Colors,
): string {
  const widths = heading.map((title, i) =>
    Math.max(title.length, ...rows.map((row) => (row[i] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    cells.map((cell, i) => (i === cells.length - 1 ? cell : cell.padEnd(widths[i] ?? 0))).join('  ');
  return [colors.bold(line(heading)), ...rows.map(line)].join('\n');
}
