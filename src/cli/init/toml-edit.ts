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
  if (new RegExp(`^\\s*${parent}\\s*[.=]|^\\s*\\[\\s*${parent}\\s*\\]`, 'm').test(text)) return undefined;
  const table = tomlTable(`${parent}.${name}`, members);
  const lines = text.split('\n');
  const header = new RegExp(`^\\s*\\[\\s*${parent}\\s*\\.\\s*(${name}|"${name}"|'${name}')\\s*\\]`);
  const start = lines.findIndex((line) => header.test(line));
  if (start < 0) return `${text.trimEnd()}${text.trim() === '' ? '' : '\n\n'}${table}\n`;
  let end = start + 1;
  while (end < lines.length && !/^\s*\[/.test(lines[end] ?? '')) end += 1;
  while (end > start + 1 && /^\s*(#.*)?$/.test(lines[end - 1] ?? '')) end -= 1;
  return [...lines.slice(0, start), table, ...lines.slice(end)].join('\n');
}
