/**
 * Forms in which hosts send arguments that the schema does not have: null for what is not given, a list, object, number
 * or boolean as its JSON text, and the path's own name of a parameter. Read as what the schema says; what the schema
 * takes as it is, null included, is never touched.
 */

import type { z } from 'zod';
import type { ToolRecord } from '../../catalog/tool-record.js';
import { isObject } from '../../text/is-object.js';
import { parseJson } from '../../text/json-numbers.js';
import { valueAt } from '../../text/values.js';

type Path = readonly PropertyKey[];

/** Rounds of reading: a list in a text may hold texts itself. */
const MOST_ROUNDS = 4;
/** Longest text that is read as JSON, in characters. */
const MOST_TEXT = 1_000_000;

/** A copy in which one place has another value; without a value, the member is left out. */
function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((one, i) => (i === key ? replaced(one, rest, by) : one));
  if (!isObject(value)) return value;
  if (rest.length === 0 && by === undefined) {
    const { [String(key)]: _, ...others } = value;
    return others;
  }
  return { ...value, [key]: replaced(value[String(key)], rest, by) };
}

/** What a JSON text says, unless it is a text itself. */
function readText(text: string): unknown {
  if (text.length > MOST_TEXT || !/^\s*(?:[[{]|-?\d|true\b|false\b)/.test(text)) return undefined;
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

/** Places at which the schema wants something else than a text. */
function textPlaces(issues: readonly z.core.$ZodIssue[], args: unknown): Path[] {
  return issues.flatMap(({ code, path }) =>
    code !== 'unrecognized_keys' && typeof valueAt(args, path) === 'string' ? [path] : [],
  );
}

const problemsAt = (issues: readonly z.core.$ZodIssue[], path: Path): number =>
  issues.filter((issue) => issue.path.length === path.length && path.every((key, i) => issue.path[i] === key))
    .length;

/** The arguments as they are meant, which are the same value if there is nothing to read differently. */
export interface Meant<T extends z.ZodType> {
  meant: unknown;
  /** What the schema says of them. */
  parsed: z.ZodSafeParseResult<z.output<T>>;
}

export function asMeant<T extends z.ZodType>(schema: T, args: unknown): Meant<T> {
  let meant: unknown = args ?? {};
  let parsed = schema.safeParse(meant);
  for (let round = 0; round < MOST_ROUNDS && !parsed.success; round++) {
    const { issues } = parsed.error;
    let next = meant;
    for (const { path } of issues) {
      const [name] = path;
      if (path.length === 1 && valueAt(meant, path) === null && mayLack(schema, name))
        next = replaced(next, path, undefined);
    }
    for (const path of textPlaces(issues, meant)) {
      const value = readText(valueAt(meant, path) as string);
      if (value === undefined) continue;
      const tried = replaced(next, path, value);
      const after = schema.safeParse(tried).error?.issues ?? [];
      if (problemsAt(after, path) < problemsAt(issues, path)) next = tried;
    }
    if (next === meant) break;
    meant = next;
    parsed = schema.safeParse(meant);
  }
  return { meant, parsed };
}

/** Whether an argument of the schema may be left out. */
function mayLack(schema: z.ZodType, name: PropertyKey | undefined): boolean {
  const { shape } = schema as Partial<z.ZodObject>;
  const field = typeof name === 'string' && shape && Object.hasOwn(shape, name) ? shape[name] : undefined;
  return field !== undefined && (field as z.ZodType).safeParse(undefined).success;
}

/** Path parameters whose argument has another name, as `[argument, name]`; most operations have one or none. */
const renamed = new WeakMap<ToolRecord['binding'], readonly (readonly [string, string])[]>();

function renamedOf(binding: ToolRecord['binding']): readonly (readonly [string, string])[] {
  let found = renamed.get(binding);
  if (found === undefined) {
    found = Object.entries(binding).flatMap(([argument, { in: place, name }]) =>
      place !== 'path' || name === argument || Object.hasOwn(binding, name)
        ? []
        : [[argument, name] as const],
    );
    renamed.set(binding, found);
  }
  return found;
}

/** The arguments by their own names, where the path's name of a parameter was used: `id` for `user_id`. */
export function byOwnNames({ binding }: Pick<ToolRecord, 'binding'>, args: unknown): unknown {
  if (!isObject(args)) return args;
  let named = args;
  for (const [argument, name] of renamedOf(binding)) {
    if (!Object.hasOwn(named, name) || (named[argument] ?? undefined) !== undefined) continue;
    const { [name]: value, [argument]: _, ...others } = named;
    named = { [argument]: value, ...others };
  }
  return named;
}
