/** Schemas as small as an answer needs them: what is large is outlined until somebody asks for it. */
import type { JsonSchema } from '../../catalog/types.js';
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

/** Required arguments first. */
function inOrder(schema: JsonSchema): JsonSchema {
  const { properties = {}, required = [] } = schema;
  const names = [...required, ...Object.keys(properties).filter((name) => !required.includes(name))];
  const ordered = names.flatMap((name) => (properties[name] ? [[name, properties[name]]] : []));
  return { ...schema, properties: Object.fromEntries(ordered) as Record<string, JsonSchema> };
}

/**
 * The schema in at most `budget` characters where that is possible.
 *
 * @param asked names of variants and arguments that are shown whole, and do not count
 */
export function outlined(whole: JsonSchema, asked: ReadonlySet<string>, budget: number): ShownSchema {
  const ordered = inOrder(whole);
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
  const largest = [...others].sort((a, b) => sizeOf(properties[b]) - sizeOf(properties[a]));
  for (const [members, values] of [
    [MOST_MEMBERS, MOST_VALUES],
    [8, 8],
    [0, 4],
  ] as const) {
    for (const name of largest) {
      if (fits()) return shown;
      const schema = ordered.properties?.[name] ?? {};
      const outline = outlineOf(schema, members, values);
      if (sizeOf(outline) >= sizeOf(properties[name])) continue;
      properties[name] = outline;
      if (!shown.outlined.includes(name)) shown.outlined.push(name);
    }
  }
  for (const name of largest) {
    if (fits()) return shown;
    properties[name] = withoutDescription(properties[name] ?? {});
  }
  for (const name of largest) {
    if (fits()) break;
    properties[name] = withoutDescription(outlineOf(ordered.properties?.[name] ?? {}, 0, 0));
  }
  return shown;
}

/** Names that `asked` may contain: of variants, and of arguments. */
export function knownNames(whole: JsonSchema): string[] {
  return [...cutVariants(whole, new Set()).known, ...Object.keys(whole.properties ?? {})];
}
