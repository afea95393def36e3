import { describe, expect, it } from 'vitest';
import { everybodyOfConnection } from '../../../../src/policy/change/effects/everybody-of-connection.js';
import { reachOf } from '../../../../src/policy/change/effects/people-count.js';
import { fails } from '../../confirm/reader.js';
import { computed, viewOf } from './view.js';

describe('everybody_of_connection', () => {
  const of = 'who sign in with the connection';
  const call = (
    body: unknown,
    users: unknown,
    before: unknown = { name: 'cus"tom\\ers', options: { mfa: 1 } },
  ) => ({
    path: { id: 'con' },
    body,
    answers: { '/connections/con': before, '/users': users },
  });
  const patch = 'PATCH /connections/{id}';
  it('counts the people of a connection by name', async () => {
    const view = await viewOf(patch, call({ options: {} }, { total: 60 }));
    expect(await everybodyOfConnection(view)).toEqual(reachOf(60, of));
    expect(view.seen).toEqual([
      '/users?q=identities.connection:"cus\\"tom\\\\ers"&search_engine=v3&per_page=1&page=0&include_totals=true',
    ]);
    expect(await computed('everybody_of_connection', patch, call({ options: {} }, { total: 3 }))).toEqual([]);
  });
  it('is for what is added, changed and removed', async () => {
    const before = { name: 'c', options: { mfa: 1 } };
    for (const body of [
      { options: { mfa: 1, debug: true } },
      { options: { mfa: 2 }, display_name: 'x' },
      { options: {} },
    ])
      expect(await computed('everybody_of_connection', patch, call(body, { total: 6 }, before))).toEqual(
        reachOf(6, of),
      );
  });
  it('asks nothing for a plain field', async () => {
    const view = await viewOf(patch, call({ display_name: 'x', metadata: { a: 'b' } }, { total: 60 }));
    expect(await everybodyOfConnection(view)).toEqual([]);
    expect(view.seen).toEqual([]);
  });
  it('does not guess', async () => {
    const unknown = reachOf(undefined, of);
    for (const users of [fails(403), { total: 'x' }, []])
      expect(await computed('everybody_of_connection', patch, call({ options: {} }, users))).toEqual(unknown);
    expect(
      await computed('everybody_of_connection', patch, call({ options: { a: 1 } }, { total: 1 }, fails(403))),
    ).toEqual(unknown);
    expect(
      await computed(
        'everybody_of_connection',
        patch,
        call({ options: {} }, { total: 1 }, { options: { mfa: 1 } }),
      ),
    ).toEqual(unknown);
  });
});
