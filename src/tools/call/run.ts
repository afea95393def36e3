/** Runs one operation for a model: executed stage by stage, its answer shaped, its secrets handed over. */
import type { ToolRecord } from '../../catalog/tool-record.js';
import type { Sender } from '../../client/types.js';
import type { ConfirmEvidence } from '../../policy/confirm/confirm-request.js';
import { errorResult, lacksCursor, responseResult, type ToolResult } from '../answer/result.js';
import { adviceFor } from '../answer/result-advice.js';
import { hasBulk, type LeftOut, withLeftOut, withoutBulk } from '../answer/without-bulk.js';
import { ToolError } from '../errors.js';
import type { Operation } from '../operation.js';
import { handedBy, handsOutSecrets, wantsAll } from '../own-arguments.js';
import type { CallContext, CallOutcome, Runtime } from '../runtime.js';
import { Execution, type PreparedCall } from './execute.js';
import { once } from './once.js';
import type { CallTrail } from './trail.js';
import { takeToken } from './two-step-token.js';

// Loaded with the first write: most sessions change nothing.
const changeAnswers = once(() => import('../answer/change-answer.js'));
const recording = once(() => import('../changes/record-change.js'));

type Json = Record<string, unknown>;

/** Runs one operation for a model. Never throws: what goes wrong is an error result. */
export async function runOperation(
  runtime: Runtime,
  tool: ToolRecord,
  args: unknown,
  call: CallContext,
): Promise<CallOutcome> {
  const { own, token } = takeToken(runtime, args, call);
  const execution = new Execution(runtime, token === undefined ? call : { ...call, state: token });
  const trail = execution.trail(tool);
  try {
    const prepared = await execution.prepare(tool, own, { trail });
    const { operation, wire } = prepared;
    const all = wantsAll(operation, wire.args, call);
    assertSeen(operation, wire.args, call);
    const handoff = await handoffOf(wire.args, tool, call);
    const confirmed = await execution.confirm(wire, prepared.change);
    if (confirmed.kind === 'asked') {
      trail.decided('ask');
      return confirmed.outcome;
    }
    const result = all
      ? await wholeList(execution, prepared, confirmed.evidence)
      : await oneAnswer(execution, prepared, confirmed.evidence, handoff);
    const [recorded] = execution.recorded;
    if (!recorded) return { kind: 'result', result };
    const { withChange } = await recording();
    return { kind: 'result', result: withChange(result, recorded) };
  } catch (error) {
    return { kind: 'result', result: failure(runtime, tool, trail, error) };
  }
}

/** Page after page of a list. */
async function wholeList(
  execution: Execution,
  prepared: PreparedCall,
  evidence: ConfirmEvidence,
): Promise<ToolResult> {
  const { runtime, call } = execution;
  const { operation, wire, request, trail } = prepared;
  const { fetchAll } = await import('../answer/fetch-all.js');
  const leftOut: LeftOut = new Map();
  return execution.carryOutPages(prepared, evidence, async (given) => {
    const sender = call.out ? given : withoutBulkFrom(given, operation, wire.args, leftOut);
    const work = { runtime, operation, args: wire.args, request, call, sender };
    const { result, brokenOff } = await fetchAll(work);
    if (brokenOff) trail.failed(brokenOff);
    return withLeftOut(operation, result, leftOut);
  });
}

/** A sender whose answers come without bulky members. */
const withoutBulkFrom = (sender: Sender, operation: Operation, args: Json, leftOut: LeftOut): Sender => ({
  send: async (request) => {
    const response = await sender.send(request);
    return { ...response, body: withoutBulk(operation, args, response.body, leftOut) };
  },
});

/** One request, and where its list was cut between two cursors, one more that finds the way to the rest. */
async function oneAnswer(
  execution: Execution,
  prepared: PreparedCall,
  evidence: ConfirmEvidence,
  handoff: Awaited<ReturnType<typeof handoffOf>>,
): Promise<ToolResult> {
  const { runtime, call } = execution;
  const { operation, wire, request, trail } = prepared;
  const { args } = wire;
  const leftOut: LeftOut = new Map();
  return execution.carryOutPages(prepared, evidence, async (given) => {
    const sender = hasBulk(operation) ? withoutBulkFrom(given, operation, args, leftOut) : given;
    await handoff?.open();
    const response = await sender.send(request).catch(async (error: unknown) => {
      await handoff?.discard();
      throw error;
    });
    trail.ended({ status: response.status, requestId: response.requestId });
    const { masking } = runtime.policy;
    let result =
      prepared.change && args.full_answer !== true
        ? (await changeAnswers()).changeResult({ ...prepared, change: prepared.change }, response, masking)
        : withLeftOut(operation, responseResult(operation, args, response, masking), leftOut);
    if (lacksCursor(result, args)) {
      const { withCursor } = await import('../answer/fetch-all-place.js');
      result = await withCursor(result, args, request, sender);
    }
    // Without somebody to pass them to, all there is to say is what a creation made and nobody saw.
    const unseen = operation.method !== 'PATCH' && handsOutSecrets(operation);
    if (!handoff && !call.revealSecrets && !unseen) return result;
    const { handOver } = await import('./secret-handoff.js');
    return handOver({ operation, args, body: response.body }, result, handoff, call);
  });
}

/** @throws ToolError where a person would be asked for a secret that nobody gets */
function assertSeen(operation: Operation, args: Json, call: CallContext): void {
  const { caller, operator, revealSecrets } = call;
  if (operation.risk === 'read' || revealSecrets || args.save_secrets_to !== undefined) return;
  if (caller !== 'local' || handedBy(operation, args) !== 'file') return;
  throw new ToolError(
    'secret_unseen',
    `The answer of ${operation.name} is a secret or a link that is not for you, and without save_secrets_to nobody gets it. Nothing was changed.`,
    {
      hint: `Call again with save_secrets_to: a new file that git ignores, such as "${operation.name}.env"${operator ? ', or with --show-secrets' : ''}.`,
    },
  );
}

/** The file that waits for the answer's secrets, where the call names one. @throws ToolError */
async function handoffOf(args: Readonly<Record<string, unknown>>, tool: ToolRecord, call: CallContext) {
  const { save_secrets_to: name } = args;
  if (typeof name !== 'string') return undefined;
  const { SecretHandoff } = await import('./secret-handoff.js');
  return SecretHandoff.at(name, tool.name, call.caller, process.cwd());
}

/** Errors that the layers below raise on purpose; anything else is a fault of ours. */
const EXPECTED = new Set(['ApiError', 'ToolError', 'PathError', 'AuditError', 'JournalError']);

function failure(runtime: Runtime, tool: ToolRecord, trail: CallTrail, error: unknown) {
  if (!(error instanceof Error && EXPECTED.has(error.name))) {
    const detail = error instanceof Error ? error.stack : String(error);
    runtime.log.error({ tool: tool.name, error: detail }, 'a tool call failed unexpectedly');
  }
  trail.failed(error);
  return errorResult(tool.name, error, adviceFor(runtime.registry, tool, trail.args, error));
}
