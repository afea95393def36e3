/** Requests, responses and handlers: what the sandbox's server, its generic engine and its resources share. */
import type { Method, OperationFacts } from '../catalog/types.js';
import type { Deliveries } from './delivery/deliveries.js';
import type { ActionsRuntime } from './runtime/actions-runtime.js';
import type { Signing } from './state/signing-keys.js';
import type { Doc, Tenant } from './state/store.js';

/** An operation of the catalogue with the resource file it comes from. */
export type Operation = OperationFacts & { resource: string };

/** Who calls, from the verified access token. */
export interface Caller {
  clientId: string;
  /** `CLIENT@clients` for a machine, else a user id. */
  subject: string;
  scopes: ReadonlySet<string>;
}

/** A log event as a handler gives it; identity, date, ip and user agent are filled in when absent. */
export interface LogEvent {
  /** Auth0's event code, such as `sapi`, `s`, `fp`. */
  type: string;
  description?: string;
  /** ISO date; the sandbox's clock when absent. */
  date?: string;
  [field: string]: unknown;
}

/** What came in, before routing: also what authentication endpoints get. */
export interface RawRequest {
  method: string;
  /** Path without the query, still encoded. */
  path: string;
  search: URLSearchParams;
  /** The query as it was sent, for signatures over it. */
  query?: string;
  headers: Record<string, string>;
  /** Remote address, or the first of `X-Forwarded-For`. */
  ip: string;
  /** Parsed body: JSON, an object of form fields, or undefined when there was none. */
  body: unknown;
  /** Body bytes as received. */
  rawBody: Buffer;
}

/** What the tenant's subscription is. */
export type Plan = 'free' | 'essentials' | 'professional' | 'enterprise';

/** The parts of a running sandbox that every handler may use. */
export interface SandboxServices {
  tenant: Tenant;
  /** Epoch milliseconds of the sandbox's clock. */
  now(): number;
  /** ISO string of `now()`. */
  iso(): string;
  /** Where the sandbox listens, such as `http://127.0.0.1:1234` (no trailing slash). */
  url: string;
  /** The Management API's audience: `${url}/api/v2/`. */
  audience: string;
  /** Appends a tenant log event; fields given win over those filled in from the request. */
  log(event: LogEvent): Doc;
  plan: Plan;
  /** Sends events to webhooks. */
  deliveries: Deliveries;
  /** Runs the code of Actions and custom database scripts. */
  actions: ActionsRuntime;
  /** Features of paid plans that this tenant has; a name that is absent counts as present. */
  entitled(feature: string): boolean;
}

/** What a Management API handler gets. Path, query and body have passed the documented schemas already. */
export interface SandboxContext extends SandboxServices {
  operation: Operation;
  /** Path parameters, decoded. */
  params: Record<string, string>;
  /** Query parameters turned into the documented types: numbers, booleans, arrays. */
  query: Record<string, unknown>;
  // biome-ignore lint/suspicious/noExplicitAny: the body has passed the operation's schema, which types cannot show
  body: any;
  caller: Caller;
  request: RawRequest;
}

/** What an authentication endpoint or grant handler gets: no token, no schema. */
export interface AuthContext extends SandboxServices {
  request: RawRequest;
  /** Body fields (JSON or form). */
  body: Record<string, unknown>;
  /** Signs an access or id token, RS256 with the tenant's current key unless it is said; `typ` is that of the header. */
  signJwt(payload: Record<string, unknown>, typ?: string, how?: Signing): string;
  /** The client named and authenticated by the request (secret, basic or assertion); throws OAuthError 401. */
  authenticateClient(): Doc;
  /** Whether the rate limits of the authentication API are kept. */
  limited: boolean;
  /** Thumbprint of the key that a token request proves to have (RFC 9449). */
  proof?: string;
}

export interface SandboxResponse {
  status: number;
  /** Sent as JSON; absent means an empty body. `Buffer` or string bodies need a content-type header. */
  body?: unknown;
  headers?: Record<string, string>;
}

export type Handler = (ctx: SandboxContext) => SandboxResponse | Promise<SandboxResponse>;
export type AuthHandler = (ctx: AuthContext) => SandboxResponse | Promise<SandboxResponse>;
export type HandlerKey = `${Method} /${string}`;

export const ok = (body: unknown, status = 200): SandboxResponse => ({ status, body });
export const created = (body: unknown): SandboxResponse => ({ status: 201, body });
export const noContent = (): SandboxResponse => ({ status: 204 });
export const accepted = (body?: unknown): SandboxResponse => ({ status: 202, body });
