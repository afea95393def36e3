/** What `apply_to_users` takes. */
import { z } from 'zod';

/** Most users that one call changes. */
export const MOST_USERS = 500;

/** A list of ids. Its limits are checked here and not advertised: their errors say as much, when it matters. */
const ids = (most: number) =>
  z
    .array(z.string())
    .refine((list) => list.length > 0 && list.length <= most, `must be 1 to ${most} ids`)
    .optional();
const metadata = () => z.record(z.string(), z.unknown()).optional();

export const input = z.strictObject({
  user_ids: ids(MOST_USERS),
  q: z.string().optional(),
  assign_roles: ids(50),
  app_metadata: metadata(),
  user_metadata: metadata(),
  dry_run: z.boolean().optional(),
  resume_token: z.string().optional(),
});

export type ApplyArguments = z.output<typeof input>;
