/** What is read before a change: where, in which form, and what a failure means. */
import { describe, expect, it } from 'vitest';
import type { ChangeFacts } from '../../../src/catalog/change-facts.js';
import type { Wire } from '../../../src/catalog/wire.js';
import { readPresent } from '../../../src/policy/change/present.js';
import { fails, reader } from '../confirm/reader.js';
import { absent, found, wireOf } from './made.js';

interface Call {
  facts: Partial<ChangeFacts>;
  wire?: Partial<Wire>;
  answers?: Record<string, unknown>;
}

async function present({ facts, wire = { path: { id: 't1' } }, answers = {} }: Call) {
  const { read, seen } = reader(answers);
  const result = await readPresent({ kind: 'update', effects: {}, ...facts }, wireOf(wire), read);
  return { result, seen };
}
const object = 'GET /things/{id}';
const cannotTell = { kind: 'unknown', why: 'the call does not say what it is about' };

describe('an object', () => {
  it('is read at the place that the call names', async () => {
    const call = { facts: { object }, answers: { '/things/t1': { name: 'x' } } };
    expect(await present(call)).toEqual({ result: found({ name: 'x' }), seen: ['/things/t1'] });
    expect(await present({ ...call, wire: { path: { id: 7 } } })).toMatchObject({ seen: ['/things/7'] });
  });

  it('is read by other names where the data says so, in its path and its query', async () => {
    const facts = {
      object: 'GET /things/{thing_id}/parts',
      params: { thing_id: 'body.thing', kind: 'query.kind' },
    };
    const wire = { body: { thing: 't1' }, query: { kind: 'k' } };
    const answers = { '/things/t1/parts?kind=k': { name: 'x' } };
    expect((await present({ facts, wire, answers })).result).toEqual(found({ name: 'x' }));
    expect(await present({ facts, wire: { body: { thing: 't1' } }, answers })).toEqual({
      ...{ result: cannotTell, seen: [] },
    });
  });

  it.each([undefined, null, {}, true])('is not known where its id is %j', async (id) => {
    const read = await present({ facts: { object }, wire: { path: { id } } });
    expect(read).toEqual({ result: cannotTell, seen: [] });
  });

  it('is not there before it is made, and not known where the API has no read', async () => {
    expect(await present({ facts: { kind: 'create', object } })).toEqual({ result: absent, seen: [] });
    expect((await present({ facts: {} })).result).toEqual({
      ...{ kind: 'unknown', why: 'the API has no way to read it' },
    });
  });

  it('is the part of the answer that the body is about', async () => {
    const answers = { '/things/t1': { part: { a: 1 }, gone: null } };
    expect((await present({ facts: { object, within: 'part' }, answers })).result).toEqual(found({ a: 1 }));
    for (const within of ['gone', 'never'])
      expect((await present({ facts: { object, within }, answers })).result).toEqual(absent);
  });

  it('is the entry of a list that the call names', async () => {
    const facts = { object: 'GET /things', entry: { key: 'name', is: 'path.id' } };
    const answers = { '/things': [{ name: 'other' }, { name: 't1', on: true }] };
    expect((await present({ facts, answers })).result).toEqual(found({ name: 't1', on: true }));
    expect((await present({ facts, answers, wire: { path: { id: 'no' } } })).result).toEqual(absent);
    expect((await present({ facts, answers: { '/things': {} } })).result).toEqual(absent);
    const shaped = { ...facts, readAs: { enabled: 'on' } };
    expect((await present({ facts: shaped, answers })).result).toEqual(found({ enabled: true }));
    expect((await present({ facts: shaped, answers, wire: { path: { id: 'no' } } })).result).toEqual(absent);
  });

  it.each([
    [fails(404), absent],
    [fails(403), { kind: 'unknown', why: 'reading it is not permitted' }],
    [fails(400, 'no', 'operation_not_supported'), { kind: 'unknown', why: 'this tenant does not offer it' }],
  ])('is told by a refusal: %j', async (answer, result) => {
    expect((await present({ facts: { object }, answers: { '/things/t1': answer } })).result).toEqual(result);
  });

  it.each([fails(400, 'no', 'invalid_query'), fails(409, 'no', 'operation_not_supported'), fails(500)])(
    'is no answer where the read failed otherwise: %j',
    async (answer) => {
      await expect(present({ facts: { object }, answers: { '/things/t1': answer } })).rejects.toMatchObject({
        status: answer.status,
      });
    },
  );
});

