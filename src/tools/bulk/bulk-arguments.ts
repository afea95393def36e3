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

/** Each of these says what, but for both kinds of metadata, which are changed together. */
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

const given = (args: ApplyArguments, names: object): string[] =>
  Object.keys(names).filter((name) => args[name as keyof ApplyArguments] !== undefined);

/** The arguments given that say who. */
export const whoIn = (args: ApplyArguments): string[] => given(args, who);

/** The arguments given that say what. */
export const whatIn = (args: ApplyArguments): string[] => given(args, what);

export const WHO = Object.keys(who).join(', ');
export const WHAT = Object.keys(what).join(', ');
