/** From a tool's name to its call. */

import { isObject } from '../text/is-object.js';
import { errorResult } from '../tools/answer/result.js';
import { builtInTools } from '../tools/built-in-tools.js';
import { checkArguments } from '../tools/call/arguments.js';
import { assertAvailable } from '../tools/call/available.js';
import { runOperation } from '../tools/call/run.js';
import { betweenTenants } from '../tools/configuration/between-tenants.js';
import { adviceForName } from '../tools/discovery/near-names.js';
import { runReadOperation, runWriteOperation } from '../tools/discovery/run-operation.js';
import { ToolError } from '../tools/errors.js';
import type { BuiltInTool } from '../tools/listing/built-in.js';
import type { CallContext, CallOutcome, Runtime } from '../tools/runtime.js';

/** Tools of two tenants, for a server of several. */
const BETWEEN = new Map<string, BuiltInTool>(betweenTenants.map((tool) => [tool.record.name, tool]));
const BUILT_IN = new Map<string, BuiltInTool>(builtInTools.map((tool) => [tool.record.name, tool]));

const RUNNERS = new Map<string, BuiltInTool>(
  [runReadOperation, runWriteOperation].map((tool) => [tool.record.name, tool]),
);

/**
 * The tool of our own that a run of an operation names, where it is not listed.
 *
 * @throws ToolError for the wrong runner, and for arguments that the runner does not take
 */
function unlistedIn(runner: string, args: unknown): { name: string; args: unknown } | undefined {
  const running = RUNNERS.get(runner);
  if (!running || !isObject(args) || typeof args.name !== 'string') return undefined;
  const tool = BUILT_IN.get(args.name);
  if (tool?.record.exposure !== 'catalog') return undefined;
  const { name, risk } = tool.record;
  const right = risk === 'read' ? 'run_read_operation' : 'run_write_operation';
  if (runner !== right)
    throw new ToolError('wrong_runner', `${name} is a ${risk} tool; ${runner} does not run it.`, {
      hint: `Use ${right}.`,
    });
  // The token of a two-step confirmation may be next to the arguments.
  const { confirmation_token: token, ...others } = args;
  const { arguments: own = {} } = checkArguments(runner, running.input, others) as { arguments?: object };
  return { name, args: token === undefined ? own : { ...own, confirmation_token: token } };
}

/** Runs a tool by name. Never throws: failures are error results. */
export async function runTool(
  runtime: Runtime,
  name: string,
  args: unknown,
  call: CallContext,
): Promise<CallOutcome> {
  try {
    const unlisted = unlistedIn(name, args);
    const runner = unlisted && BUILT_IN.get(name);
    if (runner) assertAvailable(runtime, runner.record);
    if (unlisted) return await runTool(runtime, unlisted.name, unlisted.args, call);
    const builtIn = BUILT_IN.get(name) ?? (runtime.tenants ? BETWEEN.get(name) : undefined);
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
