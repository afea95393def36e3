/** The identity provider behind a connection. */
import type { CauseDeclaration } from '../cause.js';

declare module '../cause-id.js' {
  interface CauseIds {
    identity_provider: true;
  }
}

export const identityProvider: CauseDeclaration = {
  title: 'The identity provider behind the connection fails',
  reach: 'connection',
  stage: 'credentials',
  signs: {
    text: /\bsaml|assertion|aadsts\d|thumbprint|not assigned to (a role|the app|this app)|audience is invalid|failed to obtain|enotfound|\bidp\b|identity provider|upstream|certificate|signature|\bldap|active directory|connector|\bjwks|discovery document|openid configuration|issuer|id_?token|provider (error|returned|responded)|unable to (reach|connect|obtain)|econn|etimedout|timed? ?out/,
    otherwise: ['fc', 'fcpro'],
    never: ['fp', 'fu', 'fi'],
  },
  endedBy: [],
  advice: {
    kind: 'log',
    score: 0.86,
    text: 'Check the provider and the connection (get_connection, get_connection_status): certificates, secrets, URLs. Other users of the connection are affected too.',
    tools: ['get_connection', 'get_connection_status'],
  },
};
