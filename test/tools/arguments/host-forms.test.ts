import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { acceptArguments, checkArguments } from '../../../src/tools/call/arguments.js';
import { exampleOf } from '../../../src/tools/discovery/example.js';
import { fullInputSchema } from '../../../src/tools/listing/json-schema.js';
import { loadRegistry } from '../../../src/tools/load-registry.js';
import type { Operation } from '../../../src/tools/operation.js';
import { inputOf } from '../../../src/tools/own-arguments.js';

const operations = new Map<string, Operation>();
const examples = new Map<string, Record<string, unknown>>();

beforeAll(async () => {
  const registry = await loadRegistry();
  for (const { name } of registry.records) {
    const operation = (await registry.operation(name)) as Operation;
    operations.set(name, operation);
    examples.set(name, exampleOf(operation, fullInputSchema(operation)));
  }
});

function accepted(name: string, args: unknown): unknown {
  const operation = operations.get(name) as Operation;
  return acceptArguments(name, inputOf(operation), args, true, operation);
}
const shapeOf = (operation: Operation) =>
  (
    inputOf(operation) as unknown as {
      shape: Record<string, { safeParse(v: unknown): { success: boolean } }>;
    }
  ).shape;

describe('what hosts send', () => {
  it('null is not given, in every optional argument to which it means nothing', () => {
    for (const [name, operation] of operations) {
      const example = examples.get(name) as Record<string, unknown>;
      for (const [argument, schema] of Object.entries(shapeOf(operation))) {
        if (!schema.safeParse(undefined).success) continue;
        const { [argument]: _, ...others } = example;
        const expected = schema.safeParse(null).success ? { ...others, [argument]: null } : others;
        const read = checkArguments(name, inputOf(operation), { ...others, [argument]: null });
        expect(read, `${name}.${argument}`).toEqual(expected);
      }
    }
  });

  it('null is passed on where it means something, and refused where a value is required', () => {
    expect(accepted('update_user', { user_id: 'auth0|1', given_name: null })).toEqual({
      user_id: 'auth0|1',
      given_name: null,
    });
    expect(accepted('list_users', { q: null, per_page: 5 })).toEqual({ per_page: 5 });
    expect(() => accepted('get_user', { user_id: null })).toThrow('user_id: ');
    expect(accepted('list_users', null)).toEqual({});
  });

  it('a list, object, number or boolean may come as its JSON text, in every operation', () => {
    for (const [name, operation] of operations) {
      const example = examples.get(name) as Record<string, unknown>;
      const texts = Object.fromEntries(
        Object.entries(example).map(([argument, value]) => [
          argument,
          typeof value === 'string' || shapeOf(operation)[argument]?.safeParse('{}').success
            ? value
            : JSON.stringify(value),
        ]),
      );
      expect(accepted(name, texts), name).toEqual(example);
    }
  });

  it('a list in a text is read as a list, and a text stays a text where a text is right', () => {
    expect(accepted('assign_user_roles', { user_id: 'auth0|1', roles: '["rol_x"]' })).toEqual({
      user_id: 'auth0|1',
      roles: ['rol_x'],
    });
    expect(accepted('list_users', { q: '["x"]', per_page: '5', include_totals: 'true' })).toEqual({
      q: '["x"]',
      per_page: 5,
      include_totals: true,
    });
    const metadata = { a: '[1]', b: 'true', c: '5' };
    expect(accepted('update_user', { user_id: 'x', user_metadata: JSON.stringify(metadata) })).toEqual({
      user_id: 'x',
      user_metadata: metadata,
    });
  });

  it('what is wrong in a text is named where it is', () => {
    const roles = () => accepted('assign_user_roles', { user_id: 'x', roles: '[5]' });
    expect(roles).toThrow('roles[0]: must be a string');
    expect(() => accepted('update_user', { user_id: 'x', user_metadata: '{"__proto__": {}}' })).toThrow(
      '__proto__ is not allowed',
    );
    expect(() => accepted('list_users', { per_page: 'many' })).toThrow('per_page: must be a number');
  });

  it("the path's own name of a parameter is taken where it can only mean that", () => {
    expect(accepted('get_user', { id: 'auth0|1' })).toEqual({ user_id: 'auth0|1' });
    expect(accepted('list_action_trigger_bindings', { triggerId: 'post-login' })).toEqual({
      trigger_id: 'post-login',
    });
    expect(() => accepted('get_user', { id: 'auth0|1', user_id: 'auth0|2' })).toThrow('id: unknown argument');
  });

  it("the path's own name is taken in every operation that has no other argument of this name", () => {
    let renamed = 0;
    for (const [name, operation] of operations) {
      const example = examples.get(name) as Record<string, unknown>;
      for (const [argument, { in: place, name: own }] of Object.entries(operation.binding)) {
        if (place !== 'path' || own === argument) continue;
        const { [argument]: value, ...others } = example;
        if (Object.hasOwn(shapeOf(operation), own)) continue;
        expect(accepted(name, { ...others, [own]: value }), `${name} ${own}`).toEqual(example);
        renamed += 1;
      }
    }
    expect(renamed).toBeGreaterThan(100);
  });

  it('the list of tools in the documentation names arguments as the tools want them', () => {
    const text = readFileSync(join(import.meta.dirname, '../../../docs/tools.md'), 'utf8');
    const rows = [...text.matchAll(/^\| `(\w+)`[^|]*\|.*?\| `[A-Z]+ ([^`]*)` \|/gm)];
    const documented = new Map(rows.map(([, name = '', path = '']) => [name, path]));
    for (const [name, { binding }] of operations) {
      const inPath = Object.keys(binding).filter((argument) => binding[argument]?.in === 'path');
      const named = [...(documented.get(name) ?? '').matchAll(/\{(\w+)\}/g)].map(([, argument]) => argument);
      expect(documented.has(name), name).toBe(true);
      expect(named.sort(), name).toEqual(inPath.sort());
    }
  });

  it('an integer that has lost its digits is refused, and one in a JSON text keeps them', () => {
    const text = '{"n": 9007199254740993}';
    expect(() => accepted('update_user', { user_id: 'x', user_metadata: JSON.parse(text) })).toThrow(
      'user_metadata.n: an integer beyond 2^53',
    );
    expect(accepted('update_user', { user_id: 'x', user_metadata: text })).toEqual({
      user_id: 'x',
      user_metadata: { n: 9007199254740993n },
    });
  });
});
