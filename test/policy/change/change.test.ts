/** What differs once a call has been carried out, whether that is anything, and which effects it has. */
import { describe, expect, it } from 'vitest';
import type { ChangeFacts } from '../../../src/catalog/change-facts.js';
import { type ComputedEffect, changesNothing, effectsOf } from '../../../src/policy/change/change.js';
import type { EffectFound } from '../../../src/policy/change/field-effects.js';
import { absent, found, type Made, made, unknown, viewOf } from './made.js';

const link = (kind: 'link' | 'unlink', key = 'id', body = 'parts'): Partial<ChangeFacts> => ({
  ...{ kind, relation: { list: 'GET /things/{id}/parts', body, key } },
});

describe('what differs in a relation', () => {
  const paths = (parts: Made) => {
    const { lost, changed, added } = viewOf(parts).differences;
    expect(changed).toEqual([]);
    return { lost: lost.map(({ from }) => from), added: added.map(({ to }) => to) };
  };

  it.each<[string, Made, unknown[], unknown[]]>([
    [
      'entries that are not there yet',
      { facts: link('link'), present: found([{ id: 'a' }]), wire: { body: { parts: ['a', 'b'] } } },
      [],
      ['b'],
    ],
    [
      'entries that are there',
      { facts: link('unlink'), present: found([{ id: 'a' }]), wire: { body: { parts: ['a', 'b'] } } },
      ['a'],
      [],
    ],
    [
      'the body itself',
      {
        facts: link('link', 'id', '*'),
        present: found([{ id: 'a' }]),
        wire: { body: [{ id: 'a' }, { id: 'c' }] },
      },
      [],
      [{ id: 'c' }],
    ],
    [
      'one entry without a list',
      { facts: link('link'), present: found([]), wire: { body: { parts: 'a' } } },
      [],
      ['a'],
    ],
    ['none', { facts: link('link'), present: found([]), wire: { body: {} } }, [], []],
    [
      'all given, where the list is not known',
      { facts: link('link'), present: unknown, wire: { body: { parts: ['a'] } } },
      [],
      ['a'],
    ],
    [
      'all given to remove, likewise',
      { facts: link('unlink'), present: unknown, wire: { body: { parts: ['a'] } } },
      ['a'],
      [],
    ],
    [
      'all given, where what was read is no list',
      { facts: link('unlink'), present: found({}), wire: { body: { parts: ['a'] } } },
      ['a'],
      [],
    ],
    [
      'entries whose identity is two members together',
      {
        facts: link('link', 'api name'),
        present: found([{ api: 'x', name: 'read', more: 1 }]),
        wire: {
          body: {
            parts: [
              { api: 'x', name: 'read' },
              { api: 'y', name: 'read' },
            ],
          },
        },
      },
      [],
      [{ api: 'y', name: 'read' }],
    ],
    [
      'entries that share one of two members alone',
      {
        facts: link('link', 'api name'),
        present: found([{ api: 'x', name: 'read' }]),
        wire: { body: { parts: [{ api: 'x', name: 'write' }] } },
      },
      [],
      [{ api: 'x', name: 'write' }],
    ],
    [
      'entries that share what they have of the identity',
      {
        facts: link('link', 'api name'),
        present: found([{ api: 'x', more: 1 }]),
        wire: { body: { parts: [{ api: 'x', more: 2 }] } },
      },
      [],
      [{ api: 'x', more: 2 }],
    ],
    [
      'entries without the whole identity, by all that they are',
      {
        facts: link('link', 'api name'),
        present: found([{ api: 'x' }]),
        wire: { body: { parts: [{ api: 'x' }, { name: 'read' }] } },
      },
      [],
      [{ name: 'read' }],
    ],
  ])('%s', (_, parts, lost, added) => {
    expect(paths(parts)).toEqual({ lost, added });
  });

  it('has the path of the body field, or none for the body itself', () => {
    const at = (body: string, sent: unknown) =>
      viewOf({ facts: link('link', 'id', body), present: absent, wire: { body: sent } }).differences.added;
    expect(at('parts', { parts: ['a'] })).toEqual([{ path: ['parts'], to: 'a' }]);
    expect(at('*', ['a'])).toEqual([{ path: [], to: 'a' }]);
  });
});

