/** Why a second factor was asked for: adaptive MFA does so where an assessment finds a sign-in risky. */
import { HOUR, MINUTE } from '../../../durations.js';
import type { LogEvent } from '../../../events.js';
import { ago } from '../../../words.js';
import type { LoginFacts } from '../../facts.js';

/** The assessors of adaptive MFA. */
const ASSESSORS: Readonly<Record<string, string>> = {
  ImpossibleTravel: 'impossible travel since the last sign-in',
  NewDevice: 'a new device',
  UntrustedIP: 'an IP address that is not trusted',
  PhoneNumber: 'the phone number',
};

/** A challenge follows its assessment, and its answers come within this time, in ms. */
const SOON = HOUR;

/** In a sentence, with a space before it; empty: nothing was assessed as risky. */
export function riskBefore(
  { events, quiet = [], assessments = [], now }: LoginFacts,
  challenge: LogEvent | undefined,
): string {
  if (!challenge) return '';
  const found = [...events, ...assessments, ...quiet].find(
    ({ risks, at }) => risks && at < challenge.at + MINUTE && challenge.at - at < SOON,
  );
  if (!found?.risks) return '';
  const why = found.risks.map((name) => ASSESSORS[name] ?? name);
  return ` Adaptive MFA found the sign-in risky ${ago(found.at, now)}${why.length > 0 ? ` (${why.join(', ')})` : ''}, which is why it asked for a second step.`;
}
