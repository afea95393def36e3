/** Smallest valid values of a schema, varied so that no two objects collide. */
import { loadFacts, resolveRef } from '../../../src/catalog/load.js';
import type { JsonSchema } from '../../../src/catalog/types.js';

let count = 0;

const hex = (length: number): string => (++count).toString(16).padStart(length, '0').slice(-length);

const FORMATS: Record<string, () => string> = {
  'date-time': () => '2030-01-01T00:00:00.000Z',
  date: () => '2030-01-01',
  email: () => `someone-${++count}@example.com`,
  hostname: () => `host-${++count}.example.com`,
  'hostname-rfc2181': () => `host-${++count}.example.com`,
  ipv4: () => '192.0.2.1',
  ipv6: () => '2001:db8::1',
  cidr: () => '192.0.2.0/24',
  ipv6_cidr: () => '2001:db8::/32',
  uuid: () => `00000000-0000-4000-8000-${hex(12)}`,
  'html-color': () => '#aabbcc',
  'html-color-or-null': () => '#aabbcc',
  'forms-hex-color': () => '#aabbcc',
  'organization-name': () => `org-${++count}`,
};

/** Strings for the patterns of the catalogue that the other rules do not meet. */
const PATTERNS: [RegExp, () => string][] = [
  [/simplified/, () => 'simplified/1.0'],
  [/aamva/, () => 'aamva'],
  [/https/, () => `https://example.com/${++count}`],
  [/urn|http/, () => `https://example.com/${++count}`],
  [/\\\+\[0-9\]/, () => '+15550100000'],
  [/us-east/, () => 'us-east-1'],
  [/A-Fa-f|a-fA-F|0-9a-f/, () => '#aabbcc'],
];

function text(schema: JsonSchema): string {
  const format = schema.format ?? '';
  const made = FORMATS[format]?.() ?? (/ur[il]/.test(format) ? `https://example.com/${++count}` : undefined);
  if (made !== undefined) return made;
  if (schema.pattern !== undefined) {
    const pattern = new RegExp(schema.pattern, 'u');
    const candidates = [`name${++count}`, 'a', 'A1', '1', 'a-b', ...PATTERNS.map(([, make]) => make())];
    const fits = candidates.find(
      (candidate) =>
        pattern.test(candidate) &&
        candidate.length >= (schema.minLength ?? 0) &&
        candidate.length <= (schema.maxLength ?? Number.POSITIVE_INFINITY),
    );
    if (fits === undefined) throw new Error(`no text for the pattern ${schema.pattern}`);
    return fits;
  }
  const base = `name-${++count}`;
  const fitted = base.padEnd(schema.minLength ?? 0, 'x');
  return fitted.slice(0, Math.max(schema.minLength ?? 0, Math.min(fitted.length, schema.maxLength ?? 1000)));
}

/** A valid value with required properties only. */
export function generate(schema: JsonSchema | undefined, depth = 0): unknown {
  if (!schema || depth > 25) return {};
  const at = resolveRef(schema, loadFacts().schemas);
  if (at.const !== undefined) return at.const;
  if (at.enum) return at.enum[0];
  if (at.type === undefined && (at.oneOf ?? at.anyOf))
    return generate((at.oneOf ?? at.anyOf)?.[0], depth + 1);
  const type = Array.isArray(at.type) ? at.type[0] : at.type;
  if (type === 'string')
    return (at.oneOf ?? at.anyOf) ? generate((at.oneOf ?? at.anyOf)?.[0], depth + 1) : text(at);
  if (type === 'integer' || type === 'number') return at.minimum ?? 1;
  if (type === 'boolean') return true;
  if (type === 'null') return null;
  if (type === 'array') return Array.from({ length: at.minItems ?? 0 }, () => generate(at.items, depth + 1));
  return object(at, depth);
}

function object(at: JsonSchema, depth: number): Record<string, unknown> {
  const branch = (at.oneOf ?? at.anyOf)?.[0];
  const out: Record<string, unknown> = {};
  if (branch) Object.assign(out, generate(branch, depth + 1));
  for (const part of at.allOf ?? []) Object.assign(out, generate(part, depth + 1));
  for (const name of at.required ?? []) out[name] ??= generate(at.properties?.[name], depth + 1);
  for (const name of Object.keys(at.properties ?? {})) {
    if (Object.keys(out).length >= (at.minProperties ?? 0)) break;
    out[name] ??= generate(at.properties?.[name], depth + 1);
  }
  const extra = typeof at.additionalProperties === 'object' ? at.additionalProperties : {};
  while (Object.keys(out).length < (at.minProperties ?? 0)) out[`key${++count}`] = generate(extra, depth + 1);
  return out;
}
