// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { formatted } from '../formats.js';
import { operationsOf } from '../operation.js';
import { AppMetadata, CreateTokenQuota, OrganizationBranding, OrganizationMetadata, SearchParserEnum, UpdateTokenQuota, UserMetadata } from './shared.js';

const ConnectionForOrganization = z.strictObject({
  connection_id: z.string(),
  assign_membership_on_login: z.boolean().optional(),
  show_as_button: z.boolean().optional(),
  is_signup_enabled: z.boolean().optional(),
});
const OrganizationSortFieldEnum = z.enum(["name", "display_name", "created_at"]);
const OrganizationThirdPartyClientAccessEnum = z.enum(["block", "allow"]);
const CreateOrganizationClientRequestItem = z.strictObject({
  client_id: z.string(),
  use_for_member_access: z.boolean(),
});
const OrganizationAccessLevelEnum = z.enum(["none", "readonly", "limited", "full"]);
const OrganizationAccessLevelEnumWithNull = z.enum(["none", "readonly", "limited", "full"]).nullable();
const OrganizationDiscoveryDomainStatus = z.enum(["pending", "verified"]);
const OrganizationInvitationInviter = z.strictObject({ name: z.string().min(1).max(300) });
const OrganizationInvitationInvitee = z.strictObject({ email: formatted(z.string(), "email") });

const operation = operationsOf("organizations");

export const listOrganizations = operation({
  name: "list_organizations", title: "List organizations",
  description: "All organizations of the tenant, unfiltered, sortable by name, display_name or created_at; past the first 1,000 page with take/from. To search by partial name or metadata: search_organizations.",
  method: "GET", path: "/organizations", risk: "read", exposure: "direct",
  scopes: ["read:organizations", "read:organizations_summary"], statuses: [200, 400, 401, 403, 429],
  list: "organizations",
  input: z.strictObject({
    page: z.int().min(0).max(1000).optional(),
    per_page: z.int().min(1).max(100).optional(),
    include_totals: z.boolean().optional(),
    from: z.string().optional(),
    take: z.int().min(1).max(100).optional(),
    sort: z.string().max(15).optional().describe("field:1 or field:-1, for example created_at:-1"),
    include_client_association_for: z.string().optional().describe("Client id; adds a `client` object to each organization associated with that application"),
  }),
});

export const createOrganization = operation({
  name: "create_organization", title: "Create an organization",
  description: "Needs only `name`, a lowercase slug unique in the tenant; display_name is what people see. Up to 10 connections can be enabled in the same call. Then add members with add_organization_members or create_organization_invitation.",
  method: "POST", path: "/organizations", risk: "write",
  scopes: ["create:organizations", "create:organization_connections"],
  scopesUnclear: true,
  statuses: [201, 400, 401, 403, 409, 429],
  input: z.strictObject({
    name: z.string().min(1).max(50).describe("Lowercase slug, max 50 characters, no spaces"),
    display_name: z.string().min(1).max(255).optional(),
    branding: OrganizationBranding.optional(),
    metadata: OrganizationMetadata.optional().describe("Max 25 keys; values are strings of at most 255 characters"),
    enabled_connections: z.array(ConnectionForOrganization).optional().describe("Max 10; without one nobody can sign in yet"),
    token_quota: CreateTokenQuota.optional(),
    third_party_client_access: z.enum(["block", "allow"]).optional(),
    is_app_entitlement_active: z.boolean().optional(),
  }),
});

