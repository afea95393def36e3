/** The catalogue of the configuration names operations and members that exist. */
import { describe, expect, it } from 'vitest';
import { GROUPS, KINDS, kindsOf } from '../../../src/tools/configuration/kinds.js';
import { loadRegistry } from '../../../src/tools/load-registry.js';

const registry = await loadRegistry();

describe('the catalogue of the configuration', () => {
  it.each(KINDS.map((kind) => [kind.kind, kind] as const))(
    '%s has operations that exist',
    async (_, kind) => {
      const { list, get, create, update, per = {}, parts = [], after = [], refers = [] } = kind;
      const reads = [list, get, ...parts.map((part) => part.list)].filter((name) => name !== undefined);
      const writes = [
        ...[create, update],
        ...parts.flatMap(({ put, change, drop }) => [put.operation, change?.operation, drop?.operation]),
        ...after.map(({ operation }) => operation),
      ].filter((name) => name !== undefined);
      expect(reads.length).toBeGreaterThan(0);
      expect(update).toBeDefined();
      for (const name of reads) expect(registry.find(name), name).toMatchObject({ name, risk: 'read' });
      for (const name of writes) {
        expect(registry.find(name), name).toMatchObject({ name });
        expect(registry.find(name)?.risk, name).not.toBe('read');
      }
      // What is read one by one is named by arguments that the operation has.
      const operation = await registry.operation(get ?? list ?? '');
      for (const name of Object.keys(per))
        expect(Object.keys(operation?.binding ?? {}), name).toContain(name);
      for (const name of refers) expect(KINDS.map((one) => one.kind)).toContain(name);
      if (list !== undefined) expect(kind.key?.length).toBeGreaterThan(0);
    },
  );

  it('has kinds of different names, and refuses an unknown group', () => {
    expect(new Set(KINDS.map(({ kind }) => kind)).size).toBe(KINDS.length);
    expect(kindsOf(undefined)).toHaveLength(KINDS.length);
    expect(kindsOf(['roles']).map(({ kind }) => kind)).toEqual(['role']);
    expect(() => kindsOf(['rolls'])).toThrow('did you mean roles?');
    expect(GROUPS).toContain('settings');
  });

  it('are chosen by group or by the name that a comparison gives each thing', () => {
    expect(kindsOf(['roles']).map(({ group }) => group)).toContain('roles');
    for (const { kind } of KINDS) expect(kindsOf([kind]).map((one) => one.kind)).toContain(kind);
  });
});
