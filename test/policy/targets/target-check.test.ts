import { describe, expect, test } from 'vitest';
import { loadFacts, resolveRef } from '../../../src/catalog/load.js';
import { toWire } from '../../../src/catalog/wire.js';
import { parsePolicy } from '../../../src/policy/file/policy-file.js';
import { mergePolicy } from '../../../src/policy/merge-policy.js';
import { type FileLayer, protectedLists } from '../../../src/policy/policy.js';
import { listedTargets } from '../../../src/policy/targets/listed.js';
import { reach } from '../../../src/policy/targets/reach.js';
import { checkTarget } from '../../../src/policy/targets/target-check.js';
import { TargetMemory } from '../../../src/policy/targets/target-memory.js';
import { targetsOf } from '../../../src/policy/targets/targets.js';
import { fails, reader } from '../confirm/reader.js';
import { operation, record, records } from '../records.js';
import { reachedByPath, tenantWide } from './reviewed-operations.js';

const people = {
  '/users/auth0%7C1': {
    user_id: 'auth0|1',
    email: 'jane@example.com',
    identities: [{ connection: 'Customers' }],
  },
  '/users/auth0%7C1/roles?page=0&per_page=100&include_totals=true': [{ id: 'rol_s', name: 'Support' }],
  '/users/auth0%7C1/organizations?page=0&per_page=100&include_totals=true': [{ id: 'org_a', name: 'acme' }],
  '/users/auth0%7Cboss': {
    user_id: 'auth0|boss',
    email: 'boss@board.example',
    identities: [{ connection: 'Corp', profileData: { email: 'private@home.example' } }],
  },
  '/users/auth0%7Cboss/roles?page=0&per_page=100&include_totals=true': [{ id: 'rol_o', name: 'Owner' }],
  '/users/auth0%7Cboss/organizations?page=0&per_page=100&include_totals=true': [
    { id: 'org_a', name: 'acme' },
    { id: 'org_b', name: 'board' },
  ],
  '/users/auth0%7Cnew': {
    user_id: 'auth0|new',
    email: 'new@example.com',
    identities: [{ connection: 'Customers' }],
  },
  '/users/auth0%7Cnew/organizations?page=0&per_page=100&include_totals=true': [],
  '/users/auth0%7Cnew/roles?page=0&per_page=100&include_totals=true': [],
  '/roles/rol_o': { id: 'rol_o', name: 'Owner' },
  '/roles/rol_s': { id: 'rol_s', name: 'Support' },
  '/clients/c1': { client_id: 'c1', name: 'Dashboard' },
  '/clients/c2': { client_id: 'c2', name: 'Shop' },
  '/connections/con_1': { id: 'con_1', name: 'Customers' },
  '/connections/con_2': { id: 'con_2', name: 'Corp' },
  '/connections?name=Customers': [{ id: 'con_1', name: 'Customers' }],
  '/connections?name=Corp': [{ id: 'con_2', name: 'Corp' }],
  '/organizations/org_a': { id: 'org_a', name: 'acme' },
  '/organizations/org_b': { id: 'org_b', name: 'board' },
  '/sessions/s1': { id: 's1', user_id: 'auth0|boss' },
  '/sessions/s2': { id: 's2', user_id: 'auth0|1' },
  '/refresh-tokens/r1': { id: 'r1', user_id: 'auth0|boss' },
  '/client-grants/g1': { id: 'g1', client_id: 'c1' },
  '/users-by-email?email=boss@board.example': [{ user_id: 'auth0|boss' }],
  '/users-by-email?email=jane@example.com': [{ user_id: 'auth0|1' }],
};

async function check(
  yaml: string,
  tool: string,
  args: Record<string, unknown>,
  answers: Record<string, unknown> = people,
) {
  const fake = reader(answers);
  const policy = mergePolicy(await parsePolicy(`version: 1\n${yaml}`, 'p'));
  const verdict = await checkTarget(policy, { wire: toWire(record(tool), args), read: fake.read });
  return {
    verdict,
    seen: fake.seen,
    code: verdict.ok ? 'ok' : verdict.code,
    rule: verdict.ok ? '' : verdict.rule,
  };
}

