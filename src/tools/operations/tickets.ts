// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { formatted } from '../formats.js';
import { operationsOf } from '../operation.js';
import { Identity } from './shared.js';

const IdentityProviderOnlyAuth0Enum = z.enum(["auth0"]);
const ChangePasswordTicketIdentity = z.strictObject({
  user_id: z.string(),
  provider: IdentityProviderOnlyAuth0Enum,
  connection_id: z.string().regex(new RegExp("^con_[A-Za-z0-9]{16}$", 'u')).optional(),
});

const operation = operationsOf("tickets");

export const createEmailVerificationTicket = operation({
  name: "create_email_verification_ticket", title: "Create an email verification link",
  description: "Creates a one-time link that verifies a person's email address, for you to deliver; Auth0 sends nothing. To have Auth0 send it: send_verification_email. To mark it verified without a click: update_user.",
  method: "POST", path: "/tickets/email-verification", toolset: "jobs", risk: "write",
  scopes: ["create:user_tickets"], statuses: [201, 400, 401, 403, 404, 429],
  binding: { custom_domain: { in: "header", name: "auth0-custom-domain" } },
  input: z.strictObject({
    custom_domain: z.string().min(3).max(255).optional(),
    result_url: z.string().optional().describe("Classic login only; not with client_id or organization_id"),
    user_id: z.string(),
    client_id: z.string().optional(),
    organization_id: z.string().optional(),
    ttl_sec: z.int().min(0).optional().describe("Lifetime in seconds; default 432000 (5 days)"),
    includeEmailInRedirect: z.boolean().optional(),
    identity: Identity.optional().describe("Required for social, enterprise, passwordless or secondary identities"),
  }),
});

export const createPasswordChangeTicket = operation({
  name: "create_password_change_ticket", title: "Create a password reset link",
  description: "Creates a link that lets anyone who has it set a new password for a database user; save_secrets_to passes it to the person who asked. Nobody is emailed (no operation does that). Identify the person by `user_id`, or by `email` plus `connection_id`.",
  method: "POST", path: "/tickets/password-change", toolset: "jobs", risk: "write", exposure: "direct",
  scopes: ["create:user_tickets"], statuses: [201, 400, 401, 403, 404, 429],
  binding: { custom_domain: { in: "header", name: "auth0-custom-domain" } },
  input: z.strictObject({
    custom_domain: z.string().min(3).max(255).optional(),
    result_url: z.string().optional().describe("Classic login only; not with organization_id"),
    user_id: z.string().optional().describe("Not with email or connection_id"),
    client_id: z.string().optional(),
    organization_id: z.string().optional(),
    connection_id: z.string().regex(new RegExp("^con_[A-Za-z0-9]{16}$", 'u')).optional().describe("con_ id; only with email, instead of user_id"),
    email: formatted(z.string(), "email").optional().describe("Only with connection_id, instead of user_id"),
    ttl_sec: z.int().min(0).optional().describe("Lifetime in seconds; default 432000 (5 days)"),
    mark_email_as_verified: z.boolean().optional().describe("true also marks the address verified once the link is used"),
    includeEmailInRedirect: z.boolean().optional(),
    identity: ChangePasswordTicketIdentity.optional().describe("Secondary database identity; only with user_id"),
  }),
});
