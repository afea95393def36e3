/** JSON Schema checks of the catalogue's schemas, with the wording of the API's own errors. */
import { isDeepStrictEqual } from 'node:util';
import { loadFacts, resolveRef } from '../../catalog/load.js';
import type { Facts, JsonSchema } from '../../catalog/types.js';
import { isObject } from '../../text/is-object.js';
import { formats } from './formats.js';

/** The first thing wrong with a value: what, and at which property path ('' for the value itself). */
export interface Violation {
  message: string;
  path: string;
}

type Check = (value: unknown, path: string) => Violation | undefined;

/** Compiled checks, by schema object: schemas are shared and recursive, so each compiles once and on first use. */
const compiled = new WeakMap<JsonSchema, Check>();

/** Checks a value; undefined when it is valid. */
export function violation(schema: JsonSchema, value: unknown, path = ''): Violation | undefined {
  let check = compiled.get(schema);
  if (!check) {
    check = compile(schema, loadFacts());
    compiled.set(schema, check);
  }
  return check(value, path);
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

const under = (path: string, name: string | number): string =>
  typeof name === 'number' ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`;

function compile(schema: JsonSchema, facts: Facts): Check {
  if (schema.$ref !== undefined) {
    const target = resolveRef(schema, facts.schemas);
    return (value, path) => violation(target, value, path);
  }
  const checks: Check[] = [];
  if (schema.type !== undefined) checks.push(typeCheck(schema.type));
  if (schema.const !== undefined) checks.push(enumCheck([schema.const]));
  if (schema.enum) checks.push(enumCheck(schema.enum));
  checks.push(stringCheck(schema), numberCheck(schema), arrayCheck(schema), objectCheck(schema));
  for (const part of schema.allOf ?? []) checks.push((value, path) => violation(part, value, path));
  if (schema.anyOf) checks.push(someCheck(schema.anyOf, 'anyOf'));
  if (schema.oneOf) checks.push(someCheck(schema.oneOf, 'oneOf'));
  return (value, path) => {
    for (const check of checks) {
      const found = check(value, path);
      if (found) return found;
    }
    return undefined;
  };
}

function typeCheck(type: string | string[]): Check {
  const types = Array.isArray(type) ? type : [type];
  return (value, path) => {
    const found = typeOf(value);
    if (types.includes(found) || (found === 'integer' && types.includes('number'))) return undefined;
    return { message: `Expected type ${types.join(',')} but found type ${found}`, path };
  };
}

function enumCheck(members: unknown[]): Check {
  return (value, path) =>
    members.some((member) => isDeepStrictEqual(member, value))
      ? undefined
      : { message: `No enum match for: ${typeof value === 'string' ? value : JSON.stringify(value)}`, path };
}

/** One branch is enough, also of `oneOf`: branches that differ in an optional property alone overlap. */
function someCheck(branches: JsonSchema[], keyword: string): Check {
  return (value, path) =>
    branches.some((branch) => violation(branch, value, path) === undefined)
      ? undefined
      : { message: `Data does not match any schemas from '${keyword}'`, path };
}

function stringCheck(schema: JsonSchema): Check {
  const { minLength, maxLength } = schema;
  const pattern = schema.pattern === undefined ? undefined : new RegExp(schema.pattern, 'u');
  const format = schema.format === undefined ? undefined : formats[schema.format];
  return (value, path) => {
    if (typeof value !== 'string') return undefined;
    if (minLength !== undefined && value.length < minLength) {
      return { message: `String is too short (${value.length} chars), minimum ${minLength}`, path };
    }
    if (maxLength !== undefined && value.length > maxLength) {
      return { message: `String is too long (${value.length} chars), maximum ${maxLength}`, path };
    }
    if (pattern && !pattern.test(value)) {
      return { message: `String does not match pattern ${schema.pattern}: ${value}`, path };
    }
    if (format && !format(value)) {
      return { message: `Object didn't pass validation for format ${schema.format}: ${value}`, path };
    }
    return undefined;
  };
}

function numberCheck({ minimum, maximum }: JsonSchema): Check {
  return (value, path) => {
    if (typeof value !== 'number') return undefined;
    if (minimum !== undefined && value < minimum) {
      return { message: `Value ${value} is less than minimum ${minimum}`, path };
    }
    if (maximum !== undefined && value > maximum) {
      return { message: `Value ${value} is greater than maximum ${maximum}`, path };
    }
    return undefined;
  };
}

function arrayCheck({ items, minItems, maxItems }: JsonSchema): Check {
  return (value, path) => {
    if (!Array.isArray(value)) return undefined;
    if (minItems !== undefined && value.length < minItems) {
      return { message: `Array is too short (${value.length}), minimum ${minItems}`, path };
    }
    if (maxItems !== undefined && value.length > maxItems) {
      return { message: `Array is too long (${value.length}), maximum ${maxItems}`, path };
    }
    if (!items) return undefined;
    for (const [index, item] of value.entries()) {
      const found = violation(items, item, under(path, index));
      if (found) return found;
    }
    return undefined;
  };
}

function objectCheck(schema: JsonSchema): Check {
  const {
    properties = {},
    required = [],
    additionalProperties: extra,
    minProperties,
    maxProperties,
  } = schema;
  return (value, path) => {
    if (!isObject(value)) return undefined;
    for (const name of required) {
      if (!Object.hasOwn(value, name)) return { message: `Missing required property: ${name}`, path };
    }
    const names = Object.keys(value);
    if (extra === false) {
      const unknown = names.filter((name) => !Object.hasOwn(properties, name));
      if (unknown.length > 0) {
        return { message: `Additional properties not allowed: ${unknown.join(',')}`, path };
      }
    }
    if (minProperties !== undefined && names.length < minProperties) {
      return { message: `Too few properties defined (${names.length}), minimum ${minProperties}`, path };
    }
    if (maxProperties !== undefined && names.length > maxProperties) {
      return { message: `Too many properties defined (${names.length}), maximum ${maxProperties}`, path };
    }
    for (const name of names) {
      const part = Object.hasOwn(properties, name)
        ? properties[name]
        : isObject(extra)
          ? (extra as JsonSchema)
          : undefined;
      if (!part) continue;
      const found = violation(part, value[name], under(path, name));
      if (found) return found;
    }
    return undefined;
  };
}
