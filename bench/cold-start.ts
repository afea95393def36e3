/**
 * Cold start: from spawning the process to the first `tools/list` answer, with a tenant configured whose token
 * endpoint is on loopback, against a bare SDK server with one tool, and against a build of 50 operations. They take
 * turns, so that all see the same machine.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { startSandbox } from '../src/sandbox/start.js';
import { copyOfDist, cutTo } from './support/built-program.js';
import { median, report } from './support/report.js';

const ROUNDS = 21;
const FEW = 50;
const MOST_MB = 85;

interface Start {
  ms: number;
  rssMb: number;
}

/** Resident memory of a process, in MB. */
export function rssMb(pid: number | null | undefined): number {
  const kb = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kb ?? Number.NaN) / 1024;
}

async function start(program: string, env: Record<string, string>): Promise<Start> {
  const began = performance.now();
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [program],
    env: { PATH: process.env.PATH ?? '', ...env },
    stderr: 'ignore',
  });
  const client = new Client({ name: 'bench', version: '1.0.0' }, { versionNegotiation: { mode: 'auto' } });
  await client.connect(transport);
  await client.listTools();
  const ms = performance.now() - began;
  const memory = rssMb(transport.pid);
  await client.close();
  return { ms, rssMb: memory };
}

export async function coldStart(): Promise<void> {
  const sandbox = await startSandbox({ seed: 'empty', rateLimit: 'off' });
  const [whole, cut] = [copyOfDist(), copyOfDist(cutTo(FEW))];
  const env = {
    AUTH0_DOMAIN: `http://${sandbox.domain}`,
    AUTH0_CLIENT_ID: sandbox.clientId,
    AUTH0_CLIENT_SECRET: sandbox.clientSecret,
  };
  const own: Start[] = [];
  const few: Start[] = [];
  const bare: Start[] = [];
  try {
    const turns = [
      async () => bare.push(await start(join(import.meta.dirname, 'support', 'bare-server.mjs'), {})),
      async () => own.push(await start(whole.cli, env)),
      async () => few.push(await start(cut.cli, env)),
    ];
    // A process that starts while another is still exiting is slower, so the candidates take turns.
    for (let turn = 0; turn < ROUNDS * turns.length; turn++)
      await turns[(turn + Math.floor(turn / turns.length)) % turns.length]?.();
  } finally {
    await sandbox.close();
    whole.remove();
    cut.remove();
  }
  const [ms, fewMs, bareMs] = [own, few, bare].map((starts) => median(starts.map((s) => s.ms)));
  const [mb, bareMb] = [own, bare].map((starts) => median(starts.map((s) => s.rssMb)));
  if (!ms || !fewMs || !bareMs || !mb || !bareMb) throw new Error('nothing was measured');
  report('cold start to first tools/list', ms / bareMs, {
    limit: 1.5,
    detail: `${ms.toFixed(0)} ms against ${bareMs.toFixed(0)} ms of a bare SDK server, median of ${ROUNDS}`,
  });
  report('cold start, all operations', ms / fewMs, {
    limit: 1.15,
    detail: `${ms.toFixed(0)} ms against ${fewMs.toFixed(0)} ms with ${FEW} operations`,
  });
  report('memory after the first list', mb / bareMb, {
    limit: MOST_MB / bareMb,
    detail: `${mb.toFixed(0)} MB RSS (limit ${MOST_MB} MB) against ${bareMb.toFixed(0)} MB of a bare SDK server`,
  });
}
