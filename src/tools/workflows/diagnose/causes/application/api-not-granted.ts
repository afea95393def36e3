/** An API that the application has no client grant for. */
import { ago, list, q, times } from '../../../words.js';
import { doubt, wordsOf } from '../../failures.js';
import type { Rule } from '../cause.js';
import { audienceOf } from './requested-api.js';
import { failuresOf } from './unattributed.js';

export const apiNotGranted: Rule = (facts, history) => {
  const { own, events } = failuresOf(facts, history, 'api_not_granted');
  const [newest] = events;
  if (!newest) return undefined;
  const audience = audienceOf(newest);
  // A grant for an API that does not exist is rejected.
  const missing = facts.api?.exists === false && facts.api.identifier === audience;
  const clientId = newest.clientId ?? facts.application?.client_id;
  const granted = facts.grants?.some((grant) => grant.audience === audience);
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
          }`
        : ''
    }. ${wordsOf(newest)}`,
    evidence: events.slice(0, 3).map((event) => event.id),
    fixes:
      audience && clientId && !granted && !missing
        ? [
            {
              tool: 'create_client_grant',
              arguments: { client_id: clientId, audience, scope: [] },
              does: 'Lets the application request tokens for this API; add the scopes that it needs to the list.',
            },
          ]
        : [],
  };
};
