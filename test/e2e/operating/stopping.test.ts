/**
 * SIGTERM in the middle of work, in both protocols: what the client is answered, what the audit trail holds, and what
 * the tenant looks like. The table of it is a section of docs/reliability.md.
 */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { TestResult } from '../../support/clients.js';
import { expectSection } from '../../support/doc-section.js';
import { type HeldTenant, holdTenant } from '../../support/held-tenant.js';
import { connectHost, type Host, type HostKind } from '../../support/hosts.js';
import { type ServingProcess, startHttpServer } from '../../support/http-server.js';
import { PATIENCE_MS } from '../../support/patient.js';
import { messages, openSession, post } from '../../support/raw-mcp.js';
import { startTenant, type Tenant } from '../../support/tenant.js';

const ERAS: readonly HostKind[] = ['v1', 'v2 2026'];
const STOPPING = /stopping: running calls/;

interface Row {
  situation: string;
  answered: string;
  recorded: string;
  tenant: string;
}
const rows: Row[] = [];

let tenant: Tenant;
let door: HeldTenant;
let folder: string;
let served = 0;

beforeAll(async () => {
  tenant = await startTenant();
  door = await holdTenant(tenant.sandbox.url);
  folder = mkdtempSync(join(tmpdir(), 'stopping-'));
});
afterAll(async () => {
  await door.close();
  await tenant.close();
});

interface Served {
  server: ServingProcess;
  audit: string;
  hosts: Host[];
}

/** A server with a client of each protocol, which has called it before. */
async function serve(args: string[] = [], answer?: () => unknown): Promise<Served> {
  served += 1;
  door.hold(() => false);
  const audit = join(folder, `${served}.jsonl`);
  const env = { ...tenant.env, AUTH0_DOMAIN: door.url, AUTH0_AUDIENCE: tenant.sandbox.audience };
  const server = await startHttpServer({ ...env, AUTH0_MCP_AUDIT_LOG: audit }, ['127.0.0.1:0', ...args]);
  const asking = answer ? { elicitation: { form: {} }, answer } : {};
  const hosts = await Promise.all(ERAS.map((kind) => connectHost({ url: server.url }, { kind, ...asking })));
  for (const host of hosts) expect((await createRole(host, `warm ${served}`)).isError).toBeFalsy();
  return { server, audit, hosts };
}

const createRole = (host: Host, name: string): Promise<TestResult> =>
  host.call('run_write_operation', { name: 'create_role', arguments: { name: `${name} ${host.kind}` } });
const rolesNamed = async (part: string): Promise<number> => {
  const { body } = await tenant.api('GET', `/roles?per_page=100&name_filter=${encodeURIComponent(part)}`);
  return body.length;
};
// biome-ignore lint/suspicious/noExplicitAny: the shape is what is tested
const codeOf = (result: TestResult): string => (result.structuredContent as any)?.error?.code ?? 'done';
/** How often each ending came, in words. */
const counted = (endings: readonly string[]): string =>
  [...new Set(endings)].map((one) => `${endings.filter((other) => other === one).length} ${one}`).join(', ');

/** What the trail says: calls let through, and how many of them have a result. */
function recorded(audit: string, tool: string): string {
  const lines = readFileSync(audit, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { kind: string; tool?: string; decision?: string });
  const of = lines.filter((line) => line.tool === tool);
  const run = of.filter(({ kind, decision }) => kind === 'decision' && decision === 'run').length;
  const results = of.filter(({ kind }) => kind === 'result').length;
  const asked = of.filter(({ decision }) => decision === 'ask').length;
  const question = asked === 0 ? '' : `, ${asked} asked`;
  return `${run} let through, ${results} results${question}`;
}

/** Waits until that many calls of a tool have reached the server and been let through. */
const letThrough = ({ audit }: Served, tool: string, count: number): Promise<void> =>
  vi.waitFor(() => expect(recorded(audit, tool)).toMatch(new RegExp(`^${count} `)), { timeout: PATIENCE_MS });

async function over({ server, hosts }: Served): Promise<number | string | null> {
  const code = await server.ended;
  await Promise.all(hosts.map((host) => host.close().catch(() => undefined)));
  return code;
}

