/** What the reviewed data says of a field that differs, and of how it differs. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChangeFacts, FieldEffect, When } from '../../../src/catalog/change-facts.js';
import { differences } from '../../../src/policy/change/difference.js';
import { entryFor, fieldEffects, possibleEffects } from '../../../src/policy/change/field-effects.js';

const facts = (effects: ChangeFacts['effects'], kind: ChangeFacts['kind'] = 'update'): ChangeFacts => ({
  kind,
  effects,
});

describe('the entry for a path', () => {
  const entries = { a: 'code', 'a.b': 'egress', 'a.b.c': 'plain', ab: 'reach' } as const;
  it.each([
    ['a', 'code'],
    ['a.x', 'code'],
    ['a.b', 'egress'],
    ['a.b.x', 'egress'],
    ['a.b.c', 'plain'],
    ['a.b.c.d', 'plain'],
    ['a.bc', 'code'],
    ['ab', 'reach'],
    ['abc', 'unknown'],
    ['b', 'unknown'],
  ])('%s: the longest that is a prefix of it, else unknown: %s', (path, entry) => {
    expect(entryFor(entries, path)).toBe(entry);
    expect(entryFor(Object.fromEntries(Object.entries(entries).reverse()), path)).toBe(entry);
    const rest = { '*': 'lock_out', ...entries } as const;
    expect(entryFor(rest, path)).toBe(entry === 'unknown' ? 'lock_out' : entry);
  });
});

describe('a field of which more is known', () => {
  const order = ['none', 'low', 'good'];
  const none = undefined;

  it.each<[FieldEffect, unknown, unknown, boolean]>([
    [{ effect: 'weakens', when: 'lowered', order }, 'good', 'low', true],
    [{ effect: 'weakens', when: 'lowered', order }, 'low', 'good', false],
    [{ effect: 'weakens', when: 'lowered', order }, none, 'good', true],
    [{ effect: 'weakens', when: 'lowered', order, unset: 'none' }, none, 'good', false],
    [{ effect: 'weakens', when: 'lowered', order, unset: 'good' }, none, 'low', true],
    [{ effect: 'weakens', when: 'lowered', order }, 'low', 'a new one', true],
    [{ effect: 'lock_out', when: 'raised', order }, 'low', 'good', true],
    [{ effect: 'lock_out', when: 'raised', order }, 'good', 'none', false],
    [{ effect: 'weakens', when: 'lowered', unset: 10 }, none, 12, false],
    [{ effect: 'weakens', when: 'lowered', unset: 10 }, none, 8, true],
    [{ effect: 'weakens', when: 'lowered', unset: 10 }, 12, none, true],
    [{ effect: 'weakens', when: 'lowered', unset: 10 }, 8, none, false],
    [{ effect: 'weakens', when: 'off', unset: false }, none, true, false],
    [{ effect: 'weakens', when: 'off', unset: false }, true, none, true],
    [{ effect: 'weakens', when: 'off', unset: true }, true, none, false],
    [{ effect: 'lock_out', when: 'on', unset: true }, false, none, true],
  ])('%j from %j to %j: %s', (entry, before, after, expected) => {
    const found = fieldEffects(facts({ f: entry }), differences({ f: before }, { f: after }));
    expect(found.some(({ effect }) => effect === entry.effect)).toBe(expected);
  });
});

describe('when a field has its effect', () => {
  const has = (when: When, before: unknown, after: unknown): boolean =>
    fieldEffects(facts({ f: { effect: 'weakens', when } }), differences({ f: before }, { f: after })).some(
      ({ effect }) => effect === 'weakens',
    );
  const none = undefined;

  it.each<[When, unknown, unknown, boolean]>([
    ['set', 1, 2, true],
    ['set', 1, none, true],
    ['added', none, 1, true],
    ['added', 1, 2, true],
    ['added', 1, none, false],
    ['removed', none, 1, false],
    ['removed', 1, 2, true],
    ['removed', 1, none, true],
    ['on', false, true, true],
    ['on', none, true, true],
    ['on', true, false, false],
    ['off', true, false, true],
    ['off', true, none, true],
    ['off', false, none, true],
    ['off', none, false, true],
    ['off', none, true, false],
    ['off', false, true, false],
    ['off', false, 'x', false],
    ['raised', 1, 2, true],
    ['raised', 2, 1, false],
    ['raised', none, 1, true],
    ['raised', 1, none, true],
    ['lowered', 2, 1, true],
    ['lowered', 1, 2, false],
    ['lowered', none, 1, true],
    ['lowered', 'low', 5, true],
    ['lowered', 5, 'low', true],
    ['raised', 'low', 5, true],
    ['raised', 5, 'low', true],
  ])('%s: %j -> %j: %s', (when, before, after, expected) => {
    expect(has(when, before, after)).toBe(expected);
  });

  it('is not told by an equal number', () => {
    const change = { lost: [], added: [], changed: [{ path: ['f'], from: 5, to: 5 }] };
    for (const when of ['raised', 'lowered'] as const)
      expect(fieldEffects(facts({ f: { effect: 'weakens', when } }), change)).toEqual([]);
  });
});

describe('the effects of fields', () => {
  it('have every field that brings them, several effects a field included', () => {
    const data = facts({ a: ['code', { effect: 'egress', when: 'added' }], b: 'code', c: 'plain' });
    expect(fieldEffects(data, differences({ c: 1 }, { a: 1, b: 2, c: 3 }))).toEqual([
      { effect: 'code', fields: ['a', 'b'] },
      { effect: 'egress', fields: ['a'] },
    ]);
  });

  it('are also a loss of what is gone, whichever field it is', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.integer(), { minKeys: 1 }), (before) => {
        const lost = fieldEffects(facts({ '*': 'plain' }), differences(before, {}));
        expect(lost).toEqual([{ effect: 'loss', fields: Object.keys(before) }]);
      }),
    );
  });

  it('of a deletion are the loss of the object, not those of its fields', () => {
    const gone = differences({ a: 1, b: 2 }, undefined);
    expect(fieldEffects(facts({ a: 'code', '*': 'plain' }, 'delete'), gone)).toEqual([
      { effect: 'loss', fields: [] },
    ]);
    expect(fieldEffects(facts({}, 'delete'), differences({ a: 1 }, undefined))).toEqual([
      { effect: 'loss', fields: [] },
    ]);
    expect(fieldEffects(facts({}, 'delete'), differences({}, undefined))).toEqual([]);
    const query = { lost: [], changed: [], added: [{ path: ['query', 'all'], to: true }] };
    expect(fieldEffects(facts({ 'query.all': 'reach' }, 'delete'), query)).toEqual([
      { effect: 'reach', fields: ['query.all'] },
    ]);
  });

  it('may all be, where the present state is not known', () => {
    const data = facts({ a: ['code', { effect: 'weakens', when: 'off' }], b: 'code', c: 'plain' });
    expect(possibleEffects(data, ['a.x', 'b', 'c', 'd'])).toEqual([
      { effect: 'code', fields: ['a.x', 'b'] },
      { effect: 'weakens', fields: ['a.x'] },
      { effect: 'unknown', fields: ['d'] },
    ]);
  });
});
