/** Attempts through a connection that does not hold the account. */

import type { Account } from '../../../person.js';
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

/** A sign-in there would have to make an account, which the connection does not do. */
const noNewPeople = ({ event: { type, text } }: Failure): boolean =>
  type !== 'fs' && /sign-?ups?.{0,30}(disabled|not allowed|closed|denied)/.test(text);

/** The provider does not know the person. */
const UNKNOWN_THERE = /not found|unknown|not exist|n't exist|not assigned|no such/;

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
    newest.cause === 'no_account' ||
    newest.cause === 'wrong_password' ||
    newest.cause === 'wrong_connection' ||
    UNKNOWN_THERE.test(newest.event.text) ||
    noNewPeople(newest);
  const closed = failures.length > 0 && noNewPeople(newest);
  const works = closed && history.lastSignIn && home.includes(history.lastSignIn.connection ?? '');
  const app = facts.application;
  const missing = home.every(
    (name) => app?.connections !== undefined && !app.connections.some((one) => one.name === name),
  );
  const realm =
    tried !== undefined && facts.homeConnections?.includes(tried)
      ? ` The domain ${q(account.email?.split('@')[1])} belongs to ${q(tried)} (home realm discovery), so the login page sends everybody with such an address there.`
      : '';
  return {
    score: (clear ? 0.9 : 0.6) * freshness(facts, history, [newest]),
    because: `${count(failures.length + told.length, 'attempt')} through ${q(tried ?? 'another connection')}, last ${ago(newest.event.at, facts.now)}; the account is in ${list(home)}${works ? `, where the person signed in ${ago(history.lastSignIn?.at ?? 0, facts.now)}` : ''}.${
      closed ? ` ${q(tried)} has no account for them and takes no sign-ups.` : ''
    }${realm}${said(newest)}`,
    evidence: logIds([...failures, ...told]),
    fixes: [],
    ...(closed ? ofClosed(tried ?? '', account, home) : {}),
    advice: `Sign in through ${list(home, 2)} instead${missing && home.length > 0 ? `, which ${q(app?.name)} does not offer so far` : ''}; the account itself is fine.${realm ? ' Remove the domain from domain_aliases of that connection, or move the account into it.' : ''}`,
  };
};

/** Where an account would have to be made, which that connection does not do by itself. */
function ofClosed(tried: string, { user_id, identities }: Account, home: readonly string[]) {
  const password = identities[0]?.provider === 'auth0';
  return {
    knowsBetter: true,
    title: `The account is not in ${q(tried, 40)}, which takes no sign-ups`,
    tell: `This way of signing in does not know you yet. Please sign in ${password ? 'with your password' : 'the way you did before'}; that works as it did.`,
    do: `The person signs in through ${list(home, 2)}, to ${user_id}; nothing of it is to be reset. If they are to have this way as well, an account in ${q(tried, 60)} is made for them and linked (create_user, link_user_identity); sign-ups there stay closed.`,
  };
}
