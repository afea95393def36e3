/** What is wrong with a call's arguments, in sentences that say how to mend it. */
import type { z } from 'zod';
import { neutralize } from '../../policy/outgoing/outgoing.js';
import { nearest } from '../../text/nearest.js';
import { sampleOf } from '../discovery/example-values.js';
import { keysAt, optionsAt, type Schema } from './arguments-schema.js';

type Issue = z.core.$ZodIssue;

/** Most values of a list, or names, that one sentence counts up. */
const MOST_LISTED = 24;
const MOST_NAMES = 30;
/** Longest pattern that says something to its reader. */
const READABLE_PATTERN = 120;

/** Names that come to mind from elsewhere -> those that operations have in their place, the likeliest first. */
const HABITS: Readonly<Record<string, readonly string[]>> = {
  limit: ['per_page', 'take', 'max_items'],
  size: ['per_page', 'take'],
  page_size: ['per_page', 'take'],
  count: ['per_page', 'take'],
  take: ['per_page'],
  offset: ['page'],
  start: ['page'],
  skip: ['page'],
  from: ['page'],
  cursor: ['from', 'page'],
  after: ['from', 'page'],
  next: ['from', 'page'],
  page: ['from'],
  per_page: ['take'],
  query: ['q', 'name_filter'],
  search: ['q', 'name_filter'],
  filter: ['q', 'name_filter'],
  all: ['fetch_all'],
  org: ['organization_id', 'organization'],
  org_id: ['organization_id'],
  app: ['client_id'],
  app_id: ['client_id'],
  application_id: ['client_id'],
  api_id: ['resource_server_id'],
  operation: ['name'],
  tool: ['name'],
  args: ['arguments'],
  params: ['arguments'],
  parameters: ['arguments'],
  input: ['arguments'],
};
/** Where the tools that run others take the arguments of these. */
const OF_OPERATION = 'arguments';

function show(value: unknown): string {
  const text =
    typeof value === 'string'
      ? JSON.stringify(value)
      : typeof value === 'object' && value !== null
        ? Array.isArray(value)
          ? 'an array'
          : 'an object'
        : String(value);
  return neutralize(text.length > 60 ? `${text.slice(0, 57)}…` : text);
}

const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, key) =>
      typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key),
    '',
  );

/** Follows a path of names through a value. */
function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (v, key) => (typeof v === 'object' && v !== null ? (v as Record<PropertyKey, unknown>)[key] : undefined),
    value,
  );
}

/** What was probably meant by a name that is not among the known ones. */
function meant(key: string, known: readonly string[]): string | undefined {
  const habit = (Object.hasOwn(HABITS, key) ? HABITS[key] : undefined)?.find((name) => known.includes(name));
  if (habit) return habit;
  const kin = known.filter(
    (name) => name.endsWith(`_${key}`) || name.endsWith(`_${key}s`) || key.endsWith(`_${name}`),
  );
  return kin.length === 1 ? kin[0] : nearest(key, known);
}

/**
 * Names that are unknown, with what each was probably meant for: none that is given already, nor another's.
 *
 * @param where the object's place in the arguments
 * @param inside its place in the schema
 */
function unknownKeys(
  keys: readonly string[],
  where: readonly PropertyKey[],
  schema: Schema,
  inside: readonly PropertyKey[],
  given: unknown,
): string[] {
  const known = keysAt(schema, inside);
  const taken = new Set(Object.keys(given ?? {}));
  let listed = false;
  const instead = (key: string): string => {
    const open = known.filter((name) => !taken.has(name));
    const homes = open.filter((name) => keysAt(schema, [...inside, name]).includes(key));
    if (homes.length === 1) return ` It goes into ${pathText([...where, ...homes])}.`;
    const close = meant(key, open);
    if (close) {
      taken.add(close);
      return ` Did you mean ${pathText([...where, close])}?`;
    }
    if (open.includes(OF_OPERATION) && taken.has('name')) return ` It goes into ${OF_OPERATION}.`;
    if (listed || known.length === 0 || known.length > MOST_NAMES) return '';
    listed = true;
    return ` Known: ${known.join(', ')}.`;
  };
  return keys.map((key) => {
    const full = neutralize(pathText([...where, key]).slice(0, 120));
    return `${full}: there is no such argument.${instead(key)}`;
  });
}

function wrongValue(where: string, value: unknown, values: readonly unknown[]): string {
  const texts = values.map(String);
  const listed = texts.slice(0, MOST_LISTED).join(', ') + (texts.length > MOST_LISTED ? ', …' : '');
  const oneOf = texts.length === 1 ? listed : `one of ${listed}`;
  if (value === undefined) return `${where}: is required: ${oneOf}.`;
  const close = typeof value === 'string' && texts.length > 1 ? nearest(value, texts) : undefined;
  return `${where}: must be ${oneOf}; got ${show(value)}.${close ? ` Did you mean ${close}?` : ''}`;
}

/** zod's names of types that are not those of JSON. */
const TYPE_NAMES: Readonly<Record<string, string>> = { record: 'object', int: 'integer' };

