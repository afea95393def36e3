// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';

const ActionTriggerTypeEnum = z.string();

const ActionTriggerCompatibleTrigger = z.looseObject({
  id: ActionTriggerTypeEnum,
  version: z.string(),
});

const ActionBindingTypeEnum = z.string();

const ActionTrigger = z.looseObject({
  id: ActionTriggerTypeEnum,
  version: z.string().optional(),
  status: z.string().optional(),
  runtimes: z.array(z.string()).optional(),
  default_runtime: z.string().optional(),
  compatible_triggers: z.array(ActionTriggerCompatibleTrigger).optional(),
  binding_policy: ActionBindingTypeEnum.optional(),
});

const ActionVersionDependency = z.looseObject({
  name: z.string().optional(),
  version: z.string().optional(),
  registry_url: z.string().optional(),
});

const ActionSecretResponse = z.looseObject({
  name: z.string().optional(),
  updated_at: z.string().optional(),
});

const ActionVersionBuildStatusEnum = z.string();

const ActionError = z.looseObject({
  id: z.string().optional(),
  msg: z.string().optional(),
  url: z.string().optional(),
});

const ActionBase = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  supported_triggers: z.array(ActionTrigger).optional(),
  all_changes_deployed: z.boolean().optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
});

const ActionModuleReference = z.looseObject({
  module_id: z.string().optional(),
  module_name: z.string().optional(),
  module_version_id: z.string().optional(),
  module_version_number: z.number().optional(),
});

const ActionDeployedVersion = z.looseObject({
  id: z.string().optional(),
  action_id: z.string().optional(),
  code: z.string().optional(),
  dependencies: z.array(ActionVersionDependency).optional(),
  deployed: z.boolean().optional(),
  runtime: z.string().optional(),
  secrets: z.array(ActionSecretResponse).optional(),
  status: ActionVersionBuildStatusEnum.optional(),
  number: z.number().optional(),
  errors: z.array(ActionError).optional(),
  action: ActionBase.optional(),
  built_at: z.string().optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
  supported_triggers: z.array(ActionTrigger).optional(),
  modules: z.array(ActionModuleReference).optional(),
});

const IntegrationFeatureTypeEnum = z.string();

const IntegrationSemVer = z.looseObject({
  major: z.number().optional(),
  minor: z.number().optional(),
});

const IntegrationRequiredParamTypeEnum = z.string();

const IntegrationRequiredParamOption = z.looseObject({
  value: z.string().optional(),
  label: z.string().optional(),
});

const IntegrationRequiredParam = z.looseObject({
  type: IntegrationRequiredParamTypeEnum.optional(),
  name: z.string().optional(),
  required: z.boolean().optional(),
  optional: z.boolean().optional(),
  label: z.string().optional(),
  description: z.string().optional(),
  default_value: z.string().optional(),
  placeholder: z.string().optional(),
  options: z.array(IntegrationRequiredParamOption).optional(),
});

const IntegrationRelease = z.looseObject({
  id: z.string().optional(),
  trigger: ActionTrigger.optional(),
  semver: IntegrationSemVer.optional(),
  required_secrets: z.array(IntegrationRequiredParam).optional(),
  required_configuration: z.array(IntegrationRequiredParam).optional(),
});

const Integration = z.looseObject({
  id: z.string().optional(),
  catalog_id: z.string().optional(),
  url_slug: z.string().optional(),
  partner_id: z.string().optional(),
  name: z.string().optional(),
  description: z.string().optional(),
  short_description: z.string().optional(),
  logo: z.string().optional(),
  feature_type: IntegrationFeatureTypeEnum.optional(),
  terms_of_use_url: z.string().optional(),
  privacy_policy_url: z.string().optional(),
  public_support_link: z.string().optional(),
  current_release: IntegrationRelease.optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
});

const ActionBuildStatusEnum = z.string();

const Action = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  supported_triggers: z.array(ActionTrigger).optional(),
  all_changes_deployed: z.boolean().optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
  code: z.string().optional(),
  dependencies: z.array(ActionVersionDependency).optional(),
  runtime: z.string().optional(),
  secrets: z.array(ActionSecretResponse).optional(),
  deployed_version: ActionDeployedVersion.optional(),
  installed_integration_id: z.string().optional(),
  integration: Integration.optional(),
  status: ActionBuildStatusEnum.optional(),
  built_at: z.string().optional(),
  deploy: z.boolean().optional(),
  modules: z.array(ActionModuleReference).optional(),
});

