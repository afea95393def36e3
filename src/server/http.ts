/**
 * MCP over Streamable HTTP. Requests of the 2026 protocol are stateless: each gets its own server instance over
 * the shared runtime. Clients of the 2025 protocol get a session, because a prompt for a person is a request to the
 * client and needs its open channel. With an issuer, this is an OAuth resource server: every request carries an
 * access token, and is served by a view of the runtime limited to its caller's permissions.
 */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  hostHeaderValidation,
  originValidation,
  toNodeHandler,
  toWebRequest,
} from '@modelcontextprotocol/node';
import {
  type AuthInfo,
  createMcpHandler,
  isJsonContentType,
  isLegacyRequest,
  localhostAllowedHostnames,
  localhostAllowedOrigins,
} from '@modelcontextprotocol/server';
import type { CallerConfig } from '../config/callers.js';
import { ConfigError } from '../config/errors.js';
import { APPROVALS_PATH } from './approvals/approvals-path.js';
import type { SignedInPages } from './approvals/signed-in/signed-in-pages.js';
import { BrowserClients } from './browser-clients.js';
import { buildServer } from './build-server.js';
import type { Callers } from './callers/callers.js';
import { LONGEST_WAIT_MS, Overload, refuseForNow } from './overload.js';
import type { RunningRuntime } from './runtime.js';
import { fitting } from './sessions/memory-share.js';
import { problem, Sessions } from './sessions/sessions.js';
import { type ClientLimits, createPatientServer } from './slow-clients.js';
import { OpenRequests } from './stopping/open-requests.js';
import { stopServing } from './stopping/stop-serving.js';

/** Bytes of a form. */
const MOST_FORM = 16_384;
/** The default path of the endpoint. */
export const MCP_PATH = '/mcp';
/** The answers to requests that are not taken: a client tries again, while the server stops on another connection. */
const NOT_NOW = {
  stopping: {
    message: 'The server is restarting. Try again in a few seconds.',
    againInS: 2,
    close: true,
  },
  busy: {
    message: 'The server is busy, and nothing was done. Try again in a few seconds.',
    againInS: LONGEST_WAIT_MS / 1_000,
  },
};
/** The share of the memory that streams of the 2026 protocol may take, and what one takes at most, in bytes. */
const STREAMS_SHARE = 0.25;
const STREAM_BYTES = 32 * 1024;
const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

export interface Address {
  host: string;
  port: number;
}

export interface HttpServer {
  /** The URL it listens at. */
  url: string;
  /**
   * Stops: nothing new is accepted, people who are being asked are told, and calls that run may end within
   * `drainMs`; then they are cancelled. The audit trail is closed last. Default: 0, at once.
   */
  close(drainMs?: number): Promise<void>;
  /** Open sessions of the 2025 protocol, and streams on which clients listen. */
  sessions(): number;
  streams(): number;
}

/** What tests make smaller. */
export interface ServingLimits {
  clients?: ClientLimits;
  overload?: Overload;
}

/**
 * Serves at `http://HOST:PORT/mcp`, or at the path of the address that callers use. Port 0 lets the system choose.
 *
 * @throws ConfigError for a non-loopback address while callers are not authenticated
 */
export async function serveOverHttp(
  runtime: RunningRuntime,
  address: Address,
  { clients, overload = new Overload() }: ServingLimits = {},
): Promise<HttpServer> {
  const { callers: config } = runtime;
  checkReach(address, config);
  // Only this needs the library that verifies token signatures.
  const door = config && (await import('./callers/callers.js'));
  const server = await listen(address, createPatientServer(clients));
  const requests = new OpenRequests();
  const own = `http://${bracketed(address.host)}:${(server.address() as AddressInfo).port}`;
  const path = config?.url === undefined ? MCP_PATH : new URL(config.url).pathname;
  const callers = config && door && new door.Callers(runtime, config, config.url ?? `${own}${MCP_PATH}`);
  const mcp = mcpOver(runtime, callers);
  const approvals = await approvalsOver(runtime, callers, config, config?.url ?? own);
  const handle = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const asked = new URL(req.url ?? '/', 'http://localhost').pathname;
    if (callers?.metadata.isAt(asked)) return answerMetadata(req, res, callers);
    if (asked !== path) {
      res.writeHead(404, { 'content-type': 'text/plain' }).end(`The MCP endpoint is ${path}\n`);
      return;
    }
    if (!callers) return mcp.route(req, res);
    const caller = await callers.authenticate(req.headers.authorization);
    if (caller instanceof Response) return send(res, caller);
    // The token has been verified: nothing after authentication sees it.
    delete req.headers.authorization;
    return mcp.route(Object.assign(req, { auth: caller }), res);
  };
  const hosts = config?.url === undefined ? undefined : [new URL(config.url).hostname];
  const validHost = hostHeaderValidation(hosts ?? localhostAllowedHostnames());
  const validOrigin = originValidation(hosts ?? localhostAllowedOrigins());
  const browsers = new BrowserClients(config?.origins ?? []);
  server.on('request', (req, res) => {
    if (!validHost(req, res)) return;
    const reason = runtime.draining.active ? 'stopping' : overload.exceeded() ? 'busy' : undefined;
    if (reason) {
      runtime.observer?.refused(reason);
      return refuseForNow(res, NOT_NOW[reason]);
    }
    requests.add(req, res);
    const { pathname } = new URL(req.url ?? '/', 'http://localhost');
    const pages = pathname.startsWith(APPROVALS_PATH) ? approvals.pages : undefined;
    // The pages know by themselves where a form comes from, and browsers do not always say.
    if (!pages && browsers.allows(req)) {
      if (browsers.answers(req, res)) return;
    } else if (!pages && !validOrigin(req, res)) return;
    (pages ? answerPage(req, res, pages) : handle(req, res)).catch((error: unknown) => {
      runtime.log.error({ error: String(error) }, 'a request failed unexpectedly');
      if (res.headersSent) res.destroy();
      else send(res, problem(500, 'Internal error.')).catch(() => res.destroy());
    });
  });
  const close = (drainMs = 0) => stopServing({ server, requests, runtime, mcp, approvals }, drainMs);
  try {
    await callers?.prepare();
  } catch (error) {
    await close();
    throw error;
  }
  return { url: `${own}${path}`, close, sessions: mcp.sessions, streams: () => requests.streams };
}

