/** The answer to a call that waits for a person who is asked elsewhere. */
import type { ApprovalView } from '../../policy/approvals/approval.js';
import { outgoingText } from '../../policy/outgoing/outgoing.js';
import { success, type ToolResult } from './result.js';

/** Not an error: hosts raise those as exceptions, and nothing has gone wrong. */
export function waitingResult({ approval, note }: { approval: ApprovalView; note: string }): ToolResult {
  const next =
    'Nothing was changed yet. Tell the person, wait with wait_for_approval, and once it is approved make the same call again with the same arguments.';
  return success(
    { approval, message: `${outgoingText(note)} ${next}` },
    `Waiting for a person's approval. ${note} ${next}`,
  );
}
