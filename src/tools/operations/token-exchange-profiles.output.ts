// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';

const TokenExchangeProfileTypeEnum = z.string();

const TokenExchangeProfileResponseContent = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  subject_token_type: z.string().optional(),
  action_id: z.string().optional(),
  type: TokenExchangeProfileTypeEnum.optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
});

const ListTokenExchangeProfileResponseContent = z.looseObject({
  next: z.string().optional(),
  token_exchange_profiles: z.array(TokenExchangeProfileResponseContent).optional(),
});

const CreateTokenExchangeProfileResponseContent = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  subject_token_type: z.string().optional(),
  action_id: z.string().optional(),
  type: TokenExchangeProfileTypeEnum.optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
});

const GetTokenExchangeProfileResponseContent = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  subject_token_type: z.string().optional(),
  action_id: z.string().optional(),
  type: TokenExchangeProfileTypeEnum.optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
});

export const ListTokenExchangeProfilesOutput = ListTokenExchangeProfileResponseContent;

export const CreateTokenExchangeProfileOutput = CreateTokenExchangeProfileResponseContent;

export const GetTokenExchangeProfileOutput = GetTokenExchangeProfileResponseContent;
