/** What a call concerns, as it is read and shown, and the name that a person types. */
import { describe, expect, it } from 'vitest';
import type { ToolRecord } from '../../../../src/catalog/tool-record.js';
import type { Wire } from '../../../../src/catalog/wire.js';
import type { Change } from '../../../../src/policy/change/change.js';
import { pendingWords } from '../../../../src/policy/confirm/pending.js';
import type { Detail, Plan, Subject } from '../../../../src/policy/confirm/preview-plans/parts.js';
import {
  briefLine,
  changedObject,
  nameToType,
  readConcerned,
  type ShownSubject,
} from '../../../../src/policy/confirm/question/subjects.js';
import { absent, found, made, unknown, wireOf } from '../../change/made.js';
import { fails, reader } from '../reader.js';

const subject = (more: Partial<Subject> = {}): Subject => ({
  ...{ label: 'Thing', get: '/things/{id}', params: { id: 'path.id' } },
  ...{ name: ['name', 'email'], fields: [['name', 'Name']] },
  ...more,
});
const detail = (more: Partial<Detail> = {}): Detail => ({
  ...{ label: 'Parts', get: '/things/{id}/parts', params: { id: 'path.id' }, names: ['name'] },
  ...more,
});

async function concerned(plan: Partial<Plan>, answers: Record<string, unknown>, call: Partial<Wire> = {}) {
  const wire = wireOf({ path: { id: 't1' }, ...call });
  const whole: Plan = { subjects: [], details: [], ...plan };
  const { read, seen } = reader(answers);
  const { shown, lines, used } = await readConcerned(whole, wire, read);
  return { lines, seen, used: [...used], name: nameToType(shown, whole, wire, 'acme.example') };
}
const fields = async (value: unknown) =>
  (
    await concerned({ subjects: [subject({ fields: [['f', 'F']] })] }, { '/things/t1': { f: value } })
  ).lines.slice(2);

