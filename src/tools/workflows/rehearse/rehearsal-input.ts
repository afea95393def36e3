/** What `rehearse_action` takes. Lean: every session lists it. */
import { z } from 'zod';

export const rehearsalInput = z.strictObject({
  action_id: z.string().optional(),
  /** In place of the stored code; without an action_id, `trigger` says when it runs. */
  code: z.string().optional(),
  trigger: z.string().optional(),
  /** E-mail or user id of the person whose profile is used. */
  user: z.string().optional(),
  /** Fields over the example event. */
  event: z.looseObject({}).optional(),
});

export type RehearsalRequest = z.infer<typeof rehearsalInput>;
