// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operationsOf } from '../operation.js';

const CustomSigningKeyTypeEnum = z.enum(["EC", "RSA"]);
const CustomSigningKeyUseEnum = z.enum(["sig"]);
const CustomSigningKeyOperationEnum = z.enum(["verify"]);
const CustomSigningKeyAlgorithmEnum = z.enum(["RS256", "RS384", "RS512", "ES256", "ES384", "ES512", "PS256", "PS384", "PS512"]);
const CustomSigningKeyCurveEnum = z.enum(["P-256", "P-384", "P-521"]);
const CustomSigningKeyJWK = z.strictObject({
  kty: CustomSigningKeyTypeEnum,
  kid: z.string().optional(),
  use: CustomSigningKeyUseEnum.optional(),
  key_ops: z.array(CustomSigningKeyOperationEnum).min(1).optional(),
  alg: CustomSigningKeyAlgorithmEnum.optional(),
  n: z.string().optional(),
  e: z.string().optional(),
  crv: CustomSigningKeyCurveEnum.optional(),
  x: z.string().optional(),
  y: z.string().optional(),
  x5u: z.string().optional(),
  x5c: z.array(z.string()).min(1).optional(),
  x5t: z.string().optional(),
  "x5t#S256": z.string().optional(),
});
const CreateEncryptionKeyType = z.enum(["customer-provided-root-key", "tenant-encryption-key"]);
const NetworkAclKeyAlgorithmEnum = z.enum(["hmac-sha256"]);

const operation = operationsOf("keys");

export const getCustomSigningKeys = operation({
  name: "get_custom_signing_keys", title: "Get custom signing keys",
  description: "Your own public keys that Auth0 publishes in the tenant's JWKS together with its own. Returns 404 when none are set. The keys that Auth0 signs tokens with are in list_signing_keys.",
  method: "GET", path: "/keys/custom-signing", risk: "read",
  scopes: ["read:custom_signing_keys"], statuses: [200, 401, 403, 404, 429],
  input: z.strictObject({}),
});

export const setCustomSigningKeys = operation({
  name: "set_custom_signing_keys", title: "Set custom signing keys",
  description: "Replaces all your own public keys in the tenant's JWKS. Tokens signed with an omitted key are rejected, so include those still in use from get_custom_signing_keys.",
  method: "PUT", path: "/keys/custom-signing", risk: "destructive",
  scopes: { mode: "all", scopes: ["create:custom_signing_keys", "update:custom_signing_keys"] },
  statuses: [200, 400, 401, 403, 429],
  input: z.strictObject({
    keys: z.array(CustomSigningKeyJWK).min(1).describe("Public JWKs only, kty RSA or EC; never private parts such as d"),
  }),
});

export const deleteCustomSigningKeys = operation({
  name: "delete_custom_signing_keys", title: "Delete custom signing keys",
  description: "Removes all your own public keys from the tenant's JWKS immediately; tokens signed with them no longer verify. To remove only some, use set_custom_signing_keys with the rest.",
  method: "DELETE", path: "/keys/custom-signing", risk: "destructive",
  scopes: ["delete:custom_signing_keys"], statuses: [204, 401, 403, 429],
  input: z.strictObject({}),
});

export const listEncryptionKeys = operation({
  name: "list_encryption_keys", title: "List encryption keys",
  description: "The hierarchy of keys that encrypts tenant data at rest: root, tenant master and tenant keys with state and parent, including destroyed ones. Token signing keys are in list_signing_keys.",
  method: "GET", path: "/keys/encryption", risk: "read",
  scopes: ["read:encryption_keys"], statuses: [200, 400, 401, 403, 429],
  list: "keys",
  input: z.strictObject({
    page: z.int().min(0).optional(),
    per_page: z.int().min(1).max(100).optional(),
    include_totals: z.boolean().optional(),
  }),
});

