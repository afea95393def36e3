// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operationsOf } from '../operation.js';
import { SearchParserEnum, SigningAlgorithmEnum } from './shared.js';

const ResourceServerScope = z.strictObject({
  value: z.string().min(1).max(280),
  description: z.string().max(500).optional(),
});
const ResourceServerTokenDialectSchemaEnum = z.enum(["access_token", "access_token_authz", "rfc9068_profile", "rfc9068_profile_authz"]);
const ResourceServerTokenEncryptionFormatEnum = z.enum(["compact-nested-jwe"]);
const ResourceServerTokenEncryptionAlgorithmEnum = z.enum(["RSA-OAEP-256", "RSA-OAEP-384", "RSA-OAEP-512"]);
const ResourceServerTokenEncryptionKey = z.strictObject({
  name: z.string().min(1).max(128).optional(),
  alg: ResourceServerTokenEncryptionAlgorithmEnum,
  kid: z.string().min(1).max(128).optional(),
  pem: z.string().min(1).max(4096),
});
const ResourceServerTokenEncryption = z.strictObject({
  format: ResourceServerTokenEncryptionFormatEnum,
  encryption_key: ResourceServerTokenEncryptionKey,
}).nullable();
const ResourceServerConsentPolicyEnum = z.enum(["transactional-authorization-with-mfa"]).nullable();
const ResourceServerProofOfPossessionMechanismEnum = z.enum(["mtls", "dpop"]);
const ResourceServerProofOfPossessionRequiredForEnum = z.enum(["public_clients", "all_clients"]);
const ResourceServerProofOfPossession = z.strictObject({
  mechanism: ResourceServerProofOfPossessionMechanismEnum,
  required: z.boolean(),
  required_for: ResourceServerProofOfPossessionRequiredForEnum.optional(),
}).nullable();
const ResourceServerSubjectTypeAuthorizationUserPolicyEnum = z.enum(["allow_all", "deny_all", "require_client_grant"]);
const ResourceServerSubjectTypeAuthorizationUser = z.looseObject({
  policy: ResourceServerSubjectTypeAuthorizationUserPolicyEnum.optional(),
});
const ResourceServerSubjectTypeAuthorizationClientPolicyEnum = z.enum(["deny_all", "require_client_grant"]);
const ResourceServerSubjectTypeAuthorizationClient = z.looseObject({
  policy: ResourceServerSubjectTypeAuthorizationClientPolicyEnum.optional(),
});
const ResourceServerSubjectTypeAuthorizationAnonymousUserPolicyEnum = z.enum(["deny_all", "require_client_grant"]);
const ResourceServerSubjectTypeAuthorizationAnonymousUser = z.looseObject({
  policy: ResourceServerSubjectTypeAuthorizationAnonymousUserPolicyEnum.optional(),
});
const ResourceServerSubjectTypeAuthorization = z.strictObject({
  user: ResourceServerSubjectTypeAuthorizationUser.optional(),
  client: ResourceServerSubjectTypeAuthorizationClient.optional(),
  anonymous_user: ResourceServerSubjectTypeAuthorizationAnonymousUser.optional(),
});
const ResourceServerAuthorizationPolicy = z.strictObject({
  policy_id: z.string().min(1).max(1024),
}).nullable();
const ResourceServerSortFieldEnum = z.enum(["identifier", "name", "updated_at"]);

const operation = operationsOf("resource-servers");

export const listResourceServers = operation({
  name: "list_resource_servers", title: "List APIs",
  description: "APIs (resource servers) registered in the tenant, with identifier, permissions (scopes) and token settings; the Management API itself is one. To search by name or partial identifier use search_resource_servers.",
  method: "GET", path: "/resource-servers", toolset: "apis", risk: "read",
  scopes: ["read:resource_servers"], statuses: [200, 400, 401, 403, 429],
  list: "resource_servers",
  input: z.strictObject({
    identifiers: z.array(z.string().min(1)).optional().describe("Exact identifiers (audiences), at most 10"),
    page: z.int().min(0).optional(),
    per_page: z.int().min(1).max(100).optional(),
    include_totals: z.boolean().optional(),
    include_fields: z.boolean().optional(),
  }),
});

export const createResourceServer = operation({
  name: "create_resource_server", title: "Create an API",
  description: "Registers an API; its identifier becomes the audience of tokens and can never change. Define its permissions in `scopes`; roles get them through add_role_permissions, applications through create_client_grant.",
  method: "POST", path: "/resource-servers", toolset: "apis", risk: "write",
  scopes: ["create:resource_servers"], statuses: [201, 400, 401, 403, 409, 429],
  input: z.strictObject({
    name: z.string().max(200).regex(new RegExp("^[^<>]+$", 'u')).optional(),
    identifier: z.string().min(1).max(600).describe("Audience, commonly an https URL; permanent and unique"),
    scopes: z.array(ResourceServerScope).optional().describe("Items are {value, description}"),
    signing_alg: SigningAlgorithmEnum.optional().describe("RS256 is usual; HS256 requires a shared signing_secret"),
    signing_secret: z.string().min(16).optional().describe("HS256 only; at least 16 characters"),
    allow_offline_access: z.boolean().optional().describe("true allows refresh tokens"),
    allow_online_access: z.boolean().optional(),
    allow_online_access_with_ephemeral_sessions: z.boolean().optional(),
    token_lifetime: z.int().min(0).max(2592000).optional().describe("Seconds, at most 2592000 (30 days)"),
    token_dialect: ResourceServerTokenDialectSchemaEnum.optional().describe("access_token_authz or rfc9068_profile_authz puts permissions in the token"),
    skip_consent_for_verifiable_first_party_clients: z.boolean().optional(),
    enforce_policies: z.boolean().optional().describe("true turns on role-based access control (RBAC)"),
    token_encryption: ResourceServerTokenEncryption.optional(),
    consent_policy: ResourceServerConsentPolicyEnum.optional(),
    authorization_details: z.array(z.unknown()).nullable().optional(),
    proof_of_possession: ResourceServerProofOfPossession.optional(),
    subject_type_authorization: ResourceServerSubjectTypeAuthorization.optional(),
    authorization_policy: ResourceServerAuthorizationPolicy.optional(),
    token_lifetime_for_anonymous_access_tokens: z.number().nullable().optional(),
    token_lifetime_for_web: z.int().min(0).optional(),
    verificationLocation: z.string().optional(),
  }),
});

