/**
 * MCP over Streamable HTTP. Requests of the 2026 protocol are stateless: each gets its own server instance over
 * the shared runtime. Clients of the 2025 protocol get a session, because asking a person is a request to the
 * client there and needs its open channel.
 */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostHeaderValidation, originValidation, toNodeHandler } from '@modelcontextprotocol/node';
import {
  createMcpHandler,
  isJsonContentType,
  isLegacyRequest,
  localhostAllowedHostnames,
  localhostAllowedOrigins,
  WebStandardStreamableHTTPServerTransport,
} from '@modelcontextprotocol/server';
import { ConfigError } from '../config/errors.js';
import { buildServer } from './build-server.js';
import type { RunningRuntime } from './runtime.js';

/** Where the endpoint is. */
export const MCP_PATH = '/mcp';
/** Most sessions of 2025-era clients at once; the one idle for longest makes room. */
const MOST_SESSIONS = 200;
const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

interface Session {
  transport: WebStandardStreamableHTTPServerTransport;
  lastUsed: number;
}

/** Sessions of 2025-era clients, by the id that the client sends back. */
class Sessions {
  readonly #sessions = new Map<string, Session>();
  readonly #runtime: RunningRuntime;

  constructor(runtime: RunningRuntime) {
    this.#runtime = runtime;
  }

  async fetch(request: Request): Promise<Response> {
    const id = request.headers.get('mcp-session-id');
    const known = id === null ? undefined : this.#sessions.get(id);
    if (known) {
      known.lastUsed = Date.now();
      return known.transport.handleRequest(request);
    }
    if (id !== null) return problem(404, 'Session not found; initialize again.');
    return this.#open(request);
  }

  async #open(request: Request): Promise<Response> {
    await this.#makeRoom();
    const transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      onsessioninitialized: (id) => {
        this.#sessions.set(id, { transport, lastUsed: Date.now() });
      },
    });
    const server = buildServer(this.#runtime);
    const onclose = server.onclose;
    server.onclose = () => {
      onclose?.();
      if (transport.sessionId) this.#sessions.delete(transport.sessionId);
    };
    await server.connect(transport);
    const response = await transport.handleRequest(request);
    // A request that opened no session has no further use for its server.
    if (!transport.sessionId) await server.close();
    return response;
  }

  async #makeRoom(): Promise<void> {
    if (this.#sessions.size < MOST_SESSIONS) return;
    const [oldest] = [...this.#sessions].sort(([, a], [, b]) => a.lastUsed - b.lastUsed);
    if (!oldest) return;
    this.#sessions.delete(oldest[0]);
    await oldest[1].transport.close();
  }

  async close(): Promise<void> {
    await Promise.all([...this.#sessions.values()].map((s) => s.transport.close()));
    this.#sessions.clear();
  }
}

function problem(status: number, message: string): Response {
  return Response.json({ jsonrpc: '2.0', error: { code: -32000, message }, id: null }, { status });
}

export interface HttpServer {
  url: string;
  close(): Promise<void>;
}

/**
 * Serves at `http://HOST:PORT/mcp`. Port 0 lets the system choose.
 *
 * @throws ConfigError for an address that other machines could reach: callers are not authenticated here
 */
export async function serveOverHttp(
  runtime: RunningRuntime,
  address: { host: string; port: number },
): Promise<HttpServer> {
  if (!LOOPBACK.has(address.host)) {
    throw new ConfigError(
      `--http ${address.host}: only loopback addresses are served (127.0.0.1, [::1] or localhost), because callers are not authenticated; put an authenticating proxy in front for others.`,
    );
  }
  const modern = createMcpHandler((request) => buildServer(runtime, request), {
    legacy: 'reject',
    onerror: (error) => runtime.log.warn({ error: error.message }, 'protocol error'),
  });
  const unsubscribe = runtime.onToolsChanged(() => {
    modern.notify.toolsChanged();
    modern.notify.promptsChanged();
    modern.notify.resourcesChanged();
  });
  const sessions = new Sessions(runtime);
  const route = toNodeHandler({
    fetch: async (request: Request) => {
      if (!(await isLegacyRequest(request))) return modern.fetch(request);
      if (request.method === 'POST' && !isJsonContentType(request.headers.get('content-type'))) {
        return problem(415, 'Content-Type must be application/json.');
      }
      return sessions.fetch(request);
    },
  });
  const validHost = hostHeaderValidation(localhostAllowedHostnames());
  const validOrigin = originValidation(localhostAllowedOrigins());
  const handle = (req: IncomingMessage, res: ServerResponse) => {
    if (!validHost(req, res) || !validOrigin(req, res)) return;
    if (new URL(req.url ?? '/', 'http://localhost').pathname !== MCP_PATH) {
      res.writeHead(404, { 'content-type': 'text/plain' }).end(`The MCP endpoint is ${MCP_PATH}\n`);
      return;
    }
    void route(req as Parameters<typeof route>[0], res);
  };
  const server: Server = createServer(handle);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new ConfigError(
          `--http: cannot listen on ${address.host}:${address.port} (${error.code ?? error.message}).`,
        ),
      ),
    );
    server.listen(address.port, address.host === 'localhost' ? '127.0.0.1' : address.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${address.host.includes(':') ? `[${address.host}]` : address.host}:${port}${MCP_PATH}`,
    close: async () => {
      unsubscribe();
      await sessions.close();
      await modern.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await runtime.close();
    },
  };
}
