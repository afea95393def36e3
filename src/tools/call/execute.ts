/**
 * The only way to an API request that serves a call, from any source: a tool, an item of a bulk call, a step or a
 * read of a workflow, a resource, a preview. Its stages are gate, arguments, request, change and targets (`prepare`),
 * confirmation (`confirm`), then limits, audit, client and audit (`carryOut`). A tool made of several operations
 * prepares them all, asks once, and carries out each one with the evidence of that confirmation.
 */
import type { ToolRecord } from '../../catalog/tool-record.js';
import type { Risk } from '../../catalog/types.js';
import { toWire, type Wire } from '../../catalog/wire.js';
import { ApiError } from '../../client/errors.js';
import { scopeRefusal } from '../../client/refusals.js';
import type { ApiRequest, ApiResponse, Sender } from '../../client/types.js';
import type { Change } from '../../policy/change/change.js';
import type { JournalEntry, KnownChanges } from '../../policy/change/journal.js';
import { levelOf } from '../../policy/confirm/confirm-levels.js';
import type {
  ConfirmEvidence,
  ConfirmedTogether,
  ConfirmRequest,
} from '../../policy/confirm/confirm-request.js';
import type { PreviewReader } from '../../policy/confirm/preview-read.js';
import { outgoingText } from '../../policy/outgoing/outgoing.js';
import { checkTarget, type TargetVerdict } from '../../policy/targets/target-check.js';
import { assertCombinations } from '../arguments/combinations.js';
import { assertExists } from '../arguments/what-exists.js';
import { ToolError } from '../errors.js';
import type { Operation } from '../operation.js';
import { applyMode, inputOf, withExtraFields } from '../own-arguments.js';
import type { CallContext, CallOutcome, Runtime } from '../runtime.js';
import { acceptArguments, assertKind, assertKnownArguments } from './arguments.js';
import { assertAvailable } from './available.js';
import { observeConfirmation } from './observe-confirmation.js';
import { once } from './once.js';
import { giveBody, requestOf } from './request.js';
import { CallTrail } from './trail.js';
import { unlessPending } from './unless-pending.js';

// Loaded with the first write: most sessions change nothing.
const changeStage = once(() => import('./change-stage.js'));
const recording = once(() => import('../changes/record-change.js'));

/** An operation that passed gate, arguments and targets: ready to be confirmed and carried out. */
export interface PreparedCall {
  readonly operation: Operation;
  /** What the policy checks and a person reads; the request is built from it. */
  readonly wire: Wire;
  readonly request: ApiRequest;
  /** What a write changes and which effects that has; none for a read. */
  readonly change: Change | undefined;
  /** The operation's, or `destructive` where the change has a high-impact effect. */
  readonly risk: Risk;
  readonly reached: Extract<TargetVerdict, { ok: true }>;
  readonly trail: CallTrail;
  /** The change that this call takes back. */
  readonly undoOf?: string;
}

/** It may be carried out, or the call ends here: with a question for a person. */
export type Confirmed = { kind: 'go'; evidence: ConfirmEvidence } | { kind: 'asked'; outcome: CallOutcome };

export interface PrepareOptions extends Pick<ApiRequest, 'priority' | 'budgetMs'> {
  /** Reads the object as it is even where no effect can depend on it. */
  readAlways?: boolean;
  /** Where the caller records the outcome. */
  trail?: CallTrail;
  /** How the object is read, where earlier changes of the call will have left another one than there is. */
  read?: PreviewReader;
}

/** One tool call, with all its API requests. */
export class Execution {
  readonly runtime: Runtime;
  readonly call: CallContext;
  /** Id of the composite change that this call's changes are parts of. */
  partOf: string | undefined;
  /** Changes made so far, as the journal keeps them. */
  readonly recorded: JournalEntry[] = [];
  readonly #present = new Map<string, Promise<unknown>>();

  constructor(runtime: Runtime, call: CallContext) {
    this.runtime = runtime;
    this.call = call;
  }

  /** The audit trail of one operation, or of the tool that is made of several. */
  trail(tool: ToolRecord): CallTrail {
    return new CallTrail(this.runtime, this.call, tool);
  }

