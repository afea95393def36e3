import { describe, expect, it } from 'vitest';
import { connectionClients } from '../../../../src/policy/change/effects/connection-clients.js';
import { fails } from '../../confirm/reader.js';
import { computed, viewOf } from './view.js';

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
    expect(await change(['a', null], { [list]: now })).toEqual([]);
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
  it('reads the applications of a large tenant, and gives up on a list without end', async () => {
    const pages = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, i) => [
          `${list}?take=100${i === 0 ? '' : `&from=p${i}`}`,
          { clients: [{ client_id: `c${i}` }], ...(i + 1 < count ? { next: `p${i + 1}` } : {}) },
        ]),
      );
    const body = [{ client_id: 'c19', status: true }];
    expect(await change(body, pages(20))).toEqual([]);
    expect(await change(body, pages(21))).toEqual([
      on('"c19"', ' What it is enabled for now could not be read.'),
    ]);
  });
  it('gives up on a list that repeats itself', async () => {
    const view = await viewOf(patch, {
      path: { id: 'con' },
      body: [{ client_id: 'a', status: false }],
      answers: { [list]: { clients: [{ client_id: 'a' }], next: 'again' } },
    });
    expect(await connectionClients(view)).toEqual([
      off('"a"', ' What it is enabled for now could not be read.'),
    ]);
    expect(view.seen).toHaveLength(2);
  });
});
