/** One line of a .env file, its value quoted so that shells and dotenv parsers read it literally. */
export const envLine = (name: string, value: string): string => `${name}=${quoted(value)}\n`;

function quoted(value: string): string {
  if (!/["$`\\\n\r]/.test(value)) return `"${value}"`;
  if (!/['\n\r]/.test(value)) return `'${value}'`;
  const escaped = value
    .replace(/["$`\\]/g, '\\$&')
    .replace(/\r/g, '\\r')
    .replace(/\n/g, '\\n');
  return `"${escaped}"`;
}
