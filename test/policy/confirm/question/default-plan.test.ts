import { describe, expect, it } from 'vitest';
import type { ToolRecord } from '../../../../src/catalog/tool-record.js';
import { defaultPlan, ownParameters } from '../../../../src/policy/confirm/question/default-plan.js';

const subjects = (path: string, binding: ToolRecord['binding'] = {}) =>
  defaultPlan({ path, binding } as ToolRecord).subjects.map(({ get, params }) => [get, params]);
const body = (name: string) => ({ [name]: { in: 'body', name } }) as const;

describe('what is read about a call without a plan', () => {
  it.each([
    ['/users/{id}/x', [['/users/{id}', { id: 'path.id' }]]],
    ['/clients/{client_id}', [['/clients/{id}', { id: 'path.client_id' }]]],
    ['/roles/{id}', [['/roles/{id}', { id: 'path.id' }]]],
    ['/things/{id}', []],
    ['/toString/{id}', []],
    ['/users', []],
    ['/users/me/{id}', []],
    ['/users/a{id}', []],
    ['/users/{id}a', []],
    ['/v2/users/{id}', []],
    ['/resource-servers/{id}/scopes', [['/resource-servers/{id}', { id: 'path.id' }]]],
  ])('%s: the object in its path', (path, expected) => {
    expect(subjects(path)).toEqual(expected);
  });

  it.each([
    ['Custom domain', '/custom-domains/{id}'],
    ['Event stream', '/event-streams/{id}'],
    ['Hook', '/hooks/{id}'],
    ['Self-service profile', '/self-service-profiles/{id}'],
    ['Action module', '/actions/modules/{id}'],
    ['Action', '/actions/actions/{id}'],
    ['Phone provider', '/branding/phone/providers/{id}'],
    ['Message template', '/branding/phone/templates/{id}'],
  ])('an object of its own kind: %s', (label, get) => {
    const { subjects: found } = defaultPlan({ path: `${get}/x`, binding: {} } as ToolRecord);
    expect(found).toMatchObject([{ label, get, params: { id: 'path.id' } }]);
  });

  it('is nothing where the call is not one operation of the API', () => {
    expect(defaultPlan({ binding: {} } as ToolRecord)).toEqual({ subjects: [], details: [] });
  });

  it('and the people, roles and applications that its body names', () => {
    expect(
      subjects('/things', {
        ...{ ...body('user_id'), ...body('roles'), ...body('name'), ...body('members') },
        client_id: { in: 'query', name: 'client_id' },
      }),
    ).toEqual([
      ['/users/{id}', { id: 'body.user_id' }],
      ['/roles/{id}', { id: 'body.roles' }],
      ['/users/{id}', { id: 'body.members' }],
    ]);
    const inPath = (name: string) => ({ [name]: { in: 'path', name } }) as const;
    expect(
      subjects('/organizations/{id}/members/{user_id}/roles', { ...inPath('id'), ...inPath('user_id') }),
    ).toEqual([
      ['/organizations/{id}', { id: 'path.id' }],
      ['/users/{id}', { id: 'path.user_id' }],
    ]);
    expect(subjects('/clients/{client_id}/credentials', inPath('client_id'))).toHaveLength(1);
    for (const name of ['users', 'client_id', 'connection_id', 'organization_id'])
      expect(subjects('/things', body(name))).toHaveLength(1);
  });

  it.each<[string, string, string, number]>([
    ['POST', '/users', 'user_id', 0],
    ['POST', '/organizations', 'organization_id', 0],
    ['PATCH', '/users', 'user_id', 1],
    ['POST', '/users', 'client_id', 1],
    ['POST', '/users/x', 'user_id', 1],
  ])('but for the id of what is made: %s %s with %s', (method, path, name, count) => {
    expect(defaultPlan({ method, path, binding: body(name) } as unknown as ToolRecord).subjects).toHaveLength(
      count,
    );
  });

  it.each<[string, string, string[], unknown[]]>([
    ['PATCH', '/users/{id}', [], [{ id: 'path.id' }]],
    ['PUT', '/users/{id}', [], []],
    ['POST', '/tickets', ['user_id'], [{ id: 'body.user_id' }]],
    ['POST', '/tickets', ['name', 'user_id'], [{ id: 'body.user_id' }]],
    ['POST', '/tickets', ['client_id'], []],
  ])('and the roles that come with an account: %s %s %j', (method, path, names, expected) => {
    const binding = Object.assign({}, ...names.map(body));
    const { details } = defaultPlan({ method, path, binding } as ToolRecord);
    expect(details.map(({ params }) => params)).toEqual(expected);
    for (const { get } of details) expect(get).toBe('/users/{id}/roles');
  });
});

describe('the parameters that name the object itself', () => {
  it.each<[string | undefined, string[]]>([
    [undefined, []],
    ['/clients', []],
    ['/clients/{id}', ['id']],
    ['/clients/{client_id}/credentials/{credential_id}', ['credential_id']],
    ['/prompts/{prompt}/custom-text/{language}', ['prompt', 'language']],
    ['/x/clients/{a}/{b}', ['a', 'b']],
  ])('%s: %j', (path, names) => {
    expect(ownParameters(path === undefined ? {} : { path })).toEqual(names);
  });

  it.each([
    // What it carries is told with what comes with it.
    ['POST', '/roles/{id}/users', []],
    [
      'POST',
      '/roles/{id}/permissions',
      ['/roles/{id}/permissions', '/roles/{id}/users', '/roles/{id}/groups'],
    ],
    ['POST', '/roles/{id}/groups', []],
    ['PATCH', '/roles/{id}', []],
  ])('%s %s: what the role gives, and who has it', (method, path, expected) => {
    const { details } = defaultPlan({ method, path, binding: {} } as ToolRecord);
    expect(details.map(({ get }) => get)).toEqual(expected);
  });
});
