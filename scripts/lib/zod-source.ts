/**
 * Turns the facts' JSON Schemas into readable zod source that checks arguments: limits, enums, patterns, formats,
 * and no unknown keys where the document closes an object.
 */
import type { JsonSchema } from '../../src/catalog/types.js';
import { CHECKED_FORMATS } from '../../src/tools/formats.js';
import { literal, quote } from './layout.js';

/** The types of a schema, without null, and whether null is allowed. */
function typesOf(schema: JsonSchema): { types: string[]; nullable: boolean } {
  const all = schema.type === undefined ? [] : [schema.type].flat();
  const inEnum = schema.enum?.includes(null) ?? false;
  return { types: all.filter((t) => t !== 'null'), nullable: all.includes('null') || inEnum };
}

/** The constant that a component is declared as: names such as `PhoneProvider` stay, others are made PascalCase. */
export function constantName(component: string): string {
  const words = component.replace(/[^A-Za-z0-9]+(.)?/g, (_, c: string | undefined) =>
    (c ?? '').toUpperCase(),
  );
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export class ZodSource {
  /** Components referred to, in the order in which they must be declared. */
  readonly declared = new Map<string, string>();
  private readonly open = new Set<string>();
  /** Components on a cycle of references: declared lazily. */
  readonly lazy = new Set<string>();
  constructor(
    private readonly schemas: Record<string, JsonSchema>,
    /** Where a component is declared elsewhere: its constant there. */
    private readonly elsewhere: (component: string) => string | undefined = () => undefined,
  ) {}

  /** zod source for a schema, indented by `depth` levels. Declares the components it needs. */
  source(schema: JsonSchema, depth = 0): string {
    if (schema.$ref) return this.reference(schema.$ref.slice('#/schemas/'.length));
    const union = schema.oneOf ?? schema.anyOf;
    const { types, nullable } = typesOf(schema);
    let source: string;
    if (schema.const !== undefined) source = `z.literal(${quote(schema.const)})`;
    else if (schema.enum) source = this.enumeration(schema.enum);
    else if (union) source = this.union(schema, union, depth);
    else if (types.length > 1)
      source = `z.union([${types.map((t) => this.typed({ ...schema, type: t }, t, depth)).join(', ')}])`;
    else source = this.typed(schema, types[0], depth);
    return nullable ? `${source}.nullable()` : source;
  }

  private reference(name: string): string {
    const foreign = this.elsewhere(name);
    if (foreign) return foreign;
    const constant = constantName(name);
    if (this.open.has(name)) {
      this.lazy.add(name);
      return `z.lazy(() => ${constant})`;
    }
    if (!this.declared.has(name)) {
      const schema = this.schemas[name];
      if (!schema) throw new Error(`no schema ${name}`);
      this.open.add(name);
      const source = this.source(schema);
      this.open.delete(name);
      this.declared.set(name, source);
    }
    return constant;
  }

  private enumeration(values: unknown[]): string {
    const real = values.filter((v) => v !== null);
    if (real.length === 0) return 'z.null()';
    if (real.every((v) => typeof v === 'string'))
      return `z.enum([${[...new Set(real)].map(quote).join(', ')}])`;
    if (real.length === 1) return `z.literal(${quote(real[0])})`;
    return `z.union([${real.map((v) => `z.literal(${quote(v)})`).join(', ')}])`;
  }

  private union(schema: JsonSchema, options: JsonSchema[], depth: number): string {
    const real = options.filter((o) => o.type !== 'null');
    const nullable = real.length < options.length;
    // A union that only says which of an object's own properties are required together.
    if (schema.properties && real.every((o) => !o.properties && !o.$ref && o.required)) {
      const { oneOf: _one, anyOf: _any, ...own } = schema;
      const fields = real.map((o) => o.required ?? []);
      const base = this.typed(own, 'object', depth);
      return `${base}.refine(hasOneSetOf(${quote(fields)}), { error: ${quote(oneSetMessage(fields))} })`;
    }
    const [first, ...rest] = real;
    if (!first) return 'z.null()';
    const sources = [...new Set(real.map((o) => this.source(o, depth)))];
    const tag = rest.length > 0 ? this.discriminator(real) : undefined;
    const source =
      sources.length === 1
        ? (sources[0] ?? '')
        : tag
          ? `z.discriminatedUnion(${quote(tag)}, [${sources.join(', ')}])`
          : `z.union([${sources.join(', ')}])`;
    return nullable ? `${source}.nullable()` : source;
  }

  /** The property that tells the options of a union apart, if there is one. */
  discriminator(options: JsonSchema[]): string | undefined {
    const resolved = options.map((o) => this.resolve(o));
    if (!resolved.every((o) => o.properties && !o.oneOf && !o.anyOf && !o.allOf)) return undefined;
    const shared = Object.keys(resolved[0]?.properties ?? {}).filter((name) =>
      resolved.every((o) => o.properties?.[name] && o.required?.includes(name)),
    );
    return shared.find((name) => {
      const seen = new Set<unknown>();
      return resolved.every((o) => {
        const tag = this.resolve(o.properties?.[name] ?? {});
        const values = tag.const !== undefined ? [tag.const] : (tag.enum ?? []);
        const fresh = values.length > 0 && values.every((v) => typeof v === 'string' && !seen.has(v));
        for (const v of values) seen.add(v);
        return fresh;
      });
    });
  }

  resolve(schema: JsonSchema): JsonSchema {
    let at = schema;
    while (at.$ref) at = this.schemas[at.$ref.slice('#/schemas/'.length)] ?? {};
    return at;
  }

  private typed(schema: JsonSchema, type: string | undefined, depth: number): string {
    switch (type) {
      case 'string':
        return this.string(schema);
      case 'integer':
      case 'number':
        return this.number(schema, type);
      case 'boolean':
        return 'z.boolean()';
      case 'array':
        return this.array(schema, depth);
      case 'null':
        return 'z.null()';
      case undefined:
        if (!schema.properties && schema.additionalProperties === undefined) return 'z.unknown()';
        return this.object(schema, depth);
      default:
        return this.object(schema, depth);
    }
  }

  private string(schema: JsonSchema): string {
    let out = 'z.string()';
    if (schema.minLength !== undefined) out += `.min(${schema.minLength})`;
    if (schema.maxLength !== undefined) out += `.max(${schema.maxLength})`;
    if (schema.pattern !== undefined) out += `.regex(new RegExp(${quote(schema.pattern)}, 'u'))`;
    return schema.format && CHECKED_FORMATS.has(schema.format)
      ? `formatted(${out}, ${quote(schema.format)})`
      : out;
  }

  private number(schema: JsonSchema, type: 'integer' | 'number'): string {
    let out = type === 'integer' ? 'z.int()' : 'z.number()';
    if (schema.minimum !== undefined) out += `.min(${schema.minimum})`;
    if (schema.maximum !== undefined) out += `.max(${schema.maximum})`;
    return out;
  }

  private array(schema: JsonSchema, depth: number): string {
    let out = `z.array(${schema.items ? this.source(schema.items, depth) : 'z.unknown()'})`;
    if (schema.minItems !== undefined) out += `.min(${schema.minItems})`;
    if (schema.maxItems !== undefined) out += `.max(${schema.maxItems})`;
    return out;
  }

  /** The `key: schema` lines of an object's properties. */
  fields(properties: Record<string, JsonSchema>, required: ReadonlySet<string>, depth: number): string {
    const pad = '  '.repeat(depth + 1);
    return Object.entries(properties)
      .map(
        ([name, s]) =>
          `${pad}${literal(name, 'key')}: ${this.source(s, depth + 1)}${required.has(name) ? '' : '.optional()'},\n`,
      )
      .join('');
  }

  private object(schema: JsonSchema, depth: number): string {
    const merged = this.withAllOf(schema);
    const properties = merged.properties ?? {};
    const extra = merged.additionalProperties;
    const required = new Set(merged.required ?? []);
    let out: string;
    if (Object.keys(properties).length === 0) {
      if (extra === false) out = 'z.strictObject({})';
      else
        out = `z.record(z.string(), ${typeof extra === 'object' ? this.source(extra, depth) : 'z.unknown()'})`;
    } else {
      const body = `{\n${this.fields(properties, required, depth)}${'  '.repeat(depth)}}`;
      if (extra === false) out = `z.strictObject(${body})`;
      else if (typeof extra === 'object') out = `z.object(${body}).catchall(${this.source(extra, depth)})`;
      else out = `z.looseObject(${body})`;
    }
    const { minProperties: min, maxProperties: max } = merged;
    return min === undefined && max === undefined ? out : `sized(${out}, ${min ?? 0}, ${max ?? 'Infinity'})`;
  }

  private withAllOf(schema: JsonSchema): JsonSchema {
    if (!schema.allOf) return schema;
    const out: JsonSchema = { ...schema, properties: {}, required: [...(schema.required ?? [])] };
    delete out.allOf;
    for (const part of schema.allOf) {
      const resolved = this.withAllOf(this.resolve(part));
      Object.assign(out.properties ?? {}, resolved.properties);
      out.required?.push(...(resolved.required ?? []));
    }
    Object.assign(out.properties ?? {}, schema.properties);
    return out;
  }
}

function oneSetMessage(sets: string[][]): string {
  return `Needs one of: ${sets.map((s) => s.join(' with ')).join('; or ')}`;
}
