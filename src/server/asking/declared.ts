/** What a client says of itself: in the 2026 protocol with every request, before that once per connection. */
import type { Server, ServerContext } from '@modelcontextprotocol/server';

export interface Declared {
  name: string;
  version: string;
  /** Of the protocol, such as `2025-06-18`. */
  protocol: string;
  /** Whether it can show a form to a person. */
  form: boolean;
  /** Whether it can send a person to an address. */
  url: boolean;
  /** By name, with their settings. */
  extensions: Readonly<Record<string, unknown>>;
}

interface Capabilities {
  elicitation?: { form?: object; url?: object };
  extensions?: Record<string, unknown>;
}

/** Characters of a name or a version that are kept. */
const MOST = 100;

export function declaredBy(server: Server, ctx: ServerContext): Declared {
  const envelope = ctx.mcpReq.envelope as Record<string, unknown> | undefined;
  const { elicitation, extensions } = (envelope?.['io.modelcontextprotocol/clientCapabilities'] ??
    server.getClientCapabilities() ??
    {}) as Capabilities;
  const info = (envelope?.['io.modelcontextprotocol/clientInfo'] ?? server.getClientVersion()) as
    | { name?: string; version?: string }
    | undefined;
  return {
    name: String(info?.name ?? 'unknown').slice(0, MOST),
    version: String(info?.version ?? '').slice(0, MOST),
    protocol: server.getNegotiatedProtocolVersion() ?? 'unknown',
    // A bare `{}` is the older way to declare a form.
    form: elicitation !== undefined && (elicitation.form !== undefined || elicitation.url === undefined),
    url: elicitation?.url !== undefined,
    extensions: extensions ?? {},
  };
}
