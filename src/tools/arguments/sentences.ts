/** What is wrong with one argument, in a sentence. */
import type { z } from 'zod';
import { isSecretName, neutralize } from '../../policy/outgoing/outgoing.js';
import { nearest } from '../../text/nearest.js';
import { sampleOf } from '../discovery/example-values.js';

type Issue = z.core.$ZodIssue;

/** Maximum number of names that are listed. */
export const MOST_NAMES = 30;
/** Longest list of values or names, in characters. */
const LONGEST_LIST = 180;
/** Longest value that is shown whole, in characters. */
const LONGEST_VALUE = 60;
/** Longest pattern that is still readable. */
const READABLE_PATTERN = 60;

/** What was given, in short; of a secret, its form alone. */
export function show(value: unknown, path: readonly PropertyKey[]): string {
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object' && value !== null) return 'an object';
  if (path.some((key) => isSecretName(String(key)))) {
    const form = typeof value === 'string' ? `a string of ${value.length} characters` : `a ${typeof value}`;
    return value === null ? 'null' : `${form} (not shown)`;
  }
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  if (text.length <= LONGEST_VALUE) return neutralize(text);
  const cut = neutralize(`${text.slice(0, LONGEST_VALUE - 3)}…`);
  return typeof value === 'string' ? `${cut}" (${value.length} characters)` : cut;
}

/** As many values as fit, and how many there are beside them. */
export function listing(values: readonly string[], conjunction = ''): string {
  let fit = values.length;
  while (fit > 1 && values.slice(0, fit).join(', ').length > LONGEST_LIST) fit -= 1;
  if (fit < values.length) return `${values.slice(0, fit).join(', ')} and ${values.length - fit} more`;
  if (conjunction === '' || values.length < 2) return values.join(', ');
  return `${values.slice(0, -1).join(', ')} ${conjunction} ${values.at(-1)}`;
}

export const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, key) =>
      typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key),
    '',
  );

/** What is wrong with an argument. */
export interface Problem {
  text: string;
  /** Where the argument is missing: its place and what it takes, for a line that names several. */
  missing?: string;
}

/** A missing argument, and the type that it has. */
export function missing(path: readonly PropertyKey[], type: string): Problem {
  const where = placeOf(path);
  return { text: `${where}: is required (${type}).`, missing: `${where} (${type})` };
}

export function wrongValue(
  path: readonly PropertyKey[],
  value: unknown,
  values: readonly unknown[],
): Problem {
  const where = placeOf(path);
  const texts = values.map(String);
  const oneOf = texts.length === 1 ? texts[0] : `one of ${listing(texts)}`;
  if (value === undefined) {
    const takes = `${texts.length === 1 ? 'must be ' : ''}${oneOf}`;
    return { text: `${where}: is required: ${takes}.`, missing: `${where} (${takes})` };
  }
  const close = typeof value === 'string' && texts.length > 1 ? nearest(value, texts) : undefined;
  return {
    text: `${where}: must be ${oneOf}; got ${show(value, path)}.${close ? ` Did you mean ${close}?` : ''}`,
  };
}

/** zod type names that differ from JSON's. */
const TYPE_NAMES: Readonly<Record<string, string>> = { record: 'object', int: 'integer' };

export const withArticle = (type: string): string => `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;
export const typeName = (expected: string): string => TYPE_NAMES[expected] ?? expected;

export function wrongType(
  path: readonly PropertyKey[],
  value: unknown,
  expected: string,
  keys: readonly string[],
  isElement: boolean,
): Problem {
  const where = placeOf(path);
  const type = typeName(expected);
  if (value === undefined) return missing(path, type);
  let instead =
    type === 'object' && keys.length > 0 && keys.length <= MOST_NAMES ? ` It has ${listing(keys)}.` : '';
  if (type === 'array' && isElement && String(value).length < LONGEST_VALUE)
    instead = ` For one value, use [${show(value, path)}].`;
  else if (typeof value === 'string') {
    if (/^(number|integer)$/.test(type) && /^-?\d+(\.\d+)?$/.test(value))
      instead = ` Use ${value}, without quotes.`;
    else if (type === 'boolean' && /^(true|false)$/.test(value)) instead = ` Use ${value}, without quotes.`;
    else if (/^\s*[[{]/.test(value)) instead = ` Pass the ${type} itself, not a JSON string.`;
  }
  return { text: `${where}: must be ${withArticle(type)}; got ${show(value, path)}.${instead}` };
}

const UNITS: Readonly<Record<string, string>> = { string: 'character', array: 'item' };

export function wrongSize(
  path: readonly PropertyKey[],
  value: unknown,
  issue: Issue & { code: 'too_small' | 'too_big' },
): string {
  const where = placeOf(path);
  const least = issue.code === 'too_small';
  const limit = Number(least ? issue.minimum : issue.maximum);
  const unit = UNITS[issue.origin];
  if (unit === undefined) {
    const got = typeof value === 'number' ? `; got ${show(value, path)}` : '';
    return `${where}: must be at ${least ? 'least' : 'most'} ${limit}${got}.`;
  }
  if (least && limit === 1) return `${where}: must not be empty.`;
  const { length } = typeof value === 'string' || Array.isArray(value) ? value : [];
  return `${where}: must have at ${least ? 'least' : 'most'} ${limit} ${unit}${limit === 1 ? '' : 's'}; has ${length}.`;
}

export function wrongForm(path: readonly PropertyKey[], value: unknown, pattern: string): string {
  const [, source = '', flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(pattern) ?? [];
  const sample = source ? sampleOf(new RegExp(source, flags)) : undefined;
  const rule = pattern.length <= READABLE_PATTERN ? ` (pattern ${pattern})` : '';
  const like = sample
    ? `must have the form of ${JSON.stringify(sample)}`
    : 'does not have the required format';
  return `${placeOf(path)}: ${like}${rule}; got ${show(value, path)}.`;
}

export const placeOf = (path: readonly PropertyKey[]): string => pathText(path) || 'arguments';
