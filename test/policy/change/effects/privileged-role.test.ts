import { describe, expect, it } from 'vitest';
import { privilegedRole } from '../../../../src/policy/change/effects/privileged-role.js';
import { pendingWords } from '../../../../src/policy/confirm/pending.js';
import { fails } from '../../confirm/reader.js';
import { computed, self, viewOf } from './view.js';

const power = [{ resource_server_identifier: self.audience, permission_name: 'read:users' }];
const plain = [{ resource_server_identifier: 'https://api', permission_name: 'read:x' }];
const carries = (ids: string) => ({
  effect: 'privileges',
  fields: [],
  why: `Permissions of the Management API, which controls the whole tenant, come with ${ids}.`,
  grave: true,
});
const unread = (ids: string) => ({
  effect: 'privileges',
  fields: [],
  why: `All that comes with ${ids} could not be read.`,
});

const assign = (roles: unknown, answers: Record<string, unknown>) =>
  computed('privileged_role', 'POST /users/{id}/roles', { path: { id: 'u' }, body: { roles }, answers });

describe('privileged_role', () => {
  it('says which roles carry the Management API, and which could not be read', async () =>
    expect(
      await assign(['a', 'b', 'c', 'd'], {
        '/roles/a/permissions': plain,
        '/roles/b/permissions': { permissions: power, total: 1 },
        '/roles/c/permissions': fails(403),
        '/roles/d/permissions': power,
      }),
    ).toEqual([carries('"b", "d"'), unread('"c"')]));
  it('says of a role that is yet to be made which change makes it', async () =>
    expect(await assign([pendingWords('role_id', 2), 'a'], {})).toEqual([
      unread('what change 2 makes, "a"'),
    ]));
  it('is nothing for roles that carry other permissions or none', async () =>
    expect(await assign(['a', 'b'], { '/roles/a/permissions': plain, '/roles/b/permissions': [] })).toEqual(
      [],
    ));
  it('is nothing without roles', async () => {
    expect(await assign(undefined, {})).toEqual([]);
    expect(await computed('privileged_role', 'POST /organizations/{id}/invitations', { body: {} })).toEqual(
      [],
    );
  });
  it('reads on until the list ends, and does not claim to have seen what did not come', async () => {
    const at = (page: number) => `/roles/a/permissions?page=${page}&per_page=100&include_totals=true`;
    const small = { permissions: plain, total: 2 };
    expect(await assign(['a'], { [at(0)]: small, [at(1)]: { permissions: power, total: 2 } })).toEqual([
      carries('"a"'),
    ]);
    expect(await assign(['a'], { [at(0)]: small, [at(1)]: { permissions: [], total: 2 } })).toEqual([
      unread('"a"'),
    ]);
    expect(await assign(['a'], { [at(0)]: { permissions: power, total: 2 }, [at(1)]: fails(500) })).toEqual([
      carries('"a"'),
    ]);
  });
  it('reads at most fifty, and says so of the others', async () => {
    const roles = Array.from({ length: 51 }, (_, index) => `r${index}`);
    const answers = Object.fromEntries(roles.map((id) => [`/roles/${id}/permissions`, plain]));
    const view = await viewOf('POST /users/{id}/roles', { path: { id: 'u' }, body: { roles }, answers });
    expect(await privilegedRole(view)).toEqual([unread('"r50"')]);
    expect(view.seen).toHaveLength(50);
    expect(view.seen[0]).toBe('/roles/r0/permissions?page=0&per_page=100&include_totals=true');
  });
  it.each(['POST /roles/{id}/users', 'POST /roles/{id}/groups'])(
    '%s: the role of the path',
    async (operation) => {
      const body = { users: ['u'], groups: ['g'], roles: ['other'] };
      const answers = { '/roles/r/permissions': power };
      expect(await computed('privileged_role', operation, { path: { id: 'r' }, body, answers })).toEqual([
        carries('"r"'),
      ]);
    },
  );
});
