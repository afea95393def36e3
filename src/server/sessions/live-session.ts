/** A session of a 2025-era client as one replica serves it. Several replicas may serve one session at a time. */
import {
  type AuthInfo,
  type JSONRPCMessage,
  WebStandardStreamableHTTPServerTransport,
} from '@modelcontextprotocol/server';
import { isObject } from '../../text/is-object.js';
import { buildServer } from '../build-server.js';
import { callerIn } from '../callers/caller.js';
import type { RunningRuntime } from '../runtime.js';
import { QuestionIds } from './question-ids.js';
import type { SessionRecord } from './session-record.js';

type Id = string | number;

export const isRequest = (message: unknown): message is { id: Id; method: string } =>
  isObject(message) && 'id' in message && 'method' in message;
export const isResponse = (message: unknown): message is { id: Id } =>
  isObject(message) && 'id' in message && !('method' in message);
/** The request of the client that a notification cancels. */
export const cancelledBy = (message: unknown): unknown =>
  isObject(message) && message.method === 'notifications/cancelled' && isObject(message.params)
    ? message.params.requestId
    : undefined;

export interface LiveSessionOptions {
  /** Id of the session. */
  id: string;
  replica: string;
  viewFor: (authInfo: AuthInfo | undefined) => RunningRuntime;
  authInfo: AuthInfo | undefined;
  owner: string;
  opened?: () => Promise<void>;
  closed: () => void;
}

export class LiveSession {
  readonly id: string;
  readonly owner: string;
  /** Epoch ms. */
  lastUsed = Date.now();
  /** Streams for notifications that are open. */
  streams = 0;
  /** Kept for other replicas; undefined where it could not be kept. */
  record: SessionRecord | undefined;
  /** When its record was last kept, epoch ms. */
  kept = 0;
  readonly #transport: WebStandardStreamableHTTPServerTransport;
  readonly #server: ReturnType<typeof buildServer>;
  readonly #ids: QuestionIds;
  #permissions: string | undefined;
  /** Requests of the client that are being served. */
  readonly #serving = new Set<Id>();

  constructor({ id, replica, viewFor, authInfo, owner, opened, closed }: LiveSessionOptions) {
    this.id = id;
    this.owner = owner;
    this.#ids = new QuestionIds(replica);
    this.#transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: () => id,
      ...(opened ? { onsessioninitialized: opened } : {}),
    });
    this.#permissions = callerIn(authInfo)?.permissionsKey;
    this.#server = buildServer(viewFor(authInfo), undefined, viewFor);
    const onclose = this.#server.onclose;
    this.#server.onclose = () => {
      onclose?.();
      closed();
    };
  }

  /** Whether it serves a request, which includes asking the person. */
  get busy(): boolean {
    return this.#serving.size > 0;
  }

  get initialized(): boolean {
    return this.#transport.sessionId !== undefined;
  }

  async connect(): Promise<void> {
    const transport = this.#transport;
    await this.#server.connect(transport);
    const receive = transport.onmessage;
    transport.onmessage = (message, extra) => {
      if (isRequest(message)) this.#serving.add(message.id);
      const own = isResponse(message) ? this.#answer(message) : message;
      if (own) receive?.(own, extra);
    };
    const send = transport.send.bind(transport);
    transport.send = async (message, options) => {
      try {
        await send(this.#outgoing(message), options);
      } finally {
        if (isResponse(message)) this.#serving.delete(message.id);
      }
    };
  }

  /** Makes it what it is at the replica where it was opened. */
  async resume(record: SessionRecord, authInfo: AuthInfo | undefined): Promise<void> {
    const headers = {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      'mcp-session-id': this.id,
    };
    const say = async (body: object): Promise<void> => {
      const request = new Request('http://localhost/', { method: 'POST', headers });
      const response = await this.#transport.handleRequest(request, {
        parsedBody: body,
        ...(authInfo ? { authInfo } : {}),
      });
      await response.text();
    };
    await say({ jsonrpc: '2.0', id: 0, method: 'initialize', params: record.initialize });
    await say({ jsonrpc: '2.0', method: 'notifications/initialized' });
    this.record = record;
    this.kept = Date.now();
  }

  async handle(request: Request, body: unknown, authInfo: AuthInfo | undefined): Promise<Response> {
    this.lastUsed = Date.now();
    this.#notice(authInfo);
    const response = await this.#transport.handleRequest(request, {
      ...(body === undefined ? {} : { parsedBody: body }),
      ...(authInfo ? { authInfo } : {}),
    });
    if (request.method !== 'GET' || response.status !== 200 || !response.body) return response;
    return new Response(ReadableStream.from(this.#watched(response.body)), response);
  }

  /** A token that allows something else changes what is listed. */
  #notice(authInfo: AuthInfo | undefined): void {
    const permissions = callerIn(authInfo)?.permissionsKey;
    if (permissions === this.#permissions) return;
    this.#permissions = permissions;
    this.#server.sendToolListChanged().catch(() => undefined);
  }

  /** Counts a stream while it is open. */
  async *#watched(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
    this.streams += 1;
    try {
      yield* body as unknown as AsyncIterable<Uint8Array>;
    } finally {
      this.streams -= 1;
      this.lastUsed = Date.now();
    }
  }

  /** Whether it is this replica that serves the request of the client. */
  serves(request: unknown): boolean {
    return this.#serving.has(request as Id);
  }

  /** Takes a message that arrived at another replica. */
  receive(message: JSONRPCMessage): void {
    this.lastUsed = Date.now();
    this.#transport.onmessage?.(message);
  }

  async close(): Promise<void> {
    await this.#transport.close();
    await this.#server.close();
  }

  #answer<Message extends { id: Id }>(message: Message): Message | undefined {
    const id = this.#ids.own(message.id);
    return id === undefined ? undefined : { ...message, id };
  }

  #outgoing(message: JSONRPCMessage): JSONRPCMessage {
    if (isRequest(message)) return { ...message, id: this.#ids.outgoing(message.id) };
    const cancelled = cancelledBy(message);
    if (cancelled === undefined) return message;
    const { params } = message as { params: object };
    return {
      ...message,
      params: { ...params, requestId: this.#ids.outgoing(cancelled as Id) },
    } as JSONRPCMessage;
  }
}
