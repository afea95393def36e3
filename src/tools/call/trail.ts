/** The audit trail of one call: a line for the decision, which must be written, and one for the result. */
import type { ToolRecord } from '../../catalog/tool-record.js';
import type { Risk } from '../../catalog/types.js';
import { ApiError } from '../../client/errors.js';
import { PathError } from '../../client/wire/path.js';
import { AuditError } from '../../policy/audit/audit-log.js';
import type { EffectFound } from '../../policy/change/field-effects.js';
import { JournalError } from '../../policy/change/journal.js';
import type { ConfirmEvidence } from '../../policy/confirm/confirm-request.js';
import { outgoingCalls } from '../../policy/outgoing/outgoing.js';
import { ToolError } from '../errors.js';
import type { CallContext, Runtime } from '../runtime.js';

interface Outcome {
  status?: number | undefined;
  code?: string | undefined;
  rule?: string | undefined;
  requestId?: string | undefined;
}

/** How a call ended that was refused or failed. */
function outcomeOf(error: unknown): Outcome {
  if (error instanceof ApiError) {
    const { status, errorCode, error: word, kind, requestId } = error;
    return { status, code: errorCode ?? word ?? kind, requestId };
  }
  if (error instanceof ToolError) {
    const { status, code, rule, requestId } = error;
    return { status, code, rule, requestId };
  }
  if (error instanceof AuditError || error instanceof JournalError) return { code: error.code };
  return { code: error instanceof PathError ? 'invalid_arguments' : 'internal_error' };
}

/** A tool made of several operations, whose arguments may hold theirs. */
const isComposite = ({ method }: ToolRecord): boolean => method === undefined;

export class CallTrail {
  /** The checked arguments, once they are known. */
  args: Record<string, unknown> = {};
  readonly #runtime: Runtime;
  readonly #call: CallContext;
  readonly #tool: ToolRecord;
  #effects: readonly string[] = [];
  #risk: Risk | undefined;
  #started = Date.now();
  #decided = false;
  #ended = false;

  constructor(runtime: Runtime, call: CallContext, tool: ToolRecord) {
    this.#runtime = runtime;
    this.#call = call;
    this.#tool = tool;
  }

  get #subject() {
    const { registry } = this.#runtime;
    const args = isComposite(this.#tool)
      ? (outgoingCalls(this.args, (name) => registry.find(name)) as Record<string, unknown>)
      : this.args;
    return { call: this.#call, tool: this.#tool, args, risk: this.#risk };
  }

  get #found() {
    return this.#effects.length > 0 ? { effects: this.#effects } : {};
  }

  /** Notes what the call's change was found to do, for the record of its decision. */
  judged(risk: Risk, effects: readonly EffectFound[]): void {
    this.#risk = risk;
    this.#effects = effects.map(({ effect }) => effect);
  }

  /**
   * Records that the call proceeds, or that a person is asked first.
   *
   * @throws AuditError: then the call must not proceed
   */
  decided(decision: 'run' | 'ask', evidence?: ConfirmEvidence, targets?: readonly string[]): void {
    this.#decided = true;
    this.#started = Date.now();
    this.#runtime.audit?.decision({ ...this.#subject, ...this.#found, decision, evidence, targets });
  }

  /** Records how the call failed, or why it was refused. */
  failed(error: unknown): void {
    this.ended(outcomeOf(error));
  }

  /** Records how the call ended, once. What has happened has happened: a failing record is only reported. */
  ended(outcome: Outcome): void {
    if (this.#ended) return;
    this.#ended = true;
    try {
      if (this.#decided)
        this.#runtime.audit?.result({ ...this.#subject, ...outcome, durationMs: Date.now() - this.#started });
      else
        this.#runtime.audit?.decision({
          ...this.#subject,
          ...this.#found,
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
