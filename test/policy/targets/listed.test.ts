/** Lists found by name, for any body: nothing that enters or leaves one is missed, and what stays is not touched. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differences } from '../../../src/policy/change/difference.js';
import {
  givesList,
  listedIn,
  listedInDifferences,
  listedTargets,
} from '../../../src/policy/targets/listed.js';
import { wireOf } from '../change/made.js';

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

describe('the name of a list', () => {
  const named = {
    client: [
      ...[
        'clients',
        'client_ids',
        'enabled_clients',
        'allowed_clients',
        'linked_clients',
        'disabled_clients',
      ],
      ...['enabled_client_ids', 'client_id'],
    ],
    connection: ['connections', 'connection_ids', 'enabled_connections', 'connection_id'],
    organization: [
      ...['organizations', 'organization_ids', 'enabled_organizations', 'allowed_organizations'],
      'organization_id',
    ],
    role: ['roles', 'role_ids', 'role_id'],
  };

  test.each(Object.entries(named).flatMap(([kind, list]) => list.map((name) => [name, kind])))(
    '%s is one of a %s',
    (name, kind) => {
      expect(listedIn({ [name]: ['x'] })).toEqual([{ kind, id: 'x', how: 'listed' }]);
      expect(givesList({ [name]: [] })).toBe(true);
      for (const other of [`x${name}`, `x_${name}`, `${name}x`]) {
        expect(listedIn({ [other]: ['x'] }), other).toEqual([]);
        expect(givesList({ [other]: [] }), other).toBe(false);
      }
    },
  );

  test('counts wherever it is, but in free data', () => {
    const list = { roles: [] };
    for (const body of [[list], { a: { b: list } }, { a: [1, list] }, { name: 'x', inner: list }])
      expect(givesList(body)).toBe(true);
    for (const body of [[], {}, { user_metadata: list }, { payload: list }, { metadatax: 1 }, null, 'roles'])
      expect(givesList(body)).toBe(false);
    expect(listedIn({ metadata_x: { roles: ['x'] } })).toHaveLength(1);
  });
});

test('what becomes another value touches both, and an entry that is known by its id', () => {
  const change = differences({ client_id: 'a', other: 1 }, { client_id: 'b', other: 2 });
  expect(listedInDifferences(change).map(({ id }) => id)).toEqual(['a', 'b']);
  const inner = differences(
    {
      enabled_clients: [
        { client_id: 'a', on: 1 },
        { client_id: 'b', on: 1 },
      ],
    },
    {
      enabled_clients: [
        { client_id: 'a', on: 2 },
        { client_id: 'b', on: 1 },
      ],
    },
  );
  expect([...new Set(listedInDifferences(inner).map(({ id }) => id))]).toContain('a');
  expect(listedInDifferences(inner).map(({ id }) => id)).not.toContain('b');
});

test('without the differences, all that the body lists counts', () => {
  const wire = wireOf({ body: { roles: ['a'] } });
  const role = (id: string) => [{ kind: 'role', id, how: 'listed' }];
  expect(listedTargets(wire, undefined)).toEqual(role('a'));
  expect(listedTargets(wire, differences({}, {}))).toEqual([]);
  expect(listedTargets(wire, differences({ roles: ['b'] }, {}))).toEqual(role('b'));
});
