// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { formatted } from '../formats.js';
import { operation } from '../operation.js';
import { Identity } from './shared.js';
import type * as outputs from './tickets.output.js';

const IdentityProviderOnlyAuth0Enum = z.enum(["auth0"]);

const ChangePasswordTicketIdentity = z.strictObject({
  user_id: z.string(),
  provider: IdentityProviderOnlyAuth0Enum,
  connection_id: z.string().regex(new RegExp("^con_[A-Za-z0-9]{16}$", 'u')).optional(),
});

export const createEmailVerificationTicket = operation<z.infer<typeof outputs.CreateEmailVerificationTicketOutput>>()({
  name: "create_email_verification_ticket",
  title: "Create an email verification link",
  description: "Makes a one-time link that verifies a person's email address, for you to deliver; Auth0 sends nothing. To have Auth0 send the message: send_verification_email. To declare it verified without a click: update_user.",
  method: "POST",
  path: "/tickets/email-verification",
  resource: "tickets",
  toolset: "jobs",
  risk: "write",
  scopes: {"mode":"any","scopes":["create:user_tickets"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["confirm email","activation URL","verify address","custom mailer","welcome mail","create a link with which the customer can confirm her address","verification link","get email verification url","link to verify the email without sending","generate verification link","link to verify email","confirm email link","create link for verification"],
  binding: {"custom_domain":{"in":"header","name":"auth0-custom-domain"},"result_url":{"in":"body","name":"result_url"},"user_id":{"in":"body","name":"user_id"},"client_id":{"in":"body","name":"client_id"},"organization_id":{"in":"body","name":"organization_id"},"ttl_sec":{"in":"body","name":"ttl_sec"},"includeEmailInRedirect":{"in":"body","name":"includeEmailInRedirect"},"identity":{"in":"body","name":"identity"}},
  required: ["user_id"],
  body: "fields",
  emptyBody: "object",
  statuses: [201,400,401,403,404,429],
  input: z.strictObject({
    custom_domain: z.string().min(3).max(255).optional(),
    result_url: z.string().optional().describe("Classic login only; not together with client_id or organization_id"),
    user_id: z.string(),
    client_id: z.string().optional(),
    organization_id: z.string().optional(),
    ttl_sec: z.int().min(0).optional().describe("Lifetime in seconds; left out or 0 means 432000 (5 days)"),
    includeEmailInRedirect: z.boolean().optional(),
    identity: Identity.optional().describe("Needed for social, enterprise, passwordless or secondary identities"),
  }),
});

export const createPasswordChangeTicket = operation<z.infer<typeof outputs.CreatePasswordChangeTicketOutput>>()({
  name: "create_password_change_ticket",
  title: "Create a password reset link",
  description: "Makes a link with which its holder sets a new password for a database user; nobody is emailed and nothing changes until it is used. Treat it as a credential, for a verified owner only. Name the person by `user_id`, or by `email` plus `connection_id`.",
  method: "POST",
  path: "/tickets/password-change",
  resource: "tickets",
  toolset: "jobs",
  risk: "write",
  scopes: {"mode":"any","scopes":["create:user_tickets"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "direct",
  aliases: [],
  synonyms: ["forgot password","reset password","can't log in","temporary password","set initial password","account recovery","invite to choose password","reset link for a user who forgot the password","customer forgot password","password reset link","send a password reset","give me a link to set a new password","user can't remember password","change password link","let the user choose a new password","first password for a new user","password reset email","reset someone's password","password does not work, choose a new one","user needs to set a new password","send something to pick a new password","help a customer who can't get in because of password","email a user a password reset","forgot my password","reset pw","expired password link","give customer a way to choose a new password","she forgot her password","reset the password of a user","password reset","user forgot his password","send reset link","password link","user needs a new password","set new password by user himself","create a password reset link"],
  binding: {"custom_domain":{"in":"header","name":"auth0-custom-domain"},"result_url":{"in":"body","name":"result_url"},"user_id":{"in":"body","name":"user_id"},"client_id":{"in":"body","name":"client_id"},"organization_id":{"in":"body","name":"organization_id"},"connection_id":{"in":"body","name":"connection_id"},"email":{"in":"body","name":"email"},"ttl_sec":{"in":"body","name":"ttl_sec"},"mark_email_as_verified":{"in":"body","name":"mark_email_as_verified"},"includeEmailInRedirect":{"in":"body","name":"includeEmailInRedirect"},"identity":{"in":"body","name":"identity"}},
  required: [],
  body: "fields",
  emptyBody: "object",
  statuses: [201,400,401,403,404,429],
  input: z.strictObject({
    custom_domain: z.string().min(3).max(255).optional(),
    result_url: z.string().optional().describe("Classic login only; not together with organization_id"),
    user_id: z.string().optional().describe("Excludes email and connection_id"),
    client_id: z.string().optional(),
    organization_id: z.string().optional(),
    connection_id: z.string().regex(new RegExp("^con_[A-Za-z0-9]{16}$", 'u')).optional().describe("con_ id; only with email, in place of user_id"),
    email: formatted(z.string(), "email").optional().describe("Only with connection_id, in place of user_id"),
    ttl_sec: z.int().min(0).optional().describe("Lifetime in seconds; left out or 0 means 432000 (5 days)"),
    mark_email_as_verified: z.boolean().optional().describe("true also marks the address verified once the link is used"),
    includeEmailInRedirect: z.boolean().optional(),
    identity: ChangePasswordTicketIdentity.optional().describe("Secondary database identity; only together with user_id"),
  }),
});
