/**
 * Runs several changes as one: all are prepared and shown together, a person approves the whole, and they are carried
 * out in order, each through the pipeline as if it had been called alone. The first failure ends the run; the answer
 * says what was done and how to resume.
 */
import type { ToolRecord } from '../../catalog/tool-record.js';
import { toWire } from '../../catalog/wire.js';
import type { Change } from '../../policy/change/change.js';
import { type JournalEntry, newChangeId } from '../../policy/change/journal.js';
import { fingerprint } from '../../policy/confirm/canonical.js';
import type { ConfirmEvidence } from '../../policy/confirm/confirm-request.js';
import { outgoing } from '../../policy/outgoing/outgoing.js';
import { errorResult, success } from '../answer/result.js';
import { Execution } from '../call/execute.js';
import { ToolError } from '../errors.js';
import type { Operation } from '../operation.js';
import type { CallContext, CallOutcome, Runtime } from '../runtime.js';
import type { ApplyChanges } from './apply-arguments.js';
import { preparedSteps, type Step } from './change-steps.js';
import { previewOf } from './changes-preview.js';
import { undoInWordsOfAll } from './record-change.js';
import { resolver, restartedAt, withReferences } from './references.js';

type Json = Record<string, unknown>;

/** Passes what one of the changes hands out to the person, without the model. */
export interface SecretKeeper {
  /** Name of the operation whose answer has it. */
  operation: string;
  /** Before it is sent. @throws ToolError where nothing could be kept */
  open(): Promise<void>;
  /** It was not carried out. */
  discard(): Promise<void>;
  /** What the answer says of it. */
  keep(operation: Operation, body: unknown): Promise<{ fields: Json; sentence: string }>;
}

export async function run(
  runtime: Runtime,
  record: ToolRecord,
  args: ApplyChanges,
  call: CallContext,
  keeper?: SecretKeeper,
): Promise<CallOutcome> {
  const execution = new Execution(runtime, call);
  const trail = execution.trail(record);
  trail.args = args as Json;
  try {
    const steps = await preparedSteps(execution, args);
    if (args.dry_run === true) {
      trail.decided('run');
      trail.ended({ status: 200 });
      return { kind: 'result', result: await previewOf(execution, args.why, steps) };
    }
    const confirmed = await execution.confirmAll(toWire(record, args as Json), {
      title: record.title,
      why: args.why,
      steps,
    });
    if (confirmed.kind === 'asked') {
      trail.decided('ask');
      return confirmed.outcome;
    }
    trail.decided('run', confirmed.evidence);
    const outcome = await carryOutAll(runtime, call, args, steps, confirmed.evidence, keeper);
    trail.ended(outcome.failed ? { code: 'stopped' } : { status: 200 });
    return outcome.result;
  } catch (error) {
    trail.failed(error);
    return { kind: 'result', result: errorResult(record.name, error) };
  }
}

/** Effects that a person has not been shown for this step. */
function unannounced({ change: shown }: Step, actual: Change): string[] {
  return actual.effects
    .filter(
      ({ effect, grave, own }) =>
        !shown.effects.some((one) => one.effect === effect && (one.grave || !grave) && (one.own || !own)),
    )
    .map(({ effect }) => effect);
}

/** @throws ToolError where the tenant has changed so that the step is no longer what was shown */
function assertAsShown(step: Step, earlier: readonly Step[], actual: Change): void {
  const more = unannounced(step, actual);
  if (more.length === 0 && (step.references.length > 0 || isShown(step, earlier, actual))) return;
  throw new ToolError(
    'changed_since',
    `Change ${step.number} (${step.tool.name}) is no longer what was approved${more.length > 0 ? `: ${more.join(', ')}` : ''}. It was not made.`,
    { hint: 'Call again with what is left; the person is asked about the new state.' },
  );
}

/** Whether everything that differs has been shown; of an object that earlier changes touch, what it becomes. */
function isShown({ change: shown }: Step, earlier: readonly Step[], actual: Change): boolean {
  const ids = new Set(earlier.flatMap(({ change }) => Object.values(change.wire.path)));
  const touched = Object.values(actual.wire.path).some((id) => ids.has(id));
  const prints = ({ lost, changed, added }: Change['differences']): string[] => [
    ...lost.map((one) => fingerprint({ lost: one })),
    ...[...changed, ...added].map(({ from, ...one }) => fingerprint(touched ? one : { ...one, from })),
  ];
  const known = new Set(prints(shown.differences));
  return prints(actual.differences).every((print) => known.has(print));
}

