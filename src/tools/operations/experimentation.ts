// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { sized } from '../formats.js';
import { operation } from '../operation.js';
import type * as outputs from './experimentation.output.js';

const ExperimentStatusEnum = z.enum(["draft", "active", "paused", "completed", "archived"]);

const AllocationStrategyEnum = z.enum(["percentage", "segment"]);

const SubjectEnum = z.enum(["device"]);

const AssignmentConfig = z.strictObject({
  subject: SubjectEnum,
});

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

const VariationOverrideValue = z.strictObject({
  value: z.unknown(),
});

const VariationOverridesMap = z.record(z.string(), VariationOverrideValue);

const UpdateVariationOverrideValue = z.strictObject({
  value: z.unknown(),
});

const UpdateVariationOverridesMap = z.record(z.string(), UpdateVariationOverrideValue);

const SegmentTypeFilterEnum = z.enum(["auth0", "self"]);

const SegmentContainsExpression = z.strictObject({
  contains: z.array(z.string().max(1024)).min(1),
});

const SegmentStartsWithExpression = z.strictObject({
  starts_with: z.array(z.string().max(1024)).min(1),
});

const SegmentEndsWithExpression = z.strictObject({
  ends_with: z.array(z.string().max(1024)).min(1),
});

const SegmentExistsExpression = z.strictObject({
  exists: z.boolean(),
});

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

export const listExperiments = operation<z.infer<typeof outputs.ListExperimentsOutput>>()({
  name: "list_experiments",
  title: "List experiments",
  description: "A/B tests on authentication, with status, flag and traffic split; filter by status or feature flag. Early access.",
  method: "GET",
  path: "/experimentation/experiments",
  resource: "experimentation",
  toolset: "experimentation",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:experimentation"]},
  lifecycle: "beta",
  earlyAccess: true,
  exposure: "catalog",
  aliases: [],
  synonyms: ["split tests","AB testing","running tests","login variants","Experiment Center","which A/B tests are running","list experiments","running experiments","which tests are active"],
  binding: {"from":{"in":"query","name":"from"},"take":{"in":"query","name":"take"},"status":{"in":"query","name":"status"},"authentication_flow":{"in":"query","name":"authentication_flow"},"feature_flag_id":{"in":"query","name":"feature_flag_id"}},
  required: [],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,403,429],
  list: {"key":"experiments","page":false,"checkpoint":true,"totals":false},
  input: z.strictObject({
    from: z.string().optional(),
    take: z.int().min(1).max(50).optional(),
    status: ExperimentStatusEnum.optional().describe("draft, active, paused, completed or archived"),
    authentication_flow: z.string().optional(),
    feature_flag_id: z.string().optional().describe("Starts with `flg_`"),
  }),
});

export const createExperiment = operation<z.infer<typeof outputs.CreateExperimentOutput>>()({
  name: "create_experiment",
  title: "Create an experiment",
  description: "Drafts an A/B test over the variations of one feature flag, split by percentage or by segment. Nothing reaches users until `update_experiment_status` makes it active. Early access.",
  method: "POST",
  path: "/experimentation/experiments",
  resource: "experimentation",
  toolset: "experimentation",
  risk: "write",
  scopes: {"mode":"any","scopes":["create:experimentation"]},
  lifecycle: "beta",
  earlyAccess: true,
  exposure: "catalog",
  aliases: [],
  synonyms: ["start an A/B test","split traffic","split test","try two login variants","multivariate","canary","start an A/B test on the login page","create an experiment","compare two login designs","test two variants","A/B test two sign-up pages","compare variants on real users"],
  binding: {"name":{"in":"body","name":"name"},"description":{"in":"body","name":"description"},"feature_flag_id":{"in":"body","name":"feature_flag_id"},"authentication_flow":{"in":"body","name":"authentication_flow"},"allocation_strategy":{"in":"body","name":"allocation_strategy"},"assignment_config":{"in":"body","name":"assignment_config"},"allocations":{"in":"body","name":"allocations"}},
  required: ["name","feature_flag_id","authentication_flow","allocation_strategy","assignment_config","allocations"],
  body: "fields",
  emptyBody: "object",
  statuses: [201,400,401,403,404,409,429],
  input: z.strictObject({
    name: z.string().min(3).max(255).regex(new RegExp("^(?!.*\\x00)\\S(.*\\S)?$", 'u')),
    description: z.string().min(3).max(1024).regex(new RegExp("^(?!.*\\x00)\\S(.*\\S)?$", 'u')).optional(),
    feature_flag_id: z.string().regex(new RegExp("^flg_[A-HJ-NP-Za-km-z1-9]+$", 'u')).describe("Starts with `flg_`"),
    authentication_flow: z.string(),
    allocation_strategy: AllocationStrategyEnum,
    assignment_config: AssignmentConfig,
    allocations: z.array(AllocationRequestItem).min(1).describe("By variation: `weight` 0-100 for percentage, `segment_id` + `priority` for segment; mark `is_control`"),
  }),
});

