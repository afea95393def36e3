/** What every tool call needs, made once per process, and what belongs to one call. */
import type { ToolRecord } from '../catalog/tool-record.js';
import type { GrantedScopes, ManagementClient } from '../client/types.js';
import type { AuditLog } from '../policy/audit/audit-log.js';
import type { Confirmer } from '../policy/confirm/confirmation.js';
import type { Gate } from '../policy/gate/availability.js';
import type { Surface } from '../policy/gate/surface.js';
import type { HourlyCounter } from '../policy/limits.js';
import type { Policy } from '../policy/policy.js';
import type { ToolResult } from './answer/result.js';
import type { Registry } from './listing/registry.js';

/**
 * What is kept per runtime (lists, documents that were read) is for those who may see the same: a caller who has
 * signed in is served by a view of the runtime, with the gate of their own permissions.
 */
export interface Runtime {
  /** Host of the tenant, as configured; binds confirmations. */
  tenant: string;
  /** The built-in sandbox stands in for a tenant. */
  sandbox: boolean;
  policy: Policy;
  surface: Surface;
  registry: Registry;
  /** For `call/execute.ts` and the start alone: every call goes through its stages. */
  client: ManagementClient;
  gate: Gate;
  /** Tells clients that what is listed has changed. */
  toolsChanged: () => void;
  /** Scopes of the token in use, as last seen; for a caller, those that are among their own permissions too. */
  scopes: () => GrantedScopes;
  confirmer: Confirmer;
  /** Counts changes against the policy's hourly limits. */
  counter: HourlyCounter;
  audit: AuditLog | undefined;
  log: { warn(fields: object, message: string): void; error(fields: object, message: string): void };
}

/** A secret of an answer: where it stood, such as `options.client_secret`, and its value. */
export interface Secret {
  field: string;
  value: string;
}

/** One call, as its transport knows it. */
export interface CallContext {
  /** Who calls: somebody who signed in to the HTTP server, by which client; `local` where nobody signs in. */
  caller: string;
  /** The person behind the caller, whichever client they use: hourly limits count by person. */
  person?: string;
  /** Name of the client program, for the audit trail. */
  clientName: string;
  /** Whether the client can put a form before a person. */
  canAsk: boolean;
  /** Sealed state that came back with a retry, and the answers beside it. Untrusted. */
  state?: string;
  responses?: Record<string, unknown>;
  signal?: AbortSignal;
  /** Tells the person that the call is waiting. */
  progress?: (message: string) => void;
  /** Takes a list's items page by page, in place of the result. Resolves when they are written. */
  out?: (items: readonly unknown[]) => Promise<void>;
  /** Shows a person, and nobody else, the secrets that an answer brought. */
  revealSecrets?: (tool: ToolRecord, secrets: readonly Secret[]) => void;
}

/** How a call ends: with a result, or with a question for a person. */
export type CallOutcome =
  | { kind: 'result'; result: ToolResult }
  | { kind: 'ask'; message: string; schema: ElicitationSchema; state: string };

/** The flat form that an elicitation may ask for. */
export interface ElicitationSchema {
  type: 'object';
  properties: Record<string, { type: string; title?: string; description?: string; [key: string]: unknown }>;
  required?: string[];
}
