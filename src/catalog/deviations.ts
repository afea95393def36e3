/**
 * What is known beyond the imported document, as data with the reason: where the real API takes or answers
 * something else (`catalog/deviations.json`), and what newer public sources add (`catalog/newer-facts.json`).
 */
import type { Deprecation, Facts, JsonSchema, OperationFacts } from './types.js';

export interface Deviation {
  /** `METHOD /path` of the operation, or the name of a schema. */
  operation?: string;
  schema?: string;
  /** What is observed, in a sentence. */
  reason?: string;
  /** Where a newer fact comes from. */
  sources?: string[];
  /** Property paths (dots) in the request body or the schema that also accept null. */
  nullable?: string[];
  /** Properties to add: dotted path -> schema. One that is there already is left as it is. */
  add?: Record<string, JsonSchema>;
  /** Keywords to add or replace: dotted path -> keywords. The empty path is the schema itself. */
  keywords?: Record<string, JsonSchema>;
  /** Properties that may have another shape as well: dotted path -> schema. */
  also?: Record<string, JsonSchema>;
  /** Further members of the schema's enum. */
  members?: unknown[];
  /** Properties that are not required any longer. */
  optional?: string[];
  /** Properties that are always there. */
  required?: string[];
  /** A schema of this name that the document lacks; `pick` copies properties of another schema. */
  define?: JsonSchema & { pick?: { from: string; properties: string[] } };
  /** An operation that the document lacks. */
  adds?: OperationFacts;
  /** Another shape that the body of success may have. */
  alsoAnswers?: JsonSchema;
  /** `GA`, `EA`, `beta` or `deprecated`. */
  lifecycle?: string;
  /** What of the operation, or all of it, is at its end. */
  deprecations?: Deprecation[];
  /** Query parameters that are sent and tolerated. */
  query?: Record<string, JsonSchema>;
  /** Additional statuses: status -> the documented status whose body it has, or null for none. */
  statuses?: Record<string, string | null>;
  /** Clients send an empty object as the body of an operation that has none. */
  emptyBody?: boolean;
}

function clone<T>(value: T): T {
  return structuredClone(value);
}

/** A copy of a schema, following references by copying them in. */
function resolved(schema: JsonSchema, schemas: Facts['schemas']): JsonSchema {
  let copy = clone(schema);
  while (copy.$ref) copy = clone(schemas[copy.$ref.slice('#/schemas/'.length)] ?? {});
  return copy;
}

/** The object schema that holds the last name of a dotted path, copied on the way there. */
function owner(root: JsonSchema, path: string[], schemas: Facts['schemas']): JsonSchema {
  let at = root;
  for (const name of path) {
    const next = at.properties?.[name];
    if (!next) throw new Error(`deviation: no property ${name}`);
    const copy = resolved(next, schemas);
    at.properties = { ...at.properties, [name]: copy };
    at = copy;
  }
  return at;
}

/** Replaces the property that a dotted path names by what `change` makes of it. */
function replace(
  root: JsonSchema,
  dotted: string,
  schemas: Facts['schemas'],
  change: (was: JsonSchema | undefined) => JsonSchema,
): void {
  const path = dotted.split('.');
  const last = path.pop() ?? '';
  const holder = owner(root, path, schemas);
  holder.properties = { ...holder.properties, [last]: change(holder.properties?.[last]) };
}

function present(was: JsonSchema | undefined, dotted: string): JsonSchema {
  if (!was) throw new Error(`deviation: no property ${dotted}`);
  return was;
}

function apply(root: JsonSchema, deviation: Deviation, schemas: Facts['schemas']): void {
  for (const dotted of deviation.nullable ?? [])
    replace(root, dotted, schemas, (was) => ({ anyOf: [present(was, dotted), { type: 'null' }] }));
  for (const [dotted, schema] of Object.entries(deviation.add ?? {}))
    replace(root, dotted, schemas, (was) => was ?? schema);
  for (const [dotted, schema] of Object.entries(deviation.also ?? {}))
    replace(root, dotted, schemas, (was) => ({ anyOf: [present(was, dotted), schema] }));
  for (const [dotted, keywords] of Object.entries(deviation.keywords ?? {})) {
    if (dotted === '') Object.assign(root, keywords);
    else
      replace(root, dotted, schemas, (was) => ({ ...resolved(present(was, dotted), schemas), ...keywords }));
  }
  if (deviation.members) root.enum = [...new Set([...(root.enum ?? []), ...deviation.members])];
  const { optional = [], required = [] } = deviation;
  if (optional.length + required.length > 0) {
    const names = [...new Set([...(root.required ?? []), ...required])];
    root.required = names.filter((name) => !optional.includes(name));
  }
}