describe('an object', () => {
  it('is shown by its id and its fields', async () => {
    const { lines, seen, used, name } = await concerned(
      { subjects: [subject()] },
      { '/things/t1': { name: 'One' } },
    );
    expect({ lines, seen, used, name }).toEqual({
      lines: ['', 'Thing "t1"', '  Name: "One"'],
      seen: ['/things/t1'],
      used: ['path.id'],
      name: 'One',
    });
  });

  it('that an earlier change of the same set makes is said to be made there, and read nowhere', async () => {
    const { lines, seen } = await concerned(
      { subjects: [subject()] },
      {},
      { path: { id: pendingWords('id', 2) } },
    );
    expect(seen).toEqual([]);
    expect(lines).toEqual(['', 'Thing: made by change 2']);
  });

  it('is said to be absent or unreadable', async () => {
    expect((await concerned({ subjects: [subject()] }, {})).lines).toEqual([
      '',
      'Thing "t1": no object has this id',
    ]);
    const { lines, name } = await concerned({ subjects: [subject()] }, { '/things/t1': fails(403) });
    expect(lines).toEqual(['', 'Thing "t1": could not be read (not permitted)']);
    expect(name).toBe('t1');
    await expect(concerned({ subjects: [subject()] }, { '/things/t1': fails(500) })).rejects.toMatchObject({
      status: 500,
    });
  });

  it('of the tenant as a whole has no id', async () => {
    const settings = subject({ get: '/settings', params: {} });
    const { lines, name } = await concerned({ subjects: [settings] }, { '/settings': { name: 'a "b"' } });
    expect(lines).toEqual(['', 'Thing', '  Name: "a \\"b\\""']);
    expect(name).toBe('acme.example');
  });

  it('is not read where the call does not name it, or names no ids', async () => {
    const one = subject({ params: { id: 'body.things' } });
    for (const things of [undefined, null, [{ id: 'x' }], { id: 'x' }])
      expect(await concerned({ subjects: [one] }, {}, { body: { things } })).toMatchObject({
        lines: [],
        seen: [],
        used: [],
      });
  });

  it('is not read where the call names a part of its place alone', async () => {
    const part = subject({ get: '/things/{id}/parts/{part}', params: { id: 'path.id', part: 'body.part' } });
    for (const named of [undefined, { id: 'x' }, [{ id: 'x' }]])
      expect(await concerned({ subjects: [part] }, {}, { body: { part: named } })).toMatchObject({
        lines: [],
        seen: [],
      });
  });

  it('may be one of sixty that a list names', async () => {
    const one = subject({ params: { id: 'body.things' } });
    const things = Array.from({ length: 65 }, (_, n) => `t${n}`);
    const { seen, used, name } = await concerned(
      { subjects: [one] },
      { '/things/t0': { name: '' } },
      { body: { things } },
    );
    expect(seen).toEqual(things.slice(0, 60).map((id) => `/things/${id}`));
    expect(used).toEqual([]);
    expect(name).toBe('t0');
  });

  it('has lines of its own up to the twentieth; further ones take one line each, and those not read are counted', async () => {
    const ids = (count: number) => Array.from({ length: count }, (_, n) => `t${n}`);
    const blocksOf = async (count: number) => {
      const answers = Object.fromEntries(ids(count).map((id) => [`/things/${id}`, { name: id }]));
      const plan = { subjects: [subject({ params: { id: 'body.things' } }), subject()], details: [] };
      return (await concerned(plan, answers, { path: { id: 't0' }, body: { things: ids(count) } })).lines;
    };
    const block = (id: string) => ['', `Thing "${id}"`, `  Name: "${id}"`];
    expect(await blocksOf(18)).toEqual([...ids(18), 't0'].flatMap(block));
    expect(await blocksOf(19)).toEqual([...ids(19), 't0'].flatMap(block));
    expect(await blocksOf(20)).toEqual([...ids(20).flatMap(block), '', 'Thing "t0": "t0"']);
    expect((await blocksOf(60)).slice(60)).toEqual([
      '',
      ...[...ids(60).slice(20), 't0'].map((id) => `Thing "${id}": "${id}"`),
    ]);
    expect((await blocksOf(61)).slice(-2)).toEqual([
      'Thing "t0": "t0"',
      'Thing: 1 more were not read, and are named below by their ids alone',
    ]);
  });

  it('has one heading for an id beside a list', async () => {
    const one = subject({ get: '/things/{id}/users/{user}', params: { user: 'body.users', id: 'path.id' } });
    const { seen, used } = await concerned({ subjects: [one] }, {}, { body: { users: ['a', 'b'] } });
    expect(seen).toEqual(['/things/t1/users/a', '/things/t1/users/b']);
    expect(used).toEqual(['path.id']);
  });

  it('may be an entry of a list', async () => {
    const one = subject({ get: '/things', params: {}, entry: { field: 'key', equals: 'path.id' } });
    const { lines, used } = await concerned(
      { subjects: [one] },
      { '/things': [{ key: 't2' }, { key: 't1', name: 'One' }] },
    );
    expect(lines).toEqual(['', 'Thing "t1"', '  Name: "One"']);
    expect(used).toEqual(['path.id']);
    const gone = await concerned({ subjects: [one] }, { '/things': [] });
    expect(gone.lines).toEqual(['', 'Thing "t1": no object has this id']);
    const unnamed = await concerned({ subjects: [one] }, { '/things': [] }, { path: {} });
    expect(unnamed.lines).toEqual(['', 'Thing: no object has this id']);
  });

  it('may be found by what was read of the first', async () => {
    const owner = subject({ label: 'Owner', get: '/people/{id}', params: { id: 'target.owner' } });
    const other = subject({ label: 'Other', params: { id: 'query.other' } });
    const plan = { subjects: [subject(), owner, other] };
    const answers = { '/things/t1': { owner: 'p1' }, '/people/p1': { name: 'Jane' } };
    const { lines, seen } = await concerned(plan, answers, { query: { other: 't2' } });
    expect(seen).toEqual(['/things/t1', '/things/t2', '/people/p1']);
    expect(lines.filter((line) => line !== '')).toEqual([
      'Thing "t1"',
      'Other "t2": no object has this id',
      'Owner "p1"',
      '  Name: "Jane"',
    ]);
    expect((await concerned({ subjects: [subject(), owner] }, {})).seen).toEqual(['/things/t1']);
    const part = { label: 'Part', get: '/things/{id}/parts/{part}' };
    const both = subject({ ...part, params: { id: 'path.id', part: 'target.part' } });
    expect((await concerned({ subjects: [subject(), both] }, { '/things/t1': { part: 7 } })).seen).toEqual([
      '/things/t1',
      '/things/t1/parts/7',
    ]);
  });

  it('may be the second account of a link', async () => {
    const second = subject({ get: '/users/{id}', params: { id: 'secondary' } });
    const { seen } = await concerned(
      { subjects: [second] },
      {},
      { body: { provider: 'auth0', user_id: '7' } },
    );
    expect(seen).toEqual(['/users/auth0%7C7']);
  });

  it('is looked for by a query, in which values are quoted', async () => {
    const one = subject({
      get: '/things',
      params: {},
      query: { q: 'name:"{body.name}"', page: '{body.page}' },
    });
    const { seen } = await concerned({ subjects: [one] }, {}, { body: { name: 'a"b\\c', page: 2 } });
    expect(seen).toEqual(['/things?q=name:"a\\"b\\\\c"&page=2']);
    const plain = await concerned({ subjects: [one] }, {}, { body: { name: 'a', page: 'b"c' } });
    expect(plain.seen).toEqual(['/things?q=name:"a"&page=b"c']);
  });
});

