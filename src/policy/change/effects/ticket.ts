/** Whom a ticket or an invitation goes to: an address that is not the person's own hands their account over. */
import { pick } from '../../../catalog/wire.js';
import type { ComputedEffect } from '../change.js';
import { attempt } from './reading.js';

const same = (a: string, b: unknown): boolean =>
  typeof b === 'string' && a.trim().toLowerCase() === b.trim().toLowerCase();

export const ticket: ComputedEffect = async (view) => {
  const invited = pick(view.wire, 'body.invitee.email');
  if (typeof invited === 'string')
    return [
      {
        effect: 'sign_in',
        fields: ['invitee.email'],
        why: `Anyone who reads the mail of "${invited}" can join and sign in.`,
      },
    ];
  const email = pick(view.wire, 'body.email');
  const user = pick(view.wire, 'body.user_id');
  if (typeof email !== 'string' || typeof user !== 'string') return [];
  const person = await attempt(view, '/users/{id}', { id: user });
  if (person === undefined)
    return [
      {
        effect: 'credentials',
        fields: ['email'],
        why: `It goes to "${email}"; whether that is the person's own address could not be read.`,
        grave: true,
      },
    ];
  if (same(email, pick(person, 'email'))) return [];
  return [
    {
      effect: 'credentials',
      fields: ['email'],
      why: `It goes to "${email}", which is not the address of the person's account.`,
      grave: true,
    },
  ];
};
