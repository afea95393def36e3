/** Arguments checked one by one: what is wrong with them is what is wrong with all of them together. */
import { beforeAll, expect, it } from 'vitest';
import { issuesOf } from '../../../src/tools/call/sendable.js';
import { fullInputSchema } from '../../../src/tools/listing/json-schema.js';
import { loadRegistry } from '../../../src/tools/load-registry.js';
import type { Operation } from '../../../src/tools/operation.js';
import { SchemaValues } from '../arguments/schema-values.js';

type Json = Record<string, unknown>;

const SAMPLES = 3;
const WRONG: readonly unknown[] = [{ a: { b: 1 } }, 'text', -1, null, [[null]]];
let operations: Operation[];

beforeAll(async () => {
  const registry = await loadRegistry();
  const all = await Promise.all(registry.records.map(({ name }) => registry.operation(name)));
  operations = all.filter((one) => one !== undefined);
});

const places = (issues: readonly { path: readonly PropertyKey[] }[]): string[] =>
  issues.map(({ path }) => path.join('.')).sort();

it('holds for every operation, for right and for wrong values', () => {
  let wrong = 0;
  for (const [index, operation] of operations.entries()) {
    const values = new SchemaValues(fullInputSchema(operation), index + 1);
    const { shape } = operation.input as unknown as { shape: Json };
    for (let sample = 0; sample < SAMPLES; sample++) {
      const given = Object.entries(values.next() as Json).filter(([name]) => Object.hasOwn(shape, name));
      for (const bad of [undefined, ...WRONG]) {
        const at = (sample + index) % Math.max(1, given.length);
        const args: Json = Object.fromEntries(
          given.map(([name, value], place) => [name, bad !== undefined && place === at ? bad : value]),
        );
        const found = places(issuesOf(operation, args));
        wrong += found.length;
        expect(found).toEqual(places(operation.input.safeParse(args).error?.issues ?? []));
      }
    }
  }
  expect(wrong).toBeGreaterThan(1_000);
});
