/**
 * Leaves one way out of the process: to the sandbox. The guard sits on the handles below `net`, `tls`, `http`, `fetch`
 * and every library, because a guard on the modules would be passed by those that kept a reference. With
 * `network` all addresses are open, and only the sandbox's own is translated.
 */
import dgram from 'node:dgram';
import dns from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import module from 'node:module';
import net, { type Socket } from 'node:net';
import type { Program } from '../protocol.js';
import { fix } from './process.js';

/** What the operating system says when it forbids a connection. */
const EACCES = -13;

const ADVICE = 'Actions reach only the sandbox; start it with --actions-network to open the network';

// biome-ignore lint/suspicious/noExplicitAny: handles are Node's own, without types
type Handle = Record<string, any>;

/** Functions as they are before the code of an Action can replace them: the guards use no others. */
const { apply } = Reflect;
const { isIP } = net;

/** Compared one by one: methods of a `Set` can be replaced. */
const isLoopback = (address: unknown): boolean =>
  address === '127.0.0.1' || address === '::1' || address === 'localhost';

/** The prototype of a socket's handle. */
function prototypeOf(handle: Handle | undefined, kind: string): Handle {
  const found: Handle | undefined = handle && Object.getPrototypeOf(handle);
  if (!found || typeof found.connect !== 'function') throw new Error(`no ${kind} handle to guard`);
  return found;
}

function tcpPrototype(port: number): Handle {
  const socket = new net.Socket();
  socket.on('error', () => {});
  socket.connect({ host: '127.0.0.1', port });
  const prototype = prototypeOf((socket as unknown as { _handle?: Handle })._handle, 'TCP');
  socket.destroy();
  return prototype;
}

function udpPrototype(): Handle {
  const socket = dgram.createSocket('udp4');
  const state = Object.getOwnPropertySymbols(socket)
    .map((symbol) => (socket as unknown as Record<symbol, Handle | undefined>)[symbol])
    .find((value) => typeof value?.handle === 'object');
  const prototype = prototypeOf(state?.handle as Handle | undefined, 'UDP');
  socket.close();
  return prototype;
}

/** @param blocked is told of every connection that is refused */
export function closeNetwork(
  { network, sandbox }: Program,
  results: Socket,
  blocked: (address: string) => void,
): void {
  const own = (address: unknown, port: unknown): boolean =>
    isLoopback(address) && (port === sandbox.port || port === sandbox.innerPort);
  const tcp = tcpPrototype(sandbox.innerPort);
  const { connect } = tcp;
  const connectIpv4 = connect as (...args: unknown[]) => number;
  const connectIpv6 = tcp.connect6 as (...args: unknown[]) => number;
  const guarded = (original: (...args: unknown[]) => number) =>
    function (this: unknown, request: unknown, address: unknown, port: unknown): number {
      if (own(address, port)) return apply(connectIpv4, this, [request, '127.0.0.1', sandbox.innerPort]);
      if (network) return apply(original, this, [request, address, port]);
      blocked(`${String(address)}:${String(port)}`);
      return EACCES;
    };
  fix(tcp, 'connect', guarded(connectIpv4));
  fix(tcp, 'connect6', guarded(connectIpv6));
  bridge(own, sandbox.innerPort);
  if (!network) {
    const refuse = () => EACCES;
    for (const name of ['bind', 'bind6', 'listen', 'open']) fix(tcp, name, refuse);
    const udp = udpPrototype();
    for (const name of ['open', 'bind', 'bind6', 'connect', 'connect6', 'send', 'send6'])
      fix(udp, name, refuse);
    closeNames(blocked);
  }
  // Pipes lead to other programs of the machine: never.
  const pipe = prototypeOf((results as unknown as { _handle?: Handle })._handle, 'pipe');
  for (const name of ['bind', 'listen', 'connect', 'open']) fix(pipe, name, () => EACCES);
  module.syncBuiltinESMExports();
}

