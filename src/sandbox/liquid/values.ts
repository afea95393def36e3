/** Values in Liquid templates: what an expression names, what counts as true, and how a value is written out. */
import { isObject } from '../../text/is-object.js';

export type Scope = Record<string, unknown>;

/** Empty texts and lists, as `empty` and `blank` in a template. */
export const EMPTY = Symbol('empty');

const WORDS: Readonly<Record<string, unknown>> = {
  true: true,
  false: false,
  nil: undefined,
  null: undefined,
  empty: EMPTY,
  blank: EMPTY,
};

/** Parts of `a.b[0]["c"]`. */
const PART = /\.?([\w-]+)|\[\s*(?:"([^"]*)"|'([^']*)'|([^\]]+?))\s*\]/gy;

function step(value: unknown, key: string): unknown {
  if (Array.isArray(value) || typeof value === 'string') {
    if (key === 'size') return value.length;
    if (key === 'first') return value[0];
    if (key === 'last') return value.at(-1);
  }
  if (Array.isArray(value)) return value.at(Number(key));
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The value of a name, a text, a number or a range. */
export function named(expression: string, scope: Scope): unknown {
  const text = expression.trim();
  if (Object.hasOwn(WORDS, text)) return WORDS[text];
  const quoted = /^(?:"([^"]*)"|'([^']*)')$/.exec(text);
  if (quoted) return quoted[1] ?? quoted[2] ?? '';
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  const range = /^\(([^.]+)\.\.(.+)\)$/.exec(text);
  if (range) {
    const [from, to] = [range[1], range[2]].map((one) => Number(named(one ?? '', scope)));
    const length = Math.min(Math.max((to ?? 0) - (from ?? 0) + 1, 0), 10_000);
    return Array.from({ length }, (_, i) => (from ?? 0) + i);
  }
  let value: unknown = scope;
  for (const [, name, double, single, inner] of text.matchAll(PART))
    value = step(value, name ?? double ?? single ?? String(named(inner ?? '', scope)));
  return value === scope ? undefined : value;
}

export const isTrue = (value: unknown): boolean => value !== undefined && value !== null && value !== false;

export function written(value: unknown): string {
  if (value === undefined || value === null || value === EMPTY) return '';
  if (Array.isArray(value)) return value.map(written).join('');
  return isObject(value) ? JSON.stringify(value) : String(value);
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

function same(one: unknown, other: unknown): boolean {
  if (one === EMPTY) return isEmpty(other);
  if (other === EMPTY) return isEmpty(one);
  return (one ?? undefined) === (other ?? undefined);
}

const contains = (whole: unknown, part: unknown): boolean =>
  Array.isArray(whole) ? whole.includes(part) : typeof whole === 'string' && whole.includes(written(part));

const COMPARE: Readonly<Record<string, (a: unknown, b: unknown) => boolean>> = {
  '==': same,
  '!=': (a, b) => !same(a, b),
  '<>': (a, b) => !same(a, b),
  '<': (a, b) => Number(a) < Number(b),
  '>': (a, b) => Number(a) > Number(b),
  '<=': (a, b) => Number(a) <= Number(b),
  '>=': (a, b) => Number(a) >= Number(b),
  contains,
};
const OPERATOR = /^("[^"]*"|'[^']*'|[^\s]+?)\s*(==|!=|<>|<=|>=|<|>|\bcontains\b)\s*(.+)$/s;

/** Whether a condition holds; `and` and `or` are read from the right, as Liquid does. */
export function holds(condition: string, scope: Scope): boolean {
  const split = /^((?:"[^"]*"|'[^']*'|[^"'])*?)\s+(and|or)\s+(.+)$/s.exec(condition.trim());
  if (split) {
    const [, first = '', word, rest = ''] = split;
    const [left, right] = [holds(first, scope), holds(rest, scope)];
    return word === 'and' ? left && right : left || right;
  }
  const [, left = '', operator = '', right = ''] = OPERATOR.exec(condition.trim()) ?? [];
  const compare = COMPARE[operator];
  return compare ? compare(named(left, scope), named(right, scope)) : isTrue(named(condition, scope));
}

/** Whether a value of `case` is among those of `when`. */
export const isOneOf = (value: unknown, list: string, scope: Scope): boolean =>
  list.split(/,|\bor\b/).some((one) => same(value, named(one, scope)));
