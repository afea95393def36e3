// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operationsOf } from '../operation.js';

const EmailTemplateNameEnum = z.enum(["verify_email", "verify_email_by_code", "auth_email_by_code", "reset_email", "reset_email_by_code", "welcome_email", "blocked_account", "stolen_credentials", "enrollment_email", "mfa_oob_code", "user_invitation", "change_password", "password_reset", "async_approval"]);

const operation = operationsOf("email-templates");

export const createEmailTemplate = operation({
  name: "create_email_template", title: "Create an e-mail template",
  description: "Customizes one of the predefined messages, such as verification, welcome, password reset, MFA code or invitation, for the first time. Returns 409 if it exists: use update_email_template. Requires a custom e-mail provider.",
  method: "POST", path: "/email-templates", toolset: "messaging", risk: "write",
  scopes: ["create:email_templates"], statuses: [200, 400, 401, 403, 409, 429],
  input: z.strictObject({
    template: EmailTemplateNameEnum.describe("Which message, such as verify_email, reset_email or user_invitation"),
    body: z.string().nullable().describe("Liquid and HTML, such as {{ user.name }}, {{ url }}, {{ code }}"),
    from: z.string().nullable(),
    resultUrl: z.string().nullable().optional().describe("URL the user is redirected to after the link"),
    subject: z.string().nullable(),
    syntax: z.string().nullable().describe("liquid"),
    urlLifetimeInSeconds: z.number().min(0).nullable().optional().describe("Seconds that the link stays valid"),
    includeEmailInRedirect: z.boolean().optional(),
    enabled: z.boolean().nullable(),
  }),
});

export const getEmailTemplate = operation({
  name: "get_email_template", title: "Get an e-mail template",
  description: "Subject, sender, body, link lifetime and enabled state of one message to users. Returns 404 if the message was never customized and the standard text applies. There is no list: request each by name.",
  method: "GET", path: "/email-templates/{templateName}", toolset: "messaging", risk: "read",
  scopes: ["read:email_templates"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { template_name: { in: "path", name: "templateName" } },
  input: z.strictObject({
    template_name: z.enum(["verify_email", "verify_email_by_code", "auth_email_by_code", "reset_email", "reset_email_by_code", "welcome_email", "blocked_account", "stolen_credentials", "enrollment_email", "mfa_oob_code", "user_invitation", "change_password", "password_reset", "async_approval"]).describe("change_password and password_reset are legacy; current ones are reset_email, verify_email…"),
  }),
});

export const setEmailTemplate = operation({
  name: "set_email_template", title: "Replace an e-mail template",
  description: "Writes a customized message; the previous text is lost, and with apply as_given so are omitted fields. For single fields use update_email_template; 404 if it was never created.",
  method: "PUT", path: "/email-templates/{templateName}", toolset: "messaging", risk: "write",
  scopes: ["update:email_templates"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { template_name: { in: "path", name: "templateName" } },
  input: z.strictObject({
    template_name: z.enum(["verify_email", "verify_email_by_code", "auth_email_by_code", "reset_email", "reset_email_by_code", "welcome_email", "blocked_account", "stolen_credentials", "enrollment_email", "mfa_oob_code", "user_invitation", "change_password", "password_reset", "async_approval"]),
    template: EmailTemplateNameEnum.describe("The same name as template_name"),
    body: z.string().nullable().describe("Liquid and HTML, such as {{ user.name }}, {{ url }}, {{ code }}"),
    from: z.string().nullable(),
    resultUrl: z.string().nullable().optional().describe("URL the user is redirected to after the link"),
    subject: z.string().nullable(),
    syntax: z.string().nullable().describe("liquid"),
    urlLifetimeInSeconds: z.number().min(0).nullable().optional().describe("Seconds that the link stays valid"),
    includeEmailInRedirect: z.boolean().optional(),
    enabled: z.boolean().nullable(),
  }),
});

export const updateEmailTemplate = operation({
  name: "update_email_template", title: "Update an e-mail template",
  description: "Changes only the given fields of a customized message: subject, sender, body, link lifetime, on or off. 404 if it was never customized: create_email_template first. If a reset or code message is disabled, users no longer get it.",
  method: "PATCH", path: "/email-templates/{templateName}", toolset: "messaging", risk: "write",
  scopes: ["update:email_templates"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { template_name: { in: "path", name: "templateName" } },
  input: z.strictObject({
    template_name: z.enum(["verify_email", "verify_email_by_code", "auth_email_by_code", "reset_email", "reset_email_by_code", "welcome_email", "blocked_account", "stolen_credentials", "enrollment_email", "mfa_oob_code", "user_invitation", "change_password", "password_reset", "async_approval"]),
    template: EmailTemplateNameEnum.optional().describe("Omit; template_name selects the message"),
    body: z.string().nullable().optional().describe("Liquid and HTML, such as {{ user.name }}, {{ url }}, {{ code }}"),
    from: z.string().nullable().optional(),
    resultUrl: z.string().nullable().optional().describe("URL the user is redirected to after the link"),
    subject: z.string().nullable().optional(),
    syntax: z.string().nullable().optional().describe("liquid"),
    urlLifetimeInSeconds: z.number().min(0).nullable().optional().describe("Seconds that the link stays valid"),
    includeEmailInRedirect: z.boolean().optional(),
    enabled: z.boolean().nullable().optional(),
  }),
});
