// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { formatted } from '../formats.js';
import { operationsOf } from '../operation.js';
import { ConnectionsMetadata } from './shared.js';

const SelfServiceProfileBrandingColors = z.looseObject({
  primary: z.string().regex(new RegExp("^#([\\dA-Fa-f]{6}|[\\dA-Fa-f]{3})$", 'u')),
});
const SelfServiceProfileBrandingProperties = z.looseObject({
  logo_url: formatted(z.string().max(1024).regex(new RegExp("^https://", 'u')), "uri").optional(),
  colors: SelfServiceProfileBrandingColors.optional(),
});
const SelfServiceProfileAllowedStrategyEnum = z.enum(["oidc", "samlp", "waad", "google-apps", "adfs", "okta", "auth0-samlp", "okta-samlp", "keycloak-samlp", "pingfederate"]);
const SelfServiceProfileUserAttribute = z.strictObject({
  name: z.string().max(250),
  description: z.string(),
  is_optional: z.boolean(),
});
const SelfServiceProfileDescription = z.string().min(1).max(140).nullable();
const SelfServiceProfileBranding = SelfServiceProfileBrandingProperties.nullable();
const SelfServiceProfileUserAttributes = z.array(SelfServiceProfileUserAttribute).nullable();
const SetSelfServiceProfileCustomTextRequestContent = z.record(z.string(), z.string().max(2000));
const SelfServiceProfileSsoTicketIdpInitiatedClientProtocolEnum = z.enum(["samlp", "wsfed", "oauth2"]);
const SelfServiceProfileSsoTicketIdpInitiatedOptions = z.strictObject({
  enabled: z.boolean().optional(),
  client_id: z.string().optional(),
  client_protocol: SelfServiceProfileSsoTicketIdpInitiatedClientProtocolEnum.optional(),
  client_authorizequery: z.string().max(256).optional(),
}).nullable();
const SelfServiceProfileSsoTicketConnectionOptions = z.strictObject({
  icon_url: z.string().nullable().optional(),
  domain_aliases: z.array(z.string().min(1).max(255)).nullable().optional(),
  idpinitiated: SelfServiceProfileSsoTicketIdpInitiatedOptions.optional(),
}).nullable();
const SelfServiceProfileSsoTicketConnectionConfig = z.strictObject({
  name: z.string().min(1).max(128).regex(new RegExp("^[a-zA-Z0-9](-[a-zA-Z0-9]|[a-zA-Z0-9])*$", 'u')),
  display_name: z.string().max(128).optional(),
  is_domain_connection: z.boolean().optional(),
  show_as_button: z.boolean().optional(),
  metadata: ConnectionsMetadata.optional(),
  options: SelfServiceProfileSsoTicketConnectionOptions.optional(),
});
const SelfServiceProfileSsoTicketEnabledOrganization = z.strictObject({
  organization_id: z.string().max(50),
  assign_membership_on_login: z.boolean().optional(),
  show_as_button: z.boolean().optional(),
});
const SelfServiceProfileSsoTicketDomainVerificationEnum = z.enum(["none", "optional", "required"]);
const SelfServiceProfileSsoTicketDomainAliasesConfig = z.strictObject({
  domain_verification: SelfServiceProfileSsoTicketDomainVerificationEnum,
  pending_domains: z.array(z.string().min(1).max(255)).optional(),
});
const SelfServiceProfileSsoTicketProvisioningScopeEnum = z.enum(["get:users", "post:users", "put:users", "patch:users", "delete:users", "get:groups", "post:groups", "put:groups", "patch:groups", "delete:groups"]);
const SelfServiceProfileSsoTicketGoogleWorkspaceConfig = z.strictObject({
  sync_users: z.boolean(),
  sync_groups: z.boolean().optional(),
});
const SelfServiceProfileSsoTicketProvisioningConfig = z.strictObject({
  scopes: z.array(SelfServiceProfileSsoTicketProvisioningScopeEnum).min(1).optional(),
  google_workspace: SelfServiceProfileSsoTicketGoogleWorkspaceConfig.optional(),
  token_lifetime: z.int().min(900).nullable().optional(),
});
const SelfServiceProfileSsoTicketEnabledFeatures = z.strictObject({
  sso: z.boolean().optional(),
  domain_verification: z.boolean().optional(),
  provisioning: z.boolean().optional(),
});
const ThirdPartyClientAccessConfig = z.strictObject({ allow_configuration: z.boolean() });

