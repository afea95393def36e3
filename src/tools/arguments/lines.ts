/** Problems with arguments as the lines of one short error. */

/** Longest list of problems in one error, in characters. */
const LONGEST = 270;
/** With so many missing arguments or more, they are named in one line. */
const SEVERAL = 3;
/** A problem that says that an argument is missing, and what it takes. */
const MISSING = /^(\S+): is required(?: \((.*)\)|: (.*))\.$/;

/** The problems as lines: missing arguments together, then as many others as fit, and how many there are beside them. */
export function inShort(problems: readonly string[]): string[] {
  const missing = problems.filter((problem) => MISSING.test(problem));
  const together = missing.length >= SEVERAL;
  const told = together ? problems.filter((problem) => !missing.includes(problem)) : problems;
  const lines: string[] = [];
  let length = 0;
  for (const problem of told) {
    if (lines.length > 0 && length + problem.length > LONGEST) break;
    lines.push(`- ${problem}`);
    length += problem.length;
  }
  const left = told.length - lines.length;
  if (left > 0) lines.push(`- and ${left} more`);
  return together ? [`- missing: ${namesOf(missing, LONGEST - length)}.`, ...lines] : lines;
}

/** Missing arguments with what each takes, as many as fit. */
function namesOf(missing: readonly string[], room: number): string {
  const names = missing.map((problem) => {
    const [, name, type, values] = MISSING.exec(problem) ?? [];
    return `${name} (${type ?? values})`;
  });
  let fit = names.length;
  while (fit > 1 && names.slice(0, fit).join(', ').length > Math.max(room, 100)) fit -= 1;
  const more = names.length - fit;
  return `${names.slice(0, fit).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
