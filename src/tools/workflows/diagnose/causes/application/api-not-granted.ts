/** An API that the application has no client grant for. */
import { ago, list, q, times } from '../../../words.js';
import { doubt, wordsOf } from '../../failures.js';
import type { Rule } from '../cause.js';
import { audienceOf, missingScopes } from './requested-api.js';
import { failuresOf } from './unattributed.js';

export const apiNotGranted: Rule = (facts, history) => {
  const { own, events } = failuresOf(facts, history, 'api_not_granted');
  const [newest] = events;
  if (!newest) return undefined;
  const audience = audienceOf(newest);
  // A grant for an API that does not exist is rejected.
  const missing = facts.api?.exists === false && facts.api.identifier === audience;
  const clientId = newest.clientId ?? facts.application?.client_id;
  const lacking = missingScopes(facts, newest);
  const grant = facts.grants?.find((one) => one.audience === audience);
  const granted = lacking?.length === 0;
  // A scope that the API does not have cannot be granted.
  const scopes = facts.api?.identifier === audience ? facts.api?.scopes : undefined;
  const undefinedScopes = scopes === undefined ? [] : (lacking ?? []).filter((one) => !scopes.includes(one));
  return {
    score: (granted ? 0.25 : own.length > 0 ? 0.9 : 0.8) * doubt(history, newest),
    because: `${q(newest.clientName ?? facts.application?.name ?? clientId)} was denied the API ${q(audience ?? 'it requested', 100)} ${times(events.length)}, last ${ago(newest.at, facts.now)}${
      facts.grants
        ? `; it has client grants for ${
            facts.grants.length === 0
              ? 'no API'
              : list(
                  facts.grants.map((grant) => grant.audience),
                  3,
                )
          }${lacking && lacking.length > 0 ? `, and the one for this API lacks the scope ${list(lacking, 5)}` : ''}`
        : ''
    }. ${wordsOf(newest)}`,
    evidence: events.slice(0, 3).map((event) => event.id),
    fixes:
      grant && lacking && lacking.length > undefinedScopes.length
        ? [
            {
              tool: 'update_client_grant',
              arguments: {
                client_grant_id: grant.id,
                scope: [...grant.scope, ...lacking.filter((one) => !undefinedScopes.includes(one))],
              },
              does: 'Adds these scopes to the grant. First find out whether the application needs them; otherwise it should not ask for them.',
              opens: 'The application can obtain tokens with these scopes.',
            },
          ]
        : audience && clientId && !grant && !missing
          ? [
              {
                tool: 'create_client_grant',
                arguments: { client_id: clientId, audience, scope: [] },
                does: 'Lets the application request tokens for this API; add the scopes that it needs to the list.',
              },
            ]
          : [],
    ...(undefinedScopes.length > 0
      ? {
          advice: `The API has no scope ${list(undefinedScopes, 5)}: the application should not ask for it, or the API has to get it first.`,
        }
      : {}),
  };
};
