// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operation } from '../operation.js';
import type * as outputs from './rules-configs.output.js';


export const listRulesConfigs = operation<z.infer<typeof outputs.ListRulesConfigsOutput>>()({
  name: "list_rules_configs",
  title: "List rules configuration keys",
  description: "Names of the variables that legacy rules read as configuration.NAME. Values cannot be read outside of a running rule.",
  method: "GET",
  path: "/rules-configs",
  resource: "rules-configs",
  toolset: "actions",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:rules_configs"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["environment variables","rule secrets","settings of scripts","API keys","constants","which configuration values do rules have","rules settings","list rule config keys","variables our rules use"],
  binding: {"page":{"in":"query","name":"page"},"per_page":{"in":"query","name":"per_page"},"include_totals":{"in":"query","name":"include_totals"}},
  required: [],
  body: "none",
  emptyBody: "omit",
  statuses: [200,401,403,429],
  list: {"key":null,"page":true,"checkpoint":false,"totals":true},
  input: z.strictObject({
    page: z.int().min(0).optional(),
    per_page: z.int().min(1).max(100).optional(),
    include_totals: z.boolean().optional(),
  }),
});

export const setRulesConfig = operation<z.infer<typeof outputs.SetRulesConfigOutput>>()({
  name: "set_rules_config",
  title: "Set a rules configuration value",
  description: "Creates or overwrites one variable of legacy rules, in effect from the next login. An old value cannot be read back. For actions, put secrets into update_action instead.",
  method: "PUT",
  path: "/rules-configs/{key}",
  resource: "rules-configs",
  toolset: "actions",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["update:rules_configs"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["environment variable","rotate API key","constant","credential","key-value store","set a value that rules read from configuration","change rules configuration","add key to rules config","update rule setting"],
  binding: {"config_key":{"in":"path","name":"key"},"value":{"in":"body","name":"value"}},
  required: ["config_key","value"],
  body: "fields",
  emptyBody: "object",
  statuses: [200,401,403,429],
  input: z.strictObject({
    config_key: z.string().min(1).max(127).describe("Letters, digits and _ - @ * + :"),
    value: z.string(),
  }),
});

export const deleteRulesConfig = operation<undefined>()({
  name: "delete_rules_config",
  title: "Delete a rules configuration value",
  description: "Removes one variable of legacy rules; its value is gone for good, and rules that still read it can fail at the next login.",
  method: "DELETE",
  path: "/rules-configs/{key}",
  resource: "rules-configs",
  toolset: "actions",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["delete:rules_configs"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["environment variable","drop API key","clean up constant","rule secret","remove a rules configuration value"],
  binding: {"config_key":{"in":"path","name":"key"}},
  required: ["config_key"],
  body: "none",
  emptyBody: "omit",
  statuses: [204,401,403,429],
  input: z.strictObject({
    config_key: z.string().min(1).max(127),
  }),
});
