// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operation } from '../operation.js';
import type * as outputs from './client-grants.output.js';

const ClientGrantAllowAnyOrganizationEnum = z.literal(true);

const ClientGrantSubjectTypeEnum = z.enum(["client", "user", "anonymous_user"]);

const ClientGrantDefaultForEnum = z.enum(["third_party_clients"]);

const ClientGrantOrganizationUsageEnum = z.enum(["deny", "allow", "require"]);

const ClientGrantOrganizationNullableUsageEnum = z.enum(["deny", "allow", "require"]).nullable();

export const listClientGrants = operation<z.infer<typeof outputs.ListClientGrantsOutput>>()({
  name: "list_client_grants",
  title: "List client grants",
  description: "Which applications may obtain tokens for which APIs, and with what scopes; filter by client_id or audience. Consents users gave: list_grants. Past the first 1,000 page with take/from.",
  method: "GET",
  path: "/client-grants",
  resource: "client-grants",
  toolset: "applications",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:client_grants"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["M2M permissions","API authorization of apps","service account access","machine to machine","application permissions","who can call this API","which apps may call the Management API","which scopes does the service have","what can this M2M app access","grants of an application","which clients can access our API","API access of apps","what may the daemon access","API permissions of a service","rights of an M2M client","machine to machine authorizations","which scopes was the reporting service granted","show API access of apps","which apps may call API","M2M grants","permissions of application","scopes of M2M app"],
  binding: {"per_page":{"in":"query","name":"per_page"},"page":{"in":"query","name":"page"},"include_totals":{"in":"query","name":"include_totals"},"from":{"in":"query","name":"from"},"take":{"in":"query","name":"take"},"audience":{"in":"query","name":"audience"},"client_id":{"in":"query","name":"client_id"},"allow_any_organization":{"in":"query","name":"allow_any_organization"},"subject_type":{"in":"query","name":"subject_type"},"default_for":{"in":"query","name":"default_for"}},
  required: [],
  body: "none",
  emptyBody: "omit",
  statuses: [200,401,403,429],
  list: {"key":"client_grants","page":true,"checkpoint":true,"totals":true},
  input: z.strictObject({
    per_page: z.int().min(1).max(100).optional(),
    page: z.int().min(0).optional(),
    include_totals: z.boolean().optional(),
    from: z.string().optional(),
    take: z.int().min(1).max(100).optional(),
    audience: z.string().optional().describe("The API identifier, such as https://api.example.com, not its id"),
    client_id: z.string().optional(),
    allow_any_organization: ClientGrantAllowAnyOrganizationEnum.optional().describe("Only true is accepted"),
    subject_type: ClientGrantSubjectTypeEnum.optional().describe("client = machine to machine; user = on behalf of a signed-in user"),
    default_for: ClientGrantDefaultForEnum.optional().describe("third_party_clients: the defaults for third-party applications"),
  }),
});

