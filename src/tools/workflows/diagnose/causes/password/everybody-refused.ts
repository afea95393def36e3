/** A database that refuses everybody since it was changed: no password is wrong. */
import { ago, count, list, q } from '../../../words.js';
import type { LoginFacts } from '../../facts.js';
import { type Failure, freshness, logIds, standingOf } from '../../failures.js';
import type { Finding, Rule } from '../cause.js';

/** So many other people have to fail for it to be everybody. */
const LEAST_OTHERS = 2;

/** What the database is set to, which refuses all who try; in words. */
function settingOf({
  connection,
}: LoginFacts): (Pick<Finding, 'title' | 'do'> & { says: string }) | undefined {
  const name = q(connection?.name, 50);
  if (connection?.passwords === false)
    return {
      title: `Passwords are switched off for ${name}`,
      says: `${name} takes no passwords (authentication_methods.password is off)`,
      do: `Find out who switched passwords off for ${name} and why (update_connection, options.authentication_methods). Where that is meant, people have to sign in by what it takes; where not, it is switched on again, with all other options kept.`,
    };
  if (connection?.ownDatabase)
    return {
      title: `The login script of ${name} refuses everybody`,
      says: `${name} asks its login script at every sign-in, as importing is off (import_mode: false)`,
      do: `No password has to be reset. Look at what was changed in ${name} and whether the store that its login script asks still answers (get_connection). Where people have been moved into the tenant and that store is gone, switch the scripts off (enabledDatabaseCustomization: false), or importing on again (import_mode: true) if not all have been moved; send all other options along (update_connection). Where the store is still in use, correct the script.`,
    };
  return undefined;
}

/** Since when nobody has got in, and who else was refused since. */
function fareOfOthers({ connectionHistory }: LoginFacts, failures: readonly Failure[]) {
  const first = failures.at(-1);
  if (!connectionHistory || !first) return undefined;
  const { successes, refusals, changes } = connectionHistory;
  const lastIn = successes[0]?.at ?? 0;
  // Somebody got in after the first of the failures.
  if (lastIn > first.event.at) return undefined;
  const others = new Set(
    refusals.filter(({ at }) => at > lastIn).map(({ userName, userId }) => userName ?? userId),
  );
  const change = changes.findLast(({ event }) => event.at > lastIn && event.at < first.event.at);
  return { others: others.size, change, lastIn };
}

export const everybodyRefused: Rule = (facts, history) => {
  const failures = standingOf(history, 'wrong_password', 'no_account').filter(
    ({ event }) => event.connection !== undefined && event.connection === facts.connection?.name,
  );
  const [newest] = failures;
  const setting = settingOf(facts);
  const fare = fareOfOthers(facts, failures);
  if (!newest || !setting) return undefined;
  const off = facts.connection?.passwords === false;
  if (!off && (!fare || fare.others < LEAST_OTHERS)) return undefined;
  const { change } = fare ?? {};
  const options = change?.options?.filter((name) => name !== 'options') ?? [];
  return {
    score: (off ? 0.86 : change ? 0.84 : 0.76) * freshness(facts, history, failures),
    because: `${setting.says}${
      change
        ? `. The connection was changed ${ago(change.event.at, facts.now)}${options.length > 0 ? ` (${list(options, 3)})` : ''}, and `
        : ': '
    }${
      fare && fare.others > 0
        ? `nobody has signed in there since${fare.lastIn > 0 ? ` ${ago(fare.lastIn, facts.now)}` : ''}: the person was refused ${count(failures.length, 'time')}, and so ${fare.others > 1 ? 'were' : 'was'} ${count(fare.others, 'other name')}.`
        : `the person was refused ${count(failures.length, 'time')}, last ${ago(newest.event.at, facts.now)}.`
    }`,
    evidence: [...(change ? [change.event.id] : []), ...logIds(failures)].slice(0, 3),
    fixes: [],
    title: setting.title ?? '',
    do: setting.do ?? '',
    tell: off
      ? 'Signing in with a password is switched off there at the moment. If the page offers another way, such as a code by mail, please use that one; we are checking whether it is meant.'
      : `Your password may well be right: ${change ? 'since a change on our side' : 'at the moment'} nobody can sign in there. We are looking into it; please do not reset anything.`,
  };
};
