/** Changes one table of a TOML file that another program owns, and leaves the rest unchanged. */

/** A TOML basic string, array of them, or inline table: JSON's escapes are TOML's too. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{ ${Object.entries(value)
      .map(([key, item]) => `${key} = ${literal(item)}`)
      .join(', ')} }`;
  }
  return JSON.stringify(value);
}

export function tomlTable(name: string, members: Record<string, unknown>): string {
  return [`[${name}]`, ...Object.entries(members).map(([key, value]) => `${key} = ${literal(value)}`)].join(
    '\n',
  );
}

/** Whether the file writes the parent in a form that cannot be changed safely line by line. */
const otherForm = (text: string, parent: string): boolean =>
  new RegExp(`^\\s*${parent}\\s*[.=]|^\\s*\\[\\s*${parent}\\s*\\]`, 'm').test(text);

const headerOf = (parent: string, name: string, rest = ''): RegExp =>
  new RegExp(`^\\s*\\[\\s*${parent}\\s*\\.\\s*(${name}|"${name}"|'${name}')\\s*${rest}\\]`);

/** One past the last line of the table that starts at a line; comments before the next table belong to that. */
function endOf(lines: readonly string[], start: number): number {
  let end = start + 1;
  while (end < lines.length && !/^\s*\[/.test(lines[end] ?? '')) end += 1;
  while (end > start + 1 && /^\s*(#.*)?$/.test(lines[end - 1] ?? '')) end -= 1;
  return end;
}

/**
 * The text with the table `[parent.name]` replaced or added at the end; sub-tables of an earlier one are kept.
 * Undefined when the file writes the parent in a form that cannot be changed safely line by line.
 */
export function setTable(
  text: string,
  parent: string,
  name: string,
  members: Record<string, unknown>,
): string | undefined {
  if (otherForm(text, parent)) return undefined;
  const table = tomlTable(`${parent}.${name}`, members);
  const lines = text.split('\n');
  const start = lines.findIndex((line) => headerOf(parent, name).test(line));
  if (start < 0) return `${text.trimEnd()}${text.trim() === '' ? '' : '\n\n'}${table}\n`;
  return [...lines.slice(0, start), table, ...lines.slice(endOf(lines, start))].join('\n');
}

/** The text without the table `[parent.name]` and its sub-tables; undefined as with `setTable`. */
export function removeTable(text: string, parent: string, name: string): string | undefined {
  if (otherForm(text, parent)) return undefined;
  const lines = text.split('\n');
  const header = headerOf(parent, name, '(\\.[^\\]]*)?');
  for (;;) {
    const start = lines.findIndex((line) => header.test(line));
    if (start < 0) break;
    const end = endOf(lines, start);
    // One of the empty lines around it goes along.
    const blank = lines[start - 1]?.trim() === '' ? 1 : 0;
    lines.splice(start - blank, end - start + blank);
  }
  const rest = lines.join('\n');
  return rest.trim() === '' ? '' : rest;
}
