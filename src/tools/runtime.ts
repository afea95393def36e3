/** What every tool call needs, created once per process, and what belongs to one call. */
import type { ToolRecord } from '../catalog/tool-record.js';
import type { GrantedScopes, ManagementClient } from '../client/types.js';
import type { ApprovalWay } from '../policy/approvals/approval.js';
import type { AuditLog } from '../policy/audit/audit-log.js';
import type { Journal } from '../policy/change/journal.js';
import type { Elsewhere } from '../policy/confirm/confirm-request.js';
import type { Confirmer } from '../policy/confirm/confirmation.js';
import type { Gate } from '../policy/gate/availability.js';
import type { Surface } from '../policy/gate/surface.js';
import type { HourlyCounter } from '../policy/limits.js';
import type { Policy } from '../policy/policy.js';
import type { TargetMemory } from '../policy/targets/target-memory.js';
import type { ToolResult } from './answer/result.js';
import type { Registry } from './listing/registry.js';

/** Is told of confirmations, for metrics. Must not throw. */
export interface ConfirmationObserver {
  /** @param channel how a person is asked, or was; @param outcome `asked`, `approved`, or the code of a refusal */
  confirmation(channel: string, outcome: string): void;
}

/**
 * Data cached per runtime (lists, documents) is shared only among callers with the same access: an authenticated
 * caller is served by a view of the runtime, with a gate for their own permissions.
 */
export interface Runtime {
  /** Host of the tenant, as configured; binds confirmations. */
  tenant: string;
  /** The built-in sandbox is used instead of a tenant. */
  sandbox: boolean;
  /** How a question begins that concerns this tenant, where the server has several: its name, in capitals for production. */
  mark?: string;
  /** All tenants by name, where the server has several. Each runtime asks its own gate and keeps its own limits. */
  tenants?: ReadonlyMap<string, Runtime>;
  /** Starts an empty sandbox to try changes in; absent where the server cannot. */
  scratch?: () => Promise<Scratch>;
  policy: Policy;
  surface: Surface;
  registry: Registry;
  /** For `call/execute.ts` and the start alone: every call goes through its stages. */
  client: ManagementClient;
  gate: Gate;
  /** Notifies clients that the tool list has changed. */
  toolsChanged: () => void;
  /** Scopes of the current token, as last seen; for a caller, only those also among their own permissions. */
  scopes: () => GrantedScopes;
  confirmer: Confirmer;
  /** Where a person is asked besides the client's own prompt; the transport adds its ways. */
  elsewhere: Elsewhere & { ways: ApprovalWay[] };
  /** Counts changes against the policy's hourly limits. */
  counter: HourlyCounter;
  /** The own application, and what the names of protected things mean. */
  targets: TargetMemory;
  audit: AuditLog | undefined;
  /** Changes that were made, and how each is undone. */
  journal: Journal;
  observer?: ConfirmationObserver;
  /** Runs Actions in a throw-away sandbox; absent where there is none. */
  rehearse?: (plan: RehearsalPlan) => Promise<Rehearsed>;
  log: { warn(fields: object, message: string): void; error(fields: object, message: string): void };
}

/** Actions to rehearse, in order, as the API shows them, and what they see. */
export interface RehearsalPlan {
  trigger: string;
  actions: readonly Record<string, unknown>[];
  user?: Record<string, unknown> | undefined;
  event?: Record<string, unknown> | undefined;
}

/** What came of a rehearsal. */
export interface Rehearsed {
  /** The call or error that would end the flow. */
  ended?: { how: string; action: string; message: string; line?: number };
  [part: string]: unknown;
}

/** A sandbox of one call, which nobody else knows of. */
export interface Scratch {
  /** `http://127.0.0.1:PORT` */
  origin: string;
  /** Reads and changes all of it, without the policy of the tenant that it is made from, and without asking. */
  everything(): Runtime;
  /** Calls in it as in that tenant, for which nobody is asked. */
  rehearsal(like: Runtime): Runtime;
  /** Gives things other ids. Runtimes that it gave before end. */
  rename(ids: ReadonlyMap<string, string>): Promise<void>;
  close(): Promise<void>;
}

/** A secret in a response: its path, such as `options.client_secret`, and its value. */
export interface Secret {
  field: string;
  value: string;
}

/** One call, as known by its transport. */
export interface CallContext {
  /** The caller: person and client authenticated by the HTTP server; `local` without authentication. */
  caller: string;
  /** The person behind the caller, independent of the client: hourly limits count per person. */
  person?: string;
  /** Mail addresses of that person, as far as their token tells. */
  addresses?: readonly string[];
  /** The operator at the terminal, who may see and undo what other callers changed. */
  operator?: true;
  /** Name of the client program, for the audit trail. */
  clientName: string;
  /** Whether the client can show a form to a person. */
  canAsk: boolean;
  /** Whether the client can send a person to an address. */
  canOpenUrl?: boolean;
  /** Sealed state returned with a retry, and its answers. Untrusted. */
  state?: string;
  responses?: Record<string, unknown>;
  /** The client answered the prompt with an error, or not at all, instead. */
  notShown?: boolean;
  signal?: AbortSignal;
  /** W3C trace context of the call, passed on with its API requests. */
  traceparent?: string;
  /** Tells the person that the call is waiting. */
  progress?: (message: string) => void;
  /** Receives a list's items page by page, instead of the result. Resolves when they are written. */
  out?: (items: readonly unknown[]) => Promise<void>;
  /** Shows the secrets in a response to the person only. */
  revealSecrets?: (tool: ToolRecord, secrets: readonly Secret[]) => void;
}

/** How a call ends: with a result, or with a prompt for a person. */
export type CallOutcome =
  | { kind: 'result'; result: ToolResult }
  | { kind: 'ask'; message: string; schema: ElicitationSchema; state: string }
  /** The client is to send the person to the address. */
  | { kind: 'open'; message: string; url: string; approvalId: string; state: string };

/** The flat form of an elicitation. */
export interface ElicitationSchema {
  type: 'object';
  properties: Record<string, { type: string; title?: string; description?: string; [key: string]: unknown }>;
  required?: string[];
}
