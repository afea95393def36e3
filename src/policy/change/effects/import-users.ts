/** What a file of people to import brings: passwords, rights, verified addresses, second factors, replaced accounts. */
import type { Effect } from '../../../catalog/change-facts.js';
import { pick } from '../../../catalog/wire.js';
import { isObject } from '../../../text/is-object.js';
import type { ComputedEffect } from '../change.js';
import type { EffectFound } from '../field-effects.js';
import { reachOf } from './people-count.js';
import type { Json } from './reading.js';

/** The people in the file, given as JSON text or as the list itself; undefined where it is neither. */
function peopleIn(users: unknown): unknown[] | undefined {
  if (Array.isArray(users)) return users;
  try {
    const parsed: unknown = JSON.parse(String(users));
    return Array.isArray(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

const has = (person: Json, name: string): boolean => {
  const value = person[name];
  if (value === undefined || value === null || value === false) return false;
  if (Array.isArray(value)) return value.length > 0;
  return !isObject(value) || Object.keys(value).length > 0;
};

/** Members of a person in the file, the effect of having them, and what they are called. */
const telling: readonly { names: readonly string[]; effect: Effect; words: string }[] = [
  {
    names: ['password_hash', 'custom_password_hash', 'password'],
    effect: 'credentials',
    words: 'a password',
  },
  {
    names: ['email_verified', 'phone_verified'],
    effect: 'credentials',
    words: 'a verified address or phone',
  },
  { names: ['mfa_factors'], effect: 'credentials', words: 'second factors' },
  { names: ['app_metadata'], effect: 'privileges', words: 'app_metadata' },
  { names: ['blocked'], effect: 'lock_out', words: 'a block' },
];

export const importUsers: ComputedEffect = ({ wire }) => {
  const people = peopleIn(pick(wire, 'body.users'));
  const found: EffectFound[] = [];
  const fields = ['users'];
  if (people === undefined) {
    const why = 'The file could not be read; it may contain this.';
    for (const effect of ['sign_in', 'credentials', 'privileges'] as const)
      found.push({ effect, fields, why });
  } else if (people.length > 0) {
    found.push({ effect: 'sign_in', fields, why: `Accounts in the file: ${people.length}.` });
    for (const { names, effect, words } of telling) {
      const count = people.filter(
        (person) => !isObject(person) || names.some((name) => has(person, name)),
      ).length;
      if (count > 0) found.push({ effect, fields, why: `${count} of them with ${words}.` });
    }
  }
  found.push(...reachOf(people?.length, 'in the file'));
  if (pick(wire, 'body.upsert') === true)
    found.push({
      effect: 'loss',
      fields: ['upsert'],
      why: 'Accounts that exist already are overwritten by what the file says.',
    });
  return found;
};
