/** What `rehearse_action` takes; it is described where it is found. */
import { z } from 'zod';

export const rehearsalInput = z.strictObject({
  action_id: z.string().optional().describe('A stored Action: its draft runs'),
  code: z.string().optional().describe('In place of the stored code; alone it needs trigger'),
  trigger: z.string().optional().describe('When it runs, such as post-login'),
  user: z.string().optional().describe('E-mail or user id of the person whose profile and roles are used'),
  event: z
    .looseObject({})
    .optional()
    .describe('Fields over the example event, such as {"client": {"name": "Shop"}}'),
});

export type RehearsalRequest = z.infer<typeof rehearsalInput>;
