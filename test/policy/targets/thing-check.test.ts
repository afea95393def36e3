/** Organizations, connections, applications, roles and APIs against the policy. */
import { describe, expect, it } from 'vitest';
import type { ThingTarget } from '../../../src/policy/targets/kinds.js';
import { checkApi, checkThing } from '../../../src/policy/targets/thing-check.js';
import { fails } from '../confirm/reader.js';
import { type Given, outcome, rulesOf } from './rules.js';

const own = { clientId: 'me', audience: 'https://acme.example/api/v2/' };
const thing = async (yaml: string, target: ThingTarget, given: Given = {}) =>
  outcome(checkThing(await rulesOf(yaml, given), target));
const client = (id: string, how: 'changed' | 'listed' | 'used' = 'changed') =>
  ({ kind: 'client', id, how }) as const;
const grant = { kind: 'client', read: '/client-grants/{id}', id: 'g1', field: 'client_id' } as const;
const PROTECTED = 'target_protected protected.clients';
const SELF = 'target_protected protected.self';

describe('a protected thing', () => {
  const yaml = 'protected: {clients: [Shop]}';
  const answers = {
    '/clients': [{ client_id: 'c1', name: 'Shop' }],
    '/clients/c1': { client_id: 'c1', name: 'Renamed' },
    '/clients/c2': { client_id: 'c2', name: 'Other' },
    '/clients/c3': { client_id: 'c3' },
    '/clients/c4': { client_id: 'c4', name: 'shop' },
  };

  it.each([
    ['c1', 'changed', PROTECTED],
    ['c1', 'listed', PROTECTED],
    ['c1', 'used', 'passes'],
    ['c2', 'changed', 'passes'],
    ['c3', 'changed', 'target_unchecked protected.clients, allowed'],
    ['c4', 'changed', PROTECTED],
    ['gone', 'changed', 'passes'],
  ] as const)('%s, %s: %s', async (id, how, result) => {
    expect(await thing(yaml, client(id, how), { answers })).toBe(result);
    expect(await thing(yaml, client(id, how), { answers, changes: false })).toBe('passes');
  });

  it('is not read where nothing is protected', async () => {
    const rules = await rulesOf('', { answers });
    expect(await checkThing(rules, client('c1'))).toBe('c1');
    expect(rules.seen).toEqual([]);
  });

  it('is known by its id without a read, so that none can fail', async () => {
    const rules = await rulesOf('protected: {clients: [c9]}', { answers: { '/clients/c9': fails(500) } });
    expect(await outcome(checkThing(rules, client('c9')))).toBe('target_protected protected.clients');
    expect(rules.seen.filter((path) => path === '/clients/c9')).toEqual([]);
  });

  it('is not looked for by an id where only its name is given', async () => {
    const rules = await rulesOf('protected: {connections: [Customers]}', {
      answers: { '/connections': [{ id: 'con_1', name: 'Customers' }] },
    });
    await checkThing(rules, { kind: 'connection', name: 'Corp', how: 'used' });
    await checkThing(rules, { kind: 'connection', name: 'Corp', how: 'within' });
    expect(rules.seen.filter((path) => path.startsWith('/connections/'))).toEqual([]);
  });

  it('may be the owner of what is changed', async () => {
    const owned = (client_id: unknown) => ({ ...answers, '/client-grants/g1': { client_id } });
    expect(await thing(yaml, grant, { answers: owned('c1') })).toBe(PROTECTED);
    expect(await thing(yaml, grant, { answers: owned('c2') })).toBe('passes');
    // The owner decides; where that cannot be told, nothing is known to be allowed.
    for (const nobody of [undefined, null, 5])
      expect(await thing(yaml, grant, { answers: owned(nobody) })).toBe('target_unchecked protected.clients');
    expect(await thing(yaml, grant, { answers })).toBe('passes');
  });
});

