/**
 * The built program over stdio, as a host starts it, with everything logged: the tenant answers every operation
 * with planted secrets, and no byte that leaves the program may hold one. What leaves it is stdout (results and
 * questions), stderr, and the audit file.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ToolRecord } from '../../src/catalog/tool-record.js';
import type { Registry } from '../../src/tools/listing/registry.js';
import { loadRegistry } from '../../src/tools/load-registry.js';
import { handedBy } from '../../src/tools/own-arguments.js';
import { CLI, cleanEnv } from '../support/clients.js';
import { startTenant, type Tenant } from '../support/tenant.js';
import { canary, jwt, poisoned, secretFields } from './canary.js';
import { exampleCall } from './example-call.js';

let tenant: Tenant;
let registry: Registry;
let host: Host;
const folder = mkdtempSync(join(tmpdir(), 'canary-'));
const audit = join(folder, 'audit.jsonl');

// biome-ignore lint/suspicious/noExplicitAny: messages of the protocol, looked into by name
type Message = any;

/** A host of the 2025 protocol that keeps every byte it gets, and whose person agrees to everything. */
class Host {
  stdout = '';
  stderr = '';
  asked = 0;
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, (message: Message) => void>();
  #rest = '';
  #next = 1;

  constructor(env: Record<string, string>) {
    this.#process = spawn(process.execPath, [CLI], { env: cleanEnv(env), cwd: folder });
    this.#process.stderr?.setEncoding('utf8').on('data', (text) => {
      this.stderr += text;
    });
    this.#process.stdout?.setEncoding('utf8').on('data', (text) => {
      this.stdout += text;
      const lines = (this.#rest + text).split('\n');
      this.#rest = lines.pop() ?? '';
      for (const line of lines) this.#take(JSON.parse(line));
    });
    this.#process.once('exit', () => {
      for (const done of this.#waiting.values()) done({ error: { message: this.stderr } });
    });
  }

  #take(message: Message): void {
    if (message.method === 'elicitation/create') {
      this.asked++;
      const typed = /Type "(.*)" to confirm/.exec(message.params.message)?.[1];
      const content = typed === undefined ? { confirm: true } : { name: typed };
      this.#write({ id: message.id, result: { action: 'accept', content } });
    } else if (message.method === undefined) {
      this.#waiting.get(message.id)?.(message);
      this.#waiting.delete(message.id);
    }
  }

  #write(message: object): void {
    this.#process.stdin?.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  }

  async request(method: string, params: object): Promise<Message> {
    const id = this.#next++;
    const answer = new Promise<Message>((done) => this.#waiting.set(id, done));
    this.#write({ id, method, params });
    const { result, error } = await answer;
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  }

  async start(): Promise<void> {
    await this.request('initialize', {
      protocolVersion: '2025-06-18',
      capabilities: { elicitation: {} },
      clientInfo: { name: 'keeper', version: '1' },
    });
    this.#write({ method: 'notifications/initialized' });
  }

  async close(): Promise<void> {
    const gone = new Promise((done) => this.#process.once('close', done));
    this.#process.stdin?.end();
    await gone;
  }
}

const faults = (rules: unknown[]) =>
  fetch(`${tenant.sandbox.url}/_sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ rules }),
  });

/** One answer for every operation; literal paths first, so that a parameter does not take their place. */
const answers = (answer: (key: string) => { status: number; body: unknown }) =>
  registry.records
    .toSorted((a, b) => literal(b.path) - literal(a.path))
    .map(({ method, path }) => ({ method, path, ...answer(`${method} ${path}`) }));

const literal = (path = ''): number => path.split('/').filter((part) => !part.startsWith('{')).length;

const fieldsOf = (key: string): string[] => {
  const { request = [], response = [] } = secretFields[key] ?? {};
  return [...request, ...response];
};

/** What is of use only to a person needs a place for its secret. */
const placeFor = (tool: ToolRecord) =>
  tool.risk !== 'read' && handedBy(tool, {}) === 'file' ? { save_secrets_to: `${tool.name}.env` } : {};

async function callAll(): Promise<{ ok: number; failed: number }> {
  const count = { ok: 0, failed: 0 };
  for (const tool of registry.records) {
    const result = await host.request('tools/call', {
      name: `run_${tool.risk === 'read' ? 'read' : 'write'}_operation`,
      arguments: {
        name: tool.name,
        arguments: { ...(await exampleCall(registry, tool.name)), ...placeFor(tool) },
      },
    });
    count[result.isError ? 'failed' : 'ok']++;
  }
  return count;
}

beforeAll(async () => {
  tenant = await startTenant('demo');
  registry = await loadRegistry();
  const policy = join(folder, 'policy.yaml');
  writeFileSync(policy, 'version: 1\nearly_access: true\nprotected: {self: false}\n');
  host = new Host({
    ...tenant.env,
    LOG_LEVEL: 'trace',
    AUTH0_MCP_AUDIT_LOG: audit,
    AUTH0_MCP_POLICY: policy,
  });
  await host.start();
});

afterAll(async () => {
  await tenant.close();
  rmSync(folder, { recursive: true });
});

test('every operation is answered with secrets, and agreed to where it asks', async () => {
  await faults(answers((key) => ({ status: 200, body: poisoned(fieldsOf(key)) })));
  const { ok } = await callAll();
  expect(ok).toBe(registry.records.length);
  expect(host.asked).toBeGreaterThan(100);
});

test('every operation is refused with secrets in the words of the refusal', async () => {
  const message = `client_secret=${canary} and Bearer ${canary}-${canary} and ${jwt} are not valid`;
  await faults(
    answers((key) => ({
      status: 400,
      body: { ...poisoned(fieldsOf(key)), statusCode: 400, error: 'Bad Request', message },
    })),
  );
  const { failed } = await callAll();
  expect(failed).toBe(registry.records.length);
});

test('what the program offers to read is filled from answers with secrets, too', async () => {
  await faults(answers((key) => ({ status: 200, body: [poisoned(fieldsOf(key))] })));
  const { resources } = await host.request('resources/list', {});
  for (const { uri } of resources) await host.request('resources/read', { uri }).catch(() => undefined);
  expect(resources.length).toBeGreaterThan(0);
});

test('none left the program: stdout, stderr, audit file', async () => {
  await faults([]);
  await host.close();
  const trail = readFileSync(audit, 'utf8');
  // They did arrive: each answer carries several, masked.
  expect(host.stdout.split('[redacted]').length).toBeGreaterThan(registry.records.length * 4);
  for (const [name, text, atLeast] of [
    ['stdout', host.stdout, 900],
    ['stderr', host.stderr, registry.records.length],
    ['audit', trail, 900],
  ] as const) {
    expect(text.split('\n').length, name).toBeGreaterThan(atLeast);
    for (const secret of [canary, tenant.sandbox.clientSecret])
      expect(
        text.indexOf(secret),
        `${name}: ${text.slice(Math.max(0, text.indexOf(secret) - 300)).slice(0, 400)}`,
      ).toBe(-1);
    // The program's own access token is a JWT.
    expect(/eyJ[\w-]+\.eyJ[\w-]+\.[\w-]+/.exec(text)?.[0], name).toBeUndefined();
  }
});
