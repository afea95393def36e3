/** An API that does not exist, or no longer. */
import { distance } from '../../../../../text/nearest.js';
import { ago, q, times } from '../../../words.js';
import { wordsOf } from '../../failures.js';
import type { Rule } from '../cause.js';
import { audienceOf } from './requested-api.js';
import { failuresOf } from './unattributed.js';

export const apiNotFound: Rule = (facts, history) => {
  const told = failuresOf(facts, history, 'api_not_found').events;
  // A refusal for a missing grant, at an API that is not there.
  const refused =
    facts.api?.exists === false
      ? failuresOf(facts, history, 'api_not_granted').events.filter(
          (event) => audienceOf(event) === facts.api?.identifier,
        )
      : [];
  const events = [...told, ...refused].sort((a, b) => b.at - a.at);
  const [newest] = events;
  if (!newest) return undefined;
  const audience = audienceOf(newest);
  const read = facts.api !== undefined && facts.api.identifier === audience ? facts.api : undefined;
  const similar = audience === undefined ? undefined : similarTo(audience, facts.apis ?? []);
  const weight = history.standing.find(({ event }) => event === newest)?.attribution?.weight ?? 1;
  return {
    score: (read?.exists === true ? 0.25 : read ? 0.95 : 0.88) * weight,
    because: `${q(newest.clientName ?? facts.application?.name ?? newest.clientId)} requested the API ${q(audience ?? 'it names', 100)} ${times(events.length)}, last ${ago(newest.at, facts.now)}; ${
      read
        ? read.exists
          ? 'it exists now'
          : 'no API has this identifier'
        : 'the log says that there is no API like this'
    }. ${wordsOf(newest)}`,
    evidence: events.slice(0, 3).map((event) => event.id),
    fixes:
      read?.exists === false && audience && similar === undefined
        ? [
            {
              tool: 'create_resource_server',
              arguments: { identifier: audience, name: audience.replace(/[<>]/g, '').slice(0, 200) },
              does: 'Creates the API again, without its former permissions and grants. Only if it was deleted by mistake; else correct the audience in the application.',
            },
            // Without a grant, what was refused for the lack of one is refused again.
            ...(refused.length > 0 && newest.clientId
              ? [
                  {
                    tool: 'create_client_grant',
                    arguments: { client_id: newest.clientId, audience, scope: [] },
                    does: 'After that, lets the application request tokens for this API; add the scopes that it needs to the list.',
                  },
                ]
              : []),
          ]
        : [],
    ...(refused.length > 0 && similar === undefined && read?.exists === false
      ? {
          do: 'Both are missing, the API and the client grant of the application for it: correct the audience in the application if it is wrong, or create the API and then the grant.',
        }
      : {}),
    advice: similar
      ? `There is an API ${q(similar, 100)}: the audience in the application is probably mistyped (case, slash, or a character).`
      : 'Compare the audience that the application sends with the identifiers in list_resource_servers.',
  };
};

/** The API that was probably meant: identifiers are compared character by character, slash and case included. */
function similarTo(audience: string, apis: readonly string[]): string | undefined {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/\/+$/, '');
  return apis.find(
    (one) =>
      one !== audience && (plain(one) === plain(audience) || distance(plain(one), plain(audience)) <= 2),
  );
}
