import { MAX_QUERY_DEPTH } from '../limits.js';
import type { Predicate } from './compile.js';
import { QuerySyntaxError } from './syntax.js';
import { hasValue, someValue } from './values.js';

type Doc = Record<string, unknown>;

const TOKEN = /\s*(?:(\(|\))|"((?:[^"\\]|\\.)*)"|([^\s()"]+))/gy;
type Token = { text: string; quoted: boolean };

const COMPARISONS: ReadonlyMap<string, (value: string, wanted: string) => boolean> = new Map([
  ['eq', (value: string, wanted: string) => value === wanted],
  ['ne', (value: string, wanted: string) => value !== wanted],
  ['co', (value: string, wanted: string) => value.includes(wanted)],
  ['sw', (value: string, wanted: string) => value.startsWith(wanted)],
  ['ew', (value: string, wanted: string) => value.endsWith(wanted)],
  ['gt', (value: string, wanted: string) => value > wanted],
  ['ge', (value: string, wanted: string) => value >= wanted],
  ['lt', (value: string, wanted: string) => value < wanted],
  ['le', (value: string, wanted: string) => value <= wanted],
]);

/** The attributes that a filter compares, one for each comparison. */
export function scimAttributes(filter: string): string[] {
  return tokenize(filter).flatMap(({ text, quoted }, at, tokens) => {
    const operator = tokens[at + 1];
    const isCompared = !quoted && operator && !operator.quoted && isOperator(operator.text.toLowerCase());
    return isCompared ? [text] : [];
  });
}

const isOperator = (word: string): boolean => word === 'pr' || COMPARISONS.has(word);

/** Reads a SCIM filter (RFC 7644, without value paths) such as `name sw "ac" and not (metadata.tier pr)`. */
export function scimFilter(filter: string): Predicate<Doc> {
  const tokens = tokenize(filter);
  const { test, next } = disjunction(tokens, 0, 0);
  if (next < tokens.length) throw new QuerySyntaxError(`Unexpected '${tokens[next]?.text}' in the filter`);
  return test;
}

function tokenize(filter: string): Token[] {
  const tokens: Token[] = [];
  const text = filter.trimEnd();
  let at = 0;
  while (at < text.length) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) throw new QuerySyntaxError(`The filter cannot be read at position ${at}`);
    at = TOKEN.lastIndex;
    if (match[2] !== undefined) tokens.push({ text: match[2].replace(/\\(.)/gs, '$1'), quoted: true });
    else tokens.push({ text: match[1] ?? match[3] ?? '', quoted: false });
  }
  return tokens;
}

interface Parsed {
  test: Predicate<Doc>;
  next: number;
}

const isWord = (token: Token | undefined, word: string): boolean =>
  token !== undefined && !token.quoted && token.text.toLowerCase() === word;

function disjunction(tokens: Token[], at: number, depth: number): Parsed {
  let { test, next } = conjunction(tokens, at, depth);
  while (isWord(tokens[next], 'or')) {
    const left = test;
    const right = conjunction(tokens, next + 1, depth);
    test = (doc) => left(doc) || right.test(doc);
    next = right.next;
  }
  return { test, next };
}

function conjunction(tokens: Token[], at: number, depth: number): Parsed {
  let { test, next } = clause(tokens, at, depth);
  while (isWord(tokens[next], 'and')) {
    const left = test;
    const right = clause(tokens, next + 1, depth);
    test = (doc) => left(doc) && right.test(doc);
    next = right.next;
  }
  return { test, next };
}

function clause(tokens: Token[], at: number, depth: number): Parsed {
  if (depth > MAX_QUERY_DEPTH) throw new QuerySyntaxError('The filter is nested too deeply');
  const token = tokens[at];
  if (!token) throw new QuerySyntaxError('The filter ends where a comparison was expected');
  if (isWord(token, 'not')) {
    const inner = clause(tokens, at + 1, depth + 1);
    return { test: (doc) => !inner.test(doc), next: inner.next };
  }
  if (token.text === '(' && !token.quoted) {
    const inner = disjunction(tokens, at + 1, depth + 1);
    if (tokens[inner.next]?.text !== ')') throw new QuerySyntaxError("Unbalanced '(' in the filter");
    return { test: inner.test, next: inner.next + 1 };
  }
  return comparison(tokens, at);
}

/** Text is compared without regard to case. */
function comparison(tokens: Token[], at: number): Parsed {
  const [attribute, operator, value] = tokens.slice(at, at + 3);
  if (!attribute || attribute.quoted || !operator)
    throw new QuerySyntaxError('A comparison needs an attribute and an operator');
  const path = attribute.text.split('.');
  const name = operator.text.toLowerCase();
  if (name === 'pr') return { test: (doc) => hasValue(doc, path), next: at + 2 };
  const compare = COMPARISONS.get(name);
  if (!compare) throw new QuerySyntaxError(`Unknown operator '${operator.text}' in the filter`);
  if (!value) throw new QuerySyntaxError(`The operator ${name} needs a value`);
  const wanted = value.text.toLowerCase();
  return {
    test: (doc) => someValue(doc, path, (found) => compare(String(found).toLowerCase(), wanted)),
    next: at + 3,
  };
}
