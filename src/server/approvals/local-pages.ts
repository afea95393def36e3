/**
 * The approvals pages for the person at this machine, over stdio: a server on loopback, started when first needed,
 * and the person's browser, opened at it with a one-time secret. Neither the secret nor the address is told to
 * anybody else.
 */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { toWebRequest } from '@modelcontextprotocol/node';
import type { Approval, ApprovalWay, Delivery } from '../../policy/approvals/approval.js';
import type { Approvals } from '../../policy/approvals/approvals.js';
import type { Logger } from '../logger.js';
import { approvalRoutes, page, secured } from './approval-routes.js';
import type { Opener } from './browser.js';
import { Csrf } from './csrf.js';
import { LocalSessions } from './local-sessions.js';
import { messagePage } from './page/message-page.js';

/** A page that has asked within this time is open, in ms. It asks every two seconds. */
export const ALIVE_MS = 6_000;
/** Least time between two tabs, in ms; twice as long after each tab that brought no answer. */
export const FLOOR_MS = 15_000;
const HIGHEST_FLOOR_MS = 5 * 60 * 1000;
/** A browser that has not come by then shows nothing to anybody, in ms. */
export const PATIENCE_MS = 30_000;
/** When it is tried again, in ms. */
export const RETRY_MS = 10 * 60 * 1000;
const MOST_BODY = 16_384;

export interface LocalPagesOptions {
  approvals: Approvals;
  log: Pick<Logger, 'debug' | 'warn'>;
  /** Absent: there is no browser. */
  open?: Opener | undefined;
  now?: () => number;
}

export class LocalPages implements ApprovalWay {
  readonly how = 'page';
  readonly #options: LocalPagesOptions;
  readonly #now: () => number;
  readonly #sessions: LocalSessions;
  #server: Promise<Running> | undefined;
  /** When a page of the person was last heard of, epoch ms. */
  #seen = 0;
  #opened = 0;
  /** Tabs since the last answer. */
  #unanswered = 0;
  /** What became of the last tab: `awaited` until its page is loaded. */
  #last: 'awaited' | 'came' | 'failed' | undefined;
  #opening: Promise<boolean> | undefined;

