import { describe, expect, it } from 'vitest';
import { reachOf } from '../../../../src/policy/change/effects/people-count.js';
import { computed } from './view.js';

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
      { email: 'd@b.example', password: null, phone_verified: true, app_metadata: { plan: 'x' } },
      { email: 'e@b.example', password: 'x' },
    ];
    expect(await run(JSON.stringify(users))).toEqual([
      sign(5),
      part('credentials', '3 of them with a password.'),
      part('credentials', '2 of them with a verified address or phone.'),
      part('credentials', '1 of them with second factors.'),
      part('privileges', '2 of them with app_metadata.'),
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
