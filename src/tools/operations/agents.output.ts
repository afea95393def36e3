// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';

const AgentMetadata = z.record(z.string(), z.unknown());

const AgentResponseContent = z.looseObject({
  agent_id: z.string(),
  name: z.string(),
  created_at: z.string(),
  updated_at: z.string(),
  external_agent_id: z.string().optional(),
  metadata: AgentMetadata,
});

const ListAgentsResponseContent = z.looseObject({
  agents: z.array(AgentResponseContent),
  next: z.string().optional(),
});

export const ListAgentsOutput = ListAgentsResponseContent;

export const CreateAgentOutput = AgentResponseContent;

export const GetAgentOutput = AgentResponseContent;

export const UpdateAgentOutput = AgentResponseContent;
