/** Sessions of 2025-era clients, by the id that the client sends back. Each serves only the caller who opened it. */
import { randomUUID } from 'node:crypto';
import { type AuthInfo, WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/server';
import { buildServer } from './build-server.js';
import { callerIn } from './callers/caller.js';
import type { RunningRuntime } from './runtime.js';

/** Maximum number of sessions; the one idle longest is evicted. */
const MOST_SESSIONS = 200;
/** Maximum number of sessions per caller, so that nobody evicts others' sessions by opening many. */
const MOST_OF_ONE = 20;

interface Session {
  transport: WebStandardStreamableHTTPServerTransport;
  lastUsed: number;
  owner: Owner;
}

interface Owner {
  /** Absent when callers are not authenticated. */
  id: string | undefined;
  permissions: string | undefined;
}

/** What a session is bound to: with a token with other permissions the client opens another one. */
function ownerOf(authInfo: AuthInfo | undefined): Owner {
  const caller = callerIn(authInfo);
  return { id: caller?.id, permissions: caller?.permissionsKey };
}

export class Sessions {
  readonly #sessions = new Map<string, Session>();
  readonly #viewFor: (authInfo: AuthInfo | undefined) => RunningRuntime;

  /** @param viewFor returns the runtime as the caller may see it */
  constructor(viewFor: (authInfo: AuthInfo | undefined) => RunningRuntime) {
    this.#viewFor = viewFor;
  }

  async fetch(request: Request, authInfo: AuthInfo | undefined): Promise<Response> {
    const id = request.headers.get('mcp-session-id');
    const owner = ownerOf(authInfo);
    const known = id === null ? undefined : this.#sessions.get(id);
    if (known && known.owner.id === owner.id && known.owner.permissions === owner.permissions) {
      known.lastUsed = Date.now();
      return known.transport.handleRequest(request, { ...(authInfo ? { authInfo } : {}) });
    }
    // Do not reveal whether the session exists for another caller.
    if (id !== null) return problem(404, 'Session not found; initialize a new one.');
    return this.#open(request, owner, authInfo);
  }

  async #open(request: Request, owner: Owner, authInfo: AuthInfo | undefined): Promise<Response> {
    await this.#makeRoom(owner);
    const transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      onsessioninitialized: (id) => {
        this.#sessions.set(id, { transport, lastUsed: Date.now(), owner });
      },
    });
    const server = buildServer(this.#viewFor(authInfo));
    const onclose = server.onclose;
    server.onclose = () => {
      onclose?.();
      if (transport.sessionId) this.#sessions.delete(transport.sessionId);
    };
    await server.connect(transport);
    const response = await transport.handleRequest(request, { ...(authInfo ? { authInfo } : {}) });
    // A request that opened no session no longer needs its server.
    if (!transport.sessionId) await server.close();
    return response;
  }

  async #makeRoom(owner: Owner): Promise<void> {
    const all = [...this.#sessions].sort(([, a], [, b]) => a.lastUsed - b.lastUsed);
    const own = owner.id === undefined ? [] : all.filter(([, session]) => session.owner.id === owner.id);
    const [oldest] = own.length >= MOST_OF_ONE ? own : all.length >= MOST_SESSIONS ? all : [];
    if (!oldest) return;
    this.#sessions.delete(oldest[0]);
    await oldest[1].transport.close();
  }

  async close(): Promise<void> {
    await Promise.all([...this.#sessions.values()].map((s) => s.transport.close()));
    this.#sessions.clear();
  }
}

/** An error that is not a response to a message. */
export function problem(status: number, message: string): Response {
  return Response.json({ jsonrpc: '2.0', error: { code: -32000, message }, id: null }, { status });
}
