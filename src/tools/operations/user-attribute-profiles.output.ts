// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';

const UserAttributeProfileId = z.string();

const UserAttributeProfileName = z.string();

const UserAttributeProfileUserIdOidcMappingEnum = z.string();

const UserAttributeProfileUserIdSamlMapping = z.array(z.string());

const UserAttributeProfileUserIdOidcStrategyOverrideMapping = z.string();

const UserAttributeProfileSamlMapping = z.array(z.string());

const UserAttributeProfileStrategyOverridesUserIdMapping = z.looseObject({
  oidc_mapping: UserAttributeProfileUserIdOidcStrategyOverrideMapping.optional(),
  saml_mapping: UserAttributeProfileSamlMapping.optional(),
  scim_mapping: z.string().optional(),
});

const UserAttributeProfileStrategyOverridesUserId = z.looseObject({
  pingfederate: UserAttributeProfileStrategyOverridesUserIdMapping.optional(),
  ad: UserAttributeProfileStrategyOverridesUserIdMapping.optional(),
  adfs: UserAttributeProfileStrategyOverridesUserIdMapping.optional(),
  waad: UserAttributeProfileStrategyOverridesUserIdMapping.optional(),
  "google-apps": UserAttributeProfileStrategyOverridesUserIdMapping.optional(),
  okta: UserAttributeProfileStrategyOverridesUserIdMapping.optional(),
  oidc: UserAttributeProfileStrategyOverridesUserIdMapping.optional(),
  samlp: UserAttributeProfileStrategyOverridesUserIdMapping.optional(),
});

const UserAttributeProfileUserId = z.looseObject({
  oidc_mapping: UserAttributeProfileUserIdOidcMappingEnum.optional(),
  saml_mapping: UserAttributeProfileUserIdSamlMapping.optional(),
  scim_mapping: z.string().optional(),
  strategy_overrides: UserAttributeProfileStrategyOverridesUserId.optional(),
});

const UserAttributeProfileOidcMapping = z.looseObject({
  mapping: z.string(),
  display_name: z.string().optional(),
});

const UserAttributeProfileStrategyOverridesMapping = z.looseObject({
  oidc_mapping: UserAttributeProfileOidcMapping.optional(),
  saml_mapping: UserAttributeProfileSamlMapping.optional(),
  scim_mapping: z.string().optional(),
});

const UserAttributeProfileStrategyOverrides = z.looseObject({
  pingfederate: UserAttributeProfileStrategyOverridesMapping.optional(),
  ad: UserAttributeProfileStrategyOverridesMapping.optional(),
  adfs: UserAttributeProfileStrategyOverridesMapping.optional(),
  waad: UserAttributeProfileStrategyOverridesMapping.optional(),
  "google-apps": UserAttributeProfileStrategyOverridesMapping.optional(),
  okta: UserAttributeProfileStrategyOverridesMapping.optional(),
  oidc: UserAttributeProfileStrategyOverridesMapping.optional(),
  samlp: UserAttributeProfileStrategyOverridesMapping.optional(),
});

const UserAttributeProfileUserAttributeAdditionalProperties = z.looseObject({
  description: z.string(),
  label: z.string(),
  profile_required: z.boolean(),
  auth0_mapping: z.string(),
  oidc_mapping: UserAttributeProfileOidcMapping.optional(),
  saml_mapping: UserAttributeProfileSamlMapping.optional(),
  scim_mapping: z.string().optional(),
  strategy_overrides: UserAttributeProfileStrategyOverrides.optional(),
});

const UserAttributeProfileUserAttributes = z.record(z.string(), UserAttributeProfileUserAttributeAdditionalProperties);

const UserAttributeProfile = z.looseObject({
  id: UserAttributeProfileId.optional(),
  name: UserAttributeProfileName.optional(),
  user_id: UserAttributeProfileUserId.optional(),
  user_attributes: UserAttributeProfileUserAttributes.optional(),
});

const ListUserAttributeProfilesPaginatedResponseContent = z.looseObject({
  next: z.string().optional(),
  user_attribute_profiles: z.array(UserAttributeProfile).optional(),
});

const CreateUserAttributeProfileResponseContent = z.looseObject({
  id: UserAttributeProfileId.optional(),
  name: UserAttributeProfileName.optional(),
  user_id: UserAttributeProfileUserId.optional(),
  user_attributes: UserAttributeProfileUserAttributes.optional(),
});

const UserAttributeProfileTemplate = z.looseObject({
  name: UserAttributeProfileName.optional(),
  user_id: UserAttributeProfileUserId.optional(),
  user_attributes: UserAttributeProfileUserAttributes.optional(),
});

const UserAttributeProfileTemplateItem = z.looseObject({
  id: z.string().optional(),
  display_name: z.string().optional(),
  template: UserAttributeProfileTemplate.optional(),
});

const ListUserAttributeProfileTemplateResponseContent = z.looseObject({
  user_attribute_profile_templates: z.array(UserAttributeProfileTemplateItem).optional(),
});

const GetUserAttributeProfileTemplateResponseContent = z.looseObject({
  id: z.string().optional(),
  display_name: z.string().optional(),
  template: UserAttributeProfileTemplate.optional(),
});

const GetUserAttributeProfileResponseContent = z.looseObject({
  id: UserAttributeProfileId.optional(),
  name: UserAttributeProfileName.optional(),
  user_id: UserAttributeProfileUserId.optional(),
  user_attributes: UserAttributeProfileUserAttributes.optional(),
});

const UpdateUserAttributeProfileResponseContent = z.looseObject({
  id: UserAttributeProfileId.optional(),
  name: UserAttributeProfileName.optional(),
  user_id: UserAttributeProfileUserId.optional(),
  user_attributes: UserAttributeProfileUserAttributes.optional(),
});

export const ListUserAttributeProfilesOutput = ListUserAttributeProfilesPaginatedResponseContent;

export const CreateUserAttributeProfileOutput = CreateUserAttributeProfileResponseContent;

export const ListUserAttributeProfileTemplatesOutput = ListUserAttributeProfileTemplateResponseContent;

export const GetUserAttributeProfileTemplateOutput = GetUserAttributeProfileTemplateResponseContent;

export const GetUserAttributeProfileOutput = GetUserAttributeProfileResponseContent;

export const UpdateUserAttributeProfileOutput = UpdateUserAttributeProfileResponseContent;
