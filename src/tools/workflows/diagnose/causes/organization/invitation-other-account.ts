/** An invitation opened with another account. */
import { ago } from '../../../words.js';
import { freshness, logIds, said, standingOf } from '../../failures.js';
import type { Rule } from '../cause.js';
import { fixesOf, invitationsTo, inviteFix, isMember } from './invitations.js';

export const invitationOtherAccount: Rule = (facts, history) => {
  const failures = standingOf(history, 'invitation_other_account');
  const [newest] = failures;
  if (!newest) return undefined;
  const organizationId = newest.event.organizationId ?? facts.organization?.id;
  if (organizationId && isMember(facts, organizationId)) return undefined;
  const [last] = invitationsTo(facts, organizationId);
  return {
    score: 0.92 * freshness(facts, history, failures),
    because: `The invitation was opened with an account it was not meant for, ${ago(newest.event.at, facts.now)}; this invalidates it.${said(newest)}`,
    evidence: logIds(failures),
    fixes: fixesOf(organizationId ? inviteFix(facts, organizationId, last) : undefined),
    advice: 'Open the new invitation in a private window, and sign in with the invited address.',
  };
};
