/** What a read answers once earlier changes of the same call have been made. */
import { describe, expect, it } from 'vitest';
import type { ToolRecord } from '../../../../src/catalog/tool-record.js';
import type { QueryValue } from '../../../../src/client/types.js';
import { asLeftBy } from '../../../../src/policy/change/together/as-left.js';
import { fails, reader } from '../../confirm/reader.js';
import { found, type Made, made } from '../made.js';

const object = 'GET /things/{id}';
const id = { id: 't1' };
const now = { name: 'x', list: ['a'], note: { a: 1, b: 2 } };

async function read(
  earlier: Made[],
  {
    answer = now as unknown,
    path = '/things/t1',
    operation = object,
    query = {} as Record<string, QueryValue>,
  },
) {
  const later = asLeftBy(earlier.map(made), reader({ [path]: answer }).read);
  return later('GET', path, query, operation).catch(({ status }) => status);
}
const update = (body: unknown, more: Partial<Made['facts']> = {}): Made => ({
  facts: { object, ...more },
  present: found(now),
  wire: { path: id, body },
});
const tool = { path: '/things/{id}' } as ToolRecord;
const deletion: Made = { facts: { kind: 'delete', object }, present: found(now), wire: { tool, path: id } };

describe('an object', () => {
  it('is as each of the changes before leaves it', async () => {
    const both = [update({ name: 'y', list: ['b'] }), update({ list: ['c'] })];
    expect(await read(both, {})).toEqual({ ...now, name: 'y', list: ['c'] });
    const merged = [update({ note: { a: null, c: 3 } }, { merge: { note: 'root-merge' } })];
    expect(await read(merged, {})).toMatchObject({ note: { b: 2, c: 3 } });
  });

  it('is the new state where all of it is replaced, apart from what no call sets', async () => {
    const whole = {
      ...update({ name: 'y' }, { kind: 'replace' as const }),
      present: found({ name: 'x', list: ['a'] }),
    };
    expect(await read([whole], { answer: { ...now, id: 't1' } })).toEqual({
      name: 'y',
      note: now.note,
      id: 't1',
    });
  });

  it('is gone with all that lies below it, until it is made again', async () => {
    expect(await read([deletion], {})).toBe(404);
    expect(await read([deletion], { path: '/things/t1/parts', operation: 'GET /things/{id}/parts' })).toBe(
      404,
    );
    expect(await read([deletion], { path: '/things/t10' })).toEqual(now);
    const again: Made = {
      facts: { kind: 'create', inverse: { operation: 'DELETE /things/{id}', path: { id: 'body.id' } } },
      ...{ present: { kind: 'absent' }, wire: { body: { id: 't1', name: 'new' } } },
    };
    expect(await read([deletion, again, update({ list: ['z'] })], {})).toEqual({
      id: 't1',
      name: 'new',
      list: ['z'],
    });
  });

  it('shows no more than reads show', async () => {
    expect(await read([update({ name: 'y', secret: 's' }, { hidden: ['secret'] })], {})).toEqual({
      ...now,
      name: 'y',
    });
  });

  it('is changed in the part, or in the entry, that the change is about', async () => {
    const part = update({ a: 5 }, { within: 'note' });
    expect(await read([part], {})).toEqual({ ...now, note: { a: 5, b: 2 } });
    const entry = update({ v: 2 }, { entry: { key: 'k', is: 'path.id' } });
    const list = [
      { k: 't0', v: 1 },
      { k: 't1', v: 1 },
    ];
    expect(await read([entry], { answer: list })).toEqual([list[0], { k: 't1', v: 2 }]);
  });

  it('is what it is where another is changed, or it cannot be read', async () => {
    expect(await read([update({ name: 'y' })], { path: '/things/t2' })).toEqual(now);
    expect(await read([update({ name: 'y' })], { answer: fails(403) })).toBe(403);
    expect(await read([update({ name: 'y' })], { answer: fails(404) })).toBe(404);
  });
});

describe('a list', () => {
  const roles = 'GET /users/{id}/roles';
  const relation = { list: roles, body: 'roles', key: 'id' };
  const given = (kind: 'link' | 'unlink', ...list: string[]): Made => ({
    facts: { kind, relation },
    ...{ present: found([]), wire: { path: { id: 'u1' }, body: { roles: list } } },
  });
  const place = { path: '/users/u1/roles', operation: roles };

  it('has what it gained and has not what it lost', async () => {
    expect(await read([given('link', 'r1', 'r2')], { ...place, answer: [{ id: 'r1', name: 'R' }] })).toEqual([
      { id: 'r1', name: 'R' },
      { id: 'r2' },
    ]);
    expect(
      await read([given('link', 'r2'), given('unlink', 'r1', 'r2')], { ...place, answer: [{ id: 'r1' }] }),
    ).toEqual([]);
  });

  it('counts them, and has what is new on its first page alone', async () => {
    const answer = { roles: [{ id: 'r1' }], total: 1 };
    const first = await read([given('link', 'r2')], { ...place, answer, query: { page: 0 } });
    expect(first).toEqual({ roles: [{ id: 'r1' }, { id: 'r2' }], total: 2 });
    for (const query of [{ page: 1 }, { from: 'c' }] as Record<string, QueryValue>[]) {
      const later = asLeftBy([made(given('link', 'r2'))], async () => answer);
      expect(await later('GET', place.path, query, roles)).toEqual(answer);
    }
  });

  it('is the same from its other end', async () => {
    const held = { path: '/roles/r1/users', operation: 'GET /roles/{id}/users' };
    expect(await read([given('link', 'r1')], { ...held, answer: [] })).toEqual([{ user_id: 'u1' }]);
    expect(await read([given('unlink', 'r1')], { ...held, answer: [{ user_id: 'u1' }] })).toEqual([]);
  });

  it('tells entries by all of their names', async () => {
    const list = 'GET /roles/{id}/permissions';
    const change: Made = {
      facts: { kind: 'unlink', relation: { list, body: 'permissions', key: 'api name' } },
      ...{
        present: found([]),
        wire: { path: { id: 'r1' }, body: { permissions: [{ api: 'a', name: 'x' }] } },
      },
    };
    const answer = [
      { api: 'a', name: 'x' },
      { api: 'b', name: 'x' },
    ];
    expect(await read([change], { path: '/roles/r1/permissions', operation: list, answer })).toEqual([
      answer[1],
    ]);
  });
});
