// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operation } from '../operation.js';
import type * as outputs from './device-credentials.output.js';

const DeviceCredentialTypeEnum = z.enum(["public_key", "refresh_token", "rotating_refresh_token"]);

const DeviceCredentialPublicKeyTypeEnum = z.enum(["public_key"]);

export const listDeviceCredentials = operation<z.infer<typeof outputs.ListDeviceCredentialsOutput>>()({
  name: "list_device_credentials",
  title: "List device credentials",
  description: "Public keys and refresh tokens registered for devices, filtered by person, application or type; at most 1,000 in all. For sign-in tokens list_user_refresh_tokens tells more.",
  method: "GET",
  path: "/device-credentials",
  resource: "device-credentials",
  toolset: "users",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:device_credentials"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["registered devices","phones","native app logins","linked devices","device keys","devices linked to a user","legacy device tokens","which devices are registered for native app","device credentials of a user","list devices of a user","phones registered by native apps"],
  binding: {"page":{"in":"query","name":"page"},"per_page":{"in":"query","name":"per_page"},"include_totals":{"in":"query","name":"include_totals"},"fields":{"in":"query","name":"fields"},"include_fields":{"in":"query","name":"include_fields"},"user_id":{"in":"query","name":"user_id"},"client_id":{"in":"query","name":"client_id"},"type":{"in":"query","name":"type"}},
  required: [],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,403,429],
  list: {"key":"device_credentials","page":true,"checkpoint":false,"totals":true},
  input: z.strictObject({
    page: z.int().min(0).optional(),
    per_page: z.int().min(1).max(100).optional(),
    include_totals: z.boolean().optional(),
    fields: z.string().optional(),
    include_fields: z.boolean().optional(),
    user_id: z.string().optional(),
    client_id: z.string().optional(),
    type: DeviceCredentialTypeEnum.optional().describe("public_key, refresh_token (default when paging) or rotating_refresh_token"),
  }),
});

export const createDeviceCredential = operation<z.infer<typeof outputs.CreateDeviceCredentialOutput>>()({
  name: "create_device_credential",
  title: "Register a device public key",
  description: "Store a device's public key for the person whose token makes the call: it needs a user's own token, so a machine-to-machine credential is refused. A device can have one key only.",
  method: "POST",
  path: "/device-credentials",
  resource: "device-credentials",
  toolset: "users",
  risk: "write",
  scopes: {"mode":"any","scopes":["create:current_user_device_credentials"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["enroll device","pair phone","native app key","add trusted device","register a device key","add device public key"],
  binding: {"device_name":{"in":"body","name":"device_name"},"type":{"in":"body","name":"type"},"value":{"in":"body","name":"value"},"device_id":{"in":"body","name":"device_id"},"client_id":{"in":"body","name":"client_id"}},
  required: ["device_name","type","value","device_id"],
  body: "fields",
  emptyBody: "object",
  statuses: [201,400,401,403,409,429],
  input: z.strictObject({
    device_name: z.string().min(1),
    type: DeviceCredentialPublicKeyTypeEnum.describe("public_key"),
    value: z.string().min(1).describe("Base64 of the public key"),
    device_id: z.string().max(36).regex(new RegExp("^[-A-Fa-f0-9]+$", 'u')).describe("Up to 36 hexadecimal digits and dashes"),
    client_id: z.string().optional(),
  }),
});

export const deleteDeviceCredential = operation<undefined>()({
  name: "delete_device_credential",
  title: "Delete a device credential",
  description: "Permanently remove a device's public key or refresh token, by its dcr_ id from list_device_credentials; the app on that device must sign in again.",
  method: "DELETE",
  path: "/device-credentials/{id}",
  resource: "device-credentials",
  toolset: "users",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["delete:device_credentials","delete:current_user_device_credentials"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["unlink device","stolen phone","forget device","revoke device","unpair","unlink an old device of a customer","remove a device","delete device credential","revoke device of a native app","forget that tablet","unpair phone of a user"],
  binding: {"device_credential_id":{"in":"path","name":"id"}},
  required: ["device_credential_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [204,400,401,403,429],
  input: z.strictObject({
    device_credential_id: z.string().min(1),
  }),
});
