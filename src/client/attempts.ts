import { type Call, Cancelled } from './call.js';
import {
  busyError,
  cancelledError,
  type ErrorContext,
  excessiveError,
  failureError,
  heldBackError,
  lossReason,
  statusError,
  unknownOutcome,
  unreadableError,
} from './error-messages.js';
import { ApiError } from './errors.js';
import type { Pacer, Permit } from './rate-limit/pacer.js';
import {
  faultBackoff,
  isIdempotent,
  isPermanent,
  isTransient,
  isUnready,
  limitedWait,
  MAX_FAULTS,
  MAX_LIMITED,
  MAX_UNREADY,
  readLimits,
  retryAfterMs,
  unreadyBackoff,
} from './retry.js';
import type { ServerClock, Timing } from './timing.js';
import type { Token } from './token/token.js';
import type { TokenSource } from './token/token-source.js';
import type { ApiRequest, ApiResponse, ClientObserver, WaitReason } from './types.js';
import { type Decoded, decode } from './wire/decode.js';
import type { Answer, Failure, Transport, WireRequest } from './wire/http.js';

/** What all calls of one client share. */
export interface Shared {
  transport: Transport;
  tokens: TokenSource;
  governor: Pacer;
  timing: Timing;
  clock: ServerClock;
  observer: ClientObserver | undefined;
}

/** A write that was sent and may have been performed although no response arrived. */
export interface Loss {
  why: string;
  status?: number;
  /** The server confirmed it; only the rest of the response is missing. */
  carriedOut: boolean;
  /** Whether the caller is still waiting, so that reading back makes sense. */
  readable: boolean;
}

/** Thrown inside the client when a write's outcome has to be established by reading back. */
export class LostOutcome extends Error {
  readonly loss: Loss;

  constructor(loss: Loss) {
    super(loss.why);
    this.loss = loss;
  }
}

/** Shorter waits are not reported. */
const WORTH_TELLING_MS = 1_000;
/** What waiting may take of a call's time: the request itself needs some, and estimates slip on a busy machine. */
const WAITING_SHARE = 0.9;

/** One call from its first request to its response: waits its turn, sends, retries what may be retried. */
export class CallAttempts {
  readonly #shared: Shared;
  readonly #request: ApiRequest;
  readonly #wire: WireRequest;
  readonly #call: Call;
  readonly #context: ErrorContext;
  /** The first send of a write, epoch ms by the server's clock. */
  sentAt = 0;
  #limited = 0;
  #faults = 0;
  #unready = 0;
  #tokenReplaced = false;
  #loss: Loss | undefined;

  /** @param wire its headers are shared by all attempts */
  constructor(shared: Shared, request: ApiRequest, wire: WireRequest, call: Call, context: ErrorContext) {
    this.#shared = shared;
    this.#request = request;
    this.#wire = wire;
    this.#call = call;
    this.#context = context;
  }

