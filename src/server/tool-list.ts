/** `tools/list`, and the entry point of `tools/call`. */

import type { AdvertisedTool, ToolRecord } from '../catalog/tool-record.js';
import { listed } from '../tools/listing/listed.js';
import type { CallContext, CallOutcome, Runtime } from '../tools/runtime.js';
import { TOOL_ICONS } from './icons.js';

/** The list changes only when the gate's answers do: cached per runtime until then. */
const lists = new WeakMap<Runtime, { revision: number; tools: AdvertisedTool[] }>();

/** The tools that the policy allows and the surface lists directly, up to the most that may be listed. */
export function listTools(runtime: Runtime): AdvertisedTool[] {
  const { revision } = runtime.gate;
  const kept = lists.get(runtime);
  if (kept?.revision === revision) return kept.tools;
  const tools = advertised(runtime, listed(runtime));
  lists.set(runtime, { revision, tools });
  return tools;
}

/** The tools as a runtime advertises them. */
export function advertised({ registry, policy }: Runtime, tools: readonly ToolRecord[]): AdvertisedTool[] {
  return tools
    .map((record) => registry.advertised(record.name))
    .filter((tool) => tool !== undefined)
    .map((tool) => (policy.confirmation.twoStep ? withToken(tool) : tool));
}

/**
 * Hosts known to show the icons of tools, by the start of their names. Others would read 9 kB in vain, a fifth of the
 * list.
 */
const SHOWING_ICONS = ['Visual Studio Code'];

/** Each tool with an icon that says whether a call reads, changes or may do harm, for hosts that show it to people. */
export function withIcons(host: string, tools: AdvertisedTool[]): AdvertisedTool[] {
  if (!SHOWING_ICONS.some((name) => host.startsWith(name))) return tools;
  return tools.map((tool) => {
    const { readOnlyHint, destructiveHint } = tool.annotations;
    return { ...tool, icons: TOOL_ICONS[readOnlyHint ? 'read' : destructiveHint ? 'destructive' : 'write'] };
  });
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
