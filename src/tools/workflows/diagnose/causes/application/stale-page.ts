/** A stale login page. */
import type { CauseDeclaration } from '../cause.js';

declare module '../cause-id.js' {
  interface CauseIds {
    stale_page: true;
  }
}

export const stalePage: CauseDeclaration = {
  title: 'The login page was stale (back button, old link, second tab)',
  reach: 'application',
  stage: 'before',
  signs: {
    text: /state mismatch|invalid state|invalid.{0,10}(transaction|ticket)|transaction.{0,20}(not found|expired)|login.?ticket|back button|session.{0,12}(not found|expired|has ended)|pressed the back|unable to issue redirect/,
    never: ['fcoa', 'fertft', 'ferrt'],
  },
  endedBy: [],
  advice: {
    kind: 'log',
    score: 0.55,
    text: "Start again from the application's own page, in one tab.",
    tools: [],
  },
};
