/** MCP over stdio: stdout carries nothing but the protocol. */
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { capNotice } from '../tools/listing/listed.js';
import { createLocalWays } from './approvals/local-ways.js';
import { buildServer } from './build-server.js';
import type { RunningRuntime } from './runtime.js';

const SANDBOX_NOTICE =
  'No tenant is configured: serving the built-in sandbox with demo data. Set AUTH0_DOMAIN and credentials for a real tenant.\n';

/** Resolves when the client has closed the pipe or the process is told to stop. */
function ended(): Promise<void> {
  const { stdin } = process;
  if (stdin.readableEnded || stdin.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    stdin.once('end', resolve);
    stdin.once('close', resolve);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

/** The person at this machine, where the client shows them no prompt. */
function localWays({ elsewhere, log }: RunningRuntime) {
  if (elsewhere.approver === 'form' || elsewhere.approver === 'push') return undefined;
  const local = createLocalWays({ approvals: elsewhere.approvals, log, env: process.env });
  elsewhere.ways.push(...local.ways);
  return local;
}

/**
 * Serves until the client closes the pipe or the process is told to stop, then closes the runtime. What the client
 * sends while the runtime is still opening is buffered, and answered once it is open.
 *
 * @throws the error that kept the runtime from opening; no message has been answered then
 */
export async function serveOverStdio(opening: Promise<RunningRuntime>): Promise<void> {
  // If the runtime fails to open, the program ends without answering the client.
  const opened = opening.catch(() => new Promise<never>(() => undefined));
  const handle = serveStdio(async (request) => buildServer(await opened, request), {
    onerror: (error) =>
      void opened.then((runtime) => runtime.log.warn({ error: error.message }, 'protocol error')),
  });
  const runtime = await opening;
  if (runtime.sandbox) process.stderr.write(SANDBOX_NOTICE);
  const cap = capNotice(runtime);
  if (cap) process.stderr.write(`${cap}\n`);
  const local = localWays(runtime);
  await ended();
  await handle.close();
  await local?.close();
  await runtime.close();
}
