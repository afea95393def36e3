/** Consent to the application. */
import type { CauseDeclaration } from '../cause.js';

declare module '../cause-id.js' {
  interface CauseIds {
    consent: true;
  }
}

export const consent: CauseDeclaration = {
  title: 'The consent that the application requests was declined or is missing',
  reach: 'application',
  stage: 'after',
  signs: {
    text: /did not (authori[sz]e|consent)|consent.{0,20}(required|missing|denied|refused|declined)|(user|person|resource owner) (has )?(cancel|denied|declined|refused)|user_cancel/,
  },
  endedBy: [],
  advice: {
    kind: 'log',
    score: 0.7,
    text: 'Sign in again and give consent. If nobody should be asked, the API can skip consent for first-party applications (get_resource_server).',
    tools: ['get_resource_server'],
  },
};