describe('what differs otherwise', () => {
  it('is all that is given, of what is made or done', () => {
    for (const kind of ['create', 'act'] as const)
      expect(
        viewOf({ facts: { kind }, present: found({ name: 'x' }), wire: { body: { name: 'x' } } }).differences,
      ).toEqual({ lost: [], changed: [], added: [{ path: ['name'], to: 'x' }] });
  });

  it('is all of an object that is deleted', () => {
    expect(viewOf({ facts: { kind: 'delete' }, present: found({ name: 'x' }) }).differences.lost).toEqual([
      { path: ['name'], from: 'x' },
    ]);
  });

  it('has the query parameters that have an effect, and no others', () => {
    const facts: Partial<ChangeFacts> = { kind: 'delete', effects: { 'query.cascade': 'loss' } };
    const wire = { query: { cascade: true, page: 1 } };
    expect(viewOf({ facts, present: absent, wire }).differences.added).toEqual([
      { path: ['query', 'cascade'], to: true },
    ]);
  });
});

describe('a change of nothing', () => {
  const same = { present: found({ name: 'x' }), wire: { body: { name: 'x' } } };
  it.each<[boolean, Made]>([
    [true, { facts: {}, ...same }],
    [true, { facts: { kind: 'replace' }, ...same }],
    [true, { facts: link('unlink'), present: found([]), wire: { body: { parts: ['a'] } } }],
    [false, { facts: {}, ...same, wire: { body: { name: 'y' } } }],
    [false, { facts: {}, present: unknown, wire: { body: {} } }],
    [false, { facts: { kind: 'act' }, present: found({}), wire: {} }],
    [false, { facts: { kind: 'create' }, present: absent, wire: {} }],
    [false, { facts: { kind: 'delete' }, present: absent, wire: {} }],
  ])('%s: %j', (nothing, parts) => {
    expect(changesNothing(made(parts))).toBe(nothing);
  });
});

