/** Where the real API takes or answers something else than its document says, as data with the reason. */
import type { Facts, JsonSchema, OperationFacts } from './types.js';

export interface Deviation {
  /** `METHOD /path` of the operation, or the name of a schema. */
  operation?: string;
  schema?: string;
  /** What is observed, in a sentence. */
  reason: string;
  /** Property paths (dots) in the request body or the schema that take null as well. */
  nullable?: string[];
  /** Properties to add: dotted path -> schema. */
  add?: Record<string, JsonSchema>;
  /** Query parameters that are sent and tolerated. */
  query?: Record<string, JsonSchema>;
  /** Further statuses: status -> the documented status whose body it has, or null for none. */
  statuses?: Record<string, string | null>;
  /** Clients send an empty object as the body of an operation that takes none. */
  emptyBody?: boolean;
}

function clone<T>(value: T): T {
  return structuredClone(value);
}

/** The object schema that holds the last name of a dotted path, following references by copying them in. */
function owner(root: JsonSchema, path: string[], schemas: Facts['schemas']): JsonSchema {
  let at = root;
  for (const name of path) {
    const next = at.properties?.[name];
    if (!next) throw new Error(`deviation: no property ${name}`);
    let copy = clone(next);
    while (copy.$ref) copy = clone(schemas[copy.$ref.slice('#/schemas/'.length)] ?? {});
    at.properties = { ...at.properties, [name]: copy };
    at = copy;
  }
  return at;
}

function apply(root: JsonSchema, deviation: Deviation, schemas: Facts['schemas']): void {
  for (const dotted of deviation.nullable ?? []) {
    const path = dotted.split('.');
    const last = path.pop() ?? '';
    const holder = owner(root, path, schemas);
    const was = holder.properties?.[last];
    if (!was) throw new Error(`deviation: no property ${dotted}`);
    holder.properties = { ...holder.properties, [last]: { anyOf: [was, { type: 'null' }] } };
  }
  for (const [dotted, schema] of Object.entries(deviation.add ?? {})) {
    const path = dotted.split('.');
    const last = path.pop() ?? '';
    const holder = owner(root, path, schemas);
    holder.properties = { ...holder.properties, [last]: schema };
  }
}

/** A copy of the facts with the deviations worked in. Throws when one no longer fits the facts. */
export function applyDeviations(facts: Facts, deviations: Deviation[]): Facts {
  const schemas = { ...facts.schemas };
  const operations = facts.operations.map((o) => ({ ...o }));
  for (const deviation of deviations) {
    if (deviation.schema) {
      const schema = clone(schemas[deviation.schema]);
      if (!schema) throw new Error(`deviation: no schema ${deviation.schema}`);
      apply(schema, deviation, schemas);
      schemas[deviation.schema] = schema;
      continue;
    }
    const operation = operations.find((o) => `${o.method} ${o.path}` === deviation.operation);
    if (!operation) throw new Error(`deviation: no operation ${deviation.operation}`);
    applyToOperation(operation, deviation, schemas);
  }
  return { operations, schemas };
}

function applyToOperation(operation: OperationFacts, deviation: Deviation, schemas: Facts['schemas']): void {
  if (deviation.nullable || deviation.add) {
    if (!operation.body) throw new Error(`deviation: ${deviation.operation} has no body`);
    let schema = clone(operation.body.schema);
    while (schema.$ref) schema = clone(schemas[schema.$ref.slice('#/schemas/'.length)] ?? {});
    apply(schema, deviation, schemas);
    operation.body = { ...operation.body, schema };
  }
  for (const [name, schema] of Object.entries(deviation.query ?? {})) {
    operation.parameters = [
      ...operation.parameters,
      { name, in: 'query', required: false, schema, source: 'deviation' },
    ];
  }
  for (const [status, like] of Object.entries(deviation.statuses ?? {})) {
    operation.responses = {
      ...operation.responses,
      [status]: like === null ? null : (operation.responses[like] ?? null),
    };
  }
  if (deviation.emptyBody) {
    operation.body = {
      contentType: 'application/json',
      required: false,
      schema: { type: ['object', 'null'], additionalProperties: false },
    };
    operation.emptyBody = true;
  }
}
