// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { formatted, sized } from '../formats.js';
import { operationsOf } from '../operation.js';

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

const operation = operationsOf("emails");

export const getEmailProvider = operation({
  name: "get_email_provider", title: "Get the e-mail provider",
  description: "The service that sends the tenant's e-mail and whether it is enabled; only those two fields unless fields requests more. Keys and passwords are never returned. Returns 404 while the built-in test sender is in use.",
  method: "GET", path: "/emails/provider", toolset: "messaging", risk: "read",
  scopes: ["read:email_provider"], statuses: [200, 400, 401, 403, 404, 429],
  input: z.strictObject({
    fields: z.string().optional().describe("name,enabled,default_from_address,credentials,settings"),
    include_fields: z.boolean().optional(),
  }),
});

export const createEmailProvider = operation({
  name: "create_email_provider", title: "Configure the e-mail provider",
  description: "Connects the service that will send all e-mail to users, instead of the limited built-in test sender. Only one can exist: on 409 use update_email_provider. Custom templates require one.",
  method: "POST", path: "/emails/provider", toolset: "messaging", risk: "write",
  scopes: ["create:email_provider"], statuses: [201, 400, 401, 403, 409, 429],
  input: z.strictObject({
    name: EmailProviderNameEnum,
    enabled: z.boolean().optional(),
    default_from_address: z.string().optional().describe("Sender for templates without their own"),
    credentials: EmailProviderCredentialsSchema.describe("Fields by name, e.g. sendgrid {api_key}; ses {accessKeyId,secretAccessKey,region}; smtp {smtp_host…}"),
    settings: EmailSpecificProviderSettingsWithAdditionalProperties.optional().describe("Provider options: smtp {\"headers\": …}; ses {\"message\": {\"configuration_set_name\": …}}"),
  }),
});

export const updateEmailProvider = operation({
  name: "update_email_provider", title: "Update the e-mail provider",
  description: "Changes, disables or replaces the credentials of the service that sends all e-mail to users. Old credentials cannot be recovered, and a mistake stops verification, reset and code e-mail for everyone.",
  method: "PATCH", path: "/emails/provider", toolset: "messaging", risk: "destructive",
  scopes: ["update:email_provider"], statuses: [200, 400, 401, 403, 404, 409, 429],
  input: z.strictObject({
    name: EmailProviderNameEnum.optional(),
    enabled: z.boolean().optional(),
    default_from_address: z.string().optional().describe("Sender for templates without their own"),
    credentials: EmailProviderCredentialsSchema.optional().describe("Fields by name, e.g. sendgrid {api_key}; ses {accessKeyId,secretAccessKey,region}; smtp {smtp_host…}"),
    settings: EmailSpecificProviderSettingsWithAdditionalProperties.optional().describe("Provider options: smtp {\"headers\": …}; ses {\"message\": {\"configuration_set_name\": …}}"),
  }),
});

export const deleteEmailProvider = operation({
  name: "delete_email_provider", title: "Delete the e-mail provider",
  description: "Removes the e-mail service with its credentials. The tenant falls back to the rate-limited built-in test sender, which ignores custom templates, so resets, codes and invitations are affected for all users.",
  method: "DELETE", path: "/emails/provider", toolset: "messaging", risk: "destructive",
  scopes: ["delete:email_provider"], statuses: [204, 400, 401, 403, 404, 429],
  input: z.strictObject({}),
});
