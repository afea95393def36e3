/** What a call reaches by a detour: lists that it replaces, everyone in a list, people who join, owners of sessions. */
import { describe, expect, it } from 'vitest';
import { toWire } from '../../../src/catalog/wire.js';
import { parsePolicy } from '../../../src/policy/file/policy-file.js';
import { mergePolicy } from '../../../src/policy/merge-policy.js';
import { checkTarget, type TargetRequest } from '../../../src/policy/targets/target-check.js';
import { TargetMemory } from '../../../src/policy/targets/target-memory.js';
import { fails, reader } from '../confirm/reader.js';
import { record } from '../records.js';

const ME = 'me';

async function check(
  yaml: string,
  tool: string,
  args: Record<string, unknown>,
  answers: Record<string, unknown> = {},
  change?: TargetRequest['change'],
) {
  const policy = mergePolicy(await parsePolicy(`version: 1\n${yaml}`, 'p'));
  const { read, seen } = reader(answers);
  const memory = new TargetMemory(policy, { clientId: ME, audience: undefined });
  const verdict = await checkTarget(policy, { wire: toWire(record(tool), args), read, memory, change });
  return { verdict, seen, result: verdict.ok ? 'ok' : `${verdict.code} ${verdict.rule}` };
}
const result = async (...given: Parameters<typeof check>) => (await check(...given)).result;

const clients = 'protected: {clients: [Shop]}';
const CLIENT = 'target_protected protected.clients';
const SELF = 'target_protected protected.self';
const shop = {
  '/clients': [{ client_id: 'c1', name: 'Shop' }],
  '/clients/c1': { client_id: 'c1', name: 'Shop' },
  '/clients/a': { client_id: 'a', name: 'Other' },
  '/clients/b': { client_id: 'b', name: 'Another' },
};

describe('a list that is given', () => {
  const connection = (...enabled_clients: string[]) => ({ strategy: 'x', name: 'y', enabled_clients });

  it('adds protected applications, and the own one', async () => {
    expect(await result(clients, 'create_connection', connection('a', 'c1'), shop)).toBe(CLIENT);
    expect(await result(clients, 'create_connection', connection('a', 'b'), shop)).toBe('ok');
    expect(await result('', 'create_connection', connection('a', ME))).toBe(SELF);
    expect(await result('', 'create_connection', connection('a', 'b'))).toBe('ok');
    expect(await result('protected: {self: false}', 'create_connection', connection('a', ME))).toBe('ok');
    // A role of that id is no application.
    const invitation = { organization_id: 'o', inviter: {}, invitee: {}, client_id: 'a', roles: [ME] };
    expect(await result('', 'create_organization_invitation', invitation)).toBe('ok');
  });

  it('replaces another: what is left out counts, and what stays does not', async () => {
    const update = (...enabled_clients: string[]) => ({ connection_id: 'con', enabled_clients });
    const now = (...enabled_clients: string[]) => ({ ...shop, '/connections/con': { enabled_clients } });
    expect(await result(clients, 'update_connection', update('c1', 'b'), now('c1', 'a'))).toBe('ok');
    expect(await result(clients, 'update_connection', update('b'), now('c1', 'a'))).toBe(CLIENT);
    expect(await result(clients, 'update_connection', update('a', 'c1'), now('a'))).toBe(CLIENT);
    expect(await result('', 'update_connection', update('a'), now('a', ME))).toBe(SELF);
    expect(await result('', 'update_connection', update('a', ME), now('a', ME))).toBe('ok');
  });

  it('cannot be checked where what it replaces is not known', async () => {
    const unread = { ...shop, '/connections/con': fails(403) };
    const update = { connection_id: 'con', enabled_clients: ['a'] };
    expect(await result(clients, 'update_connection', update, unread)).toBe('target_unchecked protected');
    expect(await result(clients, 'update_connection', { connection_id: 'con', name: 'x' }, unread)).toBe(
      'ok',
    );
    expect(await result('', 'update_connection', update, unread)).toBe('ok');
    expect(await result('', 'update_connection', { ...update, enabled_clients: [ME] }, unread)).toBe(SELF);
  });

  it('is compared with the state that the call has read already', async () => {
    const update = { connection_id: 'con', enabled_clients: ['a'] };
    const lost = (from: string) => ({
      present: { kind: 'found', value: {} } as const,
      differences: { lost: [{ path: ['enabled_clients'], from }], changed: [], added: [] },
    });
    const given = await check(clients, 'update_connection', update, shop, lost('c1'));
    expect(given.result).toBe(CLIENT);
    expect(given.seen).not.toContain('/connections/con');
    expect(await result(clients, 'update_connection', update, shop, lost('b'))).toBe('ok');
    const unknown = { ...lost('b'), present: { kind: 'unknown', why: 'x' } as const };
    expect(await result(clients, 'update_connection', update, shop, unknown)).toBe(
      'target_unchecked protected',
    );
  });

  it('is not looked at where nothing is protected, or nothing changes', async () => {
    const { seen } = await check('protected: {self: false}', 'update_connection', {
      connection_id: 'con',
      enabled_clients: [ME],
    });
    expect(seen).toEqual([]);
    expect(await result(clients, 'get_client', { client_id: 'c1' }, shop)).toBe('ok');
  });
});

