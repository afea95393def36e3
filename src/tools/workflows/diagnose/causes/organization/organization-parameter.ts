/** A request with a missing or unsuitable organization parameter. */
import type { Fix } from '../../../answer.js';
import { ago, q, times } from '../../../words.js';
import type { Application } from '../../facts.js';
import { freshness, logIds, said, standingOf } from '../../failures.js';
import type { Rule } from '../cause.js';

/** What lets the same request through, with the least opened. */
function fixOf(app: Application, text: string): Fix | undefined {
  if (/not allowed/.test(text) && (app.organizationUsage ?? 'deny') === 'deny') {
    return {
      tool: 'update_client',
      arguments: { client_id: app.client_id, organization_usage: 'allow' },
      does: 'Lets the application sign people in with an organization, and without one as before. Not needed if the application should not send an organization.',
      opens: 'Members of organizations can sign in to the application as such.',
    };
  }
  if (/required/.test(text) && app.organizationUsage === 'require' && !app.asksForOrganization) {
    return {
      tool: 'update_client',
      arguments: { client_id: app.client_id, organization_require_behavior: 'pre_login_prompt' },
      does: 'Asks for the organization on the login page when the application sends none. Membership stays required.',
    };
  }
  return undefined;
}

export const organizationParameter: Rule = (facts, history) => {
  const failures = standingOf(history, 'organization_parameter');
  const [newest] = failures;
  if (!newest) return undefined;
  const app =
    newest.event.clientId === undefined || newest.event.clientId === facts.application?.client_id
      ? facts.application
      : undefined;
  const fix = app && fixOf(app, newest.event.text);
  return {
    score: 0.88 * freshness(facts, history, failures),
    because: `${q(app?.name ?? newest.event.clientName)}${app?.organizationUsage ? ` has organization_usage ${q(app.organizationUsage)}` : ''}; its request did not match ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}.${said(newest)}`,
    evidence: logIds(failures),
    fixes: fix ? [fix] : [],
    advice: fix
      ? 'Often it is better to correct the organization parameter in the application.'
      : 'Compare the organization parameter that the application sends with list_organizations, and correct it there.',
  };
};
