/** From a tool's name to its call. */

import { errorResult } from '../tools/answer/result.js';
import { builtInTools } from '../tools/built-in-tools.js';
import { assertAvailable } from '../tools/call/available.js';
import { runOperation } from '../tools/call/run.js';
import { adviceForName } from '../tools/discovery/near-names.js';
import { ToolError } from '../tools/errors.js';
import type { BuiltInTool } from '../tools/listing/built-in.js';
import type { CallContext, CallOutcome, Runtime } from '../tools/runtime.js';

const BUILT_IN = new Map<string, BuiltInTool>(builtInTools.map((tool) => [tool.record.name, tool]));

/** Runs a tool by name. Never throws: failures are error results. */
export async function runTool(
  runtime: Runtime,
  name: string,
  args: unknown,
  call: CallContext,
): Promise<CallOutcome> {
  try {
    const builtIn = BUILT_IN.get(name);
    if (builtIn) {
      assertAvailable(runtime, builtIn.record);
      return await builtIn.call(runtime, args, call);
    }
    const record = runtime.registry.find(name);
    if (record) return await runOperation(runtime, record, args, call);
    throw new ToolError('unknown_tool', `There is no tool called ${JSON.stringify(name.slice(0, 100))}.`, {
      hint: adviceForName(runtime, name),
    });
  } catch (error) {
    if (!(error instanceof ToolError))
      runtime.log.error({ tool: name, error: String(error) }, 'a tool call failed unexpectedly');
    return { kind: 'result', result: errorResult(name, error) };
  }
}
