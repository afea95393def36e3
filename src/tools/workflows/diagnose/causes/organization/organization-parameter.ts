/** A request with a missing or unsuitable organization parameter. */
import { ago, q, times } from '../../../words.js';
import { freshness, logIds, said, standingOf } from '../../failures.js';
import type { Rule } from '../cause.js';

export const organizationParameter: Rule = (facts, history) => {
  const failures = standingOf(history, 'organization_parameter');
  const [newest] = failures;
  if (!newest) return undefined;
  const app = facts.application;
  return {
    score: 0.88 * freshness(facts, history, failures),
    because: `${q(app?.name ?? newest.event.clientName)}${app?.organizationUsage ? ` has organization_usage ${q(app.organizationUsage)}` : ''}; its request did not match ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}.${said(newest)}`,
    evidence: logIds(failures),
    fixes: app
      ? [
          {
            tool: 'update_client',
            arguments: { client_id: app.client_id, organization_usage: 'allow' },
            does: 'Allows sign-in with and without an organization. Often it is better to send the right organization from the application.',
          },
        ]
      : [],
  };
};
