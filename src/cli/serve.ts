/** `serve`: the MCP server, over stdio or HTTP. */
import { isLoopback } from '../config/domain.js';
import type { Flags } from '../config/settings.js';
import type { TeamMember } from '../sandbox/seed/team.js';
import { openRuntime } from './program/checked-config.js';
import { compileEarly } from './program/early-compiling.js';
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

/** Serves Streamable HTTP. `address` is `HOST:PORT`, `PORT`, `HOST` or, as true, the default. */
export async function serveHttp(address: string | true, flags: Flags): Promise<void> {
  const listen = parseAddress(address);
  const { serveOverHttp } = await import('../server/http.js');
  const runtime = await openRuntime(flags);
  if (runtime.openToTeam && !isLoopback(listen.host === '::1' ? '[::1]' : listen.host)) {
    await runtime.close();
    throw new UsageError(
      `--sandbox with --http ${listen.host}: people sign in at the sandbox, which only this machine can reach. Use a loopback address.`,
    );
  }
  const server = await serveOverHttp(runtime, listen);
  const team = runtime.openToTeam?.(server.url);
  compileEarly();
  const who = runtime.callers ? `, for callers with a token from ${runtime.callers.issuer}` : '';
  process.stderr.write(`auth0-management-mcp: serving MCP at ${server.url}${who}\n`);
  if (team) process.stderr.write(`${welcome(team)}\n`);
  await interrupted();
  await server.close();
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

const DEFAULT = { host: '127.0.0.1', port: 3000 };

/** @throws UsageError */
export function parseAddress(address: string | true): { host: string; port: number } {
  if (address === true) return DEFAULT;
  const whole = /^\d+$/.test(address) ? `${DEFAULT.host}:${address}` : address;
  // A scheme without a default port keeps the port as written.
  const url = URL.canParse(`tcp://${whole}`) ? new URL(`tcp://${whole}`) : undefined;
  if (!url?.hostname || url.host !== whole) {
    throw new UsageError(`--http takes HOST:PORT, such as 127.0.0.1:3000, not "${address}".`);
  }
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? DEFAULT.port : Number(url.port),
  };
}
