/** What a change loses, changes and adds: all of it, and nothing that is secret. */
import { describe, expect, it } from 'vitest';
import { changeSections, deletedFields } from '../../../../src/policy/confirm/question/change-sections.js';
import { absent, found, type Made, made, unknown } from '../../change/made.js';

const sections = (parts: Made, told?: string[]) => changeSections(made(parts), new Set(told));
const update = (before: unknown, body: unknown, facts: Made['facts'] = {}): Made => ({
  ...{ facts, present: found(before), wire: { body } },
});
const relation = { list: 'GET /things/{id}/parts', body: 'parts', key: 'id' };

describe('the sections of a change', () => {
  it('have what is gone, other and new', () => {
    const one = update({ a: 1, list: ['x', 'y'], same: 1 }, { a: 2, list: ['y', 'z'], more: true, same: 1 });
    expect(sections(one)).toEqual({
      lost: ['  list: "x"'],
      changed: ['  a: 1 -> 2'],
      added: ['  list: "z"', '  more: yes'],
      secretGone: false,
    });
    expect(sections(one, ['list', 'a'])).toEqual({
      ...{ lost: [], changed: [], added: ['  more: yes'], secretGone: false },
    });
    expect(sections(update({ o: { a: 1, b: 1 } }, { o: { a: 2, b: 2 } }), ['o.a']).changed).toEqual([
      '  o.b: 1 -> 2',
    ]);
  });

  it('name the entry of a list by its identity, and tell its members below it', () => {
    const before = {
      list: [
        { id: 'k 1', a: 1 },
        { id: 'k2', a: 1 },
      ],
    };
    const after = {
      list: [
        { id: 'k2', a: 2 },
        { id: 'k3', o: { x: 1 } },
      ],
    };
    expect(sections(update(before, after))).toMatchObject({
      lost: ['  list ["k 1"]', '    id: "k 1"', '    a: 1'],
      changed: ['  list.a ["k2"]: 1 -> 2'],
      added: ['  list ["k3"]', '    id: "k3"', '    o.x: 1'],
    });
  });

  it('show both orders where only that differs', () => {
    expect(sections(update({ list: ['a', 'b'] }, { list: ['b', 'a'] })).changed).toEqual([
      '  list: entries that stay, in another order',
      '  list (order before): "a"',
      '  list (order before): "b"',
      '  list (order after): "b"',
      '  list (order after): "a"',
    ]);
  });

  it.each<[string, NonNullable<Made['facts']['effects']>]>([
    ['by its field', { script: 'code' }],
    ['among several effects', { script: ['sign_in', 'code'] }],
    ['with a condition', { script: { effect: 'code', when: 'any' } as never }],
    ['by a part of its path', { '*': 'code' }],
  ])('show code whole that is known %s, and other long text by its ends', (_, effects) => {
    const code = `${'// a line of code '.repeat(300)}evil()`;
    const change = made(update({ script: 'x' }, { script: code }, { effects }));
    expect(changeSections(change).changed.join('\n')).toContain('evil()"');
    expect(changeSections(change).changed.join('\n')).not.toContain('SHA-256');
    expect(changeSections(change, new Set(), true).changed.join('\n')).toContain('SHA-256');
    for (const other of [{}, { script: 'sign_in' }, { script: { effect: 'sign_in' } as never }] as const) {
      const text = made(
        update(
          { script: 'x' },
          { script: code },
          { effects: other as NonNullable<Made['facts']['effects']> },
        ),
      );
      expect(changeSections(text).changed.join('\n')).toContain('SHA-256');
    }
  });

  it('show code whole that is known by a path of several parts', () => {
    const code = `${'// a line of code '.repeat(300)}evil()`;
    const effects = { 'o.script': 'code' } as const;
    const change = made(update({ o: { script: 'x' } }, { o: { script: code } }, { effects }));
    expect(changeSections(change).changed.join('\n')).toContain('evil()"');
  });

  it('show code whole in the members of an entry too', () => {
    const code = `${'// a line of code '.repeat(300)}evil()`;
    const change = made(update({}, { list: [{ id: 'a', script: code }] }, { effects: { list: 'code' } }));
    expect(changeSections(change).added.join('\n')).toContain('evil()"');
    expect(changeSections(change).added.join('\n')).not.toContain('SHA-256');
  });

  it('tell where an address leads, also in a field whose name alone says that it is one', () => {
    expect(sections(update({}, { domain: 'a.example/x', name: 'b.example/x' })).added).toEqual([
      '  domain: "a.example/x"',
      '    host: a.example',
      '  name: "b.example/x"',
    ]);
    expect(sections(update({ o: { url: 'a.example/x' } }, { o: { url: 'b.example/x' } })).changed).toEqual([
      '  o.url: "a.example/x" -> "b.example/x"',
      '    host before: a.example',
      '    host after: b.example',
    ]);
  });

  it('say of an empty object that it is one', () => {
    expect(sections(update({ addons: {} }, { addons: { samlp: {} } })).added).toEqual([
      '  addons.samlp: an empty object',
    ]);
  });

  it('name both orders of a list by their side where it holds secrets', () => {
    const [a, b] = [
      { id: 'a', client_secret: 'first-1' },
      { id: 'b', client_secret: 'second-1' },
    ];
    const { changed } = sections(update({ list: [a, b] }, { list: [b, a] }));
    expect(changed.join('\n')).not.toMatch(/first-1|second-1/);
    expect(changed.filter((line) => line.includes('(order before)[1].client_secret'))).toEqual([
      '  list (order before)[1].client_secret: the current value (not shown)',
    ]);
    expect(changed.filter((line) => line.includes('(order after)[1].client_secret'))).toEqual([
      '  list (order after)[1].client_secret: a new value chosen by the caller (not shown)',
    ]);
  });

  it('know that a secret goes, wherever it is', () => {
    const gone = (before: unknown, body: unknown) => sections(update(before, body)).secretGone;
    expect(gone({ client_secret: 'former-1' }, { client_secret: 'future-1' })).toBe(true);
    expect(gone({ list: [{ api_key: 'former-1' }] }, { list: [] })).toBe(true);
    expect(gone({}, { client_secret: 'future-1' })).toBe(false);
    expect(gone({ list: [{ name: 'a' }] }, { list: [] })).toBe(false);
    expect(gone({ a: 1, client_secret: 'former-1' }, { a: 2 })).toBe(false);
    expect(gone({ client_secret: 'former-1' }, { client_secret: null })).toBe(true);
  });

  it('say which side a secret was on', () => {
    const secret = { api_key: 'former-1' };
    expect(sections(update({ a: { api_key: 'former-1' } }, { a: null })).lost).toEqual([
      '  a.api_key: the current value (not shown)',
    ]);
    expect(sections(update({ list: [{ id: 'x', ...secret }] }, { list: [] })).lost).toEqual([
      '  list ["x"]',
      '    id: "x"',
      '    api_key: the current value (not shown)',
    ]);
  });

  it('hide a secret within an entry of a list', () => {
    const { added } = sections(update({}, { list: [{ api_key: 'future-2' }] }));
    expect(added).toEqual(['  list', '    api_key: a new value chosen by the caller (not shown)']);
  });

  it('tell the query without its place, and an entry of the whole body as such', () => {
    const facts: Made['facts'] = { kind: 'act', effects: { 'query.all': 'loss' } };
    expect(
      sections({ facts, present: absent, wire: { query: { all: true }, body: [5, { a: 1 }] } }).added,
    ).toEqual(['  entry: 5', '  entry', '    a: 1', '  all: yes']);
    expect(sections(update({}, { query: 'x' })).added).toEqual(['  query: "x"']);
  });

  it('name an entry of texts by its value alone', () => {
    const one = made(update({}, {}));
    const at = (entry: string) => ({
      ...one,
      differences: { lost: [], changed: [], added: [{ path: ['l'], to: 'v', entry }] },
    });
    expect(changeSections(at('v')).added).toEqual(['  l: "v"']);
    expect(changeSections(at('other')).added).toEqual(['  l ["other"]: "v"']);
  });
});

