/** What a call may reach, and how. */
import type { ProtectedKind } from '../policy.js';

/** Kinds that have a name and belong to the tenant's configuration. */
export type ThingKind = ProtectedKind;

/**
 * `changed`: it, or something that belongs to it, is changed. `listed`: it is added to, or dropped from, a list of
 * something else. `within`: people in it are created or read in bulk. `used`: it is only referenced.
 */
export type Reach = 'changed' | 'listed' | 'within' | 'used';

/** An object to read first: the field of the response that identifies its owner. */
export interface Owned<Kind> {
  kind: Kind;
  read: string;
  id: string;
  field: string;
}

export type UserTarget =
  | { kind: 'user'; id: string; how: Reach }
  /** People with this address; nobody may have it. */
  | { kind: 'user'; email: string }
  /** An address, username or phone number. */
  | { kind: 'user'; identifier: string }
  | Owned<'user'>;

export type ThingTarget =
  | { kind: ThingKind; id: string; how: Reach }
  | { kind: 'connection'; name: string; how: 'used' | 'within' | 'listed' }
  | Owned<'client'>;

export type Target =
  | UserTarget
  | ThingTarget
  /** People who cannot be identified from the arguments: one, or many. */
  | { kind: 'unknown_user' }
  | { kind: 'many_users'; connection?: string }
  /** Everything in this list of the API loses or gains something; `field` holds the id of an entry. */
  | { kind: 'all_listed'; of: 'user' | 'client'; read: string; id: string; pages: 'number' | 'cursor' }
  /** An API (resource server), by its id. */
  | { kind: 'api'; id: string }
  /** An address or id that an account is given. */
  | { kind: 'given'; address?: string; id?: string }
  /** A connection whose people become members of an organization. */
  | { kind: 'joining'; connection: string }
  | { kind: 'new_organization' };
