/** An example call for an operation: its required arguments and a few useful ones, with values that pass its checks. */
import type { JsonSchema } from '../../catalog/types.js';
import type { Operation } from '../operation.js';
import { BY_FORMAT, BY_NAME, BY_OPERATION, sampleOf, TELLING } from './example-values.js';

const DEEPEST = 6;

function text(schema: JsonSchema, name: string): string {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, format = '', pattern } = schema;
  const known = BY_NAME[name] ?? BY_FORMAT[format];
  if (typeof known === 'string' && (!pattern || new RegExp(pattern, 'u').test(known))) return known;
  const plain = /ur[il]$/.test(name)
    ? 'https://example.com/'
    : `example${name && '-'}${name.replaceAll('_', '-')}`;
  const base = pattern ? (sampleOf(new RegExp(pattern, 'u'), plain) ?? plain) : plain;
  return base.slice(0, Math.min(maxLength, 60)).padEnd(minLength, 'x');
}

/** A value that shows the shape of a schema: required members, arrays with one element. */
function exampleValue(schema: JsonSchema, name: string, depth: number): unknown {
  const known = BY_NAME[name];
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum.includes(known) ? known : schema.enum[0];
  if (schema.default !== undefined) return schema.default;
  const option = (schema.anyOf ?? schema.oneOf)?.find((s) => s.type !== 'null');
  if (option && !schema.properties) return exampleValue(option, name, depth);
  const type = Array.isArray(schema.type) ? schema.type.find((t) => t !== 'null') : schema.type;
  switch (type) {
    case 'string':
      return text(schema, name);
    case 'integer':
    case 'number':
      return typeof known === 'number'
        ? known
        : Math.max(schema.minimum ?? 1, Math.min(1, schema.maximum ?? 1));
    case 'boolean':
      return true;
    case 'array':
      return depth >= DEEPEST
        ? []
        : [exampleValue(schema.items ?? { type: 'string' }, name.replace(/s$/, ''), depth + 1)];
    case 'object':
      return depth >= DEEPEST ? {} : membersOf(schema, depth);
    default:
      return 'example';
  }
}

/** The required members; if none, the first one, since an empty object is not instructive and is often rejected. */
function membersOf({ properties = {}, required = [], additionalProperties }: JsonSchema, depth: number) {
  const wanted = required.length > 0 ? required : Object.keys(properties).slice(0, 1);
  const members = wanted.map((key) => [key, exampleValue(properties[key] ?? {}, key, depth + 1)]);
  if (members.length === 0 && typeof additionalProperties === 'object')
    members.push(['example', exampleValue(additionalProperties, '', depth + 1)]);
  return Object.fromEntries(members);
}

/** The body field to show for a write without required ones: without a field it would change nothing. */
function tellingField({ binding }: Operation, properties: Record<string, JsonSchema>): string | undefined {
  const fields = Object.keys(properties).filter((name) => binding[name]?.in === 'body');
  return TELLING.find((name) => fields.includes(name)) ?? fields[0];
}

/** Arguments that are valid for the operation's complete input schema. */
export function exampleOf(operation: Operation, schema: JsonSchema): Record<string, unknown> {
  const { properties = {}, required = [] } = schema;
  const value = (name: string) => exampleValue(properties[name] ?? {}, name, 1);
  const example: Record<string, unknown> = Object.fromEntries(required.map((name) => [name, value(name)]));
  Object.assign(example, BY_OPERATION[operation.name]);
  const saysWhat = Object.keys(example).some((name) => operation.binding[name]?.in === 'body');
  if (operation.body !== 'none' && operation.risk !== 'read' && !saysWhat) {
    const field = tellingField(operation, properties);
    if (field !== undefined) example[field] = value(field);
  }
  return example;
}
