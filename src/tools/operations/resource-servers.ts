// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operation } from '../operation.js';
import { SearchParserEnum, SigningAlgorithmEnum } from './shared.js';
import type * as outputs from './resource-servers.output.js';

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

export const listResourceServers = operation<z.infer<typeof outputs.ListResourceServersOutput>>()({
  name: "list_resource_servers",
  title: "List APIs",
  description: "APIs (resource servers) registered in the tenant, with identifier, permissions (scopes) and token settings; the Management API itself is one. For a name or part of an identifier use search_resource_servers.",
  method: "GET",
  path: "/resource-servers",
  resource: "resource-servers",
  toolset: "apis",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:resource_servers"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["audiences","backends","protected resources","available permissions","services","list APIs","list audiences and their scopes","which APIs are registered","what permissions are defined","what is the audience of our API","all resource servers","available scopes","show APIs","which APIs","all API permissions"],
  binding: {"identifiers":{"in":"query","name":"identifiers"},"page":{"in":"query","name":"page"},"per_page":{"in":"query","name":"per_page"},"include_totals":{"in":"query","name":"include_totals"},"include_fields":{"in":"query","name":"include_fields"}},
  required: [],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,403,429],
  list: {"key":"resource_servers","page":true,"checkpoint":false,"totals":true},
  input: z.strictObject({
    identifiers: z.array(z.string().min(1)).optional().describe("Exact identifiers (audiences), at most 10"),
    page: z.int().min(0).optional(),
    per_page: z.int().min(1).max(100).optional(),
    include_totals: z.boolean().optional(),
    include_fields: z.boolean().optional(),
  }),
});

