/** What a call runs: the tool itself, the operation that a runner names, or each of those of a composite change. */
import type { ToolRecord } from '../../catalog/tool-record.js';
import { isObject } from '../../text/is-object.js';
import { LISTS, OPERATIONS } from '../../tools/bulk/bulk-arguments.js';
import type { Registry } from '../../tools/listing/registry.js';
import { calledTool, RUNNERS } from '../observing/called-tool.js';

/** No call has more changes than this. */
const MOST = 100;

type Args = Record<string, unknown>;

/** By the tool: the operations that a call of it makes, as names or as `METHOD /path`. */
const STEPS: Readonly<Record<string, (args: Args) => unknown[]>> = {
  apply_changes: ({ changes }) =>
    Array.isArray(changes) ? changes.slice(0, MOST).map((one) => isObject(one) && one.operation) : [],
  apply_to_users: (args) =>
    [LISTS, OPERATIONS].flatMap((each) =>
      Object.entries(each).flatMap(([argument, operation]) =>
        args[argument] === undefined ? [] : [operation],
      ),
    ),
};

export interface Called {
  /** The tool that was called, or that a runner was told to run. */
  tool: ToolRecord;
  /** What it runs, where that is decided by the arguments; else empty. */
  steps: ToolRecord[];
}

/** Undefined where there is no such tool. */
export function innerOperations(registry: Registry, name: unknown, args: unknown): Called | undefined {
  const tool = calledTool(registry, name, args);
  if (!tool) return undefined;
  const own = typeof name === 'string' && RUNNERS.has(name) && isObject(args) ? args.arguments : args;
  const steps = Object.hasOwn(STEPS, tool.name) && isObject(own) ? STEPS[tool.name]?.(own) : undefined;
  const found = (steps ?? []).flatMap((step) =>
    typeof step === 'string' ? (registry.find(step) ?? registry.byRequest(step) ?? []) : [],
  );
  return { tool, steps: [...new Set(found)] };
}
