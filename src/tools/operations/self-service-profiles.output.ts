// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';

const SelfServiceProfileUserAttribute = z.looseObject({
  name: z.string(),
  description: z.string(),
  is_optional: z.boolean(),
});

const SelfServiceProfileBrandingColors = z.looseObject({
  primary: z.string(),
});

const SelfServiceProfileBrandingProperties = z.looseObject({
  logo_url: z.string().optional(),
  colors: SelfServiceProfileBrandingColors.optional(),
});

const SelfServiceProfileAllowedStrategyEnum = z.string();

const SelfServiceProfile = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  description: z.string().optional(),
  user_attributes: z.array(SelfServiceProfileUserAttribute).optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
  branding: SelfServiceProfileBrandingProperties.optional(),
  allowed_strategies: z.array(SelfServiceProfileAllowedStrategyEnum).optional(),
  user_attribute_profile_id: z.string().optional(),
});

const ListSelfServiceProfilesPaginatedResponseContent = z.looseObject({
  start: z.number().optional(),
  limit: z.number().optional(),
  total: z.number().optional(),
  self_service_profiles: z.array(SelfServiceProfile).optional(),
});

const ListSelfServiceProfilesResponseContent = z.union([z.array(SelfServiceProfile), ListSelfServiceProfilesPaginatedResponseContent]);

const CreateSelfServiceProfileResponseContent = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  description: z.string().optional(),
  user_attributes: z.array(SelfServiceProfileUserAttribute).optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
  branding: SelfServiceProfileBrandingProperties.optional(),
  allowed_strategies: z.array(SelfServiceProfileAllowedStrategyEnum).optional(),
  user_attribute_profile_id: z.string().optional(),
});

const GetSelfServiceProfileResponseContent = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  description: z.string().optional(),
  user_attributes: z.array(SelfServiceProfileUserAttribute).optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
  branding: SelfServiceProfileBrandingProperties.optional(),
  allowed_strategies: z.array(SelfServiceProfileAllowedStrategyEnum).optional(),
  user_attribute_profile_id: z.string().optional(),
});

const UpdateSelfServiceProfileResponseContent = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  description: z.string().optional(),
  user_attributes: z.array(SelfServiceProfileUserAttribute).optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
  branding: SelfServiceProfileBrandingProperties.optional(),
  allowed_strategies: z.array(SelfServiceProfileAllowedStrategyEnum).optional(),
  user_attribute_profile_id: z.string().optional(),
});

const ListSelfServiceProfileCustomTextResponseContent = z.record(z.string(), z.string());

const SetSelfServiceProfileCustomTextResponseContent = z.record(z.string(), z.string());

const CreateSelfServiceProfileSsoTicketResponseContent = z.looseObject({
  ticket: z.string().optional(),
});

export const ListSelfServiceProfilesOutput = ListSelfServiceProfilesResponseContent;

export const CreateSelfServiceProfileOutput = CreateSelfServiceProfileResponseContent;

export const GetSelfServiceProfileOutput = GetSelfServiceProfileResponseContent;

export const UpdateSelfServiceProfileOutput = UpdateSelfServiceProfileResponseContent;

export const GetSelfServiceCustomTextOutput = ListSelfServiceProfileCustomTextResponseContent;

export const SetSelfServiceCustomTextOutput = SetSelfServiceProfileCustomTextResponseContent;

export const CreateSelfServiceSsoTicketOutput = CreateSelfServiceProfileSsoTicketResponseContent;
