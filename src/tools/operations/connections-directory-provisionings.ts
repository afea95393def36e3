// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operation } from '../operation.js';
import type * as outputs from './connections-directory-provisionings.output.js';


export const listDirectoryProvisionings = operation<z.infer<typeof outputs.ListDirectoryProvisioningsOutput>>()({
  name: "list_directory_provisionings",
  title: "List directory provisioning configurations",
  description: "Every Google Workspace directory sync set up in the tenant, with its connection and last run. For one connection use get_directory_provisioning; for SCIM list_scim_configurations.",
  method: "GET",
  path: "/connections-directory-provisionings",
  resource: "connections-directory-provisionings",
  toolset: "connections",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:directory_provisionings"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["which connections sync users","google directory","sync errors","inbound provisioning overview","all directory sync setups of the tenant","which connections have Google Workspace sync","overview of directory provisioning","who of our customers syncs from Google Workspace","every Google Workspace sync"],
  binding: {"from":{"in":"query","name":"from"},"take":{"in":"query","name":"take"}},
  required: [],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,403,429],
  list: {"key":"directory_provisionings","page":false,"checkpoint":true,"totals":false},
  input: z.strictObject({
    from: z.string().optional(),
    take: z.int().min(1).max(100).optional(),
  }),
});
