/** Schemas that are too large for a response: all variants of a part are named and the chosen ones shown. */
import type { JsonSchema } from '../../catalog/types.js';

export interface CutSchema {
  schema: JsonSchema;
  /** The discriminating values of the variants that are only named, such as the types of a flow's actions. */
  named: string[];
  /** Every discriminating value of a variant. */
  known: ReadonlySet<string>;
}

/** Properties with a single possible value: they distinguish a variant from the others. */
function marksOf({ properties }: JsonSchema): [name: string, value: string][] {
  return Object.entries(properties ?? {}).flatMap(([name, part]) => {
    const values = part.const === undefined ? (part.enum ?? []) : [part.const];
    return values.length === 1 ? [[name, String(values[0])] as [string, string]] : [];
  });
}

/**
 * The schema with its variants reduced to their discriminators.
 *
 * @param shown discriminating values of the variants that are kept complete
 */
export function cutVariants(schema: JsonSchema, shown: ReadonlySet<string>): CutSchema {
  const named = new Set<string>();
  const known = new Set<string>();
  const option = (variant: JsonSchema): JsonSchema => {
    const marks = marksOf(variant);
    const [first] = marks;
    for (const [, value] of marks) known.add(value);
    if (!first || marks.some(([, value]) => shown.has(value))) return walk(variant) as JsonSchema;
    named.add(first[1]);
    return {
      type: 'object',
      properties: Object.fromEntries(marks.map(([name, value]) => [name, { const: value }])),
    };
  };
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => {
        const union = (key === 'anyOf' || key === 'oneOf') && Array.isArray(part);
        return [key, union ? part.map(option) : walk(part)];
      }),
    );
  };
  const cut = walk(schema) as JsonSchema;
  return { schema: cut, named: [...named], known };
}
