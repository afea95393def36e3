/** Attempts through a connection that does not hold the account. */
import type { Fix } from '../../../answer.js';
import { ago, count, list, q } from '../../../words.js';
import type { LoginFacts } from '../../facts.js';
import { type Failure, freshness, type History, logIds, said, standingOf } from '../../failures.js';
import type { Rule } from '../cause.js';
import { connectionsOf } from './connections-of.js';

/** Failed attempts on connections where the person has no account. */
function elsewhere(facts: LoginFacts, history: History): Failure[] {
  const own = connectionsOf(facts.accounts);
  return history.standing.filter(
    ({ cause, event, account }) =>
      account === undefined &&
      event.connection !== undefined &&
      !own.includes(event.connection) &&
      (cause === 'no_account' ||
        cause === 'wrong_password' ||
        cause === 'wrong_connection' ||
        cause === 'login_denied' ||
        cause === 'other_failure' ||
        cause === 'identity_provider' ||
        cause === 'signup_failed'),
  );
}

export const wrongConnection: Rule = (facts, history) => {
  const [account] = facts.accounts;
  if (!account) return undefined;
  const failures = elsewhere(facts, history);
  const told = standingOf(history, 'wrong_connection').filter((failure) => !failures.includes(failure));
  const [newest] = [...failures, ...told].sort((a, b) => b.event.at - a.event.at);
  if (!newest) return undefined;
  const tried = newest.event.connection;
  const home = connectionsOf(facts.accounts);
  // An external provider can reject a sign-in for other reasons than a missing account.
  const clear =
    newest.cause === 'no_account' || newest.cause === 'wrong_password' || newest.cause === 'wrong_connection';
  const fixes: Fix[] = [];
  const app = facts.application;
  const missing = home.filter(
    (name) => app?.connections && !app.connections.some((one) => one.name === name),
  );
  for (const name of missing) {
    const id = facts.connectionIds[name];
    if (app && id && missing.length === home.length) {
      fixes.push({
        tool: 'update_connection_clients',
        arguments: { connection_id: id, clients: [{ client_id: app.client_id, status: true }] },
        does: `Enables ${q(name)}, which has the account, for the application; currently it is not offered there.`,
      });
    }
  }
  return {
    score: (clear ? 0.9 : 0.6) * freshness(facts, history, [newest]),
    because: `${count(failures.length + told.length, 'attempt')} through ${q(tried ?? 'another connection')}, last ${ago(newest.event.at, facts.now)}; the account is in ${list(home)}.${said(newest)}`,
    evidence: logIds([...failures, ...told]),
    fixes,
    advice: `Sign in through ${list(home, 2)} instead${fixes.length > 0 ? ' once it is enabled' : ''}; the account itself is fine.`,
  };
};
