/** An application in a browser or on a device that is set to authenticate with a secret, which it cannot keep. */
import { ago, count, q } from '../../../../words.js';
import { freshness, logIds, said, standingOf } from '../../../failures.js';
import type { Rule } from '../../cause.js';

/** Application types whose code everybody can read, in words. */
const PUBLIC: Readonly<Record<string, string>> = { spa: 'single-page', native: 'native' };

/** Settings of `token_endpoint_auth_method` that demand a client secret. */
const WITH_SECRET = ['client_secret_post', 'client_secret_basic'];

export const secretOfPublicClient: Rule = (facts, history) => {
  const app = facts.application;
  const kind = PUBLIC[app?.appType ?? ''];
  if (!app?.authMethod || !kind || !WITH_SECRET.includes(app.authMethod)) return undefined;
  const failures = standingOf(history, 'client_credentials').filter(
    ({ event }) => event.type !== 'feccft' && event.clientId === app.client_id,
  );
  const [newest] = failures;
  if (!newest) return undefined;
  return {
    score: 0.93 * freshness(facts, history, failures),
    because: `${q(app.name)} is a ${kind} application and set to authenticate with a client secret (token_endpoint_auth_method ${q(app.authMethod)}), which such an application cannot keep and does not send; it has to be "none". ${count(failures.length, 'failure')}, last ${ago(newest.event.at, facts.now)}.${said(newest)}`,
    evidence: logIds(failures),
    fixes: [
      {
        tool: 'update_client',
        arguments: { client_id: app.client_id, token_endpoint_auth_method: 'none' },
        does: 'Lets the application exchange codes with PKCE alone. First make sure that no server uses its client id with the secret.',
        opens: 'Requests for tokens with this client id need no secret any more.',
      },
    ],
    do: 'Set the authentication method of the application to none, unless a server of yours is behind it: then its type is wrong.',
  };
};
