/** Which tool a call is about: `run_write_operation` and the like run another one. */
import type { ToolRecord } from '../../catalog/tool-record.js';
import { isObject } from '../../text/is-object.js';
import type { Registry } from '../../tools/listing/registry.js';

/** Tools whose argument `name` names the operation that they run. */
export const RUNNERS = new Set(['run_read_operation', 'run_write_operation']);

/** The record of the tool, or of what it runs; undefined where there is none. */
export function calledTool(registry: Registry, name: unknown, args: unknown): ToolRecord | undefined {
  if (typeof name !== 'string') return undefined;
  const record = (named: string) =>
    registry.find(named) ?? registry.builtIn.find((one) => one.name === named);
  const inner = RUNNERS.has(name) && isObject(args) && typeof args.name === 'string' ? args.name : undefined;
  return (inner === undefined ? undefined : record(inner)) ?? record(name);
}