describe('without rules', () => {
  test('nothing is read, and whom it reaches is known for the limits and the trail', async () => {
    const { verdict, seen } = await check('', 'remove_organization_members', {
      organization_id: 'org_a',
      members: ['auth0|1', 'auth0|boss'],
    });
    expect(seen).toEqual([]);
    expect(verdict).toEqual({
      ok: true,
      users: ['auth0|1', 'auth0|boss'],
      uncountedUsers: false,
      targets: ['organization org_a', 'user auth0|1', 'user auth0|boss'],
    });
  });

  test.each([
    ['update_resource_server', { resource_server_id: 'api_1', name: 'x' }, ['api api_1']],
    ['update_client', { client_id: 'app_1', name: 'x' }, ['client app_1']],
    ['update_role', { role_id: 'rol_s', name: 'x' }, ['role rol_s']],
  ])('what %s reaches is known', async (tool, args, targets) => {
    expect((await check('', tool, args)).verdict).toMatchObject({ ok: true, users: [], targets });
  });

  test('what nobody has, or owns, is nobody', async () => {
    const nothing = { ok: true, users: [], targets: ['connection con_1'] };
    const email = { connection_id: 'con_1', email: 'none@example.com' };
    const protects = 'protected: {users: {ids: [x]}, clients: [Dashboard]}';
    expect((await check(protects, 'delete_connection_user', email)).verdict).toMatchObject(nothing);
    const { verdict } = await check(protects, 'delete_client_grant', { client_grant_id: 'none' });
    expect(verdict).toMatchObject({ ok: true, users: [], targets: [] });
  });

  test('every write is passed', async () => {
    const policy = mergePolicy(undefined);
    for (const tool of records.filter(({ risk }) => risk !== 'read')) {
      const args = Object.fromEntries(Object.keys(tool.binding).map((name) => [name, 'x']));
      const verdict = await checkTarget(policy, {
        wire: toWire(tool, args),
        read: reader({ '/sessions/x': { user_id: 'u' } }).read,
      });
      expect(verdict.ok, tool.name).toBe(true);
    }
  });
});

