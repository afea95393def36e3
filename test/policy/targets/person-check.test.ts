/** One person against the rules of the policy about people, by everything that is known of them. */
import { describe, expect, it } from 'vitest';
import {
  checkPerson,
  checkProtectedEmail,
  checkProtectedPerson,
} from '../../../src/policy/targets/person-check.js';
import { fails } from '../confirm/reader.js';
import { type Given, outcome, rulesOf } from './rules.js';

const U = '/users/auth0%7C1';
const profile = {
  user_id: 'auth0|1',
  email: 'jane@x.example',
  identities: [
    { provider: 'auth0', user_id: '1', connection: 'Customers' },
    { provider: 'corp', user_id: '7', connection: 'Corp', profileData: { email: 'private@home.example' } },
  ],
};
const person = async (yaml: string, given: Given = {}, id = 'auth0|1') =>
  outcome(checkPerson(await rulesOf(yaml, given), id));
const users = (list: string) => `protected: {users: {${list}}}`;
const rule = (name: string) => `target_protected protected.users.${name}`;

describe('a protected person', () => {
  const answers = { [U]: profile };

  it('is known by their id, in any spelling, without a read', async () => {
    const rules = await rulesOf(users('ids: ["AUTH0|1"]'), { answers });
    expect(await outcome(checkProtectedPerson(rules, 'auth0|1'))).toBe(rule('ids'));
    expect(rules.seen).toEqual([]);
    expect(await person(users('ids: ["auth0|2"]'), { answers })).toBe('passes');
  });

  it('is known by the id of a linked identity, and under it', async () => {
    expect(await person(users('ids: ["corp|7"]'), { answers })).toBe(rule('ids'));
    const search = {
      '/users?q=identities.user_id:"7"&search_engine=v3&per_page=100': [
        { user_id: 'auth0|9', identities: [{ provider: 'other', user_id: '7' }] },
        profile,
      ],
    };
    expect(await person(users('ids: ["auth0|1"]'), { answers: search }, 'corp|7')).toBe(rule('ids'));
    expect(await person(users('emails: ["jane@*"]'), { answers: search }, 'corp|7')).toBe(rule('emails'));
    expect(await person(users('ids: ["auth0|9"]'), { answers: search }, 'corp|7')).toBe('passes');
    expect(await person(users('ids: ["auth0|1"]'), { answers: search }, 'plain7')).toBe('passes');
    expect(await person(users('ids: ["auth0|1"]'), {}, 'corp|7')).toBe('passes');
    expect(await person(users('ids: ["auth0|1"]'), { answers: { '/users': {} } }, 'corp|7')).toMatch(
      /^target_unchecked/,
    );
    const main = {
      '/users?q=identities.user_id:"7"&search_engine=v3&per_page=100': [
        { user_id: 'auth0|5', identities: [{ provider: 'corp', user_id: '7' }] },
      ],
    };
    expect(await person(users('ids: ["auth0|5"]'), { answers: main }, 'corp|7')).toBe(rule('ids'));
    const quoted = await rulesOf(users('ids: ["auth0|1"]'), { answers: { '/users': [] } });
    await checkProtectedPerson(quoted, 'corp|a"b\\c');
    expect(quoted.seen[1]).toContain('q=identities.user_id:"a\\"b\\\\c"&');
  });

  it('is known by any of their addresses', async () => {
    for (const pattern of ['JANE@x.example', '*@home.example'])
      expect(await person(users(`emails: ["${pattern}"]`), { answers })).toBe(rule('emails'));
    expect(await person(users('emails: ["*@other.example"]'), { answers })).toBe('passes');
    expect(await person(users('emails: ["a@b.example", "jane@*"]'), { answers })).toBe(rule('emails'));
    for (const address of ['jane@bücher.example', 'jane@xn--bcher-kva.example', '"jane"@bücher.example'])
      for (const pattern of ['jane@bücher.example', 'jane@xn--bcher-kva.example']) {
        const named = { [U]: { user_id: 'auth0|1', email: address } };
        const list = users(`emails: ["${pattern}"]`);
        expect(await person(list, { answers: named }), `${address} ${pattern}`).toBe(rule('emails'));
      }
    const bare = { [U]: { user_id: 'auth0|1', email: 5 } };
    expect(await person(users('emails: ["*@home.example"]'), { answers: bare })).toBe('passes');
    const { policy } = await rulesOf(users('emails: ["*@home.example"]'));
    expect(() => checkProtectedEmail(policy, ' A@Home.Example ')).toThrow(/protects the user/);
    expect(() => checkProtectedEmail(policy, 'a@other.example')).not.toThrow();
  });

  it('is read no further than the rules ask for', async () => {
    const rules = await rulesOf(users('ids: ["auth0|2"], emails: ["*@home.other"]'), { answers });
    await checkPerson(rules, 'auth0|1');
    expect(rules.seen).toEqual([U]);
  });

  describe('by a role', () => {
    const own = `${U}/roles?page=0&per_page=100&include_totals=true`;
    const member = `${U}/organizations?page=0&per_page=100&include_totals=true`;
    const within = '/organizations/org_1/members/auth0%7C1/roles?page=0&per_page=100&include_totals=true';
    const grouped = `${U}/effective-roles?take=100`;
    const none = { ...answers, [own]: [], [member]: [], '/roles': [{ id: 'rol_o', name: 'Owner' }] };
    const owner = [
      { id: 'rol_x', name: 'Other' },
      { id: 'rol_o', name: 'Owner' },
    ];
    const check = (more: object) => person(users('roles: [Owner]'), { answers: { ...none, ...more } });

    it('that they hold, through a group or within an organization too', async () => {
      expect(await check({})).toBe('passes');
      expect(await check({ [own]: owner })).toBe(rule('roles'));
      expect(await check({ [grouped]: { roles: owner } })).toBe(rule('roles'));
      expect(await check({ [member]: [{ id: 'org_1' }], [within]: owner })).toBe(rule('roles'));
      expect(await check({ [member]: [{ id: 'org_1' }], [within]: [] })).toBe('passes');
      expect(await check({ [own]: [{ id: 'rol_o', name: 'Renamed' }] })).toBe(rule('roles'));
    });

    it('that groups hold is not asked for where that may not be read', async () => {
      expect(await check({ [grouped]: fails(403) })).toBe('passes');
      await expect(check({ [grouped]: fails(500) })).rejects.toMatchObject({ status: 500 });
    });

    it('cannot be checked where an organization has no id', async () => {
      expect(await check({ [member]: [{}] })).toMatch(/^target_unchecked/);
    });

    it('is looked for with the account that is linked', async () => {
      const answered = {
        ...none,
        [own]: owner,
        '/users?q=identities.user_id:"7"&search_engine=v3&per_page=100': [profile],
      };
      expect(await person(users('roles: [Owner]'), { answers: answered }, 'corp|7')).toBe(rule('roles'));
    });
  });

  it('is known by an organization that they are a member of', async () => {
    const member = (name: string) => ({ ...answers, [`${U}/organizations`]: [{ id: 'org_1', name }] });
    const yaml = users('organizations: [board]');
    expect(await person(yaml, { answers: member('board') })).toBe(rule('organizations'));
    expect(await person(yaml, { answers: member('acme') })).toBe('passes');
    expect(await person(users('organizations: [org_1]'), { answers: member('acme') })).toBe(
      rule('organizations'),
    );
    // It was renamed after the server began.
    const renamed = { ...member('renamed'), '/organizations/name/board': { id: 'org_1', name: 'board' } };
    expect(await person(yaml, { answers: renamed })).toBe(rule('organizations'));
  });
});

