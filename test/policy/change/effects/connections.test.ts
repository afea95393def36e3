import { describe, expect, it } from 'vitest';
import { connectionClients } from '../../../../src/policy/change/effects/connection-clients.js';
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
    for (const body of [{ options: { mfa: 1, debug: true } }, { options: { mfa: 2 } }, { options: {} }])
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

describe('connection_clients', () => {
  const patch = 'PATCH /connections/{id}/clients';
  const list = '/connections/con/clients';
  const on = (ids: string, more = '') => ({
    effect: 'sign_in',
    fields: [],
    why: `People of this connection can sign in to ${ids}.${more}`,
  });
  const off = (ids: string, more = '') => ({
    effect: 'lock_out',
    fields: [],
    why: `People of this connection can no longer sign in to ${ids}.${more}`,
  });
  const change = (body: unknown, answers: Record<string, unknown>) =>
    computed('connection_clients', patch, { path: { id: 'con' }, body, answers });
  const now = { clients: [{ client_id: 'a' }, 'b', { client_id: 7 }, { other: 1 }] };

  it('counts only what differs', async () => {
    const body = [
      { client_id: 'a', status: true },
      { client_id: 'b', status: false },
      { client_id: 'c', status: true },
      { client_id: 'd', status: false },
      { client_id: 'e', status: true },
    ];
    expect(await change(body, { [list]: now })).toEqual([on('"c", "e"'), off('"b"')]);
  });
  it('is nothing where all is so already', async () =>
    expect(
      await change(
        [
          { client_id: 'a', status: true },
          { client_id: 'x', status: false },
        ],
        { [list]: now },
      ),
    ).toEqual([]));
  it('takes a status that is neither for both', async () => {
    expect(await change([{ client_id: 'a' }], { [list]: now })).toEqual([off('"a"')]);
    expect(await change([{ client_id: 'x' }], { [list]: now })).toEqual([on('"x"')]);
  });
  it('lets the last entry of an application hold', async () =>
    expect(
      await change(
        [
          { client_id: 'x', status: false },
          { client_id: 'x', status: true },
        ],
        { [list]: now },
      ),
    ).toEqual([on('"x"')]));
  it('says what could not be read', async () => {
    const unread = ' What it is enabled for now could not be read.';
    for (const answer of [fails(403), { message: 'x' }])
      expect(
        await change(
          [
            { client_id: 'a', status: true },
            { client_id: 'b', status: false },
          ],
          { [list]: answer },
        ),
      ).toEqual([on('"a"', unread), off('"b"', unread)]);
    expect(
      await computed('connection_clients', patch, { path: {}, body: [{ client_id: 'a', status: true }] }),
    ).toEqual([on('"a"', unread)]);
    expect(await change({ client_id: 'a', status: false }, { [list]: fails(403) })).toEqual([
      off('"a"', unread),
    ]);
  });
  it('reads all pages', async () => {
    const view = await viewOf(patch, {
      path: { id: 'con' },
      body: [{ client_id: 'z', status: true }],
      answers: {
        [`${list}?take=100`]: { clients: [{ client_id: 'a' }], next: 'p2' },
        [`${list}?take=100&from=p2`]: { clients: [{ client_id: 'z' }], next: '' },
      },
    });
    expect(await connectionClients(view)).toEqual([]);
    expect(view.seen).toEqual([`${list}?take=100`, `${list}?take=100&from=p2`]);
  });
  it('gives up on a list without an end', async () => {
    const view = await viewOf(patch, {
      path: { id: 'con' },
      body: [{ client_id: 'a', status: false }],
      answers: { [list]: { clients: [{ client_id: 'a' }], next: 'again' } },
    });
    expect(await connectionClients(view)).toEqual([
      off('"a"', ' What it is enabled for now could not be read.'),
    ]);
    expect(view.seen).toHaveLength(20);
  });
});