/** Names resolve to nothing, so that none can carry a message out. */
function closeNames(blocked: (address: string) => void): void {
  const lookup = dns.lookup;
  const promised = dns.promises.lookup;
  const refusal = (name: unknown): Error =>
    Object.assign(new Error(`${String(name)} is out of reach: ${ADVICE}`), {
      code: 'ENOTFOUND',
      syscall: 'getaddrinfo',
    });
  const open = (name: unknown): boolean => typeof name === 'string' && (isLoopback(name) || isIP(name) !== 0);
  fix(dns, 'lookup', (name: string, ...rest: unknown[]) => {
    if (open(name)) return apply(lookup, dns, [name, ...rest]);
    blocked(String(name));
    const callback = rest.at(-1) as (error: Error) => void;
    process.nextTick(() => callback(refusal(name)));
  });
  fix(dns.promises, 'lookup', async (name: string, ...rest: unknown[]) => {
    if (open(name)) return apply(promised, dns.promises, [name, ...rest]);
    blocked(String(name));
    throw refusal(name);
  });
  for (const target of [dns, dns.promises])
    fix(target, 'lookupService', () => {
      throw refusal('lookupService');
    });
  const channel: Handle = Object.getPrototypeOf(
    (new dns.Resolver() as unknown as { _handle: Handle })._handle,
  );
  for (const name of Object.getOwnPropertyNames(channel))
    if (/^(query|getHostByAddr)/.test(name)) fix(channel, name, () => EACCES);
}

/** The sandbox speaks HTTP to Actions, whatever it speaks to others: `https://` to it becomes `http://`. */
function bridge(own: (address: unknown, port: unknown) => boolean, innerPort: number): void {
  const mine = ({ hostname, port }: URL): boolean => own(hostname.replace(/^\[|\]$/g, ''), Number(port));
  const plain = (url: URL): URL => {
    const next = new URL(url.href);
    next.protocol = 'http:';
    next.hostname = '127.0.0.1';
    next.port = String(innerPort);
    return next;
  };
  const { fetch } = globalThis;
  const { Request } = globalThis;
  const bridged: typeof fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : String(input));
    if (url.protocol !== 'https:' || !mine(url)) return fetch(input, init);
    return fetch(input instanceof Request ? new Request(plain(url), input) : plain(url), init);
  };
  Object.defineProperty(globalThis, 'fetch', { value: bridged, writable: true, configurable: true });
  for (const name of ['request', 'get'] as const) {
    const [secure, open] = [https[name], http[name]];
    fix(https, name, (...args: Parameters<typeof https.request>) => {
      const address = addressOf(args);
      if (!address || !mine(address)) return apply(secure, https, args);
      const [options, callback] = merged(args);
      const { agent: _agent, protocol: _protocol, ...rest } = options;
      return apply(open, http, [
        { ...rest, hostname: '127.0.0.1', host: '127.0.0.1', port: innerPort },
        callback,
      ]);
    });
  }
}

type HttpsArgs = readonly unknown[];

/** Options of a request, with those of its URL, and its callback. */
function merged(args: HttpsArgs): [https.RequestOptions, unknown] {
  const [first, second, third] = args;
  const callback = [second, third].find((one) => typeof one === 'function');
  const given = [first, second].find(
    (one) => typeof one === 'object' && one !== null && !(one instanceof URL),
  ) as https.RequestOptions | undefined;
  if (typeof first !== 'string' && !(first instanceof URL)) return [given ?? {}, callback];
  const url = new URL(String(first));
  return [
    { hostname: url.hostname, port: url.port, path: `${url.pathname}${url.search}`, ...given },
    callback,
  ];
}

function addressOf(args: HttpsArgs): URL | undefined {
  const [{ hostname, host, port }] = merged(args);
  const name = hostname ?? host;
  if (name === undefined || name === null) return undefined;
  const bare = String(name).replace(/:\d+$/, '');
  const from = /:(\d+)$/.exec(String(name))?.[1];
  try {
    return new URL(`https://${net.isIPv6(bare) ? `[${bare}]` : bare}:${port || from || 443}`);
  } catch {
    return undefined;
  }
}
