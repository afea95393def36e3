/** A person who is not a member of the organization. */
import { ago, list, q, times } from '../../../words.js';
import { freshness, logIds, said, standingOf } from '../../failures.js';
import type { Rule } from '../cause.js';
import { expired, fixesOf, invitationsTo, inviteFix, isMember, memberFix, nameOf } from './invitations.js';

export const notOrganizationMember: Rule = (facts, history) => {
  const failures = standingOf(history, 'not_organization_member');
  const [newest] = failures;
  const vague = standingOf(history, 'login_denied', 'other_failure');
  const account = newest?.account ?? facts.accounts[0];
  if (!account) return undefined;
  const organizationId = newest?.event.organizationId ?? facts.organization?.id;
  const member =
    organizationId !== undefined && account === facts.accounts[0]
      ? isMember(facts, organizationId)
      : undefined;
  const needs = facts.application?.organizationUsage === 'require';
  const homeless = facts.organizations?.length === 0 && account === facts.accounts[0];
  const open = invitationsTo(facts, organizationId).find((invitation) => !expired(invitation, facts.now));
  const organization = facts.organization?.id === organizationId ? facts.organization : undefined;
  const fixes = organizationId
    ? fixesOf(
        memberFix(organizationId, account),
        open ? undefined : inviteFix(facts, organizationId, undefined),
      )
    : [];
  const invited = open
    ? ` An invitation is open, expires ${ago(open.expires ?? facts.now, facts.now)} and has not been accepted.`
    : '';
  if (newest) {
    return {
      score: (member === false ? 0.93 : member === true ? 0.25 : 0.87) * freshness(facts, history, failures),
      because: `Rejected ${times(failures.length)} as not a member of ${nameOf(organization, organizationId)}, last ${ago(newest.event.at, facts.now)}${
        facts.organizations && account === facts.accounts[0]
          ? `; member of ${
              facts.organizations.length === 0
                ? 'none'
                : list(
                    facts.organizations.map((one) => one.name ?? one.id),
                    3,
                  )
            }`
          : ''
      }.${invited}${said(newest)}`,
      evidence: logIds(failures),
      fixes,
    };
  }
  if (member === false && (vague.length > 0 || facts.organization)) {
    // The caller asked about this organization, or it rejected the person without a reason.
    return {
      score: vague.length > 0 ? 0.75 : 0.8,
      because: `Not a member of ${nameOf(organization, organizationId)}.${invited}${said(vague[0])}`,
      evidence: logIds(vague),
      fixes,
    };
  }
  const signedInThere = history.lastSignIn?.clientId === facts.application?.client_id;
  if (needs && homeless && !signedInThere && (vague.length > 0 || facts.applicationAsked)) {
    return {
      score: 0.75,
      because: `${q(facts.application?.name)} requires membership in an organization, and the person has none.${said(vague[0])}`,
      evidence: logIds(vague),
      fixes: [],
      advice: 'Find the organization with list_organizations, then add_organization_members.',
    };
  }
  return undefined;
};
