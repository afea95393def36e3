import { describe, expect, it } from 'vitest';
import { fails } from '../../confirm/reader.js';
import { computed } from './view.js';

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
