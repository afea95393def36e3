// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { sized } from '../formats.js';
import { operation } from '../operation.js';
import type * as outputs from './hooks.output.js';

const HookTriggerIdEnum = z.enum(["credentials-exchange", "pre-user-registration", "post-user-registration", "post-change-password", "send-phone-message"]);

const HookDependencies = z.record(z.string(), z.string());

const CreateHookSecretRequestContent = sized(z.record(z.string(), z.string()), 1, 20);

const UpdateHookSecretRequestContent = sized(z.record(z.string(), z.string()), 1, 20);

const DeleteHookSecretRequestContent = z.array(z.string()).min(1);

export const listHooks = operation<z.infer<typeof outputs.ListHooksOutput>>()({
  name: "list_hooks",
  title: "List hooks",
  description: "Legacy scripts run at sign-up, password change or machine-to-machine token exchange. Newer tenants have none: look at list_actions instead.",
  method: "GET",
  path: "/hooks",
  resource: "hooks",
  toolset: "actions",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:hooks"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["webtask","extensibility","old custom code","client credentials script","deprecated","pre-user-registration hooks","list hooks","which legacy hooks exist","hooks still running"],
  binding: {"page":{"in":"query","name":"page"},"per_page":{"in":"query","name":"per_page"},"include_totals":{"in":"query","name":"include_totals"},"enabled":{"in":"query","name":"enabled"},"fields":{"in":"query","name":"fields"},"triggerId":{"in":"query","name":"triggerId"}},
  required: [],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,403,404,429],
  list: {"key":"hooks","page":true,"checkpoint":false,"totals":true},
  input: z.strictObject({
    page: z.int().min(0).optional(),
    per_page: z.int().min(0).max(100).optional(),
    include_totals: z.boolean().optional(),
    enabled: z.boolean().optional(),
    fields: z.string().optional().describe("Comma-separated names to return"),
    triggerId: HookTriggerIdEnum.optional(),
  }),
});

