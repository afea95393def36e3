/** Schemas as small as an answer needs them: what is large is outlined until somebody asks for it. */
import type { JsonSchema } from '../../catalog/types.js';
import { argumentsInOrder, isCommon } from './argument-order.js';
import { cutVariants } from './variants.js';

export interface ShownSchema {
  schema: JsonSchema;
  /** Variants that are only named. */
  variants: string[];
  /** Arguments that are outlined: type, and `members` (names or number) or the number of `values`. */
  outlined: string[];
}

/** Members that an outline names. */
const MOST_MEMBERS = 20;
/** Values that an outline lists. */
const MOST_VALUES = 15;

const sizeOf = (value: unknown): number => JSON.stringify(value).length;

/** The members of an object or of the entries of a list, those of all its variants. */
function membersOf(schema: JsonSchema): string[] {
  const options = schema.anyOf ?? schema.oneOf ?? [];
  return [
    ...new Set([
      ...Object.keys(schema.properties ?? {}),
      ...options.flatMap(membersOf),
      ...(schema.items ? membersOf(schema.items) : []),
    ]),
  ];
}

function outlineOf(schema: JsonSchema, members: number, most = MOST_VALUES): JsonSchema {
  const option = (schema.anyOf ?? schema.oneOf)?.find((one) => one.type !== 'null');
  const type = schema.type ?? option?.type;
  const names = membersOf(schema);
  const values = schema.enum ?? option?.enum;
  const more = names.length > members ? [`and ${names.length - members} more`] : [];
  return {
    ...(type === undefined ? {} : { type }),
    ...(schema.description === undefined ? {} : { description: schema.description }),
    ...(values && values.length <= most ? { enum: values } : {}),
    ...(values && values.length > most ? { values: values.length } : {}),
    ...(names.length === 0
      ? {}
      : { members: members > 0 ? [...names.slice(0, members), ...more] : names.length }),
  } as JsonSchema;
}

function withoutDescription({ description: _description, ...schema }: JsonSchema): JsonSchema {
  return schema;
}

/** Required and common arguments first. */
function inOrder(operation: string, schema: JsonSchema): JsonSchema {
  const { properties = {} } = schema;
  const { required, optional } = argumentsInOrder(operation, schema);
  const ordered = [...required, ...optional].map((name) => [name, properties[name]]);
  return { ...schema, properties: Object.fromEntries(ordered) as Record<string, JsonSchema> };
}

/**
 * The schema in at most `budget` characters where that is possible.
 *
 * @param asked names of variants and arguments that are shown whole, and do not count
 */
export function outlined(
  operation: string,
  whole: JsonSchema,
  asked: ReadonlySet<string>,
  budget: number,
): ShownSchema {
  const ordered = inOrder(operation, whole);
  if (asked.size === 0 && sizeOf(ordered) <= budget) return { schema: ordered, variants: [], outlined: [] };
  const { schema: cut, named } = cutVariants(ordered, asked);
  const properties = { ...cut.properties };
  const shown: ShownSchema = { schema: { ...cut, properties }, variants: named, outlined: [] };
  const inWhole = (name: string): boolean => asked.has(name);
  for (const name of asked) if (ordered.properties?.[name]) properties[name] = ordered.properties[name];
  const others = Object.keys(properties).filter((name) => !inWhole(name));
  const fits = () => {
    // Definitions of parts that are outlined by now.
    if (!JSON.stringify(properties).includes('"$ref"'))
      delete (shown.schema as Record<string, unknown>).$defs;
    return sizeOf(shown.schema) + sizeOf(shown.variants) <= budget;
  };
  const largestFirst = (names: string[]) =>
    names.sort((a, b) => sizeOf(properties[b]) - sizeOf(properties[a]));
  const common = (name: string) => isCommon(operation, ordered, name);
  // What people mostly mean is cut last.
  for (const names of [others.filter((name) => !common(name)), others.filter(common)])
    for (const step of shrink(largestFirst(names))) {
      if (fits()) return shown;
      const outline = step.outline(ordered.properties?.[step.name] ?? {}, properties[step.name] ?? {});
      if (sizeOf(outline) >= sizeOf(properties[step.name])) continue;
      properties[step.name] = outline;
      if (step.cuts && !shown.outlined.includes(step.name)) shown.outlined.push(step.name);
    }
  return shown;
}

interface Step {
  name: string;
  /** Whether something of the argument is left out that can be asked for. */
  cuts: boolean;
  outline(whole: JsonSchema, now: JsonSchema): JsonSchema;
}

/** One argument after the other is made smaller, and all of them again where that is not enough. */
function* shrink(names: readonly string[]): Generator<Step> {
  for (const [members, values] of [
    [MOST_MEMBERS, MOST_VALUES],
    [8, 8],
    [0, 4],
  ] as const)
    for (const name of names)
      yield { name, cuts: true, outline: (whole) => outlineOf(whole, members, values) };
  for (const name of names) yield { name, cuts: false, outline: (_, now) => withoutDescription(now) };
  for (const name of names)
    yield { name, cuts: false, outline: (whole) => withoutDescription(outlineOf(whole, 0, 0)) };
}

/** The schemas of the members of an object, or of the entries of a list; those of all its variants. */
function partsOf(schema: JsonSchema): Record<string, JsonSchema> {
  const options = schema.anyOf ?? schema.oneOf ?? [];
  return Object.assign(
    {},
    ...options.map(partsOf),
    schema.items ? partsOf(schema.items) : {},
    schema.properties,
  );
}

/** An argument whole, or, where that is too much, its members in outline. */
function shownPart(whole: JsonSchema, budget: number): JsonSchema {
  if (sizeOf(whole) <= budget) return whole;
  const { description } = whole;
  const parts = Object.entries(partsOf(whole));
  for (const [members, values] of [
    [MOST_MEMBERS, MOST_VALUES],
    [4, 4],
    [0, 0],
  ] as const) {
    const outlines = parts.map(([name, part]) => {
      const outline = outlineOf(part, members, values);
      return [name, sizeOf(part) < sizeOf(outline) ? part : outline] as const;
    });
    const properties = Object.fromEntries(outlines);
    const shown = { type: 'object', ...(description === undefined ? {} : { description }), properties };
    if (sizeOf(shown) <= budget) return shown as JsonSchema;
  }
  return outlineOf(whole, parts.length);
}

/**
 * Arguments by name, and members of them (`options.attributes`), each whole where `budget` allows.
 *
 * @returns undefined where a name is neither
 */
export function namedParts(
  whole: JsonSchema,
  names: readonly string[],
  budget: number,
): Record<string, JsonSchema> | undefined {
  const found: Record<string, JsonSchema> = {};
  for (const name of names) {
    const [argument = '', ...inside] = name.split('.');
    let part = whole.properties?.[argument];
    for (const member of inside) part = part && partsOf(part)[member];
    if (part === undefined) return undefined;
    found[name] = shownPart(part, budget / names.length);
  }
  return found;
}

/** Names that `asked` may contain: of variants, and of arguments. */
export function knownNames(whole: JsonSchema): string[] {
  return [...cutVariants(whole, new Set()).known, ...Object.keys(whole.properties ?? {})];
}
