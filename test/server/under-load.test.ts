/** What a server does with more than it can serve at once, and what it keeps of clients that are gone. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Admin, openAdmin } from '../../src/server/admin/admin.js';
import { type HttpServer, serveOverHttp } from '../../src/server/http.js';
import { loadConfig } from '../../src/server/load-config.js';
import { Overload } from '../../src/server/overload.js';
import { createRuntime } from '../../src/server/runtime.js';
import { modern, openStream, post } from '../support/raw-mcp.js';
import { startTenant, type Tenant } from '../support/tenant.js';

/** Once everything that was ready has been looked at. */
const nextTurn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

/** Every reading is that much later than the one before. */
let step = 0;
let now = 0;
const overload = () =>
  new Overload(1_000, () => {
    now += step;
    return now;
  });

test('requests that waited too long for those before them are refused, and the next ones are not', async () => {
  const turn = overload();
  const waited = (ms: number): boolean => {
    step = ms;
    return turn.exceeded();
  };
  expect([5_000, 600, 400, 1, 1].map(waited)).toEqual([false, false, false, true, true]);
  await nextTurn();
  expect([0, 1_000, 1].map(waited)).toEqual([false, false, true]);
});

let tenant: Tenant;
let admin: Admin;
let server: HttpServer;
let overloaded = false;
/** Who is told of changed tools. */
const told = new Set<() => void>();
beforeAll(async () => {
  tenant = await startTenant('empty');
  admin = await openAdmin({ host: '127.0.0.1', port: 0 });
  const runtime = await createRuntime(
    await loadConfig({ ...tenant.env, LOG_LEVEL: 'silent' }),
    admin.metrics,
  );
  const { onToolsChanged } = runtime;
  runtime.onToolsChanged = (callback) => {
    const stop = onToolsChanged(callback);
    told.add(callback);
    return () => {
      told.delete(callback);
      stop();
    };
  };
  const busy = { exceeded: () => overloaded } as Overload;
  server = await serveOverHttp(runtime, { host: '127.0.0.1', port: 0 }, { overload: busy });
});
afterAll(async () => {
  await server.close();
  await admin.close();
  await tenant.close();
});

const refused = async (response: Response) => [
  response.status,
  response.headers.get('retry-after'),
  ((await response.json()) as { error: { message: string } }).error.message,
];
const BUSY = [503, '5', 'The server is busy, and nothing was done. Try again in a few seconds.'];

test('clients of both protocols are told when to come back, and it is counted', async () => {
  overloaded = true;
  const call = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'list_roles', arguments: {} } };
  const modernHeaders = { 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'tools/call' };
  expect(await refused(await post(server.url, call, modernHeaders))).toEqual(BUSY);
  expect(await refused(await post(server.url, { ...call, method: 'initialize' }))).toEqual(BUSY);

  const text = await (await fetch(`${admin.url}/metrics`)).text();
  expect(text).toContain('auth0_mcp_requests_refused_total{reason="busy"} 2\n');
  overloaded = false;
});

test('nothing is kept of calls and streams that are over', async () => {
  const before = told.size;
  const listening = new AbortController();
  const streams = await Promise.all(
    Array.from({ length: 5 }, () => openStream(server.url, listening.signal)),
  );
  await modern(server.url, 'tools/call', { name: 'list_roles', arguments: {} });
  expect(server.streams()).toBe(5);
  listening.abort();
  await Promise.allSettled(streams.map((stream) => stream.text()));
  await expect.poll(() => server.streams()).toBe(0);
  expect(told.size).toBe(before);
});
