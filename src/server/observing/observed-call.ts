/** What is seen of one `tools/call`: a span, a line in the log, and figures. Never its arguments. */
import type { Server, ServerContext } from '@modelcontextprotocol/server';
import type { CallContext } from '../../tools/runtime.js';
import type { RunningRuntime } from '../runtime.js';
import { calledTool } from './called-tool.js';
import { startCallSpan } from './spans.js';
import { traceparentOf } from './trace-context.js';

interface Answer {
  isError?: boolean;
  resultType?: string;
  structuredContent?: {
    error?: { code?: unknown; status?: unknown };
    approval?: { state?: unknown };
  };
}

/** Errors whose code Auth0 chose are told by their status: the number of words has to be bounded. */
function outcomeOf(answer: Answer): { outcome: string; status?: number } {
  const { error, approval } = answer.structuredContent ?? {};
  if (answer.isError) {
    const status = typeof error?.status === 'number' ? { status: error.status } : {};
    return { outcome: typeof error?.code === 'string' ? error.code : 'tool_error', ...status };
  }
  if (answer.resultType === 'input_required') return { outcome: 'asked' };
  return { outcome: approval?.state === 'waiting' ? 'waiting' : 'ok' };
}

/** Runs the call, which gets the trace context to pass on. */
export async function observeCall(
  runtime: RunningRuntime,
  server: Server,
  { name, args }: { name: string; args: unknown },
  ctx: ServerContext,
  call: CallContext,
  work: (call: CallContext) => Promise<unknown>,
): Promise<unknown> {
  const started = performance.now();
  const record = calledTool(runtime.registry, name, args);
  const tool = record?.name ?? 'unknown';
  const span = startCallSpan({
    tool,
    traceparent: traceparentOf(ctx),
    attributes: {
      'jsonrpc.request.id': String(ctx.mcpReq.id),
      'mcp.session.id': ctx.sessionId,
      'mcp.protocol.version': server.getNegotiatedProtocolVersion(),
      'network.transport': ctx.http ? 'tcp' : 'pipe',
    },
  });
  let seen: { outcome: string; status?: number } = { outcome: 'protocol_error' };
  try {
    const { traceparent } = span;
    const answer = await work(traceparent === undefined ? call : { ...call, traceparent });
    seen = outcomeOf(answer as Answer);
    return answer;
  } finally {
    const ms = performance.now() - started;
    const fine = seen.outcome === 'ok' || seen.outcome === 'asked' || seen.outcome === 'waiting';
    span.end(fine ? undefined : seen.outcome);
    runtime.observer?.call({ tool, risk: record?.risk ?? 'unknown', ...seen, ms });
    runtime.log.info(
      {
        caller: call.caller,
        client: call.clientName,
        tool,
        ...seen,
        ms: Math.round(ms),
        ...(span.traceId === undefined ? {} : { trace_id: span.traceId }),
      },
      'call',
    );
  }
}
