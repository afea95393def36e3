/** Turns an OpenAPI document of the Management API, as published, into facts: everything but the prose. */
import type {
  JsonSchema,
  Method,
  OperationFacts,
  ParameterFacts,
  ScopeExpression,
} from '../../../src/catalog/types.js';

export type Json = Record<string, unknown>;

export interface OpenApiDocument {
  paths: Record<string, Record<string, Json>>;
  components?: { schemas?: Record<string, Json> };
}

/** What a document says: its operations in order of path, and the schemas that they use. */
export interface DocumentFacts {
  operations: OperationFacts[];
  schemas: Record<string, JsonSchema>;
}

/** Keywords that carry prose or come from a documentation tool. */
const PROSE = new Set(['description', 'summary', 'title', 'example', 'examples', 'externalDocs']);
/** Vendor keywords that are facts. */
const KEPT_VENDOR = new Set(['x-release-lifecycle', 'x-source']);
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

const isObject = (v: unknown): v is Json => typeof v === 'object' && v !== null && !Array.isArray(v);

function compiles(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}

/**
 * A pattern that compiles with the flag `u`. The document writes some for engines that are more lenient: any
 * character may be escaped there, and a brace that starts no quantifier is a brace.
 */
export function portablePattern(pattern: string): string {
  if (compiles(pattern)) return pattern;
  const braces = pattern
    .replace(/\{(\d+), +(\d+)\}/g, '{$1,$2}')
    .replace(/\\.|\{(?!\d+(,\d*)?\})[^{}]*\}/gs, (part) =>
      part.startsWith('{') ? `\\{${part.slice(1, -1)}\\}` : part,
    );
  if (compiles(braces)) return braces;
  // A hyphen may be escaped inside a character class only.
  return braces.replace(
    /\[(?:\\.|[^\]\\])*\]|\\([^A-Za-z0-9^$\\.*+?()[\]{}|/])/gs,
    (part, escaped?: string) => {
      if (escaped !== undefined) return escaped;
      return part.replace(/\\([^A-Za-z0-9^$\\.*+?()[\]{}|/-])/g, '$1').replace(/(\\[wsdWSD])-/g, '$1\\-');
    },
  );
}

/** A schema without prose. Property names are kept whatever they are called. */
export function schemaFacts(schema: unknown): unknown {
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
    } else if (key === 'pattern' && typeof value === 'string') {
      out[key] = portablePattern(value);
    } else {
      out[key] = schemaFacts(value);
    }
  }
  return out;
}

/** The names of the schemas that something refers to directly. */
export function refsIn(schema: unknown, into = new Set<string>()): Set<string> {
  if (Array.isArray(schema)) for (const s of schema) refsIn(s, into);
  else if (isObject(schema)) {
    for (const [key, value] of Object.entries(schema)) {
      if (key === '$ref') into.add(String(value).split('/').at(-1) ?? '');
      else refsIn(value, into);
    }
  }
  return into;
}

const scopesOf = (op: Json): string[] => [
  ...new Set(((op.security ?? []) as Record<string, string[]>[]).flatMap((way) => Object.values(way).flat())),
];

/**
 * How the scopes of an operation combine. `security` lists names only; whether one is enough or all are
 * needed is said, if anywhere, in the text of the 403, and only if that text names the same scopes.
 */
export function scopeExpression(op: Json): { scopes: ScopeExpression; unclear: boolean } {
  const scopes = scopesOf(op);
  if (scopes.length < 2) return { scopes: { mode: 'any', scopes }, unclear: false };
  const refusal = (op.responses as Record<string, Json> | undefined)?.['403']?.description;
  const text = typeof refusal === 'string' ? refusal : '';
  const named = new Set(text.match(/[a-z]+:[a-z_]+/g) ?? []);
  const sameScopes = named.size === scopes.length && scopes.every((s) => named.has(s));
  const any = /\bany of\b|\bor\b/i.test(text);
  const all = /\ball of\b|\band\b/i.test(text);
  if (sameScopes && all && !any) return { scopes: { mode: 'all', scopes }, unclear: false };
  if (sameScopes && any && !all) return { scopes: { mode: 'any', scopes }, unclear: false };
  return { scopes: { mode: 'any', scopes }, unclear: true };
}

function parameterFacts(p: Json): ParameterFacts {
  return {
    name: String(p.name),
    in: p.in as ParameterFacts['in'],
    required: p.required === true || p.in === 'path',
    schema: schemaFacts(p.schema) as JsonSchema,
  };
}

function operationFacts(method: string, path: string, op: Json): OperationFacts {
  const content = (op.requestBody as Json | undefined)?.content as Record<string, Json> | undefined;
  const [contentType, media] = content ? (Object.entries(content)[0] ?? []) : [];
  const responses: OperationFacts['responses'] = {};
  for (const [status, response] of Object.entries((op.responses ?? {}) as Record<string, Json>)) {
    const json = (response.content as Record<string, Json> | undefined)?.['application/json'];
    responses[status] = json ? (schemaFacts(json.schema) as JsonSchema) : null;
  }
  const { scopes, unclear } = scopeExpression(op);
  const named = op['x-operation-group'] !== undefined && op['x-operation-name'] !== undefined;
  const facts: OperationFacts = {
    id: String(op.operationId),
    method: method.toUpperCase() as Method,
    path,
    sdk: named ? `${op['x-operation-group']}.${op['x-operation-name']}` : null,
    lifecycle: String(op['x-release-lifecycle'] ?? 'GA'),
    scopes,
    parameters: ((op.parameters ?? []) as Json[]).map(parameterFacts),
    responses,
  };
  if (unclear) facts.scopesUnclear = true;
  if (contentType && media) {
    facts.body = {
      contentType,
      required: (op.requestBody as Json).required === true,
      schema: schemaFacts(media.schema) as JsonSchema,
    };
  }
  return facts;
}

/** Everything that a document says, in order of path and method. */
export function documentFacts(doc: OpenApiDocument): DocumentFacts {
  const operations: OperationFacts[] = [];
  for (const [path, item] of Object.entries(doc.paths).sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const method of METHODS) {
      const op = item[method];
      if (op) operations.push(operationFacts(method, path, op));
    }
  }
  const schemas = Object.fromEntries(
    Object.entries(doc.components?.schemas ?? {}).map(([name, s]) => [name, schemaFacts(s) as JsonSchema]),
  );
  return { operations, schemas };
}
