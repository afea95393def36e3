/** Passwordless codes and links. */
import type { CauseDeclaration } from '../cause.js';

declare module '../cause-id.js' {
  interface CauseIds {
    passwordless_code: true;
  }
}

export const passwordlessCode: CauseDeclaration = {
  title: 'The passwordless code or link does not arrive or is rejected',
  reach: 'account',
  stage: 'credentials',
  signs: {
    text: /verification code|(wrong|invalid|expired).{0,20}code|magic link|passwordless/,
    otherwise: ['fepotpft'],
    never: ['feotpft', 'feoobft', 'fercft'],
  },
  endedBy: [],
  advice: {
    kind: 'seen',
    score: 0.75,
    text: 'Request a new code and use only the newest message; check spam, the number, and the delivery events (cs, cls, fn).',
    tools: [],
  },
};
