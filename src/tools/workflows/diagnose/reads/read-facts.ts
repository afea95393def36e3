/**
 * Reads what the rules need about one person's sign-in, in at most twelve requests: first the person, then their log
 * events, then whatever these point to. Independent reads run in parallel.
 */
import { listUserBlocksByIdentifier } from '../../../operations/user-blocks.js';
import { DAY } from '../../durations.js';
import type { LogEvent } from '../../events.js';
import { type Account, findAccounts, identifierOf, toAccount } from '../../person.js';
import type { Reader } from '../../reader.js';
import { audienceOf } from '../causes/application/requested-api.js';
import type { CauseId } from '../causes/cause-id.js';
import { explain, isLoginFailure, knownText } from '../explain.js';
import type { LoginFacts } from '../facts.js';
import { isOutside } from '../failure-texts.js';
import { accountOf, type Degree } from '../failures.js';
import { historyOf } from '../history.js';
import { isOfCompany, keeperOf } from '../keeper.js';
import { namesOf, outsideConnections } from '../known-of-person.js';
import { leftOpen, strangeNames } from '../left-open.js';
import { isSignIn } from '../sign-in-events.js';
import { findApplication, readApplication, readCredentials, readGrants } from './application.js';
import { asLogged } from './as-logged.js';
import { readConnection, readConnector } from './connection/connection.js';
import {
  accountsInLog,
  accountsOfTheLog,
  eventsUnderFormerNames,
  findByName,
  personEvents,
  similarAccounts,
  withTwins,
} from './identify-person.js';
import { readLast } from './last.js';
import { DOMAIN_FAILED, readOthers, readProvisioning, readQuiet, readUnattributed } from './log.js';
import {
  findOrganization,
  readInvitations,
  readOrganization,
  readOrganizationConnections,
  searchInvitations,
} from './organization.js';
import { blocksOf, readBlocks, readFactors, readOrganizations, readTwinOrganizations } from './person.js';
import {
  readActions,
  readAddress,
  readApi,
  readConnectionClients,
  readDomains,
  readHome,
  readMailTemplate,
  readNetworkAcls,
  readRegistrationActions,
} from './tenant.js';
import { readWhatDecides } from './what-decides.js';

/** Maximum API reads of one diagnosis. */
export const MOST_READS = 12;

export interface Question {
  user: string;
  /** Client id or exact name. */
  application?: string | undefined;
  /** Organization id or name. */
  organization?: string | undefined;
}

/** A machine is asked about by the subject of its tokens: its application is meant. */
const machine = (user: string): string | undefined => /^([\w-]{20,64})@clients$/.exec(user.trim())?.[1];

export async function gather(reader: Reader, given: Question): Promise<LoginFacts> {
  const question = { ...given, application: given.application ?? machine(given.user) };
  const asked = identifierOf(question.user);
  const named = asked.kind === 'username' && /\s/.test(asked.value);
  const [found, blocksByName, namedApplication, namedOrganization] = await Promise.all([
    named ? findByName(reader, asked.value) : findAccounts(reader, asked),
    asked.kind === 'user_id' || named
      ? undefined
      : reader.read(listUserBlocksByIdentifier, { identifier: asked.value }, 'brute-force blocks'),
    question.application === undefined ? undefined : findApplication(reader, question.application),
    question.organization === undefined ? undefined : findOrganization(reader, question.organization),
  ]);
  const known = await withTwins(reader, asked, (found ?? []).map(toAccount));
  const events = await personEvents(reader, asked, known);
  const accounts = found === undefined ? accountsInLog(asked, events) : known;
  const facts: LoginFacts = {
    // The Date header has a resolution of one second; log events are more precise.
    now: Math.max(reader.now + 999, events[0]?.at ?? 0),
    asked,
    accounts,
    accountsSeen: found !== undefined,
    gone: [],
    similar: [],
    events,
    unattributed: [],
    applicationAsked: namedApplication !== undefined,
    organizationAsked: namedOrganization !== undefined,
    connectionIds: {},
  };
  const blocks = blocksOf(blocksByName);
  if (blocks) facts.bruteForce = blocks;
  if (namedApplication) facts.application = namedApplication;
  if (namedOrganization) facts.organization = namedOrganization;
  for (const { connection, connectionId } of events) {
    if (connection && connectionId) facts.connectionIds[connection] ??= connectionId;
  }
  const domain = asked.kind === 'email' ? asked.value.split('@')[1]?.toLowerCase() : undefined;
  if (found?.length === 0)
    await Promise.all([
      accountsOfTheLog(reader, facts),
      similarAccounts(reader, facts),
      domain === undefined ? undefined : readHome(reader, facts, domain),
    ]);
  await eventsUnderFormerNames(reader, facts);
  facts.accounts = inQuestion({
    ...facts,
    accounts: facts.accounts.map((one) => asLogged(one, facts.events)),
  });
  await around(reader, facts);
  await follow(reader, facts);
  return facts;
}

