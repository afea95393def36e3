import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differences, isNothing, isUnchanged } from '../../../src/policy/change/difference.js';

const json = fc.jsonValue({ maxDepth: 3 });
const object = fc.dictionary(fc.string({ maxLength: 4 }), json, { maxKeys: 4 });

describe('what differs between two states', () => {
  it('is nothing between equal states, whatever the order of keys', () => {
    fc.assert(
      fc.property(object, (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(isUnchanged(differences(value, turned))).toBe(true);
      }),
    );
  });

  it.each<[unknown, unknown, [number, number, number]]>([
    [{ addons: {} }, { addons: { samlp: {} } }, [0, 0, 1]],
    [{}, { addons: { samlp: {} } }, [0, 0, 1]],
    [{ addons: { samlp: {} } }, { addons: {} }, [1, 0, 0]],
    [{ addons: {} }, {}, [0, 0, 0]],
    [{ metadata: null }, { metadata: {} }, [0, 0, 0]],
    [{ metadata: { theme: { a: 1, b: 2 } } }, { metadata: { theme: 'x' } }, [2, 0, 1]],
    [{ metadata: { theme: 'x' } }, { metadata: { theme: { a: 1, b: 2 } } }, [1, 0, 2]],
    [{ list: ['a', 'b'] }, { list: 'a' }, [2, 0, 1]],
    [{ metadata: { theme: { a: 1 } } }, { metadata: { theme: 5 } }, [1, 0, 1]],
    [{ metadata: { theme: 5 } }, { metadata: { theme: { a: 1 } } }, [1, 0, 1]],
    [{ metadata: { theme: ['a'] } }, { metadata: { theme: { a: 1 } } }, [1, 0, 1]],
    [{ metadata: { theme: {} } }, { metadata: { theme: 'x' } }, [0, 1, 0]],
    [{}, { metadata: { theme: null, color: 'x' } }, [0, 0, 1]],
    [{}, { constructor: 'x' }, [0, 0, 1]],
  ])('counts empty objects below a field, and what an object held: %j -> %j', (before, after, counts) => {
    const { lost, changed, added } = differences(before, after);
    expect([lost.length, changed.length, added.length]).toEqual(counts);
  });

  it('tells entries apart by what all of them have, each its own, and else as wholes', () => {
    const of = (before: unknown[], after: unknown[]) => differences({ list: before }, { list: after });
    const one = (id: unknown, name: string) => ({ id, name });
    // One of them has no id: the name tells them apart.
    expect(of([one('1', 'a'), { name: 'b', x: 1 }], [one('1', 'a'), { name: 'b', x: 2 }]).changed).toEqual([
      { path: ['list', 'x'], from: 1, to: 2, entry: 'b' },
    ]);
    // Two have the same id, before or after.
    for (const [before, after] of [
      [[one('1', 'a'), one('1', 'b')], [one('1', 'a')]],
      [[one('1', 'a')], [one('1', 'a'), one('1', 'b')]],
    ] as const) {
      const found = of([...before], [...after]);
      expect([...found.lost, ...found.added].map(({ entry }) => entry)).toEqual(['b']);
      expect(found.changed).toEqual([]);
    }
    // An id may be a number, and nothing else.
    expect(of([one(1, 'a')], [one(1, 'b')]).changed).toEqual([
      { path: ['list', 'name'], from: 'a', to: 'b', entry: '1' },
    ]);
    expect(of([one(true, 'a')], [one(true, 'b')]).lost).toEqual([
      { path: ['list'], from: one(true, 'a'), entry: 'a' },
    ]);
    // Of one entry alone, too.
    expect(of([one('1', 'a')], []).lost).toEqual([{ path: ['list'], from: one('1', 'a'), entry: '1' }]);
    expect(of([], [])).toEqual({ lost: [], changed: [], added: [] });
    expect(of([null, one('1', 'a')], [null, one('1', 'b')]).lost).toEqual([
      { path: ['list'], from: one('1', 'a') },
    ]);
    // One entry is no object: all are compared as wholes.
    expect(of([one('1', 'a'), 'x'], [one('1', 'b'), 'x'])).toEqual({
      lost: [{ path: ['list'], from: one('1', 'a') }],
      added: [{ path: ['list'], to: one('1', 'b'), ahead: { place: 1, of: 2 } }],
      changed: [],
    });
  });

  it('turns around with its sides', () => {
    fc.assert(
      fc.property(object, object, (a, b) => {
        const [there, back] = [differences(a, b), differences(b, a)];
        const sorted = (list: { path: readonly string[]; value: unknown }[]) =>
          list.map((one) => JSON.stringify(one)).sort();
        expect(sorted(there.lost.map(({ path, from }) => ({ path, value: from })))).toEqual(
          sorted(back.added.map(({ path, to }) => ({ path, value: to }))),
        );
        expect(there.changed.length).toBe(back.changed.length);
      }),
    );
  });

  it('names single entries of lists that are lost and added', () => {
    const found = differences({ callbacks: ['a', 'b', 'c'] }, { callbacks: ['c', 'd'] });
    expect(found.lost).toEqual([
      { path: ['callbacks'], from: 'a' },
      { path: ['callbacks'], from: 'b' },
    ]);
    expect(found.added).toEqual([{ path: ['callbacks'], to: 'd' }]);
    expect(found.changed).toEqual([]);
    expect(differences({}, { callbacks: ['a'] }).added).toEqual([{ path: ['callbacks'], to: 'a' }]);
  });

  it('finds entries again by their identity', () => {
    const found = differences(
      { scopes: [{ value: 'read:x', description: 'Read' }, { value: 'write:x' }] },
      { scopes: [{ value: 'read:x', description: 'Read it' }] },
    );
    expect(found.lost).toEqual([{ path: ['scopes'], from: { value: 'write:x' }, entry: 'write:x' }]);
    expect(found.changed).toEqual([
      { path: ['scopes', 'description'], from: 'Read', to: 'Read it', entry: 'read:x' },
    ]);
  });

  it.each(['id', 'user_id', 'client_id', 'connection_id', 'value', 'identifier', 'key', 'kid', 'name'])(
    'tells entries apart by their %s',
    (key) => {
      const list = (on: boolean) => [
        { [key]: 'a', on },
        { [key]: 'b', on: true },
      ];
      expect(differences(list(true), list(false)).changed).toEqual([
        { path: ['on'], from: true, to: false, entry: 'a' },
      ]);
    },
  );

  it('is something as soon as anything is lost, changed or added', () => {
    for (const after of [{ b: 2 }, { a: 2, b: 2 }, { a: 1, b: 1, c: 1 }, { b: 2, c: 1 }, { b: 1, c: 1 }])
      expect(isUnchanged(differences({ a: 1, b: 1 }, after))).toBe(false);
  });

  it('is nothing in an object that holds nothing, but below a field', () => {
    expect(isNothing({ a: null, b: { c: null } }, [])).toBe(true);
    expect(isNothing({ a: { b: {} } }, [])).toBe(false);
    expect(isNothing({ a: 0 }, [])).toBe(false);
  });

  it('counts repeated entries', () => {
    expect(differences(['a', 'a'], ['a']).lost).toEqual([{ path: [], from: 'a' }]);
  });

  it('tells another order of the same entries', () => {
    expect(differences(['a', 'b'], ['b', 'a']).changed).toEqual([
      { path: [], from: ['a', 'b'], to: ['b', 'a'], reordered: true },
    ]);
  });

  it('tells another order of what stays, whatever is added or lost besides', () => {
    const [before, after] = [
      ['a', 'b', 'c'],
      ['x', 'c', 'a', 'y'],
    ];
    expect(differences(before, after)).toEqual({
      lost: [{ path: [], from: 'b' }],
      changed: [{ path: [], from: before, to: after, reordered: true }],
      added: [
        { path: [], to: 'x', ahead: { place: 1, of: 4 } },
        { path: [], to: 'y' },
      ],
    });
    const step = (id: string, does = id) => ({ id, does });
    const changed = differences([step('1'), step('2')], [step('3'), step('2', 'z'), step('1')]).changed;
    expect(changed.map(({ reordered, entry }) => reordered ?? entry)).toEqual(['2', true]);
    // Nothing stays behind its place.
    expect(differences(['a', 'a', 'b'], ['a', 'b', 'c']).changed).toEqual([]);
  });

  it('treats null, absence and an empty object as equal', () => {
    expect(isUnchanged(differences({ a: null, b: {} }, {}))).toBe(true);
  });

  it('names an emptied list by its entries', () => {
    expect(
      differences({ shields: ['block', 'notify'] }, { shields: [] }).lost.map(({ from }) => from),
    ).toEqual(['block', 'notify']);
  });
});
