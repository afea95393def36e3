/** Bot detection stops the sign-in. */
import type { CauseDeclaration } from '../cause.js';

declare module '../cause-id.js' {
  interface CauseIds {
    bot_detection: true;
  }
}

export const botDetection: CauseDeclaration = {
  title: 'Bot detection or a CAPTCHA stops the sign-in',
  reach: 'account',
  stage: 'before',
  signs: { text: /captcha|bot detect|automated (request|traffic)|solve the challenge/ },
  endedBy: [],
  advice: {
    kind: 'seen',
    score: 0.75,
    text: 'Try another network or browser without extensions; get_bot_detection shows the settings.',
    tools: ['get_bot_detection'],
  },
};