export const getExperiment = operation<z.infer<typeof outputs.GetExperimentOutput>>()({
  name: "get_experiment",
  title: "Get an experiment",
  description: "One A/B test with its allocations, status, validity and start and end times. Early access.",
  method: "GET",
  path: "/experimentation/experiments/{id}",
  resource: "experimentation",
  toolset: "experimentation",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:experimentation"]},
  lifecycle: "beta",
  earlyAccess: true,
  exposure: "catalog",
  aliases: [],
  synonyms: ["A/B test details","traffic split","is the test running","control group","show an experiment","how is traffic split"],
  binding: {"experiment_id":{"in":"path","name":"id"}},
  required: ["experiment_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,401,403,404,429],
  input: z.strictObject({
    experiment_id: z.string().min(1).describe("Starts with `exp_`"),
  }),
});

export const updateExperiment = operation<z.infer<typeof outputs.UpdateExperimentOutput>>()({
  name: "update_experiment",
  title: "Update an experiment",
  description: "Changes the name, description, subject or traffic split of an A/B test; `allocations` replaces the whole set. To start, pause or end it use `update_experiment_status`. Early access.",
  method: "PATCH",
  path: "/experimentation/experiments/{id}",
  resource: "experimentation",
  toolset: "experimentation",
  risk: "write",
  scopes: {"mode":"any","scopes":["update:experimentation"]},
  lifecycle: "beta",
  earlyAccess: true,
  exposure: "catalog",
  aliases: [],
  synonyms: ["edit A/B test","change percentages","rename split test","rebalance traffic","adjust weights","change traffic split","edit experiment","send 80% to variant B","different split between variants"],
  binding: {"experiment_id":{"in":"path","name":"id"},"name":{"in":"body","name":"name"},"description":{"in":"body","name":"description"},"assignment_config":{"in":"body","name":"assignment_config"},"allocations":{"in":"body","name":"allocations"}},
  required: ["experiment_id"],
  body: "fields",
  emptyBody: "object",
  statuses: [200,400,401,403,404,409,429],
  input: z.strictObject({
    experiment_id: z.string().min(1).describe("Starts with `exp_`"),
    name: z.string().min(3).max(255).regex(new RegExp("^(?!.*\\x00)\\S(.*\\S)?$", 'u')).optional(),
    description: z.string().min(3).max(1024).regex(new RegExp("^(?!.*\\x00)\\S(.*\\S)?$", 'u')).nullable().optional(),
    assignment_config: AssignmentConfig.optional(),
    allocations: z.array(AllocationRequestItem).min(1).optional().describe("The complete set, not only the changed one"),
  }),
});

export const deleteExperiment = operation<undefined>()({
  name: "delete_experiment",
  title: "Delete an experiment",
  description: "Erases an A/B test with its allocations for good; an active one must be paused or completed first. An unknown id also answers with success. Early access.",
  method: "DELETE",
  path: "/experimentation/experiments/{id}",
  resource: "experimentation",
  toolset: "experimentation",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["delete:experimentation"]},
  lifecycle: "beta",
  earlyAccess: true,
  exposure: "catalog",
  aliases: [],
  synonyms: ["remove A/B test","drop split test","clean up old tests","delete an experiment"],
  binding: {"experiment_id":{"in":"path","name":"id"}},
  required: ["experiment_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [204,400,403,429],
  input: z.strictObject({
    experiment_id: z.string().min(1).describe("Starts with `exp_`"),
  }),
});

export const advanceExperimentRamp = operation<z.infer<typeof outputs.AdvanceExperimentRampOutput>>()({
  name: "advance_experiment_ramp",
  title: "Advance an experiment's ramp",
  description: "Moves a gradual rollout to the next level of its schedule, exposing more users. Only the immediately next level is accepted and there is no way back down. Early access.",
  method: "POST",
  path: "/experimentation/experiments/{id}/advance-ramp",
  resource: "experimentation",
  toolset: "experimentation",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["update:experimentation"]},
  lifecycle: "beta",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["ramp up","roll out to more users","increase exposure","progressive rollout","canary to next stage","increase the rollout","next ramp step","next step of the gradual rollout","more users to the new variant"],
  binding: {"experiment_id":{"in":"path","name":"id"},"target_level":{"in":"body","name":"target_level"}},
  required: ["experiment_id","target_level"],
  body: "fields",
  emptyBody: "object",
  statuses: [200,400,401,403,404,409,429],
  input: z.strictObject({
    experiment_id: z.string().min(1).describe("Starts with `exp_`"),
    target_level: z.number().describe("Percentage of the next level in the schedule; the present level changes nothing"),
  }),
});