/** The schema that an entry defines. */
function defined({ pick, ...own }: NonNullable<Deviation['define']>, schemas: Facts['schemas']): JsonSchema {
  if (!pick) return own;
  const from = schemas[pick.from]?.properties ?? {};
  const properties = Object.fromEntries(
    pick.properties.map((name) => [name, present(from[name], `${pick.from}.${name}`)]),
  );
  return { ...own, properties: { ...properties, ...own.properties } };
}

/** A copy of the facts with the deviations applied. Throws if one no longer matches the facts. */
export function applyDeviations(facts: Facts, deviations: Deviation[]): Facts {
  const schemas = { ...facts.schemas };
  const operations = facts.operations.map((o) => ({ ...o }));
  for (const deviation of deviations) {
    if (deviation.schema) {
      const known = schemas[deviation.schema];
      if (deviation.define) {
        schemas[deviation.schema] = known ?? defined(deviation.define, schemas);
        continue;
      }
      if (!known) throw new Error(`deviation: no schema ${deviation.schema}`);
      const schema = clone(known);
      apply(schema, deviation, schemas);
      schemas[deviation.schema] = schema;
      continue;
    }
    const operation = operations.find((o) => `${o.method} ${o.path}` === deviation.operation);
    if (deviation.adds) {
      if (!operation)
        operations.push({ ...deviation.adds, resource: deviation.adds.path.split('/')[1] ?? '' });
      continue;
    }
    if (!operation) throw new Error(`deviation: no operation ${deviation.operation}`);
    applyToOperation(operation, deviation, schemas);
  }
  return { operations, schemas };
}

const BODY_CHANGES = ['nullable', 'add', 'also', 'keywords', 'optional'] as const;

function applyToOperation(operation: OperationFacts, deviation: Deviation, schemas: Facts['schemas']): void {
  if (BODY_CHANGES.some((change) => deviation[change] !== undefined)) {
    if (!operation.body) throw new Error(`deviation: ${deviation.operation} has no body`);
    const schema = resolved(operation.body.schema, schemas);
    apply(schema, deviation, schemas);
    operation.body = { ...operation.body, schema };
  }
  const known = new Set(operation.parameters.map(({ name }) => name));
  const query = Object.entries(deviation.query ?? {}).filter(([name]) => !known.has(name));
  if (query.length > 0) {
    operation.parameters = [
      ...operation.parameters,
      ...query.map(([name, schema]) => ({
        ...{ name, in: 'query' as const, required: false, schema },
        source: 'deviation',
      })),
    ];
  }
  const statuses = Object.entries(deviation.statuses ?? {}).filter(([s]) => !(s in operation.responses));
  if (statuses.length > 0) {
    const bodies = statuses.map(([status, like]) => [
      status,
      like === null ? null : (operation.responses[like] ?? null),
    ]);
    operation.responses = { ...operation.responses, ...Object.fromEntries(bodies) };
  }
  if (deviation.alsoAnswers) alsoAnswers(operation, deviation.alsoAnswers);
  if (deviation.lifecycle) operation.lifecycle = deviation.lifecycle;
  if (deviation.deprecations)
    operation.deprecations = [...(operation.deprecations ?? []), ...deviation.deprecations];
  if (deviation.emptyBody) {
    operation.body = {
      contentType: 'application/json',
      required: false,
      schema: { type: ['object', 'null'], additionalProperties: false },
    };
    operation.emptyBody = true;
  }
}

/** Adds a shape to the body of success. */
function alsoAnswers(operation: OperationFacts, shape: JsonSchema): void {
  const [status, was] = Object.entries(operation.responses).find(([s]) => s.startsWith('2')) ?? [];
  if (status === undefined) throw new Error(`deviation: ${operation.path} has no status of success`);
  operation.responses = {
    ...operation.responses,
    [status]: was ? { anyOf: [was, shape] } : shape,
  };
}
