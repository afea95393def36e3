/** HTTP around a sandbox: reading requests, faults, writing answers. */

import {
  createServer as createHttp,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttps } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { HttpError } from '../errors.js';
import { MAX_HEAD_BYTES } from '../limits.js';
import type { Sandbox } from '../sandbox.js';
import type { RawRequest, SandboxResponse } from '../types.js';
import { parseBody, readBody } from './body.js';
import { refuseBroken } from './broken-requests.js';
import type { ControlPlane } from './control.js';
import type { FaultRule } from './faults.js';

/**
 * How long an idle connection stays open. Node's own 5 s are shorter than the pauses of clients in use, which would
 * send their next request on a connection that is being closed: deployment tools compute for a minute and more between
 * two requests. Node announces it as `Keep-Alive: timeout=300`.
 */
const KEEP_ALIVE_MS = 300_000;

interface Serving {
  control: ControlPlane;
  tls?: { key: string; cert: string } | undefined;
  /** Requests wait until the tenant is ready: its address must be known before it can be filled. */
  ready: Promise<void>;
  /** Called after every request that may have changed the state. */
  changed: () => void;
  /** For Actions: without the control plane, which is not theirs. */
  inner?: boolean;
}

export function serve(sandbox: Sandbox, { control, tls, ready, changed, inner = false }: Serving): Server {
  const listener = (message: IncomingMessage, reply: ServerResponse): void => {
    ready
      .then(() => exchange(sandbox, control, message, reply, inner))
      .then(() => {
        if (message.method !== 'GET') changed();
      })
      .catch((error: unknown) => fault(reply, error));
  };
  const limits = { maxHeaderSize: MAX_HEAD_BYTES };
  const server = tls ? createHttps({ ...limits, ...tls }, listener) : createHttp(limits, listener);
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.headersTimeout = KEEP_ALIVE_MS + 10_000;
  refuseBroken(server);
  return server;
}

/** An internal error of the sandbox: logged to stderr, and returned to the caller if the response has not started. */
function fault(reply: ServerResponse, error: unknown): void {
  process.stderr.write(
    `sandbox: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  if (reply.headersSent) reply.destroy();
  else send(reply, { status: 500, body: new HttpError(500, 'Internal error').body() });
}

async function exchange(
  sandbox: Sandbox,
  control: ControlPlane,
  message: IncomingMessage,
  reply: ServerResponse,
  inner: boolean,
): Promise<void> {
  const request = rawRequest(message);
  let rawError: unknown;
  const raw = await readBody(message).catch((error: unknown) => {
    rawError = error;
    return Buffer.alloc(0);
  });
  // Who hung up in the middle of the request asked for nothing.
  if (rawError && !(rawError instanceof HttpError)) {
    reply.destroy();
    return;
  }
  request.rawBody = raw;
  const parse = once(() => {
    if (rawError) throw rawError;
    return parseBody(raw, request.headers['content-type']);
  });
  try {
    request.body = parse();
  } catch {
    // Whether the body matters is for the endpoint to say, which parses it when its turn comes.
  }
  if (inner && /^\/+_sandbox(\/|$)/i.test(request.path))
    return send(reply, { status: 404, body: new HttpError(404, 'Not Found').body() });
  if (request.path.startsWith('/_sandbox/')) return send(reply, controlAnswer(control, request, parse));
  const fault = sandbox.faults.take(request.method, request.path);
  if (fault?.delay_ms) await sleep(fault.delay_ms);
  if (fault?.drop) {
    control.note(request, 0);
    reply.destroy();
    return;
  }
  const response = fault?.status === undefined ? await sandbox.answer(request, parse) : faultAnswer(fault);
  control.note(request, response.status);
  send(reply, response, fault?.truncate === true);
}

function controlAnswer(control: ControlPlane, request: RawRequest, parse: () => unknown): SandboxResponse {
  try {
    return control.answer(request, parse());
  } catch (error) {
    if (error instanceof HttpError) return { status: error.statusCode, body: error.body() };
    throw error;
  }
}

function faultAnswer(fault: FaultRule): SandboxResponse {
  const status = fault.status ?? 500;
  return {
    status,
    body: fault.body ?? new HttpError(status, 'Injected fault').body(),
    headers: fault.headers ?? {},
  };
}

/** The same value, or the same error, however often it is asked for. */
function once<T>(make: () => T): () => T {
  let result: { value: T } | { error: unknown } | undefined;
  return () => {
    if (!result) {
      try {
        result = { value: make() };
      } catch (error) {
        result = { error };
      }
    }
    if ('error' in result) throw result.error;
    return result.value;
  };
}

function rawRequest(message: IncomingMessage): RawRequest {
  const target = message.url ?? '/';
  const mark = target.indexOf('?');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return {
    method: message.method ?? 'GET',
    path: mark < 0 ? target : target.slice(0, mark),
    search: new URLSearchParams(mark < 0 ? '' : target.slice(mark + 1)),
    query: mark < 0 ? '' : target.slice(mark + 1),
    headers,
    ip: headers['x-forwarded-for']?.split(',')[0]?.trim() || (message.socket.remoteAddress ?? '127.0.0.1'),
    body: undefined,
    rawBody: Buffer.alloc(0),
  };
}

function send(reply: ServerResponse, response: SandboxResponse, truncate = false): void {
  const { status, body } = response;
  const headers: Record<string, string> = { ...response.headers };
  let payload: Buffer | undefined;
  if (Buffer.isBuffer(body) || (typeof body === 'string' && headers['content-type'] !== undefined)) {
    payload = Buffer.from(body);
  } else if (body !== undefined) {
    payload = Buffer.from(JSON.stringify(body));
    headers['content-type'] ??= 'application/json; charset=utf-8';
  }
  if (payload) headers['content-length'] = String(payload.length);
  else if (status !== 204 && status !== 304) headers['content-length'] = '0';
  reply.writeHead(status, headers);
  if (truncate && payload) {
    reply.write(payload.subarray(0, Math.floor(payload.length / 2)), () => reply.destroy());
    return;
  }
  reply.end(payload);
}
