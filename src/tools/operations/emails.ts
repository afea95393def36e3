// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { formatted, sized } from '../formats.js';
import { operation } from '../operation.js';
import type * as outputs from './emails.output.js';

const EmailProviderNameEnum = z.enum(["mailgun", "mandrill", "sendgrid", "resend", "ses", "sparkpost", "smtp", "azure_cs", "ms365", "custom"]);

const EmailSMTPHost = z.union([z.string(), formatted(z.string(), "ipv4"), formatted(z.string(), "ipv6")]);

const EmailSparkPostRegionEnum = z.enum(["eu"]).nullable();

const EmailMailgunRegionEnum = z.enum(["eu"]).nullable();

const ExtensibilityEmailProviderCredentials = z.strictObject({});

const EmailProviderCredentialsSchema = z.union([z.strictObject({
  api_key: z.string().min(1),
}), sized(z.strictObject({
  accessKeyId: z.string().min(1).optional(),
  secretAccessKey: z.string().min(1).optional(),
  region: z.string().min(1).optional(),
}), 1, Infinity), sized(z.strictObject({
  smtp_host: EmailSMTPHost.optional(),
  smtp_port: z.int().optional(),
  smtp_user: z.string().min(1).optional(),
  smtp_pass: z.string().min(1).optional(),
}), 1, Infinity), sized(z.strictObject({
  api_key: z.string().min(1).optional(),
  region: EmailSparkPostRegionEnum.optional(),
}), 1, Infinity), sized(z.strictObject({
  api_key: z.string().min(1).optional(),
  domain: z.string().min(4).optional(),
  region: EmailMailgunRegionEnum.optional(),
}), 1, Infinity), sized(z.strictObject({
  connectionString: z.string().min(1).optional(),
}), 1, Infinity), sized(z.strictObject({
  tenantId: z.string().min(1).optional(),
  clientId: z.string().min(1).optional(),
  clientSecret: z.string().min(1).optional(),
}), 1, Infinity), ExtensibilityEmailProviderCredentials]);

const EmailSpecificProviderSettingsWithAdditionalProperties = z.record(z.string(), z.unknown()).nullable();

export const getEmailProvider = operation<z.infer<typeof outputs.GetEmailProviderOutput>>()({
  name: "get_email_provider",
  title: "Get the e-mail provider",
  description: "The service that sends the mails of the tenant and whether it is enabled; only those two fields unless fields asks for more. Keys and passwords are never returned. Answers 404 while the built-in test sender is in use.",
  method: "GET",
  path: "/emails/provider",
  resource: "emails",
  toolset: "messaging",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:email_provider"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["SMTP server","mail gateway","SendGrid","SES","emails not arriving","Mailgun","mail delivery","what email provider is configured","how are emails sent","show mail settings","SMTP settings","why are our emails not delivered","which mail server do we use","which mail provider","show SMTP settings","are emails sent by our server"],
  binding: {"fields":{"in":"query","name":"fields"},"include_fields":{"in":"query","name":"include_fields"}},
  required: [],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,403,404,429],
  input: z.strictObject({
    fields: z.string().optional().describe("name,enabled,default_from_address,credentials,settings"),
    include_fields: z.boolean().optional(),
  }),
});

