/**
 * What `tools/list`, and building a server for one HTTP request, cost once warm, against the SDK's own way: an
 * McpServer with as many tools, each registered with a zod schema. For a caller who has signed in, the view of what
 * they may see comes on top; fifty take turns, each with permissions of their own.
 */
import { McpServer, type Server, type Transport } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { defaultPolicy } from '../src/policy/merge-policy.js';
import { buildServer } from '../src/server/build-server.js';
import { callerOf } from '../src/server/callers/caller.js';
import { CallerViews } from '../src/server/callers/caller-views.js';
import { createRuntime } from '../src/server/runtime.js';
import { listTools } from '../src/server/tool-list.js';
import { median, report } from './support/report.js';

const ROUNDS = 500;
const WARM_UP = 100;
const MOST_MS = { list: 2, build: 1 };

/** Both take turns, so that they see the same machine. Median milliseconds of each. */
async function compare(
  own: () => unknown,
  sdk: () => unknown,
  rounds = ROUNDS,
): Promise<{ own: number; sdk: number }> {
  const times: { own: number[]; sdk: number[] } = { own: [], sdk: [] };
  for (let round = 0; round < WARM_UP + rounds; round++) {
    for (const [name, work] of [['own', own] as const, ['sdk', sdk] as const]) {
      const began = performance.now();
      await work();
      if (round >= WARM_UP) times[name].push(performance.now() - began);
    }
  }
  return { own: median(times.own), sdk: median(times.sdk) };
}

/** A client at the other end of nothing: sends a request, gets the answer as it would go onto the wire. */
async function connected(
  server: Server | McpServer,
): Promise<(method: string, params: Record<string, unknown>) => Promise<string>> {
  let answered: (text: string) => void = () => undefined;
  const transport: Transport = {
    start: async () => undefined,
    close: async () => undefined,
    send: async (message) => answered(JSON.stringify(message)),
  };
  await server.connect(transport);
  let id = 0;
  const request = (method: string, params: Record<string, unknown>): Promise<string> =>
    new Promise((resolve) => {
      answered = resolve;
      id += 1;
      transport.onmessage?.({ jsonrpc: '2.0', id, method, params });
    });
  await request('initialize', {
    protocolVersion: '2025-11-25',
    capabilities: {},
    clientInfo: { name: 'bench', version: '1.0.0' },
  });
  transport.onmessage?.({ jsonrpc: '2.0', method: 'notifications/initialized' });
  return request;
}

function plainServer(tools: number): McpServer {
  const server = new McpServer({ name: 'plain', version: '1.0.0' });
  for (let i = 0; i < tools; i++) {
    server.registerTool(
      `tool_${i}`,
      {
        description: 'Gets one thing',
        inputSchema: z.object({ id: z.string(), fields: z.string().optional(), page: z.int().optional() }),
      },
      () => ({ content: [] }),
    );
  }
  return server;
}

export async function listing(): Promise<void> {
  const runtime = await createRuntime({
    tenant: { kind: 'sandbox' },
    policy: defaultPolicy(),
    surface: {},
    approver: 'auto',
    logLevel: 'silent',
  });
  try {
    const tools = listTools(runtime).length;
    const [own, sdk] = [await connected(buildServer(runtime)), await connected(plainServer(tools))];
    const list = await compare(
      () => own('tools/list', {}),
      () => sdk('tools/list', {}),
    );
    const build = await compare(
      () => buildServer(runtime),
      () => plainServer(tools),
      ROUNDS / 5,
    );
    const everyScope = [...runtime.scopes().scopes];
    const callers = Array.from({ length: 50 }, (_, i) =>
      callerOf({ iss: 'bench', sub: `person ${i}`, permissions: everyScope.filter((_, j) => (i + j) % 3) }),
    );
    const views = new CallerViews(runtime);
    let turn = 0;
    const ofCaller = await compare(
      () => {
        turn += 1;
        const view = views.of(callers[turn % callers.length] as (typeof callers)[number]);
        buildServer(view);
        listTools(view);
      },
      () => plainServer(tools),
      ROUNDS / 5,
    );
    const detail = (ms: { own: number; sdk: number }, most: number): string =>
      `${ms.own.toFixed(3)} ms (limit ${most} ms) against ${ms.sdk.toFixed(3)} ms of an SDK server with ${tools} tools`;
    report('tools/list, request to answer', list.own / list.sdk, {
      limit: MOST_MS.list / list.sdk,
      detail: detail(list, MOST_MS.list),
    });
    report('server per HTTP request', build.own / build.sdk, {
      limit: MOST_MS.build / build.sdk,
      detail: detail(build, MOST_MS.build),
    });
    report('server and list per HTTP request of a caller', ofCaller.own / ofCaller.sdk, {
      limit: MOST_MS.build / ofCaller.sdk,
      detail: detail(ofCaller, MOST_MS.build),
    });
  } finally {
    await runtime.close();
  }
}