const operation = operationsOf("self-service-profiles");

export const listSelfServiceProfiles = operation({
  name: "list_self_service_profiles", title: "List self-service profiles",
  description: "Profiles for the guided flow in which customers configure their own enterprise sign-in: branding, permitted providers, requested attributes.",
  method: "GET", path: "/self-service-profiles", toolset: "self-service", risk: "read",
  scopes: ["read:self_service_profiles"], statuses: [200, 401, 403, 429, 500],
  list: "self_service_profiles",
  input: z.strictObject({
    page: z.int().min(0).optional(),
    per_page: z.int().min(1).max(100).optional(),
    include_totals: z.boolean().optional(),
  }),
});

export const createSelfServiceProfile = operation({
  name: "create_self_service_profile", title: "Create a self-service profile",
  description: "Defines which identity providers a customer's administrator may set up and which attributes to map. Then create the administrator's link with create_self_service_sso_ticket. The number per tenant is limited (409).",
  method: "POST", path: "/self-service-profiles", toolset: "self-service", risk: "write",
  scopes: ["create:self_service_profiles"], statuses: [201, 400, 401, 403, 409, 429, 500],
  input: z.strictObject({
    name: z.string().min(1).max(100),
    description: z.string().min(1).max(140).optional(),
    branding: SelfServiceProfileBrandingProperties.optional().describe("logo_url must be https; colors.primary is #rgb or #rrggbb"),
    allowed_strategies: z.array(SelfServiceProfileAllowedStrategyEnum).min(1).optional().describe("oidc, samlp, waad, google-apps, adfs, okta, keycloak-samlp, pingfederate, …"),
    user_attributes: z.array(SelfServiceProfileUserAttribute).optional().describe("Items are {name, description, is_optional}"),
    user_attribute_profile_id: z.string().optional().describe("uap_ id of a shared attribute set"),
  }),
});

export const getSelfServiceProfile = operation({
  name: "get_self_service_profile", title: "Get a self-service profile",
  description: "Branding, permitted providers and requested attributes of one profile by its ssp_ id. Page texts are in get_self_service_custom_text.",
  method: "GET", path: "/self-service-profiles/{id}", toolset: "self-service", risk: "read",
  scopes: ["read:self_service_profiles"], statuses: [200, 400, 401, 403, 404, 429, 500],
  binding: { self_service_profile_id: { in: "path", name: "id" } },
  input: z.strictObject({ self_service_profile_id: z.string().min(1) }),
});

export const updateSelfServiceProfile = operation({
  name: "update_self_service_profile", title: "Update a self-service profile",
  description: "Changes name, branding, permitted providers or requested attributes for setups started from now on; null clears description, branding or attributes.",
  method: "PATCH", path: "/self-service-profiles/{id}", toolset: "self-service", risk: "write",
  scopes: ["update:self_service_profiles"], statuses: [200, 400, 401, 403, 404, 429, 500],
  binding: { self_service_profile_id: { in: "path", name: "id" } },
  input: z.strictObject({
    self_service_profile_id: z.string().min(1),
    name: z.string().min(1).max(100).optional(),
    description: SelfServiceProfileDescription.optional(),
    branding: SelfServiceProfileBranding.optional().describe("logo_url must be https; null clears"),
    allowed_strategies: z.array(SelfServiceProfileAllowedStrategyEnum).min(1).optional().describe("All of them; with apply add or remove only some"),
    user_attributes: SelfServiceProfileUserAttributes.optional().describe("Items are {name, description, is_optional}; all of them, null clears"),
    user_attribute_profile_id: z.string().nullable().optional().describe("uap_ id, or null to detach"),
  }),
});

export const deleteSelfServiceProfile = operation({
  name: "delete_self_service_profile", title: "Delete a self-service profile",
  description: "Irreversible, with its page texts; no more setup links can be created from it. Connections already configured remain.",
  method: "DELETE", path: "/self-service-profiles/{id}", toolset: "self-service", risk: "destructive",
  scopes: ["delete:self_service_profiles"], statuses: [204, 400, 401, 403, 429, 500],
  binding: { self_service_profile_id: { in: "path", name: "id" } },
  input: z.strictObject({ self_service_profile_id: z.string().min(1) }),
});

