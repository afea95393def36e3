/** What is seen of calls through real clients: spans and the trace that goes on, the line in the log, the figures. */
import { trace } from '@opentelemetry/api';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Admin, openAdmin } from '../../../src/server/admin/admin.js';
import { type HttpServer, serveOverHttp } from '../../../src/server/http.js';
import { loadConfig } from '../../../src/server/load-config.js';
import { createRuntime, type RunningRuntime } from '../../../src/server/runtime.js';
import { agreed, connectHost, HOST_KINDS, type Host, type HostKind } from '../../support/hosts.js';
import { patient } from '../../support/patient.js';
import { messages, modern } from '../../support/raw-mcp.js';
import { startTenant, type Tenant } from '../../support/tenant.js';

const exporter = new InMemorySpanExporter();
let tenant: Tenant;
let admin: Admin;
let runtime: RunningRuntime;
let server: HttpServer;
const logged: Record<string, unknown>[] = [];
const open: Host[] = [];

beforeAll(async () => {
  tenant = await startTenant();
  admin = await openAdmin({ host: '127.0.0.1', port: 0 });
  runtime = await createRuntime(await loadConfig({ ...tenant.env, LOG_LEVEL: 'silent' }), admin.metrics);
  patient(runtime);
  runtime.log.info = (fields) => void logged.push(fields as Record<string, unknown>);
  server = await serveOverHttp(runtime, { host: '127.0.0.1', port: 0 });
});
beforeEach(() => {
  logged.length = 0;
  exporter.reset();
});
afterAll(async () => {
  trace.disable();
  await Promise.all(open.map((host) => host.close()));
  await server.close();
  await admin.close();
  await tenant.close();
});

async function host(kind: HostKind): Promise<Host> {
  const made = await connectHost({ url: server.url }, { kind, elicitation: { form: {} }, answer: agreed });
  open.push(made);
  return made;
}
const get = async (path: string) => {
  const response = await fetch(`${admin.url}${path}`);
  return { status: response.status, text: await response.text() };
};
const TRACE = '0af7651916cd43dd8448eb211c80319c';
const PARENT = `00-${TRACE}-b7ad6b7169203331-01`;
const passedOn = async (): Promise<(string | undefined)[]> =>
  ((await tenant.requests()) as unknown as { path: string; headers?: Record<string, string> }[])
    .filter(({ path }) => path.startsWith('/api/v2/roles'))
    .map(({ headers }) => headers?.traceparent);

it('starts as not ready', async () => {
  expect(await get('/livez')).toEqual({ status: 200, text: 'ok\n' });
  expect(await get('/readyz')).toEqual({ status: 503, text: 'starting\n' });
  admin.serving(runtime, server);
  expect(await get('/readyz')).toEqual({ status: 200, text: 'ok\n' });
});

it('passes the trace of a call on to the API without an SDK, from _meta or the headers', async () => {
  await tenant.requests();
  await modern(
    server.url,
    'tools/call',
    { name: 'list_roles', arguments: {} },
    { headers: { traceparent: PARENT } },
  );
  await modern(server.url, 'tools/call', { name: 'list_roles', arguments: {}, _meta: {} });
  await modern(
    server.url,
    'tools/call',
    { name: 'list_roles', arguments: {} },
    { headers: { traceparent: `ff-${TRACE}-b7ad6b7169203331-01` } },
  );
  expect(await passedOn()).toEqual([PARENT, undefined, undefined]);
  expect(logged[0]).toMatchObject({ trace_id: TRACE });
  expect(logged[1]).not.toHaveProperty('trace_id');
});

