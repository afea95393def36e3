/** Looks into schemas: what they know at a path, for suggesting it. */

/** The parts of a zod schema that are looked at. */
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

/** A schema without what makes it optional, nullable or late. */
function bare(schema: Schema | undefined): Schema['def'] {
  let def = schema?.def;
  for (let i = 0; i < 10 && def && (def.innerType ?? def.getter); i++) {
    def = (def.innerType ?? def.getter?.())?.def;
  }
  return def;
}

/** Everything that may stand at a path: several schemas where a union is on the way. */
function allAt(schema: Schema | undefined, path: readonly PropertyKey[]): Schema['def'][] {
  const def = bare(schema);
  if (!def) return [];
  if (def.options) return def.options.flatMap((option) => allAt(option, path));
  const [key, ...rest] = path;
  if (key === undefined) return [def];
  return allAt(typeof key === 'number' ? def.element : (def.shape?.[key] ?? def.valueType), rest);
}

/** The keys that a schema knows at a path. */
export const keysAt = (schema: Schema, path: readonly PropertyKey[]): string[] => [
  ...new Set(allAt(schema, path).flatMap((def) => Object.keys(def?.shape ?? {}))),
];

/** The forms of the union at a path; none where there is no union. */
export function optionsAt(schema: Schema, path: readonly PropertyKey[]): readonly Schema[] {
  const [key, ...rest] = path;
  const def = bare(schema);
  if (key === undefined) return def?.options ?? [];
  const next = typeof key === 'number' ? def?.element : (def?.shape?.[key] ?? def?.valueType);
  return next ? optionsAt(next, rest) : [];
}