export const createClientGrant = operation<z.infer<typeof outputs.CreateClientGrantOutput>>()({
  name: "create_client_grant",
  title: "Grant an application access to an API",
  description: "Authorizes an application for an API with the scopes listed; without one, machine-to-machine tokens for that API are refused. Change the scopes of a pair that has one with update_client_grant.",
  method: "POST",
  path: "/client-grants",
  resource: "client-grants",
  toolset: "applications",
  risk: "write",
  scopes: {"mode":"any","scopes":["create:client_grants"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["M2M permission","authorize app","machine to machine","service account","client credentials access denied","application permissions","access_denied","authorize a machine-to-machine app for our orders API","allow an app to call the Management API","give a service access to an API","M2M app gets access_denied","client is not authorized for this audience","grant API scopes to an application","let our backend call the API","permit service account","a service needs a token for the API","daemon must call the ledger API","service to service access","allow backend to read the Management API","connect app and API","let the cron app call the inventory API","app may call API","allow machine access to an API","reporting job must read from the API","client is not authorized to access resource server","give app access to API","authorize app for API","M2M access","grant API to client","app needs access to API","technical user needs access on API","allow service to call API","machine client gets no token"],
  binding: {"client_id":{"in":"body","name":"client_id"},"audience":{"in":"body","name":"audience"},"default_for":{"in":"body","name":"default_for"},"organization_usage":{"in":"body","name":"organization_usage"},"allow_any_organization":{"in":"body","name":"allow_any_organization"},"scope":{"in":"body","name":"scope"},"subject_type":{"in":"body","name":"subject_type"},"authorization_details_types":{"in":"body","name":"authorization_details_types"},"allow_all_scopes":{"in":"body","name":"allow_all_scopes"}},
  required: ["audience"],
  body: "fields",
  emptyBody: "object",
  statuses: [201,400,401,403,404,409,429],
  input: z.strictObject({
    client_id: z.string().optional().describe("Leave out only with default_for"),
    audience: z.string().min(1).describe("The API identifier, such as https://api.example.com, not its id"),
    default_for: ClientGrantDefaultForEnum.optional().describe("third_party_clients instead of client_id: default for all third-party applications"),
    organization_usage: ClientGrantOrganizationUsageEnum.optional().describe("deny, allow or require organizations in client_credentials"),
    allow_any_organization: z.boolean().optional().describe("true: usable with every organization without adding the grant to each"),
    scope: z.array(z.string().min(1).max(280)).optional().describe("Permission names defined by the API, such as read:users"),
    subject_type: ClientGrantSubjectTypeEnum.optional().describe("client = machine to machine; user = on behalf of a signed-in user"),
    authorization_details_types: z.array(z.string().min(1).max(255)).optional(),
    allow_all_scopes: z.boolean().optional().describe("true grants every permission of the API, present and future"),
  }),
});

export const getClientGrant = operation<z.infer<typeof outputs.GetClientGrantOutput>>()({
  name: "get_client_grant",
  title: "Get a client grant",
  description: "Application, API, scopes and organization rules of one grant by its cgr_ id. For the pair of a known application and API, filter list_client_grants instead.",
  method: "GET",
  path: "/client-grants/{id}",
  resource: "client-grants",
  toolset: "applications",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:client_grants"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["M2M permission","machine to machine","service account scopes","app authorization","show one client grant","scopes of grant cgr_123"],
  binding: {"client_grant_id":{"in":"path","name":"id"}},
  required: ["client_grant_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,401,403,404,429],
  input: z.strictObject({
    client_grant_id: z.string().min(1),
  }),
});

export const updateClientGrant = operation<z.infer<typeof outputs.UpdateClientGrantOutput>>()({
  name: "update_client_grant",
  title: "Update a client grant",
  description: "Changes scopes or organization rules; `scope` replaces the whole list, so repeat those to keep. Application and API are fixed: delete the grant and create another. Tokens already issued keep their scopes.",
  method: "PATCH",
  path: "/client-grants/{id}",
  resource: "client-grants",
  toolset: "applications",
  risk: "write",
  scopes: {"mode":"any","scopes":["update:client_grants"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["M2M permissions","add scope to app","insufficient_scope","machine to machine","narrow access","least privilege","extend scopes of an M2M app","add scope to a machine-to-machine app","reduce permissions of a service","M2M app needs another permission","insufficient scope for M2M","remove a scope from an app's grant","change API permissions of application","app should not be able to delete any more","restrict what a service may do","more scopes for the daemon","take a scope out of what the app may do","change which scopes a service has","fewer rights for a machine","change scopes of app","add scope to M2M app","extend API access of app","app needs more permissions","reduce app's scopes"],
  binding: {"client_grant_id":{"in":"path","name":"id"},"scope":{"in":"body","name":"scope"},"organization_usage":{"in":"body","name":"organization_usage"},"allow_any_organization":{"in":"body","name":"allow_any_organization"},"authorization_details_types":{"in":"body","name":"authorization_details_types"},"allow_all_scopes":{"in":"body","name":"allow_all_scopes"}},
  required: ["client_grant_id"],
  body: "fields",
  emptyBody: "object",
  statuses: [200,400,401,403,404,429],
  input: z.strictObject({
    client_grant_id: z.string().min(1),
    scope: z.array(z.string().min(1).max(280)).nullable().optional().describe("Full list; include the scopes to keep"),
    organization_usage: ClientGrantOrganizationNullableUsageEnum.optional().describe("deny, allow or require organizations in client_credentials"),
    allow_any_organization: z.boolean().nullable().optional().describe("true: usable with every organization without adding the grant to each"),
    authorization_details_types: z.array(z.string().min(1).max(255)).optional(),
    allow_all_scopes: z.boolean().nullable().optional().describe("true grants every permission of the API, present and future"),
  }),
});

export const deleteClientGrant = operation<undefined>()({
  name: "delete_client_grant",
  title: "Delete a client grant",
  description: "The application can no longer obtain tokens for that API under this grant, in any organization; services relying on it fail when their token expires. For one organization only: remove_organization_client_grant.",
  method: "DELETE",
  path: "/client-grants/{id}",
  resource: "client-grants",
  toolset: "applications",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["delete:client_grants"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["revoke M2M access","machine to machine","deauthorize app","service account","remove API permission","take API access away from a service account","remove M2M access","revoke an app's access to API","app should no longer call the API","unauthorize app","app must not reach the API any more","remove API access from an app","cut off a service from the API","revoke API authorization of a client","remove API access of app","app should not call API any more"],
  binding: {"client_grant_id":{"in":"path","name":"id"}},
  required: ["client_grant_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [204,400,401,403,429],
  input: z.strictObject({
    client_grant_id: z.string().min(1),
  }),
});

export const listClientGrantOrganizations = operation<z.infer<typeof outputs.ListClientGrantOrganizationsOutput>>()({
  name: "list_client_grant_organizations",
  title: "List organizations using a client grant",
  description: "Organizations the grant was added to, one by one. A grant with allow_any_organization works in others too. From an organization's side: list_organization_client_grants.",
  method: "GET",
  path: "/client-grants/{id}/organizations",
  resource: "client-grants",
  toolset: "applications",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:organization_client_grants"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["M2M orgs","which customers","organisations","machine to machine","where is grant used","organizations that use a client grant","which organizations can this M2M grant be used for"],
  binding: {"client_grant_id":{"in":"path","name":"id"},"page":{"in":"query","name":"page"},"per_page":{"in":"query","name":"per_page"},"include_totals":{"in":"query","name":"include_totals"},"from":{"in":"query","name":"from"},"take":{"in":"query","name":"take"}},
  required: ["client_grant_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,403,404,429],
  list: {"key":"organizations","page":true,"checkpoint":true,"totals":true},
  input: z.strictObject({
    client_grant_id: z.string().min(1),
    page: z.int().min(0).optional(),
    per_page: z.int().min(1).max(100).optional(),
    include_totals: z.boolean().optional(),
    from: z.string().optional(),
    take: z.int().min(1).max(100).optional(),
  }),
});
