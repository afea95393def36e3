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

/** An account of a company, tried at a database, whose e-mail domain is none of those that lead to the company. */
function unledDomain({ accounts, connectionDomains, application }: LoginFacts, { event }: Failure) {
  const [account] = accounts;
  const domain = account?.email?.split('@')[1]?.toLowerCase();
  const name = account?.identities[0]?.connection;
  const domains = name === undefined ? undefined : connectionDomains?.[name];
  if (
    !domain ||
    !name ||
    !domains ||
    domains.length === 0 ||
    domains.includes(domain) ||
    event.strategy !== 'auth0'
  )
    return undefined;
  // What the application does not offer at all is found without a domain.
  return application?.connections?.some((one) => one.name === name) === false
    ? undefined
    : { domain, name, domains };
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
  const shut = home.length > 0 ? notOffered(facts, newest, home) : undefined;
  const realm =
    tried !== undefined && facts.homeConnections?.includes(tried)
      ? ` The domain ${q(account.email?.split('@')[1])} belongs to ${q(tried)} (home realm discovery), so the login page sends everybody with such an address there.`
      : '';
  const sentThere = realm
    ? {
        tell: 'The sign-in page sends addresses like yours to a company login that does not have your account. It is not your account, and we are correcting it.',
        do: `As long as the domain is in domain_aliases of ${q(tried)}, the login page sends the person there: take it out (update_connection replaces all of its options), unless those who run that login can take the person in. Until then a link that names the connection ${list(home, 2)} goes past it.`,
      }
    : {};
  const led = unledDomain(facts, newest);
  return {
    score: (clear ? 0.9 : 0.6) * freshness(facts, history, [newest]),
    because: `${count(failures.length + told.length, 'attempt')} through ${q(tried ?? 'another connection')}, last ${ago(newest.event.at, facts.now)}; the account is in ${list(home)}${works ? `, where the person signed in ${ago(history.lastSignIn?.at ?? 0, facts.now)}` : ''}.${
      closed ? ` ${q(tried)} has no account for them and takes no sign-ups.` : ''
    }${realm}${led ? ` ${q(led.domain)} is not among the domains of ${q(led.name)} (${list(led.domains, 3) || 'none'}), so a page that goes by the address sends them to a password.` : ''}${said(newest)}`,
    evidence: logIds([...failures, ...told]),
    fixes: [],
    ...sentThere,
    ...(closed ? ofClosed(tried ?? '', account, home) : {}),
    ...(led
      ? {
          title: "The login page does not know the e-mail domain as that of the person's company",
          tell: 'The sign-in page does not yet know that your e-mail address belongs to your company, so it asks for a password that you do not have. You do not have to do anything, and we are correcting it.',
          do: `Find out whether ${q(led.domain)} belongs to the company of ${q(led.name)}. If so, add it to its domains (options.domain_aliases; update_connection replaces all options: send the others back), which opens the connection to everyone of the domain at the company's identity provider. Create no account with a password.`,
        }
      : {}),
    ...(shut ? { tell: NOT_OFFERED, do: shut } : {}),
    advice: `${shut ?? `Sign in through ${list(home, 2)} instead; the account itself is fine.`}${realm ? ' Remove the domain from domain_aliases of that connection, or move the account into it.' : ''}`,
  };
};

const NOT_OFFERED =
  'Your account is fine, but the way in which you sign in is not open at the place that you tried. We are checking whether it should be; a new password does not help.';

/** The application, or the organization, does not offer any way that the person has: they cannot choose it. */
function notOffered(
  { application, organization, organizationConnections }: LoginFacts,
  { event }: Failure,
  home: readonly string[],
): string | undefined {
  const { connections, client_id, name } = application ?? {};
  const same = event.clientId === undefined || event.clientId === client_id;
  const ofApplication = same && connections && !connections.some((one) => home.includes(one.name));
  const inOrganization =
    event.organizationId !== undefined &&
    event.organizationId === organization?.id &&
    organizationConnections?.every((one) => !home.includes(one));
  if (!ofApplication && !inOrganization) return undefined;
  const place = ofApplication ? q(name) : `the organization ${q(organization?.name ?? organization?.id)}`;
  return `The account is in ${list(home, 2)}, which ${place} does not offer, so the person cannot choose it. Find out whether it should: enabling it opens ${place} to everyone in it. If not, they need an account in ${list((ofApplication ? connections : undefined)?.map((one) => one.name) ?? organizationConnections ?? [], 2) || 'a connection that it offers'}.`;
}

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
