/** The audit trail of one call: a line for the decision, which must be written, and one for the result. */
import type { ToolRecord } from '../../catalog/tool-record.js';
import type { ConfirmEvidence } from '../../policy/confirm/confirmation.js';
import type { CallContext, Runtime } from '../runtime.js';

export class CallTrail {
  /** The checked arguments, once they are known. */
  args: Record<string, unknown> = {};
  readonly #runtime: Runtime;
  readonly #call: CallContext;
  readonly #tool: ToolRecord;
  readonly #started = Date.now();
  #decided = false;

  constructor(runtime: Runtime, call: CallContext, tool: ToolRecord) {
    this.#runtime = runtime;
    this.#call = call;
    this.#tool = tool;
  }

  get #subject() {
    return { call: this.#call, tool: this.#tool, args: this.args };
  }

  /**
   * Records that the call goes ahead, or that a person is asked first.
   *
   * @throws AuditError: then the call must not go on
   */
  decided(decision: 'run' | 'ask', evidence?: ConfirmEvidence, targets?: readonly string[]): void {
    this.#decided = true;
    this.#runtime.audit?.decision({ ...this.#subject, decision, evidence, targets });
  }

  /** Records how the call ended. What has happened has happened: a failing record is only reported. */
  ended(outcome: {
    status?: number | undefined;
    code?: string | undefined;
    rule?: string | undefined;
    requestId?: string | undefined;
  }): void {
    try {
      if (this.#decided)
        this.#runtime.audit?.result({ ...this.#subject, ...outcome, durationMs: Date.now() - this.#started });
      else
        this.#runtime.audit?.decision({
          ...this.#subject,
          decision: 'refuse',
          code: outcome.code,
          rule: outcome.rule,
        });
    } catch (error) {
      this.#runtime.log.error(
        { tool: this.#tool.name, error: String(error) },
        'the audit trail could not be written',
      );
    }
  }
}
