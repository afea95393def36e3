/** Collections, link tables and snapshots of a tenant's state. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paginate } from '../../../src/sandbox/pagination.js';
import { Collection, Tenant, UniqueViolation } from '../../../src/sandbox/state/store.js';
import type { SandboxContext } from '../../../src/sandbox/types.js';

const people = () =>
  new Collection({
    name: 'people',
    indexes: { email: { of: (doc) => doc.email, unique: true }, tags: { of: (doc) => doc.tags } },
  });

describe('a collection', () => {
  it('finds by key, unique index and many-valued index, in order of insertion', () => {
    const collection = people();
    collection.insert({ id: '1', email: 'a', tags: ['x', 'y'] });
    collection.insert({ id: '2', email: 'b', tags: ['x'] });
    collection.update('1', { email: 'c' });
    expect(collection.by('tags', 'x').map(({ id }) => id)).toEqual(['1', '2']);
    expect(collection.findBy('email', 'c')?.id).toBe('1');
    expect(collection.findBy('email', 'a')).toBeUndefined();
    expect(collection.list().map(({ id }) => id)).toEqual(['1', '2']);
    collection.delete('1');
    expect(collection.countBy('tags', 'y')).toBe(0);
    expect(collection.get('1')).toBeUndefined();
  });

  it('refuses a second key and a second unique value, and is then as before', () => {
    const collection = people();
    collection.insert({ id: '1', email: 'a' });
    collection.insert({ id: '2', email: 'b' });
    expect(() => collection.insert({ id: '1', email: 'c' })).toThrow(UniqueViolation);
    expect(() => collection.update('2', { email: 'a' })).toThrow(UniqueViolation);
    expect(collection.get('2')).toEqual({ id: '2', email: 'b' });
    expect(() => collection.by('nothing', 'x')).toThrow('no index nothing');
  });

  it('has indexes that agree with its documents, whatever was done', () => {
    const step = fc.record({
      kind: fc.constantFrom('insert', 'update', 'delete'),
      id: fc.constantFrom('1', '2', '3', '4'),
      tags: fc.array(fc.constantFrom('x', 'y', 'z'), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const collection = people();
        for (const { kind, id, tags } of steps) {
          if (kind === 'delete') collection.delete(id);
          else if (kind === 'update') collection.update(id, { tags });
          else if (!collection.has(id)) collection.insert({ id, tags });
        }
        for (const tag of ['x', 'y', 'z']) {
          const expected = collection.list().filter((doc) => (doc.tags as string[]).includes(tag));
          expect(new Set(collection.by('tags', tag))).toEqual(new Set(expected));
        }
      }),
      { seed: 1 },
    );
  });
});

describe('a tenant', () => {
  const declarations = {
    collections: [{ name: 'roles' }, { name: 'users' }],
    links: [{ name: 'role-users', left: 'roles', right: 'users' }],
    onDelete: { roles: [(tenant: Tenant) => tenant.setSingleton('deleted', true)] },
  };

  it('drops links and runs cascades when a document goes', () => {
    const tenant = new Tenant(declarations);
    tenant.collection('roles').insert({ id: 'r' });
    tenant.collection('users').insert({ id: 'u' });
    const links = tenant.links('role-users');
    expect(links.add('r', 'u')).toBe(true);
    expect(links.add('r', 'u')).toBe(false);
    expect([links.rights('r'), links.lefts('u'), links.countLefts('u')]).toEqual([['u'], ['r'], 1]);
    tenant.collection('roles').delete('r');
    expect([links.has('r', 'u'), links.lefts('u'), tenant.singleton('deleted')]).toEqual([false, [], true]);
  });

  it('comes back from its records', () => {
    const tenant = new Tenant(declarations);
    tenant.collection('roles').insert({ id: 'r', name: 'Editor' });
    tenant.collection('users').insert({ id: 'u' });
    tenant.links('role-users').add('r', 'u', { since: 1 });
    tenant.setSingleton('settings', { a: 1 });
    const copy = new Tenant(declarations);
    for (const record of tenant.records()) copy.restore(JSON.parse(JSON.stringify(record)));
    expect([...copy.records()]).toEqual([...tenant.records()]);
    expect(copy.links('role-users').data('r', 'u')).toEqual({ since: 1 });
  });
});

describe('pages', () => {
  const items = Array.from({ length: 7 }, (_, index) => ({ id: `i${index}`, $secret: 1, name: `n${index}` }));
  const page = (query: Record<string, unknown>) =>
    paginate(items, { query, now: () => 0, tenant: items } as unknown as SandboxContext, { key: 'items' });

  it('are bare, or wrapped with totals', () => {
    expect(page({ per_page: 2, page: 1, fields: 'id' })).toEqual([{ id: 'i2' }, { id: 'i3' }]);
    expect(page({ per_page: 5, page: 1, include_totals: true })).toMatchObject({
      start: 5,
      limit: 5,
      length: 2,
      total: 7,
    });
    expect(page({ per_page: 1, fields: 'name', include_fields: false })).toEqual([{ id: 'i0' }]);
  });

  it('by checkpoint visit every item once, whatever their size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), (take) => {
        const seen: unknown[] = [];
        let from: string | undefined;
        do {
          const body = page({ take, from }) as { items: { id: string }[]; next?: string };
          seen.push(...body.items.map(({ id }) => id));
          from = body.next;
        } while (from !== undefined);
        expect(seen).toEqual(items.map(({ id }) => id));
      }),
      { seed: 1 },
    );
    expect(() => page({ from: 'nonsense' })).toThrow('checkpoint');
  });
});
