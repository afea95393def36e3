// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operationsOf } from '../operation.js';

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
const ConnectionProfileProvisioningScim = z.strictObject({ tokens: ConnectionProfileProvisioningScimTokens });
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
const ConnectionProfileProvisioning = z.strictObject({ scim: ConnectionProfileProvisioningScim.optional() });
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

const operation = operationsOf("connection-profiles");

export const listConnectionProfiles = operation({
  name: "list_connection_profiles", title: "List connection profiles",
  description: "Presets for enterprise connections created by customers or partner integrations: name prefix, features, organization settings. At most 10 per page, 5 by default.",
  method: "GET", path: "/connection-profiles", toolset: "connections", risk: "read",
  scopes: ["read:connection_profiles"], statuses: [200, 400, 401, 403, 429],
  list: "connection_profiles",
  input: z.strictObject({ from: z.string().optional(), take: z.int().min(1).max(10).optional() }),
});

export const createConnectionProfile = operation({
  name: "create_connection_profile", title: "Create a connection profile",
  description: "Defines name prefix, features (SCIM, Universal Logout) and organization behavior for enterprise connections created with it; applications refer to it in express_configuration or my_organization_configuration. Template: get_connection_profile_template.",
  method: "POST", path: "/connection-profiles", toolset: "connections", risk: "write",
  scopes: ["create:connection_profiles"], statuses: [201, 400, 401, 403, 409, 429],
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

export const listConnectionProfileTemplates = operation({
  name: "list_connection_profile_templates", title: "List connection profile templates",
  description: "Templates provided by Auth0, as starting points for create_connection_profile. The tenant's own profiles are in list_connection_profiles.",
  method: "GET", path: "/connection-profiles/templates", toolset: "connections", risk: "read",
  scopes: ["read:connection_profiles"], statuses: [200, 401, 403, 429],
  input: z.strictObject({}),
});

export const getConnectionProfileTemplate = operation({
  name: "get_connection_profile_template", title: "Get a connection profile template",
  description: "The full settings of one Auth0 template, ready to adapt and pass to create_connection_profile.",
  method: "GET", path: "/connection-profiles/templates/{id}", toolset: "connections", risk: "read",
  scopes: ["read:connection_profiles"], statuses: [200, 401, 403, 404, 429],
  binding: { template_id: { in: "path", name: "id" } },
  input: z.strictObject({
    template_id: z.string().min(1).describe("Id from list_connection_profile_templates, not a cop_ id"),
  }),
});

export const getConnectionProfile = operation({
  name: "get_connection_profile", title: "Get a connection profile",
  description: "Name prefix, features, per-strategy overrides and organization behavior of one profile by its cop_ id.",
  method: "GET", path: "/connection-profiles/{id}", toolset: "connections", risk: "read",
  scopes: ["read:connection_profiles"], statuses: [200, 401, 403, 404, 429],
  binding: { connection_profile_id: { in: "path", name: "id" } },
  input: z.strictObject({ connection_profile_id: z.string().min(1) }),
});

export const updateConnectionProfile = operation({
  name: "update_connection_profile", title: "Update a connection profile",
  description: "Changes the preset for enterprise connections. To change a single connection use update_connection.",
  method: "PATCH", path: "/connection-profiles/{id}", toolset: "connections", risk: "write",
  scopes: ["update:connection_profiles"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { connection_profile_id: { in: "path", name: "id" } },
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

export const deleteConnectionProfile = operation({
  name: "delete_connection_profile", title: "Delete a connection profile",
  description: "Irreversible; applications whose express or organization configuration refers to it can no longer set up connections with it. Existing connections are not removed; use delete_connection for that.",
  method: "DELETE", path: "/connection-profiles/{id}", toolset: "connections", risk: "destructive",
  scopes: ["delete:connection_profiles"], statuses: [204, 401, 403, 429],
  binding: { connection_profile_id: { in: "path", name: "id" } },
  input: z.strictObject({ connection_profile_id: z.string().min(1) }),
});
