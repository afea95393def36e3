import { writeJson } from '../text/json-numbers.js';
import { CallAttempts, LostOutcome, lostError, type Shared } from './attempts.js';
import { Call } from './call.js';
import type { ErrorContext } from './error-messages.js';
import { Governor } from './rate-limit/governor.js';
import { SharedGovernor } from './rate-limit/shared-governor.js';
import { type Reader, readBack } from './readback.js';
import { ServerClock, systemTiming, type Timing } from './timing.js';
import { SourcedTokens } from './token/sourced-tokens.js';
import { credentialSecrets, TokenEndpoint } from './token/token-endpoint.js';
import { TokenSource } from './token/token-source.js';
import type { ApiRequest, ApiResponse, ClientConfig, GrantedScopes, ManagementClient } from './types.js';
import { Transport, type WireRequest } from './wire/http.js';
import { assertSafePath, buildQuery, PathError } from './wire/path.js';

const API_ROOT = '/api/v2';
const DEFAULT_BUDGET_MS = 60_000;
/** In addition to the call's own budget: finding out whether a write happened is worth the extra time. */
const READ_BACK_BUDGET_MS = 8_000;
const ACCEPT = ['accept', 'application/json, text/event-stream;q=0.1', 'accept-encoding', 'gzip, br'];

/** @throws PathError for text that is not valid in a header */
function headerValue(name: string, value: string): string {
  if (/^[\x20-\x7e]*$/.test(value)) return value;
  throw new PathError(name, `${name} must be plain ASCII text.`);
}

class Client implements ManagementClient {
  readonly #config: ClientConfig;
  readonly #shared: Shared;
  readonly #sharedGovernor: SharedGovernor | undefined;
  readonly #host: string;
  readonly #headers: string[];
  readonly #calls = new Set<Call>();
  /** Distinguishes this process's requests from others'. */
  readonly #idPrefix = Math.floor(Math.random() * 2 ** 52).toString(36);
  #count = 0;

  constructor(config: ClientConfig, timing: Timing) {
    this.#config = config;
    const { credentials } = config;
    const transport = new Transport(config);
    const clock = new ServerClock(timing);
    const grantor =
      credentials.kind !== 'token'
        ? new TokenEndpoint(config, credentials, transport, timing, clock)
        : credentials.renew && new SourcedTokens(credentials, credentials.renew, timing);
    const tokens = new TokenSource(config, grantor, timing);
    const { state, baseUrl, observer } = config;
    this.#sharedGovernor = state?.shared ? new SharedGovernor(state, timing, baseUrl) : undefined;
    const governor = this.#sharedGovernor ?? new Governor(timing);
    this.#shared = { transport, tokens, governor, timing, clock, observer };
    this.#host = new URL(config.baseUrl).host;
    this.#headers = [...ACCEPT, 'user-agent', config.userAgent];
  }

  async send(request: ApiRequest): Promise<ApiResponse> {
    const span = await this.#config.span?.(request.operation, request.traceparent);
    if (!span) return this.#send(request);
    const { traceparent } = span;
    try {
      const response = await this.#send(traceparent === undefined ? request : { ...request, traceparent });
      span.end(response.status, undefined);
      return response;
    } catch (error) {
      const { status, kind, name } = error as { status?: number; kind?: string; name: string };
      span.end(status, status === undefined ? (kind ?? name) : String(status));
      throw error;
    }
  }