export const createResourceServer = operation<z.infer<typeof outputs.CreateResourceServerOutput>>()({
  name: "create_resource_server",
  title: "Create an API",
  description: "Registers an API; its identifier becomes the audience of tokens and can never change. Define its permissions in `scopes`; roles get them through add_role_permissions, applications through create_client_grant.",
  method: "POST",
  path: "/resource-servers",
  resource: "resource-servers",
  toolset: "apis",
  risk: "write",
  scopes: {"mode":"any","scopes":["create:resource_servers"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["new audience","register backend","protect my service","define permissions","protected resource","RBAC API","define a new API","register an API with audience","new API https://api.example.com","protect our backend","add an API","create audience","new API","create API","register API","add audience","API for our backend"],
  binding: {"name":{"in":"body","name":"name"},"identifier":{"in":"body","name":"identifier"},"scopes":{"in":"body","name":"scopes"},"signing_alg":{"in":"body","name":"signing_alg"},"signing_secret":{"in":"body","name":"signing_secret"},"allow_offline_access":{"in":"body","name":"allow_offline_access"},"allow_online_access":{"in":"body","name":"allow_online_access"},"allow_online_access_with_ephemeral_sessions":{"in":"body","name":"allow_online_access_with_ephemeral_sessions"},"token_lifetime":{"in":"body","name":"token_lifetime"},"token_dialect":{"in":"body","name":"token_dialect"},"skip_consent_for_verifiable_first_party_clients":{"in":"body","name":"skip_consent_for_verifiable_first_party_clients"},"enforce_policies":{"in":"body","name":"enforce_policies"},"token_encryption":{"in":"body","name":"token_encryption"},"consent_policy":{"in":"body","name":"consent_policy"},"authorization_details":{"in":"body","name":"authorization_details"},"proof_of_possession":{"in":"body","name":"proof_of_possession"},"subject_type_authorization":{"in":"body","name":"subject_type_authorization"},"authorization_policy":{"in":"body","name":"authorization_policy"},"token_lifetime_for_anonymous_access_tokens":{"in":"body","name":"token_lifetime_for_anonymous_access_tokens"},"token_lifetime_for_web":{"in":"body","name":"token_lifetime_for_web"},"verificationLocation":{"in":"body","name":"verificationLocation"}},
  required: ["identifier"],
  body: "fields",
  emptyBody: "object",
  statuses: [201,400,401,403,409,429],
  input: z.strictObject({
    name: z.string().max(200).regex(new RegExp("^[^<>]+$", 'u')).optional(),
    identifier: z.string().min(1).max(600).describe("Audience, commonly an https URL; permanent and unique"),
    scopes: z.array(ResourceServerScope).optional().describe("Items are {value, description}"),
    signing_alg: SigningAlgorithmEnum.optional().describe("RS256 is usual; HS256 needs a shared signing_secret"),
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

export const searchResourceServers = operation<z.infer<typeof outputs.SearchResourceServersOutput>>()({
  name: "search_resource_servers",
  title: "Search APIs",
  description: "Finds APIs by name, identifier or update time, with Lucene or SCIM conditions (at most 5). The index lags behind recent changes and never shows signing_secret; read one fresh with get_resource_server.",
  method: "GET",
  path: "/resource-servers/search",
  resource: "resource-servers",
  toolset: "apis",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:resource_servers"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["find audience","filter backends","which service","lookup","protected resource","find an API by name","search APIs","find API by part of identifier","which API has this audience"],
  binding: {"q":{"in":"query","name":"q"},"parser":{"in":"query","name":"parser"},"fields":{"in":"query","name":"fields"},"include_fields":{"in":"query","name":"include_fields"},"take":{"in":"query","name":"take"},"from":{"in":"query","name":"from"},"sort":{"in":"query","name":"sort"}},
  required: [],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,403,404,429,500,504],
  list: {"key":"resource_servers","page":false,"checkpoint":true,"totals":false},
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

export const getResourceServer = operation<z.infer<typeof outputs.GetResourceServerOutput>>()({
  name: "get_resource_server",
  title: "Get an API",
  description: "One API by id or identifier: its permissions (scopes), token lifetime and dialect, signing, RBAC and consent policy.",
  method: "GET",
  path: "/resource-servers/{id}",
  resource: "resource-servers",
  toolset: "apis",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:resource_servers"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["audience settings","permissions of backend","token expiry","protected resource","role-based access on","show an API","settings of the API","which scopes does the orders API have","token lifetime of API","is RBAC enabled on API","permissions defined on an API","show API","API settings","scopes of API"],
  binding: {"resource_server_id":{"in":"path","name":"id"},"include_fields":{"in":"query","name":"include_fields"}},
  required: ["resource_server_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,403,404,429],
  input: z.strictObject({
    resource_server_id: z.string().min(1).describe("The API id or its identifier (audience)"),
    include_fields: z.boolean().optional(),
  }),
});

export const updateResourceServer = operation<z.infer<typeof outputs.UpdateResourceServerOutput>>()({
  name: "update_resource_server",
  title: "Update an API",
  description: "Changes token or permission settings; `scopes` replaces the whole list, and a permission left out is gone for the roles and applications using it. The identifier is fixed; system APIs cannot be changed.",
  method: "PATCH",
  path: "/resource-servers/{id}",
  resource: "resource-servers",
  toolset: "apis",
  risk: "write",
  scopes: {"mode":"any","scopes":["update:resource_servers"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["add permission","add scope","token expiry","RBAC toggle","audience settings","refresh tokens for backend","access token lifetime","add a permission to the API","define a new scope","shorten access token lifetime","token lifetime for our API","enable RBAC","add permissions in the access token","allow offline access for API","skip consent for first-party","change signing algorithm","remove a scope from the API","access token expires too quickly","rename API","define permissions","add scope approve:payments","new permission for the ledger API","tokens should live only 10 minutes","longer access tokens","define scopes on an API","add a scope to the API","permissions available for our API","edit API","add scope to API","new permission in API","change token lifetime","token is valid too long","extend API scopes","access token expiration","add permission definition"],
  binding: {"resource_server_id":{"in":"path","name":"id"},"name":{"in":"body","name":"name"},"scopes":{"in":"body","name":"scopes"},"signing_alg":{"in":"body","name":"signing_alg"},"signing_secret":{"in":"body","name":"signing_secret"},"skip_consent_for_verifiable_first_party_clients":{"in":"body","name":"skip_consent_for_verifiable_first_party_clients"},"allow_offline_access":{"in":"body","name":"allow_offline_access"},"allow_online_access":{"in":"body","name":"allow_online_access"},"allow_online_access_with_ephemeral_sessions":{"in":"body","name":"allow_online_access_with_ephemeral_sessions"},"token_lifetime":{"in":"body","name":"token_lifetime"},"token_dialect":{"in":"body","name":"token_dialect"},"enforce_policies":{"in":"body","name":"enforce_policies"},"token_encryption":{"in":"body","name":"token_encryption"},"consent_policy":{"in":"body","name":"consent_policy"},"authorization_details":{"in":"body","name":"authorization_details"},"proof_of_possession":{"in":"body","name":"proof_of_possession"},"subject_type_authorization":{"in":"body","name":"subject_type_authorization"},"authorization_policy":{"in":"body","name":"authorization_policy"},"token_lifetime_for_anonymous_access_tokens":{"in":"body","name":"token_lifetime_for_anonymous_access_tokens"},"token_lifetime_for_web":{"in":"body","name":"token_lifetime_for_web"},"verificationLocation":{"in":"body","name":"verificationLocation"}},
  required: ["resource_server_id"],
  body: "fields",
  emptyBody: "object",
  statuses: [200,201,400,401,403,409,429],
  input: z.strictObject({
    resource_server_id: z.string().min(1).describe("The API id or its identifier (audience)"),
    name: z.string().max(200).regex(new RegExp("^[^<>]+$", 'u')).optional(),
    scopes: z.array(ResourceServerScope).optional().describe("Full list of {value, description}; include those to keep"),
    signing_alg: SigningAlgorithmEnum.optional().describe("Services checking tokens must accept the new algorithm"),
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
    token_lifetime_for_web: z.int().min(0).optional(),
    verificationLocation: z.string().nullable().optional(),
  }),
});

export const deleteResourceServer = operation<undefined>()({
  name: "delete_resource_server",
  title: "Delete an API",
  description: "Irreversible: no more tokens are issued for its identifier, and the permissions it defined are gone for every role and application. System APIs such as the Management API are refused.",
  method: "DELETE",
  path: "/resource-servers/{id}",
  resource: "resource-servers",
  toolset: "apis",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["delete:resource_servers"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["remove audience","drop backend","decommission service","unregister","protected resource","delete an API","remove an audience","API no longer used","delete API","remove API"],
  binding: {"resource_server_id":{"in":"path","name":"id"}},
  required: ["resource_server_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [204,400,401,403,429],
  input: z.strictObject({
    resource_server_id: z.string().min(1).describe("The API id or its identifier (audience)"),
  }),
});