/**
 * Sorts the account in question first: the one asked for, else that of the latest failure, else the one used last; at the
 * application asked about, where the log has anything of it.
 */
function inQuestion({ asked, accounts, events: all, application, applicationAsked }: LoginFacts): Account[] {
  const here = applicationAsked ? all.filter(({ clientId }) => clientId === application?.client_id) : [];
  const events = here.some((event) => accountOf(event, accounts)) ? here : all;
  const failed = events.find((event) => isLoginFailure(event) && accountOf(event, accounts));
  const signedIn = events.find((event) => isSignIn(event) && accountOf(event, accounts));
  const failing = failed && (!signedIn || failed.at > signedIn.at) ? accountOf(failed, accounts) : undefined;
  return [...accounts].sort(
    (a, b) =>
      Number(b.user_id === asked.value) - Number(a.user_id === asked.value) ||
      Number(b === failing) - Number(a === failing) ||
      (b.lastLogin ?? 0) - (a.lastLogin ?? 0) ||
      Number(b.blocked === true) - Number(a.blocked === true) ||
      b.logins - a.logins,
  );
}

/** Events of a second factor or passkey, whatever the dictionary files them under. */
const FACTORS = /^gd_|^mfar$|passkey|webauthn/;

const isAboutFactor = (event: LogEvent): boolean =>
  event.meaning.about === 'mfa' ||
  FACTORS.test(event.type) ||
  (isLoginFailure(event) && explain(event).startsWith('mfa_'));

/** Second round: the state of the account, and of the application, address and organization involved. */
async function around(reader: Reader, facts: LoginFacts): Promise<void> {
  const [account] = facts.accounts;
  const newest = facts.events.find(isLoginFailure);
  const lastSignIn = facts.events.find(isSignIn);
  const clientId =
    facts.application?.client_id ??
    facts.events.find((event) => isLoginFailure(event) && event.clientId)?.clientId ??
    lastSignIn?.clientId;
  const organizationId =
    facts.organization?.id ??
    facts.events.find((event) => isLoginFailure(event) && event.organizationId)?.organizationId;
  if (organizationId) facts.organization ??= { id: organizationId };
  const tasks: Promise<void>[] = [];
  const run = (task: Promise<void>) => void tasks.push(task);
  if (account) {
    if (facts.events.some(isAboutFactor)) run(readFactors(reader, facts, account.user_id));
    run(readOrganizations(reader, facts, account.user_id));
    const names = [account.email, account.username, account.phone_number].filter(
      (name) => name !== undefined,
    );
    const covered = names.every((name) => name.toLowerCase() === facts.asked.value.toLowerCase());
    if (!facts.bruteForce || !covered) run(readBlocks(reader, facts, account.user_id));
  }
  if (clientId) run(readApplication(reader, facts, clientId));
  const addresses = [
    ...new Set([newest?.ip, lastSignIn?.ip, account?.lastIp].filter((ip) => ip !== undefined)),
  ];
  const own = facts.accounts.flatMap(({ identities }) => identities.map((one) => one.connection));
  const connections = [...new Set([...outsideConnections(facts), ...own])].filter(Boolean);
  run(readUnattributed(reader, facts, clientId, addresses, connections));
  if (organizationId) run(readInvitations(reader, facts, [organizationId]));
  await Promise.all(tasks);
}

/** What ties an event to the person by its place alone. */
const BY_PLACE: readonly Degree[] = ['attempt', 'address', 'shared', 'everyone'];

/** Causes behind which an Action may be. */
const BY_ACTION: readonly CauseId[] = ['login_denied', 'action_failed', 'other_failure', 'unverified_email'];

/** Causes whose fix depends on where the password is kept, or whose reason may be the identity provider's. */
const KEPT: readonly CauseId[] = [
  'wrong_password',
  'password_expired',
  'password_change_failed',
  'breached_password',
  'brute_force_block',
  'identity_provider',
  'connection_not_enabled',
  'unverified_email',
];

/** Causes after which the person needs a new password, which the mail with the link for one gives. */
const BY_RESET: readonly CauseId[] = ['wrong_password', 'password_expired', 'breached_password'];

/** What the login script of a custom database may have said. */
const BY_SCRIPT: readonly CauseId[] = ['login_denied', 'other_failure', 'no_account', 'action_failed'];

/** Causes that a person runs into who was invited and never became a member. */
const WAITING: readonly CauseId[] = [
  'no_account',
  'expired_invitation',
  'not_organization_member',
  'login_denied',
  'other_failure',
];

/** An Action can refuse a registration, in words of its own; whatever else refuses one is known by its text. */
const byRegistrationAction = (event: LogEvent): boolean =>
  event.type === 'fs' &&
  (knownText(event) === undefined || /extensibility_error|pre-?user-?registration/.test(event.text));

