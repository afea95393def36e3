/** Hosts as they are: what they declare about asking people, and what they do when asked. */
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { Client as V1Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as V1Stdio } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport as V1Http } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import {
  ElicitationCompleteNotificationSchema,
  ElicitRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';
import type { Approval, ApprovalWay } from '../../src/policy/approvals/approval.js';
import { CLI, cleanEnv, type TestResult } from './clients.js';
import { PATIENCE_MS } from './patient.js';

/** The older SDK; the newer one in the older protocol; the newer one in the newer protocol. */
export type HostKind = 'v1' | 'v2 2025' | 'v2 2026';
export const HOST_KINDS: readonly HostKind[] = ['v1', 'v2 2025', 'v2 2026'];

/** A question as the host is given it. */
export interface HostAsked {
  mode?: 'form' | 'url';
  message: string;
  requestedSchema?: { properties?: Record<string, unknown> };
  url?: string;
  elicitationId?: string;
}

export interface HostOptions {
  kind: HostKind;
  /** As declared; absent: nothing is. */
  elicitation?: object;
  /** Declared besides, such as extensions. */
  capabilities?: object;
  /** Absent: nothing handles questions, whatever is declared. Throwing is an error of the protocol. */
  answer?: (asked: HostAsked) => unknown;
  name?: string;
}

export interface Host {
  kind: HostKind;
  /** @param signal gives the call up, as a host does that has waited long enough */
  call(name: string, args?: object, signal?: AbortSignal): Promise<TestResult>;
  // biome-ignore lint/suspicious/noExplicitAny: a test knows what it asked for
  request(method: string, params?: object): Promise<any>;
  /** What it was asked so far. */
  asked: HostAsked[];
  /** Ids of pages that it was told are answered, and how to wait for the next. */
  completed: string[];
  onCompleted(): Promise<void>;
  close(): Promise<void>;
}

/** Where the server is: at an address, or a program of its own. */
export type Where = { url: string } | { env: Record<string, string>; args?: string[] };

const stdio = ({ env, args = [] }: { env: Record<string, string>; args?: string[] }) => ({
  command: process.execPath,
  args: [CLI, ...args],
  env: cleanEnv(env),
  stderr: 'pipe' as const,
});

export async function connectHost(where: Where, options: HostOptions): Promise<Host> {
  const { kind, elicitation, capabilities = {}, answer, name = 'host' } = options;
  const declared: Record<string, never> = {
    ...capabilities,
    ...(elicitation ? { elicitation } : {}),
  } as never;
  const asked: HostAsked[] = [];
  const completed: string[] = [];
  const waiting = new Set<() => void>();
  const handle = async (request: { params: unknown }) => {
    const params = request.params as HostAsked;
    asked.push(params);
    return (await answer?.(params)) as never;
  };
  const complete = async ({ params }: { params: { elicitationId: string } }) => {
    completed.push(params.elicitationId);
    for (const done of waiting) done();
  };
  const info = { name, version: '1.0' };
  const common = {
    kind,
    asked,
    completed,
    onCompleted: () =>
      new Promise<void>((resolve) => (completed.length > 0 ? resolve() : void waiting.add(resolve))),
  };
  if (kind === 'v1') {
    const client = new V1Client(info, { capabilities: declared });
    if (answer) client.setRequestHandler(ElicitRequestSchema, handle);
    client.setNotificationHandler(ElicitationCompleteNotificationSchema, complete);
    await client.connect(
      ('url' in where ? new V1Http(new URL(where.url)) : new V1Stdio(stdio(where))) as never,
    );
    const { CallToolResultSchema, ResultSchema } = await import('@modelcontextprotocol/sdk/types.js');
    return {
      ...common,
      call: async (tool, args = {}, signal) =>
        (await client.callTool({ name: tool, arguments: args as never }, CallToolResultSchema, {
          timeout: PATIENCE_MS,
          ...(signal ? { signal } : {}),
        })) as unknown as TestResult,
      request: (method, params) => client.request({ method, params } as never, ResultSchema),
      close: () => client.close(),
    };
  }
  const mode = kind === 'v2 2026' ? 'auto' : 'legacy';
  const client = new Client(info, { capabilities: declared, versionNegotiation: { mode } });
  if (answer) client.setRequestHandler('elicitation/create', handle);
  if (kind === 'v2 2025') client.setNotificationHandler('notifications/elicitation/complete', complete);
  await client.connect(
    'url' in where
      ? new StreamableHTTPClientTransport(new URL(where.url))
      : new StdioClientTransport(stdio(where)),
  );
  return {
    ...common,
    call: async (tool, args = {}, signal) =>
      (await client.callTool(
        { name: tool, arguments: args as never },
        { timeout: PATIENCE_MS, ...(signal ? { signal } : {}) },
      )) as unknown as TestResult,
    request: (method, params) => client.request({ method, params } as never) as never,
    close: () => client.close(),
  };
}

/** What a person does who agrees: yes, or the name that is asked for. */
export function agreed({ message, requestedSchema }: HostAsked): unknown {
  const [field = 'confirm'] = Object.keys(requestedSchema?.properties ?? {});
  const typed = /Type "?(.*?)"? to confirm\.$/m.exec(message)?.[1];
  return { action: 'accept', content: { [field]: field === 'confirm' ? true : typed } };
}

/** A page that only tests see, and what was put on it. */
export function testPage(): ApprovalWay & { shown: Approval[] } {
  const shown: Approval[] = [];
  return {
    how: 'page',
    shown,
    deliver: async (approval) => {
      if (!shown.includes(approval)) shown.push(approval);
      return {
        how: 'page',
        url: `https://approvals.example/${approval.id}`,
        note: 'The question is on the approvals page.',
      };
    },
  };
}
