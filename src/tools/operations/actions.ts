// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operationsOf } from '../operation.js';

const ActionTriggerTypeEnum = z.enum(["post-login", "credentials-exchange", "pre-user-registration", "post-user-registration", "post-change-password", "send-phone-message", "custom-phone-provider", "custom-email-provider", "password-reset-post-challenge", "custom-token-exchange", "event-stream", "password-hash-migration", "login-post-identifier", "signup-post-identifier", "post-credential-validation"]);
const ActionTriggerCompatibleTrigger = z.looseObject({ id: ActionTriggerTypeEnum, version: z.string() });
const ActionBindingTypeEnum = z.enum(["trigger-bound", "entity-bound"]);
const ActionTrigger = z.strictObject({
  id: ActionTriggerTypeEnum,
  version: z.string().optional(),
  status: z.string().optional(),
  runtimes: z.array(z.string()).optional(),
  default_runtime: z.string().optional(),
  compatible_triggers: z.array(ActionTriggerCompatibleTrigger).optional(),
  binding_policy: ActionBindingTypeEnum.optional(),
});
const ActionVersionDependency = z.strictObject({
  name: z.string().optional(),
  version: z.string().optional(),
  registry_url: z.string().optional(),
});
const ActionSecretRequest = z.looseObject({ name: z.string().optional(), value: z.string().optional() });
const ActionModuleReference = z.strictObject({
  module_id: z.string().optional(),
  module_name: z.string().optional(),
  module_version_id: z.string().optional(),
  module_version_number: z.int().optional(),
});
const TestActionPayload = z.record(z.string(), z.unknown());
const ActionModuleSecretRequest = z.strictObject({
  name: z.string().max(255).regex(new RegExp("^[^\u0000]*$", 'u')),
  value: z.string().max(4096).regex(new RegExp("^[^\u0000]*$", 'u')),
});
const ActionModuleDependencyRequest = z.strictObject({
  name: z.string().max(255).regex(new RegExp("^[^\u0000]*$", 'u')),
  version: z.string().max(50).regex(new RegExp("^[^\u0000]*$", 'u')),
});
const ActionBindingRefTypeEnum = z.enum(["binding_id", "action_id", "action_name"]);
const ActionBindingRef = z.looseObject({
  type: ActionBindingRefTypeEnum.optional(),
  value: z.string().optional(),
});
const ActionBindingWithRef = z.strictObject({
  ref: ActionBindingRef,
  display_name: z.string().optional(),
  secrets: z.array(ActionSecretRequest).optional(),
});
const UpdateActionBindingItem = ActionBindingWithRef;

const operation = operationsOf("actions");

export const listActions = operation({
  name: "list_actions", title: "List actions",
  description: "All custom-code actions of the tenant with code, trigger, build status and whether the latest draft is deployed. Filter by trigger or name; to see which ones actually run and in what order, use list_action_trigger_bindings.",
  method: "GET", path: "/actions/actions", risk: "read",
  scopes: ["read:actions"], statuses: [200, 400, 401, 403, 429],
  list: "actions",
  input: z.strictObject({
    triggerId: ActionTriggerTypeEnum.optional().describe("For example post-login or pre-user-registration"),
    actionName: z.string().optional(),
    deployed: z.boolean().optional(),
    page: z.int().optional(),
    per_page: z.int().optional(),
    installed: z.boolean().optional().describe("true: only Marketplace integrations; false: only own code"),
  }),
});

