/** The one way a tool call takes: gate, arguments, confirmation, client, result, audit. */
import type { ToolRecord } from '../../catalog/tool-record.js';
import { ApiError } from '../../client/errors.js';
import type { ApiRequest, ApiResponse } from '../../client/types.js';
import type { ConfirmEvidence } from '../../policy/confirm/confirmation.js';
import type { PreviewReader } from '../../policy/confirm/preview-read.js';
import type { UnavailableReason } from '../../policy/gate/availability.js';
import { findMask, mask } from '../../policy/outgoing/redaction.js';
import { checkTarget } from '../../policy/targets/target-check.js';
import { errorResult, lacksCursor, responseResult } from '../answer/result.js';
import { adviceFor } from '../answer/result-advice.js';
import { ToolError } from '../errors.js';
import { handsOutSecrets, inputOf, wantsAll } from '../own-arguments.js';
import type { CallContext, CallOutcome, Runtime } from '../runtime.js';
import { checkArguments } from './arguments.js';
import { toRequest } from './request.js';
import { CallTrail } from './trail.js';

/** Refuses a tool that the policy or the granted scopes hide. */
export function assertAvailable(runtime: Runtime, tool: ToolRecord): void {
  const availability = runtime.gate.check(tool);
  if (availability.available) return;
  const { reason, detail, missingScopes } = availability;
  const scoped = reason === 'scope' || reason === 'permission';
  throw new ToolError(
    scoped ? 'insufficient_scope' : 'not_available',
    `${tool.name} is not available. ${detail}`,
    { hint: hintFor(reason, missingScopes?.map((group) => group.join(' or ')).join(' and ')) },
  );
}

function hintFor(reason: UnavailableReason, scopes: string | undefined): string {
  if (reason === 'permission')
    return `Whoever administers this server's callers can give the person ${scopes}; it counts from their next sign-in on.`;
  return scopes
    ? `Grant the application ${scopes} on the Auth0 Management API, then restart or wait for the token to be renewed.`
    : 'The operator decides this in the configuration; do not try another way around it.';
}

/** Runs one operation for a model. Never throws: what goes wrong is an error result. */
export async function runOperation(
  runtime: Runtime,
  tool: ToolRecord,
  args: unknown,
  call: CallContext,
): Promise<CallOutcome> {
  const trail = new CallTrail(runtime, call, tool);
  try {
    assertAvailable(runtime, tool);
    const operation = await runtime.registry.operation(tool.name);
    if (!operation) throw new ToolError('not_found', `There is no tool ${tool.name}.`);
    const { own, token } = takeToken(runtime, args, call);
    const checked = checkArguments(tool.name, inputOf(operation), own, true) as Record<string, unknown>;
    trail.args = checked;
    refuseMasks(checked);
    const request = toRequest(operation, checked);
    const all = wantsAll(operation, checked, call);
    const handoff = await handoffOf(checked, tool, call);
    const reader = previewReader(runtime, call);
    const verdict = await checkTarget(runtime.policy, { tool, args: checked, read: reader });
    if (!verdict.ok) throw new ToolError(verdict.code, verdict.reason, { rule: verdict.rule });
    const confirmed = await confirm(
      runtime,
      tool,
      checked,
      token === undefined ? call : { ...call, state: token },
      reader,
    );
    if (confirmed.kind === 'ask') {
      trail.decided('ask');
      return confirmed;
    }
    const refusal = runtime.counter.take({ person: call.person, risk: tool.risk, ...verdict });
    if (refusal) throw new ToolError(refusal.code, refusal.reason, refusal);
    trail.decided('run', confirmed.evidence, verdict.targets);
    if (all) {
      const { fetchAll } = await import('../answer/fetch-all.js');
      const sender = (page: ApiRequest) => send(runtime, tool, page, call);
      const { result, brokenOff } = await fetchAll({
        ...{ runtime, operation, args: checked, request, call },
        send: sender,
      });
      const { status, errorCode: code, requestId } = brokenOff ?? { status: 200 };
      trail.ended({ status, code, requestId });
      return { kind: 'result', result };
    }
    await handoff?.open();
    const response = await send(runtime, tool, request, call).catch(async (error: unknown) => {
      await handoff?.discard();
      throw error;
    });
    trail.ended({ status: response.status, requestId: response.requestId });
    let result = responseResult(operation, checked, response, runtime.policy.masking);
    if (lacksCursor(result, checked)) {
      const { withCursor } = await import('../answer/fetch-all-place.js');
      const sender = { send: (page: ApiRequest) => send(runtime, tool, page, call) };
      result = await withCursor(result, checked, request, sender);
    }
    if (!handoff && !call.revealSecrets && !handsOutSecrets(operation)) return { kind: 'result', result };
    const { handOver } = await import('./secret-handoff.js');
    const answer = { operation, args: checked, body: response.body };
    return { kind: 'result', result: await handOver(answer, result, handoff, call) };
  } catch (error) {
    return { kind: 'result', result: failure(runtime, tool, trail, error) };
  }
}

/**
 * What was read comes with its secrets masked; written back as it is, the mask would replace the real secret.
 *
 * @throws ToolError naming the argument
 */
