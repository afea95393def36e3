/** A second factor that the person has and that the tenant does not offer any more: no code and no device is wrong. */
import type { LogEvent } from '../../../events.js';
import { ago, list, q, times } from '../../../words.js';
import type { Factor, LoginFacts } from '../../facts.js';
import { type Failure, freshness, logIds, said, standingOf } from '../../failures.js';
import type { Rule } from '../cause.js';
import { secondFactors } from './factors.js';

/** The setting of the tenant that decides about an enrolled factor, by the type of its record. */
const SETTINGS: Readonly<Record<string, string>> = {
  phone: 'sms',
  sms: 'sms',
  totp: 'otp',
  authenticator: 'otp',
  otp: 'otp',
  push: 'push-notification',
  'push-notification': 'push-notification',
  guardian: 'push-notification',
  email: 'email',
  'webauthn-roaming': 'webauthn-roaming',
  'webauthn-platform': 'webauthn-platform',
};

/** Words that say that what was entered was wrong, or that the person declined. */
const OF_ANSWER =
  /\b(code|otp|one.?time|token|passcode)\b.{0,40}(wrong|invalid|incorrect|expired|mismatch|not valid)|(wrong|invalid|incorrect|expired).{0,24}\b(code|otp|one.?time|token|passcode)\b|declin|reject|too many|rate limit/;

/** Whether a failure of the second factor says nothing of a wrong answer: the step itself did not come about. */
export const withoutAnswer = ({ type, text }: LogEvent): boolean => type === 'f' && !OF_ANSWER.test(text);

/** What fails at the second factor, and no answer of the person was wrong. */
export const stepsThatFail = (failures: readonly Failure[]): Failure[] =>
  failures.filter(({ event }) => withoutAnswer(event));

/** The enrolled factors that the tenant has off; undefined: one of them is on, or it is not known. */
function allOff({ tenantFactors }: LoginFacts, factors: readonly Factor[]): string[] | undefined {
  if (!tenantFactors || factors.length === 0) return undefined;
  const settings = factors.map(({ type }) => SETTINGS[type] ?? type);
  return settings.every((name) => tenantFactors[name] === false) ? [...new Set(settings)] : undefined;
}

/** The newest change of these settings in the log. */
const changeOf = ({ changes = [], events }: LoginFacts, names: readonly string[], before: number) =>
  [...changes, ...events].find(
    ({ change = '', at }) =>
      at <= before && names.some((name) => change.includes(`/guardian/factors/${name}`)),
  );

export const factorSwitchedOff: Rule = (facts, history) => {
  const failures = stepsThatFail(standingOf(history, 'mfa_lost_factor', 'mfa_not_enrolled'));
  const [newest] = failures;
  const off = allOff(facts, secondFactors(facts) ?? []);
  if (!newest || !off) return undefined;
  const oldest = failures.at(-1) ?? newest;
  const change = changeOf(facts, off, oldest.event.at);
  const by = change && (change.userName ?? change.changedBy ?? change.clientName);
  const on = Object.entries(facts.tenantFactors ?? {}).flatMap(([name, enabled]) =>
    enabled && name !== 'recovery-code' ? [name] : [],
  );
  return {
    score: 0.93 * freshness(facts, history, failures),
    title: 'The second factor that the person has is switched off for the tenant',
    because: `The account has ${list(off)} alone, which the tenant has off (on: ${list(on, 6) || 'none'}); the second step failed ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}.${
      change ? ` It was changed ${ago(change.at, facts.now)}${by ? ` by ${q(by, 80)}` : ''}.` : ''
    }${said(newest)}`,
    evidence: [...(change ? [change.id] : []), ...logIds(failures)].slice(0, 3),
    fixes: [],
    knowsBetter: true,
    tell: 'The second step that you set up is no longer offered. You did nothing wrong, and no code helps: we verify that it is you, and then you set up another one.',
    do: `Ask ${by ? `${q(by, 80)}, who changed it,` : 'those who switched it off'} whether it is to stay off. If so, verify by another way that it is the person, and let them enroll ${on.length > 0 ? list(on, 4) : 'a factor, once one is on'} (create_guardian_enrollment_ticket); others who have nothing but ${list(off)} are stopped as well. Do not switch it on again for one person.`,
  };
};