it('makes spans by the conventions where there is an SDK', async () => {
  trace.setGlobalTracerProvider(
    new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }),
  );
  await tenant.requests();
  await modern(
    server.url,
    'tools/call',
    { name: 'list_roles', arguments: {} },
    { headers: { traceparent: PARENT } },
  );
  await modern(server.url, 'tools/call', { name: 'get_role', arguments: { role_id: 'rol_nobody' } });
  const spans = exporter.getFinishedSpans();
  const call = spans.find(({ name }) => name === 'tools/call list_roles');
  const request = spans.find(({ name }) => name === 'GET /roles');
  expect(call?.parentSpanContext?.spanId).toBe('b7ad6b7169203331');
  expect(call?.spanContext().traceId).toBe(TRACE);
  expect(call?.attributes).toMatchObject({
    'mcp.method.name': 'tools/call',
    'gen_ai.tool.name': 'list_roles',
    'mcp.protocol.version': '2026-07-28',
  });
  expect(request?.parentSpanContext?.spanId).toBe(call?.spanContext().spanId);
  expect(request?.attributes).toMatchObject({ 'url.template': '/roles', 'http.response.status_code': 200 });
  expect(await passedOn()).toContain(`00-${TRACE}-${request?.spanContext().spanId}-01`);
  const failed = spans.find(({ name }) => name === 'tools/call get_role');
  expect(failed?.attributes['error.type']).toBeTruthy();
  expect(JSON.stringify(spans.map(({ attributes }) => attributes))).not.toContain('rol_nobody');
});

it.each(HOST_KINDS)('logs a line a call and counts it: %s', async (kind) => {
  const { body: role } = await tenant.api('POST', '/roles', { name: `Seen ${kind}` });
  const client = await host(kind);
  await client.call('list_roles');
  await client.call('run_write_operation', { name: 'delete_role', arguments: { role_id: role.id } });
  await client.call('get_role', { role_id: 'rol_nobody' });
  await client.call('no_such_tool').catch(() => undefined);
  const calls = logged.filter((line) => 'tool' in line);
  expect(calls.map(({ tool, outcome }) => `${tool} ${outcome}`)).toEqual([
    'list_roles ok',
    ...(kind === 'v2 2026' ? ['delete_role asked'] : []),
    'delete_role ok',
    expect.stringMatching(/^get_role (?!ok)/),
    'unknown unknown_tool',
  ]);
  for (const line of calls) {
    expect(Object.keys(line).sort()).toEqual(
      expect.arrayContaining(['caller', 'client', 'ms', 'outcome', 'tool']),
    );
    expect(JSON.stringify(line)).not.toContain('rol_');
  }
  const { text } = await get('/metrics');
  expect(text).toMatch(/auth0_mcp_calls_total\{tool="delete_role",risk="destructive",outcome="ok"\} \d/);
  expect(text).toMatch(/auth0_mcp_api_requests_total\{class="DELETE \/roles",status="2xx"\} \d/);
  expect(text).toMatch(/auth0_mcp_confirmations_total\{channel="form",outcome="asked"\} \d/);
  expect(text).toMatch(/auth0_mcp_tokens_total\{outcome="granted"\} 1/);
  if (kind !== 'v2 2026') expect(text).toMatch(/auth0_mcp_sessions [1-9]/);
});

it('answers nothing else, and no other host', async () => {
  expect((await get('/mcp')).status).toBe(404);
  expect((await fetch(`${admin.url}/metrics`, { method: 'POST' })).status).toBe(405);
  const { request } = await import('node:http');
  const status = await new Promise((resolve) =>
    request(`${admin.url}/metrics`, { headers: { host: 'evil.example' } }, (res) =>
      resolve(res.statusCode),
    ).end(),
  );
  expect(status).toBe(403);
});

it('is not ready while it drains, and says so', async () => {
  runtime.draining.begin();
  expect(await get('/readyz')).toEqual({ status: 503, text: 'draining\n' });
  expect((await get('/metrics')).text).toContain('auth0_mcp_ready 0\n');
  const refused = await fetch(server.url, { method: 'POST', body: '{}' });
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2']);
  for await (const message of messages(refused)) expect(message.error.message).toMatch(/restarting/);
});
