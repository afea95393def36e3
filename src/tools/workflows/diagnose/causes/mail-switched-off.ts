/** A message that the person waits for, and that is switched off. */
import type { Fix } from '../../answer.js';
import type { LoginFacts } from '../facts.js';

/** What the person needs the message for, by its template. */
const NAMES = {
  reset_email: 'the mail for a new password',
  verify_email: 'the mail that verifies the address',
} as const;

/**
 * Says that the template is off, and how to switch it on.
 *
 * @returns undefined where it is on, or was not read
 */
export function mailSwitchedOff(
  { mailsOff }: LoginFacts,
  template: keyof typeof NAMES,
): { says: string; fix: Fix } | undefined {
  if (!mailsOff?.includes(template)) return undefined;
  return {
    says: ` The template ${template} is off, so ${NAMES[template]} is not sent.`,
    fix: {
      tool: 'update_email_template',
      arguments: { template_name: template, enabled: true },
      does: `Switches ${NAMES[template]} on. First find out whether it was switched off on purpose.`,
    },
  };
}
