// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';

const AllocationStrategyEnum = z.string();

const SubjectEnum = z.string();

const AssignmentConfig = z.looseObject({
  subject: SubjectEnum,
});

const ExperimentStatusEnum = z.string();

const AllocationItem = z.looseObject({
  variation_id: z.string().optional(),
  segment_id: z.string().optional(),
  weight: z.number().optional(),
  priority: z.number().optional(),
  is_control: z.boolean().optional(),
  is_fallback: z.boolean().optional(),
});

const ExperimentListItem = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: z.string().optional(),
  feature_flag_id: z.string(),
  authentication_flow: z.string(),
  allocation_strategy: AllocationStrategyEnum,
  assignment_config: AssignmentConfig,
  status: ExperimentStatusEnum,
  is_valid: z.boolean(),
  allocations: z.array(AllocationItem),
  started_at: z.string().optional(),
  ended_at: z.string().optional(),
  created_at: z.string(),
  updated_at: z.string(),
});

const ListExperimentsResponseContent = z.looseObject({
  experiments: z.array(ExperimentListItem),
  next: z.string().optional(),
});

const CreateExperimentResponseContent = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: z.string().optional(),
  feature_flag_id: z.string(),
  authentication_flow: z.string(),
  allocation_strategy: AllocationStrategyEnum,
  assignment_config: AssignmentConfig,
  status: ExperimentStatusEnum,
  is_valid: z.boolean(),
  allocations: z.array(AllocationItem),
  started_at: z.string().optional(),
  ended_at: z.string().optional(),
  created_at: z.string(),
  updated_at: z.string(),
});

const GetExperimentResponseContent = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: z.string().optional(),
  feature_flag_id: z.string(),
  authentication_flow: z.string(),
  allocation_strategy: AllocationStrategyEnum,
  assignment_config: AssignmentConfig,
  status: ExperimentStatusEnum,
  is_valid: z.boolean(),
  allocations: z.array(AllocationItem),
  started_at: z.string().optional(),
  ended_at: z.string().optional(),
  created_at: z.string(),
  updated_at: z.string(),
});

const UpdateExperimentResponseContent = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: z.string().optional(),
  feature_flag_id: z.string(),
  authentication_flow: z.string(),
  allocation_strategy: AllocationStrategyEnum,
  assignment_config: AssignmentConfig,
  status: ExperimentStatusEnum,
  is_valid: z.boolean(),
  allocations: z.array(AllocationItem),
  started_at: z.string().optional(),
  ended_at: z.string().optional(),
  created_at: z.string(),
  updated_at: z.string(),
});

const AdvanceRampResponseContent = z.looseObject({
  experiment_id: z.string(),
  from_level: z.number(),
  to_level: z.number(),
  current_level: z.number(),
});

const UpdateExperimentStatusResponseContent = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: z.string().optional(),
  feature_flag_id: z.string(),
  authentication_flow: z.string(),
  allocation_strategy: AllocationStrategyEnum,
  assignment_config: AssignmentConfig,
  status: ExperimentStatusEnum,
  is_valid: z.boolean(),
  allocations: z.array(AllocationItem),
  started_at: z.string().optional(),
  ended_at: z.string().optional(),
  created_at: z.string(),
  updated_at: z.string(),
});

const ExperimentValidationError = z.looseObject({
  code: z.string(),
  message: z.string(),
});

const ValidateExperimentResponseContent = z.looseObject({
  is_valid: z.boolean(),
  errors: z.array(ExperimentValidationError),
});

const FeatureFlagTypeEnum = z.string();

const FeatureFlagStatusEnum = z.string();

const FeatureFlagConfigParamTypeEnum = z.string();

const FeatureFlagConfigParam = z.looseObject({
  type: FeatureFlagConfigParamTypeEnum,
  value: z.unknown(),
  description: z.string().optional(),
});

const FeatureFlagConfigParams = z.record(z.string(), FeatureFlagConfigParam);

const FeatureFlag = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: z.string().optional(),
  type: FeatureFlagTypeEnum,
  status: FeatureFlagStatusEnum,
  parameters: FeatureFlagConfigParams.optional(),
  created_at: z.string(),
  updated_at: z.string(),
});

const ListFeatureFlagsResponseContent = z.looseObject({
  feature_flags: z.array(FeatureFlag),
  next: z.string().optional(),
});

const CreateFeatureFlagResponseContent = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: z.string().optional(),
  type: FeatureFlagTypeEnum,
  status: FeatureFlagStatusEnum,
  parameters: FeatureFlagConfigParams.optional(),
  created_at: z.string(),
  updated_at: z.string(),
});

const GetFeatureFlagResponseContent = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: z.string().optional(),
  type: FeatureFlagTypeEnum,
  status: FeatureFlagStatusEnum,
  parameters: FeatureFlagConfigParams.optional(),
  created_at: z.string(),
  updated_at: z.string(),
});

const UpdateFeatureFlagResponseContent = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: z.string().optional(),
  type: FeatureFlagTypeEnum,
  status: FeatureFlagStatusEnum,
  parameters: FeatureFlagConfigParams.optional(),
  created_at: z.string(),
  updated_at: z.string(),
});

const UpdateFeatureFlagStatusResponseContent = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: z.string().optional(),
  type: FeatureFlagTypeEnum,
  status: FeatureFlagStatusEnum,
  parameters: FeatureFlagConfigParams.optional(),
  created_at: z.string(),
  updated_at: z.string(),
});

const VariationOverrideValue = z.looseObject({
  value: z.unknown(),
});

const VariationOverridesMap = z.record(z.string(), VariationOverrideValue);

