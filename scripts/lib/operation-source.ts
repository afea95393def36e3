/** Turns facts and wording of one operation into the source of its declaration. */

import type { Binding, DeprecationNote } from '../../src/catalog/tool-record.js';
import type { Facts, JsonSchema, OperationFacts, OperationWording } from '../../src/catalog/types.js';
import { defaultBinding, defaultBody } from '../../src/tools/operation.js';
import { fits, literal, quote } from './layout.js';
import type { ZodSource } from './zod-source.js';

interface Argument {
  name: string;
  in: Binding['in'];
  wire: string;
  schema: JsonSchema;
  required: boolean;
}

const ENVELOPE = new Set(['start', 'limit', 'length', 'total', 'next', 'page', 'per_page']);
const PAGING = new Set(['page', 'take', 'include_totals']);

export const keyOf = (o: OperationFacts) => `${o.method} ${o.path}`;
export const exportName = (tool: string) => tool.replace(/_(\w)/g, (_, c: string) => c.toUpperCase());

/** The object whose properties become top-level arguments; unions are merged, and also validated as a union. */
function flatBody(
  schema: JsonSchema,
  zod: ZodSource,
): { object: JsonSchema; union?: JsonSchema } | undefined {
  const resolved = zod.resolve(schema);
  const options = resolved.oneOf ?? resolved.anyOf;
  if (!options) {
    // An object of free keys has nothing to flatten.
    const isFree = !resolved.properties && resolved.additionalProperties !== false;
    const isObject = [resolved.type ?? []].flat().includes('object') && !isFree;
    return isObject ? { object: resolved } : undefined;
  }
  const variants = options.flatMap((o) => leaves(o, zod));
  const objects = variants.filter((o) => o.properties);
  if (objects.length < variants.length) return undefined;
  const properties: Record<string, JsonSchema[]> = { ...wrap(resolved.properties) };
  for (const option of objects) {
    for (const [name, s] of Object.entries(option.properties ?? {})) {
      const known = properties[name] ?? [];
      if (!known.some((k) => quote(k) === quote(s))) known.push(s);
      properties[name] = known;
    }
  }
  const required = Object.keys(properties).filter((name) => objects.every((o) => o.required?.includes(name)));
  const merged = Object.fromEntries(
    Object.entries(properties).map(([name, all]) => [
      name,
      all.length === 1 && all[0] ? all[0] : { anyOf: all },
    ]),
  );
  const ownRequired = resolved.required ?? [];
  return {
    object: {
      type: 'object',
      properties: merged,
      required: [...new Set([...ownRequired, ...required])],
      additionalProperties: false,
    },
    union: { oneOf: variants },
  };
}

/** The variants of a union of unions. */
function leaves(schema: JsonSchema, zod: ZodSource): JsonSchema[] {
  const resolved = zod.resolve(schema);
  const options = resolved.properties ? undefined : (resolved.oneOf ?? resolved.anyOf);
  return options ? options.flatMap((o) => leaves(o, zod)) : [resolved];
}

const wrap = (properties: Record<string, JsonSchema> | undefined) =>
  Object.fromEntries(Object.entries(properties ?? {}).map(([name, s]) => [name, [s]]));

/** Where a success body that is a list has its items: a property, or null for the body itself. */
export function listKey(facts: OperationFacts, zod: ZodSource): string | null | undefined {
  const schema = facts.responses['200'];
  if (facts.method !== 'GET' || !schema) return undefined;
  const paged = facts.parameters.some((p) => p.in === 'query' && PAGING.has(p.name));
  const resolved = zod.resolve(schema);
  const shapes = (resolved.oneOf ?? resolved.anyOf ?? [resolved]).map((s) => zod.resolve(s));
  for (const shape of shapes) {
    const arrays = Object.entries(shape.properties ?? {}).filter(([, s]) => zod.resolve(s).type === 'array');
    const others = Object.keys(shape.properties ?? {}).filter((name) => !arrays.some(([a]) => a === name));
    const [only] = arrays;
    const wrapped = others.length > 0 || paged;
    if (only && arrays.length === 1 && wrapped && others.every((name) => ENVELOPE.has(name))) return only[0];
  }
  return shapes.some((s) => s.type === 'array') ? null : undefined;
}

