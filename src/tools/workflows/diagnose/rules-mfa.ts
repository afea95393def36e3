/** Rules about the second factor. */
import type { LogEvent } from '../events.js';
import { ago, count, list, q, times } from '../words.js';
import type { Cause, Fix } from './causes.js';
import type { Account, Factor, LoginFacts } from './facts.js';
import { accountOf, freshness, isSignIn, logIds, standingOf } from './history.js';
import { type Rule, said } from './rules-account.js';

/** A challenge was put to the person. */
const CHALLENGES = new Set([
  'mfar',
  'gd_start_auth',
  'gd_send_pn',
  'gd_send_sms',
  'gd_send_voice',
  'gd_send_email',
]);
/** The challenge was met, or the factor exchanged. */
const ANSWERS = new Set([
  'gd_auth_succeed',
  'gd_recovery_succeed',
  'gd_enrollment_complete',
  'gd_unenroll',
  'gd_auth_email_verification',
]);

/** Challenges that nobody has answered since the last sign-in, newest first. */
function unanswered(facts: LoginFacts) {
  const open: LogEvent[] = [];
  for (const event of facts.events) {
    if (isSignIn(event) || ANSWERS.has(event.type)) break;
    if (CHALLENGES.has(event.type)) open.push(event);
  }
  // One attempt leaves several events within a few minutes.
  const attempts = open.filter((event, i) => {
    const before = open[i - 1];
    return before === undefined || before.at - event.at > 5 * 60 * 1000;
  });
  return { open, attempts: attempts.length };
}

const FACTOR_TYPES = new Set([
  'phone',
  'sms',
  'totp',
  'push',
  'push-notification',
  'guardian',
  'authenticator',
  'email',
  'webauthn-roaming',
  'webauthn-platform',
  'recovery-code',
]);

const secondFactors = (facts: LoginFacts): Factor[] | undefined =>
  facts.factors?.filter(
    (factor) => factor.confirmed && FACTOR_TYPES.has(factor.type) && factor.type !== 'recovery-code',
  );

/** What takes a lost factor away, and lets the person enrol a new one. */
function resetFixes(account: Account, factors: readonly Factor[] | undefined): Fix[] {
  const fixes: Fix[] = (factors ?? []).slice(0, 2).map((factor) => ({
    tool: 'delete_user_authentication_method',
    arguments: { user_id: account.user_id, authentication_method_id: factor.id },
    does: `Removes the ${factor.type} factor${factor.name ? ` ${q(factor.name, 40)}` : ''}; the next sign-in asks to enrol a new one. Only after proving who the person is.`,
  }));
  if (fixes.length === 0) {
    fixes.push({
      tool: 'delete_user_multifactor_provider',
      arguments: { user_id: account.user_id, provider: 'google-authenticator' },
      does: 'Resets the enrolled second factor; choose the provider that list_user_authentication_methods shows. Only after proving who the person is.',
    });
  }
  fixes.push({
    tool: 'create_guardian_enrollment_ticket',
    arguments: { user_id: account.user_id, send_mail: true },
    does: 'Sends the person a link to enrol a new device, after the old one is removed.',
  });
  return fixes;
}

export const lostFactor: Rule = (facts, history) => {
  const failures = standingOf(history, 'mfa_lost_factor');
  const { open, attempts } = unanswered(facts);
  const [newest] = failures;
  const [challenge] = open;
  const account = newest?.account ?? (challenge && accountOf(challenge, facts.accounts)) ?? facts.accounts[0];
  if (!account || (!newest && attempts === 0)) return undefined;
  const factors = account === facts.accounts[0] ? secondFactors(facts) : undefined;
  // A message or a push request goes to a factor that there is or was, whatever the list shows; a mere request does not.
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
      id: 'mfa_lost_factor',
      score: 0.86 * freshness(facts, history, failures),
      because: `The push request was denied on the device ${ago(newest.event.at, facts.now)}: somebody else holds it, or somebody else knows the password.${held}`,
      evidence,
      fixes: resetFixes(account, factors),
      advice:
        'Ask whether the person started the sign-in. If not, have the password changed before anything else.',
    };
  }
  const at = Math.max(newest?.event.at ?? 0, challenge?.at ?? 0);
  const stale = facts.now - at > 7 * 864e5 ? 0.85 : 1;
  const score = newest
    ? (factors && factors.length > 0 ? 0.9 : 0.84) * freshness(facts, history, failures)
    : (attempts > 1 ? 0.8 : 0.6) * (none ? 0.9 : 1) * stale;
  // Any other failure after the challenge has its own explanation.
  const superseded = !newest && (history.standing[0]?.event.at ?? 0) > at ? 0.6 : 1;
  return {
    id: 'mfa_lost_factor',
    score: score * superseded,
    because: `${
      newest
        ? `The second factor failed ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}`
        : `The second factor was asked for ${times(attempts)} and never answered, last ${ago(at, facts.now)}`
    }${newest && attempts > 0 ? ` (${count(attempts, 'challenge')} left open)` : ''}.${held}${said(newest)}`,
    evidence,
    fixes: resetFixes(account, factors),
    advice: 'If a recovery code is at hand, signing in with it is quickest.',
  } satisfies Cause;
};

function describe(factor: Factor, now: number): string {
  const used = factor.lastUsed
    ? `last used ${ago(factor.lastUsed, now)}`
    : 'never used since it was enrolled';
  return `${factor.type}${factor.name ? ` ${q(factor.name, 30)}` : ''} (${used})`;
}

export const undelivered: Rule = (facts, history) => {
  const failures = standingOf(history, 'mfa_delivery');
  const [newest] = failures;
  const account = newest?.account ?? facts.accounts[0];
  if (!newest || !account) return undefined;
  return {
    id: 'mfa_delivery',
    score: 0.88 * freshness(facts, history, failures),
    because: `The message for the second factor could not be sent ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}.${said(newest)}`,
    evidence: logIds(failures),
    fixes: resetFixes(account, secondFactors(facts)),
    advice:
      'If other people are affected too, mend the provider rather than the account: get_guardian_phone_selected_provider.',
  };
};

export const notEnrolled: Rule = (facts, history) => {
  const failures = standingOf(history, 'mfa_not_enrolled');
  const factors = secondFactors(facts);
  const asked = facts.events.findIndex((event) => event.type === 'mfar');
  const signedIn = facts.events.findIndex((event) => isSignIn(event) || ANSWERS.has(event.type));
  const open = asked >= 0 && (signedIn < 0 || asked < signedIn) && factors?.length === 0;
  const [newest] = failures;
  const account = newest?.account ?? facts.accounts[0];
  if (!account || (!newest && !open)) return undefined;
  return {
    id: 'mfa_not_enrolled',
    score: newest ? 0.85 * freshness(facts, history, failures) : 0.7,
    because: `A second factor is required${factors?.length === 0 ? ' and none is enrolled' : ''}; enrolling did not complete.${said(newest)}`,
    evidence: newest ? logIds(failures) : [facts.events[asked]?.id ?? ''],
    fixes: [
      {
        tool: 'create_guardian_enrollment_ticket',
        arguments: { user_id: account.user_id, send_mail: true },
        does: 'Sends the person a link to enrol a device.',
      },
    ],
    ...(factors && factors.length > 0
      ? { advice: `Enrolled at present: ${list(factors.map((f) => f.type))}.` }
      : {}),
  } satisfies Cause;
};
