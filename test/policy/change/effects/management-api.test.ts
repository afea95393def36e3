import { describe, expect, it } from 'vitest';
import { isManagementApi } from '../../../../src/policy/change/effects/management-api.js';
import { fails } from '../../confirm/reader.js';
import { computed, self } from './view.js';

const grant = { client_id: 'cli', audience: self.audience, scope: ['read:users', 'delete:users'] };
const gives = (scopes: string) => [
  {
    effect: 'privileges',
    fields: [],
    why: `It gives these scopes of the Management API, which controls the whole tenant: ${scopes}.`,
    grave: true,
  },
];
const concerns = [
  {
    effect: 'privileges',
    fields: [],
    why: 'It concerns the Management API, which controls the whole tenant.',
    grave: true,
  },
];
const unread = [
  {
    effect: 'privileges',
    fields: [],
    why: 'Which API this is about could not be read; it may be the Management API.',
    grave: true,
  },
];

describe('which identifiers are the Management API', () => {
  it.each([
    self.audience,
    'https://login.acme.example/api/v2/',
    'https://x.eu.auth0.com/api/v2',
    ' https://x/api/v2/ ',
    'HTTPS://X/API/V2/',
  ])('%s is', (identifier) => expect(isManagementApi(identifier, self)).toBe(true));
  it.each([
    'https://acme.example/api/v2/users',
    'https://acme.example/x/api/v2/',
    'https:///api/v2/',
    'http://acme.example/api/v2/',
    'my https://acme.example/api/v2/',
    'https://acme.example/api/v20',
    undefined,
    7,
  ])('%s is not', (identifier) => expect(isManagementApi(identifier, self)).toBe(false));
  it('whatever the tenant says it is', () =>
    expect(isManagementApi('urn:management', { audience: 'urn:management' })).toBe(true));
});

describe('client grants', () => {
  it('names the scopes of a new one', async () =>
    expect(await computed('management_api', 'POST /client-grants', { body: grant })).toEqual(
      gives('read:users, delete:users'),
    ));
  it('is about it without scopes, too', async () =>
    expect(
      await computed('management_api', 'POST /client-grants', {
        body: { ...grant, scope: undefined, allow_all_scopes: true },
      }),
    ).toEqual(concerns));
  it('passes over permissions of a form that is none', async () =>
    expect(
      await computed('management_api', 'POST /roles/{id}/permissions', {
        path: { id: 'rol_1' },
        body: {
          permissions: [
            null,
            'read:users',
            { resource_server_identifier: self.audience, permission_name: 'delete:users' },
          ],
        },
      }),
    ).toEqual(gives('delete:users')));
  it('leaves other APIs alone', async () =>
    expect(
      await computed('management_api', 'POST /client-grants', {
        body: { ...grant, audience: 'https://api' },
      }),
    ).toEqual([]));
  it('leaves a grant for no API alone', async () =>
    expect(
      await computed('management_api', 'POST /client-grants', {
        body: { client_id: 'c' },
        present: { kind: 'unknown', why: 'x' },
      }),
    ).toEqual([]));
  const patch = (scope: string[], before: unknown) =>
    computed('management_api', 'PATCH /client-grants/{id}', {
      path: { id: 'cgr_1' },
      body: { scope },
      answers: { '/client-grants/cgr_1': before },
    });
  it('names what is added to one', async () =>
    expect(await patch(['read:users', 'delete:users', 'create:users'], grant)).toEqual(
      gives('create:users'),
    ));
  it('is nothing where nothing changes', async () =>
    expect(await patch(['delete:users', 'read:users'].reverse(), grant)).toEqual([]));
  it('is nothing for another API', async () =>
    expect(await patch([], { ...grant, audience: 'https://api' })).toEqual([]));
  it('counts as possible where it cannot be read', async () =>
    expect(await patch(['a'], fails(403))).toEqual(unread));
  it('is nothing where there is no such grant', async () =>
    expect(await patch(['a'], fails(404))).toEqual([]));
  it('follows the grant given to an organization', async () => {
    const call = { path: { id: 'org_1' }, body: { grant_id: 'cgr_1' } };
    const operation = 'POST /organizations/{id}/client-grants';
    const answers = { '/client-grants/cgr_1': grant };
    expect(await computed('management_api', operation, { ...call, answers })).toEqual(concerns);
    expect(await computed('management_api', operation, call)).toEqual(unread);
    const gone = { path: { id: 'org_1', grant_id: 'cgr_1' } };
    const taken = 'DELETE /organizations/{id}/client-grants/{grant_id}';
    expect(await computed('management_api', taken, gone)).toEqual(unread);
    expect(await computed('management_api', taken, { ...gone, answers })).toEqual([]);
  });
});