describe('the own application', () => {
  it('is protected, and so are its grants', async () => {
    const answers = (client_id: unknown) => ({ '/client-grants/g1': { client_id } });
    expect(await thing('', client('me'), { own })).toBe(SELF);
    expect(await thing('', client('me', 'listed'), { own })).toBe(SELF);
    expect(await thing('', client('me', 'used'), { own })).toBe('passes');
    expect(await thing('', client('other'), { own })).toBe('passes');
    expect(await thing('', { kind: 'connection', id: 'me', how: 'changed' }, { own })).toBe('passes');
    expect(await thing('', { kind: 'connection', name: 'me', how: 'used' }, { own })).toBe('passes');
    expect(await thing('', grant, { own, answers: answers('me') })).toBe(SELF);
    expect(await thing('', grant, { own, answers: answers('client_id: me') })).toBe(SELF);
    expect(await thing('', grant, { own, answers: answers('other') })).toBe('passes');
    for (const nobody of [undefined, null])
      expect(await thing('', grant, { own, answers: answers(nobody) })).toBe('passes');
    expect(await thing('', grant, { own, answers: answers(5) })).toBe('target_unchecked protected.clients');
  });

  it('is not looked for where it is not known, or the policy gives it free', async () => {
    for (const [yaml, given] of [
      ['', {}],
      ['protected: {self: false}', { own }],
    ] as const) {
      const rules = await rulesOf(yaml, { ...given, answers: { '/client-grants/g1': { client_id: 'me' } } });
      expect(await checkThing(rules, grant)).toBeUndefined();
      expect(rules.seen).toEqual([]);
      expect(await thing(yaml, client('me'), given)).toBe('passes');
    }
  });
});

describe('what is allowed', () => {
  const answers = {
    '/organizations/org_a': { id: 'org_a', name: 'acme' },
    '/organizations/org_b': { id: 'org_b', name: 'board' },
    '/connections/con_1': { id: 'con_1', name: 'Customers' },
    '/connections?name=Customers': [{ id: 'con_1', name: 'Customers' }],
    '/connections?name=Corp': { connections: [{ id: 'con_2', name: 'Corp' }] },
  };
  const organization = (id: string) => ({ kind: 'organization', id, how: 'used' }) as const;

  it.each([
    ['org_a', 'passes'],
    ['acme', 'passes'],
    ['org_b', 'target_not_allowed allowed.organizations'],
    ['gone', 'target_not_allowed allowed.organizations'],
  ])('confines changes to certain organizations, and reads: %s %s', async (id, result) => {
    const yaml = 'allowed: {organizations: [acme]}';
    expect(await thing(yaml, organization(id), { answers })).toBe(result);
    expect(await thing(yaml, organization(id), { answers, changes: false })).toBe(result);
    expect(await thing('', organization(id), { answers })).toBe('passes');
  });

  it('confines changes to certain connections, by id or name, and no reads', async () => {
    const by = (name: string) => ({ kind: 'connection', name, how: 'within' }) as const;
    const id = (one: string) => ({ kind: 'connection', id: one, how: 'changed' }) as const;
    const refused = 'target_not_allowed allowed.connections';
    for (const allowed of ['Customers', 'con_1']) {
      const yaml = `allowed: {connections: [${allowed}]}`;
      expect(await thing(yaml, by('Customers'), { answers })).toBe('passes');
      expect(await thing(yaml, id('con_1'), { answers })).toBe('passes');
      expect(await thing(yaml, by('Corp'), { answers })).toBe(refused);
      expect(await thing(yaml, by('None'), { answers })).toBe(refused);
      expect(await thing(yaml, id('con_9'), { answers })).toBe(refused);
      expect(await thing(yaml, id('con_9'), { answers, changes: false })).toBe('passes');
    }
    expect(await thing('allowed: {connections: [con_2]}', by('Corp'), { answers })).toBe('passes');
    expect(await thing('allowed: {organizations: [x]}', id('con_9'), { answers })).toBe('passes');
  });

  it('resolves to the id or name that it has', async () => {
    expect(await checkThing(await rulesOf(''), { kind: 'connection', name: 'Corp', how: 'used' })).toBe(
      'Corp',
    );
    const rules = await rulesOf('', { own, answers: { '/client-grants/g1': { client_id: 'x:c9' } } });
    expect(await checkThing(rules, grant)).toBe('c9');
  });
});

