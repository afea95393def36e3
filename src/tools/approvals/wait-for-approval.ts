/** Waits for a person who was asked outside of the client's own prompt. */
import { z } from 'zod';
import type { Approval } from '../../policy/approvals/approval.js';
import { viewOf } from '../../policy/confirm/confirm-elsewhere.js';
import { errorResult, success } from '../answer/result.js';
import { acceptArguments } from '../call/arguments.js';
import { ToolError } from '../errors.js';
import { type BuiltInTool, builtIn } from '../listing/built-in.js';
import type { CallContext, Runtime } from '../runtime.js';

/** Hosts give a call about a minute. */
const MOST_SECONDS = 50;
/** Time between two signs of life, in ms. */
const PROGRESS_MS = 15_000;

const input = z.strictObject({
  id: z.string().describe('approval.id'),
  seconds: z.int().min(0).max(MOST_SECONDS).optional(),
});

const NEXT: Readonly<Record<Approval['state'], string>> = {
  waiting: 'The person has not answered yet. Call this again, or ask them whether they saw it.',
  approved: 'Approved. Make the same call again with the same arguments now.',
  declined: 'The person declined. Nothing was changed. Do not retry unless they ask for it.',
  expired: 'Not answered or not used in time. Nothing was changed. Make the call again to ask again.',
  used: 'Approved, and the call has been made with it.',
  void: 'Not valid any more. Make the call again to ask again.',
};

/** The approval, once it is no longer waiting or the time is up. @throws ToolError for one of another caller */
async function wait(
  { elsewhere: { approvals } }: Runtime,
  { id, seconds = MOST_SECONDS }: z.infer<typeof input>,
  { caller, signal, progress }: CallContext,
): Promise<Approval> {
  const until = Date.now() + seconds * 1000;
  for (;;) {
    const approval = await approvals.get(id);
    // The same words for what never was: ids are not to be guessed.
    if (!approval || approval.caller !== caller)
      throw new ToolError(
        'not_found',
        'There is no approval with this id; it may have ended before a restart.',
        {
          hint: 'Make the call that needs it again.',
        },
      );
    const left = until - Date.now();
    if (approval.state !== 'waiting' || left <= 0 || signal?.aborted) return approval;
    await approvals.changed(id, Math.min(left, PROGRESS_MS), signal);
    progress?.('Waiting for a person to approve.');
  }
}

export const waitForApproval: BuiltInTool = builtIn({
  name: 'wait_for_approval',
  title: 'Wait for approval',
  description: `Wait up to ${MOST_SECONDS} s for a person to answer an approval that a call waits for.`,
  toolset: 'discovery',
  risk: 'read',
  input,
  output: ['approval', 'next'],
  call: async (runtime, args, call) => {
    try {
      const approval = await wait(runtime, acceptArguments('wait_for_approval', input, args), call);
      const next = approval.failure ?? NEXT[approval.state];
      // Once it is answered, how it was answered counts, and there is nothing to open.
      const { url, ...view } = viewOf(approval);
      const where = approval.answered ? { how: approval.answered.how } : url === undefined ? {} : { url };
      return { kind: 'result', result: success({ approval: { ...view, ...where }, next }, next) };
    } catch (error) {
      return { kind: 'result', result: errorResult('wait_for_approval', error) };
    }
  },
});
