/** How generated source is laid out: literals, and objects on one line where that is short enough to read. */

/** Longest line that objects are joined into. */
const WIDTH = 110;

/** Whether a line is short enough to stay one. */
export const fits = (line: string): boolean => line.length <= WIDTH;

export const quote = (value: unknown): string => JSON.stringify(value);

/** A JSON value as TypeScript writes it: names without quotes where they need none. */
export function literal(value: unknown, as: 'value' | 'key' = 'value'): string {
  if (as === 'key') return /^[A-Za-z_$][\w$]*$/.test(String(value)) ? String(value) : quote(value);
  if (Array.isArray(value)) return `[${value.map((item) => literal(item)).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return quote(value);
  const members = Object.entries(value).map(([key, v]) => `${literal(key, 'key')}: ${literal(v)}`);
  return members.length > 0 ? `{ ${members.join(', ')} }` : '{}';
}

/**
 * Joins each object onto one line where the whole line stays within `WIDTH`, innermost first.
 * @param source code in which an object starts at the end of a line and ends at the start of one
 */
export function joinShortObjects(source: string): string {
  const lines: string[] = [];
  const starts: number[] = [];
  for (const line of source.split('\n')) {
    const start = /^\s*\}/.test(line) ? starts.pop() : undefined;
    if (start !== undefined) {
      const [first = '', ...members] = lines.slice(start).map((l, i) => (i === 0 ? l : l.trim()));
      const joined = `${first} ${members.join(' ').replace(/,$/, '')} ${line.trim()}`;
      // What did not fit stays open, and so does what is around it.
      const whole = members.every((member) => member.endsWith(',') && !/^\}/.test(member));
      if (whole && fits(joined)) lines.splice(start, lines.length, joined);
      else lines.push(line);
    } else lines.push(line);
    const last = lines.length - 1;
    if ((lines[last] ?? '').endsWith('{')) starts.push(last);
  }
  return lines.join('\n');
}
