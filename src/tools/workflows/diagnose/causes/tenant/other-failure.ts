/** The fallback: what the log itself says. */
import type { CauseDeclaration } from '../cause.js';

declare module '../cause-id.js' {
  interface CauseIds {
    other_failure: true;
  }
}

export const otherFailure: CauseDeclaration = {
  title: 'Sign-in is rejected for the reason in the log',
  reach: 'application',
  stage: 'after',
  signs: {},
  endedBy: [],
  yieldsTo: 'any likely cause',
  advice: { kind: 'log', score: 0.5, text: 'get_log shows the full event.', tools: ['get_log'] },
};
