/** Lists found by name, for any body: nothing that enters or leaves one is missed, and what stays is not touched. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differences } from '../../../src/policy/change/difference.js';
import { givesList, listedIn, listedInDifferences } from '../../../src/policy/targets/listed.js';

const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'));
const names = fc.constantFrom(
  'clients',
  'enabled_clients',
  'allowed_clients',
  'roles',
  'enabled_connections',
);

test('what differs between two lists is found, and nothing else', () => {
  fc.assert(
    fc.property(names, ids, ids, fc.boolean(), (name, before, after, deep) => {
      const wrap = (list: string[]) => (deep ? { options: { [name]: list } } : { [name]: list });
      const found = listedInDifferences(differences(wrap(before), wrap(after))).map(({ id }) => id);
      const differing = [...before, ...after].filter((id) => before.includes(id) !== after.includes(id));
      expect([...new Set(found)].sort()).toEqual([...new Set(differing)].sort());
    }),
  );
});

test('every id that a body lists is found, at any depth and as objects', () => {
  fc.assert(
    fc.property(ids, fc.nat(4), (list, depth) => {
      let body: unknown = { clients: list.map((client_id) => ({ client_id })) };
      for (let level = 0; level < depth; level++) body = level % 2 ? [body] : { inner: body };
      expect([...new Set(listedIn(body).map(({ id }) => id))].sort()).toEqual([...list].sort());
      expect(givesList(body)).toBe(true);
    }),
  );
});

describe('what is not a list of things', () => {
  test.each([
    { user_metadata: { clients: ['a'] } },
    { payload: { client_id: 'a' } },
    { name: 'clients' },
    { clients: [null, true] },
    null,
    'a',
  ])('%j', (body) => {
    expect(listedIn(body)).toEqual([]);
  });

  test('nor are differences in free data, or another order', () => {
    const found = differences(
      { app_metadata: { clients: ['a'] }, clients: ['a', 'b'] },
      { clients: ['b', 'a'] },
    );
    expect(listedInDifferences(found)).toEqual([]);
  });

  test('a list that is emptied by null drops what it held', () => {
    expect(givesList({ enabled_clients: null })).toBe(true);
    expect(givesList({ client_id: 'a' })).toBe(false);
    expect(listedInDifferences(differences({ enabled_clients: ['a'] }, { enabled_clients: null }))).toEqual([
      { kind: 'client', id: 'a', how: 'listed' },
    ]);
  });
});
