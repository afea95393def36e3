/** Real MCP clients of both protocol eras, driving the built server over stdio or HTTP. */

import { join } from 'node:path';
import {
  ClientCredentialsProvider,
  Client as ModernClient,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { ClientCredentialsProvider as LegacyCredentials } from '@modelcontextprotocol/sdk/client/auth-extensions.js';
import { Client as LegacyClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as LegacyStdio } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport as LegacyHttp } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { PATIENCE_MS } from './patient.js';

export const CLI = join(import.meta.dirname, '..', '..', 'dist', 'cli.js');

export type Era = 'modern' | 'legacy';
export interface Asked {
  message: string;
  schema: { properties?: Record<string, unknown> };
}
export interface Answer {
  action: 'accept' | 'decline' | 'cancel';
  content?: Record<string, unknown>;
}
/** How the person answers; undefined means the client cannot ask. */
export type Person = ((asked: Asked) => Answer | Promise<Answer>) | undefined;

export interface TestTool {
  name: string;
  inputSchema: Record<string, unknown>;
  outputSchema?: Record<string, unknown>;
  annotations?: Record<string, unknown>;
}
export interface TestResult {
  isError?: boolean;
  content: { type: string; text?: string }[];
  structuredContent?: Record<string, unknown>;
}

export interface TestClient {
  era: Era;
  tools(): Promise<TestTool[]>;
  call(name: string, args?: Record<string, unknown>): Promise<TestResult>;
  instructions(): string | undefined;
  stderr(): string;
  close(): Promise<void>;
}

const INFO = { name: 'test-client', version: '1.0.0' };
const OPTIONS = { timeout: PATIENCE_MS };

export const textOf = (result: TestResult): string => result.content.map((c) => c.text ?? '').join('\n');

/** An environment without anything of the machine's that could configure the server. */
export function cleanEnv(extra: Record<string, string>): Record<string, string> {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'XDG_STATE_HOME', 'SystemRoot'];
  return {
    ...Object.fromEntries(kept.flatMap((k) => (process.env[k] ? [[k, process.env[k]]] : []))),
    ...extra,
  };
}

async function modern(
  transport: StdioClientTransport | StreamableHTTPClientTransport,
  person: Person,
): Promise<TestClient> {
  const capabilities = person ? { elicitation: { form: {} } } : {};
  const client = new ModernClient(INFO, { capabilities, versionNegotiation: { mode: 'auto' } });
  if (person) {
    client.setRequestHandler('elicitation/create', async (request) => {
      const params = request.params as unknown as { message: string; requestedSchema: Asked['schema'] };
      return (await person({ message: params.message, schema: params.requestedSchema })) as never;
    });
  }
  let stderr = '';
  if ('stderr' in transport) transport.stderr?.on('data', (chunk) => (stderr += chunk));
  await client.connect(transport, OPTIONS);
  return {
    era: 'modern',
    tools: async () => (await client.listTools()).tools as unknown as TestTool[],
    call: async (name, args = {}) =>
      (await client.callTool({ name, arguments: args }, OPTIONS)) as unknown as TestResult,
    instructions: () => client.getInstructions(),
    stderr: () => stderr,
    close: () => client.close(),
  };
}

async function legacy(transport: LegacyStdio | LegacyHttp, person: Person): Promise<TestClient> {
  const client = new LegacyClient(INFO, { capabilities: person ? { elicitation: {} } : {} });
  if (person) {
    client.setRequestHandler(ElicitRequestSchema, async (request) => {
      const params = request.params as unknown as { message: string; requestedSchema: Asked['schema'] };
      return (await person({ message: params.message, schema: params.requestedSchema })) as never;
    });
  }
  let stderr = '';
  if ('stderr' in transport) transport.stderr?.on('data', (chunk: Buffer) => (stderr += chunk));
  await client.connect(transport as never, OPTIONS);
  return {
    era: 'legacy',
    tools: async () => (await client.listTools()).tools as unknown as TestTool[],
    call: async (name, args = {}) =>
      (await client.callTool({ name, arguments: args }, undefined, OPTIONS)) as unknown as TestResult,
    instructions: () => client.getInstructions(),
    stderr: () => stderr,
    close: () => client.close(),
  };
}

/** A client of the given era over stdio, with a server process of its own. */
export function connectStdio(
  era: Era,
  options: { env?: Record<string, string>; args?: string[]; person?: Person; cwd?: string } = {},
): Promise<TestClient> {
  const server = {
    command: process.execPath,
    args: [CLI, ...(options.args ?? [])],
    env: cleanEnv(options.env ?? {}),
    ...(options.cwd ? { cwd: options.cwd } : {}),
    stderr: 'pipe' as const,
  };
  return era === 'modern'
    ? modern(new StdioClientTransport(server), options.person)
    : legacy(new LegacyStdio(server), options.person);
}

/** How a client signs in: by a token it has, or by getting one as the server's metadata says. */
export interface SignIn {
  token?: string;
  /** Credentials at the issuer; the secret is the same as the id. The older SDK asks for no scope that is not given. */
  client?: { id: string; issuer: string; scope?: string };
}

/** A client of the given era over HTTP, for a server that runs already. */
export function connectHttp(
  era: Era,
  url: string,
  person?: Person,
  { token, client }: SignIn = {},
): Promise<TestClient> {
  const requestInit = token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } };
  const credentials = client && {
    clientId: client.id,
    clientSecret: client.id,
    expectedIssuer: client.issuer,
    ...(client.scope === undefined ? {} : { scope: client.scope }),
  };
  return era === 'modern'
    ? modern(
        new StreamableHTTPClientTransport(new URL(url), {
          requestInit,
          ...(credentials ? { authProvider: new ClientCredentialsProvider(credentials) } : {}),
        }),
        person,
      )
    : legacy(
        new LegacyHttp(new URL(url), {
          requestInit,
          ...(credentials ? { authProvider: new LegacyCredentials(credentials) } : {}),
        }),
        person,
      );
}

/** A person who reads the question, remembers it, and gives what it asks for. */
export const agrees =
  (seen: Asked[]): Person =>
  (asked) => {
    seen.push(asked);
    const [field = 'confirm'] = Object.keys(asked.schema.properties ?? {});
    const typed = /Type (.*) to confirm\.$/m.exec(asked.message)?.[1];
    return { action: 'accept', content: { [field]: field === 'confirm' ? true : typed } };
  };
