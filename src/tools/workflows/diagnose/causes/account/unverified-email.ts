/** An e-mail address that must be verified first. */
import type { Fix } from '../../../answer.js';
import { ago, times } from '../../../words.js';
import { freshness, logIds, said, standingOf } from '../../failures.js';
import { keeperOf } from '../../keeper.js';
import type { Rule } from '../cause.js';

export const unverifiedEmail: Rule = (facts, history) => {
  const failures = standingOf(history, 'unverified_email');
  const [newest] = failures;
  const account = newest?.account ?? facts.accounts[0];
  if (!account) return undefined;
  const unverified = account.email_verified === false && account.email !== undefined;
  const vague = standingOf(history, 'login_denied', 'other_failure', 'action_failed');
  // Where the address comes from an outside provider, the provider has to confirm it.
  const fixes: Fix[] = ['database', 'own_database'].includes(
    keeperOf(facts, newest?.event, account) ?? 'database',
  )
    ? [
        {
          tool: 'send_verification_email',
          arguments: { user_id: account.user_id },
          does: 'Sends a new verification link to the address; opening it proves who owns it.',
        },
      ]
    : [];
  if (newest) {
    return {
      score:
        (unverified ? 0.94 : account.email_verified === true ? 0.25 : 0.85) *
        freshness(facts, history, failures),
      because: unverified
        ? `email_verified is false, and sign-in was rejected for it ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}.${said(newest)}`
        : `Rejected for an unverified address ${ago(newest.event.at, facts.now)}, but it is verified now.${said(newest)}`,
      evidence: logIds(failures),
      fixes: unverified ? fixes : [],
    };
  }
  if (!unverified) return undefined;
  if (vague.length > 0) {
    return {
      score: 0.72 * freshness(facts, history, vague),
      because: `email_verified is false and sign-in is rejected without a clear reason.${said(vague[0])}`,
      evidence: logIds(vague),
      fixes,
    };
  }
  // Nothing was rejected: relevant only as long as the person has never signed in.
  if (account.logins > 0 || history.lastSignIn || history.standing.length > 0) return undefined;
  return {
    score: 0.4,
    because: 'email_verified is false and the person has never signed in; nothing has been rejected yet.',
    evidence: [],
    fixes,
  };
};