describe('people of certain connections', () => {
  const yaml = 'allowed: {connections: [Customers]}';
  const REFUSED = 'target_not_allowed allowed.connections';
  const signs = (...connections: unknown[]) => ({
    answers: { [U]: { user_id: 'auth0|1', identities: connections.map((connection) => ({ connection })) } },
  });

  it.each([
    [signs('Customers'), 'passes'],
    [signs('Customers', 'Customers'), 'passes'],
    [signs('Customers', 'Corp'), REFUSED],
    [signs('Corp'), REFUSED],
    [signs(5), REFUSED],
    [{ answers: { [U]: { user_id: 'auth0|1' } } }, 'target_unchecked protected.users, allowed'],
    [signs(), 'target_unchecked protected.users, allowed'],
    [{}, 'passes'],
  ])('%j: %s', async (given, result) => {
    expect(await person(yaml, given)).toBe(result);
  });
});

describe('people of certain organizations', () => {
  const yaml = 'allowed: {organizations: [acme]}';
  const REFUSED = 'target_not_allowed allowed.organizations';
  const join = { method: 'POST', path: '/organizations/{id}/members' } as const;
  const member = (...names: string[]) => ({
    [U]: profile,
    [`${U}/organizations`]: names.map((name) => ({ id: `org_${name}`, name })),
  });

  it('are members of those and no others', async () => {
    expect(await person(yaml, { answers: member('acme') })).toBe('passes');
    expect(await person('allowed: {organizations: [org_acme]}', { answers: member('acme') })).toBe('passes');
    expect(await person(yaml, { answers: member('acme', 'board') })).toBe(REFUSED);
    expect(await person(yaml, { answers: member('board') })).toBe(REFUSED);
    expect(await person(yaml, { answers: member() })).toBe(REFUSED);
  });

  it('may be joined by people of allowed connections, who count as strangers all the same', async () => {
    const both = 'allowed: {organizations: [acme], connections: [Customers, Corp]}';
    expect(await person(yaml, { answers: member(), ...join })).toBe(REFUSED);
    for (const other of [
      { ...join, method: 'DELETE' as const },
      { ...join, path: '/organizations' },
    ])
      expect(await person(both, { answers: member(), ...other })).toBe(REFUSED);
    const one = 'allowed: {organizations: [acme], connections: [Customers]}';
    const customer = { user_id: 'auth0|1', identities: [{ connection: 'Customers' }] };
    expect(await person(one, { answers: { ...member(), [U]: customer }, ...join })).toBe('passes');
    const rules = await rulesOf(both, { answers: member(), ...join });
    expect(await outcome(checkPerson(rules, 'auth0|1'))).toBe('passes');
    const { wire } = await rulesOf(both);
    const joined = { ...rules, reads: (await rulesOf(both, { answers: member('acme') })).reads };
    expect(await outcome(checkPerson({ ...joined, wire }, 'auth0|1'))).toBe(REFUSED);
    expect(await outcome(checkPerson(joined, 'auth0|1'))).toBe('passes');
    const before = await rulesOf(both, { answers: member('acme'), ...join });
    await checkPerson(before, 'auth0|1');
    expect(await outcome(checkPerson({ ...before, wire }, 'auth0|1'))).toBe('passes');
  });
});