describe('everyone in a list', () => {
  const people = 'protected: {users: {ids: ["auth0|boss"]}}';
  const holders = (count: number, last: unknown = 'auth0|x') => {
    const users = Array.from({ length: count }, (_, n) => ({
      user_id: n === count - 1 ? last : `auth0|${n}`,
    }));
    const page = (n: number) => `/roles/r/users?take=100${n > 0 ? `&from=${n}` : ''}`;
    return Object.fromEntries(
      Array.from({ length: Math.ceil(count / 100) }, (_, n) => [
        page(n),
        {
          users: users.slice(100 * n, 100 * n + 100),
          ...(count > 100 * n + 100 ? { next: String(n + 1) } : {}),
        },
      ]),
    );
  };
  const UNCHECKED = 'target_unchecked protected.users, allowed';

  it.each([
    [holders(3), 'ok'],
    [holders(3, 'auth0|boss'), 'target_protected protected.users.ids'],
    [holders(3, 7), UNCHECKED],
    [holders(200), 'ok'],
    [holders(201), UNCHECKED],
    [{ '/roles/r/users': {} }, UNCHECKED],
  ])('loses a role that is deleted: case %#', async (answers, expected) => {
    expect(await result(people, 'delete_role', { role_id: 'r' }, answers)).toBe(expected);
  });

  it('is not read where nobody is protected', async () => {
    const { result: passes, seen } = await check(
      '',
      'delete_role',
      { role_id: 'r' },
      holders(3, 'auth0|boss'),
    );
    expect([passes, seen]).toEqual(['ok', []]);
  });

  it('may be the applications of an organization', async () => {
    const of = (client_id: unknown) => ({
      ...shop,
      '/organizations/o/clients': { clients: [{ client_id }] },
    });
    const gone = (yaml: string, answers: object) =>
      check(yaml, 'delete_organization', { organization_id: 'o' }, { ...answers });
    expect((await gone(clients, of('c1'))).result).toBe(CLIENT);
    expect((await gone(clients, of('a'))).result).toBe('ok');
    expect((await gone(clients, of(7))).result).toBe('target_unchecked protected.clients');
    expect((await gone(clients, { ...shop, '/organizations/o/clients': {} })).result).toBe(
      'target_unchecked protected.clients',
    );
    expect((await gone(clients, of('a'))).seen).not.toContain(
      '/organizations/o/members?page=0&per_page=100&include_totals=true',
    );
    // The applications in a list are many more than people may be.
    const all = Array.from({ length: 250 }, () => ({ client_id: 'a' }));
    const many = { ...shop, '/organizations/o/clients': { clients: all } };
    expect((await gone(clients, many)).result).toBe('ok');
  });
});

