/** A second factor is required and none is enrolled. */
import { list } from '../../../words.js';
import { freshness, logIds, said, standingOf } from '../../failures.js';
import { isSignIn } from '../../sign-in-events.js';
import type { Rule } from '../cause.js';
import { ANSWERS } from './challenges.js';
import { secondFactors } from './factors.js';

export const mfaNotEnrolled: Rule = (facts, history) => {
  const failures = standingOf(history, 'mfa_not_enrolled');
  const factors = secondFactors(facts);
  const asked = facts.events.findIndex((event) => event.type === 'mfar');
  const signedIn = facts.events.findIndex((event) => isSignIn(event) || ANSWERS.has(event.type));
  const open = asked >= 0 && (signedIn < 0 || asked < signedIn) && factors?.length === 0;
  const [newest] = failures;
  const account = newest?.account ?? facts.accounts[0];
  if (!account || (!newest && !open)) return undefined;
  return {
    score: newest ? 0.85 * freshness(facts, history, failures) : 0.7,
    because: `A second factor is required${factors?.length === 0 ? ' and none is enrolled' : ''}; enrollment was not completed.${said(newest)}`,
    evidence: newest ? logIds(failures) : [facts.events[asked]?.id ?? ''],
    fixes: [
      {
        tool: 'create_guardian_enrollment_ticket',
        arguments: { user_id: account.user_id, send_mail: true },
        does: 'Sends a link to enroll a device.',
      },
    ],
    ...(factors && factors.length > 0
      ? { advice: `Currently enrolled: ${list(factors.map((f) => f.type))}.` }
      : {}),
  };
};
