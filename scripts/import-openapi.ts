/**
 * Imports an OpenAPI 3.1 document of the Management API into `catalog/facts/`, one file per API resource.
 *
 *   npx tsx scripts/import-openapi.ts path/to/management-api.openapi.json
 *
 * Facts only: names, types, limits, enums, patterns, statuses, scopes, lifecycle. Prose is dropped, because
 * the wording of this project is its own (`catalog/wording/`). Running it on a newer document gives a diff
 * to review.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  FactsFile,
  JsonSchema,
  OperationFacts,
  ParameterFacts,
  ScopeExpression,
} from '../src/catalog/types.js';

/** Operations that the API is retiring and that no SDK offers any more. */
const RETIRED = /federated-connections-tokensets/;
/** Keywords that carry prose or come from a documentation tool. */
const PROSE = new Set(['description', 'summary', 'title', 'example', 'examples', 'externalDocs']);
/** Vendor keywords that are facts. */
const KEPT_VENDOR = new Set(['x-release-lifecycle', 'x-source']);
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
const OUT = join(import.meta.dirname, '..', 'catalog', 'facts');

type Json = Record<string, unknown>;
const isObject = (v: unknown): v is Json => typeof v === 'object' && v !== null && !Array.isArray(v);

/** A schema without prose. Property names are kept whatever they are called. */
function schemaFacts(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(schemaFacts);
  if (!isObject(schema)) return schema;
  const out: Json = {};
  for (const [key, value] of Object.entries(schema)) {
    if (PROSE.has(key)) continue;
    if (key.startsWith('x-') && !KEPT_VENDOR.has(key)) continue;
    if (key === 'properties' && isObject(value)) {
      out[key] = Object.fromEntries(Object.entries(value).map(([name, s]) => [name, schemaFacts(s)]));
    } else if (key === 'enum' || key === 'const' || key === 'default' || key === 'required') {
      out[key] = value;
    } else if (key === '$ref') {
      out[key] = String(value).replace('#/components/schemas/', '#/schemas/');
    } else {
      out[key] = schemaFacts(value);
    }
  }
  return out;
}

function refsIn(schema: unknown, into = new Set<string>()): Set<string> {
  if (Array.isArray(schema)) for (const s of schema) refsIn(s, into);
  else if (isObject(schema)) {
    for (const [key, value] of Object.entries(schema)) {
      if (key === '$ref') into.add(String(value).split('/').at(-1) ?? '');
      else refsIn(value, into);
    }
  }
  return into;
}

function operationFacts(method: string, path: string, op: Json): OperationFacts {
  const parameters = ((op.parameters ?? []) as Json[]).map((p): ParameterFacts => {
    const facts: ParameterFacts = {
      name: String(p.name),
      in: p.in as ParameterFacts['in'],
      required: p.required === true || p.in === 'path',
      schema: schemaFacts(p.schema) as JsonSchema,
    };
    if (p['x-source']) facts.source = String(p['x-source']);
    return facts;
  });
  const content = (op.requestBody as Json | undefined)?.content as Record<string, Json> | undefined;
  const [contentType, media] = content ? (Object.entries(content)[0] ?? []) : [];
  const responses: OperationFacts['responses'] = {};
  for (const [status, response] of Object.entries(op.responses as Record<string, Json>)) {
    const json = (response.content as Record<string, Json> | undefined)?.['application/json'];
    responses[status] = json ? (schemaFacts(json.schema) as JsonSchema) : null;
  }
  const facts: OperationFacts = {
    id: String(op.operationId),
    method: method.toUpperCase() as OperationFacts['method'],
    path,
    sdk: op['x-sdk'] === false ? null : `${op['x-operation-group']}.${op['x-operation-name']}`,
    lifecycle: String(op['x-release-lifecycle'] ?? 'GA'),
    scopes: op['x-scopes'] as ScopeExpression,
    parameters,
    responses,
  };
  if (op['x-scopes-unclear']) facts.scopesUnclear = true;
  if (op['x-scopes-inferred']) facts.scopesInferred = true;
  if (contentType && media) {
    facts.body = {
      contentType,
      required: (op.requestBody as Json).required === true,
      schema: schemaFacts(media.schema) as JsonSchema,
    };
  }
  return facts;
}

function main(source: string | undefined): void {
  if (!source) throw new Error('usage: tsx scripts/import-openapi.ts OPENAPI_DOCUMENT.json');
  const doc = JSON.parse(readFileSync(source, 'utf8')) as {
    paths: Record<string, Record<string, Json>>;
    components: { schemas: Record<string, Json> };
  };
  const files = new Map<string, FactsFile>();
  for (const [path, item] of Object.entries(doc.paths).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (RETIRED.test(path)) continue;
    const resource = path.split('/')[1] ?? '';
    for (const method of METHODS) {
      const op = item[method];
      if (!op) continue;
      const file = files.get(resource) ?? { resource, operations: [], schemas: {} };
      file.operations.push(operationFacts(method, path, op));
      files.set(resource, file);
    }
  }

  // A schema lives with the only resource that uses it, else in shared.json.
  const users = new Map<string, Set<string>>();
  for (const file of files.values()) {
    const open = [...refsIn(file.operations)];
    const seen = new Set<string>();
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      if (seen.has(name)) continue;
      seen.add(name);
      users.set(name, (users.get(name) ?? new Set()).add(file.resource));
      open.push(...refsIn(doc.components.schemas[name]));
    }
  }
  const shared: Record<string, JsonSchema> = {};
  for (const [name, resources] of [...users].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const facts = schemaFacts(doc.components.schemas[name]) as JsonSchema;
    const [only, ...others] = resources;
    const owner = others.length === 0 && only ? files.get(only) : undefined;
    if (owner) owner.schemas[name] = facts;
    else shared[name] = facts;
  }

  mkdirSync(OUT, { recursive: true });
  for (const old of readdirSync(OUT)) rmSync(join(OUT, old));
  const write = (name: string, value: unknown) =>
    writeFileSync(join(OUT, `${name}.json`), `${JSON.stringify(value, null, 1)}\n`);
  for (const file of files.values()) write(file.resource, file);
  write('shared', { resource: 'shared', operations: [], schemas: shared } satisfies FactsFile);
  const count = [...files.values()].reduce((n, f) => n + f.operations.length, 0);
  console.log(`${count} operations of ${files.size} resources, ${users.size} schemas`);
}

main(process.argv[2]);