function refuseMasks(args: Record<string, unknown>): void {
  const path = findMask(args);
  if (path === undefined) return;
  throw new ToolError(
    'masked_secret',
    `${path} holds "${mask}", which stands for a secret; nothing was sent.`,
    {
      hint: 'Leave that field out to keep the secret as it is, or give the real value.',
    },
  );
}

/** The file that waits for the answer's secrets, where the call names one. @throws ToolError */
async function handoffOf(args: Record<string, unknown>, tool: ToolRecord, call: CallContext) {
  const { save_secrets_to: name } = args;
  if (typeof name !== 'string') return undefined;
  const { SecretHandoff } = await import('./secret-handoff.js');
  return SecretHandoff.at(name, tool.name, call.caller, process.cwd());
}

/** The token of a two-step confirmation comes as an argument, where the policy allows such tokens at all. */
export function takeToken(
  runtime: Runtime,
  args: unknown,
  call: CallContext,
): { own: unknown; token?: string } {
  if (!runtime.policy.confirmation.twoStep || call.canAsk) return { own: args };
  if (typeof args !== 'object' || args === null || !('confirmation_token' in args)) return { own: args };
  const { confirmation_token: token, ...own } = args as Record<string, unknown>;
  return typeof token === 'string' ? { own, token } : { own: args };
}

type Confirmed = { kind: 'go'; evidence: ConfirmEvidence } | Extract<CallOutcome, { kind: 'ask' }>;

export async function confirm(
  runtime: Runtime,
  tool: ToolRecord,
  args: Record<string, unknown>,
  call: CallContext,
  reader: PreviewReader,
): Promise<Confirmed> {
  const outcome = await runtime.confirmer.confirm({
    tool,
    args,
    tenant: runtime.tenant,
    caller: call.caller,
    canAsk: call.canAsk,
    ...(call.state === undefined ? {} : { state: call.state }),
    ...(call.responses === undefined ? {} : { responses: call.responses }),
    read: reader,
  });
  if (outcome.kind === 'ask')
    return { kind: 'ask', message: outcome.message, schema: outcome.schema, state: outcome.state };
  if (outcome.kind === 'refuse') throw new ToolError(outcome.code, outcome.reason);
  return { kind: 'go', evidence: outcome.evidence };
}

/**
 * Reads for previews and target checks: through the same client, with the caller's cancellation. What the caller's
 * own permissions do not let them read is refused as the API would refuse it.
 */
export function previewReader(runtime: Runtime, call: CallContext): PreviewReader {
  return async (method, path, query, operation) => {
    const lacking = lackingToRead(runtime, operation);
    if (lacking !== undefined) {
      throw new ApiError(`Insufficient scope, expected any of: ${lacking}`, {
        kind: 'api',
        status: 403,
        errorCode: 'insufficient_scope',
      });
    }
    const request: ApiRequest = { operation: operation ?? `${method} preview`, method, path };
    if (query) request.query = query;
    if (call.signal) request.signal = call.signal;
    return (await runtime.client.send(request)).body;
  };
}

/** Permissions that the caller lacks for a read; undefined where nothing is lacking. */
function lackingToRead(runtime: Runtime, operation = ''): string | undefined {
  const record = runtime.registry.byRequest(operation);
  if (!record) return runtime.gate.narrowed ? 'a permission of the caller' : undefined;
  const lacking = runtime.gate.lackingPermissions(record);
  return lacking.length > 0 ? lacking.flat().join(',') : undefined;
}

export async function send(
  runtime: Runtime,
  tool: ToolRecord,
  request: ApiRequest,
  call: CallContext,
): Promise<ApiResponse> {
  // A page of a list brings its own signal, which ends with the list.
  if (call.signal) request.signal ??= call.signal;
  const { progress } = call;
  if (progress) request.onProgress = (p) => progress(p.message);
  try {
    return await runtime.client.send(request);
  } catch (error) {
    // What the API says about scopes is truer than what the token says.
    if (error instanceof ApiError && error.status === 403 && error.errorCode === 'insufficient_scope') {
      const named = /expected any of: (.*?)\.?$/i.exec(error.message)?.[1];
      const hidden = runtime.gate.learnRefusal(tool, named ? named.split(/[\s,]+/).filter(Boolean) : []);
      if (hidden) runtime.toolsChanged();
    }
    throw error;
  }
}

/** Errors that the layers below raise on purpose; anything else is a fault of ours. */
const EXPECTED = new Set(['ApiError', 'ToolError', 'PathError', 'AuditError']);

function failure(runtime: Runtime, tool: ToolRecord, trail: CallTrail, error: unknown) {
  if (!(error instanceof Error && EXPECTED.has(error.name))) {
    const detail = error instanceof Error ? error.stack : String(error);
    runtime.log.error({ tool: tool.name, error: detail }, 'a tool call failed unexpectedly');
  }
  const result = errorResult(tool.name, error, adviceFor(runtime.registry, tool, trail.args, error));
  const { status, code, request_id } = (result.structuredContent?.error ?? {}) as {
    status?: number;
    code?: string;
    request_id?: string;
  };
  const rule = error instanceof ToolError ? error.rule : undefined;
  trail.ended({ status, code, rule, requestId: request_id });
  return result;
}
