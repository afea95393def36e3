/** The ids that the policy's names had when they were first needed stay protected under another name. */
import { describe, expect, it } from 'vitest';
import { fails } from '../confirm/reader.js';
import { rulesOf } from './rules.js';

const roles = '/roles?page=0&per_page=100&include_totals=true';
const clients = '/clients?fields=client_id,name&include_fields=true&page=0&per_page=100&include_totals=true';

describe('what is protected', () => {
  it.each([
    ['organization', 'organizations: [acme]', 'protected.organizations'],
    ['organization', 'users: {organizations: [acme]}', 'protected.users.organizations'],
    ['role', 'roles: [acme]', 'protected.roles'],
    ['role', 'users: {roles: [acme]}', 'protected.users.roles'],
    ['client', 'clients: [acme]', 'protected.clients'],
    ['connection', 'connections: [acme]', 'protected.connections'],
  ] as const)('is a %s by %s', async (kind, yaml, rule) => {
    const { memory } = await rulesOf(`protected: {${yaml}}`);
    for (const each of ['organization', 'role', 'client', 'connection'] as const)
      expect(memory.protects(each)).toBe(each === kind);
    expect(memory.ruleFor(kind, 'ACME', undefined)).toBe(rule);
    expect(memory.ruleFor(kind, 'id', 'Acme')).toBe(rule);
    expect(memory.ruleFor(kind, 'id', 'other')).toBeUndefined();
    expect(memory.idsOf(kind)).toEqual(['acme']);
  });
});

describe('a name of the policy', () => {
  const yaml = 'protected: {roles: [Owner]}';

  it('stands for the id that it had first, whatever its name is later', async () => {
    const answers = {
      [roles]: [
        { id: 'rol_1', name: 'owner' },
        { id: 'rol_2', name: 'Support' },
        { id: 3, name: 'Owner' },
      ],
    };
    const { memory, reads, seen } = await rulesOf(yaml, { answers });
    expect(memory.ruleFor('role', 'rol_1', 'Renamed')).toBeUndefined();
    await Promise.all([memory.resolve('role', reads), memory.resolve('role', reads)]);
    await memory.resolve('role', reads);
    expect(seen).toEqual([roles]);
    expect(memory.ruleFor('role', 'rol_1', 'Renamed')).toBe('protected.roles');
    expect(memory.ruleFor('role', 'rol_2', 'Support')).toBeUndefined();
    expect(memory.idsOf('role')).toEqual(['Owner', 'rol_1']);
  });

  it('that another thing gets protects that one from then on', async () => {
    const { memory, reads } = await rulesOf(yaml, { answers: { [roles]: [] } });
    await memory.resolve('role', reads);
    expect(memory.isAmong('role', ['Owner'], { id: 'rol_9', name: 'Owner' })).toBe(true);
    expect(memory.isAmong('role', ['Owner'], { id: 'rol_9', name: 'Renamed' })).toBe(true);
    expect(memory.isAmong('role', ['Owner'], { id: 'rol_8', name: 'Support' })).toBe(false);
    expect(memory.isAmong('role', ['Owner'], { id: 8, name: null })).toBe(false);
    expect(memory.idsOf('role')).toEqual(['Owner', 'rol_9']);
    // What the policy names by its id keeps no name.
    const byId = await rulesOf('protected: {roles: [rol_7]}');
    await byId.memory.resolve('role', byId.reads);
    expect(byId.memory.ruleFor('role', 'rol_7', 'Any')).toBe('protected.roles');
    expect(byId.memory.ruleFor('role', 'rol_6', 'Any')).toBeUndefined();
  });

  it('is looked for again by the next call where that failed', async () => {
    const answers: Record<string, unknown> = { [roles]: fails(500) };
    const { memory, reads, seen } = await rulesOf(yaml, { answers });
    await expect(memory.resolve('role', reads)).rejects.toMatchObject({ status: 500 });
    answers[roles] = [{ id: 'rol_1', name: 'Owner' }];
    await memory.resolve('role', reads);
    expect(seen).toEqual([roles, roles]);
    expect(memory.idsOf('role')).toContain('rol_1');
  });

  it.each<[string, 'organization' | 'connection' | 'client' | 'role', string[], Record<string, unknown>]>([
    ['organizations: [Acme, org_1]', 'organization', ['/organizations/name/acme'], {}],
    [
      'connections: [Corp, con_1, Other]',
      'connection',
      [
        '/connections?name=Corp&page=0&per_page=100&include_totals=true',
        '/connections?name=Other&page=0&per_page=100&include_totals=true',
      ],
      {},
    ],
    ['roles: [rol_1]', 'role', [], {}],
    ['roles: [rol_1, Owner]', 'role', [roles], {}],
    ['clients: [aaaaaaaaaaaaaaaaaaaa]', 'client', [], {}],
    ['clients: [Shop, aaaaaaaaaaaaaaaaaaaa]', 'client', [clients], {}],
    [`clients: [${'a'.repeat(19)}]`, 'client', [clients], {}],
    [`clients: ["${'a'.repeat(20)} x"]`, 'client', [clients], {}],
    [`clients: ["x ${'a'.repeat(20)}"]`, 'client', [clients], {}],
    ['roles: []', 'role', [], {}],
  ])('%s is looked for where ids cannot be told from it', async (list, kind, paths) => {
    const { memory, reads, seen } = await rulesOf(`protected: {${list}}`);
    await memory.resolve(kind, reads);
    expect(seen).toEqual(paths);
  });

  it('finds things of each kind by the id of its kind', async () => {
    const answers = {
      '/organizations/name/acme': { id: 'org_1', name: 'acme' },
      '/connections?name=Corp&page=0&per_page=100&include_totals=true': {
        connections: [{ id: 'con_1', name: 'Corp' }],
      },
      [clients]: [{ client_id: 'c1', id: 'no', name: 'Shop' }],
    };
    const yaml = 'protected: {organizations: [acme], connections: [Corp], clients: [Shop]}';
    const { memory, reads } = await rulesOf(yaml, { answers });
    for (const [kind, id] of [
      ['organization', 'org_1'],
      ['connection', 'con_1'],
      ['client', 'c1'],
    ] as const) {
      await memory.resolve(kind, reads);
      expect(memory.ruleFor(kind, id, undefined)).toBe(`protected.${kind}s`);
      expect(memory.idsOf(kind)).toContain(id);
    }
  });

  it('that cannot be looked for names its rule', async () => {
    for (const [list, kind] of [
      ['roles: [x]', 'role'],
      ['clients: [x]', 'client'],
      ['connections: [x]', 'connection'],
    ] as const) {
      const { memory, reads } = await rulesOf(`protected: {${list}}`, {
        answers: { '/roles': {}, '/clients': {}, '/connections': {} },
      });
      await expect(memory.resolve(kind, reads)).rejects.toMatchObject({ rule: `protected.${kind}s` });
    }
  });
});
