/** What the pages say of an approval. */
import type { Approval } from '../../../policy/approvals/approval.js';
import { mayApprove, USABLE_MS } from '../../../policy/approvals/approvals.js';
import type { Identified } from '../../../policy/approvals/same-person.js';

/** Who looks at it. */
export interface Viewer extends Identified {
  permissions: ReadonlySet<string>;
}

export const isOwn = ({ person }: Approval, viewer: Viewer): boolean => person === viewer.person;

const failed = ({ outcome }: Approval): boolean => outcome.some(({ ok }) => !ok);

/** Names the color of the state. */
export const stateClass = (approval: Approval): string =>
  approval.state === 'used' && failed(approval) ? 'failed' : approval.state;

/** One or two words for a list. */
export function stateLabel(approval: Approval): string {
  switch (approval.state) {
    case 'waiting':
      return 'Waiting';
    case 'approved':
      return 'Approved';
    case 'declined':
      return 'Declined';
    case 'expired':
      return approval.answered ? 'Approved, not used' : 'Expired';
    case 'used':
      return approval.outcome.length === 0 ? 'Running' : failed(approval) ? 'Done, with errors' : 'Done';
    case 'void':
      return 'Closed';
  }
}

/** A sentence or two: where it is, and what comes next. */
export function stateSentence(approval: Approval, viewer: Viewer): string {
  const { state, answered, outcome } = approval;
  switch (state) {
    case 'waiting':
      if (mayApprove(approval, viewer))
        return 'Nothing has been changed. The assistant waits for your answer.';
      return `Nothing has been changed. Somebody else, with the permission ${approval.fourEyes?.permission ?? ''}, has to approve this. You can decline it.`;
    case 'approved':
      return 'Approved. The assistant can now do this once, exactly as shown. Nothing has been changed yet.';
    case 'declined':
      return 'Declined. Nothing was changed.';
    case 'expired':
      return answered
        ? `It was approved, but the assistant did not use it within ${USABLE_MS / 60_000} minutes. Nothing was changed.`
        : 'Nobody answered in time. Nothing was changed. The assistant can ask again.';
    case 'used':
      if (outcome.length === 0) return 'Approved. The assistant is doing it now.';
      return failed(approval) ? 'Approved. Not all of it worked:' : 'Approved and done:';
    case 'void':
      return answered
        ? 'It was approved, but something has changed since, so that it can no longer be used. Nothing was changed by it.'
        : 'This request is closed. Nothing was changed by it.';
  }
}

/** How the answer was given, if it was. */
export function answerSentence({ answered }: Approval, viewer: Viewer): string | undefined {
  if (!answered) return undefined;
  const where = { page: 'on this page', phone: 'on a phone', terminal: 'in a terminal' }[answered.how];
  const by = answered.by.person === viewer.person ? 'you' : (answered.by.name ?? answered.by.person);
  return `Answered by ${by} ${where}`;
}

/** A time span as people say it: `4 min 5 s`. */
export function span(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return seconds >= 60 ? `${Math.floor(seconds / 60)} min ${seconds % 60} s` : `${seconds} s`;
}
