/** No account has the identifier. */
import { ago, list, q, times } from '../../../words.js';
import type { LoginFacts } from '../../facts.js';
import { logIds, standingOf, wordsOf } from '../../failures.js';
import { PROVISIONING } from '../../sign-in-events.js';
import type { Rule } from '../cause.js';
import { deletionOf } from './deletion.js';
import { knownToScript } from './known-to-script.js';

/** Exchanges that an application makes for itself or with a token that it was given. */
const OF_APPLICATION = /^(feccft|fecte|feta|idjag_|jwt_bearer_|failed_on_behalf)/;

export const noAccount: Rule = (facts, history) => {
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
  const provisioning = (facts.quiet ?? []).find(
    ({ type, mentions, text }) =>
      PROVISIONING.includes(type) && (mentions.includes(name) || text.includes(name)),
  );
  return {
    // Before the first sign-in through a company there is no account: what stops that sign-in is the cause.
    score: beforeFirst
      ? 0.45
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
    }.${facts.similar.length > 0 ? ` A similar account exists: ${list(facts.similar, 3)}. A typo?` : ''}${imported ? ` People of ${q(connection?.name)} are known to the customer's own database, and its login script did not find them or refused without saying whom.` : ''}${domain ?? ''}${provisioning ? ` It was to be created by the directory, which failed ${ago(provisioning.at, facts.now)}. ${wordsOf(provisioning)}` : ''}`,
    ...(domain ? { do: ADD_DOMAIN } : imported ? IN_OWN_DATABASE : {}),
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

/** The application takes people by the domains of companies only, and none has that of the address; in words. */
function domainOfNone({ asked, application, homeConnections, domainConnections = [] }: LoginFacts) {
  const { connections = [], name } = application ?? {};
  const domain = asked.kind === 'email' ? asked.value.split('@')[1] : undefined;
  const companies = connections.filter((one) => domainConnections.includes(one.name));
  return domain &&
    homeConnections?.length === 0 &&
    connections.length > 0 &&
    companies.length === connections.length
    ? ` ${q(name)} takes people of companies only (${list(companies.map((one) => one.name))}), and none of these connections has the domain ${q(domain)}: the login page refuses such addresses.`
    : undefined;
}

/** Before the first sign-in, only the customer's own database knows the person. */
const IN_OWN_DATABASE = {
  tell: 'We could not sign you in with what you entered. Please check the name and password, while we look for your account.',
  do: "Look for the person in the customer's own database first: if they are there, the password is wrong or the script does not find the name as it was typed (get_connection shows it). Do not create an account here: it comes with the first sign-in.",
};

const ADD_DOMAIN =
  "Find out whose the domain is. If it belongs to a company that has a connection, add it there (options.domain_aliases), which opens the connection to everyone of the domain at the company's identity provider.";

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
