// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';

const UniversalLoginExperienceEnum = z.string();

const GetSettingsResponseContent = z.looseObject({
  universal_login_experience: UniversalLoginExperienceEnum.optional(),
  identifier_first: z.boolean().optional(),
  webauthn_platform_first_factor: z.boolean().optional(),
});

const UpdateSettingsResponseContent = z.looseObject({
  universal_login_experience: UniversalLoginExperienceEnum.optional(),
  identifier_first: z.boolean().optional(),
  webauthn_platform_first_factor: z.boolean().optional(),
});

const AculRenderingModeEnum = z.string();

const AculContextEnum = z.string();

const AculContextConfigurationItem = z.union([AculContextEnum, z.string()]);

const AculContextConfiguration = z.array(AculContextConfigurationItem).nullable();

const AculHeadTagAttributes = z.record(z.string(), z.unknown());

const AculHeadTagContent = z.string();

const AculHeadTag = z.looseObject({
  tag: z.string().optional(),
  attributes: AculHeadTagAttributes.optional(),
  content: AculHeadTagContent.optional(),
});

const AculMatchTypeEnum = z.string();

const AculClientFilterById = z.looseObject({
  id: z.string(),
});

const AculClientMetadata = z.record(z.string(), z.unknown());

const AculClientFilterByMetadata = z.looseObject({
  metadata: AculClientMetadata,
});

const AculClientFilter = z.union([AculClientFilterById, AculClientFilterByMetadata]);

const AculOrganizationFilterById = z.looseObject({
  id: z.string(),
});

const AculOrganizationMetadata = z.record(z.string(), z.unknown());

const AculOrganizationFilterByMetadata = z.looseObject({
  metadata: AculOrganizationMetadata,
});

const AculOrganizationFilter = z.union([AculOrganizationFilterById, AculOrganizationFilterByMetadata]);

const AculDomainFilterById = z.looseObject({
  id: z.string(),
});

const AculDomainMetadata = z.record(z.string(), z.unknown());

const AculDomainFilterByMetadata = z.looseObject({
  metadata: AculDomainMetadata,
});

const AculDomainFilter = z.union([AculDomainFilterById, AculDomainFilterByMetadata]);

const AculFilters = z.looseObject({
  match_type: AculMatchTypeEnum.optional(),
  clients: z.array(AculClientFilter).optional(),
  organizations: z.array(AculOrganizationFilter).optional(),
  domains: z.array(AculDomainFilter).optional(),
}).nullable();

const ListAculsResponseContentItem = z.looseObject({
  tenant: z.string().optional(),
  prompt: z.string().optional(),
  screen: z.string().optional(),
  rendering_mode: AculRenderingModeEnum.optional(),
  context_configuration: AculContextConfiguration.optional(),
  default_head_tags_disabled: z.boolean().nullable().optional(),
  use_page_template: z.boolean().nullable().optional(),
  head_tags: z.array(AculHeadTag).nullable().optional(),
  filters: AculFilters.optional(),
});

const ListAculsOffsetPaginatedResponseContent = z.looseObject({
  configs: z.array(ListAculsResponseContentItem).optional(),
  start: z.number().optional(),
  limit: z.number().optional(),
  total: z.number().optional(),
});

const ListAculsResponseContent = z.union([z.array(ListAculsResponseContentItem), ListAculsOffsetPaginatedResponseContent]);

const PromptGroupNameEnum = z.string();

const ScreenGroupNameEnum = z.string();

const AculConfigs = z.array(z.looseObject({
  prompt: PromptGroupNameEnum,
  screen: ScreenGroupNameEnum,
  rendering_mode: AculRenderingModeEnum.optional(),
  context_configuration: AculContextConfiguration.optional(),
  default_head_tags_disabled: z.boolean().nullable().optional(),
  use_page_template: z.boolean().nullable().optional(),
  head_tags: z.array(AculHeadTag).nullable().optional(),
  filters: AculFilters.optional(),
}));

const BulkUpdateAculResponseContent = z.looseObject({
  configs: AculConfigs,
});

const GetCustomTextsByLanguageResponseContent = z.record(z.string(), z.unknown());

const GetPartialsResponseContent = z.record(z.string(), z.unknown());

const GetAculResponseContent = z.looseObject({
  tenant: z.string().optional(),
  prompt: z.string().optional(),
  screen: z.string().optional(),
  rendering_mode: AculRenderingModeEnum.optional(),
  context_configuration: AculContextConfiguration.optional(),
  default_head_tags_disabled: z.boolean().nullable().optional(),
  use_page_template: z.boolean().nullable().optional(),
  head_tags: z.array(AculHeadTag).nullable().optional(),
  filters: AculFilters.optional(),
});

const UpdateAculResponseContent = z.looseObject({
  rendering_mode: AculRenderingModeEnum.optional(),
  context_configuration: AculContextConfiguration.optional(),
  default_head_tags_disabled: z.boolean().nullable().optional(),
  use_page_template: z.boolean().nullable().optional(),
  head_tags: z.array(AculHeadTag).nullable().optional(),
  filters: AculFilters.optional(),
});

export const GetPromptSettingsOutput = GetSettingsResponseContent;

export const UpdatePromptSettingsOutput = UpdateSettingsResponseContent;

export const ListPromptRenderingsOutput = ListAculsResponseContent;

export const BulkUpdatePromptRenderingsOutput = BulkUpdateAculResponseContent;

export const GetPromptCustomTextOutput = GetCustomTextsByLanguageResponseContent;

export const GetPromptPartialsOutput = GetPartialsResponseContent;

export const GetPromptScreenRenderingOutput = GetAculResponseContent;

export const UpdatePromptScreenRenderingOutput = UpdateAculResponseContent;