describe('a field', () => {
  it.each<[unknown, string[]]>([
    [undefined, []],
    [null, []],
    ['', []],
    [true, ['  F: yes']],
    [false, ['  F: no']],
    [0, ['  F: 0']],
    ['a\nb', ['  F: "a<U+000A>b"']],
    ['2025-01-01T00:00:00.000Z', ['  F: 2025-01-01T00:00:00.000Z']],
    ['2025-01-01T00:00:00+01:00', ['  F: 2025-01-01T00:00:00+01:00']],
    ['x2025-01-01T00:00:00Z', ['  F: "x2025-01-01T00:00:00Z"']],
    ['2025-01-01T00:00:00Z x', ['  F: "2025-01-01T00:00:00Z x"']],
    [[], ['  F: none']],
    [['a', 'b'], ['  F: "a", "b"']],
    [[{ connection: 'C' }, { value: 'V' }, { name: 'N' }, { id: 7 }], ['  F: "C", "V", "N", "7"']],
    [[{ permission_name: 'P' }, { other: 1 }], ['  F: "P", "{\\"other\\":1}"']],
    [{ a: 1 }, ['  F: "{\\"a\\":1}"']],
  ])('%j', async (value, lines) => {
    expect(await fields(value)).toEqual(lines);
  });

  it('is shortened, since it is context', async () => {
    for (const long of ['x'.repeat(400), ['x'.repeat(400)], { a: 'x'.repeat(400) }])
      expect((await fields(long))[0]?.length).toBeLessThan(330);
    expect((await fields('x'.repeat(300)))[0]).toBe(`  F: "${'x'.repeat(300)}"`);
  });
});

describe('what depends on an object', () => {
  const lines = async (answer: unknown, more: Partial<Detail> = {}, call: Partial<Wire> = {}) =>
    (await concerned({ details: [detail(more)] }, { '/things/t1/parts': answer }, call)).lines;

  it.each<[unknown, string]>([
    [[], 'Parts: 0'],
    [[{ name: 'a' }], 'Parts: 1 ("a")'],
    [{ parts: [{ name: 'a' }, { name: 5 }], next: 'x' }, 'Parts: 2 or more ("a", "5")'],
    [{ parts: [{ name: 'a' }], next: '' }, 'Parts: 1 ("a")'],
    [{ parts: [{ name: 'a' }], total: 9 }, 'Parts: 9 ("a", …)'],
    [{ parts: [{ name: 'a' }], total: 1 }, 'Parts: 1 ("a")'],
    [{ parts: [{ name: '' }], total: 9 }, 'Parts: 9'],
    [{ parts: [{ name: 'a' }], total: null }, 'Parts: 1 ("a")'],
    [{ parts: [{ name: 'a' }], next: null }, 'Parts: 1 ("a")'],
    [['a', 'b'], 'Parts: 2 ("a", "b")'],
    [Array.from('abcdef', (name) => ({ name })), 'Parts: 6 ("a", "b", "c", "d", "e", …)'],
    [[{ name: 'n'.repeat(70) }], `Parts: 1 ("${'n'.repeat(60)}… (70 characters)")`],
    [{ none: true }, 'Parts: 0'],
    [fails(404), 'Parts: none'],
    [fails(403), 'Parts: could not be read (not permitted)'],
  ])('%j', async (answer, line) => {
    expect((await lines(answer))[1]).toBe(line);
  });

  it('is only counted where nothing names it', async () => {
    expect(await lines(['a', { name: 'b' }], { names: [] })).toEqual(['', 'Parts: 2']);
  });

  it('is left out where an earlier change has yet to make the object', async () => {
    expect(await lines([], {}, { path: { id: pendingWords('id', 2) } })).toEqual([]);
  });

  it('is not asked for where the call lacks what it takes', async () => {
    expect(await lines([], { params: { id: 'path.none' } })).toEqual([]);
    for (const q of [undefined, null, ''])
      expect(await lines([], { query: { q: '{query.q}' } }, { query: { q } })).toEqual([]);
    expect(await lines([], { query: { q: '{query.q}' } }, { query: { q: 0 } })).toEqual(['', 'Parts: 0']);
  });
});