describe('on SIGTERM', () => {
  it('an idle server ends at once', async () => {
    const it = await serve();
    void it.server.kill('SIGTERM');
    expect(await over(it)).toBe(0);
    const trail = recorded(it.audit, 'create_role');
    expect(trail).toBe('2 let through, 2 results');
    rows.push({ situation: 'idle', answered: '-', recorded: 'complete', tenant: 'unchanged' });
  });

  it.each([
    ['reads', 'list_roles', 'GET', 10],
    ['writes', 'create_role', 'POST', 60],
  ] as const)('%s that run end, and are answered and recorded', async (situation, tool, method, count) => {
    const it = await serve();
    door.hold((asked, path) => asked === method && path.startsWith('/api/v2/roles'));
    const calls = Array.from({ length: count }, (_, n) => {
      const host = it.hosts[n % it.hosts.length] as Host;
      return tool === 'list_roles' ? host.call(tool) : createRole(host, `during ${situation} ${n}`);
    });
    await letThrough(it, tool, tool === 'create_role' ? count + 2 : count);
    await door.held(1);
    void it.server.kill('SIGTERM');
    await it.server.says(STOPPING);
    // Nothing new is accepted.
    await expect(fetch(it.server.url)).rejects.toThrow();
    door.release();
    const endings = (await Promise.all(calls)).map(codeOf);
    expect(endings).toEqual(endings.map(() => 'done'));
    expect(await over(it)).toBe(0);
    const warm = tool === 'create_role' ? 2 : 0;
    expect(recorded(it.audit, tool)).toBe(`${count + warm} let through, ${count + warm} results`);
    const made = tool === 'create_role' ? await rolesNamed('during writes') : 0;
    expect(made).toBe(tool === 'create_role' ? count : 0);
    rows.push({
      situation: `${count} ${situation}, which the tenant then answers`,
      answered: counted(endings),
      recorded: `${count} of ${count} results`,
      tenant: made === 0 ? 'unchanged' : `${made} of ${count} made`,
    });
  });

  it('writes that the tenant never answers are cancelled, answered and recorded', async () => {
    const it = await serve(['--drain', '0']);
    door.hold((asked, path) => asked === 'POST' && path.startsWith('/api/v2/roles'));
    const calls = Array.from({ length: 30 }, (_, n) =>
      createRole(it.hosts[n % it.hosts.length] as Host, `never ${n}`),
    );
    await letThrough(it, 'create_role', 32);
    await door.held(20);
    void it.server.kill('SIGTERM');
    const endings = (await Promise.all(calls)).map(codeOf);
    expect(await over(it)).toBe(0);
    expect(endings).not.toContain('done');
    const trail = recorded(it.audit, 'create_role');
    expect(trail).toBe('32 let through, 32 results');
    expect(await rolesNamed('never')).toBe(0);
    rows.push({
      situation: '30 writes, 20 of them sent, which the tenant never answers',
      answered: counted(endings),
      recorded: '30 of 30 results',
      tenant: 'as the tenant decides; each answer says what to check',
    });
  });

  it('a person who is asked is told, and nothing is done', async () => {
    const { body: role } = await tenant.api('POST', '/roles', { name: 'Not to be deleted' });
    let asked: () => void = () => undefined;
    const shown = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const it = await serve([], () => {
      asked();
      return new Promise(() => undefined);
    });
    const call = (it.hosts[0] as Host).call('run_write_operation', {
      name: 'delete_role',
      arguments: { role_id: role.id },
    });
    await shown;
    void it.server.kill('SIGTERM');
    const answer = await call;
    expect(codeOf(answer)).toBe('shutting_down');
    expect(answer.content[0]?.text).toMatch(/Nothing was changed/);
    expect(await over(it)).toBe(0);
    expect(recorded(it.audit, 'delete_role')).toBe('0 let through, 0 results, 1 asked');
    expect((await tenant.api('GET', `/roles/${role.id}`)).status).toBe(200);
    rows.push({
      situation: 'a person is being asked (2025 protocol)',
      answered: '1 shutting_down: nothing was changed, ask again',
      recorded: 'the question; nothing was let through',
      tenant: 'unchanged',
    });
  });

  it('streams end properly', async () => {
    const it = await serve();
    const session = await openSession(it.server.url);
    const listening = await fetch(it.server.url, {
      headers: { accept: 'text/event-stream', ...session },
    });
    const version = '2026-07-28';
    const subscribed = await post(
      it.server.url,
      {
        jsonrpc: '2.0',
        id: 7,
        method: 'subscriptions/listen',
        params: {
          notifications: { toolsListChanged: true },
          _meta: {
            'io.modelcontextprotocol/protocolVersion': version,
            'io.modelcontextprotocol/clientInfo': { name: 'raw', version: '1' },
            'io.modelcontextprotocol/clientCapabilities': {},
          },
        },
      },
      { 'mcp-protocol-version': version, 'mcp-method': 'subscriptions/listen' },
    );
    expect([listening.status, subscribed.status]).toEqual([200, 200]);
    void it.server.kill('SIGTERM');
    // A connection that breaks off would throw here.
    await listening.text();
    const last = [];
    for await (const message of messages(subscribed)) last.push(message);
    expect(last.at(-1)).toMatchObject({ id: 7, result: expect.anything() });
    expect(await over(it)).toBe(0);
    rows.push({
      situation: 'streams of both protocols are open',
      answered: 'they end; the 2026 one with its result',
      recorded: '-',
      tenant: 'unchanged',
    });
  });

  it('a second signal ends it at once', async () => {
    const it = await serve();
    door.hold((asked, path) => asked === 'POST' && path.startsWith('/api/v2/roles'));
    const call = createRole(it.hosts[1] as Host, 'twice').then(codeOf, () => 'connection lost');
    await door.held(1);
    void it.server.kill('SIGTERM');
    await it.server.says(STOPPING);
    void it.server.kill('SIGINT');
    expect(await over(it)).toBe(130);
    expect(await call).toBe('connection lost');
    expect(recorded(it.audit, 'create_role')).toBe('3 let through, 2 results');
    rows.push({
      situation: 'a write, and a second signal',
      answered: 'no: the connection is lost',
      recorded: 'that it was let through, without a result',
      tenant: 'as the tenant decides',
    });
  });

  it('the table is as documented', () => {
    const lines = rows.map(
      (row) => `| ${row.situation} | ${row.answered} | ${row.recorded} | ${row.tenant} |`,
    );
    const heading = ['| at SIGTERM | answered | recorded | tenant |', '|---|---|---|---|'];
    expectSection('reliability.md', 'stopping', [...heading, ...lines].join('\n'));
  });
});
