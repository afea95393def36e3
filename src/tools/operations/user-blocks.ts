// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operation } from '../operation.js';
import type * as outputs from './user-blocks.output.js';


export const listUserBlocksByIdentifier = operation<z.infer<typeof outputs.ListUserBlocksByIdentifierOutput>>()({
  name: "list_user_blocks_by_identifier",
  title: "List brute-force blocks for an email, username or phone",
  description: "Shows whether too many failed logins have locked an email, username or phone number, and for which IP addresses. Good when no user id is known; with one: list_user_blocks. Does not report blocks set by an administrator.",
  method: "GET",
  path: "/user-blocks",
  resource: "user-blocks",
  toolset: "users",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:users"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["locked out","account lockout","can't log in","wrong password too often","limit_wc","blocked login","is this username blocked","check whether login attempts for a phone number are blocked","blocked by brute force protection by email","user locked out by email","is +4479 blocked","is jane@example.com locked out","lockout status of a username","is this email locked","block status for a username","check lock by phone number"],
  binding: {"identifier":{"in":"query","name":"identifier"},"consider_brute_force_enablement":{"in":"query","name":"consider_brute_force_enablement"}},
  required: ["identifier"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,403,429],
  input: z.strictObject({
    identifier: z.string().describe("Email, username or phone number exactly as typed at login"),
    consider_brute_force_enablement: z.boolean().optional().describe("true: only the blocks in force with brute-force protection on; empty while it is off"),
  }),
});

export const clearUserBlocksByIdentifier = operation<undefined>()({
  name: "clear_user_blocks_by_identifier",
  title: "Clear brute-force blocks for an email, username or phone",
  description: "Lets an email, username or phone number try again on every IP address where failed logins had locked it. With a user id: clear_user_blocks. A block set by an administrator remains (update_user with `blocked:false`).",
  method: "DELETE",
  path: "/user-blocks",
  resource: "user-blocks",
  toolset: "users",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["update:users"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["unlock account","lockout reset","unblock login","too many attempts","let them in again","unlock account by username","unblock by email","unblock jim@corp.com","remove lockout for a phone number","unlock a login name","clear failed login block for an email","allow the login name again after failed attempts","unlock by email","unlock this username","remove lock for an email address","unblock somebody@example.com"],
  binding: {"identifier":{"in":"query","name":"identifier"}},
  required: ["identifier"],
  body: "none",
  emptyBody: "omit",
  statuses: [204,400,401,403,429],
  input: z.strictObject({
    identifier: z.string().describe("Email, username or phone number exactly as typed at login"),
  }),
});

export const listUserBlocks = operation<z.infer<typeof outputs.ListUserBlocksOutput>>()({
  name: "list_user_blocks",
  title: "List a user's brute-force blocks",
  description: "Identifiers and IP addresses from which this person is barred after repeated failed logins. An empty list does not mean they can sign in: see `blocked` in get_user, and get_ip_block for a throttled address.",
  method: "GET",
  path: "/user-blocks/{id}",
  resource: "user-blocks",
  toolset: "users",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:users"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "direct",
  aliases: [],
  synonyms: ["locked out","lockout","can't log in","too many attempts","blocked account","wrong password too often","is this customer blocked by brute force protection","why is the account locked","user is locked out","lockout status of a user","which IPs is the user blocked from","too many failed logins","typed the wrong password too often","account shows too many attempts","is the user locked","show blocks of a user","lockout because of wrong password","why locked","account temporarily blocked"],
  binding: {"user_id":{"in":"path","name":"id"},"consider_brute_force_enablement":{"in":"query","name":"consider_brute_force_enablement"}},
  required: ["user_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,403,404,429],
  input: z.strictObject({
    user_id: z.string().min(1),
    consider_brute_force_enablement: z.boolean().optional().describe("true: only the blocks in force with brute-force protection on; empty while it is off"),
  }),
});

export const clearUserBlocks = operation<undefined>()({
  name: "clear_user_blocks",
  title: "Clear a user's brute-force blocks",
  description: "Lift all lockouts that failed logins caused for this person, so that they can try again from any address. Rule out an attack with list_user_logs first. The admin `blocked` flag is separate: update_user.",
  method: "DELETE",
  path: "/user-blocks/{id}",
  resource: "user-blocks",
  toolset: "users",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["update:users"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "direct",
  aliases: [],
  synonyms: ["unlock account","unblock user","reset lockout","can't log in","too many attempts","wrong password too often","let them back in","user is locked out","unlock the user","unblock an account after too many failed logins","lift brute force lockout","clear failed attempts","remove block after wrong passwords","customer locked himself out","let her try again","release him after too many attempts","lift the lockout","typed the wrong password ten times","let the customer try logging in again","unlock user","remove lock","user locked after wrong passwords","unblock after failed logins","reset failed attempts","let user log in again","account locked, please unlock","user blocked after too many tries"],
  binding: {"user_id":{"in":"path","name":"id"}},
  required: ["user_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [204,400,401,403,404,429],
  input: z.strictObject({
    user_id: z.string().min(1),
  }),
});
