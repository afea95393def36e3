/** What is told of each kind of object, at the bounds of what there is to tell. */
import { describe, expect, it } from 'vitest';
import { ApiError } from '../../../../../src/client/errors.js';
import { VERY_MANY } from '../../../../../src/policy/change/effects/people-count.js';
import { byDanger } from '../../../../../src/policy/confirm/question/opened/scopes.js';
import { tellers } from '../../../../../src/policy/confirm/question/opened/tellers.js';
import { some, texts } from '../../../../../src/policy/confirm/question/opened/telling.js';
import { nested } from '../../../../../src/text/values.js';

const MOST = 2;
type Read = (path: string, query?: Record<string, unknown>) => unknown;
const tell = (kind: string, value: unknown, read: Read = () => undefined) => {
  const teller = tellers[kind];
  if (!teller) throw new Error(`no teller ${kind}`);
  return teller(value, {
    id: 'x',
    changes: [],
    read: async (_method, path, query) => read(path, query),
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
    expect(some(['x'.repeat(300)], MOST)).toBe(`"${'x'.repeat(300)}"`);
    expect(some(['x'.repeat(301)], MOST)).not.toContain('x'.repeat(301));
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
    const of = async (count: number) =>
      (await tell('Group', {}, (_, query) => members(Math.min(count, Number(query?.take))))).is;
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

describe('roles', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, i) => ({
      resource_server_identifier: 'api',
      permission_name: `p${i}`,
    }));

  it('are told by what could be read, and that there may be more', async () => {
    const pages = [{ total: 150, permissions: many(100) }, undefined];
    const role = await tell('Role', { name: 'R' }, () => pages.shift() ?? refused());
    expect(role.is).toBe('"R", permissions: 100 or more (the answer is not a list)');
    expect(role.lines).toEqual(['API "api": "p0", "p1" and 98 more']);
  });

  it('are told by why nothing could be read', async () => {
    const unread = (why: string) => ({
      is: `"R", its permissions could not be read (${why})`,
      lines: [],
      print: null,
    });
    expect(await tell('Role', { name: 'R' }, refused)).toEqual(unread('not permitted'));
    expect(await tell('Role', { name: 'R' })).toEqual(unread('not found'));
  });

  it('are approved with what they permit, in whatever order', async () => {
    const print = async (permissions: unknown[]) =>
      (await tell('Role', {}, () => ({ total: permissions.length, permissions }))).print;
    const [first, second, other] = many(3);
    expect(await print([second, first])).toEqual(await print([first, second]));
    expect(await print([first, other])).not.toEqual(await print([first, second]));
    expect(await print([{ ...first, resource_server_identifier: 'b' }])).not.toEqual(await print([first]));
  });

  it('and APIs rank by the most dangerous that they permit, other objects come before', async () => {
    const rank = async (permission_name: string) =>
      (await tell('Role', {}, () => ({ total: 1, permissions: [{ permission_name }] }))).rank ?? -1;
    const ofApi = async (value: string) => (await tell('API', { scopes: [{ value }] })).rank ?? -1;
    expect(await rank('delete')).toBeLessThan(await rank('read'));
    expect(await rank('delete')).toBe(await ofApi('delete'));
    expect(await rank('read')).toBe(await ofApi('read'));
    expect((await tell('Application', {})).rank).toBeUndefined();
  });
});

describe('groups that cannot be counted', () => {
  it('are approved all the same, and with their number where it is known', async () => {
    expect((await tell('Group', {}, refused)).print).toBeNull();
    expect((await tell('Group', {}, () => ({ members: [{ id: 'a' }] }))).print).toBe(1);
    expect((await tell('Group', {}, () => ({}))).is).toBe('members: 0');
  });
});

describe('APIs', () => {
  it('are told by their identifier, or by the id that is given', async () => {
    const scopes = [{ value: 'b' }, { value: 'a' }];
    const api = await tell('API', { name: 'A', identifier: 'https://api', scopes });
    expect(api).toMatchObject({ is: '"A", permissions: 2', lines: ['API "https://api": "a", "b"'] });
    expect((await tell('API', { scopes })).lines).toEqual(['API "x": "a", "b"']);
    expect(await tell('API', { scopes: 'none' })).toMatchObject({ is: 'permissions: 0', lines: [] });
    expect((await tell('API', { scopes: [...scopes].reverse() })).print).toEqual(api.print);
    expect((await tell('API', { scopes: scopes.slice(1) })).print).not.toEqual(api.print);
  });
});

