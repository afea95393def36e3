// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operationsOf } from '../operation.js';

const operation = operationsOf("users-by-email");

export const listUsersByEmail = operation({
  name: "list_users_by_email", title: "Find users by email address",
  description: "Accounts that have exactly this address, immediately consistent. One person can have several, one per connection. Partial addresses or other criteria: list_users.",
  method: "GET", path: "/users-by-email", toolset: "users", risk: "read", exposure: "direct",
  scopes: ["read:users"], statuses: [200, 400, 401, 403, 429],
  list: null,
  input: z.strictObject({
    fields: z.string().optional().describe("Comma-separated, such as user_id,email,identities"),
    include_fields: z.boolean().optional(),
    email: z.string().describe("Complete address, case-sensitive; database users are stored in lowercase"),
  }),
});
