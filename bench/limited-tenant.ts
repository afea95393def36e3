/**
 * A sandbox tenant with people and one rate limit for everything, in a process of its own. Counts what it was asked,
 * of any caller: the message `seen` gives every Management API request since the last time.
 */
import { subscribe } from 'node:diagnostics_channel';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningSandbox, startSandbox } from '../src/sandbox/start.js';
import { person } from './support/people.js';

export interface Limit {
  burst: number;
  perSecond: number;
}

export type LimitedTenant = Omit<RunningSandbox, 'close'>;

/** One request: when it was answered (ms), and how. */
export interface Seen {
  at: number;
  status: number;
}

const [people = '0', burst = '0', perSecond = '0', tls = ''] = process.argv.slice(2);

/** A snapshot of an empty tenant, filled with people. */
async function snapshot(folder: string): Promise<string> {
  const file = join(folder, 'tenant.jsonl');
  await (await startSandbox({ dataFile: file })).close();
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const added = Array.from({ length: Number(people) }, (_, i) => JSON.stringify(['d', 'users', person(i)]));
  lines.splice(-1, 0, ...added);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

const folder = mkdtempSync(join(tmpdir(), 'bench-tenant-'));
const { close: _close, ...tenant } = await startSandbox({
  seed: await snapshot(folder),
  rateLimit: {
    global: { burst: Number(burst), refill: Number(perSecond), periodMs: 1000 },
    endpoints: [],
  },
  tls: tls !== '',
});
rmSync(folder, { recursive: true });

let seen: Seen[] = [];
subscribe('http.server.response.finish', (message) => {
  const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
  if (request.url?.startsWith('/api/v2/')) seen.push({ at: performance.now(), status: response.statusCode });
});
process.on('message', () => {
  process.send?.(seen);
  seen = [];
});
process.on('disconnect', () => process.exit(0));
process.send?.(tenant satisfies LimitedTenant);
