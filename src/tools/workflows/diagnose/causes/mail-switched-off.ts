/** A message that the person waits for, and that does not reach them: switched off, or not taken by the provider. */
import type { Fix } from '../../answer.js';
import { q } from '../../words.js';
import type { LoginFacts } from '../facts.js';
import type { Failure, History } from '../failures.js';
import { keeperOf } from '../keeper.js';
import { undelivered } from './undelivered.js';

/** What the person needs the message for, by its template. */
const NAMES = {
  reset_email: 'the mail for a new password',
  verify_email: 'the mail that verifies the address',
  mfa_oob_code: 'the mail with the code of the second factor',
} as const;

/** Templates whose mails people wait for to go on. */
export type AwaitedMail = keyof typeof NAMES;

/** The template of what a person asks for, by the code of the request. */
export const ASKED_MAILS: readonly (readonly [code: string, template: AwaitedMail])[] = [
  ['scpr', 'reset_email'],
  ['svr', 'verify_email'],
];

/**
 * Says that the template is off, and how to switch it on.
 *
 * @returns undefined where it is on, or was not read
 */
export function mailSwitchedOff(
  { mailsOff }: LoginFacts,
  template: AwaitedMail,
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

/** Kinds of the mail with the link for a new password, as events of its delivery name them. */
const RESETS = ['reset_email', 'change_password'];

/** Whether a link for a new password would not arrive by mail. */
export const resetMailFails = (facts: LoginFacts, { lastSignIn }: History): boolean =>
  facts.mailsOff?.includes('reset_email') === true ||
  undelivered(facts, lastSignIn?.at ?? 0).some(({ message = '' }) => RESETS.includes(message));

/**
 * What is said instead of "use the link in the mail" where the tenant keeps the password and no such mail arrives.
 *
 * @param why what is wrong, for the person: one sentence
 */
export const withoutResetMail = (
  facts: LoginFacts,
  history: History,
  { event, account }: Failure,
  why: string,
) =>
  keeperOf(facts, event, account) === 'database' && resetMailFails(facts, history)
    ? {
        tell: `${why} Our mail for a new password does not arrive at the moment, so please wait until we send you the way to a new one.`,
        do: 'First make the mail for a new password arrive. Until then hand a link over by another way, once it is clear that it is them (create_password_change_ticket with save_secrets_to).',
      }
    : facts.connection?.noSelfReset === true && facts.connection.name === event.connection
      ? {
          tell: `${why} The sign-in page has no link for a new one, so please wait for the one that we send you.`,
          do: `Send a link for a new password (create_password_change_ticket): ${q(event.connection)} lets nobody ask for one on the login page (disable_self_service_change_password).`,
        }
      : {};
