/** Some hosts send `"arguments": null` to a tool without arguments, which the protocol's own schema refuses. */
import type { Server } from '@modelcontextprotocol/server';

type Message = { method?: unknown; params?: Record<string, unknown> };

/** The message without arguments that are null. */
function withoutNull<T>(message: T): T {
  const { method, params } = message as Message;
  if (method !== 'tools/call' && method !== 'prompts/get') return message;
  if (typeof params !== 'object' || params === null || params.arguments !== null) return message;
  const { arguments: _, ...others } = params;
  return { ...message, params: others };
}

/** Takes null for no arguments, on each transport that the server is connected to. */
export function takeNullArguments(server: Server): void {
  const connect = server.connect.bind(server);
  server.connect = async (transport) => {
    await connect(transport);
    const { onmessage } = transport;
    if (onmessage)
      transport.onmessage = (message, extra) => onmessage.call(transport, withoutNull(message), extra);
  };
}
