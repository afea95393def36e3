/** Cross-origin requests. */
import type { CauseDeclaration } from '../cause.js';

declare module '../cause-id.js' {
  interface CauseIds {
    cross_origin: true;
  }
}

export const crossOrigin: CauseDeclaration = {
  title: 'The browser request comes from an origin that is not allowed',
  reach: 'application',
  stage: 'before',
  signs: {
    text: /\bcors\b|cross.?origin|origin.{0,40}not allowed|third.?party cookie/,
    always: ['fco'],
    otherwise: ['fcoa'],
  },
  endedBy: [],
  advice: {
    kind: 'application',
    score: 0.75,
    text: 'Compare the origin with allowed_origins and web_origins of the application (get_client).',
    tools: ['get_client'],
  },
};
