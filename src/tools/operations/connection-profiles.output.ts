// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';

const ConnectionProfileId = z.string();

const ConnectionProfileName = z.string();

const ConnectionProfileOrganizationShowAsButtonEnum = z.string();

const ConnectionProfileOrganizationAssignMembershipOnLoginEnum = z.string();

const ConnectionProfileOrganization = z.looseObject({
  show_as_button: ConnectionProfileOrganizationShowAsButtonEnum.optional(),
  assign_membership_on_login: ConnectionProfileOrganizationAssignMembershipOnLoginEnum.optional(),
});

const ConnectionNamePrefixTemplate = z.string();

const EnabledFeaturesEnum = z.string();

const ConnectionProfileEnabledFeatures = z.array(EnabledFeaturesEnum);

const ConnectionProfileConfig = z.looseObject({});

const ConnectionProfileStrategyOverridesEnabledFeatures = z.array(EnabledFeaturesEnum);

const ConnectionProfileStrategyOverridesConnectionConfig = z.looseObject({});

const ConnectionProfileProvisioningScimTokenScopeEnum = z.string();

const ConnectionProfileProvisioningScimTokenScopes = z.array(ConnectionProfileProvisioningScimTokenScopeEnum);

const ConnectionProfileProvisioningScimTokenDefaultExpiry = z.number().nullable();

const ConnectionProfileProvisioningScimTokenMaxAllowedExpiry = z.number().nullable();

const ConnectionProfileProvisioningScimTokens = z.looseObject({
  scopes: ConnectionProfileProvisioningScimTokenScopes,
  default_expiry: ConnectionProfileProvisioningScimTokenDefaultExpiry.nullable().optional(),
  max_allowed_expiry: ConnectionProfileProvisioningScimTokenMaxAllowedExpiry.nullable().optional(),
});

const ConnectionProfileProvisioningScim = z.looseObject({
  tokens: ConnectionProfileProvisioningScimTokens,
});

const ConnectionProfileStrategyOverridesProvisioning = z.looseObject({
  scim: ConnectionProfileProvisioningScim.optional(),
});

const ConnectionProfileStrategyOverride = z.looseObject({
  enabled_features: ConnectionProfileStrategyOverridesEnabledFeatures.optional(),
  connection_config: ConnectionProfileStrategyOverridesConnectionConfig.optional(),
  provisioning: ConnectionProfileStrategyOverridesProvisioning.optional(),
});

const ConnectionProfileStrategyOverrides = z.looseObject({
  pingfederate: ConnectionProfileStrategyOverride.optional(),
  ad: ConnectionProfileStrategyOverride.optional(),
  adfs: ConnectionProfileStrategyOverride.optional(),
  waad: ConnectionProfileStrategyOverride.optional(),
  "google-apps": ConnectionProfileStrategyOverride.optional(),
  okta: ConnectionProfileStrategyOverride.optional(),
  oidc: ConnectionProfileStrategyOverride.optional(),
  samlp: ConnectionProfileStrategyOverride.optional(),
});

const ConnectionProfile = z.looseObject({
  id: ConnectionProfileId.optional(),
  name: ConnectionProfileName.optional(),
  organization: ConnectionProfileOrganization.optional(),
  connection_name_prefix_template: ConnectionNamePrefixTemplate.optional(),
  enabled_features: ConnectionProfileEnabledFeatures.optional(),
  connection_config: ConnectionProfileConfig.optional(),
  strategy_overrides: ConnectionProfileStrategyOverrides.optional(),
});

const ListConnectionProfilesPaginatedResponseContent = z.looseObject({
  next: z.string().optional(),
  connection_profiles: z.array(ConnectionProfile).optional(),
});

const CreateConnectionProfileResponseContent = z.looseObject({
  id: ConnectionProfileId.optional(),
  name: ConnectionProfileName.optional(),
  organization: ConnectionProfileOrganization.optional(),
  connection_name_prefix_template: ConnectionNamePrefixTemplate.optional(),
  enabled_features: ConnectionProfileEnabledFeatures.optional(),
  connection_config: ConnectionProfileConfig.optional(),
  strategy_overrides: ConnectionProfileStrategyOverrides.optional(),
});

const ConnectionProfileTemplate = z.looseObject({
  name: ConnectionProfileName.optional(),
  organization: ConnectionProfileOrganization.optional(),
  connection_name_prefix_template: ConnectionNamePrefixTemplate.optional(),
  enabled_features: ConnectionProfileEnabledFeatures.optional(),
  connection_config: ConnectionProfileConfig.optional(),
  strategy_overrides: ConnectionProfileStrategyOverrides.optional(),
});

const ConnectionProfileTemplateItem = z.looseObject({
  id: z.string().optional(),
  display_name: z.string().optional(),
  template: ConnectionProfileTemplate.optional(),
});

const ListConnectionProfileTemplateResponseContent = z.looseObject({
  connection_profile_templates: z.array(ConnectionProfileTemplateItem).optional(),
});

const GetConnectionProfileTemplateResponseContent = z.looseObject({
  id: z.string().optional(),
  display_name: z.string().optional(),
  template: ConnectionProfileTemplate.optional(),
});

const GetConnectionProfileResponseContent = z.looseObject({
  id: ConnectionProfileId.optional(),
  name: ConnectionProfileName.optional(),
  organization: ConnectionProfileOrganization.optional(),
  connection_name_prefix_template: ConnectionNamePrefixTemplate.optional(),
  enabled_features: ConnectionProfileEnabledFeatures.optional(),
  connection_config: ConnectionProfileConfig.optional(),
  strategy_overrides: ConnectionProfileStrategyOverrides.optional(),
});

const UpdateConnectionProfileResponseContent = z.looseObject({
  id: ConnectionProfileId.optional(),
  name: ConnectionProfileName.optional(),
  organization: ConnectionProfileOrganization.optional(),
  connection_name_prefix_template: ConnectionNamePrefixTemplate.optional(),
  enabled_features: ConnectionProfileEnabledFeatures.optional(),
  connection_config: ConnectionProfileConfig.optional(),
  strategy_overrides: ConnectionProfileStrategyOverrides.optional(),
});

export const ListConnectionProfilesOutput = ListConnectionProfilesPaginatedResponseContent;

export const CreateConnectionProfileOutput = CreateConnectionProfileResponseContent;

export const ListConnectionProfileTemplatesOutput = ListConnectionProfileTemplateResponseContent;

export const GetConnectionProfileTemplateOutput = GetConnectionProfileTemplateResponseContent;

export const GetConnectionProfileOutput = GetConnectionProfileResponseContent;

export const UpdateConnectionProfileOutput = UpdateConnectionProfileResponseContent;
