/** Accounts to which nobody has signed in yet: made by an import, or by an administrator. */
import { DAY, HOUR } from '../../../durations.js';
import type { LogEvent } from '../../../events.js';
import type { Account } from '../../../person.js';
import { ago, count } from '../../../words.js';
import type { LoginFacts } from '../../facts.js';
import { isSignIn } from '../../sign-in-events.js';
import type { Finding } from '../cause.js';

/** A sign-up, after which the person knows the password. */
const SIGNED_UP = ['ss'];

/** Nobody has signed in to it, as far as profile and log show, nor chosen its password. */
export const neverSignedIn = ({ events }: LoginFacts, account: Account): boolean =>
  !account.unread &&
  account.logins === 0 &&
  account.lastLogin === undefined &&
  account.lastPasswordReset === undefined &&
  !events.some(
    (event) =>
      event.userId === account.user_id &&
      (isSignIn(event) || event.type === 'scp' || SIGNED_UP.includes(event.type)),
  );

/** Logs are kept no longer than this, in ms. */
const LONGEST = 30 * DAY;

/** Whether the log reaches back to the beginning of an account: only then does it show that nobody has signed in yet. */
export const logGoesBack = ({ events, now }: LoginFacts, { created }: Account): boolean =>
  created !== undefined &&
  now - created < LONGEST &&
  // Who is told that a new password was used before has had others.
  events.every(({ type, at }) => type !== 'fcp' && at > created - DAY);

/** An import job takes its time. */
const JOB = 2 * HOUR;

/** The import that made an account. */
export const importOf = ({ connectionHistory }: LoginFacts, { created }: Account): LogEvent | undefined =>
  created === undefined
    ? undefined
    : connectionHistory?.imports.find(({ at }) => Math.abs(at - created) < JOB);

/** What is said of an account that nobody has signed in to, whose password is refused. */
export function firstPassword(
  facts: LoginFacts,
  account: Account | undefined,
): { says: string; words?: Required<Pick<Finding, 'title' | 'tell' | 'do'>> } | undefined {
  if (!account || !neverSignedIn(facts, account)) return undefined;
  const imported = importOf(facts, account);
  if (!imported)
    return {
      says: logGoesBack(facts, account)
        ? '; nobody has signed in to this account yet, so the person may never have had its password'
        : '; neither the profile nor the log, as far back as it goes, has a sign-in to this account',
    };
  const others = new Set(facts.connectionHistory?.refusals.map(({ userName }) => userName)).size;
  return {
    says: `; the account came with an import ${ago(imported.at, facts.now)}, and nobody has signed in to it since: the import brought no password, or one in a form that does not match${others > 0 ? ` (${count(others, 'other name')} refused there lately)` : ''}`,
    words: {
      title: 'The password is refused: the account was imported and has never been signed in to',
      tell: 'Your account was moved here, and the password from before does not work with it. Please choose a new one with the link that we send you, or with the one on the sign-in page.',
      do: 'Send a link for a new password. Check with another person of the import whether it brought passwords (password_hash or custom_password_hash, in the form that the old store has): if all fail, import the hashes again (upsert), or tell everybody to choose a new password.',
    },
  };
}