describe('an object on one line', () => {
  const line = (reading: ShownSubject['reading'], id = 't 1') =>
    briefLine({ subject: subject({ fields: ['a', 'b', 'c'].map((name) => [name, name]) }), id, reading });

  it.each<[ShownSubject['reading'], string]>([
    [{ kind: 'found', value: { a: 'A', b: true, c: 'C' } }, 'Thing "t 1": "A", yes'],
    [{ kind: 'found', value: { a: '', c: 'C' } }, 'Thing "t 1": "C"'],
    [{ kind: 'found', value: { d: 'D' } }, 'Thing "t 1"'],
    [{ kind: 'absent' }, 'Thing "t 1": no object has this id'],
    [{ kind: 'forbidden', why: 'not permitted' }, 'Thing "t 1": could not be read (not permitted)'],
    [{ kind: 'pending', step: 3 }, 'Thing: made by change 3'],
  ])('%j', (reading, text) => expect(line(reading)).toBe(text));
});

describe('the object that a title and a path name', () => {
  const of = (title: string, path: string | undefined, change?: Change, own: Wire['path'] = { id: 't1' }) =>
    changedObject({ title, path } as ToolRecord, wireOf({ path: own }), change);
  const named = made({ facts: {}, present: found({ name: 'One' }) });

  it.each([
    ['Update an action', 'Action'],
    ['Update a rule config', 'Rule config'],
    ['Replace the template', 'Template'],
    ['Set a phone provider', 'Phone provider'],
    ['Change settings', 'Settings'],
    ['Delete a rule', undefined],
    ['Preview or Update a rule', undefined],
    ['Updated a rule', undefined],
  ])('by "%s": %s', (title, label) => {
    expect(of(title, '/things/{id}', named)?.lines).toEqual(
      label === undefined ? undefined : ['', `${label} "t1"`, '  Name: "One"'],
    );
  });

  it('is told with the references that its heading shows', () => {
    const { shown, used } = of('Update a text', '/things/{id}/parts/{part}', named, { id: 1, part: 2 }) ?? {};
    expect(shown).toMatchObject([{ id: '1/2', reading: { kind: 'found', value: { name: 'One' } } }]);
    expect([...(used ?? [])]).toEqual(['path.id', 'path.part']);
  });

  it('is told by its id alone where it is set for the first time', () => {
    expect(of('Set a text', '/things/{id}', made({ facts: {}, present: absent }))?.lines).toEqual([
      '',
      'Text "t1"',
    ]);
  });

  it.each<[string, string | undefined, Change | undefined]>([
    ['has no path', undefined, named],
    ['has no id in its path', '/things', named],
    ['was not judged', '/things/{id}', undefined],
    ['is about what is not known', '/things/{id}', made({ facts: {}, present: unknown })],
    ['is about what is no object', '/things/{id}', made({ facts: {}, present: found(['a']) })],
  ])('is none where the call %s', (_, path, change) => {
    expect(of('Update a thing', path, change)).toBeUndefined();
  });
});

describe('the name to type', () => {
  const typed = async (value: object, id = 't1') =>
    (
      await concerned(
        { subjects: [subject()] },
        { [`/things/${encodeURIComponent(id)}`]: value },
        { path: { id } },
      )
    ).name;

  it.each<[object, string]>([
    [{ name: 'One', email: 'a@b.example' }, 'One'],
    [{ email: 'a@b.example' }, 'a@b.example'],
    [{ name: '' }, 't1'],
    [{ name: 5 }, 't1'],
    [{ name: ' One' }, 't1'],
    [{ name: 'a "b"' }, 't1'],
    [{ name: 'a\\b' }, 't1'],
    [{ name: 'a\tb' }, 't1'],
    [{ name: 'a  b' }, 't1'],
    [{ name: 'a\u200bb' }, 't1'],
    [{ name: 'x' }, 'x'],
    [{ name: 'n'.repeat(100) }, 'n'.repeat(100)],
    [{ name: 'n'.repeat(101) }, 't1'],
  ])('of %j is %s', async (value, name) => {
    expect(await typed(value)).toBe(name);
  });

  it('is the tenant where the id cannot be typed either, and a word where nothing can', async () => {
    expect(await typed({}, 'a "b"')).toBe('acme.example');
    expect(nameToType([], { subjects: [], details: [] }, wireOf({}), 'a "b"')).toBe('confirm');
    expect(nameToType([], { subjects: [subject()], details: [] }, wireOf({ path: { id: 't7' } }), 'x')).toBe(
      't7',
    );
  });
});