const ListActionsPaginatedResponseContent = z.looseObject({
  total: z.number().optional(),
  page: z.number().optional(),
  per_page: z.number().optional(),
  actions: z.array(Action).optional(),
});

const CreateActionResponseContent = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  supported_triggers: z.array(ActionTrigger).optional(),
  all_changes_deployed: z.boolean().optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
  code: z.string().optional(),
  dependencies: z.array(ActionVersionDependency).optional(),
  runtime: z.string().optional(),
  secrets: z.array(ActionSecretResponse).optional(),
  deployed_version: ActionDeployedVersion.optional(),
  installed_integration_id: z.string().optional(),
  integration: Integration.optional(),
  status: ActionBuildStatusEnum.optional(),
  built_at: z.string().optional(),
  deploy: z.boolean().optional(),
  modules: z.array(ActionModuleReference).optional(),
});

const ActionVersion = z.looseObject({
  id: z.string().optional(),
  action_id: z.string().optional(),
  code: z.string().optional(),
  dependencies: z.array(ActionVersionDependency).optional(),
  deployed: z.boolean().optional(),
  runtime: z.string().optional(),
  secrets: z.array(ActionSecretResponse).optional(),
  status: ActionVersionBuildStatusEnum.optional(),
  number: z.number().optional(),
  errors: z.array(ActionError).optional(),
  action: ActionBase.optional(),
  built_at: z.string().optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
  supported_triggers: z.array(ActionTrigger).optional(),
  modules: z.array(ActionModuleReference).optional(),
});

const ListActionVersionsPaginatedResponseContent = z.looseObject({
  total: z.number().optional(),
  page: z.number().optional(),
  per_page: z.number().optional(),
  versions: z.array(ActionVersion).optional(),
});

const GetActionVersionResponseContent = z.looseObject({
  id: z.string().optional(),
  action_id: z.string().optional(),
  code: z.string().optional(),
  dependencies: z.array(ActionVersionDependency).optional(),
  deployed: z.boolean().optional(),
  runtime: z.string().optional(),
  secrets: z.array(ActionSecretResponse).optional(),
  status: ActionVersionBuildStatusEnum.optional(),
  number: z.number().optional(),
  errors: z.array(ActionError).optional(),
  action: ActionBase.optional(),
  built_at: z.string().optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
  supported_triggers: z.array(ActionTrigger).optional(),
  modules: z.array(ActionModuleReference).optional(),
});

const DeployActionVersionResponseContent = z.looseObject({
  id: z.string().optional(),
  action_id: z.string().optional(),
  code: z.string().optional(),
  dependencies: z.array(ActionVersionDependency).optional(),
  deployed: z.boolean().optional(),
  runtime: z.string().optional(),
  secrets: z.array(ActionSecretResponse).optional(),
  status: ActionVersionBuildStatusEnum.optional(),
  number: z.number().optional(),
  errors: z.array(ActionError).optional(),
  action: ActionBase.optional(),
  built_at: z.string().optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
  supported_triggers: z.array(ActionTrigger).optional(),
  modules: z.array(ActionModuleReference).optional(),
});

const GetActionResponseContent = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  supported_triggers: z.array(ActionTrigger).optional(),
  all_changes_deployed: z.boolean().optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
  code: z.string().optional(),
  dependencies: z.array(ActionVersionDependency).optional(),
  runtime: z.string().optional(),
  secrets: z.array(ActionSecretResponse).optional(),
  deployed_version: ActionDeployedVersion.optional(),
  installed_integration_id: z.string().optional(),
  integration: Integration.optional(),
  status: ActionBuildStatusEnum.optional(),
  built_at: z.string().optional(),
  deploy: z.boolean().optional(),
  modules: z.array(ActionModuleReference).optional(),
});