/** Third round: what only some findings require. */
async function follow(reader: Reader, facts: LoginFacts): Promise<void> {
  // Whether the application is set as the only failure in the tenant says.
  const [only] = facts.application ? [] : historyOf(facts).standing;
  if (only?.event.clientId && only.attribution?.degree === 'everyone')
    await readApplication(reader, facts, only.event.clientId);
  const { standing, unexplained: notUnderstood, lastSignIn } = historyOf(facts);
  const seen = new Set(standing.map(({ cause }) => cause));
  const [newest] = standing;
  const [account] = facts.accounts;
  const tasks: Promise<void>[] = [];
  const run = (task: Promise<void>) => void tasks.push(task);

  // Before all else: whether there is such an organization decides what the others are worth.
  const doubted = seen.has('organization_parameter') ? facts.organization?.id : undefined;
  if (doubted) await readOrganization(reader, facts, doubted);
  // What is tied to the person by its place only can be somebody else's, or be over for everybody.
  const doubtful = [...standing, ...notUnderstood]
    .filter(({ attribution }) => attribution === undefined || BY_PLACE.includes(attribution.degree))
    .filter(({ event, attribution }) => attribution !== undefined || facts.unattributed.includes(event))
    .map(({ event }) => event);
  const changed = facts.events.some(({ type }) => type === 'scp') && seen.has('session_lost');
  if (doubtful.length === 0 && changed && newest?.event.clientId)
    // Whether tokens were renewed since tells whether they outlived the change.
    run(readOthers(reader, facts, [{ clientId: newest.event.clientId }]));
  if (doubtful.length > 0) run(readOthers(reader, facts, doubtful.slice(0, 3)));
  if (standing.length === 0 && notUnderstood.length === 0) {
    run(readQuiet(reader, facts));
    // What keeps a browser from the login page leaves nothing in the log.
    if (facts.now - (lastSignIn?.at ?? 0) > DAY) run(readDomains(reader, facts));
  }
  const domain = account?.email?.split('@')[1]?.toLowerCase();
  const strayed = [...standing, ...notUnderstood].some(
    ({ event }) =>
      event.connection !== undefined &&
      isOutside(event) &&
      account?.identities.every((identity) => identity.connection !== event.connection),
  );
  // The page sends addresses of a company to it by their domain: one that it does not know ends at the password.
  const company = account !== undefined && isOfCompany(facts, account);
  const sentAway =
    company &&
    standing.some(
      ({ event }) =>
        event.strategy === 'auth0' &&
        event.connection !== undefined &&
        account.identities.every((identity) => identity.connection !== event.connection),
    );
  if (domain && (strayed || sentAway)) run(readHome(reader, facts, domain));
  // Where a mail is the way to go on.
  if (BY_RESET.some((cause) => seen.has(cause)) && keeperOf(facts, newest?.event) === 'database')
    run(readMailTemplate(reader, facts, 'reset_email'));
  if (seen.has('unverified_email') && account?.email_verified === false)
    run(readMailTemplate(reader, facts, 'verify_email'));
  const blocked = facts.accounts.find((one) => one.blocked === true);
  if (blocked && isOfCompany(facts, blocked)) run(readProvisioning(reader, facts, blocked));
  if (seen.has('network_rule')) run(readNetworkAcls(reader, facts));
  if (BY_ACTION.some((cause) => seen.has(cause))) run(readActions(reader, facts));
  const signUp = standing.find(({ cause }) => cause === 'signup_failed')?.event;
  if (signUp && byRegistrationAction(signUp)) run(readRegistrationActions(reader, facts));
  const suspicious = facts.unattributed.some((event) => event.type === 'limit_mu') || seen.has('ip_blocked');
  const address = newest?.event.ip ?? account?.lastIp;
  if (address && suspicious) run(readAddress(reader, facts, address));
  if (seen.has('api_not_granted') && facts.application)
    run(readGrants(reader, facts, facts.application.client_id));
  const refusedApi = standing.find(
    ({ cause }) => cause === 'api_not_granted' || cause === 'api_not_found' || cause === 'consent',
  )?.event;
  if (seen.has('client_credentials') && facts.application?.usesKeys) run(readCredentials(reader, facts));
  const audience = refusedApi && audienceOf(refusedApi);
  if (audience) run(readApi(reader, facts, audience));
  // Whether the organization takes the person's connection matters to members, and before anybody becomes one.
  if (facts.organization && !doubted && (account || seen.has('organization_connection'))) {
    run(readOrganizationConnections(reader, facts, facts.organization.id));
  }
  if (seen.has('not_organization_member')) {
    const twin = facts.accounts.find((other) => other !== account && other.email === account?.email);
    if (twin) run(readTwinOrganizations(reader, facts, twin.user_id));
  }
  // What says nothing of a connection does not tell which one to look at.
  const tried = standing.find(({ event }) => event.connection !== undefined) ?? newest;
  const connection = tried?.event.connection ?? account?.identities[0]?.connection;
  const unknown = connection !== undefined && facts.connectionIds[connection] === undefined;
  const refused = (
    [
      'connection_not_enabled',
      'organization_connection',
      'login_denied',
      'other_failure',
      'no_account',
    ] as const
  ).some((cause) => seen.has(cause));
  const left = facts.application?.connections?.every((one) => one.name !== connection) === true;
  // What worked last is disabled now, whether or not anybody has tried it since.
  const shut =
    left && lastSignIn?.connection === connection && lastSignIn?.clientId === facts.application?.client_id;
  // Where the password is kept, or what the identity provider signs with.
  const scripts =
    tried !== undefined &&
    (tried.account !== undefined || tried.event.type === 'f') &&
    tried.event.strategy === 'auth0' &&
    BY_SCRIPT.some((cause) => tried.cause === cause);
  // A database of the customer may know who has no account here yet.
  const importing = !account && tried?.cause === 'no_account' && tried.event.strategy === 'auth0';
  const kept =
    scripts ||
    importing ||
    KEPT.some((cause) => seen.has(cause)) ||
    (tried !== undefined && isOutside(tried.event));
  if (connection && (kept || (unknown && (refused || (left && facts.applicationAsked) || shut))))
    run(readConnection(reader, facts, connection));
  const ownId = connection === undefined ? undefined : facts.connectionIds[connection];
  const untried = facts.events.length === 0 && facts.unattributed.length === 0;
  if (connection && ownId && (tried || untried) && keeperOf(facts, tried?.event) === 'directory')
    run(readConnector(reader, facts, connection, ownId));
  if (ownId && ((left && refused) || shut) && !seen.has('connection_not_enabled'))
    run(readConnectionClients(reader, facts, ownId));
  const opened = standing.find(({ cause }) => cause === 'invitation_other_account')?.event.organizationId;
  if (opened && facts.otherInvitations === undefined) run(readInvitations(reader, facts, [opened]));
  // A person who never signed in and is in no organization may be waiting for an invitation.
  const outside = !lastSignIn && (account?.logins ?? 0) === 0 && (facts.organizations?.length ?? 0) === 0;
  const unexplained = standing.every(({ cause }) => WAITING.includes(cause));
  if (outside && unexplained && !facts.organization) run(searchInvitations(reader, facts));
  await Promise.all(tasks);
  // Others' sign-ins may have shown that all of it is somebody else's.
  if (facts.quiet === undefined && !hasOpen(facts)) await readQuiet(reader, facts);
  if (takeOtherSpellings(facts)) {
    const failed = facts.events.find(isLoginFailure);
    const tried = failed?.strategy === 'auth0' ? failed.connection : undefined;
    if (tried && facts.connection === undefined) await readConnection(reader, facts, tried);
  }
  // Who else signs in from there tells whether a name that nobody has may be theirs.
  const [strange] = strangeNames(facts);
  if (strange?.ip && facts.others === undefined) await readOthers(reader, facts, [{ ip: strange.ip }]);
  if (quietEvent(facts, 'acls_summary')) await readNetworkAcls(reader, facts);
  // Whether anybody can still sign in tells whether a domain that is not ready matters, or what came last.
  const { application } = facts;
  const came = facts.quiet !== undefined && hasOpen(facts);
  const domains = quietEvent(facts, DOMAIN_FAILED) || (facts.brokenDomains ?? []).length > 0;
  if (application && facts.others === undefined && (came || domains))
    await readOthers(reader, facts, [{ clientId: application.client_id }]);
  await readWhatDecides(reader, facts);
  await readLast(reader, facts);
}

/**
 * Failures under the person's name in other letters, as it was typed: they are theirs.
 *
 * @returns whether there are any
 */
function takeOtherSpellings(facts: LoginFacts): boolean {
  const names = namesOf(facts);
  const known = new Set(facts.events.map(({ id }) => id));
  const typed = (facts.quiet ?? []).filter(
    (event) =>
      !event.userId &&
      event.userName !== undefined &&
      names.has(event.userName.toLowerCase()) &&
      !known.has(event.id) &&
      isLoginFailure(event),
  );
  facts.events = [...facts.events, ...typed].sort((a, b) => b.at - a.at);
  return typed.length > 0;
}

/** Whether anything is unexplained by now. */
function hasOpen(facts: LoginFacts): boolean {
  const history = historyOf(facts);
  return history.standing.length + history.unexplained.length + leftOpen(facts, history).length > 0;
}

const quietEvent = ({ quiet = [] }: LoginFacts, code: string): boolean =>
  quiet.some(({ type }) => type === code);
