// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { sized } from '../formats.js';
import { operationsOf } from '../operation.js';

const ExperimentStatusEnum = z.enum(["draft", "active", "paused", "completed", "archived"]);
const AllocationStrategyEnum = z.enum(["percentage", "segment"]);
const SubjectEnum = z.enum(["device"]);
const AssignmentConfig = z.strictObject({ subject: SubjectEnum });
const AllocationRequestItem = z.strictObject({
  variation_id: z.string().regex(new RegExp("^var_[A-HJ-NP-Za-km-z1-9]+$", 'u')),
  weight: z.number().min(0).max(100).optional(),
  segment_id: z.string().regex(new RegExp("^seg_[A-HJ-NP-Za-km-z1-9]+$", 'u')).optional(),
  priority: z.int().min(1).optional(),
  is_control: z.boolean(),
  is_fallback: z.boolean().optional(),
});
const ExperimentTransitionStatusEnum = z.enum(["active", "paused", "completed", "archived"]);
const FeatureFlagTypeEnum = z.enum(["auth0", "self"]);
const FeatureFlagStatusEnum = z.enum(["draft", "active", "archived"]);
const FeatureFlagConfigParamTypeEnum = z.enum(["string", "boolean", "number", "array", "object"]);
const FeatureFlagConfigParam = z.strictObject({
  type: FeatureFlagConfigParamTypeEnum,
  value: z.unknown(),
  description: z.string().max(255).optional(),
});
const CreateFeatureFlagParameters = sized(z.record(z.string(), FeatureFlagConfigParam), 1, 10);
const UpdateFeatureFlagParameters = sized(z.record(z.string(), FeatureFlagConfigParam), 1, 10);
const VariationOverrideValue = z.strictObject({ value: z.unknown() });
const VariationOverridesMap = z.record(z.string(), VariationOverrideValue);
const UpdateVariationOverrideValue = z.strictObject({ value: z.unknown() });
const UpdateVariationOverridesMap = z.record(z.string(), UpdateVariationOverrideValue);
const SegmentTypeFilterEnum = z.enum(["auth0", "self"]);
const SegmentContainsExpression = z.strictObject({ contains: z.array(z.string().max(1024)).min(1) });
const SegmentStartsWithExpression = z.strictObject({ starts_with: z.array(z.string().max(1024)).min(1) });
const SegmentEndsWithExpression = z.strictObject({ ends_with: z.array(z.string().max(1024)).min(1) });
const SegmentExistsExpression = z.strictObject({ exists: z.boolean() });
const SegmentMatchExpression = z.union([z.array(z.string().max(1024)).min(1), SegmentContainsExpression, SegmentStartsWithExpression, SegmentEndsWithExpression, SegmentExistsExpression]);
const SegmentMatchConditions = sized(z.strictObject({
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
}), 1, 10);
const SegmentNotMatchConditions = sized(z.strictObject({
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
}), 1, 10);
const SegmentRule = sized(z.strictObject({
  match: SegmentMatchConditions.optional(),
  not_match: SegmentNotMatchConditions.optional(),
}), 1, Infinity);

const operation = operationsOf("experimentation");

export const listExperiments = operation({
  name: "list_experiments", title: "List experiments",
  description: "A/B tests on authentication, with status, flag and traffic split; filter by status or feature flag. Early access.",
  method: "GET", path: "/experimentation/experiments", risk: "read", lifecycle: "beta", earlyAccess: true,
  scopes: ["read:experimentation"], statuses: [200, 400, 401, 403, 429],
  list: "experiments",
  input: z.strictObject({
    from: z.string().optional(),
    take: z.int().min(1).max(50).optional(),
    status: ExperimentStatusEnum.optional().describe("draft, active, paused, completed or archived"),
    authentication_flow: z.string().optional(),
    feature_flag_id: z.string().optional().describe("Starts with `flg_`"),
  }),
});

export const createExperiment = operation({
  name: "create_experiment", title: "Create an experiment",
  description: "Creates a draft A/B test of one feature flag's variations, split by percentage or by segment. Nothing reaches users until `update_experiment_status` makes it active. Early access.",
  method: "POST", path: "/experimentation/experiments", risk: "write", lifecycle: "beta", earlyAccess: true,
  scopes: ["create:experimentation"], statuses: [201, 400, 401, 403, 404, 409, 429],
  input: z.strictObject({
    name: z.string().min(3).max(255).regex(new RegExp("^(?!.*\\x00)\\S(.*\\S)?$", 'u')),
    description: z.string().min(3).max(1024).regex(new RegExp("^(?!.*\\x00)\\S(.*\\S)?$", 'u')).optional(),
    feature_flag_id: z.string().regex(new RegExp("^flg_[A-HJ-NP-Za-km-z1-9]+$", 'u')).describe("Starts with `flg_`"),
    authentication_flow: z.string(),
    allocation_strategy: AllocationStrategyEnum.optional(),
    assignment_config: AssignmentConfig.optional(),
    allocations: z.array(AllocationRequestItem).min(1).optional().describe("By variation: `weight` 0-100 for percentage, `segment_id` + `priority` for segment; mark `is_control`"),
    is_stateful: z.boolean().optional(),
    levels: z.array(z.int()).optional(),
  }),
});

