/**
 * JSON Schemas of tools. What is advertised to a model may be shallower than what is enforced (deep option objects are
 * reduced to "an object", and of several types the first is listed); what is enforced is never stricter.
 * `describe_operation` shows the full schema.
 */
import { z } from 'zod';
import type { Exposure, JsonSchema } from '../../catalog/types.js';
import type { Operation } from '../operation.js';
import { inputOf } from '../own-arguments.js';

/** Bounds that zod adds to every integer; they carry no information. */
const SAFE = Number.MAX_SAFE_INTEGER;

/** A zod schema as JSON Schema: draft 2020-12, no descriptions except our hints. */
export function schemaOf(input: z.ZodType): JsonSchema {
  const schema = z.toJSONSchema(input, {
    io: 'input',
    unrepresentable: 'any',
    reused: 'inline',
  }) as JsonSchema;
  delete schema.$schema;
  return tidy(schema) as JsonSchema;
}

/** The complete input schema of an operation, our own arguments included. */
export const fullInputSchema = (operation: Operation): JsonSchema => schemaOf(inputOf(operation));

function tidy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value !== 'object' || value === null) return value;
  const out: Record<string, unknown> = {};
  for (const [key, v] of Object.entries(value)) {
    if (key === 'properties') {
      out[key] = Object.fromEntries(Object.entries(v as object).map(([name, s]) => [name, tidy(s)]));
    } else if ((key === 'minimum' && v === -SAFE) || (key === 'maximum' && v === SAFE)) {
      // zod's own bounds of a safe integer
    } else if (key === 'propertyNames') {
      // every JSON key is a string
    } else if (key === 'additionalProperties' && isEmpty(v)) {
      // an empty schema is the default
    } else {
      out[key] = key === 'enum' || key === 'const' ? v : tidy(v);
    }
  }
  return out;
}

const isEmpty = (v: unknown) => typeof v === 'object' && v !== null && Object.keys(v).length === 0;

/**
 * Largest advertised input schema, in characters of minified JSON: everyday tools may be larger, and limits are
 * shown only if the schema is small anyway. Keeps every tool well under 1,200 tokens.
 */
const INPUT_BUDGET = { withLimits: 500, direct: 1_500, catalog: 900 };

/** Choices that every host takes: no empty text, no null, nothing but texts. */
const plainChoices = (values: readonly unknown[]): string[] => [
  ...new Set(values.filter((value): value is string => typeof value === 'string' && value !== '')),
];

/** JSON types of a schema without null, most likely first; those of its variants where it has none itself. */
function typesOf(schema: JsonSchema): string[] {
  const own = [schema.type ?? []].flat();
  const fixed = schema.const === undefined ? (schema.enum ?? []) : [schema.const];
  const variants = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  const found = own.length > 0 ? own : [...variants.flatMap(typesOf), ...fixed.map((one) => typeof one)];
  return [...new Set(found)].filter((type) => type !== 'null');
}

/**
 * A schema with everything below `depth` reduced to its type, in the plain form that every host takes: one type, and
 * no null or empty text among the choices. What is accepted in other forms is accepted without being listed.
 */
function shallow(schema: JsonSchema, depth: number, limits: boolean): JsonSchema {
  const variants = schema.anyOf ?? schema.oneOf;
  const [only, ...others] = (variants ?? []).filter((one) => one.type !== 'null');
  if (only && others.length === 0) {
    const { description } = schema;
    return { ...shallow(only, depth, limits), ...(description === undefined ? {} : { description }) };
  }
  // A value of any form is nearly always an object with settings.
  const [type = 'object'] = typesOf(schema);
  const out: JsonSchema = { type };
  if (schema.description !== undefined) out.description = schema.description;
  const choices = plainChoices(schema.const === undefined ? (schema.enum ?? []) : [schema.const]);
  if (choices.length > 0 && (limits || choices.length <= 12)) out.enum = choices;
  if (limits) {
    // Some hosts refuse other formats.
    if (schema.format === 'date-time') out.format = schema.format;
    for (const key of ['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems'] as const) {
      if (schema[key] !== undefined) Object.assign(out, { [key]: schema[key] });
    }
  } else if (schema.maxItems !== undefined) out.maxItems = schema.maxItems;
  if (type === 'array') {
    const items = schema.items ?? variants?.find((one) => one.items)?.items ?? {};
    out.items = depth > 0 ? shallow(items, depth - 1, limits) : { type: typesOf(items)[0] ?? 'object' };
  }
  if (schema.properties && depth > 0) {
    out.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, s]) => [name, shallow(s, depth - 1, limits)]),
    );
    if (schema.required && schema.required.length > 0) out.required = schema.required;
  }
  return out;
}

/** The input schema as it is listed: as deep and detailed as the budget allows. */
export function advertisedInputSchema(full: JsonSchema, exposure: Exposure): JsonSchema {
  for (const [depth, limits, budget] of [
    [4, true, INPUT_BUDGET.withLimits],
    [3, false, INPUT_BUDGET[exposure]],
    [2, false, INPUT_BUDGET[exposure]],
    [1, false, INPUT_BUDGET[exposure]],
  ] as const) {
    const schema = shallow(full, depth, limits);
    if (JSON.stringify(schema).length <= budget) return schema;
  }
  const names = shallow(full, 1, false);
  return JSON.stringify(names).length <= INPUT_BUDGET.direct ? names : withoutDescriptions(names);
}

/** Deeper than any schema of a tool of our own. */
const DEEPEST = 8;

/** All of an input schema in the plain form, for a tool that is described where others are listed. */
export const plainInputSchema = (full: JsonSchema): JsonSchema => shallow(full, DEEPEST, true);

/** Only names and types, for bodies with very many fields. */
function withoutDescriptions(schema: JsonSchema): JsonSchema {
  const properties = Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([name, s]) => [
      name,
      { type: s.type, ...(s.items ? { items: s.items } : {}) } as JsonSchema,
    ]),
  );
  return { ...schema, properties };
}
