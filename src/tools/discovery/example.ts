/** An example call for a schema: its required arguments, filled with values that would pass. */
import type { JsonSchema } from '../../catalog/types.js';

const BY_NAME: Record<string, unknown> = {
  user_id: 'auth0|5f7c8ec7c33c6c004bbafe82',
  organization_id: 'org_9ybsU1dN2dKfDkBi',
  role_id: 'rol_o5KqMfKKKSd0kfcI',
  connection_id: 'con_0000000000000001',
  client_id: 'tTZ8e9RBvhMLhhJHvnj4OyHjP0fNVVMo',
  email: 'jane@example.com',
  q: 'email:"jane@example.com"',
};

const BY_FORMAT: Record<string, unknown> = {
  'date-time': '2026-01-31T09:30:00Z',
  date: '2026-01-31',
  email: 'jane@example.com',
  uri: 'https://example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  hostname: 'login.example.com',
  uuid: '3f0c5a52-9a1e-4f0b-8e1d-2b5c6d7e8f90',
};

function text(schema: JsonSchema, name: string): string {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = schema;
  const base = schema.pattern ? '…' : name ? `example-${name.replaceAll('_', '-')}` : 'example';
  return base.slice(0, Math.min(maxLength, 60)).padEnd(minLength, 'x');
}

/** A value that shows the form of a schema: only what is required, arrays with one element. */
export function exampleOf(schema: JsonSchema, name = '', depth = 0): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.default !== undefined) return schema.default;
  const option = (schema.anyOf ?? schema.oneOf)?.find((s) => s.type !== 'null');
  if (option && !schema.properties) return exampleOf(option, name, depth);
  const type = Array.isArray(schema.type) ? schema.type.find((t) => t !== 'null') : schema.type;
  switch (type) {
    case 'string':
      return BY_NAME[name] ?? BY_FORMAT[schema.format ?? ''] ?? text(schema, name);
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, Math.min(1, schema.maximum ?? 1));
    case 'boolean':
      return true;
    case 'array':
      return depth > 5
        ? []
        : [exampleOf(schema.items ?? { type: 'string' }, name.replace(/s$/, ''), depth + 1)];
    case 'object': {
      if (depth > 5) return {};
      const wanted = schema.required ?? [];
      return Object.fromEntries(
        wanted.map((key) => [key, exampleOf(schema.properties?.[key] ?? {}, key, depth + 1)]),
      );
    }
    default:
      return 'example';
  }
}
