import { describe, expect, it } from 'vitest';
import { manyPeople } from '../../../../src/policy/change/effects/many-people.js';
import { reachOf } from '../../../../src/policy/change/effects/people-count.js';
import { fails } from '../../confirm/reader.js';
import { computed, viewOf } from './view.js';

describe('from a number to an effect', () => {
  it.each([
    [0, []],
    [5, []],
    [6, [{ effect: 'reach', fields: [], why: 'It reaches 6 people (x).' }]],
    [50, [{ effect: 'reach', fields: [], why: 'It reaches 50 people (x).' }]],
    [51, [{ effect: 'reach', fields: [], why: 'It reaches 51 people (x).', grave: true }]],
    [
      undefined,
      [{ effect: 'reach', fields: [], why: 'How many people this reaches is not known (x).', grave: true }],
    ],
  ])('%s', (count, expected) => expect(reachOf(count, 'x')).toEqual(expected));
});

const ids = (count: number) => Array.from({ length: count }, (_, index) => `auth0|${index}`);

describe('many_people', () => {
  it.each([
    ['POST /roles/{id}/users', 'users'],
    ['POST /organizations/{id}/members', 'members'],
    ['POST /refresh-tokens/revoke', 'ids'],
  ])('%s: those named', async (operation, name) => {
    const call = (count: number) => ({ path: { id: 'x' }, body: { [name]: [...ids(count), 'auth0|0'] } });
    expect(await computed('many_people', operation, call(5))).toEqual([]);
    expect(await computed('many_people', operation, call(6))).toEqual(reachOf(6, 'named in the call'));
    expect(await computed('many_people', operation, call(51))).toEqual(reachOf(51, 'named in the call'));
  });
  it('is nothing for one person', async () =>
    expect(await computed('many_people', 'POST /refresh-tokens/revoke', { body: { user_id: 'u' } })).toEqual(
      [],
    ));
  it('cannot count whom an application stands for', async () =>
    expect(
      await computed('many_people', 'POST /refresh-tokens/revoke', { body: { client_id: 'c' } }),
    ).toEqual(reachOf(undefined, 'everybody whom the call matches')));
  it('needs an id to count by', async () =>
    expect(
      await computed('many_people', 'DELETE /roles/{id}', { path: {}, present: { kind: 'absent' } }),
    ).toEqual(reachOf(undefined, 'everybody whom the call matches')));
  it.each([
    ['DELETE /roles/{id}', '/roles/x/users', 'who have the role'],
    ['POST /roles/{id}/permissions', '/roles/x/users', 'who have the role'],
    ['DELETE /organizations/{id}', '/organizations/x/members', 'members of the organization'],
  ])('%s: counted by its list', async (operation, list, of) => {
    const view = await viewOf(operation, { path: { id: 'x' }, answers: { [list]: { total: 48 } } });
    expect(await manyPeople(view)).toEqual(reachOf(48, of));
    expect(view.seen).toEqual([`${list}?per_page=1&page=0&include_totals=true`]);
    for (const answer of [fails(403), ids(3), { total: 'many' }])
      expect(
        await computed('many_people', operation, { path: { id: 'x' }, answers: { [list]: answer } }),
      ).toEqual(reachOf(undefined, of));
  });
  it('counts the members of a group, up to one more than very many', async () => {
    const of = 'members of the group';
    const count = async (members: unknown) => {
      const view = await viewOf('DELETE /groups/{id}', {
        path: { id: 'x' },
        answers: { '/groups/x/members': members },
      });
      const found = await manyPeople(view);
      expect(view.seen).toEqual(['/groups/x/members?take=51']);
      return found;
    };
    expect(await count({ members: ids(7) })).toEqual(reachOf(7, of));
    expect(await count({ members: ids(51), next: 'n' })).toEqual(reachOf(51, of));
    expect(await count(fails(403))).toEqual(reachOf(undefined, of));
  });
  it('does not take one thing for another', async () => {
    const call = { path: { id: 'x' }, answers: { '/organizations/x/members': { total: 60 } } };
    expect(await computed('many_people', 'DELETE /clients/{id}', call)).toEqual(
      reachOf(undefined, 'everybody whom the call matches'),
    );
  });
});