  /**
   * Gate, arguments, request, change and targets. Nothing is sent but reads: the object as it is, and what the target
   * check has to know.
   *
   * @throws ToolError, PathError
   */
  async prepare(tool: ToolRecord, args: unknown, options: PrepareOptions = {}): Promise<PreparedCall> {
    const { runtime } = this;
    const { readAlways = false, read = this.present, trail = this.trail(tool), ...patience } = options;
    assertAvailable(runtime, tool);
    const operation = await runtime.registry.operation(tool.name);
    if (!operation) throw new ToolError('not_found', `There is no tool ${tool.name}.`);
    const checked = acceptArguments(tool.name, inputOf(operation), args, true, tool) as Record<
      string,
      unknown
    >;
    trail.args = checked;
    assertCombinations(tool, checked);
    assertKind(tool.name, inputOf(operation), checked);
    const { wire: given, extra } = withExtraFields(operation, toWire(operation, checked));
    // Before anything is read, so that errors name the argument.
    const request = Object.assign(requestOf(operation, given), patience);
    let wire = given;
    let change: Change | undefined;
    let risk = operation.risk;
    if (operation.risk !== 'read') {
      const stage = await changeStage();
      const mode = applyMode(checked);
      change = await stage.changeOf(runtime, { operation, wire, extra, mode, read, readAlways });
      risk = stage.riskOf(operation, change);
      trail.judged(risk, change?.effects ?? []);
      stage.assertRisk(runtime, operation, change);
      if (change) wire = change.wire;
      if (wire !== given) giveBody(request, operation, wire.body);
    }
    const reached = await checkTarget(runtime.policy, {
      wire,
      read: this.present,
      memory: runtime.targets,
      change,
    });
    if (!reached.ok) throw new ToolError(reached.code, reached.reason, { rule: reached.rule });
    return { operation, wire, request, change, risk, reached, trail };
  }

  /**
   * A change whose arguments refer to the answers of earlier ones: judged as far as it can be before they are made.
   * What its path does not name yet cannot be read, so its effects are taken as possible. It is prepared again, with
   * its real arguments, before it is carried out.
   *
   * @param args as given, with references
   * @param shown the same arguments with `pendingWords` in the place of references
   * @param present reads as the earlier changes leave what is there
   * @throws ToolError
   */
  async preparePending(
    tool: ToolRecord,
    args: Record<string, unknown>,
    shown: Record<string, unknown>,
    present = this.present,
  ): Promise<{ change: Change | undefined }> {
    assertAvailable(this.runtime, tool);
    const operation = await this.runtime.registry.operation(tool.name);
    if (!operation) throw new ToolError('not_found', `There is no tool ${tool.name}.`);
    assertKnownArguments(operation, args);
    const { wire, extra } = withExtraFields(operation, toWire(operation, shown));
    const { changeOf, assertRisk } = await changeStage();
    const read = unlessPending(403, present);
    const change = await changeOf(this.runtime, { operation, wire, extra, mode: applyMode(args), read });
    assertRisk(this.runtime, operation, change);
    const { policy, targets: memory } = this.runtime;
    // Protected is what is so now, whatever the earlier changes would take from it.
    const there = unlessPending(404, this.present);
    const reached = await checkTarget(policy, { wire, read: there, memory, change });
    // Whether it is allowed is known once what it refers to is there.
    if (!reached.ok && reached.code === 'target_protected')
      throw new ToolError(reached.code, reached.reason, { rule: reached.rule });
    return { change };
  }

  /**
   * Asks a person where the policy wants it: about a prepared call, or about what stands for several of them.
   *
   * @throws ToolError for a refusal
   */
  async confirm(wire: Wire, change?: Change): Promise<Confirmed> {
    // A person is not asked about nothing; an answer that was given is still checked.
    if (change && this.call.state === undefined) {
      (await changeStage()).assertThere(change);
      if (this.runtime.policy.confirmation.preview !== 'off') await assertExists(wire, this.present);
    }
    return this.#confirm({ wire, change });
  }

  /**
   * Asks once for several changes: all effects, then each step.
   *
   * @param wire what stands for the whole of them; the approval counts for its arguments
   * @throws ToolError for a refusal
   */
  confirmAll(wire: Wire, all: ConfirmedTogether): Promise<Confirmed> {
    return this.#confirm({ wire, all });
  }

