/** A person who is not a member of the organization. */
import { ago, list, q, times } from '../../../words.js';
import { freshness, logIds, said, standingOf } from '../../failures.js';
import type { Rule } from '../cause.js';
import {
  connectionFits,
  expired,
  fixesOf,
  invitationsTo,
  inviteFix,
  isMember,
  memberFix,
  nameOf,
  twinIsMember,
} from './invitations.js';
import { removalOf } from './removed-member.js';

const TAKEN_OUT =
  'Your account no longer belongs to this organization. Please ask those who run it whether that was meant; your password is not the trouble.';

export const notOrganizationMember: Rule = (facts, history) => {
  const failures = standingOf(history, 'not_organization_member');
  const [newest] = failures;
  const vague = standingOf(history, 'login_denied', 'other_failure');
  const account = newest?.account ?? facts.accounts[0];
  if (!account) return undefined;
  const organizationId = newest?.event.organizationId ?? facts.organization?.id;
  // Nobody is a member of what is not there.
  if (facts.organization?.gone && facts.organization.id === organizationId) return undefined;
  const member =
    organizationId !== undefined && account === facts.accounts[0]
      ? isMember(facts, organizationId)
      : undefined;
  const needs = facts.application?.organizationUsage === 'require';
  const homeless = facts.organizations?.length === 0 && account === facts.accounts[0];
  const open = invitationsTo(facts, organizationId).find((invitation) => !expired(invitation, facts.now));
  const organization = facts.organization?.id === organizationId ? facts.organization : undefined;
  const fits = connectionFits(facts, account);
  // Who was invited accepts; whose other account is a member uses that; whose connection the organization does not have
  // would be stopped all the same.
  const fixes =
    organizationId && !open && fits !== false && !twinIsMember(facts, organizationId)
      ? fixesOf(memberFix(organizationId, account), inviteFix(facts, organizationId, undefined))
      : [];
  const advice = open
    ? 'Accept the invitation that is open: it gives the membership.'
    : fits === false
      ? `The organization does not take the connection of this account (${list(account.identities.map(({ connection }) => connection))}), only ${list(facts.organizationConnections ?? []) || 'none'}: sign in through one of those, with the account that belongs there.`
      : organizationId && twinIsMember(facts, organizationId)
        ? facts.accounts.every((one) =>
            one.identities.every(({ connection }) => connection === account.identities[0]?.connection),
          )
          ? 'The other account of the same person is a member, and cannot be chosen at sign-in, as both are of one connection: join the accounts, or the organization.'
          : 'Sign in with the other account of the same person, which is a member.'
        : undefined;
  const invited = open
    ? ` An invitation is open, expires ${ago(open.expires ?? facts.now, facts.now)} and has not been accepted.`
    : '';
  const toAccept = open
    ? {
        tell: 'You have been invited, and become a member by accepting. Please open the link in the invitation, and sign in with the address that was invited.',
        do: 'Have the person accept the invitation that is open, instead of adding or inviting them again; if its message was lost, revoke it before a new one is sent.',
      }
    : {};
  if (newest) {
    const removed =
      member === false && !open
        ? removalOf(facts, organizationId, failures.at(-1)?.event.at ?? newest.event.at)
        : undefined;
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
      }.${removed?.says ?? ''}${invited}${said(newest)}`,
      evidence: removed ? [...logIds(failures).slice(0, 2), removed.event.id] : logIds(failures),
      // Whom the organization took out is taken in again by the organization alone.
      fixes: removed ? [] : fixes,
      ...(removed
        ? {
            tell: TAKEN_OUT,
            do: `Ask ${removed.by ? q(removed.by, 80) : 'those who run the organization'} whether the removal was meant: it reads as on purpose, so nobody is added or invited again without them.`,
          }
        : {}),
      ...(advice ? { advice } : {}),
      ...toAccept,
    };
  }
  // The next sign-in makes them a member.
  if (account.identities.some(({ connection }) => facts.joiningConnections?.includes(connection)))
    return undefined;
  if (member === false && (vague.length > 0 || facts.organization)) {
    // The caller asked about this organization, or it rejected the person without a reason.
    return {
      score: vague.length > 0 ? 0.75 : 0.8,
      because: `Not a member of ${nameOf(organization, organizationId)}.${invited}${said(vague[0])}`,
      evidence: logIds(vague),
      fixes,
      ...(advice ? { advice } : {}),
      ...toAccept,
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
