/**
 * 200 tool calls at once through one MCP server over HTTP, twice: all are answered, none much later than the
 * rate limit makes them wait, and neither memory nor sockets are left behind.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { bundled, started } from './children.js';
import type { LimitedTenant } from './limited-tenant.js';
import { copyOfDist } from './support/built-program.js';
import { quantile, report } from './support/report.js';

const CALLS = 200;
const PEOPLE = 500;
const LIMIT = { burst: 50, perSecond: 40 };
const MOST_MB = 200;
/** Idle connections are closed after some seconds. */
const SETTLING_MS = 40_000;

/** Open TCP connections of a process: those that came to its port, and those that it opened. */
function connections(pid: number, port: number): { inbound: number; outbound: number } {
  const own = new Set<string>();
  for (const descriptor of readdirSync(`/proc/${pid}/fd`)) {
    try {
      const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${descriptor}`))?.[1];
      if (inode) own.add(inode);
    } catch {
      // Closed meanwhile.
    }
  }
  const ESTABLISHED = '01';
  const open = readFileSync(`/proc/${pid}/net/tcp`, 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[3] === ESTABLISHED && own.has(fields[9] ?? ''));
  const inbound = open.filter((fields) => Number.parseInt(fields[1]?.split(':')[1] ?? '', 16) === port);
  return { inbound: inbound.length, outbound: open.length - inbound.length };
}

const peakMb = (pid: number): number =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

async function connect(url: string): Promise<Client> {
  const client = new Client({ name: 'bench', version: '1.0.0' }, { versionNegotiation: { mode: 'auto' } });
  await client.connect(new StreamableHTTPClientTransport(new URL(url)));
  return client;
}

/** How long each call took, in ms; a call that failed is missing. */
async function volley(url: string, count: number): Promise<number[]> {
  const client = await connect(url);
  const began = performance.now();
  const calls = Array.from({ length: count }, async (_, index) => {
    const { isError } = await client.callTool({
      name: 'list_users',
      arguments: { q: `email:"person.${index}@example.com"` },
    });
    if (isError) throw new Error('the tool answered with an error');
    return performance.now() - began;
  });
  const times = (await Promise.allSettled(calls)).flatMap((call) =>
    call.status === 'fulfilled' ? [call.value] : [],
  );
  await client.close();
  return times;
}

async function serve(cli: string, tenant: LimitedTenant): Promise<{ server: ChildProcess; url: string }> {
  const server = spawn(process.execPath, [cli, 'serve', '--http', '127.0.0.1:0'], {
    env: {
      PATH: process.env.PATH ?? '',
      AUTH0_DOMAIN: tenant.url,
      AUTH0_CLIENT_ID: tenant.clientId,
      AUTH0_CLIENT_SECRET: tenant.clientSecret,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  while (!/http:\S+/.test(said)) {
    const [chunk] = await once(server.stderr, 'data');
    said += String(chunk);
  }
  return { server, url: /http:\S+/.exec(said)?.[0] ?? '' };
}

export async function concurrentCalls(): Promise<void> {
  const program = await bundled('limited-tenant');
  const built = copyOfDist();
  const { child, ready } = await started<LimitedTenant>(program, [
    ...[PEOPLE, LIMIT.burst, LIMIT.perSecond].map(String),
  ]);
  const { server, url } = await serve(built.cli, ready);
  try {
    const pid = server.pid as number;
    const port = Number(new URL(url).port);
    await volley(url, 1);
    await pause(1_000);
    const before = connections(pid, port);
    const first = await volley(url, CALLS);
    await pause((1000 * LIMIT.burst) / LIMIT.perSecond);
    const second = await volley(url, CALLS);
    const most = connections(pid, port);
    const until = performance.now() + SETTLING_MS;
    let after = most;
    while (after.inbound + after.outbound > before.inbound + before.outbound && performance.now() < until) {
      await pause(500);
      after = connections(pid, port);
    }
    // No call can be served sooner: the burst at once, then one for each token that comes in.
    const ideal = (1000 * (CALLS * 0.99 - LIMIT.burst)) / LIMIT.perSecond;
    const p99 = Math.max(quantile(first, 0.99), quantile(second, 0.99));
    const answered = first.length + second.length;
    report('200 calls at once, answered', answered / (2 * CALLS), {
      least: 1,
      detail: `${answered} of ${2 * CALLS}`,
    });
    report('200 calls at once, p99', p99 / ideal, {
      limit: 3,
      detail: `${(p99 / 1000).toFixed(2)} s against ${(ideal / 1000).toFixed(2)} s that the rate limit imposes`,
    });
    report('200 calls at once, memory', peakMb(pid) / MOST_MB, {
      limit: 1,
      detail: `${peakMb(pid).toFixed(0)} MB at most, of ${MOST_MB} MB`,
    });
    report(
      '200 calls at once, sockets left open',
      (after.inbound + after.outbound) / (before.inbound + before.outbound),
      {
        limit: 1,
        detail: `from clients ${before.inbound} before, ${most.inbound} at most, ${after.inbound} after; to the tenant ${before.outbound}, ${most.outbound}, ${after.outbound}`,
      },
    );
  } finally {
    server.kill();
    child.kill();
    built.remove();
    rmSync(program);
  }
}
