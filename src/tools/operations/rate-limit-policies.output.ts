// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';

const RateLimitPolicyResourceEnum = z.string();

const RateLimitPolicyConsumerEnum = z.string();

const RateLimitPolicyConfiguration = z.union([z.looseObject({
  action: z.string(),
}), z.looseObject({
  action: z.string(),
  limit: z.number(),
}), z.looseObject({
  action: z.string(),
  limit: z.number(),
  redirect_uri: z.string(),
})]);

const RateLimitPolicy = z.looseObject({
  id: z.string(),
  resource: RateLimitPolicyResourceEnum,
  consumer: RateLimitPolicyConsumerEnum,
  consumer_selector: z.string(),
  configuration: RateLimitPolicyConfiguration,
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
});

const ListRateLimitPoliciesPaginatedResponseContent = z.looseObject({
  rate_limit_policies: z.array(RateLimitPolicy).optional(),
  next: z.string().optional(),
});

const CreateRateLimitPolicyResponseContent = z.looseObject({
  id: z.string(),
  resource: RateLimitPolicyResourceEnum,
  consumer: RateLimitPolicyConsumerEnum,
  consumer_selector: z.string(),
  configuration: RateLimitPolicyConfiguration,
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
});

const GetRateLimitPolicyResponseContent = z.looseObject({
  id: z.string(),
  resource: RateLimitPolicyResourceEnum,
  consumer: RateLimitPolicyConsumerEnum,
  consumer_selector: z.string(),
  configuration: RateLimitPolicyConfiguration,
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
});

const UpdateRateLimitPolicyResponseContent = z.looseObject({
  id: z.string(),
  resource: RateLimitPolicyResourceEnum,
  consumer: RateLimitPolicyConsumerEnum,
  consumer_selector: z.string(),
  configuration: RateLimitPolicyConfiguration,
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
});

export const ListRateLimitPoliciesOutput = ListRateLimitPoliciesPaginatedResponseContent;

export const CreateRateLimitPolicyOutput = CreateRateLimitPolicyResponseContent;

export const GetRateLimitPolicyOutput = GetRateLimitPolicyResponseContent;

export const UpdateRateLimitPolicyOutput = UpdateRateLimitPolicyResponseContent;
