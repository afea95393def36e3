/** A second factor that the person cannot complete. */
import { DAY } from '../../../durations.js';
import { ago, count, times } from '../../../words.js';
import { accountOf, freshness, logIds, said, standingOf } from '../../failures.js';
import type { Rule } from '../cause.js';
import { passwordFixes } from '../password-ticket.js';
import { unanswered } from './challenges.js';
import { describe, resetFixes, secondFactors } from './factors.js';

export const mfaLostFactor: Rule = (facts, history) => {
  const failures = standingOf(history, 'mfa_lost_factor');
  const { open, attempts } = unanswered(facts);
  const [newest] = failures;
  const [challenge] = open;
  const account = newest?.account ?? (challenge && accountOf(challenge, facts.accounts)) ?? facts.accounts[0];
  if (!account || (!newest && attempts === 0)) return undefined;
  const factors = account === facts.accounts[0] ? secondFactors(facts) : undefined;
  // A message or a push notification goes to a factor that exists or existed, whatever the list shows; a mere MFA
  // requirement does not.
  const sent = open.some(({ type }) => type !== 'mfar');
  const none = factors?.length === 0;
  if (none && !newest && !sent) return undefined;
  const evidence = [...logIds(failures), ...open.slice(0, 3).map((event) => event.id)].slice(0, 3);
  const held =
    factors && factors.length > 0
      ? ` Enrolled: ${factors
          .slice(0, 3)
          .map((f) => describe(f, facts.now))
          .join(', ')}.`
      : none
        ? ' No second factor is listed now.'
        : '';
  if (newest?.event.type === 'gd_auth_rejected') {
    return {
      score: 0.86 * freshness(facts, history, failures),
      because: `The push notification was rejected on the device ${ago(newest.event.at, facts.now)}: someone else has the device, or knows the password.${held}`,
      evidence,
      // Removing the factor would let in who knows the password.
      fixes: passwordFixes(facts, account),
      advice:
        'Ask whether the person started the sign-in. If not, reset the password and leave the factor in place.',
    };
  }
  const throttled = newest?.event.type.endsWith('_rate_limit_exceed') === true;
  const at = Math.max(newest?.event.at ?? 0, challenge?.at ?? 0);
  const stale = facts.now - at > 7 * DAY ? 0.85 : 1;
  const score = newest
    ? (factors && factors.length > 0 ? 0.9 : 0.84) * freshness(facts, history, failures)
    : (attempts > 1 ? 0.8 : 0.6) * (none ? 0.9 : 1) * stale;
  // A later failure has its own cause.
  const superseded = !newest && (history.standing[0]?.event.at ?? 0) > at ? 0.6 : 1;
  return {
    score: score * superseded,
    because: `${
      newest
        ? `The second factor failed ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}`
        : `The second factor was requested ${times(attempts)} and never completed, last ${ago(at, facts.now)}`
    }${newest && attempts > 0 ? ` (${count(attempts, 'challenge')} not completed)` : ''}.${held}${said(newest)}`,
    evidence,
    fixes: throttled ? [] : resetFixes(account, factors),
    advice: throttled
      ? 'Wait a while, then try again with a fresh code; check the clock of the device. Remove the factor only if it is lost.'
      : newest?.event.type === 'gd_auth_failed'
        ? 'A code may be mistyped or old, or the clock of the device is off: try a fresh one first, or a recovery code. Remove the factor only if the device is lost or replaced.'
        : 'If a recovery code is available, signing in with it is fastest.',
  };
};