describe('protected people', () => {
  const byId = 'protected: {users: {ids: ["auth0|BOSS"]}}';
  const byEmail = 'protected: {users: {emails: ["*@Board.example"]}}';
  const byRole = 'protected: {users: {roles: [Owner]}}';
  const byOrganization = 'protected: {users: {organizations: [org_b]}}';
  const all = [byId, byEmail, byRole, byOrganization];

  const reaching: [string, Record<string, unknown>][] = [
    ['delete_user', { user_id: 'auth0|boss' }],
    ['update_user', { user_id: 'auth0|boss', blocked: true }],
    ['assign_user_roles', { user_id: 'auth0|boss', roles: [] }],
    ['clear_user_blocks', { user_id: 'auth0|boss' }],
    ['delete_user_sessions', { user_id: 'auth0|boss' }],
    ['delete_user_multifactor_provider', { user_id: 'auth0|boss', provider: 'duo' }],
    ['create_password_change_ticket', { user_id: 'auth0|boss' }],
    ['create_password_change_ticket', { email: 'boss@board.example', connection_id: 'con_2' }],
    ['create_email_verification_ticket', { user_id: 'auth0|boss' }],
    ['send_verification_email', { user_id: 'auth0|boss' }],
    ['create_guardian_enrollment_ticket', { user_id: 'auth0|boss' }],
    ['add_organization_members', { organization_id: 'org_a', members: ['auth0|1', 'auth0|boss'] }],
    ['remove_organization_members', { organization_id: 'org_a', members: ['auth0|boss'] }],
    ['remove_organization_member_roles', { organization_id: 'org_a', user_id: 'auth0|boss', roles: [] }],
    ['assign_role_users', { role_id: 'rol_s', users: ['auth0|boss'] }],
    ['delete_user_grants', { user_id: 'auth0|boss' }],
    ['revoke_refresh_tokens', { user_id: 'auth0|boss', client_id: 'c1' }],
    ['delete_session', { session_id: 's1' }],
    ['revoke_session', { session_id: 's1' }],
    ['delete_refresh_token', { refresh_token_id: 'r1' }],
    ['delete_connection_user', { connection_id: 'con_2', email: 'boss@board.example' }],
    ['link_user_identity', { user_id: 'auth0|1', provider: 'auth0', secondary_user_id: 'boss' }],
    ['link_user_identity', { user_id: 'auth0|1', secondary_user_id: 'auth0|boss' }],
    ['link_user_identity', { user_id: 'auth0|boss', link_with: 'eyJ' }],
  ];

  test.each(reaching)('%s', async (tool, args) => {
    for (const rule of all) {
      const { code } = await check(rule, tool, args);
      expect(code, rule).toBe('target_protected');
    }
  });

  test('the rule is named, and others are let through', async () => {
    expect((await check(byId, 'delete_user', { user_id: 'auth0|boss' })).rule).toBe('protected.users.ids');
    expect((await check(byEmail, 'delete_user', { user_id: 'auth0|boss' })).rule).toBe(
      'protected.users.emails',
    );
    expect((await check(byRole, 'delete_user', { user_id: 'auth0|boss' })).rule).toBe(
      'protected.users.roles',
    );
    expect((await check(byOrganization, 'delete_user', { user_id: 'auth0|boss' })).rule).toBe(
      'protected.users.organizations',
    );
    for (const rule of all) {
      expect((await check(rule, 'delete_user', { user_id: 'auth0|1' })).code).toBe('ok');
      expect((await check(rule, 'delete_session', { session_id: 's2' })).code).toBe('ok');
    }
  });

  test('what an account is given must not be theirs', async () => {
    const given = async (rule: string, more: object) => {
      const { code, rule: named } = await check(rule, 'create_user', { connection: 'Corp', ...more });
      return `${code} ${named}`;
    };
    for (const more of [{ email: 'Boss@board.example' }, { username: 'boss@board.example' }]) {
      expect(await given(byEmail, more)).toBe('target_protected protected.users.emails');
      expect(await given(byId, more)).toBe('ok ');
    }
    for (const user_id of ['auth0|boss', 'boss']) {
      expect(await given(byId, { user_id })).toBe('target_protected protected.users.ids');
      expect(await given(byEmail, { user_id })).toBe('ok ');
    }
  });

  test('an address of a linked identity counts', async () => {
    const { code } = await check('protected: {users: {emails: ["*@home.example"]}}', 'delete_user', {
      user_id: 'auth0|boss',
    });
    expect(code).toBe('target_protected');
  });

  test('reading them is no change', async () => {
    for (const rule of all)
      expect((await check(rule, 'get_user', { user_id: 'auth0|boss' })).code).toBe('ok');
  });

  test('blocks by identifier: the address itself, and the account it belongs to', async () => {
    expect(
      (await check(byEmail, 'clear_user_blocks_by_identifier', { identifier: 'BOSS@board.example' })).code,
    ).toBe('target_protected');
    const q = 'email:"boss" OR username:"boss" OR phone_number:"boss"';
    const answers = {
      ...people,
      [`/users?q=${q}&search_engine=v3&per_page=100`]: [{ user_id: 'auth0|boss' }],
    };
    expect(
      (await check(byRole, 'clear_user_blocks_by_identifier', { identifier: 'boss' }, answers)).code,
    ).toBe('target_protected');
  });

  test.each([
    ['delete_guardian_enrollment', { enrollment_id: 'dev_1' }],
    ['delete_grant', { grant_id: 'g' }],
    ['delete_device_credential', { device_credential_id: 'd' }],
    ['delete_connection', { connection_id: 'con_2' }],
    ['import_users', { connection_id: 'con_2', users: '[]', upsert: true }],
    ['create_scim_token', { connection_id: 'con_2' }],
    ['revoke_refresh_tokens', { client_id: 'c1' }],
    ['link_user_identity', { user_id: 'auth0|1', link_with: 'eyJ' }],
  ])('%s reaches people who cannot be told, so it is refused', async (tool, args) => {
    for (const rule of all) expect((await check(rule, tool, args)).code, rule).toBe('target_unchecked');
    const { verdict } = await check('', tool, args);
    expect(verdict).toMatchObject({ ok: true, uncountedUsers: true });
  });

  test('what cannot be read cannot be checked', async () => {
    for (const failure of [fails(403, 'Insufficient scope'), fails(500), fails(429)]) {
      const answers = {
        ...people,
        '/users/auth0%7C1': failure,
        '/users/auth0%7C1/roles?page=0&per_page=100&include_totals=true': failure,
      };
      expect((await check(byEmail, 'delete_user', { user_id: 'auth0|1' }, answers)).code).toBe(
        'target_unchecked',
      );
      expect((await check(byRole, 'delete_user', { user_id: 'auth0|1' }, answers)).code).toBe(
        'target_unchecked',
      );
    }
  });

  test('a person who does not exist is not protected', async () => {
    for (const rule of all)
      expect((await check(rule, 'delete_user', { user_id: 'auth0|nobody' })).code).toBe('ok');
  });

  test('a role on a later page counts, and a list without end cannot be checked', async () => {
    const page = Array.from({ length: 100 }, (_, index) => ({ id: `r${index}`, name: `n${index}` }));
    const later = {
      ...people,
      '/users/auth0%7C1/roles?page=0&per_page=100&include_totals=true': page,
      '/users/auth0%7C1/roles?page=1&per_page=100&include_totals=true': [{ id: 'x', name: 'Owner' }],
    };
    expect((await check(byRole, 'delete_user', { user_id: 'auth0|1' }, later)).code).toBe('target_protected');
    const endless = {
      ...people,
      ...Object.fromEntries(
        Array.from({ length: 20 }, (_, p) => [
          `/users/auth0%7C1/roles?page=${p}&per_page=100&include_totals=true`,
          page,
        ]),
      ),
    };
    expect((await check(byRole, 'delete_user', { user_id: 'auth0|1' }, endless)).code).toBe(
      'target_unchecked',
    );
  });
});

