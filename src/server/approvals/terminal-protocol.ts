/** What a terminal and a server say to each other: a line of JSON each way, one exchange for each connection. */
import type { Approval } from '../../policy/approvals/approval.js';
import type { AnswerOutcome } from '../../policy/approvals/approvals.js';

/** What a person at a terminal is shown. */
export type ShownApproval = Pick<
  Approval,
  | 'id'
  | 'tenant'
  | 'title'
  | 'clientName'
  | 'question'
  | 'expect'
  | 'code'
  | 'expires'
  | 'state'
  | 'answered'
  | 'outcome'
>;

export type Asked =
  | { op: 'list' }
  /** Answers once something has changed, at the latest after `ms`. */
  | { op: 'watch'; id: string; state: Approval['state']; told: number; ms: number }
  | { op: 'answer'; id: string; approve: boolean; name?: string };

export type Told =
  | { approvals: ShownApproval[] }
  | { approval: ShownApproval | null }
  | { outcome: AnswerOutcome }
  | { error: string };

export const shownApproval = (approval: Approval): ShownApproval => {
  const { id, tenant, title, clientName, question, expect, code, expires, state, answered, outcome } =
    approval;
  return {
    ...{ id, tenant, title, clientName, question, code, expires, state, outcome },
    ...(expect === undefined ? {} : { expect }),
    ...(answered === undefined ? {} : { answered }),
  };
};
