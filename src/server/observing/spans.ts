/**
 * Spans of calls and of their API requests, by the semantic conventions for MCP and for HTTP clients. Without an
 * OpenTelemetry SDK in the process they are no-ops that still carry the caller's trace on.
 */
import { type Context, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { RequestSpan } from '../../client/types.js';
import { VERSION } from '../../version.js';

const tracer = trace.getTracer('auth0-management-mcp', VERSION);

/** The context of a `traceparent` that has been checked. */
function contextOf(traceparent: string | undefined): Context {
  if (traceparent === undefined) return ROOT_CONTEXT;
  const [, traceId = '', spanId = '', flags = ''] = traceparent.split('-');
  return trace.setSpanContext(ROOT_CONTEXT, {
    traceId,
    spanId,
    traceFlags: Number.parseInt(flags, 16),
    isRemote: true,
  });
}

/** The `traceparent` for what the span causes; undefined where it belongs to no trace. */
function traceparentFrom(span: Span): string | undefined {
  const spanContext = span.spanContext();
  if (!trace.isSpanContextValid(spanContext)) return undefined;
  const { traceId, spanId, traceFlags } = spanContext;
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
}

export interface CallSpan {
  /** To be passed on with the call's API requests. */
  traceparent?: string;
  traceId?: string;
  /** @param error the code of an error, where the call ended with one */
  end(error: string | undefined): void;
}

export interface CallSpanOptions {
  /** A tool that exists, or `unknown`. */
  tool: string;
  traceparent: string | undefined;
  /** Attributes that are known by their names in the conventions. */
  attributes: Record<string, string | undefined>;
}

/** Starts the span of one `tools/call`. */
export function startCallSpan({ tool, traceparent, attributes }: CallSpanOptions): CallSpan {
  const known = Object.entries(attributes).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const span = tracer.startSpan(
    `tools/call ${tool}`,
    {
      kind: SpanKind.SERVER,
      attributes: {
        'mcp.method.name': 'tools/call',
        'gen_ai.tool.name': tool,
        'gen_ai.operation.name': 'execute_tool',
        ...Object.fromEntries(known),
      },
    },
    contextOf(traceparent),
  );
  const own = traceparentFrom(span);
  return {
    ...(own === undefined ? {} : { traceparent: own, traceId: span.spanContext().traceId }),
    end: (error) => {
      if (error !== undefined) {
        span.setAttribute('error.type', error);
        span.setStatus({ code: SpanStatusCode.ERROR });
      }
      span.end();
    },
  };
}

/** Starts the span of one request to the API. Paths are not recorded: they contain ids. */
export function startRequestSpan(operation: string, parent: string | undefined): RequestSpan {
  const [method = '', template = ''] = operation.split(' ');
  const span = tracer.startSpan(
    operation,
    {
      kind: SpanKind.CLIENT,
      attributes: { 'http.request.method': method, 'url.template': template },
    },
    contextOf(parent),
  );
  const traceparent = traceparentFrom(span);
  return {
    ...(traceparent === undefined ? {} : { traceparent }),
    end: (status, error) => {
      if (status !== undefined) span.setAttribute('http.response.status_code', status);
      if (error !== undefined) {
        span.setAttribute('error.type', error);
        span.setStatus({ code: SpanStatusCode.ERROR });
      }
      span.end();
    },
  };
}