describe('protected things', () => {
  test.each([
    ['protected: {clients: [c1]}', 'delete_client', { client_id: 'c1' }],
    ['protected: {clients: [Dashboard]}', 'update_client', { client_id: 'c1' }],
    ['protected: {clients: [Dashboard]}', 'rotate_client_secret', { client_id: 'c1' }],
    ['protected: {clients: [Dashboard]}', 'create_client_grant', { client_id: 'c1', audience: 'a' }],
    ['protected: {clients: [Dashboard]}', 'delete_client_grant', { client_grant_id: 'g1' }],
    [
      'protected: {clients: [Dashboard]}',
      'update_connection_clients',
      { connection_id: 'con_1', clients: [{ client_id: 'c1', status: false }] },
    ],
    ['protected: {connections: [Corp]}', 'delete_connection', { connection_id: 'con_2' }],
    ['protected: {connections: [con_2]}', 'update_connection', { connection_id: 'con_2' }],
    ['protected: {connections: [Corp]}', 'delete_scim_configuration', { connection_id: 'con_2' }],
    [
      'protected: {connections: [Corp]}',
      'remove_organization_enabled_connection',
      { organization_id: 'org_a', connection_id: 'con_2' },
    ],
    ['protected: {roles: [Owner]}', 'delete_role', { role_id: 'rol_o' }],
    ['protected: {roles: [Owner]}', 'assign_user_roles', { user_id: 'auth0|1', roles: ['rol_s', 'rol_o'] }],
    ['protected: {roles: [Owner]}', 'assign_role_users', { role_id: 'rol_o', users: ['auth0|1'] }],
    [
      'protected: {roles: [rol_o]}',
      'create_organization_invitation',
      { organization_id: 'org_a', roles: ['rol_o'] },
    ],
    ['protected: {organizations: [acme]}', 'delete_organization', { organization_id: 'org_a' }],
    [
      'protected: {organizations: [acme]}',
      'add_organization_members',
      { organization_id: 'org_a', members: ['auth0|1'] },
    ],
  ])('%s refuses %s', async (rule, tool, args) => {
    expect((await check(rule, tool, args)).code).toBe('target_protected');
  });

  test.each([
    ['protected: {clients: [Dashboard]}', 'delete_client', { client_id: 'c2' }],
    [
      'protected: {clients: [Dashboard]}',
      'create_password_change_ticket',
      { user_id: 'auth0|1', client_id: 'c1' },
    ],
    ['protected: {connections: [Corp]}', 'create_user', { connection: 'Corp', email: 'x@y.example' }],
    ['protected: {roles: [Owner]}', 'get_role', { role_id: 'rol_o' }],
    ['protected: {clients: [Dashboard]}', 'get_client', { client_id: 'c1' }],
  ])('%s lets %s through', async (rule, tool, args) => {
    expect((await check(rule, tool, args)).code).toBe('ok');
  });

  test('what cannot be read cannot be checked', async () => {
    expect(
      (
        await check(
          'protected: {clients: [Dashboard]}',
          'delete_client',
          { client_id: 'c2' },
          { '/clients/c2': fails(403) },
        )
      ).code,
    ).toBe('target_unchecked');
  });
});

describe('the scopes of an API', () => {
  const api = { id: 'api_1', identifier: 'https://api', scopes: [{ value: 'read:x' }, { value: 'read:y' }] };
  const answers = {
    ...people,
    '/resource-servers/api_1': api,
    '/client-grants?audience=https://api&page=0&per_page=100&include_totals=true': [{ client_id: 'c1' }],
  };
  test.each([
    ['added', ['read:x', 'read:y', 'read:z'], 'ok'],
    ['dropped', ['read:x'], 'target_protected'],
  ])('%s, where a protected application has a grant', async (_, values, code) => {
    const args = { resource_server_id: 'api_1', scopes: values.map((value) => ({ value })) };
    const checked = await check('protected: {clients: [c1]}', 'update_resource_server', args, answers);
    expect(checked.code).toBe(code);
  });
});

describe('lists in a body', () => {
  const targets = async (yaml: string, clients: string[]) => {
    const policy = mergePolicy(await parsePolicy(`version: 1\n${yaml}`, 'p'));
    const verdict = await checkTarget(policy, {
      wire: toWire(record('create_connection'), { name: 'x', strategy: 'auth0', enabled_clients: clients }),
      read: reader(people).read,
      memory: new TargetMemory(policy, { clientId: 'me', audience: undefined }),
    });
    return verdict.ok ? verdict.targets : verdict.rule;
  };

  test('are looked at for what is protected, and for the own application', async () => {
    expect(await targets('read_only: false', ['c2', 'me'])).toBe('protected.self');
    expect(await targets('read_only: false', ['c2'])).toEqual([]);
    expect(await targets('protected: {clients: [Dashboard]}', ['c2'])).toEqual(['client c2']);
    expect(await targets('protected: {self: false, roles: [Owner]}', ['c2', 'me'])).toEqual([]);
    expect(await targets('protected: {self: false, clients: [Dashboard]}', ['me'])).toEqual(['client me']);
  });
});

