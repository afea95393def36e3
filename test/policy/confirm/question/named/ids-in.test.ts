/** Where in a change ids stand, and of what they are. */
import { describe, expect, it } from 'vitest';
import { pendingWords } from '../../../../../src/policy/confirm/pending.js';
import { idsIn, kindAt } from '../../../../../src/policy/confirm/question/named/ids-in.js';
import { briefLine } from '../../../../../src/policy/confirm/question/subjects.js';

/** The last key of a path -> what its ids are of, and where that is read. */
const kinds: readonly (readonly [label: string, get: string, keys: readonly string[]])[] = [
  [
    'Application',
    '/clients/{id}',
    [
      ...['client_id', 'client_ids', 'enabled_clients', 'allowed_clients', 'clients'],
      'invitation_landing_client_id',
    ],
  ],
  ['User', '/users/{id}', ['user_id', 'users', 'members']],
  ['Role', '/roles/{id}', ['role_id', 'roles']],
  ['Connection', '/connections/{id}', ['connection_id', 'connectionId']],
  ['Organization', '/organizations/{id}', ['organization_id']],
  ['Group', '/groups/{id}', ['group_id', 'groups']],
  ['Action', '/actions/actions/{id}', ['action_id']],
  ['Client grant', '/client-grants/{id}', ['grant_id', 'client_grant_id']],
  ['Action module', '/actions/modules/{id}', ['module_id']],
  ['Flow', '/flows/{id}', ['flow_id', 'resume_flow']],
  ['API', '/resource-servers/{id}', ['default_audience']],
  ['Connection profile', '/connection-profiles/{id}', ['connection_profile_id']],
  ['User attribute profile', '/user-attribute-profiles/{id}', ['user_attribute_profile_id']],
  ['Feature flag', '/experimentation/feature-flags/{id}', ['feature_flag_id']],
  ['Segment', '/experimentation/segments/{id}', ['segment_id']],
];

describe('the kind of an id', () => {
  it.each(kinds.flatMap(([label, get, keys]) => keys.map((key) => [key, label, get] as const)))(
    '%s is of: %s',
    (key, label, get) => {
      for (const path of [[key], ['settings', key]]) expect(kindAt(path)).toMatchObject({ label, get });
      expect(kindAt([key, 'settings'])).toBeUndefined();
      expect(kindAt(['options', key])).toBeUndefined();
    },
  );

  it.each<[string, string[], string | undefined]>([
    ['filters of a login screen', ['configs', 'filters', 'clients', 'id'], 'Application'],
    ['filters of a login screen', ['filters', 'organizations', 'id'], 'Organization'],
    ['filters of a login screen', ['filters', 'domains', 'id'], 'Custom domain'],
    ['other filters', ['filters', 'things', 'id'], undefined],
    ['what is in no filter', ['clients', 'id'], undefined],
    ['other members of filters', ['filters', 'clients', 'name'], undefined],
    ['settings of a step of a flow', ['actions', 'params', 'connection_id'], 'Vault connection'],
    ['other settings of a step', ['actions', 'params', 'user_id'], undefined],
    ['what is beside the settings of a step', ['actions', 'connection_id'], 'Connection'],
    ['settings of something else', ['triggers', 'params', 'connection_id'], undefined],
    ['nothing', [], undefined],
  ])('in %s: %j', (_, path, label) => {
    expect(kindAt(path)?.label).toBe(label);
  });

  it('of a vault connection has a line with its name and the service it is of', () => {
    const about = kindAt(['actions', 'params', 'connection_id']);
    if (!about) throw new Error('no kind');
    const value = { name: 'Mine', app_id: 'HTTP', account_name: 'acme', setup: 'x' };
    expect(briefLine({ subject: about, id: 'ac_1', reading: { kind: 'found', value } })).toBe(
      'Vault connection "ac_1": "Mine", "HTTP"',
    );
  });
});

describe('ids in a value', () => {
  const found = (value: unknown, ...path: string[]) =>
    idsIn(value, path).map(({ about, id }) => `${about.label} ${id}`);

  it('are all texts that stand at such a path, however deep', () => {
    expect(found('a', 'client_id')).toEqual(['Application a']);
    expect(found(['a', ['b']], 'clients')).toEqual(['Application a', 'Application b']);
    expect(found([{ client_id: 'a', role_id: 'r', name: 'n' }], 'things')).toEqual([
      'Application a',
      'Role r',
    ]);
    expect(found([7, null, true], 'clients')).toEqual([]);
  });

  it('leave out the objects that do not count', () => {
    const value = [
      { client_id: 'a', off: true },
      { client_id: 'b', more: { client_id: 'c', off: true } },
    ];
    expect(idsIn(value, [], (entry) => 'off' in entry).map(({ id }) => id)).toEqual(['b']);
  });

  it.each<[string, string, boolean]>([
    ['client_id', 'a', true],
    ['client_id', 'x'.repeat(200), true],
    ['client_id', 'x'.repeat(201), false],
    ['client_id', '', false],
    ['client_id', 'a b', false],
    ['client_id', ' a', false],
    ['client_id', 'a\n', false],
    ['client_id', 'a/b', false],
    ['client_id', '(a)', false],
    ['client_id', pendingWords('client_id', 1), true],
    ['default_audience', 'https://api.example/', true],
    ['default_audience', `https://${'x'.repeat(592)}`, true],
    ['default_audience', `https://${'x'.repeat(593)}`, false],
    ['default_audience', 'my api', false],
    ['default_audience', '(api)', false],
    ['user_id', 'auth0|1', true],
    ['user_id', '1', false],
    ['user_id', pendingWords('user_id', 1), true],
  ])('at %s: %j is one: %s', (key, id, isOne) => {
    expect(idsIn(id, [key]).map((one) => one.id)).toEqual(isOne ? [id] : []);
  });
});
