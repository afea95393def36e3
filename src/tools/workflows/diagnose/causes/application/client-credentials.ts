/** The application's own authentication. */
import type { CauseDeclaration } from '../cause.js';

declare module '../cause-id.js' {
  interface CauseIds {
    client_credentials: true;
  }
}

export const clientCredentials: CauseDeclaration = {
  title: 'Client authentication of the application fails (secret or key)',
  reach: 'application',
  stage: 'before',
  signs: {
    text: /(invalid|wrong|bad|unknown|missing|expired).{0,12}client[ _-]?(secret|credential|assertion|authentication)|client (authentication|assertion|secret).{0,30}(fail|invalid|required|wrong|expired)|invalid_client|unknown client/,
    otherwise: ['feccft'],
  },
  endedBy: ['seacft'],
  advice: {
    kind: 'application',
    score: 0.8,
    text: "Compare the application's secret or key with the one deployed; get_client shows when keys changed. Rotate only as a last resort.",
    tools: ['get_client'],
  },
};