function wrongType(where: string, value: unknown, expected: string, keys: readonly string[]): string {
  const type = TYPE_NAMES[expected] ?? expected;
  if (value === undefined) return `${where}: is required (${type}).`;
  let instead =
    type === 'object' && keys.length > 0 && keys.length <= MOST_NAMES ? ` It has ${keys.join(', ')}.` : '';
  if (type === 'array' && ['string', 'number'].includes(typeof value))
    instead = ` Write [${show(value)}] for one.`;
  else if (typeof value === 'string') {
    if (/^(number|integer)$/.test(type) && /^-?\d+(\.\d+)?$/.test(value))
      instead = ` Write ${value}, without quotes.`;
    else if (type === 'boolean' && /^(true|false)$/.test(value)) instead = ` Write ${value}, without quotes.`;
    else if (/^\s*[[{]/.test(value)) instead = ` Give the ${type} itself, not JSON in a string.`;
  }
  return `${where}: must be ${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}; got ${show(value)}.${instead}`;
}

const UNITS: Readonly<Record<string, string>> = { string: 'character', array: 'item' };

function wrongSize(where: string, value: unknown, issue: Issue & { code: 'too_small' | 'too_big' }): string {
  const least = issue.code === 'too_small';
  const limit = Number(least ? issue.minimum : issue.maximum);
  const unit = UNITS[issue.origin];
  if (unit === undefined) {
    const got = typeof value === 'number' ? `; got ${value}` : '';
    return `${where}: must be at ${least ? 'least' : 'most'} ${limit}${got}.`;
  }
  if (least && limit === 1) return `${where}: must not be empty.`;
  return `${where}: must have at ${least ? 'least' : 'most'} ${limit} ${unit}${limit === 1 ? '' : 's'}.`;
}

function wrongForm(where: string, value: unknown, pattern: string): string {
  const [, source = '', flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(pattern) ?? [];
  const sample = source ? sampleOf(new RegExp(source, flags)) : undefined;
  const rule =
    pattern.length <= READABLE_PATTERN
      ? `does not fit the pattern ${pattern}`
      : 'is not in the form asked for';
  return `${where}: ${rule}${sample ? `, as ${JSON.stringify(sample)} does` : ''}; got ${show(value)}.`;
}

interface Found {
  /** The issues of one of a union's forms, and that form. */
  issues: readonly Issue[];
  form: Schema | undefined;
}

/** Issues that say "this is another form": a fixed value that is not the given one. */
const isOtherForm = (issue: Issue): boolean =>
  issue.code === 'invalid_value'
    ? issue.values.length === 1
    : issue.code === 'invalid_union' && 'discriminator' in issue;

/** The form that was most probably meant: that whose fixed values fit, and then the one with the fewest problems. */
function likeliest(forms: readonly Found[]): Found | undefined {
  const weight = ({ issues }: Found) => issues.length + (issues.some(isOtherForm) ? 100 : 0);
  return [...forms].sort((a, b) => weight(a) - weight(b))[0];
}

/** The values that tell a union's forms apart, where none of them has the given one. */
function discriminators(
  forms: readonly (readonly Issue[])[],
): { path: PropertyKey[]; values: unknown[] } | undefined {
  const fixed = forms.map((issues) => issues.find(isOtherForm));
  const [first] = fixed;
  if (!first || fixed.includes(undefined)) return undefined;
  const same = fixed.flatMap((issue) =>
    issue?.code === 'invalid_value' && pathText(issue.path) === pathText(first.path) ? issue.values : [],
  );
  return same.length > 0 ? { path: first.path, values: [...new Set(same)] } : undefined;
}

function explainUnion(issue: Issue & { code: 'invalid_union' }, schema: Schema, args: unknown): string[] {
  const { path, errors } = issue;
  const where = pathText(path) || 'arguments';
  const options = (issue as { options?: unknown[] }).options;
  if (options && errors.length === 0) return [wrongValue(where, at(args, path), options)];
  const told = discriminators(errors);
  if (told) {
    const full = [...path, ...told.path];
    return [wrongValue(pathText(full) || 'arguments', at(args, full), told.values)];
  }
  const forms = optionsAt(schema, path);
  const best = likeliest(
    errors.map((issues, i) => ({ issues, form: forms.length === errors.length ? forms[i] : undefined })),
  );
  if (!best || best.issues.length === 0) return [`${where}: ${issue.message}.`];
  const inner = best.issues.slice(0, 2).flatMap((one) => explain(one, best.form ?? schema, args, path));
  return [`${where}: fits none of the allowed forms; nearest: ${inner.join(' ')}`];
}

/**
 * One problem in sentences: the path, the rule, and the nearest thing that would do.
 *
 * @param schema what the issue's path starts from, which stands at `base` in the arguments
 */
export function explain(issue: Issue, schema: Schema, args: unknown, base: PropertyKey[] = []): string[] {
  const path = [...base, ...issue.path];
  const where = pathText(path) || 'arguments';
  const value = at(args, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownKeys(issue.keys, path, schema, issue.path, value);
    case 'invalid_value':
      return [wrongValue(where, value, issue.values)];
    case 'invalid_type':
      return [wrongType(where, value, issue.expected, keysAt(schema, issue.path))];
    case 'invalid_union':
      return explainUnion({ ...issue, path }, schema, args);
    case 'too_small':
    case 'too_big':
      return [wrongSize(where, value, issue)];
    case 'invalid_format':
      return [wrongForm(where, value, 'pattern' in issue ? String(issue.pattern) : issue.format)];
    default:
      return [
        `${where}: ${issue.message}${value === undefined || typeof value === 'object' ? '' : `; got ${show(value)}`}.`,
      ];
  }
}
