/** An invitation opened with another account. */
import { ago } from '../../../words.js';
import { freshness, logIds, said, standingOf } from '../../failures.js';
import type { CauseDeclaration, Rule } from '../cause.js';
import { fixesOf, invitationsTo, inviteFix, isMember } from './invitations.js';

declare module '../cause-id.js' {
  interface CauseIds {
    invitation_other_account: true;
  }
}

const rule: Rule = (facts, history) => {
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

export const invitationOtherAccount: CauseDeclaration = {
  title: 'The invitation was opened while signed in with another account',
  reach: 'organization',
  stage: 'after',
  signs: {
    text: /not allowed to accept|invit.{0,60}(other|different|another|wrong) (account|user|e-?mail)|invitation.{0,60}does not match/,
  },
  endedBy: ['si', 'organization_member_added'],
  rules: [rule],
};
