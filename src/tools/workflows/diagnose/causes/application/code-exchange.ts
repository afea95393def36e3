/** The authorization code exchange. */
import type { CauseDeclaration } from '../cause.js';

declare module '../cause-id.js' {
  interface CauseIds {
    code_exchange: true;
  }
}

export const codeExchange: CauseDeclaration = {
  title: 'The application cannot exchange the authorization code',
  reach: 'application',
  stage: 'after',
  signs: {
    text: /authori[sz]ation code|code.?verifier|pkce|code.?challenge/,
    otherwise: ['feacft'],
    never: ['feotpft', 'feoobft', 'fercft', 'fertft', 'ferrt'],
  },
  endedBy: ['seacft'],
  advice: {
    kind: 'application',
    score: 0.72,
    text: 'Codes work once and for a short time: look for duplicate requests, a changed redirect URL, or a lost PKCE verifier.',
    tools: [],
  },
};