describe('client grants', () => {
  const grant = { client_id: 'a', audience: 'https://api', scope: ['read', 'delete', 'write'] };
  const all = { ...grant, allow_all_scopes: true };

  it.each<[string, object, string[]]>([
    ['some scopes', {}, ['API "https://api": "delete", "write" and 1 more']],
    ['no scopes', { scope: [] }, ['API "https://api": no scopes']],
    ['people', { subject_type: 'user', scope: [] }, ['API "https://api": no scopes', 'On behalf of people']],
    ['a client alone', { subject_type: 'client', scope: [] }, ['API "https://api": no scopes']],
    [
      'any organization',
      { allow_any_organization: true, scope: [] },
      ['API "https://api": no scopes', 'For any organization'],
    ],
    ['one organization', { allow_any_organization: false, scope: [] }, ['API "https://api": no scopes']],
  ])('for %s', async (_, more, lines) => {
    expect((await tell('Client grant', { ...grant, ...more })).lines).toEqual(['Application: "a"', ...lines]);
  });

  it('of all scopes are told by those that the API has', async () => {
    const read = (path: string) =>
      path === '/resource-servers/https%3A%2F%2Fapi' ? { scopes: [{ value: 'x' }] } : undefined;
    expect((await tell('Client grant', all, read)).lines).toEqual([
      'Application: "a"',
      'API "https://api": "x"',
      'All scopes of this API, and those that it will have',
    ]);
    expect((await tell('Client grant', { ...all, scope: [] }, refused)).lines).toEqual([
      'Application: "a"',
      'All scopes of this API, and those that it will have',
      'Which those are could not be read: "https://api"',
    ]);
  });

  it.each(['client_id', 'audience', 'scope', 'subject_type', 'allow_any_organization', 'allow_all_scopes'])(
    'are approved with their %s',
    async (field) => {
      const print = async (more: object) => (await tell('Client grant', { ...grant, ...more })).print;
      expect(await print({ [field]: true })).not.toEqual(await print({}));
      expect(await print({ id: 'other' })).toEqual(await print({}));
    },
  );

  it('of all scopes are approved with those that there are', async () => {
    const print = async (value: string) =>
      (await tell('Client grant', all, () => ({ scopes: [{ value }] }))).print;
    expect(await print('x')).not.toEqual(await print('y'));
  });
});

describe('the approval of', () => {
  it.each<[string, object, object, boolean]>([
    ['Application', {}, { callbacks: ['https://a.example/'] }, true],
    ['Application', {}, { initiate_login_uri: 'https://a.example/x' }, true],
    ['Application', {}, { grant_types: ['implicit'] }, true],
    ['Application', {}, { is_first_party: false }, true],
    ['Application', {}, { app_type: 'spa' }, true],
    ['Application', { grant_types: ['a', 'b'] }, { grant_types: ['b', 'a'] }, false],
    ['Application', {}, { logo_uri: 'x' }, false],
    ['Flow', {}, { actions: [{ type: 'HTTP' }] }, true],
    ['Flow', {}, { executed_at: 'x' }, false],
    ['Event stream', {}, { destination: { type: 'webhook' } }, true],
    ['Event stream', {}, { status: 'x' }, false],
    ['Vault connection', {}, { account_name: 'x' }, true],
    ['Vault connection', {}, { refreshed_at: 'x' }, false],
    ['Version of an Action module', {}, { code: 'x' }, true],
    ['Version of an Action module', {}, { created_at: 'x' }, false],
  ])('%s %j with %j: %s', async (kind, value, more, isOther) => {
    const [before, after] = [await tell(kind, value), await tell(kind, { ...value, ...more })];
    if (isOther) expect(after.print).not.toEqual(before.print);
    else expect(after.print).toEqual(before.print);
  });
});

describe('objects by what they are called in questions', () => {
  it.each<[string, string[]]>([
    ['Vault connection', ['app_id', 'account_name', 'environment']],
    ['Connection profile', ['organization.assign_membership_on_login', 'enabled_features']],
    ['Self-service profile', ['allowed_strategies', 'user_attribute_profile_id']],
    ['Credential', ['credential_type', 'kid', 'alg', 'subject_dn', 'thumbprint_sha256', 'expires_at']],
    [
      'Organization template',
      [
        ...['allowed_strategies', 'admin_roles_assignment', 'enforce_permission_ceiling'],
        'enforce_self_assignment_restriction',
      ],
    ],
    ['User attribute profile', ['user_id', 'user_attributes']],
  ])('%s: by its fields %j', async (kind, fields) => {
    const values = fields.map((field, i) => nested(field.split('.'), `value ${i}`) as object);
    const { is, lines } = await tell(kind, Object.assign({ name: 'N', other: 'x' }, ...values));
    expect(is).toBe('"N", which has');
    expect(lines).toEqual(fields.map((field, i) => `${field.split('.').at(-1)}: "value ${i}"`));
    const print = async (value: object) => (await tell(kind, value)).print;
    for (const value of values) expect(await print(value)).not.toEqual(await print({}));
  });

  it.each<[string, unknown, string, string[]]>([
    [
      'Flow',
      { name: 'F', actions: [{ type: 'A', action: 'B', url: 'https://a.example' }, {}] },
      '"F", steps: 2',
      ['It runs: "A B", " "', 'Hosts: "a.example"'],
    ],
    ['Flow', {}, 'steps: 0', []],
    [
      'Event stream',
      {
        destination: {
          type: 'eventbridge',
          configuration: { aws_account_id: '1', aws_region: 'eu', other: 'x', action_id: '' },
        },
      },
      'events go to "eventbridge"',
      ['aws_account_id: "1"', 'aws_region: "eu"'],
    ],
    ['Event stream', {}, 'events go to ""', []],
    ['Action', { deployed_version: { code: '' } }, 'deployed', ['Code: 0 characters', '  + ""']],
    ['Version of an Action module', { code: '' }, '', ['Code: 0 characters', '  + ""']],
  ])('%s %j', async (kind, value, is, lines) => {
    const told = await tell(kind, value);
    expect([told.is ?? '', told.lines]).toEqual([is, lines]);
  });
});
