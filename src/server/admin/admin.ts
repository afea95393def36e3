/** The admin endpoint of a server that may not have started yet. */
import type { HttpServer } from '../http.js';
import type { RunningRuntime } from '../runtime.js';
import { serveAdmin } from './admin-server.js';
import { Metrics } from './metrics.js';
import { Readiness } from './readiness.js';

export interface Admin {
  url: string;
  /** To be passed to the runtime. */
  metrics: Metrics;
  readiness: Readiness;
  /** The server is up. */
  serving(runtime: RunningRuntime, server: HttpServer): void;
  close(): Promise<void>;
}

/** @throws ConfigError if the address cannot be bound */
export async function openAdmin(address: { host: string; port: number }): Promise<Admin> {
  const readiness = new Readiness();
  let serving: { runtime: RunningRuntime; server: HttpServer } | undefined;
  const metrics = new Metrics(async () => ({
    callsInFlight: serving?.runtime.draining.running ?? 0,
    sessions: serving?.server.sessions() ?? 0,
    streams: serving?.server.streams() ?? 0,
    approvalsWaiting: (await serving?.runtime.elsewhere.approvals.waitingHere()) ?? 0,
    ready: (await readiness.problem()) === undefined,
  }));
  const { url, close } = await serveAdmin(address, readiness, metrics);
  return {
    url,
    metrics,
    readiness,
    serving: (runtime, server) => {
      serving = { runtime, server };
      readiness.serving(runtime);
    },
    close,
  };
}