describe('permissions and APIs', () => {
  const permissions = [
    { resource_server_identifier: 'https://api', permission_name: 'read:x' },
    { resource_server_identifier: self.audience, permission_name: 'read:users' },
  ];
  it('names those of the Management API', async () => {
    for (const operation of ['POST /users/{id}/permissions', 'POST /roles/{id}/permissions'])
      expect(
        await computed('management_api', operation, { path: { id: 'x' }, body: { permissions } }),
      ).toEqual(gives('read:users'));
  });
  it('is about it where one is given in place of a list', async () =>
    expect(
      await computed('management_api', 'POST /users/{id}/permissions', {
        path: { id: 'x' },
        body: { permissions: permissions[1] },
      }),
    ).toEqual(concerns));
  it('is nothing for those of other APIs', async () =>
    expect(
      await computed('management_api', 'POST /users/{id}/permissions', {
        path: { id: 'x' },
        body: { permissions: permissions.slice(0, 1) },
      }),
    ).toEqual([]));
  it('tells permissions of the same name apart by their API', async () => {
    const held = [{ ...permissions[0], permission_name: 'read:users' }];
    const call = { path: { id: 'x' }, answers: { '/users/x/permissions': held } };
    const given = { ...call, body: { permissions: permissions.slice(1) } };
    expect(await computed('management_api', 'POST /users/{id}/permissions', given)).toEqual(
      gives('read:users'),
    );
  });
  it('is nothing where rights are taken away, or nothing changes', async () => {
    const held = { path: { id: 'x' }, answers: { '/users/x/permissions': permissions } };
    const gone = { ...held, body: { permissions } };
    expect(await computed('management_api', 'DELETE /users/{id}/permissions', gone)).toEqual([]);
    const none = { ...held, body: { permissions: [] } };
    expect(await computed('management_api', 'POST /users/{id}/permissions', none)).toEqual([]);
    const given = { path: { id: 'cgr_1' }, answers: { '/client-grants/cgr_1': grant } };
    expect(await computed('management_api', 'DELETE /client-grants/{id}', given)).toEqual([]);
  });
  it('is nothing where they are held already', async () => {
    const answers = { '/users/x/permissions': permissions };
    expect(
      await computed('management_api', 'POST /users/{id}/permissions', {
        path: { id: 'x' },
        body: { permissions },
        answers,
      }),
    ).toEqual([]);
  });
  it('looks at the API that is changed', async () => {
    const call = { path: { id: 'rs' }, body: { token_lifetime: 9 } };
    const operation = 'PATCH /resource-servers/{id}';
    const of = (identifier: string) => ({ '/resource-servers/rs': { identifier, token_lifetime: 1 } });
    expect(await computed('management_api', operation, { ...call, answers: of(self.audience) })).toEqual(
      concerns,
    );
    expect(await computed('management_api', operation, { ...call, answers: of('https://api') })).toEqual([]);
  });
});

describe('APIs of Auth0 itself', () => {
  const made = (identifier: unknown) =>
    computed('own_api', 'POST /resource-servers', { body: { identifier } });
  it.each([
    'https://acme.example/me/',
    'http://localhost:3000/me',
    ' HTTPS://ACME.example/My-Org/ ',
    'https://login.acme.example/api/v2/',
  ])('%s is turned on by being made', async (identifier) =>
    expect(await made(identifier)).toEqual([
      {
        effect: 'privileges',
        fields: ['identifier'],
        why: "This turns on an API of Auth0's own, by which accounts and organizations are changed.",
      },
    ]),
  );
  it.each([
    'https://acme.example/me/x',
    'https://acme.example/a/me/',
    'x https://acme.example/me/',
    'https:///me/',
    'https://acme.example/menu',
    'urn:me',
    undefined,
    ['https://acme.example/me/'],
  ])('%j is another one', async (identifier) => expect(await made(identifier)).toEqual([]));
});
