/** One server for several tenants: every tool takes the tenant's name, required and without a default. */
import type { AdvertisedTool, ToolRecord } from '../../catalog/tool-record.js';
import { withinCap } from '../../policy/gate/surface.js';
import { isObject } from '../../text/is-object.js';
import { errorResult, type ToolResult } from '../../tools/answer/result.js';
import { betweenTenants } from '../../tools/configuration/between-tenants.js';
import { tenantOf } from '../../tools/configuration/tenant-of.js';
import { ToolError } from '../../tools/errors.js';
import { listable } from '../../tools/listing/listed.js';
import type { Runtime } from '../../tools/runtime.js';
import type { RunningRuntime } from '../runtime.js';
import { advertised } from '../tool-list.js';

const BETWEEN: ReadonlySet<string> = new Set(betweenTenants.map(({ record }) => record.name));

/** The tools of all tenants, each once, up to the most that may be listed. Which of them a tenant has is its own gate's answer to the call. */
export function listForSeveral({ tenants = new Map(), surface }: RunningRuntime): AdvertisedTool[] {
  const first = new Map<ToolRecord, Runtime>();
  for (const runtime of tenants.values())
    for (const tool of listable(runtime)) if (!first.has(tool)) first.set(tool, runtime);
  const names = [...tenants.keys()];
  const most = surface.most && surface.most - betweenTenants.length;
  return [
    ...withinCap({ ...surface, most }, [...first.keys()])
      .flatMap((tool) => advertised(first.get(tool) as Runtime, [tool]))
      .map((tool) => withTenant(tool, names)),
    ...betweenTenants.map((tool) => tool.advertise()),
  ];
}

function withTenant(tool: AdvertisedTool, names: string[]): AdvertisedTool {
  const { inputSchema } = tool;
  const required = Array.isArray(inputSchema.required) ? inputSchema.required : [];
  return {
    ...tool,
    inputSchema: {
      ...inputSchema,
      properties: { tenant: { type: 'string', enum: names }, ...(inputSchema.properties as object) },
      required: ['tenant', ...required],
    },
  };
}

/** A call without the tenant's name, and the tenant that it is for. */
export type Picked = { runtime: RunningRuntime; args: unknown } | { refused: ToolResult };

/** The tenant that the call names. Nothing is sent where it names none. */
export function pickTenant(front: RunningRuntime, tool: string, args: unknown): Picked {
  if (BETWEEN.has(tool)) return { runtime: front, args };
  const { tenant, ...own } = isObject(args) ? args : {};
  try {
    if (typeof tenant !== 'string')
      throw new ToolError(
        'invalid_arguments',
        `tenant: required; one of ${[...(front.tenants?.keys() ?? [])].join(', ')}. Nothing was sent.`,
      );
    return { runtime: tenantOf(front, tenant, 'tenant') as RunningRuntime, args: own };
  } catch (error) {
    return { refused: errorResult(tool, error) };
  }
}