const Variation = z.looseObject({
  id: z.string(),
  feature_flag_id: z.string(),
  name: z.string(),
  description: z.string().optional(),
  overrides: VariationOverridesMap,
  created_at: z.string(),
  updated_at: z.string(),
});

const ListVariationsResponseContent = z.looseObject({
  variations: z.array(Variation),
});

const CreateVariationResponseContent = z.looseObject({
  id: z.string(),
  feature_flag_id: z.string(),
  name: z.string(),
  description: z.string().optional(),
  overrides: VariationOverridesMap,
  created_at: z.string(),
  updated_at: z.string(),
});

const GetVariationResponseContent = z.looseObject({
  id: z.string(),
  feature_flag_id: z.string(),
  name: z.string(),
  description: z.string().optional(),
  overrides: VariationOverridesMap,
  created_at: z.string(),
  updated_at: z.string(),
});

const UpdateVariationResponseContent = z.looseObject({
  id: z.string(),
  feature_flag_id: z.string(),
  name: z.string(),
  description: z.string().optional(),
  overrides: VariationOverridesMap,
  created_at: z.string(),
  updated_at: z.string(),
});

const SegmentTypeEnum = z.string();

const SegmentContainsExpression = z.looseObject({
  contains: z.array(z.string()),
});

const SegmentStartsWithExpression = z.looseObject({
  starts_with: z.array(z.string()),
});

const SegmentEndsWithExpression = z.looseObject({
  ends_with: z.array(z.string()),
});

const SegmentExistsExpression = z.looseObject({
  exists: z.boolean(),
});

const SegmentMatchExpression = z.union([z.array(z.string()), SegmentContainsExpression, SegmentStartsWithExpression, SegmentEndsWithExpression, SegmentExistsExpression]);

const SegmentMatchConditions = z.looseObject({
  client_id: SegmentMatchExpression.optional(),
  connection: SegmentMatchExpression.optional(),
  connection_type: SegmentMatchExpression.optional(),
  organization_id: SegmentMatchExpression.optional(),
  domain: SegmentMatchExpression.optional(),
  device_type: SegmentMatchExpression.optional(),
  browser: SegmentMatchExpression.optional(),
  platform: SegmentMatchExpression.optional(),
  user_agent: SegmentMatchExpression.optional(),
  country: SegmentMatchExpression.optional(),
  region: SegmentMatchExpression.optional(),
});

const SegmentNotMatchConditions = z.looseObject({
  client_id: SegmentMatchExpression.optional(),
  connection: SegmentMatchExpression.optional(),
  connection_type: SegmentMatchExpression.optional(),
  organization_id: SegmentMatchExpression.optional(),
  domain: SegmentMatchExpression.optional(),
  device_type: SegmentMatchExpression.optional(),
  browser: SegmentMatchExpression.optional(),
  platform: SegmentMatchExpression.optional(),
  user_agent: SegmentMatchExpression.optional(),
  country: SegmentMatchExpression.optional(),
  region: SegmentMatchExpression.optional(),
});

const SegmentRule = z.looseObject({
  match: SegmentMatchConditions.optional(),
  not_match: SegmentNotMatchConditions.optional(),
});

const Segment = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: z.string().optional(),
  type: SegmentTypeEnum,
  rules: z.array(SegmentRule),
  created_at: z.string(),
  updated_at: z.string(),
});

const ListSegmentsResponseContent = z.looseObject({
  segments: z.array(Segment),
  next: z.string().optional(),
});

const CreateSegmentResponseContent = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: z.string().optional(),
  type: SegmentTypeEnum,
  rules: z.array(SegmentRule),
  created_at: z.string(),
  updated_at: z.string(),
});

const GetSegmentResponseContent = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: z.string().optional(),
  type: SegmentTypeEnum,
  rules: z.array(SegmentRule),
  created_at: z.string(),
  updated_at: z.string(),
});

const UpdateSegmentResponseContent = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: z.string().optional(),
  type: SegmentTypeEnum,
  rules: z.array(SegmentRule),
  created_at: z.string(),
  updated_at: z.string(),
});

export const ListExperimentsOutput = ListExperimentsResponseContent;

export const CreateExperimentOutput = CreateExperimentResponseContent;

export const GetExperimentOutput = GetExperimentResponseContent;

export const UpdateExperimentOutput = UpdateExperimentResponseContent;

export const AdvanceExperimentRampOutput = AdvanceRampResponseContent;

export const UpdateExperimentStatusOutput = UpdateExperimentStatusResponseContent;

export const ValidateExperimentOutput = ValidateExperimentResponseContent;

export const ListFeatureFlagsOutput = ListFeatureFlagsResponseContent;

export const CreateFeatureFlagOutput = CreateFeatureFlagResponseContent;

export const GetFeatureFlagOutput = GetFeatureFlagResponseContent;

export const UpdateFeatureFlagOutput = UpdateFeatureFlagResponseContent;

export const UpdateFeatureFlagStatusOutput = UpdateFeatureFlagStatusResponseContent;

export const ListFeatureFlagVariationsOutput = ListVariationsResponseContent;

export const CreateFeatureFlagVariationOutput = CreateVariationResponseContent;

export const GetFeatureFlagVariationOutput = GetVariationResponseContent;

export const UpdateFeatureFlagVariationOutput = UpdateVariationResponseContent;

export const ListSegmentsOutput = ListSegmentsResponseContent;

export const CreateSegmentOutput = CreateSegmentResponseContent;

export const GetSegmentOutput = GetSegmentResponseContent;

export const UpdateSegmentOutput = UpdateSegmentResponseContent;