describe('what cannot be told', () => {
  test('a grant with a missing or malformed application is not treated as belonging to no application', async () => {
    const rule = 'protected: {clients: [Dashboard]}';
    const owned = (grant: unknown) =>
      check(
        rule,
        'delete_client_grant',
        { client_grant_id: 'g1' },
        { ...people, '/client-grants/g1': grant },
      );
    for (const grant of [{}, { client_id: 7 }, null, [], 'c1']) {
      const { verdict } = await owned(grant);
      expect(verdict, JSON.stringify(grant)).toEqual({
        ok: false,
        code: 'target_unchecked',
        rule: 'protected.clients',
        reason:
          'The policy protects or restricts possible targets of this call, and the owning client cannot be determined. Nothing was changed. The operator configured this; do not try to work around it.',
      });
    }
    expect((await owned({ client_id: 'c2' })).code).toBe('ok');
    expect((await owned(fails(404))).code).toBe('ok');
    expect((await check('', 'delete_client_grant', { client_grant_id: 'g1' })).seen).toEqual([]);
  });

  test('an object without a name, and a malformed list, are not treated as harmless', async () => {
    for (const role of [{}, { name: 7 }, null, [], 'Owner']) {
      const answers = { ...people, '/roles/rol_s': role };
      const { code, rule } = await check(
        'protected: {roles: [Owner]}',
        'delete_role',
        { role_id: 'rol_s' },
        answers,
      );
      expect([code, rule], JSON.stringify(role)).toEqual(['target_unchecked', 'protected.roles, allowed']);
    }
    for (const roles of [{}, { total: 0 }, null, 'Owner', 7]) {
      const answers = { ...people, '/users/auth0%7C1/roles?page=0&per_page=100&include_totals=true': roles };
      const { code, rule } = await check(
        'protected: {users: {roles: [Owner]}}',
        'delete_user',
        { user_id: 'auth0|1' },
        answers,
      );
      expect([code, rule], JSON.stringify(roles)).toEqual(['target_unchecked', 'protected.users, allowed']);
    }
  });

  test('exactly as many pages as are read at most, all of them full, are not the whole list', async () => {
    const page = (at: number) =>
      Array.from({ length: 100 }, (_, index) => ({ id: `r${at}.${index}`, name: `n${index}` }));
    const at = (number: number) => `/users/auth0%7C1/roles?page=${number}&per_page=100&include_totals=true`;
    const answers = (full: number) => ({
      ...people,
      ...Object.fromEntries(Array.from({ length: full }, (_, number) => [at(number), page(number)])),
      [at(full)]: { roles: page(full).slice(1), total: 100 * full + 99 },
    });
    const rule = 'protected: {users: {roles: [Owner]}}';
    const checked = (full: number) => check(rule, 'delete_user', { user_id: 'auth0|1' }, answers(full));
    expect((await checked(9)).code).toBe('ok');
    const { code, rule: named, seen } = await checked(10);
    expect([code, named]).toEqual(['target_unchecked', 'protected.users, allowed']);
    expect(seen.filter((path) => path.startsWith(at(0).split('?')[0] as string))).toHaveLength(10);
  });

  test('a failure of ours is not told to the model, and one of the API is', async () => {
    const policy = mergePolicy(await parsePolicy('version: 1\nprotected: {roles: [Owner]}', 'p'));
    const failing = (error: Error) =>
      checkTarget(policy, {
        wire: toWire(record('delete_role'), { role_id: 'r' }),
        read: () => Promise.reject(error),
      });
    const told = (why: string) => ({
      ok: false,
      code: 'target_unchecked',
      rule: 'protected, allowed',
      reason: `Could not check whether the policy protects the targets of this call${why}. Nothing was changed.`,
    });
    expect(await failing(new Error('token=abc'))).toEqual(told(''));
    expect(await failing(Object.assign(new Error('too many'), { kind: 'api' }))).toEqual(told(' (too many)'));
  });

  test('a person or connection that is not there is left to the API', async () => {
    const rule = 'allowed: {connections: [Customers]}';
    expect((await check(rule, 'update_user', { user_id: 'auth0|nobody' })).code).toBe('ok');
    expect((await check(rule, 'create_user', { connection: 'None' })).code).toBe('target_not_allowed');
  });
});

