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
      '  list: the same entries in another order',
      '  list (order before): "a"',
      '  list (order before): "b"',
      '  list (order after): "b"',
      '  list (order after): "a"',
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
      '  b: nothing',
      '  c.d: nothing',
    ]);
    expect(sections({ facts: { kind: 'act' }, present: absent, wire: { body: null } }).added).toEqual([]);
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
