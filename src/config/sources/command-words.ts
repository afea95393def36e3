/** Splitting a command into the program and its arguments, as it is run without a shell. */
import { ConfigError } from '../errors.js';

/** What only a shell understands. Taken as text it would make another command than was meant. */
const SHELL = /[|&;<>`]|\$[({A-Za-z_]/;

/**
 * The words of a command: separated by spaces; `'…'` and `"…"` keep spaces. A JSON array of texts is taken as it is.
 *
 * @param source the variable or key, for errors
 * @throws ConfigError for an open quote, and for what would need a shell
 */
export function commandWords(
  command: string,
  source: string,
  platform: NodeJS.Platform = process.platform,
): string[] {
  const words = command.startsWith('[') ? fromJson(command, source) : split(command, source, platform);
  if (words.length === 0 || words[0] === '') throw new ConfigError(`${source} names no program.`);
  return words;
}

function fromJson(command: string, source: string): string[] {
  try {
    const words: unknown = JSON.parse(command);
    if (Array.isArray(words) && words.every((word) => typeof word === 'string')) return words;
  } catch {
    // Reported below.
  }
  throw new ConfigError(`${source} starts with [ but is not a JSON array of texts.`);
}

function split(command: string, source: string, platform: NodeJS.Platform): string[] {
  // Windows paths contain backslashes; elsewhere one escapes the next character.
  const plain = platform === 'win32' ? String.raw`[^\s'"]` : String.raw`\\.|[^\s'"\\]`;
  const quoted = platform === 'win32' ? '"[^"]*"' : String.raw`"(?:\\.|[^"\\])*"`;
  const part = new RegExp(`'[^']*'|${quoted}|(?:${plain})+`, 'gsy');
  const words: string[] = [];
  let at = 0;
  while (at < command.length) {
    const space = /\s+/y;
    space.lastIndex = at;
    at += space.exec(command)?.[0].length ?? 0;
    if (at >= command.length) break;
    let word = '';
    while (at < command.length && !/\s/.test(command[at] ?? '')) {
      part.lastIndex = at;
      const text = part.exec(command)?.[0];
      if (text === undefined) throw new ConfigError(`${source} has a quote that does not end.`);
      at += text.length;
      word += unquoted(text, source, platform);
    }
    words.push(word);
  }
  return words;
}

function unquoted(text: string, source: string, platform: NodeJS.Platform): string {
  if (text.startsWith("'")) return text.slice(1, -1);
  const inner = text.startsWith('"') ? text.slice(1, -1) : text;
  const bare = text.startsWith('"') ? '' : inner.replace(/\\./gs, '');
  if (SHELL.test(bare))
    throw new ConfigError(
      `${source} is run without a shell, so | & ; < > \` and $ have no effect: quote them with '…', or name a script.`,
    );
  return platform === 'win32' ? inner : inner.replace(/\\(.)/gs, '$1');
}
