/**
 * Finds the person's accounts and log events: by the identifier given, by former names, by what they may have typed
 * instead, and by accounts that the log has and the tenant no longer has.
 */
import { distance } from '../../../../text/nearest.js';
import { ToolError } from '../../../errors.js';
import { listLogs } from '../../../operations/logs.js';
import { getUser, listUsers } from '../../../operations/users.js';
import { type LogEvent, toEvents } from '../../events.js';
import type { Doc } from '../../fields.js';
import { anyOf, oneOf, phrase } from '../../lucene.js';
import { PAGE } from '../../page-size.js';
import { type Account, findTwins, type Identifier, toAccount, unreadAccount } from '../../person.js';
import { itemsOf, type Reader } from '../../reader.js';
import { list } from '../../words.js';
import type { LoginFacts } from '../facts.js';
import { isSignIn } from '../sign-in-events.js';

/** How the report names the read of the person's log events. */
export const PERSON_EVENTS = "the person's log events";

/** Events that are irrelevant to sign-in, and would crowd out those that matter. */
const BESIDE = ['sapi', 'mgmt_api_read', 'fapi', 'sertft', 'ssa', 'seccft', 'slo', 'sscim', 'pla'];

/** A silent sign-in that finds no session is expected, and frequent; any other error of one matters. */
export const NO_SESSION = `(${oneOf('type', ['fsa', 'fdelsa'])} AND ${phrase('description', 'Login required')})`;

const localPart = (email: string): string => email.slice(0, email.lastIndexOf('@'));

/** Names under which the log lists the accounts. */
const namesOf = (accounts: readonly Account[]): string[] =>
  accounts
    .flatMap(({ email, username, phone_number }) => [email, username, phone_number])
    .filter((name) => name !== undefined);

/** The person's own events, newest first. */
export async function personEvents(
  reader: Reader,
  asked: Identifier,
  accounts: readonly Account[],
): Promise<LogEvent[]> {
  const given = asked.kind === 'user_id' ? [] : [asked.value, asked.value.toLowerCase()];
  const names = new Set([...given, ...namesOf(accounts)]);
  // Some people type only the part before the @ where the whole address is expected.
  const parts = new Set(
    [...names]
      .filter((name) => name.includes('@'))
      .map(localPart)
      .filter((part) => part.length > 2 && !names.has(part)),
  );
  const ids = new Set([
    ...(asked.kind === 'user_id' ? [asked.value] : []),
    ...accounts.map(({ user_id }) => user_id),
  ]);
  const who = [
    ...[...ids].map((id) => phrase('user_id', id)),
    ...[...names, ...parts].map((name) => phrase('user_name', name)),
  ];
  const logs = await reader.read(
    listLogs,
    {
      q: `(${anyOf(who)}) AND NOT ${oneOf('type', BESIDE)} AND NOT ${NO_SESSION}`,
      sort: 'date:-1',
      per_page: PAGE,
    },
    PERSON_EVENTS,
  );
  const events = toEvents(itemsOf(logs));
  const certain = events.filter(({ userName }) => userName === undefined || !parts.has(userName));
  const addresses = new Set([
    ...certain.flatMap(({ ip }) => ip ?? []),
    ...accounts.flatMap(({ lastIp }) => lastIp ?? []),
  ]);
  // Others can have the same local part: only events from the person's known addresses count.
  return events.filter(
    (event) =>
      certain.includes(event) ||
      (event.userId !== undefined && ids.has(event.userId)) ||
      (event.userId === undefined &&
        (addresses.size === 0 || (event.ip !== undefined && addresses.has(event.ip)))),
  );
}

/**
 * Accounts of the one person with this name.
 *
 * @throws ToolError when several people have it
 */
export async function findByName(reader: Reader, name: string): Promise<Doc[] | undefined> {
  const found = await reader.read(
    listUsers,
    { q: anyOf([phrase('name', name), phrase('nickname', name)]), search_engine: 'v3', per_page: 10 },
    'accounts with this name',
  );
  if (found === undefined) return undefined;
  const wanted = name.toLowerCase();
  const users = itemsOf(found).filter((user) =>
    [user.name, user.nickname].some((one) => typeof one === 'string' && one.toLowerCase() === wanted),
  );
  const people = [
    ...new Set(
      users.map(({ email, username, user_id }) => String(email ?? username ?? user_id).toLowerCase()),
    ),
  ];
  if (people.length > 1)
    throw new ToolError(
      'ambiguous_person',
      `${people.length} people are named ${JSON.stringify(name.slice(0, 80))}: ${list(people, 5)}.`,
      { hint: 'Ask which one is meant, and call again with the address or the user id.' },
    );
  return users;
}

