// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operationsOf } from '../operation.js';

const operation = operationsOf("connections-directory-provisionings");

export const listDirectoryProvisionings = operation({
  name: "list_directory_provisionings", title: "List directory provisioning configurations",
  description: "Every Google Workspace directory sync set up in the tenant, with its connection and last run. For one connection use get_directory_provisioning; for SCIM list_scim_configurations.",
  method: "GET", path: "/connections-directory-provisionings", toolset: "connections", risk: "read",
  scopes: ["read:directory_provisionings"], statuses: [200, 400, 401, 403, 429],
  list: "directory_provisionings",
  input: z.strictObject({ from: z.string().optional(), take: z.int().min(1).max(100).optional() }),
});
