/** A request with a missing or unsuitable organization parameter. */
import type { Fix } from '../../../answer.js';
import { ago, q, times } from '../../../words.js';
import type { Application } from '../../facts.js';
import { type Failure, freshness, logIds, said, standingOf } from '../../failures.js';
import type { Rule } from '../cause.js';
import { nameOf } from './invitations.js';

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

/** The text says that the organization is not valid, without saying why. */
const INVALID =
  /organi[sz]ation.{0,40}(invalid|not valid|not found|unknown|does not exist)|(invalid|unknown) organi[sz]ation/;

const isInvalid = ({ event }: Failure): boolean =>
  INVALID.test(event.text) && !/not allowed|required/.test(event.text);

/** The organization was read: what is refused is not that there is none. */
export const refusedOrganization: Rule = (facts, history) => {
  const { organization, application } = facts;
  const failures = standingOf(history, 'organization_parameter').filter(isInvalid);
  const [newest] = failures;
  if (!newest || !organization || (newest.event.organizationId ?? organization.id) !== organization.id)
    return undefined;
  const app = newest.event.clientId === application?.client_id ? application : undefined;
  const name = nameOf(organization, organization.id);
  const found = { evidence: logIds(failures), fixes: [] };
  const seen = `refused ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}.${said(newest)}`;
  const fresh = freshness(facts, history, failures);
  if (organization.gone)
    return {
      ...found,
      score: 0.93 * fresh,
      title: 'The organization that the application names no longer exists',
      means: { says: 'There is no organization with this id.', side: 'application' },
      because: `There is no organization ${organization.id}; ${seen}`,
      tell: 'The organization that you want to sign in to is not there any more. It is not your account, and we are checking where you belong now.',
      do: 'Find out whether the organization was deleted or renamed: an old link or setting of the application may still name it. Its members are gone with it, and have to be added to the one that takes its place.',
    };
  if (organization.takesThirdParties === undefined) return undefined;
  if (app?.firstParty === false && !organization.takesThirdParties)
    return {
      ...found,
      score: 0.95 * fresh,
      title: 'The organization takes no third-party applications',
      means: {
        says: 'The organization exists, and lets third-party applications sign nobody in.',
        side: 'tenant',
      },
      because: `${name} exists and blocks third-party applications (third_party_client_access), and ${q(app.name)} is one; ${seen}`,
      tell: 'Your organization does not let this application sign you in, as it is made by somebody else. Please use your other applications; we are asking the organization whether it should.',
      do: `Ask the organization whether it wants third-party applications. Only then set its third_party_client_access to "allow" (update_organization), which opens it to all of them; the connection has to be a domain connection (is_domain_connection) as well. The person's membership is not what is refused.`,
    };
  return {
    ...found,
    score: 0.9 * fresh,
    title: 'The application names the organization in a way that is not accepted',
    means: {
      says: 'The organization exists; the request names it otherwise than the tenant takes it.',
      side: 'application',
    },
    because: `${name} exists, so it is the way in which ${q(app?.name ?? newest.event.clientName)} names it that is not accepted; ${seen}`,
    do: `Compare the organization parameter of the request with ${organization.id} exactly. A name in its place works only if the tenant allows names there (allow_organization_name_in_authentication_api of get_tenant_settings).`,
  };
};

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
