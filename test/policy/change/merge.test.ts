import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChangeFacts } from '../../../src/catalog/change-facts.js';
import { differences } from '../../../src/policy/change/difference.js';
import {
  APPLY_MODES,
  type ApplyMode,
  bodyToSend,
  mergeList,
  stateAfter,
} from '../../../src/policy/change/merge.js';

const update: ChangeFacts = {
  kind: 'update',
  effects: {},
  merge: { metadata: 'root-merge', flags: 'merge' },
};
const replace: ChangeFacts = { kind: 'replace', effects: {} };

const result = (facts: ChangeFacts, present: unknown, given: Record<string, unknown>, mode: ApplyMode) =>
  stateAfter(facts, present, bodyToSend(facts, present, given, mode));

describe('merging an update into the present state', () => {
  const present = {
    name: 'shop',
    options: { secret: 's3cret', policy: { length: 12, history: 5 }, domains: ['a.example', 'b.example'] },
    metadata: { app: { language: 'en', theme: 'dark' }, plan: 'gold' },
    callbacks: ['https://a.example', 'https://b.example'],
  };

  it('keeps what an object leaves out, at any depth', () => {
    expect(result(update, present, { options: { policy: { length: 14 } } }, 'merge')).toEqual({
      ...present,
      options: { ...present.options, policy: { length: 14, history: 5 } },
    });
  });

  it('keeps the siblings of a nested member where the API merges the first level only', () => {
    const sent = bodyToSend(update, present, { metadata: { app: { language: 'de' } } }, 'merge');
    expect(sent).toEqual({ metadata: { app: { language: 'de', theme: 'dark' } } });
  });

  it('removes what is null, where the caller says so and nowhere else', () => {
    const found = result(update, present, { options: { secret: null }, metadata: { plan: null } }, 'merge');
    expect(found).toEqual({
      ...present,
      options: { policy: present.options.policy, domains: present.options.domains },
      metadata: { app: present.metadata.app },
    });
  });

  it('replaces a list as a whole, and adds to or removes from it on request', () => {
    const change = { callbacks: ['https://c.example', 'https://a.example'] };
    expect(result(update, present, change, 'merge')).toMatchObject(change);
    expect(result(update, present, change, 'add')).toMatchObject({
      callbacks: ['https://a.example', 'https://b.example', 'https://c.example'],
    });
    expect(result(update, present, change, 'remove')).toMatchObject({ callbacks: ['https://b.example'] });
  });

  it.each([undefined, null, 'none', { a: 1 }])(
    'adds to what is no list as if it were empty: %j',
    (present) => {
      expect(mergeList(present, ['a'], 'add')).toEqual(['a']);
      expect(mergeList(present, ['a'], 'remove')).toEqual([]);
      expect(mergeList(present, ['a'], 'merge')).toEqual(['a']);
    },
  );

  it('removes entries that are named by part of them, and no others', () => {
    const list = [{ id: '1', name: 'a' }, { id: '2', name: 'b' }, 'plain', { id: { deep: 1 } }];
    expect(mergeList(list, [{ id: '1' }], 'remove')).toEqual(list.slice(1));
    expect(mergeList(list, [{ id: '2', name: 'b' }], 'remove')).toEqual([list[0], ...list.slice(2)]);
    expect(mergeList(list, [{ id: { deep: 1 } }], 'remove')).toEqual(list.slice(0, 3));
    expect(mergeList(list, [{ id: '1' }, { id: '2', name: 'b' }], 'remove')).toEqual(list.slice(2));
    expect(mergeList(list, [JSON.parse('{"__proto__": {}}')], 'remove')).toEqual(list);
    for (const none of [{}, { id: '1', name: 'b' }, { id: '3' }, { name: 'a', more: 1 }, '1', null])
      expect(mergeList(list, [none], 'remove'), JSON.stringify(none)).toEqual(list);
  });

  it('adds to and removes from lists inside objects', () => {
    const change = { options: { domains: ['c.example'] } };
    expect(result(update, present, change, 'add')).toMatchObject({
      options: { secret: 's3cret', domains: ['a.example', 'b.example', 'c.example'] },
    });
  });

  it('removes an entry that is identified by part of it', () => {
    const scopes = { scopes: [{ value: 'a', description: 'A' }, { value: 'b' }] };
    expect(result(update, scopes, { scopes: [{ value: 'a' }] }, 'remove')).toEqual({
      scopes: [{ value: 'b' }],
    });
  });

  it('sends an object that was not there as it was given, null included', () => {
    for (const mode of APPLY_MODES)
      for (const before of [{}, { metadata: 'text', flags: null }]) {
        const given = { metadata: { app: { language: 'x' }, plan: null }, flags: { a: null, b: true } };
        expect(bodyToSend(update, before, given, mode)).toEqual(given);
      }
    expect(APPLY_MODES).toEqual(['merge', 'add', 'remove', 'as_given']);
  });

  it.each<[ChangeFacts['kind'], unknown]>([
    ['delete', undefined],
    ['create', { b: 2 }],
    ['replace', { b: 2 }],
    ['update', { a: 1, b: 2 }],
    ['act', { a: 1 }],
    ['link', { a: 1 }],
    ['unlink', { a: 1 }],
  ])('leaves what a call of the kind %s leaves', (kind, after) => {
    expect(stateAfter({ kind, effects: {} }, { a: 1 }, { b: 2 })).toEqual(after);
    if (kind === 'update') expect(stateAfter(update, undefined, { b: 2 })).toEqual({ b: 2 });
  });

  it('sends what was given and no more where the API merges at any depth', () => {
    const state = { flags: { a: { x: 1 }, b: 1 } };
    expect(bodyToSend(update, state, { flags: { a: { y: 2 } } }, 'merge')).toEqual({
      flags: { a: { y: 2 } },
    });
    expect(result(update, state, { flags: { a: { y: 2 }, b: null } }, 'merge')).toEqual({
      flags: { a: { x: 1, y: 2 } },
    });
  });

  it('leaves the state as it is without a body, and takes a body that is a list as the whole', () => {
    expect(stateAfter(update, present, undefined)).toBe(present);
    expect(stateAfter(update, ['a'], ['b'])).toEqual(['b']);
  });

  it('does not clear a field that merges by giving it nothing', () => {
    expect(bodyToSend(update, present, { metadata: {} }, 'merge')).toEqual({});
    expect(result(update, present, { metadata: {} }, 'as_given')).toEqual({ ...present, metadata: {} });
  });

  it('sends what was given when told to, or when the present is not known', () => {
    const given = { options: { policy: { length: 1 } } };
    expect(bodyToSend(update, present, given, 'as_given')).toBe(given);
    expect(bodyToSend(update, undefined, given, 'merge')).toBe(given);
  });

  it('fills a complete new state from the present one, with what the API accepts', () => {
    const settings = { enabled: true, subject: 'Hi', created_at: 'x' };
    const writable = (field: string) => field !== 'created_at';
    expect(bodyToSend(replace, settings, { enabled: false }, 'merge', writable)).toEqual({
      subject: 'Hi',
      enabled: false,
    });
    expect(bodyToSend(replace, settings, { enabled: false, subject: null }, 'merge', writable)).toEqual({
      enabled: false,
    });
  });

  it('fills in all of the present state where nothing says what the API accepts', () => {
    expect(bodyToSend(replace, { a: 1, b: 2, c: null }, { a: 3 }, 'merge')).toEqual({ b: 2, a: 3 });
  });

  it('never loses a member that the caller did not name', () => {
    const value = fc.jsonValue({ maxDepth: 3 }).filter((v) => v !== null);
    const tree = fc.dictionary(fc.constantFrom('a', 'b', 'c'), value, { maxKeys: 3 });
    fc.assert(
      fc.property(tree, tree, (before, given) => {
        const lost = differences(before, result(update, before, given, 'merge')).lost;
        for (const { path } of lost) expect(Object.hasOwn(given, path[0] ?? '')).toBe(true);
        // Below an object that was given as an object too, only null and lists take anything away.
        const inner = differences(before, result(update, before, { a: { new_member: 1 } }, 'merge')).lost;
        const was = before.a;
        if (typeof was === 'object' && !Array.isArray(was)) expect(inner).toEqual([]);
      }),
    );
  });

  it('takes time linear in the members', () => {
    const given = Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`k${index}`, { a: 1 }]));
    const sent = bodyToSend(update, { options: { ...given, kept: 1 } }, { options: given }, 'merge');
    expect(Object.keys(sent.options as object)).toHaveLength(50_001);
    const after = stateAfter(update, {}, { metadata: given, options: given });
    expect(Object.keys((after as { options: object }).options)).toHaveLength(50_000);
  });

  it('takes entries out of long lists in linear time, by part of them or whole', () => {
    const entry = (index: number) => ({ id: index, note: 'x', deep: { list: [index] } });
    const list = Array.from({ length: 30_000 }, (_, index) => entry(index));
    const odd = list.filter(({ id }) => id % 2 === 1);
    const even = list.filter(({ id }) => id % 2 === 0);
    expect(mergeList(list, odd, 'remove')).toEqual(even);
    expect(
      mergeList(
        list,
        odd.map(({ deep, id }) => ({ deep, id })),
        'remove',
      ),
    ).toEqual(even);
    expect(mergeList(list, [{ id: 1, note: 'y' }, {}, 'id', null], 'remove')).toEqual(list);
    const same = Array.from({ length: 30_000 }, () => ({ a: 1 }));
    expect(differences({ list: same }, { list: same.slice(1).map((one) => ({ ...one })) }).lost).toHaveLength(
      1,
    );
  });

  it('treats a member called __proto__ as any other', () => {
    const given = JSON.parse('{"options": {"__proto__": {"polluted": true}}}') as Record<string, unknown>;
    const sent = bodyToSend(update, present, given, 'merge');
    expect(Object.keys(sent.options as object)).toContain('__proto__');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
