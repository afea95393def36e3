/**
 * Puts a question before the person at a client of the 2025 protocol, by a request to the client. The SDK would do
 * that as well, and end the call with an error where the client does; here that is told to the policy, which asks
 * the person elsewhere.
 */
import { ProtocolError, SdkError, SdkErrorCode, type ServerContext } from '@modelcontextprotocol/server';
import { stateLifetime } from '../../policy/confirm/confirmation.js';
import { answerKey } from '../../policy/confirm/form-answer.js';
import type { CallContext, CallOutcome } from '../../tools/runtime.js';

/** Time between two signs of life, in ms: hosts give up on a call that shows none for about a minute. */
const PROGRESS_MS = 15_000;
/** How long a client may take, in ms: its answer has to come while the question is valid. */
export const ANSWER_MS = stateLifetime - 10_000;

export type Question = Exclude<CallOutcome, { kind: 'result' }>;

/** What came of it: an answer, of which nothing is trusted, or none. */
export type ClientAnswer = Pick<CallContext, 'responses' | 'notShown'>;

/** Sends a request to the client, and resolves to its answer. */
export type Send = ServerContext['mcpReq']['send'];

/**
 * With `stopping` aborted, the client is told that the question is void.
 *
 * @throws where the client is gone, or gave up the call
 */
export async function askClient(
  send: Send,
  question: Question,
  {
    signal: given,
    progress,
    stopping,
  }: Pick<CallContext, 'signal' | 'progress'> & { stopping?: AbortSignal },
): Promise<ClientAnswer | 'stopping'> {
  const ends = [given, stopping].filter((one) => one !== undefined);
  const alive = progress && setInterval(progress, PROGRESS_MS, 'Waiting for a person to answer the prompt.');
  try {
    const answer = await send(
      { method: 'elicitation/create', params: paramsOf(question) },
      {
        timeout: ANSWER_MS,
        resetTimeoutOnProgress: true,
        maxTotalTimeout: ANSWER_MS,
        ...(ends.length > 0 ? { signal: AbortSignal.any(ends) } : {}),
      },
    );
    return { responses: { [answerKey]: answer } };
  } catch (error) {
    if (given?.aborted) throw error;
    if (stopping?.aborted) return 'stopping';
    // It did answer, and not with what was asked for.
    if (isSdkError(error, SdkErrorCode.InvalidResult)) return { responses: { [answerKey]: null } };
    if (error instanceof ProtocolError || isSdkError(error, SdkErrorCode.RequestTimeout))
      return { notShown: true };
    throw error;
  } finally {
    clearInterval(alive);
  }
}

const isSdkError = (error: unknown, code: SdkErrorCode): boolean =>
  error instanceof SdkError && error.code === code;

/** The approval's id lets the client know later that it was answered. */
function paramsOf(question: Question): Record<string, unknown> {
  const { message } = question;
  return question.kind === 'open'
    ? { mode: 'url', message, url: question.url, elicitationId: question.approvalId }
    : { mode: 'form', message, requestedSchema: question.schema };
}
