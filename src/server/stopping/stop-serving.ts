/** How the HTTP server stops, without losing a call or a record. */
import type { Server } from 'node:http';
import type { RunningRuntime } from '../runtime.js';
import { LAST_WORDS_MS } from './draining.js';
import type { OpenRequests } from './open-requests.js';

/** Time for the last bytes of streams to be sent, in ms. */
const LAST_BYTES_MS = 1_000;

interface Serving {
  server: Server;
  requests: OpenRequests;
  runtime: RunningRuntime;
  mcp: { close(): Promise<void> };
  approvals: { close(): Promise<void> };
}

/**
 * Stops in this order: no new connections and requests; people who are asked are told; calls end, within `drainMs`;
 * those left are cancelled, which is recorded and answered; streams end; the runtime closes, the audit trail last.
 */
export async function stopServing(
  { server, requests, runtime, mcp, approvals }: Serving,
  drainMs: number,
): Promise<void> {
  const { draining } = runtime;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  draining.begin();
  const deadline = Date.now() + drainMs;
  const left = () => Math.max(0, deadline - Date.now());
  await draining.idle(left());
  await requests.answered(left());
  if (draining.running > 0) {
    runtime.log.warn({ calls: draining.running }, 'calls are cancelled, because the time to stop is over');
    await runtime.cancelCalls();
    await draining.idle(LAST_WORDS_MS);
    await requests.answered(LAST_WORDS_MS);
  }
  await mcp.close();
  await approvals.close();
  await requests.ended(LAST_BYTES_MS);
  server.closeAllConnections();
  await closed;
  await runtime.close();
}
