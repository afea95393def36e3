import { type AddressInfo, createServer, type Server } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterAll, describe, expect, it } from 'vitest';
import type { Method } from '../../src/catalog/types.js';
import type { ApiError } from '../../src/client/errors.js';
import type { ApiRequest, ApiResponse } from '../../src/client/types.js';
import { tlsIdentity } from '../../src/sandbox/http/certificate.js';
import { expectSection } from '../support/doc-section.js';
import { PATIENCE_MS } from '../support/patient.js';
import { setUp } from './support/client-setup.js';
import type { Reply, SeenRequest } from './support/fake-tenant.js';

/**
 * Every fault on every method, with a server that keeps count of what it carried out. The table of results is kept
 * as a file, so that a change of behaviour shows in review.
 */
const METHODS: Method[] = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'];

interface Fault {
  name: string;
  /** The faulty answers come first, then good ones. */
  times: number;
  reply: (request: SeenRequest) => Reply;
  /** Whether the server carries the request out all the same. */
  carriedOut?: boolean;
  /** How long an answer is waited for, in ms: for the faults that never come to an end, and long enough for the rest. */
  answerMs?: number;
  /** Another address than the tenant's. */
  baseUrl?: () => Promise<string>;
}

const json = { 'content-type': 'application/json' };
const page = {
  status: 502,
  body: '<html><title>Bad Gateway</title></html>',
  headers: { 'content-type': 'text/html' },
};
const status = (code: number, times: number, carriedOut = false): Fault => ({
  name: `${code}${times === Infinity ? ' always' : ` × ${times}`}${carriedOut ? ', executed' : ''}`,
  times,
  carriedOut,
  reply: () => ({ status: code, body: { statusCode: code, message: 'trouble' } }),
});

const FAULTS: Fault[] = [
  { name: '429 × 3', times: 3, reply: () => ({ status: 429, headers: { 'retry-after': '1' } }) },
  { name: '429 always', times: Infinity, reply: () => ({ status: 429, headers: { 'retry-after': '1' } }) },
  status(500, 1),
  status(503, 2),
  status(504, 1, true),
  status(500, Infinity),
  { name: '502 gateway page × 1', times: 1, reply: () => page },
  { name: 'reset before processing × 1', times: 1, reply: () => ({ fault: 'reset' }) },
  { name: 'reset after processing × 1', times: 1, reply: () => ({ fault: 'reset' }), carriedOut: true },
  { name: 'reset always', times: Infinity, reply: () => ({ fault: 'reset' }) },
  {
    name: 'response timeout × 1',
    times: 1,
    reply: () => ({ fault: 'hang' }),
    carriedOut: true,
    answerMs: 1_000,
  },
  {
    name: 'truncated body × 1',
    times: 1,
    reply: () => ({ fault: 'truncate', body: '{"a":', headers: json }),
    carriedOut: true,
  },
  {
    name: 'stalled body × 1',
    times: 1,
    reply: () => ({ fault: 'stall', body: '{"a":', headers: json }),
    carriedOut: true,
    answerMs: 1_000,
  },
  { name: 'invalid JSON × 1', times: 1, reply: () => ({ body: '{"a":', headers: json }), carriedOut: true },
  {
    name: 'invalid JSON always',
    times: Infinity,
    reply: () => ({ body: '{"a":', headers: json }),
    carriedOut: true,
  },
  {
    name: 'expired token × 1',
    times: 1,
    reply: () => ({ status: 401, body: { message: 'Expired token received for JSON Web Token validation' } }),
  },
  {
    name: 'revoked token always',
    times: Infinity,
    reply: () => ({ status: 401, body: { message: 'Invalid token' } }),
  },
  {
    name: 'unknown host',
    times: 0,
    reply: () => ({}),
    // Too long for a name, so that nobody has to be asked.
    baseUrl: async () => `https://${'x'.repeat(64)}.invalid`,
  },
  { name: 'connection refused', times: 0, reply: () => ({}), baseUrl: closedPort },
  { name: 'no TLS where TLS is expected', times: 0, reply: () => ({}), baseUrl: plainPort },
  { name: 'untrusted certificate', times: 0, reply: () => ({}), baseUrl: untrustedPort },
];

