// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operationsOf } from '../operation.js';

const operation = operationsOf("user-blocks");

export const listUserBlocksByIdentifier = operation({
  name: "list_user_blocks_by_identifier", title: "List brute-force blocks for an email, username or phone",
  description: "Shows whether too many failed logins have locked an email, username or phone number, and for which IP addresses. For an unknown user id; with one: list_user_blocks. Does not include blocks set by an administrator.",
  method: "GET", path: "/user-blocks", toolset: "users", risk: "read",
  scopes: ["read:users"], statuses: [200, 400, 401, 403, 429],
  input: z.strictObject({
    identifier: z.string().describe("Email, username or phone number exactly as typed at login"),
    consider_brute_force_enablement: z.boolean().optional().describe("true: only effective blocks; empty while brute-force protection is off"),
  }),
});

export const clearUserBlocksByIdentifier = operation({
  name: "clear_user_blocks_by_identifier", title: "Clear brute-force blocks for an email, username or phone",
  description: "Lets an email, username or phone number try again from every IP address where failed logins locked it. With a user id: clear_user_blocks. A block set by an administrator remains (update_user with `blocked:false`).",
  method: "DELETE", path: "/user-blocks", toolset: "users", risk: "destructive",
  scopes: ["update:users"], statuses: [204, 400, 401, 403, 429],
  input: z.strictObject({
    identifier: z.string().describe("Email, username or phone number exactly as typed at login"),
  }),
});

export const listUserBlocks = operation({
  name: "list_user_blocks", title: "List a user's brute-force blocks",
  description: "Identifiers and IP addresses blocked for this person after repeated failed logins. An empty list does not mean they can sign in: see `blocked` in get_user, and get_ip_block for a throttled address.",
  method: "GET", path: "/user-blocks/{id}", toolset: "users", risk: "read", exposure: "direct",
  scopes: ["read:users"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { user_id: { in: "path", name: "id" } },
  input: z.strictObject({
    user_id: z.string().min(1),
    consider_brute_force_enablement: z.boolean().optional().describe("true: only effective blocks; empty while brute-force protection is off"),
  }),
});

export const clearUserBlocks = operation({
  name: "clear_user_blocks", title: "Clear a user's brute-force blocks",
  description: "Removes all lockouts that failed logins caused for this person, so that they can try again from any address. Rule out an attack with list_user_logs first. The admin `blocked` flag is separate: update_user.",
  method: "DELETE", path: "/user-blocks/{id}", toolset: "users", risk: "destructive", exposure: "direct",
  scopes: ["update:users"], statuses: [204, 400, 401, 403, 404, 429],
  binding: { user_id: { in: "path", name: "id" } },
  input: z.strictObject({ user_id: z.string().min(1) }),
});
