/**
 * Cold start: from spawning the process to the first `tools/list` answer, with a tenant configured whose token
 * endpoint is on loopback, against a bare SDK server with one tool. Measured in turn, so that both see the same
 * machine.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { startSandbox } from '../src/sandbox/start.js';
import { median, report } from './report.js';

const ROOT = join(import.meta.dirname, '..');
const ROUNDS = 15;

interface Start {
  ms: number;
  rssMb: number;
}

async function start(args: string[], env: Record<string, string>): Promise<Start> {
  const began = performance.now();
  const transport = new StdioClientTransport({
    command: process.execPath,
    args,
    env: { PATH: process.env.PATH ?? '', ...env },
    stderr: 'ignore',
  });
  const client = new Client({ name: 'bench', version: '1.0.0' }, { versionNegotiation: { mode: 'auto' } });
  await client.connect(transport);
  await client.listTools();
  const ms = performance.now() - began;
  const kb = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${transport.pid}/status`, 'utf8'))?.[1];
  await client.close();
  return { ms, rssMb: Number(kb ?? Number.NaN) / 1024 };
}

export async function coldStart(): Promise<void> {
  const sandbox = await startSandbox({ seed: 'empty', rateLimit: 'off' });
  const env = {
    AUTH0_DOMAIN: `http://${sandbox.domain}`,
    AUTH0_CLIENT_ID: sandbox.clientId,
    AUTH0_CLIENT_SECRET: sandbox.clientSecret,
  };
  const own: Start[] = [];
  const bare: Start[] = [];
  try {
    for (let round = 0; round < ROUNDS; round++) {
      bare.push(await start([join(ROOT, 'bench', 'bare-server.mjs')], {}));
      own.push(await start([join(ROOT, 'dist', 'cli.js')], env));
    }
  } finally {
    await sandbox.close();
  }
  const ownMs = median(own.map((s) => s.ms));
  const bareMs = median(bare.map((s) => s.ms));
  report('cold start to first tools/list', ownMs / bareMs, {
    limit: 1.5,
    detail: `${ownMs.toFixed(0)} ms against ${bareMs.toFixed(0)} ms of a bare SDK server, median of ${ROUNDS}`,
  });
  const rss = median(own.map((s) => s.rssMb));
  report('memory after the first list', rss / median(bare.map((s) => s.rssMb)), {
    limit: 85 / median(bare.map((s) => s.rssMb)),
    detail: `${rss.toFixed(0)} MB RSS against ${median(bare.map((s) => s.rssMb)).toFixed(0)} MB (limit 85 MB)`,
  });
}
