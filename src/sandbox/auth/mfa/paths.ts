/** The pages of second factors, under Auth0's paths. */
import type { Factor, Kind } from './choice.js';

export const CHALLENGE_PATHS: Readonly<Record<Factor, string>> = {
  otp: '/u/mfa-otp-challenge',
  'push-notification': '/u/mfa-push-challenge-push',
  phone: '/u/mfa-sms-challenge',
  email: '/u/mfa-email-challenge',
  'recovery-code': '/u/mfa-recovery-code-challenge',
};

export const ENROLMENT_PATHS: Readonly<Record<'otp' | 'phone', string>> = {
  otp: '/u/mfa-otp-enrollment',
  phone: '/u/mfa-sms-enrollment',
};

export const OPTIONS_PATHS: Readonly<Record<Kind, string>> = {
  challenge: '/u/mfa-login-options',
  enrolment: '/u/mfa-begin-enroll-options',
};

export const factorPath = (kind: Kind, factor: Factor): string =>
  kind === 'challenge' ? CHALLENGE_PATHS[factor] : ENROLMENT_PATHS[factor === 'phone' ? 'phone' : 'otp'];
