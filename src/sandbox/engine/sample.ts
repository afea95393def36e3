/** Smallest values that a schema allows, for documented properties that nothing else fills in. */
import { loadFacts, resolveRef } from '../../catalog/load.js';
import type { JsonSchema } from '../../catalog/types.js';
import type { Doc } from '../state/store.js';

const STRINGS: Record<string, string> = {
  'date-time': '1970-01-01T00:00:00.000Z',
  date: '1970-01-01',
  email: 'someone@example.com',
  hostname: 'example.com',
  uuid: '00000000-0000-4000-8000-000000000000',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
};

/** A value that satisfies the schema in its required parts; defaults and enums give the value where there are any. */
export function sample(schema: JsonSchema | undefined, now = '1970-01-01T00:00:00.000Z', depth = 0): unknown {
  if (!schema || depth > 12) return null;
  const at = resolveRef(schema, loadFacts().schemas);
  if (at.default !== undefined) return at.default;
  if (at.const !== undefined) return at.const;
  if (at.enum) return at.enum[0];
  const branch = at.oneOf?.[0] ?? at.anyOf?.[0] ?? at.allOf?.[0];
  if (branch && at.type === undefined) return sample(branch, now, depth + 1);
  switch (Array.isArray(at.type) ? at.type[0] : at.type) {
    case 'string':
      return sampleString(at, now);
    case 'integer':
    case 'number':
      return at.minimum ?? 0;
    case 'boolean':
      return false;
    case 'array':
      return Array.from({ length: at.minItems ?? 0 }, () => sample(at.items, now, depth + 1));
    case 'null':
      return null;
    default:
      return complete({}, at, now, depth);
  }
}

function sampleString(schema: JsonSchema, now: string): string {
  if (schema.format === 'date-time') return now;
  if (schema.format?.includes('uri') || schema.format?.includes('url')) return 'https://example.com';
  const known = STRINGS[schema.format ?? ''];
  if (known !== undefined) return known;
  return ''.padEnd(schema.minLength ?? 0, 'x');
}

/** The document with its required properties, each filled in from the schema where it is missing. */
export function complete(doc: Doc, schema: JsonSchema | undefined, now: string, depth = 0): Doc {
  if (!schema) return doc;
  const at = resolveRef(schema, loadFacts().schemas);
  const out = { ...doc };
  for (const name of at.required ?? []) {
    if (out[name] === undefined) out[name] = sample(at.properties?.[name], now, depth + 1);
  }
  return out;
}
