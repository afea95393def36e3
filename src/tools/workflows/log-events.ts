/** What each event code of the tenant log means: `catalog/log-events.json`. */
import dictionary from '../../../catalog/log-events.json' with { type: 'json' };

export type Outcome = 'success' | 'failure' | 'block' | 'notice';
export type Severity = 'info' | 'notice' | 'warning' | 'critical';

export interface EventMeaning {
  /** The part of the tenant it belongs to: login, mfa, token, admin and so on. */
  about: string;
  outcome: Outcome;
  severity: Severity;
  /** One sentence. */
  says: string;
  /** The next question to ask. */
  ask: string;
}

export const logEvents = dictionary as Readonly<Record<string, EventMeaning>>;

/** The meaning of a code; for an unknown code, inferred from Auth0's naming conventions. */
export function meaningOf(code: string): EventMeaning {
  if (Object.hasOwn(logEvents, code)) return logEvents[code] as EventMeaning;
  const failed = /^f|fail|error/.test(code);
  return {
    about: 'other',
    outcome: failed ? 'failure' : 'notice',
    severity: failed ? 'notice' : 'info',
    says: `An event with the unrecognized code ${code}.`,
    ask: 'What does its description say?',
  };
}
