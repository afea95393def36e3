/** An application with a form of its own that stops where the tenant asks for the second factor. */
import { MINUTE } from '../../../durations.js';
import type { LogEvent } from '../../../events.js';
import { ago, list, q, times } from '../../../words.js';
import type { LoginFacts } from '../../facts.js';
import { type Failure, freshness, logIds, said, standingOf } from '../../failures.js';
import type { Rule } from '../cause.js';
import { secondFactors } from './factors.js';

/** A challenge, its message, or an answer to it: the application went on. */
const GOES_ON = /^gd_(start|send|auth|recovery|enroll|otp|webauthn)|^[fs]e(otp|oob|rc)ft$/;

/** Asking for the second factor is part of the flow: the application goes on within this time, in ms. */
const SOON = 10 * MINUTE;

const wentOn = ({ events, unattributed }: LoginFacts, { at }: LogEvent): boolean =>
  [...events, ...unattributed].some((one) => GOES_ON.test(one.type) && one.at >= at && one.at - at < SOON);

/** Where the application was asked for the second factor, and nothing followed. */
export const stoppedAtFactor = (facts: LoginFacts, failures: readonly Failure[]): Failure[] =>
  failures.filter(({ event }) => !wentOn(facts, event));

/** Grants with which an application hands in an answer to a challenge. */
const ANSWERS = /grant-type\/mfa-/;

export const mfaUnsupported: Rule = (facts, history) => {
  const failures = stoppedAtFactor(facts, standingOf(history, 'mfa_unsupported'));
  const [newest] = failures;
  if (!newest) return undefined;
  const { application } = facts;
  const factors = secondFactors(facts);
  const grants = application?.grantTypes;
  const mayAnswer = grants?.some((grant) => ANSWERS.test(grant));
  return {
    // Who has none yet has to enroll one first, whatever the application can do.
    score: (factors?.length === 0 ? 0.62 : 0.82) * freshness(facts, history, failures),
    because: `${q(newest.event.clientName ?? application?.name)} was asked for the second factor ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}, and sent nothing further: no challenge, no code.${
      factors && factors.length > 0
        ? ` Enrolled: ${list(
            factors.map(({ type }) => type),
            3,
          )}.`
        : ''
    }${grants && !mayAnswer ? ' The application has none of the MFA grant types either.' : ''}${said(newest)}`,
    evidence: logIds(failures),
    fixes: [],
    advice: `After mfa_required an application goes on with the mfa_token: it asks for a challenge and hands in the code${mayAnswer ? '' : ' (with the grant types mfa-otp, mfa-oob and mfa-recovery-code in its settings)'}, or it sends people to the login page of the tenant, which does all this.`,
  };
};