export const updateExperimentStatus = operation<z.infer<typeof outputs.UpdateExperimentStatusOutput>>()({
  name: "update_experiment_status",
  title: "Start, pause or end an experiment",
  description: "Sets an A/B test active (after a full check, see `validate_experiment`), paused, completed or archived. Active ones change what real users meet at login; completed cannot be restarted. Early access.",
  method: "POST",
  path: "/experimentation/experiments/{id}/status",
  resource: "experimentation",
  toolset: "experimentation",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["update:experimentation"]},
  lifecycle: "beta",
  earlyAccess: true,
  exposure: "catalog",
  aliases: [],
  synonyms: ["launch A/B test","stop split test","activate","resume","finish","go live","stop an A/B test","pause an experiment","launch the experiment","finish a test","end experiment","finish the A/B test","pause the running experiment","stop the experiment"],
  binding: {"experiment_id":{"in":"path","name":"id"},"status":{"in":"body","name":"status"}},
  required: ["experiment_id","status"],
  body: "fields",
  emptyBody: "object",
  statuses: [200,400,401,403,404,429],
  input: z.strictObject({
    experiment_id: z.string().min(1).describe("Starts with `exp_`"),
    status: ExperimentTransitionStatusEnum.describe("draft to active; active and paused either way; either to completed"),
  }),
});

