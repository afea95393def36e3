/** What is asked of a large tenant by an id, an e-mail, a role or an organization is found without a walk through it. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Collection } from '../../../src/sandbox/state/store.js';
import { SandboxClient } from '../support/sandbox-client.js';

const DATABASE = 'Username-Password-Authentication';

let client: SandboxClient;
let walks: string[];
let user: string;
let role: string;
let organization: string;
let path: string;

beforeAll(async () => {
  client = await SandboxClient.start();
  const made = await client.api('POST', '/users', {
    connection: DATABASE,
    email: 'Somebody@Example.com',
    password: 'Corr3ct-Horse-Battery',
  });
  user = made.body.user_id;
  path = `/users/${encodeURIComponent(user)}`;
  role = (await client.api('POST', '/roles', { name: 'Reader' })).body.id;
  organization = (await client.api('POST', '/organizations', { name: 'acme' })).body.id;
  await client.api('POST', `${path}/roles`, { roles: [role] });
  await client.api('POST', `/organizations/${organization}/members`, { members: [user] });
  for (const method of ['list', 'values', 'keys'] as const) {
    const walk = Collection.prototype[method] as () => never;
    vi.spyOn(Collection.prototype, method).mockImplementation(function (this: Collection) {
      if (this.name === 'users') walks.push(method);
      return walk.call(this);
    });
  }
});
afterAll(async () => {
  vi.restoreAllMocks();
  await client.close();
});

describe('without a walk through all people', () => {
  const requests: Record<string, () => [method: string, path: string, body?: unknown]> = {
    'a user is read': () => ['GET', path],
    'a user is found by e-mail': () => ['GET', '/users-by-email?email=somebody%40example.com'],
    'an e-mail is searched for': () => ['GET', '/users?search_engine=v3&q=email:"Somebody@Example.com"'],
    'an id is searched for': () => ['GET', `/users?q=user_id:"${encodeURIComponent(user)}"`],
    'an organization is searched for': () => ['GET', `/users?q=organization_id:${organization}`],
    'one of two fields narrows a search': () => [
      'GET',
      '/users?q=name:some* AND email:"somebody@example.com"',
    ],
    'two indexed alternatives are searched for': () => [
      'GET',
      `/users?q=email:"somebody@example.com" OR organization_id:${organization}`,
    ],
    'the people of a role are listed': () => ['GET', `/roles/${role}/users`],
    'the roles of a person are listed': () => ['GET', `${path}/roles`],
    'the members of an organization are listed': () => ['GET', `/organizations/${organization}/members`],
    'the organizations of a person are listed': () => ['GET', `${path}/organizations`],
    'a user is changed': () => ['PATCH', path, { nickname: 'some', email: 'other@example.com' }],
    'a user is made': () => [
      'POST',
      '/users',
      { connection: DATABASE, email: 'new@example.com', password: 'Corr3ct-Horse-Battery' },
    ],
    'a user is deleted': () => ['DELETE', path],
  };
  for (const [name, make] of Object.entries(requests)) {
    it(name, async () => {
      walks = [];
      const [method, target, body] = make();
      const answer = await client.api(method, target, body);
      expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
      expect(walks).toEqual([]);
    });
  }

  it('which a search by nothing indexed does need', async () => {
    walks = [];
    await client.api('GET', '/users?q=name:some*');
    expect(walks).toEqual(['list']);
  });
});
