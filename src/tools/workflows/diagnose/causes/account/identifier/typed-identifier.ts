/** Names that nobody has, typed where the person signs in: mostly their own other address. */
import { distance } from '../../../../../../text/nearest.js';
import { DAY } from '../../../../durations.js';
import type { LogEvent } from '../../../../events.js';
import type { Account } from '../../../../person.js';
import { ago, list, q, times } from '../../../../words.js';
import type { Connection, LoginFacts } from '../../../facts.js';
import { wordsOf } from '../../../failures.js';
import { isSignIn } from '../../../sign-in-events.js';
import type { Finding, Rule } from '../../cause.js';
import { connectionsOf } from '../connections-of.js';
import { atTheirDevice } from './at-their-device.js';
import { type Namesake, namesake } from './namesake.js';

const words = (name: string): string[] =>
  (name.split('@')[0] ?? '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 2);

/** Whether another account is the person's own as well: every part of its name is theirs. */
function theirsToo(facts: LoginFacts, name: string): boolean {
  const parts = words(name);
  return (
    parts.length > 1 &&
    facts.accounts.some(({ email, name: full }) =>
      [email, full].some((one) => one !== undefined && parts.every((part) => words(one).includes(part))),
    )
  );
}

/** A typing error apart: the shorter a name, the more are as close to it. */
function isTypo(typed: string, name: string): boolean {
  const local = name.split('@')[0] ?? '';
  const errors = local.length < 4 ? 0 : local.length < 6 ? 1 : 2;
  return distance(typed.slice(0, 100).toLowerCase(), name.slice(0, 100).toLowerCase()) <= errors;
}

/** A phone number, as people type it. */
const PHONE = /^\+?[\d\s()-]{6,20}$/;

/** The account got another address or name. */
const RENAMED = ['sce', 'scu'];

/**
 * Whether two names are likely of one person: a typing error apart, with a word in common, such as the family name, or one
 * of a kind that the account has and may have had another of before.
 */
function alike(facts: LoginFacts, typed: string): boolean {
  const own = facts.accounts.flatMap(({ email, username, name }) =>
    [email, username, name].flatMap((one) => (one === undefined ? [] : words(one))),
  );
  const mistyped = facts.accounts.some(({ email, username }) =>
    [email, username].some((one) => one !== undefined && isTypo(typed, one)),
  );
  const former = PHONE.test(typed)
    ? facts.accounts.some(({ phone_number }) => phone_number !== undefined)
    : facts.events.some(({ type }) => RENAMED.includes(type));
  return mistyped || former || words(typed).some((word) => own.includes(word));
}

/** Whether a name begins as one of the account's does, such as a nickname: a hint, and no more. */
function nickname(facts: LoginFacts, typed: string): boolean {
  const own = facts.accounts.flatMap(({ email, username, name }) =>
    [email, username, name].flatMap((one) => (one === undefined ? [] : words(one))),
  );
  return words(typed).some((word) => own.some((mine) => word.startsWith(mine) || mine.startsWith(word)));
}

/** A number or a name that is no address, typed where nobody else is known to sign in: they may have another one in mind. */
const otherKind = (facts: LoginFacts, event: LogEvent): boolean =>
  (!event.userName?.includes('@') || atTheirDevice(facts, event)) &&
  facts.sharedAddress === false &&
  facts.accounts.some(({ identities }) => identities.some((one) => one.connection === event.connection));

const namesakeOf = ({ accounts }: LoginFacts, { type, userId, userName }: LogEvent) =>
  type === 'fu' && !userId && userName !== undefined ? namesake(accounts[0] as Account, userName) : undefined;

/** A name of theirs, typed at the application and connection in question, wherever that was. */
const isNamesakeHere = (facts: LoginFacts, event: LogEvent): boolean =>
  namesakeOf(facts, event) !== undefined &&
  (event.clientId === undefined || event.clientId === facts.application?.client_id) &&
  connectionsOf(facts.accounts).includes(event.connection ?? '');

/** Names that were typed, newest first: those that nobody has, and the local parts of addresses that the log lists as theirs. */
const typedNames = (facts: LoginFacts): LogEvent[] =>
  [
    ...(facts.quiet ?? []),
    ...facts.events.filter((event) => facts.accounts.length > 0 && namesakeOf(facts, event) !== undefined),
  ].sort((a, b) => b.at - a.at);

/** The names in the log for which this connection has to be read: what it takes decides. */
export const namesakesIn = (facts: LoginFacts): LogEvent[] =>
  facts.accounts.length === 0 ? [] : typedNames(facts).filter((event) => isNamesakeHere(facts, event));

/** In words, by the attribute. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  email: 'e-mail addresses',
  username: 'user names',
  phone_number: 'phone numbers',
};

/** The attributes by which a database knows people, as far as it says so. */
const takenBy = ({ identifiers, usernames }: Connection): readonly string[] | undefined =>
  identifiers ?? (usernames === undefined ? undefined : usernames ? ['email', 'username'] : ['email']);

/** What is said of a name that the person takes for that of the account. */
function ofNamesake(
  facts: LoginFacts,
  account: Account,
  typed: readonly (LogEvent & { userName: string })[],
  taken: Namesake,
  atHome: boolean,
): Finding | undefined {
  const [newest] = typed;
  if (!newest) return undefined;
  const { connection } = facts;
  const takes = connection && connection.name === newest.connection ? takenBy(connection) : undefined;
  const names = { email: account.email, username: account.username, phone_number: account.phone_number };
  const valid = Object.entries(names).flatMap(([kind, one]) =>
    one !== undefined && takes?.includes(kind) !== false ? [one] : [],
  );
  const one = q(newest.userName);
  return {
    score: atHome ? 0.78 : taken === 'own' ? 0.72 : 0.6,
    title: 'The name that was typed signs nobody in: the account goes by another one',
    because: `${one}, for which there is no account on ${q(newest.connection)}, was typed ${times(typed.length)} at ${q(newest.clientName ?? newest.clientId)}, last ${ago(newest.at, facts.now)}; ${taken === 'own' ? 'the profile has it as a nickname or name' : "it is made of the person's names"}, and the account signs in with ${list(valid)}.${
      takes
        ? ` ${q(newest.connection)} takes ${takes.map((kind) => ATTRIBUTES[kind] ?? kind).join(' and ')} only.`
        : ''
    }${atHome ? '' : ' From where it was typed the log has no sign-in of theirs: ask whether it was them.'}`,
    evidence: typed.slice(0, 3).map(({ id }) => id),
    fixes: [],
    tell: `The name that you typed does not sign you in here. Please type ${account.email !== undefined && valid.includes(account.email) ? 'your e-mail address' : 'the name with which you registered'} instead; your account is in order.`,
    do: `Have the person type ${list(valid, 2)} instead of ${one}. Nothing has to be reset or created, and the connection needs no user names for it.`,
  };
}

export const typedIdentifier: Rule = (facts, history) => {
  const [account] = facts.accounts;
  if (!account) return undefined;
  const own = new Set(
    facts.accounts.flatMap(({ email, username, phone_number }) =>
      [email, username, phone_number].map((name) => name?.toLowerCase()),
    ),
  );
  const since = Math.max(history.lastSignIn?.at ?? 0, account.lastLogin ?? 0);
  const home = new Set(facts.events.filter(isSignIn).flatMap(({ ip }) => ip ?? []));
  const typed = typedNames(facts).filter(
    (event: LogEvent): event is LogEvent & { userName: string; ip: string } =>
      event.userName !== undefined &&
      (event.type === 'fu'
        ? isNamesakeHere(facts, event) ||
          alike(facts, event.userName) ||
          nickname(facts, event.userName) ||
          otherKind(facts, event)
        : event.userId !== undefined && theirsToo(facts, event.userName)) &&
      !own.has(event.userName.toLowerCase()) &&
      event.ip !== undefined &&
      (home.has(event.ip) ||
        event.ip === account.lastIp ||
        // Of whom no address is known, anywhere is as good; others can have such a name as well.
        (home.size === 0 && account.lastIp === undefined && isNamesakeHere(facts, event))) &&
      event.at > since &&
      facts.now - event.at < 30 * DAY,
  );
  const [newest] = typed;
  if (!newest) return undefined;
  const taken = namesakeOf(facts, newest);
  if (taken) return ofNamesake(facts, account, typed, taken, home.has(newest.ip));
  const other = newest.userId !== undefined;
  const known = [account.email, account.username, account.phone_number].filter((one) => one !== undefined);
  return {
    score:
      !other && alike(facts, newest.userName) ? 0.72 : other || nickname(facts, newest.userName) ? 0.6 : 0.45,
    because: `${q(newest.userName)}, ${other ? 'which is another account,' : `for which there is no account on ${q(newest.connection ?? connectionsOf([account])[0])},`} was ${other ? 'refused' : 'typed'} ${times(typed.length)} at ${q(newest.clientName ?? newest.clientId)} from the address where the person signs in, last ${ago(newest.at, facts.now)}; the account has ${list(known)}.${other ? ` ${wordsOf(newest)}` : ''}`,
    evidence: typed.slice(0, 3).map(({ id }) => id),
    fixes: [],
    // Nothing but the place ties the name to the person.
    ...(!other && !alike(facts, newest.userName) && !nickname(facts, newest.userName)
      ? {
          do: `Ask whether it was the person who typed ${q(newest.userName)}, or somebody else at the same device: the account in question is ${list(known, 2)}, and the last sign-in to it succeeded. Make no account for the other name before that is clear.`,
        }
      : {}),
    advice: `Sign in with ${list(known, 2)} instead of the other address.`,
  };
};