/** Where people approve: signed in at the issuer, or, without one, as the person at this machine. */
async function approvalsOver(
  runtime: RunningRuntime,
  callers: Callers | undefined,
  config: CallerConfig | undefined,
  url: string,
): Promise<{ pages?: SignedInPages; close(): Promise<void> }> {
  const { elsewhere, log } = runtime;
  if (elsewhere.approver === 'form' || elsewhere.approver === 'push') return { close: async () => undefined };
  if (!callers || !config) {
    const { createLocalWays } = await import('./approvals/local-ways.js');
    const local = createLocalWays({ approvals: elsewhere.approvals, log, env: process.env });
    elsewhere.ways.push(...local.ways);
    return { close: local.close };
  }
  if (!config.approvals) return { close: async () => undefined };
  const { SignedInPages } = await import('./approvals/signed-in/signed-in-pages.js');
  const { keys, audience } = callers;
  const { fourEyes } = runtime.policy.confirmation;
  const pages = new SignedInPages({
    ...{ ...config.approvals, issuer: config.issuer, keys, audience },
    ...(fourEyes === undefined ? {} : { permission: fourEyes.permission }),
    ...{ approvals: elsewhere.approvals, log, origin: new URL(url).origin, key: runtime.stateKey },
  });
  elsewhere.ways.push(pages);
  return { pages, close: async () => undefined };
}

/** Both protocol eras at one endpoint. */
function mcpOver(runtime: RunningRuntime, callers: Callers | undefined) {
  const viewFor = (authInfo: AuthInfo | undefined) => (callers ? callers.viewFor(authInfo) : runtime);
  const modern = createMcpHandler((request) => buildServer(viewFor(request.authInfo), request), {
    legacy: 'reject',
    maxSubscriptions: fitting(STREAMS_SHARE, STREAM_BYTES),
    onerror: (error) => runtime.log.warn({ error: error.message }, 'protocol error'),
  });
  const unsubscribe = runtime.onToolsChanged(() => {
    modern.notify.toolsChanged();
    modern.notify.promptsChanged();
    modern.notify.resourcesChanged();
  });
  const sessions = new Sessions(viewFor, runtime);
  const route = toNodeHandler({
    fetch: async (request, options) => {
      if (callers && request.method === 'POST') {
        const body: unknown = await request
          .clone()
          .json()
          .catch(() => undefined);
        const challenge = callers.challenge(body, options?.authInfo);
        if (challenge) return challenge;
      }
      if (!(await isLegacyRequest(request))) return modern.fetch(request, options);
      if (request.method === 'POST' && !isJsonContentType(request.headers.get('content-type'))) {
        return problem(415, 'Content-Type must be application/json.');
      }
      return sessions.fetch(request, options?.authInfo);
    },
  });
  return {
    sessions: () => sessions.size,
    route: (req: IncomingMessage, res: ServerResponse) => route(req as Parameters<typeof route>[0], res),
    close: async () => {
      unsubscribe();
      await sessions.close();
      await modern.close();
    },
  };
}

/** @throws ConfigError */
function checkReach({ host }: Address, config: CallerConfig | undefined): void {
  if (LOOPBACK.has(host)) return;
  if (!config) {
    throw new ConfigError(
      `--http ${host}: without AUTH0_MCP_HTTP_ISSUER callers are not authenticated, and only loopback addresses are served (127.0.0.1, [::1] or localhost); set the issuer of their tokens, or put an authenticating proxy in front.`,
    );
  }
  if (config.url === undefined) {
    throw new ConfigError(
      `--http ${host}: set AUTH0_MCP_HTTP_URL to the URL of the endpoint as callers reach it, such as https://mcp.example.com/mcp.`,
    );
  }
}

const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host);

/** @throws ConfigError if the address cannot be bound */
async function listen({ host, port }: Address, server: Server): Promise<Server> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new ConfigError(`--http: cannot listen on ${host}:${port} (${error.code ?? error.message}).`)),
    );
    server.listen(port, host === 'localhost' ? '127.0.0.1' : host, resolve);
  });
  return server;
}

async function answerMetadata(
  req: IncomingMessage,
  res: ServerResponse,
  { metadata }: Callers,
): Promise<void> {
  if (req.method === 'GET' || req.method === 'HEAD') return send(res, Response.json(metadata.document()));
  res.writeHead(405, { allow: 'GET, HEAD' }).end();
}

async function answerPage(req: IncomingMessage, res: ServerResponse, pages: SignedInPages): Promise<void> {
  const request = await toWebRequest(req as Parameters<typeof toWebRequest>[0], undefined, {
    maxRequestBodySize: MOST_FORM,
  });
  return send(res, await pages.handle(request));
}

/** Node omits the body of a response to HEAD. */
async function send(res: ServerResponse, response: Response): Promise<void> {
  const cookies = response.headers.getSetCookie();
  const headers = {
    ...Object.fromEntries(response.headers),
    ...(cookies.length > 0 ? { 'set-cookie': cookies } : {}),
  };
  res.writeHead(response.status, headers).end(await response.text());
}