  async #send(request: ApiRequest): Promise<ApiResponse> {
    const wire = this.#wire(request);
    const { form } = request;
    if (form !== undefined) {
      const { encodeForm } = await import('./wire/form.js');
      const { contentType, body } = encodeForm(form);
      wire.headers.push('content-type', contentType);
      wire.body = body;
    }
    const { timing } = this.#shared;
    const budgetMs = request.budgetMs ?? this.#config.budgetMs ?? DEFAULT_BUDGET_MS;
    const call = new Call(timing, budgetMs, request.signal);
    this.#calls.add(call);
    const requestId = request.requestId ?? `${this.#idPrefix}-${(++this.#count).toString(36)}`;
    wire.headers.push('x-request-id', requestId);
    const context: ErrorContext = {
      operation: request.operation,
      host: this.#host,
      attempts: 0,
      requestId,
      secrets: credentialSecrets(this.#config.credentials),
    };
    const attempts = new CallAttempts(this.#shared, request, wire, call, context);
    try {
      const response = await attempts.run();
      this.#log(request, response.status, response.attempts, response.durationMs);
      return response;
    } catch (error) {
      const durationMs = timing.now() - call.startedAt;
      this.#log(request, (error as { status?: number }).status, context.attempts, durationMs);
      if (!(error instanceof LostOutcome)) throw error;
      return await this.#settle(request, attempts.sentAt, error, context, durationMs);
    } finally {
      call.end();
      this.#calls.delete(call);
    }
  }

  async grantedScopes(): Promise<GrantedScopes> {
    return (await this.#shared.tokens.get()).granted;
  }

  onScopesChanged(callback: (scopes: GrantedScopes) => void): () => void {
    return this.#shared.tokens.onScopesChanged(callback);
  }

  async close(): Promise<void> {
    for (const call of this.#calls) call.cancel('closed');
    await this.#sharedGovernor?.close();
    await this.#shared.transport.close();
  }

  #wire({ method, path, query, headers: own = {}, body, form, traceparent }: ApiRequest): WireRequest {
    assertSafePath(path);
    const headers = [...this.#headers];
    if (body !== undefined && form === undefined) headers.push('content-type', 'application/json');
    if (traceparent !== undefined) headers.push('traceparent', traceparent);
    for (const [name, value] of Object.entries(own)) headers.push(name, headerValue(name, value));
    return {
      method,
      target: API_ROOT + path + buildQuery(query),
      headers,
      body: body === undefined ? undefined : writeJson(body),
    };
  }

  /** The response to a write was lost: find out whether it happened, and report that. */
  async #settle(
    request: ApiRequest,
    sentAt: number,
    { loss }: LostOutcome,
    context: ErrorContext,
    durationMs: number,
  ): Promise<ApiResponse> {
    const { operation, path, body } = request;
    if (!loss.readable) throw lostError(loss, 'Read the object to see whether the change was made.', context);
    const { attempts, requestId } = context;
    const verdict = await readBack({ operation, path, body, sentAt }, this.#reader());
    if (verdict.kind !== 'done') throw lostError(loss, verdict.advice, context);
    return {
      status: loss.carriedOut && loss.status !== undefined ? loss.status : verdict.status,
      headers: {},
      body: verdict.body,
      attempts,
      durationMs,
      note: verdict.note,
      ...(requestId === undefined ? {} : { requestId }),
    };
  }

  #reader(): Reader {
    return async (operation, path, query) => {
      try {
        const request: ApiRequest = { operation, method: 'GET', path, budgetMs: READ_BACK_BUDGET_MS };
        return (await this.send(query === undefined ? request : { ...request, query })).body;
      } catch (error) {
        if ((error as { status?: number }).status === 404) return undefined;
        throw error;
      }
    };
  }

  #log({ operation }: ApiRequest, status: number | undefined, attempts: number, durationMs: number): void {
    this.#config.logger?.debug(
      { operation, status, attempts, durationMs: Math.round(durationMs) },
      'api call',
    );
  }
}

/**
 * A client for one tenant's Management API. Connections are opened and tokens obtained when they are first needed.
 *
 * @throws Error when the configuration requests plain http to a non-loopback host
 */
export function createClient(config: ClientConfig): ManagementClient {
  return new Client(config, systemTiming);
}

/** The same with an injected clock and randomness, for tests that must not wait. */
export function createClientWith(config: ClientConfig, timing: Timing): ManagementClient {
  return new Client(config, timing);
}
