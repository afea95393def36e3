/** Answers one `tools/call`, and puts the questions that come up on the way before a person, in both protocol eras. */
import {
  inputRequired,
  MissingRequiredClientCapabilityError,
  type Server,
  type ServerContext,
} from '@modelcontextprotocol/server';
import { answerKey } from '../../policy/confirm/form-answer.js';
import { errorResult, type ToolResult } from '../../tools/answer/result.js';
import { once } from '../../tools/call/once.js';
import type { CallContext, CallOutcome } from '../../tools/runtime.js';
import type { RunningRuntime } from '../runtime.js';
import { shuttingDown } from '../stopping/draining.js';
import { callTool } from '../tool-list.js';
import type { Question } from './ask-client.js';
import { declaredBy } from './declared.js';

// Loaded by the first call, like the code that runs tools.
const observing = once(() => import('../observing/observed-call.js'));

/** Questions of one call; the policy stops earlier. */
const MOST_QUESTIONS = 8;

export interface Connection {
  server: Server;
  /** Aborted when the connection is closed. */
  closed: AbortSignal;
}

/** Whether the connection speaks the 2026 protocol, in which a server sends no requests. */
export const isModern = ({ server }: Connection): boolean =>
  (server.getNegotiatedProtocolVersion() ?? '') >= '2026';

/** The result of the call, or in the 2026 protocol a question that the client answers by making it again. */
export async function answerCall(
  runtime: RunningRuntime,
  connection: Connection,
  { params: { name, arguments: args } }: { params: { name: string; arguments?: unknown } },
  ctx: ServerContext,
  call: CallContext,
): Promise<unknown> {
  try {
    const { observeCall } = await observing();
    return await runtime.draining.during(() =>
      observeCall(runtime, connection.server, { name, args }, ctx, call, (traced) =>
        answer(runtime, connection, { name, args }, ctx, traced),
      ),
    );
  } finally {
    void remember(runtime, connection, ctx, call);
  }
}

/** Notes for `doctor` what the client can do. Nothing waits for it. */
async function remember(
  { confirmer, elsewhere }: RunningRuntime,
  { server }: Connection,
  ctx: ServerContext,
  call: CallContext,
): Promise<void> {
  const { extensions: _, ...declared } = declaredBy(server, ctx);
  const unshown = confirmer.showsNoPrompts(call);
  const ways = elsewhere.approver === 'form' ? [] : elsewhere.ways.map(({ how }) => how);
  const { rememberClient } = await import('./last-client.js');
  await rememberClient({ ...declared, unshown, ways });
}

async function answer(
  runtime: RunningRuntime,
  connection: Connection,
  { name, args }: { name: string; args: unknown },
  ctx: ServerContext,
  call: CallContext,
): Promise<unknown> {
  if (!isModern(connection)) return askingInBetween(runtime, connection, { name, args }, ctx, call);
  const outcome = await callTool(runtime, name, args, call);
  if (outcome.kind !== 'result') return toAsk(outcome);
  assertCapable(runtime, call, outcome.result);
  return outcome.result;
}

function toAsk(question: Question): unknown {
  const { message, state } = question;
  const asking =
    question.kind === 'open'
      ? inputRequired.elicitUrl({ message, url: question.url })
      : inputRequired.elicit({ message, requestedSchema: question.schema as never });
  return inputRequired({ inputRequests: { [answerKey]: asking }, requestState: state });
}

/**
 * A client of the 2026 protocol is told by an error of the protocol what it has to declare, where that is the one way
 * to reach a person.
 *
 * @throws MissingRequiredClientCapabilityError
 */
function assertCapable({ elsewhere }: RunningRuntime, { canAsk }: CallContext, result: ToolResult): void {
  const { code, message } = (result.structuredContent?.error ?? {}) as { code?: string; message?: string };
  if (code !== 'cannot_ask' || canAsk) return;
  if (elsewhere.approver !== 'auto' && elsewhere.approver !== 'form') return;
  throw new MissingRequiredClientCapabilityError(
    { requiredCapabilities: { elicitation: { form: {} } } },
    message,
  );
}

/** In the 2025 protocol the call stays open while the person is asked. */
async function askingInBetween(
  runtime: RunningRuntime,
  { server, closed }: Connection,
  { name, args }: { name: string; args: unknown },
  ctx: ServerContext,
  call: CallContext,
): Promise<unknown> {
  const { draining } = runtime;
  let outcome: CallOutcome = await callTool(runtime, name, args, call);
  for (let asked = 0; outcome.kind !== 'result' && asked < MOST_QUESTIONS; asked += 1) {
    const { askClient } = await import('./ask-client.js');
    if (outcome.kind === 'open') await tellLater(runtime, server, outcome.approvalId, closed);
    const answer = await askClient(ctx.mcpReq.send, outcome, { ...call, stopping: draining.signal });
    if (answer === 'stopping') return errorResult(name, shuttingDown());
    outcome = await callTool(runtime, name, args, { ...call, state: outcome.state, ...answer });
  }
  if (outcome.kind !== 'result') throw new Error('a call asks without an end');
  return outcome.result;
}

async function tellLater(
  { elsewhere: { approvals }, log }: RunningRuntime,
  server: Server,
  approvalId: string,
  closed: AbortSignal,
): Promise<void> {
  const { tellAnswered } = await import('./tell-answered.js');
  const tell = server.createElicitationCompletionNotifier(approvalId);
  tellAnswered(approvals, approvalId, tell, closed).catch((error: unknown) =>
    log.warn({ error: String(error) }, 'the client could not be told that its page was answered'),
  );
}
