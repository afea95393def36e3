/** What a change gives to somebody, of which a question tells what comes with it. */
import { describe, expect, it } from 'vitest';
import { type Gained, gainedBy } from '../../../../../src/policy/confirm/question/opened/gained.js';
import { found, type Made, made } from '../../../change/made.js';

/** Parameters of paths, each with another value. */
const path = {
  ...{ id: 'i', organization_id: 'o', group_id: 'g', connectionId: 'k', connection_id: 'c', client_id: 'a' },
  ...{ template_id: 't', event_id: 'e' },
};
type More = { kind?: Made['facts']['kind']; body?: unknown; now?: unknown };
function gained(operation: string, { kind = 'update', body = {}, now = {} }: More = {}): Gained[] {
  return gainedBy(made({ operation, facts: { kind }, present: found(now), wire: { path, body } }));
}
const named = (...given: Parameters<typeof gained>): string[] =>
  gained(...given).map(({ about, id }) => `${about.label} ${id}`);

/** Operations that give what their path names -> what that is. */
const ofPath = [
  ['POST /roles/{id}/users', 'Role i'],
  ['POST /roles/{id}/groups', 'Role i'],
  ['POST /groups/{id}/roles', 'Group i'],
  ['POST /organizations/{organization_id}/groups/{group_id}/roles', 'Group g'],
  ['PATCH /organizations/{id}/enabled_connections/{connectionId}', 'Connection k'],
  ['PATCH /organizations/{id}/connections/{connection_id}', 'Connection c'],
  ['PATCH /organizations/{id}/clients/{client_id}', 'Application a'],
  ['PATCH /client-grants/{id}', 'Client grant i'],
  ['POST /self-service-profiles/{id}/sso-ticket', 'Self-service profile i'],
  ['POST /event-streams/{id}/redeliver', 'Event stream i'],
  ['POST /event-streams/{id}/redeliver/{event_id}', 'Event stream i'],
  ['POST /event-streams/{id}/test', 'Event stream i'],
] as const;

describe('what the path names', () => {
  it.each(ofPath)('is given by %s: %s', (operation, one) => {
    expect(named(operation, { kind: 'act' })).toEqual([one]);
    expect(named(operation, { kind: 'create' })).toEqual([one]);
    expect(named(operation, { body: { x: 1 } })).toEqual([one]);
  });

  it.each<[string, More, boolean]>([
    ['adds something', { body: { x: 1 } }, true],
    ['changes something', { body: { x: 1 }, now: { x: 2 } }, true],
    ['changes nothing', { body: { x: 1 }, now: { x: 1 } }, false],
    ['only takes something away', { body: { x: null }, now: { x: 1 } }, false],
    ['deletes', { kind: 'delete', body: { x: 1 } }, false],
    ['unlinks', { kind: 'unlink', body: { x: 1 } }, false],
  ])('is given by what %s: %j', (_, more, isGiven) => {
    expect(named('PATCH /client-grants/{id}', more)).toEqual(isGiven ? ['Client grant i'] : []);
  });

  it('is given by no other operation', () => {
    for (const operation of ['PATCH /roles/{id}', 'POST /organizations/{id}/members', 'toString'])
      expect(named(operation, { kind: 'act' })).toEqual([]);
  });

  it('is a template that an organization takes, as it is listed there', () => {
    const [one, ...others] = gained('PUT /organizations/{id}/organization-templates/{template_id}');
    expect(one).toMatchObject({
      about: { label: 'Organization template', entry: { field: 'id' } },
      id: 't',
      params: { id: 'i' },
    });
    expect(others).toEqual([]);
  });
});

describe('a connection', () => {
  const enable = (status: boolean) => [{ client_id: 'a', status }];
  it('is given to applications that may use it from now on', () => {
    const operation = 'PATCH /connections/{id}/clients';
    expect(named(operation, { kind: 'act', body: enable(true), now: [] })).toEqual([
      'Connection i',
      'Application a',
    ]);
    expect(named(operation, { kind: 'act', body: enable(false), now: [] })).toEqual([]);
  });

  it.each<[string, object, string[]]>([
    ['enabled_clients', { enabled_clients: ['a'] }, ['Connection i', 'Application a']],
    ['is_domain_connection', { is_domain_connection: true }, ['Connection i']],
    ['its name', { display_name: 'x' }, []],
    ['something below its options', { options: { is_domain_connection: true } }, []],
  ])('is given by %s', (_, body, all) => {
    expect(named('PATCH /connections/{id}', { body })).toEqual(all);
    expect(named('PATCH /things/{id}', { body })).toEqual(all.filter((one) => one !== 'Connection i'));
  });
});

