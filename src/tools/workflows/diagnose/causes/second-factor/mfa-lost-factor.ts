/** A second factor that the person cannot complete. */
import { DAY, MINUTE } from '../../../durations.js';
import type { LogEvent } from '../../../events.js';
import { ago, count, times } from '../../../words.js';
import type { LoginFacts } from '../../facts.js';
import { isOutside, textsIn } from '../../failure-texts.js';
import { accountOf, type Failure, freshness, logIds, said, standingOf } from '../../failures.js';
import { isSignIn } from '../../sign-in-events.js';
import type { Rule } from '../cause.js';
import { passwordFixes } from '../password-ticket.js';
import { unanswered } from './challenges.js';
import { describe, recoveryAdvice, resetFixes, secondFactors } from './factors.js';
import { isOfRecoveryCode, recoveryCodeWords } from './recovery-code.js';
import { riskBefore } from './risk.js';
import { sentInVain } from './sent-in-vain.js';
import { withoutAnswer } from './switched-off.js';
import { keyOfAnotherDomain } from './webauthn-domain.js';

/** A wrong code is no lost device. */
const CODE_FIRST =
  'A code may be mistyped or old, or the clock of the device is off: try a fresh one first, the newest of several, or a recovery code. Remove the factor only if the device is lost or replaced.';

/** Which factor failed, and what is particular to it, by the code of the event. */
const KINDS: Readonly<
  Record<
    string,
    { name: string; title?: string; advice?: string; tell?: string; do?: string; keeps?: boolean }
  >
> = {
  gd_auth_failed: { name: '', advice: CODE_FIRST },
  feotpft: { name: ' (code of an authenticator app)', advice: CODE_FIRST },
  gd_auth_fail_email_verification: {
    name: ' (code by e-mail)',
    title: 'The code from the mail is not accepted at the second step',
    tell: 'The code from our mail was not accepted. Please request a new one, and use only the newest mail.',
    do: 'Let the person request one new code, wait for it, and use only the newest mail: each new code replaces the ones before. There is no device to reset.',
  },
  gd_recovery_failed: { name: ' (recovery code)' },
  gd_recovery_rate_limit_exceed: { name: ' (recovery code)' },
  fercft: { name: ' (recovery code)' },
  gd_webauthn_challenge_failed: {
    name: ' (security key or device biometrics)',
    // A browser that says no shows no lost key.
    keeps: true,
    do: 'Ask on which device, browser and address the key or the biometrics were set up, and whether the prompt was shown: biometrics work only there, a key only on that domain. Meanwhile another factor or a recovery code helps. Remove nothing as long as it is not lost.',
    tell: 'Your security key or device was not accepted. Please use the device, browser and address with which you set it up, or another method or your recovery code.',
    advice:
      'A security key or biometrics work only on the domain, and biometrics only in the browser, where they were enrolled: use another factor or a recovery code, then enroll again there. Remove the factor only if it is lost.',
  },
};

/** A text with a next step of its own, such as that of an answer too late, shows no lost device. */
const isNotLost = (event: LogEvent): boolean =>
  textsIn(event).some((one) => one.cause === 'mfa_lost_factor' && one.do !== undefined);

/** A challenge of less than this, in ms, ago may still be answered. */
const UNDER_WAY = 30 * MINUTE;

/** Codes of an authenticator app depend on the clock of its device. */
const CLOCK =
  'Let the person try a fresh code, with the clock of the phone set automatically: a clock that is off makes every code wrong. Only if the device or its app was replaced, verify by another way that it is them, then remove the factor.';

const WAITING = {
  tell: 'Your sign-in waits for its second step. Please answer the request on your device or enter the newest code, or start again.',
  do: 'Ask whether the request or code arrived, and let the person answer it or start again; only if that fails, look for a lost device.',
};

/** The limit ends by itself, and a reset would be for nothing. */
const THROTTLED = {
  title: 'Too many wrong codes of the second factor: further ones are refused for a while',
  tell: 'Too many wrong codes were entered, so further ones are refused for a while. Please wait some minutes, then enter a fresh one.',
  do: 'Let the person wait some minutes and try one fresh code, with the clock of the phone set automatically. Ask whether the attempts were theirs: if not, somebody else has the password. Nothing is to be removed for that.',
};

/** Nothing that the person has was refused. */
const STEP_FAILS = {
  title: 'The second step of the sign-in fails, and no code was refused',
  tell: 'The second step of your sign-in does not come about, and no code of yours was refused. We are finding out why; please use another method or your recovery code if you have one.',
  do: 'Read the text of the failure, and compare the factors of the account (list_user_authentication_methods) with those that the tenant has on (list_guardian_factors) and with the Actions that ask for one. Remove no factor: none was shown to be lost.',
};

