/** What is told of each kind of object, at the bounds of what there is to tell. */
import { describe, expect, it } from 'vitest';
import { ApiError } from '../../../../../src/client/errors.js';
import { VERY_MANY } from '../../../../../src/policy/change/effects/people-count.js';
import { byDanger } from '../../../../../src/policy/confirm/question/opened/scopes.js';
import { tellers } from '../../../../../src/policy/confirm/question/opened/tellers.js';
import { some, texts } from '../../../../../src/policy/confirm/question/opened/telling.js';

const MOST = 2;
const tell = (kind: string, value: unknown, read: (path: string) => unknown = () => undefined) => {
  const teller = tellers[kind];
  if (!teller) throw new Error(`no teller ${kind}`);
  return teller(value, {
    id: 'x',
    changes: [],
    read: async (_method, path) => read(path),
    audience: 'https://acme.example/api/v2/',
    most: MOST,
  });
};
const refused = (): never => {
  throw new ApiError('no', { kind: 'api', status: 403 });
};

describe('lists', () => {
  it('leave out what is no text, and count what has no room', () => {
    expect(texts(['a', 1, null, 'b'])).toEqual(['a', 'b']);
    expect(texts('a')).toEqual([]);
    expect(some(['a', 'b'], MOST)).toBe('"a", "b"');
    expect(some(['a', 'b', 'c'], MOST)).toBe('"a", "b" and 1 more');
  });
});

describe('groups', () => {
  it('are told by the number of their members, or why it is not known', async () => {
    expect((await tell('Group', {}, () => ({ members: [{ id: 'a' }] }))).is).toBe('members: 1');
    expect((await tell('Group', { name: 'All' }, refused)).is).toBe(
      '"All", its members could not be counted (not permitted)',
    );
    const members = (count: number) => ({
      members: Array.from({ length: count }, (_, i) => ({ id: `${i}` })),
    });
    const of = async (count: number) => (await tell('Group', {}, () => members(count))).is;
    expect(await of(VERY_MANY)).toBe(`members: ${VERY_MANY}`);
    expect(await of(VERY_MANY + 1)).toBe(`members: more than ${VERY_MANY}`);
  });
});

describe('applications', () => {
  it('have no empty lines', async () => {
    expect(await tell('Application', { callbacks: [], grant_types: [] })).toMatchObject({
      is: "the tenant's own application",
      lines: [],
    });
    expect(
      (await tell('Application', { callbacks: ['https://a.example/cb'], grant_types: ['implicit'] })).lines,
    ).toEqual(['People are sent back to: "a.example"', 'Grant types: "implicit"']);
  });
});

describe('flows and event streams', () => {
  it('have no empty lines', async () => {
    expect(await tell('Flow', { actions: [] })).toMatchObject({ is: 'steps: 0', lines: [] });
    expect(
      (await tell('Event stream', { destination: { type: 'action', configuration: { action_id: 'a' } } }))
        .lines,
    ).toEqual(['action_id: "a"']);
  });
});

describe('objects that are told by fields', () => {
  it('name the members of objects, entries of lists, and values', async () => {
    const { lines } = await tell('User attribute profile', {
      user_id: { oidc_mapping: 'sub', saml_mapping: ['a'] },
      user_attributes: {},
    });
    expect(lines).toEqual(['user_id: "oidc_mapping", "saml_mapping"', 'user_attributes: none']);
    expect((await tell('Credential', { kid: 'k', alg: null, expires_at: 5 })).lines).toEqual([
      'kid: "k"',
      'expires_at: "5"',
    ]);
  });
});

describe('code', () => {
  it.each(['code', 'dependencies', 'modules', 'secrets', 'runtime'])(
    'is approved with its %s',
    async (member) => {
      const version = { code: 'a', dependencies: [], modules: [], secrets: [], runtime: 'node22' };
      const of = async (more: object) =>
        (await tell('Action', { deployed_version: { ...version, number: 1, ...more } })).print;
      expect(await of({ [member]: [{ name: 'other' }] })).not.toEqual(await of({}));
      expect(await of({ number: 2 })).toEqual(await of({}));
    },
  );

  it('is not told of what does not run', async () => {
    expect(await tell('Action', { name: 'A' })).toEqual({
      is: '"A", not deployed: nothing of it runs yet',
      lines: [],
      print: null,
    });
  });
});

describe('scopes', () => {
  /** From the most dangerous to the least; words of one row are alike. */
  const rows = [
    ['all', 'any', 'admin', 'root', 'superuser', 'sudo', 'owner', 'full_access', 'read:*'],
    ['impersonate', 'act_as', 'on_behalf', 'assume:x'],
    ['delete:x', 'remove:x', 'destroy', 'purge', 'erase', 'drop', 'wipe', 'revoke'],
    ['grant:x', 'assign:x', 'read:roles', 'permission', 'credential', 'secret', 'password', 'keys', 'token'],
    [
      'create',
      'write',
      'update',
      'manage',
      'edit',
      'modify',
      'patch',
      'add:x',
      'set:x',
      'put:x',
      'insert',
      'approve',
      'transfer',
      'pay',
      'send',
    ],
    ['read:x', 'view', 'monkeys', 'address', 'output'],
  ];
  const order = (names: readonly string[]) =>
    byDanger(
      names.map((name) => ({ api: 'https://api.example/', name })),
      undefined,
    ).map(({ name }) => name);

  it.each(rows.slice(0, -1).flatMap((row, rank) => row.map((name) => [name, rank] as const)))(
    '%s comes before all of the lower ranks',
    (name, rank) => {
      const lower = rows.slice(rank + 1).flat();
      expect(order([...lower, name])[0]).toBe(name);
    },
  );

  it('of the Management API come first', () => {
    const audience = 'https://acme.example/api/v2/';
    const scopes = [
      { api: 'https://api.example/', name: 'admin' },
      { api: audience, name: 'read:x' },
    ];
    expect(byDanger(scopes, audience).map(({ api }) => api)).toEqual([audience, 'https://api.example/']);
  });
});
