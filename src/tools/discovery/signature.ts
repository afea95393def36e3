/** An operation's arguments in one line: `user_id: string, roles: string[], apply?: merge|add|remove|as_given`. */
import type { JsonSchema } from '../../catalog/types.js';
import { APPLY_MODES } from '../../policy/change/merge.js';
import { argumentsInOrder } from './argument-order.js';

/** Optional arguments that are named; the others are counted. */
const MOST_OPTIONAL = 7;
const MOST_VALUES = 5;

function shapeOf(schema: JsonSchema): string {
  const { enum: values } = schema;
  if (values && values.length <= MOST_VALUES) return values.map(String).join('|');
  const type = [schema.type].flat().find((one) => one !== undefined && one !== 'null');
  if (type === 'array') {
    const { type: of, properties } = schema.items ?? {};
    return properties ? `{${Object.keys(properties).join(', ')}}[]` : `${[of].flat()[0] ?? 'any'}[]`;
  }
  if (type === 'object') {
    const names = Object.keys(schema.properties ?? {});
    return names.length > 0 && names.length <= MOST_VALUES ? `{${names.join(', ')}}` : 'object';
  }
  return type ?? 'any';
}

/** The required arguments and the common ones, with their shapes; the others are counted. */
export function signatureOf(operation: string, schema: JsonSchema): string {
  // Listed without its values, which every update shares.
  const shape = (name: string) =>
    name === 'apply' ? APPLY_MODES.join('|') : shapeOf(schema.properties?.[name] ?? {});
  const { required, optional } = argumentsInOrder(operation, schema);
  const more = optional.length - MOST_OPTIONAL;
  return [
    ...required.map((name) => `${name}: ${shape(name)}`),
    ...optional.slice(0, MOST_OPTIONAL).map((name) => `${name}?: ${shape(name)}`),
    ...(more > 0 ? [`and ${more} more`] : []),
  ].join(', ');
}
