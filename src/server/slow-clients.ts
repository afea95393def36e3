/** The HTTP server underneath: what a client that is slow to send, does not read, or is gone may hold, and how long. */
import { createServer, type Server } from 'node:http';
import type { Socket } from 'node:net';

/** In ms. */
export interface ClientLimits {
  /** For the head of a request. */
  headMs: number;
  /** For all of a request. */
  requestMs: number;
  /** Between two requests on one connection. */
  keepAliveMs: number;
  /** Without reading anything of what is ready for it. */
  stalledMs: number;
  /** How often the first two are looked at. */
  checkMs: number;
}

export const CLIENT_LIMITS: ClientLimits = {
  headMs: 20_000,
  requestMs: 60_000,
  // Longer than balancers keep an idle connection (60 s): one that they reuse is never closed under them.
  keepAliveMs: 75_000,
  stalledMs: 60_000,
  checkMs: 5_000,
};

/** Room for an access token that names every permission twice, as scope and as permission. */
const MAX_HEAD_BYTES = 65_536;
/** After so long without traffic the system asks whether the client is still there, in ms. */
const PROBE_MS = 60_000;

/** An answer may take as long as the call does, and a stream may be silent: only what the client does is limited. */
export function createPatientServer({
  headMs,
  requestMs,
  keepAliveMs,
  stalledMs,
  checkMs,
}: ClientLimits = CLIENT_LIMITS): Server {
  const server = createServer({
    maxHeaderSize: MAX_HEAD_BYTES,
    headersTimeout: headMs,
    requestTimeout: requestMs,
    keepAliveTimeout: keepAliveMs,
    connectionsCheckingInterval: checkMs,
    keepAlive: true,
    keepAliveInitialDelay: PROBE_MS,
  });
  const serving = new WeakSet<Socket>();
  server.on('request', ({ socket }, res) => {
    serving.add(socket);
    res.once('close', () => serving.delete(socket));
  });
  server.timeout = stalledMs;
  // Nothing came and nothing went for that long. That is no fault where the client waits for its answer.
  server.on('timeout', (socket) => {
    if (socket.writableLength > 0 || !serving.has(socket)) socket.destroy();
  });
  return server;
}
