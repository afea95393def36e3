/** What is wrong with a call's arguments, in sentences that say how to fix it. */
import type { z } from 'zod';
import { neutralize } from '../../policy/outgoing/outgoing.js';
import { isObject } from '../../text/is-object.js';
import { nearest } from '../../text/nearest.js';
import { valueAt } from '../../text/values.js';
import {
  bodyVariants,
  isElement,
  keysAt,
  kindsWith,
  optionsAt,
  type Schema,
  settle,
} from './schema-lookup.js';
import {
  listing,
  MOST_NAMES,
  missing,
  type Problem,
  pathText,
  placeOf,
  show,
  typeName,
  withArticle,
  wrongForm,
  wrongSize,
  wrongType,
  wrongValue,
} from './sentences.js';

type Issue = z.core.$ZodIssue;

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
  custom_text: ['texts'],
  kind: ['resource'],
  operation: ['name'],
  tool: ['name'],
  args: ['arguments'],
  params: ['arguments'],
  parameters: ['arguments'],
  input: ['arguments'],
};
/** Unknown names that are explained; those after them are only counted. */
const MOST_EXPLAINED = 20;
/** The property in which run_read_operation and run_write_operation take the operation's arguments. */
const OF_OPERATION = 'arguments';

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
 * @param root what the schema is for
 */
function unknownKeys(
  keys: readonly string[],
  where: readonly PropertyKey[],
  schema: Schema,
  inside: readonly PropertyKey[],
  given: unknown,
  root: unknown,
): Problem[] {
  const known = keysAt(schema, inside, root);
  const taken = new Set(Object.keys(given ?? {}));
  let listed = false;
  const instead = (key: string): string => {
    const open = known.filter((name) => !taken.has(name));
    const elsewhere = kindsWith(schema, inside, key, root);
    if (elsewhere) {
      const { given: kind, others } = elsewhere;
      const all = known.length === 0 ? 'nothing' : listing(known);
      const takes = listed || known.length > MOST_NAMES ? '' : `, which takes ${all}`;
      listed = true;
      return ` It belongs to ${kind.key} ${listing(others.map(String), 'or')}; ${kind.value} is given${takes}.`;
    }
    const homes = open.filter((name) => keysAt(schema, [...inside, name], root).includes(key));
    if (homes.length === 1) return ` It belongs in ${pathText([...where, ...homes])}.`;
    const close = meant(key, open);
    if (close) {
      taken.add(close);
      return ` Did you mean ${pathText([...where, close])}?`;
    }
    if (open.includes(OF_OPERATION) && taken.has('name')) return ` It belongs in ${OF_OPERATION}.`;
    if (listed || known.length === 0 || known.length > MOST_NAMES) return '';
    listed = true;
    return ` Known: ${listing(known)}.`;
  };
  return keys.map((key, index) => {
    const full = neutralize(pathText([...where, key]).slice(0, 120));
    return { text: `${full}: unknown argument.${index < MOST_EXPLAINED ? instead(key) : ''}` };
  });
}

/** Issues that mean "this is another variant": a fixed value that differs from the given one. */
const isOtherForm = (issue: Issue): boolean =>
  issue.code === 'invalid_value'
    ? issue.values.length === 1
    : issue.code === 'invalid_union' && 'discriminator' in issue;

interface Tried {
  form: Schema;
  issues: readonly Issue[];
}

/** Keys of a value that one form lacks, and another has. */
function misplaced(form: Schema, forms: readonly Schema[], value: unknown): number {
  const known = new Set(keysAt(form, []));
  const anywhere = new Set(forms.flatMap((one) => keysAt(one, [])));
  return isObject(value)
    ? Object.keys(value).filter((key) => !known.has(key) && anywhere.has(key)).length
    : 0;
}

