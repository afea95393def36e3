/**
 * Sessions of 2025-era clients, by the id that the client sends back. Each serves only the caller who opened it. Any
 * replica serves any session: what it needs to know is in the state that replicas share. What a client answers to a
 * question goes to the replica that asked.
 */
import { randomUUID } from 'node:crypto';
import type { AuthInfo, JSONRPCMessage } from '@modelcontextprotocol/server';
import { type SharedState, StateUnavailable } from '../../state/shared-state.js';
import { isObject } from '../../text/is-object.js';
import type { RunningRuntime } from '../runtime.js';
import { cancelledBy, isResponse, LiveSession } from './live-session.js';
import { fitting } from './memory-share.js';
import { newReplicaId, replicaOf } from './question-ids.js';
import { ownerOf, recordOf, SessionRecords } from './session-record.js';

/** What one session takes in memory, at most, in bytes: measured, and rounded up. */
const SESSION_BYTES = 64 * 1024;
/** The share of the memory that sessions may take. */
const SESSIONS_SHARE = 0.5;
/** The share of all sessions that one caller may have, so that nobody evicts others' sessions by opening many. */
const SHARE_OF_ONE = 0.25;
/** A session that nobody used for so long is put away; it comes back with its next request, in ms. */
const IDLE_MS = 30 * 60 * 1000;
/** Sessions of one caller that are kept, served or not. */
const MOST_RECORDS = 1_000;
/** How often idle sessions are looked for, and records of used ones kept for longer, in ms. */
const SWEEP_MS = 5 * 60 * 1000;

export interface SessionsOptions {
  state: SharedState;
  log: { warn(fields: object, message: string): void };
  /** Sessions that are served at a time; default: as many as fit into memory. */
  most?: number;
}

export class Sessions {
  readonly #live = new Map<string, LiveSession>();
  readonly #resuming = new Map<string, Promise<LiveSession | undefined>>();
  readonly #viewFor: (authInfo: AuthInfo | undefined) => RunningRuntime;
  readonly #records: SessionRecords;
  readonly #options: SessionsOptions;
  readonly #most: number;
  readonly #replica = newReplicaId();
  readonly #sweeper: NodeJS.Timeout;
  readonly #listening: Promise<(() => void)[]>;
  /** Ids of the sessions that callers opened here, oldest first. */
  readonly #opened = new Map<string, string[]>();

