/** No account has the identifier. */
import type { LogEvent } from '../../../events.js';
import { ago, list, q, times } from '../../../words.js';
import type { LoginFacts } from '../../facts.js';
import { logIds, standingOf, wordsOf } from '../../failures.js';
import { isSignIn, PROVISIONING } from '../../sign-in-events.js';
import type { Rule } from '../cause.js';
import { deletionOf } from './deletion.js';
import { knownToScript } from './identifier/known-to-script.js';
import { notProvisioned } from './not-provisioned.js';

/** Exchanges that an application makes for itself or with a token that it was given. */
const OF_APPLICATION = /^(feccft|fecte|feta|idjag_|jwt_bearer_|failed_on_behalf)/;

export const noAccount: Rule = (facts, history) => {
  const refused = notProvisioned(facts, history);
  if (refused) return refused;
  if (facts.accounts.length > 0) return undefined;
  const failures = standingOf(history, 'no_account', 'wrong_password', 'wrong_connection');
  if (deletionOf(facts)) return undefined;
  const [newest] = failures;
  // There is none before the first sign-in there.
  if (newest && knownToScript(facts, newest.event)) return undefined;
  if (!facts.accountsSeen && !newest) return undefined;
  const { connection } = facts;
  const imported =
    newest !== undefined && connection?.scripted === true && connection.name === newest.event.connection;
  const beforeFirst = history.standing.some(
    ({ attribution, cause, event }) =>
      // A company or provider refused them by name: the account comes with the first sign-in there.
      (cause === 'identity_provider' && event.connection !== undefined) ||
      (attribution !== undefined && cause !== 'no_account' && cause !== 'other_failure') ||
      // What an application exchanges needs no account of that name.
      (facts.applicationAsked && OF_APPLICATION.test(event.type)) ||
      // A script refused in words of its own: the account that it asks for is in a database of the customer.
      (event.type === 'f' && connection?.scripted === true && event.connection === connection.name),
  );
  const name = facts.asked.value.toLowerCase();
  const reached = history.standing.some(({ cause }) => cause === 'identity_provider');
  const domain = reached ? undefined : domainOfNone(facts);
  const near = newest ? undefined : colleagues(facts);
  const idle =
    connection?.scriptsOff === true && newest?.event.connection === connection.name
      ? scriptsIdle(facts, newest.event.at)
      : undefined;
  const provisioning = (facts.quiet ?? []).find(
    ({ type, mentions, text }) =>
      PROVISIONING.includes(type) && (mentions.includes(name) || text.includes(name)),
  );
  return {
    // Before the first sign-in through a company there is no account: what stops that sign-in is the cause.
    score: beforeFirst
      ? reached
        ? 0.3
        : 0.45
      : !facts.accountsSeen || (facts.events.length === 0 && !provisioning)
        ? 0.6
        : newest || provisioning
          ? imported
            ? 0.74
            : 0.9
          : 0.8,
    because: `${facts.accountsSeen ? 'No account has' : 'Accounts could not be read, but according to the log no account has'} the ${facts.asked.kind.replace('_', ' ')} ${q(facts.asked.value)}${
      newest
        ? `; sign-in was tried ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}${
            newest.event.connection ? ` on ${q(newest.event.connection)}` : ''
          }`
        : ''
    }.${facts.similar.length > 0 ? ` A similar account exists: ${list(facts.similar, 3)}. A typo?` : ''}${imported ? ` People of ${q(connection?.name)} are known to the customer's own database, and its login script did not find them or refused without saying whom.` : ''}${domain ?? ''}${idle?.says ?? ''}${near ? ` Others of this domain sign in through ${q(near.last.connection)}, last ${ago(near.last.at, facts.now)}${near.alike.length > 0 ? `, one of them with a similar name: ${list(near.alike, 2)}` : ''}; an account there is made at the first sign-in that the company lets through.` : ''}${provisioning ? ` It was to be created by the directory, which failed ${ago(provisioning.at, facts.now)}. ${wordsOf(provisioning)}` : ''}`,
    ...(domain
      ? { do: ADD_DOMAIN }
      : idle
        ? { do: idle.do, tell: idle.tell }
        : imported
          ? IN_OWN_DATABASE
          : {}),
    ...(near
      ? {
          do:
            near.alike.length > 0 ? `Ask whether ${list(near.alike, 2)} is meant. ${FIRST_TIME}` : FIRST_TIME,
        }
      : {}),
    evidence: [...logIds(failures), ...(provisioning ? [provisioning.id] : [])],
    fixes: [
      {
        tool: 'list_users',
        arguments: { q: nearQuery(facts), per_page: 5 },
        does: 'Searches for similar accounts: a typo, another address, another spelling.',
      },
    ],
  };
};

