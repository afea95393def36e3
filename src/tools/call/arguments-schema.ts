/** Looks up keys and variants in schemas, for suggestions. */

/** The parts of a zod schema that are used here. */
export interface Schema {
  def?: {
    innerType?: Schema;
    getter?: () => Schema;
    shape?: Record<PropertyKey, Schema>;
    element?: Schema;
    valueType?: Schema;
    options?: readonly Schema[];
  };
}

/** A schema without its optional, nullable and lazy wrappers. */
function bare(schema: Schema | undefined): Schema['def'] {
  let def = schema?.def;
  for (let i = 0; i < 10 && def && (def.innerType ?? def.getter); i++) {
    def = (def.innerType ?? def.getter?.())?.def;
  }
  return def;
}

/** All schemas possible at a path: several if it passes through a union. */
function allAt(schema: Schema | undefined, path: readonly PropertyKey[]): Schema['def'][] {
  const def = bare(schema);
  if (!def) return [];
  if (def.options) return def.options.flatMap((option) => allAt(option, path));
  const [key, ...rest] = path;
  if (key === undefined) return [def];
  return allAt(typeof key === 'number' ? def.element : (def.shape?.[key] ?? def.valueType), rest);
}

/** The keys that a schema has at a path. */
export const keysAt = (schema: Schema, path: readonly PropertyKey[]): string[] => [
  ...new Set(allAt(schema, path).flatMap((def) => Object.keys(def?.shape ?? {}))),
];

/** The variants of the union at a path; empty if there is no union. */
export function optionsAt(schema: Schema, path: readonly PropertyKey[]): readonly Schema[] {
  const [key, ...rest] = path;
  const def = bare(schema);
  if (key === undefined) return def?.options ?? [];
  const next = typeof key === 'number' ? def?.element : (def?.shape?.[key] ?? def?.valueType);
  return next ? optionsAt(next, rest) : [];
}