describe('a relation', () => {
  const relation = { list: 'GET /things/{id}/parts', body: 'parts', key: 'id' };
  const list = (count: number, from = 0) => Array.from({ length: count }, (_, i) => ({ id: from + i }));
  const page = (n: number) => `/things/t1/parts?page=${n}&per_page=100&include_totals=true`;

  it('is read page after page until an empty one, or its total', async () => {
    const facts = { kind: 'link', relation } as const;
    const answers = { [page(0)]: list(50), [page(1)]: { parts: list(100, 50) }, [page(2)]: [] };
    const { result, seen } = await present({ facts, answers });
    expect(result).toEqual(found(list(150)));
    expect(seen).toEqual([page(0), page(1), page(2)]);
    const small = { [page(0)]: { parts: list(2), total: 3 }, [page(1)]: { parts: list(1, 2), total: 3 } };
    expect(await present({ facts, answers: small })).toEqual({
      result: found(list(3)),
      seen: [page(0), page(1)],
    });
  });

  it('is not known where it ends before its total, or a page comes again', async () => {
    const facts = { kind: 'link', relation } as const;
    const short = { [page(0)]: { parts: list(2), total: 3 }, [page(1)]: { parts: [], total: 3 } };
    expect((await present({ facts, answers: short })).result).toEqual({
      ...{ kind: 'unknown', why: 'it ended before its total' },
    });
    const same = { [page(0)]: list(100), [page(1)]: list(100) };
    expect((await present({ facts, answers: same })).result).toEqual({
      ...{ kind: 'unknown', why: 'its pages repeat' },
    });
  });

  it('is not known beyond ten full pages', async () => {
    const answers = Object.fromEntries(Array.from({ length: 12 }, (_, n) => [page(n), list(100, 100 * n)]));
    const { result, seen } = await present({ facts: { kind: 'link', relation }, answers });
    expect(result).toEqual({ kind: 'unknown', why: 'it has more than 1000 entries' });
    expect(seen).toHaveLength(10);
  });

  it('is the list at its place, and empty where the answer has none there', async () => {
    const facts = { kind: 'link', relation: { ...relation, within: 'b' } } as const;
    const answers = (body: unknown) => ({ '/things/t1/parts': body });
    expect((await present({ facts, answers: answers({ a: [1], b: [2] }) })).result).toEqual(found([2]));
    expect((await present({ facts, answers: answers({ a: [1] }) })).result).toEqual(found([]));
    for (const body of [{ b: 'x' }, { b: {} }])
      expect((await present({ facts, answers: answers(body) })).result).toEqual({
        ...{ kind: 'unknown', why: 'the answer is not a list' },
      });
    const any = { kind: 'link', relation } as const;
    for (const body of [null, undefined, { a: 1 }])
      expect((await present({ facts: any, answers: answers(body) })).result).toMatchObject({
        why: 'the answer is not a list',
      });
  });

  it('has no entries that are held through something else, where only direct ones count', async () => {
    const source = (...types: string[]) => types.map((source_type) => ({ source_type }));
    const answers = {
      '/things/t1/parts': [
        { id: 'direct', sources: source('DIRECT') },
        { id: 'group', sources: source('GROUP') },
        { id: 'both', sources: source('GROUP', 'DIRECT') },
        { id: 'unsaid' },
        { id: 'nowhere', sources: [] },
      ],
    };
    const ids = async (more: { direct?: true }) => {
      const facts = { kind: 'link', relation: { ...relation, ...more } } as const;
      const { result } = await present({ facts, answers });
      return result.kind === 'found' ? (result.value as { id: string }[]).map(({ id }) => id) : [];
    };
    expect(await ids({ direct: true })).toEqual(['direct', 'both', 'unsaid']);
    expect(await ids({})).toEqual(['direct', 'group', 'both', 'unsaid', 'nowhere']);
  });

  it('has parameters of its own', async () => {
    const own = { ...relation, list: 'GET /parts', params: { of: 'path.id' } };
    const answers = { '/parts?of=t1&page=0&per_page=100&include_totals=true': [{ id: 'a' }] };
    expect((await present({ facts: { kind: 'link', relation: own }, answers })).result).toEqual(
      found([{ id: 'a' }]),
    );
    const wire = { path: {} };
    expect(await present({ facts: { kind: 'link', relation: own }, wire })).toEqual({
      ...{ result: cannotTell, seen: [] },
    });
  });
});
