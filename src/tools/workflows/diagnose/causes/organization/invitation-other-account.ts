/** An invitation opened with another account. */
import { ago, q } from '../../../words.js';
import { freshness, logIds, said, standingOf } from '../../failures.js';
import type { Rule } from '../cause.js';
import { fixesOf, invitationsTo, inviteFix, isMember } from './invitations.js';

export const invitationOtherAccount: Rule = (facts, history) => {
  const failures = standingOf(history, 'invitation_other_account');
  const [newest] = failures;
  if (!newest) return undefined;
  const organizationId = newest.event.organizationId ?? facts.organization?.id;
  if (organizationId && isMember(facts, organizationId)) return undefined;
  // The account that opened it is the wrong one: neither it nor its address may be invited or added.
  const others = (facts.otherInvitations ?? []).filter(
    (invitation) => organizationId === undefined || invitation.organizationId === organizationId,
  );
  const named = others.filter(({ email }) => newest.event.mentions.includes(email.toLowerCase()));
  // Asked about the invited address: the event is of the account that opened the invitation.
  const opener =
    newest.event.userName &&
    newest.event.userName.toLowerCase() !== facts.asked.value.toLowerCase() &&
    newest.attribution?.degree === 'details' &&
    facts.asked.kind === 'email'
      ? newest.event.userName
      : undefined;
  const [invited] = named.length > 0 ? named : others.length === 1 ? others : [];
  return {
    score: 0.92 * freshness(facts, history, failures),
    because: `The invitation${opener ? ` of ${q(facts.asked.value, 80)}` : ''} was opened with ${opener ? `another account, ${q(opener, 80)}` : 'an account it was not meant for'}, ${ago(newest.event.at, facts.now)}; this invalidates it.${
      invited ? ` An invitation of the organization is for ${q(invited.email, 80)}.` : ''
    }${said(newest)}`,
    evidence: logIds(failures),
    fixes: fixesOf(
      organizationId && (invited || opener)
        ? inviteFix(facts, organizationId, opener ? invitationsTo(facts, organizationId)[0] : invited)
        : undefined,
    ).map((fix) => ({
      ...fix,
      does: "Sends a new invitation to the invited address, valid for seven days. First confirm that it is the person's.",
    })),
    advice: `Open the ${invited ? 'new ' : ''}invitation in a private window, and sign in with the invited address${
      invited ? '' : '; if it no longer works, invite that address again, not the one of this account'
    }.`,
  };
};
