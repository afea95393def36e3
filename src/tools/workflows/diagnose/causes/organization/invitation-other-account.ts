/** An invitation opened with another account. */
import { ago, q } from '../../../words.js';
import { freshness, logIds, said, standingOf } from '../../failures.js';
import { namesOf } from '../../known-of-person.js';
import type { Rule } from '../cause.js';
import { expired, fixesOf, invitationsTo, inviteFix, isMember } from './invitations.js';

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
  // Opening it with another account uses it up: where the list that was read no longer has it, only a new one helps.
  const listed = opener ? invitationsTo(facts, organizationId)[0] : invited;
  const gone = facts.otherInvitations !== undefined && (listed === undefined || expired(listed, facts.now));
  const own = namesOf(facts);
  const invitee =
    invited?.email ??
    newest.event.mentions.find(
      (one) => /^[^@\s]+@[^@\s]+$/.test(one) && (opener !== undefined || !own.has(one)),
    );
  return {
    score: 0.92 * freshness(facts, history, failures),
    because: `The invitation${opener ? ` of ${q(facts.asked.value, 80)}` : ''} was opened with ${opener ? `another account, ${q(opener, 80)}` : 'an account it was not meant for'}, ${ago(newest.event.at, facts.now)}; this invalidates it.${
      invited ? ` An invitation of the organization is for ${q(invited.email, 80)}.` : ''
    }${gone ? ` The organization has no open invitation${invitee && !invited ? ` for ${q(invitee, 80)}` : ''} any more: this one is used up.` : ''}${said(newest)}`,
    evidence: logIds(failures),
    fixes: fixesOf(
      organizationId && (invited || opener)
        ? inviteFix(facts, organizationId, listed)
        : organizationId && gone && invitee
          ? inviteFix(facts, organizationId, { id: '', organizationId, email: invitee })
          : undefined,
    ).map((fix) => ({
      ...fix,
      does: "Sends a new invitation to the invited address, valid for seven days. First confirm that it is the person's.",
    })),
    ...(gone
      ? {
          title: 'The invitation was opened with another account, and is used up',
          tell: 'The invitation was opened with another account than the one it is for, and no longer works. We are checking whether to send a new one: please open that in a private window, and sign in with the address that was invited.',
          do: `Do not have the old link opened again. Once the organization agrees, invite ${invitee ? q(invitee, 80) : 'the address that was invited'} again, not the address of this account, and leave this account as it is.`,
        }
      : {}),
    advice: `Open the ${invited ? 'new ' : ''}invitation in a private window, and sign in with the invited address${
      invited ? '' : '; if it no longer works, invite that address again, not the one of this account'
    }.`,
  };
};