export const validateExperiment = operation<z.infer<typeof outputs.ValidateExperimentOutput>>()({
  name: "validate_experiment",
  title: "Check that an experiment is ready",
  description: "Lists what still keeps an A/B test from being activated; changes nothing. Early access.",
  method: "POST",
  path: "/experimentation/experiments/{id}/validate",
  resource: "experimentation",
  toolset: "experimentation",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:experimentation"]},
  lifecycle: "beta",
  earlyAccess: true,
  exposure: "catalog",
  aliases: [],
  synonyms: ["why can't I start the test","dry run","readiness","pre-flight","blockers","can the experiment start","check experiment before launch"],
  binding: {"experiment_id":{"in":"path","name":"id"}},
  required: ["experiment_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,401,403,404,429],
  input: z.strictObject({
    experiment_id: z.string().min(1).describe("Starts with `exp_`"),
  }),
});

export const listFeatureFlags = operation<z.infer<typeof outputs.ListFeatureFlagsOutput>>()({
  name: "list_feature_flags",
  title: "List feature flags",
  description: "Flags whose parameters experiments vary, either the tenant's own (`self`) or Auth0's (`auth0`), with status. Early access; the tenant's boolean feature switches are in `get_tenant_settings`.",
  method: "GET",
  path: "/experimentation/feature-flags",
  resource: "experimentation",
  toolset: "experimentation",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:experimentation"]},
  lifecycle: "beta",
  earlyAccess: true,
  exposure: "catalog",
  aliases: [],
  synonyms: ["toggles","LaunchDarkly","flag keys","rollouts","list feature flags","which flags exist","show toggles","flags we can experiment with"],
  binding: {"from":{"in":"query","name":"from"},"take":{"in":"query","name":"take"},"type":{"in":"query","name":"type"},"status":{"in":"query","name":"status"}},
  required: [],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,403,429],
  list: {"key":"feature_flags","page":false,"checkpoint":true,"totals":false},
  input: z.strictObject({
    from: z.string().optional(),
    take: z.int().min(1).max(50).optional(),
    type: FeatureFlagTypeEnum.optional().describe("`self` = made in this tenant, `auth0` = built in"),
    status: FeatureFlagStatusEnum.optional(),
  }),
});

export const createFeatureFlag = operation<z.infer<typeof outputs.CreateFeatureFlagOutput>>()({
  name: "create_feature_flag",
  title: "Create a feature flag",
  description: "Adds a draft flag with 1 to 10 typed parameters and their default values; variations override these. Early access.",
  method: "POST",
  path: "/experimentation/feature-flags",
  resource: "experimentation",
  toolset: "experimentation",
  risk: "write",
  scopes: {"mode":"any","scopes":["create:experimentation"]},
  lifecycle: "beta",
  earlyAccess: true,
  exposure: "catalog",
  aliases: [],
  synonyms: ["new toggle","feature switch","flag for a test","define parameters","create a feature flag","new flag"],
  binding: {"name":{"in":"body","name":"name"},"description":{"in":"body","name":"description"},"parameters":{"in":"body","name":"parameters"}},
  required: ["name","parameters"],
  body: "fields",
  emptyBody: "object",
  statuses: [201,400,401,403,409,429],
  input: z.strictObject({
    name: z.string().min(3).max(255).regex(new RegExp("^(?!.*\\x00)\\S(.*\\S)?$", 'u')),
    description: z.string().min(3).max(1024).regex(new RegExp("^(?!.*\\x00)\\S(.*\\S)?$", 'u')).optional(),
    parameters: CreateFeatureFlagParameters.describe("By name: `{\"type\": string|boolean|number|array|object, \"value\": default}`"),
  }),
});

