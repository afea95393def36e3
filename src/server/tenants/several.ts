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
export type Picked<Of extends Runtime = RunningRuntime> =
  | { runtime: Of; args: unknown; tenant?: string }
  | { refused: ToolResult };

/** The tenant that the call names. Nothing is sent where it names none. */
export function pickTenant<Of extends Runtime>(front: Of, tool: string, args: unknown): Picked<Of> {
  if (BETWEEN.has(tool)) return { runtime: front, args };
  const { tenant, ...own } = isObject(args) ? args : {};
  try {
    if (typeof tenant !== 'string')
      throw new ToolError(
        'invalid_arguments',
        `tenant: required; one of ${[...(front.tenants?.keys() ?? [])].join(', ')}. Nothing was sent.`,
      );
    return { runtime: tenantOf(front, tenant, 'tenant') as Of, args: own, tenant };
  } catch (error) {
    return { refused: errorResult(tool, error) };
  }
}

/** Members of an answer that hold calls to make next. */
const CALLS: ReadonlySet<string> = new Set(['resume', 'fix', 'fixes']);

/** The answer of one tenant's call, in which the calls that it proposes name the tenant, too. */
export function withTenantNamed<Answer>(answer: Answer, tenant: string | undefined): Answer {
  const { structuredContent, content } = answer as unknown as Partial<ToolResult>;
  if (tenant === undefined || !isObject(structuredContent)) return answer;
  const renamed: [from: string, to: string][] = [];
  const named = (value: unknown, isCall: boolean): unknown => {
    if (Array.isArray(value)) return value.map((one) => named(one, isCall));
    if (!isObject(value)) return value;
    if (isCall && typeof value.tool === 'string' && isObject(value.arguments)) {
      const { tool, arguments: given, ...rest } = value;
      const call = BETWEEN.has(tool as string) ? value : { tool, arguments: { tenant, ...given }, ...rest };
      renamed.push([JSON.stringify(value), JSON.stringify(call)]);
      return call;
    }
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, named(one, CALLS.has(key))]));
  };
  const structured = named(structuredContent, false);
  if (renamed.length === 0) return answer;
  const inText = (text: string) => renamed.reduce((all, [from, to]) => all.split(from).join(to), text);
  return {
    ...answer,
    structuredContent: structured,
    content: content?.map((one) => (one.type === 'text' ? { ...one, text: inText(one.text) } : one)),
  };
}
