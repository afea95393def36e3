/** An invitation that has expired. */
import { ago, q, times } from '../../../words.js';
import { freshness, logIds, said, standingOf } from '../../failures.js';
import type { Rule } from '../cause.js';
import { expired, fixesOf, invitationsTo, inviteFix, isMember, nameOf } from './invitations.js';

export const expiredInvitation: Rule = (facts, history) => {
  const failures = standingOf(history, 'expired_invitation');
  const [newest] = failures;
  const organizationId = newest?.event.organizationId ?? facts.organization?.id;
  const invitations = invitationsTo(facts, organizationId);
  const old = invitations.find((invitation) => expired(invitation, facts.now));
  const open = invitations.find((invitation) => !expired(invitation, facts.now));
  const target = organizationId ?? old?.organizationId;
  if (!newest && (!old || open)) return undefined;
  // A person who is a member already, or has signed in since, does not need the invitation.
  if (target && isMember(facts, target))
    return (
      newest && {
        score: 0.75 * freshness(facts, history, failures),
        because: `The person is a member of ${nameOf(
          facts.organizations?.find(({ id }) => id === target),
          target,
        )} already, and opened an invitation that is used up ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}.${said(newest)}`,
        evidence: logIds(failures),
        fixes: [],
        tell: 'You belong to the organization already, so the link in the invitation is not needed any more. Please open the application itself and sign in there.',
        do: 'Invite nobody again: have the person sign in at the application without the link.',
      }
    );
  const signedIn = history.lastSignIn?.at ?? facts.accounts[0]?.lastLogin ?? 0;
  if (
    !newest &&
    old?.expires !== undefined &&
    signedIn > old.expires &&
    !standingOf(history, 'not_organization_member')[0]
  )
    return undefined;
  const organization = facts.organization?.id === target ? facts.organization : undefined;
  const refused = newest ?? standingOf(history, 'not_organization_member')[0];
  const fixes = fixesOf(
    // Only who was invited is invited again: the account at hand may be another one.
    target && (old ?? open) ? inviteFix(facts, target, old ?? open) : undefined,
    old && !newest
      ? {
          tool: 'delete_organization_invitation',
          arguments: { organization_id: old.organizationId, invitation_id: old.id },
          does: 'Deletes the expired invitation.',
        }
      : undefined,
  );
  return {
    score: newest
      ? (old || !open ? 0.95 : 0.85) * freshness(facts, history, failures)
      : refused
        ? 0.95
        : 0.78,
    because: `${
      old
        ? `The invitation of ${q(old.email)} to ${nameOf(organization, target)} expired ${ago(old.expires ?? facts.now, facts.now)}`
        : `The invitation to ${nameOf(organization, target)} could not be accepted`
    }${newest ? `; it was tried ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}` : ''}, and the person is not a member.${said(refused)}`,
    evidence: logIds([...failures, ...(newest || !refused ? [] : [refused])]),
    fixes,
  };
};