export const searchResourceServers = operation({
  name: "search_resource_servers", title: "Search APIs",
  description: "Finds APIs by name, identifier or update time, with Lucene or SCIM conditions (at most 5). The index lags behind recent changes and never shows signing_secret; for current data use get_resource_server.",
  method: "GET", path: "/resource-servers/search", toolset: "apis", risk: "read",
  scopes: ["read:resource_servers"], statuses: [200, 400, 401, 403, 404, 429, 500, 504],
  list: "resource_servers",
  input: z.strictObject({
    q: z.string().optional().describe("Lucene: name:orders*; with parser=scim: identifier sw \"https://\""),
    parser: SearchParserEnum.optional().describe("Syntax of q; lucene unless set to scim"),
    fields: z.string().optional(),
    include_fields: z.boolean().optional(),
    take: z.int().min(1).optional(),
    from: z.string().optional(),
    sort: ResourceServerSortFieldEnum.optional().describe("identifier, name or updated_at; ascending only"),
  }),
});

export const getResourceServer = operation({
  name: "get_resource_server", title: "Get an API",
  description: "One API by id or identifier: its permissions (scopes), token lifetime and dialect, signing, RBAC and consent policy.",
  method: "GET", path: "/resource-servers/{id}", toolset: "apis", risk: "read",
  scopes: ["read:resource_servers"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { resource_server_id: { in: "path", name: "id" } },
  input: z.strictObject({
    resource_server_id: z.string().min(1).describe("The API id or its identifier (audience)"),
    include_fields: z.boolean().optional(),
  }),
});

export const updateResourceServer = operation({
  name: "update_resource_server", title: "Update an API",
  description: "Changes token or permission settings; use apply add or remove for single permissions: a removed one is taken from the roles and applications using it. The identifier is fixed; system APIs cannot be changed.",
  method: "PATCH", path: "/resource-servers/{id}", toolset: "apis", risk: "write",
  scopes: ["update:resource_servers"], statuses: [200, 201, 400, 401, 403, 409, 429],
  binding: { resource_server_id: { in: "path", name: "id" } },
  input: z.strictObject({
    resource_server_id: z.string().min(1).describe("The API id or its identifier (audience)"),
    name: z.string().max(200).regex(new RegExp("^[^<>]+$", 'u')).optional(),
    scopes: z.array(ResourceServerScope).optional().describe("Complete list of {value, description}; include those to keep"),
    signing_alg: SigningAlgorithmEnum.optional().describe("Services that verify tokens must accept it"),
    signing_secret: z.string().min(16).optional().describe("HS256 only; at least 16 characters"),
    skip_consent_for_verifiable_first_party_clients: z.boolean().optional(),
    allow_offline_access: z.boolean().optional().describe("true allows refresh tokens"),
    allow_online_access: z.boolean().optional(),
    allow_online_access_with_ephemeral_sessions: z.boolean().optional(),
    token_lifetime: z.int().min(0).max(2592000).optional().describe("Seconds, at most 2592000 (30 days)"),
    token_dialect: ResourceServerTokenDialectSchemaEnum.optional().describe("access_token_authz or rfc9068_profile_authz puts permissions in the token"),
    enforce_policies: z.boolean().optional().describe("true turns on role-based access control (RBAC)"),
    token_encryption: ResourceServerTokenEncryption.optional(),
    consent_policy: ResourceServerConsentPolicyEnum.optional(),
    authorization_details: z.array(z.unknown()).nullable().optional(),
    proof_of_possession: ResourceServerProofOfPossession.optional(),
    subject_type_authorization: ResourceServerSubjectTypeAuthorization.optional(),
    authorization_policy: ResourceServerAuthorizationPolicy.optional(),
    token_lifetime_for_anonymous_access_tokens: z.number().nullable().optional(),
    allow_anonymous_access: z.boolean().optional(),
    token_lifetime_for_web: z.int().min(0).optional(),
    verificationLocation: z.string().nullable().optional(),
  }),
});

export const deleteResourceServer = operation({
  name: "delete_resource_server", title: "Delete an API",
  description: "Irreversible: no more tokens are issued for its identifier, and its permissions are removed from every role and application. System APIs such as the Management API are refused.",
  method: "DELETE", path: "/resource-servers/{id}", toolset: "apis", risk: "destructive",
  scopes: ["delete:resource_servers"], statuses: [204, 400, 401, 403, 429],
  binding: { resource_server_id: { in: "path", name: "id" } },
  input: z.strictObject({
    resource_server_id: z.string().min(1).describe("The API id or its identifier (audience)"),
  }),
});
