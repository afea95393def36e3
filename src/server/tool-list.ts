/** `tools/list`, and the entry point of `tools/call`. */

import type { AdvertisedTool } from '../catalog/tool-record.js';
import { isDirect } from '../policy/gate/surface.js';
import type { CallContext, CallOutcome, Runtime } from '../tools/runtime.js';

/** The list changes only when the gate's answers do: cached per runtime until then. */
const lists = new WeakMap<Runtime, { revision: number; tools: AdvertisedTool[] }>();

/** The tools that the policy allows and the surface lists directly. */
export function listTools(runtime: Runtime): AdvertisedTool[] {
  const { revision } = runtime.gate;
  const kept = lists.get(runtime);
  if (kept?.revision === revision) return kept.tools;
  const { builtIn, records, advertised } = runtime.registry;
  const listed = [
    ...builtIn.filter(({ exposure }) => exposure === 'direct'),
    ...records.filter((record) => isDirect(runtime.surface, record)),
  ];
  const tools = listed
    .filter((record) => runtime.gate.offers(record))
    .map((record) => advertised(record.name))
    .filter((tool) => tool !== undefined)
    .map((tool) => (runtime.policy.confirmation.twoStep ? withToken(tool) : tool));
  lists.set(runtime, { revision, tools });
  return tools;
}

/** Where the policy allows two-step confirmation, destructive tools accept the confirmation token. */
function withToken(tool: AdvertisedTool): AdvertisedTool {
  if (!tool.annotations.destructiveHint) return tool;
  const properties = { ...tool.inputSchema.properties, confirmation_token: { type: 'string' } };
  return { ...tool, inputSchema: { ...tool.inputSchema, properties } };
}

let calling: Promise<typeof import('./call-tool.js')> | undefined;

/**
 * Runs a tool by name. Never throws: failures are error results. The code that runs tools is most of the program
 * and is loaded by the first call: hosts start servers far more often than they call them.
 */
export async function callTool(
  runtime: Runtime,
  name: string,
  args: unknown,
  call: CallContext,
): Promise<CallOutcome> {
  calling ??= import('./call-tool.js');
  const { runTool } = await calling;
  return runTool(runtime, name, args, call);
}
