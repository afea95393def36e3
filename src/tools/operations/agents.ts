// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operation } from '../operation.js';
import type * as outputs from './agents.output.js';

const AgentMetadata = z.record(z.string(), z.unknown());

export const listAgents = operation<z.infer<typeof outputs.ListAgentsOutput>>()({
  name: "list_agents",
  title: "List agents",
  description: "AI agents registered as identities of their own in the tenant, a cursor page at a time. Applications, including those agents sign in through, are in list_clients. Early access.",
  method: "GET",
  path: "/agents",
  resource: "agents",
  toolset: "applications",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:agents"]},
  lifecycle: "EA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["bots","assistants","agentic identities","non-human identities","copilots","agent registry"],
  binding: {"from":{"in":"query","name":"from"},"take":{"in":"query","name":"take"}},
  required: [],
  body: "none",
  emptyBody: "omit",
  list: {"key":"agents","page":false,"checkpoint":true,"totals":false},
  input: z.strictObject({
    from: z.string().optional(),
    take: z.int().min(1).optional(),
  }),
});

export const createAgent = operation<z.infer<typeof outputs.CreateAgentOutput>>()({
  name: "create_agent",
  title: "Create an agent",
  description: "Registers an AI agent by name, optionally tied to an application (client_id). external_agent_id is unique in the tenant, and neither it nor client_id can be changed afterwards. Early access.",
  method: "POST",
  path: "/agents",
  resource: "agents",
  toolset: "applications",
  risk: "write",
  scopes: {"mode":"any","scopes":["create:agents"]},
  lifecycle: "EA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["register bot","new assistant","agentic identity","non-human identity","onboard copilot"],
  binding: {"name":{"in":"body","name":"name"},"client_id":{"in":"body","name":"client_id"},"external_agent_id":{"in":"body","name":"external_agent_id"},"metadata":{"in":"body","name":"metadata"}},
  required: ["name"],
  body: "fields",
  emptyBody: "object",
  input: z.strictObject({
    name: z.string().describe("No < or > characters"),
    client_id: z.string().optional().describe("Application the agent belongs to"),
    external_agent_id: z.string().optional().describe("Your own id for it; unique and permanent"),
    metadata: AgentMetadata.optional(),
  }),
});

export const getAgent = operation<z.infer<typeof outputs.GetAgentOutput>>()({
  name: "get_agent",
  title: "Get an agent",
  description: "One AI agent by id: its name, metadata, external id and when it was created and changed. Find the id with list_agents. Early access.",
  method: "GET",
  path: "/agents/{id}",
  resource: "agents",
  toolset: "applications",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:agents"]},
  lifecycle: "EA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["bot details","assistant","agentic identity","non-human identity"],
  binding: {"agent_id":{"in":"path","name":"id"}},
  required: ["agent_id"],
  body: "none",
  emptyBody: "omit",
  input: z.strictObject({
    agent_id: z.string().min(1),
  }),
});

export const updateAgent = operation<z.infer<typeof outputs.UpdateAgentOutput>>()({
  name: "update_agent",
  title: "Update an agent",
  description: "Renames an AI agent or changes its metadata; nothing else can be altered. metadata=null clears all of it. Early access.",
  method: "PATCH",
  path: "/agents/{id}",
  resource: "agents",
  toolset: "applications",
  risk: "write",
  scopes: {"mode":"any","scopes":["update:agents"]},
  lifecycle: "EA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["rename bot","edit assistant","agentic identity","tag agent"],
  binding: {"agent_id":{"in":"path","name":"id"},"name":{"in":"body","name":"name"},"metadata":{"in":"body","name":"metadata"}},
  required: ["agent_id"],
  body: "fields",
  emptyBody: "object",
  input: z.strictObject({
    agent_id: z.string().min(1),
    name: z.string().optional().describe("No < or > characters"),
    metadata: z.record(z.string(), z.unknown()).nullable().optional().describe("null clears everything"),
  }),
});

export const deleteAgent = operation<undefined>()({
  name: "delete_agent",
  title: "Delete an agent",
  description: "Removes the AI agent for good. An application it was tied to is a separate thing: delete_client. Early access.",
  method: "DELETE",
  path: "/agents/{id}",
  resource: "agents",
  toolset: "applications",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["delete:agents"]},
  lifecycle: "EA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["remove bot","retire assistant","agentic identity","deregister","non-human identity"],
  binding: {"agent_id":{"in":"path","name":"id"}},
  required: ["agent_id"],
  body: "none",
  emptyBody: "omit",
  input: z.strictObject({
    agent_id: z.string().min(1),
  }),
});
