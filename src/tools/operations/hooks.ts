// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { sized } from '../formats.js';
import { operationsOf } from '../operation.js';

const HookTriggerIdEnum = z.enum(["credentials-exchange", "pre-user-registration", "post-user-registration", "post-change-password", "send-phone-message"]);
const HookDependencies = z.record(z.string(), z.string());
const CreateHookSecretRequestContent = sized(z.record(z.string(), z.string()), 1, 20);
const UpdateHookSecretRequestContent = sized(z.record(z.string(), z.string()), 1, 20);
const DeleteHookSecretRequestContent = z.array(z.string()).min(1);

const operation = operationsOf("hooks");

export const listHooks = operation({
  name: "list_hooks", title: "List hooks",
  description: "Scripts run at sign-up, password change or machine-to-machine token exchange. Newer tenants have none. Deprecated (end of life 2026-11-18).",
  method: "GET", path: "/hooks", toolset: "actions", risk: "read", lifecycle: "deprecated",
  scopes: ["read:hooks"], statuses: [200, 400, 401, 403, 404, 429],
  deprecations: [{ note: "Deprecated (end of life 2026-11-18); use list_actions instead." }],
  list: "hooks",
  input: z.strictObject({
    page: z.int().min(0).optional(),
    per_page: z.int().min(0).max(100).optional(),
    include_totals: z.boolean().optional(),
    enabled: z.boolean().optional(),
    fields: z.string().optional().describe("Comma-separated names to return"),
    triggerId: HookTriggerIdEnum.optional(),
  }),
});

export const createHook = operation({
  name: "create_hook", title: "Create a hook",
  description: "Adds a script to a trigger, off unless enabled is set; only one hook per trigger can be enabled. Deprecated (end of life 2026-11-18).",
  method: "POST", path: "/hooks", toolset: "actions", risk: "write", lifecycle: "deprecated",
  scopes: ["create:hooks"], statuses: [201, 400, 401, 403, 409, 429],
  deprecations: [{ note: "Deprecated (end of life 2026-11-18); use create_action instead." }],
  input: z.strictObject({
    name: z.string().regex(new RegExp("^[a-zA-Z0-9]([ \\-a-zA-Z0-9]*[a-zA-Z0-9])?$", 'u')).describe("Letters, digits, spaces and dashes; starts and ends with a letter or digit"),
    script: z.string().min(1),
    enabled: z.boolean().optional(),
    dependencies: HookDependencies.optional().describe("{\"package\": \"version\"}"),
    triggerId: HookTriggerIdEnum,
  }),
});

export const getHook = operation({
  name: "get_hook", title: "Get a hook",
  description: "Script, trigger, npm dependencies and enabled state of one hook. Its secrets are listed by list_hook_secrets. Deprecated (end of life 2026-11-18).",
  method: "GET", path: "/hooks/{id}", toolset: "actions", risk: "read", lifecycle: "deprecated",
  scopes: ["read:hooks"], statuses: [200, 400, 401, 403, 404, 429],
  deprecations: [{ note: "Deprecated (end of life 2026-11-18); use list_actions instead." }],
  binding: { hook_id: { in: "path", name: "id" } },
  input: z.strictObject({
    hook_id: z.string().min(1),
    fields: z.string().optional().describe("Comma-separated names to return"),
  }),
});

export const updateHook = operation({
  name: "update_hook", title: "Update a hook",
  description: "Changes script, name, dependencies or enabled state of a hook. There are no drafts or versions: an enabled one runs the new code immediately for all users, and the old script is lost. Deprecated (end of life 2026-11-18).",
  method: "PATCH", path: "/hooks/{id}", toolset: "actions", risk: "destructive", lifecycle: "deprecated",
  scopes: ["update:hooks"], statuses: [200, 201, 400, 401, 403, 404, 409, 429],
  deprecations: [{ note: "Deprecated (end of life 2026-11-18); use update_action instead." }],
  binding: { hook_id: { in: "path", name: "id" } },
  input: z.strictObject({
    hook_id: z.string().min(1),
    name: z.string().regex(new RegExp("^[a-zA-Z0-9]([ \\-a-zA-Z0-9]*[a-zA-Z0-9])?$", 'u')).optional(),
    script: z.string().min(1).optional().describe("The complete source"),
    enabled: z.boolean().optional(),
    dependencies: HookDependencies.optional().describe("{\"package\": \"version\"}"),
  }),
});

