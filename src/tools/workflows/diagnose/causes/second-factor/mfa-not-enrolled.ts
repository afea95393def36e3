/** A second factor is required and none is enrolled. */
import { list, times } from '../../../words.js';
import { textsIn } from '../../failure-texts.js';
import { freshness, logIds, said, standingOf } from '../../failures.js';
import { isSignIn } from '../../sign-in-events.js';
import type { Rule } from '../cause.js';
import { ANSWERS } from './challenges.js';
import { secondFactors } from './factors.js';
import { riskBefore } from './risk.js';

/** What the browser does at an enrollment, by the code of the failure. */
const OF_BROWSER: Readonly<Record<string, { says: string; words: { tell: string; do: string } }>> = {
  gd_webauthn_enrollment_failed: {
    says: 'the browser could not register a security key or device biometrics (WebAuthn)',
    words: {
      tell: 'Your browser could not set up the security key or device that your account needs. Please try another browser or device, or another method if one is offered.',
      do: 'Find out whether browser, key and domain of the login page support WebAuthn; offer another factor where they do not. Do not switch the requirement off for everybody.',
    },
  },
};

export const mfaNotEnrolled: Rule = (facts, history) => {
  const failures = standingOf(history, 'mfa_not_enrolled');
  const factors = secondFactors(facts);
  const asked = facts.events.findIndex((event) => event.type === 'mfar');
  const signedIn = facts.events.findIndex((event) => isSignIn(event) || ANSWERS.has(event.type));
  const open = asked >= 0 && (signedIn < 0 || asked < signedIn) && factors?.length === 0;
  const [newest] = failures;
  const account = newest?.account ?? facts.accounts[0];
  if (!account || (!newest && !open)) return undefined;
  const ofBrowser = newest && OF_BROWSER[newest.event.type];
  // Nobody can enroll as long as the tenant offers nothing that can be enrolled.
  const none =
    newest && textsIn(newest.event).some((one) => one.cause === 'mfa_not_enrolled' && one.do !== undefined);
  return {
    score: newest ? 0.85 * freshness(facts, history, failures) : 0.7,
    because: `A second factor is required${factors?.length === 0 ? ' and none is enrolled' : ''}; enrollment was not completed${
      ofBrowser ? `: ${ofBrowser.says} ${times(failures.length)}` : ''
    }.${riskBefore(facts, newest?.event ?? facts.events[asked])}${said(newest)}`,
    evidence: newest ? logIds(failures) : [facts.events[asked]?.id ?? ''],
    fixes: none
      ? []
      : [
          {
            tool: 'create_guardian_enrollment_ticket',
            arguments: { user_id: account.user_id, send_mail: true },
            does: 'Sends a link to enroll a device.',
          },
        ],
    ...ofBrowser?.words,
    ...(factors && factors.length > 0
      ? { advice: `Currently enrolled: ${list(factors.map((f) => f.type))}.` }
      : {}),
  };
};