const servers: Server[] = [];

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push(server);
  return (server.address() as AddressInfo).port;
}

async function closedPort(): Promise<string> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

async function plainPort(): Promise<string> {
  const server = createServer((socket) =>
    socket.on('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
  );
  return `https://127.0.0.1:${await listen(server)}`;
}

async function untrustedPort(): Promise<string> {
  const server = createTlsServer(tlsIdentity(['127.0.0.1'], Date.now()));
  server.on('tlsClientError', () => {});
  return `https://127.0.0.1:${await listen(server)}`;
}

afterAll(() => {
  for (const server of servers) server.close();
});

const request: Omit<ApiRequest, 'method'> = {
  operation: 'X /things/{id}',
  path: '/things/1',
  budgetMs: 60_000,
};

/** One word for how it ended. */
function ending(result: ApiResponse | ApiError): string {
  if (!(result instanceof Error)) return result.note === undefined ? 'done' : 'done, as read back';
  return result.kind === 'api' ? `error ${result.status}` : result.kind.replace('_', ' ');
}

const cells = new Map<string, string>();

// At once, because undici's timeouts are coarse.
describe.concurrent.each(FAULTS)('$name', (fault) => {
  const { name, times, reply, carriedOut, baseUrl, answerMs = PATIENCE_MS } = fault;
  it.each(METHODS)('on %s', async (method) => {
    const elsewhere = await baseUrl?.();
    const { client, tenant } = await setUp({
      timeouts: { headers: answerMs, body: answerMs, connect: PATIENCE_MS },
      ...(elsewhere === undefined
        ? {}
        : { baseUrl: elsewhere, credentials: { kind: 'token', token: 'static' } }),
    });
    let executed = 0;
    let nth = 0;
    tenant.api = (seen) => {
      // Reading back goes to the same server.
      if (seen.method !== method) return { status: 403, body: { message: 'no read access in this test' } };
      nth += 1;
      const faulty = nth <= times;
      if (!faulty || carriedOut) executed += 1;
      if (faulty) return reply(seen);
      return method === 'DELETE' ? { status: 204 } : { body: { ok: true } };
    };
    const body = method === 'GET' || method === 'DELETE' ? {} : { body: { name: 'x' } };
    const result = await client
      .send({ ...request, operation: `${method} /things/{id}`, method, ...body })
      .catch((error: unknown) => error as ApiError);

    // A write that is not idempotent is never carried out twice, whatever happens.
    if (method === 'POST' || method === 'PATCH') expect(executed).toBeLessThanOrEqual(1);
    // None is lost silently: what was carried out without an answer is never reported as a plain failure.
    const denied =
      result instanceof Error && !['outcome_unknown', 'protocol'].includes((result as ApiError).kind);
    if (method !== 'GET' && executed > 0) expect(denied).toBe(false);
    // And no success is claimed for what was not.
    if (!(result instanceof Error)) expect(executed).toBeGreaterThan(0);
    // No error without advice.
    if (result instanceof Error && (result as ApiError).kind !== 'cancelled') {
      expect((result as ApiError).hint).toMatch(/\w{3}/);
    }
    cells.set(`${name} ${method}`, `${ending(result)}, ${nth === 1 ? '1 request' : `${nth} requests`}`);
    await client.close();
    await tenant.stop();
  });
});

it('the table of all of them is as reviewed', () => {
  const lines = [
    `| fault | ${METHODS.join(' | ')} |`,
    `|---|${METHODS.map(() => '---|').join('')}`,
    ...FAULTS.map(
      ({ name }) => `| ${name} | ${METHODS.map((method) => cells.get(`${name} ${method}`)).join(' | ')} |`,
    ),
  ];
  expectSection('reliability.md', 'faults', lines.join('\n'));
});
