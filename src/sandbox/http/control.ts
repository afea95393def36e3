/** The control plane under `/_sandbox/`: reset, faults, requests received, messages sent, clock. Only the sandbox has it. */

import { isIPv4 } from 'node:net';
import { PHONE_PATH, phone } from '../auth/ciba/phone.js';
import { setProvider } from '../auth/provider/settings.js';
import { messagesTo } from '../delivery/messages.js';
import { HttpError } from '../errors.js';
import { MAX_NOTED_BYTES } from '../limits.js';
import type { Sandbox } from '../sandbox.js';
import { noContent, ok, type RawRequest, type SandboxResponse } from '../types.js';
import { readRules } from './faults.js';

/** A request that came in, as tests read it back. Credentials are left out. */
export interface RecordedRequest {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: unknown;
  status: number;
}

const KEPT = 10_000;
/** Parameters that are credentials when they are texts; an application's `refresh_token` settings are none. */
const CREDENTIAL = /token$|(^|_)code$|verifier$|^otp$/;

export class ControlPlane {
  readonly #sandbox: Sandbox;
  #requests: RecordedRequest[] = [];

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
  }

  /** Notes a request and the status of its answer (0 when the connection was broken on purpose). */
  note(request: RawRequest, status: number): void {
    const headers = { ...request.headers };
    if (headers.authorization !== undefined)
      headers.authorization = `${headers.authorization.split(' ')[0]} [hidden]`;
    if (headers.cookie !== undefined) headers.cookie = '[hidden]';
    const { method, path, rawBody } = request;
    const body = rawBody.length > MAX_NOTED_BYTES ? `[${rawBody.length} bytes]` : request.body;
    this.#requests.push({
      method,
      path,
      query: Object.fromEntries(request.search),
      headers,
      body: withoutSecrets(body),
      status,
    });
    if (this.#requests.length > KEPT) this.#requests.splice(0, KEPT / 10);
  }

  /** What was asked of the tenant, oldest first. */
  get requests(): readonly RecordedRequest[] {
    return this.#requests;
  }

  answer(request: RawRequest, body: unknown): SandboxResponse {
    if (request.path === PHONE_PATH) return phone(this.#sandbox.services(request), request, body);
    // A web page could reach a loopback port; pages send an Origin, programs do not.
    if (request.headers.origin !== undefined)
      throw new HttpError(403, 'The control plane does not serve web pages');
    if (!isOwnHost(request.headers.host ?? '', this.#sandbox.url))
      throw new HttpError(403, 'The control plane answers under its own address only');
    const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
    switch (`${request.method} ${request.path}`) {
      case 'POST /_sandbox/reset':
        this.#sandbox.reset(typeof fields.seed === 'string' ? fields.seed : 'empty');
        this.#sandbox.faults.set([]);
        this.#requests = [];
        return noContent();
      case 'POST /_sandbox/faults':
        this.#sandbox.faults.set(readRules(fields.rules));
        return noContent();
      case 'GET /_sandbox/requests':
        return ok(this.#requests);
      case 'GET /_sandbox/messages':
        return ok(messagesTo(this.#sandbox.tenant, request.search.get('to') ?? undefined));
      case 'POST /_sandbox/idp':
        setProvider(this.#sandbox.tenant, body);
        return noContent();
      case 'POST /_sandbox/limits':
        if (typeof fields.authentication !== 'boolean')
          throw new HttpError(400, 'authentication must be true or false');
        this.#sandbox.limitAuthentication(fields.authentication);
        return noContent();
      case 'POST /_sandbox/clock':
        if (typeof fields.advance_ms !== 'number' || !(fields.advance_ms >= 0)) {
          throw new HttpError(400, 'advance_ms must be a number of milliseconds');
        }
        this.#sandbox.clock.advance(fields.advance_ms);
        return noContent();
      default:
        throw new HttpError(404, 'Not Found');
    }
  }
}

/**
 * A page whose name was made to resolve to this machine sends that name as Host (DNS rebinding). The sandbox's own
 * address, an IP address and localhost cannot be such a name.
 */
function isOwnHost(host: string, url: string): boolean {
  if (host === new URL(url).host) return true;
  if (!URL.canParse(`http://${host}`)) return false;
  const { hostname } = new URL(`http://${host}`);
  return hostname === 'localhost' || isIPv4(hostname) || hostname.startsWith('[');
}

function withoutSecrets(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      /secret|password|assertion|auth_req_id/.test(name) ||
      (typeof value === 'string' && CREDENTIAL.test(name))
        ? '[hidden]'
        : value,
    ]),
  );
}
