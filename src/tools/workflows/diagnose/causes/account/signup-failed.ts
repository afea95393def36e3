/** A sign-up that fails. */
import type { Fix } from '../../../answer.js';
import { DAY } from '../../../durations.js';
import { ago, list, times } from '../../../words.js';
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
          : {}),
  };
};
