/** What the catalogue says about answers: statuses, list envelopes, documented properties. */
import { loadFacts, resolveRef } from '../../catalog/load.js';
import type { JsonSchema, Method } from '../../catalog/types.js';
import type { Doc } from '../state/store.js';
import type { Operation } from '../types.js';

let byKey: Map<string, Operation> | undefined;

/** The operation `METHOD /path`, or undefined. */
export function operationOf(method: Method, path: string): Operation | undefined {
  byKey ??= new Map(
    loadFacts().operations.map((operation) => [`${operation.method} ${operation.path}`, operation]),
  );
  return byKey.get(`${method} ${path}`);
}

const PREFERRED: Partial<Record<Method, string>> = { POST: '201', DELETE: '204' };

/** The status of success: of several documented ones the usual one for the method. */
export function successStatus(operation: Operation): number {
  const statuses = Object.keys(operation.responses).filter((status) => Number(status) < 300);
  const usual = PREFERRED[operation.method] ?? '200';
  return Number(statuses.includes(usual) ? usual : (statuses[0] ?? 200));
}

/** Schema of the body that comes with success. */
export function successSchema(operation: Operation): JsonSchema | undefined {
  const status = String(successStatus(operation));
  const schema = operation.responses[status];
  return schema ? resolveRef(schema, loadFacts().schemas) : undefined;
}

/** A schema and the branches of its `oneOf`, `anyOf` and `allOf`, references followed. */
export function branches(schema: JsonSchema | undefined): JsonSchema[] {
  if (!schema) return [];
  const at = resolveRef(schema, loadFacts().schemas);
  const parts = [...(at.oneOf ?? []), ...(at.anyOf ?? []), ...(at.allOf ?? [])];
  return parts.length === 0 ? [at] : [at, ...parts.flatMap(branches)];
}

/** Names of the documented properties over all branches; undefined when the schema is open or no object. */
function documentedProperties(schema: JsonSchema | undefined): Set<string> | undefined {
  const objects = branches(schema).filter((branch) => branch.properties);
  if (objects.length === 0 || objects.some((branch) => branch.additionalProperties !== false))
    return undefined;
  return new Set(objects.flatMap((branch) => Object.keys(branch.properties ?? {})));
}

export interface ListShape {
  /** Property that holds the items; undefined when the answer is only ever a bare array. */
  key: string | undefined;
  /** Without totals the answer is a bare array. */
  bare: boolean;
  /** Schema of one item. */
  item: JsonSchema | undefined;
}

const listShapes = new WeakMap<Operation, ListShape | null>();

/** How a list operation answers; undefined when it is no list. */
export function listShape(operation: Operation): ListShape | undefined {
  let shape = listShapes.get(operation);
  if (shape === undefined) {
    shape = readListShape(operation) ?? null;
    listShapes.set(operation, shape);
  }
  return shape ?? undefined;
}

function readListShape(operation: Operation): ListShape | undefined {
  const parts = branches(successSchema(operation));
  const array = parts.find((part) => part.type === 'array');
  for (const part of parts) {
    for (const [key, schema] of Object.entries(part.properties ?? {})) {
      const at = resolveRef(schema, loadFacts().schemas);
      if (at.type === 'array') return { key, bare: array !== undefined, item: at.items };
    }
  }
  return array ? { key: undefined, bare: true, item: array.items } : undefined;
}

const projections = new WeakMap<JsonSchema, Set<string> | null>();

/** The document without what a closed schema does not document. */
function within(doc: Doc, schema: JsonSchema | undefined): Doc {
  if (!schema) return doc;
  let names = projections.get(schema);
  if (names === undefined) {
    names = documentedProperties(schema) ?? null;
    projections.set(schema, names);
  }
  if (!names) return doc;
  const kept = names;
  return Object.fromEntries(Object.entries(doc).filter(([name]) => kept.has(name)));
}

/** The document without what the operation's answer does not document (secrets that are written only, for one). */
export const project = (doc: Doc, operation: Operation): Doc => within(doc, successSchema(operation));

/** As `project`, for an item of a list: some lists show summaries. */
export const projectItem = (doc: Doc, operation: Operation): Doc => within(doc, listShape(operation)?.item);