test('a refusal names what it is about', async () => {
  const reasonOf = async (rule: string, tool: string, args: Record<string, unknown>) => {
    const { verdict } = await check(rule, tool, args);
    return verdict.ok ? '' : verdict.reason;
  };
  expect(await reasonOf('protected: {roles: [Owner]}', 'delete_role', { role_id: 'rol_o' })).toBe(
    'The policy protects the role "rol_o": it cannot be changed or deleted. Nothing was changed. The operator configured this; do not try to work around it.',
  );
  expect(
    await reasonOf('allowed: {connections: [Customers]}', 'create_user', { connection: 'Corp' }),
  ).toContain('restricts this server to certain connections, and "Corp" is not one of them.');
});

test('a connection by its name, from a list of either form', async () => {
  const answered = (found: unknown) =>
    check(
      'allowed: {connections: [con_1]}',
      'create_user',
      { connection: 'Customers' },
      { '/connections?name=Customers': found },
    );
  const right = { id: 'con_1', name: 'Customers' };
  expect((await answered([right])).code).toBe('ok');
  expect((await answered({ total: 1, connections: [right] })).code).toBe('ok');
  for (const found of [
    {},
    [],
    [{ id: 'con_1', name: 'Other' }],
    [{ id: 'con_2', name: 'Customers' }],
    [{ name: 'Customers' }],
    null,
    'x',
  ])
    expect((await answered(found)).code, JSON.stringify(found)).toBe('target_not_allowed');
});

test('an address or username is looked for as given and in small letters, without spaces around it', async () => {
  const protectedBoss = 'protected: {users: {ids: [auth0|boss]}}';
  const search = (name: string) => `email:"${name}" OR username:"${name}" OR phone_number:"${name}"`;
  const q = `${search('The-Boss')} OR ${search('the-boss')}`;
  const found = [{ user_id: 'auth0|boss' }];
  const answers = {
    ...people,
    [`/users?q=${q}&search_engine=v3&per_page=100`]: found,
    '/users-by-email?email=Social@example.com': found,
  };
  const blocks = await check(
    protectedBoss,
    'clear_user_blocks_by_identifier',
    { identifier: ' The-Boss ' },
    answers,
  );
  expect(blocks.code).toBe('target_protected');
  const ticket = { email: 'Social@example.com', connection_id: 'con_1' };
  const { code, seen } = await check(protectedBoss, 'create_password_change_ticket', ticket, answers);
  expect(code).toBe('target_protected');
  expect(seen.filter((path) => path.startsWith('/users-by-email'))).toEqual([
    '/users-by-email?email=Social@example.com',
    '/users-by-email?email=social@example.com',
  ]);
});

test('an answer of another form than a list of people cannot be checked', async () => {
  const by = 'protected: {users: {ids: [auth0|boss]}}';
  const args = { connection_id: 'con_1', email: 'x@example.com' };
  const answered = (body: unknown) =>
    check(by, 'delete_connection_user', args, { ...people, '/users-by-email?email=x@example.com': body });
  expect((await answered([{ user_id: 'auth0|1' }])).code).toBe('ok');
  expect((await answered([])).code).toBe('ok');
  expect((await answered([{ user_id: 'auth0|boss' }])).code).toBe('target_protected');
  for (const body of [{}, 'auth0|boss', { users: [{ user_id: 'auth0|boss' }] }, [{}], [{ user_id: 7 }]]) {
    const { code, rule } = await answered(body);
    expect([code, rule], JSON.stringify(body)).toEqual(['target_unchecked', 'protected.users, allowed']);
  }
});

