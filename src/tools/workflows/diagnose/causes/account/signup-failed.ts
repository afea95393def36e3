/** A sign-up that fails. */
import type { Fix } from '../../../answer.js';
import { DAY } from '../../../durations.js';
import { ago, list, times } from '../../../words.js';
import { textsIn } from '../../failure-texts.js';
import { freshness, logIds, said, standingOf } from '../../failures.js';
import type { Rule } from '../cause.js';
import { deniedRegistration } from '../tenant/denied-by-action.js';
import { connectionsOf } from './connections-of.js';

/** In ms. */
const LATELY = 30 * DAY;

const BY_ACTION = {
  tell: 'Your registration was refused by a rule. We are checking whether it should be.',
  do: 'Read the Action (list_action_trigger_bindings for pre-user-registration) and find out whether it refuses such people on purpose, before changing anything.',
};

/** Sign-ups are closed, on purpose as far as is known. */
const CLOSED = {
  tell: 'New accounts cannot be created there. We are checking whether you should have one, and how you get it.',
  do: 'Sign-up is closed for the connection: leave it so. Find out whether the person should have an account; if so, the one who decides on it creates or invites it, and nothing is to be opened for everybody.',
};

/** Open, and not to everybody. */
const NOT_FOR_ALL = {
  title: 'Sign-up is not open to this address',
  tell: 'An account cannot be created with this address. We are checking whether it should be possible, or with which address.',
  do: 'Find out what limits sign-up to certain addresses (an Action of pre-user-registration, or the database) and whether it is meant for this person, before anything is changed.',
};

/** A reason that nobody knows is not guessed. */
const UNKNOWN = {
  tell: 'Creating the account did not succeed, and we are finding out why. Please tell us what the page said.',
  do: 'Read the text of the failure (get_log): it has the reason. No account with this identifier was found.',
};

export const signupFailed: Rule = (facts, history) => {
  const home = connectionsOf(facts.accounts);
  // A sign-in elsewhere that would have to make an account is no sign-up: the person goes another way.
  const failures = standingOf(history, 'signup_failed').filter(
    ({ event: { type, connection } }) =>
      type === 'fs' || home.length === 0 || connection === undefined || home.includes(connection),
  );
  const [newest] = failures;
  if (!newest) return undefined;
  const exists = facts.accounts.length > 0;
  const known = textsIn(newest.event).find(({ cause }) => cause === 'signup_failed');
  const otherwise =
    known === undefined
      ? UNKNOWN
      : !/takes no sign-ups/.test(known.means)
        ? {}
        : /\b(domain|address|e-?mail)/.test(newest.event.text)
          ? NOT_FOR_ALL
          : CLOSED;
  // Read only where the text is not one of the reasons that Auth0 itself has.
  const actions = facts.registrationActions ?? [];
  const denied = deniedRegistration(facts, newest);
  // Who got in lately knows the password.
  const lately =
    facts.now - Math.max(history.lastSignIn?.at ?? 0, facts.accounts[0]?.lastLogin ?? 0) < LATELY;
  const fix: Fix[] =
    exists && !lately && facts.accounts[0]?.identities.some(({ provider }) => provider === 'auth0')
      ? [
          {
            tool: 'create_password_change_ticket',
            arguments: { user_id: facts.accounts[0].user_id },
            does: 'Creates a link for choosing a password for the existing account; add save_secrets_to, a new file for it.',
          },
        ]
      : [];
  return {
    score: (exists ? 0.7 : denied ? 0.92 : 0.85) * freshness(facts, history, failures),
    because: `Sign-up failed ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}${exists ? '; an account already exists' : ''}.${
      denied
        ? denied.says
        : actions.length > 0
          ? ` ${list(actions, 3)} ${actions.length > 1 ? 'are Actions that run' : 'is an Action that runs'} before a registration and can refuse it.`
          : ''
    }${said(newest)}`,
    evidence: logIds(failures),
    fixes: fix,
    ...(exists
      ? { advice: 'Sign in instead of signing up.' }
      : denied
        ? { title: denied.title, tell: denied.tell, do: denied.do }
        : actions.length > 0
          ? BY_ACTION
          : facts.accountsSeen
            ? otherwise
            : {}),
  };
};
