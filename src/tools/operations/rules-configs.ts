// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operationsOf } from '../operation.js';

const operation = operationsOf("rules-configs");

export const listRulesConfigs = operation({
  name: "list_rules_configs", title: "List rules configuration keys",
  description: "Names of the variables that rules read as configuration.NAME. Values cannot be read outside of a running rule. Deprecated (end of life 2026-11-18).",
  method: "GET", path: "/rules-configs", toolset: "actions", risk: "read", lifecycle: "deprecated",
  scopes: ["read:rules_configs"], statuses: [200, 401, 403, 429],
  deprecations: [{ note: "Deprecated (end of life 2026-11-18); use list_actions instead." }],
  list: null,
  input: z.strictObject({
    page: z.int().min(0).optional(),
    per_page: z.int().min(1).max(100).optional(),
    include_totals: z.boolean().optional(),
  }),
});

export const setRulesConfig = operation({
  name: "set_rules_config", title: "Set a rules configuration value",
  description: "Creates or overwrites one variable of rules, in effect from the next login. An old value cannot be read back. For actions, put secrets into update_action instead. Deprecated (end of life 2026-11-18).",
  method: "PUT",
  path: "/rules-configs/{key}",
  toolset: "actions",
  risk: "destructive",
  lifecycle: "deprecated",
  scopes: ["update:rules_configs"], statuses: [200, 401, 403, 429],
  deprecations: [{ note: "Deprecated (end of life 2026-11-18); use update_action instead." }],
  binding: { config_key: { in: "path", name: "key" } },
  input: z.strictObject({
    config_key: z.string().min(1).max(127).describe("Letters, digits and _ - @ * + :"),
    value: z.string(),
  }),
});

export const deleteRulesConfig = operation({
  name: "delete_rules_config", title: "Delete a rules configuration value",
  description: "Removes one variable of rules; its value is gone for good, and rules that still read it can fail at the next login. Deprecated (end of life 2026-11-18).",
  method: "DELETE",
  path: "/rules-configs/{key}",
  toolset: "actions",
  risk: "destructive",
  lifecycle: "deprecated",
  scopes: ["delete:rules_configs"], statuses: [204, 401, 403, 429],
  deprecations: [{ note: "Deprecated (end of life 2026-11-18); use list_actions instead." }],
  binding: { config_key: { in: "path", name: "key" } },
  input: z.strictObject({ config_key: z.string().min(1).max(127) }),
});
