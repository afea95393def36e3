/** W3C trace context (https://www.w3.org/TR/trace-context/): where a call comes from in a trace. */
import type { ServerContext } from '@modelcontextprotocol/server';

const TRACEPARENT = /^[\da-f]{2}-(?!0{32})[\da-f]{32}-(?!0{16})[\da-f]{16}-[\da-f]{2}$/;

/** The `traceparent` of a call: of its `_meta`, else of its HTTP request; undefined where neither has a valid one. */
export function traceparentOf({ mcpReq, http }: ServerContext): string | undefined {
  const given = [mcpReq._meta?.traceparent, http?.req?.headers.get('traceparent')];
  // Version ff is invalid; later versions may be longer, which is not passed on.
  return given.find(
    (value): value is string =>
      typeof value === 'string' && TRACEPARENT.test(value) && !value.startsWith('ff'),
  );
}
