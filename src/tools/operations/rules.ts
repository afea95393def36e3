// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operationsOf } from '../operation.js';

const operation = operationsOf("rules");

export const listRules = operation({
  name: "list_rules", title: "List rules",
  description: "Scripts run in order after each login, with their code and enabled state. Newer tenants have none: see list_action_trigger_bindings for what runs at login there. Deprecated (end of life 2026-11-18).",
  method: "GET", path: "/rules", toolset: "actions", risk: "read", lifecycle: "deprecated",
  scopes: ["read:rules"], statuses: [200, 400, 401, 403, 404, 429],
  deprecations: [{ note: "Deprecated (end of life 2026-11-18); use list_actions instead." }],
  list: "rules",
  input: z.strictObject({
    page: z.int().min(0).optional(),
    per_page: z.int().min(0).max(100).optional(),
    include_totals: z.boolean().optional(),
    enabled: z.boolean().optional(),
    fields: z.string().optional(),
    include_fields: z.boolean().optional(),
  }),
});

export const createRule = operation({
  name: "create_rule", title: "Create a rule",
  description: "Adds a script that runs at every login of every application, at once unless enabled is false; a fault can lock users out. Deprecated (end of life 2026-11-18).",
  method: "POST", path: "/rules", toolset: "actions", risk: "destructive", lifecycle: "deprecated",
  scopes: ["create:rules"], statuses: [201, 400, 401, 403, 409, 429],
  deprecations: [{ note: "Deprecated (end of life 2026-11-18); use create_action instead." }],
  input: z.strictObject({
    name: z.string().regex(new RegExp("^[a-zA-Z0-9]([ \\-a-zA-Z0-9]*[a-zA-Z0-9])?$", 'u')).describe("Letters, digits, spaces and dashes; starts and ends with a letter or digit"),
    script: z.string().min(1).describe("function (user, context, callback) { callback(null, user, context); }"),
    order: z.number().min(0).optional().describe("Lower runs first; unique"),
    enabled: z.boolean().optional().describe("Default true; start with false"),
    stage: z.enum(["login_success", "login_failure", "pre_authorize"]).optional(),
  }),
});

export const getRule = operation({
  name: "get_rule", title: "Get a rule",
  description: "Script, position, stage and enabled state of one login script; ids come from list_rules. Deprecated (end of life 2026-11-18).",
  method: "GET", path: "/rules/{id}", toolset: "actions", risk: "read", lifecycle: "deprecated",
  scopes: ["read:rules"], statuses: [200, 400, 401, 403, 404, 429],
  deprecations: [{ note: "Deprecated (end of life 2026-11-18); use list_actions instead." }],
  binding: { rule_id: { in: "path", name: "id" } },
  input: z.strictObject({
    rule_id: z.string().min(1),
    fields: z.string().optional(),
    include_fields: z.boolean().optional(),
  }),
});

export const updateRule = operation({
  name: "update_rule", title: "Update a rule",
  description: "Changes script, name, order or enabled state of a login script. There are no drafts or versions: it applies from the next login of every user, and the old script is lost. Deprecated (end of life 2026-11-18).",
  method: "PATCH", path: "/rules/{id}", toolset: "actions", risk: "destructive", lifecycle: "deprecated",
  scopes: ["update:rules"], statuses: [200, 400, 401, 403, 404, 409, 429],
  deprecations: [{ note: "Deprecated (end of life 2026-11-18); use update_action instead." }],
  binding: { rule_id: { in: "path", name: "id" } },
  input: z.strictObject({
    rule_id: z.string().min(1),
    script: z.string().min(1).optional().describe("function (user, context, callback) { callback(null, user, context); }"),
    name: z.string().regex(new RegExp("^[a-zA-Z0-9]([ \\-a-zA-Z0-9]*[a-zA-Z0-9])?$", 'u')).optional().describe("Letters, digits, spaces and dashes; starts and ends with a letter or digit"),
    order: z.number().min(0).optional().describe("Lower runs first; unique"),
    enabled: z.boolean().optional(),
  }),
});

export const deleteRule = operation({
  name: "delete_rule", title: "Delete a rule",
  description: "Permanently deletes a login script; claims or checks it added are missing from the next login on. To keep the code, disable it with update_rule. Deprecated (end of life 2026-11-18).",
  method: "DELETE", path: "/rules/{id}", toolset: "actions", risk: "destructive", lifecycle: "deprecated",
  scopes: ["delete:rules"], statuses: [204, 400, 401, 403, 429],
  deprecations: [{ note: "Deprecated (end of life 2026-11-18); use list_actions instead." }],
  binding: { rule_id: { in: "path", name: "id" } },
  input: z.strictObject({ rule_id: z.string().min(1) }),
});
