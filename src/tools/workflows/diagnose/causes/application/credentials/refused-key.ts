/** An application that authenticates with a key of its own, of which the registered one has expired or is another. */
import { ago, count, list, q } from '../../../../words.js';
import type { Credential } from '../../../facts.js';
import { freshness, logIds, said, standingOf } from '../../../failures.js';
import type { Rule } from '../../cause.js';

const named = ({ name, kid }: Credential): string => `${q(name)}${kid === undefined ? '' : ` (kid ${kid})`}`;

export const refusedKey: Rule = (facts, history) => {
  const app = facts.application;
  const keys = app?.credentials;
  const failures = standingOf(history, 'client_credentials').filter(
    ({ event }) => event.clientId === app?.client_id,
  );
  const [newest] = failures;
  if (!app || !keys || !newest) return undefined;
  const seen = `${count(failures.length, 'failure')}, last ${ago(newest.event.at, facts.now)}.${said(newest)}`;
  const found = { evidence: logIds(failures), fixes: [] };
  const ended = keys.filter(({ expires }) => expires !== undefined && expires <= newest.event.at);
  const [last] = [...ended].sort((a, b) => (b.expires ?? 0) - (a.expires ?? 0));
  const fresh = freshness(facts, history, failures);
  if (keys.length === 0)
    return {
      ...found,
      score: 0.93 * fresh,
      title: 'No key is registered with which the application could authenticate',
      because: `${q(app.name)} authenticates with a key, and none is registered for it (list_client_credentials). ${seen}`,
      do: 'Register the public key of the application (create_client_credential) and name it in its client_authentication_methods.',
    };
  if (!last) return undefined;
  const valid = keys.filter((one) => !ended.includes(one));
  return {
    ...found,
    score: (valid.length === 0 ? 0.95 : 0.82) * fresh,
    title: 'The key with which the application authenticates has expired',
    because: `The registered key ${named(last)} of ${q(app.name)} expired ${ago(last.expires ?? 0, facts.now)}${
      valid.length === 0
        ? ', and there is no other'
        : `; ${list(valid.map(named), 3)} ${valid.length === 1 ? 'is' : 'are'} still valid, and may not be the one that it signs with`
    }. ${seen}`,
    do:
      valid.length === 0
        ? 'Have the application make a new pair of keys, register the public one (create_client_credential), and name it in client_authentication_methods (update_client); if the old pair may stay in use, extend its expires_at instead (update_client_credential).'
        : 'Have the application sign with the key that is still valid, or register the one that it signs with.',
  };
};
