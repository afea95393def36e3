import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { factsFromSource, resolveRef } from '../../src/catalog/load.js';
import { allOperations } from '../../src/tools/listing/build-index.js';

const facts = factsFromSource(join(import.meta.dirname, '..', '..', 'catalog'));
const operations = await allOperations();
const byKey = new Map(operations.map((o) => [`${o.method} ${o.path}`, o]));

describe('every operation of the facts is a tool', () => {
  it('those that the official SDK does not offer as early access', () => {
    const early = facts.operations.filter((f) => f.sdk === null).map((f) => `${f.method} ${f.path}`);
    const shown = operations.filter((o) => o.earlyAccess).map((o) => `${o.method} ${o.path}`);
    expect(shown.sort()).toEqual(early.sort());
    expect(operations).toHaveLength(facts.operations.length);
  });

  it.each(facts.operations.map((f) => [`${f.method} ${f.path}`, f] as const))(
    '%s equals its facts',
    (key, fact) => {
      const operation = byKey.get(key);
      if (!operation) throw new Error(`no tool for ${key}`);
      expect(operation.scopes).toEqual(fact.scopes);
      expect(operation.lifecycle).toBe(fact.lifecycle);
      const bound = Object.entries(operation.binding);
      const wire = (place: string) =>
        bound
          .filter(([, b]) => b.in === place)
          .map(([, b]) => b.name)
          .sort();
      for (const place of ['path', 'query', 'header'] as const) {
        const named = fact.parameters.filter((p) => p.in === place).map((p) => p.name);
        expect(wire(place)).toEqual(named.sort());
      }
      for (const p of fact.parameters.filter((p) => p.required)) {
        const argument = bound.find(([, b]) => b.in === p.in && b.name === p.name)?.[0] ?? '';
        expect(operation.required).toContain(argument);
      }
      expect(operation.body === 'none').toBe(fact.body === undefined);
      const properties = fact.body && resolveRef(fact.body.schema, facts.schemas).properties;
      if (operation.body === 'fields' && properties)
        expect(wire('body')).toEqual(Object.keys(properties).sort());
      const templated = [...fact.path.matchAll(/\{([^}]+)\}/g)].map((m) => m[1] ?? '').sort();
      expect(wire('path')).toEqual(templated);
    },
  );
});