export const getSelfServiceCustomText = operation({
  name: "get_self_service_custom_text", title: "Get a self-service profile's texts",
  description: "Texts customized for one page of the enterprise setup flow; keys not shown use the built-in text. Login page texts are separate (prompts).",
  method: "GET",
  path: "/self-service-profiles/{id}/custom-text/{language}/{page}",
  toolset: "self-service",
  risk: "read",
  scopes: ["read:self_service_profile_custom_texts"], statuses: [200, 401, 403, 404, 429],
  binding: { self_service_profile_id: { in: "path", name: "id" }, text_page: { in: "path", name: "page" } },
  input: z.strictObject({
    self_service_profile_id: z.string().min(1),
    language: z.enum(["en"]).describe("Only en"),
    text_page: z.enum(["get-started"]).describe("Only get-started"),
  }),
});

export const setSelfServiceCustomText = operation({
  name: "set_self_service_custom_text", title: "Set a self-service profile's texts",
  description: "Changes customized texts of one page of the enterprise setup flow; null returns a key to the built-in text.",
  method: "PUT",
  path: "/self-service-profiles/{id}/custom-text/{language}/{page}",
  toolset: "self-service",
  risk: "write",
  scopes: ["update:self_service_profile_custom_texts"], statuses: [200, 401, 403, 404, 429],
  binding: { self_service_profile_id: { in: "path", name: "id" }, text_page: { in: "path", name: "page" }, texts: { in: "body", name: "*" } },
  body: "value",
  input: z.strictObject({
    self_service_profile_id: z.string().min(1),
    language: z.enum(["en"]).describe("Only en"),
    text_page: z.enum(["get-started"]).describe("Only get-started"),
    texts: SetSelfServiceProfileCustomTextRequestContent.describe("Object of text key to text, each at most 2000 characters"),
  }),
});

export const createSelfServiceSsoTicket = operation({
  name: "create_self_service_sso_ticket", title: "Create a self-service setup link",
  description: "Returns a URL for a customer's administrator to set up a new connection (connection_config) or edit one (connection_id). Anyone who has it can change that connection, for up to 5 days; revoke it with revoke_self_service_sso_ticket.",
  method: "POST", path: "/self-service-profiles/{id}/sso-ticket", toolset: "self-service", risk: "write",
  scopes: ["create:sso_access_tickets"], statuses: [201, 400, 401, 403, 409, 429],
  binding: { self_service_profile_id: { in: "path", name: "id" }, custom_domain: { in: "header", name: "auth0-custom-domain" } },
  input: z.strictObject({
    self_service_profile_id: z.string().min(1),
    custom_domain: z.string().min(3).max(255).optional().describe("Domain name the link is made for"),
    connection_id: z.string().optional().describe("con_ id to edit; for a new connection use connection_config"),
    connection_config: SelfServiceProfileSsoTicketConnectionConfig.optional().describe("New connection; its name must be unused in the tenant"),
    enabled_clients: z.array(z.string()).min(0).optional().describe("Client ids to enable the connection for"),
    enabled_organizations: z.array(SelfServiceProfileSsoTicketEnabledOrganization).min(0).optional().describe("Items are {organization_id, assign_membership_on_login?, show_as_button?}"),
    ttl_sec: z.int().min(0).max(432000).optional().describe("Seconds; 0 or absent means 432000 (5 days), which is the maximum"),
    domain_aliases_config: SelfServiceProfileSsoTicketDomainAliasesConfig.optional(),
    provisioning_config: SelfServiceProfileSsoTicketProvisioningConfig.optional(),
    use_for_organization_discovery: z.boolean().optional(),
    enabled_features: SelfServiceProfileSsoTicketEnabledFeatures.optional(),
    third_party_client_access_config: ThirdPartyClientAccessConfig.optional(),
  }),
});

export const revokeSelfServiceSsoTicket = operation({
  name: "revoke_self_service_sso_ticket", title: "Revoke a self-service setup link",
  description: "Invalidates a setup link and ends its sessions, shortly after the call. Returns the same result whether or not the ticket exists, so check the id; existing configuration remains.",
  method: "POST",
  path: "/self-service-profiles/{profileId}/sso-ticket/{id}/revoke",
  toolset: "self-service",
  risk: "destructive",
  scopes: ["delete:sso_access_tickets"], statuses: [202, 401, 403, 429],
  binding: { self_service_profile_id: { in: "path", name: "profileId" }, ticket_id: { in: "path", name: "id" } },
  body: "none",
  input: z.strictObject({
    self_service_profile_id: z.string().min(1),
    ticket_id: z.string().min(1).describe("The ticket value from the link, not the whole URL"),
  }),
});