interface Done {
  change: number;
  operation: string;
  [identifier: string]: unknown;
}

async function carryOutAll(
  runtime: Runtime,
  call: CallContext,
  args: ApplyChanges,
  steps: readonly Step[],
  evidence: ConfirmEvidence,
  keeper: SecretKeeper | undefined,
): Promise<{ failed: boolean; result: CallOutcome }> {
  const answers = new Map<number, unknown>();
  const done: Done[] = [];
  // As they were shown: what is known is in the place of references to it, whatever the answers repeat.
  const changes = steps.map((step) => ({ operation: step.tool.name, arguments: step.args }));
  const run: Run = {
    ...{ args: { ...args, changes }, id: newChangeId() },
    ...{ recorded: [], answers, done, kept: undefined },
  };
  for (const step of steps) {
    if (call.signal?.aborted) break;
    call.progress?.(`Change ${step.number} of ${steps.length}: ${step.tool.title}.`);
    // A state of its own: earlier changes are part of what this one finds.
    const execution = new Execution(runtime, call);
    execution.partOf = run.id;
    const keeping = keeper?.operation === step.tool.name ? keeper : undefined;
    try {
      const given = withReferences(step.args, resolver(answers)) as Json;
      const prepared = await execution.prepare(step.tool, given);
      if (prepared.change) assertAsShown(step, steps.slice(0, step.number - 1), prepared.change);
      await keeping?.open();
      const { body } = await execution.carryOut(prepared, evidence);
      run.kept = (await keeping?.keep(prepared.operation, body)) ?? run.kept;
      // Secrets are not for the next step either: a reference to one is refused as a mask.
      const shown = outgoing(body, { operation: `${step.tool.method} ${step.tool.path}` });
      answers.set(step.number, shown);
      run.recorded.push(...execution.recorded);
      done.push({ change: step.number, operation: step.tool.name, ...identifiers(shown) });
    } catch (error) {
      await keeping?.discard();
      return { failed: true, result: stopped(run, step, error) };
    }
  }
  if (done.length < steps.length) {
    const step = steps[done.length] as Step;
    const error = new ToolError('cancelled', 'The call was cancelled.');
    return { failed: true, result: stopped(run, step, error) };
  }
  const all = done.length === 1 ? 'The change is made.' : `All ${done.length} changes are made.`;
  const sentence = run.kept ? `${all} ${run.kept.sentence}` : all;
  const structured = { ok: true, changes: done, ...undoOf(run), ...run.kept?.fields };
  return { failed: false, result: { kind: 'result', result: success(structured, sentence) } };
}

/** What has been done so far. */
interface Run {
  args: ApplyChanges;
  /** Of the composite change. */
  id: string;
  recorded: JournalEntry[];
  answers: Map<number, unknown>;
  done: Done[];
  /** What was passed to the person. */
  kept: { fields: Json; sentence: string } | undefined;
}

/** The id under which all of it is undone, and what that leaves. */
function undoOf({ id, recorded }: Run): Json {
  return recorded.length === 0 ? {} : { change_id: id, undo: undoInWordsOfAll(recorded) };
}

const IDENTIFIERS = ['id', 'client_id', 'user_id', 'name', 'identifier'];

/** What later calls need to name what was made. */
function identifiers(body: unknown): Json {
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(
    Object.entries(body).filter(([key, value]) => IDENTIFIERS.includes(key) && typeof value === 'string'),
  );
}

/** The answer of a run that ended early: what was done, why it ended, and the call that resumes it. */
function stopped(run: Run, step: Step, error: unknown): CallOutcome {
  const { done, answers } = run;
  const { changes, why } = run.args;
  const failure = errorResult(step.tool.name, error);
  const rest = changes.slice(step.number - 1).map(({ operation, arguments: args }) => ({
    operation,
    arguments: restartedAt(args, step.number, answers),
  }));
  const { error: told } = failure.structuredContent ?? {};
  const sentence = `Stopped at change ${step.number} of ${changes.length} (${step.tool.name}); ${done.length} made, the rest not.`;
  const structured = {
    ok: false,
    changes: done,
    ...undoOf(run),
    ...run.kept?.fields,
    failed: { change: step.number, operation: step.tool.name, error: told },
    resume: { tool: 'apply_changes', arguments: { changes: rest, why } },
  };
  const kept = run.kept ? ` ${run.kept.sentence}` : '';
  const result = success(structured, `${sentence}${kept} ${failure.content[0]?.text ?? ''}`);
  result.isError = true;
  return { kind: 'result', result };
}
