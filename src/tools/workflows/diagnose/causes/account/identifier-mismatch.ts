/** The identifier entered is not the account's own. */
import type { LogEvent } from '../../../events.js';
import type { Account } from '../../../person.js';
import { ago, list, q, times } from '../../../words.js';
import type { LoginFacts } from '../../facts.js';
import { freshness, logIds, standingOf } from '../../failures.js';
import { keeperOf } from '../../keeper.js';
import type { Finding, Rule } from '../cause.js';
import { connectionsOf } from './connections-of.js';

/** The account's names by the attribute that has them. */
const namesOf = ({ username, email, phone_number }: Account): [string, string][] =>
  Object.entries({ username, email, phone_number }).flatMap(([kind, name]): [string, string][] =>
    name === undefined ? [] : [[kind, name]],
  );

/** In words. */
const KINDS: Readonly<Record<string, string>> = {
  username: 'the username',
  email: 'the e-mail address',
  phone_number: 'the phone number',
};

const kindName = (kind: string): string => KINDS[kind] ?? kind;

/** The name typed is the account's own, and of a kind by which the database identifies nobody. */
function refusedKind(
  { connection }: LoginFacts,
  account: Account,
  { userName, connection: tried }: LogEvent,
): Pick<Finding, 'score' | 'because' | 'advice'> | undefined {
  const { identifiers } = connection ?? {};
  const typed = namesOf(account).find(([, name]) => name.toLowerCase() === userName?.toLowerCase());
  if (!identifiers || connection?.name !== tried || !typed || identifiers.includes(typed[0]))
    return undefined;
  const accepted = namesOf(account).filter(([kind]) => identifiers.includes(kind));
  return {
    score: 0.9,
    because: `${q(tried)} takes ${list(identifiers.map(kindName)) || 'nothing'} to sign in, and ${kindName(typed[0])}, ${q(userName)}, was typed; the account has ${list(accepted.map(([, name]) => name)) || 'no such name'}.`,
    advice:
      accepted.length > 0
        ? `Sign in with ${list(accepted.map(([kind, name]) => `${kindName(kind)} ${q(name)}`))}.`
        : `Give the account ${list(identifiers.map(kindName))}, or let the database take ${kindName(typed[0])} as well (options.attributes).`,
  };
}

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
  const refused = refusedKind(facts, account, newest.event);
  if (refused) return { ...refused, evidence: logIds(failures), fixes: [] };
  // The name is right: the customer's own database does not know it or refuses the password, or the account came later.
  const typed = newest.event.userName?.toLowerCase();
  const inside = /database$/.test(keeperOf(facts, newest.event, account) ?? 'database');
  if (inside && known.some((name) => name.toLowerCase() === typed)) return undefined;
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
