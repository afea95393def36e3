/** An operation's arguments in one line: `user_id: string, roles: string[], apply?: merge|add|remove|as_given`. */
import type { JsonSchema } from '../../catalog/types.js';

/** Optional arguments that are named; the others are counted. */
const MOST_OPTIONAL = 6;
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

/** Required arguments first, then the common ones, which the catalogue names first. */
export function signatureOf({ properties = {}, required = [] }: JsonSchema): string {
  const shape = (name: string) => shapeOf(properties[name] ?? {});
  const optional = Object.keys(properties).filter((name) => !required.includes(name));
  const more = optional.length - MOST_OPTIONAL;
  return [
    ...required.map((name) => `${name}: ${shape(name)}`),
    ...optional.slice(0, MOST_OPTIONAL).map((name) => `${name}?: ${shape(name)}`),
    ...(more > 0 ? [`and ${more} more`] : []),
  ].join(', ');
}