const DENIED = {
  title: 'The request on the phone was declined',
  tell: 'A request to confirm a sign-in was declined on your device. If you started it, please start again and accept it; if not, please tell us and choose a new password.',
  do: 'Ask whether the person started the sign-in. If not, somebody else has the password: reset it, and leave the factor in place.',
};

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
    const usual = !unlikeThem(facts, failures);
    return {
      score: 0.86 * freshness(facts, history, failures),
      because: `The push notification was rejected on the device ${ago(newest.event.at, facts.now)}: ${
        usual
          ? 'the sign-in came from an address and a browser that the person uses, so it may be a slip as well as somebody who knows the password'
          : 'if the person did not start the sign-in, somebody else knows the password; otherwise it was declined by mistake'
      }.${held}`,
      evidence,
      // Removing the factor would let in who knows the password.
      fixes: usual ? [] : passwordFixes(facts, account),
      ...DENIED,
    };
  }
  const risk = riskBefore(facts, newest?.event ?? challenge);
  // A wrong code of an authenticator app, with nothing else enrolled.
  const ofApp =
    newest !== undefined &&
    !isNotLost(newest.event) &&
    (newest.event.type === 'feotpft' ||
      (/^gd_auth_failed$/.test(newest.event.type) && /\botp|totp|authenticator/.test(newest.event.text)));
  const throttled = newest?.event.type.endsWith('_rate_limit_exceed') === true;
  const elsewhere = newest && keyOfAnotherDomain(facts, newest.event, account.user_id);
  const code =
    newest && isOfRecoveryCode(newest.event)
      ? recoveryCodeWords(facts, account, throttled, (factors?.length ?? 0) > 0)
      : undefined;
  const special = elsewhere ?? code;
  const at = Math.max(newest?.event.at ?? 0, challenge?.at ?? 0);
  const kind = KINDS[newest?.event.type ?? ''];
  const underWay = !newest && attempts === 1 && facts.now - at < UNDER_WAY;
  const stale = facts.now - at > 7 * DAY ? 0.85 : 1;
  const score = newest
    ? (factors && factors.length > 0 ? 0.9 : 0.84) * freshness(facts, history, failures)
    : (attempts > 1 ? 0.8 : 0.6) * (none ? 0.9 : 1) * stale;
  // A later failure has its own cause.
  const superseded = !newest && (history.standing[0]?.event.at ?? 0) > at ? 0.6 : 1;
  const vain = newest ? undefined : sentInVain(facts, open);
  if (vain)
    return {
      ...vain,
      score: vain.score * (none ? 0.9 : 1) * stale * superseded,
      because: `${vain.because}${risk}${held}`,
      evidence,
      ...(underWay && vain.fixes.length === 0 ? WAITING : {}),
      ...recoveryAdvice(facts),
    };
  const failing =
    newest !== undefined &&
    !isOutside(newest.event) &&
    withoutAnswer(newest.event) &&
    !isNotLost(newest.event);
  return {
    score: elsewhere?.proved
      ? 0.93 * freshness(facts, history, failures)
      : Math.min(score, elsewhere ? 0.86 : failing ? 0.8 : 1) * superseded,
    because: `${
      newest
        ? `The second factor${kind?.name ?? ''} failed ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}`
        : `The second factor was requested ${times(attempts)} and never completed, last ${ago(at, facts.now)}`
    }${newest && attempts > 0 ? ` (${count(attempts, 'challenge')} not completed)` : ''}.${risk}${held}${special?.says ?? ''}${said(newest)}`,
    evidence,
    fixes:
      special?.words.fixes ??
      (throttled || underWay || failing || kind?.keeps || kind?.do || (newest && isNotLost(newest.event))
        ? []
        : resetFixes(account, factors)),
    ...(underWay ? WAITING : {}),
    ...(failing ? STEP_FAILS : {}),
    ...(kind?.title ? { title: kind.title } : {}),
    ...(kind?.tell ? { tell: kind.tell } : {}),
    ...(kind?.do ? { do: kind.do } : {}),
    ...(ofApp ? { do: CLOCK } : {}),
    ...(throttled ? THROTTLED : {}),
    ...(special
      ? { ...special.words, knowsBetter: true }
      : throttled
        ? {
            advice:
              'Wait a while, then try again with a fresh code; check the clock of the device. Remove the factor only if it is lost.',
          }
        : kind?.advice
          ? { advice: kind.advice }
          : recoveryAdvice(facts)),
  };
};

/** Whether what was declined came from an address or a browser that is not known as the person's. */
function unlikeThem({ events }: LoginFacts, failures: readonly Failure[]): boolean {
  const own = events.filter(isSignIn);
  return failures.some(
    ({ event: { ip, agent } }) =>
      own.every((one) => one.ip !== ip) || (agent !== undefined && own.every((one) => one.agent !== agent)),
  );
}