  /** @throws ApiError, and LostOutcome for a write whose outcome is not known */
  async run(): Promise<ApiResponse> {
    try {
      for (;;) {
        const response = await this.#attempt();
        if (response !== undefined) return response;
      }
    } catch (error) {
      if (!(error instanceof Cancelled)) {
        // A later attempt that failed in transit says nothing about an earlier one that may have succeeded.
        const settled = this.#loss === undefined || !(error instanceof ApiError) || error.kind === 'api';
        throw settled ? error : new LostOutcome(this.#loss as Loss);
      }
      // Cancelled between two attempts, the first of which may have succeeded.
      if (this.#loss !== undefined)
        throw new LostOutcome({ ...this.#loss, readable: error.reason === 'budget' });
      throw cancelledError(error.reason, this.#context);
    }
  }

  /** @returns undefined when a retry is worthwhile, after waiting for it */
  async #attempt(): Promise<ApiResponse | undefined> {
    const { transport, tokens, governor, clock, observer, timing } = this.#shared;
    this.#call.check();
    const token = tokens.current() ?? (await this.#call.join(tokens.get()));
    const { operation, priority = 'interactive' } = this.#request;
    const ticket = governor.tryAcquire(operation, priority) ?? (await this.#queue());
    this.#context.attempts += 1;
    if (this.sentAt === 0) this.sentAt = clock.now();
    const headers = [...this.#wire.headers, 'authorization', `Bearer ${token.value}`];
    const started = timing.now();
    const outcome = await transport.exchange({ ...this.#wire, headers }, this.#call);
    observer?.request(operation, outcome.status, timing.now() - started);
    if (outcome.kind === 'answer') return this.#onAnswer(outcome, ticket, token);
    // An error status is all that matters, even if its body was cut off.
    const { status, headers: head } = outcome;
    if (status !== undefined && head !== undefined && status >= 400 && outcome.cancelled === undefined) {
      return this.#onAnswer({ kind: 'answer', status, headers: head, bytes: Buffer.alloc(0) }, ticket, token);
    }
    governor.unanswered(ticket);
    return this.#onFailure(outcome);
  }

  async #onAnswer(answer: Answer, ticket: Permit, token: Token): Promise<ApiResponse | undefined> {
    const { governor, clock, tokens, timing } = this.#shared;
    const { status, headers } = answer;
    clock.observe(headers.date);
    this.#context.requestId =
      headers['x-request-id'] ?? headers['x-correlation-id'] ?? this.#context.requestId;
    const limits = readLimits(headers, clock.now());
    if (status === 429) {
      const rate = governor.refillRate(ticket.operation);
      const wait = limitedWait(headers, clock.now(), rate, this.#limited, timing.random());
      governor.limited(ticket, limits, wait.holdMs);
      return this.#onLimited(answer, wait.waitMs);
    }
    governor.answered(ticket, limits, status < 300);
    const decoding = decode(answer.bytes, headers);
    const decoded = decoding instanceof Promise ? await decoding : decoding;
    if (status < 300) {
      tokens.accepted(token);
      return this.#onSuccess(answer, decoded);
    }
    this.#context.secrets = [...this.#context.secrets, token.value];
    if (status < 400) {
      const to = headers.location === undefined ? '' : ` to ${headers.location.slice(0, 200)}`;
      throw unreadableError(status, `that is a redirect${to}`, this.#context, false);
    }
    if (status === 401) return this.#onUnauthorized(decoded, token);
    if (isTransient(status)) return this.#onServerError(answer, decoded);
    if (status === 404 && this.#request.method === 'DELETE' && this.#loss !== undefined) {
      return this.#respond(
        204,
        headers,
        undefined,
        'The response to the first attempt was lost; by the second the object was gone.',
      );
    }
    const refusal = statusError(status, decoded, this.#context);
    if (status === 400 && isUnready(refusal.message)) return this.#onUnready(refusal);
    throw refusal;
  }

  async #onUnready(refusal: ApiError): Promise<undefined> {
    const waitMs = unreadyBackoff(this.#unready);
    if (this.#unready >= MAX_UNREADY || waitMs >= this.#call.remainingMs) throw refusal;
    this.#unready += 1;
    await this.#pause('unready', waitMs, 'Auth0 is still building the draft');
  }

  async #onLimited(answer: Answer, waitMs: number): Promise<undefined> {
    this.#limited += 1;
    if (this.#limited > MAX_LIMITED || waitMs >= this.#call.remainingMs) {
      if (this.#loss !== undefined) throw new LostOutcome(this.#loss);
      const decoded = await decode(answer.bytes, answer.headers);
      throw statusError(429, decoded, this.#context, Math.ceil(waitMs / 1000));
    }
    await this.#pause('rate_limited', waitMs, 'Auth0’s rate limit is exhausted');
  }

  async #onUnauthorized(decoded: Decoded, token: Token): Promise<undefined> {
    const refusal = statusError(401, decoded, this.#context);
    // A new token would have the same audience.
    if (this.#tokenReplaced || /audience/i.test(refusal.message)) throw refusal;
    this.#tokenReplaced = true;
    const other = await this.#call.join(this.#shared.tokens.replace(token));
    if (other === undefined) throw refusal;
  }

  async #onServerError(answer: Answer, decoded: Decoded): Promise<undefined> {
    const { status, headers } = answer;
    const { method } = this.#request;
    const { clock, timing } = this.#shared;
    const loss = { why: `the response had status ${status}`, status, carriedOut: false, readable: true };
    if (method !== 'GET') this.#loss ??= loss;
    if (isIdempotent(method) && this.#faults < MAX_FAULTS) {
      const asked = retryAfterMs(headers['retry-after'], clock.now());
      const waitMs = Math.max(asked ?? 0, faultBackoff(this.#faults, timing.random()));
      if (waitMs < this.#call.remainingMs) {
        this.#faults += 1;
        return this.#pause('server_error', waitMs, `Auth0 returned status ${status}`);
      }
    }
    if (method === 'GET') throw statusError(status, decoded, this.#context);
    throw new LostOutcome(loss);
  }

  async #onSuccess(answer: Answer, decoded: Decoded): Promise<ApiResponse | undefined> {
    const { status, headers } = answer;
    if (decoded.kind === 'json') return this.#respond(status, headers, decoded.value);
    if (decoded.kind === 'empty') return this.#respond(status, headers, undefined);
    if (decoded.kind === 'text') return this.#respond(status, headers, decoded.text);
    const isGet = this.#request.method === 'GET';
    if (decoded.kind === 'html') {
      const what = `it is a web page${decoded.title === undefined ? '' : ` titled "${decoded.title}"`}, not JSON`;
      if (isGet) throw unreadableError(status, what, this.#context, false);
      throw new LostOutcome({ why: what, status, carriedOut: false, readable: true });
    }
    if (!isGet) throw new LostOutcome({ why: decoded.reason, status, carriedOut: true, readable: true });
    if (decoded.kind === 'excessive') throw excessiveError(decoded.reason, this.#context);
    await this.#retryFault(decoded.reason, () =>
      unreadableError(status, decoded.reason, this.#context, false),
    );
  }

  async #onFailure(failure: Failure): Promise<ApiResponse | undefined> {
    const { method } = this.#request;
    const isGet = method === 'GET';
    if (failure.sent && !isGet) {
      const carriedOut = failure.status !== undefined && failure.status < 300;
      const loss: Loss = {
        why: carriedOut ? 'the response was cut off' : lossReason(failure),
        ...(failure.status === undefined ? {} : { status: failure.status }),
        carriedOut,
        readable: failure.cancelled === undefined || failure.cancelled === 'budget',
      };
      this.#loss ??= loss;
      if (!isIdempotent(method) || isPermanent(failure) || carriedOut) throw new LostOutcome(loss);
    }
    const giveUp = (): Error =>
      this.#loss === undefined ? failureError(failure, this.#context) : new LostOutcome(this.#loss);
    if (isPermanent(failure)) throw giveUp();
    await this.#retryFault(failureError(failure, this.#context).message, giveUp);
    return undefined;
  }

  async #retryFault(why: string, giveUp: () => Error): Promise<undefined> {
    const waitMs = faultBackoff(this.#faults, this.#shared.timing.random());
    if (this.#faults >= MAX_FAULTS || waitMs >= this.#call.remainingMs) throw giveUp();
    this.#faults += 1;
    return this.#pause('network', waitMs, why.replace(/\.$/, ''));
  }

  #respond(status: number, headers: Record<string, string>, body: unknown, note?: string): ApiResponse {
    const { attempts, requestId } = this.#context;
    const durationMs = this.#shared.timing.now() - this.#call.startedAt;
    const response: ApiResponse = { status, headers, body, attempts, durationMs };
    if (requestId !== undefined) response.requestId = requestId;
    if (note !== undefined) response.note = note;
    return response;
  }

  async #pause(reason: WaitReason, waitMs: number, why: string): Promise<undefined> {
    this.#tell(reason, waitMs, why);
    await this.#waiting(reason, this.#call.sleep(waitMs));
  }

  async #queue(): Promise<Permit> {
    const { governor } = this.#shared;
    const { operation, priority = 'interactive' } = this.#request;
    const forbidden = governor.forbiddenMs(operation);
    if (forbidden >= this.#call.remainingMs) {
      if (this.#loss !== undefined) throw new LostOutcome(this.#loss);
      throw heldBackError(this.#context, Math.ceil(forbidden / 1000));
    }
    const expected = governor.expectedWaitMs(operation, priority);
    if (expected >= this.#call.remainingMs * WAITING_SHARE && this.#loss === undefined)
      throw busyError(this.#context, Math.ceil(expected / 1000));
    if (expected >= WORTH_TELLING_MS) this.#tell('paced', expected, 'Staying within Auth0’s rate limit');
    try {
      return await this.#waiting(
        'paced',
        this.#call.stage<Permit>((resolve) => governor.wait(operation, priority, resolve)),
      );
    } catch (error) {
      // The limit was not known when it joined the queue, or others went first.
      if (!(error instanceof Cancelled && error.reason === 'budget') || this.#loss !== undefined) throw error;
      const again = Math.max(1, Math.ceil(governor.expectedWaitMs(operation, priority) / 1000));
      throw busyError(this.#context, again);
    }
  }

  async #waiting<T>(reason: WaitReason, wait: Promise<T>): Promise<T> {
    const { observer, timing } = this.#shared;
    if (!observer) return wait;
    const started = timing.now();
    try {
      return await wait;
    } finally {
      observer.waited(reason, timing.now() - started);
    }
  }

  #tell(reason: WaitReason, waitMs: number, why: string): void {
    const seconds = waitMs < 950 ? 'less than a second' : `about ${Math.round(waitMs / 1000)} s`;
    this.#request.onProgress?.({
      reason,
      attempt: this.#context.attempts + 1,
      waitMs,
      message: `${why}: ${reason === 'paced' ? 'continuing' : 'retrying'} in ${seconds}.`,
    });
  }
}

/** The error for a lost outcome that reading back did not resolve. */
export function lostError(loss: Loss, advice: string, context: ErrorContext): ApiError {
  if (loss.carriedOut && loss.status !== undefined)
    return unreadableError(loss.status, loss.why, context, true);
  return unknownOutcome(loss.why, advice, context, loss.status);
}
