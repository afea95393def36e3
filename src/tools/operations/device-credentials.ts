// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operationsOf } from '../operation.js';

const DeviceCredentialTypeEnum = z.enum(["public_key", "refresh_token", "rotating_refresh_token"]);
const DeviceCredentialPublicKeyTypeEnum = z.enum(["public_key"]);

const operation = operationsOf("device-credentials");

export const listDeviceCredentials = operation({
  name: "list_device_credentials", title: "List device credentials",
  description: "Public keys and refresh tokens registered for devices, filtered by person, application or type; at most 1,000 in total. For sign-in tokens list_user_refresh_tokens has more detail.",
  method: "GET", path: "/device-credentials", toolset: "users", risk: "read",
  scopes: ["read:device_credentials"], statuses: [200, 400, 401, 403, 429],
  list: "device_credentials",
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

export const createDeviceCredential = operation({
  name: "create_device_credential", title: "Register a device public key",
  description: "Stores a device's public key for the person whose token makes the call: it requires a user's own token, so a machine-to-machine token is refused. Only one key per device.",
  method: "POST", path: "/device-credentials", toolset: "users", risk: "write",
  scopes: ["create:current_user_device_credentials"], statuses: [201, 400, 401, 403, 409, 429],
  input: z.strictObject({
    device_name: z.string().min(1),
    type: DeviceCredentialPublicKeyTypeEnum.describe("public_key"),
    value: z.string().min(1).describe("Base64 of the public key"),
    device_id: z.string().max(36).regex(new RegExp("^[-A-Fa-f0-9]+$", 'u')).describe("Up to 36 hexadecimal digits and dashes"),
    client_id: z.string().optional(),
  }),
});

export const deleteDeviceCredential = operation({
  name: "delete_device_credential", title: "Delete a device credential",
  description: "Permanently removes a device's public key or refresh token, by its dcr_ id from list_device_credentials; the app on that device must sign in again.",
  method: "DELETE", path: "/device-credentials/{id}", toolset: "users", risk: "destructive",
  scopes: ["delete:device_credentials", "delete:current_user_device_credentials"],
  statuses: [204, 400, 401, 403, 429],
  binding: { device_credential_id: { in: "path", name: "id" } },
  input: z.strictObject({ device_credential_id: z.string().min(1) }),
});
