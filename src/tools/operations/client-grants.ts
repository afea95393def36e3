// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operationsOf } from '../operation.js';

const ClientGrantAllowAnyOrganizationEnum = z.literal(true);
const ClientGrantSubjectTypeEnum = z.enum(["client", "user", "anonymous_user"]);
const ClientGrantDefaultForEnum = z.enum(["third_party_clients"]);
const ClientGrantOrganizationUsageEnum = z.enum(["deny", "allow", "require"]);
const ClientGrantOrganizationNullableUsageEnum = z.enum(["deny", "allow", "require"]).nullable();

const operation = operationsOf("client-grants");

export const listClientGrants = operation({
  name: "list_client_grants", title: "List client grants",
  description: "Which applications may obtain tokens for which APIs, and with what scopes; filter by client_id or audience. User consents: list_grants. Past the first 1,000 page with take/from.",
  method: "GET", path: "/client-grants", toolset: "applications", risk: "read",
  scopes: ["read:client_grants"], statuses: [200, 401, 403, 429],
  list: "client_grants",
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

export const createClientGrant = operation({
  name: "create_client_grant", title: "Grant an application access to an API",
  description: "Authorizes an application for an API with the scopes listed; without a grant, machine-to-machine tokens for that API are refused. To change the scopes of an existing grant, use update_client_grant.",
  method: "POST", path: "/client-grants", toolset: "applications", risk: "write",
  scopes: ["create:client_grants"], statuses: [201, 400, 401, 403, 404, 409, 429],
  input: z.strictObject({
    client_id: z.string().optional().describe("Omit only with default_for"),
    audience: z.string().min(1).describe("The API identifier, such as https://api.example.com, not its id"),
    default_for: ClientGrantDefaultForEnum.optional().describe("third_party_clients instead of client_id: default for all third-party applications"),
    organization_usage: ClientGrantOrganizationUsageEnum.optional().describe("deny, allow or require organizations in client_credentials"),
    allow_any_organization: z.boolean().optional().describe("true: usable with every organization without adding it to each"),
    scope: z.array(z.string().min(1).max(280)).optional().describe("Permission names defined by the API, such as read:users"),
    subject_type: ClientGrantSubjectTypeEnum.optional().describe("client = machine to machine; user = on behalf of a signed-in user"),
    authorization_details_types: z.array(z.string().min(1).max(255)).optional(),
    allow_all_scopes: z.boolean().optional().describe("true grants every permission of the API, present and future"),
  }),
});

export const getClientGrant = operation({
  name: "get_client_grant", title: "Get a client grant",
  description: "Application, API, scopes and organization rules of one grant by its cgr_ id. For a known application and API, filter list_client_grants instead.",
  method: "GET", path: "/client-grants/{id}", toolset: "applications", risk: "read",
  scopes: ["read:client_grants"], statuses: [200, 401, 403, 404, 429],
  binding: { client_grant_id: { in: "path", name: "id" } },
  input: z.strictObject({ client_grant_id: z.string().min(1) }),
});

export const updateClientGrant = operation({
  name: "update_client_grant", title: "Update a client grant",
  description: "Changes scopes or organization rules; use apply add or remove for single scopes. Application and API are fixed: delete the grant and create a new one. Tokens already issued keep their scopes.",
  method: "PATCH", path: "/client-grants/{id}", toolset: "applications", risk: "write",
  scopes: ["update:client_grants"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { client_grant_id: { in: "path", name: "id" } },
  input: z.strictObject({
    client_grant_id: z.string().min(1),
    scope: z.array(z.string().min(1).max(280)).nullable().optional().describe("All scopes; with apply add or remove only some"),
    organization_usage: ClientGrantOrganizationNullableUsageEnum.optional().describe("deny, allow or require organizations in client_credentials"),
    allow_any_organization: z.boolean().nullable().optional().describe("true: usable with every organization without adding it to each"),
    authorization_details_types: z.array(z.string().min(1).max(255)).optional(),
    allow_all_scopes: z.boolean().nullable().optional().describe("true grants every permission of the API, present and future"),
  }),
});

export const deleteClientGrant = operation({
  name: "delete_client_grant", title: "Delete a client grant",
  description: "The application can no longer obtain tokens for that API under this grant, in any organization; services relying on it fail when their token expires. For one organization only: remove_organization_client_grant.",
  method: "DELETE", path: "/client-grants/{id}", toolset: "applications", risk: "destructive",
  scopes: ["delete:client_grants"], statuses: [204, 400, 401, 403, 429],
  binding: { client_grant_id: { in: "path", name: "id" } },
  input: z.strictObject({ client_grant_id: z.string().min(1) }),
});

export const listClientGrantOrganizations = operation({
  name: "list_client_grant_organizations", title: "List organizations using a client grant",
  description: "Organizations the grant was individually added to. A grant with allow_any_organization works in others too. For one organization: list_organization_client_grants.",
  method: "GET", path: "/client-grants/{id}/organizations", toolset: "applications", risk: "read",
  scopes: ["read:organization_client_grants"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { client_grant_id: { in: "path", name: "id" } },
  list: "organizations",
  input: z.strictObject({
    client_grant_id: z.string().min(1),
    page: z.int().min(0).optional(),
    per_page: z.int().min(1).max(100).optional(),
    include_totals: z.boolean().optional(),
    from: z.string().optional(),
    take: z.int().min(1).max(100).optional(),
  }),
});