/** The issues of the form that was most likely meant: one with the given keys and fixed values, and few problems. */
function likeliest(forms: readonly Schema[], value: unknown): Tried | undefined {
  const weighed = forms.map((form) => {
    const issues = form.safeParse?.(value).error?.issues ?? [];
    const off = issues.some(isOtherForm);
    return {
      form,
      issues,
      off,
      weight: issues.length + (off ? 100 : 0) + misplaced(form, forms, value) * 1000,
    };
  });
  const [best, ...others] = weighed.sort((a, b) => a.weight - b.weight);
  if (!best?.off) return best;
  // Several forms differ in one fixed value: any of these would do.
  const first = best.issues.find(isOtherForm);
  const alike = [best, ...others.filter(({ weight }) => weight < best.weight + 100)].flatMap(({ issues }) =>
    issues.filter(
      (one) =>
        isOtherForm(one) &&
        one.code === 'invalid_value' &&
        pathText(one.path) === pathText(first?.path ?? []),
    ),
  );
  const values = [...new Set(alike.flatMap((one) => (one.code === 'invalid_value' ? one.values : [])))];
  return first && values.length > 1
    ? { form: best.form, issues: [{ ...first, code: 'invalid_value', values } as Issue] }
    : best;
}

/** The types of forms of which the value has none, as for a text or a number. */
function simpleTypes(forms: readonly Schema[], value: unknown): string[] | undefined {
  const types = forms.map((form) => {
    const [issue, ...more] = form.safeParse?.(value).error?.issues ?? [];
    const simple = more.length === 0 && issue?.code === 'invalid_type' && issue.path.length === 0;
    return simple ? typeName(issue.expected) : undefined;
  });
  return types.includes(undefined) ? undefined : [...new Set(types as string[])];
}

/** The values of forms that each are nothing but one or a few of them. */
function fixedValues(forms: readonly Schema[], value: unknown): unknown[] | undefined {
  const values = forms.map((form) => {
    const [issue, ...more] = form.safeParse?.(value).error?.issues ?? [];
    return more.length === 0 && issue?.code === 'invalid_value' && issue.path.length === 0
      ? issue.values
      : undefined;
  });
  return values.includes(undefined) || values.length === 0 ? undefined : [...new Set(values.flat())];
}

function explainUnion(
  path: PropertyKey[],
  schema: Schema,
  args: unknown,
  inner: readonly PropertyKey[],
  message: string,
): Problem[] {
  const value = valueAt(args, path);
  const forms = optionsAt(schema, inner, valueAt(args, path.slice(0, path.length - inner.length)));
  const { left, wrong } = settle(forms, value);
  const values = fixedValues(left, value);
  if (values) return [wrongValue(path, value, values)];
  if (wrong && value !== undefined && isObject(value)) {
    const full = [...path, wrong.key];
    return [wrongValue(full, valueAt(args, full), wrong.values)];
  }
  if (!isObject(value)) {
    const types = simpleTypes(left, value);
    const kinds = wrong ? ` with ${wrong.key} ${listing(wrong.values.map(String), 'or')}` : '';
    if (types && value === undefined) return [missing(path, `${types.join(' or ')}${kinds}`)];
    if (types)
      return [
        {
          text: `${placeOf(path)}: must be ${types.map(withArticle).join(' or ')}${kinds}; got ${show(value, path)}.`,
        },
      ];
  }
  const best = likeliest(left, value);
  if (!best || best.issues.length === 0) return [{ text: `${placeOf(path)}: ${message}.` }];
  const chosen = left.length < forms.length;
  const by = chosen ? { def: { options: forms } } : best.form;
  const lines = best.issues.flatMap((one) => explain(one, by, args, path));
  return chosen || forms.length === 1
    ? lines
    : [
        {
          text: `${placeOf(path)}: fits none of ${forms.length} forms; nearest: ${lines
            .slice(0, 2)
            .map(({ text }) => text)
            .join(' ')}`,
        },
      ];
}

/**
 * One problem in sentences: the path, the rule, and the nearest valid alternative.
 *
 * @param schema where the issue's path starts; it is at `base` in the arguments
 */