export const getExperiment = operation({
  name: "get_experiment", title: "Get an experiment",
  description: "One A/B test with its allocations, status, validity and start and end times. Early access.",
  method: "GET",
  path: "/experimentation/experiments/{id}",
  risk: "read",
  lifecycle: "beta",
  earlyAccess: true,
  scopes: ["read:experimentation"], statuses: [200, 401, 403, 404, 429],
  binding: { experiment_id: { in: "path", name: "id" } },
  input: z.strictObject({ experiment_id: z.string().min(1).describe("Starts with `exp_`") }),
});

export const updateExperiment = operation({
  name: "update_experiment", title: "Update an experiment",
  description: "Changes the name, description, subject or traffic split of an A/B test; `allocations` replaces the whole set. To start, pause or end it use `update_experiment_status`. Early access.",
  method: "PATCH",
  path: "/experimentation/experiments/{id}",
  risk: "write",
  lifecycle: "beta",
  earlyAccess: true,
  scopes: ["update:experimentation"], statuses: [200, 400, 401, 403, 404, 409, 429],
  binding: { experiment_id: { in: "path", name: "id" } },
  input: z.strictObject({
    experiment_id: z.string().min(1).describe("Starts with `exp_`"),
    name: z.string().min(3).max(255).regex(new RegExp("^(?!.*\\x00)\\S(.*\\S)?$", 'u')).optional(),
    description: z.string().min(3).max(1024).regex(new RegExp("^(?!.*\\x00)\\S(.*\\S)?$", 'u')).nullable().optional(),
    assignment_config: AssignmentConfig.optional(),
    allocations: z.array(AllocationRequestItem).min(1).optional().describe("The complete set, not only the changed one"),
    authentication_flow: z.enum(["authentication", "mfa_enrollment", "mfa_challenge", "password_reset", "passkey_enrollment", "organization_selection", "email_verification"]).optional(),
    levels: z.array(z.int()).optional(),
  }),
});

export const deleteExperiment = operation({
  name: "delete_experiment", title: "Delete an experiment",
  description: "Permanently deletes an A/B test with its allocations; an active one must be paused or completed first. An unknown id also returns success. Early access.",
  method: "DELETE",
  path: "/experimentation/experiments/{id}",
  risk: "destructive",
  lifecycle: "beta",
  earlyAccess: true,
  scopes: ["delete:experimentation"], statuses: [204, 400, 403, 429],
  binding: { experiment_id: { in: "path", name: "id" } },
  input: z.strictObject({ experiment_id: z.string().min(1).describe("Starts with `exp_`") }),
});

export const advanceExperimentRamp = operation({
  name: "advance_experiment_ramp", title: "Advance an experiment's ramp",
  description: "Moves a gradual rollout to the next level of its schedule, exposing more users. Only the next level is accepted and it cannot be reverted. Early access.",
  method: "POST",
  path: "/experimentation/experiments/{id}/advance-ramp",
  risk: "destructive",
  lifecycle: "beta",
  scopes: ["update:experimentation"], statuses: [200, 400, 401, 403, 404, 409, 429],
  binding: { experiment_id: { in: "path", name: "id" } },
  input: z.strictObject({
    experiment_id: z.string().min(1).describe("Starts with `exp_`"),
    target_level: z.number().describe("Percentage of the next level in the schedule; the current level changes nothing"),
  }),
});

