/** An Action or rule that fails. */
import type { CauseDeclaration } from '../cause.js';

declare module '../cause-id.js' {
  interface CauseIds {
    action_failed: true;
  }
}

export const actionFailed: CauseDeclaration = {
  title: 'An Action or rule fails during sign-in',
  reach: 'account',
  stage: 'after',
  signs: {
    text: /\baction.{0,40}(error|failed|threw|timed? ?out|exception)|cannot read propert|is not (a function|defined|iterable)|(type|reference|range|syntax)error\b|\brule.{0,40}(error|failed|threw)|(unhandled|script).{0,12}(error|exception)|script execution/,
    always: ['actions_execution_failed'],
  },
  endedBy: [],
  advice: {
    kind: 'log',
    score: 0.86,
    text: 'list_action_trigger_bindings names the Actions of post-login; check which was deployed last, and roll it back if needed.',
    tools: ['list_action_trigger_bindings'],
  },
};
