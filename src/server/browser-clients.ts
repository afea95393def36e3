/** MCP clients that run in a web page: pages of the named origins may call the endpoint and read its answers (CORS). */
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Headers of answers that scripts may read: where to sign in, which session, when to come back. */
const EXPOSED = 'WWW-Authenticate, Mcp-Session-Id, Mcp-Protocol-Version, Retry-After';
/** How long a browser remembers, in seconds. */
const REMEMBERED_S = 7_200;
/** Names of headers, separated by commas. */
const HEADER_NAMES = /^[\w-]+(?:\s*,\s*[\w-]+)*$/;

export class BrowserClients {
  readonly #origins: ReadonlySet<string>;

  constructor(origins: readonly string[]) {
    this.#origins = new Set(origins);
  }

  /** Whether the request comes from a page of a named origin. */
  allows({ headers }: IncomingMessage): boolean {
    return headers.origin !== undefined && this.#origins.has(headers.origin);
  }

  /** Lets the page read the answer, and answers what a browser asks before it sends a request. True if it was that. */
  answers(req: IncomingMessage, res: ServerResponse): boolean {
    res.setHeader('Access-Control-Allow-Origin', req.headers.origin ?? '');
    res.setHeader('Access-Control-Expose-Headers', EXPOSED);
    res.setHeader('Vary', 'Origin');
    if (req.method !== 'OPTIONS' || req.headers['access-control-request-method'] === undefined) return false;
    const asked = req.headers['access-control-request-headers'];
    if (asked !== undefined && HEADER_NAMES.test(asked)) res.setHeader('Access-Control-Allow-Headers', asked);
    res.setHeader('Access-Control-Allow-Methods', 'GET, POST, DELETE, OPTIONS');
    res.setHeader('Access-Control-Max-Age', String(REMEMBERED_S));
    res.writeHead(204).end();
    return true;
  }
}