export const updateExperimentStatus = operation({
  name: "update_experiment_status", title: "Start, pause or end an experiment",
  description: "Sets an A/B test active (after a full check, see `validate_experiment`), paused, completed or archived. Active ones affect what real users see at login; completed ones cannot be restarted. Early access.",
  method: "POST",
  path: "/experimentation/experiments/{id}/status",
  risk: "destructive",
  lifecycle: "beta",
  earlyAccess: true,
  scopes: ["update:experimentation"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { experiment_id: { in: "path", name: "id" } },
  input: z.strictObject({
    experiment_id: z.string().min(1).describe("Starts with `exp_`"),
    status: ExperimentTransitionStatusEnum.describe("draft to active; active and paused either way; either one to completed"),
  }),
});

export const validateExperiment = operation({
  name: "validate_experiment", title: "Check that an experiment is ready",
  description: "Lists what still prevents an A/B test from being activated; changes nothing. Early access.",
  method: "POST",
  path: "/experimentation/experiments/{id}/validate",
  risk: "read",
  lifecycle: "beta",
  earlyAccess: true,
  scopes: ["read:experimentation"], statuses: [200, 401, 403, 404, 429],
  binding: { experiment_id: { in: "path", name: "id" } },
  body: "none",
  input: z.strictObject({ experiment_id: z.string().min(1).describe("Starts with `exp_`") }),
});

export const listFeatureFlags = operation({
  name: "list_feature_flags", title: "List feature flags",
  description: "Flags whose parameters experiments vary, either the tenant's own (`self`) or Auth0's (`auth0`), with status. Early access; the tenant's boolean feature switches are in `get_tenant_settings`.",
  method: "GET", path: "/experimentation/feature-flags", risk: "read", lifecycle: "beta", earlyAccess: true,
  scopes: ["read:experimentation"], statuses: [200, 400, 401, 403, 429],
  list: "feature_flags",
  input: z.strictObject({
    from: z.string().optional(),
    take: z.int().min(1).max(50).optional(),
    type: FeatureFlagTypeEnum.optional().describe("`self` = created in this tenant, `auth0` = built in"),
    status: FeatureFlagStatusEnum.optional(),
  }),
});

export const createFeatureFlag = operation({
  name: "create_feature_flag", title: "Create a feature flag",
  description: "Adds a draft flag with 1 to 10 typed parameters and their default values; variations override these. Early access.",
  method: "POST", path: "/experimentation/feature-flags", risk: "write", lifecycle: "beta", earlyAccess: true,
  scopes: ["create:experimentation"], statuses: [201, 400, 401, 403, 409, 429],
  input: z.strictObject({
    name: z.string().min(3).max(255).regex(new RegExp("^(?!.*\\x00)\\S(.*\\S)?$", 'u')),
    description: z.string().min(3).max(1024).regex(new RegExp("^(?!.*\\x00)\\S(.*\\S)?$", 'u')).optional(),
    parameters: CreateFeatureFlagParameters.describe("By name: `{\"type\": string|boolean|number|array|object, \"value\": default}`"),
  }),
});

export const getFeatureFlag = operation({
  name: "get_feature_flag", title: "Get a feature flag",
  description: "One flag with its parameters, defaults and status; its variations are in `list_feature_flag_variations`. Early access.",
  method: "GET",
  path: "/experimentation/feature-flags/{id}",
  risk: "read",
  lifecycle: "beta",
  earlyAccess: true,
  scopes: ["read:experimentation"], statuses: [200, 401, 403, 404, 429],
  binding: { feature_flag_id: { in: "path", name: "id" } },
  input: z.strictObject({ feature_flag_id: z.string().min(1).describe("Starts with `flg_`") }),
});

export const updateFeatureFlag = operation({
  name: "update_feature_flag", title: "Update a feature flag",
  description: "Changes a flag's name, description or parameters; to activate or archive it use `update_feature_flag_status`. Early access.",
  method: "PATCH",
  path: "/experimentation/feature-flags/{id}",
  risk: "write",
  lifecycle: "beta",
  earlyAccess: true,
  scopes: ["update:experimentation"], statuses: [200, 400, 401, 403, 404, 409, 429],
  binding: { feature_flag_id: { in: "path", name: "id" } },
  input: z.strictObject({
    feature_flag_id: z.string().min(1).describe("Starts with `flg_`"),
    name: z.string().min(3).max(255).regex(new RegExp("^(?!.*\\x00)\\S(.*\\S)?$", 'u')).optional(),
    description: z.string().min(3).max(1024).regex(new RegExp("^(?!.*\\x00)\\S(.*\\S)?$", 'u')).nullable().optional(),
    parameters: UpdateFeatureFlagParameters.optional().describe("1 to 10, each with `type` and `value`; send all of them"),
  }),
});

export const deleteFeatureFlag = operation({
  name: "delete_feature_flag", title: "Delete a feature flag",
  description: "Permanently deletes a flag; refused with 409 while a non-archived experiment uses it. An unknown id also returns success. To retire it but keep the record, archive it. Early access.",
  method: "DELETE",
  path: "/experimentation/feature-flags/{id}",
  risk: "destructive",
  lifecycle: "beta",
  earlyAccess: true,
  scopes: ["delete:experimentation"], statuses: [204, 403, 409, 429],
  binding: { feature_flag_id: { in: "path", name: "id" } },
  input: z.strictObject({ feature_flag_id: z.string().min(1).describe("Starts with `flg_`") }),
});

export const updateFeatureFlagStatus = operation({
  name: "update_feature_flag_status", title: "Activate or archive a feature flag",
  description: "Moves a flag from draft to active, or from either to archived. One way only: an active flag cannot return to draft, an archived one cannot be restored. Early access.",
  method: "POST",
  path: "/experimentation/feature-flags/{id}/status",
  risk: "destructive",
  lifecycle: "beta",
  earlyAccess: true,
  scopes: ["update:experimentation"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { feature_flag_id: { in: "path", name: "id" } },
  input: z.strictObject({
    feature_flag_id: z.string().min(1).describe("Starts with `flg_`"),
    status: FeatureFlagStatusEnum,
  }),
});

export const listFeatureFlagVariations = operation({
  name: "list_feature_flag_variations", title: "List variations of a feature flag",
  description: "Every variation of one flag with the parameter values it overrides. Early access.",
  method: "GET",
  path: "/experimentation/feature-flags/{id}/variations",
  risk: "read",
  lifecycle: "beta",
  earlyAccess: true,
  scopes: ["read:experimentation"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { feature_flag_id: { in: "path", name: "id" } },
  input: z.strictObject({ feature_flag_id: z.string().min(1).describe("Starts with `flg_`") }),
});

export const createFeatureFlagVariation = operation({
  name: "create_feature_flag_variation", title: "Create a variation of a feature flag",
  description: "Adds an alternative to a flag by overriding some of its parameters; an experiment then allocates traffic to it. Early access.",
  method: "POST",
  path: "/experimentation/feature-flags/{id}/variations",
  risk: "write",
  lifecycle: "beta",
  earlyAccess: true,
  scopes: ["create:experimentation"], statuses: [201, 400, 401, 403, 404, 409, 429],
  binding: { feature_flag_id: { in: "path", name: "id" } },
  input: z.strictObject({
    feature_flag_id: z.string().min(1).describe("Starts with `flg_`"),
    name: z.string().min(3).max(255).regex(new RegExp("^(?!.*\\x00)\\S(.*\\S)?$", 'u')),
    description: z.string().min(3).max(1024).regex(new RegExp("^(?!.*\\x00)\\S(.*\\S)?$", 'u')).optional(),
    overrides: VariationOverridesMap.describe("By parameter name: `{\"value\": ...}` of that parameter's type; `{}` keeps the defaults"),
  }),
});

export const getFeatureFlagVariation = operation({
  name: "get_feature_flag_variation", title: "Get a variation of a feature flag",
  description: "One variation with its overridden parameter values. Early access.",
  method: "GET",
  path: "/experimentation/feature-flags/{id}/variations/{vid}",
  risk: "read",
  lifecycle: "beta",
  earlyAccess: true,
  scopes: ["read:experimentation"], statuses: [200, 401, 403, 404, 429],
  binding: { feature_flag_id: { in: "path", name: "id" }, variation_id: { in: "path", name: "vid" } },
  input: z.strictObject({
    feature_flag_id: z.string().min(1).describe("Starts with `flg_`"),
    variation_id: z.string().min(1).describe("Starts with `var_`"),
  }),
});

export const updateFeatureFlagVariation = operation({
  name: "update_feature_flag_variation", title: "Update a variation of a feature flag",
  description: "Changes a variation's name, description or overridden values. People in a running experiment that uses it get the new values. Early access.",
  method: "PATCH",
  path: "/experimentation/feature-flags/{id}/variations/{vid}",
  risk: "write",
  lifecycle: "beta",
  earlyAccess: true,
  scopes: ["update:experimentation"], statuses: [200, 400, 401, 403, 404, 409, 429],
  binding: { feature_flag_id: { in: "path", name: "id" }, variation_id: { in: "path", name: "vid" } },
  input: z.strictObject({
    feature_flag_id: z.string().min(1).describe("Starts with `flg_`"),
    variation_id: z.string().min(1).describe("Starts with `var_`"),
    name: z.string().min(3).max(255).regex(new RegExp("^(?!.*\\x00)\\S(.*\\S)?$", 'u')).optional(),
    description: z.string().min(3).max(1024).regex(new RegExp("^(?!.*\\x00)\\S(.*\\S)?$", 'u')).nullable().optional(),
    overrides: UpdateVariationOverridesMap.optional().describe("By parameter name: `{\"value\": ...}`; send all overrides"),
  }),
});

export const deleteFeatureFlagVariation = operation({
  name: "delete_feature_flag_variation", title: "Delete a variation of a feature flag",
  description: "Permanently deletes one variation; refused with 409 while a non-archived experiment uses it. The flag remains. Early access.",
  method: "DELETE",
  path: "/experimentation/feature-flags/{id}/variations/{vid}",
  risk: "destructive",
  lifecycle: "beta",
  earlyAccess: true,
  scopes: ["delete:experimentation"], statuses: [204, 400, 403, 404, 409, 429],
  binding: { feature_flag_id: { in: "path", name: "id" }, variation_id: { in: "path", name: "vid" } },
  input: z.strictObject({
    feature_flag_id: z.string().min(1).describe("Starts with `flg_`"),
    variation_id: z.string().min(1).describe("Starts with `var_`"),
  }),
});

export const listSegments = operation({
  name: "list_segments", title: "List experiment segments",
  description: "Audiences for experiments, defined by rules on application, connection, organization, device, browser or location. Early access.",
  method: "GET", path: "/experimentation/segments", risk: "read", lifecycle: "beta", earlyAccess: true,
  scopes: ["read:experimentation"], statuses: [200, 400, 401, 403, 429],
  list: "segments",
  input: z.strictObject({
    from: z.string().optional(),
    take: z.int().min(1).max(50).optional(),
    type: SegmentTypeFilterEnum.optional().describe("`self` = created in this tenant, `auth0` = built in"),
  }),
});

export const createSegment = operation({
  name: "create_segment", title: "Create an experiment segment",
  description: "Defines an audience by rules that match or exclude application, connection, organization, domain, device, browser, platform or location. Early access.",
  method: "POST", path: "/experimentation/segments", risk: "write", lifecycle: "beta", earlyAccess: true,
  scopes: ["create:experimentation"], statuses: [201, 400, 401, 403, 409, 429],
  input: z.strictObject({
    name: z.string().min(3).max(255).regex(new RegExp("^(?!.*\\x00)\\S(.*\\S)?$", 'u')),
    description: z.string().min(3).max(1024).regex(new RegExp("^(?!.*\\x00)\\S(.*\\S)?$", 'u')).optional(),
    rules: z.array(SegmentRule).min(1).describe("`match`/`not_match` by attribute: list of exact values, or contains, starts_with, ends_with, exists"),
  }),
});

export const getSegment = operation({
  name: "get_segment", title: "Get an experiment segment",
  description: "One audience with its membership rules and whether it is the tenant's own or built in. Early access.",
  method: "GET", path: "/experimentation/segments/{id}", risk: "read", lifecycle: "beta", earlyAccess: true,
  scopes: ["read:experimentation"], statuses: [200, 401, 403, 404, 429],
  binding: { segment_id: { in: "path", name: "id" } },
  input: z.strictObject({ segment_id: z.string().min(1).describe("Starts with `seg_`") }),
});

export const updateSegment = operation({
  name: "update_segment", title: "Update an experiment segment",
  description: "Changes an audience's name, description or rules; `rules` replaces the whole list, and running experiments follow it. Early access.",
  method: "PATCH",
  path: "/experimentation/segments/{id}",
  risk: "write",
  lifecycle: "beta",
  earlyAccess: true,
  scopes: ["update:experimentation"], statuses: [200, 400, 401, 403, 404, 409, 429],
  binding: { segment_id: { in: "path", name: "id" } },
  input: z.strictObject({
    segment_id: z.string().min(1).describe("Starts with `seg_`"),
    name: z.string().min(3).max(255).regex(new RegExp("^(?!.*\\x00)\\S(.*\\S)?$", 'u')).optional(),
    description: z.string().min(3).max(1024).regex(new RegExp("^(?!.*\\x00)\\S(.*\\S)?$", 'u')).nullable().optional(),
    rules: z.array(SegmentRule).min(1).optional().describe("The complete list; omitted rules are lost"),
  }),
});

export const deleteSegment = operation({
  name: "delete_segment", title: "Delete an experiment segment",
  description: "Permanently deletes an audience; refused with 409 while a non-archived experiment uses it. An unknown id also returns success. Early access.",
  method: "DELETE",
  path: "/experimentation/segments/{id}",
  risk: "destructive",
  lifecycle: "beta",
  earlyAccess: true,
  scopes: ["delete:experimentation"], statuses: [204, 403, 409, 429],
  binding: { segment_id: { in: "path", name: "id" } },
  input: z.strictObject({ segment_id: z.string().min(1).describe("Starts with `seg_`") }),
});
