// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operation } from '../operation.js';
import type * as outputs from './connection-profiles.output.js';

const ConnectionProfileName = z.string().min(1).max(50);

const ConnectionProfileOrganizationShowAsButtonEnum = z.enum(["none", "optional", "required"]);

const ConnectionProfileOrganizationAssignMembershipOnLoginEnum = z.enum(["none", "optional", "required"]);

const ConnectionProfileOrganization = z.strictObject({
  show_as_button: ConnectionProfileOrganizationShowAsButtonEnum.optional(),
  assign_membership_on_login: ConnectionProfileOrganizationAssignMembershipOnLoginEnum.optional(),
});

const ConnectionNamePrefixTemplate = z.string().min(0).max(15).regex(new RegExp("^(?!-)(?!.*--)(?:[a-zA-Z0-9-]|\\{org_id\\}|\\{org_name\\})*$", 'u'));

const EnabledFeaturesEnum = z.enum(["scim", "universal_logout"]);

const ConnectionProfileEnabledFeatures = z.array(EnabledFeaturesEnum);

const ConnectionProfileConfig = z.strictObject({});

const ConnectionProfileStrategyOverridesEnabledFeatures = z.array(EnabledFeaturesEnum);

const ConnectionProfileStrategyOverridesConnectionConfig = z.strictObject({});

const ConnectionProfileProvisioningScimTokenScopeEnum = z.enum(["get:users", "post:users", "patch:users", "delete:users", "put:users"]);

const ConnectionProfileProvisioningScimTokenScopes = z.array(ConnectionProfileProvisioningScimTokenScopeEnum);

const ConnectionProfileProvisioningScimTokenDefaultExpiry = z.number().nullable();

const ConnectionProfileProvisioningScimTokenMaxAllowedExpiry = z.number().nullable();

const ConnectionProfileProvisioningScimTokens = z.strictObject({
  scopes: ConnectionProfileProvisioningScimTokenScopes,
  default_expiry: ConnectionProfileProvisioningScimTokenDefaultExpiry.nullable().optional(),
  max_allowed_expiry: ConnectionProfileProvisioningScimTokenMaxAllowedExpiry.nullable().optional(),
});

const ConnectionProfileProvisioningScim = z.strictObject({
  tokens: ConnectionProfileProvisioningScimTokens,
});

const ConnectionProfileStrategyOverridesProvisioning = z.strictObject({
  scim: ConnectionProfileProvisioningScim.optional(),
});

const ConnectionProfileStrategyOverride = z.strictObject({
  enabled_features: ConnectionProfileStrategyOverridesEnabledFeatures.optional(),
  connection_config: ConnectionProfileStrategyOverridesConnectionConfig.optional(),
  provisioning: ConnectionProfileStrategyOverridesProvisioning.optional(),
});

const ConnectionProfileStrategyOverrides = z.strictObject({
  pingfederate: ConnectionProfileStrategyOverride.optional(),
  ad: ConnectionProfileStrategyOverride.optional(),
  adfs: ConnectionProfileStrategyOverride.optional(),
  waad: ConnectionProfileStrategyOverride.optional(),
  "google-apps": ConnectionProfileStrategyOverride.optional(),
  okta: ConnectionProfileStrategyOverride.optional(),
  oidc: ConnectionProfileStrategyOverride.optional(),
  samlp: ConnectionProfileStrategyOverride.optional(),
});

const ConnectionProfileProvisioning = z.strictObject({
  scim: ConnectionProfileProvisioningScim.optional(),
});

const ConnectionProfileCrossAppAccessResourceAppStatusDefaultValueEnum = z.enum(["enabled", "disabled"]);

const ConnectionProfileCrossAppAccessResourceAppStatusValueEnum = z.enum(["enabled", "disabled"]);

const ConnectionProfileCrossAppAccessResourceAppStatusAllowedValuesEnum = z.array(ConnectionProfileCrossAppAccessResourceAppStatusValueEnum);

const ConnectionProfileCrossAppAccessResourceAppStatus = z.strictObject({
  default_value: ConnectionProfileCrossAppAccessResourceAppStatusDefaultValueEnum,
  allowed_values: ConnectionProfileCrossAppAccessResourceAppStatusAllowedValuesEnum.optional(),
});

const ConnectionProfileCrossAppAccessResourceApp = z.strictObject({
  status: ConnectionProfileCrossAppAccessResourceAppStatus,
});