describe('the effects of a change', () => {
  const effects = (parts: Made, rules: Record<string, ComputedEffect> = {}, more: EffectFound[] = []) =>
    effectsOf(viewOf(parts), rules, more);

  it('are one entry an effect, with all fields and reasons, each once', async () => {
    const one: EffectFound = { effect: 'code', fields: ['a'], why: 'One.' };
    const reach: EffectFound = { effect: 'reach', fields: [] };
    const rules = {
      first: () => [one, reach],
      second: async () => [one, { ...one, why: 'Two.', fields: ['c'], grave: true as const }],
    };
    const facts: Partial<ChangeFacts> = {
      effects: { a: 'code', '*': 'plain' },
      computed: ['first', 'second'],
    };
    const more: EffectFound[] = [{ effect: 'reach', fields: ['z'], own: true }];
    expect(await effects({ facts, present: absent, wire: { body: { a: 1, b: 2 } } }, rules, more)).toEqual([
      { effect: 'code', fields: ['a', 'c'], why: 'One. Two.', grave: true },
      { effect: 'reach', fields: ['z'], own: true },
    ]);
    const unsaid = await effects({ facts: { always: ['egress'] }, present: absent });
    expect(unsaid).toEqual([{ effect: 'egress', fields: [] }]);
    expect(Object.keys(unsaid[0] ?? {})).toEqual(['effect', 'fields']);
  });

  it('keep that one is grave, or about the own application, from whichever says so', async () => {
    const grave: EffectFound = { effect: 'code', fields: [], grave: true };
    const own: EffectFound = { effect: 'code', fields: [], own: true };
    const plain: EffectFound = { effect: 'code', fields: [] };
    for (const list of [
      [grave, own, plain],
      [plain, own, grave],
      [own, plain, grave],
    ])
      expect(await effects({ facts: {}, present: absent }, {}, list)).toEqual([
        { effect: 'code', fields: [], grave: true, own: true },
      ]);
  });

  it('are grave where the operation reaches everybody, but for what is lost', async () => {
    const facts: Partial<ChangeFacts> = { everybody: true, always: ['sign_in', 'loss'] };
    expect(await effects({ facts, present: absent })).toEqual([
      { effect: 'sign_in', fields: [], grave: true },
      { effect: 'loss', fields: [] },
    ]);
  });

  it('are unknown where a rule is missing', async () => {
    expect(await effects({ facts: { computed: ['no_such_rule'] }, present: absent })).toEqual([
      { effect: 'unknown', fields: [], why: 'No rule no_such_rule to judge it by.' },
    ]);
  });

  it.each(['own_application', 'text_with_address'])(
    'are looked for by the rule %s, whatever the operation',
    async (rule) => {
      const one: EffectFound = { effect: 'privileges', fields: [], own: true };
      expect(await effects({ facts: {}, present: absent }, { [rule]: () => [one] })).toEqual([one]);
    },
  );

  describe('where the present state is not known', () => {
    const names = async (facts: Partial<ChangeFacts>, body: unknown) =>
      (await effects({ facts, present: unknown, wire: { body } })).map(({ effect }) => effect).sort();
    const off = { effect: 'weakens', when: 'off' } as const;

    it('are all that the fields given may have', async () => {
      expect(await names({ effects: { mfa: off, '*': 'plain' } }, { mfa: true })).toEqual([
        'loss',
        'weakens',
      ]);
      expect(await names({ effects: { mfa: off, '*': 'plain' } }, { name: 'x' })).toEqual([]);
      expect(await names({ effects: { 'a.mfa': off, '*': 'plain' } }, { a: { mfa: true } })).toEqual([
        'loss',
        'weakens',
      ]);
      expect(await names({ effects: { 'a.b': 'code', '*': 'plain' } }, { a: { b: 1 } })).toEqual([
        'code',
        'loss',
      ]);
    });

    it('include a loss where the value given may drop what is not named', async () => {
      expect(await names({ effects: { '*': 'plain' } }, { a: { b: 1 } })).toEqual(['loss']);
      expect(await names({ kind: 'replace', effects: { '*': 'plain' } }, { a: 1 })).toEqual(['loss']);
      expect(
        await effects({
          facts: { kind: 'replace', effects: { '*': 'plain' } },
          present: unknown,
          wire: { body: { a: 1 } },
        }),
      ).toEqual([
        { effect: 'loss', fields: [], why: 'What it replaces is not known: reading it is not permitted.' },
      ]);
    });

    it.each<[string, unknown]>([
      ['an empty object', {}],
      ['nothing', null],
      ['a list', ['x']],
      ['an empty list', []],
    ])('include a loss where a plain field becomes %s', async (_, value) => {
      expect(await names({ effects: { '*': 'plain' } }, { a: value })).toEqual(['loss']);
      expect(await names({ effects: { a: 'sign_in' } }, { a: value })).toEqual(['loss', 'sign_in']);
    });

    it.each<[string, unknown, string[]]>([
      ['of plain values have none', { a: 'x', b: 1, c: true }, []],
      ['of a plain value beside another', { a: 'x', b: {} }, ['loss']],
      ['without any are those of the operation', undefined, []],
    ])('a body %s', async (_, body, expected) => {
      expect(await names({ effects: { x: 'code', '*': 'plain' } }, body)).toEqual(expected);
    });

    it('are as ever for what is made or done, and need a body', async () => {
      for (const kind of ['create', 'act'] as const)
        expect(await names({ kind, effects: { mfa: off, '*': 'plain' } }, { mfa: true })).toEqual([]);
      expect(await names({ kind: 'delete', effects: { '*': 'code' } }, undefined)).toEqual(['loss']);
    });
  });
});
