// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operation } from '../operation.js';
import type * as outputs from './users-by-email.output.js';


export const listUsersByEmail = operation<z.infer<typeof outputs.ListUsersByEmailOutput>>()({
  name: "list_users_by_email",
  title: "Find users by email address",
  description: "Accounts that have exactly this address, immediately consistent. One person can have several, one per connection. Partial addresses or other criteria: list_users.",
  method: "GET",
  path: "/users-by-email",
  resource: "users-by-email",
  toolset: "users",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:users"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "direct",
  aliases: [],
  synonyms: ["look up customer","search by mail","duplicate accounts","find person","who is","lookup e-mail","look up jane@example.com","find account by email","search customer by email address","which account belongs to this email","who has this address","user id for an email","is this email registered","does an account exist for bob@example.com","find user_id from email","accounts with the same email","signed up twice with one address","get user by e-mail","find user by email","search by email","who has this email","is there an account with this email","look up the customer with address","does this mail address exist","user with mail","get user id from email","account for this email","check if email is registered","several accounts with one email"],
  binding: {"fields":{"in":"query","name":"fields"},"include_fields":{"in":"query","name":"include_fields"},"email":{"in":"query","name":"email"}},
  required: ["email"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,403,429],
  list: {"key":null,"page":false,"checkpoint":false,"totals":false},
  input: z.strictObject({
    fields: z.string().optional().describe("Comma-separated, such as user_id,email,identities"),
    include_fields: z.boolean().optional(),
    email: z.string().describe("Whole address, compared case-sensitively; database users are stored in lower case"),
  }),
});
