/** An invitation that has not been accepted yet. */
import { ago, q } from '../../../words.js';
import { logIds, said } from '../../failures.js';
import type { Rule } from '../cause.js';
import { expired, invitationsTo, isMember, nameOf } from './invitations.js';

/** Invited, neither rejected nor a member yet. */
export const invitationOpen: Rule = (facts, history) => {
  const [open] = invitationsTo(facts, facts.organization?.id).filter((one) => !expired(one, facts.now));
  if (!open || isMember(facts, open.organizationId)) return undefined;
  const [newest] = history.standing;
  // A person with an account and without failures just has not accepted yet.
  if (facts.accounts.length > 0 && !newest) return undefined;
  return {
    score: facts.accounts.length === 0 ? 0.92 : 0.6,
    because: `${q(open.email)} was invited to ${nameOf(facts.organization, open.organizationId)}${
      open.created ? ` ${ago(open.created, facts.now)}` : ''
    }, has not accepted, and the invitation expires ${ago(open.expires ?? facts.now, facts.now)}.${said(newest)}`,
    evidence: logIds(newest ? [newest] : []),
    // A second one beside it would only confuse which link counts.
    fixes: [],
    advice:
      'Open the link in the invitation, and sign up or sign in with the invited address. If the message was lost, revoke this invitation before a new one is sent.',
  };
};
