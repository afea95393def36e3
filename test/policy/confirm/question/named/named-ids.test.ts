import { describe, expect, it } from 'vitest';
import { namedIds } from '../../../../../src/policy/confirm/question/named/named-ids.js';
import { briefLine } from '../../../../../src/policy/confirm/question/subjects.js';
import { type Call, viewOf } from '../../../change/effects/view.js';
import { fails } from '../../reader.js';

async function named(operation: string, call: Call) {
  const view = await viewOf(operation, call);
  const { shown, unread } = await namedIds({ ...view, effects: [] }, view.wire, [], view.read);
  return { lines: shown.map(briefLine), unread, seen: view.seen };
}
const app = (id: string) => ({ client_id: id, name: `App ${id}` });

describe('what the ids of a change name', () => {
  it.each<[string, Call, string[]]>([
    [
      'PATCH /connections/{id}',
      {
        path: { id: 'k' },
        body: { enabled_clients: ['a', 'b'] },
        answers: { '/connections/k': { enabled_clients: ['a', 'c'] }, '/clients/b': app('b') },
      },
      ['Application "c": no object has this id', 'Application "b": "App b", "b"'],
    ],
    [
      'POST /connections',
      {
        body: { name: 'x', enabled_clients: ['a'], options: { client_id: 'foreign' } },
        answers: { '/clients/a': app('a') },
      },
      ['Application "a": "App a", "a"'],
    ],
    [
      'POST /organizations',
      {
        body: { name: 'o', enabled_connections: [{ connection_id: 'k' }], metadata: { client_id: 'a' } },
        answers: { '/connections/k': { name: 'corp', strategy: 'oidc' } },
      },
      ['Connection "k": "corp", "oidc"'],
    ],
    [
      'POST /event-streams',
      {
        body: { destination: { type: 'action', configuration: { action_id: 'x' } } },
        answers: { '/actions/actions/x': { name: 'leak' } },
      },
      ['Action "x": "leak"'],
    ],
    [
      'POST /organizations/{id}/client-grants',
      {
        path: { id: 'o' },
        body: { grant_id: 'g' },
        answers: { '/client-grants/g': { client_id: 'a', audience: 'https://api' }, '/clients/a': app('a') },
      },
      ['Client grant "g": "a", "https://api"', 'Application "a": "App a", "a"'],
    ],
    [
      'PATCH /clients/{id}',
      {
        path: { id: 'a' },
        body: { allowed_clients: ['not an id', '(client_id of change 1)'] },
        answers: { '/clients/a': app('a') },
      },
      ['Application: made by change 1'],
    ],
    [
      'PATCH /clients/{id}',
      {
        path: { id: 'a' },
        body: { allowed_clients: ['b', 'c'] },
        answers: { '/clients/a': app('a'), '/clients/b': fails(403), '/clients/c': fails(400) },
      },
      ['Application "b": could not be read (not permitted)', 'Application "c": no object has this id'],
    ],
    ['POST /users', { body: { user_id: 'mine', email: 'a@x' } }, []],
    [
      'DELETE /connections/{id}',
      { path: { id: 'k' }, answers: { '/connections/k': { enabled_clients: ['a'] } } },
      [],
    ],
  ])('%s %j', async (operation, call, lines) => expect((await named(operation, call)).lines).toEqual(lines));

  it('reads nothing twice, nor what is shown already', async () => {
    const answers = { '/clients/b': app('b') };
    const body = { client_id: 'b', enabled_clients: ['b', 'b'] };
    expect((await named('POST /connections', { body, answers })).seen).toEqual(['/clients/b']);
    const view = await viewOf('POST /connections', { body, answers });
    const first = await namedIds({ ...view, effects: [] }, view.wire, [], view.read);
    const again = await namedIds({ ...view, effects: [] }, view.wire, first.shown, view.read);
    expect(again).toEqual({ shown: [], unread: 0 });
  });

  it('says how many of very many it did not read', async () => {
    const body = { name: 'x', enabled_clients: Array.from({ length: 70 }, (_, i) => `c${i}`) };
    const { lines, unread, seen } = await named('POST /connections', { body });
    expect([lines.length, seen.length, unread]).toEqual([60, 60, 10]);
  });

  it('does not go on where a read fails', async () => {
    const body = { enabled_clients: ['a'] };
    await expect(
      named('POST /connections', { body, answers: { '/clients/a': fails(500) } }),
    ).rejects.toMatchObject({ status: 500 });
  });

  it('reads the applications of grants, as far as there is room, and of nothing else', async () => {
    const grants = Array.from({ length: 50 }, (_, i) => `g${i}`);
    const answers = Object.fromEntries(
      grants.map((id, i) => [`/client-grants/${id}`, { client_id: `c${i}` }]),
    );
    const view = await viewOf('POST /connections', { answers });
    const differences = { lost: [], changed: [], added: [{ path: ['grant_id'], to: grants }] };
    const { shown, unread } = await namedIds({ ...view, effects: [], differences }, view.wire, [], view.read);
    expect(shown.map(({ id }) => id)).toEqual([...grants, ...grants.slice(0, 10).map((_, i) => `c${i}`)]);
    expect(unread).toBe(40);
    const action = { '/actions/actions/x': { name: 'leak', client_id: 'a' } };
    const body = { destination: { configuration: { action_id: 'x' } } };
    expect((await named('POST /event-streams', { body, answers: action })).seen).toEqual([
      '/actions/actions/x',
    ]);
  });

  it.each<[string[], boolean]>([
    [['client_id'], true],
    [['settings', 'client_id'], true],
    [['my_options', 'client_id'], true],
    [['options_of', 'client_id'], true],
    [['metadata_of', 'client_id'], true],
    [['id'], false],
    [['toString'], false],
    ...['options', 'params', 'setup', 'credentials', 'sink', 'addons', 'metadata', 'client_metadata'].map(
      (key): [string[], boolean] => [[key, 'client_id'], false],
    ),
  ])('at %j: %s', async (path, isOne) => {
    const view = await viewOf('POST /connections', {});
    for (const to of ['a', ['a'], [[{ client_id: 'a' }]]]) {
      const differences = { lost: [], changed: [], added: [{ path, to }] };
      const { shown, unread } = await namedIds(
        { ...view, effects: [], differences },
        view.wire,
        [],
        view.read,
      );
      const holdsOne = isOne || (path.length === 1 && typeof to[0] === 'object');
      expect(shown.map(({ id }) => id)).toEqual(holdsOne ? ['a'] : []);
      expect(unread).toBe(0);
    }
  });
});