describe('people who join an organization by signing in', () => {
  const answers = {
    '/organizations/org_a': { id: 'org_a', name: 'acme' },
    '/connections/con_1': { id: 'con_1', name: 'Customers' },
    '/connections/con_2': { id: 'con_2', name: 'Corp' },
    '/connections/con_3': { id: 'con_3' },
    '/connections?name=Corp': [],
  };
  const add = (yaml: string, connection_id: string) =>
    result(
      yaml,
      'update_organization_connection',
      { organization_id: 'org_a', connection_id, assign_membership_on_login: true },
      answers,
    );

  it.each([
    ['allowed: {organizations: [acme]}', 'con_1', 'target_not_allowed allowed.organizations'],
    ['allowed: {organizations: [acme], connections: [con_1]}', 'con_1', 'ok'],
    ['allowed: {organizations: [acme], connections: [Customers]}', 'con_1', 'ok'],
    ['', 'con_1', 'ok'],
    ['', 'con_9', 'ok'],
    ['allowed: {organizations: [acme]}', 'con_3', 'target_not_allowed allowed.organizations'],
  ])('%s, %s: %s', async (yaml, connection, expected) => {
    expect(await add(yaml, connection)).toBe(expected);
  });

  it('only where that is automatic', async () => {
    const args = { organization_id: 'org_a', connection_id: 'con_1', show_as_button: true };
    const yaml = 'allowed: {organizations: [acme]}';
    expect(await result(yaml, 'update_organization_connection', args, answers)).toBe('ok');
    expect(
      await result(yaml, 'update_organization_connection', { ...args, is_signup_enabled: true }, answers),
    ).toBe('target_not_allowed allowed.organizations');
  });
});

describe('a person who is not named by an id', () => {
  it('owns what is changed: without an owner it cannot be checked', async () => {
    const session = (user_id: unknown) => ({ '/sessions/s': { user_id } });
    const yaml = 'protected: {users: {ids: ["auth0|boss"]}}';
    expect(await result(yaml, 'delete_session', { session_id: 's' }, session('auth0|boss'))).toBe(
      'target_protected protected.users.ids',
    );
    expect(await result(yaml, 'delete_session', { session_id: 's' }, session(7))).toBe(
      'target_unchecked protected.users, allowed',
    );
    expect((await check('', 'delete_session', { session_id: 's' }, session(7))).verdict).toMatchObject({
      ok: true,
      users: [],
    });
  });

  it('is looked for only where that matters, and then without a way out of the query', async () => {
    const args = { identifier: ' a"b\\c ' };
    const free = await check('', 'clear_user_blocks_by_identifier', args);
    expect(free.verdict).toMatchObject({ ok: true, users: ['a"b\\c'] });
    expect(free.seen).toEqual([]);
    const { seen } = await check('protected: {users: {ids: [x]}}', 'clear_user_blocks_by_identifier', args);
    const quoted = '"a\\"b\\\\c"';
    expect(seen).toEqual([
      `/users?q=email:${quoted} OR username:${quoted} OR phone_number:${quoted}&search_engine=v3&per_page=100`,
    ]);
  });
});

describe('what is allowed does not reach the rest of the tenant', () => {
  const organization = { '/organizations/org_a': { id: 'org_a', name: 'acme' } };

  it('and is named in the refusal', async () => {
    const both = 'allowed: {organizations: [acme], connections: [Customers]}';
    const { verdict } = await check(both, 'create_role', { name: 'x' });
    expect(verdict).toMatchObject({
      code: 'target_not_allowed',
      rule: 'allowed.organizations, allowed.connections',
      reason: expect.stringContaining('restricts this server to certain organizations and connections, and'),
    });
    expect(await result('allowed: {organizations: [acme]}', 'create_role', { name: 'x' })).toBe(
      'target_not_allowed allowed.organizations',
    );
  });

  it('nor is an organization within where only connections are, nor what is only used', async () => {
    const args = { organization_id: 'org_a', display_name: 'x' };
    const connections = 'allowed: {connections: [Customers]}';
    expect(await result(connections, 'update_organization', args, organization)).toBe(
      'target_not_allowed allowed.connections',
    );
    expect(await result('allowed: {organizations: [acme]}', 'update_organization', args, organization)).toBe(
      'ok',
    );
    const connection = { '/connections/con_1': { id: 'con_1', name: 'Customers' } };
    const update = { connection_id: 'con_1', display_name: 'x' };
    expect(await result(connections, 'update_connection', update, connection)).toBe('ok');
    expect(await result('allowed: {organizations: [acme]}', 'update_connection', update, connection)).toBe(
      'target_not_allowed allowed.organizations',
    );
  });
});
