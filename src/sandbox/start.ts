/** Starting a sandbox tenant as an HTTP server. */
import type { AddressInfo } from 'node:net';
import { featureNames } from './entitlements.js';
import { tlsIdentity } from './http/certificate.js';
import { ControlPlane } from './http/control.js';
import { InnerServer } from './http/inner-server.js';
import { LOOPBACK_HOSTS } from './http/loopback.js';
import type { RateLimitOption } from './http/rate-limit.js';
import { serve } from './http/server.js';
import type { ActionsSettings } from './runtime/actions-runtime.js';
import { Sandbox } from './sandbox.js';
import { seeds } from './seed/index.js';
import { prepareTeam, TEAM_PAGES_CLIENT, type TeamMember } from './seed/team.js';
import { AutoSave, loadSnapshot, removeLeftovers } from './state/snapshot.js';
import type { Plan } from './types.js';

export interface SandboxOptions {
  /** Loopback address to listen on; 127.0.0.1 when absent. */
  host?: string;
  /** 0 or absent: one that is free. */
  port?: number;
  /** `demo`, `empty`, or the path of a snapshot file. `empty` when absent. */
  seed?: string;
  /** Keeps the state in this file; what it holds wins over the seed. */
  dataFile?: string;
  /** Serves TLS with a certificate made at start. */
  tls?: boolean;
  /** `paid` when absent; but then a tenant seeded `empty` only counts. */
  rateLimit?: RateLimitOption;
  /** The tenant's plan: how many entities of a kind it may have, and its features. `enterprise` when absent. */
  plan?: Plan;
  /** Its address as others see it, such as behind a proxy that adds TLS; without a trailing slash. */
  publicUrl?: string;
  /** Credentials of the application with all scopes; made up when absent. */
  admin?: { id: string; secret: string };
  /** Features that are switched off, as `{feature: false}`, or on. */
  entitlements?: Record<string, boolean>;
  /** How Actions run: see `ActionsSettings`. */
  actions?: ActionsSettings;
  /** False: nothing is sent to webhooks, as from a copy of a tenant that nobody has approved. */
  deliveries?: boolean;
}

export interface RunningSandbox {
  /** Base address without a trailing slash. */
  url: string;
  /** host:port */
  domain: string;
  audience: string;
  clientId: string;
  clientSecret: string;
  /** PEM certificate that clients must trust when TLS is on. */
  caCertificate?: string;
  /**
   * Prepares the demo company for people who log in to use a server with this address. MCP clients can then register
   * themselves.
   *
   * @returns who can log in
   * @throws Error without the demo data
   */
  openToTeam(resource: string): TeamMember[];
  /** The public application of the server's own pages, there after `openToTeam`. */
  pagesClientId: string;
  /** Gives things other ids, wherever these occur; the own application may be among them. */
  rename(ids: ReadonlyMap<string, string>): Promise<void>;
  close(): Promise<void>;
}

/** Starts listening. Throws when the host is not loopback, the port is in use or a file is not a snapshot. */
export async function startSandbox(options: SandboxOptions = {}): Promise<RunningSandbox> {
  const host = options.host ?? '127.0.0.1';
  if (!LOOPBACK_HOSTS.has(host)) throw new Error(`the sandbox listens on loopback only, not on ${host}`);
  const unknown = Object.keys(options.entitlements ?? {}).find((name) => !featureNames.includes(name));
  if (unknown !== undefined)
    throw new Error(`there is no feature ${unknown}; there are ${featureNames.join(', ')}`);
  const sandbox = new Sandbox({
    ...(options.rateLimit === undefined ? {} : { rateLimit: options.rateLimit }),
    ...(options.plan === undefined ? {} : { plan: options.plan }),
    ...(options.admin === undefined ? {} : { admin: options.admin }),
    entitlements: options.entitlements ?? {},
    ...(options.actions === undefined ? {} : { actions: options.actions }),
    ...(options.deliveries === undefined ? {} : { deliveries: options.deliveries }),
  });
  const tls = options.tls ? tlsIdentity(['localhost', '127.0.0.1', '::1'], Date.now()) : undefined;
  const saver = options.dataFile === undefined ? undefined : new AutoSave(sandbox.tenant, options.dataFile);
  let open = (): void => {};
  const ready = new Promise<void>((resolve) => {
    open = resolve;
  });
  const serving = { control: new ControlPlane(sandbox), ready, changed: () => saver?.changed() };
  const server = serve(sandbox, { ...serving, tls });
  const inner = new InnerServer(() => serve(sandbox, { ...serving, inner: true }));
  sandbox.innerPort = () => inner.port();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  const domain = `${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`;
  sandbox.url = options.publicUrl ?? `${tls ? 'https' : 'http'}://${domain}`;
  const close = async (): Promise<void> => {
    sandbox.actions.close();
    sandbox.deliveries.clear();
    await inner.close();
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
    await saver?.close();
  };
  try {
    await fill(sandbox, options);
    open();
    saver?.changed();
  } catch (error) {
    await close();
    throw error;
  }
  return {
    url: sandbox.url,
    domain,
    audience: sandbox.audience,
    get clientId() {
      return sandbox.admin.id;
    },
    clientSecret: sandbox.admin.secret,
    ...(tls ? { caCertificate: tls.cert } : {}),
    pagesClientId: TEAM_PAGES_CLIENT,
    rename: async (ids) => {
      await sandbox.rename(ids);
      saver?.changed();
    },
    openToTeam: (resource) => prepareTeam(sandbox.services(), resource),
    close,
  };
}

async function fill(sandbox: Sandbox, { seed = 'empty', dataFile }: SandboxOptions): Promise<void> {
  if (dataFile !== undefined) await removeLeftovers(dataFile);
  if (dataFile !== undefined && (await loadSnapshot(sandbox.tenant, dataFile))) return sandbox.adopt();
  if (Object.hasOwn(seeds, seed)) return sandbox.reset(seed);
  if (!(await loadSnapshot(sandbox.tenant, seed)))
    throw new Error(`there is no seed or snapshot file ${seed}; the usual seeds are demo and empty`);
  await sandbox.adopt();
}
