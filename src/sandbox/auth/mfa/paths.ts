/** The pages of second factors, under Auth0's paths. */
import type { Factor, Kind } from './choice.js';

export const CHALLENGE_PATHS: Readonly<Record<Factor, string>> = {
  otp: '/u/mfa-otp-challenge',
  'push-notification': '/u/mfa-push-challenge-push',
  phone: '/u/mfa-sms-challenge',
  'webauthn-roaming': '/u/mfa-webauthn-roaming-challenge',
  'webauthn-platform': '/u/mfa-webauthn-platform-challenge',
  email: '/u/mfa-email-challenge',
  'recovery-code': '/u/mfa-recovery-code-challenge',
};

type Enrolled = 'otp' | 'phone' | 'webauthn-roaming' | 'webauthn-platform';

export const ENROLMENT_PATHS: Readonly<Record<Enrolled, string>> = {
  otp: '/u/mfa-otp-enrollment',
  phone: '/u/mfa-sms-enrollment',
  'webauthn-roaming': '/u/mfa-webauthn-roaming-enrollment',
  'webauthn-platform': '/u/mfa-webauthn-platform-enrollment',
};

export const OPTIONS_PATHS: Readonly<Record<Kind, string>> = {
  challenge: '/u/mfa-login-options',
  enrolment: '/u/mfa-begin-enroll-options',
};

const factorPath = (kind: Kind, factor: Factor): string =>
  kind === 'challenge'
    ? CHALLENGE_PATHS[factor]
    : (ENROLMENT_PATHS[factor as Enrolled] ?? ENROLMENT_PATHS.otp);

/** The page of a factor: of the one that the person chose, of the preferred one, or that of the choice. */
export function factorPage(
  kind: Kind,
  offered: readonly Factor[],
  { select, chosen }: { select?: boolean | undefined; chosen?: Factor | undefined },
): string {
  const known = offered.find((one) => one === chosen);
  if (known === undefined && select === true && offered.length > 1) return OPTIONS_PATHS[kind];
  return factorPath(kind, known ?? offered[0] ?? 'otp');
}
