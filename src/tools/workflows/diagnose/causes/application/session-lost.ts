/** Sessions and refresh tokens that have ended. */
import type { CauseDeclaration } from '../cause.js';

declare module '../cause-id.js' {
  interface CauseIds {
    session_lost: true;
  }
}

export const sessionLost: CauseDeclaration = {
  title: 'The session or refresh token has expired or was revoked',
  reach: 'application',
  stage: 'after',
  signs: { otherwise: ['fertft', 'ferrt'] },
  endedBy: [],
  advice: {
    kind: 'log',
    score: 0.62,
    text: 'A new sign-in fixes it. If it keeps happening, compare the lifetimes and rotation of refresh tokens with how the application uses them.',
    tools: [],
  },
};
