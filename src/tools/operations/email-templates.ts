// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operationsOf } from '../operation.js';

const EmailTemplateNameEnum = z.enum(["verify_email", "verify_email_by_code", "auth_email_by_code", "reset_email", "reset_email_by_code", "welcome_email", "blocked_account", "stolen_credentials", "enrollment_email", "mfa_oob_code", "user_invitation", "change_password", "password_reset", "async_approval"]);

const operation = operationsOf("email-templates");

export const createEmailTemplate = operation({
  name: "create_email_template", title: "Create an e-mail template",
  description: "Customises one of the fixed messages, such as verification, welcome, password reset, MFA code or invitation, for the first time. Answers 409 if it exists: use update_email_template. Needs an own e-mail provider to be sent.",
  method: "POST", path: "/email-templates", toolset: "messaging", risk: "write",
  scopes: ["create:email_templates"], statuses: [200, 400, 401, 403, 409, 429],
  input: z.strictObject({
    template: EmailTemplateNameEnum.describe("Which message, such as verify_email, reset_email or user_invitation"),
    body: z.string().nullable().describe("Liquid and HTML, such as {{ user.name }}, {{ url }}, {{ code }}"),
    from: z.string().nullable(),
    resultUrl: z.string().nullable().optional().describe("Where the user lands after following the link"),
    subject: z.string().nullable(),
    syntax: z.string().nullable().describe("liquid"),
    urlLifetimeInSeconds: z.number().min(0).nullable().optional().describe("Seconds that the link in the message stays valid"),
    includeEmailInRedirect: z.boolean().optional(),
    enabled: z.boolean().nullable(),
  }),
});

export const getEmailTemplate = operation({
  name: "get_email_template", title: "Get an e-mail template",
  description: "Subject, sender, body, link lifetime and enabled state of one message to users. Answers 404 while the message was never customised and the standard text applies. There is no list: ask for each name.",
  method: "GET", path: "/email-templates/{templateName}", toolset: "messaging", risk: "read",
  scopes: ["read:email_templates"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { template_name: { in: "path", name: "templateName" } },
  input: z.strictObject({
    template_name: z.enum(["verify_email", "verify_email_by_code", "auth_email_by_code", "reset_email", "reset_email_by_code", "welcome_email", "blocked_account", "stolen_credentials", "enrollment_email", "mfa_oob_code", "user_invitation", "change_password", "password_reset", "async_approval"]).describe("change_password and password_reset are legacy; current ones are reset_email, verify_email…"),
  }),
});

export const setEmailTemplate = operation({
  name: "set_email_template", title: "Replace an e-mail template",
  description: "Overwrites a customised message as a whole; optional fields left out are not carried over, and the former text is gone. For a single field use update_email_template; 404 if it was never created.",
  method: "PUT", path: "/email-templates/{templateName}", toolset: "messaging", risk: "write",
  scopes: ["update:email_templates"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { template_name: { in: "path", name: "templateName" } },
  input: z.strictObject({
    template_name: z.enum(["verify_email", "verify_email_by_code", "auth_email_by_code", "reset_email", "reset_email_by_code", "welcome_email", "blocked_account", "stolen_credentials", "enrollment_email", "mfa_oob_code", "user_invitation", "change_password", "password_reset", "async_approval"]),
    template: EmailTemplateNameEnum.describe("The same name as template_name"),
    body: z.string().nullable().describe("Liquid and HTML, such as {{ user.name }}, {{ url }}, {{ code }}"),
    from: z.string().nullable(),
    resultUrl: z.string().nullable().optional().describe("Where the user lands after following the link"),
    subject: z.string().nullable(),
    syntax: z.string().nullable().describe("liquid"),
    urlLifetimeInSeconds: z.number().min(0).nullable().optional().describe("Seconds that the link in the message stays valid"),
    includeEmailInRedirect: z.boolean().optional(),
    enabled: z.boolean().nullable(),
  }),
});

export const updateEmailTemplate = operation({
  name: "update_email_template", title: "Update an e-mail template",
  description: "Changes only the fields given of a customised message: subject, sender, body, link lifetime, on or off. 404 if it was never customised: create_email_template first. Disabling a reset or code message leaves users without it.",
  method: "PATCH", path: "/email-templates/{templateName}", toolset: "messaging", risk: "write",
  scopes: ["update:email_templates"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { template_name: { in: "path", name: "templateName" } },
  input: z.strictObject({
    template_name: z.enum(["verify_email", "verify_email_by_code", "auth_email_by_code", "reset_email", "reset_email_by_code", "welcome_email", "blocked_account", "stolen_credentials", "enrollment_email", "mfa_oob_code", "user_invitation", "change_password", "password_reset", "async_approval"]),
    template: EmailTemplateNameEnum.optional().describe("Leave out; template_name says which message"),
    body: z.string().nullable().optional().describe("Liquid and HTML, such as {{ user.name }}, {{ url }}, {{ code }}"),
    from: z.string().nullable().optional(),
    resultUrl: z.string().nullable().optional().describe("Where the user lands after following the link"),
    subject: z.string().nullable().optional(),
    syntax: z.string().nullable().optional().describe("liquid"),
    urlLifetimeInSeconds: z.number().min(0).nullable().optional().describe("Seconds that the link in the message stays valid"),
    includeEmailInRedirect: z.boolean().optional(),
    enabled: z.boolean().nullable().optional(),
  }),
});
