/** What a change touched, what puts it back, and that no secret is kept of it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChangeFacts } from '../../../src/catalog/change-facts.js';
import { differences, isUnchanged } from '../../../src/policy/change/difference.js';
import { bodyToSend, stateAfter } from '../../../src/policy/change/merge.js';
import { changedSince, notAsBefore, patchBack, touched } from '../../../src/policy/change/touched.js';

const OPERATION = 'PATCH /clients/{id}';
const facts = (more: Partial<ChangeFacts> = {}): ChangeFacts => ({ kind: 'update', effects: {}, ...more });
const nulls = () => null;

describe('what a change touched', () => {
  it('is what differs and nothing else', () => {
    expect(
      touched(
        { a: 1, b: { c: 1, d: [1] }, e: 'gone', same: { x: [1] } },
        { a: 2, b: { c: 1, d: [1, 2] }, f: 'new', same: { x: [1] } },
        OPERATION,
      ),
    ).toEqual({
      before: { a: 1, b: { d: [1] }, e: 'gone' },
      after: { a: 2, b: { d: [1, 2] }, f: 'new' },
      withheld: [],
    });
  });

  it.each([
    [{ client_secret: 'old-secret-value' }, { client_secret: 'new-secret-value' }, ['client_secret']],
    [{}, { client_secret: 'new-secret-value' }, ['client_secret']],
    [
      { options: { client_secret: 'x-1', a: 1 } },
      { options: { client_secret: 'x-2', a: 1 } },
      ['options.client_secret'],
    ],
    [{ list: [{ api_key: 'k-1' }] }, { list: [] }, ['list']],
    [{ client_secret: 'kept' }, { client_secret: 'kept', name: 'n' }, []],
  ])('never holds a secret: %j -> %j', (before, after, withheld) => {
    const found = touched(before, after, OPERATION);
    expect(found.withheld).toEqual(withheld);
    // Where only secrets differ, there is no trace of what holds them.
    expect(Object.keys(found.after)).toEqual(Object.keys(after).includes('name') ? ['name'] : []);
    expect(JSON.stringify([found.before, found.after])).not.toMatch(/secret-value|x-[12]|k-1|kept/);
  });
});

const leaf = fc.oneof(fc.integer(), fc.string(), fc.boolean(), fc.array(fc.integer(), { maxLength: 3 }));
const key = fc.constantFrom('a', 'b', 'c', 'd');
const { node } = fc.letrec((tie) => ({
  node: fc.oneof({ depthSize: 'small' }, leaf, fc.dictionary(key, tie('node'), { maxKeys: 3 })),
}));
const state = fc.dictionary(key, node as fc.Arbitrary<unknown>, { maxKeys: 4 });
const merge = fc.dictionary(key, fc.constantFrom('replace' as const, 'root-merge' as const), { maxKeys: 4 });

describe('the patch', () => {
  const back = (given: ChangeFacts, before: object, after: object): unknown => {
    const { patch } = patchBack(given, touched({ ...before }, { ...after }, OPERATION), nulls);
    return stateAfter(given, after, bodyToSend(given, after, patch, 'merge'));
  };

  it('puts everything back, whatever the API does with the fields', () => {
    fc.assert(
      fc.property(state, state, merge, (before, after, api) => {
        const given = facts({ merge: api });
        // A field that was there as an object and is no longer is set again as a whole.
        expect(isUnchanged(differences(before, back(given, before, after)))).toBe(true);
      }),
    );
  });

  it('undone again is the change', () => {
    fc.assert(
      fc.property(state, state, (before, after) => {
        const undone = back(facts(), before, after) as object;
        expect(isUnchanged(differences(after, back(facts(), after, undone)))).toBe(true);
      }),
    );
  });

  it('leaves what others changed elsewhere', () => {
    const patch = patchBack(facts(), touched({ o: { a: 1 } }, { o: { a: 2 } }, OPERATION), nulls).patch;
    expect(bodyToSend(facts(), { o: { a: 2, b: 5, client_secret: 's' } }, patch, 'merge')).toEqual({
      o: { a: 1, b: 5, client_secret: 's' },
    });
  });

  it('removes by null the members that were not there, and no others', () => {
    const made = touched({ o: { a: 1, p: { x: 1 } } }, { o: { a: 1, b: 2, p: { x: 2, y: 1 } } }, OPERATION);
    expect(patchBack(facts(), made, nulls)).toStrictEqual({
      patch: { o: { b: null, p: { x: 1, y: null } } },
      except: [],
    });
    const merged = facts({ merge: { o: 'root-merge' } });
    expect(patchBack(merged, touched({}, { o: { a: 1 } }, OPERATION), nulls).patch).toStrictEqual({
      o: { a: null },
    });
    const cleared = () => 'cleared';
    expect(patchBack(facts(), touched({}, { o: { a: 1 } }, OPERATION), cleared).patch).toEqual({
      o: 'cleared',
    });
    const whole = facts({ kind: 'replace', merge: { o: 'root-merge' } });
    expect(patchBack(whole, touched({}, { o: { a: 1 } }, OPERATION), cleared).patch).toEqual({ o: null });
  });

  it('says which fields the API cannot clear', () => {
    const found = touched({}, { a: 'x', b: [1] }, OPERATION);
    const cleared = (_field: string, now: unknown) => (Array.isArray(now) ? [] : undefined);
    expect(patchBack(facts(), found, cleared)).toEqual({
      patch: { b: [] },
      except: ['a', 'b (left as [])'],
    });
  });
});

describe('what stands for nothing', () => {
  it.each([
    ['x', '', ['f (left as "")']],
    [[1], [], ['f (left as [])']],
    [true, false, ['f (left as false)']],
    ['x', null, []],
    [{ a: 1 }, { a: null }, []],
  ])('of %j, is told where it is not nothing: %j', (now, value, except) => {
    expect(patchBack(facts(), touched({}, { f: now }, OPERATION), () => value).except).toEqual(except);
  });

  it('is not told of a switch that is off where it is absent', () => {
    const made = touched({}, { f: true }, OPERATION);
    const of = (effects: ChangeFacts['effects']) => patchBack(facts({ effects }), made, () => false).except;
    expect(of({ f: [{ effect: 'lock_out', when: 'on' }] })).toEqual([]);
    expect(of({ f: { effect: 'weakens', when: 'off', unset: true } })).toEqual(['f (left as false)']);
    expect(of({ f: 'plain' })).toEqual(['f (left as false)']);
  });
});

describe('not as before', () => {
  it.each([
    [{ a: 1 }, { a: 2 }, { a: 1, other: 5 }, []],
    [{ a: 1 }, { a: 2 }, { a: 2 }, ['a']],
    [{}, { o: { p: [1] } }, { o: { p: [1], q: 1 } }, ['o.p']],
    [{}, { o: { p: [1] } }, { o: { q: 1 } }, []],
    [{ o: { p: 1, r: 2 } }, {}, { o: { p: 1 } }, ['o.r']],
    [{}, { a: 'x' }, { a: '' }, ['a']],
    [{ '*': ['a'] }, { '*': ['b'] }, { '*': ['b'] }, ['*']],
  ])('%j, changed to %j, read as %j', (before, after, now, expected) => {
    expect(notAsBefore(facts(), { before, after }, now)).toEqual(expected);
  });

  it('takes a switch that is off for one that is absent, where the catalogue says so', () => {
    const change = { before: {}, after: { f: true } };
    const switches = facts({ effects: { f: { effect: 'lock_out', when: 'on' } } });
    expect(notAsBefore(switches, change, { f: false })).toEqual([]);
    expect(notAsBefore(switches, change, { f: true })).toEqual(['f']);
    expect(notAsBefore(facts(), change, { f: false })).toEqual(['f']);
  });
});

describe('changed since', () => {
  it.each([
    [{ a: 1 }, { a: 2 }, { a: 2, other: 1 }, []],
    [{ a: 1 }, { a: 2 }, { a: 3 }, [{ field: 'a', expected: 2, now: 3 }]],
    [{ a: 1 }, { a: 2 }, {}, [{ field: 'a', expected: 2 }]],
    [{ a: 1 }, {}, {}, []],
    [{ a: 1 }, {}, { a: 4 }, [{ field: 'a', now: 4 }]],
    // A default, which reads show in the place of nothing.
    [{ a: false }, {}, { a: false }, []],
    [{ a: [] }, { a: null }, { a: [] }, []],
    [{ o: { x: 1 } }, { o: { x: 2 } }, { o: { x: 2, y: 1 } }, []],
    [{ o: { x: 1 } }, { o: { x: 2 } }, { o: { y: 1 } }, [{ field: 'o.x', expected: 2 }]],
    [{}, { l: [1, 2] }, { l: [1] }, [{ field: 'l', expected: [1, 2], now: [1] }]],
  ])('%j -> %j, now %j', (before, after, now, found) => {
    expect(changedSince({ before, after }, now)).toStrictEqual(found);
  });

  it('finds nothing right after any change', () => {
    fc.assert(
      fc.property(state, state, (before, after) => {
        expect(changedSince(touched(before, after, OPERATION), after)).toEqual([]);
      }),
    );
  });
});