describe('allowed organizations', () => {
  const rule = 'allowed: {organizations: [acme]}';

  test.each([
    ['update_organization', { organization_id: 'org_a' }, 'ok'],
    ['update_organization', { organization_id: 'org_b' }, 'target_not_allowed'],
    ['list_organization_members', { organization_id: 'org_a' }, 'ok'],
    ['list_organization_members', { organization_id: 'org_b' }, 'target_not_allowed'],
    ['update_user', { user_id: 'auth0|1' }, 'ok'],
    ['update_user', { user_id: 'auth0|boss' }, 'target_not_allowed'],
    ['update_user', { user_id: 'auth0|new' }, 'target_not_allowed'],
    ['add_organization_members', { organization_id: 'org_a', members: ['auth0|new'] }, 'target_not_allowed'],
    ['add_organization_members', { organization_id: 'org_a', members: ['auth0|1'] }, 'ok'],
    ['add_organization_members', { organization_id: 'org_b', members: ['auth0|new'] }, 'target_not_allowed'],
    ['add_organization_members', { organization_id: 'org_a', members: ['auth0|boss'] }, 'target_not_allowed'],
    ['create_organization', { name: 'x' }, 'target_not_allowed'],
    ['create_password_change_ticket', { user_id: 'auth0|1', organization_id: 'org_b' }, 'target_not_allowed'],
    ['delete_connection', { connection_id: 'con_1' }, 'target_unchecked'],
    ['import_users', { connection_id: 'con_1', users: '[]' }, 'target_unchecked'],
    ['list_users', {}, 'ok'],
    ['create_role', { name: 'x' }, 'target_not_allowed'],
    // What is named and passes does not make the call one about an organization.
    ['update_resource_server', { resource_server_id: 'api_1', name: 'x' }, 'target_not_allowed'],
    ['delete_client_grant', { client_grant_id: 'g1' }, 'target_not_allowed'],
    ['update_client', { client_id: 'c1', name: 'x' }, 'target_not_allowed'],
    ['create_user', { connection: 'Customers' }, 'target_not_allowed'],
  ])('%s %j: %s', async (tool, args, expected) => {
    expect((await check(rule, tool, args)).code).toBe(expected);
  });

  test('the refusal names the rule', async () => {
    const user = { user_id: 'auth0|boss' };
    expect((await check(rule, 'update_user', user)).rule).toBe('allowed.organizations');
    expect((await check('allowed: {connections: [Customers]}', 'update_user', user)).rule).toBe(
      'allowed.connections',
    );
  });

  test('none can be created, and the refusal says so', async () => {
    const both = 'allowed: {organizations: [acme], connections: [Customers]}';
    const { verdict } = await check(both, 'create_organization', { name: 'x' });
    expect(verdict).toMatchObject({
      code: 'target_not_allowed',
      reason: expect.stringContaining('so none can be created'),
      rule: 'allowed.organizations',
    });
  });

  test('take members from allowed connections alone, by id or name', async () => {
    const join = (allowed: string, connection_id: string) =>
      check(`allowed: {organizations: [acme]${allowed}}`, 'update_organization_connection', {
        ...{ organization_id: 'org_a', connection_id, assign_membership_on_login: true },
      });
    for (const allowed of ['con_1', 'Customers']) {
      expect((await join(`, connections: [${allowed}]`, 'con_1')).code).toBe('ok');
      for (const other of ['con_2', 'con_none'])
        expect((await join(`, connections: [${allowed}]`, other)).code).toBe('target_not_allowed');
    }
    expect((await join(', connections: [con_1]', 'con_1')).seen).not.toContain('/connections/con_1');
    for (const any of ['con_1', 'con_none']) {
      const { code, rule: named } = await join('', any);
      expect([code, named]).toEqual(['target_not_allowed', 'allowed.organizations']);
    }
  });

  test('by id as well', async () => {
    expect(
      (await check('allowed: {organizations: [org_a]}', 'update_user', { user_id: 'auth0|1' })).code,
    ).toBe('ok');
  });
});

describe('allowed connections', () => {
  const rule = 'allowed: {connections: [Customers]}';

  test.each([
    ['update_connection', { connection_id: 'con_1' }, 'ok'],
    ['update_connection', { connection_id: 'con_2' }, 'target_not_allowed'],
    ['create_user', { connection: 'Customers' }, 'ok'],
    ['create_user', { connection: 'Corp' }, 'target_not_allowed'],
    ['update_user', { user_id: 'auth0|1' }, 'ok'],
    ['update_user', { user_id: 'auth0|boss' }, 'target_not_allowed'],
    ['import_users', { connection_id: 'con_1', users: '[]' }, 'ok'],
    ['import_users', { connection_id: 'con_2', users: '[]' }, 'target_not_allowed'],
    ['revoke_refresh_tokens', { client_id: 'c1' }, 'target_unchecked'],
  ])('%s %j: %s', async (tool, args, expected) => {
    expect((await check(rule, tool, args)).code).toBe(expected);
    // The same by id.
    expect((await check('allowed: {connections: [con_1]}', tool, args)).code).toBe(expected);
  });

  test('a person whose connections are not told cannot be checked', async () => {
    const answers = { '/users/auth0%7C9': { user_id: 'auth0|9' } };
    expect((await check(rule, 'update_user', { user_id: 'auth0|9' }, answers)).code).toBe('target_unchecked');
  });
});

