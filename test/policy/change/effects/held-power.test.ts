import { describe, expect, it } from 'vitest';
import { computedEffects, onlyOfHighImpact } from '../../../../src/policy/change/effects/index.js';
import { fails } from '../../confirm/reader.js';
import { computed, self } from './view.js';

const management = (permission_name: string) => ({
  resource_server_identifier: self.audience,
  permission_name,
});
const other = { resource_server_identifier: 'https://api', permission_name: 'read:x' };
const already = (who: string, what: string) => ({
  effect: 'privileges',
  fields: [],
  why: `The ${who} already has permissions of the Management API, which controls the whole tenant: ${what}.`,
  grave: true,
});
const unread = (who: string) => ({
  effect: 'privileges',
  fields: [],
  why: `The ${who} may have permissions of the Management API already: that could not be read.`,
});

describe('held_by_application', () => {
  const grants = '/client-grants?client_id=c&page=0&per_page=100&include_totals=true';
  const update = (body: object, answers: object = {}) =>
    computed('held_by_application', 'PATCH /clients/{id}', {
      path: { id: 'c' },
      body,
      answers: { '/clients/c': { client_id: 'c', name: 'C', grant_types: ['x'] }, ...answers },
    });
  const grant = { audience: self.audience, scope: ['read:a', 'read:b'] };

  it.each([
    { client_secret: 'x' },
    { client_authentication_methods: { private_key_jwt: { credentials: [] } } },
    { token_endpoint_auth_method: 'none' },
    { grant_types: [] },
    { app_type: 'native' },
  ])('is told where somebody else may come to act as it: %j', async (body) =>
    expect(await update(body, { [grants]: [grant] })).toEqual([already('application', 'read:a, read:b')]),
  );
  it('is told where other fields change along with these', async () =>
    expect(await update({ name: 'D', client_secret: 'x' }, { [grants]: [grant] })).toEqual([
      already('application', 'read:a, read:b'),
    ]));
  it('is nothing for a call that names no application', async () =>
    expect(await computed('held_by_application', 'POST /clients/{id}/rotate-secret', {})).toEqual([]));
  it('is nothing for other fields, and reads nothing then', async () =>
    expect(await update({ callbacks: ['https://x'] }, { [grants]: fails(500) })).toEqual([]));
  it('is nothing where it has grants for other APIs, or without scopes', async () =>
    expect(
      await update(
        { client_secret: 'x' },
        {
          [grants]: [
            { audience: 'https://api', scope: ['read:x'] },
            { ...grant, scope: [] },
          ],
        },
      ),
    ).toEqual([]));
  it('says all scopes, and names only the first of many', async () => {
    const [key, rotate] = ['POST /clients/{client_id}/credentials', 'POST /clients/{id}/rotate-secret'];
    const all = [{ audience: self.audience?.toUpperCase(), allow_all_scopes: true }];
    expect(
      await computed('held_by_application', key, {
        path: { client_id: 'c' },
        body: { pem: 'x' },
        answers: { [grants]: all },
      }),
    ).toEqual([already('application', 'all scopes')]);
    for (const [scope, named] of [
      [['a', 'b', 'c', 'd', 'e', 'f', 'g'], 'a, b, c, d, e and 2 more'],
      [['a', 'b', 'c', 'd', 'e'], 'a, b, c, d, e'],
    ] as const)
      expect(
        await computed('held_by_application', rotate, {
          path: { id: 'c' },
          answers: { [grants]: [{ ...grant, scope }] },
        }),
      ).toEqual([already('application', named)]);
  });
  it('says that it could not be read', async () =>
    expect(await update({ client_secret: 'x' }, { [grants]: fails(403) })).toEqual([unread('application')]));
});

it('is not asked of changes that plain fields alone make', () => {
  expect(onlyOfHighImpact).toEqual(new Set(['held_by_application', 'held_by_person']));
  for (const name of onlyOfHighImpact) expect(computedEffects).toHaveProperty(name);
});

describe('held_by_person', () => {
  const held = (id: string) => `/users/${id}/permissions?page=0&per_page=100&include_totals=true`;
  const person = { '/users/u': { user_id: 'u', email: 'u@x' } };
  const update = (body: object, answers: object) =>
    computed('held_by_person', 'PATCH /users/{id}', {
      path: { id: 'u' },
      body,
      answers: { ...person, ...answers },
    });

  it.each([{ password: 'x' }, { email: 'y@x' }, { phone_number: '+1' }])('is told for %j', async (body) =>
    expect(await update(body, { [held('u')]: [management('a'), other] })).toEqual([already('person', 'a')]),
  );
  it('is nothing for plain fields, and reads nothing then', async () =>
    expect(await update({ nickname: 'n' }, { [held('u')]: fails(500) })).toEqual([]));
  it('is nothing for people with other permissions', async () =>
    expect(await update({ password: 'x' }, { [held('u')]: [other] })).toEqual([]));
  it('says that it could not be read', async () =>
    expect(await update({ password: 'x' }, { [held('u')]: fails(403) })).toEqual([unread('person')]));
  it('is told of whom a ticket is for, by id or by address', async () => {
    const ticket = (body: object, answers: Record<string, unknown>) =>
      computed('held_by_person', 'POST /tickets/password-change', { body, answers });
    const answers = {
      [held('u')]: [],
      [held('v')]: [management('a')],
      '/users-by-email?email=v@x': [{ user_id: 'u' }, { user_id: 'v' }],
      '/users-by-email?email=w@x': fails(403),
    };
    expect(await ticket({ user_id: 'v' }, answers)).toEqual([already('person', 'a')]);
    expect(await ticket({ email: 'v@x', connection_id: 'k' }, answers)).toEqual([already('person', 'a')]);
    expect(await ticket({ email: 'w@x', connection_id: 'k' }, answers)).toEqual([unread('person')]);
    // An account may have the address in either spelling.
    const spelled = { '/users-by-email?email=V@X': [{ user_id: 'v' }], '/users-by-email?email=v@x': [] };
    for (const people of [
      spelled,
      { '/users-by-email?email=V@X': [], '/users-by-email?email=v@x': [{ user_id: 'v' }] },
    ])
      expect(await ticket({ email: ' V@X ' }, { ...answers, ...people })).toEqual([already('person', 'a')]);
  });
});
