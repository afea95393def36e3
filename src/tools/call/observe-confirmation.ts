/** Tells an observer how a confirmation went, in a bounded number of words. */
import type { ConfirmOutcome } from '../../policy/confirm/confirm-request.js';
import type { ConfirmationObserver } from '../runtime.js';

export function observeConfirmation(observer: ConfirmationObserver, outcome: ConfirmOutcome): void {
  if (outcome.kind === 'ask') observer.confirmation('form', 'asked');
  else if (outcome.kind === 'open') observer.confirmation('url', 'asked');
  else if (outcome.kind === 'wait') observer.confirmation(outcome.approval.how, 'waiting');
  else if (outcome.kind === 'refuse') observer.confirmation('none', outcome.code);
  else if (outcome.evidence.how !== 'not_needed') observer.confirmation(outcome.evidence.how, 'approved');
}
