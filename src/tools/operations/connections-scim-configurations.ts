// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operation } from '../operation.js';
import type * as outputs from './connections-scim-configurations.output.js';


export const listScimConfigurations = operation<z.infer<typeof outputs.ListScimConfigurationsOutput>>()({
  name: "list_scim_configurations",
  title: "List SCIM configurations",
  description: "Every enterprise connection of the tenant that accepts SCIM, with its attribute mapping. For one connection use get_scim_configuration; for Google Workspace sync list_directory_provisionings.",
  method: "GET",
  path: "/connections-scim-configurations",
  resource: "connections-scim-configurations",
  toolset: "connections",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:scim_config"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["which customers provision users","inbound provisioning overview","Okta provisioning","Entra provisioning","overview of all SCIM configurations","which connections use SCIM","all SCIM setups in the tenant","which customers have SCIM","connections with SCIM switched on","all customers with SCIM"],
  binding: {"from":{"in":"query","name":"from"},"take":{"in":"query","name":"take"}},
  required: [],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,403,429],
  list: {"key":"scim_configurations","page":false,"checkpoint":true,"totals":false},
  input: z.strictObject({
    from: z.string().optional(),
    take: z.int().min(1).max(100).optional(),
  }),
});
