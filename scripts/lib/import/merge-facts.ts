/**
 * Completes what a published document says with what it does not say: operations and properties that only the
 * SDK's types have (`catalog/sdk-only.json`), and how scopes combine (`catalog/import-decisions.json`).
 */
import type {
  JsonSchema,
  OperationFacts,
  ParameterFacts,
  ScopeExpression,
} from '../../../src/catalog/types.js';
import type { DocumentFacts } from './openapi-facts.js';

/** `catalog/sdk-only.json`. Operations are named `METHOD /path`. */
export interface SdkOnly {
  /** Where these facts come from. */
  source: string;
  /** Operations of the document that the SDK does not offer. */
  notInSdk: string[];
  operations: OperationFacts[];
  /** Operation -> further parameters. */
  parameters: Record<string, ParameterFacts[]>;
  /** Schema -> property -> its schema. */
  properties: Record<string, Record<string, JsonSchema>>;
  /** Schema -> further members of its enum. */
  members: Record<string, unknown[]>;
  schemas: Record<string, JsonSchema>;
}

/** `catalog/import-decisions.json`: what a person has settled, each with the reason. */
export interface ImportDecisions {
  /** Operations of the document that are left out. */
  retired: { operation: string; reason: string }[];
  /** How the scopes combine where the document does not settle it. */
  scopes: { operation: string; scopes: ScopeExpression; unclear?: boolean; reason: string }[];
}

export interface Merged extends DocumentFacts {
  /** Entries of the two files that the document has overtaken or that fit it no longer, in sentences. */
  remarks: string[];
}

const METHOD_ORDER = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
export const keyOf = ({ method, path }: OperationFacts): string => `${method} ${path}`;
/** The names in a scope expression, sorted. */
export const scopeNames = ({ scopes }: ScopeExpression): string[] => [...new Set(scopes.flat())].sort();

const inOrder = (a: OperationFacts, b: OperationFacts): number =>
  a.path === b.path
    ? METHOD_ORDER.indexOf(a.method) - METHOD_ORDER.indexOf(b.method)
    : a.path < b.path
      ? -1
      : 1;

/** The facts of the document, completed. */
export function mergeFacts(document: DocumentFacts, sdk: SdkOnly, decisions: ImportDecisions): Merged {
  const remarks: string[] = [];
  const published = new Map(document.operations.map((operation) => [keyOf(operation), { ...operation }]));
  const find = (key: string, what: string): OperationFacts | undefined => {
    const operation = published.get(key);
    if (!operation) remarks.push(`${what}: the document has no ${key}.`);
    return operation;
  };

  for (const { operation: key, scopes, unclear } of decisions.scopes) {
    const operation = find(key, 'import-decisions.json, scopes');
    if (!operation) continue;
    if (scopeNames(scopes).join() !== scopeNames(operation.scopes).join()) {
      remarks.push(
        `import-decisions.json, scopes: ${key} is settled for ${scopeNames(scopes).join(', ')}, but the document has ${scopeNames(operation.scopes).join(', ') || 'none'}; the document was followed.`,
      );
      continue;
    }
    const { scopesUnclear: _, ...rest } = operation;
    published.set(key, { ...rest, scopes, ...(unclear ? { scopesUnclear: true } : {}) });
  }
  for (const key of sdk.notInSdk) {
    const operation = find(key, 'sdk-only.json, notInSdk');
    if (operation) operation.sdk = null;
  }
  for (const [key, parameters] of Object.entries(sdk.parameters)) {
    const operation = find(key, 'sdk-only.json, parameters');
    if (!operation) continue;
    const known = new Set(operation.parameters.map(({ name }) => name));
    const more = parameters.filter(({ name }) => !known.has(name));
    operation.parameters = [...operation.parameters, ...more];
    for (const { name } of parameters)
      if (known.has(name)) remarks.push(`sdk-only.json: ?${name} of ${key} is in the document now.`);
  }
  for (const operation of sdk.operations) {
    const key = keyOf(operation);
    if (published.has(key)) remarks.push(`sdk-only.json: ${key} is in the document now.`);
    else published.set(key, operation);
  }
  for (const { operation } of decisions.retired) published.delete(operation);

  const schemas = mergeSchemas(document.schemas, sdk, remarks);
  return { operations: [...published.values()].sort(inOrder), schemas, remarks };
}

function mergeSchemas(
  published: Record<string, JsonSchema>,
  sdk: SdkOnly,
  remarks: string[],
): Record<string, JsonSchema> {
  const schemas = { ...published };
  for (const [name, properties] of Object.entries(sdk.properties)) {
    const schema = schemas[name];
    if (!schema) {
      remarks.push(`sdk-only.json, properties: the document has no schema ${name}.`);
      continue;
    }
    for (const property of Object.keys(properties))
      if (schema.properties?.[property])
        remarks.push(`sdk-only.json: ${name}.${property} is in the document now.`);
    const { properties: own = {} } = schema;
    schemas[name] = {
      ...schema,
      properties: {
        ...own,
        ...Object.fromEntries(Object.entries(properties).filter(([property]) => !own[property])),
      },
    };
  }
  for (const [name, members] of Object.entries(sdk.members)) {
    const schema = schemas[name];
    if (!schema?.enum) {
      remarks.push(`sdk-only.json, members: the document has no enum ${name}.`);
      continue;
    }
    const known = new Set(schema.enum);
    for (const member of members)
      if (known.has(member))
        remarks.push(`sdk-only.json: ${name} has ${String(member)} in the document now.`);
    schemas[name] = { ...schema, enum: [...new Set([...schema.enum, ...members])] };
  }
  for (const [name, schema] of Object.entries(sdk.schemas)) {
    if (published[name]) remarks.push(`sdk-only.json: the schema ${name} is in the document now.`);
    else schemas[name] = schema;
  }
  return schemas;
}
