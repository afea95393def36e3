/** Probes and metrics, on an address of their own. They say nothing of the tenant, its callers or their calls. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostHeaderValidation } from '@modelcontextprotocol/node';
import { localhostAllowedHostnames } from '@modelcontextprotocol/server';
import { isLoopback } from '../../config/domain.js';
import { ConfigError } from '../../config/errors.js';
import type { Metrics } from './metrics.js';
import type { Readiness } from './readiness.js';

export interface AdminServer {
  url: string;
  close(): Promise<void>;
}

interface Reply {
  status: number;
  text: string;
  type?: string;
}

/**
 * Serves `/livez`, `/readyz` and `/metrics`. On loopback the Host header is checked, so that no web page can read them
 * by a name of its own.
 *
 * @throws ConfigError if the address cannot be bound
 */
export async function serveAdmin(
  { host, port }: { host: string; port: number },
  readiness: Readiness,
  metrics: Metrics,
): Promise<AdminServer> {
  const pages: Readonly<Record<string, () => Promise<Reply>>> = {
    '/livez': async () => ({ status: 200, text: 'ok\n' }),
    '/readyz': async () => {
      const problem = await readiness.problem();
      return problem === undefined ? { status: 200, text: 'ok\n' } : { status: 503, text: `${problem}\n` };
    },
    '/metrics': async () => ({ status: 200, text: await metrics.text(), type: metrics.contentType }),
  };
  const bracketed = host.includes(':') ? `[${host}]` : host;
  const validHost = isLoopback(bracketed) ? hostHeaderValidation(localhostAllowedHostnames()) : () => true;
  const answer = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    if (!validHost(req, res)) return;
    const { pathname } = new URL(req.url ?? '/', 'http://localhost');
    const page = Object.hasOwn(pages, pathname) ? pages[pathname] : undefined;
    if (!page) return reply(res, { status: 404, text: 'Here are /livez, /readyz and /metrics.\n' });
    if (req.method !== 'GET' && req.method !== 'HEAD') return reply(res, { status: 405, text: 'GET only\n' });
    reply(res, await page());
  };
  const server = createServer({ headersTimeout: 5_000, requestTimeout: 5_000 }, (req, res) => {
    answer(req, res).catch(() => res.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new ConfigError(`--admin: cannot listen on ${host}:${port} (${error.code ?? error.message}).`)),
    );
    server.listen(port, host === 'localhost' ? '127.0.0.1' : host, resolve);
  });
  return {
    url: `http://${bracketed}:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Node omits the body of a response to HEAD. */
function reply(res: ServerResponse, { status, text, type = 'text/plain; charset=utf-8' }: Reply): void {
  res.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text);
}
