/** An API that the application has no client grant for. */
import { ago, list, q, times } from '../../../words.js';
import { standingOf } from '../../failures.js';
import type { CauseDeclaration, Rule } from '../cause.js';
import { probablyTheirs } from './unattributed.js';

declare module '../cause-id.js' {
  interface CauseIds {
    api_not_granted: true;
  }
}

const rule: Rule = (facts, history) => {
  const own = standingOf(history, 'api_not_granted');
  const events = [
    ...own.map(({ event }) => event),
    ...probablyTheirs(facts, history, 'api_not_granted'),
  ].sort((a, b) => b.at - a.at);
  const [newest] = events;
  if (!newest) return undefined;
  const audience =
    newest.audience ??
    /(?:access|audience|resource server|api|service not found:?)\s*[:"'`]*\s*((?:https?:\/\/|urn:)[^\s"'`,]+)/
      .exec(newest.text)?.[1]
      ?.replace(/[.;]+$/, '');
  const clientId = newest.clientId ?? facts.application?.client_id;
  const granted = facts.grants?.some((grant) => grant.audience === audience);
  return {
    score: granted ? 0.25 : own.length > 0 ? 0.9 : 0.8,
    because: `${q(newest.clientName ?? facts.application?.name ?? clientId)} was refused the API ${q(audience ?? 'it asked for', 100)} ${times(events.length)}, last ${ago(newest.at, facts.now)}${
      facts.grants
        ? `; it has grants for ${
            facts.grants.length === 0
              ? 'no API'
              : list(
                  facts.grants.map((grant) => grant.audience),
                  3,
                )
          }`
        : ''
    }. The log says ${q(newest.description, 160)}.`,
    evidence: events.slice(0, 3).map((event) => event.id),
    fixes:
      audience && clientId && !granted
        ? [
            {
              tool: 'create_client_grant',
              arguments: { client_id: clientId, audience, scope: [] },
              does: 'Lets the application ask for tokens for this API; put the scopes that it needs into the list.',
            },
          ]
        : [],
  };
};

export const apiNotGranted: CauseDeclaration = {
  title: 'The application has no grant for the API it asks for',
  reach: 'application',
  stage: 'before',
  signs: {
    text: /not authori[sz]ed to access|client-?grant|service not found|\b(audience|resource server|api)\b.{0,60}(not (found|enabled|granted|allowed)|does not exist|unknown)/,
  },
  endedBy: [],
  rules: [rule],
};