describe('the table of targets', () => {
  test('every operation that changes something has exactly one reviewed statement', () => {
    const statements = [new Set(Object.keys(reach)), reachedByPath, tenantWide];
    for (const tool of records.filter(({ risk }) => risk !== 'read')) {
      const key = `${tool.method} ${tool.path}`;
      expect(statements.filter((keys) => keys.has(key)).length, key).toBe(1);
    }
    for (const key of statements.flatMap((keys) => [...keys])) {
      expect(operation(key).risk, key).not.toBe('read');
    }
  });

  test('a statement about the path alone, or about nothing, is true', () => {
    const probe = (key: string) => {
      const tool = operation(key);
      return targetsOf(
        toWire(tool, Object.fromEntries(Object.keys(tool.binding).map((name) => [name, 'x']))),
      );
    };
    for (const key of reachedByPath) expect(probe(key), key).not.toEqual([]);
    for (const key of tenantWide) expect(probe(key), key).toEqual([]);
  });

  test('names operations that exist', () => {
    for (const key of Object.keys(reach)) operation(key);
  });

  test('misses no argument that names a person or thing', () => {
    // Reviewed: what looks like an id of one of these and does not reach it.
    const harmless = new Set([
      'POST /clients allowed_clients', // audiences of a legacy delegation
      'PATCH /clients/{id} allowed_clients',
      'POST /clients/cimd/preview external_client_id', // an address of metadata
      'POST /clients/cimd/register external_client_id',
      'POST /connection-profiles organization', // settings
      'PATCH /connection-profiles/{id} organization',
      'POST /user-attribute-profiles user_id', // a mapping
      'PATCH /user-attribute-profiles/{id} user_id',
      'POST /jobs/users-imports users', // everybody in the connection, by its id
      'POST /users/{id}/identities user_id', // text alone, see above
      'POST /device-credentials client_id', // the device's own
      'POST /users user_id', // of the new user
      'PATCH /users/{id} client_id', // whose e-mail settings apply
      'POST /users/{id}/authentication-methods identity_user_id', // an identity of the same user
      'POST /users/{id}/identities connection_id', // where the secondary account is
    ]);
    const shape =
      /^(?:users|members|clients|connections?|organization|roles|enabled_connections|enabled_clients|enabled_organizations|allowed_clients)$|(?:user|client|connection|organization|role)(?:Id|_id)s?$/;
    const { operations, schemas } = loadFacts();
    const missed: string[] = [];
    for (const facts of operations.filter(({ method }) => method !== 'GET')) {
      const key = `${facts.method} ${facts.path}`;
      const tool = operation(key);
      if (!facts.body || tool.risk === 'read') continue;
      const body = resolveRef(facts.body.schema, schemas);
      const branches = [body, ...(body.oneOf ?? []), ...(body.anyOf ?? [])].map((schema) =>
        resolveRef(schema, schemas),
      );
      for (const name of new Set(branches.flatMap((schema) => Object.keys(schema.properties ?? {})))) {
        if (!shape.test(name) || harmless.has(`${key} ${name}`)) continue;
        const argument =
          Object.entries(tool.binding).find(([, b]) => b.in === 'body' && b.name === name)?.[0] ?? name;
        const wire = toWire(tool, { [argument]: ['probe|1'] });
        const found = [...targetsOf(wire), ...listedTargets(wire, undefined)];
        if (!JSON.stringify(found).includes('probe')) missed.push(`${key} ${name}`);
      }
    }
    expect(missed).toEqual([]);
  });

  test('sees every person, organization, connection, client and role in a path', () => {
    const collections: Record<string, string> = {
      users: 'user',
      'user-blocks': 'user',
      organizations: 'organization',
      clients: 'client',
      roles: 'role',
    };
    for (const tool of records) {
      const segments = (tool.path ?? '').split('/');
      const [, root = ''] = segments;
      const name = /^\{(.+)\}$/.exec(segments[2] ?? '')?.[1];
      if (!name || !collections[root]) continue;
      const argument =
        Object.entries(tool.binding).find(([, b]) => b.in === 'path' && b.name === name)?.[0] ?? '';
      expect(targetsOf(toWire(tool, { [argument]: 'probe' })), tool.name).toContainEqual({
        kind: collections[root],
        id: 'probe',
        how: tool.risk === 'read' ? 'used' : 'changed',
      });
    }
  });

  test("a flow's vault connection is not a connection of the tenant", () => {
    expect(
      targetsOf(toWire(operation('DELETE /flows/vault/connections/{id}'), { vault_connection_id: 'x' })),
    ).toEqual([]);
  });
});

test('a refusal says what to do, and not to go around it', async () => {
  const layer: FileLayer = {
    source: 't',
    protect: {
      users: { ids: ['u"\n1'], emails: [], roles: [], organizations: [] },
      ...protectedLists(() => []),
    },
  };
  const verdict = await checkTarget(mergePolicy(layer), {
    wire: toWire(record('delete_user'), { user_id: 'u"\n1' }),
    read: reader({}).read,
  });
  expect(verdict).toEqual({
    ok: false,
    code: 'target_protected',
    rule: 'protected.users.ids',
    reason:
      'The policy protects the user "u\\"<U+000A>1": they cannot be changed or deleted. Nothing was changed. The operator configured this; do not try to work around it.',
  });
});
