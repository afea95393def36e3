/** The identifier entered is not the account's own. */
import { ago, list, q, times } from '../../../words.js';
import { freshness, logIds, standingOf } from '../../failures.js';
import type { Rule } from '../cause.js';
import { connectionsOf } from './connections-of.js';

export const identifierMismatch: Rule = (facts, history) => {
  const own = connectionsOf(facts.accounts);
  const failures = standingOf(history, 'no_account').filter(
    ({ event, account }) =>
      facts.accounts.length > 0 &&
      (account !== undefined || event.connection === undefined || own.includes(event.connection)) &&
      // An attempt before the account was created does not concern it.
      event.at > Math.min(...facts.accounts.map((one) => one.created ?? 0)),
  );
  const [newest] = failures;
  const account = newest?.account ?? facts.accounts[0];
  if (!newest || !account) return undefined;
  const changed = facts.events.find(({ type }) => type === 'sce' || type === 'scu' || type === 'scpn');
  const known = [account.username, account.email, account.phone_number].filter((one) => one !== undefined);
  return {
    score: 0.65 * freshness(facts, history, failures),
    because: `No user was found for ${q(newest.event.userName ?? facts.asked.value)} ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}; the account has ${list(known)}${
      changed ? `, changed ${ago(changed.at, facts.now)}` : ''
    }.`,
    evidence: [...logIds(failures), ...(changed ? [changed.id] : [])].slice(0, 3),
    fixes: [],
    advice: `Sign in with ${list(known, 2)}.`,
  };
};
