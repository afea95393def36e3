import { describe, expect, it } from 'vitest';
import type { ToolRecord } from '../../../../src/catalog/tool-record.js';
import { defaultPlan } from '../../../../src/policy/confirm/question/default-plan.js';

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
  ])('%s: the object in its path', (path, expected) => {
    expect(subjects(path)).toEqual(expected);
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
    for (const name of ['users', 'client_id', 'connection_id', 'organization_id'])
      expect(subjects('/things', body(name))).toHaveLength(1);
  });
});