export const getFeatureFlag = operation<z.infer<typeof outputs.GetFeatureFlagOutput>>()({
  name: "get_feature_flag",
  title: "Get a feature flag",
  description: "One flag with its parameters, defaults and status; its alternatives are in `list_feature_flag_variations`. Early access.",
  method: "GET",
  path: "/experimentation/feature-flags/{id}",
  resource: "experimentation",
  toolset: "experimentation",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:experimentation"]},
  lifecycle: "beta",
  earlyAccess: true,
  exposure: "catalog",
  aliases: [],
  synonyms: ["toggle details","flag default values","is the flag on","show a feature flag"],
  binding: {"feature_flag_id":{"in":"path","name":"id"}},
  required: ["feature_flag_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,401,403,404,429],
  input: z.strictObject({
    feature_flag_id: z.string().min(1).describe("Starts with `flg_`"),
  }),
});

export const updateFeatureFlag = operation<z.infer<typeof outputs.UpdateFeatureFlagOutput>>()({
  name: "update_feature_flag",
  title: "Update a feature flag",
  description: "Changes a flag's name, description or parameters; to activate or archive it use `update_feature_flag_status`. Early access.",
  method: "PATCH",
  path: "/experimentation/feature-flags/{id}",
  resource: "experimentation",
  toolset: "experimentation",
  risk: "write",
  scopes: {"mode":"any","scopes":["update:experimentation"]},
  lifecycle: "beta",
  earlyAccess: true,
  exposure: "catalog",
  aliases: [],
  synonyms: ["edit toggle","change default value","rename flag","add a parameter","edit a feature flag","change flag parameters"],
  binding: {"feature_flag_id":{"in":"path","name":"id"},"name":{"in":"body","name":"name"},"description":{"in":"body","name":"description"},"parameters":{"in":"body","name":"parameters"}},
  required: ["feature_flag_id"],
  body: "fields",
  emptyBody: "object",
  statuses: [200,400,401,403,404,409,429],
  input: z.strictObject({
    feature_flag_id: z.string().min(1).describe("Starts with `flg_`"),
    name: z.string().min(3).max(255).regex(new RegExp("^(?!.*\\x00)\\S(.*\\S)?$", 'u')).optional(),
    description: z.string().min(3).max(1024).regex(new RegExp("^(?!.*\\x00)\\S(.*\\S)?$", 'u')).nullable().optional(),
    parameters: UpdateFeatureFlagParameters.optional().describe("1 to 10, each with `type` and `value`; send all of them"),
  }),
});

export const deleteFeatureFlag = operation<undefined>()({
  name: "delete_feature_flag",
  title: "Delete a feature flag",
  description: "Erases a flag for good; refused with 409 while an experiment not yet archived uses it. An unknown id also answers with success. To retire it but keep the record, archive it. Early access.",
  method: "DELETE",
  path: "/experimentation/feature-flags/{id}",
  resource: "experimentation",
  toolset: "experimentation",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["delete:experimentation"]},
  lifecycle: "beta",
  earlyAccess: true,
  exposure: "catalog",
  aliases: [],
  synonyms: ["remove toggle","drop flag","clean up old flags","delete a feature flag"],
  binding: {"feature_flag_id":{"in":"path","name":"id"}},
  required: ["feature_flag_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [204,403,409,429],
  input: z.strictObject({
    feature_flag_id: z.string().min(1).describe("Starts with `flg_`"),
  }),
});

export const updateFeatureFlagStatus = operation<z.infer<typeof outputs.UpdateFeatureFlagStatusOutput>>()({
  name: "update_feature_flag_status",
  title: "Activate or archive a feature flag",
  description: "Moves a flag from draft to active, or from either to archived. One way only: an active flag never returns to draft, an archived one never comes back. Early access.",
  method: "POST",
  path: "/experimentation/feature-flags/{id}/status",
  resource: "experimentation",
  toolset: "experimentation",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["update:experimentation"]},
  lifecycle: "beta",
  earlyAccess: true,
  exposure: "catalog",
  aliases: [],
  synonyms: ["turn on a toggle","retire flag","enable flag","switch off flag","publish flag","turn on feature flag","archive a flag","turn on the feature flag","switch feature flag off"],
  binding: {"feature_flag_id":{"in":"path","name":"id"},"status":{"in":"body","name":"status"}},
  required: ["feature_flag_id","status"],
  body: "fields",
  emptyBody: "object",
  statuses: [200,400,401,403,404,429],
  input: z.strictObject({
    feature_flag_id: z.string().min(1).describe("Starts with `flg_`"),
    status: FeatureFlagStatusEnum,
  }),
});

