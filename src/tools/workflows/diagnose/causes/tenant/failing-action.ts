/** The Action that fails, by name, with what its code waits for or misses in the profile. */
import type { Account } from '../../../person.js';
import { ago, list, q, times } from '../../../words.js';
import type { LoginFacts } from '../../facts.js';
import { textsIn } from '../../failure-texts.js';
import { attemptsOf, freshness, logIds, said, standingOf } from '../../failures.js';
import type { Rule } from '../cause.js';
import { lackingProfile } from './lacking-profile.js';
import { has } from './profile-has.js';

const SHOWN: Readonly<Record<NonNullable<LoginFacts['failing']>['by'], string>> = {
  log: 'the log names it',
  code: 'its code has what the error is about',
  alone: 'nothing else runs after a login',
};

/** What the code reads and the profile lacks; undefined: it is there, or not a matter of the profile. */
function lacks(account: Account | undefined, path: string | undefined): string | undefined {
  const member = path?.replace(/^user\./, '');
  return account && path?.startsWith('user.') && member && has(account, member) === false
    ? member
    : undefined;
}

export const failingAction: Rule = (facts, history) => {
  const { failing } = facts;
  const failures = attemptsOf(standingOf(history, 'action_failed'));
  const [newest] = failures;
  if (!newest || !failing || lackingProfile(facts, history)) return undefined;
  // A text that says what to do knows the fault better than its place.
  if (textsIn(newest.event).some((one) => one.cause === 'action_failed' && one.do !== undefined))
    return undefined;
  const name = q(failing.name);
  const account = newest.account ?? facts.accounts[0];
  const missing = lacks(account, failing.reads);
  const servers = failing.calls && (failing.calls.length > 0 ? list(failing.calls) : 'another server');
  const shows = failing.id ? ` (get_action ${failing.id})` : '';
  return {
    score: (failing.by === 'alone' ? 0.87 : 0.92) * freshness(facts, history, failures),
    title: `The Action ${q(failing.name, 50)} fails during sign-in`,
    because: `${name} stopped the sign-in ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}: ${SHOWN[failing.by]}.${
      missing ? ` It reads from ${q(missing)}, which the profile of ${account?.user_id} lacks.` : ''
    }${servers ? ` It calls ${servers} and waits for the answer.` : ''}${said(newest)}`,
    means: {
      says: servers
        ? 'An Action waits longer for another server than it may run.'
        : missing
          ? 'An Action reads something that this profile lacks.'
          : 'The code of an Action fails.',
      side: 'tenant',
    },
    evidence: logIds(failures),
    fixes: [],
    do: servers
      ? `Ask those who run ${servers} whether it is slow or down, and give the call in ${name} a short time limit with a way on without its answer${shows}; then deploy it. Rolling back helps only if the call is new.`
      : missing
        ? `Let ${name} allow for profiles without ${q(missing)}${shows}, and deploy it: everybody without it fails alike. Filling it in helps this person only.`
        : `Read the code of ${name}${shows} at what the text names, correct it and deploy it, or go back to the version before if it was changed lately.`,
  };
};