const isAt = (companies: readonly { name: string }[], { connection }: LogEvent): boolean =>
  companies.some(({ name }) => name === connection);

const isOf = (domain: string, { userName }: LogEvent): boolean =>
  userName?.toLowerCase().endsWith(`@${domain.toLowerCase()}`) === true;

/** Letters that are written for the same sound, and signs between names. */
const spoken = (name: string): string =>
  name
    .toLowerCase()
    .split('@')[0]
    ?.replace(/[^\p{L}]/gu, '')
    .replace(/ph/g, 'f')
    .replace(/ck|qu?|c(?![eiy])/g, 'k')
    .replace(/[zß]|c/g, 's')
    .replace(/[yj]/g, 'i')
    .replace(/w/g, 'v')
    .replace(/(.)\1+/g, '$1') ?? '';

/** Others of the same domain who signed in: that it is accepted, and names that sound alike. */
function colleagues({ asked, others = [] }: LoginFacts): { alike: string[]; last: LogEvent } | undefined {
  const domain = asked.kind === 'email' ? asked.value.split('@')[1] : undefined;
  const theirs = domain === undefined ? [] : others.filter((event) => isSignIn(event) && isOf(domain, event));
  const [last] = theirs;
  const start = spoken(asked.value).slice(0, 5);
  const alike = theirs.flatMap(({ userName }) =>
    userName && start.length > 3 && spoken(userName).startsWith(start) ? [userName] : [],
  );
  return last && { alike: [...new Set(alike)].slice(0, 2), last };
}

/** The application takes people by the domains of companies only, and none has that of the address; in words. */
function domainOfNone(facts: LoginFacts) {
  const { asked, application, homeConnections, domainConnections = [], events, others = [] } = facts;
  const { connections = [], name } = application ?? {};
  const domain = asked.kind === 'email' ? asked.value.split('@')[1] : undefined;
  const companies = connections.filter((one) => domainConnections.includes(one.name));
  return domain &&
    homeConnections?.length === 0 &&
    connections.length > 0 &&
    companies.length === connections.length &&
    // Who got as far as the company's own sign-in was not refused by the page, nor were others of the domain.
    !events.some((event) => isAt(companies, event)) &&
    !others.some((event) => isAt(companies, event) && isOf(domain, event))
    ? ` ${q(name)} takes people of companies only (${list(companies.map((one) => one.name))}), and none of these connections has the domain ${q(domain)}: the login page refuses such addresses.`
    : undefined;
}

/** Before the first sign-in, only the customer's own database knows the person. */
const IN_OWN_DATABASE = {
  tell: 'We could not sign you in with what you entered. Please check the name and password, while we look for your account.',
  do: "Look for the person in the customer's own database first: if they are there, the password is wrong or the script does not find the name as it was typed (get_connection shows it). Do not create an account here: it comes with the first sign-in.",
};
const FIRST_TIME =
  "Ask for the exact address, and what the company's own page says: what it refuses leaves nothing here, and before the first success there is no account. Create none.";

const ADD_DOMAIN =
  "Find out whose the domain is. If it belongs to a company that has a connection, add it there (options.domain_aliases), which opens the connection to everyone of the domain at the company's identity provider.";

/** Scripts that knew more people than the tenant, and are switched off. */
function scriptsIdle({ connection, connectionHistory, now }: LoginFacts, at: number) {
  const change = connectionHistory?.changes.find(({ event }) => event.at < at);
  return {
    says: ` ${q(connection?.name)} has scripts for a database of yours, and they are switched off${
      change ? ` (the connection was changed ${ago(change.event.at, now)})` : ''
    }: people who were not moved into the tenant before are unknown now.`,
    tell: 'We found no account with what you entered. If you had one before we moved our accounts, tell us: it may not have been moved.',
    do: `Find out whether the person was in the former database. If so, they were not moved: import them, or switch the scripts of ${q(connection?.name)} on again if that database still runs (update_connection, enabledDatabaseCustomization, with all other options sent along). Look for a typing error as well.`,
  };
}

/** A tolerant search query for the identifier. */
function nearQuery({ asked }: LoginFacts): string {
  // Applications keep numbers in places of their own.
  if (asked.kind === 'phone')
    return ['phone', 'phone_number', 'mobile']
      .map((field) => `user_metadata.${field}:"${asked.value.replace(/["\\]/g, '')}"`)
      .join(' OR ');
  const [local = '', domain] = asked.value.split('@');
  const word =
    local
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
      .split(' ')[0] ?? '';
  const start = word.slice(0, 6);
  if (start.length < 2) return `email:"${asked.value.replace(/["\\]/g, '')}"`;
  return domain
    ? `email:${start}* OR name:${start}*`
    : `username:${start}* OR nickname:${start}* OR name:${start}*`;
}