function argumentsOf(facts: OperationFacts, wording: OperationWording, zod: ZodSource) {
  const rename = wording.rename ?? {};
  const args: Argument[] = [];
  const used = new Set<string>();
  const add = (argument: Argument) => {
    if (args.some((a) => a.name === argument.name)) {
      throw new Error(
        `${keyOf(facts)}: two arguments are called ${argument.name}; rename one in the wording`,
      );
    }
    args.push(argument);
  };
  const nameFor = (place: string, wire: string) => {
    const given = rename[`${place}.${wire}`];
    if (given) used.add(`${place}.${wire}`);
    return given ?? wire.replace(/^auth0-/, '').replaceAll('-', '_');
  };
  for (const p of facts.parameters) {
    // An identifier in a path can never be empty; the client refuses it as well.
    const schema = p.in === 'path' ? { minLength: 1, ...zod.resolve(p.schema) } : p.schema;
    add({ name: nameFor(p.in, p.name), in: p.in, wire: p.name, schema, required: p.required });
  }
  let body: 'none' | 'fields' | 'value' | 'form' = 'none';
  let emptyBody: 'omit' | 'object' = 'omit';
  let union: JsonSchema | undefined;
  if (facts.body) {
    const resolved = zod.resolve(facts.body.schema);
    const nullable = [resolved.type ?? []].flat().includes('null');
    const flat = flatBody(facts.body.schema, zod);
    emptyBody = nullable && !facts.emptyBody ? 'omit' : 'object';
    if (flat) {
      body = facts.body.contentType === 'multipart/form-data' ? 'form' : 'fields';
      union = flat.union;
      const required = new Set(flat.object.required ?? []);
      for (const [wire, schema] of Object.entries(flat.object.properties ?? {})) {
        add({ name: nameFor('body', wire), in: 'body', wire, schema, required: required.has(wire) });
      }
    } else {
      // A body without any schema may be left out.
      body = 'value';
      const required = Object.keys(resolved).length > 0;
      add({ name: nameFor('body', '*'), in: 'body', wire: '*', schema: facts.body.schema, required });
    }
  }
  const unused = Object.keys(rename).filter((r) => !used.has(r));
  if (unused.length > 0) throw new Error(`${keyOf(facts)}: rename of ${unused.join(', ')} fits nothing`);
  return { args, body, emptyBody, union };
}

/** Source of `export const getUser = operation({…});`; what has its default is left out. */
export function operationSource(
  facts: Facts['operations'][number],
  wording: OperationWording,
  zod: ZodSource,
  deprecations: DeprecationNote[] = [],
): string {
  const { args, body, emptyBody, union } = argumentsOf(facts, wording, zod);
  const hints = wording.hints ?? {};
  for (const hinted of Object.keys(hints)) {
    if (!args.some((a) => a.name === hinted))
      throw new Error(`${keyOf(facts)}: hint for ${hinted}, which is no argument`);
  }
  const fields = args
    .map((a) => {
      let source =
        a.schema.contentMediaType === 'application/octet-stream' ? 'fileText()' : zod.source(a.schema, 2);
      if (!a.required) source += '.optional()';
      if (hints[a.name]) source += `.describe(${quote(hints[a.name])})`;
      return `    ${literal(a.name, 'key')}: ${source},\n`;
    })
    .join('');
  let input = `z.strictObject({\n${fields}  })`;
  if (args.length === 0) input = 'z.strictObject({})';
  if (union) {
    const names = Object.fromEntries(args.filter((a) => a.in === 'body').map((a) => [a.name, a.wire]));
    input += `.check(fitsVariant(${zod.source(union, 1)}, ${literal(names)}))`;
  }
  const { method, path, scopes } = facts;
  const binding = Object.fromEntries(
    args.flatMap((a) => {
      const place: Binding = { in: a.in, name: a.wire };
      return quote(place) === quote(defaultBinding(method, path, a.name)) ? [] : [[a.name, place]];
    }),
  );
  const unless = <T>(usual: T, value: T): T | undefined => (value === usual ? undefined : value);
  // The description names the end; what to use instead is said by answers.
  const wholly = deprecations
    .filter(({ field }) => field === undefined)
    .map(({ note }) => note.replace(/;.*$/, '.'));
  // The members of each line, in order; what is undefined is left out.
  const lines: Record<string, unknown>[] = [
    { name: wording.name, title: wording.title },
    { description: [wording.description, ...wholly].join(' ') },
    {
      method,
      path,
      toolset: unless(facts.resource, wording.toolset),
      risk: wording.risk,
      exposure: unless('catalog', wording.exposure),
      lifecycle: unless('GA', facts.lifecycle),
      earlyAccess: unless(false, facts.sdk === null),
    },
    {
      scopes: scopes.mode === 'any' ? scopes.scopes : scopes,
      scopesUnclear: unless(false, facts.scopesUnclear ?? false),
      statuses: Object.keys(facts.responses).map(Number).filter(Number.isInteger),
    },
    { aliases: wording.aliases },
    { deprecations: deprecations.length > 0 ? deprecations : undefined },
    { binding: Object.keys(binding).length > 0 ? binding : undefined },
    {
      body: unless<string>(defaultBody(method), body),
      emptyBody: unless(body === 'none' ? 'omit' : 'object', emptyBody),
      list: listKey(facts, zod),
    },
  ];
  const members = lines
    .map((line) => Object.entries(line).filter(([, value]) => value !== undefined))
    .filter((line) => line.length > 0)
    .flatMap((line) => {
      const each = line.map(([key, value]) => `${key}: ${literal(value)}`);
      return fits(`  ${each.join(', ')},`) ? [each.join(', ')] : each;
    })
    .map((line) => `  ${line},\n`)
    .join('');
  return `export const ${exportName(wording.name)} = operation({\n${members}  input: ${input},\n});\n`;
}
