/** MCP over stdio: stdout carries nothing but the protocol. */
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { buildServer } from './build-server.js';
import type { RunningRuntime } from './runtime.js';

const SANDBOX_NOTICE =
  'No tenant is configured: serving the built-in sandbox with demo data. Set AUTH0_DOMAIN and credentials for a real tenant.\n';

/** Serves until the client closes the pipe or the process is told to stop, then closes the runtime. */
export async function serveOverStdio(runtime: RunningRuntime): Promise<void> {
  if (runtime.sandbox) process.stderr.write(SANDBOX_NOTICE);
  const handle = serveStdio((request) => buildServer(runtime, request), {
    onerror: (error) => runtime.log.warn({ error: error.message }, 'protocol error'),
  });
  await new Promise<void>((resolve) => {
    process.stdin.once('end', resolve);
    process.stdin.once('close', resolve);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await handle.close();
  await runtime.close();
}
