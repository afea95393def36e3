/** Values that an advertised JSON Schema allows, from its rules alone; the same ones in every run. */
import fc from 'fast-check';
import type { JsonSchema } from '../../../src/catalog/types.js';
import { sampleOf } from '../../../src/tools/discovery/example-values.js';

/** Texts of the formats that arguments are checked against. */
const FORMATS: Readonly<Record<string, string>> = {
  'date-time': '2030-01-01T00:00:00Z',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  cidr: '192.0.2.0/24',
  ipv6_cidr: '2001:db8::/32',
  hostname: 'login.example.com',
  email: 'someone@example.com',
  uri: 'https://example.com/a?b=c',
  uuid: '00000000-0000-4000-8000-000000000001',
};
const TEXTS = ['name', '', ' ', 'null', '[]', '-1', 'true', '{"a":1}', 'é\u{1F600}', '<b>', 'a/../b?c#d'];
const ANYTHING: readonly unknown[] = [true, 5, 'text', null, ['a'], { a: 1 }];
/** Below it, only what has to be there: a schema may contain itself. */
const MOST_DEPTH = 6;

type Sized = JsonSchema & { minProperties?: number; maxProperties?: number };

/** Texts that match a pattern and have the right length. @throws where there is none */
function matching(pattern: string, fits: (value: string) => boolean): string[] {
  const whole = new RegExp(pattern, 'u');
  const right = (value: string | undefined): value is string =>
    value !== undefined && whole.test(value) && fits(value);
  const known = [sampleOf(whole), 'name', 'A1', '#aabbcc', 'https://example.com/x', '+15550100000'].filter(
    right,
  );
  if (known.length > 0) return known;
  const made = fc.sample(fc.stringMatching(new RegExp(pattern)), { seed: 1, numRuns: 10 });
  const found = made.filter(right);
  if (found.length === 0) throw new Error(`no text for the pattern ${pattern}`);
  return found;
}

export class SchemaValues {
  private readonly matches = new Map<JsonSchema, string[]>();
  private state: number;

  constructor(
    private readonly root: JsonSchema,
    seed: number,
  ) {
    this.state = seed;
  }

  /** The next value of the whole schema. */
  next(): unknown {
    return this.value(this.root, 0);
  }

  /** A linear congruential generator: below `most`. */
  private random(most: number): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.state / 2 ** 32) * most);
  }

  private pick<T>(from: readonly T[]): T {
    return from[this.random(from.length)] as T;
  }

  private value(schema: JsonSchema, depth: number): unknown {
    const { $defs = {} } = this.root as { $defs?: Record<string, JsonSchema> };
    const at = schema.$ref ? $defs[schema.$ref.replace('#/$defs/', '')] : schema;
    if (!at) throw new Error(`${schema.$ref} does not resolve`);
    if (at.const !== undefined) return at.const;
    if (at.enum) return this.pick(at.enum);
    const variants = at.anyOf ?? at.oneOf;
    if (variants)
      return this.value((depth > MOST_DEPTH ? variants[0] : this.pick(variants)) as JsonSchema, depth + 1);
    switch (this.pick([at.type ?? []].flat())) {
      case 'string':
        return this.text(at);
      case 'integer':
        return this.pick([at.minimum ?? -5, at.maximum ?? 2 ** 31]);
      case 'number':
        return this.pick([at.minimum ?? -0.5, at.maximum ?? 1.5]);
      case 'boolean':
        return this.pick([true, false]);
      case 'null':
        return null;
      case 'array':
        return this.list(at, depth);
      case 'object':
        return this.object(at, depth);
      default:
        return this.pick(ANYTHING);
    }
  }

  private text(at: JsonSchema): string {
    const { format, pattern, minLength = 0, maxLength = 5_000 } = at;
    if (pattern !== undefined) {
      const fits = ({ length }: string) => length >= minLength && length <= maxLength;
      const known = this.matches.get(at) ?? matching(pattern, fits);
      this.matches.set(at, known);
      return this.pick(known);
    }
    if (format !== undefined && FORMATS[format] !== undefined) return FORMATS[format];
    const characters = [...this.pick(TEXTS)];
    while (characters.length < minLength) characters.push('x');
    return characters.slice(0, maxLength).join('');
  }

  private list(at: JsonSchema, depth: number): unknown[] {
    const least = at.minItems ?? 0;
    const most = depth > MOST_DEPTH ? least : Math.max(least, Math.min(at.maxItems ?? 2, 2));
    const length = least + this.random(most - least + 1);
    return Array.from({ length }, () => (at.items ? this.value(at.items, depth + 1) : this.pick(ANYTHING)));
  }

  private object(at: Sized, depth: number): Record<string, unknown> {
    const { minProperties: least = 0, maxProperties: most = Number.POSITIVE_INFINITY } = at;
    const required = at.required ?? [];
    const all = [...required, ...Object.keys(at.properties ?? {}).filter((name) => !required.includes(name))];
    const open = typeof at.additionalProperties === 'object' || !at.properties;
    if (open && at.additionalProperties !== false) all.push('alpha', 'beta', 'gamma');
    const chosen = all.filter(
      (name, i) => required.includes(name) || i < least || (depth <= MOST_DEPTH && this.random(2) === 0),
    );
    const extra = typeof at.additionalProperties === 'object' ? at.additionalProperties : {};
    return Object.fromEntries(
      chosen.slice(0, most).map((name) => [name, this.value(at.properties?.[name] ?? extra, depth + 1)]),
    );
  }
}
