/** `serve`: the MCP server, over stdio or HTTP. */
import { isLoopback } from '../config/domain.js';
import type { Flags } from '../config/settings.js';
import type { TeamMember } from '../sandbox/seed/team.js';
import type { Admin } from '../server/admin/admin.js';
import type { Address } from '../server/http.js';
import { capNotice } from '../tools/listing/listed.js';
import { openRuntime } from './program/checked-config.js';
import { compileEarly } from './program/early-compiling.js';
import { openPatiently } from './program/open-patiently.js';
import { UsageError } from './terminal/failure.js';
import { interrupted } from './terminal/interrupted.js';

/** Serves one client over stdin and stdout, until stdin ends. */
export async function serveStdio(flags: Flags): Promise<void> {
  const opening = openRuntime(flags);
  // The protocol is loaded while the token is requested. A failure to open is handled by the await below.
  opening.then(compileEarly, () => undefined);
  const { serveOverStdio } = await import('../server/stdio.js');
  await serveOverStdio(opening);
}

export interface HttpOptions {
  /** `HOST:PORT`, `PORT`, `HOST` or, as true, the default. */
  http: string | true;
  /** Seconds that calls may take to end once the process is told to stop. */
  drain?: string;
  /** Where probes and metrics are served; absent: nowhere. */
  admin?: string | true;
}

/** Serves Streamable HTTP until the process is told to stop, then lets running calls end. */
export async function serveHttp({ http, drain, admin: adminAt }: HttpOptions, flags: Flags): Promise<void> {
  const listen = parseAddress(http);
  const drainMs = parseDrain(drain);
  const admin = adminAt === undefined ? undefined : await startAdmin(adminAt);
  const { serveOverHttp } = await import('../server/http.js');
  const runtime = await openPatiently(flags, admin);
  if (runtime.openToTeam && !isLoopback(listen.host === '::1' ? '[::1]' : listen.host)) {
    await runtime.close();
    throw new UsageError(
      `--sandbox with --http ${listen.host}: people sign in at the sandbox, which only this machine can reach. Use a loopback address.`,
    );
  }
  const server = await serveOverHttp(runtime, listen);
  admin?.serving(runtime, server);
  const team = runtime.openToTeam?.(server.url);
  compileEarly();
  const who = runtime.callers ? `, for callers with a token from ${runtime.callers.issuer}` : '';
  process.stderr.write(`auth0-management-mcp: serving MCP at ${server.url}${who}\n`);
  const cap = capNotice(runtime);
  if (cap) process.stderr.write(`auth0-management-mcp: ${cap}\n`);
  if (team) process.stderr.write(`${welcome(team)}\n`);
  await interrupted();
  process.stderr.write(
    `auth0-management-mcp: stopping: running calls have ${drainMs / 1000} s to end; a second signal ends them now\n`,
  );
  await server.close(drainMs);
  await admin?.close();
}

async function startAdmin(address: string | true): Promise<Admin> {
  const at = parseAddress(address, { flag: '--admin', fallback: ADMIN });
  const { openAdmin } = await import('../server/admin/admin.js');
  const admin = await openAdmin(at);
  process.stderr.write(`auth0-management-mcp: probes and metrics at ${admin.url}\n`);
  return admin;
}

/** Kubernetes and most process managers kill after 30 s: this leaves time to close. */
const DRAIN_S = 25;
const LONGEST_DRAIN_S = 3600;

/** The time for running calls to end, in ms. @throws UsageError */
function parseDrain(seconds = String(DRAIN_S)): number {
  if (/^\d{1,4}$/.test(seconds) && Number(seconds) <= LONGEST_DRAIN_S) return Number(seconds) * 1000;
  throw new UsageError(`--drain takes whole seconds, 0 to ${LONGEST_DRAIN_S}, not "${seconds}".`);
}

/** Whom to sign in as, when the sandbox is the issuer. The accounts are made up and the same for everybody. */
function welcome(team: readonly TeamMember[]): string {
  const width = Math.max(...team.map(({ email }) => email.length));
  return [
    'The issuer is the built-in sandbox. Give an MCP client the address above: it registers itself (dynamic client',
    'registration is on) and opens a browser. Sign in as',
    ...team.map(({ email, password, may }) => `  ${email.padEnd(width)}  ${password}  ${may}`),
    'Only this machine can reach both. Nothing is kept after the end; Ctrl+C stops it.',
  ].join('\n');
}

const ADMIN: Address = { host: '127.0.0.1', port: 3001 };
const DEFAULT: Address = { host: '127.0.0.1', port: 3000 };

/** @throws UsageError */
export function parseAddress(
  address: string | true,
  { flag = '--http', fallback = DEFAULT }: { flag?: string; fallback?: Address } = {},
): Address {
  if (address === true) return fallback;
  const whole = /^\d+$/.test(address) ? `${fallback.host}:${address}` : address;
  // A scheme without a default port keeps the port as written.
  const url = URL.canParse(`tcp://${whole}`) ? new URL(`tcp://${whole}`) : undefined;
  if (!url?.hostname || url.host !== whole) {
    throw new UsageError(
      `${flag} takes HOST:PORT, such as ${fallback.host}:${fallback.port}, not "${address}".`,
    );
  }
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? fallback.port : Number(url.port),
  };
}