export const listConnectionProfiles = operation<z.infer<typeof outputs.ListConnectionProfilesOutput>>()({
  name: "list_connection_profiles",
  title: "List connection profiles",
  description: "Presets that govern enterprise connections created by customers or partner integrations: name prefix, features, organization settings. At most 10 per page, 5 by default.",
  method: "GET",
  path: "/connection-profiles",
  resource: "connection-profiles",
  toolset: "connections",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:connection_profiles"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["connection defaults","express configuration","my organization","B2B SSO presets","IdP policy","list connection profiles","defaults for self-service enterprise connections","presets for enterprise connections","which presets exist"],
  binding: {"from":{"in":"query","name":"from"},"take":{"in":"query","name":"take"}},
  required: [],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,403,429],
  list: {"key":"connection_profiles","page":false,"checkpoint":true,"totals":false},
  input: z.strictObject({
    from: z.string().optional(),
    take: z.int().min(1).max(10).optional(),
  }),
});

export const createConnectionProfile = operation<z.infer<typeof outputs.CreateConnectionProfileOutput>>()({
  name: "create_connection_profile",
  title: "Create a connection profile",
  description: "Defines name prefix, features (SCIM, Universal Logout) and organization behaviour for enterprise connections made under it; applications refer to it in express_configuration or my_organization_configuration. A blueprint: get_connection_profile_template.",
  method: "POST",
  path: "/connection-profiles",
  resource: "connection-profiles",
  toolset: "connections",
  risk: "write",
  scopes: {"mode":"any","scopes":["create:connection_profiles"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["connection defaults","B2B SSO preset","IdP policy","Okta express","create connection profile","defaults for connections that customers set up","define a preset for customers' SSO connections","defaults for customer connections"],
  binding: {"name":{"in":"body","name":"name"},"organization":{"in":"body","name":"organization"},"connection_name_prefix_template":{"in":"body","name":"connection_name_prefix_template"},"enabled_features":{"in":"body","name":"enabled_features"},"connection_config":{"in":"body","name":"connection_config"},"strategy_overrides":{"in":"body","name":"strategy_overrides"},"provisioning":{"in":"body","name":"provisioning"},"cross_app_access_resource_app":{"in":"body","name":"cross_app_access_resource_app"}},
  required: ["name"],
  body: "fields",
  emptyBody: "object",
  statuses: [201,400,401,403,409,429],
  input: z.strictObject({
    name: ConnectionProfileName,
    organization: ConnectionProfileOrganization.optional().describe("show_as_button and assign_membership_on_login: none, optional or required"),
    connection_name_prefix_template: ConnectionNamePrefixTemplate.optional().describe("Max 15 characters: letters, digits, hyphens, {org_id}, {org_name}"),
    enabled_features: ConnectionProfileEnabledFeatures.optional().describe("scim and/or universal_logout"),
    connection_config: ConnectionProfileConfig.optional(),
    strategy_overrides: ConnectionProfileStrategyOverrides.nullable().optional().describe("Keyed by strategy (okta, samlp, waad …); overrides enabled_features and more"),
    provisioning: ConnectionProfileProvisioning.optional(),
    cross_app_access_resource_app: ConnectionProfileCrossAppAccessResourceApp.optional(),
  }),
});

export const listConnectionProfileTemplates = operation<z.infer<typeof outputs.ListConnectionProfileTemplatesOutput>>()({
  name: "list_connection_profile_templates",
  title: "List connection profile templates",
  description: "Blueprints supplied by Auth0, as starting points for create_connection_profile. The tenant's own profiles are in list_connection_profiles.",
  method: "GET",
  path: "/connection-profiles/templates",
  resource: "connection-profiles",
  toolset: "connections",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:connection_profiles"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["connection presets","sample defaults","express configuration","predefined","connection profile templates","predefined connection profiles","ready-made connection profiles","blueprints from Auth0"],
  binding: {},
  required: [],
  body: "none",
  emptyBody: "omit",
  statuses: [200,401,403,429],
  input: z.strictObject({}),
});

export const getConnectionProfileTemplate = operation<z.infer<typeof outputs.GetConnectionProfileTemplateOutput>>()({
  name: "get_connection_profile_template",
  title: "Get a connection profile template",
  description: "The full settings of one Auth0 blueprint, ready to adapt and pass to create_connection_profile.",
  method: "GET",
  path: "/connection-profiles/templates/{id}",
  resource: "connection-profiles",
  toolset: "connections",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:connection_profiles"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["connection preset","sample defaults","express configuration","predefined","show one connection profile template"],
  binding: {"template_id":{"in":"path","name":"id"}},
  required: ["template_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,401,403,404,429],
  input: z.strictObject({
    template_id: z.string().min(1).describe("Id from list_connection_profile_templates, not a cop_ id"),
  }),
});

export const getConnectionProfile = operation<z.infer<typeof outputs.GetConnectionProfileOutput>>()({
  name: "get_connection_profile",
  title: "Get a connection profile",
  description: "Name prefix, features, per-strategy overrides and organization behaviour of one profile by its cop_ id.",
  method: "GET",
  path: "/connection-profiles/{id}",
  resource: "connection-profiles",
  toolset: "connections",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:connection_profiles"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["connection defaults","express configuration","B2B SSO preset","IdP policy","show a connection profile"],
  binding: {"connection_profile_id":{"in":"path","name":"id"}},
  required: ["connection_profile_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,401,403,404,429],
  input: z.strictObject({
    connection_profile_id: z.string().min(1),
  }),
});

export const updateConnectionProfile = operation<z.infer<typeof outputs.UpdateConnectionProfileOutput>>()({
  name: "update_connection_profile",
  title: "Update a connection profile",
  description: "Changes the preset for enterprise connections; objects given (strategy_overrides, provisioning) should be complete, as read with get_connection_profile. One connection alone is changed with update_connection.",
  method: "PATCH",
  path: "/connection-profiles/{id}",
  resource: "connection-profiles",
  toolset: "connections",
  risk: "write",
  scopes: {"mode":"any","scopes":["update:connection_profiles"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["connection defaults","express configuration","enable SCIM preset","universal logout","IdP policy","change a connection profile","edit enterprise connection defaults"],
  binding: {"connection_profile_id":{"in":"path","name":"id"},"name":{"in":"body","name":"name"},"organization":{"in":"body","name":"organization"},"connection_name_prefix_template":{"in":"body","name":"connection_name_prefix_template"},"enabled_features":{"in":"body","name":"enabled_features"},"connection_config":{"in":"body","name":"connection_config"},"strategy_overrides":{"in":"body","name":"strategy_overrides"},"provisioning":{"in":"body","name":"provisioning"},"cross_app_access_resource_app":{"in":"body","name":"cross_app_access_resource_app"}},
  required: ["connection_profile_id"],
  body: "fields",
  emptyBody: "object",
  statuses: [200,400,401,403,404,429],
  input: z.strictObject({
    connection_profile_id: z.string().min(1),
    name: ConnectionProfileName.optional(),
    organization: ConnectionProfileOrganization.optional().describe("show_as_button and assign_membership_on_login: none, optional or required"),
    connection_name_prefix_template: ConnectionNamePrefixTemplate.optional().describe("Max 15 characters: letters, digits, hyphens, {org_id}, {org_name}"),
    enabled_features: ConnectionProfileEnabledFeatures.optional().describe("scim and/or universal_logout"),
    connection_config: ConnectionProfileConfig.optional(),
    strategy_overrides: ConnectionProfileStrategyOverrides.nullable().optional().describe("Keyed by strategy (okta, samlp, waad …); overrides enabled_features and more"),
    provisioning: ConnectionProfileProvisioning.optional(),
    cross_app_access_resource_app: ConnectionProfileCrossAppAccessResourceApp.optional(),
  }),
});

export const deleteConnectionProfile = operation<undefined>()({
  name: "delete_connection_profile",
  title: "Delete a connection profile",
  description: "Irreversible; applications whose express or organization configuration names it can no longer set up connections with it. Connections that exist are not removed; that is delete_connection.",
  method: "DELETE",
  path: "/connection-profiles/{id}",
  resource: "connection-profiles",
  toolset: "connections",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["delete:connection_profiles"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["connection defaults","remove B2B preset","IdP policy","my organization","delete connection profile"],
  binding: {"connection_profile_id":{"in":"path","name":"id"}},
  required: ["connection_profile_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [204,401,403,429],
  input: z.strictObject({
    connection_profile_id: z.string().min(1),
  }),
});
