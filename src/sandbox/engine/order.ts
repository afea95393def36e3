/**
 * Answers name their properties in the documented order, however the stored object came by them: two tenants with
 * the same content answer the same text, so that exports can be compared.
 */
import { loadFacts, resolveRef } from '../../catalog/load.js';
import type { JsonSchema } from '../../catalog/types.js';
import type { Operation } from '../types.js';
import { branches, successSchema } from './facts.js';

interface Order {
  /** Documented properties over all branches of the schema, in order. */
  properties: Map<string, JsonSchema>;
  items: JsonSchema | undefined;
}

const orders = new WeakMap<JsonSchema, Order>();

function orderOf(schema: JsonSchema): Order {
  let order = orders.get(schema);
  if (!order) {
    const parts = branches(schema);
    const properties = new Map<string, JsonSchema>();
    for (const part of parts) {
      for (const [name, property] of Object.entries(part.properties ?? {})) {
        if (!properties.has(name)) properties.set(name, property);
      }
    }
    order = { properties, items: parts.find((part) => part.items)?.items };
    orders.set(schema, order);
  }
  return order;
}

/** The body of a successful answer with its properties in documented order, undocumented ones last by name. */
export function inDocumentedOrder(body: unknown, operation: Operation): unknown {
  const schema = successSchema(operation);
  return schema ? ordered(body, schema) : body;
}

function ordered(value: unknown, schema: JsonSchema): unknown {
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return value;
  const { properties, items } = orderOf(resolveRef(schema, loadFacts().schemas));
  if (Array.isArray(value)) return items ? value.map((part) => ordered(part, items)) : value;
  // What has no documented properties is the caller's own, such as metadata: it stays as it was given.
  if (properties.size === 0) return value;
  const given = value as Record<string, unknown>;
  const out: Record<string, unknown> = {};
  for (const [name, property] of properties) {
    if (Object.hasOwn(given, name)) out[name] = ordered(given[name], property);
  }
  const rest = Object.keys(given).filter((name) => !properties.has(name));
  for (const name of rest.sort()) out[name] = given[name];
  return out;
}
