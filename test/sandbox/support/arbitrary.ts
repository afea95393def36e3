/** Values that a schema allows, as odd as it allows them, for properties that must hold for any input. */
import fc from 'fast-check';
import { loadFacts, resolveRef } from '../../../src/catalog/load.js';
import type { JsonSchema } from '../../../src/catalog/types.js';
import { anyCharacter } from '../../support/any-character.js';
import { generate } from './generate.js';

const ODD_TEXT = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e\u{1F600}',
  '__proto__',
  'constructor',
  '../..',
  '%00',
  '{{x}}',
  '$ref',
  "'; --",
  '<script>',
  '-1',
  '1e999',
  'null',
  '[]',
  'x'.repeat(3000),
];

export const oddText = fc.oneof(
  fc.constantFrom(...ODD_TEXT),
  fc.string({ maxLength: 20 }),
  fc.string({ unit: anyCharacter, maxLength: 20 }),
);

export const odd: fc.Arbitrary<unknown> = fc.oneof(
  oddText,
  fc.constantFrom<unknown>(null, true, -1, 0, 1e308, 2 ** 53, [], {}, [null], [[]], { a: null }, [{}]),
  fc.jsonValue({ maxDepth: 3 }),
);

const MAX_DEPTH = 5;

/** A generated value; odd text where the generator knows none for a pattern. */
function generated(schema: JsonSchema): unknown {
  try {
    return generate(schema);
  } catch {
    return '\u0000';
  }
}

/** Values of the schema. What a pattern or a format asks for is generated; free text is odd. */
export function valid(schema: JsonSchema | undefined, depth = 0): fc.Arbitrary<unknown> {
  if (!schema) return odd;
  const at = resolveRef(schema, loadFacts().schemas);
  if (depth > MAX_DEPTH) return fc.constant(null).map(() => generated(at));
  if (at.const !== undefined) return fc.constant(at.const);
  if (at.enum) return fc.constantFrom(...at.enum);
  const branches = at.oneOf ?? at.anyOf;
  if (branches && !at.properties) return fc.oneof(...branches.map((branch) => valid(branch, depth + 1)));
  const types = [at.type ?? []].flat();
  if (types.length > 1) return fc.oneof(...types.map((type) => valid({ ...at, type }, depth)));
  switch (types[0]) {
    case 'string':
      return at.pattern || at.format ? fc.constant(null).map(() => generated(at)) : text(at);
    case 'integer':
    case 'number':
      return fc.integer({ min: at.minimum ?? -5, max: at.maximum ?? 2 ** 31 });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(valid(at.items, depth + 1), {
        minLength: at.minItems ?? 0,
        maxLength: Math.max(at.minItems ?? 0, Math.min(at.maxItems ?? 3, 3)),
      });
    default:
      return at.properties || types[0] === 'object' ? object(at, depth) : odd;
  }
}

function text(at: JsonSchema): fc.Arbitrary<string> {
  const [least, most] = [at.minLength ?? 0, at.maxLength ?? 5000];
  return oddText.map((value) => value.padEnd(least, 'x').slice(0, most));
}

function object(at: JsonSchema, depth: number): fc.Arbitrary<unknown> {
  const properties = Object.entries(at.properties ?? {});
  const known = fc.record(
    Object.fromEntries(properties.map(([name, part]) => [name, valid(part, depth + 1)])),
    { requiredKeys: (at.required ?? []).filter((name) => at.properties?.[name]) },
  );
  const extra = at.additionalProperties;
  if (extra === false) return known;
  const more = fc.dictionary(
    oddText.filter((name) => name !== '__proto__'),
    typeof extra === 'object' ? valid(extra, depth + 1) : odd,
    { maxKeys: 2 },
  );
  return fc.tuple(known, more).map(([own, others]) => ({ ...others, ...own }));
}

/** The value with one part of it, at any depth, replaced by something odd, or taken away. */
export function bent(value: unknown): fc.Arbitrary<unknown> {
  return fc
    .tuple(fc.infiniteStream(fc.nat(1000)), odd, fc.boolean())
    .map(([choices, replacement, remove]) => bend(copied(value), choices, replacement, remove));
}

/** What has parts to bend: not a file, which no version of Node copies in the same way. */
const hasParts = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !(value instanceof Blob);

function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copied);
  if (!hasParts(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copied(part)]));
}

function bend(value: unknown, choices: Iterator<number>, replacement: unknown, remove: boolean): unknown {
  const choice = (): number => choices.next().value ?? 0;
  if (!hasParts(value) || choice() % 4 === 0) return replacement;
  const keys = Object.keys(value);
  const key = keys[choice() % (keys.length || 1)] ?? 'metadata';
  const holder = value as Record<string, unknown>;
  if (remove && choice() % 3 === 0) delete holder[key];
  else holder[key] = bend(holder[key], choices, replacement, remove);
  return holder;
}