export const deleteHook = operation({
  name: "delete_hook", title: "Delete a hook",
  description: "Permanently deletes a hook with its script and secrets; its trigger stops running it at once. To keep the code, disable it with update_hook. Deprecated (end of life 2026-11-18).",
  method: "DELETE", path: "/hooks/{id}", toolset: "actions", risk: "destructive", lifecycle: "deprecated",
  scopes: ["delete:hooks"], statuses: [204, 400, 401, 403, 429],
  deprecations: [{ note: "Deprecated (end of life 2026-11-18); use list_actions instead." }],
  binding: { hook_id: { in: "path", name: "id" } },
  input: z.strictObject({ hook_id: z.string().min(1) }),
});

export const listHookSecrets = operation({
  name: "list_hook_secrets", title: "List secrets of a hook",
  description: "Names of the secrets a hook can read; their values are masked. Check before create_hook_secrets (new names) or update_hook_secrets (existing ones). Deprecated (end of life 2026-11-18).",
  method: "GET", path: "/hooks/{id}/secrets", toolset: "actions", risk: "read", lifecycle: "deprecated",
  scopes: ["read:hooks"], statuses: [200, 400, 401, 403, 404, 429],
  deprecations: [{ note: "Deprecated (end of life 2026-11-18); use list_actions instead." }],
  binding: { hook_id: { in: "path", name: "id" } },
  input: z.strictObject({ hook_id: z.string().min(1) }),
});

export const createHookSecrets = operation({
  name: "create_hook_secrets", title: "Add secrets to a hook",
  description: "Stores new name and value pairs for a hook, at most 20 in total; the script sees them immediately. A name already in use returns 409: change it with update_hook_secrets. Deprecated (end of life 2026-11-18).",
  method: "POST", path: "/hooks/{id}/secrets", toolset: "actions", risk: "write", lifecycle: "deprecated",
  scopes: ["update:hooks"], statuses: [201, 400, 401, 403, 409, 429],
  deprecations: [{ note: "Deprecated (end of life 2026-11-18); use update_action instead." }],
  binding: { hook_id: { in: "path", name: "id" }, secrets: { in: "body", name: "*" } },
  body: "value",
  input: z.strictObject({
    hook_id: z.string().min(1),
    secrets: CreateHookSecretRequestContent.describe("{\"NAME\": \"value\"}"),
  }),
});

export const updateHookSecrets = operation({
  name: "update_hook_secrets", title: "Update secrets of a hook",
  description: "Overwrites the values of existing secrets of a hook; others are kept. Old values cannot be read back and the running script uses the new ones immediately. For new names use create_hook_secrets. Deprecated (end of life 2026-11-18).",
  method: "PATCH",
  path: "/hooks/{id}/secrets",
  toolset: "actions",
  risk: "destructive",
  lifecycle: "deprecated",
  scopes: ["update:hooks"], statuses: [201, 400, 401, 403, 404, 409, 429],
  deprecations: [{ note: "Deprecated (end of life 2026-11-18); use update_action instead." }],
  binding: { hook_id: { in: "path", name: "id" }, secrets: { in: "body", name: "*" } },
  body: "value",
  input: z.strictObject({
    hook_id: z.string().min(1),
    secrets: UpdateHookSecretRequestContent.describe("{\"EXISTING_NAME\": \"new value\"}"),
  }),
});

export const deleteHookSecrets = operation({
  name: "delete_hook_secrets", title: "Delete secrets of a hook",
  description: "Removes the named secrets from a hook. The values are gone for good, and a script that still reads them may fail at the next run. Deprecated (end of life 2026-11-18).",
  method: "DELETE",
  path: "/hooks/{id}/secrets",
  toolset: "actions",
  risk: "destructive",
  lifecycle: "deprecated",
  scopes: ["delete:hooks"], statuses: [204, 400, 401, 403, 429],
  deprecations: [{ note: "Deprecated (end of life 2026-11-18); use list_actions instead." }],
  binding: { hook_id: { in: "path", name: "id" }, secret_names: { in: "body", name: "*" } },
  body: "value",
  input: z.strictObject({
    hook_id: z.string().min(1),
    secret_names: DeleteHookSecretRequestContent.describe("Names from list_hook_secrets"),
  }),
});
