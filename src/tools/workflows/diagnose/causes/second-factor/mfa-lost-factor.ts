/** A second factor that the person cannot complete. */
import { DAY, MINUTE } from '../../../durations.js';
import type { LogEvent } from '../../../events.js';
import { ago, count, times } from '../../../words.js';
import type { LoginFacts } from '../../facts.js';
import { textsIn } from '../../failure-texts.js';
import { accountOf, type Failure, freshness, logIds, said, standingOf } from '../../failures.js';
import { isSignIn } from '../../sign-in-events.js';
import type { Rule } from '../cause.js';
import { passwordFixes } from '../password-ticket.js';
import { unanswered } from './challenges.js';
import { describe, resetFixes, secondFactors } from './factors.js';
import { isOfRecoveryCode, recoveryCodeWords } from './recovery-code.js';
import { keyOfAnotherDomain } from './webauthn-domain.js';

/** A wrong code is no lost device. */
const CODE_FIRST =
  'A code may be mistyped or old, or the clock of the device is off: try a fresh one first, the newest of several, or a recovery code. Remove the factor only if the device is lost or replaced.';

/** Which factor failed, and what is particular to it, by the code of the event. */
const KINDS: Readonly<
  Record<string, { name: string; advice?: string; tell?: string; do?: string; keeps?: boolean }>
> = {
  gd_auth_failed: { name: '', advice: CODE_FIRST },
  feotpft: { name: ' (code of an authenticator app)', advice: CODE_FIRST },
  gd_auth_fail_email_verification: {
    name: ' (code by e-mail)',
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
  tell: 'Too many wrong codes were entered, so no more are taken for a while. Please wait some minutes, then enter a fresh one.',
  do: 'Let the person wait some minutes and try one fresh code, with the clock of the phone set automatically. Ask whether the attempts were theirs: if not, somebody else has the password. Nothing is to be removed for that.',
};

const OR_REPLACED =
  'Only if it was replaced or lost, verify by another way that it is them, then remove the old factor.';

/** What was sent and never answered, by the code of the newest challenge. */
const UNANSWERED: Readonly<Record<string, { tell: string; do: string }>> = {
  gd_send_pn: {
    tell: 'Your sign-in waits for your approval on the phone that you set up. Please open the app there and approve it, or use your recovery code; if you have another phone now, tell us.',
    do: `Ask whether the requests arrive on the phone (the same one, the app installed, notifications allowed), and let the person approve one soon after it is sent. ${OR_REPLACED}`,
  },
  gd_send_sms: {
    tell: 'We sent codes to the number that you set up, and none was entered. Please check whether it is still yours, or use your recovery code; if you have another number now, tell us.',
    do: `Ask whether the messages arrive, and at which number (list_user_authentication_methods). ${OR_REPLACED}`,
  },
  gd_send_voice: {
    tell: 'We called the number that you set up with a code, and none was entered. Please check whether it is still yours, or use your recovery code; if you have another number now, tell us.',
    do: `Ask whether the calls arrive, and at which number (list_user_authentication_methods). ${OR_REPLACED}`,
  },
  gd_send_email: {
    tell: 'We sent codes to your mail address, and none was entered. Please check your mailbox and its spam folder, and use only the newest one.',
    do: 'Ask whether the mails arrive, in spam too, and let the person use only the newest code; if none arrives, look at the provider of mail (get_email_provider).',
  },
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
  const sentInVain = UNANSWERED[open.find(({ type }) => UNANSWERED[type])?.type ?? ''] ?? {};
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
  return {
    score: elsewhere?.proved
      ? 0.93 * freshness(facts, history, failures)
      : Math.min(score, elsewhere ? 0.86 : 1) * superseded,
    because: `${
      newest
        ? `The second factor${kind?.name ?? ''} failed ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}`
        : `The second factor was requested ${times(attempts)} and never completed, last ${ago(at, facts.now)}`
    }${newest && attempts > 0 ? ` (${count(attempts, 'challenge')} not completed)` : ''}.${held}${special?.says ?? ''}${said(newest)}`,
    evidence,
    fixes:
      special?.words.fixes ??
      (throttled || underWay || kind?.keeps || kind?.do || (newest && isNotLost(newest.event))
        ? []
        : resetFixes(account, factors)),
    ...(newest ? {} : sentInVain),
    ...(underWay ? WAITING : {}),
    ...(kind?.tell ? { tell: kind.tell } : {}),
    ...(kind?.do ? { do: kind.do } : {}),
    ...(ofApp ? { do: CLOCK } : {}),
    ...(throttled ? THROTTLED : {}),
    ...(special
      ? { ...special.words, knowsBetter: true }
      : {
          advice: throttled
            ? 'Wait a while, then try again with a fresh code; check the clock of the device. Remove the factor only if it is lost.'
            : (kind?.advice ?? 'If a recovery code is available, signing in with it is fastest.'),
        }),
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