export const createEncryptionKey = operation({
  name: "create_encryption_key", title: "Create an encryption key",
  description: "First of three steps to bring your own root key: creates an empty key in pre-activation. Then create_encryption_wrapping_key, wrap your key with it, and import_encryption_key. Returns 409 if one is already pending.",
  method: "POST", path: "/keys/encryption", risk: "write",
  scopes: ["create:encryption_keys"], statuses: [201, 400, 401, 403, 409, 429],
  input: z.strictObject({
    type: CreateEncryptionKeyType.describe("customer-provided-root-key for your own key; tenant-encryption-key for a new tenant key"),
  }),
});

export const rekeyEncryptionKeys = operation({
  name: "rekey_encryption_keys", title: "Rekey the encryption key hierarchy",
  description: "Renews the tenant master key and the keys below it; the old ones are deactivated. Irreversible, and affects all encrypted data of the tenant. Requires both create and update scope.",
  method: "POST", path: "/keys/encryption/rekey", risk: "destructive",
  scopes: { mode: "all", scopes: ["create:encryption_keys", "update:encryption_keys"] },
  statuses: [204, 401, 403, 429],
  body: "none",
  input: z.strictObject({}),
});

export const getEncryptionKey = operation({
  name: "get_encryption_key", title: "Get an encryption key",
  description: "Type, state (pre-activation, active, deactivated, destroyed), parent and public part of one key that protects tenant data; key material is never returned.",
  method: "GET", path: "/keys/encryption/{kid}", risk: "read",
  scopes: ["read:encryption_keys"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { key_id: { in: "path", name: "kid" } },
  input: z.strictObject({ key_id: z.string().min(1).describe("UUID from list_encryption_keys") }),
});

export const importEncryptionKey = operation({
  name: "import_encryption_key", title: "Import an encryption key",
  description: "Last step of bringing your own key: uploads the wrapped material and makes it the active root of all tenant encryption. Keep your copy safe; 409 means create_encryption_wrapping_key was not called for this key.",
  method: "POST", path: "/keys/encryption/{kid}", risk: "destructive",
  scopes: ["update:encryption_keys"], statuses: [201, 400, 401, 403, 409, 429],
  binding: { key_id: { in: "path", name: "kid" } },
  input: z.strictObject({
    key_id: z.string().min(1).describe("UUID from list_encryption_keys"),
    wrapped_key: z.string().describe("Base64 of the key wrapped with the public wrapping key (CKM_RSA_AES_KEY_WRAP)"),
  }),
});

export const deleteEncryptionKey = operation({
  name: "delete_encryption_key", title: "Delete an encryption key",
  description: "Destroys a key you provided and switches tenant encryption to a key managed by Auth0. The key cannot be restored; using your own key again requires a new import.",
  method: "DELETE", path: "/keys/encryption/{kid}", risk: "destructive",
  scopes: ["delete:encryption_keys"], statuses: [204, 400, 401, 403, 429],
  binding: { key_id: { in: "path", name: "kid" } },
  input: z.strictObject({ key_id: z.string().min(1).describe("UUID from list_encryption_keys") }),
});

export const createEncryptionWrappingKey = operation({
  name: "create_encryption_wrapping_key", title: "Create a wrapping key",
  description: "Second step of bringing your own key: returns the RSA public key for wrapping your key material outside Auth0, before import_encryption_key. 409 unless create_encryption_key was called first.",
  method: "POST", path: "/keys/encryption/{kid}/wrapping-key", risk: "write",
  scopes: ["create:encryption_keys"], statuses: [201, 400, 401, 403, 409, 429],
  binding: { key_id: { in: "path", name: "kid" } },
  body: "none",
  input: z.strictObject({ key_id: z.string().min(1).describe("UUID from list_encryption_keys") }),
});

export const listNetworkAclKeys = operation({
  name: "list_network_acl_keys", title: "List network ACL keys",
  description: "Shared keys that network ACL rules use to verify HTTP message signatures, newest first, with name and fingerprint; their values are never returned.",
  method: "GET", path: "/keys/network-acls", risk: "read", lifecycle: "EA",
  scopes: ["read:network_acl_keys"], statuses: [200, 400, 401, 403, 404, 429],
  input: z.strictObject({}),
});

export const createNetworkAclKey = operation({
  name: "create_network_acl_key", title: "Create a network ACL key",
  description: "Stores a shared HMAC key so that network ACL rules can recognize requests signed with it, for example by your proxy. Its value cannot be read back; the name must be unique.",
  method: "POST", path: "/keys/network-acls", risk: "write", lifecycle: "EA",
  scopes: ["create:network_acl_keys"], statuses: [201, 400, 401, 403, 409, 429],
  input: z.strictObject({
    name: z.string(),
    alg: NetworkAclKeyAlgorithmEnum.describe("Only hmac-sha256"),
    value: z.string().describe("Raw key bytes in Base64"),
  }),
});

export const getNetworkAclKey = operation({
  name: "get_network_acl_key", title: "Get a network ACL key",
  description: "Name, algorithm, fingerprint and dates of one key for signed requests, without its value. Compare the fingerprint to identify the secret.",
  method: "GET", path: "/keys/network-acls/{id}", risk: "read", lifecycle: "EA",
  scopes: ["read:network_acl_keys"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { network_acl_key_id: { in: "path", name: "id" } },
  input: z.strictObject({ network_acl_key_id: z.string().min(1) }),
});

export const deleteNetworkAclKey = operation({
  name: "delete_network_acl_key", title: "Delete a network ACL key",
  description: "Permanently deletes a key for signed requests. Requests signed with it are no longer recognized by network ACL rules, which can block your own proxy; add a replacement first. 409 while a rule depends on it.",
  method: "DELETE", path: "/keys/network-acls/{id}", risk: "destructive", lifecycle: "EA",
  scopes: ["delete:network_acl_keys"], statuses: [204, 400, 401, 403, 409, 429],
  binding: { network_acl_key_id: { in: "path", name: "id" } },
  input: z.strictObject({ network_acl_key_id: z.string().min(1) }),
});

export const listSigningKeys = operation({
  name: "list_signing_keys", title: "List application signing keys",
  description: "The keys that the tenant uses to sign ID tokens, access tokens and SAML responses: current, next, previous and revoked, with certificates and fingerprints.",
  method: "GET", path: "/keys/signing", risk: "read",
  scopes: ["read:signing_keys"], statuses: [200, 400, 401, 403, 429],
  list: null,
  input: z.strictObject({}),
});

export const rotateSigningKey = operation({
  name: "rotate_signing_key", title: "Rotate the application signing key",
  description: "Makes the next key the current one for all new tokens and SAML responses. Tokens of the previous key stay valid until revoke_signing_key; APIs and SAML partners that pin the certificate fail until they have the new one.",
  method: "POST", path: "/keys/signing/rotate", risk: "destructive",
  scopes: { mode: "all", scopes: ["create:signing_keys", "update:signing_keys"] },
  statuses: [201, 401, 403, 429],
  body: "none",
  input: z.strictObject({}),
});

export const getSigningKey = operation({
  name: "get_signing_key", title: "Get an application signing key",
  description: "Certificate, PKCS#7 form, fingerprint, thumbprint and state of one token signing key, for example to give to a SAML partner.",
  method: "GET", path: "/keys/signing/{kid}", risk: "read",
  scopes: ["read:signing_keys"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { key_id: { in: "path", name: "kid" } },
  input: z.strictObject({ key_id: z.string().min(1).describe("kid from list_signing_keys or a JWT header") }),
});

export const revokeSigningKey = operation({
  name: "revoke_signing_key", title: "Revoke an application signing key",
  description: "Permanently removes a previous signing key from the JWKS: tokens signed with it are no longer accepted, so their users and services must log in again. Call rotate_signing_key first.",
  method: "PUT", path: "/keys/signing/{kid}/revoke", risk: "destructive",
  scopes: ["update:signing_keys"], statuses: [200, 401, 403, 404, 429],
  binding: { key_id: { in: "path", name: "kid" } },
  body: "none",
  input: z.strictObject({
    key_id: z.string().min(1).describe("kid of a previous key, from list_signing_keys"),
  }),
});