export const createEmailProvider = operation<z.infer<typeof outputs.CreateEmailProviderOutput>>()({
  name: "create_email_provider",
  title: "Configure the e-mail provider",
  description: "Connects the service that will send all mails to users, in place of the limited built-in test sender. Only one can exist: 409 means change it with update_email_provider. Custom templates need one.",
  method: "POST",
  path: "/emails/provider",
  resource: "emails",
  toolset: "messaging",
  risk: "write",
  scopes: {"mode":"any","scopes":["create:email_provider"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["add SMTP server","connect SendGrid","SES","mail gateway","Mailgun","Resend","set up email sending","send mail via SendGrid","use our own SMTP server","configure Amazon SES","set up Mailgun","send emails from our domain","custom email provider","stop using the built-in email","mails should come from our own domain","emails end up in spam, use own mail server","connect a mail service","set up mail server","SMTP","own mail server connect","configure SendGrid","send mails from our server","email provider"],
  binding: {"name":{"in":"body","name":"name"},"enabled":{"in":"body","name":"enabled"},"default_from_address":{"in":"body","name":"default_from_address"},"credentials":{"in":"body","name":"credentials"},"settings":{"in":"body","name":"settings"}},
  required: ["name","credentials"],
  body: "fields",
  emptyBody: "object",
  statuses: [201,400,401,403,409,429],
  input: z.strictObject({
    name: EmailProviderNameEnum,
    enabled: z.boolean().optional(),
    default_from_address: z.string().optional().describe("Sender used by templates without their own"),
    credentials: EmailProviderCredentialsSchema.describe("Fields by name, e.g. sendgrid {api_key}; ses {accessKeyId,secretAccessKey,region}; smtp {smtp_host…}"),
    settings: EmailSpecificProviderSettingsWithAdditionalProperties.optional().describe("Provider options: smtp {\"headers\": …}; ses {\"message\": {\"configuration_set_name\": …}}"),
  }),
});

export const updateEmailProvider = operation<z.infer<typeof outputs.UpdateEmailProviderOutput>>()({
  name: "update_email_provider",
  title: "Update the e-mail provider",
  description: "Changes, disables or re-credentials the service behind every mail to users. Old credentials cannot be recovered, and a mistake stops verification, reset and code mails for everyone.",
  method: "PATCH",
  path: "/emails/provider",
  resource: "emails",
  toolset: "messaging",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["update:email_provider"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["rotate SendGrid key","SMTP password","switch mail gateway","emails not sending","sender address","SES","change SMTP password","new SendGrid API key","switch from Mailgun to SES","change default from address","disable email provider","update mail server credentials","update SMTP host","mail password expired","rotate mail credentials","use another SMTP host","change SMTP","new mail password","other mail provider","mail key changed"],
  binding: {"name":{"in":"body","name":"name"},"enabled":{"in":"body","name":"enabled"},"default_from_address":{"in":"body","name":"default_from_address"},"credentials":{"in":"body","name":"credentials"},"settings":{"in":"body","name":"settings"}},
  required: [],
  body: "fields",
  emptyBody: "object",
  statuses: [200,400,401,403,404,409,429],
  input: z.strictObject({
    name: EmailProviderNameEnum.optional(),
    enabled: z.boolean().optional(),
    default_from_address: z.string().optional().describe("Sender used by templates without their own"),
    credentials: EmailProviderCredentialsSchema.optional().describe("Fields by name, e.g. sendgrid {api_key}; ses {accessKeyId,secretAccessKey,region}; smtp {smtp_host…}"),
    settings: EmailSpecificProviderSettingsWithAdditionalProperties.optional().describe("Provider options: smtp {\"headers\": …}; ses {\"message\": {\"configuration_set_name\": …}}"),
  }),
});

export const deleteEmailProvider = operation<undefined>()({
  name: "delete_email_provider",
  title: "Delete the e-mail provider",
  description: "Removes the mail service with its credentials. The tenant falls back to the rate-limited built-in test sender, which ignores custom templates, so resets, codes and invitations suffer for all users.",
  method: "DELETE",
  path: "/emails/provider",
  resource: "emails",
  toolset: "messaging",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["delete:email_provider"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["disconnect SMTP","remove SendGrid","drop SES","unconfigure mail gateway","remove email provider","go back to built-in email","stop using SendGrid","stop using our own mail server","switch back to Auth0's mail"],
  binding: {},
  required: [],
  body: "none",
  emptyBody: "omit",
  statuses: [204,400,401,403,404,429],
  input: z.strictObject({}),
});