export const createAction = operation({
  name: "create_action", title: "Create an action",
  description: "Adds an action as a draft for one trigger. Nothing runs yet: once its build is done, publish it with deploy_action, then attach it with update_action_trigger_bindings. Secret values cannot be read back.",
  method: "POST", path: "/actions/actions", risk: "write",
  scopes: ["create:actions"], statuses: [201, 400, 401, 403, 429],
  input: z.strictObject({
    name: z.string(),
    supported_triggers: z.array(ActionTrigger).min(1).describe("Exactly one trigger and its version, such as [{\"id\":\"post-login\",\"version\":\"v3\"}]"),
    code: z.string().optional().describe("CommonJS; must export the handler of the trigger, such as exports.onExecutePostLogin"),
    dependencies: z.array(ActionVersionDependency).optional().describe("npm packages with fixed versions: [{\"name\":\"lodash\",\"version\":\"4.17.21\"}]"),
    runtime: z.string().optional(),
    secrets: z.array(ActionSecretRequest).optional(),
    modules: z.array(ActionModuleReference).optional(),
    deploy: z.boolean().optional().describe("true deploys immediately; the action still runs only when bound to its trigger"),
  }),
});

export const listActionVersions = operation({
  name: "list_action_versions", title: "List versions of an action",
  description: "Deployment history of one action, with the code of every immutable version and which of them is live. Use it to find the version to restore with deploy_action_version.",
  method: "GET", path: "/actions/actions/{actionId}/versions", risk: "read",
  scopes: ["read:actions"], statuses: [200, 400, 401, 403, 429],
  binding: { action_id: { in: "path", name: "actionId" } },
  list: "versions",
  input: z.strictObject({
    action_id: z.string().min(1),
    page: z.int().optional(),
    per_page: z.int().optional(),
  }),
});

