// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operationsOf } from '../operation.js';

const AgentMetadata = z.record(z.string(), z.unknown());

const operation = operationsOf("agents");

export const listAgents = operation({
  name: "list_agents", title: "List agents",
  description: "AI agents registered as separate identities in the tenant, paged by cursor. Applications, including those that agents use to sign in, are in list_clients. Early access.",
  method: "GET", path: "/agents", toolset: "applications", risk: "read", lifecycle: "EA",
  scopes: ["read:agents"], statuses: [200, 400, 401, 403, 429],
  list: "agents",
  input: z.strictObject({ from: z.string().optional(), take: z.int().min(1).optional() }),
});

export const createAgent = operation({
  name: "create_agent", title: "Create an agent",
  description: "Registers an AI agent by name, optionally tied to an application (client_id). external_agent_id is unique in the tenant, and neither it nor client_id can be changed later. Early access.",
  method: "POST", path: "/agents", toolset: "applications", risk: "write", lifecycle: "EA",
  scopes: ["create:agents"], statuses: [201, 400, 401, 403, 409, 429],
  input: z.strictObject({
    name: z.string().describe("No < or > characters"),
    client_id: z.string().optional().describe("Application the agent belongs to"),
    external_agent_id: z.string().optional().describe("Your own id for it; unique and permanent"),
    metadata: AgentMetadata.optional(),
  }),
});

export const getAgent = operation({
  name: "get_agent", title: "Get an agent",
  description: "One AI agent by id: its name, metadata, external id and when it was created and changed. Find the id with list_agents. Early access.",
  method: "GET", path: "/agents/{id}", toolset: "applications", risk: "read", lifecycle: "EA",
  scopes: ["read:agents"], statuses: [200, 401, 403, 404, 429],
  binding: { agent_id: { in: "path", name: "id" } },
  input: z.strictObject({ agent_id: z.string().min(1) }),
});

export const updateAgent = operation({
  name: "update_agent", title: "Update an agent",
  description: "Renames an AI agent or changes its metadata; nothing else can be changed. metadata=null clears all of it. Early access.",
  method: "PATCH", path: "/agents/{id}", toolset: "applications", risk: "write", lifecycle: "EA",
  scopes: ["update:agents"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { agent_id: { in: "path", name: "id" } },
  input: z.strictObject({
    agent_id: z.string().min(1),
    name: z.string().optional().describe("No < or > characters"),
    metadata: z.record(z.string(), z.unknown()).nullable().optional().describe("null clears everything"),
  }),
});

export const deleteAgent = operation({
  name: "delete_agent", title: "Delete an agent",
  description: "Permanently deletes the AI agent. The application it was tied to is separate: delete_client. Early access.",
  method: "DELETE", path: "/agents/{id}", toolset: "applications", risk: "destructive", lifecycle: "EA",
  scopes: ["delete:agents"], statuses: [204, 400, 401, 403, 429],
  binding: { agent_id: { in: "path", name: "id" } },
  input: z.strictObject({ agent_id: z.string().min(1) }),
});