  /** @param viewFor returns the runtime as the caller may see it */
  constructor(viewFor: (authInfo: AuthInfo | undefined) => RunningRuntime, options: SessionsOptions) {
    const { state, most } = options;
    this.#viewFor = viewFor;
    this.#options = options;
    this.#records = new SessionRecords(state);
    this.#most = most ?? fitting(SESSIONS_SHARE, SESSION_BYTES);
    this.#sweeper = setInterval(() => this.sweep().catch(() => undefined), SWEEP_MS).unref();
    this.#listening = state.shared
      ? Promise.all([
          state.subscribe(['replica', this.#replica], (message) => this.#receive(message)),
          state.subscribe(['sessions'], (message) => this.#receive(message)),
          state.onReturn(() => this.#keepAll()),
        ])
      : Promise.resolve([]);
  }

  /** How many are served here. */
  get size(): number {
    return this.#live.size;
  }

  async fetch(request: Request, authInfo: AuthInfo | undefined): Promise<Response> {
    const id = request.headers.get('mcp-session-id');
    const owner = ownerOf(authInfo);
    const body = request.method === 'POST' ? await bodyOf(request) : undefined;
    if (body instanceof Response) return body;
    try {
      if (id === null) return await this.#open(request, body, owner, authInfo);
      const session = await this.#find(id, owner, authInfo);
      // Do not reveal whether the session exists for another caller.
      if (!session) return problem(404, 'Session not found; initialize a new one.');
      return await this.#serve(session, request, body, authInfo);
    } catch (error) {
      if (error instanceof Busy) return later('All sessions are in use; try again later.');
      if (!(error instanceof StateUnavailable)) throw error;
      return later('The store of the sessions cannot be reached now; try again later.');
    }
  }

  /** Puts idle sessions away, and keeps the records of the others. */
  async sweep(now = Date.now()): Promise<void> {
    for (const session of this.#live.values()) {
      const idle = !session.busy && session.streams === 0 && now - session.lastUsed >= IDLE_MS;
      if (idle) await session.close();
      else await this.#keep(session).catch(() => undefined);
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#sweeper);
    for (const stop of await this.#listening) stop();
    await Promise.all([...this.#live.values()].map((session) => session.close()));
    this.#live.clear();
  }

  async #open(
    request: Request,
    body: unknown,
    owner: string,
    authInfo: AuthInfo | undefined,
  ): Promise<Response> {
    await this.#makeRoom(owner);
    const session = this.#session(randomUUID(), owner, authInfo, async () => {
      this.#live.set(session.id, session);
      session.record = recordOf(body, owner);
      // While the store is away, the session is this replica's alone.
      await this.#keep(session).catch(() => undefined);
      await this.#bound(session);
    });
    await session.connect();
    const response = await session.handle(request, body, authInfo);
    // A request that opened no session no longer needs its server.
    if (!session.initialized) await session.close();
    return response;
  }

  async #find(id: string, owner: string, authInfo: AuthInfo | undefined): Promise<LiveSession | undefined> {
    const live = this.#live.get(id);
    if (live) return live.owner === owner ? live : undefined;
    const key = `${id} ${owner}`;
    const resuming = this.#resuming.get(key) ?? this.#resume(id, owner, authInfo);
    this.#resuming.set(key, resuming);
    return resuming.finally(() => this.#resuming.delete(key));
  }

  /** Begins to serve a session that was opened elsewhere, or put away. */
  async #resume(id: string, owner: string, authInfo: AuthInfo | undefined): Promise<LiveSession | undefined> {
    const record = await this.#records.find(id, owner);
    if (!record) return undefined;
    await this.#makeRoom(owner);
    const session = this.#session(id, owner, authInfo);
    await session.connect();
    await session.resume(record, authInfo);
    this.#live.set(id, session);
    return session;
  }

  #session(
    id: string,
    owner: string,
    authInfo: AuthInfo | undefined,
    opened?: () => Promise<void>,
  ): LiveSession {
    const session: LiveSession = new LiveSession({
      ...{ id, owner, replica: this.#replica, viewFor: this.#viewFor, authInfo },
      ...(opened ? { opened } : {}),
      closed: () => {
        if (this.#live.get(id) === session) this.#live.delete(id);
      },
    });
    return session;
  }

  async #serve(
    session: LiveSession,
    request: Request,
    body: unknown,
    authInfo: AuthInfo | undefined,
  ): Promise<Response> {
    const messages = [body].flat();
    const foreign = messages.filter((message) => isResponse(message) && !this.#isOurs(message.id));
    for (const message of foreign)
      if (!(await this.#forward(session, message as JSONRPCMessage)))
        return problem(
          410,
          'The replica that asked this is gone, and its call with it; make the call again.',
        );
    for (const message of messages) await this.#cancel(session, message);
    if (foreign.length === messages.length && request.method === 'POST')
      return new Response(null, { status: 202 });
    const rest = foreign.length === 0 ? body : messages.filter((message) => !foreign.includes(message));
    const response = await session.handle(request, rest, authInfo);
    if (request.method === 'DELETE' && response.ok) await this.#end(session);
    else await this.#keep(session).catch(() => undefined);
    return response;
  }

  /** Without another replica, every answer is for this one. */
  #isOurs(id: unknown): boolean {
    const replica = replicaOf(id);
    return !this.#options.state.shared || replica === undefined || replica === this.#replica;
  }

  /** Hands an answer to the replica that asked. False where it is gone. @throws StateUnavailable */
  async #forward({ id, owner }: LiveSession, message: JSONRPCMessage): Promise<boolean> {
    const replica = replicaOf((message as { id?: unknown }).id) ?? '';
    const reached = await this.#options.state.publish(['replica', replica], { session: id, owner, message });
    return reached > 0;
  }

  /** A call that another replica serves is cancelled there. */
  async #cancel(session: LiveSession, message: unknown): Promise<void> {
    const request = cancelledBy(message);
    if (request === undefined || session.serves(request)) return;
    await this.#tell({ session: session.id, owner: session.owner, message });
  }

  async #end({ id, owner }: LiveSession): Promise<void> {
    await this.#records.forget(id);
    await this.#tell({ session: id, owner, ended: true });
  }

  async #tell(message: object): Promise<void> {
    const { state } = this.#options;
    if (state.shared) await state.publish(['sessions'], message).catch(() => undefined);
  }

  /** From another replica. */
  #receive(told: unknown): void {
    if (!isObject(told)) return;
    const { session: id, owner, message, ended } = told;
    const session = this.#live.get(String(id));
    if (!session || session.owner !== owner) return;
    if (ended === true) session.close().catch(() => undefined);
    else if (isResponse(message) || session.serves(cancelledBy(message)))
      session.receive(message as JSONRPCMessage);
  }

  /** A caller who opens session after session does not fill the memory: those opened first are forgotten. */
  async #bound({ id, owner }: LiveSession): Promise<void> {
    if (owner === '') return;
    const ids = [...(this.#opened.get(owner) ?? []), id];
    const oldest = ids.length > MOST_RECORDS ? ids.shift() : undefined;
    this.#opened.set(owner, ids);
    if (oldest === undefined || this.#live.get(oldest)?.busy) return;
    await this.#records.forget(oldest).catch(() => undefined);
    await this.#live.get(oldest)?.close();
  }

  /** The store may have lost what it held. */
  #keepAll(): void {
    for (const session of this.#live.values()) {
      session.kept = 0;
      this.#keep(session).catch(() => undefined);
    }
  }

  /** Keeps the record for longer, not with every request. @throws StateUnavailable */
  async #keep(session: LiveSession): Promise<void> {
    if (!session.record || Date.now() - session.kept < SWEEP_MS) return;
    await this.#records.keep(session.id, session.record);
    session.kept = Date.now();
  }

  /**
   * Puts away the one that is idle longest, where there are too many: of the caller, if those are too many, else of
   * all. One that serves a request stays. One whose client listens is ended, and its client told by the end of its
   * stream; others come back with their next request.
   *
   * @throws Busy where all of them are in use
   */
  async #makeRoom(owner: string): Promise<void> {
    if (this.#live.size < this.#most * SHARE_OF_ONE) return;
    const all = [...this.#live.values()];
    const own = owner === '' ? [] : all.filter((session) => session.owner === owner);
    const full = own.length >= this.#most * SHARE_OF_ONE ? own : all.length >= this.#most ? all : [];
    if (full.length === 0) return;
    const idle = full.filter(({ busy }) => !busy);
    const [first] = idle.sort(
      (a, b) => Math.min(a.streams, 1) - Math.min(b.streams, 1) || a.lastUsed - b.lastUsed,
    );
    if (!first) throw new Busy();
    if (first.streams > 0) await this.#records.forget(first.id).catch(() => undefined);
    await first.close();
  }
}

/** Every session is in use. */
class Busy extends Error {}

/** The message or messages of a request; undefined where the transport has to say what is wrong. */
async function bodyOf(request: Request): Promise<unknown> {
  try {
    return JSON.parse(await request.text());
  } catch {
    const error = { code: -32700, message: 'Parse error: Invalid JSON' };
    return Response.json({ jsonrpc: '2.0', error, id: null }, { status: 400 });
  }
}

function later(message: string): Response {
  const response = problem(503, message);
  response.headers.set('retry-after', '5');
  return response;
}

/** An error that is not a response to a message. */
export function problem(status: number, message: string): Response {
  return Response.json({ jsonrpc: '2.0', error: { code: -32000, message }, id: null }, { status });
}