export const getActionVersion = operation({
  name: "get_action_version", title: "Get one version of an action",
  description: "Code, dependencies, secret names and build errors of one immutable version, for comparing it with the current draft from get_action. Version ids come from list_action_versions.",
  method: "GET", path: "/actions/actions/{actionId}/versions/{id}", risk: "read",
  scopes: ["read:actions"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { action_id: { in: "path", name: "actionId" }, version_id: { in: "path", name: "id" } },
  input: z.strictObject({ action_id: z.string().min(1), version_id: z.string().min(1) }),
});

export const deployActionVersion = operation({
  name: "deploy_action_version", title: "Roll back to a version of an action",
  description: "Makes an earlier version live again by deploying an identical copy of it as the newest version. A bound action switches over for all users immediately. To publish the current draft instead, use deploy_action.",
  method: "POST", path: "/actions/actions/{actionId}/versions/{id}/deploy", risk: "destructive",
  scopes: ["create:actions"], statuses: [202, 400, 401, 403, 429],
  binding: { version_id: { in: "path", name: "id" }, action_id: { in: "path", name: "actionId" } },
  emptyBody: "omit",
  input: z.strictObject({
    version_id: z.string().min(1).describe("The version to restore, from list_action_versions"),
    action_id: z.string().min(1),
    update_draft: z.boolean().optional().describe("true also overwrites the unsaved draft with this version"),
  }),
});

export const getAction = operation({
  name: "get_action", title: "Get an action",
  description: "Draft code, runtime, dependencies, secret names and build status of one action, and the live version. all_changes_deployed says whether the draft differs from what runs.",
  method: "GET", path: "/actions/actions/{id}", risk: "read",
  scopes: ["read:actions"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { action_id: { in: "path", name: "id" } },
  input: z.strictObject({ action_id: z.string().min(1).describe("UUID from list_actions") }),
});

export const updateAction = operation({
  name: "update_action", title: "Update an action",
  description: "Changes the draft of an action: code, dependencies, runtime, secrets, name. Logins keep running the deployed version until deploy_action is called; try the draft with test_action first.",
  method: "PATCH", path: "/actions/actions/{id}", risk: "write",
  scopes: ["update:actions"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { action_id: { in: "path", name: "id" } },
  input: z.strictObject({
    action_id: z.string().min(1),
    name: z.string().optional(),
    supported_triggers: z.array(ActionTrigger).min(1).optional(),
    code: z.string().optional().describe("The complete source; it replaces the draft"),
    dependencies: z.array(ActionVersionDependency).optional().describe("The complete list, with fixed versions"),
    runtime: z.string().optional(),
    secrets: z.array(ActionSecretRequest).optional().describe("The complete list; stored values cannot be read back"),
    modules: z.array(ActionModuleReference).optional(),
  }),
});

export const deleteAction = operation({
  name: "delete_action", title: "Delete an action",
  description: "Permanently deletes an action with all its versions and secrets. Refused while it is bound to a trigger, unless force detaches it first, which removes its logic from the flow immediately.",
  method: "DELETE", path: "/actions/actions/{id}", risk: "destructive",
  scopes: ["delete:actions"], statuses: [204, 400, 401, 403, 404, 429],
  binding: { action_id: { in: "path", name: "id" } },
  input: z.strictObject({
    action_id: z.string().min(1),
    force: z.boolean().optional().describe("true unbinds the action from its triggers and deletes it even while in use"),
  }),
});

export const deployAction = operation({
  name: "deploy_action", title: "Deploy an action",
  description: "Publishes the draft as a new immutable version. If the action is bound to a trigger, every login or sign-up runs the new code immediately, so a bug can lock users out. The draft must have status built; roll back with deploy_action_version.",
  method: "POST", path: "/actions/actions/{id}/deploy", risk: "destructive",
  scopes: ["create:actions"], statuses: [200, 202, 400, 401, 403, 429],
  binding: { action_id: { in: "path", name: "id" } },
  body: "none",
  input: z.strictObject({ action_id: z.string().min(1) }),
});

export const testAction = operation({
  name: "test_action", title: "Test an action",
  description: "Runs the draft of an action once with an event you supply and returns its outcome. No user or login is affected, but the code really runs, including its calls to external services.",
  method: "POST", path: "/actions/actions/{id}/test", risk: "write",
  scopes: ["create:actions"], statuses: [200, 400, 401, 403, 429],
  binding: { action_id: { in: "path", name: "id" } },
  input: z.strictObject({
    action_id: z.string().min(1),
    payload: TestActionPayload.describe("Event for the trigger, as {\"event\": {...}}: user, request, client and so on"),
  }),
});

export const getActionExecution = operation({
  name: "get_action_execution", title: "Get an action execution",
  description: "Which actions ran in one login or other flow, how long each took and what error it threw. The id is in the tenant log event of that flow; executions are kept for 10 days.",
  method: "GET", path: "/actions/executions/{id}", risk: "read",
  scopes: ["read:actions"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { execution_id: { in: "path", name: "id" } },
  input: z.strictObject({
    execution_id: z.string().min(1).describe("details.actions.executions[] of a log event"),
  }),
});

export const listActionModules = operation({
  name: "list_action_modules", title: "List action modules",
  description: "Shared code modules that actions can require, with their code and how many actions use each. To see which ones: list_action_module_actions.",
  method: "GET", path: "/actions/modules", risk: "read", lifecycle: "EA",
  scopes: ["read:actions"], statuses: [200, 400, 401, 403, 429],
  list: "modules",
  input: z.strictObject({ page: z.int().optional(), per_page: z.int().optional() }),
});

export const createActionModule = operation({
  name: "create_action_module", title: "Create an action module",
  description: "Adds a code module that several actions can share. Actions can only reference a published version: set publish, or call create_action_module_version afterwards. The name must be unique and cannot be changed.",
  method: "POST", path: "/actions/modules", risk: "write", lifecycle: "EA",
  scopes: ["create:actions"], statuses: [201, 400, 401, 403, 409, 429],
  input: z.strictObject({
    name: z.string().max(255).regex(new RegExp("^[^\u0000]*$", 'u')),
    code: z.string().max(65536).regex(new RegExp("^[^\u0000]*$", 'u')).describe("CommonJS source that exports what actions will require()"),
    secrets: z.array(ActionModuleSecretRequest).optional(),
    dependencies: z.array(ActionModuleDependencyRequest).optional(),
    api_version: z.string().max(20).regex(new RegExp("^[^\u0000]*$", 'u')).optional(),
    publish: z.boolean().optional().describe("true publishes version 1 immediately"),
  }),
});

export const getActionModule = operation({
  name: "get_action_module", title: "Get an action module",
  description: "Draft code, dependencies and secret names of one shared module, its latest published version, and how many actions use it.",
  method: "GET", path: "/actions/modules/{id}", risk: "read", lifecycle: "EA",
  scopes: ["read:actions"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { module_id: { in: "path", name: "id" } },
  input: z.strictObject({ module_id: z.string().min(1) }),
});

export const updateActionModule = operation({
  name: "update_action_module", title: "Update an action module",
  description: "Edits the draft of a shared module: code, dependencies, secrets. Actions stay on the version they reference until a new one is published with create_action_module_version and they are moved to it.",
  method: "PATCH", path: "/actions/modules/{id}", risk: "write", lifecycle: "EA",
  scopes: ["update:actions"], statuses: [200, 400, 401, 403, 404, 409, 429],
  binding: { module_id: { in: "path", name: "id" } },
  input: z.strictObject({
    module_id: z.string().min(1),
    code: z.string().max(65536).regex(new RegExp("^[^\u0000]*$", 'u')).optional().describe("The complete source; it replaces the draft"),
    secrets: z.array(ActionModuleSecretRequest).optional().describe("The complete list; stored values cannot be read back"),
    dependencies: z.array(ActionModuleDependencyRequest).optional(),
  }),
});

export const deleteActionModule = operation({
  name: "delete_action_module", title: "Delete an action module",
  description: "Permanently removes a shared module with all of its versions. Fails with 412 while any action uses it; find those with list_action_module_actions and move them off it first.",
  method: "DELETE", path: "/actions/modules/{id}", risk: "destructive", lifecycle: "EA",
  scopes: ["delete:actions"], statuses: [204, 400, 401, 403, 404, 412, 429],
  binding: { module_id: { in: "path", name: "id" } },
  input: z.strictObject({ module_id: z.string().min(1) }),
});

export const listActionModuleActions = operation({
  name: "list_action_module_actions", title: "List actions that use a module",
  description: "The actions that reference a shared module and the module version each is pinned to. Check it before changing or deleting the module.",
  method: "GET", path: "/actions/modules/{id}/actions", risk: "read", lifecycle: "EA",
  scopes: ["read:actions"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { module_id: { in: "path", name: "id" } },
  list: "actions",
  input: z.strictObject({
    module_id: z.string().min(1),
    page: z.int().optional(),
    per_page: z.int().optional(),
  }),
});

export const rollbackActionModule = operation({
  name: "rollback_action_module", title: "Roll back the draft of a module",
  description: "Copies code, dependencies and secrets of a published version into the draft, discarding unpublished edits. Running actions are unaffected until create_action_module_version publishes the draft.",
  method: "POST", path: "/actions/modules/{id}/rollback", risk: "write", lifecycle: "EA",
  scopes: ["update:actions"], statuses: [200, 400, 401, 403, 404, 409, 429],
  binding: { module_id: { in: "path", name: "id" } },
  input: z.strictObject({
    module_id: z.string().min(1),
    module_version_id: z.string().describe("From list_action_module_versions"),
  }),
});

export const listActionModuleVersions = operation({
  name: "list_action_module_versions", title: "List versions of a module",
  description: "Published, immutable versions of a shared module with code and version number. Their ids are what actions reference and what rollback_action_module restores.",
  method: "GET", path: "/actions/modules/{id}/versions", risk: "read", lifecycle: "EA",
  scopes: ["read:actions"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { module_id: { in: "path", name: "id" } },
  list: "versions",
  input: z.strictObject({
    module_id: z.string().min(1),
    page: z.int().optional(),
    per_page: z.int().optional(),
  }),
});

export const createActionModuleVersion = operation({
  name: "create_action_module_version", title: "Publish a version of a module",
  description: "Freezes the draft of a shared module as its next version, which actions can then reference. Returns 409 without unpublished changes and 412 at the version limit. Existing actions are not moved to it.",
  method: "POST", path: "/actions/modules/{id}/versions", risk: "write", lifecycle: "EA",
  scopes: ["update:actions"], statuses: [200, 400, 401, 403, 404, 409, 412],
  binding: { module_id: { in: "path", name: "id" } },
  body: "none",
  input: z.strictObject({ module_id: z.string().min(1) }),
});

export const getActionModuleVersion = operation({
  name: "get_action_module_version", title: "Get one version of a module",
  description: "Code, dependencies and secret names of one published version of a shared module, as actions pinned to it run it.",
  method: "GET", path: "/actions/modules/{id}/versions/{versionId}", risk: "read", lifecycle: "EA",
  scopes: ["read:actions"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { module_id: { in: "path", name: "id" }, module_version_id: { in: "path", name: "versionId" } },
  input: z.strictObject({ module_id: z.string().min(1), module_version_id: z.string().min(1) }),
});

export const listActionTriggers = operation({
  name: "list_action_triggers", title: "List action triggers",
  description: "The points in login, sign-up, token and message flows where actions can run, with their versions and Node runtimes. Read it before create_action to pick a trigger id and its current version.",
  method: "GET", path: "/actions/triggers", risk: "read",
  scopes: ["read:actions"], statuses: [200, 400, 401, 403, 429],
  input: z.strictObject({}),
});

export const listActionTriggerBindings = operation({
  name: "list_action_trigger_bindings", title: "List actions bound to a trigger",
  description: "The actions a trigger actually runs, in execution order. Fetch it before update_action_trigger_bindings, which needs the complete list.",
  method: "GET", path: "/actions/triggers/{triggerId}/bindings", risk: "read",
  scopes: ["read:actions"], statuses: [200, 400, 401, 403, 429],
  binding: { trigger_id: { in: "path", name: "triggerId" } },
  list: "bindings",
  input: z.strictObject({
    trigger_id: z.enum(["post-login", "credentials-exchange", "pre-user-registration", "post-user-registration", "post-change-password", "send-phone-message", "custom-phone-provider", "custom-email-provider", "password-reset-post-challenge", "custom-token-exchange", "event-stream", "password-hash-migration", "login-post-identifier", "signup-post-identifier", "post-credential-validation"]),
    page: z.int().optional(),
    per_page: z.int().optional(),
  }),
});

export const updateActionTriggerBindings = operation({
  name: "update_action_trigger_bindings", title: "Set the actions bound to a trigger",
  description: "Replaces the ordered list of actions a trigger runs, live for all users immediately: any omitted binding is removed, and an empty list removes all. Start from list_action_trigger_bindings. Actions must be deployed first.",
  method: "PATCH", path: "/actions/triggers/{triggerId}/bindings", risk: "destructive",
  scopes: ["update:actions"], statuses: [200, 400, 401, 403, 429],
  binding: { trigger_id: { in: "path", name: "triggerId" } },
  input: z.strictObject({
    trigger_id: z.enum(["post-login", "credentials-exchange", "pre-user-registration", "post-user-registration", "post-change-password", "send-phone-message", "custom-phone-provider", "custom-email-provider", "password-reset-post-challenge", "custom-token-exchange", "event-stream", "password-hash-migration", "login-post-identifier", "signup-post-identifier", "post-credential-validation"]),
    bindings: z.array(UpdateActionBindingItem).optional().describe("All, in order: [{\"ref\":{\"type\":\"action_id|action_name|binding_id\",\"value\":\"…\"},\"display_name\":\"…\"}]"),
  }),
});
