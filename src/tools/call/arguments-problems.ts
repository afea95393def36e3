/** What is wrong with a call's arguments, in sentences that say how to fix it. */
import type { z } from 'zod';
import { neutralize } from '../../policy/outgoing/outgoing.js';
import { nearest } from '../../text/nearest.js';
import { sampleOf } from '../discovery/example-values.js';
import { keysAt, optionsAt, type Schema } from './arguments-schema.js';

type Issue = z.core.$ZodIssue;

/** Maximum number of values or names listed in one sentence. */
const MOST_LISTED = 24;
const MOST_NAMES = 30;
/** Longest pattern that is still readable. */
const READABLE_PATTERN = 120;

/** Common names from other APIs -> the names used here, most likely first. */
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
/** The property in which run_read_operation and run_write_operation take the operation's arguments. */
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

/** The known name that an unknown one probably meant. */
function meant(key: string, known: readonly string[]): string | undefined {
  const habit = (Object.hasOwn(HABITS, key) ? HABITS[key] : undefined)?.find((name) => known.includes(name));
  if (habit) return habit;
  const kin = known.filter(
    (name) => name.endsWith(`_${key}`) || name.endsWith(`_${key}s`) || key.endsWith(`_${name}`),
  );
  return kin.length === 1 ? kin[0] : nearest(key, known);
}

/**
 * Unknown names, with what each probably meant: not one already given, and not the same twice.
 *
 * @param where the object's path in the arguments
 * @param inside its path in the schema
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
    if (homes.length === 1) return ` It belongs in ${pathText([...where, ...homes])}.`;
    const close = meant(key, open);
    if (close) {
      taken.add(close);
      return ` Did you mean ${pathText([...where, close])}?`;
    }
    if (open.includes(OF_OPERATION) && taken.has('name')) return ` It belongs in ${OF_OPERATION}.`;
    if (listed || known.length === 0 || known.length > MOST_NAMES) return '';
    listed = true;
    return ` Known: ${known.join(', ')}.`;
  };
  return keys.map((key) => {
    const full = neutralize(pathText([...where, key]).slice(0, 120));
    return `${full}: unknown argument.${instead(key)}`;
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

/** zod type names that differ from JSON's. */
const TYPE_NAMES: Readonly<Record<string, string>> = { record: 'object', int: 'integer' };

function wrongType(where: string, value: unknown, expected: string, keys: readonly string[]): string {
  const type = TYPE_NAMES[expected] ?? expected;
  if (value === undefined) return `${where}: is required (${type}).`;
  let instead =
    type === 'object' && keys.length > 0 && keys.length <= MOST_NAMES ? ` It has ${keys.join(', ')}.` : '';
  if (type === 'array' && ['string', 'number'].includes(typeof value))
    instead = ` For one value, use [${show(value)}].`;
  else if (typeof value === 'string') {
    if (/^(number|integer)$/.test(type) && /^-?\d+(\.\d+)?$/.test(value))
      instead = ` Use ${value}, without quotes.`;
    else if (type === 'boolean' && /^(true|false)$/.test(value)) instead = ` Use ${value}, without quotes.`;
    else if (/^\s*[[{]/.test(value)) instead = ` Pass the ${type} itself, not a JSON string.`;
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
      ? `does not match the pattern ${pattern}`
      : 'does not have the required format';
  return `${where}: ${rule}${sample ? `, as ${JSON.stringify(sample)} does` : ''}; got ${show(value)}.`;
}

interface Found {
  /** The issues of one variant of a union, and that variant. */
  issues: readonly Issue[];
  form: Schema | undefined;
}

/** Issues that mean "this is another variant": a fixed value that differs from the given one. */
const isOtherForm = (issue: Issue): boolean =>
  issue.code === 'invalid_value'
    ? issue.values.length === 1
    : issue.code === 'invalid_union' && 'discriminator' in issue;

/** The variant that was most likely meant: one whose fixed values match, then the one with the fewest problems. */
function likeliest(forms: readonly Found[]): Found | undefined {
  const weight = ({ issues }: Found) => issues.length + (issues.some(isOtherForm) ? 100 : 0);
  return [...forms].sort((a, b) => weight(a) - weight(b))[0];
}

/** The discriminating values of a union, if none of them matches the given one. */
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
  return [`${where}: matches none of the allowed variants; nearest: ${inner.join(' ')}`];
}

/**
 * One problem in sentences: the path, the rule, and the nearest valid alternative.
 *
 * @param schema where the issue's path starts; it is at `base` in the arguments
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
