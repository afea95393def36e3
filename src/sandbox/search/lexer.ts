import { QuerySyntaxError } from './syntax.js';

/** A piece of query text: `raw` keeps which characters were escaped, so that `\*` is not a wildcard. */
export type Token =
  | { kind: '(' | ')' | ':' | '+' | '-' | 'and' | 'or' | 'not'; at: number; spaceBefore: boolean }
  | { kind: 'word'; pieces: string[]; text: string; at: number; spaceBefore: boolean }
  | { kind: 'phrase'; text: string; at: number; spaceBefore: boolean }
  | {
      kind: 'range';
      from: string;
      to: string;
      fromIncluded: boolean;
      toIncluded: boolean;
      at: number;
      spaceBefore: boolean;
    };

const ENDS_WORD = new Set([' ', '\t', '\n', '\r', '\u3000', '(', ')', '[', ']', '{', '}', '"', ':']);
const OPERATORS = new Map<string, 'and' | 'or' | 'not'>([
  ['AND', 'and'],
  ['OR', 'or'],
  ['NOT', 'not'],
]);
const SPACE = /\s|\u3000/;
const UNSUPPORTED: Record<string, string> = {
  '~': 'Fuzzy and proximity searches are not supported',
  '^': 'Boosting is not supported',
  '?': 'The ? wildcard is not supported',
};
const RANGE_PATTERN = /^\s*("(?:[^"\\]|\\.)*"|[^\s"\]}]+)\s+TO\s+("(?:[^"\\]|\\.)*"|[^\s"\]}]+)\s*$/;

const unescaped = (text: string): string => text.replace(/\\(.)/gs, '$1');
const bound = (text: string): string => unescaped(text.startsWith('"') ? text.slice(1, -1) : text);

/** Splits a query string into tokens; throws QuerySyntaxError where Lucene (or Auth0's subset of it) would. */
export function tokenize(query: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < query.length) {
    const start = at;
    while (at < query.length && SPACE.test(query[at] as string)) at++;
    if (at >= query.length) break;
    const spaceBefore = at > start || tokens.length === 0;
    const char = query[at] as string;
    const here = { at, spaceBefore };

    if (char === '(' || char === ')' || char === ':' || char === '+' || char === '-') {
      tokens.push({ kind: char, ...here });
      at++;
    } else if (char === '!') {
      tokens.push({ kind: 'not', ...here });
      at++;
    } else if (query.startsWith('&&', at) || query.startsWith('||', at)) {
      tokens.push({ kind: char === '&' ? 'and' : 'or', ...here });
      at += 2;
    } else if (char === '"') {
      const end = closingQuote(query, at);
      tokens.push({ kind: 'phrase', text: unescaped(query.slice(at + 1, end)), ...here });
      at = end + 1;
    } else if (char === '[' || char === '{') {
      const end = closingBracket(query, at);
      const match = RANGE_PATTERN.exec(query.slice(at + 1, end));
      if (!match) throw new QuerySyntaxError(`Invalid range at position ${at}`);
      tokens.push({
        kind: 'range',
        from: bound(match[1] as string),
        to: bound(match[2] as string),
        fromIncluded: char === '[',
        toIncluded: query[end] === ']',
        ...here,
      });
      at = end + 1;
    } else if (char === ']' || char === '}') {
      throw new QuerySyntaxError(`Unexpected '${char}' at position ${at}`);
    } else if (char === '/') {
      throw new QuerySyntaxError('Regular expressions are not supported');
    } else {
      at = readWord(query, at, tokens, here);
    }
  }
  return tokens;
}

/** Reads one word from `at` on, pushes its token and returns the position after it. */
function readWord(query: string, from: number, tokens: Token[], here: { at: number; spaceBefore: boolean }) {
  const pieces: string[] = [];
  let piece = '';
  let at = from;
  let escaped = false;
  for (; at < query.length; at++) {
    const char = query[at] as string;
    if (char === '\\') {
      at++;
      if (at >= query.length) throw new QuerySyntaxError('The query ends with an escape character');
      piece += query[at];
      escaped = true;
    } else if (ENDS_WORD.has(char)) {
      break;
    } else if (UNSUPPORTED[char] !== undefined) {
      throw new QuerySyntaxError(UNSUPPORTED[char]);
    } else if (char === '*') {
      pieces.push(piece);
      piece = '';
    } else {
      piece += char;
    }
  }
  pieces.push(piece);
  const text = query.slice(from, at);
  if (/^[<>]=?/.test(text)) throw new QuerySyntaxError('Comparison operators are not supported, use a range');
  const operator = escaped ? undefined : OPERATORS.get(text);
  if (operator) tokens.push({ kind: operator, ...here });
  else tokens.push({ kind: 'word', pieces, text: pieces.join('*'), ...here });
  return at;
}

function closingQuote(query: string, open: number): number {
  for (let at = open + 1; at < query.length; at++) {
    if (query[at] === '\\') at++;
    else if (query[at] === '"') return at;
  }
  throw new QuerySyntaxError(`Unterminated quote at position ${open}`);
}

function closingBracket(query: string, open: number): number {
  for (let at = open + 1; at < query.length; at++) {
    const char = query[at];
    if (char === '\\') at++;
    else if (char === '"') at = closingQuote(query, at);
    else if (char === ']' || char === '}') return at;
  }
  throw new QuerySyntaxError(`Unterminated range at position ${open}`);
}
