/** Which tool a call is about: `run_write_operation` and the like run another one. */
import type { ToolRecord } from '../../catalog/tool-record.js';
import { isObject } from '../../text/is-object.js';
import type { Registry } from '../../tools/listing/registry.js';

/** Tools whose argument `name` names the operation that they run. */
const RUNNERS = new Set(['run_read_operation', 'run_write_operation']);

/** The record of the tool, or of the operation that it runs; undefined where there is none. */
export function calledTool(registry: Registry, name: unknown, args: unknown): ToolRecord | undefined {
  if (typeof name !== 'string') return undefined;
  const inner = RUNNERS.has(name) && isObject(args) && typeof args.name === 'string' ? args.name : undefined;
  const found = inner === undefined ? undefined : registry.find(inner);
  return found ?? registry.find(name) ?? registry.builtIn.find((record) => record.name === name);
}