const UpdateActionResponseContent = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  supported_triggers: z.array(ActionTrigger).optional(),
  all_changes_deployed: z.boolean().optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
  code: z.string().optional(),
  dependencies: z.array(ActionVersionDependency).optional(),
  runtime: z.string().optional(),
  secrets: z.array(ActionSecretResponse).optional(),
  deployed_version: ActionDeployedVersion.optional(),
  installed_integration_id: z.string().optional(),
  integration: Integration.optional(),
  status: ActionBuildStatusEnum.optional(),
  built_at: z.string().optional(),
  deploy: z.boolean().optional(),
  modules: z.array(ActionModuleReference).optional(),
});

const DeployActionResponseContent = z.looseObject({
  id: z.string().optional(),
  action_id: z.string().optional(),
  code: z.string().optional(),
  dependencies: z.array(ActionVersionDependency).optional(),
  deployed: z.boolean().optional(),
  runtime: z.string().optional(),
  secrets: z.array(ActionSecretResponse).optional(),
  status: ActionVersionBuildStatusEnum.optional(),
  number: z.number().optional(),
  errors: z.array(ActionError).optional(),
  action: ActionBase.optional(),
  built_at: z.string().optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
  supported_triggers: z.array(ActionTrigger).optional(),
  modules: z.array(ActionModuleReference).optional(),
});

const TestActionResultPayload = z.record(z.string(), z.unknown());

const TestActionResponseContent = z.looseObject({
  payload: TestActionResultPayload.optional(),
});

const ActionExecutionStatusEnum = z.string();

const ActionExecutionResult = z.looseObject({
  action_name: z.string().optional(),
  error: ActionError.optional(),
  started_at: z.string().optional(),
  ended_at: z.string().optional(),
});

const GetActionExecutionResponseContent = z.looseObject({
  id: z.string().optional(),
  trigger_id: ActionTriggerTypeEnum.optional(),
  status: ActionExecutionStatusEnum.optional(),
  results: z.array(ActionExecutionResult).optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
});

const ActionModuleDependency = z.looseObject({
  name: z.string().optional(),
  version: z.string().optional(),
});

const ActionModuleSecret = z.looseObject({
  name: z.string().optional(),
  updated_at: z.string().optional(),
});

const ActionModuleListItem = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  code: z.string().optional(),
  dependencies: z.array(ActionModuleDependency).optional(),
  secrets: z.array(ActionModuleSecret).optional(),
  actions_using_module_total: z.number().optional(),
  all_changes_published: z.boolean().optional(),
  latest_version_number: z.number().optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
});

const GetActionModulesResponseContent = z.looseObject({
  modules: z.array(ActionModuleListItem).optional(),
  total: z.number().optional(),
  page: z.number().optional(),
  per_page: z.number().optional(),
});

const ActionModuleVersionReference = z.looseObject({
  id: z.string().optional(),
  version_number: z.number().optional(),
  code: z.string().optional(),
  dependencies: z.array(ActionModuleDependency).optional(),
  secrets: z.array(ActionModuleSecret).optional(),
  created_at: z.string().optional(),
});

const CreateActionModuleResponseContent = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  code: z.string().optional(),
  dependencies: z.array(ActionModuleDependency).optional(),
  secrets: z.array(ActionModuleSecret).optional(),
  actions_using_module_total: z.number().optional(),
  all_changes_published: z.boolean().optional(),
  latest_version_number: z.number().optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
  latest_version: ActionModuleVersionReference.optional(),
});

const GetActionModuleResponseContent = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  code: z.string().optional(),
  dependencies: z.array(ActionModuleDependency).optional(),
  secrets: z.array(ActionModuleSecret).optional(),
  actions_using_module_total: z.number().optional(),
  all_changes_published: z.boolean().optional(),
  latest_version_number: z.number().optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
  latest_version: ActionModuleVersionReference.optional(),
});

const UpdateActionModuleResponseContent = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  code: z.string().optional(),
  dependencies: z.array(ActionModuleDependency).optional(),
  secrets: z.array(ActionModuleSecret).optional(),
  actions_using_module_total: z.number().optional(),
  all_changes_published: z.boolean().optional(),
  latest_version_number: z.number().optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
  latest_version: ActionModuleVersionReference.optional(),
});

const ActionModuleAction = z.looseObject({
  action_id: z.string().optional(),
  action_name: z.string().optional(),
  module_version_id: z.string().optional(),
  module_version_number: z.number().optional(),
  supported_triggers: z.array(ActionTrigger).optional(),
});