  constructor(options: LocalPagesOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => Date.now());
    this.#sessions = new LocalSessions(this.#now);
  }

  /** Opens the person's browser, unless a page is open in it, or was opened a moment ago. */
  async deliver(approval: Approval): Promise<Delivery | undefined> {
    const { open, log } = this.#options;
    if (!open || approval.fourEyes) return undefined;
    // Calls at the same time share one tab.
    if (this.#opening) return (await this.#opening) ? delivered(approval, OPENED) : undefined;
    const now = this.#now();
    if (now - this.#seen < ALIVE_MS) return delivered(approval, IS_OPEN);
    const since = now - this.#opened;
    if (this.#last === 'failed' && since < RETRY_MS) return undefined;
    if (this.#last === 'awaited') {
      if (since < PATIENCE_MS) return delivered(approval, OPENED);
      if (since < RETRY_MS) return undefined;
    }
    if (this.#last === 'came' && since < this.#floor()) return delivered(approval, OPENED);
    this.#opening = this.#openAt(approval, open);
    try {
      if (await this.#opening) return delivered(approval, OPENS);
      log.warn({}, 'no browser could be opened for an approval');
      return undefined;
    } finally {
      this.#opening = undefined;
    }
  }

  /** Ends the server and all of its connections. */
  async close(): Promise<void> {
    const running = await this.#server?.catch(() => undefined);
    this.#server = undefined;
    if (!running) return;
    running.server.closeAllConnections();
    await new Promise<void>((resolve) => running.server.close(() => resolve()));
  }

  #floor(): number {
    if (this.#unanswered === 0) return 0;
    return Math.min(FLOOR_MS * 2 ** (this.#unanswered - 1), HIGHEST_FLOOR_MS);
  }

  async #openAt({ id }: Approval, open: Opener): Promise<boolean> {
    this.#server ??= this.#start();
    try {
      const { origin, base } = await this.#server;
      const secret = this.#sessions.issue(`${base}${id}`);
      this.#opened = this.#now();
      this.#unanswered++;
      this.#last = 'awaited';
      const worked = await open(`${origin}${base}open/${secret}`);
      if (!worked) this.#last = 'failed';
      return worked;
    } catch (error) {
      this.#server = undefined;
      this.#options.log.warn({ error: (error as Error).message }, 'the approvals page could not be served');
      return false;
    }
  }

  async #start(): Promise<Running> {
    const server = createServer({ requestTimeout: 10_000 });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', resolve);
    });
    // An open page does not keep the process from ending.
    server.unref();
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const origin = `http://${host}`;
    // Other servers on 127.0.0.1 are sent the cookie only below the same path, which they cannot guess.
    const base = `/${randomBytes(16).toString('base64url')}/approvals/`;
    const handle = this.#handler(origin, base);
    server.on('request', (req, res) => {
      answer(req, res, host, handle).catch((error: unknown) => {
        this.#options.log.warn({ error: String(error) }, 'an approvals page failed unexpectedly');
        if (res.headersSent) res.destroy();
        else
          res.writeHead(500, { 'content-type': 'text/plain', connection: 'close' }).end('Internal error\n');
      });
    });
    return { server, origin, base };
  }

  #handler(origin: string, base: string): (request: Request) => Promise<Response> {
    const { approvals } = this.#options;
    const routes = approvalRoutes({
      ...{ approvals, csrf: new Csrf(), base: `${origin}${base}`, now: this.#now },
      who: async (request) => {
        const session = this.#sessions.session(request.headers.get('cookie'));
        if (session === undefined) return undefined;
        this.#seen = this.#now();
        this.#last = 'came';
        if (request.method === 'POST') this.#unanswered = 0;
        return { person: 'local', session };
      },
    });
    return async (request) => {
      const { pathname } = new URL(request.url);
      const opening = `${base}open/`;
      if (request.method !== 'GET' || !pathname.startsWith(opening)) return routes(request);
      return this.#exchanged(pathname.slice(opening.length), request, base);
    };
  }

  #exchanged(secret: string, request: Request, base: string): Response {
    const found = this.#sessions.exchange(secret, request.headers.get('cookie'), base);
    if (!found) return page(403, messagePage(base, 'Link no longer valid', USED));
    this.#seen = this.#now();
    this.#last = 'came';
    const headers = {
      location: found.next,
      ...(found.cookie === undefined ? {} : { 'set-cookie': found.cookie }),
    };
    return secured(new Response(null, { status: 303, headers }));
  }
}

interface Running {
  server: Server;
  origin: string;
  /** Path of the list. */
  base: string;
}

const USED =
  'The link that opened this page works once, for two minutes. Ask the assistant to make the call again: a new page then opens by itself.';
const OPENS = "The approvals page was opened in the person's browser.";
const OPENED =
  "The approvals page was opened in the person's browser a moment ago; the request is listed there.";
const IS_OPEN = "The approvals page is open in the person's browser already; the request is listed there.";

const delivered = ({ code }: Approval, where: string): Delivery => ({
  how: 'page',
  note: `${where} There it has the code ${code}.`,
});

/** Checks what a page of another site cannot choose, and answers. */
async function answer(
  req: IncomingMessage,
  res: ServerResponse,
  host: string,
  handle: (request: Request) => Promise<Response>,
): Promise<void> {
  // Another name that leads here is another site's.
  if (req.headers.host !== host || foreign(req.headers.origin, `http://${host}`)) {
    res.writeHead(403, { 'content-type': 'text/plain', connection: 'close' }).end('Forbidden\n');
    return;
  }
  const response = await handle(
    await toWebRequest(req as Parameters<typeof toWebRequest>[0], undefined, {
      maxRequestBodySize: MOST_BODY,
    }),
  );
  res.writeHead(response.status, Object.fromEntries(response.headers)).end(await response.text());
}

/** Forms of our own pages name no origin, because these tell no referrer. */
const foreign = (origin: string | undefined, own: string): boolean =>
  origin !== undefined && origin !== 'null' && origin !== own;