export const createHook = operation<z.infer<typeof outputs.CreateHookOutput>>()({
  name: "create_hook",
  title: "Create a hook",
  description: "Adds a legacy script to a trigger, off unless enabled is set; only one hook per trigger can be enabled. Hooks are being retired and closed to newer tenants: prefer create_action.",
  method: "POST",
  path: "/hooks",
  resource: "hooks",
  toolset: "actions",
  risk: "write",
  scopes: {"mode":"any","scopes":["create:hooks"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["webtask","extensibility","custom code at registration","client credentials script","deprecated","create a hook","new legacy hook"],
  binding: {"name":{"in":"body","name":"name"},"script":{"in":"body","name":"script"},"enabled":{"in":"body","name":"enabled"},"dependencies":{"in":"body","name":"dependencies"},"triggerId":{"in":"body","name":"triggerId"}},
  required: ["name","script","triggerId"],
  body: "fields",
  emptyBody: "object",
  statuses: [201,400,401,403,409,429],
  input: z.strictObject({
    name: z.string().regex(new RegExp("^[a-zA-Z0-9]([ \\-a-zA-Z0-9]*[a-zA-Z0-9])?$", 'u')).describe("Letters, digits, spaces and dashes; letter or digit at both ends"),
    script: z.string().min(1),
    enabled: z.boolean().optional(),
    dependencies: HookDependencies.optional().describe("{\"package\": \"version\"}"),
    triggerId: HookTriggerIdEnum,
  }),
});

export const getHook = operation<z.infer<typeof outputs.GetHookOutput>>()({
  name: "get_hook",
  title: "Get a hook",
  description: "Script, trigger, npm dependencies and enabled state of one legacy hook. Its secrets are listed by list_hook_secrets.",
  method: "GET",
  path: "/hooks/{id}",
  resource: "hooks",
  toolset: "actions",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:hooks"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["webtask","view old code","extensibility","deprecated script source","show a hook","hook code"],
  binding: {"hook_id":{"in":"path","name":"id"},"fields":{"in":"query","name":"fields"}},
  required: ["hook_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,403,404,429],
  input: z.strictObject({
    hook_id: z.string().min(1),
    fields: z.string().optional().describe("Comma-separated names to return"),
  }),
});

export const updateHook = operation<z.infer<typeof outputs.UpdateHookOutput>>()({
  name: "update_hook",
  title: "Update a hook",
  description: "Changes script, name, dependencies or enabled state of a legacy hook. There are no drafts or versions: an enabled one runs the new code at once for all users, and the old script is lost.",
  method: "PATCH",
  path: "/hooks/{id}",
  resource: "hooks",
  toolset: "actions",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["update:hooks"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["webtask","edit old code","turn on","turn off","disable","extensibility","change a hook","disable a hook","edit hook script"],
  binding: {"hook_id":{"in":"path","name":"id"},"name":{"in":"body","name":"name"},"script":{"in":"body","name":"script"},"enabled":{"in":"body","name":"enabled"},"dependencies":{"in":"body","name":"dependencies"}},
  required: ["hook_id"],
  body: "fields",
  emptyBody: "object",
  statuses: [200,201,400,401,403,404,409,429],
  input: z.strictObject({
    hook_id: z.string().min(1),
    name: z.string().regex(new RegExp("^[a-zA-Z0-9]([ \\-a-zA-Z0-9]*[a-zA-Z0-9])?$", 'u')).optional(),
    script: z.string().min(1).optional().describe("The complete source"),
    enabled: z.boolean().optional(),
    dependencies: HookDependencies.optional().describe("{\"package\": \"version\"}"),
  }),
});

export const deleteHook = operation<undefined>()({
  name: "delete_hook",
  title: "Delete a hook",
  description: "Removes a legacy hook with its script and secrets for good; its trigger stops running it at once. To keep the code, disable it with update_hook.",
  method: "DELETE",
  path: "/hooks/{id}",
  resource: "hooks",
  toolset: "actions",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["delete:hooks"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["webtask","remove old code","extensibility cleanup","migrate to actions","delete a hook"],
  binding: {"hook_id":{"in":"path","name":"id"}},
  required: ["hook_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [204,400,401,403,429],
  input: z.strictObject({
    hook_id: z.string().min(1),
  }),
});

export const listHookSecrets = operation<z.infer<typeof outputs.ListHookSecretsOutput>>()({
  name: "list_hook_secrets",
  title: "List secrets of a hook",
  description: "Names of the secrets a legacy hook can read; their values are masked. Look here before create_hook_secrets (new names) or update_hook_secrets (existing ones).",
  method: "GET",
  path: "/hooks/{id}/secrets",
  resource: "hooks",
  toolset: "actions",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:hooks"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["webtask","environment variables","API keys of the script","configuration values","credentials","secrets of a hook","which secrets does a hook have"],
  binding: {"hook_id":{"in":"path","name":"id"}},
  required: ["hook_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,403,404,429],
  input: z.strictObject({
    hook_id: z.string().min(1),
  }),
});

export const createHookSecrets = operation<undefined>()({
  name: "create_hook_secrets",
  title: "Add secrets to a hook",
  description: "Stores new name and value pairs for a legacy hook, at most 20 in all; the script sees them at once. A name already in use answers 409: change that one with update_hook_secrets.",
  method: "POST",
  path: "/hooks/{id}/secrets",
  resource: "hooks",
  toolset: "actions",
  risk: "write",
  scopes: {"mode":"any","scopes":["update:hooks"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["webtask","environment variables","API key for script","configuration value","credentials","add an environment secret to a hook","new hook secret"],
  binding: {"hook_id":{"in":"path","name":"id"},"secrets":{"in":"body","name":"*"}},
  required: ["hook_id","secrets"],
  body: "value",
  emptyBody: "object",
  statuses: [201,400,401,403,409,429],
  input: z.strictObject({
    hook_id: z.string().min(1),
    secrets: CreateHookSecretRequestContent.describe("{\"NAME\": \"value\"}"),
  }),
});

export const updateHookSecrets = operation<undefined>()({
  name: "update_hook_secrets",
  title: "Update secrets of a hook",
  description: "Overwrites the values of existing secrets of a legacy hook; others stay. Old values cannot be read back and the running script uses the new ones at once. New names go through create_hook_secrets.",
  method: "PATCH",
  path: "/hooks/{id}/secrets",
  resource: "hooks",
  toolset: "actions",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["update:hooks"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["webtask","rotate API key","environment variables","change credentials","change a hook's secret","new value for a hook secret"],
  binding: {"hook_id":{"in":"path","name":"id"},"secrets":{"in":"body","name":"*"}},
  required: ["hook_id","secrets"],
  body: "value",
  emptyBody: "object",
  statuses: [201,400,401,403,404,409,429],
  input: z.strictObject({
    hook_id: z.string().min(1),
    secrets: UpdateHookSecretRequestContent.describe("{\"EXISTING_NAME\": \"new value\"}"),
  }),
});

export const deleteHookSecrets = operation<undefined>()({
  name: "delete_hook_secrets",
  title: "Delete secrets of a hook",
  description: "Removes the named secrets from a legacy hook. The values are gone for good, and a script that still reads them may fail at the next run.",
  method: "DELETE",
  path: "/hooks/{id}/secrets",
  resource: "hooks",
  toolset: "actions",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["delete:hooks"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["webtask","remove environment variables","drop API key","credentials cleanup","remove a hook secret"],
  binding: {"hook_id":{"in":"path","name":"id"},"secret_names":{"in":"body","name":"*"}},
  required: ["hook_id","secret_names"],
  body: "value",
  emptyBody: "object",
  statuses: [204,400,401,403,429],
  input: z.strictObject({
    hook_id: z.string().min(1),
    secret_names: DeleteHookSecretRequestContent.describe("Names from list_hook_secrets"),
  }),
});