describe('what reads never show', () => {
  const facts: Made['facts'] = { hidden: ['credentials', 'a.b'] };
  const note = '    (the present value, if there is one, is never shown by the API and is replaced)';

  it('is said to be replaced', () => {
    expect(sections(update({}, { credentials: { user: 'u' }, other: 1 }, facts))).toEqual({
      lost: [],
      changed: [],
      added: ['  credentials.user: "u"', note, '  other: 1'],
      secretGone: true,
    });
    expect(sections(update({}, { credentialsx: 1, ab: { c: 1 } }, facts)).secretGone).toBe(false);
    for (const body of [{ a: { c: 1 } }, { a: { b: null } }, { a: null }])
      expect(sections(update({}, body, facts))).toMatchObject({
        lost: ['  a.b: the present value, if there is one (never shown by the API)'],
        secretGone: true,
      });
    expect(sections(update({}, { a: { b: 1 } }, facts)).added).toEqual(['  a.b: 1', note]);
  });

  it('was not there before something is made, or is not known', () => {
    for (const kind of ['create', 'act'] as const)
      expect(sections(update({}, { credentials: 'x' }, { ...facts, kind })).added).toHaveLength(1);
    for (const present of [absent, unknown])
      expect(sections({ facts, present, wire: { body: { credentials: 'x' } } }).secretGone).toBe(false);
  });
});

