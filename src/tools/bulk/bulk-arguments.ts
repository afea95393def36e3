/** What `apply_to_users` takes: one way to say who, and one change. */
import { z } from 'zod';

/** Most users that one call changes. */
export const MOST_USERS = 500;

const ids = (most: number) => z.array(z.string()).min(1).max(most).optional();
const metadata = () => z.record(z.string(), z.unknown()).optional();
const id = () => z.string().min(1).optional();

/** Each of these says who. */
const who = {
  user_ids: ids(MOST_USERS),
  q: z.string().optional(),
  role: id(),
  organization: id(),
};

/** Each of these says what; those of the profile may come together. */
const what = {
  assign_roles: ids(50),
  remove_roles: ids(50),
  app_metadata: metadata(),
  user_metadata: metadata(),
  blocked: z.boolean().optional(),
  end_sessions: z.boolean().optional(),
  add_to_organization: id(),
  remove_from_organization: id(),
};

export const input = z.strictObject({
  ...who,
  ...what,
  dry_run: z.boolean().optional(),
  resume_token: z.string().optional(),
});

export type ApplyArguments = z.output<typeof input>;

/** The operation that makes each of the changes to one user. */
export const OPERATIONS = {
  assign_roles: 'assign_user_roles',
  remove_roles: 'remove_user_roles',
  add_to_organization: 'add_organization_members',
  remove_from_organization: 'remove_organization_members',
  app_metadata: 'update_user',
  user_metadata: 'update_user',
  blocked: 'update_user',
  /** At least; where refresh tokens may be revoked too, both are. */
  end_sessions: 'delete_user_sessions',
} as const satisfies Record<keyof typeof what, string>;

/** The request that lists the people, where the call does not. */
export const LISTS = {
  q: 'GET /users',
  role: 'GET /roles/{id}/users',
  organization: 'GET /organizations/{id}/members',
} as const;

const given = <T extends object>(args: ApplyArguments, names: T): (keyof T)[] =>
  (Object.keys(names) as (keyof T)[]).filter((name) => args[name as keyof ApplyArguments] !== undefined);

/** The arguments given that say who. */
export const whoIn = (args: ApplyArguments): (keyof typeof who)[] => given(args, who);

/** The arguments given that say what. */
export const whatIn = (args: ApplyArguments): (keyof typeof what)[] => given(args, what);

export const WHO = Object.keys(who).join(', ');
export const WHAT = Object.keys(what).join(', ');
