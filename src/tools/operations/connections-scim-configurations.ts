// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operationsOf } from '../operation.js';

const operation = operationsOf("connections-scim-configurations");

export const listScimConfigurations = operation({
  name: "list_scim_configurations", title: "List SCIM configurations",
  description: "Every enterprise connection of the tenant that accepts SCIM, with its attribute mapping. For one connection use get_scim_configuration; for Google Workspace sync list_directory_provisionings.",
  method: "GET", path: "/connections-scim-configurations", toolset: "connections", risk: "read",
  scopes: ["read:scim_config"], statuses: [200, 400, 401, 403, 429],
  list: "scim_configurations",
  input: z.strictObject({ from: z.string().optional(), take: z.int().min(1).max(100).optional() }),
});
