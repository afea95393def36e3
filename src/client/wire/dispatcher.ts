import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import type { Dispatcher } from 'undici';
import Pool from 'undici/lib/dispatcher/pool.js';
import { ApiError } from '../errors.js';
import { MAX_IN_FLIGHT } from '../rate-limit/governor.js';
import type { ClientConfig } from '../types.js';

const DEFAULT_CONNECT_MS = 10_000;
const DEFAULT_HEADERS_MS = 30_000;
const DEFAULT_BODY_MS = 30_000;
/** People pause between requests; a server with a shorter limit says so in its `Keep-Alive` header. */
const KEEP_ALIVE_MS = 30_000;

/** True for names and addresses that never leave this machine. */
export function isLoopback(hostname: string): boolean {
  const host = hostname.toLowerCase();
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host === '[::1]' ||
    /^127(?:\.\d{1,3}){3}$/.test(host)
  );
}

/*
 * undici parses HTTP in WebAssembly. V8 treats it as hot code after a handful of responses, and optimizing it takes a
 * tenth of a second of CPU time and 35 MB. Only a process that makes many requests benefits from that.
 */
setFlagsFromString('--wasm-tiering-budget=100000000');

function proxyConfigured(env: NodeJS.ProcessEnv): boolean {
  return [env.https_proxy, env.HTTPS_PROXY, env.http_proxy, env.HTTP_PROXY].some((value) => value);
}

/** Setting `ca` replaces Node's own list, so that list is passed as well. */
function authorities(tlsCa: string): string[] {
  const { rootCertificates } = process.getBuiltinModule('node:tls');
  const extraFile = process.env.NODE_EXTRA_CA_CERTS;
  return [...rootCertificates, ...(extraFile ? [readFileSync(extraFile, 'utf8')] : []), tlsCa];
}

/** The settings that connections depend on. */
export type ConnectionConfig = Pick<ClientConfig, 'baseUrl' | 'timeouts' | 'tlsCa'>;

/**
 * Opens the connections to one tenant: kept alive, one request at a time on each, certificates always verified,
 * through the proxy that the environment names unless the tenant is on this machine.
 *
 * @throws Error for an http URL of a non-loopback host
 */
export function openDispatcher(config: ConnectionConfig): Dispatcher | Promise<Dispatcher> {
  const url = new URL(config.baseUrl);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
    throw new Error('The tenant must be reached over https; http is allowed only on loopback.');
  }
  const connect = {
    // Explicit, since NODE_TLS_REJECT_UNAUTHORIZED=0 would otherwise disable it.
    rejectUnauthorized: true,
    timeout: config.timeouts?.connect ?? DEFAULT_CONNECT_MS,
    ...(config.tlsCa === undefined ? {} : { ca: authorities(config.tlsCa) }),
  };
  const options = {
    connections: MAX_IN_FLIGHT,
    pipelining: 1,
    keepAliveTimeout: KEEP_ALIVE_MS,
    headersTimeout: config.timeouts?.headers ?? DEFAULT_HEADERS_MS,
    bodyTimeout: config.timeouts?.body ?? DEFAULT_BODY_MS,
    connect,
  };
  if (isLoopback(url.hostname) || !proxyConfigured(process.env)) return new Pool(url.origin, options);
  // Proxying needs more of undici than the pool. Bundled, a CommonJS package has a default export only.
  return import('undici').then(({ default: undici }) => {
    try {
      return new undici.EnvHttpProxyAgent({ ...options, requestTls: connect, proxyTls: connect });
    } catch {
      throw new ApiError('The proxy address is invalid.', {
        kind: 'network',
        attempts: 0,
        hint: 'Set HTTPS_PROXY (or HTTP_PROXY) to a URL like http://proxy.example.com:8080.',
      });
    }
  });
}
