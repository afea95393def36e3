/**
 * The audit trail: one JSON line for each decision and each result, appended and chained by hash, so that a
 * modified, removed or inserted line is detected. Several servers may write to one file; they share its chain.
 */
import type { ToolRecord } from '../../catalog/tool-record.js';
import type { Risk } from '../../catalog/types.js';
import { operationOf } from '../confirm/confirm-levels.js';
import type { ConfirmEvidence } from '../confirm/confirm-request.js';
import { outgoingArguments, outgoingText } from '../outgoing/outgoing.js';
import { AuditFile, type AuditFileOptions, type AuditHead } from './audit-file.js';
import type { AuditEntry } from './audit-format.js';

export { AuditError } from './audit-error.js';

/** The caller: what the transport knows about the call. */
export interface AuditCall {
  caller: string;
  clientName: string;
}

interface AuditSubject {
  call: AuditCall;
  tool: ToolRecord;
  args: Record<string, unknown>;
  /** Of this call, where it differs from the tool's. */
  risk?: Risk | undefined;
}

export interface AuditDecision extends AuditSubject {
  /** `run`: the call proceeds; `ask`: a person is asked first; `refuse`: the call is rejected. */
  decision: 'run' | 'ask' | 'refuse';
  /** Why: the code of a refusal. */
  code?: string | undefined;
  /** The rule of the policy behind it. */
  rule?: string | undefined;
  evidence?: ConfirmEvidence | undefined;
  /** What is touched, such as `user auth0|1`. */
  targets?: readonly string[] | undefined;
  /** The high-impact effects of the change. */
  effects?: readonly string[] | undefined;
}

export interface AuditResult extends AuditSubject {
  /** HTTP status of the API's response. */
  status?: number | undefined;
  code?: string | undefined;
  requestId?: string | undefined;
  durationMs?: number | undefined;
}

/** Arguments whose JSON text is longer, in characters, are recorded by their size. */
const LONGEST_ARGUMENTS = 64 * 1024;
/** Records between two reports of the head. */
const REPORT_EVERY = 100;
/** Longest wait at the end for the results of running calls, in ms. */
const LAST_RESULTS_MS = 2_000;

export interface AuditLogOptions extends AuditFileOptions {
  /** Called when the trail is opened and closed, and every hundred records: where it ends, to be kept elsewhere. */
  onHead?: (head: AuditHead) => void;
}

export class AuditLog {
  readonly #file: AuditFile;
  readonly #onHead: (head: AuditHead) => void;
  #reported = 0;
  /** Calls that were let through and have no result yet. */
  #running = 0;
  #settled: (() => void) | undefined;

  /** Opens or creates the file (mode 0600) and records that this process writes to it. @throws AuditError */
  constructor(file: string, { onHead = () => {}, ...options }: AuditLogOptions = {}) {
    this.#file = new AuditFile(file, options);
    this.#onHead = onHead;
    try {
      this.#append('open', { pid: process.pid });
    } catch (error) {
      this.#file.close();
      throw error;
    }
    this.#report();
  }

  /** Records the decision about a call. Throws AuditError: then the call must not proceed. */
  decision({ decision, code, rule, evidence, targets, effects, ...subject }: AuditDecision): void {
    const found = { decision, code, rule, confirmation: evidence, targets, effects };
    this.#append('decision', { ...describe(subject), ...found });
    if (decision === 'run') this.#running++;
  }

  /** Records how a call ended. Throws AuditError. */
  result({ status, code, requestId, durationMs, ...subject }: AuditResult): void {
    this.#running = Math.max(0, this.#running - 1);
    try {
      this.#append('result', { ...describe(subject), status, code, requestId, durationMs });
    } finally {
      if (this.#running === 0) this.#settled?.();
    }
  }

  /** Closes the file once the results of running calls are in it; waits two seconds at most. */
  async close(): Promise<void> {
    if (this.#running > 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, LAST_RESULTS_MS);
        this.#settled = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#report();
    this.#file.close();
  }

  #append(kind: AuditEntry['kind'], fields: Record<string, unknown>): void {
    this.#file.append(kind, fields);
    if (this.#file.head.count - this.#reported >= REPORT_EVERY) this.#report();
  }

  #report(): void {
    const { head } = this.#file;
    this.#reported = head.count;
    this.#onHead(head);
  }
}

function describe({ call, tool, args, risk }: AuditSubject): Record<string, unknown> {
  const shown = outgoingArguments(tool, args);
  const text = JSON.stringify(shown);
  return {
    caller: outgoingText(call.caller),
    client: outgoingText(call.clientName),
    tool: tool.name,
    operation: operationOf(tool),
    risk: risk ?? tool.risk,
    // Arguments of half a megabyte (an import) are recorded by their size.
    args: text.length > LONGEST_ARGUMENTS ? { omitted: `${text.length} characters` } : shown,
  };
}
