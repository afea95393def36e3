import { type Answer, Approvals, type NewApproval } from '../../../src/policy/approvals/approvals.js';
import { MemoryState } from '../../../src/state/memory-state.js';
import type { SharedState } from '../../../src/state/shared-state.js';

/** What is asked in the tests of approvals. */
export const asked: NewApproval = {
  caller: 'https://issuer.example/ auth0|jane client',
  person: 'https://issuer.example/ auth0|jane',
  tenant: 'acme.example',
  tool: 'delete_user',
  args: 'a',
  policy: 'p',
  title: 'Delete a user',
  clientName: 'chat',
  level: 'ask',
  question: 'Delete a user (delete_user)',
  shown: 's',
  change: 'c',
  effects: ['loss'],
};

export const jane = { person: asked.person };
export const yes: Answer = { approve: true, by: jane, how: 'page' };
export const no: Answer = { ...yes, approve: false };

export async function opened(approvals: Approvals, more: Partial<NewApproval> = {}) {
  const approval = await approvals.open({ ...asked, ...more });
  if (!approval) throw new Error('too many are waiting');
  return approval;
}

/** Approvals with a clock that the test sets, over a state whose calls it may change. */
export function setup() {
  const clock = { now: Date.UTC(2026, 0, 1) };
  const state: SharedState = new MemoryState(() => clock.now);
  const approvals = new Approvals(() => clock.now, state);
  return {
    clock,
    state,
    approvals,
    open: (more: Partial<NewApproval> = {}) => opened(approvals, more),
  };
}
