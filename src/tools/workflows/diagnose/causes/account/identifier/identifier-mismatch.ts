/** The identifier entered is not the account's own. */
import type { LogEvent } from '../../../../events.js';
import type { Account } from '../../../../person.js';
import { ago, list, q, times } from '../../../../words.js';
import type { LoginFacts } from '../../../facts.js';
import { freshness, logIds, standingOf } from '../../../failures.js';
import { keeperOf } from '../../../keeper.js';
import type { Finding, Rule } from '../../cause.js';
import { connectionsOf } from '../connections-of.js';
import { isNotProvisioned } from '../not-provisioned.js';

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
  facts: LoginFacts,
  account: Account,
  { userName, connection: tried, at }: LogEvent,
): Pick<Finding, 'score' | 'because' | 'advice' | 'tell' | 'do'> | undefined {
  const { connection } = facts;
  const { identifiers } = connection ?? {};
  const typed = namesOf(account).find(([, name]) => name.toLowerCase() === userName?.toLowerCase());
  if (!identifiers || connection?.name !== tried || !typed || identifiers.includes(typed[0]))
    return undefined;
  const accepted = namesOf(account).filter(([kind]) => identifiers.includes(kind));
  const switched = switchedOff(facts, account, at);
  return {
    score: 0.9,
    tell: wordsFor(
      typed[0],
      accepted.map(([kind]) => kind),
    ),
    ...(switched ? { do: doAfter(switched, typed[0], accepted) } : {}),
    because: `${q(tried)} takes ${identifiers.map(kindName).join(' or ') || 'nothing'} to sign in, and ${kindName(typed[0])}, ${q(userName)}, was typed; the account has ${list(accepted.map(([, name]) => name)) || 'no such name'}.${switched ? ` ${switched.says}` : ''}`,
    advice:
      accepted.length > 0
        ? `Sign in with ${accepted.map(([kind, name]) => `${kindName(kind)} ${q(name)}`).join(' or ')}.`
        : `Give the account ${list(identifiers.map(kindName))}, or let the database take ${kindName(typed[0])} as well (options.attributes).`,
  };
}

/** For the person: which of their names is taken, and that the other is not. */
function wordsFor(typed: string, accepted: readonly string[]): string {
  const own = (kind: string) => kindName(kind).replace(/^the /, 'your ');
  return accepted.length > 0
    ? `You cannot sign in with ${own(typed)} here. Please sign in with ${accepted.map(own).join(' or ')}, and the same password.`
    : `You cannot sign in with ${own(typed)} here, and your account has no other name yet. It is not your password, and we are correcting it.`;
}

/** Options that decide what people sign in with. */
const DECIDES: readonly string[] = ['attributes', 'requires_username', 'import_mode', 'precedence'];

/** The change of the connection after which a name was no longer taken, as far as the log has it. */
function switchedOff({ connectionHistory, now }: LoginFacts, { lastLogin }: Account, before: number) {
  const change = connectionHistory?.changes.find(
    ({ event, options }) =>
      event.at < before &&
      event.at > (lastLogin ?? Number.POSITIVE_INFINITY) &&
      options?.some((one) => DECIDES.includes(one)),
  );
  if (!change || lastLogin === undefined) return undefined;
  const by = change.event.userName ?? change.event.changedBy;
  return {
    says: `What people sign in with was changed${by ? ` by ${q(by, 80)}` : ''} ${ago(change.event.at, now)}, after the last sign-in (${ago(lastLogin, now)}).`,
    by,
  };
}

const doAfter = (
  { by }: { by: string | undefined },
  typed: string,
  accepted: readonly [string, string][],
): string =>
  `${accepted.length > 0 ? `Tell the person to sign in with ${accepted.map(([kind]) => kindName(kind)).join(' or ')} for now. ` : ''}Ask ${by ? q(by, 80) : 'who changed it'} whether ${kindName(typed)} was to be switched off: everybody who signs in with it is affected (get_connection, options.attributes).`;

export const identifierMismatch: Rule = (facts, history) => {
  const own = connectionsOf(facts.accounts);
  const failures = standingOf(history, 'no_account').filter(
    ({ event, account }) =>
      facts.accounts.length > 0 &&
      !isNotProvisioned(event) &&
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
