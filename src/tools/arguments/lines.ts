/** Problems with arguments as the lines of one short error. */
import type { Problem } from './sentences.js';

/** Longest list of problems in one error, in characters. */
const LONGEST = 270;
/** With so many missing arguments or more, they are named in one line. */
const SEVERAL = 3;

/** The problems as lines: missing arguments together, then as many others as fit, and how many there are beside them. */
export function inShort(problems: readonly Problem[]): string[] {
  const missing = [...new Set(problems.flatMap((one) => one.missing ?? []))];
  const together = missing.length >= SEVERAL;
  const told = [
    ...new Set(problems.filter((one) => !together || one.missing === undefined).map(({ text }) => text)),
  ];
  const lines: string[] = [];
  let length = 0;
  for (const text of told) {
    if (lines.length > 0 && length + text.length > LONGEST) break;
    lines.push(`- ${text}`);
    length += text.length;
  }
  const left = told.length - lines.length;
  if (left > 0) lines.push(`- and ${left} more`);
  return together ? [`- missing: ${asManyAsFit(missing, LONGEST - length)}.`, ...lines] : lines;
}

/** Missing arguments with what each takes, as many as fit. */
function asManyAsFit(missing: readonly string[], room: number): string {
  let fit = missing.length;
  while (fit > 1 && missing.slice(0, fit).join(', ').length > Math.max(room, 100)) fit -= 1;
  const more = missing.length - fit;
  return `${missing.slice(0, fit).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
