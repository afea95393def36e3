import { describe, expect, it } from 'vitest';
import { reachOf } from '../../../../src/policy/change/effects/people-count.js';
import { fails } from '../../confirm/reader.js';
import { computed, effects } from './view.js';

describe('ticket', () => {
  const enroll = 'POST /guardian/enrollments/ticket';
  const to = (email: unknown, person: unknown, user_id: unknown = 'u') =>
    computed('ticket', enroll, { body: { user_id, email }, answers: { '/users/u': person } });
  it('is nothing for the address of the person', async () => {
    expect(await to('a@b.example', { email: 'a@b.example' })).toEqual([]);
    expect(await to(' A@b.example', { email: 'a@B.example ' })).toEqual([]);
  });
  it('is nothing without an address or a person', async () => {
    expect(await to(undefined, { email: 'a@b.example' })).toEqual([]);
    expect(await to('a@b.example', { email: 'x@b.example' }, 7)).toEqual([]);
  });
  it('says where else it goes', async () => {
    const elsewhere = [
      {
        effect: 'credentials',
        fields: ['email'],
        why: 'It goes to "evil@x.example", which is not the address of the person\'s account.',
        grave: true,
      },
    ];
    expect(await to('evil@x.example', { email: 'a@b.example' })).toEqual(elsewhere);
    expect(await to('evil@x.example', { phone_number: '1' })).toEqual(elsewhere);
  });
  it('does not guess', async () =>
    expect(await to('evil@x.example', fails(403))).toEqual([
      {
        effect: 'credentials',
        fields: ['email'],
        why: 'It goes to "evil@x.example"; whether that is the person\'s own address could not be read.',
        grave: true,
      },
    ]));
  it('says whom an invitation goes to', async () =>
    expect(
      await computed('ticket', 'POST /organizations/{id}/invitations', {
        path: { id: 'org' },
        body: { invitee: { email: 'new@x.example' } },
      }),
    ).toEqual([
      {
        effect: 'sign_in',
        fields: ['invitee.email'],
        why: 'Anyone who reads the mail of "new@x.example" can join and sign in.',
      },
    ]));
});

describe('factor', () => {
  const put = (enabled: unknown, factors: unknown) =>
    computed('factor', 'PUT /guardian/factors/{name}', {
      path: { name: 'otp' },
      body: { enabled },
      answers: { '/guardian/factors': factors },
    });
  const list = (enabled: boolean) => [{ name: 'sms', enabled: !enabled }, 'x', { name: 'otp', enabled }];
  const on = [
    { effect: 'sign_in', fields: ['enabled'], why: 'Everybody may use the factor "otp".', grave: true },
  ];
  const off = [
    { effect: 'weakens', fields: ['enabled'], why: 'Nobody is asked for "otp" any more.', grave: true },
    {
      effect: 'lock_out',
      fields: ['enabled'],
      why: 'People who have no factor but "otp" may not get in.',
      grave: true,
    },
  ];
  it('is nothing where it is so already', async () => {
    expect(await put(true, list(true))).toEqual([]);
    expect(await put(false, list(false))).toEqual([]);
  });
  it('on and off', async () => {
    expect(await put(true, list(false))).toEqual(on);
    expect(await put(false, list(true))).toEqual(off);
    expect(await put(true, fails(403))).toEqual(on);
    expect(await put(false, fails(403))).toEqual(off);
    expect(await put(undefined, [{ name: 'otp' }])).toEqual(off);
  });
});

describe('import_users', () => {
  const run = (users: unknown, more: object = {}) =>
    computed('import_users', 'POST /jobs/users-imports', { body: { users, connection_id: 'con', ...more } });
  const sign = (count: number) => ({
    effect: 'sign_in',
    fields: ['users'],
    why: `Accounts in the file: ${count}.`,
  });
  const part = (effect: string, why: string) => ({ effect, fields: ['users'], why });
  it('counts what the file brings', async () => {
    const users = [
      { email: 'a@b.example', password_hash: 'x', email_verified: true, app_metadata: { admin: true } },
      { email: 'b@b.example', custom_password_hash: { algorithm: 'md5' }, mfa_factors: [{ totp: {} }] },
      { email: 'c@b.example', app_metadata: {}, mfa_factors: [], email_verified: false, blocked: true },
      { email: 'd@b.example', password: null, phone_verified: true },
    ];
    expect(await run(JSON.stringify(users))).toEqual([
      sign(4),
      part('credentials', '2 of them with a password.'),
      part('credentials', '2 of them with a verified address or phone.'),
      part('credentials', '1 of them with second factors.'),
      part('privileges', '1 of them with app_metadata.'),
      part('lock_out', '1 of them with a block.'),
    ]);
    expect(await run(users)).toEqual(await run(JSON.stringify(users)));
  });
  it('counts people, and takes an entry that is no person for all of it', async () => {
    expect(await run(Array.from({ length: 6 }, () => ({ email: 'x' })))).toEqual([
      sign(6),
      ...reachOf(6, 'in the file'),
    ]);
    expect((await run([7])).map(({ effect }) => effect)).toEqual([
      'sign_in',
      'credentials',
      'credentials',
      'credentials',
      'privileges',
      'lock_out',
    ]);
  });
  it('is nothing for an empty file', async () => expect(await run('[]')).toEqual([]));
  it.each(['{"a": 1}', 'not JSON', 7, undefined])('does not guess: %s', async (users) =>
    expect(await run(users)).toEqual([
      ...['sign_in', 'credentials', 'privileges'].map((effect) =>
        part(effect, 'The file could not be read; it may contain this.'),
      ),
      ...reachOf(undefined, 'in the file'),
    ]),
  );
  it('says what upsert overwrites', async () => {
    const loss = {
      effect: 'loss',
      fields: ['upsert'],
      why: 'Accounts that exist already are overwritten by what the file says.',
    };
    expect(await run('[]', { upsert: true })).toEqual([loss]);
    expect(await run('[]', { upsert: false })).toEqual([]);
  });
  it('does not look at inherited members', async () =>
    expect(await run('[{"__proto__": {"blocked": true}}]')).toEqual([sign(1)]));
});

