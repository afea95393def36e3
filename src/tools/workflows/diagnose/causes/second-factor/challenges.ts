/** Second-factor challenges in the log, and whether they were answered. */
import { MINUTE } from '../../../durations.js';
import type { LogEvent } from '../../../events.js';
import type { LoginFacts } from '../../facts.js';
import { isSignIn } from '../../sign-in-events.js';

/** A challenge was sent to the person. */
const CHALLENGES = new Set([
  'mfar',
  'gd_start_auth',
  'gd_send_pn',
  'gd_send_sms',
  'gd_send_voice',
  'gd_send_email',
]);
/** The challenge was completed, or the factor replaced. */
export const ANSWERS = new Set([
  'gd_auth_succeed',
  'gd_recovery_succeed',
  'gd_enrollment_complete',
  'gd_unenroll',
  'gd_auth_email_verification',
]);

/** Challenges not completed since the last sign-in, newest first. */
export function unanswered(facts: LoginFacts) {
  const open: LogEvent[] = [];
  for (const event of facts.events) {
    if (isSignIn(event) || ANSWERS.has(event.type)) break;
    if (CHALLENGES.has(event.type)) open.push(event);
  }
  // One attempt produces several events within a few minutes.
  const attempts = open.filter((event, i) => {
    const before = open[i - 1];
    return before === undefined || before.at - event.at > 5 * MINUTE;
  });
  return { open, attempts: attempts.length };
}