  async #confirm({ wire, change, all }: Pick<ConfirmRequest, 'wire' | 'change' | 'all'>): Promise<Confirmed> {
    const { tenant, mark, elsewhere, targets } = this.runtime;
    const { caller, person, addresses, clientName, canAsk, canOpenUrl } = this.call;
    const { state, responses, notShown } = this.call;
    // Every member is named, so that none is forgotten.
    const request: { [Member in keyof Required<ConfirmRequest>]: ConfirmRequest[Member] } = {
      wire,
      change,
      all,
      tenant,
      audience: targets.own.audience,
      mark,
      caller,
      person,
      addresses,
      clientName,
      canAsk,
      canOpenUrl,
      state,
      responses,
      notShown,
      elsewhere,
      read: this.present,
      journal: () => this.#journal(),
    };
    const outcome = await this.runtime.confirmer.confirm(request);
    if (this.runtime.observer) observeConfirmation(this.runtime.observer, outcome);
    if (outcome.kind === 'ask') return { kind: 'asked', outcome };
    if (outcome.kind === 'open') {
      const { message, url, state, approval } = outcome;
      return { kind: 'asked', outcome: { kind: 'open', message, url, state, approvalId: approval.id } };
    }
    if (outcome.kind === 'wait') {
      const { waitingResult } = await import('../answer/waiting.js');
      return { kind: 'asked', outcome: { kind: 'result', result: waitingResult(outcome) } };
    }
    if (outcome.kind === 'refuse') throw new ToolError(outcome.code, outcome.reason);
    return { kind: 'go', evidence: outcome.evidence };
  }

  /** Changes made before by this caller; none where the journal cannot be read, which is no reason not to ask. */
  async #journal(): Promise<KnownChanges> {
    const { journal, tenant, log } = this.runtime;
    const { caller, person } = this.call;
    try {
      const scope = { tenant, owner: { caller, person } };
      return { entries: await journal.list(scope), forgotten: await journal.forgotten(scope) };
    } catch (error) {
      log.error({ error: String(error) }, 'the journal could not be read for a question');
      return { entries: [] };
    }
  }

  /**
   * Limits, audit and the request. Both the answer and a failure are recorded.
   *
   * @param evidence of the confirmation; a read for which nobody has to be asked needs none
   * @throws ApiError, ToolError, AuditError
   */
  carryOut(prepared: PreparedCall, evidence?: ConfirmEvidence): Promise<ApiResponse> {
    return this.carryOutPages(prepared, evidence, (sender) => sender.send(prepared.request));
  }

  /** The same for a call of several requests, such as the pages of a list: limited and recorded once. */
  async carryOutPages<T>(
    prepared: PreparedCall,
    evidence: ConfirmEvidence | undefined,
    work: (sender: Sender) => Promise<T>,
  ): Promise<T> {
    const { operation, reached, risk, trail } = prepared;
    const { counter } = this.runtime;
    let answered: ApiResponse | undefined;
    try {
      // A scope may have been revoked since it was prepared.
      assertAvailable(this.runtime, operation);
      const why = evidence ?? this.#unasked(operation);
      const refusal = await counter.take({ person: this.call.person, risk, ...reached });
      if (refusal) throw new ToolError(refusal.code, refusal.reason, refusal);
      trail.decided('run', why, reached.targets);
      const result = await work({
        send: async (request) => {
          answered = await this.#send(request, operation);
          return answered;
        },
      });
      trail.ended({ status: answered?.status, requestId: answered?.requestId });
      if (evidence?.id !== undefined) await this.#told(prepared, evidence.id, undefined);
      if (prepared.change && answered) await this.#keep(prepared, prepared.change, answered.body);
      return result;
    } catch (error) {
      trail.failed(error);
      if (evidence?.id !== undefined) await this.#told(prepared, evidence.id, error);
      throw error;
    }
  }

  /** Tells the person who approved elsewhere what came of it. */
  async #told({ operation }: PreparedCall, id: string, error: unknown): Promise<void> {
    const { approvals } = this.runtime.elsewhere;
    if (error === undefined) return approvals.note(id, true, `${operation.title}: done.`);
    const why = outgoingText(error instanceof Error ? error.message : 'failed', this.runtime.policy.masking);
    await approvals.note(id, false, `${operation.title}: ${why}`);
  }

  /** Keeps a change that was made in the journal. */
  async #keep({ operation, reached, undoOf }: PreparedCall, change: Change, answer: unknown): Promise<void> {
    const { recordChange } = await recording();
    const made = { operation, change, answer, targets: reached.targets, partOf: this.partOf, undoOf };
    const entry = await recordChange(this.runtime, this.call, made);
    if (entry) this.recorded.push(entry);
  }

  /** One read through all stages, for a tool that is made of several. @throws ApiError, ToolError, PathError */
  async read(
    tool: ToolRecord,
    args: Record<string, unknown>,
    patience: Pick<ApiRequest, 'priority' | 'budgetMs'> = {},
  ): Promise<ApiResponse> {
    const trail = this.trail(tool);
    try {
      return await this.carryOut(await this.prepare(tool, args, { ...patience, trail }));
    } catch (error) {
      trail.failed(error);
      throw error;
    }
  }

  /**
   * Reads the present state, for target checks and previews: by the caller's own permissions, and each thing once in
   * the whole call. What those permissions do not reach is refused as the API would refuse it.
   */
  readonly present: PreviewReader = (method, path, query, operation) => {
    const key = `${method} ${path} ${JSON.stringify(query ?? {})}`;
    const known = this.#present.get(key);
    if (known) return known;
    const request: ApiRequest = { operation: operation ?? `${method} preview`, method, path };
    const reading = this.#readPresent(query ? { ...request, query } : request);
    this.#present.set(key, reading);
    reading.catch((error: unknown) => {
      // API responses are cached; a broken connection may be retried.
      if (!(error instanceof ApiError && error.kind === 'api')) this.#present.delete(key);
    });
    return reading;
  };

  /** Takes what a list has told as the present state, for what is only shown and not sent. */
  async assume(getter: ToolRecord, args: Record<string, unknown>, body: unknown): Promise<void> {
    const operation = await this.runtime.registry.operation(getter.name);
    if (!operation) return;
    const { path } = requestOf(operation, toWire(operation, args));
    this.#present.set(`GET ${path} {}`, Promise.resolve(body));
  }

  async #readPresent(request: ApiRequest): Promise<unknown> {
    const { registry, gate } = this.runtime;
    const record = registry.byRequest(request.operation);
    const lacking = record ? gate.lackingPermissions(record).flat() : [];
    if (lacking.length > 0 || (!record && gate.narrowed)) {
      const scopes = lacking.length > 0 ? lacking.join(',') : 'a permission of the caller';
      throw new ApiError(`Insufficient scope, expected any of: ${scopes}`, {
        kind: 'api',
        status: 403,
        errorCode: 'insufficient_scope',
      });
    }
    return (await this.#send(request, record)).body;
  }

  /** The client. What the API says about scopes overrides the token's claim, so it is remembered. */
  async #send(given: ApiRequest, tool: ToolRecord | undefined): Promise<ApiResponse> {
    const { runtime, call } = this;
    const { signal, progress, traceparent } = call;
    // A page of a list has its own signal, which ends with the list.
    const request = signal && !given.signal ? { ...given, signal } : { ...given };
    if (traceparent !== undefined) request.traceparent = traceparent;
    if (progress) request.onProgress = ({ message }) => progress(message);
    try {
      return await runtime.client.send(request);
    } catch (error) {
      const refused = tool && scopeRefusal(error);
      if (refused && runtime.gate.learnRefusal(tool, refused.scopes)) runtime.toolsChanged();
      throw error;
    }
  }

  /** Whether a composite tool may make a read: it is available and needs no confirmation. */
  mayRead(tool: ToolRecord): boolean {
    const { gate, policy } = this.runtime;
    return gate.check(tool).available && levelOf(policy, tool).level === 'none';
  }

  /** Why a part of a composite tool needs no confirmation. @throws ToolError if it does */
  #unasked(tool: ToolRecord): ConfirmEvidence {
    const { level, rule } = levelOf(this.runtime.policy, tool);
    if (tool.risk === 'read' && level === 'none')
      return { level, how: 'not_needed', ...(rule === undefined ? {} : { rule }) };
    throw new ToolError(
      'confirmation_needed',
      `The policy requires approval for ${tool.name}, which this tool cannot request for one of its steps.`,
      { hint: `Call ${tool.name} directly.` },
    );
  }
}
