/** Wrong passwords. */
import { DAY } from '../../../durations.js';
import type { Account } from '../../../person.js';
import { ago, count, q, times } from '../../../words.js';
import type { LoginFacts } from '../../facts.js';
import { freshness, logIds, standingOf } from '../../failures.js';
import { keeperOf } from '../../keeper.js';
import { knownToScript } from '../account/identifier/known-to-script.js';
import type { Rule } from '../cause.js';
import { mailSwitchedOff, resetMailFails, withoutResetMail } from '../mail-switched-off.js';
import { bySomebodyElse, fromStrangePlaces } from '../other-person.js';
import { passwordFixes } from '../password-ticket.js';
import { firstPassword, importOf, logGoesBack, neverSignedIn } from './never-signed-in.js';
import { passkeyUnusable } from './passkeys-off.js';
import { passwordChange, savedOnDevice } from './saved-password.js';

export const wrongPassword: Rule = (facts, history) => {
  // A script of a custom database that refuses without saying whom leaves a code for an unknown name.
  const own = facts.connection?.ownDatabase === true ? facts.connection.name : undefined;
  const all = standingOf(history, 'wrong_password', 'no_account').filter(
    ({ cause, event, account }) =>
      cause === 'wrong_password' || (account !== undefined && own !== undefined && event.connection === own),
  );
  // Only with an account on the connection that was tried; otherwise it is another cause.
  const failures = all.filter(
    ({ account, event }) =>
      account !== undefined || event.connection === undefined || knownToScript(facts, event),
  );
  const [newest] = failures;
  if (!newest) return undefined;
  const script = knownToScript(facts, newest.event);
  if (facts.accounts.length === 0 && !script) return undefined;
  const account = newest.account ?? facts.accounts[0];
  const changed = passwordChange(facts, account);
  const strange = fromStrangePlaces(facts, failures);
  const off = script ? undefined : mailSwitchedOff(facts, 'reset_email');
  const elsewhere = changedElsewhere(facts, account, newest.event.at);
  const saved = script || strange ? undefined : savedOnDevice(facts, account, failures);
  const first = saved || script ? undefined : firstPassword(facts, account);
  const never = account !== undefined && neverSignedIn(facts, account);
  const imported = first && account ? importOf(facts, account) : undefined;
  const recently =
    changed !== undefined && changed < newest.event.at && newest.event.at - changed < 7 * DAY && !saved;
  return {
    // Guesses by someone else do not keep the person out.
    score:
      (bySomebodyElse(facts, failures)
        ? 0.3
        : strange
          ? 0.5
          : passkeyUnusable(facts)
            ? 0.6
            : saved
              ? 0.74
              : 0.7) * freshness(facts, history, failures),
    because: `${
      newest.cause === 'no_account'
        ? `The login script of ${q(own)} refused ${q(newest.event.userName ?? account?.email)} ${times(failures.length)}: the password is wrong there, or its database does not find the name as it was typed`
        : `${script ? `The login script of ${q(newest.event.connection)} knows ${q(newest.event.userName)} and refuses the password: ` : ''}${count(failures.length, 'wrong password')}`
    }${never ? (logGoesBack(facts, account) ? ', and no sign-in so far' : ', and no sign-in on record') : ' since the last success'}, last ${ago(newest.event.at, facts.now)}${
      newest.event.ip ? ` from ${newest.event.ip}` : ''
    }${recently ? `; the password had been changed ${ago(changed, facts.now)}, so an old saved one may still be in use` : ''}${
      strange ? '; the person never signed in from there, so someone else may be guessing' : ''
    }${elsewhere}${(saved ?? first)?.says ?? ''}.${off?.says ?? ''}`,
    evidence: [...logIds(failures).slice(0, imported ? 2 : 3), ...(imported ? [imported.id] : [])],
    // The password that is valid works elsewhere, or there may be none.
    fixes:
      saved || passkeyUnusable(facts)
        ? []
        : [...passwordFixes(facts, account, newest.event), ...(off ? [off.fix] : [])],
    ...(strange && keeperOf(facts, newest.event, account) === 'database' ? PERHAPS_ANOTHER : {}),
    ...withoutResetMail(facts, history, newest, 'The password that was entered is not the right one.'),
    ...(saved ? saved.words : first?.words && !resetMailFails(facts, history) ? first.words : {}),
  };
};

/** All from where the person has never signed in. */
const PERHAPS_ANOTHER = {
  tell: 'A wrong password was entered for your account. If it was you, please reset it with the link on the sign-in page; if it was not, please tell us.',
  do: 'Ask first whether the attempts were theirs. If so, send a link for a new password; if not, somebody else is guessing, which stops nobody, and there is nothing to reset.',
};

/** People with several accounts change the password of one, and type it at the other. */
function changedElsewhere(
  { accounts, events, now }: LoginFacts,
  tried: Account | undefined,
  at: number,
): string {
  const change = events.find(
    (event) =>
      event.type === 'scp' && event.at < at && at - event.at < 7 * DAY && event.userId !== tried?.user_id,
  );
  const other = change && accounts.find(({ user_id }) => user_id === change.userId);
  if (!change || !other || !tried) return '';
  const [where, here] = [other, tried].map(({ identities }) => q(identities[0]?.connection));
  return `; the password that was changed ${ago(change.at, now)} is that of another account, ${other.user_id} in ${where}, not of this one in ${here}`;
}