describe('what is given as nothing', () => {
  const body = { a: null, b: {}, c: { d: null, e: 1 }, f: 0 };
  it('is told of what is made or done', () => {
    expect(sections({ facts: { kind: 'create' }, present: absent, wire: { body } }).added).toEqual([
      '  c.e: 1',
      '  f: 0',
      '  a: nothing',
      '  b: an empty object',
      '  c.d: nothing',
    ]);
    expect(sections({ facts: { kind: 'act' }, present: absent, wire: { body: null } }).added).toEqual([]);
    // Deep down an empty object says something of its own, once.
    const deep = sections({
      facts: { kind: 'act' },
      present: absent,
      wire: { body: { a: { b: { c: {} } } } },
    });
    expect(deep.added).toEqual(['  a.b.c: an empty object']);
    expect(sections(update({}, body)).added).toEqual(['  c.e: 1', '  f: 0']);
  });

  it('may be a loss where the present state is not known', () => {
    const lost = (facts: Made['facts'], sent?: unknown) =>
      sections({ facts, present: unknown, wire: { body: sent } }).lost;
    const why = '  The present state is not known: reading it is not permitted.';
    const parts = ['  a: whatever it is now', '  b: whatever it is now', '  c.d: whatever it is now'];
    expect(lost({}, body)).toEqual([`${why} What the values given here replace is lost.`, ...parts]);
    expect(lost({ kind: 'replace' }, body)).toEqual([
      `${why} Everything that is there now and not given here is lost.`,
      ...parts,
    ]);
    expect(lost({ kind: 'delete' })).toEqual([why]);
    expect(lost({ kind: 'unlink', relation }, { parts: ['a'] })).toEqual(['  parts: "a"', why]);
    expect(lost({ kind: 'link', relation }, { parts: ['a'] })).toEqual([]);
    expect(lost({ kind: 'act' }, body)).toEqual([]);
    expect(sections({ facts: { kind: 'delete' }, present: absent }).lost).toEqual([]);
  });
});

it('counts what a deletion takes, by its fields', () => {
  const before = { name: 'x', scopes: ['a', 'b'], 'odd name': 1 };
  expect(deletedFields(made({ facts: { kind: 'delete' }, present: found(before) }))).toEqual([
    '  all of it, 4 settings:',
    '  name',
    '  scopes: 2 entries',
    '  "odd name"',
  ]);
  expect(deletedFields(made({ facts: { kind: 'delete' }, present: found(['a']) }))[1]).toBe('  entry');
});