describe('own_application', () => {
  const about = (why: string) => [{ effect: 'privileges', fields: [], why, grave: true, own: true }];
  const own = about('It is about the application that this server runs as.');
  const maybe = about(
    'It may be about the application that this server runs as; the grant could not be read.',
  );
  const run = (operation: string, call: object) => computed('own_application', operation, call);
  it.each([
    ['PATCH /clients/{id}', { path: { id: 'own_client' }, body: { name: 'x' } }],
    ['DELETE /clients/{id}', { path: { id: 'own_client' } }],
    ['POST /clients/{id}/rotate-secret', { path: { id: 'own_client' } }],
    ['POST /clients/{client_id}/credentials', { path: { client_id: 'own_client' }, body: {} }],
    [
      'DELETE /clients/{client_id}/credentials/{credential_id}',
      { path: { client_id: 'own_client', credential_id: 'x' } },
    ],
    ['POST /client-grants', { body: { client_id: 'own_client' } }],
  ])('%s', async (operation, call) => {
    expect(await run(operation, call)).toEqual(own);
    const other = JSON.parse(JSON.stringify(call).replace('own_client', 'other'));
    expect(await run(operation, other)).toEqual([]);
    expect(await run(operation, { ...call, clientId: undefined })).toEqual([]);
  });
  it('knows its grants', async () => {
    const call = (client_id: string) => ({
      path: { id: 'cgr', grant_id: 'cgr' },
      body: { scope: ['a'], grant_id: 'cgr' },
      answers: { '/client-grants/cgr': { client_id, scope: [] } },
    });
    for (const operation of [
      'PATCH /client-grants/{id}',
      'DELETE /client-grants/{id}',
      'POST /organizations/{id}/client-grants',
      'DELETE /organizations/{id}/client-grants/{grant_id}',
    ]) {
      expect(await run(operation, call('own_client')), operation).toEqual(own);
      expect(await run(operation, call('other')), operation).toEqual([]);
      expect(
        await run(operation, { ...call('other'), answers: { '/client-grants/cgr': fails(403) } }),
      ).toEqual(maybe);
    }
  });
  it('reads a grant whose state was not read', async () => {
    const call = { path: { id: 'cgr' }, body: { scope: ['a'] }, present: { kind: 'unknown', why: 'off' } };
    const answers = { '/client-grants/cgr': { client_id: 'other' } };
    expect(await run('PATCH /client-grants/{id}', { ...call, answers })).toEqual([]);
    expect(await run('PATCH /client-grants/{id}', call)).toEqual(maybe);
    expect(await run('PATCH /client-grants/{id}', { ...call, present: { kind: 'absent' } })).toEqual([]);
  });
  it('cannot tell which grant without one', async () =>
    expect(await run('POST /organizations/{id}/client-grants', { path: { id: 'o' }, body: {} })).toEqual(
      maybe,
    ));
  it('is nothing where nothing changes', async () => {
    const answers = { '/clients/own_client': { name: 'x', description: 'y' } };
    const call = (body: object) => ({ path: { id: 'own_client' }, body, answers });
    expect(await run('PATCH /clients/{id}', call({ name: 'x' }))).toEqual([]);
    for (const body of [{ name: 'z' }, { description: null }, { client_secret: 's' }])
      expect(await run('PATCH /clients/{id}', call(body))).toEqual(own);
  });
  it('leaves all else alone', async () =>
    expect(await run('PATCH /users/{id}', { path: { id: 'own_client' }, body: { name: 'x' } })).toEqual([]));
  it('is looked for in every change', async () =>
    expect(
      await effects('PATCH /clients/{id}', { path: { id: 'own_client' }, body: { name: 'x' } }),
    ).toContain('privileges!'));
});
