import type { Dispatcher } from 'undici';
import type { Method } from '../../catalog/types.js';
import type { Call, CancelReason } from '../call.js';
import { type ConnectionConfig, openDispatcher } from './dispatcher.js';

/**
 * A larger response is not read to its end, nor decompressed beyond: a page of a list takes a few megabytes at most,
 * and as objects in memory a response takes about ten times as much.
 */
export const MAX_RESPONSE_BYTES = 16 * 1024 * 1024;

/** How long to listen to an event stream before what has arrived is the response, in ms. */
export const LISTEN_MS = 5_000;

export interface WireRequest {
  method: Method;
  /** Path and query as sent. */
  target: string;
  /** Name, value, name, value, … */
  headers: string[];
  body: string | Uint8Array | undefined;
}

export interface Answer {
  kind: 'answer';
  status: number;
  headers: Record<string, string>;
  /** As received, still compressed where the server did that. */
  bytes: Buffer;
}

/** No complete response. */
export interface Failure {
  kind: 'failure';
  /** False when certainly nothing reached the server. */
  sent: boolean;
  /** The status, if at least the response headers arrived. */
  status?: number;
  headers?: Record<string, string>;
  cause: Error;
  /** Set when we aborted it ourselves. */
  cancelled?: CancelReason;
  tooLarge?: true;
}

export type Outcome = Answer | Failure;

class TooLarge extends Error {}
class Interrupted extends Error {}

const NOTHING = Buffer.alloc(0);

/** Joins repeated headers in place: the object belongs to this response alone. */
function joinHeaders(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  for (const name in headers) {
    const value = headers[name];
    if (typeof value === 'object') headers[name] = value.join(', ');
  }
  return headers as Record<string, string>;
}

/** One request in flight; undici calls it back. */
class Exchange implements Dispatcher.DispatchHandler {
  readonly #call: Call;
  readonly #resolve: (outcome: Outcome) => void;
  #controller: Dispatcher.DispatchController | undefined;
  #settled = false;
  #status = 0;
  #headers: Record<string, string> | undefined;
  #chunks: Buffer[] = [];
  #size = 0;
  /** Runs while an endless response is read. */
  #listening: NodeJS.Timeout | undefined;

  constructor(call: Call, resolve: (outcome: Outcome) => void) {
    this.#call = call;
    this.#resolve = resolve;
    call.onCancel(() => this.#interrupt());
  }

  /** Called immediately before the request is written. */
  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.#settled) controller.abort(new Interrupted());
    else this.#controller = controller;
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    if (status < 200) return;
    this.#status = status;
    this.#headers = joinHeaders(headers);
    if (this.#headers['content-type']?.startsWith('text/event-stream')) {
      this.#listening = setTimeout(() => this.#hangUp(controller), LISTEN_MS);
    }
  }

  /** Treats what has arrived of an endless response as the whole. */
  #hangUp(controller: Dispatcher.DispatchController): void {
    this.onResponseEnd();
    controller.abort(new Interrupted());
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#size += chunk.length;
    if (this.#size > MAX_RESPONSE_BYTES) controller.abort(new TooLarge());
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    const [first] = this.#chunks;
    const bytes =
      first === undefined
        ? NOTHING
        : this.#chunks.length === 1
          ? first
          : Buffer.concat(this.#chunks, this.#size);
    this.#settle({ kind: 'answer', status: this.#status, headers: this.#headers ?? {}, bytes });
  }

  onResponseError(_: unknown, cause: Error): void {
    this.#settle(this.#failure(cause));
  }

  #failure(cause: Error): Failure {
    const failure: Failure = { kind: 'failure', sent: this.#controller !== undefined, cause };
    if (this.#headers !== undefined) {
      failure.status = this.#status;
      failure.headers = this.#headers;
    }
    if (cause instanceof TooLarge) failure.tooLarge = true;
    if (this.#call.reason !== undefined) failure.cancelled = this.#call.reason;
    return failure;
  }

  #interrupt(): void {
    const reason = new Interrupted();
    // Still waiting for a connection: settle now; onRequestStart aborts it when its turn comes.
    if (this.#controller === undefined) this.#settle(this.#failure(reason));
    else this.#controller.abort(reason);
  }

  #settle(outcome: Outcome): void {
    if (this.#settled) return;
    this.#settled = true;
    clearTimeout(this.#listening);
    this.#call.onCancel(undefined);
    this.#resolve(outcome);
  }
}

/** The connections to one tenant. */
export class Transport {
  readonly #origin: string;
  readonly #opening: Promise<Dispatcher> | undefined;
  #dispatcher: Dispatcher | undefined;

  constructor(config: ConnectionConfig) {
    this.#origin = new URL(config.baseUrl).origin;
    const dispatcher = openDispatcher(config);
    if (dispatcher instanceof Promise) {
      this.#opening = dispatcher.then((opened) => {
        this.#dispatcher = opened;
        return opened;
      });
    } else this.#dispatcher = dispatcher;
  }

  /** Sends one request, once. Never rejects: any failure is part of the outcome. */
  exchange(request: WireRequest, call: Call): Promise<Outcome> {
    if (this.#dispatcher !== undefined) return this.#dispatch(this.#dispatcher, request, call);
    return (this.#opening as Promise<Dispatcher>).then((dispatcher) =>
      this.#dispatch(dispatcher, request, call),
    );
  }

  async close(): Promise<void> {
    await (this.#dispatcher ?? (await this.#opening))?.destroy();
  }

  #dispatch(dispatcher: Dispatcher, request: WireRequest, call: Call): Promise<Outcome> {
    if (call.reason !== undefined) {
      return Promise.resolve({
        kind: 'failure',
        sent: false,
        cause: new Interrupted(),
        cancelled: call.reason,
      });
    }
    return new Promise((resolve) => {
      dispatcher.dispatch(
        {
          origin: this.#origin,
          path: request.target,
          method: request.method,
          headers: request.headers,
          body: request.body ?? null,
        },
        new Exchange(call, resolve),
      );
    });
  }
}
