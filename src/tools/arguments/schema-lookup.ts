/**
 * Looks up keys and variants in schemas, for suggestions. Where a schema has variants, the kind that the arguments
 * name (`type: "webhook"`) tells which is meant.
 */
import type { z } from 'zod';
import { isObject } from '../../text/is-object.js';

/** The parts of a zod schema that are used here. */
export interface Schema {
  def?: {
    innerType?: Schema;
    getter?: () => Schema;
    shape?: Record<PropertyKey, Schema>;
    element?: Schema;
    valueType?: Schema;
    options?: readonly Schema[];
    /** Of a literal. */
    values?: readonly unknown[];
    /** Of an enum. */
    entries?: Record<string, unknown>;
    checks?: readonly unknown[];
  };
  safeParse?(value: unknown): { error?: { issues: readonly z.core.$ZodIssue[] } | undefined };
}

type Def = Schema['def'];
type Path = readonly PropertyKey[];

/** A property whose value tells variants apart. */
export interface Mark {
  key: string;
  value: unknown;
}

/** What the arguments say about the variants of a union. */
export interface Settled {
  /** The variants that fit the given kind; all where it is not known. */
  left: readonly Schema[];
  /** The kind that chose them, if one did. */
  kind?: Mark;
  /** The property in which no variant has the given value, and those that there are. */
  wrong?: { key: string; values: unknown[] };
}

/** A schema without its optional, nullable and lazy wrappers. */
function bare(schema: Schema | undefined): Def {
  let def = schema?.def;
  for (let i = 0; i < 10 && def && (def.innerType ?? def.getter); i++) {
    def = (def.innerType ?? def.getter?.())?.def;
  }
  return def;
}

/** The variants of a union, those of unions in it included. */
const leaves = (options: readonly Schema[]): Schema[] =>
  options.flatMap((option) => {
    const inner = bare(option)?.options;
    return inner ? leaves(inner) : [option];
  });

/** The properties of a variant that have one possible value. */
function marksOf(schema: Schema): Mark[] {
  return Object.entries(bare(schema)?.shape ?? {}).flatMap(([key, part]) => {
    const def = bare(part);
    const values = def?.values ?? (def?.entries ? Object.values(def.entries) : []);
    return values.length === 1 ? [{ key, value: values[0] }] : [];
  });
}

/** What a variant fixes; `setup.type` is a property of an object in it. */
function markOf(schema: Schema, key: string): unknown {
  const [name = '', inner] = key.split('.');
  const part = inner === undefined ? schema : bare(schema)?.shape?.[name];
  return part && marksOf(part).find((mark) => mark.key === (inner ?? name))?.value;
}

/** Properties of objects in a value that variants fix: `setup.type`. */
const innerKeys = (options: readonly Schema[], value: object): string[] => [
  ...new Set(
    Object.keys(value).flatMap((name) =>
      options.flatMap((one) => marksOf(bare(one)?.shape?.[name] ?? {}).map(({ key }) => `${name}.${key}`)),
    ),
  ),
];

/** Which variants the value means, by the properties that each of them fixes. */
export function settle(options: readonly Schema[], value: unknown): Settled {
  let left: readonly Schema[] = leaves(options);
  let kind: Mark | undefined;
  const [first] = left;
  for (const { key } of first ? marksOf(first) : []) {
    const values = left.map((one) => markOf(one, key));
    if (values.includes(undefined)) continue;
    const given = isObject(value) ? value[key] : undefined;
    const fitting = left.filter((one) => markOf(one, key) === given);
    if (fitting.length === 0) return { left, wrong: { key, values: [...new Set(values)] } };
    if (fitting.length < left.length) kind = { key, value: given };
    left = fitting;
  }
  if (left.length > 1 && isObject(value))
    for (const key of innerKeys(left, value)) {
      const [name = '', inner = ''] = key.split('.');
      const given = isObject(value[name]) ? value[name][inner] : undefined;
      const fitting = left.filter((one) => given !== undefined && markOf(one, key) === given);
      if (fitting.length === 0 || fitting.length === left.length) continue;
      kind = { key, value: given };
      left = fitting;
    }
  return kind ? { left, kind } : { left };
}

/** The schema of a property or an element. */
const partOf = (def: NonNullable<Def>, key: PropertyKey): Schema | undefined =>
  typeof key === 'number' ? def.element : (def.shape?.[key] ?? def.valueType);

/** A property or an element of a value, which may be none. */
const memberOf = (value: unknown, key: PropertyKey): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined;

/** The definitions at a path, in those variants that the value means. */
function allAt(schema: Schema | undefined, path: Path, value: unknown): Def[] {
  const def = bare(schema);
  if (!def) return [];
  if (def.options) return settle(def.options, value).left.flatMap((one) => allAt(one, path, value));
  const [key, ...rest] = path;
  return key === undefined ? [def] : allAt(partOf(def, key), rest, memberOf(value, key));
}

/** The keys that a schema has at a path, in the variants that the value of the whole means. */
export const keysAt = (schema: Schema, path: Path, value?: unknown): string[] => [
  ...new Set(allAt(schema, path, value).flatMap((def) => Object.keys(def?.shape ?? {}))),
];

/** Whether a value would do as an element of the array at a path. */
export const isElement = (schema: Schema, path: Path, element: unknown, value: unknown): boolean =>
  allAt(schema, path, value).some(
    (def) => def?.element?.safeParse?.(element).error === undefined && !!def?.element,
  );

/** The kinds, other than the given one, in which the object at a path has a key; and the given kind. */
export function kindsWith(
  schema: Schema,
  path: Path,
  key: string,
  value: unknown,
): { given: Mark; others: unknown[] } | undefined {
  const def = bare(schema);
  if (!def) return undefined;
  if (def.options) {
    const { left, kind } = settle(def.options, value);
    for (const one of left) {
      const deeper = kindsWith(one, path, key, value);
      if (deeper) return deeper;
    }
    if (!kind) return undefined;
    const others = leaves(def.options).filter(
      (one) => !left.includes(one) && keysAt(one, path, value).includes(key),
    );
    const named = [...new Set(others.map((one) => markOf(one, kind.key)))].filter(
      (one) => one !== kind.value,
    );
    return named.length > 0 ? { given: kind, others: named } : undefined;
  }
  const [next, ...rest] = path;
  if (next === undefined || typeof value !== 'object' || value === null) return undefined;
  const inner = partOf(def, next);
  return inner && kindsWith(inner, rest, key, memberOf(value, next));
}

/** The variants at a path, in those that the value of the whole means; empty if there are none. */
export function optionsAt(schema: Schema | undefined, path: Path, value?: unknown): readonly Schema[] {
  const def = bare(schema);
  if (!def) return [];
  const [key, ...rest] = path;
  if (def.options) {
    if (key === undefined) return leaves(def.options);
    return settle(def.options, value).left.flatMap((one) => optionsAt(one, path, value));
  }
  return key === undefined ? [] : optionsAt(partOf(def, key), rest, memberOf(value, key));
}

/** The variants of the whole body, where a check of the schema holds the arguments to them. */
export function bodyVariants(schema: Schema): Schema | undefined {
  for (const one of schema.def?.checks ?? []) {
    const { check } = (one as { _zod?: { check?: { variants?: Schema } } })._zod ?? {};
    if (check?.variants) return check.variants;
  }
  return undefined;
}