export const getOrganizationByName = operation({
  name: "get_organization_by_name", title: "Get an organization by name",
  description: "Looks up one organization by its exact slug (`name`, not display_name) when its org_ id is unknown. With only part of a name, use search_organizations.",
  method: "GET", path: "/organizations/name/{name}", risk: "read",
  scopes: ["read:organizations"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { organization_name: { in: "path", name: "name" } },
  input: z.strictObject({
    organization_name: z.string().min(1).max(50).describe("The exact slug, such as acme-inc; not the display name"),
  }),
});

export const searchOrganizations = operation({
  name: "search_organizations", title: "Search organizations",
  description: "Finds organizations by part of their name or display_name, by creation date, or by metadata.KEY. At most 5 conditions per query; \"contains\" and \"ends with\" need 3 characters. The index lags behind recent changes, so verify with get_organization.",
  method: "GET", path: "/organizations/search", risk: "read",
  scopes: ["read:organizations", "read:organizations_summary"], statuses: [200, 400, 401, 403, 429, 504],
  list: "organizations",
  input: z.strictObject({
    q: z.string().optional().describe("Lucene: name:acme* or display_name:*auth*; with parser=scim: name sw \"acme\" and created_at gt \"2026-01-01\""),
    parser: SearchParserEnum.optional().describe("Syntax of q; lucene unless set to scim"),
    take: z.int().min(1).optional(),
    from: z.string().optional(),
    sort: OrganizationSortFieldEnum.optional().describe("Field name alone; ascending only"),
  }),
});

export const getOrganization = operation({
  name: "get_organization", title: "Get an organization",
  description: "Names, branding, metadata and token quota of one organization, by org_ id. Its people and sign-in methods are listed by list_organization_members and list_organization_enabled_connections.",
  method: "GET", path: "/organizations/{id}", risk: "read", exposure: "direct",
  scopes: ["read:organizations", "read:organizations_summary"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { organization_id: { in: "path", name: "id" } },
  input: z.strictObject({ organization_id: z.string().min(1) }),
});

export const updateOrganization = operation({
  name: "update_organization", title: "Update an organization",
  description: "Changes name, display_name, branding, metadata, token quota or third-party access. Omitted fields keep their value. Applications that pass the old `name` at login must be updated after a rename.",
  method: "PATCH", path: "/organizations/{id}", risk: "write",
  scopes: ["update:organizations"], statuses: [200, 400, 401, 403, 429],
  binding: { organization_id: { in: "path", name: "id" } },
  input: z.strictObject({
    organization_id: z.string().min(1),
    display_name: z.string().min(1).max(255).optional(),
    name: z.string().min(1).max(50).optional().describe("Lowercase slug; changing it breaks references to the old one"),
    branding: OrganizationBranding.optional().describe("{logo_url: https URL, colors: {primary, page_background}} with hex colors"),
    metadata: OrganizationMetadata.optional().describe("Keys not named stay; max 25, string values to 255 characters"),
    token_quota: UpdateTokenQuota.optional().describe("null removes the quota"),
    third_party_client_access: OrganizationThirdPartyClientAccessEnum.optional(),
    is_app_entitlement_active: z.boolean().optional(),
  }),
});

export const deleteOrganization = operation({
  name: "delete_organization", title: "Delete an organization",
  description: "Irreversible: memberships, invitations and the organization's settings are deleted with it. Users and connections remain in the tenant.",
  method: "DELETE", path: "/organizations/{id}", risk: "destructive",
  scopes: ["delete:organizations"], statuses: [204, 400, 401, 403, 404, 429],
  binding: { organization_id: { in: "path", name: "id" } },
  input: z.strictObject({ organization_id: z.string().min(1).max(50) }),
});

export const listOrganizationClientGrants = operation({
  name: "list_organization_client_grants", title: "List an organization's client grants",
  description: "Which application/API pairs may obtain machine-to-machine tokens for this organization. Filter by audience, client_id or grant ids; all grants of the tenant are in list_client_grants.",
  method: "GET", path: "/organizations/{id}/client-grants", risk: "read",
  scopes: ["read:organization_client_grants"], statuses: [200, 400, 401, 403, 429],
  binding: { organization_id: { in: "path", name: "id" } },
  list: "client_grants",
  input: z.strictObject({
    organization_id: z.string().min(1).max(50),
    audience: z.string().max(600).optional().describe("API identifier, not its id"),
    client_id: z.string().optional(),
    grant_ids: z.array(z.string()).optional().describe("At most 10 cgr_ ids"),
    page: z.int().min(0).optional(),
    per_page: z.int().min(1).max(100).optional(),
    include_totals: z.boolean().optional(),
  }),
});

export const addOrganizationClientGrant = operation({
  name: "add_organization_client_grant", title: "Add a client grant to an organization",
  description: "Lets an application use an existing client grant (see create_client_grant) for this organization. At most 100 per organization, 409 if already added; unnecessary if the grant has allow_any_organization.",
  method: "POST", path: "/organizations/{id}/client-grants", risk: "write",
  scopes: ["create:organization_client_grants"], statuses: [201, 400, 401, 403, 404, 409, 429],
  binding: { organization_id: { in: "path", name: "id" } },
  input: z.strictObject({
    organization_id: z.string().min(1).max(50),
    grant_id: z.string().describe("Client grant id (cgr_…), not a client id"),
  }),
});

export const removeOrganizationClientGrant = operation({
  name: "remove_organization_client_grant", title: "Remove a client grant from an organization",
  description: "The application can no longer obtain machine-to-machine tokens for this organization; the grant remains usable elsewhere. To remove it everywhere use delete_client_grant.",
  method: "DELETE", path: "/organizations/{id}/client-grants/{grant_id}", risk: "destructive",
  scopes: ["delete:organization_client_grants"], statuses: [204, 400, 401, 403, 404, 429],
  binding: { organization_id: { in: "path", name: "id" } },
  input: z.strictObject({
    organization_id: z.string().min(1).max(50),
    grant_id: z.string().min(1).describe("Client grant id (cgr_…)"),
  }),
});

export const listOrganizationClients = operation({
  name: "list_organization_clients", title: "List an organization's applications",
  description: "Applications associated with the organization and whether members sign in through each (use_for_member_access). Machine-to-machine permissions are in list_organization_client_grants. Early access.",
  method: "GET", path: "/organizations/{id}/clients", risk: "read", lifecycle: "EA",
  scopes: ["read:organization_clients"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { organization_id: { in: "path", name: "id" } },
  list: "clients",
  input: z.strictObject({
    organization_id: z.string().min(1),
    from: z.string().optional(),
    take: z.int().min(1).optional(),
  }),
});

export const addOrganizationClients = operation({
  name: "add_organization_clients", title: "Associate applications with an organization",
  description: "Each item is an existing application by client_id and whether members sign in through it. To change an existing association, use update_organization_client. Early access.",
  method: "POST", path: "/organizations/{id}/clients", risk: "write", lifecycle: "EA",
  scopes: ["create:organization_clients"], statuses: [201, 400, 401, 403, 404, 409, 429],
  binding: { organization_id: { in: "path", name: "id" } },
  input: z.strictObject({
    organization_id: z.string().min(1),
    clients: z.array(CreateOrganizationClientRequestItem).describe("Items are {client_id, use_for_member_access}, both required"),
  }),
});

export const removeOrganizationClients = operation({
  name: "remove_organization_clients", title: "Remove applications from an organization",
  description: "Removes the association of one or more applications, so members lose the access they gave. The applications remain in the tenant; delete_client removes one. Early access.",
  method: "DELETE", path: "/organizations/{id}/clients", risk: "destructive", lifecycle: "EA",
  scopes: ["delete:organization_clients"], statuses: [204, 400, 401, 403, 404, 429],
  binding: { organization_id: { in: "path", name: "id" }, clients: { in: "body", name: "clients" } },
  body: "fields",
  input: z.strictObject({
    organization_id: z.string().min(1),
    clients: z.array(z.string()).describe("Client ids as plain strings"),
  }),
});

export const getOrganizationClient = operation({
  name: "get_organization_client", title: "Get an organization's application",
  description: "Checks whether one application is associated with the organization and whether members sign in through it; 404 if not associated. Settings of the application itself: get_client. Early access.",
  method: "GET", path: "/organizations/{id}/clients/{client_id}", risk: "read", lifecycle: "EA",
  scopes: ["read:organization_clients"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { organization_id: { in: "path", name: "id" } },
  input: z.strictObject({ organization_id: z.string().min(1), client_id: z.string().min(1) }),
});

export const updateOrganizationClient = operation({
  name: "update_organization_client", title: "Update an organization's application",
  description: "Switches use_for_member_access on or off for an application already associated with the organization; add_organization_clients creates the association. Early access.",
  method: "PATCH", path: "/organizations/{id}/clients/{client_id}", risk: "write", lifecycle: "EA",
  scopes: ["update:organization_clients"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { organization_id: { in: "path", name: "id" } },
  input: z.strictObject({
    organization_id: z.string().min(1),
    client_id: z.string().min(1),
    use_for_member_access: z.boolean().optional(),
  }),
});

export const listOrganizationConnections = operation({
  name: "list_organization_connections", title: "List all connections of an organization",
  description: "Every attached connection, including disabled ones (filter with is_enabled), with its organization-specific name and access level. Early access; list_organization_enabled_connections is the generally available one.",
  method: "GET", path: "/organizations/{id}/connections", risk: "read", lifecycle: "EA",
  scopes: ["read:organization_connections"], statuses: [200, 400, 401, 403, 429],
  binding: { organization_id: { in: "path", name: "id" } },
  list: "connections",
  input: z.strictObject({
    organization_id: z.string().min(1).max(50),
    page: z.int().min(0).optional(),
    per_page: z.int().min(1).max(100).optional(),
    include_totals: z.boolean().optional(),
    is_enabled: z.boolean().optional(),
  }),
});

export const addOrganizationConnection = operation({
  name: "add_organization_connection", title: "Attach a connection to an organization",
  description: "Attaches an existing connection with a separate name, access level and on/off state for this organization. Early access; if that is unavailable use add_organization_enabled_connection.",
  method: "POST", path: "/organizations/{id}/connections", risk: "write", lifecycle: "EA",
  scopes: ["create:organization_connections"], statuses: [201, 400, 401, 403, 404, 409, 429],
  binding: { organization_id: { in: "path", name: "id" } },
  input: z.strictObject({
    organization_id: z.string().min(1).max(50),
    organization_connection_name: z.string().min(1).max(50).regex(new RegExp("^[^\u0000]*$", 'u')).optional(),
    assign_membership_on_login: z.boolean().optional(),
    show_as_button: z.boolean().optional().describe("Enterprise connections only; default true"),
    is_signup_enabled: z.boolean().optional().describe("Database connections only; default false"),
    organization_access_level: OrganizationAccessLevelEnum.optional(),
    is_enabled: z.boolean().optional().describe("Whether members can sign in with it now"),
    connection_id: z.string().min(1).max(50).describe("con_ id of a connection that exists in the tenant"),
  }),
});

export const getOrganizationConnection = operation({
  name: "get_organization_connection", title: "Get a connection of an organization",
  description: "One attached connection, enabled or not: its name and access level here, automatic membership, sign-up. Early access; get_organization_enabled_connection is the generally available one.",
  method: "GET", path: "/organizations/{id}/connections/{connection_id}", risk: "read", lifecycle: "EA",
  scopes: ["read:organization_connections"], statuses: [200, 401, 403, 404, 429],
  binding: { organization_id: { in: "path", name: "id" } },
  input: z.strictObject({
    organization_id: z.string().min(1).max(50),
    connection_id: z.string().min(1).max(50),
  }),
});

export const updateOrganizationConnection = operation({
  name: "update_organization_connection", title: "Update a connection of an organization",
  description: "Enables or disables an attached connection for this organization, or changes its name, access level, automatic membership, sign-up or button here. Early access variant of update_organization_enabled_connection.",
  method: "PATCH", path: "/organizations/{id}/connections/{connection_id}", risk: "write", lifecycle: "EA",
  scopes: ["update:organization_connections"], statuses: [200, 400, 401, 403, 429],
  binding: { organization_id: { in: "path", name: "id" } },
  input: z.strictObject({
    organization_id: z.string().min(1).max(50),
    connection_id: z.string().min(1).max(50),
    organization_connection_name: z.string().min(1).max(50).regex(new RegExp("^[^\u0000]*$", 'u')).nullable().optional(),
    assign_membership_on_login: z.boolean().optional(),
    show_as_button: z.boolean().optional().describe("Enterprise connections only"),
    is_signup_enabled: z.boolean().optional().describe("Database connections only"),
    organization_access_level: OrganizationAccessLevelEnumWithNull.optional(),
    is_enabled: z.boolean().nullable().optional().describe("false stops members signing in with it but keeps the settings"),
  }),
});

export const removeOrganizationConnection = operation({
  name: "remove_organization_connection", title: "Detach a connection from an organization",
  description: "Members can no longer sign in to the organization with it; the connection and its users remain in the tenant. To pause it instead, set is_enabled=false with update_organization_connection. Early access.",
  method: "DELETE",
  path: "/organizations/{id}/connections/{connection_id}",
  risk: "destructive",
  lifecycle: "EA",
  scopes: ["delete:organization_connections"], statuses: [204, 401, 403, 429],
  binding: { organization_id: { in: "path", name: "id" } },
  input: z.strictObject({
    organization_id: z.string().min(1).max(50),
    connection_id: z.string().min(1).max(50),
  }),
});

export const listOrganizationDiscoveryDomains = operation({
  name: "list_organization_discovery_domains", title: "List discovery domains",
  description: "E-mail domains that route a person to this organization at login, with their verification status. Changes may take a while to appear.",
  method: "GET", path: "/organizations/{id}/discovery-domains", risk: "read",
  scopes: ["read:organization_discovery_domains"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { organization_id: { in: "path", name: "id" } },
  list: "domains",
  input: z.strictObject({
    organization_id: z.string().min(1),
    from: z.string().optional(),
    take: z.int().min(1).max(100).optional(),
  }),
});

export const createOrganizationDiscoveryDomain = operation({
  name: "create_organization_discovery_domain", title: "Add a discovery domain",
  description: "Claims an e-mail domain such as acme.com so that login finds the organization from the user's address. The response contains the DNS TXT record that proves ownership; set status=verified only once that is confirmed.",
  method: "POST", path: "/organizations/{id}/discovery-domains", risk: "write",
  scopes: ["create:organization_discovery_domains"], statuses: [201, 400, 401, 403, 404, 409, 429],
  binding: { organization_id: { in: "path", name: "id" } },
  input: z.strictObject({
    organization_id: z.string().min(1),
    domain: z.string().min(3).max(255).describe("Bare domain such as acme.com: no @, no scheme"),
    status: OrganizationDiscoveryDomainStatus.optional().describe("pending or verified"),
    use_for_organization_discovery: z.boolean().optional().describe("false keeps the claim but does not route logins"),
  }),
});

export const getOrganizationDiscoveryDomainByName = operation({
  name: "get_organization_discovery_domain_by_name", title: "Get a discovery domain by name",
  description: "Looks up one claimed domain of this organization by the domain itself (acme.com) when its id is unknown. Recent changes may not be visible yet.",
  method: "GET", path: "/organizations/{id}/discovery-domains/name/{discovery_domain}", risk: "read",
  scopes: ["read:organization_discovery_domains"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { organization_id: { in: "path", name: "id" } },
  input: z.strictObject({ organization_id: z.string().min(1), discovery_domain: z.string().min(3).max(255) }),
});

export const getOrganizationDiscoveryDomain = operation({
  name: "get_organization_discovery_domain", title: "Get a discovery domain",
  description: "Status of one claimed domain and the DNS TXT record (verification_host, verification_txt) its owner must publish. By domain instead of id: get_organization_discovery_domain_by_name.",
  method: "GET", path: "/organizations/{id}/discovery-domains/{discovery_domain_id}", risk: "read",
  scopes: ["read:organization_discovery_domains"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { organization_id: { in: "path", name: "id" } },
  input: z.strictObject({ organization_id: z.string().min(1), discovery_domain_id: z.string().min(1) }),
});

export const updateOrganizationDiscoveryDomain = operation({
  name: "update_organization_discovery_domain", title: "Update a discovery domain",
  description: "Marks a claimed domain verified or pending, or stops login from using it (use_for_organization_discovery=false). The domain itself is fixed: delete it and create a new one.",
  method: "PATCH", path: "/organizations/{id}/discovery-domains/{discovery_domain_id}", risk: "write",
  scopes: ["update:organization_discovery_domains"], statuses: [200, 400, 404],
  binding: { organization_id: { in: "path", name: "id" } },
  input: z.strictObject({
    organization_id: z.string().min(1),
    discovery_domain_id: z.string().min(1),
    status: OrganizationDiscoveryDomainStatus.optional(),
    use_for_organization_discovery: z.boolean().optional(),
  }),
});

export const deleteOrganizationDiscoveryDomain = operation({
  name: "delete_organization_discovery_domain", title: "Delete a discovery domain",
  description: "Permanently removes the claim: people with that e-mail domain are no longer routed to this organization. To pause it, set use_for_organization_discovery=false with update_organization_discovery_domain.",
  method: "DELETE", path: "/organizations/{id}/discovery-domains/{discovery_domain_id}", risk: "destructive",
  scopes: ["delete:organization_discovery_domains"], statuses: [204, 401, 403, 404, 429],
  binding: { organization_id: { in: "path", name: "id" } },
  input: z.strictObject({ organization_id: z.string().min(1), discovery_domain_id: z.string().min(1) }),
});

export const listOrganizationEnabledConnections = operation({
  name: "list_organization_enabled_connections", title: "List an organization's enabled connections",
  description: "Connections that members can sign in with to this organization: id, name and strategy, and whether logging in makes people members. Attached but disabled ones: list_organization_connections.",
  method: "GET", path: "/organizations/{id}/enabled_connections", risk: "read",
  scopes: ["read:organization_connections"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { organization_id: { in: "path", name: "id" } },
  list: "enabled_connections",
  input: z.strictObject({
    organization_id: z.string().min(1).max(50),
    page: z.int().min(0).optional(),
    per_page: z.int().min(1).max(100).optional(),
    include_totals: z.boolean().optional(),
  }),
});

export const addOrganizationEnabledConnection = operation({
  name: "add_organization_enabled_connection", title: "Enable a connection for an organization",
  description: "Lets people sign in to the organization with an existing connection (see create_connection). With assign_membership_on_login everyone who logs in through it becomes a member.",
  method: "POST", path: "/organizations/{id}/enabled_connections", risk: "write",
  scopes: ["create:organization_connections"], statuses: [201, 400, 401, 403, 404, 409, 429],
  binding: { organization_id: { in: "path", name: "id" } },
  input: z.strictObject({
    organization_id: z.string().min(1).max(50),
    connection_id: z.string().describe("con_ id, not the connection name"),
    assign_membership_on_login: z.boolean().optional(),
    is_signup_enabled: z.boolean().optional().describe("Database connections only; default false"),
    show_as_button: z.boolean().optional().describe("Enterprise connections only; default true"),
  }),
});

export const getOrganizationEnabledConnection = operation({
  name: "get_organization_enabled_connection", title: "Get an organization's enabled connection",
  description: "How one enabled connection behaves in this organization: automatic membership, sign-up, login button. Identity provider settings are in get_connection.",
  method: "GET", path: "/organizations/{id}/enabled_connections/{connectionId}", risk: "read",
  scopes: ["read:organization_connections"], statuses: [200, 401, 403, 404, 429],
  binding: { organization_id: { in: "path", name: "id" }, connection_id: { in: "path", name: "connectionId" } },
  input: z.strictObject({
    organization_id: z.string().min(1).max(50),
    connection_id: z.string().min(1).max(50),
  }),
});

export const updateOrganizationEnabledConnection = operation({
  name: "update_organization_enabled_connection", title: "Update an organization's enabled connection",
  description: "Changes automatic membership, sign-up or the login button of one connection for this organization only. Identity provider settings, shared by every organization, are changed with update_connection.",
  method: "PATCH", path: "/organizations/{id}/enabled_connections/{connectionId}", risk: "write",
  scopes: ["update:organization_connections"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { organization_id: { in: "path", name: "id" }, connection_id: { in: "path", name: "connectionId" } },
  input: z.strictObject({
    organization_id: z.string().min(1).max(50),
    connection_id: z.string().min(1).max(50),
    assign_membership_on_login: z.boolean().optional(),
    is_signup_enabled: z.boolean().optional().describe("Database connections only"),
    show_as_button: z.boolean().optional().describe("Enterprise connections only"),
  }),
});

export const removeOrganizationEnabledConnection = operation({
  name: "remove_organization_enabled_connection", title: "Disable a connection for an organization",
  description: "Members can no longer sign in to this organization through it; those with no other connection are locked out. The connection and its users remain in the tenant.",
  method: "DELETE", path: "/organizations/{id}/enabled_connections/{connectionId}", risk: "destructive",
  scopes: ["delete:organization_connections"], statuses: [204, 400, 401, 403, 404, 429],
  binding: { organization_id: { in: "path", name: "id" }, connection_id: { in: "path", name: "connectionId" } },
  input: z.strictObject({
    organization_id: z.string().min(1).max(50),
    connection_id: z.string().min(1).max(50),
  }),
});

export const listOrganizationInvitations = operation({
  name: "list_organization_invitations", title: "List invitations",
  description: "Invitations issued for the organization with inviter, invitee, link, roles and expiry, newest first. Only the first 1,000 can be paged. People who have joined are in list_organization_members.",
  method: "GET", path: "/organizations/{id}/invitations", risk: "read", exposure: "direct",
  scopes: ["read:organization_invitations"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { organization_id: { in: "path", name: "id" } },
  list: "invitations",
  input: z.strictObject({
    organization_id: z.string().min(1).max(50),
    page: z.int().min(0).optional(),
    per_page: z.int().min(1).max(100).optional(),
    include_totals: z.boolean().optional(),
    fields: z.string().optional(),
    include_fields: z.boolean().optional(),
    sort: z.string().optional().describe("field:1 or field:-1; default created_at:-1"),
  }),
});

export const createOrganizationInvitation = operation({
  name: "create_organization_invitation", title: "Invite a person to an organization",
  description: "E-mails a join link valid 7 days (ttl_sec, up to 30 days) and can grant roles on acceptance. The application must allow organizations and have a login URI. To add existing users directly use add_organization_members.",
  method: "POST", path: "/organizations/{id}/invitations", risk: "write", exposure: "direct",
  scopes: ["create:organization_invitations"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { organization_id: { in: "path", name: "id" }, custom_domain: { in: "header", name: "auth0-custom-domain" } },
  input: z.strictObject({
    organization_id: z.string().min(1).max(50),
    custom_domain: z.string().min(3).max(255).optional().describe("Domain name the invitation is sent on behalf of"),
    inviter: OrganizationInvitationInviter.describe("{name}: shown to the invitee as sender"),
    invitee: OrganizationInvitationInvitee.describe("{email}"),
    client_id: z.string().describe("Application the link leads to; requires initiate_login_uri or a tenant default login route"),
    connection_id: z.string().optional().describe("con_ id the invitee must use; not passwordless"),
    app_metadata: AppMetadata.optional(),
    user_metadata: UserMetadata.optional(),
    ttl_sec: z.int().min(0).max(2592000).optional().describe("Seconds; 0 or absent means 604800 (7 days), at most 2592000"),
    roles: z.array(z.string()).min(1).optional().describe("rol_ ids granted on acceptance"),
    send_invitation_email: z.boolean().optional().describe("false sends nothing: deliver invitation_url yourself"),
  }),
});

export const getOrganizationInvitation = operation({
  name: "get_organization_invitation", title: "Get an invitation",
  description: "One invitation by its uinv_ id: inviter, invitee, roles, expiry and the link itself, to deliver by hand if the e-mail never arrived.",
  method: "GET", path: "/organizations/{id}/invitations/{invitation_id}", risk: "read",
  scopes: ["read:organization_invitations"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { organization_id: { in: "path", name: "id" } },
  input: z.strictObject({
    organization_id: z.string().min(1).max(50),
    invitation_id: z.string().min(1),
    fields: z.string().optional(),
    include_fields: z.boolean().optional(),
  }),
});

export const deleteOrganizationInvitation = operation({
  name: "delete_organization_invitation", title: "Revoke an invitation",
  description: "Invalidates the join link. Someone who has already joined remains a member: remove them with remove_organization_members.",
  method: "DELETE", path: "/organizations/{id}/invitations/{invitation_id}", risk: "destructive",
  scopes: ["delete:organization_invitations"], statuses: [204, 401, 403, 404, 429],
  binding: { organization_id: { in: "path", name: "id" } },
  input: z.strictObject({ organization_id: z.string().min(1).max(50), invitation_id: z.string().min(1) }),
});

export const listOrganizationMembers = operation({
  name: "list_organization_members", title: "List an organization's members",
  description: "Users who belong to the organization (id, name, e-mail, picture); roles only if requested with fields. Past 1,000 page with take/from. Eventually consistent.",
  method: "GET", path: "/organizations/{id}/members", risk: "read", exposure: "direct",
  scopes: ["read:organization_members"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { organization_id: { in: "path", name: "id" } },
  list: "members",
  input: z.strictObject({
    organization_id: z.string().min(1).max(50),
    page: z.int().min(0).max(1000).optional(),
    per_page: z.int().min(1).max(100).optional(),
    include_totals: z.boolean().optional(),
    from: z.string().optional(),
    take: z.int().min(1).max(100).optional(),
    fields: z.string().optional().describe("Comma-separated; to include roles: user_id,email,roles (needs read:organization_member_roles)"),
    include_fields: z.boolean().optional(),
  }),
});

export const addOrganizationMembers = operation({
  name: "add_organization_members", title: "Add members to an organization",
  description: "Makes existing users members immediately, with no e-mail and no roles (see assign_organization_member_roles). To invite someone without an account use create_organization_invitation.",
  method: "POST", path: "/organizations/{id}/members", risk: "write", exposure: "direct",
  scopes: ["create:organization_members"], statuses: [204, 400, 401, 403, 429],
  binding: { organization_id: { in: "path", name: "id" } },
  input: z.strictObject({
    organization_id: z.string().min(1).max(50),
    members: z.array(z.string()).min(1).describe("User ids such as auth0|abc123, not e-mail addresses"),
  }),
});

export const removeOrganizationMembers = operation({
  name: "remove_organization_members", title: "Remove members from an organization",
  description: "Removes one or more users from the organization, including their roles there; their accounts remain. To delete an account use delete_user.",
  method: "DELETE", path: "/organizations/{id}/members", risk: "destructive", exposure: "direct",
  scopes: ["delete:organization_members"], statuses: [204, 400, 401, 403, 429],
  binding: { organization_id: { in: "path", name: "id" }, members: { in: "body", name: "members" } },
  body: "fields",
  input: z.strictObject({
    organization_id: z.string().min(1).max(50),
    members: z.array(z.string()).min(1).describe("User ids such as auth0|abc123"),
  }),
});

export const listOrganizationMemberEffectiveRoles = operation({
  name: "list_organization_member_effective_roles", title: "List a member's effective roles",
  description: "Every role a member has in this organization, directly or through groups. Only direct ones: list_organization_member_roles; the groups behind one: list_organization_member_role_source_groups.",
  method: "GET", path: "/organizations/{id}/members/{user_id}/effective-roles", risk: "read",
  scopes: ["read:organization_member_effective_roles"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { organization_id: { in: "path", name: "id" } },
  list: "roles",
  input: z.strictObject({
    organization_id: z.string().min(1).max(50),
    user_id: z.string().min(1),
    from: z.string().optional(),
    take: z.int().min(1).optional(),
  }),
});

export const listOrganizationMemberRoleSourceGroups = operation({
  name: "list_organization_member_role_source_groups", title: "List groups that give a member a role",
  description: "Explains an inherited role: the groups through which role_id reaches this member in the organization. Empty when the role was only assigned directly.",
  method: "GET", path: "/organizations/{id}/members/{user_id}/effective-roles/sources/groups", risk: "read",
  scopes: ["read:organization_member_role_source_groups"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { organization_id: { in: "path", name: "id" } },
  list: "groups",
  input: z.strictObject({
    organization_id: z.string().min(1).max(50),
    user_id: z.string().min(1),
    from: z.string().optional(),
    take: z.int().min(1).optional(),
    role_id: z.string(),
  }),
});

export const listOrganizationMemberRoles = operation({
  name: "list_organization_member_roles", title: "List a member's roles in an organization",
  description: "Roles assigned directly to the member for this organization. Tenant-wide roles are in list_user_roles; those inherited from groups in list_organization_member_effective_roles.",
  method: "GET", path: "/organizations/{id}/members/{user_id}/roles", risk: "read",
  scopes: ["read:organization_member_roles"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { organization_id: { in: "path", name: "id" } },
  list: "roles",
  input: z.strictObject({
    organization_id: z.string().min(1).max(50),
    user_id: z.string().min(1),
    page: z.int().min(0).max(1000).optional(),
    per_page: z.int().min(1).max(100).optional(),
    include_totals: z.boolean().optional(),
  }),
});

export const assignOrganizationMemberRoles = operation({
  name: "assign_organization_member_roles", title: "Assign roles to an organization member",
  description: "Gives a member roles that apply only inside this organization; for tenant-wide ones use assign_user_roles. The user must be a member first (add_organization_members).",
  method: "POST", path: "/organizations/{id}/members/{user_id}/roles", risk: "write", exposure: "direct",
  scopes: ["create:organization_member_roles"], statuses: [204, 400, 401, 403, 409, 429],
  binding: { organization_id: { in: "path", name: "id" } },
  input: z.strictObject({
    organization_id: z.string().min(1).max(50),
    user_id: z.string().min(1),
    roles: z.array(z.string()).min(1).describe("rol_ ids, not role names"),
  }),
});

export const removeOrganizationMemberRoles = operation({
  name: "remove_organization_member_roles", title: "Remove roles from an organization member",
  description: "Removes directly assigned roles within this organization only; membership and roles elsewhere remain. Roles that come from a group: remove_organization_group_roles.",
  method: "DELETE", path: "/organizations/{id}/members/{user_id}/roles", risk: "destructive",
  scopes: ["delete:organization_member_roles"], statuses: [204, 400, 401, 403, 429],
  binding: { organization_id: { in: "path", name: "id" }, roles: { in: "body", name: "roles" } },
  body: "fields",
  input: z.strictObject({
    organization_id: z.string().min(1).max(50),
    user_id: z.string().min(1),
    roles: z.array(z.string()).min(1).describe("rol_ ids, not role names"),
  }),
});

export const getOrganizationTemplate = operation({
  name: "get_organization_template", title: "Get an organization's template",
  description: "The template explicitly assigned to this organization: allowed strategies, deletion behavior, profiles, admin roles. 404 when it has none.",
  method: "GET", path: "/organizations/{id}/organization-templates", risk: "read",
  scopes: ["read:organization_templates"], statuses: [200, 401, 403, 404, 429],
  binding: { organization_id: { in: "path", name: "id" } },
  input: z.strictObject({ organization_id: z.string().min(1) }),
});

export const assignOrganizationTemplate = operation({
  name: "assign_organization_template", title: "Assign a template to an organization",
  description: "Assigns a template to the organization, whose rules (permitted connection strategies, profiles, deletion behavior, administrator roles) then apply to it. get_organization_template shows the current one.",
  method: "PUT", path: "/organizations/{id}/organization-templates/{template_id}", risk: "write",
  scopes: ["update:organizations"], statuses: [204, 400, 401, 403, 429],
  binding: { organization_id: { in: "path", name: "id" } },
  body: "none",
  input: z.strictObject({ organization_id: z.string().min(1), template_id: z.string().min(1) }),
});

export const removeOrganizationTemplate = operation({
  name: "remove_organization_template", title: "Remove a template from an organization",
  description: "The template's rules no longer apply to this organization; both the organization and the template remain. Check get_organization_template first to see what no longer applies.",
  method: "DELETE", path: "/organizations/{id}/organization-templates/{template_id}", risk: "destructive",
  scopes: ["update:organizations"], statuses: [204, 400, 401, 403, 429],
  binding: { organization_id: { in: "path", name: "id" } },
  input: z.strictObject({ organization_id: z.string().min(1), template_id: z.string().min(1) }),
});

export const listOrganizationRoleMembers = operation({
  name: "list_organization_role_members", title: "List members with a role in an organization",
  description: "Members given this role directly in the organization; holders through groups come from list_organization_role_groups, tenant-wide holders from list_role_users. Early access.",
  method: "GET", path: "/organizations/{id}/roles/{role_id}/members", risk: "read", lifecycle: "EA",
  scopes: ["read:roles", "read:organization_members"],
  scopesUnclear: true,
  statuses: [200, 400, 401, 403, 404, 429],
  binding: { organization_id: { in: "path", name: "id" } },
  list: "members",
  input: z.strictObject({
    organization_id: z.string().min(1),
    role_id: z.string().min(1),
    from: z.string().optional(),
    take: z.int().min(1).optional(),
    fields: z.string().optional(),
    include_fields: z.boolean().optional(),
  }),
});

export const listOrganizationGroups = operation({
  name: "list_organization_groups", title: "List an organization's groups",
  description: "Groups attached to the organization. Their roles here are in list_organization_group_roles; their members in list_group_members.",
  method: "GET", path: "/organizations/{organization_id}/groups", risk: "read",
  scopes: ["read:organization_groups"], statuses: [200, 400, 401, 403, 404, 429],
  list: "groups",
  input: z.strictObject({
    organization_id: z.string().min(1),
    from: z.string().optional(),
    take: z.int().min(1).optional(),
  }),
});

export const listOrganizationGroupRoles = operation({
  name: "list_organization_group_roles", title: "List a group's roles in an organization",
  description: "Roles that everyone in the group receives inside this organization, and nowhere else. The reverse is list_organization_role_groups.",
  method: "GET", path: "/organizations/{organization_id}/groups/{group_id}/roles", risk: "read",
  scopes: ["read:organization_group_roles"], statuses: [200, 400, 401, 403, 404, 429],
  list: "roles",
  input: z.strictObject({
    organization_id: z.string().min(1),
    group_id: z.string().min(1),
    from: z.string().optional(),
    take: z.int().min(1).optional(),
  }),
});

export const assignOrganizationGroupRoles = operation({
  name: "assign_organization_group_roles", title: "Assign roles to a group in an organization",
  description: "Everyone in the group receives these roles inside this organization, including future members. For one person use assign_organization_member_roles.",
  method: "POST", path: "/organizations/{organization_id}/groups/{group_id}/roles", risk: "write",
  scopes: ["create:organization_group_roles"], statuses: [204, 400, 401, 403, 404, 409, 429],
  input: z.strictObject({
    organization_id: z.string().min(1),
    group_id: z.string().min(1),
    roles: z.array(z.string()).min(1).describe("rol_ ids, not role names"),
  }),
});

export const removeOrganizationGroupRoles = operation({
  name: "remove_organization_group_roles", title: "Remove roles from a group in an organization",
  description: "The whole group loses these roles inside this organization; people keep one only if it is also assigned to them directly or through another group.",
  method: "DELETE", path: "/organizations/{organization_id}/groups/{group_id}/roles", risk: "destructive",
  scopes: ["delete:organization_group_roles"], statuses: [204, 400, 401, 403, 404, 429],
  binding: { roles: { in: "body", name: "roles" } },
  body: "fields",
  input: z.strictObject({
    organization_id: z.string().min(1),
    group_id: z.string().min(1),
    roles: z.array(z.string()).min(1).describe("rol_ ids, not role names"),
  }),
});

export const listOrganizationRoleGroups = operation({
  name: "list_organization_role_groups", title: "List groups with a role in an organization",
  description: "Groups whose members hold this role inside the organization; direct holders come from list_organization_role_members. Early access.",
  method: "GET",
  path: "/organizations/{organization_id}/roles/{role_id}/groups",
  risk: "read",
  lifecycle: "EA",
  scopes: ["read:roles", "read:organization_groups"],
  scopesUnclear: true,
  statuses: [200, 400, 401, 403, 404, 429],
  list: "groups",
  input: z.strictObject({
    organization_id: z.string().min(1),
    role_id: z.string().min(1),
    from: z.string().optional(),
    take: z.int().min(1).optional(),
  }),
});