describe('ids in the body', () => {
  it.each<[object, string[]]>([
    [{ status: true }, ['Connection c']],
    [{ is_enabled: true }, ['Connection c']],
    [{ status: false }, []],
    [{ is_enabled: false }, []],
    [{ status: 'false', is_enabled: 0 }, ['Connection c']],
  ])('count unless they are switched off: %j', (more, all) => {
    const body = { enabled_connections: [{ connection_id: 'c', ...more }] };
    expect(named('PATCH /organizations/{id}', { body })).toEqual(all);
    expect(named('PATCH /organizations/{id}', { body, now: body })).toEqual([]);
  });

  it('count where one takes the place of another', () => {
    const more = { body: { connection_id: 'c' }, now: { connection_id: 'd' } };
    expect(named('PATCH /organizations/{id}', more)).toEqual(['Connection c']);
  });

  const body = { client_id: 'a', connection_id: 'c', role_id: 'r' };
  it.each([
    'POST /tickets/password-change',
    'POST /jobs/verification-email',
    'PATCH /refresh-tokens/{id}',
    'POST /users',
    'PATCH /users/{id}',
    'POST /device-credentials',
    'PATCH /prompts',
    'POST /experimentation/segments',
  ])('%s only says by its connection and application where somebody is', (operation) => {
    expect(named(operation, { body })).toEqual(['Role r']);
  });

  it.each(['POST /things', 'POST /things/users', 'POST /users-of-things'])(
    '%s gives connections and applications, too',
    (operation) => {
      expect(named(operation, { body })).toEqual(['Application a', 'Connection c', 'Role r']);
    },
  );
});

describe('all scopes of an API', () => {
  const audience = 'https://api.example/';
  it.each<[More, string[]]>([
    [{ body: { allow_all_scopes: true, audience } }, [`API ${audience}`]],
    [{ body: { allow_all_scopes: true }, now: { audience } }, [`API ${audience}`]],
    [{ body: { allow_all_scopes: true, audience }, now: { audience: 'other' } }, [`API ${audience}`]],
    [{ body: { allow_all_scopes: true } }, []],
    [{ body: { allow_all_scopes: false, audience } }, []],
    [{ body: { audience } }, []],
  ])('%j', (more, all) => {
    expect(named('PATCH /client-grants-of/{id}', more)).toEqual(all);
  });
});

describe('what two ids name together', () => {
  const version = { module_id: 'm', module_version_id: 'v' };
  it.each<[string, object, object[]]>([
    ['a version of a module', { modules: [version] }, [{ id: 'v', params: { id: 'm', versionId: 'v' } }]],
    ['no version', { modules: [{ module_id: 'm' }] }, []],
    ['no module', { modules: [{ module_version_id: 'v' }] }, []],
    ['versions that are no texts', { modules: [{ ...version, module_version_id: 7 }] }, []],
    ['modules that are no texts', { modules: [{ ...version, module_id: 7 }] }, []],
    ['what is no list of modules', { others: [version] }, []],
  ])('%s', (_, body, all) => {
    const versions = gained('PATCH /actions/actions/{id}', { body }).filter(({ params }) => params);
    expect(versions.map(({ id, params }) => ({ id, params }))).toEqual(all);
    expect(versions.every(({ about }) => about.get === '/actions/modules/{id}/versions/{versionId}')).toBe(
      true,
    );
  });

  const methods = (credentials: unknown) => ({
    client_authentication_methods: { private_key_jwt: { credentials } },
  });
  it.each<[string, unknown, string[]]>([
    ['in a list', methods([{ id: 'cred' }, { id: 'other' }]), ['cred', 'other']],
    ['that is no text', methods([{ id: 7 }]), []],
    ['without an id', methods([{ name: 'cred' }]), []],
    ['beside the list', { client_authentication_methods: { id: 'cred' } }, []],
    ['within one', methods([{ key: { id: 'cred' } }]), []],
  ])('a credential of an application %s', (_, body, ids) => {
    const all = gained('PATCH /clients/{id}', { body });
    expect(all.map(({ id, params }) => ({ id, params }))).toEqual(
      ids.map((id) => ({ id, params: { client_id: 'i', credential_id: id } })),
    );
    expect(all.every(({ about }) => about.label === 'Credential')).toBe(true);
    expect(gained('POST /clients', { body })).toEqual([]);
  });
});