function explain(issue: Issue, schema: Schema, args: unknown, base: PropertyKey[] = []): Problem[] {
  const path = [...base, ...issue.path];
  const value = valueAt(args, path);
  const root = valueAt(args, base);
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownKeys(issue.keys, path, schema, issue.path, value, root);
    case 'invalid_value':
      return [wrongValue(path, value, issue.values)];
    case 'invalid_type':
      if (optionsAt(schema, issue.path, root).length > 0)
        return explainUnion(path, schema, args, issue.path, issue.message);
      return [
        wrongType(
          path,
          value,
          issue.expected,
          keysAt(schema, issue.path, root),
          isElement(schema, issue.path, value, root),
        ),
      ];
    case 'invalid_union': {
      // That of an unknown kind is at the property that names the kind.
      const cut = 'discriminator' in issue ? -1 : undefined;
      return explainUnion(path.slice(0, cut), schema, args, issue.path.slice(0, cut), issue.message);
    }
    case 'too_small':
    case 'too_big':
      // A value of another type has no size; its type is a problem of its own.
      if (issue.origin === 'array' && !Array.isArray(value)) return [];
      return [{ text: wrongSize(path, value, issue) }];
    case 'invalid_format':
      return [{ text: wrongForm(path, value, 'pattern' in issue ? String(issue.pattern) : issue.format) }];
    default:
      return [
        {
          text: `${placeOf(path)}: ${issue.message}${value === undefined || typeof value === 'object' ? '' : `; got ${show(value, path)}`}.`,
        },
      ];
  }
}

/** The arguments that variants of the body are about: their names, and those that are given. */
function bodyOf(variants: Schema, args: object): { fields: ReadonlySet<string>; body: object } {
  const fields = new Set(keysAt(variants, []));
  return {
    fields,
    body: Object.fromEntries(Object.entries(args).filter(([key]) => fields.has(key))),
  };
}

/**
 * All problems in sentences. Where the body has variants, those of the variant that the arguments name; where they name
 * none, only that.
 */
export function explainAll(issues: readonly Issue[], schema: Schema, args: unknown): Problem[] {
  const told = (some: readonly Issue[], by: Schema) => some.flatMap((issue) => explain(issue, by, args));
  const variants = bodyVariants(schema);
  const { left, wrong, kind } = variants ? settle([variants], args) : { left: [] };
  if (!variants || !(wrong || kind)) return told(issues, schema);
  // A part whose form depends on the kind cannot be judged without it, unless it has a kind of its own.
  const depends = ({ code, path: [first] }: Issue) => {
    const own = settle(optionsAt(schema, [String(first)], args), valueAt(args, [String(first)]));
    return code === 'invalid_union' && first !== wrong?.key && !own.wrong && !own.kind;
  };
  if (wrong)
    return told(
      issues.filter((issue) => !depends(issue)),
      schema,
    );
  const { fields, body } = bodyOf(variants, args as object);
  const best = likeliest(left, body);
  const others = issues.flatMap((issue) => {
    const [first] = issue.path;
    if (first !== undefined) return fields.has(String(first)) ? [] : [issue];
    if (issue.code !== 'unrecognized_keys') return issue.code === 'invalid_union' ? [] : [issue];
    const keys = issue.keys.filter((key) => !fields.has(key));
    return keys.length > 0 ? [{ ...issue, keys }] : [];
  });
  return [...told(best?.issues ?? [], variants), ...told(others, schema)];
}

/** Fields that the schema takes and that belong to another kind than the one that the arguments name, in sentences. */
export function ofOtherKinds(schema: Schema, args: object): Problem[] {
  const variants = bodyVariants(schema);
  const { left, kind } = variants ? settle([variants], args) : { left: [] };
  if (!variants || !kind) return [];
  const issues = likeliest(left, bodyOf(variants, args).body)?.issues ?? [];
  return issues.flatMap((one) => (one.code === 'unrecognized_keys' ? explain(one, variants, args) : []));
}