const GetActionModuleActionsResponseContent = z.looseObject({
  actions: z.array(ActionModuleAction).optional(),
  total: z.number().optional(),
  page: z.number().optional(),
  per_page: z.number().optional(),
});

const RollbackActionModuleResponseContent = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  code: z.string().optional(),
  dependencies: z.array(ActionModuleDependency).optional(),
  secrets: z.array(ActionModuleSecret).optional(),
  actions_using_module_total: z.number().optional(),
  all_changes_published: z.boolean().optional(),
  latest_version_number: z.number().optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
  latest_version: ActionModuleVersionReference.optional(),
});

const ActionModuleVersion = z.looseObject({
  id: z.string().optional(),
  module_id: z.string().optional(),
  version_number: z.number().optional(),
  code: z.string().optional(),
  secrets: z.array(ActionModuleSecret).optional(),
  dependencies: z.array(ActionModuleDependency).optional(),
  created_at: z.string().optional(),
});

const GetActionModuleVersionsResponseContent = z.looseObject({
  versions: z.array(ActionModuleVersion).optional(),
  total: z.number().optional(),
  page: z.number().optional(),
  per_page: z.number().optional(),
});

const CreateActionModuleVersionResponseContent = z.looseObject({
  id: z.string().optional(),
  module_id: z.string().optional(),
  version_number: z.number().optional(),
  code: z.string().optional(),
  secrets: z.array(ActionModuleSecret).optional(),
  dependencies: z.array(ActionModuleDependency).optional(),
  created_at: z.string().optional(),
});

const GetActionModuleVersionResponseContent = z.looseObject({
  id: z.string().optional(),
  module_id: z.string().optional(),
  version_number: z.number().optional(),
  code: z.string().optional(),
  secrets: z.array(ActionModuleSecret).optional(),
  dependencies: z.array(ActionModuleDependency).optional(),
  created_at: z.string().optional(),
});

const ListActionTriggersResponseContent = z.looseObject({
  triggers: z.array(ActionTrigger).optional(),
});

const ActionBinding = z.looseObject({
  id: z.string().optional(),
  trigger_id: ActionTriggerTypeEnum.optional(),
  display_name: z.string().optional(),
  action: Action.optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
});

const ListActionBindingsPaginatedResponseContent = z.looseObject({
  total: z.number().optional(),
  page: z.number().optional(),
  per_page: z.number().optional(),
  bindings: z.array(ActionBinding).optional(),
});

const UpdateActionBindingsResponseContent = z.looseObject({
  bindings: z.array(ActionBinding).optional(),
});

export const ListActionsOutput = ListActionsPaginatedResponseContent;

export const CreateActionOutput = CreateActionResponseContent;

export const ListActionVersionsOutput = ListActionVersionsPaginatedResponseContent;

export const GetActionVersionOutput = GetActionVersionResponseContent;

export const DeployActionVersionOutput = DeployActionVersionResponseContent;

export const GetActionOutput = GetActionResponseContent;

export const UpdateActionOutput = UpdateActionResponseContent;

export const DeployActionOutput = DeployActionResponseContent;

export const TestActionOutput = TestActionResponseContent;

export const GetActionExecutionOutput = GetActionExecutionResponseContent;

export const ListActionModulesOutput = GetActionModulesResponseContent;

export const CreateActionModuleOutput = CreateActionModuleResponseContent;

export const GetActionModuleOutput = GetActionModuleResponseContent;

export const UpdateActionModuleOutput = UpdateActionModuleResponseContent;

export const ListActionModuleActionsOutput = GetActionModuleActionsResponseContent;

export const RollbackActionModuleOutput = RollbackActionModuleResponseContent;

export const ListActionModuleVersionsOutput = GetActionModuleVersionsResponseContent;

export const CreateActionModuleVersionOutput = CreateActionModuleVersionResponseContent;

export const GetActionModuleVersionOutput = GetActionModuleVersionResponseContent;

export const ListActionTriggersOutput = ListActionTriggersResponseContent;

export const ListActionTriggerBindingsOutput = ListActionBindingsPaginatedResponseContent;

export const UpdateActionTriggerBindingsOutput = UpdateActionBindingsResponseContent;
