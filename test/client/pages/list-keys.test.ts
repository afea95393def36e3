import { expect, it } from 'vitest';
import listKeys from '../../../catalog/list-keys.json' with { type: 'json' };
import { loadFacts, resolveRef } from '../../../src/catalog/load.js';
import type { JsonSchema } from '../../../src/catalog/types.js';
import { keyOf } from '../../../src/client/pages/paging-style.js';
import { allOperations } from '../../../src/tools/listing/build-index.js';
import type { Operation } from '../../../src/tools/operation.js';

const facts = loadFacts();
const parts = ({ allOf = [], anyOf = [], oneOf = [] }: JsonSchema) => [...allOf, ...anyOf, ...oneOf];

function members(schema: JsonSchema): string[] {
  const own = resolveRef(schema, facts.schemas);
  return [...parts(own).flatMap(members), ...Object.keys(own.properties ?? {})];
}

/** The schema of a list's items. */
function itemsIn(schema: JsonSchema, key: string | null): JsonSchema | undefined {
  const own = resolveRef(schema, facts.schemas);
  const list = key === null ? own : own.properties?.[key];
  const items = list ? (resolveRef(list, facts.schemas) as JsonSchema).items : undefined;
  return (
    items ??
    parts(own)
      .map((part) => itemsIn(part, key))
      .find((found) => found !== undefined)
  );
}

function itemMembers({ method, path, list }: Operation): string[] {
  const operation = facts.operations.find((one) => one.method === method && one.path === path);
  const [, body] =
    Object.entries(operation?.responses ?? {}).find(([status, one]) => status.startsWith('2') && one) ?? [];
  const items = body && itemsIn(body, list?.key ?? null);
  return items ? members(items) : [];
}

/** Lists whose items have nothing that identifies them: names of policies, and errors of an import. */
const WITHOUT = ['GET /guardian/policies', 'GET /jobs/{id}/errors'];

it('every list has a key, whose members its items have', async () => {
  const lists = (await allOperations()).filter(({ list }) => list);
  expect(lists.length).toBeGreaterThan(90);
  const names = lists.map(({ method, path }) => `${method} ${path}`);
  expect(Object.keys(listKeys.keys).sort()).toEqual([...names].sort());
  for (const operation of lists) {
    const name = `${operation.method} ${operation.path}`;
    const known = itemMembers(operation);
    const key = keyOf(name);
    expect(key.length === 0, name).toBe(WITHOUT.includes(name));
    expect(
      key.filter((member) => !known.includes(member)),
      name,
    ).toEqual([]);
  }
});
