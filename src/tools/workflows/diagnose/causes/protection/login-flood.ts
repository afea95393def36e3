/** Too many sign-ins of one account in a short time. */
import type { CauseDeclaration } from '../cause.js';

declare module '../cause-id.js' {
  interface CauseIds {
    login_flood: true;
  }
}

export const loginFlood: CauseDeclaration = {
  title: 'Throttled after too many sign-ins in a short time',
  reach: 'account',
  stage: 'before',
  signs: { text: /too.?many.?log-?ins/, always: ['limit_sul'] },
  endedBy: [],
  advice: {
    kind: 'seen',
    score: 0.85,
    text: 'The throttling ends by itself; find the script or device that signs in so often with this account.',
    tools: [],
  },
};
