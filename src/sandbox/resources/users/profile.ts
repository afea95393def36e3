/** What a new or changed user looks like: defaults, metadata merging, pictures. */

import { createHash } from 'node:crypto';
import strategies from '../../../../catalog/sandbox/strategies.json' with { type: 'json' };
import { hashPassword, passwordMatches, type StoredPassword } from '../../auth/password-hash.js';
import { PASSWORD_MESSAGES, passwordProblem, passwordRules } from '../../auth/password-policy.js';
import { HttpError, invalidBody } from '../../errors.js';
import { objectId } from '../../state/ids.js';
import type { Doc } from '../../state/store.js';
import { optionsOf } from './store.js';

/** The picture that a user without one gets: Gravatar by e-mail, falling back to the initials. */
export function defaultPicture(seed: string): string {
  const address = seed.trim().toLowerCase();
  const hash = createHash('md5').update(address).digest('hex');
  const initials = encodeURIComponent(address.slice(0, 2));
  return `https://s.gravatar.com/avatar/${hash}?s=480&r=pg&d=${encodeURIComponent('https://cdn.auth0.com/avatars/')}${initials}.png`;
}

const SOCIAL = new Set(strategies.social);
export const isSocial = (strategy: string): boolean => SOCIAL.has(strategy);

export interface NewUser {
  connection: string;
  strategy: string;
  /** ISO date. */
  at: string;
  /** Fields as given by the caller. */
  given: Doc;
}

/** The stored document of a new user, with what Auth0 fills in; the password is not set here. */
export function newUser({ connection, strategy, at, given }: NewUser): Doc {
  const email = typeof given.email === 'string' ? given.email.toLowerCase() : undefined;
  const phone = typeof given.phone_number === 'string' ? given.phone_number : undefined;
  const username = typeof given.username === 'string' ? given.username.toLowerCase() : undefined;
  const id = typeof given.user_id === 'string' && given.user_id !== '' ? given.user_id : objectId();
  const label = email ?? username ?? phone ?? id;
  const user: Doc = {
    created_at: at,
    ...(email === undefined ? {} : { email, email_verified: given.email_verified === true }),
    ...(phone === undefined ? {} : { phone_number: phone, phone_verified: given.phone_verified === true }),
    identities: [{ connection, user_id: id, provider: strategy, isSocial: isSocial(strategy) }],
    name: given.name ?? label,
    nickname: given.nickname ?? (email === undefined ? label : (email.split('@')[0] ?? label)),
    picture: given.picture ?? defaultPicture(label),
    updated_at: at,
    user_id: `${strategy}|${id}`,
  };
  if (username !== undefined) user.username = username;
  for (const field of ['given_name', 'family_name', 'blocked', 'user_metadata', 'app_metadata']) {
    if (given[field] !== undefined) user[field] = given[field];
  }
  return user;
}

/** Checks a new password against the connection's policy: 400 with Auth0's words, or undefined. */
export function passwordError(password: string, connection: Doc, user: Doc): HttpError | undefined {
  const earlier = (user.$passwords ?? []) as StoredPassword[];
  const problem = passwordProblem(password, passwordRules(optionsOf(connection)), user, (depth) =>
    earlier.slice(-depth).some((stored) => passwordMatches(password, stored)),
  );
  return problem && new HttpError(400, `${problem}: ${PASSWORD_MESSAGES[problem]}`);
}

/** Longest password history that any policy can ask for. */
const HISTORY = 24;

/** The stored passwords with a new one last: the current one is the last, the others are its history. */
export function withPassword(user: Doc, password: string): StoredPassword[] {
  const earlier = (user.$passwords ?? []) as StoredPassword[];
  return [...earlier, hashPassword(password)].slice(-HISTORY - 1);
}

export const currentPassword = (user: Doc): StoredPassword | undefined =>
  ((user.$passwords ?? []) as StoredPassword[]).at(-1);

/** Whether usernames may be used on a connection. */
export function takesUsernames(connection: Doc): boolean {
  const options = optionsOf(connection);
  if (options.requires_username === true) return true;
  const attributes = options.attributes as Doc | undefined;
  if (attributes) return attributes.username !== undefined;
  // A new tenant's default connection accepts both by default.
  return options.requires_username === undefined && connection.name === 'Username-Password-Authentication';
}

/** Whether people of a database log in in this way: `passkey`, `email_otp`, `phone_otp`. */
export const takesMethod = (connection: Doc, name: string): boolean =>
  child(child(child(connection, 'options'), 'authentication_methods'), name)?.enabled === true;

/**
 * Attributes that profiles of the connection require and that are not given (public documentation,
 * activate-and-configure-attributes-for-flexible-identifiers).
 */
export function lackingAttributes(given: Doc, connection: Doc): string[] {
  const attributes = child(child(connection, 'options'), 'attributes') ?? {};
  return Object.keys(attributes).filter(
    (name) =>
      child(attributes, name)?.profile_required === true &&
      (given[name] === undefined || given[name] === null),
  );
}

/** Characters of a username (public documentation, authenticate/database-connections/require-username). */
const USERNAME = /^[A-Za-z0-9_+\-.!#$'^`~@]+$/;
const MAX_USERNAME = 15;
const LONGEST_USERNAME = 128;

const child = (doc: Doc | undefined, name: string): Doc | undefined => doc?.[name] as Doc | undefined;

/** Refuses a username that the connection's rules for length and characters do not allow. */
export function checkUsername(username: string, connection: Doc): void {
  const options = child(connection, 'options');
  const rules = child(child(options, 'validation'), 'username');
  const modern = child(child(child(options, 'attributes'), 'username'), 'validation');
  const min = Number(modern?.min_length ?? rules?.min ?? 1);
  // The built-in connection of a tenant takes longer ones until usernames are required of it: real tenants do.
  const usual = options?.requires_username === true || options?.attributes ? MAX_USERNAME : LONGEST_USERNAME;
  const max = Number(modern?.max_length ?? rules?.max ?? usual);
  if (username.length < min || username.length > max) {
    throw invalidBody(
      `Payload validation error: 'Username must have between ${min} and ${max} characters' on property username.`,
    );
  }
  // Flexible identifiers: a username does not look like another identifier unless it may.
  const kind = /^[^@]+@[^@]+$/.test(username)
    ? 'email'
    : /^\+?[0-9]{6,15}$/.test(username)
      ? 'phone_number'
      : undefined;
  if (
    kind &&
    child(child(options, 'attributes'), 'username') &&
    child(modern, 'allowed_types')?.[kind] !== true
  )
    throw invalidBody(
      `Payload validation error: 'Username cannot be in ${kind === 'email' ? 'email' : 'phone number'} format' on property username.`,
    );
  if (!USERNAME.test(username))
    throw invalidBody(
      `Payload validation error: 'Username can only contain alphanumeric characters or _+-.!#$'^\`~@' on property username.`,
    );
}
