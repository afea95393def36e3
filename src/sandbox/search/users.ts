import { compile, type Predicate } from './compile.js';
import type { FieldModel, FieldType } from './fields.js';
import { parseQuery } from './parser.js';
import { candidates, type IndexLookup } from './plan.js';

type Profile = Record<string, unknown>;

const TYPES = new Map<string, FieldType>(
  Object.entries({
    email: 'text',
    name: 'words',
    given_name: 'words',
    family_name: 'words',
    nickname: 'words',
    'email.domain': 'text',
    created_at: 'date',
    updated_at: 'date',
    last_login: 'date',
    last_password_reset: 'date',
    multifactor_last_modified: 'date',
    logins_count: 'number',
    email_verified: 'boolean',
    phone_verified: 'boolean',
    blocked: 'boolean',
  } satisfies Record<string, FieldType>),
);

const emailDomain = (user: Profile): string[] | undefined => {
  const email = user.email;
  const at = typeof email === 'string' ? email.lastIndexOf('@') : -1;
  return at < 0 ? undefined : [(email as string).slice(at + 1)];
};

/** `organizationsOf` answers the ids of the organizations that a user is a member of. */
export function userModel(organizationsOf: (user: Profile) => readonly string[]): FieldModel<Profile> {
  return {
    typeOf: (field) => TYPES.get(field) ?? 'keyword',
    defaults: [
      'email',
      'name',
      'given_name',
      'family_name',
      'nickname',
      'username',
      'phone_number',
      'user_id',
    ],
    exactOnly: (field) =>
      field === 'user_metadata' || field.startsWith('user_metadata.') ? 'user_metadata' : undefined,
    derived: new Map<string, (user: Profile) => readonly string[] | undefined>([
      ['email.domain', emailDomain],
      ['organization_id', organizationsOf],
    ]),
  };
}

export interface UserQuery {
  matches: Predicate<Profile>;
  /** Candidates found through indexes, or undefined when all users have to be tested. */
  candidates(lookup: IndexLookup<Profile>): readonly Profile[] | undefined;
}

/** Reads a user search (v3) query; throws QuerySyntaxError. */
export function userQuery(q: string, model: FieldModel<Profile>): UserQuery {
  const node = parseQuery(q);
  const matches = compile(node, model);
  return { matches, candidates: (lookup) => candidates(node, lookup) };
}

/** Fields by which users can be sorted; metadata cannot be. */
export function sortableUserField(field: string): boolean {
  return !/^(user_metadata|app_metadata)(\.|$)/.test(field);
}
