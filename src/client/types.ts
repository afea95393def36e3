/** The shared client's contract: what callers pass in and get back. */
import type { Method } from '../catalog/types.js';
import type { Credentials } from '../config/credentials.js';
import type { SharedState } from '../state/shared-state.js';

export type QueryScalar = string | number | boolean;
/** An array becomes a repeated parameter. */
export type QueryValue = QueryScalar | readonly QueryScalar[];
export type Query = Record<string, QueryValue | undefined>;

/** The part of a pino logger that the client uses. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

/** All in milliseconds. */
export interface Timeouts {
  /** Until the connection (including TLS) is established. Default 10,000. */
  connect?: number;
  /** From the end of the request to the response headers. Default 30,000. */
  headers?: number;
  /** Longest pause between two chunks of the response body. Default 30,000. */
  body?: number;
}

/** Is told what the client does, for metrics. Must not throw. */
export interface ClientObserver {
  /** One HTTP request ended, after `ms`; `status` is absent where no response came. */
  request(operation: string, status: number | undefined, ms: number): void;
  /** A call waited. */
  waited(reason: WaitReason, ms: number): void;
  /** A token was requested at the token endpoint; `expiresAt` in epoch ms where one was granted. */
  token(ok: boolean, expiresAt?: number): void;
}

/** One call, as a trace shows it. */
export interface RequestSpan {
  /** W3C trace context to send instead of the request's own. */
  traceparent?: string;
  /** `error` is a bounded word, where the call failed. */
  end(status: number | undefined, error: string | undefined): void;
}

export interface ClientConfig {
  /** `https://tenant.example` or `http://127.0.0.1:PORT`, without a trailing slash. */
  baseUrl: string;
  audience: string;
  credentials: Credentials;
  userAgent: string;
  /** Additional CA certificate to trust, as PEM text. */
  tlsCa?: string;
  /** Keep tokens in this file (mode 0600) so that short-lived processes share one. Off when absent. */
  tokenCacheFile?: string;
  /** What replicas share: the token and the rate limit. Absent: this process is alone. */
  state?: SharedState;
  /** Time limit for one call, including waits and retries. Default 60,000 ms. */
  budgetMs?: number;
  timeouts?: Timeouts;
  logger?: Logger;
  observer?: ClientObserver;
  /** Starts a span for a call, within the trace of its `traceparent`. */
  span?: (operation: string, traceparent: string | undefined) => Promise<RequestSpan>;
}

/** Why a call is currently waiting. */
export type WaitReason = 'rate_limited' | 'paced' | 'server_error' | 'network' | 'unready';

export interface ClientProgress {
  reason: WaitReason;
  /** The number of the attempt after the wait, from 1. */
  attempt: number;
  waitMs: number;
  /** One sentence for a person. */
  message: string;
}

/** One part of a multipart/form-data body. */
export type FormPart =
  | { name: string; value: string }
  | { name: string; filename: string; contentType: string; data: Uint8Array | string };

export interface ApiRequest {
  /** `METHOD /template`, such as `GET /users/{id}`: the rate-limit class, and what logs and errors call it. */
  operation: string;
  method: Method;
  /** Encoded path below `/api/v2`: see `buildPath`. */
  path: string;
  query?: Query;
  /** Additional headers, such as `auth0-custom-domain`: plain ASCII text. */
  headers?: Record<string, string>;
  /** JSON body; absent or undefined sends none. */
  body?: unknown;
  /** multipart/form-data instead of JSON. */
  form?: FormPart[];
  signal?: AbortSignal;
  onProgress?: (progress: ClientProgress) => void;
  /** `bulk` yields to `interactive` when the rate limit is short. Default `interactive`. */
  priority?: 'interactive' | 'bulk';
  /** Overrides the configuration's `budgetMs` for this call. */
  budgetMs?: number;
  /** Sent as `x-request-id`; generated when absent. */
  requestId?: string;
  /** W3C trace context to pass on. */
  traceparent?: string;
}

export interface ApiResponse {
  status: number;
  /** Lowercase names; repeated headers joined with `, `. */
  headers: Record<string, string>;
  /** Parsed JSON; undefined when empty; a string when it is not JSON. */
  body: unknown;
  requestId?: string;
  attempts: number;
  durationMs: number;
  /** Set when the response was lost and the outcome was established by other means: one sentence saying how. */
  note?: string;
}

export interface GrantedScopes {
  /** False when the scopes could not be read (an opaque static token): then no scope may be assumed. */
  known: boolean;
  scopes: ReadonlySet<string>;
  /** Epoch ms by this machine's clock. */
  expiresAt?: number;
  /** The application that the token was issued to, where the token tells. */
  clientId?: string;
}

/** What takes requests: the client, or what stands before it. */
export interface Sender {
  /**
   * Runs one operation. Rejects with `ApiError` on a status of 400 or above and on any failure, and
   * with `PathError`, before anything is sent, for an unsafe path or query.
   */
  send(request: ApiRequest): Promise<ApiResponse>;
}

export interface ManagementClient extends Sender {
  /** Scopes of the token in use; obtains one when there is none yet. Rejects with `ApiError` when it cannot. */
  grantedScopes(): Promise<GrantedScopes>;
  /** Calls back whenever a renewed token carries other scopes than the one before. Returns the way to stop. */
  onScopesChanged(callback: (scopes: GrantedScopes) => void): () => void;
  /** Closes idle connections and ends those in use. */
  close(): Promise<void>;
}