describe('an API', () => {
  const grants = (audience: string) =>
    `/client-grants?audience=${audience}&page=0&per_page=100&include_totals=true`;
  const permission = (permission_name: unknown, resource_server_identifier = 'https://api') => ({
    permission_name,
    resource_server_identifier,
  });
  const answers = {
    '/resource-servers/api': { identifier: 'https://api' },
    '/resource-servers/mgmt': { identifier: 'HTTPS://acme.example/api/v2/' },
    '/resource-servers/odd': {},
    '/clients': [{ client_id: 'c1', name: 'Shop' }],
    '/clients/c1': { client_id: 'c1', name: 'Shop' },
    '/clients/c2': { client_id: 'c2', name: 'Other' },
    '/roles': [{ id: 'rol_1', name: 'Owner' }],
    '/roles/Owner/permissions': [],
    '/roles/rol_1/permissions': [permission('read:x'), permission('read:y', 'https://other')],
    [grants('https://api')]: [{ client_id: 'c2' }, { client_id: 'c1' }],
  };
  const lost = (...scopes: unknown[]) => ({
    lost: scopes.map((from) => ({ path: ['scopes'], from })),
    changed: [],
    added: [],
  });
  const api = async (yaml: string, id: string, given: Given = {}) =>
    outcome(checkApi(await rulesOf(yaml, { answers, ...given }), id));
  const clients = 'protected: {clients: [Shop]}';
  const roles = 'protected: {roles: [Owner]}';
  const ROLE = 'target_protected protected.roles';

  it('is protected where it is the Management API', async () => {
    expect(await api('', 'mgmt', { own })).toBe(SELF);
    expect(await api('', 'api', { own })).toBe('passes');
    expect(await api('', 'gone', { own })).toBe('passes');
    expect(await api('', 'odd', { own })).toBe('target_unchecked protected');
    expect(await api('protected: {self: false}', 'mgmt', { own })).toBe('passes');
    const free = await rulesOf('protected: {self: false}', { answers, own });
    await checkApi(free, 'mgmt');
    expect(free.seen).toEqual([]);
  });

  it.each<[string, Given, string]>([
    ['deleted', { method: 'DELETE' }, PROTECTED],
    ['renamed', { body: { name: 'x' } }, 'passes'],
    ['given a scope', { body: { scopes: [{ value: 'a' }] }, differences: lost() }, 'passes'],
    ['losing a scope', { body: { scopes: [] }, differences: lost({ value: 'a' }) }, PROTECTED],
    ['losing what is not known', { body: { scopes: [] } }, PROTECTED],
    ['losing something nameless', { body: { scopes: [] }, differences: lost({}) }, PROTECTED],
    ['changed otherwise', { body: { token_lifetime: 1 } }, PROTECTED],
    ['changed with no body', {}, 'passes'],
  ])('on which a protected application has a grant: %s', async (_, given, result) => {
    expect(await api(clients, 'api', given)).toBe(result);
    const others = { ...answers, [grants('https://api')]: [{ client_id: 'c2' }] };
    expect(await api(clients, 'api', { ...given, answers: others })).toBe('passes');
  });

  it('cannot be checked where a grant does not say whose it is', async () => {
    const odd = { ...answers, [grants('https://api')]: [{}] };
    expect(await api(clients, 'api', { method: 'DELETE', answers: odd })).toBe(
      'target_unchecked protected.clients',
    );
    expect(
      await api(clients, 'api', { method: 'DELETE', answers: { ...answers, [grants('https://api')]: {} } }),
    ).toBe('target_unchecked protected.clients');
  });

  it('is not looked for among roles where no scope is lost', async () => {
    const given = { answers, body: { scopes: [] }, differences: lost() };
    const rules = await rulesOf(roles, given);
    await checkApi(rules, 'api');
    expect(rules.seen).toEqual(['/resource-servers/api']);
  });

  it('cannot be checked where the permissions of a role are no list', async () => {
    const odd = { ...answers, '/roles/rol_1/permissions': {} };
    expect(await api(roles, 'api', { method: 'DELETE', answers: odd })).toBe(
      'target_unchecked protected.roles',
    );
  });

  it.each<[string, Given, string]>([
    ['deleted', { method: 'DELETE' }, ROLE],
    ['losing its scope', { body: { scopes: [] }, differences: lost({ value: 'read:x' }) }, ROLE],
    ['losing its scope, by name', { body: { scopes: [] }, differences: lost('read:x') }, ROLE],
    ['losing another', { body: { scopes: [] }, differences: lost({ value: 'read:z' }) }, 'passes'],
    ['losing one of another API', { body: { scopes: [] }, differences: lost('read:y') }, 'passes'],
    ['losing what is not known', { body: { scopes: [] } }, ROLE],
    ['losing something nameless', { body: { scopes: [] }, differences: lost({}) }, ROLE],
    [
      'keeping its scopes',
      { body: { scopes: [] }, differences: { ...lost(), added: [{ path: ['scopes'], to: 'read:x' }] } },
      'passes',
    ],
    [
      'losing something else',
      { body: { scopes: [] }, differences: { ...lost(), lost: [{ path: ['name'], from: 'read:x' }] } },
      'passes',
    ],
    ['changed otherwise', { body: { token_lifetime: 1 } }, 'passes'],
  ])('of which a protected role has permissions: %s', async (_, given, result) => {
    expect(await api(roles, 'api', given)).toBe(result);
    expect(await api('protected: {roles: [Support]}', 'api', given)).toBe('passes');
  });
});