export const listFeatureFlagVariations = operation<z.infer<typeof outputs.ListFeatureFlagVariationsOutput>>()({
  name: "list_feature_flag_variations",
  title: "List variations of a feature flag",
  description: "Every variation of one flag with the parameter values it overrides. Early access.",
  method: "GET",
  path: "/experimentation/feature-flags/{id}/variations",
  resource: "experimentation",
  toolset: "experimentation",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:experimentation"]},
  lifecycle: "beta",
  earlyAccess: true,
  exposure: "catalog",
  aliases: [],
  synonyms: ["variants","A/B arms","treatments","flag options","variations of a flag"],
  binding: {"feature_flag_id":{"in":"path","name":"id"}},
  required: ["feature_flag_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,403,404,429],
  input: z.strictObject({
    feature_flag_id: z.string().min(1).describe("Starts with `flg_`"),
  }),
});

export const createFeatureFlagVariation = operation<z.infer<typeof outputs.CreateFeatureFlagVariationOutput>>()({
  name: "create_feature_flag_variation",
  title: "Create a variation of a feature flag",
  description: "Adds an alternative to a flag by overriding some of its parameters; an experiment then allocates traffic to it. Early access.",
  method: "POST",
  path: "/experimentation/feature-flags/{id}/variations",
  resource: "experimentation",
  toolset: "experimentation",
  risk: "write",
  scopes: {"mode":"any","scopes":["create:experimentation"]},
  lifecycle: "beta",
  earlyAccess: true,
  exposure: "catalog",
  aliases: [],
  synonyms: ["new variant","treatment","A/B arm","alternative values","add a variation to a flag","another variant for the flag"],
  binding: {"feature_flag_id":{"in":"path","name":"id"},"name":{"in":"body","name":"name"},"description":{"in":"body","name":"description"},"overrides":{"in":"body","name":"overrides"}},
  required: ["feature_flag_id","name","overrides"],
  body: "fields",
  emptyBody: "object",
  statuses: [201,400,401,403,404,409,429],
  input: z.strictObject({
    feature_flag_id: z.string().min(1).describe("Starts with `flg_`"),
    name: z.string().min(3).max(255).regex(new RegExp("^(?!.*\\x00)\\S(.*\\S)?$", 'u')),
    description: z.string().min(3).max(1024).regex(new RegExp("^(?!.*\\x00)\\S(.*\\S)?$", 'u')).optional(),
    overrides: VariationOverridesMap.describe("By parameter name: `{\"value\": ...}` of that parameter's type; `{}` keeps the defaults"),
  }),
});

export const getFeatureFlagVariation = operation<z.infer<typeof outputs.GetFeatureFlagVariationOutput>>()({
  name: "get_feature_flag_variation",
  title: "Get a variation of a feature flag",
  description: "One variation with its overridden parameter values. Early access.",
  method: "GET",
  path: "/experimentation/feature-flags/{id}/variations/{vid}",
  resource: "experimentation",
  toolset: "experimentation",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:experimentation"]},
  lifecycle: "beta",
  earlyAccess: true,
  exposure: "catalog",
  aliases: [],
  synonyms: ["variant details","treatment values","A/B arm","show variation","what does variant B override"],
  binding: {"feature_flag_id":{"in":"path","name":"id"},"variation_id":{"in":"path","name":"vid"}},
  required: ["feature_flag_id","variation_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,401,403,404,429],
  input: z.strictObject({
    feature_flag_id: z.string().min(1).describe("Starts with `flg_`"),
    variation_id: z.string().min(1).describe("Starts with `var_`"),
  }),
});

export const updateFeatureFlagVariation = operation<z.infer<typeof outputs.UpdateFeatureFlagVariationOutput>>()({
  name: "update_feature_flag_variation",
  title: "Update a variation of a feature flag",
  description: "Changes a variation's name, description or overridden values. People in a running experiment that uses it meet the new values. Early access.",
  method: "PATCH",
  path: "/experimentation/feature-flags/{id}/variations/{vid}",
  resource: "experimentation",
  toolset: "experimentation",
  risk: "write",
  scopes: {"mode":"any","scopes":["update:experimentation"]},
  lifecycle: "beta",
  earlyAccess: true,
  exposure: "catalog",
  aliases: [],
  synonyms: ["edit variant","change treatment","rename A/B arm","adjust override","change a variation"],
  binding: {"feature_flag_id":{"in":"path","name":"id"},"variation_id":{"in":"path","name":"vid"},"name":{"in":"body","name":"name"},"description":{"in":"body","name":"description"},"overrides":{"in":"body","name":"overrides"}},
  required: ["feature_flag_id","variation_id"],
  body: "fields",
  emptyBody: "object",
  statuses: [200,400,401,403,404,409,429],
  input: z.strictObject({
    feature_flag_id: z.string().min(1).describe("Starts with `flg_`"),
    variation_id: z.string().min(1).describe("Starts with `var_`"),
    name: z.string().min(3).max(255).regex(new RegExp("^(?!.*\\x00)\\S(.*\\S)?$", 'u')).optional(),
    description: z.string().min(3).max(1024).regex(new RegExp("^(?!.*\\x00)\\S(.*\\S)?$", 'u')).nullable().optional(),
    overrides: UpdateVariationOverridesMap.optional().describe("By parameter name: `{\"value\": ...}`; send all overrides"),
  }),
});

export const deleteFeatureFlagVariation = operation<undefined>()({
  name: "delete_feature_flag_variation",
  title: "Delete a variation of a feature flag",
  description: "Erases one variation for good; refused with 409 while an experiment not yet archived uses it. The flag stays. Early access.",
  method: "DELETE",
  path: "/experimentation/feature-flags/{id}/variations/{vid}",
  resource: "experimentation",
  toolset: "experimentation",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["delete:experimentation"]},
  lifecycle: "beta",
  earlyAccess: true,
  exposure: "catalog",
  aliases: [],
  synonyms: ["remove variant","drop treatment","drop A/B arm","delete a variation"],
  binding: {"feature_flag_id":{"in":"path","name":"id"},"variation_id":{"in":"path","name":"vid"}},
  required: ["feature_flag_id","variation_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [204,400,403,404,409,429],
  input: z.strictObject({
    feature_flag_id: z.string().min(1).describe("Starts with `flg_`"),
    variation_id: z.string().min(1).describe("Starts with `var_`"),
  }),
});

export const listSegments = operation<z.infer<typeof outputs.ListSegmentsOutput>>()({
  name: "list_segments",
  title: "List experiment segments",
  description: "Audiences for experiments, defined by rules on application, connection, organization, device, browser or place. Early access.",
  method: "GET",
  path: "/experimentation/segments",
  resource: "experimentation",
  toolset: "experimentation",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:experimentation"]},
  lifecycle: "beta",
  earlyAccess: true,
  exposure: "catalog",
  aliases: [],
  synonyms: ["target groups","cohorts","targeting rules","who sees the test","list segments","audiences of experiments"],
  binding: {"from":{"in":"query","name":"from"},"take":{"in":"query","name":"take"},"type":{"in":"query","name":"type"}},
  required: [],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,403,429],
  list: {"key":"segments","page":false,"checkpoint":true,"totals":false},
  input: z.strictObject({
    from: z.string().optional(),
    take: z.int().min(1).max(50).optional(),
    type: SegmentTypeFilterEnum.optional().describe("`self` = made in this tenant, `auth0` = built in"),
  }),
});

export const createSegment = operation<z.infer<typeof outputs.CreateSegmentOutput>>()({
  name: "create_segment",
  title: "Create an experiment segment",
  description: "Defines an audience by rules that match or exclude application, connection, organization, domain, device, browser, platform or place. Early access.",
  method: "POST",
  path: "/experimentation/segments",
  resource: "experimentation",
  toolset: "experimentation",
  risk: "write",
  scopes: {"mode":"any","scopes":["create:experimentation"]},
  lifecycle: "beta",
  earlyAccess: true,
  exposure: "catalog",
  aliases: [],
  synonyms: ["new cohort","target mobile users","targeting rule","only users in Germany","beta testers","create a segment","new target group for a test","experiment only for some users","segment of German mobile users","only test with beta users"],
  binding: {"name":{"in":"body","name":"name"},"description":{"in":"body","name":"description"},"rules":{"in":"body","name":"rules"}},
  required: ["name","rules"],
  body: "fields",
  emptyBody: "object",
  statuses: [201,400,401,403,409,429],
  input: z.strictObject({
    name: z.string().min(3).max(255).regex(new RegExp("^(?!.*\\x00)\\S(.*\\S)?$", 'u')),
    description: z.string().min(3).max(1024).regex(new RegExp("^(?!.*\\x00)\\S(.*\\S)?$", 'u')).optional(),
    rules: z.array(SegmentRule).min(1).describe("`match`/`not_match` by attribute: list of exact values, or contains, starts_with, ends_with, exists"),
  }),
});

export const getSegment = operation<z.infer<typeof outputs.GetSegmentOutput>>()({
  name: "get_segment",
  title: "Get an experiment segment",
  description: "One audience with its membership rules and whether it is the tenant's own or built in. Early access.",
  method: "GET",
  path: "/experimentation/segments/{id}",
  resource: "experimentation",
  toolset: "experimentation",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:experimentation"]},
  lifecycle: "beta",
  earlyAccess: true,
  exposure: "catalog",
  aliases: [],
  synonyms: ["cohort details","targeting conditions","who is in the target group","show a segment","rules of a segment","who falls into a segment"],
  binding: {"segment_id":{"in":"path","name":"id"}},
  required: ["segment_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,401,403,404,429],
  input: z.strictObject({
    segment_id: z.string().min(1).describe("Starts with `seg_`"),
  }),
});

export const updateSegment = operation<z.infer<typeof outputs.UpdateSegmentOutput>>()({
  name: "update_segment",
  title: "Update an experiment segment",
  description: "Changes an audience's name, description or rules; `rules` replaces the whole list, and running experiments follow it. Early access.",
  method: "PATCH",
  path: "/experimentation/segments/{id}",
  resource: "experimentation",
  toolset: "experimentation",
  risk: "write",
  scopes: {"mode":"any","scopes":["update:experimentation"]},
  lifecycle: "beta",
  earlyAccess: true,
  exposure: "catalog",
  aliases: [],
  synonyms: ["edit cohort","change targeting","widen the target group","narrow the target group","change segment rules"],
  binding: {"segment_id":{"in":"path","name":"id"},"name":{"in":"body","name":"name"},"description":{"in":"body","name":"description"},"rules":{"in":"body","name":"rules"}},
  required: ["segment_id"],
  body: "fields",
  emptyBody: "object",
  statuses: [200,400,401,403,404,409,429],
  input: z.strictObject({
    segment_id: z.string().min(1).describe("Starts with `seg_`"),
    name: z.string().min(3).max(255).regex(new RegExp("^(?!.*\\x00)\\S(.*\\S)?$", 'u')).optional(),
    description: z.string().min(3).max(1024).regex(new RegExp("^(?!.*\\x00)\\S(.*\\S)?$", 'u')).nullable().optional(),
    rules: z.array(SegmentRule).min(1).optional().describe("The complete list; rules left out are lost"),
  }),
});

export const deleteSegment = operation<undefined>()({
  name: "delete_segment",
  title: "Delete an experiment segment",
  description: "Erases an audience for good; refused with 409 while an experiment not yet archived uses it. An unknown id also answers with success. Early access.",
  method: "DELETE",
  path: "/experimentation/segments/{id}",
  resource: "experimentation",
  toolset: "experimentation",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["delete:experimentation"]},
  lifecycle: "beta",
  earlyAccess: true,
  exposure: "catalog",
  aliases: [],
  synonyms: ["remove cohort","drop target group","clean up targeting","delete a segment"],
  binding: {"segment_id":{"in":"path","name":"id"}},
  required: ["segment_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [204,403,409,429],
  input: z.strictObject({
    segment_id: z.string().min(1).describe("Starts with `seg_`"),
  }),
});