/** Accounts according to the log, for when profiles cannot be read. */
export function accountsInLog(asked: Identifier, events: readonly LogEvent[]): Account[] {
  const ids = new Set([
    ...(asked.kind === 'user_id' ? [asked.value] : []),
    ...events.flatMap(({ userId }) => userId ?? []),
  ]);
  return [...ids].map((id) =>
    unreadAccount(id, events.find((event) => event.userId === id && event.connection)?.connection),
  );
}

/** Adds duplicates: other accounts with the same address. */
export async function withTwins(reader: Reader, asked: Identifier, accounts: Account[]): Promise<Account[]> {
  const [first] = accounts;
  if (!first) return accounts;
  const known = new Set(accounts.map(({ user_id }) => user_id));
  const twins = (await findTwins(reader, asked, first)).map(toAccount);
  return [...accounts, ...twins.filter(({ user_id }) => !known.has(user_id))];
}

/** Failures under former names of the account, which its own events show. */
export async function eventsUnderFormerNames(reader: Reader, facts: LoginFacts): Promise<void> {
  const ids = new Set(facts.accounts.map(({ user_id }) => user_id));
  const known = new Set([facts.asked.value, ...namesOf(facts.accounts)].map((name) => name.toLowerCase()));
  const former = facts.events.flatMap(({ userId, userName }) =>
    userId !== undefined && ids.has(userId) && userName !== undefined && !known.has(userName.toLowerCase())
      ? [userName]
      : [],
  );
  if (former.length === 0) return;
  const who = [...new Set(former)].slice(0, 4).map((name) => phrase('user_name', name));
  const logs = await reader.read(
    listLogs,
    { q: `(${anyOf(who)}) AND ${oneOf('type', ['f', 'fu', 'fp', 'fcpr'])}`, sort: 'date:-1', per_page: 50 },
    'failures under former names',
  );
  const seen = new Set(facts.events.map(({ id }) => id));
  const more = toEvents(itemsOf(logs)).filter(({ id, userId }) => userId === undefined && !seen.has(id));
  facts.events = [...facts.events, ...more].sort((a, b) => b.at - a.at);
}

/** Accounts that had the identifier according to the log: found under another name, or deleted. */
export async function accountsOfTheLog(reader: Reader, facts: LoginFacts): Promise<void> {
  const ids = [...new Set(facts.events.flatMap(({ userId }) => userId ?? []))].slice(0, 2);
  await Promise.all(
    ids.map(async (user_id) => {
      const user =
        user_id === facts.asked.value
          ? null
          : await reader.read(getUser, { user_id }, 'an account found in the log');
      if (user) facts.accounts.push(toAccount(user as Record<string, unknown>));
      else if (user === null && facts.events.some((event) => event.userId === user_id && lived(event)))
        facts.gone.push(user_id);
    }),
  );
}

/** An event that only an existing account can produce. */
const lived = (event: LogEvent): boolean =>
  isSignIn(event) || ['ss', 'sv', 'scp', 'sdu', 'du', 'fp'].includes(event.type);

/** Maximum edit distance of a typo. */
const MOST_ERRORS = 2;

/** Accounts whose identifier is similar to the one that no account has. */
export async function similarAccounts(reader: Reader, facts: LoginFacts): Promise<void> {
  const { kind, value } = facts.asked;
  if (kind !== 'email' && kind !== 'username') return;
  const field = kind;
  const start = value
    .toLowerCase()
    .replace(/[^\p{L}\p{N}].*$/u, '')
    .slice(0, 3);
  if (start.length < 3) return;
  const found = await reader.read(
    listUsers,
    { q: `${field}:${start}*`, search_engine: 'v3', per_page: PAGE, fields: `user_id,${field}` },
    'accounts with a similar name',
  );
  facts.similar = itemsOf(found)
    .flatMap((user) => (typeof user[field] === 'string' ? [user[field]] : []))
    .map((name) => ({ name, errors: distance(name.toLowerCase(), value.toLowerCase()) }))
    .filter(({ errors }) => errors <= MOST_ERRORS)
    .sort((a, b) => a.errors - b.errors)
    .slice(0, 3)
    .map(({ name }) => name);
}
