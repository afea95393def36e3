/** Scopes as lines of a question: the order in which they are told, and how many of them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  byDanger,
  rankOfAll,
  type Scope,
  scopeLines,
} from '../../../../../src/policy/confirm/question/opened/scopes.js';

const MANAGEMENT = 'https://acme.example/api/v2/';
const API = 'https://api.example/';
const of = (...names: string[]) => names.map((name) => ({ api: API, name }));
const lines = (names: string[], most: number) => scopeLines(of(...names), most, MANAGEMENT);

describe('the most dangerous scope', () => {
  /** From the most dangerous to the least: as whole words, within others, in capitals. */
  const ranks: readonly (readonly string[])[] = [
    [
      ...['*', 'orders:*', 'all', 'read:all', 'all:orders', 'ANY', 'root', 'x_sudo', 'owner'],
      ...['admin', 'administrator', 'superuser', 'full', 'full-access', 'Admin'],
    ],
    [...['impersonate', 'IMPERSONATE', 'actas', 'act_as', 'act-as', 'onbehalf', 'on-behalf', 'x:assume']],
    [...['delete', 'DELETE', 'x:remove', 'destroy', 'purge', 'erase', 'drop', 'wipe', 'revoke']],
    [
      ...['grant', 'GRANT', 'assign', 'roles', 'permission', 'credentials', 'secrets', 'passwords'],
      ...['key', 'keys', 'read:key', 'read:keys', 'key:x', 'keys:x', 'tokens'],
    ],
    [
      ...['create', 'CREATE', 'write', 'update', 'manage', 'edit', 'modify', 'patch', 'insert', 'approve'],
      ...[
        'transfer',
        'pay',
        'send',
        'add',
        'x:add',
        'add:x',
        'set',
        'x:set',
        'set:x',
        'put',
        'x:put',
        'put:x',
      ],
    ],
    [
      ...['read', 'view', 'call', 'small', 'allow', 'many', 'anyone', 'badmin', 'roots', 'pseudo', 'owners'],
      ...['monkey', 'keyboard', 'ladder', 'addon', 'reset', 'setup', 'output', 'puts', 'usefull', 'sudoku'],
    ],
  ];
  const known = ranks.flatMap((names, rank) => names.map((name) => ({ name, rank })));
  const rank = (name: string, api = API) => rankOfAll([{ api, name }], MANAGEMENT);
  const least = ranks.map((names) => rank(names[0] ?? ''));

  it('is known by its words', () => {
    expect(new Set(least).size).toBe(ranks.length);
    expect([...least].sort((a, b) => a - b)).toEqual(least);
    const told = known.map(({ name }) => `${name} ${least.indexOf(rank(name))}`);
    expect(told).toEqual(known.map(({ name, rank }) => `${name} ${rank}`));
  });

  it('is one of the Management API, whatever it is', () => {
    const ofManagement = known.map(({ name }) => rank(name, MANAGEMENT));
    expect(Math.max(...ofManagement)).toBeLessThan(Math.min(...known.map(({ name }) => rank(name))));
  });

  it('counts for all of them', () => {
    expect(rankOfAll(of('read', 'delete', 'write'), MANAGEMENT)).toBe(rank('delete'));
    expect(rankOfAll([], MANAGEMENT)).toBeGreaterThan(rank('read'));
  });

  it('comes first, in whatever order the API lists them, and each once', () => {
    const some = fc.array(
      fc.record({
        api: fc.constantFrom(API, MANAGEMENT),
        name: fc.constantFrom(...known.map(({ name }) => name)),
      }),
    );
    fc.assert(
      fc.property(
        some.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          const sorted = byDanger(all, MANAGEMENT);
          expect(byDanger(shuffled, MANAGEMENT)).toEqual(sorted);
          const ranked = sorted.map(({ api, name }) => rank(name, api));
          expect(ranked).toEqual([...ranked].sort((a, b) => a - b));
          const keys = (list: readonly Scope[]) => new Set(list.map(({ api, name }) => `${api} ${name}`));
          expect(sorted).toHaveLength(keys(all).size);
          expect(keys(sorted)).toEqual(keys(all));
        },
      ),
    );
  });
});

describe('lines of scopes', () => {
  it('name as many as there is room for', () => {
    expect(lines(['b', 'a'], 2)).toEqual([`API "${API}": "a", "b"`]);
    expect(lines(['c', 'b', 'a'], 2)).toEqual([`API "${API}": "a", "b" and 1 more`]);
    expect(lines([], 2)).toEqual([]);
  });

  it('name fewer that are long: forty characters each on average', () => {
    const first = (length: number) => 'a'.repeat(length);
    expect(lines([first(79), 'b', 'c'], 2)).toEqual([`API "${API}": "${first(79)}", "b" and 1 more`]);
    expect(lines([first(80), 'b', 'c'], 2)).toEqual([`API "${API}": "${first(80)}" and 2 more`]);
    expect(lines([first(500), 'b'], 2)).toEqual([`API "${API}": "${first(500)}" and 1 more`]);
  });

  it('tell each API, and by number what has no room', () => {
    const scopes = [...of('a', 'delete'), { api: 'other', name: 'x' }, { api: MANAGEMENT, name: 'read:x' }];
    expect(scopeLines(scopes, 2, MANAGEMENT)).toEqual([
      `Management API "${MANAGEMENT}": "read:x"`,
      `API "${API}": "delete" and 1 more`,
      'API "other": permissions: 1',
    ]);
  });
});
